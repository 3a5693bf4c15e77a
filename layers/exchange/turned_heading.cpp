#include "layers/exchange/turned_heading.h"

#include <glm/trigonometric.hpp>

namespace saban::layers {

std::optional<double> turnedHeading(const geo::Transform& transform, glm::dvec2 at, double headingDeg) {
    constexpr double kStepM = 100.0, kPerDegree = 1000.0;
    const double angle = glm::radians(headingDeg);
    const auto from = transform.forward(at), to = transform.forward(at + kStepM * glm::dvec2(std::sin(angle), std::cos(angle)));
    if (!from || !to) return std::nullopt;
    const double turned = std::round(glm::degrees(std::atan2(to->x - from->x, to->y - from->y)) * kPerDegree) / kPerDegree;
    return turned < 0.0 ? turned + 360.0 : turned;
}

}  // namespace saban::layers
