#pragma once

#include <glm/vec2.hpp>
#include <memory>
#include <optional>
#include <span>

#include "geo/core/bounds.h"
#include "geo/core/error.h"
#include "geo/crs/crs.h"
#include "geo/raster/raster_file.h"

namespace saban::geo {

/// A raster as it lies on a table: the file, and the way from the table's coordinates to the raster's pixels.
/// Thread safety: any thread.
class PlacedRaster {
 public:
    /// `file` must declare or have been given a CRS (see `RasterInfo::crs`).
    /// Errors: `BadCrs` when the raster cannot be brought into the table's CRS.
    static Result<PlacedRaster> create(std::shared_ptr<RasterFile> file, const Crs& tableCrs);

    const std::shared_ptr<RasterFile>& file() const { return file_; }
    int width() const { return file_->info().width; }
    int height() const { return file_->info().height; }
    /// Smallest rectangle around the raster, table CRS.
    const Bounds& bounds() const { return bounds_; }
    /// Size of a cell along its columns and along its rows, metres in the table CRS, at the raster's centre.
    glm::dvec2 cellSizeM() const { return cellSizeM_; }
    /// Shorter side of the raster, metres.
    double shorterSideM() const;

    /// Pixel of a point of the table; nothing when the point cannot be transformed. It may lie outside the raster.
    std::optional<glm::dvec2> toPixel(glm::dvec2 point) const;
    /// The other way round; nothing when the pixel has no place on the table.
    std::optional<glm::dvec2> toTable(glm::dvec2 pixel) const;
    /// In place; points that cannot be transformed become NaN.
    void toPixels(std::span<glm::dvec2> points) const;
    /// True when pixels are an affine function of table coordinates: both CRSs are the same.
    bool isAffine() const { return transform_.isIdentity(); }
    /// True for pixels inside the outer edges of the outer cells, give or take a thousandth of a cell.
    bool covers(glm::dvec2 pixel) const;

 private:
    PlacedRaster(std::shared_ptr<RasterFile> file, Transform transform)
        : file_(std::move(file)), transform_(std::move(transform)) {}
    glm::dvec2 wrapped(glm::dvec2 point) const;

    std::shared_ptr<RasterFile> file_;
    Transform transform_;  ///< table CRS to raster CRS
    Bounds bounds_;
    glm::dvec2 cellSizeM_{0.0};
    std::optional<double> centreLonDeg_;  ///< set for rasters in degrees: longitudes are brought within 180 of it
};

}  // namespace saban::geo
