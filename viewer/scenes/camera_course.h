#pragma once

#include <functional>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <optional>
#include <vector>

#include "viewer/camera/orbit_camera.h"

namespace saban::viewer {

/// The view on its way between two scenes; `t` from 0 to 1. Rises so far that the ground passes evenly, begins and ends at rest, turns the short way.
/// Source: van Wijk and Nuij, Smooth and Efficient Zooming and Panning, 2003.
Viewpoint sceneFlight(const Viewpoint& from, const Viewpoint& to, double t);

/// How long such a flight should take, 0.8 to 6 s: far ones as long as it takes to follow them.
double sceneFlightS(const Viewpoint& from, const Viewpoint& to);

/// Turned about the target, clockwise seen from above for more than 0 degrees: the camera goes round with the sun's clock.
Viewpoint orbited(const Viewpoint& view, double degrees);

/// Down to a person's eye over the view's target, looking along its heading; `share` from 0 to 1 of the way. `eyeHeightM`: over the ground as it is exaggerated.
Viewpoint eyeLevel(const Viewpoint& view, const SceneFrame& frame, const GroundHeight& heightAt, double eyeHeightM, double share);

/// A flight along a line on the ground at an even speed: the way is smoothed, the camera looks ahead on it and keeps its height above the ground's mean
/// height, never less than a third of it above the ground itself.
class RouteFlight {
   public:
    /// `heightM`: of the eye above the ground, at least 5. `line`: at least two points, else the flight stands still over the first.
    RouteFlight(std::vector<glm::dvec2> line, double heightM, GroundHeight heightAt);

    double lengthM() const { return lengthM_; }
    /// `share` from 0 to 1 of the way.
    Viewpoint at(double share, const SceneFrame& frame) const;
    /// Of the smoothed way, from its beginning; before it and beyond the end along the line's first and last piece.
    glm::dvec2 placeAt(double alongM) const;

   private:
    glm::dvec2 integralTo(double alongM) const;
    double valueAt(const std::vector<double>& values, double alongM) const;

    std::vector<glm::dvec2> line_;
    std::vector<double> alongM_;
    std::vector<glm::dvec2> integral_;   ///< of the place along the line, up to each point
    double lengthM_ = 0.0, heightM_ = 0.0, windowM_ = 0.0;
    double stepM_ = 1.0;
    std::vector<double> eyeM_, meanM_;   ///< true heights of the eye and of the smoothed ground, each `stepM_` from the beginning
    std::vector<double> paceM_;          ///< length of the smoothed way after equal parts of the line
};

}  // namespace saban::viewer
