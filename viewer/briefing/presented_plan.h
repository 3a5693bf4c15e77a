#pragma once

#include <QString>
#include <functional>
#include <string>

namespace saban::layers {
class Plan;
struct Edit;
}

namespace saban::app {

class PlanSession;

/// Edits the plan that a presentation was of: in the session while it is open there, else in its file, on a thread of its own. `then` hears on the GUI thread why it is not in the file;
/// empty: it is. At once where that is known at once.
/// Thread safety: GUI thread.
void editPresented(const std::string& planPath, PlanSession& session, const std::function<layers::Edit(const layers::Plan&)>& edit, std::function<void(const QString& why)> then);

}  // namespace saban::app
