#pragma once

#include <QDialog>

class QLabel;
class QLineEdit;

namespace saban::app {

class LiveTexts;
class MeasureSettings;

/// Asks for the magnetic declination; empty: it is not given. Nonsense is refused with the reason, and stays.
class DeclinationDialog : public QDialog {
    Q_OBJECT

   public:
    DeclinationDialog(MeasureSettings& settings, QWidget* parent = nullptr);

    void accept() override;

   private:
    MeasureSettings& settings_;
    QLineEdit* field_;
    QLabel* reason_;
    LiveTexts* texts_;
    QString refused_;  ///< what was typed and is none; empty: nothing
};

}  // namespace saban::app
