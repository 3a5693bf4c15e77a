#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QStatusBar;
class QToolButton;

namespace saban::app {

class PlanSession;

/// In the status line: which edit is being stored and how far it is, once that lasts longer than half a second; it can be stopped there.
class StoringNote : public QWidget {
    Q_OBJECT

   public:
    StoringNote(PlanSession& session, QStatusBar& statusBar);

    static constexpr int kAfterMs = 500;

   protected:
    void changeEvent(QEvent* event) override;

   private:
    void follow();
    void showState();
    void retranslateUi();

    PlanSession& session_;
    QLabel* what_;
    QProgressBar* progress_;
    QToolButton* stop_;
    QElapsedTimer since_;
    QTimer timer_;
};

}  // namespace saban::app
