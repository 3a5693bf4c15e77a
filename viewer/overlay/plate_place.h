#pragma once

#include <glm/vec2.hpp>
#include <optional>
#include <span>

#include "viewer/overlay/marker_layout.h"

namespace saban::viewer {

/// What a plate with words stands among. Pixels from the upper left corner.
struct PlateSurroundings {
    glm::dvec2 picturePx{0.0};
    std::span<const Rectangle> taken{};      ///< by the legend, titles, the marking
    std::span<const glm::dvec2> points{};    ///< of lines: as few as can be are covered
    std::optional<glm::dvec2> beforePx{};    ///< from the place to where the plate stood in the frame before: it stays there unless another side hides clearly less
};

/// The upper left corner of a plate of that size that tells of a place: beside it, right and above unless another side hides less. The place itself is never covered, what is taken only where there is
/// no other room. It lies within the picture as far as it is not larger.
glm::dvec2 plateCorner(glm::dvec2 placePx, glm::dvec2 sizePx, glm::dvec2 besidePx, const PlateSurroundings& around);

}  // namespace saban::viewer
