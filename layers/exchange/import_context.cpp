#include "layers/exchange/import_context.h"

#include <algorithm>

#include "geo/core/text.h"
#include "layers/exchange/exchanged_kind.h"
#include "layers/exchange/vietnamese_text.h"

namespace saban::layers {

namespace {

constexpr std::size_t kMostNamed = 10;

std::string trimmed(const std::string& text) {
    const auto begin = text.find_first_not_of(" \t\r\n");
    return begin == std::string::npos ? std::string() : text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

template <typename T>
std::string findAllNamed(NameIndex<T>& names, const Table<T>& table, const std::string& text, const char* separators) {
    std::string uids, rest = text;
    while (!rest.empty()) {
        const auto end = std::min(rest.find_first_of(separators), rest.size());
        const std::string name = trimmed(rest.substr(0, end));
        rest = end < rest.size() ? rest.substr(end + 1) : std::string();
        if (name.empty()) continue;
        const Uid uid = names.find(table, name);
        if (uid.empty()) return {};
        uids += uids.empty() ? uid : " " + uid;
    }
    return uids;
}

/// Uids have spaces between them, names commas.
template <typename T>
std::string findMany(NameIndex<T>& names, const Table<T>& table, const std::string& text) {
    const std::string uids = findAllNamed(names, table, text, ",; ");
    return uids.empty() ? findAllNamed(names, table, text, ",;") : uids;
}

}  // namespace

const Value* cellOf(const ImportJob& job, const SourceRow& row, std::string_view column) {
    const auto at = job.roles.find(column);
    if (at == job.roles.end() || row.values[at->second].index() == 0) return nullptr;
    return &row.values[at->second];
}

ImportContext::ImportContext(const Plan& planBefore, std::string fileName, const ImportOptions& options)
    : plan(planBefore), file(std::move(fileName)), editor(planBefore), options_(options) {}

void ImportContext::badValue(std::int64_t row, const std::string& column, const std::string& value) {
    ++badValueCount_;
    if (badValues_.size() < kMostNamed) badValues_.push_back(text(SABAN_TR("layers", "row {0}: {1} '{2}'"), row, column, value.substr(0, 60)));
}

void ImportContext::tellGathered() {
    if (badValueCount_ > 0)
        warn("bad_value", text(SABAN_TR("layers", "'{0}': {1} values make no sense in their column and were not taken for it: {2}{3}"), file, badValueCount_,
                               fmt::to_string(fmt::join(badValues_, "; ")), badValueCount_ > badValues_.size() ? "; …" : ""));
    if (!unknownTypes_.empty())
        warn("unknown_type", text(SABAN_TR("layers", "'{0}': the catalogue does not know these types of structures; they are kept as texts: {1}"), file,
                                  fmt::to_string(fmt::join(unknownTypes_, "; "))));
}

std::string ImportContext::titleOf(std::string_view kind) const {
    static const std::map<std::string_view, TextKey> titles{{"command_posts", SABAN_TR("layers", "command posts")}, {"structures", SABAN_TR("layers", "structures")},
                                                            {"routes", SABAN_TR("layers", "routes")},               {"units", SABAN_TR("layers", "units")},
                                                            {"areas", SABAN_TR("layers", "areas")},                 {"notes", SABAN_TR("layers", "notes")},
                                                            {"checkpoints", SABAN_TR("layers", "checkpoints")},     {"control_lines", SABAN_TR("layers", "control lines")},
                                                            {kWorksKind, SABAN_TR("layers", "work items")}};
    const auto found = titles.find(kind);
    return found == titles.end() ? std::string(kind) : translated(found->second);
}

Uid ImportContext::phaseNamed(const std::string& name) {
    const std::string wanted = name.empty() ? options_.phase : name;
    const auto known = phases_.find(wanted);
    if (known != phases_.end()) return known->second;
    const auto inOrder = phasesInOrder(editor.plan());
    Uid uid = wanted.empty() ? (inOrder.empty() ? Uid() : inOrder.front()->uid) : names<Phase>().find(editor.plan().all<Phase>(), wanted);
    if (uid.empty() || !editor.plan().find<Phase>(uid)) {
        Phase phase;
        phase.name = wanted.empty() ? "Giai đoạn 1" : wanted;
        phase.order = inOrder.empty() ? 1 : inOrder.back()->order + 1;
        warn("new_phase", text(SABAN_TR("layers", "'{0}': phase '{1}' was made for the positions of units"), file, phase.name));
        uid = editor.put(std::move(phase));
    }
    return phases_[wanted] = uid;
}

bool ImportContext::isReference(std::string_view column) {
    return column == "groups" || column == "phases" || (column.ends_with("_uid") && column != "uid");
}

std::string ImportContext::referenced(std::string_view column, const std::string& name) {
    if (column == "groups") return findMany(names<Group>(), plan.all<Group>(), name);
    if (column == "phases") return findMany(names<Phase>(), plan.all<Phase>(), name);
    if (column == "route_uid") return names<Route>().find(editor.plan().all<Route>(), name);
    if (column == "command_post_uid") return names<CommandPost>().find(editor.plan().all<CommandPost>(), name);
    return names<Unit>().find(editor.plan().all<Unit>(), name);
}

std::string ImportContext::resolvedType(const std::string& type) {
    if (!options_.resolveType) return type;
    const auto known = types_.find(type);
    if (known != types_.end()) return known->second;
    const auto id = options_.resolveType(type);
    if (!id && unknownTypes_.size() < kMostNamed) unknownTypes_.push_back(type);
    return types_[type] = id.value_or(type);
}

double ImportContext::percentFactorOf(const ImportJob& job) {
    bool hasFraction = false;
    for (const SourceRow& row : job.table->rows)
        if (const Value* cell = cellOf(job, row, "percent_done")) {
            const auto number = parseNumber(textOf(*cell));
            if (!number || *number > 1.0) return 1.0;
            hasFraction = hasFraction || (*number > 0.0 && *number < 1.0);
        }
    if (!hasFraction) return 1.0;
    warn("fractions", text(SABAN_TR("layers", "'{0}': progress is given as parts of 1 and was read as percent"), file));
    return 100.0;
}

}  // namespace saban::layers
