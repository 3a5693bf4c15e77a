#pragma once

#include <glm/vec3.hpp>
#include <optional>

#include "layers/ground/ground.h"
#include "viewer/camera/orbit_camera.h"
#include "viewer/render/table_view.h"
#include "viewer/terrain/terrain.h"

namespace saban::viewer {

/// A half-line in scene coordinates; `direction` has unit length.
struct GroundRay {
    glm::dvec3 eye;
    glm::dvec3 direction;
};

/// Where a ray first meets the ground. Loaded tiles, if there are any, show roughly where; the point itself, to a millimetre along the ray,
/// comes from the elevation source at full resolution. What a cut takes away is not met.
std::optional<PickedPoint> pickGround(const GroundRay& ray, const SceneFrame& frame, const layers::Ground& ground,
                                      const Terrain& terrain, const std::optional<Cut>& cut = std::nullopt);

}  // namespace saban::viewer
