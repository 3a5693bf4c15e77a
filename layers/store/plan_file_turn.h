#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <mutex>
#include <string>

namespace saban::layers {

/// Held by all that opens, writes or closes a plan's file: a thread that closes the file takes this process's locks on it away, also those under a transaction of another thread
/// (POSIX; "How to corrupt an SQLite database file", 2.2). Each file has its own.
class PlanFileTurn {
   public:
    explicit PlanFileTurn(const std::string& path) : lock_(mutexOf(path)) {}
    /// Waits so long at most: it may be `isMine` or not.
    PlanFileTurn(const std::string& path, std::chrono::milliseconds most) : lock_(mutexOf(path), most) {}

    bool isMine() const { return lock_.owns_lock(); }

   private:
    /// By the name that it has without links, so that it stays the same when the file is replaced.
    static std::recursive_timed_mutex& mutexOf(const std::string& path) {
        static std::mutex mutex;
        static std::map<std::string, std::recursive_timed_mutex> all;
        std::error_code error;
        const auto place = std::filesystem::weakly_canonical(path, error);
        const std::lock_guard lock(mutex);
        return all[error ? path : place.string()];
    }
    std::unique_lock<std::recursive_timed_mutex> lock_;
};

}  // namespace saban::layers
