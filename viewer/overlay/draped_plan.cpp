#include "viewer/overlay/draped_plan.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <glm/geometric.hpp>
#include <unordered_set>

namespace saban::viewer {

namespace {

using geo::Colour;
using namespace layers;

constexpr Colour kIvory{255, 251, 240, 215};
constexpr Colour kNone{0, 0, 0, 0};

struct RouteLook {
    Colour colour;
    DrapedPattern pattern;
    double leastPx;
};

constexpr std::array<RouteLook, 4> kRouteLooks{{{{178, 52, 40, 255}, DrapedPattern::Solid, 4.6},       // existing road
                                                {{226, 120, 22, 255}, DrapedPattern::Dashed, 4.6},     // road to build
                                                {{98, 58, 30, 255}, DrapedPattern::Dotted, 3.4},       // foot path
                                                {{142, 84, 36, 255}, DrapedPattern::DashDotted, 4.0}}};  // vehicle track

struct AreaLook {
    Colour colour;
    DrapedHatch hatch;
};

// In the order of AreaKind.
constexpr std::array<AreaLook, 8> kAreaLooks{{{{36, 92, 150, 255}, DrapedHatch::Rising},
                                              {{44, 120, 84, 255}, DrapedHatch::Falling},
                                              {{110, 66, 150, 255}, DrapedHatch::None},
                                              {{186, 36, 32, 255}, DrapedHatch::Crossed},
                                              {{40, 120, 196, 255}, DrapedHatch::Level},
                                              {{206, 138, 16, 255}, DrapedHatch::Rising},
                                              {{120, 44, 104, 255}, DrapedHatch::None},
                                              {{92, 92, 92, 255}, DrapedHatch::Rising}}};

/// Tableau 10's order of hues, calmer: neighbours differ for eyes that confuse red and green too.
constexpr std::array<Colour, 8> kValueColours{{{46, 104, 160, 255},
                                               {214, 122, 32, 255},
                                               {60, 138, 78, 255},
                                               {184, 58, 54, 255},
                                               {120, 88, 160, 255},
                                               {126, 84, 66, 255},
                                               {196, 96, 150, 255},
                                               {70, 150, 160, 255}}};

/// Grades of exercises in the words of both languages, best first.
struct Grade {
    std::array<std::string_view, 3> words;
    Colour colour;
};
constexpr std::array<Grade, 5> kGrades{{{{"xuất sắc", "excellent", ""}, {22, 122, 62, 255}},
                                        {{"giỏi", "very good", "tốt"}, {74, 160, 70, 255}},
                                        {{"khá", "good", ""}, {176, 190, 52, 255}},
                                        {{"đạt", "passed", "trung bình"}, {232, 176, 40, 255}},
                                        {{"không đạt", "failed", "yếu"}, {196, 44, 40, 255}}}};

Colour withAlpha(Colour colour, int alpha) {
    colour.alpha = static_cast<std::uint8_t>(alpha);
    return colour;
}

Colour colourOfSide(Side side) {
    // The convention profile colours symbols; lines follow the same custom once it is chosen there.
    switch (side) {
        case Side::Own: return {186, 36, 32, 255};
        case Side::Other: return {30, 84, 160, 255};
        case Side::Neutral: return {48, 130, 60, 255};
        case Side::Unknown: break;
    }
    return {150, 120, 20, 255};
}

DrapedLine lineThrough(const std::vector<glm::dvec2>& points) {
    DrapedLine line{.points = points};
    line.alongM.reserve(points.size());
    double along = 0.0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (i > 0) along += glm::distance(points[i - 1], points[i]);
        line.alongM.push_back(along);
    }
    return line;
}

std::optional<DrapedItem> itemOf(const Route& route, const PlanView&) {
    DrapedLine line = lineThrough(route.geometry.linePoints());
    const RouteLook& look = kRouteLooks[static_cast<std::size_t>(route.kind)];
    line.colour = look.colour;
    line.casing = kIvory;
    line.widthM = std::max(route.widthM, 0.0);
    line.leastPx = look.leastPx;
    line.pattern = look.pattern;
    line.ornament = DrapedOrnament::Chevrons;
    return DrapedItem{.lines = {std::move(line)}};
}

std::optional<DrapedItem> itemOf(const ControlLine& control, const PlanView&) {
    DrapedLine line = lineThrough(control.geometry.linePoints());
    line.colour = colourOfSide(control.side);
    line.casing = withAlpha(kIvory, 150);
    line.leastPx = 3.2;
    switch (control.kind) {
        case ControlLineKind::Boundary:
            line.pattern = DrapedPattern::DashDotted;
            line.ornament = DrapedOrnament::Ticks;
            break;
        case ControlLineKind::Axis:
            line.leastPx = 6.0;
            line.ornament = DrapedOrnament::ArrowHead;
            break;
        case ControlLineKind::PhaseLine: break;
        case ControlLineKind::Obstacle:
            line.colour = {40, 40, 40, 255};
            line.ornament = DrapedOrnament::Teeth;
            break;
    }
    return DrapedItem{.lines = {std::move(line)}};
}

/// The value by which an area is coloured; empty for its kind.
std::string valueOf(const Area& area, const std::string& column) {
    if (column.empty() || column == "kind") return {};
    if (const auto* field = findField<Area>(column)) return textOf(field->get(area));
    const auto extra = area.extras.find(column);
    return extra == area.extras.end() ? std::string{} : textOf(extra->second);
}

std::optional<DrapedItem> itemOf(const Area& area, const PlanView& view) {
    const AreaLook& look = kAreaLooks[static_cast<std::size_t>(area.kind)];
    const std::string value = valueOf(area, view.colourAreasBy);
    DrapedArea made{.parts = area.geometry.parts, .hatch = look.hatch};
    Colour colour = value.empty() ? look.colour : colourOfValue(value);
    made.fill = withAlpha(colour, value.empty() ? 46 : 84);
    if (const auto own = parseColour(area.fill); own && value.empty()) {
        colour = withAlpha(*own, 255);
        made.fill = own->alpha == 255 ? withAlpha(*own, 96) : *own;
    }
    if (!value.empty()) made.hatch = DrapedHatch::None;
    made.line = colour;
    if (area.kind == AreaKind::AdministrativeUnit) made.pattern = DrapedPattern::DashDotted;
    return DrapedItem{.areas = {std::move(made)}};
}

std::optional<DrapedItem> itemOf(const Remark& remark, const PlanView&) {
    constexpr Colour kNoteColour{196, 140, 20, 255};
    if (remark.geometry.kind == GeometryKind::Point) return std::nullopt;
    if (remark.geometry.kind == GeometryKind::Area)
        return DrapedItem{.areas = {{.parts = remark.geometry.parts, .fill = withAlpha(kNoteColour, 50), .line = kNoteColour, .pattern = DrapedPattern::Dotted}}};
    DrapedLine line = lineThrough(remark.geometry.linePoints());
    line.colour = kNoteColour;
    line.casing = kIvory;
    line.pattern = DrapedPattern::Dotted;
    return DrapedItem{.lines = {std::move(line)}};
}

bool isInPhase(const std::vector<Uid>& phases, const Uid& phase) {
    return phases.empty() || phase.empty() || std::find(phases.begin(), phases.end(), phase) != phases.end();
}
template <typename T>
bool isShown(const T& feature, const PlanView& view) {
    if constexpr (requires { feature.phases; }) return isInPhase(feature.phases, view.phase);
    return true;
}

}  // namespace

