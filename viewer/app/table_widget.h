#pragma once

#include <QOpenGLWidget>
#include <QTimer>
#include <atomic>
#include <cstdint>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "viewer/app/frame_pace.h"
#include "viewer/app/table_pane.h"
#include "viewer/render/table_view.h"

class QGestureEvent;

namespace saban::app {

class MapTool;
class ViewCanvas;

/// How long the next look-up of the point under the cursor waits, in milliseconds: a look-up that took `tookMs` on slow
/// files, `agoMs` before now, is followed by a pause long enough that the window stays free.
int hoverDelayMs(double tookMs, double agoMs);

/// The sand table on the screen, and the mouse that moves it.
///
/// Left drag: the ground follows the cursor. Right or middle drag, or left drag with Ctrl or Shift: turns and tilts about
/// the ground point under the press. Wheel: zooms to the cursor. Double-click: flies there. Pinch: zooms and turns.
/// Draws only when something changed.
///
/// It may show two views of the same ground and plan (`table_pane.h`). The one that was clicked last is the active one: everything
/// below that speaks of one view means it, but for what mouse and tools do, which is done in the view under the cursor. A second view in a
/// window of its own lies beside the widget, beyond its right edge: its canvas passes events on with positions there.
class TableWidget : public QOpenGLWidget {
    Q_OBJECT

   public:
    explicit TableWidget(QWidget* parent = nullptr);
    ~TableWidget() override;

    void setGround(std::shared_ptr<const layers::Ground> ground, viewer::TableView::CameraChange change);
    const std::shared_ptr<const layers::Ground>& ground() const { return ground_; }
    void setPlan(std::shared_ptr<const layers::Plan> plan, const viewer::PlanView& view, layers::ConventionProfilePtr conventions,
                 std::shared_ptr<const layers::StructureCatalogue> catalogue);
    /// That was set; a view may show another one (`TablePane::ownPlan`).
    const std::shared_ptr<const layers::Plan>& plan() const { return plan_; }
    /// Gives another table view the ground, with a look, and a plan that need not be the one on the table; null: none.
    void dress(viewer::TableView& other, const viewer::Look& look, const std::shared_ptr<const layers::Plan>& plan, const viewer::PlanView& shown) const;
    void setLook(const viewer::Look& look);
    const viewer::Look& look() const { return table_->look(); }
    /// Takes a part of the block away, in all views; nothing: the block is whole.
    void setCut(const std::optional<viewer::Cut>& cut);
    const std::optional<viewer::Cut>& cut() const { return table_->cut(); }
    /// How features stand at a moment, in the active view and those that show the same phase of the session's plan; cheap, for every frame. An empty one: as plan and phase have them.
    void setMotion(const viewer::PlanMotion& motion);
    const viewer::PlanMotion& motion() const { return motion_; }
    std::string gridFailure() const { return table_->gridFailure(); }
    const viewer::OrbitCamera& camera() const { return table_->camera(); }
    /// That a motion keeps at the price of exactness, 1 to 240.
    void setFramesPerSecond(double framesPerSecond) { pace_.setFramesPerSecond(framesPerSecond); }
    /// For tiles that are not in the picture, of all views together.
    void setTileMemoryMib(int mib);
    viewer::ViewStatus status() const { return table_->status(); }
    std::string rendererName() const { return table_->rendererName(); }
    std::optional<viewer::PickedPoint> pick(QPointF position) const;
    /// The sign or name of the plan at a place of the widget.
    std::optional<layers::FeatureRef> signAt(QPointF position) const;
    /// Where a place on the ground is in the widget; nothing behind the eye.
    std::optional<QPointF> positionOf(glm::dvec2 place) const;
    double metresPerPixelAt(glm::dvec2 place) const { return table_->metresPerPixelAt(place) * pixelRatio(); }
    /// A position lies in the active view's picture.
    bool isInView(QPointF position) const { return QRectF(active_->area).contains(position); }
    /// Where a position of the widget, or of a canvas beside it, is on the screens.
    QPoint globalAt(QPointF position) const;
    void setSketch(viewer::Sketch sketch);
    /// What stays on the table whatever tool is chosen, below what the tool draws. Each owner has one; an empty one takes it away.
    void setStandingSketch(const QObject* owner, viewer::Sketch sketch);
    /// All of them together.
    viewer::Sketch shownSketch() const;
    /// What mouse and keys do before the camera gets them; null: nothing. It must outlive its time here.
    void setTool(MapTool* tool);
    MapTool* tool() const { return tool_; }
    /// Of the screen that shows the view whose turn it is.
    double pixelRatio() const { return ratioOf(*pane_); }
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

