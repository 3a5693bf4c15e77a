#include "viewer/cli/plan_support.h"

#include <cstdio>

#include "geo/core/text.h"
#include "layers/ground/plan_ground.h"
#include "layers/ground/plan_resources.h"
#include "viewer/cli/command_support.h"

namespace saban::cli {

geo::Result<std::unique_ptr<layers::PlanStore>> openPlan(const std::string& path, layers::Access access) {
    auto store = layers::PlanStore::open(path, access);
    if (store) printWarnings((*store)->warnings());
    return store;
}

std::optional<geo::Bounds> tableBounds(const layers::Plan& plan, const std::string& path, const std::stop_token& stop) {
    if (plan.settings.bounds) return plan.settings.bounds;
    auto spec = layers::planGround(plan, path);
    if (!spec) return std::nullopt;
    spec->spec.imagery.clear();
    spec->spec.vectors.clear();
    const auto ground = layers::openGround(spec->spec, stop);
    return ground ? std::optional((*ground)->bounds) : std::nullopt;
}

geo::Result<std::shared_ptr<const layers::StructureCatalogue>> catalogueFor(const layers::PlanSettings& settings, const std::string& planPath, const std::string& option) {
    auto reading = option.empty() ? layers::readPlanCatalogue(settings, planPath) : layers::readCatalogue(option);
    if (!reading && !option.empty()) return tl::unexpected(reading.error());
    if (!reading) {
        printWarnings({{"catalogue", text(SABAN_TR("cli", "{0} The catalogue that comes with Saban stands in; name another with: saban add '{1}' --catalogue FILE"), reading.error().message, planPath)}});
        return std::make_shared<const layers::StructureCatalogue>(layers::defaultCatalogue());
    }
    printWarnings(reading->warnings);
    if (!option.empty()) reading->catalogue = layers::defaultCatalogue().mergedWith(reading->catalogue);
    return std::make_shared<const layers::StructureCatalogue>(std::move(reading->catalogue));
}

nlohmann::ordered_json boundsJson(const std::optional<geo::Bounds>& bounds) {
    if (!bounds) return {};
    return nlohmann::ordered_json::array({bounds->minE, bounds->minN, bounds->maxE, bounds->maxN});
}

int printJson(const nlohmann::ordered_json& report) {
    return writeReport(report.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace), {});
}

int printLines(const std::string& lines) {
    const bool isWritten = std::fputs(lines.c_str(), stdout) >= 0 && std::fflush(stdout) == 0;
    return isWritten ? kDone : kFailed;
}

}  // namespace saban::cli
