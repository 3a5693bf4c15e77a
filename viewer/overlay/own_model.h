#pragma once

#include <string>

#include "geo/core/error.h"
#include "layers/catalogue/solid_model.h"
#include "layers/catalogue/structure_catalogue.h"

namespace saban::viewer {

/// A person's own model of a structure type, as large as a unit: x and y from -0.5 to 0.5, z from 0 to 1, its front towards +y. Every face has
/// the colour of its material, else the type's.
///
/// Read by OpenSceneGraph: OBJ, and glTF where there is a plugin. Only that file is read, and the materials of an OBJ beside it: no
/// pictures, and nothing on the network.
/// Errors, saying what to do: `NotFound`, `Unreadable`; `Unsupported` for other formats; `BadFormat` for what is damaged, flat, empty,
/// larger than 64 MiB or of more than 200 000 triangles.
geo::Result<layers::SolidModel> readOwnModel(const layers::StructureType& type);

/// The same as large as a structure: its floor at the depth of the excavation, turned to the side of the entrance, coarser in coarser
/// details, on a plinth that reaches down as far as a foundation.
layers::SolidModel fitted(const layers::SolidModel& own, const layers::StructureType& type, const layers::StructureSizes& sizes, const layers::SolidOptions& options);

}  // namespace saban::viewer
