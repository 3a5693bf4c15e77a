#include "viewer/scenes/cross_fade.h"

#include <osg/FrameBufferObject>
#include <osg/GLExtensions>
#include <algorithm>
#include <cassert>
#include <cmath>

namespace saban::viewer {

namespace {

/// As in `Framebuffer`: the same for every context of one driver.
osg::GLExtensions& gl() { return *osg::GLExtensions::Get(0, true); }

}  // namespace

bool CrossFade::ensure(glm::ivec2 sizePx) {
    if (framebuffer_ && sizePx == sizePx_) return true;
    release();
    GLint before = 0, textureBefore = 0;
    glGetIntegerv(GL_FRAMEBUFFER_BINDING_EXT, &before);
    glGetIntegerv(GL_TEXTURE_BINDING_2D, &textureBefore);
    glGenTextures(1, &texture_);
    glBindTexture(GL_TEXTURE_2D, texture_);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, sizePx.x, sizePx.y, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    for (const GLenum filter : {GL_TEXTURE_MIN_FILTER, GL_TEXTURE_MAG_FILTER}) glTexParameteri(GL_TEXTURE_2D, filter, GL_NEAREST);
    for (const GLenum wrap : {GL_TEXTURE_WRAP_S, GL_TEXTURE_WRAP_T}) glTexParameteri(GL_TEXTURE_2D, wrap, GL_CLAMP_TO_EDGE);
    glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(textureBefore));
    gl().glGenFramebuffers(1, &framebuffer_);
    gl().glBindFramebuffer(GL_FRAMEBUFFER_EXT, framebuffer_);
    gl().glFramebufferTexture2D(GL_FRAMEBUFFER_EXT, GL_COLOR_ATTACHMENT0_EXT, GL_TEXTURE_2D, texture_, 0);
    const bool isSound = gl().glCheckFramebufferStatus(GL_FRAMEBUFFER_EXT) == GL_FRAMEBUFFER_COMPLETE_EXT;
    gl().glBindFramebuffer(GL_FRAMEBUFFER_EXT, static_cast<GLuint>(before));
    if (!isSound) {
        release();
        return false;
    }
    sizePx_ = sizePx;
    return true;
}

void CrossFade::release() {
    if (framebuffer_) gl().glDeleteFramebuffers(1, &framebuffer_);
    if (texture_) glDeleteTextures(1, &texture_);
    framebuffer_ = texture_ = 0;
    sizePx_ = {0, 0};
}

void CrossFade::drawOver(unsigned framebuffer, glm::ivec2 toPx, glm::ivec2 fromPx, glm::ivec2 sizePx, double opacity) const {
    if (!framebuffer_ || opacity <= 0.0) return;
    gl().glBindFramebuffer(GL_FRAMEBUFFER_EXT, framebuffer);
    if (gl().glUseProgram) gl().glUseProgram(0);
    glPushAttrib(GL_ALL_ATTRIB_BITS);
    glMatrixMode(GL_TEXTURE);
    glPushMatrix();
    glLoadIdentity();
    glMatrixMode(GL_PROJECTION);
    glPushMatrix();
    glLoadIdentity();
    glMatrixMode(GL_MODELVIEW);
    glPushMatrix();
    glLoadIdentity();
    glViewport(toPx.x, toPx.y, sizePx.x, sizePx.y);
    for (const GLenum mode : {GL_DEPTH_TEST, GL_CULL_FACE, GL_LIGHTING, GL_ALPHA_TEST, GL_STENCIL_TEST, GL_SCISSOR_TEST, GL_FOG}) glDisable(mode);
    glDepthMask(GL_FALSE);
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_FALSE);  // windows look at the opacity of what they are given
    glEnable(GL_BLEND);
    glBlendFunc(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA);
    glEnable(GL_TEXTURE_2D);
    glBindTexture(GL_TEXTURE_2D, texture_);
    for (const GLenum filter : {GL_TEXTURE_MIN_FILTER, GL_TEXTURE_MAG_FILTER}) glTexParameteri(GL_TEXTURE_2D, filter, fromPx == sizePx ? GL_NEAREST : GL_LINEAR);
    const glm::dvec2 part = glm::dvec2(fromPx) / glm::dvec2(sizePx_);
    glTexEnvi(GL_TEXTURE_ENV, GL_TEXTURE_ENV_MODE, GL_COMBINE);
    // The picture's own opacity says nothing: the one that is asked for counts.
    glTexEnvi(GL_TEXTURE_ENV, GL_COMBINE_RGB, GL_REPLACE);
    glTexEnvi(GL_TEXTURE_ENV, GL_SOURCE0_RGB, GL_TEXTURE);
    glTexEnvi(GL_TEXTURE_ENV, GL_COMBINE_ALPHA, GL_REPLACE);
    glTexEnvi(GL_TEXTURE_ENV, GL_SOURCE0_ALPHA, GL_PRIMARY_COLOR);
    glColor4d(1.0, 1.0, 1.0, std::min(opacity, 1.0));
    glBegin(GL_TRIANGLE_STRIP);
    for (const glm::dvec2 corner : {glm::dvec2(0.0, 0.0), glm::dvec2(1.0, 0.0), glm::dvec2(0.0, 1.0), glm::dvec2(1.0, 1.0)}) {
        glTexCoord2d(corner.x * part.x, corner.y * part.y);
        glVertex2d(corner.x * 2.0 - 1.0, corner.y * 2.0 - 1.0);
    }
    glEnd();
    glPopMatrix();
    glMatrixMode(GL_PROJECTION);
    glPopMatrix();
    glMatrixMode(GL_TEXTURE);
    glPopMatrix();
    glPopAttrib();  // the matrix mode too
}

Picture mixed(const Picture& from, const Picture& to, double share) {
    assert(from.sizePx == to.sizePx && from.rgb.size() == to.rgb.size());
    const int part = static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * 256.0));
    Picture picture{.sizePx = to.sizePx, .rgb = to.rgb};
    for (std::size_t i = 0; i < picture.rgb.size(); ++i) picture.rgb[i] = static_cast<std::uint8_t>((from.rgb[i] * (256 - part) + to.rgb[i] * part + 128) >> 8);
    return picture;
}

}  // namespace saban::viewer
