#pragma once

#include <string>
#include <vector>

#include "viewer/table/decal_mesh.h"
#include "viewer/table/frame_layout.h"
#include "viewer/table/grid_labels.h"
#include "viewer/table/ground_grid.h"

namespace saban::viewer {

/// What stands on the frame.
struct FrameWriting {
    geo::Bounds bounds;           ///< table CRS, for the coordinates
    std::string title;
    std::string facts;            ///< CRS, exaggeration, contour interval: one line
    double gridIntervalM = 0.0;   ///< 0: no grid
};

/// A coordinate at one edge of the table.
struct EdgeLabel {
    double alongM = 0.0;  ///< from the left end of the edge as read from outside
    GridLabel label;
};

/// The coordinates along a side, from left to right as read from outside: X (north) on the western and eastern sides,
/// Y (east) on the others.
std::vector<EdgeLabel> edgeLabels(Side side, const geo::Bounds& bounds, double intervalM);

/// "X km", "Y m": what the coordinates of a side are. The unit is that of the last figures written.
std::string axisName(Side side, double intervalM);

/// Ticks, coordinates and axis names along the four sides.
void writeGridEdges(DecalMesh& mesh, GlyphAtlas& atlas, const FrameLayout& layout, const FrameWriting& writing);

/// The same for the lines of another CRS.
void writeOtherGridEdges(DecalMesh& mesh, GlyphAtlas& atlas, const FrameLayout& layout, const geo::Bounds& bounds, const GroundGrid& grid,
                         const GridInterval& interval);

/// Title, facts, scale bar and compass rose on the southern face.
void writeLegend(DecalMesh& mesh, GlyphAtlas& atlas, const FrameLayout& layout, const FrameWriting& writing);

/// The middle of the scale bar and of the compass rose, scene coordinates: where to look whether they are in the picture.
glm::dvec3 scaleBarPlace(const FrameLayout& layout);
glm::dvec3 compassRosePlace(const FrameLayout& layout);

/// Height of the coordinate labels, scene metres.
double gridLabelHeightM(const FrameLayout& layout, double gridIntervalM);

}  // namespace saban::viewer
