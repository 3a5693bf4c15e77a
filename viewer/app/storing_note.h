#pragma once

#include <QDialog>
#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>
#include <functional>

class QLabel;
class QProgressBar;
class QToolButton;

namespace saban::app {

class PlanSession;

/// Which edit is being stored and how far it is, once that lasts longer than half a second; it can be stopped there. Hidden while it has nothing to tell.
class StoringNote : public QWidget {
    Q_OBJECT

   public:
    StoringNote(PlanSession& session, QWidget* parent);
    /// `stop`: what its button does in place of taking that edit back.
    StoringNote(PlanSession& session, std::function<void()> stop, QWidget* parent);

    static constexpr int kAfterMs = 500;

   protected:
    void changeEvent(QEvent* event) override;

   private:
    void follow();
    void showState();
    void retranslateUi();

    PlanSession& session_;
    QLabel *what_, *percent_;
    QProgressBar* progress_;
    QToolButton* stop_;
    QElapsedTimer since_;
    QTimer timer_;
};

/// While the window cannot be used, as it closes: what is being stored, and Stop, which takes all of it back, as closing this does.
class StoringDialog : public QDialog {
    Q_OBJECT

   public:
    StoringDialog(PlanSession& session, QWidget* window);
};

}  // namespace saban::app
