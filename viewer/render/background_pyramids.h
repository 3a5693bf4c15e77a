#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "geo/core/executor.h"
#include "layers/ground/ground.h"

namespace saban::viewer {

/// Builds the overviews that a ground's rasters lack, one after the other, while the table is already being shown.
/// Thread safety: any thread; `wakeUp` is called from the worker.
class BackgroundPyramids {
   public:
    explicit BackgroundPyramids(std::function<void()> wakeUp) : wakeUp_(std::move(wakeUp)) {}

    /// Stops what runs for an earlier ground and begins with this one (null: none).
    void start(const std::shared_ptr<const layers::Ground>& ground);

    struct State {
        int left = 0;            ///< rasters still without
        std::string path;        ///< being worked on
        double fraction = 0.0;
        std::vector<std::string> failures;
    };
    State state() const;
    bool isRunning() const { return state().left > 0; }

   private:
    std::function<void()> wakeUp_;
    mutable std::mutex mutex_;
    State state_;
    std::unique_ptr<geo::Executor> executor_;  // last: stops before the rest goes
};

}  // namespace saban::viewer
