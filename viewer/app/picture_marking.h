#pragma once

#include <string>

namespace saban::app {

class TableWidget;

/// The marking of a picture that shows two plans: both, one after the other; one that they share once.
std::string markingOfBoth(const std::string& first, const std::string& second);

/// That of all plans in `TableWidget::picture`.
std::string markingOfPicture(const TableWidget& table);

}  // namespace saban::app
