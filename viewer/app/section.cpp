#include "viewer/app/section.h"

#include <algorithm>
#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>

namespace saban::app {

namespace {

constexpr double kShortestM = 0.1;
constexpr double kBack = 0.05;  // of the range: seen from above, the lower part of the picture counts as before the eye

}  // namespace

Section Section::flipped() const { return {.line = {line.rbegin(), line.rend()}, .cut = cut.flipped()}; }

Section Section::movedBy(double inwardM) const {
    Section moved{.line = line, .cut = cut.movedBy(inwardM)};
    for (glm::dvec2& point : moved.line) point += cut.inward() * inwardM;
    return moved;
}

std::optional<Section> sectionAlong(std::vector<glm::dvec2> line, const viewer::Viewpoint& view, const viewer::SceneFrame& frame) {
    if (line.size() < 2) return std::nullopt;
    glm::dvec2 end = line.back();
    if (glm::distance(line.front(), end) < kShortestM)
        end = *std::max_element(line.begin(), line.end(), [&](glm::dvec2 a, glm::dvec2 b) { return glm::distance(line.front(), a) < glm::distance(line.front(), b); });
    if (glm::distance(line.front(), end) < kShortestM) return std::nullopt;
    Section section{.line = std::move(line), .cut = {.from = {}, .to = end}};
    section.cut.from = section.line.front();
    const double heading = glm::radians(view.headingDeg);
    const glm::dvec2 eye = glm::dvec2(frame.toGround(viewer::eyeOf(view, frame))) - glm::dvec2(std::sin(heading), std::cos(heading)) * (kBack * view.rangeM);
    return section.cut.insideM(eye) > 0.0 ? section.flipped() : section;
}

}  // namespace saban::app
