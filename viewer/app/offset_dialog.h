#pragma once

#include <QDialog>

#include "layers/edit/line_edits.h"
#include "layers/model/feature_ref.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;

namespace saban::app {

class PlanSession;

/// Asks how far beside a line, and on which side of the direction of travel, another is to lie. What is typed shows on the ground at once; the button or
/// Enter makes it, one edit; what cannot be is told and stays to be changed. Without that, nothing was done.
/// Thread safety: GUI thread. The session must outlive it.
class OffsetDialog : public QDialog {
    Q_OBJECT

   public:
    OffsetDialog(PlanSession& session, const layers::FeatureRef& line, QWidget* parent = nullptr);

    void accept() override;
    void done(int result) override;

   private:
    geo::Result<layers::LineEdit> edit() const;
    void showOnGround();

    PlanSession& session_;
    layers::FeatureRef line_;
    QLineEdit* distance_;
    QRadioButton *left_, *right_;
    QLabel* reason_;
    QPushButton* make_;
};

}  // namespace saban::app
