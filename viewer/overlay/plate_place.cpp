#include "viewer/overlay/plate_place.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <vector>

namespace saban::viewer {

namespace {

constexpr double kOverPlace = 1e6, kOverTaken = 1e4;  // of what hides a whole one
constexpr double kOverPoint = 10.0, kFar = 40.0;      // one point; a picture's height away
constexpr double kLaterSide = 1.0, kOtherSide = 15.0;  // a point more or less moves no plate

double shareCovered(const Rectangle& r, const Rectangle& by) {
    const glm::dvec2 size = r.max - r.min, common = glm::max(glm::min(r.max, by.max) - glm::max(r.min, by.min), glm::dvec2(0.0));
    return size.x > 0.0 && size.y > 0.0 ? common.x * common.y / (size.x * size.y) : 0.0;
}

bool holds(const Rectangle& r, glm::dvec2 p, double margin) {
    return p.x > r.min.x - margin && p.x < r.max.x + margin && p.y > r.min.y - margin && p.y < r.max.y + margin;
}

}  // namespace

glm::dvec2 plateCorner(glm::dvec2 placePx, glm::dvec2 sizePx, glm::dvec2 besidePx, const PlateSurroundings& around) {
    const glm::dvec2 beside = glm::abs(besidePx), middle = placePx - sizePx / 2.0;
    const double right = placePx.x + beside.x, left = placePx.x - beside.x - sizePx.x, above = placePx.y - beside.y - sizePx.y, below = placePx.y + beside.y;
    std::vector<glm::dvec2> corners{{right, above}, {left, above}, {right, below}, {left, below}, {right, middle.y}, {left, middle.y}, {middle.x, above}, {middle.x, below}};
    // Past what is taken.
    const std::size_t sides = corners.size();
    for (std::size_t i = 0; i < sides; ++i)
        for (const Rectangle& r : around.taken) {
            if (!r.overlaps({corners[i], corners[i] + sizePx})) continue;
            corners.insert(corners.end(), {{corners[i].x, r.min.y - sizePx.y}, {corners[i].x, r.max.y}, {r.min.x - sizePx.x, corners[i].y}, {r.max.x, corners[i].y}});
        }
    const glm::dvec2 most = glm::max(around.picturePx - sizePx, glm::dvec2(0.0));
    const double closest = std::min(beside.x, beside.y) / 2.0;
    const auto costOf = [&](glm::dvec2 corner, std::size_t index) {
        const Rectangle plate{corner, corner + sizePx};
        double cost = holds(plate, placePx, closest) ? kOverPlace : 0.0;
        for (const Rectangle& r : around.taken)
            if (const double share = shareCovered(r, plate); share > 0.0) cost += kOverTaken * (1.0 + share);
        cost += kOverPoint * static_cast<double>(std::ranges::count_if(around.points, [&](glm::dvec2 p) { return holds(plate, p, 0.0); }));
        if (around.beforePx && glm::distance(corner - placePx, *around.beforePx) > std::max(closest, 1.0)) cost += kOtherSide;
        const double away = glm::distance(placePx, glm::clamp(placePx, plate.min, plate.max));
        return cost + kFar * away / std::max(around.picturePx.y, 1.0) + kLaterSide * static_cast<double>(std::min(index, sides));
    };
    glm::dvec2 best(0.0);
    double least = INFINITY;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const glm::dvec2 corner = glm::clamp(corners[i], glm::dvec2(0.0), most);
        const double cost = costOf(corner, i);
        if (cost >= least) continue;
        least = cost;
        best = corner;
    }
    return best;
}

}  // namespace saban::viewer
