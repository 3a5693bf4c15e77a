#pragma once

#include <algorithm>
#include <chrono>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <utility>
#include <vector>

#include "viewer/scenes/camera_course.h"
#include "viewer/scenes/cross_fade.h"
#include "viewer/scenes/paint_track.h"
#include "viewer/scenes/scene_player.h"
#include "viewer/scenes/scene_view.h"

namespace saban::viewer {

inline double smooth(double t) {
    const double x = std::clamp(t, 0.0, 1.0);
    return x * x * (3.0 - 2.0 * x);
}

/// A scene's own view without what its actions do.
struct Rest {
    SceneView view;
    Viewpoint camera;
    double exaggeration = 1.0;
};

/// How a table stands that was told everything: what one picture depends on, apart from its size.
struct Appearance {
    GroundPaint paint{};
    PlanMotion motion{};
    ScreenTitles titles{};
    Viewpoint camera{};
    std::optional<double> passingExaggeration{};
    std::optional<double> lineRangeM{};  ///< in a transition, and for what is loaded ahead: from where lines of the plan have their widths
};

/// What a scene player is made of; for the files of `ScenePlayer` alone.
struct ScenePlayer::Impl {
    explicit Impl(TableView& view) : table(view), back(std::make_unique<TableView>(view.completeness())) { table.shareBuffers(*back); }
    ~Impl() {
        setWakeUpOfFlights({});
        for (auto& [name, flight] : flights) flight.stop.request_stop();
    }

    /// One of both views and what it was told.
    struct Told {
        std::shared_ptr<const layers::Ground> base{};   ///< that its ground was made of
        std::shared_ptr<const layers::Plan> plan{};
        layers::ConventionProfilePtr profile{};
        std::shared_ptr<const layers::StructureCatalogue> catalogue{};
        std::optional<decltype(GroundPaint::opacities)> opacities{};
        std::optional<decltype(GroundPaint::shown)> shown{};
        std::optional<GroundPaint> paint{};             ///< all of it; nothing while it is told in parts
    };

    TableView& table;                   ///< what is seen
    std::unique_ptr<TableView> back;    ///< what is to come, or fades in; null ground: nothing
    Told tableTold, backTold;
    bool isBackDrawn = false;           ///< brought to the graphics side
    glm::ivec2 refusedPx{0, 0};         ///< size for whose fades the driver gives no memory
    int framesOfBack = 0;               ///< that were drawn to that end
    Performance performance;
    std::map<std::map<std::string, double>, std::shared_ptr<const layers::Ground>> grounds;  ///< that were made of `groundsOf`
    std::shared_ptr<const layers::Ground> groundsOf;

    std::size_t scene = 0;
    bool isShown = false;
    std::vector<PaintKey> keys;         ///< of the scene
    Rest rest;
    double arrivalS = 0.0;              ///< clock time at which the camera arrives
    double transitionS = 0.0;
    layers::SceneTransition transition = layers::SceneTransition::Cut;
    Appearance departure;               ///< how it looked when the transition began
    bool mustMix = false;               ///< the departure fades into the scene while the camera flies
    double clockS = 0.0;
    double pausedForS = 0.0;            ///< the clock of callers is ahead by so much
    std::optional<double> pausedAtS;
    std::optional<double> heldMotionS;  ///< in a window, once nothing moves any more: a ring that stays pulses no longer, and the picture comes to rest
    bool isReleased = false;
    bool isFinished = false;            ///< nothing goes on: the picture stands by itself
    double textScale = 1.0;
    GroundInk ink;
    Sketch sketch;

    // In a window what fades in may come late.
    double lateS = 0.0;                 ///< by how much the fade at hand began late
    std::size_t lateKey = 0;            ///< of which fade that is, as `fadeAt` numbers them
    bool isGivenUp = false;             ///< it was not waited for any longer

