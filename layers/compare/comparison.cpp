#include "layers/compare/comparison.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>

#include "geo/analysis/measure.h"
#include "layers/edit/edit.h"
#include "layers/edit/edit_json.h"
#include "layers/edit/feature_edits.h"

namespace saban::layers {

namespace {

constexpr double kSameShiftM = 0.002;  // coordinates are whole millimetres, twice rounded
constexpr std::size_t kTitleLetters = 48;

constexpr const char* kBetween = " · ";

/// The first line, cut between two letters.
std::string firstWords(const std::string& text) {
    const std::string line = text.substr(0, text.find('\n'));
    std::size_t at = 0, letters = 0;
    while (at < line.size() && letters < kTitleLetters) {
        ++at;
        while (at < line.size() && (static_cast<unsigned char>(line[at]) & 0xC0) == 0x80) ++at;
        ++letters;
    }
    return at < line.size() ? line.substr(0, at) + "…" : line;
}

std::string nameOf(const std::shared_ptr<const Feature>& feature) { return feature ? feature->name : std::string{}; }

std::string joinedTitle(const std::string& first, const std::string& second) {
    return first.empty() ? second : second.empty() ? first : first + kBetween + second;
}

template <typename T>
std::string titleOfRow(const Plan& plan, const T& row) {
    if constexpr (std::is_same_v<T, UnitPosition>) {
        return joinedTitle(nameOf(plan.find<Unit>(row.unit)), nameOf(plan.find<Phase>(row.phase)));
    } else if constexpr (std::is_same_v<T, WorkLogEntry>) {
        return joinedTitle(nameOf(plan.find<WorkItem>(row.workItem)), row.at.iso);
    } else if constexpr (std::is_same_v<T, Remark>) {
        return row.name.empty() ? firstWords(row.note) : row.name;
    } else {
        return row.name;
    }
}

FieldDifference difference(FieldDescription field, Value before, Value after) {
    return {.field = std::move(field), .before = std::move(before), .after = std::move(after)};
}

template <typename T>
std::vector<FieldDifference> fieldDifferences(const T& before, const T& after) {
    std::vector<FieldDifference> found;
    if (!(before.geometry == after.geometry)) found.push_back(difference({.column = kPlaceColumn, .titleVi = "Vị trí", .titleEn = "Place"}, {}, {}));
    for (const Field<T>& field : fieldsOf<T>()) {
        Value from = field.get(before), to = field.get(after);
        if (from == to) continue;
        found.push_back(difference({std::string(field.column), field.type, std::string(field.titleVi), std::string(field.titleEn), field.words}, std::move(from), std::move(to)));
    }
    Extras names = before.extras;
    names.insert(after.extras.begin(), after.extras.end());
    for (const auto& [name, ignored] : names) {
        const auto in = [&name = name](const T& feature) {
            const auto at = feature.extras.find(name);
            return at == feature.extras.end() ? Value{} : at->second;
        };
        if (!(in(before) == in(after))) found.push_back(difference({.column = name, .titleVi = name, .titleEn = name}, in(before), in(after)));
    }
    return found;
}

struct SettingTitle {
    const char *column, *vi, *en;
};
constexpr SettingTitle kSettingTitles[] = {{"name", "Tên kế hoạch", "Name of the plan"},
                                           {"marking", "Độ mật", "Marking"},
                                           {"crs", "Hệ tọa độ", "Coordinate reference system"},
                                           {"bounds", "Phạm vi sa bàn", "Bounds of the table"},
                                           {"profile", "Quy ước ký hiệu", "Conventions"},
                                           {"catalogue", "Danh mục công trình", "Catalogue of structures"},
                                           {"levels", "Các cấp chỉ huy", "Levels of command"},
                                           {"angle_unit", "Đơn vị góc", "Unit of angles"}};

std::vector<FieldDifference> settingDifferences(const PlanSettings& before, const PlanSettings& after) {
    const auto from = toRows(before), to = toRows(after);
    const auto in = [](const auto& rows, const char* column) {
        const auto at = rows.find(column);
        return at == rows.end() || at->second.empty() ? Value{} : Value{at->second};
    };
    std::vector<FieldDifference> found;
    for (const SettingTitle& title : kSettingTitles) {
        Value a = in(from, title.column), b = in(to, title.column);
        if (a != b) found.push_back(difference({.column = title.column, .titleVi = title.vi, .titleEn = title.en}, std::move(a), std::move(b)));
    }
    return found;
}

template <typename T>
FeatureDifference featureDifference(const Comparison& comparison, const Change<T>& change, std::span<const FeatureRef> byName) {
    const T& shown = change.after ? *change.after : *change.before;
    FeatureDifference made{.feature = {std::string(kindName<T>()), shown.uid}, .title = titleOfRow(change.after ? comparison.after : comparison.before, shown)};
    made.isByName = std::binary_search(byName.begin(), byName.end(), made.feature);
    if (!change.before) {
        made.sort = DifferenceSort::Added;
    } else if (!change.after) {
        made.sort = DifferenceSort::Removed;
    } else {
        made.fields = fieldDifferences(*change.before, *change.after);
        made.shift = shiftBetween(change.before->geometry, change.after->geometry, comparison.crs ? &*comparison.crs : nullptr);
        made.sort = made.shift && made.fields.size() == 1 ? DifferenceSort::Moved : DifferenceSort::Changed;
    }
    return made;
}

Geometry placeIn(const Plan& plan, const FeatureRef& feature) {
    const auto found = findFeature(plan, feature);
    return found ? found->geometry : Geometry{};
}

}  // namespace

std::optional<Shift> shiftBetween(const Geometry& before, const Geometry& after, const geo::Crs* crs) {
    if (before.kind != after.kind || before.isEmpty() || before.parts.size() != after.parts.size() || before == after) return std::nullopt;
    std::optional<glm::dvec2> by;
    for (std::size_t part = 0; part < before.parts.size(); ++part) {
        const auto &from = before.parts[part].points, &to = after.parts[part].points;
        if (from.size() != to.size() || before.parts[part].isHole != after.parts[part].isHole) return std::nullopt;
        for (std::size_t i = 0; i < from.size(); ++i) {
            const glm::dvec2 delta = to[i] - from[i];
            if (!by) by = delta;
            if (glm::distance(*by, delta) > kSameShiftM) return std::nullopt;
        }
    }
    if (!by || !(glm::length(*by) > 0.0)) return std::nullopt;
    const double bearingDeg = glm::degrees(std::atan2(by->x, by->y));
    const glm::dvec2 from = before.parts.front().points.front();
    const std::array ends{from, from + *by};
    return Shift{.distanceM = crs ? geo::geodesicLengthM(*crs, ends) : glm::length(*by), .bearingDeg = bearingDeg < 0.0 ? bearingDeg + 360.0 : bearingDeg};
}

DifferenceCount Comparison::count() const {
    DifferenceCount count;
    for (const FeatureDifference& feature : features) {
        switch (feature.sort) {
            case DifferenceSort::Added: ++count.added; break;
            case DifferenceSort::Removed: ++count.removed; break;
            case DifferenceSort::Moved: ++count.moved; break;
            case DifferenceSort::Changed: ++count.changed; break;
        }
    }
    return count;
}

Geometry Comparison::placeBefore(const FeatureRef& feature) const { return placeIn(before, feature); }
Geometry Comparison::placeAfter(const FeatureRef& feature) const { return placeIn(after, feature); }

Comparison compared(const Plan& before, const Plan& after, std::span<const FeatureRef> byName) {
    Comparison comparison{.before = before, .after = after};
    if (before.settings.crs == after.settings.crs)
        if (auto crs = geo::Crs::parse(after.settings.crs)) comparison.crs = *std::move(crs);
    if (auto settings = settingDifferences(before.settings, after.settings); !settings.empty())
        comparison.features.push_back({.sort = DifferenceSort::Changed, .feature = {kSettingsKind, {}}, .title = after.settings.name, .fields = std::move(settings)});
    const Edit edit = difference(before, after);
    forEachKind([&]<typename T>(KindTag<T>) {
        const auto first = static_cast<std::ptrdiff_t>(comparison.features.size());
        std::size_t removedOrChanged = 0;
        for (const Change<T>& change : edit.of<T>()) {
            comparison.features.push_back(featureDifference(comparison, change, byName));
            removedOrChanged += change.before ? 1 : 0;
        }
        comparison.unchanged += before.all<T>().size() - removedOrChanged;
        std::stable_sort(comparison.features.begin() + first, comparison.features.end(), [](const FeatureDifference& a, const FeatureDifference& b) { return a.title < b.title; });
    });
    return comparison;
}

std::string titleInPlan(const Plan& plan, const FeatureRef& feature) {
    if (feature.kind == kSettingsKind) return plan.settings.name;
    std::string title;
    visitKind(feature.kind, [&]<typename T>(KindTag<T>) {
        if (const auto row = plan.find<T>(feature.uid)) title = titleOfRow(plan, *row);
    });
    return title;
}

}  // namespace saban::layers
