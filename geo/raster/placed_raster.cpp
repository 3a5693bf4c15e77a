#include "geo/raster/placed_raster.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <glm/geometric.hpp>
#include <limits>
#include <utility>

#include "geo/core/text.h"

namespace saban::geo {

namespace {
constexpr double kEdgeTolerancePx = 1e-3;
}

Result<PlacedRaster> PlacedRaster::create(std::shared_ptr<RasterFile> file, const Crs& tableCrs) {
    assert(file && file->info().crs);
    const RasterInfo& info = file->info();
    auto transform = Transform::create(tableCrs, *info.crs);
    if (!transform) return tl::unexpected(transform.error());

    PlacedRaster placed(std::move(file), *std::move(transform));
    const RasterFile& raster = *placed.file_;
    const Bounds own = raster.bounds();
    if (info.crs->isGeographic()) placed.centreLonDeg_ = own.center().x;

    const auto bounds = placed.transform_.inverse(own);
    const glm::dvec2 centrePx{info.width / 2.0, info.height / 2.0};
    const auto centre = placed.transform_.inverse(raster.toPoint(centrePx));
    const auto alongColumns = placed.transform_.inverse(raster.toPoint(centrePx + glm::dvec2{1.0, 0.0}));
    const auto alongRows = placed.transform_.inverse(raster.toPoint(centrePx + glm::dvec2{0.0, 1.0}));
    if (!bounds || bounds->isEmpty() || !centre || !alongColumns || !alongRows) {
        return fail(
            ErrorCode::BadCrs,
            text(SABAN_TR("geo",
                          "cannot place '{0}' on the table: its coordinates cannot be transformed from {1} to {2}. "
                          "Check that its CRS is the right one, or choose another with --crs."),
                 info.path, info.crs->name(), tableCrs.name()));
    }
    placed.bounds_ = *bounds;
    placed.cellSizeM_ = {glm::distance(*centre, *alongColumns), glm::distance(*centre, *alongRows)};
    return placed;
}

double PlacedRaster::shorterSideM() const {
    return std::min(cellSizeM_.x * width(), cellSizeM_.y * height());
}

glm::dvec2 PlacedRaster::wrapped(glm::dvec2 point) const {
    if (centreLonDeg_) point.x -= 360.0 * std::round((point.x - *centreLonDeg_) / 360.0);
    return point;
}

std::optional<glm::dvec2> PlacedRaster::toPixel(glm::dvec2 point) const {
    const auto inRaster = transform_.forward(point);
    if (!inRaster) return std::nullopt;
    return file_->toPixel(wrapped(*inRaster));
}

std::optional<glm::dvec2> PlacedRaster::toTable(glm::dvec2 pixel) const {
    return transform_.inverse(file_->toPoint(pixel));
}

void PlacedRaster::toPixels(std::span<glm::dvec2> points) const {
    if (!transform_.isIdentity()) transform_.forward(points);
    for (glm::dvec2& point : points) point = file_->toPixel(wrapped(point));
}

bool PlacedRaster::covers(glm::dvec2 pixel) const {
    return pixel.x >= -kEdgeTolerancePx && pixel.y >= -kEdgeTolerancePx && pixel.x <= width() + kEdgeTolerancePx &&
           pixel.y <= height() + kEdgeTolerancePx;
}

}  // namespace saban::geo
