#include "viewer/scenes/camera_course.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <numbers>
#include <utility>

namespace saban::viewer {

namespace {

constexpr double kDegToRad = std::numbers::pi / 180.0;
constexpr double kRho = 1.42;          // how readily the camera rises in place of going along; what people liked best in van Wijk's trial
constexpr double kPerS = 1.3;          // of the way of van Wijk's measure
constexpr double kLeastS = 0.8, kMostS = 6.0;
constexpr double kEyeLevelPitchDeg = -3.0, kEyeLevelRangeM = 80.0;
constexpr double kLeastHeightM = 5.0;
constexpr double kAheadOfHeight = 3.0;  // how far ahead the camera looks along a route
constexpr double kWindowOfHeight = 3.0, kLeastWindowM = 20.0;
constexpr int kStepsOfWindow = 8;
constexpr int kMostSteps = 20000;

double shortTurnDeg(double fromDeg, double toDeg) { return std::remainder(toDeg - fromDeg, 360.0); }
double wrapped(double deg) { return std::fmod(std::fmod(deg, 360.0) + 360.0, 360.0); }

/// Begins and ends at rest, also in its change of speed.
double eased(double t) { return t * t * t * (t * (6.0 * t - 15.0) + 10.0); }

glm::dvec3 forwardOf(double headingDeg, double pitchDeg) {
    const double h = headingDeg * kDegToRad, p = pitchDeg * kDegToRad;
    return {std::cos(p) * std::sin(h), std::cos(p) * std::cos(h), std::sin(p)};
}

double horizontalDistance(const Viewpoint& a, const Viewpoint& b) { return std::hypot(a.target.x - b.target.x, a.target.y - b.target.y); }

/// The best way from one range to another one, `distance` beside it.
struct ZoomingWay {
    ZoomingWay(double fromM, double toM, double distanceM) : w0(fromM), w1(toM), distance(distanceM) {
        isAside = distance > 1e-6 * std::max(w0, w1);
        if (!isAside) {
            length = std::abs(std::log(w1 / w0)) / kRho;
            return;
        }
        const double rho2 = kRho * kRho, more = w1 * w1 - w0 * w0, far = rho2 * rho2 * distance * distance;
        r0 = -std::asinh((more + far) / (2.0 * w0 * rho2 * distance));
        length = (-std::asinh((more - far) / (2.0 * w1 * rho2 * distance)) - r0) / kRho;
    }
    double rangeAt(double share) const {
        if (!isAside) return w0 * std::pow(w1 / w0, share);
        return w0 * std::cosh(r0) / std::cosh(kRho * share * length + r0);
    }
    /// 0 to 1 of the distance.
    double asideAt(double share) const {
        if (!isAside) return share;
        const double u = w0 / (kRho * kRho) * (std::cosh(r0) * std::tanh(kRho * share * length + r0) - std::sinh(r0));
        return std::clamp(u / distance, 0.0, 1.0);
    }
    double w0, w1, distance;
    bool isAside = false;
    double r0 = 0.0, length = 0.0;
};

ZoomingWay wayOf(const Viewpoint& from, const Viewpoint& to) { return {std::max(from.rangeM, 1.0), std::max(to.rangeM, 1.0), horizontalDistance(from, to)}; }

}  // namespace

Viewpoint sceneFlight(const Viewpoint& from, const Viewpoint& to, double t) {
    if (t <= 0.0) return from;
    if (t >= 1.0) return to;
    const double s = eased(t);
    const ZoomingWay way = wayOf(from, to);
    Viewpoint view;
    view.target = glm::mix(from.target, to.target, way.asideAt(s));
    view.rangeM = way.rangeAt(s);
    view.headingDeg = wrapped(from.headingDeg + shortTurnDeg(from.headingDeg, to.headingDeg) * s);
    view.pitchDeg = std::lerp(from.pitchDeg, to.pitchDeg, s);
    view.flatness = flatnessBetween(from.flatness, to.flatness, s);
    return view;
}

double sceneFlightS(const Viewpoint& from, const Viewpoint& to) {
    const double turn = (std::abs(shortTurnDeg(from.headingDeg, to.headingDeg)) + std::abs(to.pitchDeg - from.pitchDeg)) / 90.0;
    return std::clamp(0.6 + wayOf(from, to).length / kPerS + 0.5 * turn, kLeastS, kMostS);
}

Viewpoint orbited(const Viewpoint& view, double degrees) {
    Viewpoint turned = view;
    turned.headingDeg = wrapped(view.headingDeg + degrees);
    return turned;
}

Viewpoint eyeLevel(const Viewpoint& view, const SceneFrame& frame, const GroundHeight& heightAt, double eyeHeightM, double share) {
    const glm::dvec2 at(view.target);
    const double groundM = (heightAt ? heightAt(at) : std::nullopt).value_or(view.target.z);
    glm::dvec3 eye = frame.toScene({at, groundM});
    eye.z += std::max(eyeHeightM, OrbitCamera::kMinClearanceM);
    const Viewpoint standing{.target = frame.toGround(eye + forwardOf(view.headingDeg, kEyeLevelPitchDeg) * kEyeLevelRangeM),
                             .headingDeg = view.headingDeg,
                             .pitchDeg = kEyeLevelPitchDeg,
                             .rangeM = kEyeLevelRangeM};
    return sceneFlight(view, standing, share);
}

RouteFlight::RouteFlight(std::vector<glm::dvec2> line, double heightM, GroundHeight heightAt) : heightM_(std::max(heightM, kLeastHeightM)) {
    for (const glm::dvec2& point : line)
        if (line_.empty() || glm::distance(line_.back(), point) > 1e-6) line_.push_back(point);
    assert(!line_.empty());
    if (line_.size() == 1) line_.push_back(line_.front() + glm::dvec2(0.0, 1e-3));
    alongM_ = {0.0};
    integral_ = {glm::dvec2(0.0)};
    for (std::size_t i = 1; i < line_.size(); ++i) {
        const double piece = glm::distance(line_[i - 1], line_[i]);
        alongM_.push_back(alongM_.back() + piece);
        integral_.push_back(integral_.back() + (line_[i - 1] + line_[i]) * (piece / 2.0));
    }
    lengthM_ = alongM_.back();
    windowM_ = std::max(kLeastWindowM, kWindowOfHeight * heightM_);
    stepM_ = std::max(windowM_ / kStepsOfWindow, lengthM_ / kMostSteps);

    // Ground under the way and as far ahead of it as the camera looks.
    const double aheadM = kAheadOfHeight * heightM_;
    const int count = static_cast<int>(std::ceil((lengthM_ + aheadM + windowM_) / stepM_)) + 1;
    std::vector<double> groundM(static_cast<std::size_t>(count));
    double last = 0.0;
    bool isKnown = false;
    for (int i = 0; i < count; ++i) {
        const auto height = heightAt ? heightAt(placeAt(i * stepM_)) : std::nullopt;
        if (height && !isKnown) std::fill(groundM.begin(), groundM.begin() + i, *height);
        isKnown = isKnown || height.has_value();
        last = height.value_or(last);
        groundM[static_cast<std::size_t>(i)] = last;
    }
    const auto over = [&](const std::vector<double>& values, int i, int reach, auto combine) {
        double result = values[static_cast<std::size_t>(i)];
        int number = 1;
        for (int k = std::max(0, i - reach); k <= std::min(count - 1, i + reach); ++k) {
            if (k == i) continue;
            result = combine(result, values[static_cast<std::size_t>(k)]);
            ++number;
        }
        return std::pair(result, number);
    };
    const auto mean = [&](const std::vector<double>& values, int i, int reach) {
        const auto [sum, number] = over(values, i, reach, [](double a, double b) { return a + b; });
        return sum / number;
    };
    meanM_.resize(groundM.size());
    std::vector<double> wantedM(groundM.size());
    for (int i = 0; i < count; ++i) {
        const auto at = static_cast<std::size_t>(i);
        meanM_[at] = mean(groundM, i, kStepsOfWindow);
        const double highest = over(groundM, i, kStepsOfWindow / 2, [](double a, double b) { return std::max(a, b); }).first;
        wantedM[at] = std::max(meanM_[at] + heightM_, highest + heightM_ / 3.0);
    }
    eyeM_.resize(groundM.size());
    for (int i = 0; i < count; ++i) eyeM_[static_cast<std::size_t>(i)] = mean(wantedM, i, kStepsOfWindow / 4);

    // Corners are cut, so equal steps along the line are not equal steps of the way.
    constexpr double kParts = 4.0;
    const int steps = std::max(1, static_cast<int>(std::ceil(kParts * lengthM_ / stepM_)));
    paceM_ = {0.0};
    for (int i = 1; i <= steps; ++i)
        paceM_.push_back(paceM_.back() + glm::distance(placeAt(lengthM_ * (i - 1) / steps), placeAt(lengthM_ * i / steps)));
}

glm::dvec2 RouteFlight::integralTo(double alongM) const {
    const auto piece = [&](std::size_t i, double x) {  // from its first point on; beyond its ends, too
        const glm::dvec2 direction = (line_[i + 1] - line_[i]) / (alongM_[i + 1] - alongM_[i]);
        return line_[i] * x + direction * (x * x / 2.0);
    };
    const auto after = std::upper_bound(alongM_.begin(), alongM_.end(), alongM);
    const auto index = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(after - alongM_.begin() - 1, 0, static_cast<std::ptrdiff_t>(line_.size()) - 2));
    return integral_[index] + piece(index, alongM - alongM_[index]);
}

