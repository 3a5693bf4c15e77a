#pragma once

#include <QObject>
#include <QPointF>
#include <glm/vec2.hpp>
#include <optional>

class QMenu;

namespace saban::app {

class PlanDesk;
class TableWidget;

/// The menu under the right button, when it is let go without a drag, and under the Menu key: what can be done with the feature there, and with the place
/// on the ground. The list of the plan asks for its first part.
/// Thread safety: GUI thread.
class FeatureMenu : public QObject {
    Q_OBJECT

   public:
    FeatureMenu(PlanDesk& desk, TableWidget& table, QObject* parent = nullptr);

    /// What can be done with what is selected. `isInList`: the list has going there, renaming and deleting itself.
    void fillForSelection(QMenu& menu, bool isInList);
    /// Shows the menu of a place of the table.
    void showAt(QPointF position);

   protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

   private:
    void fillForPlace(QMenu& menu, glm::dvec2 place);
    void addCoordinates(QMenu& menu, glm::dvec2 place);

    PlanDesk& desk_;
    TableWidget& table_;
    std::optional<QPointF> pressedAt_;  ///< by the right button, while it was not dragged
};

}  // namespace saban::app
