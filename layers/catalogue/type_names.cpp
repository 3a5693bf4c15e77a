#include "layers/catalogue/type_names.h"

#include "layers/model/words.h"

namespace saban::layers {

std::string_view formerNameOf(std::string_view typeId) {
    if (typeId == "covered_trench") return "Giao thông hào có nắp";
    if (typeId == "open_trench") return "Giao thông hào";
    return {};
}

std::optional<std::string> typeNamed(const StructureCatalogue& catalogue, const std::string& text) {
    if (catalogue.find(text)) return text;
    for (const StructureType& type : catalogue.types()) {
        const Word words{type.id, type.nameVi, type.nameEn};
        if (indexOfWord({&words, 1}, text)) return type.id;
    }
    // Afterwards: a catalogue of somebody's own may have given the name to another type.
    for (const StructureType& type : catalogue.types()) {
        const Word former{type.id, formerNameOf(type.id), type.nameEn};
        if (!former.vi.empty() && indexOfWord({&former, 1}, text)) return type.id;
    }
    return std::nullopt;
}

}  // namespace saban::layers
