#include "viewer/cli/plan_report.h"

#include "geo/core/text.h"
#include "geo/crs/crs.h"
#include "layers/ground/plan_ground.h"
#include "viewer/cli/plan_support.h"

namespace saban::cli {

namespace {

std::string line(const std::string& label, const std::string& value) { return fmt::format("  {:<22} {}\n", label.empty() ? "" : label + ":", value); }

}  // namespace

geo::Result<PlanReport> reportPlan(const std::string& path) {
    const auto store = layers::PlanStore::open(path, layers::Access::ReadOnly);
    if (!store) return tl::unexpected(store.error());
    PlanReport report{.path = path, .plan = (*store)->plan(), .missingLayers = {}, .pastStates = {}, .warnings = (*store)->warnings()};
    if (const auto states = (*store)->pastStates()) report.pastStates = states->size();
    else report.warnings.push_back({"no_past_states", states.error().message});
    for (const auto& layer : layers::layersInOrder(report.plan))
        if (layers::isFileMissing(*layer, path)) report.missingLayers.push_back(layer->name.empty() ? layer->uid : layer->name);
    const auto ground = layers::planGround(report.plan, path);
    if (ground) report.warnings.insert(report.warnings.end(), ground->warnings.begin(), ground->warnings.end());
    else if (!report.plan.all<layers::MapLayer>().isEmpty()) report.warnings.push_back({"no_elevation", ground.error().message});
    return report;
}

nlohmann::ordered_json toJson(const PlanReport& report) {
    using Json = nlohmann::ordered_json;
    const layers::PlanSettings& settings = report.plan.settings;
    const auto crs = geo::Crs::parse(settings.crs);
    Json counts = Json::object();
    layers::forEachKind([&]<typename T>(layers::KindTag<T>) { counts[std::string(layers::kindName<T>())] = report.plan.all<T>().size(); });
    Json mapLayers = Json::array();
    for (const auto& layer : layers::layersInOrder(report.plan))
        mapLayers.push_back({{"name", layer->name}, {"kind", std::string(layers::wordOf(layer->kind))}, {"path", layer->path}, {"visible", layer->isVisible}});
    Json warnings = Json::array();
    for (const auto& warning : report.warnings) warnings.push_back({{"code", warning.code}, {"message", warning.message}});
    return {{"kind", "plan"},
            {"path", report.path},
            {"name", settings.name},
            {"marking", settings.marking},
            {"crs", settings.crs},
            {"crs_name", crs ? Json(crs->name()) : Json()},
            {"bounds", boundsJson(settings.bounds)},
            {"features", layers::featureCount(report.plan)},
            {"counts", counts},
            {"map_layers", mapLayers},
            {"missing_layers", report.missingLayers},
            {"past_states", report.pastStates ? Json(*report.pastStates) : Json()},
            {"warnings", warnings}};
}

std::string toText(const PlanReport& report) {
    const layers::PlanSettings& settings = report.plan.settings;
    const auto crs = geo::Crs::parse(settings.crs);
    std::string lines = report.path + "\n";
    lines += line(text(SABAN_TR("cli", "kind")), text(SABAN_TR("cli", "plan")));
    lines += line(text(SABAN_TR("cli", "name")), settings.name);
    if (!settings.marking.empty()) lines += line(text(SABAN_TR("cli", "marking")), settings.marking);
    lines += line(text(SABAN_TR("cli", "CRS")), crs ? crs->label() : settings.crs);
    if (settings.bounds)
        lines += line(text(SABAN_TR("cli", "bounds (W, S, E, N)")),
                      fmt::format("{:.2f}, {:.2f}, {:.2f}, {:.2f}", settings.bounds->minE, settings.bounds->minN, settings.bounds->maxE, settings.bounds->maxN));
    layers::forEachKind([&]<typename T>(layers::KindTag<T>) {
        if (!report.plan.all<T>().isEmpty()) lines += line(std::string(layers::kindName<T>()), fmt::format("{}", report.plan.all<T>().size()));
    });
    if (report.pastStates) lines += line(text(SABAN_TR("cli", "past states")), fmt::format("{}", *report.pastStates));
    for (const auto& warning : report.warnings) lines += line(text(SABAN_TR("cli", "warning")), warning.message);
    return lines;
}

}  // namespace saban::cli
