#pragma once

#include <QColor>

#include "viewer/app/field_editors.h"

class QAction;
class QMenu;

namespace saban::app {

/// A colour as a swatch that opens a choice, also with Alt + Down, and as text. Nothing given: that of what it is.
class ColourEditor : public LineEditor {
    Q_OBJECT

   public:
    ColourEditor(const QString& title, QWidget* parent);

    void setValue(const layers::SharedValue& value) override;
    void setEditable(bool isEditable) override;
    /// That holds where none is given.
    void setOwnColour(const QColor& colour);
    /// What the swatch shows; invalid: several colours, or what is typed is none.
    QColor shownColour() const { return shownColour_; }
    QMenu& menu() { return *menu_; }

   protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

   private:
    void fillMenu();
    void openMenu();
    void showSwatch();

    QLineEdit* line_;
    QAction* swatch_;
    QMenu* menu_;
    QColor ownColour_, shownColour_;
    bool isMixed_ = false, isEditable_ = true;
};

}  // namespace saban::app
