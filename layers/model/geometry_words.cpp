#include "layers/model/geometry_words.h"

#include "geo/core/text.h"

namespace saban::layers {

std::string describeFault(const std::string& fault) {
    if (fault == "nan") return translated(SABAN_TR("layers", "a coordinate is no number"));
    if (fault == "out_of_range") return translated(SABAN_TR("layers", "a coordinate lies beyond any place on earth"));
    if (fault == "too_few_points") return translated(SABAN_TR("layers", "it has too few points"));
    if (fault == "self_crossing") return translated(SABAN_TR("layers", "its outline crosses itself"));
    if (fault == "zero_area") return translated(SABAN_TR("layers", "it has no area"));
    if (fault == "unreadable") return translated(SABAN_TR("layers", "it has no points, or what is written there cannot be read"));
    return fault;
}

}  // namespace saban::layers