    CrossFade captured, other;          ///< the picture before a scene; the second view's frame
    bool mustCapture = false, isCaptureOfBack = false, isCaptured = false;
    bool isLastCareful = false;         ///< the last picture has smooth edges
    bool isPictureKept = false;         ///< `captured` holds it already
    double captureFadeS = 0.0;
    double captureFromS = 0.0;          ///< clock time at which it begins to fade
    double captureWaitS = 0.0;          ///< it may wait so long for the new picture to be complete
    double mixShare = 0.0;              ///< of the second view in the picture
    double drawnShare = 0.0;            ///< the same, as it was in the last frame or picture
    bool isMixing = false;
    bool wasBackSeen = false;           ///< it takes the place of the first one, whatever is still on its way
    std::optional<Picture> departurePicture;
    std::shared_ptr<const layers::Ground> awaited;  ///< whose overviews are there
    std::optional<std::size_t> wantedAhead;
    enum class Ahead { None, InTable, InBack };
    Ahead ahead = Ahead::None;          ///< where what comes next is being loaded
    std::pair<std::size_t, std::size_t> aheadOf{};  ///< scene and key that this is
    Viewpoint aheadFrom;                ///< where the camera stood when that began
    bool isFlightAhead = false;         ///< it begins with a flight
    struct Upcoming {
        Appearance appearance{};
        std::vector<Viewpoint> views{};
        bool isFlight = false;
    };
    std::optional<Upcoming> coming;     ///< the second view is being told it
    int partsPut = 0;                   ///< of it
    FrameQuality moving = AdaptiveQuality().whileMoving();  ///< of the last frame of a transition
    /// `setWakeUp`'s function, for threads that make flights: to set it waits for a call that is under way.
    struct WakeUp {
        std::mutex mutex;
        std::function<void()> call;
    };
    std::function<void()> wakeUp;
    std::shared_ptr<WakeUp> wakeUpOfFlights = std::make_shared<WakeUp>();
    /// A flight along a route that a thread of its own makes.
    struct FlightInMaking {
        std::vector<glm::dvec2> line;
        std::shared_ptr<const geo::ElevationSource> elevation;
        std::stop_source stop{};
        std::shared_future<RouteFlight> made{};
        std::future<void> thread{};  ///< ends once it has told that the flight is made
        bool isMade() const { return made.wait_for(std::chrono::seconds(0)) == std::future_status::ready; }
    };
    using FlightName = std::pair<layers::Uid, double>;                 ///< route and height
    std::map<FlightName, FlightInMaking> flights;
    std::vector<FlightInMaking> leaving;                               ///< wanted no longer: they end by themselves, since whoever drops one waits for it
    bool isComposed = false;            ///< the last frame drawn was more than the table's own

    bool isFinal() const { return table.completeness() == Completeness::Final; }
    bool hasBriefing() const { return performance.briefing && !performance.briefing->scenes.empty() && performance.ground; }
    const layers::BriefingScene& sceneAt(std::size_t index) const { return performance.briefing->scenes[index]; }
    PaintSource source() const { return {*performance.briefing, *performance.ground, performance.planPath, performance.look, &performance.withoutLegend}; }
    double sceneTimeS() const { return clockS - arrivalS; }
    layers::SceneState stateAt(double timeS) const { return layers::stateAt(*performance.briefing, scene, timeS); }

    Rest restOf(std::size_t index) const;
    Viewpoint wholeTableAt(double exaggeration, double headingDeg = 45.0) const;
    Viewpoint cameraAt(const Rest& at, std::size_t index, double timeS);
    /// Null: there is none to fly along.
    std::shared_ptr<const layers::Route> routeOf(const layers::CameraCourse& course) const;
    /// Looking at all heights on the way takes long.
    const FlightInMaking& flightAlong(const layers::Route& route, double heightM);
    struct FlightWanted {
        std::shared_ptr<const layers::Route> route;
        double heightM = 0.0;
        FlightName name() const { return {route->uid, heightM}; }
    };
    std::vector<FlightWanted> flightsOf(std::size_t index) const;
    void setWakeUpOfFlights(std::function<void()> call) {
        const std::lock_guard lock(wakeUpOfFlights->mutex);
        wakeUpOfFlights->call = std::move(call);
    }
    void drop(FlightInMaking&& flight);
    /// But for those of the scene at hand and of the next one.
    void dropFlights();
    /// Begins those of a scene; true when they are made.
    bool areFlightsReady(std::size_t index);
    ScreenTitles titlesOf(std::size_t index, const Rest& at, const layers::SceneState& state) const;
    std::optional<double> motionS() const { return isFinished && isFinal() ? std::nullopt : std::optional(heldMotionS.value_or(clockS)); }
    double transitionTo(std::size_t index, const Viewpoint& from) const;

