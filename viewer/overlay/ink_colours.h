#pragma once

#include <QColor>

namespace saban::viewer {

/// What a device prints with.
enum class Inks { Colours, Greys };

/// A colour as those inks print it: greys as light as the colour was.
inline QColor printed(const QColor& colour, Inks inks) {
    if (inks == Inks::Colours) return colour;
    const int grey = qGray(colour.rgb());
    return {grey, grey, grey, colour.alpha()};
}

}  // namespace saban::viewer
