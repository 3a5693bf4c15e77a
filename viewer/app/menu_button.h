#pragma once

class QAction;
class QToolBar;

namespace saban::app {

/// The button of a menu in a bar of tools: a press opens the menu. A menu that is left, by the mouse or by keys, leaves its button as it was before: neither pressed nor lit.
void openMenuAtOnce(QToolBar& bar, QAction* menu);

}  // namespace saban::app
