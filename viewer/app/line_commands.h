#pragma once

#include <QAction>
#include <QMenu>
#include <QObject>

#include "layers/edit/line_edits.h"

namespace saban::app {

class PlanSession;

/// What is done to selected lines beyond changing their shape: another line beside, and splitting.
/// Thread safety: GUI thread.
class LineCommands : public QObject {
    Q_OBJECT

   public:
    /// Adds them to the menu. `window`: over which is asked.
    LineCommands(QMenu& menu, QWidget& window, PlanSession& session, QObject* parent = nullptr);

    void retranslateUi();

    QAction *offset, *split, *splitWhereCrossed;

   signals:
    /// The split tool is to be chosen: there is a line for it.
    void splitToolWanted();
    void troubled(const QString& message);

   private:
    bool hasOneLine();
    void askForOffset(QWidget& window);
    void splitAtCrossings();

    PlanSession& session_;
};

}  // namespace saban::app
