#pragma once

#include <QObject>

class QAction;
class QMenu;

namespace saban::app {

class MessageBar;

/// Where the log lies, for whoever is asked to send it: opens the folder, or copies its path.
class LogActions : public QObject {
    Q_OBJECT

   public:
    /// Both are added to `menu`, which outlives this, as `messages` does.
    LogActions(QMenu& menu, MessageBar& messages, QObject* parent = nullptr);

    void retranslateUi();

    QAction *showFolder, *copyPath;

   private:
    MessageBar& messages_;
};

}  // namespace saban::app
