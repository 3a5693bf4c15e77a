// What is loaded before it is seen, and how one view takes the place of another.
#include <algorithm>
#include <cmath>
#include <utility>

#include "viewer/render/table_view_impl.h"

namespace saban::viewer {

Completeness TableView::completeness() const { return impl_->completeness; }
glm::ivec2 TableView::sizePx() const { return impl_->projection.sizePx; }
double TableView::pixelRatio() const { return impl_->pixelRatio; }

void TableView::exchange(TableView& other) {
    if (&other == this) return;
    {
        const std::scoped_lock lock(impl_->wakeMutex, other.impl_->wakeMutex);
        std::swap(impl_->wakeUp, other.impl_->wakeUp);  // and with the rest back again
    }
    std::swap(impl_, other.impl_);
    std::swap(impl_->shownInk, other.impl_->shownInk);
    std::swap(impl_->shownSketch, other.impl_->shownSketch);
    for (TableView* view : {this, &other}) {
        view->setInk(view->impl_->shownInk);
        view->setSketch(view->impl_->shownSketch);
        view->impl_->isDirty = true;
        view->impl_->forgetPictures();
    }
    // A picture goes on where the one before it was: titles and legend stay where they stand, unless the other view was seen with it and has its own.
    if (completeness() == Completeness::Final && impl_->planMotion.timeS != other.impl_->planMotion.timeS) {
        impl_->planMotion.scene = other.impl_->planMotion.scene;
        impl_->titles.takePlaceOf(other.impl_->titles);
        impl_->legend.takePlaceOf(other.impl_->legend);
        impl_->drawnView = other.impl_->drawnView;
    }
    if (completeness() == Completeness::Final) {
        other.impl_->titles.forget();
        other.impl_->legend.forget();
    }
    const glm::ivec2 size = impl_->projection.sizePx, otherSize = other.impl_->projection.sizePx;
    const double ratio = impl_->pixelRatio, otherRatio = other.impl_->pixelRatio;
    if (size == otherSize && ratio == otherRatio) return;
    resize(otherSize, otherRatio);
    other.resize(size, ratio);
}

void TableView::shareBuffers(TableView& other) {
    other.impl_->smooth = impl_->smooth;
    other.impl_->inMotion = impl_->inMotion;
}

geo::Result<void> TableView::makeBuffers(int samples) {
    Impl& m = *impl_;
    if (auto ready = m.ensureGraphics(); !ready) return ready;
    return hasBuffers() && samples > 1 ? m.ensureBuffer(m.smooth->buffer, samples) : m.ensureBuffer(m.plainBuffer, 0);
}

bool TableView::hasBuffers(int samples) const { return impl_->isMade(impl_->plainBuffer, 0) && (samples <= 1 || impl_->isMade(impl_->smooth->buffer, samples)); }

void TableView::setAhead(std::vector<Viewpoint> views) {
    impl_->aheadViews = std::move(views);
    impl_->isOtherAhead = true;
}

bool TableView::isAheadComplete() const { return impl_->aheadViews.empty(); }

void TableView::setPassingExaggeration(std::optional<double> exaggeration) {
    Impl& m = *impl_;
    if (exaggeration) exaggeration = std::clamp(*exaggeration, 1.0, 10.0);
    if (exaggeration == m.passingExaggeration) return;
    m.passingExaggeration = exaggeration;
    m.isDirty = true;
    if (!m.ground) return;
    m.camera.setFrame(m.frame());
    m.terrain.setLook(m.look, m.frame());
}

/// Where the motion leads and the first of the views that are to come take turns. Views on the way are passed as exactly as motions are drawn, which wants other, coarser tiles; at the last
/// one the picture comes to rest.
bool TableView::Impl::loadAhead(Terrain::Intake& intake) {
    constexpr double kTurnsS = 0.4;
    if (aheadViews.empty() || (intake.ahead && std::fmod(intake.timeS, kTurnsS) < kTurnsS / 2.0)) {
        isOtherAhead = true;
        return false;
    }
    intake.ahead = selectionView(aheadViews.front());
    const FrameQuality quality = aheadViews.size() > 1 ? *inMotion : FrameQuality{};
    intake.aheadErrorPx = quality.errorPx;
    intake.aheadTexelPx = quality.texelPx;
    intake.isOtherAhead = std::exchange(isOtherAhead, false);
    return true;
}

void TableView::Impl::noteAhead() {
    if (!terrain.isAheadComplete()) return;
    aheadViews.erase(aheadViews.begin());
    isOtherAhead = true;
}

}  // namespace saban::viewer
