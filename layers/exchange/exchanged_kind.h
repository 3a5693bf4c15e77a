#pragma once

#include <string_view>
#include <type_traits>

#include "layers/model/fields.h"

namespace saban::layers {

/// The kind of lists of work items, in which each has a row of its own.
inline constexpr std::string_view kWorksKind = "works";

/// What a kind is called where it is imported and exported: as its table, and work items "works".
template <typename T>
std::string_view exchangedName() {
    return std::is_same_v<T, WorkItem> ? kWorksKind : kindName<T>();
}

/// Calls `visit(KindTag<T>())` for the kinds that are imported and exported.
template <typename Visit>
void forEachExchangedKind(Visit&& visit) {
    visit(KindTag<CommandPost>());
    visit(KindTag<Structure>());
    visit(KindTag<Route>());
    visit(KindTag<Unit>());
    visit(KindTag<Area>());
    visit(KindTag<Remark>());
    visit(KindTag<Checkpoint>());
    visit(KindTag<ControlLine>());
    visit(KindTag<WorkItem>());
}

/// Calls `visit(KindTag<T>())` for the kind of that name. False when there is none.
template <typename Visit>
bool withKind(std::string_view name, Visit&& visit) {
    bool isFound = false;
    forEachExchangedKind([&]<typename T>(KindTag<T> tag) {
        if (isFound || exchangedName<T>() != name) return;
        isFound = true;
        visit(tag);
    });
    return isFound;
}

/// True for what a work item can be about.
template <typename T>
inline constexpr bool kHasWork = std::is_same_v<T, Structure> || std::is_same_v<T, Route>;

/// Columns of work items in lists of structures and routes.
inline bool isWorkColumn(std::string_view column) {
    return column == "responsible_body" || column == "start_date" || column == "due_date" || column == "percent_done" || column == "cost" ||
           column == "funding_stage" || column == "materials";
}

/// True for a feature of kind T that can have such a geometry.
template <typename T>
bool canBe(GeometryKind geometry) {
    if constexpr (std::is_same_v<T, Unit>) return geometry == GeometryKind::Point;
    for (const TableName& table : tablesOf<T>())
        if (table.geometry == geometry) return true;
    return false;
}

}  // namespace saban::layers
