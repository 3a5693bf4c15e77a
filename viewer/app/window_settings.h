#pragma once

#include <optional>

#include "viewer/app/language.h"
#include "viewer/render/ground_look.h"

class QMainWindow;

namespace saban::app {

class StatusLine;

/// Gives the window the size, the place of its panels and the style of coordinates that were saved; at first, most of the
/// screen.
void restoreWindow(QMainWindow& window, StatusLine& statusLine);
/// A window that fills the screen leaves the size and the panels saved before.
void saveWindow(const QMainWindow& window, const StatusLine& statusLine);

/// How the ground is coloured, but for the heights that the colours run over: those belong to one table.
void saveGroundLook(const viewer::GroundLook& look);
viewer::GroundLook savedGroundLook();

void saveLanguage(Language language);
/// Nothing when none was saved.
std::optional<Language> savedLanguage();

}  // namespace saban::app
