#pragma once

#include <QPointF>
#include <functional>
#include <glm/vec2.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "layers/model/features.h"
#include "viewer/app/map_tool.h"
#include "viewer/app/place_tool.h"
#include "viewer/app/plan_session.h"
#include "viewer/app/snapper.h"
#include "viewer/overlay/draped_plan.h"

namespace saban::app {

/// What is to be drawn on the table: a new route, control line, area, trench, or a note with an extent.
struct DrawItem {
    std::string kind{};     ///< "routes", "control_lines", "areas", "structures", "notes"
    std::string name{};     ///< of the new feature; a number is added where it is taken
    std::string type{};     ///< of a structure: one whose geometry is a line
    layers::RouteKind route = layers::RouteKind::ExistingRoad;
    layers::ControlLineKind line = layers::ControlLineKind::PhaseLine;
    layers::AreaKind area = layers::AreaKind::Other;
    layers::Side side = layers::Side::Own;  ///< of a control line
    double widthM = 3.5;                    ///< of a route
    bool isNoteOfArea = false;              ///< a note about an area, not along a line
    bool operator==(const DrawItem&) const = default;
    bool isArea() const { return kind == "areas" || (kind == "notes" && isNoteOfArea); }
};

/// The plan with the item along these points, or around them, and which of its features it is. No edit for an unknown kind.
Placing drawingOf(const layers::Plan& plan, const DrawItem& item, std::span<const glm::dvec2> points);

/// Draws lines and areas on the ground.
///
/// Each click adds a point; the length, and of an area its size, follow the cursor. Points are pulled to vertices and edges of what is shown, a ring tells which; with
/// Alt they are not. Backspace takes the last point back; Enter, a double click, or of an area a click on its first point finishes: one edit, and
/// the new feature is picked. Escape drops what was begun, and with nothing begun ends.
class DrawTool : public MapTool {
    Q_OBJECT

   public:
    /// `view`: what of the plan is shown.
    DrawTool(TableWidget& table, PlanSession& session, std::function<const viewer::PlanView&()> view, QObject* parent = nullptr);

    /// Drops what was begun when it is another one.
    void setItem(DrawItem item);
    const DrawItem& item() const { return item_; }
    const std::vector<glm::dvec2>& points() const { return points_; }
    /// What the cursor is pulled to now.
    const std::optional<Snap>& snap() const { return snap_; }
    /// Null: one of its own.
    void setSnapper(const Snapper* snapper) { snapper_ = snapper; }

    void begin() override;
    void end() override;
    bool press(const QMouseEvent& event) override;
    bool move(const QMouseEvent& event) override;
    bool release(const QMouseEvent& event) override;
    bool doubleClick(const QMouseEvent& event) override;
    bool key(const QKeyEvent& event) override;
    void leave() override;
    void refresh() override { showSketch(); }
    Qt::CursorShape cursor() const override { return Qt::CrossCursor; }
    bool takesPlaces() const override { return !item_.kind.empty() && session_.isEditable(); }
    bool goesOnAfterPlaces() const override { return true; }
    void previewPlaces(std::span<const TypedPlace> places) override;
    bool setPlaces(std::span<const TypedPlace> places) override;
    QString hint() const override;

   public slots:
    void finish();
    void drop();

   signals:
    void drawn(const saban::layers::FeatureRef& feature);
    /// Why it cannot be finished; what was drawn stays.
    void refused(const QString& why);

   protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

   private:
    std::optional<glm::dvec2> placeOf(QPointF position, Qt::KeyboardModifiers modifiers);
    bool isOnFirstPoint(QPointF position) const;
    void takeBack();
    void showSketch();
    QString sizeText(const std::vector<glm::dvec2>& points) const;

    DrawItem item_;
    std::vector<glm::dvec2> points_;
    std::optional<glm::dvec2> cursor_;
    std::optional<QPointF> pressedAt_;
    std::optional<Snap> snap_;
    std::vector<glm::dvec2> typed_;  ///< that are being typed, and not taken yet
    const Snapper* snapper_;
};

}  // namespace saban::app
