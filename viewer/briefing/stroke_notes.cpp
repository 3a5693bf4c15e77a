#include "viewer/briefing/stroke_notes.h"

#include <QColor>
#include <QString>
#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <glm/vec3.hpp>
#include <numeric>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "geo/core/leg.h"
#include "layers/store/qgis_dressing.h"
#include "viewer/overlay/kept_stroke.h"

namespace saban::app {

namespace {

using Stroke = viewer::GroundInk::Stroke;

constexpr int kHighlighterAlpha = 128;
constexpr double kKeptPart = 0.12;  // of its width that a kept stroke may be off
constexpr double kDotPart = 0.05, kLeastDotM = 0.01;  // length of a kept dot: of its width, at least
constexpr double kStepsPerM = 1000.0;
constexpr double kAsideM = 0.002;

// As other programs draw them.
static_assert(std::string_view(viewer::kInkColourColumn) == layers::kStrokeColourColumn && std::string_view(viewer::kInkWidthColumn) == layers::kStrokeWidthColumn);

/// A vertex on the ground, or at a height.
struct Vertex {
    glm::dvec3 at{0.0};
    bool isOnSolid = false;
};

/// Fewer vertices, none of which is farther off than `offM`.
/// Source: Douglas and Peucker, Algorithms for the reduction of the number of points required to represent a digitized line or its caricature, 1973.
std::vector<Vertex> simplified(const std::vector<Vertex>& vertices, double offM) {
    if (vertices.size() < 3) return vertices;
    std::vector<char> isKept(vertices.size(), 0);
    isKept.front() = isKept.back() = 1;
    std::vector<std::pair<std::size_t, std::size_t>> open{{0, vertices.size() - 1}};
    while (!open.empty()) {
        const auto [first, last] = open.back();
        open.pop_back();
        double most = offM;
        std::optional<std::size_t> farthest;
        for (std::size_t i = first + 1; i < last; ++i) {
            const double off = glm::distance(vertices[i].at, geo::nearestOnLeg(vertices[i].at, vertices[first].at, vertices[last].at));
            if (off <= most) continue;
            most = off;
            farthest = i;
        }
        if (!farthest) continue;
        isKept[*farthest] = 1;
        open.emplace_back(first, *farthest);
        open.emplace_back(*farthest, last);
    }
    std::vector<Vertex> fewer;
    for (std::size_t i = 0; i < vertices.size(); ++i)
        if (isKept[i]) fewer.push_back(vertices[i]);
    return fewer;
}

/// What lies on the ground and what is on something each by itself: where it goes over from one to the other stays.
std::vector<Vertex> verticesOf(const Stroke& stroke) {
    std::vector<Vertex> vertices, run;
    const auto close = [&] {
        for (const Vertex& vertex : simplified(run, stroke.widthM * kKeptPart)) vertices.push_back(vertex);
        run.clear();
    };
    for (std::size_t i = 0; i < stroke.points.size(); ++i) {
        const auto heightM = i < stroke.heightsM.size() ? stroke.heightsM[i] : std::nullopt;
        const Vertex vertex{.at = {stroke.points[i], heightM.value_or(0.0)}, .isOnSolid = heightM.has_value()};
        if (!run.empty() && run.back().isOnSolid != vertex.isOnSolid) close();
        run.push_back(vertex);
    }
    close();
    // A file holds millimetres, and no place twice in a row: what is over or under the one before, as on a wall, goes aside.
    std::vector<Vertex> kept;
    for (Vertex vertex : vertices) {
        vertex.at = glm::dvec3(std::round(vertex.at.x * kStepsPerM) / kStepsPerM, std::round(vertex.at.y * kStepsPerM) / kStepsPerM, vertex.at.z);
        if (!kept.empty() && glm::dvec2(kept.back().at) == glm::dvec2(vertex.at)) {
            if (kept.back().isOnSolid == vertex.isOnSolid && std::abs(kept.back().at.z - vertex.at.z) < kLeastDotM) continue;
            vertex.at.x += kAsideM;
        }
        kept.push_back(vertex);
    }
    return kept;
}

/// In the middle of what a tablet's pen made of it.
double widthOf(const Stroke& stroke) {
    if (stroke.pressures.empty()) return stroke.widthM;
    return stroke.widthM * std::accumulate(stroke.pressures.begin(), stroke.pressures.end(), 0.0) / static_cast<double>(stroke.pressures.size());
}

std::string hexOf(const Stroke& stroke) {
    const QString hex = QColor(stroke.colour.red, stroke.colour.green, stroke.colour.blue).name();
    return (stroke.tool == viewer::GroundInk::Tool::Highlighter ? hex + QString::number(kHighlighterAlpha, 16) : hex).toStdString();
}

}  // namespace

layers::Remark noteOf(const Stroke& stroke) {
    std::vector<Vertex> vertices = verticesOf(stroke);
    if (vertices.size() == 1) {
        const glm::dvec3 half(std::max(stroke.widthM * kDotPart, kLeastDotM) / 2.0, 0.0, 0.0);
        vertices = {{vertices[0].at - half, vertices[0].isOnSolid}, {vertices[0].at + half, vertices[0].isOnSolid}};
    }
    std::vector<glm::dvec2> points;
    std::vector<std::optional<double>> heightsM;
    for (const Vertex& vertex : vertices) {
        points.emplace_back(vertex.at);
        heightsM.push_back(vertex.isOnSolid ? std::optional(vertex.at.z) : std::nullopt);
    }
    layers::Remark note;
    note.geometry = layers::roundedToMm(layers::Geometry::line(points));
    note.extras[viewer::kInkColourColumn] = hexOf(stroke);
    note.extras[viewer::kInkWidthColumn] = std::max(std::round(widthOf(stroke) * 100.0), 1.0) / 100.0;
    if (std::any_of(heightsM.begin(), heightsM.end(), [](const auto& heightM) { return heightM.has_value(); })) note.extras[viewer::kInkHeightsColumn] = viewer::inkHeightsText(points, heightsM);
    return note;
}

}  // namespace saban::app
