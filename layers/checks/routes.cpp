#include <glm/geometric.hpp>

#include "geo/core/decimal.h"
#include "layers/checks/rules.h"

namespace saban::layers {

void checkRoutes(const Plan& plan, const CheckContext&, Findings& findings) {
    constexpr double kLeastM = 1.0;
    for (const auto& row : plan.all<Route>().rows()) {
        if (row->geometry.kind != GeometryKind::Line || row->geometry.parts.empty()) continue;
        const auto& points = row->geometry.linePoints();
        double lengthM = 0.0;
        std::size_t repeated = 0;
        for (std::size_t i = 1; i < points.size(); ++i) {
            const double stepM = glm::distance(points[i - 1], points[i]);
            lengthM += stepM;
            repeated += stepM < 0.0005 ? 1 : 0;  // the same to the millimetre
        }
        if (lengthM < kLeastM)
            findings.add(Severity::Error, *row, text(SABAN_TR("layers", "{0} is {1} m long: a route needs at least {2:.0f} m"), titleOf(*row), decimalText(lengthM, 3), kLeastM));
        if (repeated > 0) findings.add(Severity::Warning, *row, text(SABAN_TR("layers", "{0} repeats {1} of its points one after the other"), titleOf(*row), repeated));
    }
}

}  // namespace saban::layers
