#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "geo/core/executor.h"
#include "layers/ground/ground.h"

namespace saban::viewer {

/// Builds the overviews that a ground's rasters lack, at most two at a time, while the table is already being shown.
/// Thread safety: any thread; `wakeUp` is called from the workers. Destruction stops what runs and waits for it.
class BackgroundPyramids {
   public:
    explicit BackgroundPyramids(std::function<void()> wakeUp) : wakeUp_(std::move(wakeUp)) {}
    ~BackgroundPyramids();
    BackgroundPyramids(const BackgroundPyramids&) = delete;
    BackgroundPyramids& operator=(const BackgroundPyramids&) = delete;

    /// Works for this ground from now on (null: for none). A raster that it shares with the earlier ground goes on as it is,
    /// one that could not get overviews is not tried again; work for other rasters is asked to stop, and not waited for.
    void start(const std::shared_ptr<const layers::Ground>& ground);

    struct State {
        int left = 0;            ///< rasters still without
        std::string path;        ///< of the first of them
        double fraction = 0.0;   ///< of its overviews
        std::vector<std::string> failures;
    };
    State state() const;
    bool isRunning() const { return state().left > 0; }

   private:
    struct Job {
        std::shared_ptr<geo::RasterFile> raster;
        std::stop_source stop;
        double fraction = 0.0;
        bool isDone = false;
        std::string failure;
    };
    void build(Job& job);

    std::function<void()> wakeUp_;
    mutable std::mutex mutex_;
    std::vector<std::shared_ptr<Job>> jobs_;   // of the present ground; what they hold changes under the mutex
    std::unique_ptr<geo::Executor> executor_;  // last: ends before the rest goes
};

}  // namespace saban::viewer
