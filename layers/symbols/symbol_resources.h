#pragma once

#include <string>
#include <string_view>

namespace saban::layers {

/// A file that is in the program: "milsymbol.js", "milsymbol.licence", "entities.json", "conventions/NAME.json". Empty when there is
/// none of that name. Thread safety: any thread.
std::string symbolResource(std::string_view name);

}  // namespace saban::layers
