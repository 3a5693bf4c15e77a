#pragma once

#include <set>

#include "layers/model/features.h"

namespace saban::app {

/// Whether the legend is seen while a plan is presented. What a scene brings the briefer puts away, or brings back, only there; in a scene that brings none it is shown, or put away, in all of those.
struct LegendWish {
    bool isShown = false;             ///< in every scene where it was not put away
    std::set<layers::Uid> putAway{};  ///< scenes that bring one

    bool isSeenIn(const layers::Scene& scene) const { return (isShown || scene.showsLegend) && !putAway.contains(scene.uid); }
    /// What is seen in the scene goes, what is not seen comes.
    void toggleIn(const layers::Scene& scene) {
        if (scene.showsLegend) {
            if (putAway.erase(scene.uid) == 0) putAway.insert(scene.uid);
            return;
        }
        isShown = !isSeenIn(scene);
        putAway.erase(scene.uid);  // from when it brought one: scenes are edited meanwhile
    }
};

}  // namespace saban::app
