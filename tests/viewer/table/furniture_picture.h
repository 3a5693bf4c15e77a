#pragma once

#include <array>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <memory>
#include <optional>

#include "viewer/render/offscreen.h"
#include "viewer/table/table_furniture.h"

namespace saban::viewer::test {

/// Draws furniture without any ground, with reversed depth as the engine does. One at a time on a thread.
class FurnitureStudio {
   public:
    FurnitureStudio();
    ~FurnitureStudio();

    /// Nothing when there is no OpenGL here.
    std::optional<Picture> take(TableFurniture& furniture, const Viewpoint& view, const SceneFrame& frame,
                                const Projection& projection, const Look& look);

    struct Impl;

   private:
    std::unique_ptr<Impl> impl_;
};

/// Red, green, blue of a pixel, 0 to 255.
std::array<int, 3> pixelAt(const Picture& picture, glm::ivec2 pixel);

/// Where a point of the scene comes to lie.
glm::dvec2 pixelOf(glm::dvec3 scene, const Viewpoint& view, const SceneFrame& frame, const Projection& projection);

/// How many pixels two pictures of one size differ in.
int differingPixels(const Picture& a, const Picture& b);

}  // namespace saban::viewer::test
