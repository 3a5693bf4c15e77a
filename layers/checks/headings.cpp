#include "geo/core/decimal.h"
#include "layers/checks/rules.h"

namespace saban::layers {

namespace {

template <typename T>
void check(const Plan& plan, Findings& findings) {
    for (const auto& row : plan.all<T>().rows())
        if (!(row->headingDeg >= 0.0 && row->headingDeg <= 360.0))
            findings.add(Severity::Warning, *row, text(SABAN_TR("layers", "the heading of {0} is {1}: give degrees from 0 to 360"), titleOf(*row), inDecimals(fmt::format("{}", row->headingDeg))));
}

}  // namespace

void checkHeadings(const Plan& plan, const CheckContext&, Findings& findings) {
    check<CommandPost>(plan, findings);
    check<Structure>(plan, findings);
}

}  // namespace saban::layers
