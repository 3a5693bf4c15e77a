#pragma once

#include <QColor>
#include <QString>

#include "layers/works/work_state.h"

namespace saban::app {

/// In the user's language: "late".
QString wordOf(layers::WorkState state);

/// Told apart by people who see red and green alike, unless the colours of traffic lights were chosen (`areColoursSafe`);
/// never without the word beside it.
/// Source: Okabe and Ito, Color universal design, 2008.
QColor colourOf(layers::WorkState state);

/// "20/05/2026"; what is no day as it is.
QString dayText(const layers::Day& day);

/// With the separators of the user's language and no needless decimals: "125 000 000".
QString costText(double cost);

}  // namespace saban::app
