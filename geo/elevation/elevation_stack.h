#pragma once

#include <glm/vec2.hpp>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

#include "geo/core/error.h"
#include "geo/elevation/elevation_source.h"
#include "geo/elevation/heightfield.h"
#include "geo/elevation/stacked_layer.h"

namespace saban::geo {

/// Rasters laid over each other and read as one ground. The working half of `ElevationSource`.
///
/// From the top down, every layer that has data at a point gives a share of the height by its weight and leaves the
/// rest to those below; shares are scaled to a sum of one. Filled holes come last: only where no layer has data. Thread
/// safety: any thread.
class ElevationStack {
 public:
    /// Errors and warnings: see `ElevationSource::open`.
    static Result<std::unique_ptr<const ElevationStack>> open(const std::vector<ElevationLayer>& layers,
                                                              const Crs& tableCrs, const ElevationOptions& options,
                                                              Warnings& warnings);

    const std::vector<std::unique_ptr<StackedLayer>>& layers() const { return layers_; }
    Result<Heightfield> read(const GridSpec& grid, const std::stop_token& stop) const;
    Result<std::optional<HeightSample>> sampleAt(glm::dvec2 point) const;
    ElevationSource::Range roughRange() const;

 private:
    ElevationStack() = default;
    std::vector<std::unique_ptr<StackedLayer>> layers_;  ///< lowest first
};

}  // namespace saban::geo
