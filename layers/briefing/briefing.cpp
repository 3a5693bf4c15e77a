#include "layers/briefing/briefing.h"

#include <algorithm>
#include <cmath>
#include <sstream>

#include "geo/core/text.h"
#include "layers/model/kind_words.h"

namespace saban::layers {

namespace {

bool isThere(const Plan& plan, std::string_view uidOrKind) {
    bool found = false;
    forEachKind([&]<typename T>(KindTag<T>) { found = found || uidOrKind == kindName<T>() || plan.find<T>(uidOrKind) != nullptr; });
    return found;
}

bool takes(const ActionKind& kind, const Plan& plan, const Uid& uid) {
    bool found = false;
    forEachKind([&]<typename T>(KindTag<T>) {
        found = found || (std::find(kind.takes.begin(), kind.takes.end(), kindName<T>()) != kind.takes.end() && plan.find<T>(uid) != nullptr);
    });
    return found;
}

/// What of it can be done; nothing when that is nothing.
std::optional<SceneAction> usable(SceneAction action, const Plan& plan) {
    const ActionKind* const kind = findActionKind(action.kind);
    if (!kind) return std::nullopt;
    const bool isForAll = kind->mayTakeNone && action.features.empty();
    std::erase_if(action.features, [&](const Uid& uid) { return !takes(*kind, plan, uid); });
    if (action.features.empty() && !kind->takes.empty() && !isForAll) return std::nullopt;
    if (kind->takesOne) action.features.resize(1);
    if (action.kind == kCutBlock && !cutLineOf(action)) return std::nullopt;
    action.startS = std::isfinite(action.startS) ? std::max(action.startS, 0.0) : 0.0;
    return action;
}

BriefingScene ready(std::shared_ptr<const Scene> scene, const Plan& plan) {
    BriefingScene made{.scene = std::move(scene)};
    if (auto actions = parseActions(made.scene->actions))
        for (SceneAction& action : *actions)
            if (auto can = usable(std::move(action), plan)) made.actions.push_back(*std::move(can));
    std::stable_sort(made.actions.begin(), made.actions.end(), [](const SceneAction& a, const SceneAction& b) { return a.startS < b.startS; });
    made.holdS = made.scene->durationS > 0.0 ? made.scene->durationS : kShortestS;
    for (const SceneAction& action : made.actions) made.holdS = std::max(made.holdS, action.startS + lastsS(action, plan).value_or(0.0));
    return made;
}

/// For a plan without scenes.
std::vector<std::shared_ptr<const Scene>> overviewOf(const Plan& plan, const Timeline& timeline) {
    std::vector<std::shared_ptr<const Scene>> scenes;
    Scene whole;
    whole.name = plan.settings.name.empty() ? text(SABAN_TR("layers", "The whole table")) : plan.settings.name;
    scenes.push_back(std::make_shared<Scene>(std::move(whole)));
    for (const auto& span : timeline.phases()) {
        Scene scene;
        scene.name = span.phase->name;
        scene.caption = span.phase->note;
        scene.order = static_cast<int>(scenes.size());
        scene.phase = span.phase->uid;
        const std::vector<SceneAction> actions{{.kind = std::string(kMoveUnits), .startS = 1.0, .durationS = 8.0}};
        if (!timeline.movingIn(span.phase->uid).empty()) scene.actions = actionsText(actions);
        scenes.push_back(std::make_shared<Scene>(std::move(scene)));
    }
    return scenes;
}

}  // namespace

geo::Warnings faultsOf(const Scene& scene, const Plan& plan) {
    geo::Warnings faults;
    const auto add = [&](std::string code, const std::string& message) {
        faults.push_back({std::move(code), text(SABAN_TR("layers", "{0}: {1}"), calledInMessages(kindName<Scene>(), scene.name.empty() ? scene.title : scene.name), message)});
    };
    if (!scene.phase.empty() && !plan.find<Phase>(scene.phase)) add("phase", text(SABAN_TR("layers", "its phase is no longer in the plan. Choose another.")));
    std::size_t goneCount = 0;
    std::istringstream words(scene.hiddenLayers);
    for (std::string word; words >> word;) goneCount += isThere(plan, word) ? 0 : 1;
    if (goneCount > 0) add("gone", text(SABAN_TR("layers", "it hides {0} layers or features that are no longer in the plan. Take it again."), goneCount));
    if (!scene.exerciseTime.iso.empty() && !secondsOf(scene.exerciseTime))
        add("moment", text(SABAN_TR("layers", "'{0}' is no moment of the exercise. Write it as 2026-05-14T07:30."), scene.exerciseTime.iso));
    const auto actions = parseActions(scene.actions);
    if (!actions) {
        add("unreadable", actions.error().message);
        return faults;
    }
    for (geo::Warning& fault : faultsOf(*actions, plan)) add(std::move(fault.code), fault.message);
    const bool moves = std::any_of(actions->begin(), actions->end(), [](const SceneAction& action) { return action.kind == kMoveUnits; });
    if (moves && scene.phase.empty()) add("no_phase", text(SABAN_TR("layers", "units cannot move in it: it has no phase. Choose the phase in which they arrive.")));
    return faults;
}

Briefing briefingOf(std::shared_ptr<const Plan> plan) {
    Briefing briefing{.plan = plan, .timeline = std::make_shared<const Timeline>(plan)};
    auto scenes = scenesInOrder(*plan);
    if (scenes.empty()) scenes = overviewOf(*plan, *briefing.timeline);
    for (auto& scene : scenes) {
        for (geo::Warning& fault : faultsOf(*scene, *plan)) briefing.warnings.push_back(std::move(fault));
        briefing.scenes.push_back(ready(std::move(scene), *plan));
    }
    return briefing;
}

}  // namespace saban::layers
