#pragma once

class QApplication;

namespace saban::app {

/// The program's look: a dark, neutral surround that lets the ground speak, text readable from a few steps away.
void applyStyle(QApplication& application);

}  // namespace saban::app
