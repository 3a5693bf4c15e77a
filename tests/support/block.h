#pragma once

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

#include "layers/model/features.h"

namespace saban::test {

/// A structure that no catalogue knows, which is drawn as a plain block: length, width and height in metres.
inline layers::Structure blockAt(glm::dvec2 place, glm::dvec3 sizeM) {
    layers::Structure block;
    block.type = "of no catalogue";
    block.geometry = layers::Geometry::point(place);
    block.lengthM = sizeM.x;
    block.widthM = sizeM.y;
    block.heightM = sizeM.z;
    return block;
}

}  // namespace saban::test
