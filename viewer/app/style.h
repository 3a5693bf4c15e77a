#pragma once

#include <QSurfaceFormat>

class QApplication;

namespace saban::app {

/// The program's look: a dark, neutral surround that lets the ground speak, text readable from a few steps away.
void applyStyle(QApplication& application);

/// What the table's OpenGL must be: version 4.5 (or what there is) of the compatibility profile. Install it as the default
/// before the QApplication is made; `runWindow` does.
QSurfaceFormat windowSurfaceFormat();

}  // namespace saban::app
