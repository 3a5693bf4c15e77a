#include "viewer/cli/plan_arguments.h"

#include <algorithm>
#include <map>

#include "geo/core/text.h"
#include "layers/ground/plan_resources.h"
#include "layers/symbols/convention_profile.h"
#include "viewer/cli/plan_support.h"
#include "viewer/scenes/scene_view.h"

namespace saban::cli {

namespace {

using namespace layers;

/// "'a', 'b', 'c'" for messages.
template <typename Rows>
std::string namesOf(const Rows& rows) {
    std::string names;
    for (const auto& row : rows) names += (names.empty() ? "'" : ", '") + row->name + "'";
    return names.empty() ? text(SABAN_TR("cli", "none")) : names;
}

/// By name, uid, or number among `rows`, counted from 1.
template <typename T>
std::shared_ptr<const T> chosen(const std::vector<std::shared_ptr<const T>>& rows, const std::string& wanted) {
    const std::string name = toNfc(wanted);
    for (const auto& row : rows)
        if (row->name == name || row->uid == wanted) return row;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (wanted == std::to_string(i + 1)) return rows[i];
    return nullptr;
}

/// Those of the option, else the plan's; when these cannot be read, that is printed and the standards' stand in.
geo::Result<ConventionProfilePtr> profileOf(const std::string& wanted, const PlanSettings& settings, const std::string& planPath) {
    if (!wanted.empty()) return readPlanConvention({.profile = wanted}, {});
    auto own = readPlanConvention(settings, planPath);
    if (own) return own;
    printWarnings({{"profile", text(SABAN_TR("cli", "{0} Signs are drawn as in 'nato'; name other conventions with: saban add '{1}' --profile FILE"), own.error().message, planPath)}});
    return builtInConvention("nato");
}

}  // namespace

void PlanArguments::addTo(CLI::App& app) {
    app.add_option("--phase", phase, translated(SABAN_TR("cli", "Phase of the plan to show: its name or number (default: what holds in all phases, units where they begin)")));
    app.add_option("--group", group, translated(SABAN_TR("cli", "Show only what belongs to this group of the plan, or to one inside it")));
    app.add_option("--profile", profile, translated(SABAN_TR("cli", "Conventions of signs: nato, vn or a JSON file (default: the plan's)")));
    app.add_option("--catalogue", catalogue, translated(SABAN_TR("cli", "Your own catalogue of structures, over the one that comes with Saban: a JSON file (default: the plan's)")));
    app.add_option("--colour-areas-by", colourAreasBy, translated(SABAN_TR("cli", "Column by whose values areas are coloured, such as grade (default: kind)")));
    app.add_option("--hide", hide, translated(SABAN_TR("cli", "Kind of features not to show, such as routes or notes (repeatable)")))->allow_extra_args(false);
}

geo::Result<void> PlanArguments::apply(const OpenedTable& opened, viewer::TableView& table, ViewArguments& view) const {
    if (!opened.plan) return {};
    const Plan& plan = *opened.plan;
    viewer::PlanView shown{.phase = {}, .colourAreasBy = colourAreasBy.empty() ? "kind" : colourAreasBy, .hidden = hide};
    const auto phases = phasesInOrder(plan);
    std::optional<viewer::Viewpoint> camera;
    if (const auto scene = chosen(scenesInOrder(plan), view.name); scene && !view.name.empty()) {
        const viewer::SceneView read = viewer::sceneViewOf(*scene, plan, *table.ground());
        const std::string colouredBy = shown.colourAreasBy;
        shown = read.shown;
        shown.colourAreasBy = colouredBy;
        shown.hidden.insert(shown.hidden.end(), hide.begin(), hide.end());
        std::map<std::string, double> opacities;
        for (const Uid& layer : read.hiddenMapLayers) opacities[viewer::layerKeyOf(*plan.find<MapLayer>(layer), opened.planPath)] = 0.0;
        if (const auto ground = viewer::groundWith(table.ground(), opacities); ground != table.ground()) table.setGround(ground, viewer::TableView::CameraChange::Keep);
        viewer::Look look = table.look();
        look.exaggeration = read.exaggeration.value_or(look.exaggeration);
        if (look.sun == viewer::Sun{}) look.sun = read.sun.value_or(look.sun);  // an option goes before it
        look.legend = look.legend || read.legend;
        table.setLook(look);
        camera = read.camera;
        view.name.clear();
    }
    if (!phase.empty()) {
        const auto found = chosen(phases, phase);
        if (!found)
            return geo::fail(geo::ErrorCode::BadUsage, text(SABAN_TR("cli", "plan '{0}' has no phase '{1}'. It has: {2}."), opened.planPath, phase, namesOf(phases)));
        shown.phase = found->uid;
    }
    for (const std::string& kind : hide) {
        bool isKnown = false;
        std::string known;
        forEachKind([&]<typename T>(KindTag<T>) {
            isKnown = isKnown || kind == kindName<T>();
            known += (known.empty() ? "" : ", ") + std::string(kindName<T>());
        });
        if (!isKnown) return geo::fail(geo::ErrorCode::BadUsage, text(SABAN_TR("cli", "there is no kind of features '{0}' to hide: choose among {1}"), kind, known));
    }
    auto part = opened.plan;
    if (!group.empty()) {
        const auto found = chosen(plan.all<Group>().rows(), group);
        if (!found)
            return geo::fail(geo::ErrorCode::BadUsage,
                             text(SABAN_TR("cli", "plan '{0}' has no group '{1}'. It has: {2}."), opened.planPath, group, namesOf(plan.all<Group>().rows())));
        part = std::make_shared<const Plan>(limitedTo(plan, found->uid));
    }
    const auto convention = profileOf(profile, plan.settings, opened.planPath);
    if (!convention) return tl::unexpected(convention.error());
    const auto types = catalogueFor(plan.settings, opened.planPath, catalogue);
    if (!types) return tl::unexpected(types.error());
    table.setPlan(part, shown, *convention, *types);
    if (camera) view.scene = *camera;
    return {};
}

}  // namespace saban::cli
