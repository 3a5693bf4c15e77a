#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "layers/briefing/briefing.h"
#include "layers/catalogue/structure_catalogue.h"
#include "layers/ground/ground.h"
#include "layers/symbols/convention_profile.h"
#include "viewer/overlay/screen_titles.h"
#include "viewer/render/offscreen.h"
#include "viewer/render/table_view.h"

namespace saban::viewer {

/// What a briefing is played with.
struct Performance {
    std::shared_ptr<const layers::Briefing> briefing;
    std::shared_ptr<const layers::Ground> ground;       ///< with all layers
    std::string planPath{};
    layers::ConventionProfilePtr profile{};             ///< null: as the standards say
    std::shared_ptr<const layers::StructureCatalogue> catalogue{};  ///< null: Saban's
    Look look{};                                        ///< what scenes do not say
    std::set<layers::Uid> withoutLegend{};              ///< scenes in which the briefer put the legend away, the scene's own or that of `look`
    bool showsTitles = true;
    bool showsCounter = false;
};

/// Plays a briefing on a table view: comes from scene to scene, and lets each scene's actions happen. Given the same times it sets the same states, whatever the machine's
/// speed: a window gives it the clock, a video the number of the frame.
///
/// Knows no window. Coming to a scene by a fade, and layers that fade, are drawn with what the view showed before lying over it (`draw`).
/// What the next scene needs is loaded ahead by a second view that is never drawn; both share the tiles that were read.
/// Thread safety: one thread, that of the context.
class ScenePlayer {
 public:
    /// `table` outlives it; nobody else sets its ground, plan, look, motion, cut and titles meanwhile.
    explicit ScenePlayer(TableView& table);
    ~ScenePlayer();

    /// Null briefing: nothing. The scene at hand stays when the briefing still has it, by uid.
    void setPerformance(Performance performance);
    const Performance& performance() const;

    enum class Entrance {
        Transition,  ///< as the scene says
        AtOnce       ///< the scene stands, its actions begin
    };
    /// Errors, as values: none; a scene that is not there is the nearest one.
    void show(std::size_t scene, Entrance entrance, double nowS);
    std::size_t scene() const;
    std::size_t sceneCount() const;

    /// Sets everything as it is at a time (seconds of a steady clock, never falling). True while something goes on by itself.
    bool advance(double nowS);
    /// Since the camera arrived; negative on the way.
    double sceneTimeS() const;
    /// Its transition in seconds, as it is or will be played.
    double transitionS(std::size_t scene) const;
    /// True when the scene at hand was shown as long as it is to be.
    bool isSceneOver() const;

    /// The clock stands while it is paused.
    void setPaused(bool isPaused, double nowS);
    bool isPaused() const;
    /// Straight to the end of the transition and of all actions: what the presenter does with a second key.
    void finish(double nowS);

    /// A person moves the camera: the scene's own camera waits until the next scene.
    void releaseCamera();

    /// Larger signs, names and titles: `textScaleFor`.
    void setTextScale(double scale);
    double textScale() const;

    /// What a briefer draws and measures: over all that fades.
    void setInk(GroundInk ink);
    void setSketch(Sketch sketch);

    /// Loads what the next scene (or `scene`) needs, a little at each call, while the present one is complete. False when nothing is left to do. `Current`: it goes to the
    /// graphics side as well, and what the first frame of the next transition needs there is made, unseen. `window`: what frames are drawn into, if not into framebuffers as those that are made.
    bool loadAhead(TableView::Graphics graphics = TableView::Graphics::NotCurrent, std::optional<unsigned> window = {});
    void loadAhead(std::size_t scene);

    /// [GL] Draws the frame: `TableView::draw`, with what fades out over it. Errors: as that.
    geo::Result<void> draw(unsigned framebuffer, const FrameQuality& quality = {}, glm::ivec2 toPx = {0, 0});
    /// [GL] The next part of a frame: `TableView::drawSlice`. What fades is drawn whole at once.
    geo::Result<bool> drawSlice(unsigned framebuffer, const FrameQuality& quality, int slices);
    /// [GL] Waits until all that this moment shows is complete, and takes the picture.
    geo::Result<Picture> takePicture(OffscreenContext& context, glm::ivec2 sizePx, int samples, std::stop_token stop = {});

    /// [GL] Makes what the first frames will be drawn into, careful ones with so many samples and fades among them, one at each call. False when nothing is left to make, or the driver refuses.
    bool makeBuffers(int samples);
    /// Nothing is left to make for the first frame of the next transition, as far as its tiles are there.
    bool isReady() const;

    void setWakeUp(std::function<void()> wakeUp);
    bool needsFrame() const;
    /// [GL]
    void releaseGl();

 private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// How long the whole takes when it plays by itself, transitions included.
double durationS(const ScenePlayer& player);

}  // namespace saban::viewer
