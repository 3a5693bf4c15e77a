#include "viewer/render/framebuffer.h"

#include <osg/GLExtensions>
#include <osg/FrameBufferObject>
#include <algorithm>
#include <cassert>
#include <glm/common.hpp>

namespace saban::viewer {

namespace {

/// Function pointers are the same for every context of one driver; OSG keeps them per context number.
osg::GLExtensions& gl() { return *osg::GLExtensions::Get(0, true); }

unsigned makeDepthTexture(glm::ivec2 sizePx) {
    GLint before = 0;
    glGetIntegerv(GL_TEXTURE_BINDING_2D, &before);
    GLuint texture = 0;
    glGenTextures(1, &texture);
    glBindTexture(GL_TEXTURE_2D, texture);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_DEPTH_COMPONENT32F, sizePx.x, sizePx.y, 0, GL_DEPTH_COMPONENT, GL_FLOAT, nullptr);
    for (const GLenum filter : {GL_TEXTURE_MIN_FILTER, GL_TEXTURE_MAG_FILTER}) glTexParameteri(GL_TEXTURE_2D, filter, GL_NEAREST);
    for (const GLenum wrap : {GL_TEXTURE_WRAP_S, GL_TEXTURE_WRAP_T}) glTexParameteri(GL_TEXTURE_2D, wrap, GL_CLAMP_TO_EDGE);
    glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(before));
    return texture;
}

}  // namespace

Framebuffer::~Framebuffer() = default;

bool Framebuffer::ensure(glm::ivec2 sizePx, int samples, Depth depth) {
    if (framebuffer_ && sizePx == sizePx_ && samples == samples_ && depth == depthKind_) return true;
    release();
    GLint maxSamples = 0;
    glGetIntegerv(GL_MAX_SAMPLES_EXT, &maxSamples);
    const int used = std::min<int>(samples, maxSamples);
    const auto makeBuffer = [&](GLenum format) {
        GLuint buffer = 0;
        gl().glGenRenderbuffers(1, &buffer);
        gl().glBindRenderbuffer(GL_RENDERBUFFER_EXT, buffer);
        if (used > 1) {
            gl().glRenderbufferStorageMultisample(GL_RENDERBUFFER_EXT, used, format, sizePx.x, sizePx.y);
        } else {
            gl().glRenderbufferStorage(GL_RENDERBUFFER_EXT, format, sizePx.x, sizePx.y);
        }
        return buffer;
    };
    colour_ = makeBuffer(GL_RGBA8);
    if (depth == Depth::Float32 && used > 1) depth_ = makeBuffer(GL_DEPTH_COMPONENT32F);
    if (depth == Depth::Float32 && used <= 1) depthTexture_ = makeDepthTexture(sizePx);
    gl().glGenFramebuffers(1, &framebuffer_);
    gl().glBindFramebuffer(GL_FRAMEBUFFER_EXT, framebuffer_);
    gl().glFramebufferRenderbuffer(GL_FRAMEBUFFER_EXT, GL_COLOR_ATTACHMENT0_EXT, GL_RENDERBUFFER_EXT, colour_);
    if (depth_) gl().glFramebufferRenderbuffer(GL_FRAMEBUFFER_EXT, GL_DEPTH_ATTACHMENT_EXT, GL_RENDERBUFFER_EXT, depth_);
    if (depthTexture_) gl().glFramebufferTexture2D(GL_FRAMEBUFFER_EXT, GL_DEPTH_ATTACHMENT_EXT, GL_TEXTURE_2D, depthTexture_, 0);
    if (gl().glCheckFramebufferStatus(GL_FRAMEBUFFER_EXT) != GL_FRAMEBUFFER_COMPLETE_EXT) {
        release();
        return false;
    }
    sizePx_ = sizePx;
    samples_ = samples;
    depthKind_ = depth;
    return true;
}

void Framebuffer::release() {
    if (framebuffer_) gl().glDeleteFramebuffers(1, &framebuffer_);
    if (colour_) gl().glDeleteRenderbuffers(1, &colour_);
    if (depth_) gl().glDeleteRenderbuffers(1, &depth_);
    if (depthTexture_) glDeleteTextures(1, &depthTexture_);
    framebuffer_ = colour_ = depth_ = depthTexture_ = 0;
}

void Framebuffer::bind(unsigned framebuffer) { gl().glBindFramebuffer(GL_FRAMEBUFFER_EXT, framebuffer); }

