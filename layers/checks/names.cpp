#include <map>

#include "layers/checks/rules.h"

namespace saban::layers {

void checkNames(const Plan& plan, const CheckContext&, Findings& findings) {
    forEachKind([&]<typename T>(KindTag<T>) {
        // What people point at by name; positions, notes and log entries have none.
        constexpr bool isNamed = !std::is_same_v<T, UnitPosition> && !std::is_same_v<T, Remark> && !std::is_same_v<T, WorkLogEntry> && !std::is_same_v<T, MapLayer>;
        if constexpr (isNamed) {
            std::map<std::string, int> count;
            for (const auto& row : plan.all<T>().rows()) ++count[row->name];
            for (const auto& row : plan.all<T>().rows()) {
                if (row->name.empty()) findings.add(Severity::Note, *row, text(SABAN_TR("layers", "{0} has no name"), titleOf(*row)));
                else if (count[row->name] > 1)
                    findings.add(Severity::Warning, *row, text(SABAN_TR("layers", "{0}: {1} of this kind have that name. Tell them apart."), titleOf(*row), count[row->name]));
            }
        }
    });
}

}  // namespace saban::layers
