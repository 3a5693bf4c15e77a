#pragma once

#include <QSet>
#include <QString>
#include <QWidget>
#include <string>
#include <vector>

#include "layers/model/feature_ref.h"

class QAction;
class QLabel;
class QLineEdit;
class QTreeView;

namespace saban::app {

class PlanSession;
class PlanTreeModel;

/// What a plan holds, by kind, with a search box. What is selected here is selected in the session and the other way round. Enter
/// or a double click asks to fly there, F2 renames, Delete removes, the boxes of kinds show and hide them.
/// Thread safety: GUI thread. The session must outlive the tree.
class PlanTree : public QWidget {
    Q_OBJECT

   public:
    explicit PlanTree(PlanSession& session, QWidget* parent = nullptr);

    /// As in `viewer::PlanView::hidden`; tells nobody.
    void setHiddenKinds(const std::vector<std::string>& kinds);
    const std::vector<std::string>& hiddenKinds() const;

    /// Puts the keys into the search box.
    void focusSearch();
    QTreeView& view() { return *view_; }
    PlanTreeModel& model() { return *model_; }

   signals:
    void flyTo(const saban::layers::FeatureRef& feature);
    void hiddenKindsChanged(const std::vector<std::string>& kinds);
    /// A name that was refused, in words for a person.
    void troubled(const QString& message);

   protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

   private:
    void prepareView();
    void showPlan();
    void showSelection();
    void takeSelection();
    void search(const QString& text);
    void flyToCurrent();
    void goToFirst();
    void rename(const layers::FeatureRef& feature, const QString& name);
    void removeSelected();
    void showMenu(QPoint at);
    void rememberExpanded();
    void expandAgain();
    void retranslateUi();

    PlanSession& session_;
    PlanTreeModel* model_;
    QLineEdit* search_;
    QTreeView* view_;
    QLabel* empty_;
    QAction *fly_, *rename_, *remove_;
    QSet<QString> collapsed_;  ///< kinds that a person closed
    bool isFollowing_ = false; ///< the list is made to show what the session says
};

}  // namespace saban::app
