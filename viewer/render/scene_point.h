#pragma once

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

namespace saban::viewer {

class TableView;

/// The ground under a pixel of the view (from the top left), as a place of the scene: what a person takes hold of.
/// Beside the table a point of the plane at the height of the camera's target, or, where that is far off, as far away as the target.
glm::dvec3 scenePointUnder(const TableView& table, glm::dvec2 pixel);

}  // namespace saban::viewer
