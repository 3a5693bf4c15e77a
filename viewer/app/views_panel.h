#pragma once

#include <QWidget>
#include <functional>
#include <memory>
#include <string>

#include "viewer/app/scene_pictures.h"

class QAction;
class QLabel;
class QListWidget;
class QListWidgetItem;
class QToolButton;

namespace saban::app {

class PlanSession;

/// The saved views of the plan with their pictures, in their order: a click goes there. Scenes of the plan: they travel with it, every
/// change is an edit that can be undone.
class ViewsPanel : public QWidget {
    Q_OBJECT

   public:
    /// `present`: how the table is looked at now. What is given outlives it.
    ViewsPanel(PlanSession& session, TableWidget& table, std::function<SavedView()> present, QWidget* parent = nullptr);

    /// Keeps the present view under a new name, which can be changed at once.
    void save();
    int count() const;
    QString nameAt(int row) const;
    void goTo(int row);
    QListWidget& list() { return *list_; }
    ScenePictures& pictures() { return pictures_; }

    QAction *saveAction, *retake, *rename, *remove, *up, *down;

   signals:
    void chosen(const saban::app::SavedView& view);

   protected:
    void changeEvent(QEvent* event) override;

   private:
    void makeActions();
    void refill();
    void renameTo(QListWidgetItem* item);
    void moveBy(int by);
    void takeOrder();
    void updateActions();
    void retranslateUi();
    std::shared_ptr<const layers::Scene> sceneAt(int row) const;
    SavedView savedView(const layers::Scene& scene) const;
    ScenePictures::Wanted wantedOf(const layers::Scene& scene) const;
    void apply(layers::Scene scene, const QString& label);

    PlanSession& session_;
    TableWidget& table_;
    std::function<SavedView()> present_;
    ScenePictures pictures_;
    QListWidget* list_;
    QLabel* note_;
    QToolButton* saveButton_;
    bool isFilling_ = false;
    std::vector<std::shared_ptr<const layers::Scene>> scenes_;
};

}  // namespace saban::app
