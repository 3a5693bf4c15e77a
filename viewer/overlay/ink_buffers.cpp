#include "viewer/overlay/ink_buffers.h"

#include <algorithm>
#include <functional>
#include <glm/common.hpp>
#include <glm/vec2.hpp>
#include <osg/Drawable>
#include <osg/FrameBufferObject>
#include <osg/GLExtensions>
#include <osg/State>
#include <osg/Viewport>

namespace saban::viewer {

namespace {

constexpr int kStepPx = 64;  // sizes are whole multiples: a picture that changes a little needs no new buffers

/// Runs OpenGL's own calls in its turn.
class Call : public osg::Drawable {
 public:
    using Function = std::function<void(osg::State&)>;
    Call(Function draw, Function release) : draw_(std::move(draw)), release_(std::move(release)) {
        setUseDisplayList(false);
        setUseVertexBufferObjects(false);
        setSupportsDisplayList(false);
        setCullingActive(false);
    }
    void drawImplementation(osg::RenderInfo& info) const override { draw_(*info.getState()); }
    void releaseGLObjects(osg::State* state) const override {
        if (state && release_) release_(*state);
        osg::Drawable::releaseGLObjects(state);
    }
    osg::BoundingSphere computeBound() const override { return {}; }
    osg::BoundingBox computeBoundingBox() const override { return {}; }
    osg::Object* cloneType() const override { return nullptr; }
    osg::Object* clone(const osg::CopyOp&) const override { return nullptr; }

 private:
    Function draw_, release_;
};

}  // namespace

struct InkBuffers::State {
    GLuint depthTexture = 0, maskTexture = 0, depthBuffer = 0, maskBuffer = 0;
    GLint picture = 0;  ///< framebuffer that is drawn into
    glm::ivec2 sizePx{0};

    void ensure(osg::GLExtensions& gl, glm::ivec2 wantedPx) {
        if (depthTexture && wantedPx.x <= sizePx.x && wantedPx.y <= sizePx.y) return;
        const glm::ivec2 grown = glm::max(sizePx, (wantedPx + kStepPx - 1) / kStepPx * kStepPx);
        release(gl);
        sizePx = grown;
        const auto make = [&](GLuint& texture, GLuint& buffer, GLint inside, GLenum format, GLenum type, GLenum attachment) {
            glGenTextures(1, &texture);
            glBindTexture(GL_TEXTURE_2D, texture);
            glTexImage2D(GL_TEXTURE_2D, 0, inside, sizePx.x, sizePx.y, 0, format, type, nullptr);
            glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
            glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
            gl.glGenFramebuffers(1, &buffer);
            gl.glBindFramebuffer(GL_FRAMEBUFFER_EXT, buffer);
            gl.glFramebufferTexture2D(GL_FRAMEBUFFER_EXT, attachment, GL_TEXTURE_2D, texture, 0);
        };
        make(depthTexture, depthBuffer, GL_DEPTH_COMPONENT32F, GL_DEPTH_COMPONENT, GL_FLOAT, GL_DEPTH_ATTACHMENT_EXT);
        glDrawBuffer(GL_NONE);
        glReadBuffer(GL_NONE);
        make(maskTexture, maskBuffer, GL_RGBA8, GL_RGBA, GL_UNSIGNED_BYTE, GL_COLOR_ATTACHMENT0_EXT);
    }

    void release(osg::GLExtensions& gl) {
        if (depthTexture) {
            glDeleteTextures(1, &depthTexture);
            glDeleteTextures(1, &maskTexture);
            gl.glDeleteFramebuffers(1, &depthBuffer);
            gl.glDeleteFramebuffers(1, &maskBuffer);
        }
        depthTexture = maskTexture = depthBuffer = maskBuffer = 0;
        sizePx = glm::ivec2(0);
    }

    static void bindTexture(osg::State& state, unsigned unit, GLuint texture) {
        state.setActiveTextureUnit(unit);
        glBindTexture(GL_TEXTURE_2D, texture);
    }
};

InkBuffers::InkBuffers() : state_(std::make_shared<State>()) {
    const std::shared_ptr<State> own = state_;
    copyDepth_ = new Call(
        [own](osg::State& state) {
            osg::GLExtensions& gl = *state.get<osg::GLExtensions>();
            const osg::Viewport* viewport = state.getCurrentViewport();
            if (!viewport) return;
            const glm::ivec2 size(static_cast<int>(viewport->width()), static_cast<int>(viewport->height()));
            glGetIntegerv(GL_FRAMEBUFFER_BINDING_EXT, &own->picture);
            state.setActiveTextureUnit(kDepthUnit);
            own->ensure(gl, size);
            gl.glBindFramebuffer(GL_READ_FRAMEBUFFER_EXT, static_cast<GLuint>(own->picture));
            gl.glBindFramebuffer(GL_DRAW_FRAMEBUFFER_EXT, own->depthBuffer);
            gl.glBlitFramebuffer(0, 0, size.x, size.y, 0, 0, size.x, size.y, GL_DEPTH_BUFFER_BIT, GL_NEAREST);
            gl.glBindFramebuffer(GL_FRAMEBUFFER_EXT, static_cast<GLuint>(own->picture));
            State::bindTexture(state, kMaskUnit, 0);
            State::bindTexture(state, kDepthUnit, own->depthTexture);
        },
        [own](osg::State& state) { own->release(*state.get<osg::GLExtensions>()); });
    beginMask_ = new Call(
        [own](osg::State& state) {
            State::bindTexture(state, kMaskUnit, 0);
            state.get<osg::GLExtensions>()->glBindFramebuffer(GL_FRAMEBUFFER_EXT, own->maskBuffer);
            glClearColor(0.0f, 0.0f, 0.0f, 0.0f);
            glClear(GL_COLOR_BUFFER_BIT);
        },
        {});
    endMask_ = new Call(
        [own](osg::State& state) {
            state.get<osg::GLExtensions>()->glBindFramebuffer(GL_FRAMEBUFFER_EXT, static_cast<GLuint>(own->picture));
            State::bindTexture(state, kMaskUnit, own->maskTexture);
        },
        {});
}

InkBuffers::~InkBuffers() = default;

osg::Node* InkBuffers::copyDepth() { return copyDepth_; }
osg::Node* InkBuffers::beginMask() { return beginMask_; }
osg::Node* InkBuffers::endMask() { return endMask_; }

}  // namespace saban::viewer
