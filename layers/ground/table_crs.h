#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>

#include "geo/core/error.h"
#include "geo/crs/crs.h"
#include "geo/raster/raster_file.h"

namespace saban::layers {

/// The CRS of a table, and why.
struct TableCrs {
    geo::Crs crs;
    std::string reason;       ///< whole sentences for people
    geo::Warnings warnings;   ///< `scale_distortion` when lengths on the table are noticeably wrong
};

/// Decides the CRS of a table over `elevation`, lowest first.
///
/// `wanted` is what a person asked for. When it is not metric and `isWantedUsedByFiles` (some file declares no CRS of its
/// own), it serves those files only, and the table's own is chosen from the data. Without it: the projected metric CRS of the lowest layer that has one true to scale
/// (not Web Mercator), otherwise VN-2000 / UTM for ground in Vietnam and WGS 84 / UTM elsewhere.
/// Errors: `NoCrs` naming the first file that declares none, with what its numbers look like; `BadCrs` when `wanted` is not
/// metric and every file has its own CRS, or when the ground has no place on the earth.
geo::Result<TableCrs> chooseTableCrs(std::span<const std::shared_ptr<geo::RasterFile>> elevation, const std::optional<geo::Crs>& wanted,
                                     bool isWantedUsedByFiles);

/// How much longer (positive) or shorter a metre of `crs` is at a point than on the ground, the worse of both directions;
/// nothing when it cannot be told. 0.4 per mille is -0.0004.
std::optional<double> scaleErrorAt(const geo::Crs& crs, glm::dvec2 point);

}  // namespace saban::layers
