#pragma once

#include <glm/vec2.hpp>
#include <optional>
#include <vector>

namespace saban::viewer {

/// A framebuffer object with 8-bit colour and a 32-bit float depth buffer, which reversed depth needs.
/// Every call needs the context current in which it was made.
class Framebuffer {
   public:
    enum class Depth { None, Float32 };

    Framebuffer() = default;
    ~Framebuffer();  ///< `release` was called, or the context is gone
    Framebuffer(const Framebuffer&) = delete;
    Framebuffer& operator=(const Framebuffer&) = delete;

    /// Makes or remakes it when anything differs. False when the driver refuses.
    bool ensure(glm::ivec2 sizePx, int samples, Depth depth);
    void release();

    unsigned id() const { return framebuffer_; }
    int samples() const { return samples_; }
    glm::ivec2 sizePx() const { return sizePx_; }

    /// Makes it what the next drawing goes into.
    void bind() const { bind(framebuffer_); }
    static void bind(unsigned framebuffer);
    /// Of its depth, where a pixel has a single sample; read texel by texel. 0: there is none.
    unsigned depthTexture() const { return depthTexture_; }
    /// Copies (and resolves) the colour of the lower left `fromPx` into another framebuffer of the given size, enlarging it
    /// smoothly if need be.
    void copyTo(unsigned framebuffer, glm::ivec2 fromPx, glm::ivec2 sizePx) const { copyTo(framebuffer, fromPx, sizePx, {0, 0}, {0, sizePx.x}); }
    /// `toPx`: its lower left corner there. Of the columns only those from `columnsPx.x` up to `columnsPx.y` are copied.
    void copyTo(unsigned framebuffer, glm::ivec2 fromPx, glm::ivec2 sizePx, glm::ivec2 toPx, glm::ivec2 columnsPx) const;
    /// Colour, 8 bits red, green, blue, first row on top. Single-sample framebuffers only.
    std::vector<unsigned char> readRgb() const;
    /// Depth as it is stored, first row on top. Single-sample framebuffers with depth only.
    std::vector<float> readDepth() const;
    /// That of one pixel (0,0 lower left), of one of its samples where it has several.
    float readDepthAt(glm::ivec2 pixel) const;

   private:
    void repeatEdges(glm::ivec2 fromPx) const;

    glm::ivec2 sizePx_{0, 0};
    int samples_ = 0;
    Depth depthKind_ = Depth::None;
    unsigned framebuffer_ = 0, colour_ = 0, depth_ = 0, depthTexture_ = 0;
};

}  // namespace saban::viewer
