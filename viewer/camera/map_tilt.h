#pragma once

#include "viewer/camera/orbit_camera.h"

namespace saban::viewer {

/// Turns and tilts as `OrbitCamera::orbitAbout`, but a map that is tilted stops being one: the more it is tilted the shorter the lens, and 30 degrees from
/// straight down it is an eye's view. So nothing jumps, and the point stays where it is on the screen. A view that is no map is only turned and tilted.
void orbitOutOfMap(OrbitCamera& camera, glm::dvec3 scenePoint, double headingDeltaDeg, double pitchDeltaDeg);

}  // namespace saban::viewer
