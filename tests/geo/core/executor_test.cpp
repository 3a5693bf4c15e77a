#include "geo/core/executor.h"

#include <gtest/gtest.h>

#include <atomic>
#include <latch>

namespace saban::geo {
namespace {

TEST(Executor, RunsEveryTaskOnce) {
    std::atomic<int> sum{0};
    Executor executor(3);
    for (int i = 1; i <= 100; ++i) executor.submit([&sum, i](std::stop_token) { sum += i; });
    executor.waitIdle();
    EXPECT_EQ(sum, 5050);
}

TEST(Executor, WithoutThreadsRunsOnTheCallersThread) {
    Executor executor(0);
    std::thread::id ran;
    executor.submit([&](std::stop_token) { ran = std::this_thread::get_id(); });
    EXPECT_EQ(ran, std::this_thread::get_id());
}

TEST(Executor, AsksRunningTasksToStopWhenItEnds) {
    std::latch begun(1);
    std::atomic<bool> wasAsked{false};
    {
        Executor executor(1);
        executor.submit([&](std::stop_token stop) {
            begun.count_down();
            while (!stop.stop_requested()) std::this_thread::yield();
            wasAsked = true;
        });
        begun.wait();
    }
    EXPECT_TRUE(wasAsked);
}

TEST(Executor, DropsWaitingTasksWhenItEnds) {
    std::latch begun(1);
    std::atomic<int> ran{0};
    {
        Executor executor(1);
        executor.submit([&](std::stop_token stop) {
            begun.count_down();
            while (!stop.stop_requested()) std::this_thread::yield();
        });
        begun.wait();
        for (int i = 0; i < 10; ++i) executor.submit([&](std::stop_token) { ++ran; });
    }
    EXPECT_EQ(ran, 0);
}

}  // namespace
}  // namespace saban::geo
