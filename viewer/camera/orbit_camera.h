#pragma once

#include <functional>
#include <glm/mat4x4.hpp>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <optional>

#include "geo/core/bounds.h"

namespace saban::viewer {

/// Where a picture is taken from: an eye that looks at a point of the ground.
struct Viewpoint {
    glm::dvec3 target{0.0};    ///< easting, northing (table CRS), height (m, true, without exaggeration)
    double headingDeg = 45.0;  ///< direction looked in, clockwise from grid north, [0, 360)
    double pitchDeg = -35.0;   ///< above (+) or below (-) the horizon; -90 looks straight down, never above -1
    double rangeM = 1000.0;    ///< from eye to target, in the exaggerated scene; through a longer lens, from where as much would be seen without it
    /// 0: as an eye sees it. 1: as a map: all lines of sight are parallel, and what is high does not lean. Between them the lens is longer,
    /// and the eye as much farther away.
    double flatness = 0.0;

    bool isFlat() const { return flatness >= 1.0; }
    bool operator==(const Viewpoint&) const = default;
};

/// What turns a viewpoint into a picture.
struct Projection {
    double fovYDeg = 45.0;
    glm::ivec2 sizePx{1920, 1080};
};

/// Rays, planes and matrices are in scene coordinates: table CRS easting and northing, height times exaggeration, minus
/// `origin` (the table's centre at its lowest height).
struct SceneFrame {
    glm::dvec3 origin{0.0};     ///< easting, northing, height of the scene's zero
    double exaggeration = 1.0;  ///< 1 to 10

    glm::dvec3 toScene(glm::dvec3 ground) const {
        return {ground.x - origin.x, ground.y - origin.y, (ground.z - origin.z) * exaggeration};
    }
    glm::dvec3 toGround(glm::dvec3 scene) const {
        return {scene.x + origin.x, scene.y + origin.y, scene.z / exaggeration + origin.z};
    }
};

/// How large a picture shows what is in it. At the target's distance all lenses agree.
struct Lens {
    double focalPx = 1.0;    ///< pixels of a metre across the view, one metre before the eye
    double parallelM = 0.0;  ///< lines of sight are parallel, as far apart as those of an eye are so far before it; 0: they meet in the eye

    /// What counts for what is so far before the eye.
    double depthM(double awayM) const { return parallelM > 0.0 ? parallelM : awayM; }
    /// Metres that a pixel covers, across the view.
    double pixelM(double awayM) const { return depthM(awayM) / focalPx; }
    /// Where a point in the eye's axes (right-handed, looking along -z) falls, pixels from the upper left corner; nothing nearer than `leastM`.
    std::optional<glm::dvec2> pixelOf(const glm::dvec3& inEye, glm::dvec2 sizePx, double leastM = 0.5) const {
        const double depth = depthM(-inEye.z);
        if (depth < leastM) return std::nullopt;
        return glm::dvec2(sizePx.x / 2.0 + inEye.x / depth * focalPx, sizePx.y / 2.0 - inEye.y / depth * focalPx);
    }
};
Lens lensOf(const Viewpoint& view, const Projection& projection);
/// Of a map anywhere, else across the view at the target.
double metresPerPixelOf(const Viewpoint& view, const Projection& projection);

/// Scene coordinates. On a map: so far away that all of the table lies before it.
glm::dvec3 eyeOf(const Viewpoint& view, const SceneFrame& frame);
glm::dmat4 viewMatrixOf(const Viewpoint& view, const SceneFrame& frame);      ///< right-handed, looks along -z

/// Ray through a pixel (0,0 is the upper left corner of the picture), scene coordinates, unit length. It begins at `rayStart`.
glm::dvec3 rayThrough(const Viewpoint& view, const SceneFrame& frame, const Projection& projection, glm::dvec2 pixel);
/// The eye; on a map a point beside it, one for each ray.
glm::dvec3 rayStart(const Viewpoint& view, const SceneFrame& frame, const Projection& projection, glm::dvec2 pixel);
/// Where the ray that meets a scene point begins.
glm::dvec3 seenFrom(const Viewpoint& view, const SceneFrame& frame, glm::dvec3 scenePoint);

/// Where a scene point falls in the picture, pixels from the upper left corner; nothing for points beside or behind the eye.
std::optional<glm::dvec2> pixelOf(const Viewpoint& view, const SceneFrame& frame, const Projection& projection,
                                  glm::dvec3 scenePoint);

/// The whole block in the picture, seen from `headingDeg` and `pitchDeg`, with a margin for frame and labels.
Viewpoint wholeTable(const geo::Bounds& bounds, double heightMinM, double heightMaxM, const SceneFrame& frame,
                     const Projection& projection, double headingDeg = 45.0, double pitchDeg = -38.0, double flatness = 0.0);

/// Of a flight, `t` from 0 to 1: on the way to a map the camera turns first, then flattens; back it goes the same way.
double flatnessBetween(double from, double to, double t);

/// The view on its way from `from` to `to`; `t` from 0 to 1. Eases in and out, rises over long distances, turns the short way.
Viewpoint between(const Viewpoint& from, const Viewpoint& to, double t);

/// How long a flight between two views should take: 0.4 to 3 s.
double flightDurationS(const Viewpoint& from, const Viewpoint& to);

/// Height of the ground at a place, true metres; nothing in a hole or beside the table.
using GroundHeight = std::function<std::optional<double>(glm::dvec2)>;

/// A camera that a person moves: orbit, pan, zoom to a point, tilt, flights. Pure mathematics, no events, no drawing.
/// Always keeps the eye at least `kMinClearanceM` over the ground (scene metres, so above the exaggerated ground) and the
/// target within reach of the table. A move that would break this is bent, not refused: the eye rises just enough, and the
/// point that the move promises to keep still stays still as long as the pitch allows it. A map is moved, zoomed and turned, but not
/// tilted, and its eye is wherever it must be.
class OrbitCamera {
   public:
    static constexpr double kMinClearanceM = 2.0;
    static constexpr double kMinRangeM = 2.0;
    static constexpr double kMinPitchDeg = -90.0;
    static constexpr double kMaxPitchDeg = -1.0;

