#include "viewer/cli/edit_command.h"

#include <filesystem>
#include <memory>
#include <optional>

#include "geo/core/text.h"
#include "layers/edit/field_rules.h"
#include "layers/ground/plan_ground.h"
#include "layers/ground/plan_resources.h"
#include "viewer/cli/command_support.h"
#include "viewer/cli/feature_lookup.h"
#include "viewer/cli/plan_support.h"

namespace saban::cli {

namespace {

using geo::ErrorCode;
using geo::Result;
using layers::Plan;
using layers::Uid;
using Json = nlohmann::ordered_json;

struct EditArguments {
    std::string plan, kind, feature;
    std::vector<std::string> assignments;
    bool json = false;
};

/// "heading_deg=135".
struct Assignment {
    std::string field, value;
};

Result<std::vector<Assignment>> parseAssignments(const std::vector<std::string>& texts) {
    std::vector<Assignment> assignments;
    for (const std::string& one : texts) {
        const auto sign = one.find('=');
        if (sign == std::string::npos || sign == 0)
            return geo::fail(ErrorCode::BadUsage, text(SABAN_TR("cli", "cannot read '{0}': write field=value, for instance heading_deg=135"), one));
        assignments.push_back({one.substr(0, sign), layers::toNfc(one.substr(sign + 1))});
    }
    return assignments;
}

// ---- references, which people give by name

std::vector<std::string> splitList(const std::string& list) {
    std::vector<std::string> parts;
    for (std::size_t at = 0; at < list.size();) {
        const std::size_t end = std::min(list.find_first_of(",;", at), list.size());
        const auto from = list.find_first_not_of(' ', at);
        if (from < end) parts.push_back(list.substr(from, list.find_last_not_of(' ', end - 1) - from + 1));
        at = end + 1;
    }
    return parts;
}

template <typename Target>
Result<std::string> uidOf(const Plan& plan, const std::string& name) {
    const auto found = featureNamed<Target>(plan, name);
    if (!found) return tl::unexpected(found.error());
    return (*found)->uid;
}

template <typename Target>
Result<std::string> uidsOf(const Plan& plan, const std::string& names) {
    std::string uids;
    for (const std::string& name : splitList(names)) {
        const auto uid = uidOf<Target>(plan, name);
        if (!uid) return uid;
        uids += (uids.empty() ? "" : " ") + *uid;
    }
    return uids;
}

/// The value with names of features replaced by their uids, for fields that refer to some; others as they are.
template <typename T>
Result<std::string> resolved(const Plan& plan, const std::string& field, const std::string& value) {
    if (value.empty()) return value;
    const layers::Reference reference = layers::referenceOf(layers::kindName<T>(), field);
    Result<std::string> found = value;
    for (const std::string_view kind : reference.kinds) {
        layers::forEachKind([&]<typename Target>(layers::KindTag<Target>) {
            if (layers::kindName<Target>() == kind) found = reference.isList ? uidsOf<Target>(plan, value) : uidOf<Target>(plan, value);
        });
        if (found || found.error().code == ErrorCode::InvalidArgument) return found;
    }
    return found;
}

// ---- values

template <typename T>
bool isPointKind() {
    const auto tables = layers::tablesOf<T>();
    return std::any_of(tables.begin(), tables.end(), [](const auto& table) { return table.geometry == layers::GeometryKind::Point; });
}

template <typename T>
std::string fieldNames() {
    std::string names = isPointKind<T>() ? "e, n" : "";
    for (const layers::Field<T>& field : layers::fieldsOf<T>())
        if (field.column != "uid") names += (names.empty() ? "" : ", ") + std::string(field.column);
    return names;
}

template <typename T>
Result<void> setField(const Plan& plan, T& feature, const Assignment& assignment) {
    const layers::Field<T>* field = assignment.field == "uid" ? nullptr : layers::findField<T>(assignment.field);
    if (!field)
        return geo::fail(ErrorCode::BadUsage, text(SABAN_TR("cli", "cannot set '{0}' of {1}: choose one of {2}"), assignment.field, layers::kindName<T>(), fieldNames<T>()));
    const auto value = resolved<T>(plan, assignment.field, assignment.value);
    if (!value) return tl::unexpected(value.error());
    if (const auto set = layers::setByRules(feature, *field, *value); !set)
        return geo::fail(ErrorCode::BadUsage, text(SABAN_TR("cli", "cannot set {0} to '{1}': {2}"), assignment.field, assignment.value, set.error().message));
    return {};
}

/// "e" and "n" of a point, in the plan's CRS.
struct NewPlace {
    std::optional<double> e{}, n{};
};

template <typename T>
Result<void> movePoint(T& feature, const NewPlace& place) {
    if (!place.e && !place.n) return {};
    const bool isPoint = feature.geometry.kind == layers::GeometryKind::Point;
    if (!isPointKind<T>() || (!isPoint && !feature.geometry.isEmpty()))
        return geo::fail(ErrorCode::BadUsage, text(SABAN_TR("cli", "cannot move '{0}' with e= and n=: it is no point"), feature.name));
    if (!isPoint && (!place.e || !place.n))
        return geo::fail(ErrorCode::BadUsage, text(SABAN_TR("cli", "cannot place '{0}': it has no place yet, so give both e= and n="), feature.name));
    const glm::dvec2 old = isPoint ? feature.geometry.at() : glm::dvec2{};
    feature.geometry = layers::Geometry::point({place.e.value_or(old.x), place.n.value_or(old.y)});
    return {};
}

template <typename T>
std::string titleOf(const T& feature) {
    return feature.name.empty() ? feature.uid : feature.name;
}

/// As a plan names a file that people name from where they are; one that lies where the plan says is named so already.
void placeFile(layers::MapLayer& layer, const std::string& planPath) {
    layers::MapLayer fromHere = layer;
    fromHere.path = layers::isLocalFile(layer.path) ? layers::pathForPlan(layer.path, planPath) : layer.path;
    const bool isHere = !layers::isFileMissing(fromHere, planPath);
    if (isHere && (layers::isFileMissing(layer, planPath) || std::filesystem::path(layer.path).is_absolute())) layer.path = fromHere.path;
    if (layers::isFileMissing(layer, planPath))
        printWarnings({{"missing_file", text(SABAN_TR("cli", "there is no file '{0}' yet: map layer '{1}' is left out until there is"), layers::layerFile(layer, planPath), layer.name)}});
}

template <typename T>
Result<Json> setFeature(layers::PlanStore& store, const EditArguments& arguments, const std::vector<Assignment>& assignments) {
    const Plan& plan = store.plan();
    const auto before = featureNamed<T>(plan, arguments.feature);
    if (!before) return tl::unexpected(before.error());
    T after = **before;
    NewPlace place;
    for (const Assignment& one : assignments) {
        if (one.field == "e" || one.field == "n") {
            const auto number = layers::parseNumber(one.value);
            if (!number) return geo::fail(ErrorCode::BadUsage, text(SABAN_TR("cli", "cannot set {0} to '{1}': {2}"), one.field, one.value, layers::allowedValues(one.field, layers::FieldType::Real, {})));
            (one.field == "e" ? place.e : place.n) = number;
        } else if (auto set = setField(plan, after, one); !set) {
            return tl::unexpected(set.error());
        }
    }
    if constexpr (std::is_same_v<T, layers::MapLayer>)
        if (after.path != (*before)->path) placeFile(after, arguments.plan);
    if (auto moved = movePoint(after, place); !moved) return tl::unexpected(moved.error());
    layers::PlanEditor editor(plan);
    editor.put(after);
    const auto edit = editor.finish(text(SABAN_TR("cli", "Change {0}"), titleOf(after)));
    if (auto done = store.apply(edit); !done) return tl::unexpected(done.error());
    return Json{{"plan", arguments.plan}, {"kind", std::string(layers::kindName<T>())}, {"uid", after.uid}, {"name", after.name}, {"changed", layers::countOf(edit).changed}};
}

template <typename T>
Result<Json> removeFeature(layers::PlanStore& store, const EditArguments& arguments) {
    const auto feature = featureNamed<T>(store.plan(), arguments.feature);
    if (!feature) return tl::unexpected(feature.error());
    layers::PlanEditor editor(store.plan());
    editor.remove<T>((*feature)->uid);
    const auto edit = editor.finish(text(SABAN_TR("cli", "Remove {0}"), titleOf(**feature)));
    if (auto done = store.apply(edit); !done) return tl::unexpected(done.error());
    const auto count = layers::countOf(edit);
    return Json{{"plan", arguments.plan},   {"kind", std::string(layers::kindName<T>())}, {"uid", (*feature)->uid}, {"name", (*feature)->name},
                {"removed", count.removed}, {"changed", count.changed}};
}

Result<Json> set(const EditArguments& arguments) {
    const auto assignments = parseAssignments(arguments.assignments);
    if (!assignments) return tl::unexpected(assignments.error());
    const auto store = openPlan(arguments.plan, layers::Access::ReadWrite);
    if (!store) return tl::unexpected(store.error());
    return visitKind(arguments.kind, [&]<typename T>(layers::KindTag<T>) { return setFeature<T>(**store, arguments, *assignments); });
}

Result<Json> remove(const EditArguments& arguments) {
    const auto store = openPlan(arguments.plan, layers::Access::ReadWrite);
    if (!store) return tl::unexpected(store.error());
    return visitKind(arguments.kind, [&]<typename T>(layers::KindTag<T>) { return removeFeature<T>(**store, arguments); });
}

int report(const EditArguments& arguments, const Result<Json>& outcome) {
    if (!outcome) return reportError(outcome.error());
    return arguments.json ? printJson(*outcome) : kDone;
}

void addOptions(CLI::App& command, EditArguments& arguments) {
    command.add_option("PLAN", arguments.plan, translated(SABAN_TR("cli", "File of the plan (.gpkg)")))->required();
    command.add_option("KIND", arguments.kind, text(SABAN_TR("cli", "Kind of feature: {0}"), kindNames()))->required();
    command.add_option("FEATURE", arguments.feature, translated(SABAN_TR("cli", "Name or uid of the feature")))->required();
    command.add_flag("--json", arguments.json, translated(SABAN_TR("cli", "Print one JSON object")));
}

}  // namespace

void addSetCommand(CLI::App& app, int& exitStatus) {
    CLI::App* command = app.add_subcommand("set", translated(SABAN_TR("cli", "Changes fields of one feature of a plan")));
    auto arguments = std::make_shared<EditArguments>();
    addOptions(*command, *arguments);
    command->add_option("FIELD=VALUE", arguments->assignments,
                        translated(SABAN_TR("cli", "New values, one or more; e= and n= move a point (m, plan's CRS); features that a field refers to may be given by name; "
                                                   "nothing after '=' clears a field")))
        ->required();
    command->callback([arguments, &exitStatus] { exitStatus = report(*arguments, set(*arguments)); });
}

void addRemoveCommand(CLI::App& app, int& exitStatus) {
    CLI::App* command =
        app.add_subcommand("remove", translated(SABAN_TR("cli", "Removes one feature of a plan, with what is nothing without it (positions of a unit, checkpoints of a route …)")));
    auto arguments = std::make_shared<EditArguments>();
    addOptions(*command, *arguments);
    command->callback([arguments, &exitStatus] { exitStatus = report(*arguments, remove(*arguments)); });
}

}  // namespace saban::cli
