#include "viewer/overlay/kept_stroke.h"

#include <algorithm>

#include "viewer/overlay/ground_ink.h"

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

}  // namespace saban::viewer
