#pragma once

#include <string>

namespace saban::app {

class TableWidget;

/// True property of owners of standing sketches that tell of the plan on the table, under its marking: a view of another plan has none of them.
inline constexpr const char* kTellsOfPlan = "tellsOfPlan";

/// The marking of a picture that shows two plans: both, one after the other; each that they share, or that was joined before, once.
std::string markingOfBoth(const std::string& first, const std::string& second);

/// That of all plans in `TableWidget::picture`.
std::string markingOfPicture(const TableWidget& table);

}  // namespace saban::app
