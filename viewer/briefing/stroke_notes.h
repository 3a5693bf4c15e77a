#pragma once

#include "layers/model/features.h"
#include "viewer/overlay/ground_ink.h"

namespace saban::app {

/// A stroke as a note of a plan: its line, as short as can be without being off by more than a small part of its width, its colour, width and, on what stands on the ground, heights
/// (`strokesOnSolids` reads them). A dot is as short a line as is still seen to be one, so that it can be drawn with its width anywhere. Name, author and time are left to whoever keeps it.
layers::Remark noteOf(const viewer::GroundInk::Stroke& stroke);

}  // namespace saban::app
