#pragma once

#include <array>
#include <optional>
#include <string>

#include "layers/catalogue/structure_catalogue.h"

namespace saban::layers {

enum class LowerEnd { Included, Excluded };

/// What a number may be: from 0 to `most`.
struct NumberRange {
    double most = 0.0;
    LowerEnd zero = LowerEnd::Excluded;

    /// Not for NaN.
    bool holds(double value) const {
        return (zero == LowerEnd::Included ? value >= 0.0 : value > 0.0) && value <= most;
    }
};

/// One size: its key in a catalogue, where it is kept, what it may be.
struct SizeField {
    const char* key;
    double StructureSizes::*size;
    std::optional<double> SizeOverrides::*change;
    NumberRange range;
    std::optional<StructureGeometry> usedBy;  ///< nothing: both
};

/// All sizes, in the order of the file; one whose range differs between points and lines stands there for each.
const std::array<SizeField, 12>& sizeFields();

inline bool isUsedBy(const SizeField& field, StructureGeometry geometry) {
    return !field.usedBy || *field.usedBy == geometry;
}

/// "a number over 0 and at most 1000", in the user's language.
std::string describe(const NumberRange& range);

}  // namespace saban::layers
