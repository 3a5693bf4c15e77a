#pragma once

#include <QAction>
#include <QMenu>
#include <QObject>
#include <QPointF>
#include <functional>
#include <glm/vec2.hpp>
#include <memory>
#include <optional>

#include "layers/model/feature_ref.h"
#include "viewer/app/snapping.h"
#include "viewer/overlay/draped_plan.h"
#include "viewer/overlay/sketch_overlay.h"

namespace saban::app {

class PlanSession;
class TableWidget;

/// Pulls places to what is near the cursor: vertices and edges of the plan, lines of the map, the grid, as a menu chooses, which is remembered. Alt
/// suspends it.
/// Thread safety: GUI thread.
class Snapper : public QObject {
    Q_OBJECT

   public:
    Snapper(TableWidget& table, PlanSession& session, std::function<const viewer::PlanView&()> view, QObject* parent = nullptr);

    /// What a place on the ground under the cursor is pulled to; nothing near: nothing. Points win over lines, the plan over the map and the map
    /// over the grid. `except`: is being changed itself.
    std::optional<Snap> find(QPointF position, glm::dvec2 place, Qt::KeyboardModifiers modifiers, const layers::FeatureRef& except = {}) const;

    /// For a hint: "pulled to a road of the map".
    static QString wordsFor(const Snap& snap);
    /// The ring that shows it.
    static viewer::Sketch::Handle markerFor(const Snap& snap);

    /// What can be switched; all are on at first but the grid.
    QAction *toFeatures, *toMapLines, *toGrid;
    void fillMenu(QMenu& menu) const { menu.addActions({toFeatures, toMapLines, toGrid}); }
    void retranslateUi();

   private:
    std::optional<Snap> toGridLines(glm::dvec2 place, const PixelDistance& distancePx) const;

    TableWidget& table_;
    PlanSession& session_;
    std::function<const viewer::PlanView&()> view_;
    mutable std::shared_ptr<const viewer::GroundGrid> grid_;  ///< of the choice of the look, while that is not the table's own
};

}  // namespace saban::app
