#pragma once

#include <QColor>
#include <QFont>
#include <QSizeF>
#include <QStringList>
#include <array>
#include <glm/vec2.hpp>
#include <string>
#include <vector>

#include "geo/core/error.h"
#include "viewer/overlay/marker_layout.h"
#include "viewer/overlay/pixel_image.h"

class QPainter;

namespace saban::viewer {

/// The marking of a plan for one picture: red letters on a light plate with a red rim, like a stamp. Its height goes by that of the picture; a long marking is made smaller, then
/// broken between words, never cut. Needs a QGuiApplication for its fonts.
class MarkingPlate {
 public:
    /// `unitPx`: pixels of a logical pixel, with the size of text that a room asks for.
    /// Errors: `Unsupported` when no font has letters, or when so long a marking could not be read.
    static geo::Result<MarkingPlate> make(const std::string& marking, glm::dvec2 picturePx, double unitPx);

    QSizeF sizePx() const { return sizePx_; }
    double marginPx() const { return marginPx_; }  ///< to the picture's edge
    double letterPx() const { return letterPx_; }  ///< size of its font
    const QStringList& lines() const { return lines_; }

    /// In the middle of the upper edge, and of the lower one.
    std::array<Rectangle, 2> places() const;
    void paint(QPainter& painter, glm::dvec2 corner) const;
    PixelImage picture() const;

    static QColor ink();
    static QColor paper();  ///< lets a little of the picture through

 private:
    MarkingPlate() = default;
    QStringList lines_;
    QFont font_;
    glm::dvec2 picturePx_{1.0};
    QSizeF sizePx_;
    double letterPx_ = 0.0, marginPx_ = 0.0, rowPx_ = 0.0, ascentPx_ = 0.0;
};

/// Paints a marking on the upper and lower edge of a picture, and gives what it covers; nothing for an empty one. Errors: as `MarkingPlate::make`.
geo::Result<std::vector<Rectangle>> paintMarking(QPainter& painter, const std::string& marking, const Rectangle& picturePx, double unitPx);

}  // namespace saban::viewer
