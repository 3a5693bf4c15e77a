#include "geo/core/thread_priority.h"

#ifdef __linux__
#include <malloc.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace saban::geo {

namespace {

#if defined(__linux__) && defined(M_ARENA_MAX)
/// Of the C library's memory, each part with a lock of its own: as many as there are threads, or one that gave its core away amid a lock would make those wait that draw.
void separateMemoryOfThreads() {
    constexpr int kMost = 128;
    [[maybe_unused]] static const int done = mallopt(M_ARENA_MAX, kMost);
}
#else
void separateMemoryOfThreads() {}
#endif

}  // namespace

void lowerThreadPriority([[maybe_unused]] GivesWay givesWay) {
    separateMemoryOfThreads();
#ifdef __linux__
    // Linux keeps the nice value per thread, unlike POSIX.
    constexpr int kPartly = 2, kWholly = 19;
    prctl(PR_SET_NAME, "saban-worker");  // as debuggers and profilers show it
    setpriority(PRIO_PROCESS, static_cast<id_t>(syscall(SYS_gettid)), givesWay == GivesWay::Wholly ? kWholly : kPartly);
#endif
}

}  // namespace saban::geo
