#pragma once

#include <cmath>
#include <glm/vec2.hpp>
#include <optional>

#include "geo/crs/crs.h"
#include "layers/model/features.h"

namespace saban::layers {

/// What a heading from grid north at a place becomes in the grid that `transform` leads to: grids of two zones have their norths apart by
/// their convergences. 0 to 360 in steps of 0.001 degrees. Nothing for a place that cannot be transformed.
std::optional<double> turnedHeading(const geo::Transform& transform, glm::dvec2 at, double headingDeg);

/// Turns the heading of a feature that still lies where it lay before the transformation: of points, and of a scene's view. `counterpart`: the same
/// feature on the other side, or null; its heading is kept when both agree to 0.01 degrees.
template <typename T>
void turnHeading(T& feature, const geo::Transform& transform, const T* counterpart) {
    if constexpr (requires { feature.headingDeg; }) {
        constexpr double kSameDeg = 0.01;
        std::optional<double> heading(feature.headingDeg);
        std::optional<glm::dvec2> at;
        if constexpr (std::is_same_v<T, Scene>) {
            if (feature.targetE && feature.targetN) at = glm::dvec2(*feature.targetE, *feature.targetN);
        } else if (feature.geometry.kind == GeometryKind::Point) {
            at = feature.geometry.at();
        }
        if (!heading || !at) return;
        const auto turned = turnedHeading(transform, *at, *heading);
        if (!turned) return;
        feature.headingDeg = *turned;
        if (!counterpart) return;
        const std::optional<double> present(counterpart->headingDeg);
        if (present && std::abs(std::remainder(*present - *turned, 360.0)) < kSameDeg) feature.headingDeg = *present;
    }
}

}  // namespace saban::layers
