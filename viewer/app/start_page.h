#pragma once

#include <QList>
#include <QWidget>

class QGridLayout;
class QLabel;
class QPushButton;
class QScrollArea;

namespace saban::app {

class PlanCard;
class RecentPlans;

/// What the window shows before there is a ground: the ways to a plan, the plans opened last, the language. Tab and the arrow keys go
/// from one to the other, Enter takes it.
class StartPage : public QWidget {
    Q_OBJECT

   public:
    explicit StartPage(QWidget* parent = nullptr);

    /// Shows them as cards, as they change. It outlives this.
    void setRecentPlans(RecentPlans& plans);
    /// A sample exercise can be opened.
    void setSampleOffered(bool isOffered);
    /// Says that files are being read instead of how to open some.
    void setBusy(bool isBusy);

    const QList<PlanCard*>& cards() const { return cards_; }
    QPushButton& newPlanButton() { return *newPlan_; }
    QPushButton& sampleButton() { return *sample_; }
    QPushButton& importButton() { return *import_; }

   signals:
    void newPlanRequested();
    void openRequested();
    void sampleRequested();
    void importRequested();
    void planRequested(const QString& path);
    void missingPlanRequested(const QString& path);
    void languageToggled();

   protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

   private:
    void makeButtons();
    void fillCards();
    void arrange();
    void fitToSize();
    void moveFocus(QWidget* from, int key);
    QList<QWidget*> stops() const;
    void retranslateUi();

    RecentPlans* plans_ = nullptr;
    QLabel *title_, *subtitle_, *recentTitle_, *hint_;
    QPushButton *newPlan_, *open_, *sample_, *import_, *language_;
    QWidget* content_;
    QScrollArea* scroll_;
    QGridLayout* grid_;
    QList<PlanCard*> cards_;
    bool isBusy_ = false, isSampleOffered_ = false;
    double scale_ = 0.0;
    int columns_ = 0;
};

}  // namespace saban::app
