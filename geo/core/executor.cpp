#include "geo/core/executor.h"

#include <algorithm>
#include <utility>

namespace saban::geo {

unsigned Executor::defaultThreadCount() { return std::max(1u, std::thread::hardware_concurrency()); }

Executor::Executor(unsigned threads) {
    threads_.reserve(threads);
    for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this](std::stop_token stop) { run(std::move(stop)); });
}

Executor::~Executor() {
    {
        const std::lock_guard lock(mutex_);
        queue_.clear();
    }
    for (auto& thread : threads_) thread.request_stop();
    wake_.notify_all();
    threads_.clear();
}

void Executor::submit(Task task) {
    if (threads_.empty()) {
        task(std::stop_token{});
        return;
    }
    {
        const std::lock_guard lock(mutex_);
        queue_.push_back(std::move(task));
    }
    wake_.notify_one();
}

void Executor::waitIdle() {
    std::unique_lock lock(mutex_);
    idle_.wait(lock, [this] { return queue_.empty() && running_ == 0; });
}

void Executor::run(std::stop_token stop) {
    std::unique_lock lock(mutex_);
    while (wake_.wait(lock, stop, [this] { return !queue_.empty(); })) {
        Task task = std::move(queue_.front());
        queue_.pop_front();
        ++running_;
        lock.unlock();
        task(stop);
        task = nullptr;
        lock.lock();
        --running_;
        if (queue_.empty() && running_ == 0) idle_.notify_all();
        if (stop.stop_requested()) return;
    }
}

}  // namespace saban::geo