/// Enlarging looks at the pixels beyond the upper and the right edge, too.
void Framebuffer::repeatEdges(glm::ivec2 fromPx) const {
    const glm::ivec2 grown = glm::min(fromPx + 1, sizePx_);
    bind();
    if (grown.x > fromPx.x) gl().glBlitFramebuffer(fromPx.x - 1, 0, fromPx.x, fromPx.y, fromPx.x, 0, grown.x, fromPx.y, GL_COLOR_BUFFER_BIT, GL_NEAREST);
    if (grown.y > fromPx.y) gl().glBlitFramebuffer(0, fromPx.y - 1, grown.x, fromPx.y, 0, fromPx.y, grown.x, grown.y, GL_COLOR_BUFFER_BIT, GL_NEAREST);
}

void Framebuffer::copyTo(unsigned framebuffer, glm::ivec2 fromPx, glm::ivec2 sizePx, glm::ivec2 toPx, glm::ivec2 columnsPx) const {
    if (fromPx != sizePx && samples_ <= 1) repeatEdges(fromPx);
    gl().glBindFramebuffer(GL_READ_FRAMEBUFFER_EXT, framebuffer_);
    gl().glBindFramebuffer(GL_DRAW_FRAMEBUFFER_EXT, framebuffer);
    glEnable(GL_SCISSOR_TEST);
    glScissor(toPx.x + columnsPx.x, toPx.y, columnsPx.y - columnsPx.x, sizePx.y);
    gl().glBlitFramebuffer(0, 0, fromPx.x, fromPx.y, toPx.x, toPx.y, toPx.x + sizePx.x, toPx.y + sizePx.y, GL_COLOR_BUFFER_BIT,
                           sizePx == fromPx ? GL_NEAREST : GL_LINEAR);
    glDisable(GL_SCISSOR_TEST);
    gl().glBindFramebuffer(GL_FRAMEBUFFER_EXT, framebuffer);
}

std::vector<unsigned char> Framebuffer::readRgb() const {
    gl().glBindFramebuffer(GL_FRAMEBUFFER_EXT, framebuffer_);
    const std::size_t rowBytes = static_cast<std::size_t>(sizePx_.x) * 3;
    std::vector<unsigned char> bottomUp(rowBytes * sizePx_.y), topDown(bottomUp.size());
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, sizePx_.x, sizePx_.y, GL_RGB, GL_UNSIGNED_BYTE, bottomUp.data());
    for (int row = 0; row < sizePx_.y; ++row)
        std::copy_n(&bottomUp[(sizePx_.y - 1 - row) * rowBytes], rowBytes, &topDown[row * rowBytes]);
    return topDown;
}

std::vector<float> Framebuffer::readDepth() const {
    assert(depthKind_ == Depth::Float32 && samples_ <= 1);
    gl().glBindFramebuffer(GL_FRAMEBUFFER_EXT, framebuffer_);
    const std::size_t columns = sizePx_.x;
    std::vector<float> bottomUp(columns * sizePx_.y), topDown(bottomUp.size());
    glPixelStorei(GL_PACK_ALIGNMENT, 4);
    glReadPixels(0, 0, sizePx_.x, sizePx_.y, GL_DEPTH_COMPONENT, GL_FLOAT, bottomUp.data());
    for (int row = 0; row < sizePx_.y; ++row)
        std::copy_n(&bottomUp[(sizePx_.y - 1 - row) * columns], columns, &topDown[row * columns]);
    return topDown;
}

float Framebuffer::readDepthAt(glm::ivec2 pixel) const {
    assert(depthKind_ == Depth::Float32);
    float depth = 0.0f;
    Framebuffer plain;
    glm::ivec2 at = pixel;
    if (samples_ > 1) {  // several samples are read through a buffer that has one
        if (!plain.ensure({1, 1}, 1, Depth::Float32)) return 0.0f;
        gl().glBindFramebuffer(GL_READ_FRAMEBUFFER_EXT, framebuffer_);
        gl().glBindFramebuffer(GL_DRAW_FRAMEBUFFER_EXT, plain.framebuffer_);
        gl().glBlitFramebuffer(pixel.x, pixel.y, pixel.x + 1, pixel.y + 1, 0, 0, 1, 1, GL_DEPTH_BUFFER_BIT, GL_NEAREST);
        at = {0, 0};
    }
    gl().glBindFramebuffer(GL_FRAMEBUFFER_EXT, samples_ > 1 ? plain.framebuffer_ : framebuffer_);
    glPixelStorei(GL_PACK_ALIGNMENT, 4);
    glReadPixels(at.x, at.y, 1, 1, GL_DEPTH_COMPONENT, GL_FLOAT, &depth);
    plain.release();
    return depth;
}

}  // namespace saban::viewer
