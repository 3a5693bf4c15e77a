#pragma once

#include <glm/vec2.hpp>

#include "viewer/render/offscreen.h"

namespace saban::viewer {

/// A picture that is kept on the graphics side and laid over another one, more or less transparent.
/// Every call needs the context current in which it was made.
class CrossFade {
   public:
    CrossFade() = default;
    CrossFade(const CrossFade&) = delete;
    CrossFade& operator=(const CrossFade&) = delete;

    /// Makes or remakes it when the size differs. False when the driver refuses.
    bool ensure(glm::ivec2 sizePx);
    void release();

    /// What the picture is drawn into.
    unsigned framebuffer() const { return framebuffer_; }
    glm::ivec2 sizePx() const { return sizePx_; }

    /// Over what another framebuffer holds, with its lower left corner at `toPx`; `opacity` 0 to 1. Leaves the context as it was.
    void drawOver(unsigned framebuffer, glm::ivec2 toPx, double opacity) const { drawOver(framebuffer, toPx, sizePx_, sizePx_, opacity); }
    /// Its lower left `fromPx`, as `sizePx` pixels there.
    void drawOver(unsigned framebuffer, glm::ivec2 toPx, glm::ivec2 fromPx, glm::ivec2 sizePx, double opacity) const;

   private:
    glm::ivec2 sizePx_{0, 0};
    unsigned framebuffer_ = 0, texture_ = 0;
};

/// `share` 0: wholly the first, 1: wholly the second. Both are of one size.
Picture mixed(const Picture& from, const Picture& to, double share);

}  // namespace saban::viewer
