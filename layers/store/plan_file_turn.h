#pragma once

#include <chrono>
#include <mutex>

namespace saban::layers {

/// Held by all that opens, writes or closes a plan's file: a thread that closes the file takes this process's locks on it away, also those under a transaction of another thread
/// (POSIX; "How to corrupt an SQLite database file", 2.2).
class PlanFileTurn {
   public:
    PlanFileTurn() : lock_(mutex()) {}
    /// Waits so long at most: it may be `isMine` or not.
    explicit PlanFileTurn(std::chrono::milliseconds most) : lock_(mutex(), most) {}

    bool isMine() const { return lock_.owns_lock(); }

   private:
    static std::recursive_timed_mutex& mutex() {
        static std::recursive_timed_mutex all;
        return all;
    }
    std::unique_lock<std::recursive_timed_mutex> lock_;
};

}  // namespace saban::layers
