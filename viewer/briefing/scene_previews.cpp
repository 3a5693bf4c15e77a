#include "viewer/briefing/scene_previews.h"

#include <QOpenGLContext>
#include <QOpenGLFramebufferObject>
#include <algorithm>
#include <utility>

#include "viewer/briefing/audience_view.h"
#include "viewer/scenes/scene_view.h"

namespace saban::app {

namespace {

constexpr int kStepMs = 80;
constexpr int kSamples = 4;
constexpr int kSlices = 10;
constexpr double kOrdinaryHeightPx = 1080.0;
constexpr double kMovingPauseS = 0.8;

}  // namespace

ScenePreviews::ScenePreviews(AudienceView& view, QObject* parent) : QObject(parent), view_(view) {
    timer_.setInterval(kStepMs);
    connect(&timer_, &QTimer::timeout, this, &ScenePreviews::step);
}

ScenePreviews::~ScenePreviews() { end(); }

void ScenePreviews::setPerformance(const viewer::Performance& performance) {
    making_.reset();
    performance_ = performance;
    std::vector<Entry> entries;
    if (performance.briefing)
        for (const auto& scene : performance.briefing->scenes) {
            const auto known = std::ranges::find(entries_, scene.scene->uid, &Entry::uid);
            entries.push_back({.uid = scene.scene->uid, .picture = known == entries_.end() ? QImage() : known->picture});
        }
    entries_ = std::move(entries);
    if (!entries_.empty()) timer_.start();
}

QImage ScenePreviews::picture(std::size_t scene) {
    if (scene >= entries_.size()) return {};
    wanted_ = scene;
    if (entries_[scene].isStale) timer_.start();
    return entries_[scene].picture;
}

/// The audience comes first.
void ScenePreviews::step() {
    if (!view_.isValid() || !view_.failure().empty() || view_.framesDrawn() == 0) return;
    const double now = view_.nowS();
    if (view_.isVisible() && !view_.isSettled() && (view_.player().sceneTimeS() < 0.0 || now - restedS_ < kMovingPauseS)) return;
    if (!making_) {
        std::size_t next = std::min(wanted_, entries_.size());
        if (next == entries_.size() || !entries_[next].isStale)
            next = static_cast<std::size_t>(std::ranges::find(entries_, true, &Entry::isStale) - entries_.begin());
        if (next == entries_.size()) {
            timer_.stop();
            return;
        }
        begin(next);
        restedS_ = view_.nowS();
        return;  // the audience may want something by now
    }
    if (!table_->prepare()) return;
    QImage picture;
    if (!draw(picture)) return;
    const std::size_t scene = *std::exchange(making_, std::nullopt);
    if (!picture.isNull()) entries_[scene].picture = std::move(picture);
    entries_[scene].isStale = false;
    restedS_ = view_.nowS();
    emit made(scene);
}

void ScenePreviews::begin(std::size_t scene) {
    const layers::Briefing& briefing = *performance_.briefing;
    const viewer::SceneView wanted = viewer::sceneViewOf(*briefing.scenes[scene].scene, *briefing.plan, *performance_.ground);
    std::map<std::string, double> opacities;
    for (const layers::Uid& uid : wanted.hiddenMapLayers)
        if (const auto layer = briefing.plan->find<layers::MapLayer>(uid)) opacities[viewer::layerKeyOf(*layer, performance_.planPath)] = 0.0;
    viewer::Look look = performance_.look;
    look.exaggeration = wanted.exaggeration.value_or(look.exaggeration);
    look.sun = wanted.sun.value_or(viewer::Sun{});
    look.frame = look.legend = false;
    if (!table_) {
        table_ = std::make_unique<viewer::TableView>(viewer::Completeness::Final);
        table_->resize({kWidthPx, kHeightPx});
    }
    table_->setTextScale(view_.player().textScale() * kHeightPx / kOrdinaryHeightPx);  // as large in the picture as the audience gets it
    table_->setLook(look);
    table_->setGround(viewer::groundWith(performance_.ground, opacities), viewer::TableView::CameraChange::Keep);
    table_->setPlan(briefing.plan, wanted.shown, performance_.profile, performance_.catalogue);
    // As the audience gets it: what the scene's moment moves and builds. What actions hide at first is shown.
    const layers::SceneState state = layers::stateAt(briefing, scene, 0.0);
    table_->setMotion({.units = state.units, .built = state.built});
    table_->camera().setView(wanted.camera.value_or(table_->home()));
    making_ = scene;
}

void ScenePreviews::end() {
    if (!table_) return;
    if (view_.context()) {
        view_.makeCurrent();
        target_.reset();
        table_->releaseGl();
        view_.doneCurrent();
    }
    table_.reset();
}

/// In parts: the audience's picture moves on meanwhile.
bool ScenePreviews::draw(QImage& picture) {
    if (!view_.makeCurrent()) return true;
    if (!target_) target_ = std::make_unique<QOpenGLFramebufferObject>(kWidthPx, kHeightPx);
    const auto drawn = target_->isValid() ? table_->drawSlice(target_->handle(), {.samples = kSamples}, kSlices) : geo::Result<bool>(true);
    const bool isDone = !drawn || *drawn;
    if (drawn && *drawn && target_->isValid()) picture = target_->toImage().convertToFormat(QImage::Format_RGB32);
    if (isDone) target_.reset();
    view_.doneCurrent();
    return isDone;
}

}  // namespace saban::app