    /// One view or two. The second begins as the first is. `canvas` shows the second while it is apart, and outlives that.
    void setViewLayout(ViewLayout layout, ViewCanvas* canvas = nullptr);
    ViewLayout viewLayout() const { return layout_; }
    /// Where the line between both views is, share of the width or height: 0.1 to 0.9; swiping from edge to edge.
    void setSplit(double share);
    double split() const { return split_; }
    /// Both are looked at from the same place. Always so while swiping.
    void setLinked(bool isLinked);
    bool isLinked() const { return isLinked_ || layout_ == ViewLayout::Swipe; }
    std::size_t viewCount() const { return panes_.size(); }
    std::size_t activeView() const;
    void activateView(std::size_t index);
    const TablePane& pane(std::size_t index) const { return *panes_[index]; }
    /// The widget that shows a view, and where in it.
    QWidget* hostOf(std::size_t index);
    QRect areaInHost(std::size_t index) const;
    /// What the active view's window shows of the table; both views, where they share it.
    QImage picture();
    /// The active view's widget gets the keys.
    void takeKeys(Qt::FocusReason reason = Qt::OtherFocusReason);
    /// Layers of pictures and vectors that a view does not show.
    void setHiddenLayers(std::size_t index, const QSet<QString>& hidden);
    /// A plan that a view shows in place of the session's, for looking only; null: the session's.
    void setOwnPlan(std::size_t index, std::shared_ptr<const layers::Plan> plan);
    /// What the active view shows of the plan.
    const viewer::PlanView& planView() const { return active_->planView; }

    /// From above, north up, all lines of sight parallel, so that its scale is one all over: moved and zoomed only. Off: back to the
    /// view from before. Both fly there.
    void setMapMode(bool isMap);
    bool isMapMode() const { return pane_->beforeMap.has_value(); }
    /// Where the active view is looked at from; on the way to a map or back from one, where that leads.
    viewer::Viewpoint ordinaryView() const;
    /// The whole table at the ordinary angle.
    viewer::Viewpoint ordinaryHome() const;
    /// Of the map on this screen, 1:n.
    double mapScale() const;
    void setMapScale(double denominator);

    /// Frames drawn since the start; at rest it stands still.
    std::int64_t framesDrawn() const { return framesDrawn_; }
    /// True when the present picture is final: complete, at rest, drawn.
    bool isSettled() const;
    /// What the graphics driver said when it could not draw; empty when all is well.
    const std::string& failure() const { return failure_; }
    /// Does now what the first picture would wait for, so that it comes sooner: for while files are being read. Waits for a context to do it in.
    void warmUp();

   signals:
    /// After a frame, and when background work went on.
    void statusChanged();
    /// The ground under the cursor; nothing beside the table.
    void pointed(const std::optional<saban::viewer::PickedPoint>& point);
    /// The camera is somewhere else.
    void viewChanged();
    /// `ground()` is another one, or null.
    void groundChanged();
    /// Another view is the active one, or there are more or fewer of them.
    void viewActivated();
    /// The views lie elsewhere in the widget.
    void viewsPlaced();
    void mapModeChanged(bool isMap);
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

