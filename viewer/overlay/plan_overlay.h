#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "viewer/camera/orbit_camera.h"
#include "viewer/overlay/draped_plan.h"
#include "viewer/overlay/map_names.h"
#include "viewer/overlay/marker_layout.h"
#include "viewer/overlay/marker_pictures.h"
#include "viewer/overlay/plan_markers.h"
#include "viewer/overlay/plan_motion.h"
#include "viewer/overlay/screen_quads.h"
#include "viewer/render/cut.h"

namespace osg {
class Node;
}

namespace saban::viewer {

/// Upright signs and names of a plan, and the names of the map under it, of the same size on the screen everywhere, each over its point of the ground. What hills
/// hide fades. Where many fall together, the most important stands, with the number of those behind it.
/// Thread safety: one thread; `wakeUp` is called from the painter's.
class PlanOverlay {
 public:
    explicit PlanOverlay(std::function<void()> wakeUp);
    ~PlanOverlay();

    osg::Node* node();

    /// Null: nothing. `profile`: null for the one of the standards.
    void setPlan(std::shared_ptr<const layers::Plan> plan, const PlanView& view, layers::ConventionProfilePtr profile);

    /// Where units are, what is coming in, in place of what plan and phase say. Reads nothing anew.
    void setMotion(const PlanMotion& motion);

    /// The names of a map's visible layers on a table; they need no plan. Without a QGuiApplication, whose fonts they take, none
    /// are written. `vectors` null: none.
    void setMap(const std::shared_ptr<const geo::VectorSource>& vectors, const geo::Bounds& table);

    /// What was shown before no longer counts: the next layout is that of a picture that stands by itself.
    void forget();

    /// What both show stands where it stands there, as far as there is room: for two pictures of one view, one of which fades into the other.
    void standAs(const PlanOverlay& other);

    /// What signs stand on: heights of the ground as it is drawn, true metres, and how often they changed.
    struct GroundHeights {
        std::function<std::optional<double>(glm::dvec2)> at;
        std::uint64_t version = 0;
        std::function<std::optional<double>(glm::dvec2)> beyond = {};  ///< where none is drawn; empty: nothing is known there
        double baseM = 0.0;  ///< where there is no ground
    };
    /// Nothing stands on what a cut takes away.
    void setCut(const std::optional<Cut>& cut) {
        if (cut != cut_) isChanged_ = true;
        cut_ = cut;
    }
    /// Shares of the picture's width that are drawn: what stands in the rest is left to who draws that.
    void setColumns(double from, double to) {
        if (from != columns_.x || to != columns_.y) isChanged_ = true;
        columns_ = {from, to};
    }
    using Waiting = MarkerPictures::Waiting;
    /// Lays the signs out for a view. `ForAllSigns` draws signs that are not at hand at once, and looks for hills before all of them.
    /// `solids`: uids of structures that are known by their form, and their heights (m): they need no pictogram, and their names stand over them. `keepClear`: rectangles of the picture, in
    /// pixels from the upper left corner, where nothing may stand.
    void update(const Viewpoint& view, const SceneFrame& frame, const Projection& projection, double pixelRatio, const GroundHeights& heights,
                const std::unordered_map<std::string, double>& solids, const std::vector<Rectangle>& keepClear, Waiting waiting);

    /// True when `update` would change the picture without a change of the view: signs came, or hills are still looked for.
    bool needsFrame() const { return isChanged_ || pictures_.hasNews() || pictures_.isBehind() || isUnsettled_ || isFading_; }
    void releaseGl();

    const geo::Warnings& warnings() const { return pictures_.warnings(); }

    /// The sign or name of the plan at a pixel: its `Marker::id`.
    std::optional<std::string> markerAt(glm::dvec2 pixel) const;
    /// Where signs and names stand, in pixels of the last layout: what else is written keeps clear of them.
    std::vector<Rectangle> occupied() const;
    int shownCount() const { return static_cast<int>(placed_.size()); }

