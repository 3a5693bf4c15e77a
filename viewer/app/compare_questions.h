#pragma once

#include <QString>
#include <optional>

#include "layers/compare/take_over.h"

class QWidget;

namespace saban::app {

/// Another plan's file, at first beside `folder`; empty when the user changed their mind.
QString askForOtherPlan(QWidget* parent, const QString& folder);
/// Where the table of differences is to be written; empty for none.
QString askForTableFile(QWidget* parent, const QString& folder);

/// What to do about features that are referred to and not chosen; nothing when the user changed their mind.
std::optional<layers::Missing> askAboutCompanions(QWidget* parent, const layers::TakeOver& taken, const layers::Plan& other);

/// What went along with what was taken over, in one sentence each; empty for nothing.
QString alongInWords(const layers::TakeOver& taken, const layers::Plan& before, const layers::Plan& other);

}  // namespace saban::app
