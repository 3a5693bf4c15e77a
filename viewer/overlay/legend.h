#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "layers/model/plan.h"
#include "layers/symbols/convention_profile.h"
#include "viewer/camera/orbit_camera.h"
#include "viewer/overlay/draped_plan.h"
#include "viewer/overlay/ground_legend.h"
#include "viewer/overlay/marker_layout.h"
#include "viewer/overlay/screen_quads.h"

namespace saban::viewer {

/// The legend of a plan, and of the colours of the ground, in a corner of the picture, as large as the picture's other writing as far as it stays out of the middle, over everything that stands on the
/// table. Made anew when plan, view, language or the picture's size change.
/// Thread safety: one thread. Without a QGuiApplication, whose fonts it takes, there is none.
class Legend {
 public:
    Legend();
    ~Legend();

    osg::Node* node();

    /// Null: none.
    void setPlan(std::shared_ptr<const layers::Plan> plan, const PlanView& view, layers::ConventionProfilePtr profile);

    /// What the colours of the ground mean comes below the plan, or alone; nothing: no ground.
    void setGround(const std::optional<GroundLegend>& ground);

    /// What was shown before no longer counts.
    void forget();
    /// Stands where another one of the same picture stood.
    void takePlaceOf(const Legend& other) { corner_ = other.corner_; }

    enum class Corner { Keep, ChooseAnew };
    /// What it should not hide, pixels from the upper left corner of the picture.
    struct Below {
        std::vector<glm::dvec2> writing{};  ///< of the frame: never, where there is another corner
        std::vector<glm::dvec2> table{};    ///< points spread over the table: as few as can be
        std::vector<Rectangle> taken{};     ///< titles, marking, scale: it makes way for them, or is made smaller
        std::optional<glm::dvec2> subject{};  ///< what a briefing is about: neither it nor what is around it
    };
    /// Lays it into the corner where it hides least; while it can `Keep` its corner, it does. Where titles leave no corner free it is made smaller. What it covers, with a margin; nothing when it is not shown.
    std::optional<Rectangle> update(bool isShown, const Projection& projection, double pixelRatio, const Below& below, Corner corner);

 private:
    struct Shown;
    void prepare(double unitPx, glm::dvec2 sizePx);
    void paint(const Below& below, Corner corner);

    osg::ref_ptr<osg::Group> root_;
    std::shared_ptr<const layers::Plan> plan_;
    PlanView view_;
    std::optional<GroundLegend> ground_;
    layers::ConventionProfilePtr profile_;
    std::unique_ptr<Shown> shown_;  ///< null until it is first shown
    std::size_t corner_ = 0;
};

}  // namespace saban::viewer
