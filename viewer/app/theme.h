#pragma once

#include <QColor>
#include <QPalette>
#include <QString>

namespace saban::app {

enum class ThemeChoice { Dark, Light, System };

/// The colours of the window. The dark one is a neutral surround that lets the ground speak; the light one is for bright rooms.
struct Theme {
    QColor window, base, button, title, tip;  ///< grounds that text stands on
    QColor text, faint, disabled, link, refusal, refusedGround;
    QColor accent, onAccent;                  ///< sand, and what is written on it
    QColor boxLine, boxOff, groove;           ///< of check boxes and bars
    QColor edge;                              ///< of fields: told from all grounds
};

const Theme& darkTheme();
const Theme& lightTheme();
/// That in use.
const Theme& theme();
/// From now on. Does not touch what is shown: `applyTheme` does.
void setTheme(ThemeChoice choice);
/// That in use is asked anew of the system where the choice is `System`.
ThemeChoice themeChoice();

QPalette paletteOf(const Theme& theme);

/// A style sheet is written in the colours of the dark theme; this gives the same in those of the theme. Each `#rrggbb` must be in the table of this file: `unknownColours`.
QString styleSheetOf(const Theme& theme, QString styleSheet);
QStringList unknownColours(const QString& styleSheet);

/// States of work in colours that people who see red and green alike tell apart; true unless chosen otherwise.
bool areColoursSafe();
void setColoursSafe(bool isSafe);

/// Contrast of two colours, 1 to 21; text is read well from 4.5 on.
/// Source: Web Content Accessibility Guidelines 2.1, W3C 2018, success criterion 1.4.3.
double contrastRatio(const QColor& a, const QColor& b);
/// The colour, as much lighter or darker as it takes to be read on that ground.
QColor readableOn(const QColor& ground, QColor colour);

}  // namespace saban::app
