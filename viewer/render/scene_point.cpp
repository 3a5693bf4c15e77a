#include "viewer/render/scene_point.h"

#include <glm/geometric.hpp>

#include "viewer/render/table_view.h"

namespace saban::viewer {

glm::dvec3 scenePointUnder(const TableView& table, glm::dvec2 pixel) {
    constexpr double kFarthest = 4.0;  // times the way to the target
    const OrbitCamera& camera = table.camera();
    if (const auto picked = table.pick(pixel)) return camera.frame().toScene(picked->ground);
    const glm::dvec3 eye = rayStart(camera.view(), camera.frame(), camera.projection(), pixel);
    const glm::dvec3 ray = rayThrough(camera.view(), camera.frame(), camera.projection(), pixel);
    const double toPlane = ray.z < 0.0 ? (camera.frame().toScene(camera.view().target).z - eye.z) / ray.z : 0.0;
    const double toTarget = glm::distance(eyeOf(camera.view(), camera.frame()), camera.frame().toScene(camera.view().target));
    const bool isNear = toPlane > 0.0 && toPlane < kFarthest * toTarget;
    return eye + ray * (isNear ? toPlane : toTarget);
}

}  // namespace saban::viewer
