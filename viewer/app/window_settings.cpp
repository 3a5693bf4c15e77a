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
QString tintKey() { return QStringLiteral("ground/tint"); }
QString shadingKey() { return QStringLiteral("ground/shading"); }
QString slopesKey() { return QStringLiteral("ground/slopeClasses"); }
QString opacityKey() { return QStringLiteral("ground/shadingOnPictures"); }
QString shadowsKey() { return QStringLiteral("ground/shadows"); }
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

void saveGroundLook(const viewer::GroundLook& look) {
    QSettings settings;
    const auto named = [](std::string_view name) { return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size())); };
    settings.setValue(tintKey(), named(viewer::nameOf(look.tint)));
    settings.setValue(shadingKey(), named(viewer::nameOf(look.shading)));
    settings.setValue(slopesKey(), QString::fromStdString(viewer::textOf(look.slopes)) + (look.slopes.unit == viewer::SlopeUnit::Percent ? QStringLiteral(" %") : QStringLiteral(" deg")));
    settings.setValue(opacityKey(), look.shadingOnPictures);
    settings.setValue(shadowsKey(), look.shadows);
}

viewer::GroundLook savedGroundLook() {
    const QSettings settings;
    viewer::GroundLook look;
    const auto textAt = [&](const QString& key) { return settings.value(key).toString().toStdString(); };
    look.tint = viewer::tintNamed(textAt(tintKey())).value_or(look.tint);
    look.shading = viewer::shadingNamed(textAt(shadingKey())).value_or(look.shading);
    look.slopes = viewer::parseSlopeClasses(textAt(slopesKey()), look.slopes.unit).value_or(look.slopes);
    bool isNumber = false;
    const double opacity = settings.value(opacityKey()).toDouble(&isNumber);
    if (isNumber && opacity >= 0.0 && opacity <= 1.0) look.shadingOnPictures = opacity;
    look.shadows = settings.value(shadowsKey(), false).toBool();
    return look;
}

void saveLanguage(Language language) { QSettings().setValue(languageKey(), QString::fromStdString(codeOf(language))); }

std::optional<Language> savedLanguage() {
    const QString saved = QSettings().value(languageKey()).toString();
    if (saved == QLatin1String("vi")) return Language::Vietnamese;
    if (saved == QLatin1String("en")) return Language::English;
    return std::nullopt;
}

}  // namespace saban::app
