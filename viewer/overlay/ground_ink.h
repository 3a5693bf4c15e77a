#pragma once

#include <cstdint>
#include <functional>
#include <glm/vec2.hpp>
#include <memory>
#include <optional>
#include <vector>

#include "geo/vector/vector_style.h"
#include "viewer/camera/orbit_camera.h"
#include "viewer/render/cut.h"

namespace osg {
class Node;
}

namespace saban::viewer {

/// What a briefer draws on the ground and on what stands on it. Strokes lie on the terrain as it is drawn, stay with it when the view turns, and are hidden by hills. A value.
struct GroundInk {
    enum class Tool { Pen, Highlighter };
    struct Stroke {
        std::vector<glm::dvec2> points{};      ///< table CRS; one: a dot
        Tool tool = Tool::Pen;
        geo::Colour colour{214, 40, 40, 255};
        double widthM = 10.0;                  ///< on the ground: it grows and shrinks with it, down to three pixels
        std::vector<float> pressures{};        ///< of each point: times the width; none: 1
        /// Of each point: the height (m) at which it is on something that stands on the ground or is dug into it; nothing: it lies on the ground, as all points do where there are none.
        /// `TableView` takes true metres over the level of the structure or building that is drawn there, and lays a point on the ground while there is none; the overlay takes heights as the ground has them.
        std::vector<std::optional<double>> heightsM{};
        bool operator==(const Stroke& other) const;
    };
    std::vector<Stroke> strokes{};             ///< the later lie on top; those of the highlighter lie under the pen's
    std::optional<glm::dvec2> laser{};         ///< a glowing dot on the ground
    geo::Colour laserColour{255, 38, 30, 255};
    /// Where the laser was.
    struct Trail {
        glm::dvec2 at{0.0};
        double strength = 1.0;                 ///< 0 to 1: how much of it is still to be seen
        bool operator==(const Trail&) const = default;
    };
    std::vector<Trail> trail{};
    /// A disc of light; everything else is darker. Pixels of the picture from the upper left corner.
    struct Spotlight {
        glm::dvec2 centrePx{0.0};
        double radiusPx = 100.0;
        bool operator==(const Spotlight&) const = default;
    };
    std::optional<Spotlight> spotlight{};
    bool isEmpty() const { return strokes.empty() && !laser && trail.empty() && !spotlight; }
    bool operator==(const GroundInk& other) const;
};

/// Draws the strokes over the terrain. Only those that changed are made anew; one that is being drawn grows at its end.
///
/// Which pixels of the picture are ink is found out in the picture itself: each pixel of the ground is a place, and that lies within a stroke or does not. So strokes follow every fold of the
/// ground as it is drawn, at whatever detail, and are as wide as they are. What stands on the ground more than a little above it is painted only by points that are on it.
///
/// Thread safety: one thread.
class GroundInkOverlay {
 public:
    GroundInkOverlay();
    ~GroundInkOverlay();

    osg::Node* node();

    /// False when it is the same as before.
    bool set(GroundInk ink);
    /// What the cut takes away, and its face, bear no ink.
    void setCut(const std::optional<Cut>& cut);
    /// The least width is that many times as large.
    void setTextScale(double scale);

    /// `heightAt`: of the ground as it is drawn, true metres, and how often that changed.
    void update(const Viewpoint& view, const SceneFrame& frame, const Projection& projection, double pixelRatio,
                const std::function<std::optional<double>(glm::dvec2)>& heightAt, std::uint64_t heightsVersion, double otherwiseM);

 private:
    struct Drawing;
    std::unique_ptr<Drawing> drawing_;
};

/// Columns of remarks that were strokes: colour ("#rrggbb", "#rrggbbaa" of the highlighter) and width on the ground.
inline constexpr const char* kInkColourColumn = "ink_colour";
inline constexpr const char* kInkWidthColumn = "ink_width_m";

/// Colours of the highlighter lie over one another in this order, live and kept, whichever was drawn first: so taking one stroke off changes nothing beside it.
bool isHighlighterBelow(const geo::Colour& a, const geo::Colour& b);

/// Whether a stroke passes within that distance of a place, its own width included.
bool isTouched(const GroundInk::Stroke& stroke, glm::dvec2 at, double withinM);

}  // namespace saban::viewer
