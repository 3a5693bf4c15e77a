#pragma once

#include <QTimer>
#include <QWizardPage>
#include <optional>

#include "geo/core/bounds.h"

class QFormLayout;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QRadioButton;

namespace saban::app {

class CrsChoice;
class LiveTexts;
class NewPlanGround;

/// The grid of a new plan, with the one that is proposed and why; and the part of the ground that it shows, between two corners.
class AreaPage : public QWizardPage {
    Q_OBJECT

   public:
    explicit AreaPage(NewPlanGround& ground, QWidget* parent = nullptr);

    void initializePage() override;
    bool isComplete() const override;
    CrsChoice& crsChoice() { return *crs_; }
    QRadioButton& partButton() { return *part_; }
    QLineEdit& cornerField(int index) { return *corners_[index]; }
    QString reason(int corner) const;
    QString size() const;

   private:
    void makeFields();
    void addCorners(QFormLayout& form, LiveTexts& texts);
    void connectFields();
    void readCorners();
    std::optional<geo::Bounds> typedArea();
    void showState();

    NewPlanGround& ground_;
    CrsChoice* crs_;
    QRadioButton *whole_, *part_;
    QLineEdit* corners_[2];
    QLabel* reasons_[2];
    QLabel *size_, *trouble_;
    QProgressBar* progress_;
    QPushButton* stop_;
    QTimer crsTimer_, cornerTimer_;  ///< what is being typed is read once the typing rests
    bool areCornersGood_ = true;
    bool isStarted_ = false;  ///< it was come to
};

}  // namespace saban::app
