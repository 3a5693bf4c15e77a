#pragma once

#include <QString>
#include <QSurfaceFormat>

class QApplication;

namespace saban::app {

/// The program's look: that of the theme, text readable from a few steps away.
void applyStyle(QApplication& application);
/// After another theme was chosen: everything that is shown takes its colours.
void applyTheme(QApplication& application);
/// In the colours of the dark theme.
QString styleSheet();

/// What the table's OpenGL must be: version 4.5 (or what there is) of the compatibility profile. Install it as the default
/// before the QApplication is made; `runWindow` does.
QSurfaceFormat windowSurfaceFormat();

}  // namespace saban::app
