#pragma once

#include <cstdint>
#include <glm/vec2.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace saban::geo {

/// The name of a point of a vector layer.
struct PlaceName {
    glm::dvec2 at{0.0};       ///< table CRS
    std::string text{};       ///< composed (NFC) as far as Vietnamese letters go, one blank between words, never empty
    std::uint16_t style = 0;  ///< for `vectorStyle`, whose `order` says what is written first
};

/// The outline of a building whose height its file tells.
struct Building {
    double heightM = 0.0;                           ///< from the lowest ground at its walls to the top; more than 0, at most 1000
    std::vector<std::vector<glm::dvec2>> rings{};   ///< table CRS; the outer one first, counter-clockwise, then courtyards, clockwise
};

using PlaceNames = std::vector<PlaceName>;
using Buildings = std::vector<Building>;

/// A storey is taken to be as high as this where only their number is known.
inline constexpr double kStoreyM = 3.3;

/// Which attributes of a layer hold names and heights, the best first. Case does not matter.
class FeatureFields {
 public:
    explicit FeatureFields(const std::vector<std::string>& fields);

    /// Places among `fields`. Vietnamese names come before others, and those before foreign ones.
    const std::vector<int>& names() const { return names_; }
    const std::vector<int>& heights() const { return heights_; }
    const std::vector<int>& storeys() const { return storeys_; }

 private:
    std::vector<int> names_, heights_, storeys_;
};

/// Metres from what people write: "12", "12.5 m", "12,5", "40 ft". Nothing for anything else, and for heights that no building
/// has: none, below ground, above 1000 m.
std::optional<double> parseHeightM(std::string_view text);

/// From a number of storeys. Nothing for what is no number from above 0 to 200.
std::optional<double> heightOfStoreysM(std::string_view text);

/// Letters followed by combining marks become the letters of Vietnamese, without blanks at the ends or several in a row. Other
/// text stays as it is.
std::string composedName(std::string_view text);

}  // namespace saban::geo
