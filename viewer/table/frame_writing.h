#pragma once

#include <string>

#include "viewer/table/decal_mesh.h"
#include "viewer/table/frame_layout.h"

namespace saban::viewer {

/// What stands on the frame.
struct FrameWriting {
    geo::Bounds bounds;           ///< table CRS, for the coordinates
    std::string title;
    std::string facts;            ///< CRS, exaggeration, contour interval: one line
    double gridIntervalM = 0.0;   ///< 0: no grid
};

/// Ticks and coordinates along the four sides: X (north) on the western and eastern ones, Y (east) on the others.
void writeGridEdges(DecalMesh& mesh, GlyphAtlas& atlas, const FrameLayout& layout, const FrameWriting& writing);

/// Title, facts, scale bar and compass rose on the southern face.
void writeLegend(DecalMesh& mesh, GlyphAtlas& atlas, const FrameLayout& layout, const FrameWriting& writing);

/// The middle of the scale bar and of the compass rose, scene coordinates: where to look whether they are in the picture.
glm::dvec3 scaleBarPlace(const FrameLayout& layout);
glm::dvec3 compassRosePlace(const FrameLayout& layout);

/// Height of the coordinate labels, scene metres.
double gridLabelHeightM(const FrameLayout& layout, double gridIntervalM);

}  // namespace saban::viewer
