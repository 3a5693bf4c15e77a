#pragma once

#include <cstdint>
#include <glm/vec2.hpp>
#include <string>
#include <vector>

#include "viewer/overlay/ink_colours.h"

class QPainter;
class QRectF;

namespace saban::viewer {

/// A small picture: rows from the top, colours multiplied with alpha.
struct PixelImage {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgba{};
};

enum class LabelWeight { Regular, Bold };

/// A text in dark ink with a light halo. Composed (NFC) before it is drawn; cut after 80 characters; empty for an empty text.
/// Needs a QGuiApplication for its fonts. `capPx`: height of capital letters.
PixelImage drawLabel(const std::string& text, double capPx, LabelWeight weight);

/// What `drawLabel` would measure, without drawing it.
glm::dvec2 labelSizePx(const std::string& text, double capPx, LabelWeight weight);

/// False without a QGuiApplication: then nothing can be written.
bool canDrawLabels();

/// "+12" on a dark disc: signs that are hidden behind one.
PixelImage drawCount(int count, double sizePx);

/// Signs for what has none of the standards.
enum class Pictogram { Structure, Trench, Checkpoint, Note };
/// `colour`: 0xRRGGBB.
PixelImage drawPictogram(Pictogram pictogram, double sizePx, std::uint32_t colour);
/// The same as outlines, into a square.
void paintPictogram(QPainter& painter, Pictogram pictogram, const QRectF& square, std::uint32_t colour, Inks inks);

}  // namespace saban::viewer
