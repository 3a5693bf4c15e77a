#pragma once

#include <QString>
#include <map>
#include <string>
#include <vector>

#include "layers/edit/edit.h"
#include "layers/model/plan.h"
#include "viewer/briefing/ink_sheets.h"

class QWidget;

namespace saban::layers {
struct Briefing;
}

namespace saban::app {

class PlanSession;

/// Strokes of a briefing as notes of its plan, scene by scene; null: of none that is known.
std::vector<layers::Remark> notesOf(const std::map<layers::Uid, InkSheets::Strokes>& ink, const layers::Briefing* briefing);

layers::Edit keepingEdit(const layers::Plan& plan, std::vector<layers::Remark> notes);

/// Asks over a window whether they are to be kept in the plan of that file, and asks again when they could not be stored. Does nothing without notes. `trouble`: why they could not be
/// kept when it was asked before.
void askToKeep(std::vector<layers::Remark> notes, const std::string& planPath, PlanSession& session, QWidget* window, const QString& trouble);

}  // namespace saban::app
