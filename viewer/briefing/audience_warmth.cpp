// What of the picture is made before anybody asks for it.
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <array>

#include "viewer/briefing/audience_view.h"
#include "viewer/render/framebuffer.h"

namespace saban::app {

namespace {

using viewer::FrameQuality;

constexpr glm::ivec2 kWarmPx{480, 270};  ///< few tiles, but all that needs a shader
constexpr std::array kQualities = {FrameQuality{.scale = 0.5}, FrameQuality{}, FrameQuality{.samples = 4}};
// Numbers of the parts: the context, the scene, its tiles, a frame of each quality, what comes next, memory for frames of the true size.
constexpr int kScene = 1, kFirstFrame = 100, kFirstAhead = kFirstFrame + static_cast<int>(kQualities.size()), kMemory = kFirstAhead + 100, kDone = kMemory + 100;
// Of a larger picture the memory is not held for who may never present.
constexpr int kMostPx = 2560 * 1440;

}  // namespace

bool AudienceView::warmUp(const viewer::Performance& performance) {
    if (isVisible() || framesDrawn_ > 0 || !failure_.empty() || warmed_ >= kDone) return false;
    if (!makeCurrent()) {
        failure_ = "no OpenGL";  // as long as it is hidden nobody is told
        return false;
    }
    const int part = warmed_++;
    geo::Result<void> made;
    const auto draw = [&](const FrameQuality& quality) {
        viewer::Framebuffer unseen;
        if (!unseen.ensure(kWarmPx, 0, viewer::Framebuffer::Depth::None)) return;
        made = player_->draw(unseen.id(), quality);
        unseen.release();
    };
    if (part == kScene) {
        table_->resize(kWarmPx);
        player_->setPerformance(performance);
        player_->show(0, viewer::ScenePlayer::Entrance::AtOnce, nowS());
    } else if (part > kScene && part < kFirstFrame) {
        if (table_->prepare({}, viewer::TableView::Graphics::Current)) warmed_ = kFirstFrame;
    } else if (part >= kFirstFrame && part < kFirstAhead) {
        draw(kQualities[static_cast<std::size_t>(part - kFirstFrame)]);
    } else if (part >= kFirstAhead && part < kMemory) {
        const bool isLoading = player_->loadAhead(viewer::TableView::Graphics::Current);
        if (player_->needsFrame()) draw({});
        else if (!isLoading) warmed_ = kMemory;
    } else if (part >= kMemory) {
        fitToScale();
        const glm::ivec2 sizePx = table_->sizePx();
        if (sizePx.x * sizePx.y > kMostPx) {
            made = table_->makeBuffers();
            warmed_ = kDone;
        } else if (!player_->makeBuffers(kQualities.back().samples)) {
            warmed_ = kDone;
        }
    }
    if (isGraphicsLost(*context())) failure_ = "the driver was reset";
    else if (!made) failure_ = made.error().message;
    context()->functions()->glBindFramebuffer(GL_FRAMEBUFFER, defaultFramebufferObject());
    doneCurrent();
    return warmed_ < kDone && failure_.empty();
}

}  // namespace saban::app
