#pragma once

#include <set>

#include "layers/model/features.h"

namespace saban::app {

/// Whether the legend is seen while a plan is presented. Scenes bring theirs; the briefer shows it, from then on in every scene, or puts it away: that of a scene only there.
struct LegendWish {
    bool isShown = false;             ///< in every scene
    std::set<layers::Uid> putAway{};  ///< scenes that bring one

    bool isSeenIn(const layers::Scene& scene) const { return (isShown || scene.showsLegend) && !putAway.contains(scene.uid); }
    /// What is seen in the scene goes, what is not seen comes.
    void toggleIn(const layers::Scene& scene) {
        const bool isToBeSeen = !isSeenIn(scene);
        if (isToBeSeen && !scene.showsLegend) putAway.clear();
        putAway.erase(scene.uid);
        if (!isToBeSeen && scene.showsLegend) putAway.insert(scene.uid);
        isShown = isToBeSeen && !scene.showsLegend;
    }
};

}  // namespace saban::app