    /// The ground under the camera; `reachM` limits range and distance from the table's centre.
    void setGround(const geo::Bounds& bounds, GroundHeight height, double reachM);
    void setFrame(const SceneFrame& frame);
    void setProjection(const Projection& projection);

    const Viewpoint& view() const { return view_; }
    const SceneFrame& frame() const { return frame_; }
    const Projection& projection() const { return projection_; }
    void setView(const Viewpoint& view);       ///< at once; ends a flight

    void orbit(double headingDeltaDeg, double pitchDeltaDeg);
    /// Turns and tilts about a ground point (scene coordinates) that stays where it is on the screen.
    void orbitAbout(glm::dvec3 scenePoint, double headingDeltaDeg, double pitchDeltaDeg);
    /// Moves so that the ground point that was under `fromPx` comes under `toPx`.
    void pan(glm::dvec3 scenePointUnderFrom, glm::dvec2 toPx);
    /// `factor` < 1 comes nearer. `scenePoint` stays under the cursor.
    void zoom(double factor, std::optional<glm::dvec3> scenePoint);

    void flyTo(const Viewpoint& view, double nowS);
    /// Moves a flight on. True while the camera is still moving.
    bool advance(double nowS);
    bool isFlying() const { return flight_.has_value(); }
    /// The view; on the way to a map or back from one, that at its end.
    const Viewpoint& settled() const { return flight_ && flight_->to.flatness != view_.flatness ? flight_->to : view_; }

   private:
    struct Flight {
        Viewpoint from, to;
        double startS = 0.0, durationS = 1.0;
    };
    glm::dvec3 eye() const { return eyeOf(view_, frame_); }
    /// What is half a map becomes a whole one, or none.
    void stopFlight();
    void placeEye(glm::dvec3 eyeScene, double headingDeg, double pitchDeg, double rangeM);
    double missingClearanceM(glm::dvec3 eyeScene) const;
    void raiseEyeTowardsTarget();
    void raiseEyeAbout(glm::dvec3 scenePoint, glm::dvec2 pixel);
    void settleTarget();
    glm::dvec3 targetInReach(glm::dvec3 target) const;
    Viewpoint allowed(const Viewpoint& view) const;

    Viewpoint view_;
    SceneFrame frame_;
    Projection projection_;
    geo::Bounds bounds_;
    GroundHeight height_;
    double reachM_ = 1e7;
    std::optional<Flight> flight_;
};

}  // namespace saban::viewer
