#include "viewer/overlay/legend_content.h"

#include <QCollator>
#include <algorithm>
#include <map>
#include <set>

#include "geo/core/text.h"
#include "layers/model/words.h"
#include "layers/symbols/symbol_code.h"
#include "viewer/overlay/kept_stroke.h"
#include "viewer/overlay/plan_markers.h"

namespace saban::viewer {

namespace {

using namespace layers;

/// Words of the model come in both languages.
bool isVietnamese() { return translated(SABAN_TR("viewer", "language code: en")).ends_with("vi"); }

template <typename Enum>
std::string nameOf(Enum value) {
    const Word& word = wordsOf<Enum>()[static_cast<std::size_t>(value)];
    return std::string(isVietnamese() ? word.vi : word.en);
}

bool isDrawn(const Geometry& geometry) {
    const auto fault = geometryFault(geometry);
    return !geometry.isEmpty() && (!fault || *fault == "self_crossing");
}

/// Features of a kind that are on the table.
template <typename T, typename Visit>
void eachShown(const Plan& plan, const PlanView& view, Visit visit) {
    if (isKindHidden(view, kindName<T>())) return;
    for (const auto& row : plan.all<T>().rows()) {
        if (!isDrawn(row->geometry) || isFeatureHidden(view, row->uid)) continue;
        if constexpr (requires { row->phases; })
            if (!isInPhase(row->phases, view.phase)) continue;
        visit(*row);
    }
}

SignColours coloursOf(const ConventionProfile& profile, SymbolSide side) {
    switch (side) {
        case SymbolSide::Own: return profile.own;
        case SymbolSide::Other: return profile.other;
        case SymbolSide::Neutral: return profile.neutral;
        case SymbolSide::Unknown: break;
    }
    return profile.unknown;
}

std::string sideName(SymbolSide side) {
    switch (side) {
        case SymbolSide::Own: return nameOf(layers::Side::Own);
        case SymbolSide::Other: return nameOf(layers::Side::Other);
        case SymbolSide::Neutral: return nameOf(layers::Side::Neutral);
        case SymbolSide::Unknown: break;
    }
    return nameOf(layers::Side::Unknown);
}

class LegendMaker {
 public:
    LegendMaker(const Plan& plan, const PlanView& view, const ConventionProfile& profile, std::size_t mostValues) : plan_(plan), view_(view), profile_(profile), mostValues_(mostValues) {}

    LegendContent make() {
        LegendContent content{.title = text(SABAN_TR("viewer", "Legend"))};
        if (const auto phase = plan_.find<Phase>(view_.phase)) content.phase = phase->name;
        for (LegendSection section : {signs(), structures(), routes(), controlLines(), areasByValue(), areasByKind(), others()})
            if (!section.entries.empty()) content.sections.push_back(std::move(section));
        return content;
    }

 private:
    LegendSection signs() const {
        LegendSection section{.title = text(SABAN_TR("viewer", "Units and command posts"))};
        std::set<SymbolSide> sides, posts;
        const auto sideOf = [](const std::string& code) {
            const auto parsed = parseSymbolCode(code);
            return parsed ? parsed->side : SymbolSide::Unknown;
        };
        for (const Marker& marker : markersOf(plan_, view_)) {
            if (marker.code.empty()) continue;
            (marker.id.starts_with(kindName<CommandPost>()) ? posts : sides).insert(sideOf(marker.code));
        }
        constexpr std::array kOrder{SymbolSide::Own, SymbolSide::Other, SymbolSide::Neutral, SymbolSide::Unknown};
        for (const SymbolSide side : kOrder)
            if (posts.contains(side))
                section.entries.push_back({LegendFrame{side, coloursOf(profile_, side), true},
                                           posts.size() == 1 ? text(SABAN_TR("viewer", "Command post")) : text(SABAN_TR("viewer", "Command post: {}"), sideName(side))});
        for (const SymbolSide side : kOrder)
            if (sides.contains(side)) section.entries.push_back({LegendFrame{side, coloursOf(profile_, side), false}, sideName(side)});
        return section;
    }

    LegendSection structures() const {
        LegendSection section{.title = text(SABAN_TR("viewer", "Structures"))};
        std::set<StructureState> states;
        eachShown<Structure>(plan_, view_, [&](const Structure& structure) { states.insert(structure.state); });
        for (const StructureState state : states) section.entries.push_back({LegendPictogram{Pictogram::Structure, structureColour(state)}, nameOf(state)});
        return section;
    }

    LegendSection routes() const {
        LegendSection section{.title = text(SABAN_TR("viewer", "Routes"))};
        std::set<RouteKind> kinds;
        eachShown<Route>(plan_, view_, [&](const Route& route) { kinds.insert(route.kind); });
        for (const RouteKind kind : kinds) section.entries.push_back({lookOf(kind), nameOf(kind)});
        return section;
    }

    LegendSection controlLines() const {
        LegendSection section{.title = text(SABAN_TR("viewer", "Control lines"))};
        std::set<std::pair<ControlLineKind, layers::Side>> kinds;
        eachShown<ControlLine>(plan_, view_, [&](const ControlLine& line) { kinds.emplace(line.kind, line.side); });
        for (const auto& [kind, side] : kinds) {
            const bool hasOtherSide = std::count_if(kinds.begin(), kinds.end(), [kind = kind](const auto& other) { return other.first == kind; }) > 1;
            section.entries.push_back({lookOf(kind, side), hasOtherSide ? nameOf(kind) + " (" + nameOf(side) + ")" : nameOf(kind)});
        }
        return section;
    }

