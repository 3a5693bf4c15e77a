#include "viewer/app/window_settings.h"

#include <QMainWindow>
#include <QScreen>
#include <QSettings>

#include "viewer/app/status_line.h"

namespace saban::app {

namespace {

constexpr double kFirstShareOfScreen = 0.92;
constexpr QSize kFirstMostPx(1600, 1000);

QString geometryKey() { return QStringLiteral("window/geometry"); }
QString stateKey() { return QStringLiteral("window/state"); }
QString styleKey() { return QStringLiteral("coordinateStyle"); }
QString languageKey() { return QStringLiteral("language"); }

}  // namespace

void restoreWindow(QMainWindow& window, StatusLine& statusLine) {
    const QSettings settings;
    if (!window.restoreGeometry(settings.value(geometryKey()).toByteArray()))
        window.resize(window.screen()->availableSize().boundedTo(kFirstMostPx) * kFirstShareOfScreen);
    window.restoreState(settings.value(stateKey()).toByteArray());
    const int style = settings.value(styleKey(), 0).toInt();
    if (style >= 0 && style <= static_cast<int>(geo::CoordinateStyle::Mgrs)) statusLine.setStyle(static_cast<geo::CoordinateStyle>(style));
}

void saveWindow(const QMainWindow& window, const StatusLine& statusLine) {
    QSettings settings;
    if (!window.isFullScreen()) {
        settings.setValue(geometryKey(), window.saveGeometry());
        settings.setValue(stateKey(), window.saveState());
    }
    settings.setValue(styleKey(), static_cast<int>(statusLine.style()));
}

void saveLanguage(Language language) { QSettings().setValue(languageKey(), QString::fromStdString(codeOf(language))); }

std::optional<Language> savedLanguage() {
    const QString saved = QSettings().value(languageKey()).toString();
    if (saved == QLatin1String("vi")) return Language::Vietnamese;
    if (saved == QLatin1String("en")) return Language::English;
    return std::nullopt;
}

}  // namespace saban::app
