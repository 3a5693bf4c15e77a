#include "viewer/overlay/kept_stroke.h"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

namespace saban::viewer {

namespace {

constexpr geo::Colour kCasing{255, 251, 240, 215}, kNone{0, 0, 0, 0};
constexpr double kMostWidthM = 20000.0;

}  // namespace

std::optional<DrapedLine> strokeOf(const layers::Remark& note) {
    if (note.geometry.kind != layers::GeometryKind::Line) return std::nullopt;
    const auto colour = note.extras.find(kInkColourColumn);
    const auto parsed = colour == note.extras.end() ? std::nullopt : parseColour(layers::textOf(colour->second));
    if (!parsed) return std::nullopt;
    DrapedLine line{.colour = *parsed, .casing = parsed->alpha < 255 ? kNone : kCasing};
    const auto width = note.extras.find(kInkWidthColumn);
    const auto widthM = width == note.extras.end() ? std::nullopt : layers::parseNumber(layers::textOf(width->second));
    if (widthM && *widthM > 0.0) line.widthM = std::min(*widthM, kMostWidthM);
    return line;
}

std::string inkHeightsText(const std::vector<std::optional<double>>& heightsM) {
    std::string text;
    for (const auto& heightM : heightsM) text += (text.empty() ? "" : " ") + (heightM ? fmt::format("{:.2f}", *heightM) : std::string("-"));
    return text;
}

std::optional<GroundInk::Stroke> strokeOnSolidOf(const layers::Remark& note) {
    const auto column = note.extras.find(kInkHeightsColumn);
    if (column == note.extras.end()) return std::nullopt;
    const auto look = strokeOf(note);
    if (!look) return std::nullopt;
    GroundInk::Stroke stroke{.points = note.geometry.linePoints(),
                             .tool = look->colour.alpha < 255 ? GroundInk::Tool::Highlighter : GroundInk::Tool::Pen,
                             .colour = {look->colour.red, look->colour.green, look->colour.blue, 255},
                             .widthM = look->widthM};
    std::istringstream words(layers::textOf(column->second));
    for (std::string word; words >> word;) {
        const auto heightM = layers::parseNumber(word);
        if (!heightM && word != "-") return std::nullopt;
        stroke.heightsM.push_back(heightM);
    }
    const bool isOnGround = std::none_of(stroke.heightsM.begin(), stroke.heightsM.end(), [](const auto& heightM) { return heightM.has_value(); });
    if (isOnGround || stroke.heightsM.size() != stroke.points.size() || layers::geometryFault(note.geometry).value_or("self_crossing") != "self_crossing") return std::nullopt;
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
