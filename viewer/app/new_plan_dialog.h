#pragma once

#include <QDialog>
#include <QString>

#include "layers/ground/ground.h"

class QLineEdit;

namespace saban::app {

class PlanForm;

/// Makes a plan on the ground that is on the table.
class NewPlanDialog : public QDialog {
    Q_OBJECT

   public:
    /// `folder`: where the file is proposed.
    NewPlanDialog(std::shared_ptr<const layers::Ground> ground, const QString& folder, QWidget* parent = nullptr);

    QString file() const;
    PlanForm& form() { return *form_; }
    QLineEdit& nameField();
    QLineEdit& fileField();

   public slots:
    /// Writes the file. What is wrong is said in the dialog, and what was typed stays.
    void accept() override;

   private:
    std::shared_ptr<const layers::Ground> ground_;
    PlanForm* form_;
};

}  // namespace saban::app
