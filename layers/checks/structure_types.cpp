#include "layers/checks/rules.h"

namespace saban::layers {

void checkStructureTypes(const Plan& plan, const CheckContext& context, Findings& findings) {
    if (!context.isKnownType) return;
    for (const auto& row : plan.all<Structure>().rows()) {
        if (row->type.empty()) findings.add(Severity::Warning, *row, text(SABAN_TR("layers", "{0} has no type, so it has no size either. Choose one."), titleOf(*row)));
        else if (!context.isKnownType(row->type))
            findings.add(Severity::Error, *row, text(SABAN_TR("layers", "{0} is of type '{1}', which the catalogue does not have. Choose another, or add it."), titleOf(*row), row->type));
    }
}

}  // namespace saban::layers
