#include <map>

#include "layers/checks/rules.h"

namespace saban::layers {

void checkPositions(const Plan& plan, const CheckContext&, Findings& findings) {
    std::map<std::pair<Uid, Uid>, int> count;
    for (const auto& row : plan.all<UnitPosition>().rows())
        if (!row->unit.empty() && !row->phase.empty()) ++count[{row->unit, row->phase}];
    for (const auto& [key, positions] : count) {
        const auto unit = plan.find<Unit>(key.first);
        const auto phase = plan.find<Phase>(key.second);
        if (positions > 1 && unit && phase)
            findings.add(Severity::Error, *unit, text(SABAN_TR("layers", "{0} has {1} positions in phase '{2}': a unit is at one place at a time. Remove the others."), titleOf(*unit), positions,
                                                      phase->name.empty() ? phase->uid : phase->name));
    }
}

}  // namespace saban::layers
