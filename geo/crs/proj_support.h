#pragma once

#include <proj.h>

#include <memory>
#include <string>

namespace saban::geo {

struct PjDeleter {
    void operator()(PJ* pj) const { proj_destroy(pj); }
};
using PjPtr = std::unique_ptr<PJ, PjDeleter>;

/// The calling thread's PROJ context: no network, messages kept instead of printed. Lives as long as the thread.
PJ_CONTEXT* projContext();

/// What PROJ last complained about on this thread, and forgets it.
std::string takeProjMessage();

}  // namespace saban::geo
