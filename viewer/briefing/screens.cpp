#include "viewer/briefing/screens.h"

#include <QGuiApplication>
#include <QScreen>
#include <QWidget>
#include <QWindow>
#include <algorithm>
#include <utility>

namespace saban::app {

namespace {

constexpr int kSettleMs = 60;  ///< a display that is plugged in comes in several steps

std::vector<ScreenInfo> presentScreens() {
    std::vector<ScreenInfo> screens;
    for (const QScreen* screen : QGuiApplication::screens())
        if (!screen->geometry().isEmpty()) screens.push_back({.name = screen->name(), .geometry = screen->geometry()});
    return withoutMirrors(std::move(screens));
}

std::optional<std::size_t> indexOf(const std::vector<ScreenInfo>& screens, const QString& name) {
    const auto found = std::ranges::find(screens, name, &ScreenInfo::name);
    return found == screens.end() || name.isEmpty() ? std::nullopt : std::optional(static_cast<std::size_t>(found - screens.begin()));
}

}  // namespace

std::vector<ScreenInfo> withoutMirrors(std::vector<ScreenInfo> screens) {
    std::vector<ScreenInfo> kept;
    for (ScreenInfo& screen : screens)
        if (std::ranges::none_of(kept, [&](const ScreenInfo& other) { return other.geometry.topLeft() == screen.geometry.topLeft(); })) kept.push_back(std::move(screen));
    return kept;
}

ScreenPlacement placementOn(const std::vector<ScreenInfo>& screens, const QString& mainScreen, const ScreenWish& wish) {
    if (screens.empty()) return {};
    if (screens.size() == 1) return wish.isAudienceInFront ? ScreenPlacement{.audience = 0} : ScreenPlacement{.presenter = 0};
    const auto firstBut = [&](std::optional<std::size_t> taken) {
        std::size_t index = 0;
        while (taken && index == *taken) ++index;
        return index;
    };
    const auto main = indexOf(screens, mainScreen), wantedPresenter = indexOf(screens, wish.presenter);
    auto audience = indexOf(screens, wish.audience);
    if (!audience) audience = firstBut(wantedPresenter ? wantedPresenter : main ? main : std::optional<std::size_t>(0));
    auto presenter = wantedPresenter && wantedPresenter != audience ? wantedPresenter : main;
    if (!presenter || presenter == audience) presenter = firstBut(audience);
    return {.audience = audience, .presenter = presenter};
}

Screens::Screens(QObject* parent) : QObject(parent), screens_(presentScreens()) {
    timer_.setSingleShot(true);
    timer_.setInterval(kSettleMs);
    connect(&timer_, &QTimer::timeout, this, [this] {
        auto now = presentScreens();
        if (now == screens_) return;
        screens_ = std::move(now);
        emit changed();
    });
    for (QScreen* screen : QGuiApplication::screens()) follow(screen);
    connect(qApp, &QGuiApplication::screenAdded, this, [this](QScreen* screen) {
        follow(screen);
        lookSoon();
    });
    connect(qApp, &QGuiApplication::screenRemoved, this, &Screens::lookSoon);
}

void Screens::follow(QScreen* screen) {
    connect(screen, &QScreen::geometryChanged, this, &Screens::lookSoon);
    connect(screen, &QScreen::logicalDotsPerInchChanged, this, &Screens::lookSoon);
}

void showOn(QWidget& window, QScreen& screen) {
    if (window.isVisible() && window.screen() == &screen && window.geometry() == screen.geometry()) return;
    window.hide();  // a full screen is not moved from one display to another
    if (!window.windowHandle()) window.winId();
    window.windowHandle()->setScreen(&screen);
    window.setGeometry(screen.geometry());
    window.showFullScreen();
    if (window.geometry() != screen.geometry()) window.setGeometry(screen.geometry());
    window.raise();
}

QScreen* Screens::find(const QString& name) {
    for (QScreen* screen : QGuiApplication::screens())
        if (screen->name() == name) return screen;
    return nullptr;
}

}  // namespace saban::app
