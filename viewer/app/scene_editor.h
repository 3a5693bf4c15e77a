#pragma once

#include <QWidget>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "layers/model/plan.h"
#include "layers/model/value.h"

class QFormLayout;
class QLabel;
class QListWidget;
class QListWidgetItem;
class QPushButton;
class QScrollArea;
class QTabWidget;

namespace saban::app {

class ActionList;
class FieldEditor;
class PlanSession;

/// One scene: what is read and said, how it comes, how long it stays, what it shows, and its actions. Every change is one edit of the session, made when a field is left; what makes
/// no sense is refused with the reason beside the field.
/// Thread safety: GUI thread. The session outlives it.
class SceneEditor : public QWidget {
    Q_OBJECT

   public:
    explicit SceneEditor(PlanSession& session, QWidget* parent = nullptr);

    /// Empty: none.
    void setScene(const layers::Uid& scene);
    const layers::Uid& scene() const { return scene_; }
    /// The moment that the timeline shows; nothing: it is not in use.
    void setMomentSource(std::function<layers::Moment()> moment) { moment_ = std::move(moment); }

    ActionList& actions() { return *actions_; }
    /// Of a column ("title", "caption", "note" …); null when there is none.
    FieldEditor* editor(const std::string& column) const;
    /// What the scene shows: kinds, map layers, and single features that it hides.
    QListWidget& shownList() { return *shown_; }
    void focusTitle();

   signals:
    void tryRequested();
    /// Something was picked for it on the table, and another panel may have come before it.
    void attentionWanted();

   protected:
    void changeEvent(QEvent* event) override;

   private:
    void build();
    void follow();
    void refresh();
    void fillShown();
    void takeShown(QListWidgetItem* item);
    void enter(const std::string& column, const layers::Value& value, FieldEditor& field);
    std::shared_ptr<const layers::Scene> present() const;

    PlanSession& session_;
    layers::Uid scene_;
    std::shared_ptr<const layers::Plan> plan_;
    std::function<layers::Moment()> moment_;
    bool isFilling_ = false;

    QLabel *heading_, *note_;
    QTabWidget* tabs_;
    QPushButton* try_;
    QScrollArea* scroll_;
    QWidget* form_ = nullptr;
    QFormLayout* layout_ = nullptr;
    QListWidget* shown_ = nullptr;
    QPushButton* takeMoment_ = nullptr;
    ActionList* actions_;
    std::vector<std::pair<std::string, FieldEditor*>> editors_;
};

}  // namespace saban::app
