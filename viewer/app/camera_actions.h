#pragma once

namespace saban::app {

class TableWidget;
class WindowActions;

/// Makes the commands of the menu "View" that move the camera move it.
void connectCameraActions(const WindowActions& actions, TableWidget& table);

}  // namespace saban::app