Colour colourOfValue(const std::string& value) {
    if (const auto colour = parseColour(value)) return *colour;
    for (const Grade& grade : kGrades)
        for (const std::string_view word : grade.words)
            if (!word.empty() && value == word) return grade.colour;
    std::uint32_t hash = 2166136261u;  // FNV-1a: the same on every machine
    for (const char c : value) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
    return kValueColours[hash % kValueColours.size()];
}

std::optional<Colour> parseColour(const std::string& text) {
    if ((text.size() != 7 && text.size() != 9) || text.front() != '#') return std::nullopt;
    std::array<std::uint8_t, 4> bytes{0, 0, 0, 255};
    for (std::size_t i = 0; i + 1 < text.size() / 2 + 1; ++i) {
        const char* from = text.data() + 1 + 2 * i;
        if (std::from_chars(from, from + 2, bytes[i], 16).ptr != from + 2) return std::nullopt;
    }
    return Colour{bytes[0], bytes[1], bytes[2], bytes[3]};
}

template <typename T, typename Make>
void DrapedPlanBuilder::add(const Plan& plan, const PlanView& view, Make make, DrapedPlan& draped, std::unordered_map<Uid, Made>& next) {
    if (std::find(view.hidden.begin(), view.hidden.end(), kindName<T>()) != view.hidden.end()) return;
    const std::string look = std::is_same_v<T, Area> ? view.colourAreasBy : std::string{};
    for (const auto& feature : plan.all<T>().rows()) {
        if (feature->geometry.isEmpty() || feature->geometry.kind == GeometryKind::Point || !isShown(*feature, view)) continue;
        Made& entry = next[feature->uid];
        const auto known = made_.find(feature->uid);
        if (known != made_.end() && known->second.feature == feature && known->second.look == look) {
            entry = known->second;
        } else {
            entry = {.feature = feature, .look = look, .item = nullptr};
            const auto fault = geometryFault(feature->geometry);
            if (!fault || *fault == "self_crossing") {
                if (auto item = make(*feature, view)) {
                    item->bounds = feature->geometry.bounds();
                    entry.item = std::make_shared<const DrapedItem>(*std::move(item));
                }
            }
        }
        if (entry.item) draped.items.push_back(entry.item);
    }
}

std::shared_ptr<const DrapedPlan> DrapedPlanBuilder::build(const Plan& plan, const PlanView& view) {
    auto draped = std::make_shared<DrapedPlan>();
    std::unordered_map<Uid, Made> next;
    const auto make = [](const auto& feature, const PlanView& v) { return itemOf(feature, v); };
    add<Area>(plan, view, make, *draped, next);
    add<Remark>(plan, view, make, *draped, next);
    add<ControlLine>(plan, view, make, *draped, next);
    add<Route>(plan, view, make, *draped, next);
    made_ = std::move(next);
    return draped;
}

std::vector<geo::Bounds> changedBounds(const DrapedPlan* before, const DrapedPlan* after) {
    std::unordered_set<const DrapedItem*> old;
    std::vector<geo::Bounds> changed;
    if (before)
        for (const auto& item : before->items) old.insert(item.get());
    if (after)
        for (const auto& item : after->items)
            if (old.erase(item.get()) == 0) changed.push_back(item->bounds);
    for (const DrapedItem* item : old) changed.push_back(item->bounds);
    return changed;
}

}  // namespace saban::viewer
