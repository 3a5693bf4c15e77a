#include "viewer/overlay/kept_stroke.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <glm/geometric.hpp>
#include <sstream>

namespace saban::viewer {

namespace {

constexpr geo::Colour kCasing{255, 251, 240, 215}, kDarkCasing{28, 26, 20, 215}, kNone{0, 0, 0, 0};
constexpr double kMostWidthM = 20000.0;
constexpr double kSameWayM = 0.01, kSameWayShare = 0.001;  // as written, and in millimetres of another CRS

struct Heights {
    std::vector<std::optional<double>> overM{};
    std::vector<double> waysM{};  ///< between them
};

/// Nothing for what `inkHeightsText` does not write.
std::optional<Heights> heightsOf(const std::string& text) {
    Heights heights;
    std::istringstream words(text);
    for (std::string word; words >> word;) {
        const auto colon = word.find(':');
        if ((colon == std::string::npos) != heights.overM.empty()) return std::nullopt;
        if (colon != std::string::npos) {
            const auto wayM = layers::parseNumber(word.substr(0, colon));
            if (!wayM) return std::nullopt;
            heights.waysM.push_back(*wayM);
            word.erase(0, colon + 1);
        }
        const auto overM = layers::parseNumber(word);
        if (!overM && word != "-") return std::nullopt;
        heights.overM.push_back(overM);
    }
    return heights;
}

bool belong(const Heights& heights, const std::vector<glm::dvec2>& points) {
    if (heights.overM.size() != points.size()) return false;
    for (std::size_t i = 0; i + 1 < points.size(); ++i)
        if (std::abs(glm::distance(points[i], points[i + 1]) - heights.waysM[i]) > kSameWayM + kSameWayShare * heights.waysM[i]) return false;
    return true;
}

/// As of `ink.vert`: light around dark colours, dark around light ones.
geo::Colour casingOf(const geo::Colour& colour) {
    if (colour.alpha < 255) return kNone;
    return 0.30 * colour.red + 0.59 * colour.green + 0.11 * colour.blue > 0.55 * 255.0 ? kDarkCasing : kCasing;
}

}  // namespace

std::optional<DrapedLine> strokeOf(const layers::Remark& note) {
    if (note.geometry.kind != layers::GeometryKind::Line) return std::nullopt;
    const auto colour = note.extras.find(kInkColourColumn);
    const auto parsed = colour == note.extras.end() ? std::nullopt : parseColour(layers::textOf(colour->second));
    if (!parsed) return std::nullopt;
    DrapedLine line{.colour = *parsed, .casing = casingOf(*parsed)};
    const auto width = note.extras.find(kInkWidthColumn);
    const auto widthM = width == note.extras.end() ? std::nullopt : layers::parseNumber(layers::textOf(width->second));
    if (widthM && *widthM > 0.0) line.widthM = std::min(*widthM, kMostWidthM);
    return line;
}

std::string inkHeightsText(const std::vector<glm::dvec2>& points, const std::vector<std::optional<double>>& heightsM) {
    assert(points.size() == heightsM.size());
    std::string text;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (i > 0) text += fmt::format(" {:.2f}:", glm::distance(points[i - 1], points[i]));
        text += heightsM[i] ? fmt::format("{:.2f}", *heightsM[i]) : "-";
    }
    return text;
}

std::optional<GroundInk::Stroke> strokeOnSolidOf(const layers::Remark& note) {
    const auto column = note.extras.find(kInkHeightsColumn);
    if (column == note.extras.end()) return std::nullopt;
    const auto look = strokeOf(note);
    auto heights = heightsOf(layers::textOf(column->second));
    if (!look || !heights || layers::geometryFault(note.geometry)) return std::nullopt;
    GroundInk::Stroke stroke{.points = note.geometry.linePoints(),
                             .tool = look->colour.alpha < 255 ? GroundInk::Tool::Highlighter : GroundInk::Tool::Pen,
                             .colour = {look->colour.red, look->colour.green, look->colour.blue, 255},
                             .widthM = look->widthM};
    if (!belong(*heights, stroke.points)) {
        std::reverse(heights->overM.begin(), heights->overM.end());
        std::reverse(heights->waysM.begin(), heights->waysM.end());
        if (!belong(*heights, stroke.points)) return std::nullopt;
    }
    if (std::none_of(heights->overM.begin(), heights->overM.end(), [](const auto& overM) { return overM.has_value(); })) return std::nullopt;
    stroke.heightsM = std::move(heights->overM);
    return stroke;
}

std::vector<GroundInk::Stroke> strokesOnSolids(const layers::Plan& plan, const PlanView& view) {
    if (isKindHidden(view, layers::kindName<layers::Remark>())) return {};
    std::vector<std::pair<std::string, GroundInk::Stroke>> found;
    for (const auto& note : plan.all<layers::Remark>().rows()) {
        if (isFeatureHidden(view, note->uid)) continue;
        if (auto stroke = strokeOnSolidOf(*note)) found.emplace_back(note->at.iso, std::move(*stroke));
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<GroundInk::Stroke> strokes;
    for (auto& [at, stroke] : found) strokes.push_back(std::move(stroke));
    return strokes;
}

}  // namespace saban::viewer
