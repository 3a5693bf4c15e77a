#include "viewer/app/colour_bars.h"

#include <QPainter>
#include <QPixmap>
#include <functional>

#include "viewer/terrain/ground_colours.h"

namespace saban::app {

namespace {

constexpr int kSharpness = 3;  // enough for every scale factor of a screen

/// `colourAt`: of a part of the bar, [0, 1).
QIcon barOf(const std::function<viewer::Rgb(float)>& colourAt) {
    QPixmap bar(kColourBarPx * kSharpness);
    QPainter painter(&bar);
    for (int x = 0; x < bar.width(); ++x) {
        const viewer::Rgb colour = colourAt(static_cast<float>(x) / static_cast<float>(bar.width()));
        painter.fillRect(x, 0, 1, bar.height(), QColor::fromRgbF(colour.r, colour.g, colour.b));
    }
    painter.end();
    QIcon icon;
    // The same when disabled or chosen: the colours are what it says.
    for (const QIcon::Mode mode : {QIcon::Normal, QIcon::Selected, QIcon::Active}) icon.addPixmap(bar, mode);
    return icon;
}

}  // namespace

QIcon colourBarOf(viewer::Tint tint) {
    const viewer::TintColours colours(tint, {1.0, 101.0});
    return barOf([&](float part) { return colours.at(colours.heightAtPart(part)); });
}

QIcon colourBarOfSlopes(std::size_t classes) {
    return barOf([=](float part) { return viewer::slopeColour(static_cast<std::size_t>(part * static_cast<float>(classes)), classes); });
}

QIcon colourBarOfAspects() {
    return barOf([](float part) { return viewer::aspectColour(static_cast<std::size_t>(part * 8.0f)); });
}

}  // namespace saban::app
