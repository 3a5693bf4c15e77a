#pragma once

#include <cstdint>
#include <glm/vec2.hpp>
#include <span>
#include <vector>

namespace saban::geo {

enum class ShapeKind : std::uint8_t {
    Point,
    Line,
    Area  ///< one ring: outer ones run counter-clockwise, holes clockwise
};

/// Points, lines and rings in a flat list, in the order of their file.
struct ShapeSet {
    struct Part {
        ShapeKind kind = ShapeKind::Point;
        std::uint16_t style = 0;  ///< for `vectorStyle`
        std::uint32_t first = 0;  ///< of `points`
        std::uint32_t count = 0;  ///< a ring does not repeat its first point
        std::uint32_t id = 0;     ///< place in the whole layer: the same whichever part of the layer was asked for
    };
    std::vector<Part> parts;
    std::vector<glm::dvec2> points;

    std::span<const glm::dvec2> pointsOf(const Part& part) const {
        return std::span(points).subspan(part.first, part.count);
    }
    void add(ShapeKind kind, std::uint16_t style, std::uint32_t id, std::span<const glm::dvec2> added) {
        parts.push_back({kind, style, static_cast<std::uint32_t>(points.size()), static_cast<std::uint32_t>(added.size()), id});
        points.insert(points.end(), added.begin(), added.end());
    }
};

}  // namespace saban::geo
