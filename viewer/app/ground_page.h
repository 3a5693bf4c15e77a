#pragma once

#include <QTimer>
#include <QWizardPage>

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QTreeWidget;

namespace saban::app {

class NewPlanGround;

/// Which files the ground of a new plan is made of. They are read as they are chosen; what is wrong with one is said beside it.
class GroundPage : public QWizardPage {
    Q_OBJECT

   public:
    GroundPage(NewPlanGround& ground, const QString& folder, QWidget* parent = nullptr);

    bool isComplete() const override;
    void addFiles(const QStringList& files);
    QLineEdit& pathField() { return *path_; }
    QTreeWidget& list() { return *list_; }
    QString reason() const;

   protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

   private:
    void makeList();
    void addTyped();
    void removeChosen();
    void chooseCrs();
    void showState();
    QString holdsOf(const QString& file, bool& isBad) const;

    NewPlanGround& ground_;
    QString folder_;
    QTreeWidget* list_;
    QLineEdit* path_;
    QPushButton *add_, *addFolder_, *remove_, *stop_, *crs_;
    QProgressBar* progress_;
    QLabel *step_, *reason_;
    QTimer stepTimer_;
};

}  // namespace saban::app
