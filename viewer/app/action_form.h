#pragma once

#include <QWidget>
#include <functional>
#include <glm/vec2.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "layers/briefing/scene_action.h"
#include "layers/model/fields.h"
#include "viewer/app/place_editor.h"

class QFormLayout;

namespace saban::app {

class CutField;
class FieldEditor;

/// Of a kind of Saban in the language of the window, or what a newer one wrote.
QString actionTitle(const std::string& kind);
/// To the tenth.
QString secondsText(double seconds);

/// What one action of a scene is told but its features: when it starts, how long it takes, and the settings of its kind (`layers::actionKinds`). What makes no sense is refused beside its
/// field, and stays.
/// Thread safety: GUI thread.
class ActionForm : public QWidget {
    Q_OBJECT

   public:
    using Cut = std::pair<glm::dvec2, glm::dvec2>;

    explicit ActionForm(QWidget* parent = nullptr);

    /// Two places of the cut that is on the table; nothing: there is none.
    void setCutSource(std::function<std::optional<Cut>()> cut) { cutOnTable_ = std::move(cut); }
    /// What coordinates are written in and read by.
    void setFrame(const PlaceFrame& frame) { frame_ = frame; }
    /// Another cut is on the table, or none.
    void cutChanged();
    /// No line is being drawn for it any more.
    void giveUpCut();

    /// `row`: its place in the list. Of the same place and kind the fields stay, with what is being typed.
    void setAction(const layers::SceneAction& action, int row, bool isEditable);
    /// No action.
    void clear();
    /// The fields are made anew when an action is shown: it is another one, or another language.
    void forget() { row_ = -1; }
    /// Takes what is being typed.
    void commit();
    /// Null when the action has none of that name.
    FieldEditor* editor(const std::string& name) const;

   signals:
    /// The action with what was entered.
    void entered(const saban::layers::SceneAction& action);
    /// A line is to be drawn on the table; then `cutChanged` is called.
    void cutDrawingWanted();
    /// It was, and is entered.
    void cutDrawn();

   private:
    void makeFields();
    void addField(const layers::ActionSetting* setting, const std::string& name, const QString& title, layers::FieldType type, const QString& tip);
    void addCut(const layers::ActionSetting& setting);
    void enterCut(const Cut& cut);
    void fill();
    bool enter(const layers::ActionSetting* setting, const std::string& name, const layers::Value& value, FieldEditor& field);

    layers::SceneAction action_;
    int row_ = -1;
    bool isEditable_ = false;
    std::function<std::optional<Cut>()> cutOnTable_;
    PlaceFrame frame_;
    CutField* cut_ = nullptr;  ///< null: the action cuts nothing
    QWidget* fields_ = nullptr;
    QFormLayout* rows_ = nullptr;
    std::vector<std::pair<std::string, FieldEditor*>> editors_;
};

}  // namespace saban::app
