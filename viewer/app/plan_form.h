#pragma once

#include <QString>
#include <QWidget>
#include <vector>

#include "layers/ground/ground.h"
#include "layers/model/plan.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QScrollArea;
class QSpinBox;
class QVBoxLayout;

namespace saban::app {

class LiveTexts;

/// What a new plan is called, how it is marked, which phases it has, where its file lies. What is wrong is said beside its field, and what was
/// typed stays.
class PlanForm : public QWidget {
    Q_OBJECT

   public:
    /// `folder`: where the file is proposed.
    explicit PlanForm(const QString& folder, QWidget* parent = nullptr);

    /// The name that is proposed, until a person types another.
    void proposeName(const QString& name);
    /// Where the file is proposed from now on, unless a person typed one.
    void setFolder(const QString& folder);
    /// A line about the ground, over the file.
    void setGridNote(const QString& note);

    QString name() const;
    QString file() const;
    /// As the fields say, with the map layers of the ground. Without a file.
    layers::Plan plan(const layers::Ground& ground) const;
    /// Writes the plan's file. False, and said, when a field makes no sense or the file cannot be written.
    bool make(const layers::Ground& ground);

    QLineEdit& nameField() { return *name_; }
    QLineEdit& fileField() { return *file_; }
    QComboBox& markingField() { return *marking_; }
    QSpinBox& phaseCount() { return *count_; }
    QLineEdit& phaseField(int index) { return *phases_[static_cast<std::size_t>(index)]; }

   private:
    void proposeFile();
    void chooseFile();
    void showPhases();
    void retranslate();
    bool refuse(QLineEdit* field, const QString& why);
    bool isSound();

    QString folder_;
    QLineEdit *name_, *file_;
    QComboBox* marking_;
    QSpinBox* count_;
    QScrollArea* phaseArea_;
    QVBoxLayout* phaseRows_;
    std::vector<QString> phaseNames_;  ///< that were proposed
    std::vector<QLineEdit*> phases_;  ///< of all that were ever shown, so that what was typed stays
    QLabel *grid_, *refusal_;
    QString gridNote_;  ///< with zones as the CRS names them
    LiveTexts* texts_;
    bool isNameTyped_ = false, isFileTyped_ = false;
};

}  // namespace saban::app
