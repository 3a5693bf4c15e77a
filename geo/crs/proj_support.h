#pragma once

#include <memory>
#include <string>

// As proj.h declares them: no header of geo/ includes it.
struct PJconsts;
struct pj_ctx;

namespace saban::geo {

using PJ = ::PJconsts;
using PJ_CONTEXT = ::pj_ctx;

struct PjDeleter {
    void operator()(PJ* pj) const;
};
using PjPtr = std::unique_ptr<PJ, PjDeleter>;

/// The calling thread's PROJ context: no network, messages kept instead of printed. Lives as long as the thread.
PJ_CONTEXT* projContext();

/// What PROJ last complained about on this thread, and forgets it.
std::string takeProjMessage();

}  // namespace saban::geo
