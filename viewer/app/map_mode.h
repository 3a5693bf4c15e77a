#pragma once

#include <QComboBox>
#include <QObject>
#include <optional>

class QAction;
class QMainWindow;

namespace saban::app {

class TableWidget;

/// What a person types for a scale: "1:25 000", "25.000", "1/25000". Nothing for what is none, or not between 1:100 and 1:10.000.000.
std::optional<double> typedScale(const QString& text);

/// The table as a map, from above with north up: its key and menu entry, and the scale in a corner of the table, to be read, chosen or
/// typed.
class MapMode : public QObject {
    Q_OBJECT

   public:
    MapMode(QMainWindow& window, TableWidget& table, QObject* parent = nullptr);

    QAction* action() const { return action_; }
    QComboBox* scaleBox() const { return scale_; }
    void retranslateUi();

   protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

   private:
    void showScale();
    void place();
    void acceptTyped();

    TableWidget& table_;
    QAction* action_;
    QComboBox* scale_;
};

}  // namespace saban::app
