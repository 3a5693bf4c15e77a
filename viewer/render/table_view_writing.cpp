// What is written on a picture: signs, names, titles, everything that must be sharp however small the ground under it was drawn.
#include <GL/gl.h>

#include "viewer/render/framebuffer.h"
#include "viewer/render/table_view_impl.h"

namespace saban::viewer {

/// Pictures are drawn as one, with as many samples for letters as for the ground. Frames of a window have the writing apart wherever its
/// picture may be needed without it, as beside a view that shares its buffers and fades in, or larger than it was drawn.
bool TableView::Impl::isWrittenApart(const FrameQuality& quality, const Finish& finish, Frame frame) const {
    if (quality.scale < 1.0 || !finish.isEnlarged) return true;
    return completeness == Completeness::Progressive && (quality.samples <= 1 || finish.over || frame == Frame::Sliced || smooth.use_count() > 1);
}

/// After a frame of the scene, which brought everything to its present state: nothing but drawing is left.
void TableView::Impl::write(const Page& page, unsigned parts, double signsShare) {
    if (signsShare <= 0.0) parts &= ~kSigns;
    if (parts == 0) return;
    const glm::ivec2 sizePx = projection.sizePx;
    osg::State& glState = *window->getState();
    osg::StateSet& state = *written->getOrCreateStateSet();
    signsSeen->set(static_cast<float>(signsShare));
    if (page.hasDepth) {
        groundAt->set(osg::Vec4());
        state.removeMode(GL_DEPTH_TEST);
    } else {
        const glm::dvec2 perPx = glm::dvec2(lastDrawnPx) / glm::dvec2(sizePx);
        groundAt->set(osg::Vec4(static_cast<float>(page.cornerPx.x), static_cast<float>(page.cornerPx.y), static_cast<float>(perPx.x), static_cast<float>(perPx.y)));
        state.setMode(GL_DEPTH_TEST, osg::StateAttribute::OFF | osg::StateAttribute::OVERRIDE);
        glState.setActiveTextureUnit(kGroundDepthUnit);
        glBindTexture(GL_TEXTURE_2D, plainBuffer.depthTexture());
    }
    window->setDefaultFboId(page.framebuffer);
    applyCamera(page.cornerPx, sizePx, page.isUnseen ? glm::ivec2(0) : columnsOf(sizePx.x));
    viewer->getCamera()->setClearMask(0);
    viewer->getCamera()->setCullMask(parts);
    Framebuffer::bind(page.framebuffer);
    viewer->renderingTraversals();
    leaveStateAsFound();
    if (!page.hasDepth) {  // the ground is drawn into it next time
        glState.setActiveTextureUnit(kGroundDepthUnit);
        glBindTexture(GL_TEXTURE_2D, 0);
        glState.setActiveTextureUnit(0);
    }
    signsSeen->set(1.0f);
    groundAt->set(osg::Vec4());
    state.removeMode(GL_DEPTH_TEST);
}

void TableView::Impl::write(const Page& page, const Finish& finish) {
    if (!finish.comesIn) return write(page, kSigns | kTitles, finish.signs);
    // What is the same in both is whole all the time, however much shines through it.
    Impl& other = *finish.comesIn->impl_;
    const bool areOthers = finish.share >= 0.5;
    if (!areOthers) write(page, kSigns, finish.signs);
    other.write(page, areOthers ? kSigns | kTitles : kTitles, finish.signs);
}

/// Of a careful frame, before it is written on.
geo::Result<void> TableView::Impl::keepGround() {
    if (auto made = ensureBuffer(plainBuffer, 0); !made) return made;
    const glm::ivec2 sizePx = projection.sizePx;
    smooth->buffer.copyTo(plainBuffer.id(), sizePx, sizePx, {0, 0}, columnsOf(sizePx.x));
    groundPx = sizePx;
    return {};
}

/// As it is in its buffer.
bool TableView::Impl::copyBuffer(unsigned framebuffer, glm::ivec2 toPx) {
    const Framebuffer& buffer = wasLastSmooth ? smooth->buffer : plainBuffer;
    if (wasLastSmooth && smooth->drawnBy != this) return false;
    if (!viewer || buffer.id() == 0 || lastDrawnPx.x == 0 || buffer.sizePx() != projection.sizePx) return false;
    buffer.copyTo(framebuffer, lastDrawnPx, projection.sizePx, toPx, columnsOf(projection.sizePx.x));
    return true;
}

bool TableView::copyLast(unsigned framebuffer, glm::ivec2 toPx) const {
    Impl& m = *impl_;
    if (!m.copyBuffer(framebuffer, toPx)) return false;
    if (!m.isLastWritten) m.write({.framebuffer = framebuffer, .cornerPx = toPx}, {});
    return true;
}

bool TableView::copyGround(unsigned framebuffer) const {
    Impl& m = *impl_;
    if (!m.viewer || m.groundPx.x == 0 || m.plainBuffer.sizePx() != m.projection.sizePx) return m.copyBuffer(framebuffer, {0, 0});
    m.plainBuffer.copyTo(framebuffer, m.groundPx, m.projection.sizePx, {0, 0}, m.columnsOf(m.projection.sizePx.x));
    return true;
}

}  // namespace saban::viewer
