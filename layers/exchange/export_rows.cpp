#include "layers/exchange/export_rows.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>
#include <type_traits>
#include <unordered_map>

#include "layers/exchange/column_guess.h"
#include "layers/exchange/exchanged_kind.h"
#include "layers/exchange/row_work.h"

namespace saban::layers {

namespace {

/// The fields of a work item that stand in the row of what it makes.
std::span<const Field<WorkItem>> workFields() {
    static const auto fields = [] {
        std::vector<Field<WorkItem>> own;
        for (const auto& field : fieldsOf<WorkItem>())
            if (field.column != "uid" && field.column != "name" && field.column != "note" && field.column != "groups" && field.column != "feature_uid") own.push_back(field);
        return own;
    }();
    return fields;
}

template <typename T>
bool isUsedIn(const T& feature, const Uid& phase) {
    if constexpr (requires { feature.phases; }) return phase.empty() || feature.phases.empty() || std::find(feature.phases.begin(), feature.phases.end(), phase) != feature.phases.end();
    else return true;
}

FieldType typeOf(const Value& value) {
    return std::holds_alternative<double>(value) ? FieldType::Real : std::holds_alternative<std::int64_t>(value) ? FieldType::Integer : FieldType::Text;
}

std::string lowered(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

/// Columns of the user's own, and the names of the extras in them. One that holds numbers in some rows and texts in others holds texts.
template <typename T>
std::vector<std::pair<std::string, ExportColumn>> extraColumns(const std::vector<std::shared_ptr<const T>>& features, const std::vector<ExportColumn>& known) {
    std::map<std::string, FieldType> types;
    for (const auto& feature : features)
        for (const auto& [name, value] : feature->extras) {
            if (value.index() == 0) continue;
            const auto [at, isNew] = types.try_emplace(name, typeOf(value));
            if (isNew || at->second == typeOf(value)) continue;
            const bool isNumber = at->second != FieldType::Text && typeOf(value) != FieldType::Text;
            at->second = isNumber ? FieldType::Real : FieldType::Text;
        }
    // Databases take names for equal that differ in their case only, and have columns of their own.
    std::set<std::string> taken{"fid", "geom", "ogc_fid", "wkt", "lat", "lon"};
    for (const ExportColumn& column : known) taken.insert(lowered(column.name));
    std::vector<std::pair<std::string, ExportColumn>> columns;
    for (const auto& [name, type] : types) {
        std::string unique = name;
        while (!taken.insert(lowered(unique)).second) unique += '_';
        columns.push_back({name, {unique, type}});
    }
    return columns;
}

/// Where units stand: the position in each phase, in the order of phases.
class Positions {
 public:
    Positions(const Plan& plan, const Uid& phase) {
        std::unordered_map<Uid, int> orders;
        std::unordered_map<std::string, int> ofThatName;
        int order = 0;
        for (const auto& p : phasesInOrder(plan)) {
            orders[p->uid] = order++;
            ++ofThatName[p->name];
        }
        for (const auto& p : plan.all<Phase>().rows()) names_[p->uid] = p->name.empty() || ofThatName[p->name] > 1 ? p->uid : p->name;
        for (const auto& row : plan.all<UnitPosition>().rows())
            if (phase.empty() || row->phase == phase) byUnit_[row->unit].push_back(row);
        for (auto& [unit, rows] : byUnit_)
            std::stable_sort(rows.begin(), rows.end(), [&](const auto& a, const auto& b) { return orders[a->phase] < orders[b->phase]; });
    }
    const std::vector<std::shared_ptr<const UnitPosition>>& of(const Uid& unit) const {
        static const std::vector<std::shared_ptr<const UnitPosition>> none;
        const auto found = byUnit_.find(unit);
        return found == byUnit_.end() ? none : found->second;
    }
    /// By which it is found again: its uid when its name is not its own.
    std::string phaseName(const Uid& phase) const {
        const auto found = names_.find(phase);
        return found == names_.end() ? std::string() : found->second;
    }

 private:
    std::unordered_map<Uid, std::vector<std::shared_ptr<const UnitPosition>>> byUnit_;
    std::unordered_map<Uid, std::string> names_;
};

template <typename T>
ExportTable tableOf(const Plan& plan, const Uid& phase, WorkColumns workColumns) {
    const bool hasWork = kHasWork<T> && workColumns == WorkColumns::InRows;
    ExportTable table{.kind = std::string(kindName<T>())};
    for (const auto& field : fieldsOf<T>()) table.columns.push_back({std::string(field.column), field.type});
    std::unordered_map<Uid, std::shared_ptr<const WorkItem>> work;
    std::unordered_map<Uid, std::size_t> workCounts;
    if (hasWork) {
        work = worksInRows(plan);
        for (const auto& item : plan.all<WorkItem>().rows()) ++workCounts[item->feature];
        for (const auto& field : workFields()) table.columns.push_back({std::string(field.column), field.type});
    }
    if constexpr (std::is_same_v<T, Unit>) table.columns.push_back({"phase", FieldType::Text});
    const auto& features = plan.all<T>().rows();
    const auto extras = extraColumns<T>(features, table.columns);
    for (const auto& [name, column] : extras) table.columns.push_back(column);
    const Positions positions(plan, phase);
    for (const auto& feature : features) {
        if (!isUsedIn(*feature, phase)) continue;
        ExportRow row{.name = feature->name, .note = feature->note, .values = {}, .geometry = feature->geometry};
        for (const auto& field : fieldsOf<T>()) row.values.push_back(field.get(*feature));
        if (hasWork) {
            const auto item = work.find(feature->uid);
            if (item != work.end()) table.worksLeftOut += workCounts[feature->uid] - 1;
            for (const auto& field : workFields()) row.values.push_back(item == work.end() ? Value{} : field.get(*item->second));
        }
        const auto finish = [&](ExportRow made) {
            for (const auto& [name, column] : extras) {
                const auto value = feature->extras.find(name);
                made.values.push_back(value == feature->extras.end() ? Value{} : value->second);
            }
            table.rows.push_back(std::move(made));
        };
        if constexpr (std::is_same_v<T, Unit>) {
            for (const auto& position : positions.of(feature->uid)) {
                ExportRow placed = row;
                placed.geometry = position->geometry;
                placed.values.emplace_back(positions.phaseName(position->phase));
                finish(std::move(placed));
            }
            if (!positions.of(feature->uid).empty()) continue;
            row.values.emplace_back();
        }
        finish(std::move(row));
    }
    return table;
}

}  // namespace

ExportTable exportTable(const Plan& plan, const std::string& kind, const Uid& phase, WorkColumns workColumns) {
    ExportTable table;
    forEachKind([&]<typename T>(KindTag<T>) {
        if (kindName<T>() == kind) table = tableOf<T>(plan, phase, workColumns);
    });
    return table;
}

ExportTable exportWorks(const Plan& plan, const Plan& whole, const Uid& phase) {
    // What people read comes first.
    static constexpr std::array<std::string_view, 11> kAfterFeature{"name",          "responsible_body", "start_date", "due_date", "percent_done", "cost",
                                                                    "funding_stage", "materials",        "note",       "groups",   "feature_uid"};
    ExportTable table{.kind = std::string(kWorksKind), .columns = {{std::string(role::kFeature), FieldType::Text}}};
    std::vector<const Field<WorkItem>*> fields;
    for (const std::string_view column : kAfterFeature) fields.push_back(findField<WorkItem>(column));
    for (const auto& field : fieldsOf<WorkItem>())
        if (std::find(kAfterFeature.begin(), kAfterFeature.end(), field.column) == kAfterFeature.end()) fields.push_back(&field);
    for (const auto* field : fields) table.columns.push_back({std::string(field->column), field->type});
    const auto& items = plan.all<WorkItem>().rows();
    const auto extras = extraColumns<WorkItem>(items, table.columns);
    for (const auto& [name, column] : extras) table.columns.push_back(column);
    for (const auto& item : items) {
        const auto structure = whole.find<Structure>(item->feature);
        const auto route = whole.find<Route>(item->feature);
        if (route && !isUsedIn(*route, phase)) continue;
        ExportRow row{.name = item->name, .note = item->note};
        row.values.emplace_back(structure ? structure->name : route ? route->name : std::string());
        for (const auto* field : fields) row.values.push_back(field->get(*item));
        for (const auto& [name, column] : extras) {
            const auto value = item->extras.find(name);
            row.values.push_back(value == item->extras.end() ? Value{} : value->second);
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace saban::layers
