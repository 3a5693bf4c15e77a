#pragma once

#include <string>
#include <string_view>

namespace saban::layers {

/// The last column of every list made of a marked plan: whoever copies rows copies the marking with them. Imports pass it over, as they do layers of drawings of this name.
inline constexpr std::string_view kMarkingColumn = "saban_marking";

/// A list as texts between commas (RFC 4180) with the marking as one more column. The list itself when there is no marking.
std::string withMarkingColumn(const std::string& csv, const std::string& marking);

}  // namespace saban::layers
