#pragma once

#include <QKeyEvent>
#include <QMouseEvent>
#include <QObject>
#include <QString>
#include <QWheelEvent>

namespace saban::app {

class PlanSession;
class TableWidget;

/// What the mouse and the keys do on the table while this tool is chosen. What a tool does not take goes to the camera, so that
/// the table can be turned and moved in the middle of everything.
/// Thread safety: GUI thread.
class MapTool : public QObject {
    Q_OBJECT

   public:
    MapTool(TableWidget& table, PlanSession& session, QObject* parent = nullptr) : QObject(parent), table_(table), session_(session) {}

    /// It was chosen, or another one is: what it had begun is dropped, and its sketch and preview are taken away afterwards.
    virtual void begin() {}
    virtual void end() {}

    /// True when the event is used up.
    virtual bool press(const QMouseEvent&) { return false; }
    virtual bool move(const QMouseEvent&) { return false; }
    virtual bool release(const QMouseEvent&) { return false; }
    virtual bool doubleClick(const QMouseEvent&) { return false; }
    virtual bool wheel(const QWheelEvent&) { return false; }
    virtual bool key(const QKeyEvent&) { return false; }
    virtual void leave() {}
    /// The view or the plan changed: a sketch may have to follow.
    virtual void refresh() {}

    virtual Qt::CursorShape cursor() const { return Qt::ArrowCursor; }
    /// What to do next, in a few words.
    virtual QString hint() const { return {}; }

   signals:
    /// Nothing is left to do: the tool that was chosen before may come back.
    void finished();
    void hintChanged();

   protected:
    TableWidget& table_;
    PlanSession& session_;
};

}  // namespace saban::app
