#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "geo/core/bounds.h"
#include "geo/core/error.h"
#include "geo/core/progress.h"
#include "geo/crs/crs.h"
#include "geo/elevation/heightfield.h"
#include "geo/raster/raster_file.h"

namespace saban::geo {

enum class HoleFilling { LeaveHoles, Interpolate };

/// Seam between a layer and those below it.
enum class SeamStyle {
    Feather,  ///< heights blend over `featherM` inside the upper layer's edge
    Cut       ///< the upper layer ends where its data ends; only a strip of one cell joins the two surfaces
};

/// One elevation raster of the stack.
struct ElevationLayer {
    std::string path;
    std::optional<double> unitToMetre = std::nullopt;  ///< overrides what the file says; metres per unit
    SeamStyle seam = SeamStyle::Feather;
    std::optional<double> featherM =
        std::nullopt;  ///< default: 8 of the coarsest cells below, at most a tenth of this layer's size
};

/// The height of a place and where it comes from: measured (`Valid`) or interpolated across a hole (`Filled`).
struct HeightSample {
    double heightM;
    CellState state;
};

struct ElevationOptions {
    HoleFilling holes = HoleFilling::LeaveHoles;
    RasterOptions raster;
};

/// The heights of a table: any number of rasters, stacked; the later lie on top. Values are metres in the table's CRS.
///
/// Heights between cell centres are bilinear in the raster's own grid; exactly at a cell centre they are the cell's
/// value. A raster is read as samples at its cell centres and covers half a cell beyond them. Reading a grid coarser
/// than the data uses averaged overviews. Thread safety: any thread.
class ElevationSource {
 public:
    /// Opens and checks every layer, lowest first. Warnings (impossible heights, undeclared vertical reference …) are
    /// in `warnings()`. Errors: those of `RasterFile::open`; `NoCrs` naming what to do; `Unsupported` for more than one
    /// band of imagery, an unknown vertical unit, a single row or column; `NoData` when nothing but void is in a layer;
    /// `Cancelled`. Long steps, each of one layer, tell `progress`: filling holes, looking through all of a raster that
    /// seems to be void.
    static Result<std::shared_ptr<const ElevationSource>> open(const std::vector<ElevationLayer>& layers,
                                                               const Crs& tableCrs,
                                                               const ElevationOptions& options = {},
                                                               const std::stop_token& stop = {},
                                                               const StepProgress& progress = {});
    /// A source that computes heights, for tests and benchmarks.
    static std::shared_ptr<const ElevationSource> fromFunction(const Crs& tableCrs, const Bounds& bounds, double cellM,
                                                               std::function<double(glm::dvec2)> heightM);
    ~ElevationSource();

    const Crs& crs() const;
    /// Smallest rectangle around all layers, table CRS.
    const Bounds& bounds() const;
    /// Finest cell of any layer, metres.
    double cellM() const;
    const Warnings& warnings() const;
    const std::vector<std::shared_ptr<RasterFile>>& rasters() const;  ///< lowest first
    /// Factor from the raster's values to metres, and what said so, per layer.
    double unitToMetre(std::size_t layer) const;
    /// About the lowest and highest height, from a coarse look; heights of single peaks may lie outside. Better, and the same as
    /// when the files are opened again, once they have their pyramids.
    struct Range {
        double minM, maxM;
    };
    Range roughRange() const;

    /// Errors: `BadFormat` naming the file that could not be read; `Cancelled`.
    Result<Heightfield> read(const GridSpec& grid, std::stop_token stop = {}) const;

    /// Nothing in a hole or outside; never `Void`. Full resolution, double precision.
    /// Errors: `BadFormat` naming the file that could not be read.
    Result<std::optional<HeightSample>> sampleAt(glm::dvec2 point) const;
    /// The height of `sampleAt`, measured or filled.
    Result<std::optional<double>> heightAt(glm::dvec2 point) const;

    /// Finest cell size of the data at a place (metres); nothing outside all layers.
    std::optional<double> cellAtM(const Bounds& area) const;

    /// Stands for every height that reading gives once all rasters have their pyramids: files, order, units, seams, filling.
    /// Nothing when one of the rasters has none (see `RasterFile::identity`), or for a function.
    std::optional<Digest> identity() const;

    unsigned generation() const;  ///< sum of the rasters' generations

    struct Impl;

 private:
    explicit ElevationSource(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace saban::geo
