#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "geo/core/bounds.h"
#include "geo/core/error.h"
#include "geo/crs/crs.h"
#include "geo/raster/raster_file.h"

namespace saban::geo {

struct ImageryLayer {
    std::string path;
    double opacity = 1.0;  ///< 0 to 1
    bool visible = true;
};

/// Pixels at the points of a grid (row 0 in the south): red, green, blue, alpha, straight.
struct RgbaGrid {
    GridSpec grid;
    std::vector<std::uint8_t> rgba;  ///< 4 x columns x rows
    bool isEmpty = true;             ///< no pixel with alpha > 0
    bool isOpaque = false;           ///< every pixel has alpha 255
};

/// Pictures draped over the table: any number of rasters, the later lie on top, each with its opacity.
/// Thread safety: any thread. Immutable: changing opacity, order or visibility makes another source that shares the
/// files.
class ImagerySource {
 public:
    /// Errors as `RasterFile::open`, `NoCrs`, `Unsupported`.
    static Result<std::shared_ptr<const ImagerySource>> open(const std::vector<ImageryLayer>& layers,
                                                             const Crs& tableCrs, const RasterOptions& options = {});
    ~ImagerySource();

    /// The same files in another state. `layers` must name the same paths, in any order.
    std::shared_ptr<const ImagerySource> with(const std::vector<ImageryLayer>& layers) const;

    const std::vector<ImageryLayer>& layers() const;
    const std::vector<std::shared_ptr<RasterFile>>& rasters() const;
    const Crs& crs() const;
    const Bounds& bounds() const;  ///< table CRS
    const Warnings& warnings() const;
    /// Finest cell at a place among visible layers, metres; nothing where there is no picture.
    std::optional<double> cellAtM(const Bounds& area) const;

    Result<RgbaGrid> read(const GridSpec& grid, std::stop_token stop = {}) const;

    /// As `ElevationSource::identity`: files, order, opacity, visibility.
    std::optional<Digest> identity() const;

    unsigned generation() const;

    struct Impl;

 private:
    explicit ImagerySource(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace saban::geo
