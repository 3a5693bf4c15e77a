#pragma once

#include <array>
#include <glm/vec2.hpp>
#include <optional>
#include <string>

#include "viewer/camera/orbit_camera.h"
#include "viewer/table/decal_mesh.h"

namespace saban::viewer {

/// North arrow, scale bar and contour interval in the lower left corner of the picture, or the lower right one, for views in which the frame's
/// own ones are out of sight. The scale is that of the picture's middle.
struct ScreenOverlay {
    glm::ivec2 sizePx{1, 1};
    double pixelRatio = 1.0;         ///< device pixels of one logical pixel
    double headingDeg = 0.0;
    double metresPerPixel = 1.0;     ///< at the picture's middle, across the line of sight
    double contourIntervalM = 0.0;   ///< 0: not written
    bool isRight = false;            ///< in the lower right corner: the left one is for titles
    std::string language{};          ///< a number as it writes them and a word: what is written in another one is another overlay
    bool operator==(const ScreenOverlay&) const = default;
};

/// Positions come out in clip coordinates. What it covers: corners of a rectangle, pixels from the upper left corner of the picture; nothing for a picture without a scale.
std::optional<std::array<glm::dvec2, 2>> writeScreenOverlay(DecalMesh& mesh, GlyphAtlas& atlas, const ScreenOverlay& overlay);

/// The overlay that a view asks for, without contour interval.
ScreenOverlay screenOverlayOf(const Viewpoint& view, const Projection& projection, double pixelRatio);

}  // namespace saban::viewer
