#pragma once

#include <optional>
#include <string>

#include "layers/catalogue/structure_catalogue.h"

namespace saban::layers {

/// The id of the type that a text means: an id itself, or a name in either language, as lists have them. Nothing for other texts.
std::optional<std::string> typeNamed(const StructureCatalogue& catalogue, const std::string& text);

}  // namespace saban::layers
