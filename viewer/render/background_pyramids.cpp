#include "viewer/render/background_pyramids.h"

#include <algorithm>

namespace saban::viewer {

BackgroundPyramids::~BackgroundPyramids() {
    start(nullptr);
    executor_ = nullptr;
}

void BackgroundPyramids::start(const std::shared_ptr<const layers::Ground>& ground) {
    const auto rasters = ground ? layers::rastersWithoutPyramid(*ground) : std::vector<std::shared_ptr<geo::RasterFile>>{};
    std::vector<std::shared_ptr<Job>> jobs, added;
    {
        const std::lock_guard lock(mutex_);
        for (const auto& raster : rasters) {
            const auto present = std::ranges::find_if(jobs_, [&](const auto& job) { return job->raster == raster; });
            if (present != jobs_.end()) {
                jobs.push_back(*present);
            } else {
                added.push_back(std::make_shared<Job>());
                added.back()->raster = raster;
                jobs.push_back(added.back());
            }
        }
        for (const auto& job : jobs_)
            if (std::ranges::find(jobs, job) == jobs.end()) job->stop.request_stop();
        jobs_ = std::move(jobs);
    }
    if (added.empty()) return;
    if (!executor_) executor_ = std::make_unique<geo::Executor>(2u);
    for (const auto& job : added) executor_->submit([this, job](const std::stop_token&) { build(*job); });
}

void BackgroundPyramids::build(Job& job) {
    const std::stop_token stop = job.stop.get_token();
    if (stop.stop_requested()) return;
    const auto progress = [&](double fraction) {
        const std::lock_guard lock(mutex_);
        job.fraction = fraction;
    };
    const auto built = job.raster->buildPyramid(progress, stop);
    {
        const std::lock_guard lock(mutex_);
        job.isDone = true;
        if (!built && built.error().code != geo::ErrorCode::Cancelled) job.failure = built.error().message;
    }
    if (wakeUp_ && !stop.stop_requested()) wakeUp_();
}

BackgroundPyramids::State BackgroundPyramids::state() const {
    const std::lock_guard lock(mutex_);
    State state;
    for (const auto& job : jobs_) {
        if (!job->failure.empty()) state.failures.push_back(job->failure);
        if (job->isDone) continue;
        if (state.left++ > 0) continue;
        state.path = job->raster->info().path;
        state.fraction = job->fraction;
    }
    return state;
}

}  // namespace saban::viewer
