#pragma once

#include <glm/vec2.hpp>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

#include "geo/core/error.h"
#include "geo/core/progress.h"
#include "geo/elevation/elevation_source.h"
#include "geo/elevation/heightfield.h"
#include "geo/elevation/stacked_layer.h"

namespace saban::geo {

/// Rasters laid over each other and read as one ground. The working half of `ElevationSource`.
///
/// From the top down, every layer that has data at a point gives a share of the height by its weight and leaves the
/// rest to those below; shares are scaled to a sum of one. Layers of about the same cell that follow each other are one
/// surface, such as the tiles of a survey: they blend among themselves first, and the seam with what lies below runs along
/// the outline of all of them. Filled holes come last: only where no layer has data. Thread safety: any thread.
class ElevationStack {
 public:
    /// Errors and warnings: see `ElevationSource::open`.
    static Result<std::unique_ptr<const ElevationStack>> open(const std::vector<ElevationLayer>& layers,
                                                              const Crs& tableCrs, const ElevationOptions& options,
                                                              Warnings& warnings, const std::stop_token& stop,
                                                              const StepProgress& progress);

    const std::vector<std::unique_ptr<StackedLayer>>& layers() const { return layers_; }
    Result<Heightfield> read(const GridSpec& grid, const std::stop_token& stop) const;
    Result<std::optional<HeightSample>> sampleAt(glm::dvec2 point) const;
    ElevationSource::Range roughRange() const;

 private:
    /// Layers that follow each other and are read as one surface.
    struct Group {
        std::size_t first, end;
    };

    ElevationStack() = default;
    void arrange(const std::vector<ElevationLayer>& specs);
    void arrangeGroup(const Group& group);
    /// Greatest cell of the layers before `end` that lie under one of `above`; nothing when none does.
    std::optional<double> coarsestBelowM(std::size_t end, std::span<const std::size_t> above) const;

    std::vector<std::unique_ptr<StackedLayer>> layers_;  ///< lowest first
    std::vector<Group> groups_;                          ///< lowest first, all layers
};

}  // namespace saban::geo
