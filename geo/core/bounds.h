#pragma once

#include <algorithm>
#include <glm/vec2.hpp>
#include <limits>

namespace saban::geo {

/// An axis-aligned rectangle in a projected CRS, metres (or degrees where a docstring says so).
/// A default-made one is empty.
struct Bounds {
    double minE = std::numeric_limits<double>::infinity();
    double minN = std::numeric_limits<double>::infinity();
    double maxE = -std::numeric_limits<double>::infinity();
    double maxN = -std::numeric_limits<double>::infinity();

    bool isEmpty() const { return !(minE < maxE && minN < maxN); }
    double width() const { return maxE - minE; }
    double height() const { return maxN - minN; }
    glm::dvec2 center() const { return {(minE + maxE) / 2, (minN + maxN) / 2}; }
    bool contains(glm::dvec2 p) const { return p.x >= minE && p.x <= maxE && p.y >= minN && p.y <= maxN; }
    bool intersects(const Bounds& o) const {
        return minE < o.maxE && o.minE < maxE && minN < o.maxN && o.minN < maxN;
    }

    void include(glm::dvec2 p) {
        minE = std::min(minE, p.x);
        minN = std::min(minN, p.y);
        maxE = std::max(maxE, p.x);
        maxN = std::max(maxN, p.y);
    }
    void include(const Bounds& o) {
        if (o.isEmpty()) return;
        include(glm::dvec2{o.minE, o.minN});
        include(glm::dvec2{o.maxE, o.maxN});
    }
    Bounds intersection(const Bounds& o) const {
        return {std::max(minE, o.minE), std::max(minN, o.minN), std::min(maxE, o.maxE), std::min(maxN, o.maxN)};
    }
    Bounds grownBy(double margin) const { return {minE - margin, minN - margin, maxE + margin, maxN + margin}; }

    bool operator==(const Bounds&) const = default;
};

/// A regular grid of points over `bounds`: the first and last columns and rows lie exactly on its edges.
/// Row 0 is the southern edge, column 0 the western. At least 2 x 2.
struct GridSpec {
    Bounds bounds;
    int columns = 0;
    int rows = 0;

    double stepE() const { return bounds.width() / (columns - 1); }
    double stepN() const { return bounds.height() / (rows - 1); }
    glm::dvec2 at(int column, int row) const {
        return {column == columns - 1 ? bounds.maxE : bounds.minE + column * stepE(),
                row == rows - 1 ? bounds.maxN : bounds.minN + row * stepN()};
    }
};

}  // namespace saban::geo
