#pragma once

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "geo/raster/pyramid_builder.h"
#include "geo/raster/raster_file.h"
#include "geo/raster/raster_level.h"
#include "geo/raster/raster_source.h"

namespace saban::geo {

using RasterLevels = std::vector<RasterLevel>;

struct RasterFile::Impl {
    RasterInfo info;
    RasterKind kind = RasterKind::Elevation;
    double cellM = 0.0;
    bool isSequential = false;  ///< its format must be decoded from the start to get at any cell
    std::vector<std::string> parts;  ///< files whose change means another raster
    std::string spec;                ///< tells apart rasters that lie in the same files
    std::optional<std::string> openedFiles;  ///< what `parts` were when it was opened
    bool isOnNetwork = false;  ///< or may be
    std::atomic<unsigned> generation{0};

    /// Finest first; the first is the full resolution. Replaced as a whole, so that a reader keeps what it began with.
    std::shared_ptr<const RasterLevels> levels() const {
        const std::lock_guard lock(mutex_);
        return levels_;
    }
    void setLevels(RasterLevels levels) {
        changeLevels([&](RasterLevels& all) { all = std::move(levels); });
    }
    /// Replaces the levels by a changed copy of them.
    template <typename Change>
    void changeLevels(Change&& change) {
        const std::lock_guard lock(mutex_);
        RasterLevels next = levels_ ? *levels_ : RasterLevels{};
        change(next);
        levels_ = std::make_shared<const RasterLevels>(std::move(next));
    }

    ~Impl();

    /// True when what the file itself holds makes reduced reads of it slow.
    bool needsPyramid() const;

    /// Uses the pyramid in the cache if a sound one is there; removes it when it is not sound.
    bool attachCached();

    /// Builds in the cache, or in memory, and attaches.
    Result<void> build(const Progress& progress, const std::stop_token& stop);

    /// Stops using the pyramid and removes it from the cache: it was found to be damaged.
    void dropPyramid();

    /// Finds out, once, which range of values a picture of more than 8 bits has.
    Result<void> ensureStretch(const std::stop_token& stop);

    /// One at a time builds; the others wait.
    std::mutex buildMutex;
    std::condition_variable_any buildDone;
    bool isBuilding = false;

   private:
    std::optional<std::string> key() const;
    Result<void> buildInCache(const Progress& progress, const std::stop_token& stop);
    Result<void> buildInMemory(const Error& why, const Progress& progress, const std::stop_token& stop);
    bool attach(const std::string& folder, const std::vector<PyramidFile>& files);

    mutable std::mutex mutex_;
    std::shared_ptr<const RasterLevels> levels_;
    std::string pyramidFolder_;  ///< of the pyramid in use; empty: none
    std::vector<std::string> memoryFolders_;  ///< below /vsimem/, removed with this
    std::mutex stretchMutex_;
    bool isStretchKnown_ = false;
};

/// An error about reading cells, worded for a person.
tl::unexpected<Error> failReading(const RasterInfo& info, const Error& error);

}  // namespace saban::geo
