#include "geo/crs/proj_support.h"

#include <proj.h>

#include <utility>

namespace saban::geo {

namespace {

struct ThreadContext {
    PJ_CONTEXT* context = proj_context_create();
    std::string message;

    ThreadContext() {
        proj_context_set_enable_network(context, 0);
        proj_log_level(context, PJ_LOG_ERROR);
        proj_log_func(context, this, [](void* self, int level, const char* text) {
            if (level == PJ_LOG_ERROR) static_cast<ThreadContext*>(self)->message = text;
        });
    }
    ~ThreadContext() { proj_context_destroy(context); }
    ThreadContext(const ThreadContext&) = delete;
    ThreadContext& operator=(const ThreadContext&) = delete;
};

ThreadContext& threadContext() {
    thread_local ThreadContext context;
    return context;
}

}  // namespace

void PjDeleter::operator()(PJ* pj) const { proj_destroy(pj); }

PJ_CONTEXT* projContext() { return threadContext().context; }

std::string takeProjMessage() { return std::exchange(threadContext().message, {}); }

}  // namespace saban::geo
