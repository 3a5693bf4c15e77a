#pragma once

#include <optional>
#include <string_view>

namespace saban::geo {

/// Metres per unit for the word by which a raster names its vertical unit ("m", "Feet", "US survey foot", "us-ft",
/// "sft", "dm" …); upper and lower case, spaces and punctuation do not matter. Nothing for a word that is not known.
/// Source: EPSG dataset, units of measure (foot 9002, US survey foot 9003, fathom 9014, yard 9096).
std::optional<double> metresPerVerticalUnit(std::string_view word);

}  // namespace saban::geo
