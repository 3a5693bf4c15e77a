#include "viewer/render/background_pyramids.h"

namespace saban::viewer {

void BackgroundPyramids::start(const std::shared_ptr<const layers::Ground>& ground) {
    executor_ = nullptr;  // asks what runs to stop, and waits for it
    const auto rasters = ground ? layers::rastersWithoutPyramid(*ground) : std::vector<std::shared_ptr<geo::RasterFile>>{};
    {
        const std::lock_guard lock(mutex_);
        state_ = {.left = static_cast<int>(rasters.size()), .path = {}, .fraction = 0.0, .failures = {}};
    }
    if (rasters.empty()) return;
    executor_ = std::make_unique<geo::Executor>(rasters.size() > 1 ? 2u : 1u);
    for (const auto& raster : rasters) {
        executor_->submit([this, raster](std::stop_token stop) {
            const auto progress = [&](double fraction) {
                const std::lock_guard lock(mutex_);
                state_.path = raster->info().path;
                state_.fraction = fraction;
            };
            progress(0.0);
            const auto built = raster->buildPyramid(progress, stop);
            {
                const std::lock_guard lock(mutex_);
                --state_.left;
                if (!built && built.error().code != geo::ErrorCode::Cancelled) state_.failures.push_back(built.error().message);
            }
            if (wakeUp_) wakeUp_();
        });
    }
}

BackgroundPyramids::State BackgroundPyramids::state() const {
    const std::lock_guard lock(mutex_);
    return state_;
}

}  // namespace saban::viewer
