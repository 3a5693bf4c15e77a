#pragma once

#include <QAction>
#include <QMenu>
#include <QObject>
#include <QWidget>
#include <functional>
#include <glm/vec2.hpp>
#include <vector>

#include "layers/model/uid.h"

namespace saban::app {

class PlanSession;
class TableWidget;

/// What is done to selected features together: put in line, spaced, turned alike, nudged by metres, locked and unlocked.
/// Thread safety: GUI thread.
class ArrangeCommands : public QObject {
    Q_OBJECT

   public:
    /// `phase`: that is shown. Keys are those of the table.
    ArrangeCommands(TableWidget& table, PlanSession& session, std::function<layers::Uid()> phase, QObject* parent = nullptr);
    ~ArrangeCommands() override;

    QMenu* menu() const { return menu_; }
    void retranslateUi();
    /// As the selection allows.
    void update();

    QAction *inLine, *evenly, *sameHeading, *lock;

   signals:
    void troubled(const QString& message);

   private:
    void makeNudges();
    /// `right`, `up`: in the picture, one of them 0.
    void nudge(int right, int up, double byM);
    void toggleLock();

    TableWidget& table_;
    PlanSession& session_;
    std::function<layers::Uid()> phase_;
    QMenu* menu_;
};

}  // namespace saban::app
