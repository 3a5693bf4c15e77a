#pragma once

#include "layers/catalogue/solid_model.h"

namespace saban::viewer {

/// What is within a structure, in the coordinates of its solid model: seen when it is cut or opened. Shapes only, from its sizes.
struct StructureInside {
    layers::SolidModel shell{};  ///< what holds the earth up: closed, hidden in the model; empty where the model's own walls do
    layers::SolidModel rooms{};  ///< closed: what is hollow
    layers::SolidModel walls{};  ///< of the rooms, seen from within
    layers::SolidModel things{}; ///< furniture: closed
    bool isBuried = false;       ///< a shell that earth covers
    bool isEmpty() const { return rooms.triangles.empty(); }
};

/// Of a point structure; of types without rooms (a mast, a parking place) nothing. `sizes` are those of `resolved`, `options` those of its solid.
StructureInside insideOf(const layers::StructureType& type, const layers::StructureSizes& sizes, const layers::SolidOptions& options = {});

/// Of a line along `points`, as `buildLineSolid` has them: the ditch. `rises`: its `acrossSlopes`.
StructureInside insideOfLine(const layers::StructureType& type, const layers::StructureSizes& sizes, std::span<const glm::dvec3> points, std::span<const double> rises = {});

}  // namespace saban::viewer
