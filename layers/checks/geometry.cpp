#include "layers/checks/rules.h"
#include "layers/model/geometry_words.h"

namespace saban::layers {

namespace {

constexpr double kMarginM = 1000.0;  // features a little beside the table are common: roads lead there

template <typename T>
constexpr bool hasPlace() {
    return !std::is_same_v<T, Group> && !std::is_same_v<T, Phase> && !std::is_same_v<T, MapLayer> && !std::is_same_v<T, Unit> && !std::is_same_v<T, Scene> &&
           !std::is_same_v<T, WorkItem> && !std::is_same_v<T, WorkLogEntry>;
}

}  // namespace

void checkGeometry(const Plan& plan, const CheckContext& context, Findings& findings) {
    forEachKind([&]<typename T>(KindTag<T>) {
        if constexpr (hasPlace<T>()) {
            for (const auto& row : plan.all<T>().rows()) {
                if (row->geometry.isEmpty()) {
                    findings.add(Severity::Error, *row, text(SABAN_TR("layers", "{0} has no place. Put it on the ground, or remove it."), titleOf(*row)));
                } else if (const auto fault = geometryFault(row->geometry)) {
                    findings.add(Severity::Error, *row, text(SABAN_TR("layers", "the shape of {0} cannot be used: {1}. Draw it again."), titleOf(*row), describeFault(*fault)));
                } else if (const geo::Bounds b = row->geometry.bounds(); context.table && !context.table->grownBy(kMarginM).intersects(b.grownBy(1e-3))) {
                    findings.add(Severity::Warning, *row,
                                 text(SABAN_TR("layers", "{0} lies more than {1:.0f} m outside the table, at E {2:.0f}, N {3:.0f}. Check the CRS of where it came from."), titleOf(*row),
                                      kMarginM, b.center().x, b.center().y));
                }
            }
        }
    });
}

}  // namespace saban::layers
