#include "viewer/app/scene_words.h"

#include <QCoreApplication>

#include "layers/briefing/scene_action.h"
#include "layers/edit/feature_edits.h"
#include "layers/model/fields.h"

namespace saban::app {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(saban::app::SceneWords)
};

bool holdsAnywhere(const layers::Plan& plan, const std::string& uid) {
    bool isHeld = false;
    layers::forEachKind([&](auto tag) { isHeld = isHeld || plan.find<typename decltype(tag)::Type>(uid) != nullptr; });
    return isHeld;
}

}  // namespace

QString headingOf(const layers::Scene& scene) { return QString::fromStdString(scene.title.empty() ? scene.name : scene.title); }

bool isKindWord(const std::string& word) {
    return layers::visitKind(word, [](auto) {});
}

QStringList wordsOf(const std::string& hiddenLayers) { return QString::fromStdString(hiddenLayers).split(QLatin1Char(' '), Qt::SkipEmptyParts); }

QStringList faultsOfScene(const layers::Scene& scene, const layers::Plan& plan) {
    QStringList faults;
    if (!scene.phase.empty() && !plan.find<layers::Phase>(scene.phase)) faults << Words::tr("Its phase is not in the plan any more.");
    int gone = 0;
    for (const QString& word : wordsOf(scene.hiddenLayers)) {
        const std::string text = word.toStdString();
        if (!isKindWord(text) && !holdsAnywhere(plan, text)) ++gone;
    }
    if (gone > 0) faults << Words::tr("Of the layers and features that it hides, %1 are not in the plan any more.").arg(gone);
    const auto actions = layers::parseActions(scene.actions);
    if (!actions) {
        faults << QString::fromStdString(actions.error().message);
        return faults;
    }
    for (const geo::Warning& warning : layers::faultsOf(*actions, plan)) faults << QString::fromStdString(warning.message);
    return faults;
}

PlannedTime plannedTimeOf(const layers::Plan& plan) {
    PlannedTime time;
    for (const auto& scene : plan.all<layers::Scene>().rows()) {
        if (scene->durationS > 0.0) time.seconds += scene->durationS;
        else ++time.withoutDuration;
    }
    return time;
}

}  // namespace saban::app
