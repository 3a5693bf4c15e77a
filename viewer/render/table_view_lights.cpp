// What lies over the finished picture, and showing that picture again.
#include <chrono>

#include "viewer/render/table_view_impl.h"

namespace saban::viewer {

bool TableView::Impl::needsScene() const {
    const auto nowS = [] { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); };
    return isDirty || camera.isFlying() || (areLinesWaiting() && nowS() >= *linesDueS) ||
           terrain.isMorphing() || terrain.hasNews() || overlay.needsFrame() || (look.contourLabels && contourLabels.needsFrame()) || buildings.isUnsettled() || structures.isUnsettled() ||
           (holdsTiles && completeness == Completeness::Progressive && !pyramids.isRunning()) || !sameView(camera.view(), drawnView);
}

/// The last picture is what would be drawn now, with as much care at least.
bool TableView::Impl::canShowAgain(const FrameQuality& quality) const {
    return drawnQuality && wasComplete && !needsScene() && drawnQuality->samples >= quality.samples && drawnQuality->scale >= std::min(quality.scale, 1.0) && drawnQuality->errorPx <= quality.errorPx &&
           drawnQuality->texelPx <= quality.texelPx;
}

void TableView::Impl::drawLights(unsigned framebuffer, glm::ivec2 toPx) {
    areLightsOther = false;
    if (lights.isEmpty()) return;
    lights.update(camera.view(), camera.frame(), projection, textPixelRatio(), [this](glm::dvec2 at) { return terrain.loadedHeightAt(at); }, terrain.minM());
    lights.draw(framebuffer, projection.sizePx, toPx, columnsOf(projection.sizePx.x), writtenPx);
}

}  // namespace saban::viewer
