#pragma once

#include <QObject>
#include <QPointer>
#include <QString>
#include <functional>
#include <string>
#include <vector>

namespace saban::layers {
class Plan;
struct Edit;
}

namespace saban::app {

class PlanSession;

/// What is on its way to files of plans that are not open. The end of the program is to wait for it.
/// Thread safety: GUI thread.
class PresentedEdits : public QObject {
    Q_OBJECT

   public:
    /// The one of the program, as long as its application lives.
    static PresentedEdits& ofProgram();

    bool isPending() const;
    /// `work` is pending until `end`, or until it is gone.
    void begin(QObject* work);
    void end(QObject* work, bool isInFile);
    /// Does something once none is pending any more, or one of them did not get into its file, unless `context` is gone.
    void whenEnded(QObject* context, std::function<void(bool areInFile)> then);

   signals:
    /// Of one of them; it is not pending any more.
    void ended(bool isInFile);

   private:
    using QObject::QObject;
    std::vector<QPointer<QObject>> pending_;
};

/// Edits the plan that a presentation was of: in the session while it is open there, else in its file, on a thread of its own. `then` hears on the GUI thread why it is not in the file;
/// empty: it is. At once where that is known at once.
/// Thread safety: GUI thread.
void editPresented(const std::string& planPath, PlanSession& session, const std::function<layers::Edit(const layers::Plan&)>& edit, std::function<void(const QString& why)> then);

}  // namespace saban::app
