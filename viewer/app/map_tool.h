#pragma once

#include <QKeyEvent>
#include <QMouseEvent>
#include <QObject>
#include <QString>
#include <QWheelEvent>
#include <glm/vec2.hpp>
#include <span>

namespace saban::app {

class PlanSession;
class TableWidget;

/// A place that was typed or pasted, and what it is called there; empty: not.
struct TypedPlace {
    glm::dvec2 at{0.0};
    QString name{};
    bool operator==(const TypedPlace&) const = default;
};

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

    /// Places can be typed for it.
    virtual bool takesPlaces() const { return false; }
    /// Further ones may follow, until Enter ends it.
    virtual bool goesOnAfterPlaces() const { return false; }
    /// Shows what `setPlaces` would make; none: nothing.
    virtual void previewPlaces(std::span<const TypedPlace>) {}
    /// Does exactly there what clicks would do; several at once are one edit. False when it was not done; the session has said why.
    virtual bool setPlaces(std::span<const TypedPlace>) { return false; }

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
