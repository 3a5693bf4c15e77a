#pragma once

#include <algorithm>
#include <glm/geometric.hpp>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

namespace saban::geo {

/// Where on the straight leg from `from` to `to` its nearest place to `at` is: 0 at `from` to 1 at `to`; 0 where both are one place. In the plane or in space.
template <class Place>
double nearestPart(const Place& at, const Place& from, const Place& to) {
    const Place way = to - from;
    const double length2 = glm::dot(way, way);
    return length2 > 0.0 ? std::clamp(glm::dot(at - from, way) / length2, 0.0, 1.0) : 0.0;
}

/// That place.
template <class Place>
Place nearestOnLeg(const Place& at, const Place& from, const Place& to) {
    return from + (to - from) * nearestPart(at, from, to);
}

}  // namespace saban::geo
