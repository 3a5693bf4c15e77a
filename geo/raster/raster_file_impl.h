#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "geo/raster/raster_file.h"
#include "geo/raster/raster_level.h"
#include "geo/raster/raster_source.h"

namespace saban::geo {

using RasterLevels = std::vector<RasterLevel>;

struct RasterFile::Impl {
    RasterInfo info;
    RasterKind kind = RasterKind::Elevation;
    double cellM = 0.0;
    std::vector<std::string> parts;  ///< files whose change means another raster
    std::atomic<unsigned> generation{0};

    /// Finest first; the first is the full resolution. Replaced as a whole, so that a reader keeps what it began with.
    std::shared_ptr<const RasterLevels> levels() const {
        const std::lock_guard lock(mutex_);
        return levels_;
    }
    void setLevels(RasterLevels levels) {
        auto next = std::make_shared<const RasterLevels>(std::move(levels));
        const std::lock_guard lock(mutex_);
        levels_ = std::move(next);
    }

   private:
    mutable std::mutex mutex_;
    std::shared_ptr<const RasterLevels> levels_;
};

}  // namespace saban::geo
