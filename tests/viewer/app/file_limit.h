#pragma once

#include <sys/resource.h>

#include <csignal>

namespace saban::test {

/// No file may grow beyond so many bytes while this lives: writing fails as on a full disk.
class FileLimit {
   public:
    explicit FileLimit(rlim_t bytes) {
        handler_ = std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit limit{bytes, before_.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileLimit() {
        setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, handler_);
    }
    FileLimit(const FileLimit&) = delete;
    FileLimit& operator=(const FileLimit&) = delete;

   private:
    rlimit before_{};
    void (*handler_)(int) = SIG_DFL;
};

}  // namespace saban::test
