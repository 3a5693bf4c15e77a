#pragma once

#include <QWidget>
#include <functional>
#include <memory>
#include <string>

#include "layers/edit/edit.h"
#include "viewer/app/scene_pictures.h"

class QAction;
class QLabel;
class QListWidget;
class QListWidgetItem;
class QToolButton;

namespace saban::app {

class GroundViews;
class PlanSession;

/// The scenes of the plan in their order, with pictures, phase and planned time: a click goes there. They travel with the plan, every
/// change is an edit that can be undone. What a scene has lost is said in its row. Without a plan, the views that are kept of the ground (`ground_views.h`).
class ViewsPanel : public QWidget {
    Q_OBJECT

   public:
    /// `present`: how the table is looked at now. What is given outlives it.
    ViewsPanel(PlanSession& session, TableWidget& table, std::function<SavedView()> present, QWidget* parent = nullptr);

    /// Makes a scene of the present view, behind the chosen one, under a new name, which can be changed at once.
    void save();
    int count() const;
    QString nameAt(int row) const;
    void goTo(int row);
    /// -1: none is chosen.
    int currentRow() const;
    layers::Uid currentScene() const;
    void choose(const layers::Uid& scene);
    QString summary() const;
    QListWidget& list() { return *list_; }
    ScenePictures& pictures() { return pictures_; }
    GroundViews& groundViews() { return *groundViews_; }
    /// Makes scenes of the plan from the views that are kept of its ground, behind those that it has.
    void takeGroundViews();

    QAction *saveAction, *edit, *retake, *duplicate, *rename, *remove, *up, *down;

   signals:
    void chosen(const saban::app::SavedView& view);
    /// Another scene is the chosen one, or none.
    void currentChanged();
    void editRequested();
    /// A plan without scenes was opened on a ground of which so many views are kept.
    void groundViewsOffered(int count);

   protected:
    void changeEvent(QEvent* event) override;

   private:
    void makeActions();
    void refill();
    void renameTo(QListWidgetItem* item);
    void moveBy(int by);
    void takeOrder();
    void dressRow(QListWidgetItem& item, const layers::Scene& scene) const;
    void putBehindCurrent(layers::Scene scene, const QString& label);
    void updateActions();
    void retranslateUi();
    std::shared_ptr<const layers::Scene> sceneAt(int row) const;
    SavedView savedView(const layers::Scene& scene) const;
    ScenePictures::Wanted wantedOf(const layers::Scene& scene) const;
    void showPicture(const QString& uid, const QImage& made = {}, const QString& identity = {});
    void apply(layers::Scene scene, const QString& label);
    bool apply(layers::Edit edit);
    /// The plan of the session, without one what is kept of the ground.
    const std::shared_ptr<const layers::Plan>& plan() const;
    std::string path() const;
    bool isEditable() const;
    bool hasPlan() const;
    void offerGroundViews();

    PlanSession& session_;
    GroundViews* groundViews_;
    TableWidget& table_;
    std::function<SavedView()> present_;
    ScenePictures pictures_;
    QListWidget* list_;
    QLabel *note_, *summary_;
    QToolButton *saveButton_, *editButton_, *moreButton_;
    bool isFilling_ = false;
    std::vector<std::shared_ptr<const layers::Scene>> scenes_;
    std::shared_ptr<const layers::Plan> shownPlan_;  ///< that the rows are of
};

}  // namespace saban::app
