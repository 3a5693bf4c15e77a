#include "viewer/camera/map_tilt.h"

#include <algorithm>

namespace saban::viewer {

void orbitOutOfMap(OrbitCamera& camera, glm::dvec3 scenePoint, double headingDeltaDeg, double pitchDeltaDeg) {
    constexpr double kEyeFromDeg = 30.0;  // steep enough for the long lenses on the way to look over all hills
    Viewpoint view = camera.settled();
    const double tiltDeg = std::clamp(view.pitchDeg + pitchDeltaDeg, OrbitCamera::kMinPitchDeg, OrbitCamera::kMaxPitchDeg) - OrbitCamera::kMinPitchDeg;
    const double flatness = std::min(view.flatness, std::clamp(1.0 - tiltDeg / kEyeFromDeg, 0.0, 1.0));
    if (flatness == view.flatness) return camera.orbitAbout(scenePoint, headingDeltaDeg, pitchDeltaDeg);
    const auto pixel = pixelOf(view, camera.frame(), camera.projection(), scenePoint);
    view.flatness = flatness;
    camera.setView(view);
    camera.orbitAbout(scenePoint, headingDeltaDeg, pitchDeltaDeg);
    if (pixel) camera.pan(scenePoint, *pixel);
}

}  // namespace saban::viewer
