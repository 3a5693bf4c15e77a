#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <numbers>

#include "viewer/camera/orbit_camera.h"

namespace saban::viewer {

namespace {

/// From `fromDeg` to `toDeg` the short way round, [-180, 180].
double shortTurnDeg(double fromDeg, double toDeg) { return std::remainder(toDeg - fromDeg, 360.0); }

/// Starts and ends at rest: first and second derivative are 0 at both ends.
double eased(double t) { return t * t * t * (t * (6.0 * t - 15.0) + 10.0); }

double horizontalDistance(const Viewpoint& a, const Viewpoint& b) {
    return std::hypot(a.target.x - b.target.x, a.target.y - b.target.y);
}

}  // namespace

Viewpoint between(const Viewpoint& from, const Viewpoint& to, double t) {
    if (t <= 0.0) return from;
    if (t >= 1.0) return to;
    const double s = eased(t);
    Viewpoint view;
    view.target = glm::mix(from.target, to.target, s);
    const double heading = std::fmod(from.headingDeg + shortTurnDeg(from.headingDeg, to.headingDeg) * s + 720.0, 360.0);
    view.headingDeg = heading;
    view.pitchDeg = std::lerp(from.pitchDeg, to.pitchDeg, s);
    // Equal steps of time multiply the range by equal factors: that looks like one steady approach.
    const double direct = std::exp(std::lerp(std::log(from.rangeM), std::log(to.rangeM), s));
    // A long way is flown from where both ends could be seen.
    const double rise = std::max(0.0, 0.8 * horizontalDistance(from, to) - std::max(from.rangeM, to.rangeM));
    view.rangeM = direct + rise * std::sin(std::numbers::pi * s);
    view.flatness = flatnessBetween(from.flatness, to.flatness, s);
    return view;
}

double flatnessBetween(double from, double to, double t) {
    // A long lens far away, low over the ground, would look against every hill before the target.
    constexpr double kTurnFirst = 0.35;
    const auto late = [](double at) { return std::clamp((at - kTurnFirst) / (1.0 - kTurnFirst), 0.0, 1.0); };
    return std::lerp(from, to, to > from ? late(t) : 1.0 - late(1.0 - t));
}

double flightDurationS(const Viewpoint& from, const Viewpoint& to) {
    const double nearer = std::max(1.0, std::min(from.rangeM, to.rangeM));
    const double way = std::log1p(horizontalDistance(from, to) / nearer);
    const double approach = std::abs(std::log(std::max(1.0, to.rangeM) / std::max(1.0, from.rangeM)));
    const double turn = (std::abs(shortTurnDeg(from.headingDeg, to.headingDeg)) + std::abs(to.pitchDeg - from.pitchDeg)) / 90.0;
    return std::clamp(0.4 + 0.35 * way + 0.25 * approach + 0.4 * turn + 0.3 * std::abs(to.flatness - from.flatness), 0.4, 3.0);
}

}  // namespace saban::viewer
