// Which window of a presentation is on which screen, as screens come and go.
#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QScreen>
#include <algorithm>

#include "viewer/briefing/audience_window.h"
#include "viewer/briefing/presentation_state.h"
#include "viewer/briefing/presenter_window.h"

namespace saban::app {

namespace {

constexpr int kActivateMs = 150;  // until a window is on the screen and can take the keys

}  // namespace

/// Windows to screens.
void Presentation::place() {
    State& state = *state_;
    const auto& screens = state.screens.all();
    const ScreenPlacement placement = placementOn(screens, state.mainScreen, state.wish);
    const auto screenAt = [&](const std::optional<std::size_t>& index) { return index ? Screens::find(screens[*index].name) : nullptr; };
    QScreen *audienceScreen = screenAt(placement.audience), *presenterScreen = screenAt(placement.presenter);
    if (!audienceScreen && !presenterScreen) return;  // no screen is left; one will come
    if (audienceScreen && presenterScreen) {
        state.audienceOn = audienceScreen->name();
        state.presenterOn = presenterScreen->name();
    }
    if (audienceScreen) showOn(*audience_, *audienceScreen);
    if (presenterScreen) showOn(*presenter_, *presenterScreen);
    if (!audienceScreen) audience_->hide();
    if (!presenterScreen) presenter_->hide();
    audience_->setBarAllowed(!presenterScreen);
    bringToFront();
}

/// Of the screen where the audience will see its picture, as the screens are now.
QSize Presentation::audienceSizeAhead() const {
    const Screens screens;
    const QString main = mainWindow_.screen() ? mainWindow_.screen()->name() : QString();
    const ScreenPlacement placement = placementOn(screens.all(), main, {.audience = settings_.audienceScreen});
    const std::optional<std::size_t> index = placement.audience ? placement.audience : placement.presenter;
    return index ? screens.all()[*index].geometry.size() : mainWindow_.size();
}

void Presentation::bringToFront() {
    QWidget* front = presenter_->isVisible() ? static_cast<QWidget*>(presenter_) : audience_;
    front->raise();
    front->setFocus();
    front->activateWindow();
    // A window that is not on the screen yet cannot take the keys.
    QTimer::singleShot(kActivateMs, front, [front] {
        if (front->isVisible() && !QApplication::activeModalWidget()) front->activateWindow();
    });
}

void Presentation::screensChanged() {
    State& state = *state_;
    const auto& screens = state.screens.all();
    const auto isThere = [&](const QString& name) { return std::ranges::find(screens, name, &ScreenInfo::name) != screens.end(); };
    state.screenMessage.clear();
    if (!state.audienceOn.isEmpty()) {
        // What comes back finds its place again.
        state.wish.audience = state.audienceOn;
        state.wish.presenter = state.presenterOn;
        const bool isAudienceThere = isThere(state.audienceOn), isPresenterThere = isThere(state.presenterOn);
        if (screens.size() == 1) {
            state.wish.isAudienceInFront = !isPresenterThere;
            if (!isAudienceThere) state.screenMessage = tr("The audience's screen %1 is gone. Its picture comes back with it; Tab shows it here.").arg(state.audienceOn);
            else if (!isPresenterThere) state.screenMessage = tr("The presenter's screen %1 is gone. This side goes back to it when it returns; Tab shows the picture.").arg(state.presenterOn);
        }
    }
    const QString audienceOn = state.audienceOn, presenterOn = state.presenterOn;
    place();
    if (!audienceOn.isEmpty() && screens.size() > 1 && !isThere(audienceOn)) {
        // Another one stands in for it until it returns.
        state.screenMessage = tr("The audience's screen %1 is gone. The picture is on %2.").arg(audienceOn, state.audienceOn);
        state.audienceOn = audienceOn;
    }
    if (!presenterOn.isEmpty() && screens.size() > 1 && !isThere(presenterOn)) state.presenterOn = presenterOn;
    tellNotes();
    tellMessages();
}

void Presentation::swapScreens() {
    if (!isRunning()) return;
    State& state = *state_;
    if (state.screens.all().size() > 1) {
        state.wish.audience = state.presenterOn;
        state.wish.presenter = state.audienceOn;
        settings_.audienceScreen = state.wish.audience;
    } else {
        state.wish.isAudienceInFront = !state.wish.isAudienceInFront;
    }
    place();
    tellPresenter();
}

void Presentation::showAudienceOn(const QString& screen) {
    settings_.audienceScreen = screen;
    if (!isRunning() || screen == state_->audienceOn) return;
    State& state = *state_;
    if (screen == state.presenterOn) state.wish.presenter = state.audienceOn;
    state.wish.audience = screen;
    place();
    tellPresenter();
}

void Presentation::fillScreensMenu() {
    QMenu& menu = presenter_->screensMenu();
    menu.clear();
    const auto& screens = state_->screens.all();
    for (const ScreenInfo& screen : screens) {
        QAction* action = menu.addAction(tr("Audience on %1 (%2 × %3)").arg(screen.name).arg(screen.geometry.width()).arg(screen.geometry.height()));
        action->setCheckable(true);
        action->setChecked(audience_->isVisible() && audience_->screen() && audience_->screen()->name() == screen.name);
        action->setEnabled(screens.size() > 1);
        connect(action, &QAction::triggered, this, [this, name = screen.name] { showAudienceOn(name); });
    }
    menu.addSeparator();
    QAction* swap = menu.addAction(screens.size() > 1 ? tr("Swap the screens (Tab)") : tr("Show the picture here (Tab)"));
    connect(swap, &QAction::triggered, this, &Presentation::swapScreens);
}

}  // namespace saban::app
