#pragma once

#include <QList>
#include <QObject>

class QAction;
class QMainWindow;
class QWidget;

namespace saban::app {

/// F6 and Shift+F6: the keys go from panel to panel, to what had them there last. The middle of the window comes first, then the messages over it, then the docks that are open, those behind a tab too.
class PanelCycle : public QObject {
    Q_OBJECT

   public:
    /// `middle`: what is there besides docks, the first that can be seen and takes keys counts; `messages` is left out while hidden.
    PanelCycle(QMainWindow& window, QList<QWidget*> middle, QWidget& messages, QObject* parent = nullptr);

    void retranslateUi();

    QAction *next, *previous;

   private:
    QList<QWidget*> panels() const;
    void step(int by);

    QMainWindow& window_;
    QList<QWidget*> middle_;
    QWidget& messages_;
};

}  // namespace saban::app
