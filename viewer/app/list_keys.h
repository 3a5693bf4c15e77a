#pragma once

#include <QObject>

namespace saban::app {

/// Keeps letters, digits, Home, End, Page Up and Page Down for the list, tree or table that has the keys: they look for rows, begin
/// to edit and move there, and are no commands of the window meanwhile.
class ListKeys : public QObject {
    Q_OBJECT

   public:
    /// Watches the whole application until it is deleted.
    explicit ListKeys(QObject* parent);

    bool eventFilter(QObject* watched, QEvent* event) override;
};

}  // namespace saban::app