    std::shared_ptr<const layers::Ground> groundOf(const std::map<std::string, double>& opacities);
    void tell(TableView& view, Told& told, const GroundPaint& paint);
    void tellGround(TableView& view, Told& told, const GroundPaint& paint);
    void tellPlan(TableView& view, Told& told, const GroundPaint& paint);
    enum class Camera { Set, Leave };
    void put(TableView& view, Told& told, const Appearance& appearance, Camera camera = Camera::Set);
    void exchangeViews();
    void matchBack();

    /// What is seen at the present moment: one appearance, or a second one that fades in over it.
    struct Moment {
        Appearance first{};
        std::optional<Appearance> second{};
        double share = 0.0;             ///< of the second
        std::size_t fade = 0;           ///< which one it is; 0 is that of the transition
    };
    Moment momentAt(double timeS);
    double softS() const { return std::min(kSoftChangeS, transitionS); }
    void apply(Moment moment);
    bool isBackTold(const GroundPaint& paint) const { return isTold(backTold, paint); }
    bool isTold(const Told& told, const GroundPaint& paint) const {
        return told.base == performance.ground && isPlanOf(told) && told.paint && *told.paint == paint;
    }
    bool isPlanOf(const Told& told) const { return told.plan == performance.briefing->plan && told.profile == performance.profile && told.catalogue == performance.catalogue; }
    bool isBackShowable() const { return back->ground() && back->status().isComplete; }
    bool isBackReady() const { return !coming && isBackShowable() && back->isAheadComplete(); }
    /// With which what comes next begins.
    FrameQuality qualityAhead() const { return ahead == Ahead::InBack && isFlightAhead ? moving : atRest; }
    void forgetAhead();
    /// What is loaded is of another plan, or painted otherwise, than what comes next by now.
    bool isAheadOld() const;
    void loadArrival();
    void beginAhead(std::pair<std::size_t, std::size_t> of);
    void putNextPart();
    void settleFades(Moment& moment, double timeS);
    void settleCapture();
    void letGiveWay();
    /// In a scene what the transition after it needs is made, so that its first frame is as quick as any.
    bool mayMakeReady() const { return !isFinal() && !isMixing && sceneTimeS() >= 0.0 && table.status().isComplete; }
    bool mustMakeCapture() const { return captured.sizePx() != table.sizePx() && refusedPx != table.sizePx(); }
    bool mustKeepPicture() const { return mayMakeReady() && isLastCareful && !isPictureKept && !isCaptured && !mustCapture && captured.sizePx() == table.sizePx(); }
    bool mustWarmBack() const { return !isBackDrawn && ahead == Ahead::InBack && isBackReady(); }
    bool mustMakeReady() const { return mayMakeReady() && (mustMakeCapture() || mustWarmBack()); }
    void makeReady(std::optional<unsigned> window);
    bool hasBuffersOfFades() const { return back->hasBuffers() && other.sizePx() == table.sizePx(); }
    bool makeBufferOfFades();
    std::optional<std::pair<std::size_t, std::size_t>> next() const;
    Upcoming upcoming(std::size_t index, std::size_t key);
    double captureOpacity() const;
    Appearance arrivalOf(std::size_t index);
    void begin(std::size_t index, Entrance entrance);
    const FrameQuality atRest{};
};

}  // namespace saban::viewer
