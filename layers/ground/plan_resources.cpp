#include "layers/ground/plan_resources.h"

#include <algorithm>
#include <filesystem>

namespace saban::layers {

namespace fs = std::filesystem;

std::string fileOfPlan(const std::string& named, const std::string& planPath) {
    if (named.empty() || fs::path(named).is_absolute()) return named;
    return (fs::path(planPath).parent_path() / named).lexically_normal().string();
}

std::string pathForPlan(const std::string& file, const std::string& planPath) {
    std::error_code error;
    const fs::path folder = fs::weakly_canonical(fs::absolute(planPath, error), error).parent_path();
    const fs::path whole = fs::weakly_canonical(fs::absolute(file, error), error);
    const fs::path relative = whole.lexically_relative(folder);
    const auto ups = std::count(relative.begin(), relative.end(), fs::path(".."));
    return relative.empty() || ups > 1 ? whole.string() : relative.string();
}

geo::Result<CatalogueReading> readPlanCatalogue(const PlanSettings& settings, const std::string& planPath) {
    if (settings.catalogue.empty()) return CatalogueReading{.catalogue = defaultCatalogue()};
    auto own = readCatalogue(fileOfPlan(settings.catalogue, planPath));
    if (!own) return own;
    own->catalogue = defaultCatalogue().mergedWith(own->catalogue);
    return own;
}

geo::Result<ConventionProfilePtr> readPlanConvention(const PlanSettings& settings, const std::string& planPath) {
    const auto known = builtInConventions();
    if (settings.profile.empty()) return builtInConvention("nato");
    if (std::find(known.begin(), known.end(), settings.profile) != known.end()) return builtInConvention(settings.profile);
    return readConvention(fileOfPlan(settings.profile, planPath));
}

}  // namespace saban::layers
