#include "geo/core/thread_priority.h"

#ifdef __linux__
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace saban::geo {

void lowerThreadPriority([[maybe_unused]] GivesWay givesWay) {
#ifdef __linux__
    // Linux keeps the nice value per thread, unlike POSIX.
    constexpr int kPartly = 2, kWholly = 19;
    prctl(PR_SET_NAME, "saban-worker");  // as debuggers and profilers show it
    setpriority(PRIO_PROCESS, static_cast<id_t>(syscall(SYS_gettid)), givesWay == GivesWay::Wholly ? kWholly : kPartly);
#endif
}

}  // namespace saban::geo
