#include "viewer/app/theme.h"

#include <QDir>
#include <QGuiApplication>
#include <QRegularExpression>
#include <QSettings>
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace saban::app {

namespace {

constexpr double kReadable = 4.5;

/// What a style sheet's colours are in the light theme.
constexpr std::array<std::pair<const char*, const char*>, 29> kDarkToLight{{
    {"#1b1d1f", "#fdfcfa"}, {"#1f2123", "#f7f5f0"}, {"#24262a", "#f3f1ec"}, {"#242629", "#f3f1ec"}, {"#2b2e31", "#e7e4dc"}, {"#2e3135", "#ffffff"},
    {"#33363a", "#e6e3dc"}, {"#3a3d41", "#d9d5cc"}, {"#3f4246", "#d0ccc3"}, {"#3f4347", "#dcd8cf"}, {"#45484c", "#cfcbc2"}, {"#4a4d51", "#b9b5ac"}, {"#55585c", "#b0aca3"},
    {"#5a5d61", "#b9b5ac"}, {"#8c8f93", "#62656a"}, {"#a9abad", "#595c60"}, {"#bfc1c3", "#4b4e52"}, {"#d8d5cf", "#33363a"}, {"#ece6da", "#5b5347"},
    {"#f4f2ee", "#1a1c1e"}, {"#ff8a7a", "#b3261e"}, {"#ffcf8a", "#7f5200"},
    // The same in both.
    {"#c98f3a", "#c98f3a"}, {"#17181a", "#17181a"}, {"#dba24d", "#dba24d"}, {"#b37d2f", "#b37d2f"}, {"#e0574a", "#e0574a"}, {"#e0a93f", "#d09a2a"}, {"#6d9fd1", "#4a83bd"}}};

QColor rgb(unsigned hex) { return QColor::fromRgb(hex); }

ThemeChoice chosen = ThemeChoice::Dark;
bool isDarkNow = true;
bool isSafe = true;

/// Of the desktop's own settings: Qt 6.4 does not tell.
bool isSystemDark() {
    if (qEnvironmentVariable("GTK_THEME").contains(QLatin1String("dark"), Qt::CaseInsensitive)) return true;
    const QString given = qEnvironmentVariable("XDG_CONFIG_HOME");
    const QDir config(given.isEmpty() ? QDir::home().filePath(QStringLiteral(".config")) : given);
    const QString kde = config.filePath(QStringLiteral("kdeglobals"));
    const QStringList parts = QSettings(kde, QSettings::IniFormat).value(QStringLiteral("Colors:Window/BackgroundNormal")).toStringList();
    if (parts.size() >= 3) return QColor(parts[0].toInt(), parts[1].toInt(), parts[2].toInt()).lightness() < 128;
    for (const char* gtk : {"gtk-4.0/settings.ini", "gtk-3.0/settings.ini"}) {
        const QSettings settings(config.filePath(QLatin1String(gtk)), QSettings::IniFormat);
        if (settings.value(QStringLiteral("Settings/gtk-application-prefer-dark-theme")).toString().contains(QRegularExpression(QStringLiteral("^(1|true)$")))) return true;
        if (settings.value(QStringLiteral("Settings/gtk-theme-name")).toString().contains(QLatin1String("dark"), Qt::CaseInsensitive)) return true;
    }
    return false;
}

double luminanceOf(const QColor& colour) {
    const auto linear = [](double part) { return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

QRegularExpression hexColour() { return QRegularExpression(QStringLiteral("#[0-9a-fA-F]{6}\\b")); }

}  // namespace

const Theme& darkTheme() {
    static const Theme theme{.window = rgb(0x242629), .base = rgb(0x1b1d1f), .button = rgb(0x33363a), .title = rgb(0x2b2e31), .tip = rgb(0x3a3d41),
                             .text = rgb(0xeceae5), .faint = rgb(0x8c8f93), .disabled = rgb(0x6f7276), .link = rgb(0xe0b46a), .refusal = rgb(0xff8a7a), .refusedGround = rgb(0x5a2622),
                             .accent = rgb(0xc98f3a), .onAccent = rgb(0x17181a),
                             .boxLine = rgb(0x8c8f93), .boxOff = rgb(0x4a4d51), .groove = rgb(0x45484c), .edge = rgb(0x787b7f)};
    return theme;
}

const Theme& lightTheme() {
    static const Theme theme{.window = rgb(0xf3f1ec), .base = rgb(0xfdfcfa), .button = rgb(0xe6e3dc), .title = rgb(0xe7e4dc), .tip = rgb(0xfffbe9),
                             .text = rgb(0x1e2022), .faint = rgb(0x62656a), .disabled = rgb(0x9a9da1), .link = rgb(0x7a4f0e), .refusal = rgb(0xb3261e), .refusedGround = rgb(0xf7d4cf),
                             .accent = rgb(0xc98f3a), .onAccent = rgb(0x17181a),
                             .boxLine = rgb(0x6b6e72), .boxOff = rgb(0xcfcbc2), .groove = rgb(0xcfcbc2), .edge = rgb(0x7b7e83)};
    return theme;
}

const Theme& theme() { return isDarkNow ? darkTheme() : lightTheme(); }

void setTheme(ThemeChoice choice) {
    chosen = choice;
    isDarkNow = choice == ThemeChoice::Dark || (choice == ThemeChoice::System && isSystemDark());
}

ThemeChoice themeChoice() { return chosen; }

QPalette paletteOf(const Theme& theme) {
    QPalette palette;
    palette.setColor(QPalette::Window, theme.window);
    palette.setColor(QPalette::WindowText, theme.text);
    palette.setColor(QPalette::Base, theme.base);
    palette.setColor(QPalette::AlternateBase, theme.window);
    palette.setColor(QPalette::Text, theme.text);
    palette.setColor(QPalette::PlaceholderText, theme.faint);
    palette.setColor(QPalette::Button, theme.button);
    palette.setColor(QPalette::ButtonText, theme.text);
    palette.setColor(QPalette::BrightText, theme.text);
    palette.setColor(QPalette::ToolTipBase, theme.tip);
    palette.setColor(QPalette::ToolTipText, theme.text);
    palette.setColor(QPalette::Highlight, theme.accent);
    palette.setColor(QPalette::HighlightedText, theme.onAccent);
    palette.setColor(QPalette::Link, theme.link);
    palette.setColor(QPalette::LinkVisited, theme.link);
    // Edges of the style are made of these.
    const QColor ground = theme.button;
    palette.setColor(QPalette::Light, ground.lighter(130));
    palette.setColor(QPalette::Midlight, ground.lighter(115));
    palette.setColor(QPalette::Mid, ground.darker(130));
    palette.setColor(QPalette::Dark, ground.darker(160));
    palette.setColor(QPalette::Shadow, Qt::black);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) palette.setColor(QPalette::Disabled, role, theme.disabled);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, theme.boxOff);
    // A closed field has the ground that it lies on.
    palette.setColor(QPalette::Disabled, QPalette::PlaceholderText, theme.disabled);
    palette.setColor(QPalette::Disabled, QPalette::Base, theme.window);
    return palette;
}

QString styleSheetOf(const Theme& theme, QString styleSheet) {
    if (theme.window == darkTheme().window) return styleSheet;
    QString changed;
    qsizetype at = 0;
    for (auto found = hexColour().globalMatch(styleSheet); found.hasNext();) {
        const auto match = found.next();
        changed += styleSheet.mid(at, match.capturedStart() - at);
        const QString dark = match.captured().toLower();
        QString light = match.captured();
        for (const auto& [from, to] : kDarkToLight)
            if (dark == QLatin1String(from)) light = QLatin1String(to);
        changed += light;
        at = match.capturedEnd();
    }
    return changed + styleSheet.mid(at);
}

QStringList unknownColours(const QString& styleSheet) {
    QStringList unknown;
    for (auto found = hexColour().globalMatch(styleSheet); found.hasNext();) {
        const QString colour = found.next().captured().toLower();
        bool isKnown = false;
        for (const auto& [from, to] : kDarkToLight) isKnown = isKnown || colour == QLatin1String(from);
        if (!isKnown && !unknown.contains(colour)) unknown << colour;
    }
    return unknown;
}

bool areColoursSafe() { return isSafe; }
void setColoursSafe(bool wanted) { isSafe = wanted; }

double contrastRatio(const QColor& a, const QColor& b) {
    const double first = luminanceOf(a), second = luminanceOf(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

QColor readableOn(const QColor& ground, QColor colour) {
    const bool becomesLighter = luminanceOf(ground) < 0.18;
    for (int step = 0; step < 40 && contrastRatio(ground, colour) < kReadable; ++step) {
        // Towards white or black, so that a colour without brightness moves too.
        const double aim = becomesLighter ? 1.0 : 0.0, by = 0.06;
        colour = QColor::fromRgbF(static_cast<float>(colour.redF() + (aim - colour.redF()) * by), static_cast<float>(colour.greenF() + (aim - colour.greenF()) * by),
                                  static_cast<float>(colour.blueF() + (aim - colour.blueF()) * by));
    }
    return colour;
}

}  // namespace saban::app
