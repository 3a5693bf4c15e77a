#pragma once

#include <algorithm>
#include <memory>
#include <string>

#include "geo/core/error.h"
#include "geo/core/text.h"
#include "layers/model/plan.h"

namespace saban::cli {

/// "groups, phases, map_layers …": what kinds are called on the command line.
inline std::string kindNames() {
    std::string names;
    layers::forEachKind([&]<typename T>(layers::KindTag<T>) { names += (names.empty() ? "" : ", ") + std::string(layers::kindName<T>()); });
    return names;
}

/// Calls `visit(KindTag<T>())` for the kind with a table of that name. Errors: `BadUsage` naming the kinds; what `visit` gives.
template <typename Visit>
auto visitKind(const std::string& name, Visit&& visit) -> decltype(visit(layers::KindTag<layers::Unit>())) {
    decltype(visit(layers::KindTag<layers::Unit>())) outcome =
        geo::fail(geo::ErrorCode::BadUsage, text(SABAN_TR("cli", "there is no kind of feature named '{0}': choose one of {1}"), name, kindNames()));
    layers::forEachKind([&]<typename T>(layers::KindTag<T> tag) {
        const auto tables = layers::tablesOf<T>();
        const std::string_view wanted = name == "layers" ? layers::kindName<layers::MapLayer>() : std::string_view(name);
        if (std::any_of(tables.begin(), tables.end(), [&](const auto& table) { return table.name == wanted; })) outcome = visit(tag);
    });
    return outcome;
}

/// A feature by its uid, or else by its name. Errors: `NotFound`; `InvalidArgument` when several have that name, with their uids.
template <typename T>
geo::Result<std::shared_ptr<const T>> featureNamed(const layers::Plan& plan, const std::string& nameOrUid) {
    if (auto found = plan.find<T>(nameOrUid)) return found;
    constexpr std::size_t kMostTold = 5;
    const std::string name = layers::toNfc(nameOrUid);
    std::shared_ptr<const T> found;
    std::string uids;
    std::size_t count = 0;
    for (const auto& row : plan.all<T>().rows()) {
        if (row->name != name) continue;
        if (++count <= kMostTold) uids += (uids.empty() ? "" : ", ") + row->uid;
        found = row;
    }
    if (count == 0)
        return geo::fail(geo::ErrorCode::NotFound,
                         text(SABAN_TR("cli", "the plan holds nothing named '{0}' among its {1}. Check the name, or give the uid."), nameOrUid, layers::kindName<T>()));
    if (count > 1)
        return geo::fail(geo::ErrorCode::InvalidArgument,
                         text(SABAN_TR("cli", "{0} of the plan's {1} are named '{2}'. Give the uid of one: {3}{4}"), count, layers::kindName<T>(), name, uids,
                              count > kMostTold ? ", …" : ""));
    return found;
}

}  // namespace saban::cli
