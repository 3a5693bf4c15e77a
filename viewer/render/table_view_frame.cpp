// A frame: whole, in parts, and what comes before and after the scene is drawn.
#include <GL/gl.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>

#include "geo/core/text.h"
#include "viewer/render/framebuffer.h"
#include "viewer/render/table_view_impl.h"

namespace saban::viewer {

namespace {

constexpr double kGroundM = 0.2, kGroundPx = 2.0;  // what is no farther off the ground than both together is ground

}  // namespace

glm::ivec2 TableView::drawnPx() const { return impl_->lastDrawnPx; }

geo::Result<void> TableView::draw(unsigned framebuffer, const FrameQuality& quality, glm::ivec2 toPx, const Finish& finish) {
    Impl& m = *impl_;
    if (auto ready = m.ensureGraphics(); !ready) return ready;
    if (!finish.over && finish.isEnlarged && m.canShowAgain(quality) && copyLast(framebuffer, toPx)) {
        m.drawLights(framebuffer, toPx);
        return {};
    }
    if (quality.samples <= 1 && !sameView(m.camera.view(), m.drawnView)) *m.inMotion = quality;
    if (auto begun = m.beginFrame(quality); !begun) return begun;
    const bool isApart = m.isWrittenApart(quality, finish, Impl::Frame::Whole), isOnBuffer = isApart && quality.samples > 1;
    const glm::ivec2 sizePx = m.reducedPx(quality);
    if (auto drawn = m.drawScene(quality, m.columnsOf(sizePx.x), isApart ? Impl::kGround : Impl::kAll); !drawn) return drawn;
    const Framebuffer& buffer = m.bufferOf(quality);
    if (finish.over) finish.over(buffer.id(), sizePx);
    m.noteDrawn(quality, !isApart || (isOnBuffer && finish.isEnlarged));
    if (!finish.over) m.drawnQuality = quality;
    if (finish.isEnlarged) {
        if (isOnBuffer) {
            if (auto kept = m.keepGround(); !kept) return kept;
            m.write({.framebuffer = buffer.id(), .hasDepth = true}, finish);
        }
        buffer.copyTo(framebuffer, sizePx, m.projection.sizePx, toPx, m.columnsOf(m.projection.sizePx.x));
        if (isApart && !isOnBuffer) m.write({.framebuffer = framebuffer, .cornerPx = toPx}, finish);
        m.drawLights(framebuffer, toPx);
    } else {
        m.areLightsOther = false;  // they are not part of it
        buffer.copyTo(framebuffer, sizePx, sizePx, toPx, m.columnsOf(sizePx.x));
        if (finish.triesWritingIn) m.write({.framebuffer = *finish.triesWritingIn, .isUnseen = true}, finish);
    }
    return m.checkShaders();
}

geo::Result<bool> TableView::drawSlice(unsigned framebuffer, const FrameQuality& quality, int slices, glm::ivec2 toPx) {
    Impl& m = *impl_;
    if (auto ready = m.ensureGraphics(); !ready) return tl::unexpected(ready.error());
    if (m.canShowAgain(quality) && copyLast(framebuffer, toPx)) {
        m.drawLights(framebuffer, toPx);
        return true;
    }
    if (slices > 1 && !m.isMade(m.bufferOf(quality), quality.samples)) {  // as long as some of its parts
        if (auto made = m.ensureBuffer(m.bufferOf(quality), quality.samples); !made) return tl::unexpected(made.error());
        m.nextSlice = 0;
        return false;
    }
    if (m.nextSlice == 0 || m.slicedQuality != quality || m.slicesOfFrame != slices || m.needsScene()) {
        m.slicedQuality = quality;
        m.slicesOfFrame = slices;
        if (auto begun = m.beginFrame(quality); !begun) return tl::unexpected(begun.error());
        if (m.wasLastSmooth == (quality.samples > 1)) m.lastDrawnPx = {0, 0};  // the last frame is drawn over from now on
        if (quality.samples <= 1) m.groundPx = {0, 0};
    }
    const bool isApart = m.isWrittenApart(quality, {}, Impl::Frame::Sliced), isOnBuffer = isApart && quality.samples > 1;
    const int ofGround = isApart ? std::max(slices - 1, 1) : slices;  // the last one writes
    const glm::ivec2 sizePx = m.reducedPx(quality), whole = m.columnsOf(sizePx.x);
    const auto edge = [&](int slice) { return whole.x + (whole.y - whole.x) * slice / ofGround; };
    if (m.nextSlice < ofGround)
        if (auto drawn = m.drawScene(quality, {edge(m.nextSlice), edge(m.nextSlice + 1)}, isApart ? Impl::kGround : Impl::kAll); !drawn) return tl::unexpected(drawn.error());
    if (++m.nextSlice < slices) return false;
    m.nextSlice = 0;
    m.noteDrawn(quality, !isApart || isOnBuffer);
    m.drawnQuality = quality;
    if (isOnBuffer) {
        if (auto kept = m.keepGround(); !kept) return tl::unexpected(kept.error());
        m.write({.framebuffer = m.bufferOf(quality).id(), .hasDepth = true}, {});
    }
    m.bufferOf(quality).copyTo(framebuffer, sizePx, m.projection.sizePx, toPx, m.columnsOf(m.projection.sizePx.x));
    if (isApart && !isOnBuffer) m.write({.framebuffer = framebuffer, .cornerPx = toPx}, {});
    m.drawLights(framebuffer, toPx);
    if (auto sound = m.checkShaders(); !sound) return tl::unexpected(sound.error());
    return true;
}

geo::Result<void> TableView::Impl::beginFrame(const FrameQuality& quality) {
    nextSlice = 0;
    setQuality(quality);
    if (!planMotion.timeS) forgetScene();  // a picture that stands by itself
    prepare(Context::Drawing);
    const double intervalM = contourIntervalM();
    furniture.update(camera.view(), camera.frame(), projection, look,
                     {.pixelRatio = pixelRatio, .textScale = textScale, .isOverlayRight = hasTitles, .contourIntervalM = hidesContours() ? 0.0 : intervalM, .grid = otherGrid, .gridInterval = otherInterval()});
    terrain.setContourInterval(intervalM);
    updateOverlay();
    if (const std::string& failure = titles.markingFailure(); !failure.empty()) return geo::fail(geo::ErrorCode::Unsupported, failure);
    return {};
}

glm::ivec2 TableView::Impl::reducedPx(const FrameQuality& quality) const {
    return glm::max(glm::ivec2(glm::round(glm::dvec2(projection.sizePx) * std::min(quality.scale, 1.0))), glm::ivec2(1));
}

geo::Result<void> TableView::Impl::ensureBuffer(Framebuffer& buffer, int samples) {
    if (buffer.ensure(projection.sizePx, samples, Framebuffer::Depth::Float32)) return {};
    return geo::fail(geo::ErrorCode::Unsupported,
                     text(SABAN_TR("viewer", "cannot draw {0} x {1} pixels with '{2}': the driver refuses the buffers. Ask for a "
                                             "smaller picture or fewer samples."),
                          projection.sizePx.x, projection.sizePx.y, renderer));
}

geo::Result<void> TableView::Impl::drawScene(const FrameQuality& quality, glm::ivec2 columnsPx, unsigned parts) {
    // Two buffers, and one that is seldom filled: neither a motion that begins or ends nor another scale makes one anew.
    assert((quality.scale >= 1.0 || quality.samples <= 1) && "a multisampled buffer cannot be enlarged");
    Framebuffer& buffer = bufferOf(quality);
    if (auto made = ensureBuffer(buffer, quality.samples); !made) return made;
    if (quality.samples > 1) smooth->drawnBy = this;
    drawnQuality.reset();
    window->setDefaultFboId(buffer.id());
    applyCamera({0, 0}, reducedPx(quality), columnsPx);
    viewer->getCamera()->setClearMask(nextSlice > 0 ? 0 : GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT);  // OSG clears the whole, whatever part is drawn
    viewer->getCamera()->setCullMask(parts);
    applyCutPlane();
    drawnView = camera.view();
    isDirty = camera.isFlying();
    buffer.bind();  // whoever owns the context has another one bound: OSG draws into what it finds
    viewer->frame();
    leaveStateAsFound();
    return {};
}

void TableView::Impl::noteDrawn(const FrameQuality& quality, bool isWritten) {
    lastDrawnPx = reducedPx(quality);
    wasLastSmooth = quality.samples > 1;
    isLastWritten = isWritten;
    groundPx = wasLastSmooth || isWritten ? glm::ivec2(0) : lastDrawnPx;
}

std::optional<glm::dvec3> TableView::pointOnSolid(glm::dvec2 pixel) const {
    const Impl& m = *impl_;
    const Framebuffer& buffer = m.wasLastSmooth ? m.smooth->buffer : m.plainBuffer;
    const bool isDrawn = m.lastDrawnPx.x > 0 && buffer.id() != 0 && (!m.wasLastSmooth || m.smooth->drawnBy == &m);
    if (!isDrawn || !m.ground || m.camera.isFlying() || !sameView(m.camera.view(), m.drawnView)) return std::nullopt;
    const glm::dvec2 perPx = glm::dvec2(m.lastDrawnPx) / glm::dvec2(m.projection.sizePx);
    const glm::ivec2 at = glm::clamp(glm::ivec2(glm::floor(pixel * perPx)), glm::ivec2(0), m.lastDrawnPx - 1);
    const float depth = buffer.readDepthAt({at.x, m.lastDrawnPx.y - 1 - at.y});
    if (!(depth > 0.0f)) return std::nullopt;
    const SceneFrame frame = m.frame();
    // The middle of the pixel that was drawn.
    const glm::dvec3 ray = rayThrough(m.camera.view(), frame, m.projection, (glm::dvec2(at) + 0.5) / perPx);
    const glm::dvec3 eye = rayStart(m.camera.view(), frame, m.projection, (glm::dvec2(at) + 0.5) / perPx), ahead = glm::normalize(frame.toScene(m.camera.view().target) - eyeOf(m.camera.view(), frame));
    const double awayM = m.awayM(depth);
    const glm::dvec3 point = frame.toGround(eye + ray * (awayM / glm::dot(ray, ahead)));
    const double pixelM = lensOf(m.camera.view(), m.projection).pixelM(awayM) * m.projection.sizePx.y / m.lastDrawnPx.y;
    if (!m.ground->bounds.grownBy(-kGroundPx * pixelM).contains(glm::dvec2(point))) return std::nullopt;  // a side of the block
    if (m.cut && m.cut->insideM(glm::dvec2(point)) < kGroundPx * pixelM) return std::nullopt;
    const auto groundM = m.terrain.loadedHeightAt(glm::dvec2(point));
    if (!groundM || std::abs(point.z - *groundM) * frame.exaggeration < kGroundM + kGroundPx * pixelM) return std::nullopt;
    // A coarse mesh is farther off than that in places: what is not on anything that is drawn there is the ground.
    const auto seat = m.seatAt(glm::dvec2(point));
    return seat ? std::optional(glm::dvec3(point.x, point.y, seat->overOf(point.z, frame.exaggeration))) : std::nullopt;
}

geo::Result<void> TableView::Impl::checkShaders() {
    const std::string errors = terrain.shaderErrors(*window->getState());
    if (errors.empty()) return {};
    return geo::fail(geo::ErrorCode::Unsupported,
                     text(SABAN_TR("viewer", "cannot draw the table with '{0}': the driver refuses a shader. Update the graphics driver, or set "
                                             "LIBGL_ALWAYS_SOFTWARE=1 to draw without it. It says: {1}"), renderer, errors));
}

}  // namespace saban::viewer
