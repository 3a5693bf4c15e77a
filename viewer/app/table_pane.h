#pragma once

#include <QRect>
#include <QSet>
#include <QString>
#include <memory>
#include <optional>

#include "layers/model/plan.h"
#include "viewer/overlay/draped_plan.h"
#include "viewer/render/table_view.h"

namespace saban::app {

/// How the views of a table share its widget.
enum class ViewLayout {
    Single,   ///< one view
    Beside,   ///< two, each with its own camera, side by side
    Stacked,  ///< one above the other
    Swipe,    ///< two of one camera, one over the other: the first up to the bar, the second beyond it
    Apart     ///< the second in a window of its own (`ViewCanvas`)
};

class ViewCanvas;

/// One of the views in a table widget: what it shows, and where.
struct TablePane {
    std::unique_ptr<viewer::TableView> view;
    QRect area{};             ///< in the widget, or beside it: on the canvas
    ViewCanvas* canvas = nullptr;  ///< that shows it in another window; null: the widget itself
    double ratio = 0.0;            ///< device pixels per pixel that it is placed for
    bool isEdgeDirty = true;       ///< its frame is to be painted again
    viewer::PlanView planView{};
    std::shared_ptr<const layers::Plan> ownPlan{};  ///< shown in place of the session's, to be looked at only; null: the session's
    QSet<QString> hiddenLayers{};                   ///< of pictures and vector layers, as `layerNameOf` calls them
    std::optional<viewer::Viewpoint> beforeMap{};   ///< while it is a map: where it goes back to
    viewer::Viewpoint seenFrom{};  ///< when linked views were last brought together
    bool isAtHome = true;     ///< a resize fits the whole table again
    bool mustDraw = true;
    bool hasMoved = false;    ///< since it was drawn at rest
    bool wasMoving = false;   ///< at the last frame
};

/// Names a layer of pictures or vectors among those of a ground.
QString layerNameOf(const geo::ImageryLayer& layer);
QString layerNameOf(const geo::VectorLayer& layer);

/// The same ground without some of its pictures and vector layers; nothing is read anew. The ground itself when it has none of them.
std::shared_ptr<const layers::Ground> groundWithout(const std::shared_ptr<const layers::Ground>& ground, const QSet<QString>& hidden);

}  // namespace saban::app
