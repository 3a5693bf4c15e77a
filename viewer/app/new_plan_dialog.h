#pragma once

#include <QDialog>
#include <QString>

#include "layers/ground/ground.h"
#include "layers/model/plan.h"

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace saban::app {

/// What a new plan is called, how it is marked, how many phases it has and where its file lies. Its ground is the one on the table.
class NewPlanDialog : public QDialog {
    Q_OBJECT

   public:
    /// `folder`: where the file is proposed.
    NewPlanDialog(std::shared_ptr<const layers::Ground> ground, const QString& folder, QWidget* parent = nullptr);

    QString file() const;
    /// As the fields say, with the map layers of the ground. Without a file.
    layers::Plan plan() const;

    QLineEdit& nameField() { return *name_; }
    QLineEdit& fileField() { return *file_; }

   public slots:
    /// Writes the file. What is wrong is said in the dialog, and what was typed stays.
    void accept() override;

   private:
    void proposeFile();
    void chooseFile();

    std::shared_ptr<const layers::Ground> ground_;
    QString folder_;
    QLineEdit *name_, *file_;
    QComboBox* marking_;
    QSpinBox* phases_;
    QLabel* refusal_;
    QDialogButtonBox* buttons_;
    bool isFileTyped_ = false;
};

}  // namespace saban::app
