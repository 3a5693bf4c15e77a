#pragma once

#include <glm/vec2.hpp>
#include <stop_token>
#include <vector>

#include "geo/elevation/heightfield.h"

namespace saban::viewer {

/// A place on a contour where its height can be written.
struct ContourAnchor {
    glm::dvec2 at{0.0};       ///< table CRS
    glm::dvec2 reading{1.0, 0.0};  ///< direction in which the figures run, unit length: uphill is at their heads
    double heightM = 0.0;
    double importance = 0.0;  ///< 0 to 1: longer and straighter lines first; the same at every zoom
};

/// Places for heights on the contours at multiples of `intervalM`, straight enough for figures over `lengthM`, about `everyM` apart along
/// each contour. Marching squares on the heights; what borders on a hole is left out, and so is level ground at zero, where
/// elevation data are noise around the water line.
/// None when there are more than 300 such heights: nobody could read them, nor wait for them. Ends early when asked to stop.
std::vector<ContourAnchor> contourAnchors(const geo::Heightfield& heights, double intervalM, double lengthM, double everyM, const std::stop_token& stop = {});

}  // namespace saban::viewer
