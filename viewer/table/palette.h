#pragma once

#include <glm/vec3.hpp>
#include <glm/vec4.hpp>

/// The colours of the table's furniture: graphite and ivory with a little brass, before a pale studio wall.
namespace saban::viewer::palette {

inline constexpr glm::vec4 kWallTop{0.650F, 0.705F, 0.755F, 1.0F};
inline constexpr glm::vec4 kWallBottom{0.925F, 0.935F, 0.940F, 1.0F};
inline constexpr glm::vec4 kShadow{0.08F, 0.10F, 0.13F, 0.42F};

inline constexpr glm::vec3 kGraphite{0.215F, 0.228F, 0.248F};
inline constexpr glm::vec3 kPlate{0.075F, 0.080F, 0.088F};

inline constexpr glm::vec4 kIvory{0.955F, 0.945F, 0.905F, 1.0F};
inline constexpr glm::vec4 kSoftIvory{0.80F, 0.80F, 0.775F, 1.0F};
inline constexpr glm::vec4 kBrass{0.835F, 0.690F, 0.400F, 1.0F};
inline constexpr glm::vec4 kShadedIvory{0.50F, 0.50F, 0.49F, 1.0F};
inline constexpr glm::vec4 kNorthRed{0.870F, 0.260F, 0.205F, 1.0F};
inline constexpr glm::vec4 kShadedNorthRed{0.600F, 0.150F, 0.120F, 1.0F};
inline constexpr glm::vec4 kInk{0.115F, 0.122F, 0.135F, 1.0F};
inline constexpr glm::vec4 kGlass{0.090F, 0.100F, 0.115F, 0.78F};

}  // namespace saban::viewer::palette
