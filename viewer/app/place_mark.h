#pragma once

#include <QObject>
#include <QString>
#include <QTimer>
#include <glm/vec2.hpp>

namespace saban::app {

class TableWidget;

/// Marks a place on the table for a while, over the sketch of whatever tool is chosen: a ring with a cross, and its name.
/// Thread safety: GUI thread. The table must outlive the mark.
class PlaceMark : public QObject {
    Q_OBJECT

   public:
    static constexpr int kShownMs = 8000;

    explicit PlaceMark(TableWidget& table, QObject* parent = nullptr);

    /// In place of the one before. An empty text: none.
    void show(glm::dvec2 at, const QString& text);
    void clear();
    bool isShown() const { return timer_.isActive(); }

   private:
    TableWidget& table_;
    QTimer timer_;
};

}  // namespace saban::app
