#include "viewer/cli/history_command.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <memory>
#include <span>

#include "geo/core/text.h"
#include "layers/compare/comparison.h"
#include "layers/compare/comparison_words.h"
#include "layers/compare/plan_alignment.h"
#include "layers/edit/edit_json.h"
#include "layers/model/fields.h"
#include "viewer/cli/command_support.h"
#include "viewer/cli/plan_support.h"

namespace saban::cli {

namespace {

using Json = nlohmann::ordered_json;
using layers::Plan;

std::optional<std::int64_t> parseId(std::string_view input) {
    std::int64_t id = 0;
    const auto [rest, problem] = std::from_chars(input.data(), input.data() + input.size(), id);
    return problem == std::errc() && rest == input.data() + input.size() ? std::optional(id) : std::nullopt;
}

// ---- history

struct HistoryArguments {
    std::string plan;
    bool json = false;
};

int history(const HistoryArguments& arguments) {
    const auto store = openPlan(arguments.plan, layers::Access::ReadOnly);
    if (!store) return reportError(store.error());
    const auto states = (*store)->pastStates();
    if (!states) return reportError(states.error());
    if (!arguments.json) {
        std::string lines;
        for (const auto& state : *states) lines += fmt::format("{:>6}  {}  {}  {}\n", state.id, state.until, state.author, state.label);
        return printLines(lines.empty() ? text(SABAN_TR("cli", "the plan remembers no past states")) + "\n" : lines);
    }
    Json all = Json::array();
    for (const auto& state : *states) all.push_back({{"id", state.id}, {"until", state.until}, {"author", state.author}, {"label", state.label}});
    return printJson({{"plan", arguments.plan}, {"states", all}});
}

// ---- restore

struct RestoreArguments {
    std::string plan;
    std::int64_t id = 0;
    bool json = false;
};

int restore(const RestoreArguments& arguments) {
    const auto store = openPlan(arguments.plan, layers::Access::ReadWrite);
    if (!store) return reportError(store.error());
    const auto past = (*store)->past(arguments.id);
    if (!past) return reportError(past.error());
    const auto states = (*store)->pastStates();
    if (!states) return reportError(states.error());
    std::string until;
    for (const auto& state : *states)
        if (state.id == arguments.id) until = state.until;
    const auto edit = layers::difference((*store)->plan(), *past, text(SABAN_TR("cli", "Back to state {0}, which held until {1}"), arguments.id, until));
    const auto count = layers::countOf(edit);
    if (const auto done = (*store)->apply(edit); !done) return reportError(done.error());
    if (!arguments.json) return kDone;
    return printJson({{"plan", arguments.plan}, {"restored", arguments.id}, {"added", count.added}, {"removed", count.removed}, {"changed", count.changed}});
}

// ---- diff

struct ReadPlan {
    Plan plan;
    std::string path;  ///< of its file
};

/// A plan, or a past state of it as "PLAN@ID". A file of that very name is the file.
geo::Result<ReadPlan> planOrState(const std::string& name) {
    std::string path = name;
    std::optional<std::int64_t> id;
    std::error_code error;
    const auto at = name.rfind('@');
    if (at != std::string::npos && !std::filesystem::exists(name, error)) {
        id = parseId(std::string_view(name).substr(at + 1));
        if (!id)
            return geo::fail(geo::ErrorCode::BadUsage, text(SABAN_TR("cli", "cannot compare '{0}': after '@' comes the number of a past state, as 'saban history' lists them"), name));
        path = name.substr(0, at);
    }
    const auto store = openPlan(path, layers::Access::ReadOnly);
    if (!store) return tl::unexpected(store.error());
    if (!id) return ReadPlan{(*store)->plan(), path};
    auto past = (*store)->past(*id);
    if (!past) return tl::unexpected(past.error());
    return ReadPlan{*std::move(past), path};
}

Json toJson(const layers::Value& value) {
    return std::visit(
        [](const auto& held) -> Json {
            if constexpr (std::is_same_v<std::remove_cvref_t<decltype(held)>, std::monostate>) return {};
            else return held;
        },
        value);
}

template <typename T>
Json changedFields(const T& before, const T& after) {
    Json fields = Json::object();
    const auto tell = [&](std::string_view name, Json from, Json to) { fields[std::string(name)] = {{"from", std::move(from)}, {"to", std::move(to)}}; };
    for (const layers::Field<T>& field : layers::fieldsOf<T>())
        if (!(field.get(before) == field.get(after))) tell(field.column, toJson(field.get(before)), toJson(field.get(after)));
    if (!(before.geometry == after.geometry)) tell("geometry", layers::toWkt(before.geometry), layers::toWkt(after.geometry));
    auto extras = before.extras;
    extras.insert(after.extras.begin(), after.extras.end());
    for (const auto& [name, ignored] : extras) {
        const auto in = [&name = name](const T& feature) {
            const auto found = feature.extras.find(name);
            return found == feature.extras.end() ? layers::Value{} : found->second;
        };
        if (!(in(before) == in(after))) tell(name, toJson(in(before)), toJson(in(after)));
    }
    return fields;
}

Json settingsChanges(const layers::Edit& edit) {
    Json fields = Json::object();
    if (!edit.settings) return fields;
    const auto from = layers::toRows(edit.settings->first), to = layers::toRows(edit.settings->second);
    auto names = from;
    names.insert(to.begin(), to.end());
    for (const auto& [name, ignored] : names) {
        const auto in = [&name = name](const auto& rows) { return rows.contains(name) ? Json(rows.at(name)) : Json(); };
        if (in(from) != in(to)) fields[name] = {{"from", in(from)}, {"to", in(to)}};
    }
    return fields;
}

/// What is new beside the fields: where it moved, by what it was matched.
template <typename T>
void tellChange(Json& row, const layers::Change<T>& change, std::span<const layers::FeatureRef> byName, const geo::Crs* crs) {
    row["fields"] = changedFields(*change.before, *change.after);
    if (const auto shift = layers::shiftBetween(change.before->geometry, change.after->geometry, crs)) {
        row["moved_m"] = shift->distanceM;
        row["bearing_deg"] = shift->bearingDeg;
    }
    if (std::binary_search(byName.begin(), byName.end(), layers::FeatureRef{std::string(layers::kindName<T>()), change.after->uid})) row["matched_by"] = "name";
}

Json diffReport(const Plan& from, const Plan& to, std::span<const layers::FeatureRef> byName) {
    const layers::Edit edit = layers::difference(from, to);
    const auto crs = geo::Crs::parse(from.settings.crs);
    Json added = Json::array(), removed = Json::array(), changed = Json::array();
    layers::forEachKind([&]<typename T>(layers::KindTag<T>) {
        for (const layers::Change<T>& change : edit.of<T>()) {
            const T& feature = change.after ? *change.after : *change.before;
            Json row{{"kind", std::string(layers::kindName<T>())}, {"uid", feature.uid}, {"name", feature.name}};
            row["title"] = layers::titleInPlan(change.after ? to : from, {std::string(layers::kindName<T>()), feature.uid});
            if (change.before && change.after) tellChange(row, change, byName, crs ? &*crs : nullptr);
            (!change.before ? added : !change.after ? removed : changed).push_back(std::move(row));
        }
    });
    return {{"added", added}, {"removed", removed}, {"changed", changed}, {"settings", settingsChanges(edit)}};
}

std::string titleOf(const Json& row) {
    const auto title = row["title"].get<std::string>();
    return fmt::format("{} '{}'", row["kind"].get<std::string>(), title.empty() ? row["uid"].get<std::string>() : title);
}

std::string fieldLines(const Json& fields) {
    const auto shown = [](const Json& value) { return value.is_null() ? std::string("-") : value.is_string() ? value.get<std::string>() : value.dump(); };
    std::string lines;
    for (const auto& [name, change] : fields.items()) lines += fmt::format("    {}: {} -> {}\n", name, shown(change["from"]), shown(change["to"]));
    return lines;
}

std::string toText(const Json& report) {
    std::string lines;
    if (!report["settings"].empty()) lines += "~ " + text(SABAN_TR("cli", "settings of the plan")) + "\n" + fieldLines(report["settings"]);
    for (const Json& row : report["added"]) lines += "+ " + titleOf(row) + "\n";
    for (const Json& row : report["removed"]) lines += "- " + titleOf(row) + "\n";
    for (const Json& row : report["changed"]) {
        lines += "~ " + titleOf(row) + (row.contains("matched_by") ? " (" + text(SABAN_TR("cli", "matched by kind and name")) + ")" : std::string{}) + "\n";
        if (row.contains("moved_m")) {
            const layers::Shift shift{.distanceM = row["moved_m"].get<double>(), .bearingDeg = row["bearing_deg"].get<double>()};
            lines += "    " + text(SABAN_TR("layers", "moved {0}"), layers::inWords(shift, {.isVietnamese = false})) + "\n";
        }
        lines += fieldLines(row["fields"]);
    }
    return lines.empty() ? text(SABAN_TR("cli", "no differences")) + "\n" : lines;
}

struct DiffArguments {
    std::string from, to;
    bool matchesNames = false;
    bool json = false;
};

int diff(const DiffArguments& arguments) {
    const auto from = planOrState(arguments.from);
    if (!from) return reportError(from.error());
    const auto to = planOrState(arguments.to);
    if (!to) return reportError(to.error());
    const auto rule = arguments.matchesNames ? layers::MatchRule::IdentifiersThenNames : layers::MatchRule::Identifiers;
    auto aligned = layers::alignedWith(from->plan, from->path, to->plan, to->path, rule);
    if (!aligned) {
        // All but the places can be told all the same.
        printWarnings({{"crs", text(SABAN_TR("cli", "{0} Places are compared as they are."), aligned.error().message)}});
        Plan inTheSame = to->plan;
        inTheSame.settings.crs = from->plan.settings.crs;
        aligned = layers::alignedWith(from->plan, from->path, inTheSame, to->path, rule);
        if (!aligned) return reportError(aligned.error());
    }
    printWarnings(aligned->warnings);
    // Changes to be told.
    aligned->plan.settings.crs = to->plan.settings.crs;
    aligned->plan.settings.bounds = to->plan.settings.bounds;
    const Json report = diffReport(from->plan, aligned->plan, aligned->byName);
    return arguments.json ? printJson(report) : printLines(toText(report));
}

}  // namespace

void addHistoryCommand(CLI::App& app, int& exitStatus) {
    CLI::App* command = app.add_subcommand("history", translated(SABAN_TR("cli", "Lists the past states that a plan remembers, newest first")));
    auto arguments = std::make_shared<HistoryArguments>();
    command->add_option("PLAN", arguments->plan, translated(SABAN_TR("cli", "File of the plan (.gpkg)")))->required();
    command->add_flag("--json", arguments->json, translated(SABAN_TR("cli", "Print one JSON object")));
    command->callback([arguments, &exitStatus] { exitStatus = history(*arguments); });
}

void addRestoreCommand(CLI::App& app, int& exitStatus) {
    CLI::App* command = app.add_subcommand("restore", translated(SABAN_TR("cli", "Brings a plan back to a past state; that can be taken back too")));
    auto arguments = std::make_shared<RestoreArguments>();
    command->add_option("PLAN", arguments->plan, translated(SABAN_TR("cli", "File of the plan (.gpkg)")))->required();
    command->add_option("ID", arguments->id, translated(SABAN_TR("cli", "Number of the past state, as 'saban history' lists it")))->required();
    command->add_flag("--json", arguments->json, translated(SABAN_TR("cli", "Print one JSON object")));
    command->callback([arguments, &exitStatus] { exitStatus = restore(*arguments); });
}

void addDiffCommand(CLI::App& app, int& exitStatus) {
    CLI::App* command = app.add_subcommand("diff", translated(SABAN_TR("cli", "Lists what was added, removed and changed from one plan to another")));
    auto arguments = std::make_shared<DiffArguments>();
    command->add_option("A", arguments->from, translated(SABAN_TR("cli", "Plan, or PLAN@ID for a past state")))->required();
    command->add_option("B", arguments->to, translated(SABAN_TR("cli", "Plan, or PLAN@ID for a past state")))->required();
    command->add_flag("--match-names", arguments->matchesNames,
                      translated(SABAN_TR("cli", "Take features of one kind whose name only one has in either plan for the same, as in plans made from the same lists")));
    command->add_flag("--json", arguments->json, translated(SABAN_TR("cli", "Print one JSON object")));
    command->callback([arguments, &exitStatus] { exitStatus = diff(*arguments); });
}

}  // namespace saban::cli
