#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "geo/crs/crs.h"
#include "layers/edit/field_edits.h"
#include "layers/model/feature_ref.h"
#include "layers/model/plan.h"

namespace saban::layers {

/// Kind under which the settings of a plan are told apart; there is one of them, without a uid.
inline constexpr const char* kSettingsKind = "settings";
/// Column under which the place, line or area of a feature is told apart.
inline constexpr const char* kPlaceColumn = "geometry";

enum class DifferenceSort {
    Added,    ///< only in the later plan
    Removed,  ///< only in the earlier plan
    Moved,    ///< as a whole, and nothing else of it changed
    Changed   ///< anything else; it may be moved too
};

/// From the earlier to the later place.
struct Shift {
    double distanceM = 0.0;   ///< on the ellipsoid; in the grid where its CRS is not known
    double bearingDeg = 0.0;  ///< 0 to 360 clockwise from grid north
    bool operator==(const Shift&) const = default;
};

/// Nothing when the geometries are equal, of another kind, or of another shape: points may be off by 2 mm from the common shift. `crs`: theirs;
/// null: not known.
std::optional<Shift> shiftBetween(const Geometry& before, const Geometry& after, const geo::Crs* crs = nullptr);

struct FieldDifference {
    FieldDescription field{};  ///< of a column without a meaning to Saban: its own name as both titles
    Value before{}, after{};   ///< nothing for `kPlaceColumn`: ask the plans
    bool isPlace() const { return field.column == kPlaceColumn; }
};

struct FeatureDifference {
    DifferenceSort sort = DifferenceSort::Changed;
    FeatureRef feature{};
    /// Its name; of a position its unit and phase, of an entry in the log its work and time, of a note without a name its first words. May be
    /// empty.
    std::string title{};
    bool isByName = false;         ///< both are taken for the same feature by kind and name, not by uid
    std::optional<Shift> shift{};  ///< of what moved as a whole
    std::vector<FieldDifference> fields{};  ///< in the order of the kind's fields, the place first; empty for what is added or removed
};

struct DifferenceCount {
    std::size_t added = 0, removed = 0, moved = 0, changed = 0;
    std::size_t all() const { return added + removed + moved + changed; }
    bool operator==(const DifferenceCount&) const = default;
};

/// Two states of a plan, and all in which they differ. A value.
struct Comparison {
    Plan before{}, after{};
    std::optional<geo::Crs> crs{};  ///< of both; nothing when the plans name none that is known
    /// Settings first when they differ (`kSettingsKind`), then by kind in the order of `forEachKind`, by title and uid.
    std::vector<FeatureDifference> features{};
    std::size_t unchanged = 0;  ///< features that are the same in both
    DifferenceCount count() const;
    /// As it is in the earlier and the later plan. None where it is not there.
    Geometry placeBefore(const FeatureRef& feature) const;
    Geometry placeAfter(const FeatureRef& feature) const;
};

/// Features are the same by kind and uid: `alignedWith` gives two plans common ones. `byName`: sorted; marked as such.
/// Thread safety: any thread.
Comparison compared(const Plan& before, const Plan& after, std::span<const FeatureRef> byName = {});

/// What a person knows a feature by: as `FeatureDifference::title`.
std::string titleInPlan(const Plan& plan, const FeatureRef& feature);

}  // namespace saban::layers
