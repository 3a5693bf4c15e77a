#include "viewer/app/scene_trial.h"

#include <QEvent>
#include <QKeyEvent>
#include <QResizeEvent>
#include <QTimer>
#include <algorithm>

#include "layers/briefing/briefing.h"
#include "viewer/app/plan_control.h"
#include "viewer/app/plan_session.h"
#include "viewer/app/room_box.h"
#include "viewer/app/table_widget.h"
#include "viewer/briefing/audience_view.h"

namespace saban::app {

namespace {

constexpr int kWatchMs = 200;
constexpr double kStaysS = 1.5;  // after the last action

}  // namespace

SceneTrial::SceneTrial(TableWidget& table, PlanSession& session, PlanControl& control, QObject* parent) : QObject(parent), table_(table), session_(session), control_(control) {
    connect(&session_, &PlanSession::opened, this, &SceneTrial::end);
    connect(&table_, &TableWidget::groundChanged, this, &SceneTrial::end);
}

SceneTrial::~SceneTrial() { end(); }

bool SceneTrial::play(const layers::Uid& scene) {
    end();
    if (!session_.plan() || !table_.ground()) return false;
    auto briefing = std::make_shared<const layers::Briefing>(layers::briefingOf(session_.plan()));
    const auto found = std::ranges::find_if(briefing->scenes, [&](const auto& row) { return row.scene->uid == scene; });
    if (found == briefing->scenes.end()) return false;
    const auto index = static_cast<std::size_t>(found - briefing->scenes.begin());
    view_ = new AudienceView(&table_);
    view_->setObjectName(QStringLiteral("scene_trial"));
    view_->setGeometry(table_.rect());
    view_->player().setPerformance({.briefing = briefing, .ground = table_.ground(), .planPath = session_.path(), .profile = control_.conventions(), .catalogue = control_.catalogue(),
                                    .look = table_.look()});
    view_->setRoom(savedRoom());
    view_->setFocusPolicy(Qt::StrongFocus);
    view_->installEventFilter(this);
    table_.installEventFilter(this);
    // From the scene before, so that the transition is seen too.
    if (index > 0) view_->show(index - 1, viewer::ScenePlayer::Entrance::AtOnce);
    view_->QWidget::show();
    view_->raise();
    view_->setFocus();
    view_->show(index, index > 0 ? viewer::ScenePlayer::Entrance::Transition : viewer::ScenePlayer::Entrance::AtOnce);
    watch();
    return true;
}

/// Until the actions are done; what goes on and on is ended by a person.
void SceneTrial::watch() {
    QTimer::singleShot(kWatchMs, view_, [this] {
        if (!view_) return;
        view_->tick();  // time goes on while nothing is drawn
        viewer::ScenePlayer& player = view_->player();
        player.advance(view_->nowS());  // while nothing moves no frame does
        const auto& scene = player.performance().briefing->scenes[player.scene()];
        const bool isDone = player.sceneTimeS() > kStaysS && !layers::isMovingAfter(*player.performance().briefing, player.scene(), std::max(0.0, player.sceneTimeS() - kStaysS));
        isDone && player.sceneTimeS() >= std::min(scene.holdS, layers::kShortestS) ? end() : watch();
    });
}

void SceneTrial::end() {
    if (!view_) return;
    table_.removeEventFilter(this);
    AudienceView* view = view_;
    view_ = nullptr;
    view->hide();
    view->deleteLater();
    table_.setFocus();
    emit ended();
}

bool SceneTrial::eventFilter(QObject* watched, QEvent* event) {
    if (watched == &table_ && event->type() == QEvent::Resize && view_) view_->setGeometry(table_.rect());
    if (view_ && watched == view_) {
        if (event->type() == QEvent::ShortcutOverride) {
            event->accept();  // no command of the window meanwhile
            return true;
        }
        if (event->type() == QEvent::KeyPress || event->type() == QEvent::MouseButtonPress) {
            QTimer::singleShot(0, this, &SceneTrial::end);
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

}  // namespace saban::app
