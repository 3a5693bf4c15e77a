#pragma once

#include <QImage>
#include <QTimer>
#include <atomic>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <memory>
#include <optional>
#include <vector>

#include "viewer/app/frame_pace.h"
#include "viewer/app/native_gl_widget.h"
#include "viewer/render/table_view.h"
#include "viewer/scenes/scene_player.h"

class QTouchEvent;

namespace saban::app {

class AudienceView;

/// What mouse and keys do in a presentation before the camera gets them. Positions are pixels of the widget.
class BriefingTool {
   public:
    virtual ~BriefingTool() = default;
    virtual void begin(AudienceView& view) = 0;
    virtual void end() = 0;
    /// True: it is done with it.
    virtual bool press(QPointF position, Qt::MouseButton button, Qt::KeyboardModifiers modifiers) = 0;
    virtual bool move(QPointF position, Qt::MouseButtons buttons, Qt::KeyboardModifiers modifiers) = 0;
    virtual bool release(QPointF position, Qt::MouseButton button) = 0;
    virtual bool wheel(QPointF, int) { return false; }
    virtual bool key(int, Qt::KeyboardModifiers) { return false; }
    virtual void leave() {}
    virtual Qt::CursorShape cursor() const { return Qt::CrossCursor; }
};

/// The picture that the audience sees: a table of its own that plays the scenes of a briefing, with nothing of a desktop. While something moves it keeps its frame rate at the price of
/// exactness; at rest the picture is in full quality, and nothing is drawn. Black until the first frame.
///
/// Mouse without a tool: left drag pans, right or middle drag turns, wheel zooms; the scene's own camera then waits (`ScenePlayer::releaseCamera`). A click, or a tap on the right
/// half, goes on, a tap on the left half back, swipes likewise; two fingers move, zoom and turn.
/// Thread safety: GUI thread.
class AudienceView : public NativeGlWidget {
    Q_OBJECT

   public:
    explicit AudienceView(QWidget* parent = nullptr);
    ~AudienceView() override;

    viewer::ScenePlayer& player() { return *player_; }
    const viewer::ScenePlayer& player() const { return *player_; }
    const viewer::TableView& table() const { return *table_; }

    /// Seconds of the clock that the player is given.
    double nowS() const { return steadyNowS(); }
    void setPerformance(viewer::Performance performance);
    using QWidget::show;
    void show(std::size_t scene, viewer::ScenePlayer::Entrance entrance);
    /// Straight to the end of what moves.
    void finish();
    void setPaused(bool isPaused);
    /// Flies to the view that the scene has, after a person moved it.
    void flyToSceneView();
    /// About the middle of the picture; less than 1 comes nearer.
    void zoomBy(double factor);
    void setRoom(const viewer::RoomSetting& room);
    /// Lets time go on while nothing is drawn, as behind another window.
    void tick();
    /// While it is hidden: a part of what its first picture would wait for, the driver's shaders above all, in small. False when nothing is left to do.
    bool warmUp(const viewer::Performance& performance);
    /// Something goes on by itself: a flight, a fade, actions of the scene.
    bool isPlaying() const { return isPlaying_; }

    /// A black or white screen over the picture; the briefing stands meanwhile. It bears the plan's marking.
    enum class Curtain { None, Black, White };
    void setCurtain(Curtain curtain);
    Curtain curtain() const { return curtain_; }

    /// It must outlive its time here; null: none.
    void setTool(BriefingTool* tool);
    BriefingTool* tool() const { return tool_; }

    void setInk(viewer::GroundInk ink);
    void setSketch(viewer::Sketch sketch);

    std::optional<viewer::PickedPoint> pick(QPointF position) const;
    /// What is seen there, where that is not the ground (`TableView::pointOnSolid`).
    std::optional<glm::dvec3> pointOnSolid(QPointF position);
    std::optional<QPointF> positionOf(glm::dvec2 place) const;
    double metresPerPixelAt(glm::dvec2 place) const;  ///< of the widget's pixels

    /// What the audience sees, within `mostPx`. Null before the first frame.
    QImage picture(QSize mostPx);
    /// Of the next frame, which costs less than to ask for a picture of what moves: `pictureTaken` brings it.
    void takePicture(QSize mostPx) { wantedPicturePx_ = mostPx; }

    bool isSettled() const;
    const std::string& failure() const { return failure_; }
    std::int64_t framesDrawn() const { return framesDrawn_; }

   signals:
    /// After a frame, and as scenes come and go.
    void advanced();
    void sceneShown(std::size_t scene);
    void pictureTaken(const QImage& picture);
    void drawingFailed(const QString& message);
    /// A click, tap or swipe asks for the scene after (1) or before (-1).
    void stepRequested(int by);

   protected:
    void initializeGL() override;
    bool paintGL() override;
    void pictureLost() override { mustDraw_ = true; }
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

   private:
    struct Drag;
    struct Touch;
    /// Of a person, back to the scene's view.
    struct Flight {
        viewer::Viewpoint from{}, to{};
        double beganS = 0.0, durationS = 0.0;
    };
    class CurtainPlate;

    void releaseGraphics();
    void takeWantedPicture();
    void fitToScale();
    void wake();
    void requestFrame();
    void beginMotion();
    void reportFailure(const std::string& message);
    void loadAhead();
    void handleTouch(QTouchEvent& event);
    glm::dvec2 pixelAt(QPointF position) const;
    glm::dvec3 scenePointAt(glm::dvec2 pixel) const;
    void dragTo(Drag& drag, QPointF position);
    void takeCamera();
    void fly(double now);

    std::unique_ptr<viewer::TableView> table_;
    std::unique_ptr<viewer::ScenePlayer> player_;
    std::unique_ptr<Drag> drag_;
    std::unique_ptr<Touch> touch_;
    std::optional<Flight> flight_;
    CurtainPlate* plate_;
    FramePace pace_;
    std::shared_ptr<std::atomic<bool>> wakePosted_ = std::make_shared<std::atomic<bool>>(false);
    QTimer aheadTimer_, waitTimer_;
    BriefingTool* tool_ = nullptr;
    std::vector<viewer::GroundInk::Stroke> strokes_;  ///< as they are shown
    Curtain curtain_ = Curtain::None;
    viewer::RoomSetting room_;
    std::string failure_;
    int warmed_ = 0;            ///< parts of `warmUp`
    std::int64_t framesDrawn_ = 0;
    bool isPlaying_ = false;
    bool mustDraw_ = true;
    viewer::FrameQuality drawnQuality_;
    bool isSlicing_ = false;    ///< a careful picture is being drawn in parts
    QSize wantedPicturePx_;     ///< empty: nobody waits for a picture
    double fittedRatio_ = 0.0;  ///< device pixels per pixel that the picture is made for
    glm::ivec2 fittedPx_{0, 0};
};

}  // namespace saban::app
