#include "layers/checks/rules.h"
#include "layers/ground/plan_ground.h"

namespace saban::layers {

void checkFiles(const Plan& plan, const CheckContext& context, Findings& findings) {
    if (context.planPath.empty()) return;
    for (const auto& row : layersInOrder(plan)) {
        if (!isFileMissing(*row, context.planPath)) continue;
        const Severity severity = row->kind == MapLayerKind::Elevation ? Severity::Error : Severity::Warning;
        findings.add(severity, *row, text(SABAN_TR("layers", "the file of {0} is not there: '{1}'. Put it back, or say where it is now: saban set '{2}' map_layers '{3}' path=FILE"), titleOf(*row),
                                          layerFile(*row, context.planPath), context.planPath, row->name.empty() ? row->uid : row->name));
    }
}

}  // namespace saban::layers
