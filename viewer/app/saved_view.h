#pragma once

#include <QDateTime>
#include <QSet>
#include <QString>
#include <optional>
#include <string>

#include "layers/ground/ground.h"
#include "layers/model/plan.h"
#include "viewer/overlay/draped_plan.h"
#include "viewer/render/table_view.h"

namespace saban::app {

/// How the table is looked at, as a scene of a plan keeps it.
struct SavedView {
    viewer::Viewpoint camera;
    double exaggeration = 1.0;
    std::optional<QDateTime> sunTime{};  ///< nothing: the fixed light
    viewer::PlanView shown;              ///< phase, hidden kinds and features
    QSet<QString> hiddenLayers{};        ///< as `layerNameOf` calls them
    bool legend = false;
    layers::Moment exerciseTime{};       ///< nothing: as the phase has everything
};

/// Writes it into a scene; name, order and what a briefing needs stay.
void put(const SavedView& view, const layers::Plan& plan, const std::string& planPath, layers::Scene& scene);

/// Reads it from a scene (`viewer::sceneViewOf`). What the scene does not say is as in `otherwise`.
SavedView viewOf(const layers::Scene& scene, const layers::Plan& plan, const std::string& planPath, const layers::Ground& ground, const SavedView& otherwise);

}  // namespace saban::app
