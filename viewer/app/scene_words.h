#pragma once

#include <QString>
#include <QStringList>
#include <string>

#include "layers/model/plan.h"

namespace saban::app {

/// What the audience reads: the title, else the name.
QString headingOf(const layers::Scene& scene);

/// What of the scene cannot be shown any more, each in words for a person: its phase, what it hides, what its actions act on.
QStringList faultsOfScene(const layers::Scene& scene, const layers::Plan& plan);

/// Seconds that the scenes are planned to take together, and how many have no duration.
struct PlannedTime {
    double seconds = 0.0;
    int withoutDuration = 0;
};
PlannedTime plannedTimeOf(const layers::Plan& plan);

/// A word of `Scene::hiddenLayers`.
bool isKindWord(const std::string& word);
QStringList wordsOf(const std::string& hiddenLayers);

}  // namespace saban::app
