#pragma once

#include <QPixmap>

#include "layers/catalogue/structure_catalogue.h"

namespace saban::app {

/// A type of structure as it stands on the table, seen from a corner above, in the middle of a transparent square.
/// `sidePx`: device pixels. Lines are shown as a short piece.
QPixmap structurePicture(const layers::StructureType& type, int sidePx);

}  // namespace saban::app
