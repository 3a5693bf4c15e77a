#pragma once

#include <string>

#include "layers/compare/comparison.h"

namespace saban::layers {

class StructureCatalogue;

/// How differences are told.
struct ComparisonStyle {
    bool isVietnamese = true;                       ///< titles, words of enumerations and decimal commas; sentences follow the program's language
    const StructureCatalogue* catalogue = nullptr;  ///< for the names of structure types; null: those that come with Saban
    std::string angleUnit{"degrees"};               ///< as `PlanSettings::angleUnit`
    bool hasPlainNumbers = false;                   ///< decimal points in every language, as programs read them
};

/// "added", "removed", "moved", "changed".
std::string sortWord(DifferenceSort sort);
/// "structure", "settings".
std::string comparedKindWord(std::string_view kind);
/// Its title; its kind when it has none.
std::string calledInComparison(const FeatureDifference& difference);
std::string titleOf(const FieldDifference& field, const ComparisonStyle& style);
/// "120 m to the north-east (45°)".
std::string inWords(const Shift& shift, const ComparisonStyle& style);
/// "X 2335690.0, Y 481240.0"; "12 points, 1.35 km"; "4 corners, 2.00 km²"; empty for none. `crs`: of the place, for sizes on the ellipsoid; null: not known.
std::string inWords(const Geometry& place, const geo::Crs* crs, const ComparisonStyle& style);
/// A value as people read it: references by title, enumerations by word, days as 14/05/2026; "—" for nothing. `plan`: that it is from.
std::string inWords(const Plan& plan, std::string_view kind, const FieldDescription& field, const Value& value, const ComparisonStyle& style);

/// Earlier and later state of a field.
struct FieldWords {
    std::string title, before, after;
};
FieldWords wordsOfField(const Comparison& comparison, const FeatureDifference& difference, const FieldDifference& field, const ComparisonStyle& style);

/// All that changed of a feature in one line: "moved 120 m to the north-east (45°); Width (m): 4.5 → 6". Where a feature is for what was added
/// or removed.
std::string changeInWords(const Comparison& comparison, const FeatureDifference& difference, const ComparisonStyle& style);

}  // namespace saban::layers
