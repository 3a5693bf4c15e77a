#pragma once

#include <glm/vec2.hpp>
#include <optional>
#include <vector>

#include "geo/core/bounds.h"
#include "viewer/camera/orbit_camera.h"
#include "viewer/render/cut.h"
#include "viewer/table/ground_grid.h"

namespace saban::viewer {

/// Lines of the table's own grid on a map, no farther apart than those that its frame has figures for, and so that each of these is one of them.
GridInterval intervalWithin(const GridInterval& interval, double frameIntervalM);

/// What the lines of a grid on a map depend on. The view looks straight down and is flat.
struct MapGridView {
    const Viewpoint& view;
    const SceneFrame& frame;
    const Projection& projection;
    geo::Bounds table{};
    const GroundGrid* grid = nullptr;  ///< null: the table's own
    GridInterval interval{};
    std::optional<Cut> cut{};
};

/// A part of a line, in pixels from the upper left corner of the picture.
struct MapGridLine {
    std::vector<glm::dvec2> points{};
    bool isStrong = false;
};

/// A line of that width: where it is upright or level from end to end it covers whole pixels. Curved ones stay as they are.
std::vector<glm::dvec2> onWholePixels(std::vector<glm::dvec2> points, double widthPx);

/// Where a line comes in over an edge of the picture: there it gets its figures.
struct MapGridEnd {
    double value = 0.0;          ///< of the coordinate
    bool isNorthing = false;     ///< else an easting, or a longitude
    glm::dvec2 atPx{0.0};
    glm::dvec2 inward{0.0};      ///< the edge's normal
    glm::dvec2 along{0.0};       ///< of the line, into the picture; both of unit length
    GridLabel full{}, brief{};   ///< as at a corner of a printed sheet, and as between the corners
};

struct MapGridLines {
    std::vector<MapGridLine> lines{};
    std::vector<MapGridEnd> ends{};  ///< edge by edge, along each from left to right or from the top down
};

/// On the table and within the picture; on what a cut takes away there are none. Where zones of MGRS meet each has its own as far as to the border, which is a
/// line too. Lines that come in along an edge rather than over it get no figures there.
MapGridLines mapGridLines(const MapGridView& view);

}  // namespace saban::viewer
