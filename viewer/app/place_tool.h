#pragma once

#include <QPointF>
#include <functional>
#include <glm/vec2.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "layers/edit/edit.h"
#include "layers/model/feature_ref.h"
#include "layers/model/features.h"
#include "viewer/app/map_tool.h"
#include "viewer/app/plan_session.h"
#include "viewer/app/snapper.h"
#include "viewer/overlay/draped_plan.h"

namespace saban::app {

/// What is to be put on the table: a new structure, command post, unit, checkpoint or note.
struct PlaceItem {
    std::string kind{};        ///< "structures", "command_posts", "units", "notes"
    std::string name{};        ///< of the new feature; a number is added where it is taken
    std::string type{};        ///< of a structure
    std::string symbolCode{};  ///< of a unit or command post
    layers::CommandPostKind post = layers::CommandPostKind::Main;
    layers::Side side = layers::Side::Own;
    bool operator==(const PlaceItem&) const = default;
};

/// The plan with the item at a place, and which of its features it is.
struct Placing {
    layers::Edit edit;
    layers::FeatureRef feature;
};
/// `phase`: in which a unit stands there.
Placing placingOf(const layers::Plan& plan, const PlaceItem& item, glm::dvec2 at, double headingDeg, const layers::Uid& phase);

/// The plan with the item at each of several places, and which of its features they are. Places that have names of their own give them.
struct Placings {
    layers::Edit edit;
    std::vector<layers::FeatureRef> features;
};
Placings placingsOf(const layers::Plan& plan, const PlaceItem& item, std::span<const TypedPlace> places, double headingDeg, const layers::Uid& phase);

/// Puts things on the ground: the item follows the cursor, pulled to what the snapper finds, the wheel or the keys [ and ] turn it, a click or a typed
/// place sets it, Escape ends.
class PlaceTool : public MapTool {
    Q_OBJECT

   public:
    PlaceTool(TableWidget& table, PlanSession& session, std::function<const viewer::PlanView&()> view, QObject* parent = nullptr);

    void setItem(PlaceItem item);
    const PlaceItem& item() const { return item_; }
    /// Null: one of its own.
    void setSnapper(const Snapper* snapper) { snapper_ = snapper; }
    /// What the item is pulled to now.
    const std::optional<Snap>& snap() const { return snap_; }

    void end() override;
    bool press(const QMouseEvent& event) override;
    bool move(const QMouseEvent& event) override;
    bool release(const QMouseEvent& event) override;
    bool wheel(const QWheelEvent& event) override;
    bool key(const QKeyEvent& event) override;
    void leave() override { show(std::nullopt, {}); }
    bool takesPlaces() const override { return !item_.kind.empty() && session_.isEditable(); }
    void previewPlaces(std::span<const TypedPlace> places) override;
    bool setPlaces(std::span<const TypedPlace> places) override;
    Qt::CursorShape cursor() const override { return Qt::CrossCursor; }
    QString hint() const override;

   signals:
    void placed(const saban::layers::FeatureRef& feature);

   private:
    void show(std::optional<QPointF> position, Qt::KeyboardModifiers modifiers);
    std::optional<glm::dvec2> placeOf(QPointF position, Qt::KeyboardModifiers modifiers);
    void turnBy(double deg);

    std::function<const viewer::PlanView&()> view_;
    PlaceItem item_;
    double headingDeg_ = 0.0;
    std::optional<QPointF> cursor_;
    Qt::KeyboardModifiers modifiers_;  ///< when the cursor was there
    const Snapper* snapper_;
    std::optional<Snap> snap_;
    std::optional<QPointF> pressedAt_;
};

}  // namespace saban::app
