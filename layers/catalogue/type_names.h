#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "layers/catalogue/structure_catalogue.h"

namespace saban::layers {

/// The id of the type that a text means: an id itself, or a name in either language, also a former one, as lists have them. Nothing for other texts.
std::optional<std::string> typeNamed(const StructureCatalogue& catalogue, const std::string& text);

/// What a type of the catalogue that comes with the program was called before: read and found, never written. Empty for most.
std::string_view formerNameOf(std::string_view typeId);

}  // namespace saban::layers
