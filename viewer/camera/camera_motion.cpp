#include "viewer/camera/camera_motion.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

namespace saban::viewer {

namespace {

constexpr double kRestS = 0.3;          // a view that stayed so long is at rest
constexpr double kJumpRanges = 1.0;     // a step as long as the distance to the ground is no motion
constexpr double kMostTurnDeg = 60.0;   // nothing is known about what comes after a longer turn

}  // namespace

void CameraMotion::see(const Viewpoint& view, double timeS) {
    if (seen_ > 0 && view == last_) {
        if (timeS - lastS_ > kRestS) seen_ = 1;
        return;
    }
    if (seen_ > 0 && timeS <= lastS_) {  // two views at a time: the later one counts
        last_ = view;
        return;
    }
    before_ = last_;
    beforeS_ = lastS_;
    last_ = view;
    lastS_ = timeS;
    seen_ = std::min(seen_ + 1, 2);
    if (seen_ == 2 && lastS_ - beforeS_ > kRestS) seen_ = 1;
}

std::optional<Viewpoint> CameraMotion::ahead(double afterS) const {
    if (seen_ < 2) return std::nullopt;
    if (glm::distance(last_.target, before_.target) > kJumpRanges * before_.rangeM) return std::nullopt;
    const double factor = afterS / (lastS_ - beforeS_);
    const double turnDeg = std::clamp(std::remainder(last_.headingDeg - before_.headingDeg, 360.0) * factor, -kMostTurnDeg, kMostTurnDeg);
    Viewpoint view = last_;
    view.target += (last_.target - before_.target) * factor;
    view.headingDeg = std::fmod(last_.headingDeg + turnDeg + 720.0, 360.0);
    view.pitchDeg = std::clamp(last_.pitchDeg + (last_.pitchDeg - before_.pitchDeg) * factor, -90.0, std::max(last_.pitchDeg, 0.0));
    view.rangeM = last_.rangeM * std::pow(std::clamp(last_.rangeM / before_.rangeM, 0.8, 1.25), std::min(factor, 8.0));
    return view;
}

}  // namespace saban::viewer
