#include "viewer/camera/orbit_camera.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <glm/geometric.hpp>
#include <limits>
#include <numbers>
#include <span>
#include <utility>

#include "viewer/table/frame_layout.h"

namespace saban::viewer {

namespace {

constexpr double kDegToRad = std::numbers::pi / 180.0;
/// The longest lens, in ordinary ones. That of a map stands in for parallel lines of sight where only about how far away something is counts.
constexpr double kLongestLens = 50.0;

/// Equal steps of flatness lengthen the lens by equal factors.
double lensFactor(double flatness) { return std::pow(kLongestLens, std::clamp(flatness, 0.0, 1.0)); }

/// The eye's axes in the scene: orthonormal, x right, y up in the picture, z into it. Defined at every pitch, -90 included.
struct Axes {
    glm::dvec3 right, up, forward;
};

Axes axesOf(double headingDeg, double pitchDeg) {
    const double sinH = std::sin(headingDeg * kDegToRad), cosH = std::cos(headingDeg * kDegToRad);
    const double sinP = std::sin(pitchDeg * kDegToRad), cosP = std::cos(pitchDeg * kDegToRad);
    return {.right = {cosH, -sinH, 0.0}, .up = {-sinP * sinH, -sinP * cosH, cosP}, .forward = {cosP * sinH, cosP * cosH, sinP}};
}

double wrappedHeading(double headingDeg) {
    const double wrapped = std::fmod(headingDeg, 360.0);
    if (wrapped >= 0.0) return wrapped;
    return wrapped + 360.0 < 360.0 ? wrapped + 360.0 : 0.0;  // a tiny negative number would round up to 360
}

/// Tangents of half the picture's width and height.
glm::dvec2 halfTangents(const Projection& projection) {
    const double vertical = std::tan(projection.fovYDeg * kDegToRad / 2.0);
    return {vertical * projection.sizePx.x / projection.sizePx.y, vertical};
}

/// The limits are for 45 degrees of view: through fewer, as much farther away as it takes to see as much. The shorter side of a map covers no more than the
/// reach, whatever stands in for its eye.
double clampedRangeM(double rangeM, double flatness, const Projection& projection, double reachM) {
    constexpr double kOrdinaryFovDeg = 45.0;
    const double ordinary = std::tan(kOrdinaryFovDeg * kDegToRad / 2.0), reach = std::max(reachM, OrbitCamera::kMinRangeM);
    const glm::dvec2 tangents = halfTangents(projection);
    const double shorter = std::min(tangents.x, tangents.y);
    const double nearest = OrbitCamera::kMinRangeM * std::max(1.0, ordinary / tangents.y);
    const double farthest = std::lerp(reach * std::max(1.0, ordinary / shorter), reach / (2.0 * shorter), flatness);
    return std::clamp(rangeM, nearest, std::max(farthest, nearest));
}

/// Right, up and forward parts (1) of the direction through a pixel; on a map, of that through the lens that stands in for it.
glm::dvec3 eyeDirection(const Viewpoint& view, const Projection& projection, glm::dvec2 pixel) {
    const glm::dvec2 tangents = halfTangents(projection) / lensFactor(view.flatness);
    return {(2.0 * pixel.x / projection.sizePx.x - 1.0) * tangents.x, (1.0 - 2.0 * pixel.y / projection.sizePx.y) * tangents.y,
            1.0};
}

/// All of the block as large as it fits: of parallel lines of sight, the middle is the middle. The points are given by their right, up and forward parts.
double flatRangeM(std::span<const glm::dvec3> points, glm::dvec2 tangents, glm::dvec2& middle) {
    glm::dvec2 low(points.front()), high = low;
    for (const glm::dvec3& p : points) {
        low = glm::min(low, glm::dvec2(p));
        high = glm::max(high, glm::dvec2(p));
    }
    middle = (low + high) / 2.0;
    const glm::dvec2 half = (high - low) / 2.0 / tangents;
    return std::max(half.x, half.y);
}

/// How far the eye stands to the right (part 0) or up (part 1) for equal margins on both sides of the picture, when it is
/// `back` along the forward axis. The points are given by their right, up and forward parts.
double centredOffset(std::span<const glm::dvec3> points, int part, double back) {
    double low = std::numeric_limits<double>::infinity(), high = -low;
    for (const glm::dvec3& p : points) {
        low = std::min(low, p[part]);
        high = std::max(high, p[part]);
    }
    for (int i = 0; i < 60; ++i) {  // the sum of the outermost tangents falls steadily with the offset
        const double offset = (low + high) / 2.0;
        double least = std::numeric_limits<double>::infinity(), most = -least;
        for (const glm::dvec3& p : points) {
            const double tangent = (p[part] - offset) / (p.z - back);
            least = std::min(least, tangent);
            most = std::max(most, tangent);
        }
        (least + most > 0.0 ? low : high) = offset;
    }
    return (low + high) / 2.0;
}

}  // namespace

glm::dvec3 eyeOf(const Viewpoint& view, const SceneFrame& frame) {
    return frame.toScene(view.target) - axesOf(view.headingDeg, view.pitchDeg).forward * (view.rangeM * lensFactor(view.flatness));
}

Lens lensOf(const Viewpoint& view, const Projection& projection) {
    const double factor = lensFactor(view.flatness);
    return {.focalPx = factor * projection.sizePx.y / 2.0 / std::tan(projection.fovYDeg * kDegToRad / 2.0), .parallelM = view.isFlat() ? view.rangeM * factor : 0.0};
}

double metresPerPixelOf(const Viewpoint& view, const Projection& projection) {
    return 2.0 * view.rangeM * std::tan(projection.fovYDeg * kDegToRad / 2.0) / projection.sizePx.y;
}

glm::dmat4 viewMatrixOf(const Viewpoint& view, const SceneFrame& frame) {
    const Axes axes = axesOf(view.headingDeg, view.pitchDeg);
    const glm::dvec3 eye = eyeOf(view, frame);
    glm::dmat4 matrix(1.0);
    for (int i = 0; i < 3; ++i) {
        matrix[i][0] = axes.right[i];
        matrix[i][1] = axes.up[i];
        matrix[i][2] = -axes.forward[i];
    }
    matrix[3] = {-glm::dot(axes.right, eye), -glm::dot(axes.up, eye), glm::dot(axes.forward, eye), 1.0};
    return matrix;
}

glm::dvec3 rayThrough(const Viewpoint& view, const SceneFrame& /*frame*/, const Projection& projection, glm::dvec2 pixel) {
    const Axes axes = axesOf(view.headingDeg, view.pitchDeg);
    if (view.isFlat()) return axes.forward;
    const glm::dvec3 d = eyeDirection(view, projection, pixel);
    return glm::normalize(axes.right * d.x + axes.up * d.y + axes.forward * d.z);
}

glm::dvec3 rayStart(const Viewpoint& view, const SceneFrame& frame, const Projection& projection, glm::dvec2 pixel) {
    if (!view.isFlat()) return eyeOf(view, frame);
    const Axes axes = axesOf(view.headingDeg, view.pitchDeg);
    const glm::dvec3 aside = eyeDirection(view, projection, pixel) * lensOf(view, projection).parallelM;
    return eyeOf(view, frame) + axes.right * aside.x + axes.up * aside.y;
}

glm::dvec3 seenFrom(const Viewpoint& view, const SceneFrame& frame, glm::dvec3 scenePoint) {
    const glm::dvec3 eye = eyeOf(view, frame);
    if (!view.isFlat()) return eye;
    const glm::dvec3 forward = axesOf(view.headingDeg, view.pitchDeg).forward;
    return scenePoint - forward * glm::dot(scenePoint - eye, forward);
}

std::optional<glm::dvec2> pixelOf(const Viewpoint& view, const SceneFrame& frame, const Projection& projection,
                                  glm::dvec3 scenePoint) {
    const Axes axes = axesOf(view.headingDeg, view.pitchDeg);
    const glm::dvec3 toPoint = scenePoint - eyeOf(view, frame);
    const glm::dvec3 inEye{glm::dot(axes.right, toPoint), glm::dot(axes.up, toPoint), -glm::dot(axes.forward, toPoint)};
    return lensOf(view, projection).pixelOf(inEye, projection.sizePx, std::numeric_limits<double>::min());
}

Viewpoint wholeTable(const geo::Bounds& bounds, double heightMinM, double heightMaxM, const SceneFrame& frame,
                     const Projection& projection, double headingDeg, double pitchDeg, double flatness) {
    assert(!bounds.isEmpty());
    // Frame and edge labels stand beside the block and its base below it.
    const double unit = tableUnitM(bounds);
    const geo::Bounds outer = frameOutline(bounds).grownBy(0.015 * unit);
    const double bottom = frame.toScene({0.0, 0.0, heightMinM}).z - 0.06 * unit;
    const double top = frame.toScene({0.0, 0.0, heightMaxM}).z;

    Viewpoint view{.headingDeg = wrappedHeading(headingDeg),
                   .pitchDeg = std::clamp(pitchDeg, OrbitCamera::kMinPitchDeg, OrbitCamera::kMaxPitchDeg),
                   .flatness = std::clamp(flatness, 0.0, 1.0)};
    const Axes axes = axesOf(view.headingDeg, view.pitchDeg);
    const double factor = lensFactor(view.flatness);
    const glm::dvec2 tangents = halfTangents(projection) / factor;

    // A corner c is inside the picture's left edge when (c - eye).(-right - tan forward) <= 0, and so on for the other
    // edges. The tightest corner of each edge says how far back the eye must stand.
    constexpr double kLowest = -std::numeric_limits<double>::infinity();
    double rightmost = kLowest, leftmost = kLowest, topmost = kLowest, bottommost = kLowest;
    std::array<glm::dvec3, 8> corners;  // right, up, forward parts
    for (std::size_t corner = 0; corner < corners.size(); ++corner) {
        const glm::dvec3 c{((corner & 1) ? outer.maxE : outer.minE) - frame.origin.x,
                           ((corner & 2) ? outer.maxN : outer.minN) - frame.origin.y, (corner & 4) ? top : bottom};
        const glm::dvec3 seen{glm::dot(c, axes.right), glm::dot(c, axes.up), glm::dot(c, axes.forward)};
        corners[corner] = seen;
        rightmost = std::max(rightmost, seen.x - tangents.x * seen.z);
        leftmost = std::max(leftmost, -seen.x - tangents.x * seen.z);
        topmost = std::max(topmost, seen.y - tangents.y * seen.z);
        bottommost = std::max(bottommost, -seen.y - tangents.y * seen.z);
    }
    const glm::dvec3 middle{bounds.center().x - frame.origin.x, bounds.center().y - frame.origin.y, (bottom + top) / 2.0};
    if (view.isFlat()) {
        glm::dvec2 aside;
        view.rangeM = std::max(flatRangeM(corners, halfTangents(projection), aside), OrbitCamera::kMinRangeM);
        view.target = frame.toGround(axes.right * aside.x + axes.up * aside.y + axes.forward * glm::dot(middle, axes.forward));
        return view;
    }
    const double back = std::min(-(rightmost + leftmost) / (2.0 * tangents.x), -(topmost + bottommost) / (2.0 * tangents.y));
    const glm::dvec3 eye = axes.right * centredOffset(corners, 0, back) + axes.up * centredOffset(corners, 1, back) + axes.forward * back;

    double range = glm::dot(middle - eye, axes.forward);  // the point of the central ray nearest to the table's middle
    const double toPlane = (eye.z - middle.z) / -axes.forward.z;
    const glm::dvec3 onPlane = eye + axes.forward * toPlane;
    if (toPlane > 0.0 && bounds.contains({onPlane.x + frame.origin.x, onPlane.y + frame.origin.y})) range = toPlane;
    view.rangeM = std::max(range / factor, OrbitCamera::kMinRangeM);
    view.target = frame.toGround(eye + axes.forward * (view.rangeM * factor));
    return view;
}

void OrbitCamera::setGround(const geo::Bounds& bounds, GroundHeight height, double reachM) {
    assert(reachM > kMinRangeM);
    bounds_ = bounds;
    height_ = std::move(height);
    reachM_ = reachM;
    view_ = allowed(view_);
    if (flight_) flight_->to = allowed(flight_->to);
}

void OrbitCamera::setFrame(const SceneFrame& frame) {
    assert(frame.exaggeration > 0.0);
    frame_ = frame;
    view_ = allowed(view_);
    if (flight_) flight_->to = allowed(flight_->to);
}

void OrbitCamera::setProjection(const Projection& projection) {
    assert(projection.sizePx.x > 0 && projection.sizePx.y > 0);
    projection_ = projection;
}

void OrbitCamera::setView(const Viewpoint& view) {
    flight_.reset();
    view_ = allowed(view);
}

void OrbitCamera::stopFlight() {
    view_ = Viewpoint(settled());
    flight_.reset();
}

void OrbitCamera::orbit(double headingDeltaDeg, double pitchDeltaDeg) {
    stopFlight();
    view_.headingDeg = wrappedHeading(view_.headingDeg + headingDeltaDeg);
    if (!view_.isFlat()) view_.pitchDeg = std::clamp(view_.pitchDeg + pitchDeltaDeg, kMinPitchDeg, kMaxPitchDeg);
    raiseEyeTowardsTarget();
}

void OrbitCamera::orbitAbout(glm::dvec3 scenePoint, double headingDeltaDeg, double pitchDeltaDeg) {
    stopFlight();
    const auto pixel = pixelOf(view_, frame_, projection_, scenePoint);
    const double heading = wrappedHeading(view_.headingDeg + headingDeltaDeg);
    const double pitch = view_.isFlat() ? view_.pitchDeg : std::clamp(view_.pitchDeg + pitchDeltaDeg, kMinPitchDeg, kMaxPitchDeg);
    // The whole camera turns rigidly about the vertical and then about its own horizontal axis through the point:
    // the point's place in the eye's axes does not change.
    const Axes before = axesOf(view_.headingDeg, view_.pitchDeg), after = axesOf(heading, pitch);
    const glm::dvec3 fromPoint = eye() - scenePoint;
    const glm::dvec3 turned = after.right * glm::dot(before.right, fromPoint) + after.up * glm::dot(before.up, fromPoint) +
                              after.forward * glm::dot(before.forward, fromPoint);
    placeEye(scenePoint + turned, heading, pitch, view_.rangeM);
    settleTarget();
    view_.target = targetInReach(view_.target);
    if (pixel)
        raiseEyeAbout(scenePoint, *pixel);
    else
        raiseEyeTowardsTarget();
}

void OrbitCamera::pan(glm::dvec3 scenePointUnderFrom, glm::dvec2 toPx) {
    stopFlight();
    const glm::dvec3 from = rayStart(view_, frame_, projection_, toPx);
    const glm::dvec3 ray = rayThrough(view_, frame_, projection_, toPx);
    // Towards the horizon the plane through the point runs away: a step ends at four times the point's distance.
    const double farthest = 4.0 * std::max(glm::distance(from, scenePointUnderFrom), kMinRangeM);
    const double towards = scenePointUnderFrom.z - from.z;
    double along = ray.z != 0.0 ? towards / ray.z : farthest;
    if (along <= 0.0 || along > farthest) along = farthest;
    const glm::dvec3 hit = from + ray * along;
    glm::dvec3 moved = eye() + glm::dvec3{scenePointUnderFrom.x - hit.x, scenePointUnderFrom.y - hit.y, 0.0};

    // Over rising ground the eye backs away along the ray to the point, which keeps the point under the cursor.
    for (int i = 0; i < 8 && ray.z < -1e-3 && !view_.isFlat(); ++i) {
        const double missing = missingClearanceM(moved);
        if (missing <= 0.0) break;
        moved += ray * (missing / ray.z);
    }
    if (!view_.isFlat()) moved.z += missingClearanceM(moved);
    placeEye(moved, view_.headingDeg, view_.pitchDeg, view_.rangeM);
    settleTarget();
    view_.target = targetInReach(view_.target);
    raiseEyeTowardsTarget();
}

void OrbitCamera::zoom(double factor, std::optional<glm::dvec3> scenePoint) {
    assert(factor > 0.0);
    stopFlight();
    const double range = clampedRangeM(view_.rangeM * factor, view_.flatness, projection_, reachM_);
    const double allowedFactor = range / view_.rangeM;
    if (!scenePoint) {
        view_.rangeM = range;
        raiseEyeTowardsTarget();
        return;
    }
    const auto pixel = pixelOf(view_, frame_, projection_, *scenePoint);
    placeEye(*scenePoint + (eye() - *scenePoint) * allowedFactor, view_.headingDeg, view_.pitchDeg, range);
    settleTarget();
    view_.target = targetInReach(view_.target);
    if (pixel)
        raiseEyeAbout(*scenePoint, *pixel);
    else
        raiseEyeTowardsTarget();
}

void OrbitCamera::flyTo(const Viewpoint& view, double nowS) {
    const Viewpoint to = allowed(view);
    flight_ = Flight{.from = view_, .to = to, .startS = nowS, .durationS = flightDurationS(view_, to)};
}

bool OrbitCamera::advance(double nowS) {
    if (!flight_) return false;
    const double t = (nowS - flight_->startS) / flight_->durationS;
    if (t >= 1.0) {
        view_ = flight_->to;
        flight_.reset();
        return false;
    }
    view_ = allowed(between(flight_->from, flight_->to, t));
    return true;
}

void OrbitCamera::placeEye(glm::dvec3 eyeScene, double headingDeg, double pitchDeg, double rangeM) {
    view_.headingDeg = headingDeg;
    view_.pitchDeg = pitchDeg;
    view_.rangeM = rangeM;
    view_.target = frame_.toGround(eyeScene + axesOf(headingDeg, pitchDeg).forward * (rangeM * lensFactor(view_.flatness)));
}

/// How far an eye would have to rise (m, scene); 0 when it is high enough. Beside the table the ground falls away from its
/// edge at 45 degrees, so that a camera coming in from the side rises gradually. How high the eye of a map is makes no difference.
double OrbitCamera::missingClearanceM(glm::dvec3 eyeScene) const {
    if (!height_ || bounds_.isEmpty()) return 0.0;
    const glm::dvec2 place{eyeScene.x + frame_.origin.x, eyeScene.y + frame_.origin.y};
    const glm::dvec2 nearest{std::clamp(place.x, bounds_.minE, bounds_.maxE), std::clamp(place.y, bounds_.minN, bounds_.maxN)};
    const double besideM = glm::distance(place, nearest);
    if (besideM > reachM_) return 0.0;
    const auto height = height_(nearest);
    if (!height) return 0.0;
    const double groundZ = (*height - frame_.origin.z) * frame_.exaggeration - besideM;
    return std::max(0.0, groundZ + kMinClearanceM - eyeScene.z);
}

/// Raises the eye straight up as far as needed; it goes on looking at the target.
void OrbitCamera::raiseEyeTowardsTarget() { view_ = allowed(view_); }

/// Raises the eye straight up as far as needed and turns it so that the point stays at its pixel.
void OrbitCamera::raiseEyeAbout(glm::dvec3 scenePoint, glm::dvec2 pixel) {
    glm::dvec3 raised = eye();
    const double missing = view_.isFlat() ? 0.0 : missingClearanceM(raised);
    if (missing <= 0.0) return;
    raised.z += missing;

    // The pixel's direction (x, y, 1) in the eye's axes must point at w: its height gives the pitch, y cos p + sin p = |d| w.z,
    // and its horizontal part then gives the heading.
    const glm::dvec3 d = eyeDirection(view_, projection_, pixel);
    const glm::dvec3 w = glm::normalize(scenePoint - raised);
    const double sine = glm::length(d) * w.z / std::hypot(1.0, d.y);
    if (!(std::abs(sine) <= 1.0)) return raiseEyeTowardsTarget();
    const double pitchRad = std::asin(sine) - std::atan(d.y);
    const double pitchDeg = pitchRad / kDegToRad;
    if (pitchDeg < kMinPitchDeg || pitchDeg > kMaxPitchDeg) return raiseEyeTowardsTarget();
    const double besideRad = std::atan2(d.x, std::cos(pitchRad) - d.y * std::sin(pitchRad));
    const double headingDeg = (std::atan2(w.x, w.y) - besideRad) / kDegToRad;
    placeEye(raised, wrappedHeading(headingDeg), pitchDeg, view_.rangeM);
    settleTarget();
}

/// Moves the target along the central ray to the height of the ground below it; the picture does not change. One step of
/// at most a factor of two in range: over a series of moves it converges to where the ray meets the ground.
void OrbitCamera::settleTarget() {
    if (!height_) return;
    const auto height = height_({view_.target.x, view_.target.y});
    if (!height) return;
    const glm::dvec3 from = eye();
    const double down = -axesOf(view_.headingDeg, view_.pitchDeg).forward.z;
    const double wanted = (from.z - (*height - frame_.origin.z) * frame_.exaggeration) / down / lensFactor(view_.flatness);
    if (view_.isFlat()) {  // the range is the scale: it stays
        view_.target = frame_.toGround(from + axesOf(view_.headingDeg, view_.pitchDeg).forward * (wanted * lensFactor(1.0)));
        return;
    }
    const double range = clampedRangeM(std::clamp(wanted, view_.rangeM / 2.0, view_.rangeM * 2.0), view_.flatness, projection_, reachM_);
    placeEye(from, view_.headingDeg, view_.pitchDeg, range);
}

glm::dvec3 OrbitCamera::targetInReach(glm::dvec3 target) const {
    if (bounds_.isEmpty()) return target;
    const glm::dvec2 center = bounds_.center();
    const glm::dvec2 away = glm::dvec2{target.x, target.y} - center;
    const double distance = glm::length(away);
    if (distance <= reachM_) return target;
    const glm::dvec2 edge = center + away / distance * reachM_;
    return {edge.x, edge.y, target.z};
}

/// The nearest view that keeps all limits: the same target where it is in reach, the eye raised where it must be.
Viewpoint OrbitCamera::allowed(const Viewpoint& view) const {
    Viewpoint v = view;
    v.headingDeg = wrappedHeading(v.headingDeg);
    v.pitchDeg = std::clamp(v.pitchDeg, kMinPitchDeg, kMaxPitchDeg);
    v.flatness = std::clamp(v.flatness, 0.0, 1.0);
    v.rangeM = clampedRangeM(v.rangeM, v.flatness, projection_, reachM_);
    v.target = targetInReach(v.target);

    const glm::dvec3 from = eyeOf(v, frame_);
    const double missing = v.isFlat() ? 0.0 : missingClearanceM(from);
    if (missing <= 0.0) return v;
    const glm::dvec3 target = frame_.toScene(v.target);
    const glm::dvec3 toEye = glm::dvec3{from.x, from.y, from.z + missing} - target;
    v.rangeM = glm::length(toEye) / lensFactor(v.flatness);
    v.pitchDeg = std::clamp(-std::atan2(toEye.z, std::hypot(toEye.x, toEye.y)) / kDegToRad, kMinPitchDeg, kMaxPitchDeg);
    return v;
}

}  // namespace saban::viewer
