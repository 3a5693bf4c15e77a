#include "layers/compare/comparison_words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <glm/geometric.hpp>

#include "geo/analysis/measure.h"
#include "geo/core/text.h"
#include "layers/catalogue/structure_catalogue.h"
#include "layers/edit/field_rules.h"
#include "layers/model/kind_words.h"

namespace saban::layers {

namespace {

constexpr const char* kNothing = "—";
constexpr double kKm = 1000.0, kHaM2 = 1e4, kKm2 = 1e6;

std::string withSign(std::string number, const ComparisonStyle& style) {
    if (style.isVietnamese && !style.hasPlainNumbers) std::replace(number.begin(), number.end(), '.', ',');
    return number;
}

std::string numberText(double value, int decimals, const ComparisonStyle& style) { return withSign(fmt::format("{:.{}f}", value, decimals), style); }

std::string lengthText(double lengthM, const ComparisonStyle& style) {
    if (lengthM < 99.95) return numberText(lengthM, 1, style) + " m";
    if (lengthM < 9.9995 * kKm) return numberText(lengthM, 0, style) + " m";
    return numberText(lengthM / kKm, 2, style) + " km";
}

std::string areaText(double areaM2, const ComparisonStyle& style) {
    if (areaM2 < kHaM2) return numberText(areaM2, 0, style) + " m²";
    if (areaM2 < kKm2) return numberText(areaM2 / kHaM2, 2, style) + " ha";
    return numberText(areaM2 / kKm2, 2, style) + " km²";
}

std::string angleText(double angleDeg, const ComparisonStyle& style) {
    const double circle = style.angleUnit == "mils6000" ? 6000.0 : style.angleUnit == "mils6400" ? 6400.0 : 360.0;
    if (circle != 360.0) return text(SABAN_TR("layers", "{0} mil"), std::lround(angleDeg * circle / 360.0) % static_cast<long>(circle));
    return withSign(fmt::format("{}", std::round(angleDeg * 10.0) / 10.0), style) + "°";
}

double lengthOf(const std::vector<glm::dvec2>& points, const geo::Crs* crs) {
    if (crs) return geo::geodesicLengthM(*crs, points);
    double lengthM = 0.0;
    for (std::size_t i = 1; i < points.size(); ++i) lengthM += glm::distance(points[i - 1], points[i]);
    return lengthM;
}

double areaOf(const Geometry& area, const geo::Crs* crs) {
    double areaM2 = 0.0;
    for (const Geometry::Part& part : area.parts) {
        const double gridM2 = geo::ringAreaM2(part.points);
        const double ringM2 = crs ? geo::ellipsoidAreaM2(*crs, part.points).value_or(gridM2) : gridM2;
        areaM2 += part.isHole ? -ringM2 : ringM2;
    }
    return areaM2;
}

const geo::Crs* crsOf(const Comparison& comparison) { return comparison.crs ? &*comparison.crs : nullptr; }

std::string dayText(const std::string& iso) {
    if (iso.size() < 10) return iso;
    const std::string day = iso.substr(8, 2) + "/" + iso.substr(5, 2) + "/" + iso.substr(0, 4);
    return iso.size() > 11 ? day + " " + iso.substr(11) : day;
}

std::string yesOrNo(const Value& value) { return translated(textOf(value) == "1" ? SABAN_TR("layers", "yes") : SABAN_TR("layers", "no")); }

std::string referredTo(const Plan& plan, const Reference& reference, const Value& value) {
    std::string all;
    for (const Uid& uid : uidsIn(value)) {
        std::string title;
        for (const std::string_view kind : reference.kinds)
            if (title.empty()) title = titleInPlan(plan, {std::string(kind), uid});
        all += (all.empty() ? "" : ", ") + (title.empty() ? uid : title);
    }
    return all;
}

std::string oneLine(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

}  // namespace

std::string sortWord(DifferenceSort sort) {
    switch (sort) {
        case DifferenceSort::Added: return translated(SABAN_TR("layers", "added"));
        case DifferenceSort::Removed: return translated(SABAN_TR("layers", "removed"));
        case DifferenceSort::Moved: return translated(SABAN_TR("layers", "moved"));
        case DifferenceSort::Changed: return translated(SABAN_TR("layers", "changed"));
    }
    return {};
}

std::string comparedKindWord(std::string_view kind) { return kind == kSettingsKind ? translated(SABAN_TR("layers", "settings")) : kindWord(kind); }

std::string calledInComparison(const FeatureDifference& difference) { return difference.title.empty() ? comparedKindWord(difference.feature.kind) : difference.title; }

std::string titleOf(const FieldDifference& field, const ComparisonStyle& style) { return style.isVietnamese ? field.field.titleVi : field.field.titleEn; }

std::string inWords(const Shift& shift, const ComparisonStyle& style) {
    static constexpr std::array kTowards{SABAN_TR("layers", "{0} to the north ({1})"),      SABAN_TR("layers", "{0} to the north-east ({1})"),
                                         SABAN_TR("layers", "{0} to the east ({1})"),       SABAN_TR("layers", "{0} to the south-east ({1})"),
                                         SABAN_TR("layers", "{0} to the south ({1})"),      SABAN_TR("layers", "{0} to the south-west ({1})"),
                                         SABAN_TR("layers", "{0} to the west ({1})"),       SABAN_TR("layers", "{0} to the north-west ({1})")};
    const auto towards = static_cast<std::size_t>(std::lround(shift.bearingDeg / 45.0)) % kTowards.size();
    return text(kTowards[towards], lengthText(shift.distanceM, style), angleText(shift.bearingDeg, style));
}

std::string inWords(const Geometry& place, const geo::Crs* crs, const ComparisonStyle& style) {
    switch (place.kind) {
        case GeometryKind::None: return {};
        case GeometryKind::Point: return withSign(fmt::format("X {:.1f}  Y {:.1f}", place.at().y, place.at().x), style);  // as coordinates are written everywhere
        case GeometryKind::Line: return text(SABAN_TR("layers", "{0} points, {1}"), place.vertexCount(), lengthText(lengthOf(place.linePoints(), crs), style));
        case GeometryKind::Area: return text(SABAN_TR("layers", "{0} corners, {1}"), place.vertexCount(), areaText(areaOf(place, crs), style));
    }
    return {};
}

std::string inWords(const Plan& plan, std::string_view kind, const FieldDescription& field, const Value& value, const ComparisonStyle& style) {
    const std::string plain = textOf(value);
    if (plain.empty()) return kNothing;
    if (!field.words.empty()) {
        const auto index = indexOfWord(field.words, plain);
        return index ? std::string(style.isVietnamese ? field.words[*index].vi : field.words[*index].en) : plain;
    }
    if (const Reference reference = referenceOf(kind, field.column); !reference.kinds.empty()) return referredTo(plan, reference, value);
    if (field.column == "type" && kind == kindName<Structure>()) {
        const StructureCatalogue& catalogue = style.catalogue ? *style.catalogue : defaultCatalogue();
        const StructureType* type = catalogue.find(plain);
        return type ? (style.isVietnamese ? type->nameVi : type->nameEn) : plain;
    }
    switch (field.type) {
        case FieldType::Boolean: return yesOrNo(value);
        case FieldType::Day:
        case FieldType::Moment: return dayText(plain);
        case FieldType::Real: return withSign(plain, style);
        default: return oneLine(plain);
    }
}

FieldWords wordsOfField(const Comparison& comparison, const FeatureDifference& difference, const FieldDifference& field, const ComparisonStyle& style) {
    FieldWords words{.title = titleOf(field, style), .before = {}, .after = {}};
    if (field.isPlace()) {
        words.before = inWords(comparison.placeBefore(difference.feature), crsOf(comparison), style);
        words.after = inWords(comparison.placeAfter(difference.feature), crsOf(comparison), style);
        if (words.before.empty()) words.before = kNothing;
        if (words.after.empty()) words.after = kNothing;
    } else {
        words.before = inWords(comparison.before, difference.feature.kind, field.field, field.before, style);
        words.after = inWords(comparison.after, difference.feature.kind, field.field, field.after, style);
    }
    return words;
}

std::string changeInWords(const Comparison& comparison, const FeatureDifference& difference, const ComparisonStyle& style) {
    if (difference.sort == DifferenceSort::Added) return inWords(comparison.placeAfter(difference.feature), crsOf(comparison), style);
    if (difference.sort == DifferenceSort::Removed) return inWords(comparison.placeBefore(difference.feature), crsOf(comparison), style);
    std::string all;
    const auto add = [&all](const std::string& part) { all += (all.empty() ? "" : "; ") + part; };
    for (const FieldDifference& field : difference.fields) {
        if (field.isPlace() && difference.shift) {
            add(text(SABAN_TR("layers", "moved {0}"), inWords(*difference.shift, style)));
            continue;
        }
        const FieldWords words = wordsOfField(comparison, difference, field, style);
        add(words.title + ": " + words.before + " → " + words.after);
    }
    return all;
}

}  // namespace saban::layers
