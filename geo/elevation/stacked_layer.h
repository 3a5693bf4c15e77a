#pragma once

#include <cstdint>
#include <glm/vec2.hpp>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

#include "geo/core/bounds.h"
#include "geo/core/error.h"
#include "geo/core/progress.h"
#include "geo/elevation/edge_distance.h"
#include "geo/elevation/elevation_source.h"
#include "geo/elevation/group_outline.h"
#include "geo/elevation/heightfield.h"
#include "geo/raster/placed_raster.h"
#include "geo/raster/resample.h"

namespace saban::geo {

/// One raster of an `ElevationSource`: its heights in metres, its holes, and its weight in the stack.
/// Thread safety: any thread.
class StackedLayer {
 public:
    /// Cells of the raster, whole or reduced, metres; NaN where void.
    struct Cells {
        CellFrame frame;
        std::vector<float> heightM;
        std::vector<std::uint8_t> isFilled;  ///< non-zero where a hole was filled; empty when nothing is

        /// Puts heights into void cells and marks these; NaN puts nothing.
        void fillFrom(std::span<const float> filledM);
    };

    /// Errors and warnings: see `ElevationSource::open`.
    static Result<std::unique_ptr<StackedLayer>> open(const ElevationLayer& layer, const Crs& tableCrs,
                                                      const ElevationOptions& options, Warnings& warnings,
                                                      const std::stop_token& stop, const StepProgress& progress);

    const PlacedRaster& raster() const { return raster_; }
    double unitToMetre() const { return unitToMetre_; }
    /// Blends the layer over `featherM` inside its edges.
    void feather(double featherM);
    /// Makes the layer one of several that form one surface: it blends with the others over `innerM` inside its own
    /// edges, and together they blend with what lies below over `outerM` inside `outline` (table coordinates).
    void featherInGroup(double innerM, double outerM, std::span<const OutlineSegment> outline);

    /// Share in the height of a place that also has data below (below the group, when in one), above 0 and up to 1.
    double weightAt(glm::dvec2 pixel) const;
    /// Share among the layers of its group, above 0 and up to 1; 1 when in none.
    double shareAt(glm::dvec2 pixel) const;
    /// Cells around the given pixels; null when the raster does not reach there.
    Result<std::shared_ptr<const Cells>> readCells(const Bounds& pixels, int reduction, std::stop_token stop) const;
    /// Full resolution and double precision; nothing where the nearest cell is void or the raster does not reach.
    Result<std::optional<HeightSample>> sampleAt(glm::dvec2 pixel) const;

    /// The whole raster, coarsely, from when it was opened.
    const Cells& overview() const { return *overview_; }
    bool hasData() const;
    /// True when its weight depends on where its data end.
    bool hasSeam() const { return edge_.has_value(); }
    /// Of a coarse look, a new one since the file gives better data; nothing when that saw no data.
    std::optional<ElevationSource::Range> roughRange() const;

 private:
    explicit StackedLayer(PlacedRaster raster) : raster_(std::move(raster)) {}
    /// Metres; NaN for what cannot be a height on Earth.
    float heightFrom(float value) const;
    Result<void> readWhole();
    Result<Cells> lookCoarsely(const std::stop_token& stop) const;
    void toHeights(std::vector<float>& values) const;
    Result<void> mergeFilled();
    void measureEdge();
    Result<bool> searchData(const std::stop_token& stop, const Progress& progress) const;
    Result<std::optional<double>> readCellM(int column, int row) const;

    PlacedRaster raster_;
    double unitToMetre_ = 1.0;
    double featherM_ = 0.0;
    double shareM_ = 0.0;  ///< width of the blend inside the group
    std::optional<EdgeDistance> edge_;
    std::optional<std::vector<OutlineSegment>> outline_;  ///< near this layer, pixels times the cells' sizes; set in a group
    std::shared_ptr<const Cells> overview_;
    mutable std::mutex rangeMutex_;
    mutable std::optional<ElevationSource::Range> range_;
    mutable std::optional<unsigned> rangeGeneration_;  ///< of the file when `range_` was found
    std::vector<std::shared_ptr<const Cells>> reduced_;  ///< of a small raster: by 2, by 4 …; empty for a large one
    std::shared_ptr<RasterFile> filled_;  ///< heights across the holes, void elsewhere; null when nothing is filled
};

}  // namespace saban::geo
