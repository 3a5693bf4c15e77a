#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "geo/vector/shape_set.h"

namespace saban::geo {

struct Colour {
    std::uint8_t red, green, blue, alpha;
};

/// How shapes of one sort are painted. Sizes in pixels are those of the tile's own picture.
struct VectorStyle {
    std::string_view name;  ///< "main road"
    int order;              ///< greater ones lie on top of those of the same kind
    Colour line;            ///< of lines, outlines and discs; alpha 0: none
    float widthPx;          ///< of a line; diameter of a disc
    float widthM;           ///< true width on the ground, where that is more; 0: none
    Colour casing;          ///< shows on both sides of lines and around discs; alpha 0: none
    float casingPx;         ///< on each side
    Colour fill;            ///< of areas; alpha 0: none
    float fullToM;          ///< lines become thinner, and discs are left out, where pixels are wider than this; 0: never
    float nameToM = 6.0f;   ///< names of points are left out where pixels are wider than this; 0: never
    bool isBuilding = false;  ///< of areas: they stand up from the ground where their height is known
};

/// `index` is one that `VectorClassifier` gave.
const VectorStyle& vectorStyle(std::uint16_t index);
std::uint16_t vectorStyleCount();

/// Chooses the style of features from their attributes and the name of their layer: those of OpenStreetMap and its
/// extracts, and common Vietnamese names of layers. What it does not know gets one calm colour for the layer.
class VectorClassifier {
 public:
    /// `fields` are the layer's attributes in their order.
    VectorClassifier(std::string_view layerName, const std::vector<std::string>& fields);

    /// The attributes, by their place among `fields`, that the choice depends on.
    std::span<const int> fieldsAsked() const { return asked_; }
    /// `values` are those of `fieldsAsked()`; empty where a feature has none.
    std::uint16_t styleOf(ShapeKind kind, std::span<const std::string> values) const;

 private:
    std::string layerName_;
    std::vector<int> asked_;
    std::vector<std::string> askedNames_;
    std::size_t calm_;
};

}  // namespace saban::geo
