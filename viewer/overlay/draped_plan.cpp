#include "viewer/overlay/draped_plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <glm/geometric.hpp>
#include <unordered_set>

#include "viewer/overlay/ground_ink.h"
#include "viewer/overlay/kept_stroke.h"

namespace saban::viewer {

namespace {

using geo::Colour;
using namespace layers;

constexpr Colour kIvory{255, 251, 240, 215};

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

/// Of the values of areas; none when areas have the looks of their kinds.
using ValueLooks = std::map<std::string, ValueLook>;

void place(DrapedLine& line, const std::vector<glm::dvec2>& points) {
    DrapedLine there = lineThrough(points);
    line.points = std::move(there.points);
    line.alongM = std::move(there.alongM);
}

std::optional<DrapedItem> itemOf(const Route& route, const PlanView& view, const ValueLooks&) {
    DrapedLine line = lookOf(route.kind);
    if (const auto given = view.colours.find(route.uid); given != view.colours.end())
        line.colour = {static_cast<std::uint8_t>(given->second >> 16), static_cast<std::uint8_t>(given->second >> 8), static_cast<std::uint8_t>(given->second), 255};
    place(line, route.geometry.linePoints());
    line.widthM = std::max(route.widthM, 0.0);
    return DrapedItem{.lines = {std::move(line)}};
}

std::optional<DrapedItem> itemOf(const ControlLine& control, const PlanView&, const ValueLooks&) {
    DrapedLine line = lookOf(control.kind, control.side);
    place(line, control.geometry.linePoints());
    return DrapedItem{.lines = {std::move(line)}};
}

std::optional<DrapedItem> itemOf(const Area& area, const PlanView& view, const ValueLooks& looks) {
    const auto look = looks.find(valueOf(area, view.colourAreasBy));
    DrapedArea made = lookOf(area, look == looks.end() ? std::nullopt : std::optional(look->second));
    made.parts = area.geometry.parts;
    return DrapedItem{.areas = {std::move(made)}};
}

std::optional<DrapedItem> itemOf(const Remark& remark, const PlanView&, const ValueLooks&) {
    constexpr Colour kNoteColour{196, 140, 20, 255};
    if (remark.geometry.kind == GeometryKind::Point || strokeOnSolidOf(remark)) return std::nullopt;  // the latter is drawn as under the pen
    if (remark.geometry.kind == GeometryKind::Area)
        return DrapedItem{.areas = {{.parts = remark.geometry.parts, .fill = withAlpha(kNoteColour, 50), .line = kNoteColour, .pattern = DrapedPattern::Dotted}}};
    DrapedLine line = strokeOf(remark).value_or(DrapedLine{.colour = kNoteColour, .casing = kIvory, .pattern = DrapedPattern::Dotted});
    place(line, remark.geometry.linePoints());
    return DrapedItem{.lines = {std::move(line)}};
}

template <typename T>
bool isShown(const T& feature, const PlanView& view) {
    if constexpr (requires { feature.phases; }) return isInPhase(feature.phases, view.phase);
    return true;
}

/// Of a value that has no colour of its own: the hue at which it begins to look for one that is free.
std::size_t hueOf(const std::string& value) {
    std::uint32_t hash = 2166136261u;  // FNV-1a: the same on every machine
    for (const char c : value) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
    return hash % kValueColours.size();
}

std::optional<Colour> ownColourOf(const std::string& value) {
    if (const auto colour = parseColour(value)) return colour;
    const std::size_t rank = gradeRank(value);
    return rank < kGrades.size() ? std::optional(kGrades[rank].colour) : std::nullopt;
}

Colour mixed(Colour colour, std::uint8_t with, double part) {
    const auto mix = [&](std::uint8_t band) { return static_cast<std::uint8_t>(std::lround(band + (with - band) * part)); };
    return {mix(colour.red), mix(colour.green), mix(colour.blue), colour.alpha};
}

}  // namespace

bool isInPhase(const std::vector<Uid>& phases, const Uid& phase) {
    return phases.empty() || phase.empty() || std::find(phases.begin(), phases.end(), phase) != phases.end();
}

bool isKindHidden(const PlanView& view, std::string_view kind) { return std::find(view.hidden.begin(), view.hidden.end(), kind) != view.hidden.end(); }
bool isFeatureHidden(const PlanView& view, const Uid& uid) { return !view.hiddenFeatures.empty() && view.hiddenFeatures.contains(uid); }

DrapedLine lookOf(RouteKind kind) {
    const RouteLook& look = kRouteLooks[static_cast<std::size_t>(kind)];
    return {.colour = look.colour, .casing = kIvory, .leastPx = look.leastPx, .pattern = look.pattern, .ornament = DrapedOrnament::Chevrons};
}

DrapedLine lookOf(ControlLineKind kind, Side side) {
    DrapedLine line{.colour = colourOfSide(side), .casing = withAlpha(kIvory, 150), .leastPx = 3.2};
    switch (kind) {
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
    return line;
}

DrapedArea lookOf(const Area& area, const std::optional<ValueLook>& ofValue) {
    const AreaLook& look = kAreaLooks[static_cast<std::size_t>(area.kind)];
    Colour colour = ofValue ? withAlpha(ofValue->colour, 255) : look.colour;
    DrapedArea made{.fill = withAlpha(colour, ofValue ? 84 : 46), .hatch = ofValue ? ofValue->hatch : look.hatch};
    if (const auto own = parseColour(area.fill); own && !ofValue) {
        colour = withAlpha(*own, 255);
        made.fill = own->alpha == 255 ? withAlpha(*own, 96) : *own;
    }
    made.line = colour;
    if (area.kind == AreaKind::AdministrativeUnit) made.pattern = DrapedPattern::DashDotted;
    return made;
}

std::string valueOf(const Area& area, const std::string& column) {
    if (column.empty() || column == "kind") return {};
    if (const auto* field = findField<Area>(column)) return textOf(field->get(area));
    const auto extra = area.extras.find(column);
    return extra == area.extras.end() ? std::string{} : textOf(extra->second);
}

std::size_t gradeRank(const std::string& value) {
    const auto isThat = [&](const Grade& grade) { return !value.empty() && std::find(grade.words.begin(), grade.words.end(), value) != grade.words.end(); };
    return static_cast<std::size_t>(std::find_if(kGrades.begin(), kGrades.end(), isThat) - kGrades.begin());
}

std::map<std::string, ValueLook> areaLooksOf(const Plan& plan, const std::string& column) {
    std::map<std::string, ValueLook> looks;
    if (column.empty() || column == "kind") return looks;
    for (const auto& area : plan.all<Area>().rows())
        if (const std::string value = valueOf(*area, column); !value.empty()) looks.emplace(value, ValueLook{});
    // Three rounds of the hues: as they are, darker, lighter; then the same with each hatching. Further values share.
    constexpr std::size_t kRounds = 3;
    constexpr std::array kHatches{DrapedHatch::None, DrapedHatch::Rising, DrapedHatch::Falling, DrapedHatch::Crossed, DrapedHatch::Level};
    std::array<std::size_t, kValueColours.size()> used{};
    for (auto& [value, look] : looks) {
        if (const auto own = ownColourOf(value)) {
            look.colour = *own;
            continue;
        }
        std::size_t hue = hueOf(value);
        const std::size_t least = *std::min_element(used.begin(), used.end());
        while (used[hue] != least) hue = (hue + 1) % used.size();
        const std::size_t round = used[hue]++, shade = round % kRounds;
        look.colour = shade == 0 ? kValueColours[hue] : mixed(kValueColours[hue], shade == 1 ? 0 : 255, 0.42);
        look.hatch = kHatches[round / kRounds % kHatches.size()];
    }
    return looks;
}

Colour colourOfValue(const std::string& value) {
    const auto own = ownColourOf(value);
    return own ? *own : kValueColours[hueOf(value)];
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

template <typename T>
void DrapedPlanBuilder::add(const Plan& plan, const PlanView& view, const std::map<std::string, ValueLook>& looks, DrapedPlan& draped, std::unordered_map<Uid, Made>& next) {
    if (isKindHidden(view, kindName<T>())) return;
    constexpr bool isArea = std::is_same_v<T, Area>;
    const auto lookOfFeature = [&](const T& feature) {
        if constexpr (isArea) {
            if (const auto found = looks.find(valueOf(feature, view.colourAreasBy)); found != looks.end()) {
                const Colour& colour = found->second.colour;
                return fmt::format("{} {} {} {} {}", found->first, colour.red, colour.green, colour.blue, static_cast<int>(found->second.hatch));
            }
        }
        if (const auto given = view.colours.find(feature.uid); given != view.colours.end()) return fmt::format("{:06x}", given->second);
        return std::string{};
    };
    for (const auto& feature : plan.all<T>().rows()) {
        if (feature->geometry.isEmpty() || feature->geometry.kind == GeometryKind::Point || !isShown(*feature, view) || isFeatureHidden(view, feature->uid)) continue;
        Made& entry = next[feature->uid];
        const std::string look = lookOfFeature(*feature);
        const auto known = made_.find(feature->uid);
        if (known != made_.end() && known->second.feature == feature && known->second.look == look) {
            entry = known->second;
        } else {
            entry = {.feature = feature, .look = look, .item = nullptr};
            const auto fault = geometryFault(feature->geometry);
            if (!fault || *fault == "self_crossing") {
                if (auto item = itemOf(*feature, view, looks)) {
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
    const auto looks = areaLooksOf(plan, view.colourAreasBy);
    add<Area>(plan, view, looks, *draped, next);
    auto& items = draped->items;
    const auto notes = static_cast<std::ptrdiff_t>(items.size());
    add<Remark>(plan, view, looks, *draped, next);
    // Strokes of briefings lie over everything, the later on the earlier, those of the highlighter under the pen's.
    struct Stroke {
        const Remark* note;
        std::shared_ptr<const DrapedItem> item;
        Colour colour;
        bool isSeeThrough;
    };
    std::vector<Stroke> strokes;
    for (const auto& note : plan.all<Remark>().rows()) {
        const auto made = next.find(note->uid);
        if (made == next.end() || !made->second.item) continue;
        if (const auto look = strokeOf(*note)) strokes.push_back({note.get(), made->second.item, look->colour, look->colour.alpha < 255});
    }
    std::unordered_set<const DrapedItem*> taken;
    for (const Stroke& stroke : strokes) taken.insert(stroke.item.get());
    items.erase(std::remove_if(items.begin() + notes, items.end(), [&](const auto& item) { return taken.contains(item.get()); }), items.end());
    add<ControlLine>(plan, view, looks, *draped, next);
    add<Route>(plan, view, looks, *draped, next);
    // Rows are in the order of their uids, and so are strokes that were kept together.
    // Those of one colour of the highlighter lie together, where they are painted as one.
    std::stable_sort(strokes.begin(), strokes.end(), [](const Stroke& a, const Stroke& b) {
        if (a.isSeeThrough != b.isSeeThrough) return a.isSeeThrough;
        if (a.isSeeThrough && (isHighlighterBelow(a.colour, b.colour) || isHighlighterBelow(b.colour, a.colour))) return isHighlighterBelow(a.colour, b.colour);
        return a.note->at.iso < b.note->at.iso;
    });
    for (Stroke& stroke : strokes) items.push_back(std::move(stroke.item));
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
