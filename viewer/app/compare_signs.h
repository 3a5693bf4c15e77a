#pragma once

#include <QIcon>
#include <QString>

#include "geo/vector/vector_style.h"
#include "layers/compare/comparison.h"

namespace saban::app {

/// Colour of a sort of difference, on the table and in lists. Told apart by people who see red and green alike, and never without its
/// shape or word.
/// Source: Okabe and Ito, Color universal design, 2008.
geo::Colour colourOf(layers::DifferenceSort sort);

/// The shape of a sort of difference in its colour, as on the table: a plus, a cross, an arrow, a ring.
QIcon iconOf(layers::DifferenceSort sort);

}  // namespace saban::app
