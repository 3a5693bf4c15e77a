#pragma once

#include <QOpenGLWidget>
#include <QTimer>
#include <atomic>
#include <cstdint>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <memory>
#include <optional>

#include "viewer/render/table_view.h"

class QGestureEvent;

namespace saban::app {

class MapTool;

/// How long the next look-up of the point under the cursor waits, in milliseconds: a look-up that took `tookMs` on slow
/// files, `agoMs` before now, is followed by a pause long enough that the window stays free.
int hoverDelayMs(double tookMs, double agoMs);

/// The sand table on the screen, and the mouse that moves it.
///
/// Left drag: the ground follows the cursor. Right or middle drag, or left drag with Ctrl or Shift: turns and tilts about
/// the ground point under the press. Wheel: zooms to the cursor. Double-click: flies there. Pinch: zooms and turns.
/// Draws only when something changed.
class TableWidget : public QOpenGLWidget {
    Q_OBJECT

   public:
    explicit TableWidget(QWidget* parent = nullptr);
    ~TableWidget() override;

    void setGround(std::shared_ptr<const layers::Ground> ground, viewer::TableView::CameraChange change);
    const std::shared_ptr<const layers::Ground>& ground() const { return table_->ground(); }
    void setPlan(std::shared_ptr<const layers::Plan> plan, const viewer::PlanView& view, layers::ConventionProfilePtr conventions,
                 std::shared_ptr<const layers::StructureCatalogue> catalogue);
    void setLook(const viewer::Look& look);
    const viewer::Look& look() const { return table_->look(); }
    const viewer::OrbitCamera& camera() const { return table_->camera(); }
    /// That a motion keeps at the price of exactness, 1 to 240.
    void setFramesPerSecond(double framesPerSecond) { adaptive_.setFramesPerSecond(framesPerSecond); }
    /// For tiles that are not in the picture.
    void setTileMemoryMib(int mib) { table_->setTileMemory(static_cast<std::size_t>(mib) << 20); }
    viewer::ViewStatus status() const { return table_->status(); }
    std::string rendererName() const { return table_->rendererName(); }
    std::optional<viewer::PickedPoint> pick(QPointF position) const;
    /// The sign or name of the plan at a place of the widget.
    std::optional<layers::FeatureRef> signAt(QPointF position) const { return table_->signAt(pixelAt(position)); }
    /// Where a place on the ground is in the widget; nothing behind the eye.
    std::optional<QPointF> positionOf(glm::dvec2 place) const;
    double metresPerPixelAt(glm::dvec2 place) const { return table_->metresPerPixelAt(place) * devicePixelRatioF(); }
    void setSketch(viewer::Sketch sketch);
    /// What mouse and keys do before the camera gets them; null: nothing. It must outlive its time here.
    void setTool(MapTool* tool);
    MapTool* tool() const { return tool_; }
    double pixelRatio() const { return devicePixelRatioF(); }
    geo::Warnings planWarnings() const { return table_->planWarnings(); }

    /// Flies to a view, or to a place, from as near as `rangeM`; nothing: as near as now.
    void flyTo(viewer::Viewpoint view);
    void flyToPlace(glm::dvec2 place, std::optional<double> rangeM = std::nullopt);
    /// At once, for what must not wait.
    void setView(const viewer::Viewpoint& view);

    void goHome();
    void northUp();
    void topView();
    void zoomBy(double factor);                 ///< about the middle of the picture
    void panBy(double rightShare, double upShare);  ///< moves the eye by shares of the picture's size
    void turnBy(double headingDeg, double pitchDeg);

    /// Frames drawn since the start; at rest it stands still.
    std::int64_t framesDrawn() const { return framesDrawn_; }
    /// True when the present picture is final: complete, at rest, drawn.
    bool isSettled() const;
    /// What the graphics driver said when it could not draw; empty when all is well.
    const std::string& failure() const { return failure_; }

   signals:
    /// After a frame, and when background work went on.
    void statusChanged();
    /// The ground under the cursor; nothing beside the table.
    void pointed(const std::optional<saban::viewer::PickedPoint>& point);
    /// The camera is somewhere else.
    void viewChanged();
    /// Drawing is impossible, once per reason.
    void drawingFailed(const QString& message);
    /// The driver lost everything on the graphics side, which only a start anew brings back; `drawingFailed` says so.
    void graphicsLost();

   protected:
    void initializeGL() override;
    void resizeGL(int width, int height) override;
    void paintGL() override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

   private:
    enum class Drag { None, Pan, Orbit };

    void releaseGraphics();
    void fitToWidget();
    bool isGraphicsLost() const;
    void lookUpSoon();
    void lookUp();
    void requestFrame();
    void beginMotion();
    void wake();
    void reportFailure(const std::string& message);
    void handlePinch(QGestureEvent* event);
    glm::dvec2 pixelAt(QPointF position) const;
    glm::dvec3 scenePointAt(glm::dvec2 pixel) const;

    std::unique_ptr<viewer::TableView> table_;
    QTimer hoverTimer_;  ///< the cursor is looked up at most every few frames
    double lookUpMs_ = 0.0;   ///< what the last look-up took
    double lookedUpS_ = 0.0;  ///< when it ended
    QTimer restTimer_;   ///< the camera has come to rest
    viewer::AdaptiveQuality adaptive_;
    std::optional<double> drawnS_;        ///< when a frame of a motion that is not yet on the screen was drawn
    double drawMs_ = 0.0;                 ///< what that took
    bool wasMoving_ = false;              ///< at the last frame
    std::shared_ptr<std::atomic<bool>> wakePosted_ = std::make_shared<std::atomic<bool>>(false);
    std::optional<QPointF> hover_;
    MapTool* tool_ = nullptr;
    Drag drag_ = Drag::None;
    QPointF lastPosition_;
    glm::dvec3 grabbed_{0.0};
    bool isAtHome_ = true;  ///< a resize fits the whole table again
    bool isMoving_ = false;
    bool mustDraw_ = true;
    std::int64_t framesDrawn_ = 0;
    std::string failure_;
    QSize fittedPx_;  ///< device pixels that the table is drawn for
};

}  // namespace saban::app
