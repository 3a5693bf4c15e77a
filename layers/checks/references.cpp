#include <set>

#include "layers/checks/rules.h"

namespace saban::layers {

namespace {

class ReferenceRule {
 public:
    ReferenceRule(const Plan& plan, Findings& findings) : plan_(plan), findings_(findings) {}

    template <typename To, typename From>
    void see(const From& from, const Uid& uid) {
        if (!uid.empty() && !plan_.find<To>(uid)) miss(from, uid);
    }
    template <typename From>
    void miss(const From& from, const Uid& uid) {
        findings_.add(Severity::Error, from, text(SABAN_TR("layers", "{0} refers to '{1}', which is not in the plan. Choose another, or clear it."), titleOf(from), uid));
    }
    template <typename From>
    void need(const From& from, const Uid& uid, std::string_view column) {
        if (uid.empty()) findings_.add(Severity::Error, from, text(SABAN_TR("layers", "{0} has no {1}, without which it means nothing"), titleOf(from), column));
    }

    /// Features that are above themselves.
    template <typename T>
    void cycles() {
        for (const auto& row : plan_.all<T>().rows()) {
            std::set<Uid> seen;
            auto at = row;
            while (at && seen.insert(at->uid).second) at = plan_.find<T>(at->parent);
            if (at && at->uid == row->uid)
                findings_.add(Severity::Error, *row, text(SABAN_TR("layers", "{0} is above itself. Choose another parent for it."), titleOf(*row)));
        }
    }

 private:
    const Plan& plan_;
    Findings& findings_;
};

template <typename T, typename Visit>
void each(const Plan& plan, Visit visit) {
    for (const auto& row : plan.all<T>().rows()) visit(*row);
}

}  // namespace

void checkReferences(const Plan& plan, const CheckContext&, Findings& findings) {
    ReferenceRule rule(plan, findings);
    forEachKind([&]<typename T>(KindTag<T>) {
        each<T>(plan, [&](const T& row) {
            for (const Uid& group : row.groups) rule.see<Group>(row, group);
            if constexpr (requires { row.phases; })
                for (const Uid& phase : row.phases) rule.see<Phase>(row, phase);
        });
    });
    each<Group>(plan, [&](const Group& row) { rule.see<Group>(row, row.parent); });
    each<Unit>(plan, [&](const Unit& row) { rule.see<Unit>(row, row.parent); });
    each<CommandPost>(plan, [&](const CommandPost& row) { rule.see<Unit>(row, row.unit); });
    each<Structure>(plan, [&](const Structure& row) { rule.see<CommandPost>(row, row.commandPost); });
    each<Checkpoint>(plan, [&](const Checkpoint& row) { rule.need(row, row.route, "route_uid"), rule.see<Route>(row, row.route); });
    each<UnitPosition>(plan, [&](const UnitPosition& row) {
        rule.need(row, row.unit, "unit_uid"), rule.see<Unit>(row, row.unit);
        rule.need(row, row.phase, "phase_uid"), rule.see<Phase>(row, row.phase);
        rule.see<Route>(row, row.route);
    });
    each<Scene>(plan, [&](const Scene& row) { rule.see<Phase>(row, row.phase); });
    each<WorkItem>(plan, [&](const WorkItem& row) {
        if (!row.feature.empty() && !plan.find<Structure>(row.feature) && !plan.find<Route>(row.feature)) rule.miss(row, row.feature);
    });
    each<WorkLogEntry>(plan, [&](const WorkLogEntry& row) { rule.need(row, row.workItem, "work_item_uid"), rule.see<WorkItem>(row, row.workItem); });
    rule.cycles<Group>();
    rule.cycles<Unit>();
}

}  // namespace saban::layers
