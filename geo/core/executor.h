#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

namespace saban::geo {

/// Runs tasks on a fixed number of worker threads, first come first served.
///
/// With zero threads a task runs inside `submit`, on the caller's thread: for tests.
/// Destruction asks running tasks to stop through their token, drops waiting ones and joins.
/// Thread safety: any thread.
class Executor {
   public:
    using Task = std::function<void(std::stop_token)>;

    explicit Executor(unsigned threads = defaultThreadCount());
    ~Executor();
    Executor(const Executor&) = delete;
    Executor& operator=(const Executor&) = delete;

    void submit(Task task);

    /// Waits until nothing is queued or running.
    void waitIdle();

    unsigned threadCount() const { return static_cast<unsigned>(threads_.size()); }

    /// The machine's cores, at least 1.
    static unsigned defaultThreadCount();

   private:
    void run(std::stop_token stop);

    std::mutex mutex_;
    std::condition_variable_any wake_;
    std::condition_variable idle_;
    std::deque<Task> queue_;
    unsigned running_ = 0;
    std::vector<std::jthread> threads_;
};

}  // namespace saban::geo
