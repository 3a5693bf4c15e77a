#include "layers/catalogue/type_names.h"

#include "layers/model/words.h"

namespace saban::layers {

std::optional<std::string> typeNamed(const StructureCatalogue& catalogue, const std::string& text) {
    if (catalogue.find(text)) return text;
    for (const StructureType& type : catalogue.types()) {
        const Word words{type.id, type.nameVi, type.nameEn};
        if (indexOfWord({&words, 1}, text)) return type.id;
    }
    return std::nullopt;
}

}  // namespace saban::layers
