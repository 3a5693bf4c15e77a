#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/geometric.hpp>
#include <map>
#include <string>
#include <vector>

#include "layers/catalogue/solid_model.h"

namespace saban::test {

/// Of everything inside closed surfaces, by the divergence theorem. Where parts overlap, each counts.
inline double volumeM3(const layers::SolidModel& model) {
    double six = 0.0;
    const auto at = [&](std::size_t i) { return glm::dvec3(model.vertices[model.triangles[i]].position); };
    for (std::size_t i = 0; i < model.triangles.size(); i += 3)
        six += glm::dot(at(i), glm::cross(at(i + 1), at(i + 2)));
    return six / 6.0;
}

/// Edges that are not passed as often one way as the other: none on closed surfaces that are wound alike.
inline std::size_t openEdges(const layers::SolidModel& model) {
    using Point = std::array<float, 3>;
    std::map<std::pair<Point, Point>, int> balance;
    const auto at = [&](std::size_t i) {
        const glm::vec3 p = model.vertices[model.triangles[i]].position;
        return Point{p.x + 0.0f, p.y + 0.0f, p.z + 0.0f};
    };
    for (std::size_t i = 0; i < model.triangles.size(); i += 3)
        for (std::size_t k = 0; k < 3; ++k) {
            const Point a = at(i + k), b = at(i + (k + 1) % 3);
            balance[{std::min(a, b), std::max(a, b)}] += a < b ? 1 : -1;
        }
    return static_cast<std::size_t>(
        std::count_if(balance.begin(), balance.end(), [](const auto& edge) { return edge.second != 0; }));
}

/// What is wrong with the numbers of a model, in words; empty when nothing is.
inline std::string flaw(const layers::SolidModel& model) {
    if (model.triangles.empty() || model.triangles.size() % 3 != 0) return "no whole triangles";
    for (const auto& vertex : model.vertices) {
        for (int axis = 0; axis < 3; ++axis) {
            if (!std::isfinite(vertex.position[axis]) || !std::isfinite(vertex.normal[axis]))
                return "a number is not finite";
            if (vertex.position[axis] < model.bounds.min[axis] || vertex.position[axis] > model.bounds.max[axis])
                return "a vertex lies outside the bounds";
        }
        if (std::abs(glm::length(vertex.normal) - 1.0f) > 1e-4f) return "a normal is not of unit length";
        if (vertex.colour.a != 255) return "a colour is not opaque";
    }
    for (std::size_t i = 0; i < model.triangles.size(); i += 3) {
        for (std::size_t k = 0; k < 3; ++k)
            if (model.triangles[i + k] >= model.vertices.size()) return "a triangle names a vertex that is not there";
        const auto& a = model.vertices[model.triangles[i]];
        const glm::dvec3 p = a.position, q = model.vertices[model.triangles[i + 1]].position,
                         r = model.vertices[model.triangles[i + 2]].position;
        if (!(glm::dot(glm::cross(q - p, r - p), glm::dvec3(a.normal)) > 0.0))
            return "a triangle is degenerate or wound against its normal";
    }
    return {};
}

/// The corners of the convex outline of points seen from above, each with the lowest of the points there.
///
/// Source: Andrew, Another efficient algorithm for convex hulls in two dimensions, Information Processing Letters 9,
/// 1979.
inline std::vector<glm::dvec3> outlineOf(std::vector<glm::dvec3> points) {
    constexpr double kStraight = 1e-3;
    std::sort(points.begin(), points.end(), [](const glm::dvec3& a, const glm::dvec3& b) {
        return a.x != b.x ? a.x < b.x : a.y != b.y ? a.y < b.y : a.z < b.z;
    });
    points.erase(std::unique(points.begin(), points.end(),
                             [](const glm::dvec3& a, const glm::dvec3& b) { return a.x == b.x && a.y == b.y; }),
                 points.end());
    std::vector<glm::dvec3> outline;
    for (const bool isBack : {false, true}) {
        const std::size_t from = outline.size();
        const auto add = [&](const glm::dvec3& point) {
            while (outline.size() >= from + 2) {
                const glm::dvec2 a = outline.back() - outline[outline.size() - 2], b = point - outline.back();
                if (a.x * b.y - a.y * b.x > kStraight) break;
                outline.pop_back();
            }
            outline.push_back(point);
        };
        if (isBack)
            std::for_each(points.rbegin(), points.rend(), add);
        else
            std::for_each(points.begin(), points.end(), add);
        if (!outline.empty()) outline.pop_back();
    }
    return outline;
}

}  // namespace saban::test
