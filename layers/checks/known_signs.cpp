#include "layers/checks/known_signs.h"

namespace saban::layers {

bool KnownSigns::isKnown(const std::string& code) {
    const auto [place, isNew] = known_.try_emplace(code, true);
    if (isNew) place->second = painter_.isKnown(code, conventions_).value_or(true);
    return place->second;
}

}  // namespace saban::layers