    LegendSection areasByValue() const {
        LegendSection section;
        const auto looks = areaLooksOf(plan_, view_.colourAreasBy);
        std::map<std::string, Area> values;  // an example of each
        eachShown<Area>(plan_, view_, [&](const Area& area) {
            if (const std::string value = valueOf(area, view_.colourAreasBy); !value.empty()) values.emplace(value, area);
        });
        if (values.empty()) return section;
        const auto* field = findField<Area>(view_.colourAreasBy);
        const std::string column = field ? std::string(isVietnamese() ? field->titleVi : field->titleEn) : view_.colourAreasBy;
        section.title = text(SABAN_TR("viewer", "Areas by: {}"), column);
        std::vector<std::string> order;
        for (const auto& [value, area] : values) order.push_back(value);
        const QCollator collator = letters();
        std::stable_sort(order.begin(), order.end(), [&](const std::string& a, const std::string& b) {
            const std::size_t first = gradeRank(a), second = gradeRank(b);
            return first != second ? first < second : collator.compare(QString::fromStdString(a), QString::fromStdString(b)) < 0;
        });
        for (const std::string& value : order)
            section.entries.push_back({lookOf(values.at(value), looks.at(value)), field && !field->words.empty() ? wordName(*field, value) : value});
        shorten(section);
        return section;
    }

    static std::string wordName(const Field<Area>& field, const std::string& value) {
        for (const Word& word : field.words)
            if (word.word == value) return std::string(isVietnamese() ? word.vi : word.en);
        return value;
    }

    /// Those without a value of the column too.
    LegendSection areasByKind() const {
        LegendSection section{.title = text(SABAN_TR("viewer", "Areas"))};
        struct Alike {
            Area example;
            std::set<std::string> names{};
        };
        std::map<std::pair<AreaKind, std::string>, Alike> kinds;
        eachShown<Area>(plan_, view_, [&](const Area& area) {
            if (!valueOf(area, view_.colourAreasBy).empty()) return;
            Alike& alike = kinds.try_emplace({area.kind, parseColour(area.fill) ? area.fill : std::string{}}, Alike{.example = area}).first->second;
            if (!area.name.empty()) alike.names.insert(area.name);
        });
        // Areas in colours of their own are known by their names.
        std::vector<std::pair<AreaKind, LegendEntry>> entries;
        for (const auto& [key, alike] : kinds) {
            const bool isAmbiguous = std::count_if(kinds.begin(), kinds.end(), [kind = key.first](const auto& other) { return other.first.first == kind; }) > 1;
            const bool isNamed = isAmbiguous && !key.second.empty() && !alike.names.empty();
            entries.push_back({key.first, {lookOf(alike.example, std::nullopt), isNamed ? listOf(alike.names) : nameOf(key.first)}});
        }
        const QCollator collator = letters();
        std::stable_sort(entries.begin(), entries.end(), [&](const auto& a, const auto& b) {
            return a.first != b.first ? a.first < b.first : collator.compare(QString::fromStdString(a.second.text), QString::fromStdString(b.second.text)) < 0;
        });
        for (auto& [kind, entry] : entries) section.entries.push_back(std::move(entry));
        shorten(section);
        return section;
    }

    /// A few of them.
    static std::string listOf(const std::set<std::string>& names) {
        constexpr std::size_t kMost = 3;
        std::vector<std::string> order(names.begin(), names.end());
        const QCollator collator = letters();
        std::stable_sort(order.begin(), order.end(), [&](const std::string& a, const std::string& b) { return collator.compare(QString::fromStdString(a), QString::fromStdString(b)) < 0; });
        std::string list;
        for (std::size_t i = 0; i < std::min(order.size(), kMost); ++i) list += (i == 0 ? "" : ", ") + order[i];
        return order.size() > kMost ? list + ", …" : list;
    }

    static QCollator letters() {
        QCollator collator{QLocale(isVietnamese() ? QLocale::Vietnamese : QLocale::English)};
        collator.setNumericMode(true);  // 2 before 10
        return collator;
    }

    void shorten(LegendSection& section) const {
        if (section.entries.size() <= mostValues_) return;
        const std::size_t more = section.entries.size() - mostValues_;
        section.entries.resize(mostValues_);
        section.entries.push_back({DrapedArea{}, text(SABAN_TR("viewer", "and {} more"), more)});
    }

    LegendSection others() const {
        LegendSection section{.title = text(SABAN_TR("viewer", "Others"))};
        bool hasCheckpoints = false, hasNotes = false;
        eachShown<Checkpoint>(plan_, view_, [&](const Checkpoint&) { hasCheckpoints = true; });
        eachShown<Remark>(plan_, view_, [&](const Remark& note) { hasNotes = hasNotes || !strokeOf(note); });
        if (hasCheckpoints) section.entries.push_back({LegendPictogram{Pictogram::Checkpoint, kCheckpointColour}, text(SABAN_TR("viewer", "Checkpoint"))});
        if (hasNotes) section.entries.push_back({LegendPictogram{Pictogram::Note, kNoteColour}, text(SABAN_TR("viewer", "Note"))});
        return section;
    }

    const Plan& plan_;
    const PlanView& view_;
    const ConventionProfile& profile_;
    std::size_t mostValues_;
};

}  // namespace

LegendContent legendOf(const Plan& plan, const PlanView& view, const ConventionProfilePtr& profile, std::size_t mostValues) {
    static const ConventionProfilePtr standard = *builtInConvention("nato");
    return LegendMaker(plan, view, profile ? *profile : *standard, mostValues).make();
}

}  // namespace saban::viewer
