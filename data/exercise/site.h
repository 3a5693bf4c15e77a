#pragma once

#include <functional>
#include <glm/vec2.hpp>
#include <memory>
#include <string>
#include <vector>

#include "geo/core/error.h"
#include "geo/elevation/elevation_source.h"

namespace saban::exercise {

/// What a planner looks at before placing something: the ground, the water and what is built already.
class Site {
 public:
    /// The sample ground and its map, in one folder. Errors: those of their readers.
    static geo::Result<Site> open(const std::string& folder);

    const geo::Bounds& bounds() const { return bounds_; }
    double heightM(glm::dvec2 at) const;
    double slopeDeg(glm::dvec2 at) const;
    /// Bearing in which the ground falls most steeply, degrees from grid north.
    double downhillDeg(glm::dvec2 at) const;
    double riverDistanceM(glm::dvec2 at) const;

    /// The nearest place to `wanted` that is no steeper than `slopeDeg`, out of the river's reach, off houses, and at least
    /// `spacingM` from everything placed so far. It is taken from then on.
    glm::dvec2 place(glm::dvec2 wanted, double slopeDeg, double spacingM);

    /// A way that avoids steep grades, with a vertex about every 25 m. Source: Dijkstra, A note on two problems in connexion with
    /// graphs, 1959, over sixteen directions on a grid of 40 m. `gradeMax`: rise over run beyond which it winds.
    std::vector<glm::dvec2> way(glm::dvec2 from, glm::dvec2 to, double gradeMax) const;

    /// A line along the contour from a place, `lengthM` long.
    std::vector<glm::dvec2> alongContour(glm::dvec2 from, double lengthM) const;

    /// Roads of the map, the longest of each kind of highway first, with a vertex about every 25 m.
    const std::vector<std::vector<glm::dvec2>>& roads() const { return roads_; }
    const std::vector<glm::dvec2>& villages() const { return villages_; }

 private:
    Site() = default;
    std::shared_ptr<const geo::ElevationSource> elevation_;
    geo::Bounds bounds_;
    std::vector<std::vector<glm::dvec2>> roads_;
    std::vector<glm::dvec2> river_, villages_, houses_, taken_;
};

/// The direction from one place to another, degrees from grid north.
double bearingDeg(glm::dvec2 from, glm::dvec2 to);

}  // namespace saban::exercise
