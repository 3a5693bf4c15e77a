#pragma once

#include <string_view>

namespace saban::layers {

/// Text of data/catalogue/structures.json as it was when the program was built.
std::string_view embeddedCatalogue();

}  // namespace saban::layers
