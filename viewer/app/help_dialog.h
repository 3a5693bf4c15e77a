#pragma once

#include <QDialog>

class QLabel;
class QDialogButtonBox;

namespace saban::app {

/// Keys and mouse on one page.
class HelpDialog : public QDialog {
    Q_OBJECT

   public:
    explicit HelpDialog(QWidget* parent = nullptr);

   protected:
    void changeEvent(QEvent* event) override;

   private:
    void retranslateUi();

    QLabel* text_;
    QDialogButtonBox* buttons_;
};

}  // namespace saban::app
