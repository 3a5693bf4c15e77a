#pragma once

#include <functional>
#include <glm/vec2.hpp>
#include <optional>
#include <vector>

#include "viewer/overlay/ground_ink.h"
#include "viewer/overlay/marker_layout.h"

namespace saban::viewer {

/// Laser and spotlight of a briefer. They lie over the finished picture: as they follow the pointer, nothing of the table is drawn anew.
/// Thread safety: one thread, that of the context.
class InkLights {
 public:
    /// False when they are the same as before. Strokes are no lights.
    bool set(const GroundInk& ink);
    bool isEmpty() const { return !ink_.laser && ink_.trail.empty() && !ink_.spotlight; }

    /// Where they are in a picture. `unitPx`: device pixels of one of a screen 1080 high; `heightAt`: of the ground as it is drawn.
    void update(const Viewpoint& view, const SceneFrame& frame, const Projection& projection, double unitPx, const std::function<std::optional<double>(glm::dvec2)>& heightAt, double otherwiseM);

    /// [GL] Over what a framebuffer holds, with the picture's lower left corner at `toPx`, in columns as `Framebuffer::copyTo` has them. Nothing within `keepBright` is darkened. Leaves the
    /// context as it was.
    void draw(unsigned framebuffer, glm::ivec2 sizePx, glm::ivec2 toPx, glm::ivec2 columnsPx, const std::vector<Rectangle>& keepBright) const;

 private:
    struct Dot {
        glm::dvec2 atPx{0.0};
        double radiusPx = 1.0, strength = 1.0;
        bool isHot = false;
    };

    GroundInk ink_;  ///< without strokes
    std::vector<Dot> dots_;
};

/// What of a rectangle none of the others covers, in parts.
std::vector<Rectangle> uncovered(const Rectangle& whole, const std::vector<Rectangle>& by);

}  // namespace saban::viewer