 private:
    struct State {
        double heightM = 0.0;
        double overM = 0.0;          ///< from there to what it stands over: a solid
        std::uint64_t heightVersion = ~std::uint64_t{0};
        bool hasHeight = false;
        bool wasShown = false;
        bool isHidden = false;       ///< behind a hill, as last looked for
        bool isLookedFor = false;    ///< at all
        bool isSolid = false;        ///< its form is seen: only its name is written
        int lastLabelSide = -1;      ///< that was drawn
        int lift = -1, labelSide = -1;  ///< where it and its name stood in the frame before; -1: nowhere
        double presence = 1.0;       ///< of its feature, 0 to 1, by the motion
        bool isAbsent = false;       ///< its feature has no place
        std::optional<double> headingDeg{};  ///< of its march
        glm::dvec2 arrowPx{0.0};     ///< where its march leads in the picture, as drawn last, unit length; 0: it stands
        double raisePx = 0.0;        ///< so much its leader is longer, as drawn last
        // As drawn last, 0 to 1: they come to what they are to be in a while, where there is a time.
        double shown = 0.0, clear = 1.0, named = 0.0, texts = 0.0;
        glm::dvec2 namePx{0.0};      ///< size of its name
        double nameCapPx = 0.0;      ///< for which that holds
        bool wasAmplified = false;
    };
    /// First those of the plan, then the map's names.
    const Marker& marker(std::size_t i) const { return i < markers_.size() ? markers_[i] : names_.markers()[i - markers_.size()]; }
    State& state(std::size_t i) { return i < states_.size() ? states_[i] : nameStates_[i - states_.size()]; }
    void forgetPlaces();

    /// What a view is laid out for.
    struct Frame {
        const Viewpoint& view;
        const SceneFrame& scene;
        const GroundHeights& heights;
        const std::unordered_map<std::string, double>& solids;
        const std::vector<Rectangle>& keepClear;
        glm::dvec2 sizePx{1.0};
        double unitPx = 1.0;
        glm::dvec3 eye{0.0};
        glm::dmat4 toEye{1.0};
        Lens lens;

        /// Pixels from the upper left corner; nothing behind the eye or farther than `marginPx` beside the picture.
        std::optional<glm::dvec2> anchorOf(glm::dvec3 ground, double marginPx) const;
    };
    /// Those that may be seen, of the map's names those near enough.
    std::vector<std::size_t> consideredIn(const Frame& frame) const;
    std::optional<MarkerCandidate> candidateOf(std::size_t i, const Frame& frame);
    void layOut(const Frame& frame);
    glm::dvec2 nameSize(std::size_t i, double unitPx);
    bool isNearEnoughForTexts(const Marker& marker, const State& state, const Frame& frame) const;
    /// What a motion changes at a marker.
    struct Moved {
        glm::dvec2 home{0.0};        ///< its place without
        bool wasUnplaced = false;
    };
    /// A sign that lost its place, while it fades.
    struct Leaving {
        std::size_t marker = 0;
        PlacedMarker placed{};
        glm::dvec2 anchorPx{0.0};
        double shown = 0.0, named = 0.0, texts = 0.0;
    };
    void put(std::size_t i, glm::dvec2 at);
    double passedS(Waiting waiting);
    void fade(const Frame& frame, double passedS, std::vector<Leaving> before);
    void writeArrow(const State& state, const Marker& marker, glm::dvec2 footPx, double alpha, double unitPx);
    void turnArrow(State& state, const Marker& marker, const Frame& frame, double passedS) const;
    void lookForHills(const Viewpoint& view, const SceneFrame& frame, const GroundHeights& heights, Waiting waiting);
    void write(glm::dvec2 sizePx, double unitPx);
    void writeMarker(std::size_t marker, const PlacedMarker& placed, glm::dvec2 footPx, double unitPx);

    MarkerPictures pictures_;
    ScreenQuads quads_;
    bool isChanged_ = false;
    bool isUnsettled_ = false;
    std::vector<Marker> markers_;
    std::vector<State> states_;
    MapNames names_;
    std::vector<State> nameStates_;
    std::vector<std::size_t> shownNames_;     ///< of the map, in the frame before: only their states say so
    std::vector<PlacedMarker> placed_;
    std::vector<std::size_t> placedMarkers_;  ///< index among `markers_` of each placed one
    std::vector<glm::dvec2> placedAnchors_;
    std::unordered_map<layers::Uid, std::size_t> markerOf_;  ///< of the plan
    std::unordered_map<std::size_t, Moved> moved_;           ///< by marker
    std::vector<Leaving> leaving_;
    std::optional<double> timeS_{};           ///< of the motion
    std::optional<double> lastS_{};           ///< of the frame before, by the clock that counts
    bool isFading_ = false;
    std::size_t nextLooked_ = 0;
    std::optional<Cut> cut_;
    glm::dvec2 columns_{0.0, 1.0};
    Viewpoint lookedFrom_{};
    std::uint64_t lookedVersion_ = 0;
};

}  // namespace saban::viewer
