#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

#include "geo/core/error.h"
#include "viewer/render/table_view.h"

namespace saban::viewer {

/// How far the drawn surface is from the ground, seen on the screen.
struct DrawnError {
    double maxPx = 0.0, p999Px = 0.0, meanPx = 0.0;
    std::int64_t samples = 0;                  ///< pixels compared; the figures mean nothing when there are none
    std::optional<PickedPoint> worst;          ///< the ground at the place of `maxPx`
};

struct DrawnErrorOptions {
    int stridePx = 2;  ///< every so many pixels in both directions are compared
};

/// Compares what is drawn in each of the views, once everything is loaded, with the elevation source at full resolution.
///
/// The drawn surface is what the depth buffer holds, so the figure knows nothing of tiles and meshes: their tolerance, the
/// averaging of coarse levels and gaps between tiles are all in it. The error of a pixel is the length on the screen of the
/// vertical line from the drawn point to the ground at its place. Left out are the background, furniture, cut sides of the
/// table and of holes: points within a cell, or two and a half pixels if that is more, of the table's edge or of a hole.
/// View and look are afterwards what they were.
///
/// [GL] Errors: those of `TableView::draw` and of the elevation; `Unreadable` when tiles could not be read; `Cancelled`.
geo::Result<DrawnError> measureDrawnError(TableView& table, std::span<const Viewpoint> views, const DrawnErrorOptions& options = {},
                                          std::stop_token stop = {});

/// Some of the views, from the first to the last, evenly spaced; all of them when there are no more than `count`.
std::vector<Viewpoint> evenlySpaced(std::span<const Viewpoint> views, std::size_t count);

}  // namespace saban::viewer
