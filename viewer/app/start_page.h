#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;

namespace saban::app {

/// What the window shows before there is a ground: how to bring one in, and the language.
class StartPage : public QWidget {
    Q_OBJECT

   public:
    explicit StartPage(QWidget* parent = nullptr);

    /// Says that files are being read instead of how to open some.
    void setBusy(bool isBusy);

   signals:
    void openRequested();
    void languageToggled();

   protected:
    void changeEvent(QEvent* event) override;

   private:
    void retranslateUi();

    QLabel* title_;
    QLabel* subtitle_;
    QLabel* hint_;
    QPushButton* open_;
    QPushButton* language_;
    bool isBusy_ = false;
};

}  // namespace saban::app
