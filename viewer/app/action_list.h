#pragma once

#include <QWidget>
#include <functional>
#include <glm/vec2.hpp>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "geo/core/bounds.h"
#include "layers/briefing/scene_action.h"
#include "layers/model/plan.h"

class QLabel;
class QListWidget;
class QMenu;
class QPushButton;
class QToolButton;

namespace saban::app {

class ActionForm;
class FieldEditor;
class PlanSession;

/// The actions of a scene: a list in its order, and a form for the chosen one. Features are taken from the selection, picked
/// on the table, or ticked in a list. Every change is one edit of the session.
/// Thread safety: GUI thread. The session outlives it.
class ActionList : public QWidget {
    Q_OBJECT

   public:
    explicit ActionList(PlanSession& session, QWidget* parent = nullptr);

    /// Empty: none.
    void setScene(const layers::Uid& scene);
    /// Two places of the cut that is on the table, for actions that cut the block; nothing: there is none.
    void setCutSource(std::function<std::optional<std::pair<glm::dvec2, glm::dvec2>>()> cut);
    /// Where places are expected; nothing: where the plan says.
    void setTableBounds(std::function<std::optional<geo::Bounds>()> bounds) { tableBounds_ = std::move(bounds); }
    /// Another cut is on the table, or none.
    void cutChanged();
    /// No line is being drawn for it any more.
    void giveUpCut();

    const std::vector<layers::SceneAction>& actions() const { return actions_; }
    int currentAction() const;
    void chooseAction(int row);
    void addAction(std::string_view kind);
    void removeAction();
    void moveAction(int by);
    void setFeatures(std::vector<layers::Uid> features);
    /// What is picked in the session, as far as the kind takes it.
    void addSelected();
    void setPicking(bool isPicking);
    /// The field of a setting, "start_s" or "duration_s"; null when the chosen action has none of that name.
    FieldEditor* editor(const std::string& name) const;
    QListWidget& list() { return *list_; }

   signals:
    /// Something was picked on the table for it, or drawn.
    void picked();
    /// A line is to be drawn on the table; then `cutChanged` is called.
    void cutDrawingWanted();

   protected:
    void changeEvent(QEvent* event) override;
    void hideEvent(QHideEvent* event) override;

   private:
    void follow();
    void fillList();
    void buildForm();
    void fillFeatures();
    void updateButtons();
    void store(std::vector<layers::SceneAction> actions, const QString& label);
    void change(const std::function<void(layers::SceneAction&)>& change);
    void takeSelection();
    void retranslateUi();
    QString titleOf(const layers::SceneAction& action) const;
    QString titleOf(const layers::Uid& feature) const;
    std::vector<std::string> kindsTaken() const;
    bool isEditable() const;

    PlanSession& session_;
    std::function<std::optional<geo::Bounds>()> tableBounds_;
    layers::Uid scene_;
    std::shared_ptr<const layers::Plan> plan_;  ///< that is shown
    std::vector<layers::SceneAction> actions_;
    QString fault_;                             ///< why the actions cannot be read
    bool isFilling_ = false;

    QListWidget *list_, *features_;
    QToolButton *add_, *remove_, *up_, *down_, *choose_, *addSelected_, *pick_, *drop_;
    QPushButton* clear_;
    QMenu* addMenu_;
    QLabel *note_, *featuresTitle_;
    ActionForm* form_;
    QWidget* featuresBox_;
};

}  // namespace saban::app