    friend class ViewCanvas;
    void releaseGraphics(ViewCanvas* canvas);
    void fitToScale(ViewCanvas* canvas);
    QOpenGLWidget& hostOf(const TablePane& pane);
    const QOpenGLWidget& hostOf(const TablePane& pane) const;
    QPoint originOf(const TablePane& pane) const;
    double ratioOf(const TablePane& pane) const { return hostOf(pane).devicePixelRatioF(); }
    void beginGraphics(ViewCanvas* canvas);
    void paintOn(ViewCanvas* canvas);
    void redraw(const TablePane& pane) { hostOf(pane).update(); }
    void redrawAll();
    void learnPace(QOpenGLWidget& widget);
    void lookUpSoon();
    void lookUp();
    void requestFrame();
    void beginMotion();
    void wake();
    void reportFailure(const std::string& message);
    void showSketches();
    void handlePinch(QGestureEvent* event, QPoint origin);
    glm::dvec2 pixelAt(QPointF position) const;
    glm::dvec3 scenePointAt(glm::dvec2 pixel) const;

    /// Whose turn it is, as long as it lives.
    class Turn {
       public:
        Turn(TableWidget& widget, TablePane& pane);
        ~Turn();
        Turn(const Turn&) = delete;
        Turn& operator=(const Turn&) = delete;

       private:
        TableWidget& widget_;
        TablePane *pane_, *turn_;
    };
    std::unique_ptr<TablePane> makePane();
    TablePane& paneAt(QPointF position) const;
    glm::dvec2 pixelIn(const TablePane& pane, QPointF position) const;
    const TablePane& paneFor(QPointF position) const { return turn_ ? *turn_ : paneAt(position); }
    TablePane& paneOfMouse(QPointF position, Qt::MouseButtons buttons) const;
    void activate(TablePane& pane);
    void placePanes();
    void showPlan(TablePane& pane);
    bool moves(const TablePane& pane) const;
    void paintPane();
    void paintEdges(const TablePane& pane);
    void paintGap();
    TablePane& leader() const;
    void follow(const TablePane& leader);
    bool needsPainting(const TablePane& pane) const;
    MapTool* toolHere() const { return pane_->ownPlan ? nullptr : tool_; }
    viewer::Viewpoint homeView() const;
    void shareMemory();

    std::vector<std::unique_ptr<TablePane>> panes_;  ///< one or two
    TablePane* active_;
    TablePane* turn_ = nullptr;  ///< whose turn it is; null: nobody's
    TablePane* pane_;            ///< whose turn it is, else the active one
    viewer::TableView* table_;   ///< of `pane_`
    ViewLayout layout_ = ViewLayout::Single;
    double split_ = 0.5;
    bool isLinked_ = false;
    bool isGapDirty_ = false;
    bool isWarm_ = false;  ///< in the present context
    bool wantsWarmth_ = false;
    int tileMemoryMib_ = 320;
    std::shared_ptr<const layers::Ground> ground_;  ///< with all layers
    std::shared_ptr<const layers::Plan> plan_;
    layers::ConventionProfilePtr conventions_;
    std::shared_ptr<const layers::StructureCatalogue> catalogue_;
    viewer::PlanMotion motion_;
    QTimer hoverTimer_;  ///< the cursor is looked up at most every few frames
    double lookUpMs_ = 0.0;   ///< what the last look-up took
    double lookedUpS_ = 0.0;  ///< when it ended
    FramePace pace_;
    std::shared_ptr<std::atomic<bool>> wakePosted_ = std::make_shared<std::atomic<bool>>(false);
    std::optional<QPointF> hover_;
    MapTool* tool_ = nullptr;
    viewer::Sketch toolSketch_;
    std::map<const QObject*, viewer::Sketch> standingSketches_;
    Drag drag_ = Drag::None;
    QPointF lastPosition_;
    glm::dvec3 grabbed_{0.0};
    std::int64_t framesDrawn_ = 0;
    std::string failure_;
};

}  // namespace saban::app
