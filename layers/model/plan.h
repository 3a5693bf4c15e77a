#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "geo/core/bounds.h"
#include "layers/model/features.h"
#include "layers/model/fields.h"
#include "layers/model/table.h"

namespace saban::layers {

/// What holds for a plan as a whole.
struct PlanSettings {
    std::string name{};
    std::string marking{};                           ///< classification or exercise marking, on every output
    std::string crs{};                               ///< "EPSG:9210", or WKT
    std::optional<geo::Bounds> bounds{};             ///< of the table, in `crs`; nothing: all elevation
    std::string profile = "vn";                      ///< convention profile: one that comes with Saban, or a file's path, relative to the plan
    std::string catalogue{};                         ///< of structures, over the one that comes with Saban: a file's path, relative to the plan; empty: none
    std::vector<std::string> levels{};               ///< of command, highest first, in the staff's own words
    std::string angleUnit = "degrees";               ///< "degrees", "mils6000" or "mils6400"
    bool operator==(const PlanSettings&) const = default;
};

/// Everything placed on one table: an immutable value. Copies share what does not differ.
struct Plan {
    PlanSettings settings{};
    std::tuple<Table<Group>, Table<Phase>, Table<MapLayer>, Table<Unit>, Table<CommandPost>, Table<Structure>, Table<Route>, Table<Checkpoint>,
               Table<UnitPosition>, Table<Area>, Table<ControlLine>, Table<Remark>, Table<Scene>, Table<WorkItem>, Table<WorkLogEntry>>
        tables{};

    template <typename T>
    const Table<T>& all() const {
        return std::get<Table<T>>(tables);
    }
    template <typename T>
    Table<T>& all() {
        return std::get<Table<T>>(tables);
    }
    template <typename T>
    std::shared_ptr<const T> find(std::string_view uid) const {
        return all<T>().find(uid);
    }
    bool operator==(const Plan&) const = default;
};

/// Features of all kinds. Settings do not count.
std::size_t featureCount(const Plan& plan);

/// In their order; equal ones by name.
std::vector<std::shared_ptr<const Phase>> phasesInOrder(const Plan& plan);
std::vector<std::shared_ptr<const Scene>> scenesInOrder(const Plan& plan);
std::vector<std::shared_ptr<const MapLayer>> layersInOrder(const Plan& plan);

/// A group and all groups inside it.
std::vector<Uid> groupAndBelow(const Plan& plan, const Uid& group);

/// What belongs to a group or to one inside it, and what that refers to: units of positions, phases, map layers, groups. The
/// settings stay.
Plan limitedTo(const Plan& plan, const Uid& group);

}  // namespace saban::layers
