#pragma once

#include "geo/tiles/tile_grid.h"
#include "viewer/overlay/draped_plan.h"
#include "viewer/overlay/ink_colours.h"
#include "viewer/terrain/vector_paint.h"

class QPainter;

namespace saban::viewer {

/// What a plan lays on one tile, at the tile's own resolution; empty where there is nothing. Tiles of one level agree along
/// their common side, dashes and arrows included. `scale` multiplies all widths in pixels. Those are of the tile's own, or of `pixelM` metres: then tiles
/// of other levels agree too, from four times as near to four times as far.
/// Thread safety: any thread, without a window.
TileVectors paintDraped(const DrapedPlan& plan, const geo::TileGrid& grid, const geo::TileKey& key, double scale, double pixelM = 0.0);

/// Paints one feature as outlines, as on the lower left tile of a table whose pixels are as long as the painter's units; y grows to the north.
/// What lies outside of that tile, 256 units wide and high, may be left out.
void paintDraped(QPainter& painter, const DrapedItem& item, double scale, Inks inks);

/// How far, in metres, what lies outside of a tile may reach into it.
double drapedReachM(const geo::TileGrid& grid, const geo::TileKey& key, double scale);

/// Lays it over colours that are finished, light included: signs keep their own.
void layOver(std::vector<std::uint8_t>& rgba, const TileVectors& draped);

}  // namespace saban::viewer
