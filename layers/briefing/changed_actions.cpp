#include "layers/briefing/changed_actions.h"

#include <fmt/format.h>

#include <sstream>

#include "layers/briefing/scene_action.h"

namespace saban::layers {

namespace {

template <typename Change>
void changeActions(Scene& scene, Change change) {
    auto actions = parseActions(scene.actions);
    if (!actions) return;
    bool isChanged = false;
    for (SceneAction& action : *actions) {
        SceneAction changed = action;
        change(changed);
        isChanged = isChanged || !(changed == action);
        action = std::move(changed);
    }
    if (isChanged) scene.actions = actionsText(*actions);
}

}  // namespace

void renameInScene(Scene& scene, const std::function<Uid(const Uid&)>& nameOf) {
    changeActions(scene, [&](SceneAction& action) {
        for (Uid& uid : action.features) uid = nameOf(uid);
    });
    std::string hidden;
    std::istringstream words(scene.hiddenLayers);
    for (std::string word; words >> word;) hidden += (hidden.empty() ? "" : " ") + nameOf(word);
    if (!scene.hiddenLayers.empty()) scene.hiddenLayers = std::move(hidden);
}

bool forgetInScene(Scene& scene, const Uid& gone) {
    std::string hidden;
    bool isHidden = false;
    std::istringstream words(scene.hiddenLayers);
    for (std::string word; words >> word;) {
        if (word == gone) isHidden = true;
        else hidden += (hidden.empty() ? "" : " ") + word;
    }
    if (isHidden) scene.hiddenLayers = std::move(hidden);
    // Most features are in no action: their text is not even read.
    auto actions = scene.actions.find(gone) == std::string::npos ? geo::Result<std::vector<SceneAction>>() : parseActions(scene.actions);
    std::size_t changed = 0;
    if (actions)
        std::erase_if(*actions, [&](SceneAction& action) {
            const std::size_t count = std::erase(action.features, gone);
            changed += count;
            return count > 0 && action.features.empty();
        });
    if (changed > 0) scene.actions = actionsText(*actions);
    return isHidden || changed > 0;
}

void moveActions(Scene& scene, const std::function<std::optional<glm::dvec2>(glm::dvec2)>& placeOf) {
    changeActions(scene, [&](SceneAction& action) {
        const auto line = action.kind == kCutBlock ? cutLineOf(action) : std::nullopt;
        if (!line) return;
        const auto from = placeOf(line->first), to = placeOf(line->second);
        if (from && to) action.settings["line"] = fmt::format("{:.3f},{:.3f} {:.3f},{:.3f}", from->x, from->y, to->x, to->y);
        else action.settings.erase("line");
    });
}

}  // namespace saban::layers
