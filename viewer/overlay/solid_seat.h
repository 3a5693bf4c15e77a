#pragma once

#include <cmath>
#include <glm/geometric.hpp>
#include <glm/vec2.hpp>
#include <span>

#include "geo/core/leg.h"

namespace saban::viewer {

/// How something that is drawn stands on the ground: exaggerated ground under its own true heights. What is drawn on it keeps its height over the level (m), whatever the exaggeration is.
struct SolidSeat {
    double levelM = 0.0;   ///< as the ground has heights
    double stretch = 1.0;  ///< of its heights, as drawn, to true ones: walls go down a steep slope, and what comes in rises
    double topM = 0.0;     ///< of the scene: of several at a place the highest counts

    /// Heights as the ground has them, times the exaggeration those of the scene.
    double heightOf(double overM, double exaggeration) const { return levelM + overM * stretch / exaggeration; }
    double overOf(double heightM, double exaggeration) const { return (heightM - levelM) * exaggeration / stretch; }
};

/// What is drawn is taken to be at a place that is no farther beside its outline: walls are seen right on that.
inline constexpr double kBesideSolidM = 0.5;

/// How far a place is from a line, and where the nearest place of it is: in the `leg`th leg, `part` of the way along it.
struct NearestOnLine {
    double awayM = INFINITY;
    std::size_t leg = 0;
    double part = 0.0;
};
inline NearestOnLine nearestOnLine(std::span<const glm::dvec2> line, glm::dvec2 at) {
    NearestOnLine nearest;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const double part = geo::nearestPart(at, line[i], line[i + 1]);
        if (const double awayM = glm::distance(at, line[i] + (line[i + 1] - line[i]) * part); awayM < nearest.awayM) nearest = {awayM, i, part};
    }
    return nearest;
}

}  // namespace saban::viewer
