// How a moment of a scene becomes a frame of the window, or a picture.
#include <algorithm>
#include <optional>
#include <utility>

#include "viewer/scenes/scene_player_impl.h"

namespace saban::viewer {

namespace {

constexpr double kLeastShare = 1.0 / 512.0;  // less changes no pixel
constexpr double kScaleOfTwo = 0.7;          // two pictures of half as many pixels take as long as one
constexpr double kLeastScale = 0.3;

/// With which each of two views is drawn in a frame that should take no longer than one of a single view.
FrameQuality ofTwo(FrameQuality quality) {
    if (quality.samples <= 1 && quality.scale < 1.0) quality.scale = std::min(quality.scale, std::max(quality.scale * kScaleOfTwo, kLeastScale));
    return quality;
}

}  // namespace

geo::Result<void> ScenePlayer::draw(unsigned framebuffer, const FrameQuality& wanted, glm::ivec2 toPx) {
    Impl& m = *impl_;
    const glm::ivec2 sizePx = m.table.sizePx();
    if (m.mustCapture) {
        m.mustCapture = false;
        const bool isKept = m.isPictureKept && m.captured.sizePx() == sizePx;
        m.isCaptured = isKept || (m.captured.ensure(sizePx) && (m.isCaptureOfBack ? *m.back : m.table).copyGround(m.captured.framebuffer()));  // with what was laid over it
    }
    m.isPictureKept = m.isLastCareful = false;
    if (m.sceneTimeS() < 0.0 && wanted.samples <= 1) m.moving = wanted;
    // The first frame after a key is one of a single view, and as quick.
    const bool isMixed = m.isMixing && m.mixShare > kLeastShare && m.other.ensure(sizePx);
    const FrameQuality quality = isMixed ? ofTwo(wanted) : wanted;
    if (isMixed) {
        m.matchBack();
        if (auto drawn = m.back->draw(m.other.framebuffer(), quality, {0, 0}, {.isEnlarged = false}); !drawn) return drawn;
    }
    m.isCaptured = m.isCaptured && m.captured.sizePx() == sizePx && m.captureOpacity() > 0.0;
    TableView::Finish finish;
    // Before the picture is enlarged: over a whole one it would take longer than the drawing does.
    if (isMixed || m.isCaptured)
        finish.over = [&](unsigned into, glm::ivec2 drawnPx) {
            if (isMixed) m.other.drawOver(into, {0, 0}, m.back->drawnPx(), drawnPx, m.mixShare);
            if (m.isCaptured) m.captured.drawOver(into, {0, 0}, sizePx, drawnPx, m.captureOpacity());
        };
    // Titles change at once. Where the camera stays elsewhere, signs and names wait until their ground is seen.
    if (m.isCaptured && m.transition == layers::SceneTransition::Fade) finish.signs = std::clamp(1.0 - 2.0 * m.captureOpacity(), 0.0, 1.0);
    if (isMixed) finish.comesIn = m.back.get(), finish.share = m.mixShare;
    if (auto drawn = m.table.draw(framebuffer, quality, toPx, finish); !drawn) return drawn;
    m.isComposed = isMixed || m.isCaptured;
    m.isBackDrawn = m.isBackDrawn || isMixed;
    m.drawnShare = m.isMixing ? m.mixShare : 0.0;
    return {};
}

geo::Result<bool> ScenePlayer::drawSlice(unsigned framebuffer, const FrameQuality& quality, int slices) {
    Impl& m = *impl_;
    if (m.mustCapture || m.isMixing || m.isCaptured) {
        if (auto drawn = draw(framebuffer, quality); !drawn) return tl::unexpected(drawn.error());
        return true;
    }
    m.isPictureKept = m.isPictureKept && !m.table.needsFrame();
    auto whole = m.table.drawSlice(framebuffer, quality, slices);
    if (!whole || !*whole) {
        m.isPictureKept = m.isLastCareful = false;
        return whole;
    }
    m.isLastCareful = quality.samples > 1;
    m.isComposed = false;
    m.drawnShare = 0.0;
    return true;
}

/// So that the first frame of a transition is as quick as any: memory for fades, and a frame of the second view, as often as it has names left to write. Nobody sees it: as small as it
/// may be. One thing at a time, since a picture may move meanwhile. What the driver refuses is refused again, and told, when it is to be seen.
void ScenePlayer::Impl::makeReady(std::optional<unsigned> window) {
    constexpr double kScale = 0.25;
    constexpr int kMostFrames = 30;  // something in it may never come to rest
    if (mustMakeCapture()) {
        if (!captured.ensure(table.sizePx())) refusedPx = table.sizePx();
        return;
    }
    if (!hasBuffersOfFades()) {
        isBackDrawn = !makeBufferOfFades();
        return;
    }
    FrameQuality quality = qualityAhead();
    quality.samples = 0;
    quality.scale = kScale;
    const bool isDrawn = back->draw(other.framebuffer(), quality, {0, 0}, {.isEnlarged = false, .triesWritingIn = window.value_or(captured.framebuffer())}).has_value();
    isBackDrawn = !isDrawn || !back->needsFrame() || ++framesOfBack >= kMostFrames;
}

/// One of those of a second view; false when the driver refuses.
bool ScenePlayer::Impl::makeBufferOfFades() {
    if (!back->hasBuffers()) return back->makeBuffers().has_value();
    return other.ensure(table.sizePx());
}

bool ScenePlayer::makeBuffers(int samples) {
    Impl& m = *impl_;
    if (!m.table.hasBuffers(samples)) return m.table.makeBuffers(samples).has_value();
    if (m.mustMakeCapture()) return m.captured.ensure(m.table.sizePx());
    m.matchBack();
    return !m.hasBuffersOfFades() && m.makeBufferOfFades();
}

bool ScenePlayer::isReady() const { return !impl_->mustMakeReady(); }

geo::Result<Picture> ScenePlayer::takePicture(OffscreenContext& context, glm::ivec2 sizePx, int samples, std::stop_token stop) {
    Impl& m = *impl_;
    context.makeCurrent();
    if (!m.hasBriefing() || !m.isShown) return viewer::takePicture(context, m.table, sizePx, samples, nullptr, stop);
    if (m.table.sizePx() != sizePx || m.table.pixelRatio() != 1.0) {
        m.table.resize(sizePx);
        m.rest = m.restOf(m.scene);  // the whole table fits into another picture from elsewhere
    }
    const struct Waking {
        Impl& m;
        ~Waking() {
            m.table.setWakeUp(m.wakeUp);
            m.back->setWakeUp(m.wakeUp);
        }
    } waking{m};
    const auto take = [&](TableView& view) { return viewer::takePicture(context, view, sizePx, samples, nullptr, stop); };
    if (m.isFinal() && m.awaited != m.performance.ground) {  // the first picture is then like any later one
        m.awaited = m.performance.ground;
        m.table.awaitOverviews(stop);
        m.rest = m.restOf(m.scene);
    }
    const double timeS = m.sceneTimeS();
    const bool isFading = m.transition == layers::SceneTransition::Fade && timeS < 0.0 && m.transitionS > 0.0;
    if (isFading && (!m.departurePicture || m.departurePicture->sizePx != sizePx)) {
        m.put(m.table, m.tableTold, m.departure);
        auto before = take(m.table);
        if (!before) return before;
        m.departurePicture = std::move(*before);
    }
    const Impl::Moment moment = m.momentAt(timeS);
    m.apply(moment);
    m.drawnShare = m.isMixing ? m.mixShare : 0.0;
    auto picture = take(m.table);
    if (!picture) return picture;
    if (moment.second && moment.share > 0.0) {
        auto second = take(*m.back);
        if (!second) return second;
        picture = mixed(*picture, *second, moment.share);
    }
    m.isComposed = isFading || (moment.second && moment.share > 0.0);
    if (isFading) picture = mixed(*m.departurePicture, *picture, smooth(1.0 + timeS / m.transitionS));
    return picture;
}

void ScenePlayer::setWakeUp(std::function<void()> wakeUp) {
    impl_->setWakeUpOfFlights(wakeUp);
    impl_->wakeUp = wakeUp;
    impl_->table.setWakeUp(wakeUp);
    impl_->back->setWakeUp(std::move(wakeUp));
}

bool ScenePlayer::needsFrame() const {
    const Impl& m = *impl_;
    const bool isFading = m.isFinal() && m.isShown && m.transition == layers::SceneTransition::Fade && m.sceneTimeS() < 0.0;
    const bool isOtherMix = m.isMixing ? m.back->needsFrame() || m.mixShare != m.drawnShare : m.isComposed;  // what was laid over the last picture is over
    return m.table.needsFrame() || isFading || isOtherMix || m.captureOpacity() > 0.0;
}

void ScenePlayer::releaseGl() {
    Impl& m = *impl_;
    m.table.releaseGl();
    m.back->releaseGl();
    m.captured.release();
    m.other.release();
    m.isCaptured = m.mustCapture = m.isBackDrawn = m.isPictureKept = m.isLastCareful = false;
    m.framesOfBack = 0;
    m.refusedPx = {0, 0};
}

}  // namespace saban::viewer
