#pragma once

#include <QComboBox>
#include <QSet>
#include <QString>
#include <QWidget>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "layers/model/feature_ref.h"
#include "viewer/app/plan_tree_nodes.h"
#include "viewer/app/tree_layers.h"

class QAction;
class QLabel;
class QLineEdit;
class QSlider;
class QMenu;
class QTreeView;

namespace saban::app {

class PlanSession;
class PlanTreeModel;

/// Everything on the table: its map layers, and what a plan holds, by kind, group or phase, with a search box. What is selected here is selected in
/// the session and the other way round. Enter or a double click asks to fly there, F2 renames, Delete removes, boxes show and hide. Features are dragged
/// into groups, phases and scenes into their order, layers over each other; the slider below is the opacity of the layer that is chosen.
/// Thread safety: GUI thread. The session must outlive the tree.
class PlanTree : public QWidget {
    Q_OBJECT

   public:
    explicit PlanTree(PlanSession& session, QWidget* parent = nullptr);

    /// As in `viewer::PlanView::hidden`; tells nobody.
    void setHiddenKinds(const std::vector<std::string>& kinds);
    const std::vector<std::string>& hiddenKinds() const;
    /// As in `viewer::PlanView::hidden` and `hiddenFeatures`; tells nobody.
    void setHidden(const std::vector<std::string>& kinds, const std::set<layers::Uid>& features);
    void setGrouping(PlanGrouping grouping);
    /// The layers of the table.
    TreeLayers& layers() { return layers_; }
    QSlider& opacity() { return *opacity_; }

    /// Puts the keys into the search box.
    void focusSearch();
    /// Adds to the menu of what is selected.
    void setMenuFiller(std::function<void(QMenu&)> filler) { fillMenu_ = std::move(filler); }
    QTreeView& view() { return *view_; }
    PlanTreeModel& model() { return *model_; }

   signals:
    void flyTo(const saban::layers::FeatureRef& feature);
    void hiddenKindsChanged(const std::vector<std::string>& kinds);
    void hiddenFeaturesChanged(const std::set<saban::layers::Uid>& features);
    void flyToLayer(const saban::app::TreeLayer& layer);
    /// A name that was refused, in words for a person.
    void troubled(const QString& message);

   protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

   private:
    void closeLong();
    void connectDragging();
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
    void showOpacity();
    void groupSelected();
    void setAllExpanded(const QModelIndex& parent);
    void rememberExpanded();
    void expandAgain();
    void retranslateUi();

    PlanSession& session_;
    PlanTreeModel* model_;
    TreeLayers layers_;
    QLineEdit* search_;
    QComboBox* groupings_;
    QTreeView* view_;
    QLabel *empty_, *opacityTitle_;
    QSlider* opacity_;
    QAction *fly_, *rename_, *remove_, *group_;
    std::function<void(QMenu&)> fillMenu_;
    QSet<QString> collapsed_;  ///< titles that a person closed
    bool isFollowing_ = false; ///< the list is made to show what the session says
};

}  // namespace saban::app
