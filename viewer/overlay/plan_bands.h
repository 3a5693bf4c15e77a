#pragma once

#include <map>
#include <memory>
#include <vector>

#include "layers/model/plan.h"
#include "layers/symbols/convention_profile.h"
#include "viewer/overlay/draped_plan.h"
#include "viewer/overlay/march_columns.h"
#include "viewer/overlay/plan_motion.h"

namespace saban::viewer {

/// What of a plan in motion lies on the ground: marching columns in the colours of their sides, and rings around what is pointed out.
/// Thread safety: one thread.
class PlanBands {
 public:
    /// `profile` null: the colours of the standards.
    void setPlan(std::shared_ptr<const layers::Plan> plan, const PlanView& view, layers::ConventionProfilePtr profile);

    std::vector<GroundBand> bandsOf(const PlanMotion& motion);

    /// In which signs of a unit are drawn, of sRGB, parts of 1; white for one that the plan does not hold.
    glm::vec3 colourOf(const layers::Uid& unit);

 private:
    void addHighlight(const layers::Uid& uid, double strength, const PlanMotion& motion, std::vector<GroundBand>& bands) const;

    std::shared_ptr<const layers::Plan> plan_;
    PlanView view_;
    layers::ConventionProfilePtr profile_;
    std::map<layers::Uid, glm::vec3> colours_;  ///< as far as they were asked for
};

}  // namespace saban::viewer