glm::dvec2 RouteFlight::placeAt(double alongM) const {
    return (integralTo(alongM + windowM_) - integralTo(alongM - windowM_)) / (2.0 * windowM_);
}

double RouteFlight::valueAt(const std::vector<double>& values, double alongM) const {
    const double at = std::clamp(alongM / stepM_, 0.0, static_cast<double>(values.size() - 1));
    const auto i = std::min(static_cast<std::size_t>(at), values.size() - 2);
    return std::lerp(values[i], values[i + 1], at - static_cast<double>(i));
}

Viewpoint RouteFlight::at(double share, const SceneFrame& frame) const {
    const double wantedM = std::clamp(share, 0.0, 1.0) * paceM_.back();
    const auto after = std::upper_bound(paceM_.begin(), paceM_.end(), wantedM);
    const auto index = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(after - paceM_.begin() - 1, 0, static_cast<std::ptrdiff_t>(paceM_.size()) - 2));
    const double pieceM = paceM_[index + 1] - paceM_[index];
    const double part = static_cast<double>(index) + (pieceM > 0.0 ? (wantedM - paceM_[index]) / pieceM : 0.0);
    const double alongM = lengthM_ * part / static_cast<double>(paceM_.size() - 1);

    const double aheadM = alongM + kAheadOfHeight * heightM_;
    const glm::dvec3 eye = frame.toScene({placeAt(alongM), valueAt(eyeM_, alongM)});
    const glm::dvec3 wanted = frame.toScene({placeAt(aheadM), valueAt(meanM_, aheadM)}) - eye;
    Viewpoint view;
    view.rangeM = std::max(glm::length(wanted), OrbitCamera::kMinRangeM);
    view.headingDeg = wrapped(std::atan2(wanted.x, wanted.y) / kDegToRad);
    view.pitchDeg = std::clamp(std::atan2(wanted.z, std::hypot(wanted.x, wanted.y)) / kDegToRad, OrbitCamera::kMinPitchDeg, OrbitCamera::kMaxPitchDeg);
    view.target = frame.toGround(eye + forwardOf(view.headingDeg, view.pitchDeg) * view.rangeM);
    return view;
}

}  // namespace saban::viewer
