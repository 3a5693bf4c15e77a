#include "viewer/overlay/marking_plate.h"

#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "geo/core/text.h"
#include "viewer/overlay/line_breaking.h"
#include "viewer/overlay/writing_font.h"

namespace saban::viewer {

namespace {

constexpr double kOfHeight = 0.026;          // size of the font, as a part of the picture's height
constexpr double kLogicalPx = 14.5;          // and at least so many logical pixels: larger than the smallest text of a room
constexpr double kMostOfSmall = 0.055;       // of the height of a small picture
constexpr double kOneLine = 0.42, kWidest = 0.92;  // of the picture's width
constexpr double kSmallerBeforeWider = 0.8, kSmallerBeforeBroken = 0.62;
constexpr double kMostOfHeight = 0.16;
constexpr double kLeastEven = 0.4;           // of the width of lines
constexpr double kMostWidthPx = 4000.0;      // of a texture
constexpr std::size_t kMostBytes = 4000;
constexpr double kLeastPx = 5.0;             // nobody reads what is smaller
constexpr double kPadX = 0.75, kPadY = 0.16, kRim = 0.07, kMargin = 0.45;  // of the font

/// A little apart, as on a stamp.
QFont fontOf(double px) {
    QFont font = writingFont(px, QFont::Bold);
    font.setLetterSpacing(QFont::PercentageSpacing, 104.0);
    return font;
}

}  // namespace

QColor MarkingPlate::ink() { return QColor(158, 10, 18); }
QColor MarkingPlate::paper() { return QColor(255, 252, 246, 240); }

geo::Result<MarkingPlate> MarkingPlate::make(const std::string& marking, glm::dvec2 picturePx, double unitPx) {
    const auto refuse = [&](const std::string& why) {
        return geo::fail(geo::ErrorCode::Unsupported, text(SABAN_TR("viewer", "cannot write the marking '{0}' on the picture: {1}. Nothing is drawn without its marking."),
                              QString::fromStdString(marking).left(80).toStdString(), why));
    };
    if (!canDrawLabels()) return refuse(translated(SABAN_TR("viewer", "there are no fonts here")));
    if (!canBeWritten(QStringLiteral("U+0123456789ABCDEF<>"), fontOf(kLogicalPx)))
        return refuse(translated(SABAN_TR("viewer", "no font with letters is installed, or its file is damaged. Install the package fonts-noto-core or fonts-dejavu-core")));
    const auto tooLong = [&] { return refuse(translated(SABAN_TR("viewer", "it is too long to be read in a picture of this size. Shorten it, or ask for a larger picture"))); };
    if (marking.size() > kMostBytes) return tooLong();
    const QString wanted = writable(marking, fontOf(32.0));
    if (wanted.isEmpty()) return refuse(translated(SABAN_TR("viewer", "it has no letters")));

    const double nominal = std::max({kOfHeight * picturePx.y, std::min(kLogicalPx * unitPx, picturePx.y * kMostOfSmall), kLeastPx});
    const double mostWidth = std::min(picturePx.x * kWidest, kMostWidthPx), mostHeight = picturePx.y * kMostOfHeight;
    MarkingPlate plate;
    plate.picturePx_ = picturePx;
    for (double px = nominal;; px *= 0.94) {
        plate.letterPx_ = std::max(std::round(px), kLeastPx);
        plate.font_ = fontOf(plate.letterPx_);
        const QFontMetricsF metrics(plate.font_);
        const double padX = plate.letterPx_ * kPadX, padY = plate.letterPx_ * kPadY;
        const bool isBroken = plate.letterPx_ <= nominal * kSmallerBeforeBroken;
        const double widest = plate.letterPx_ >= nominal * kSmallerBeforeWider ? std::min(picturePx.x * kOneLine, mostWidth) : mostWidth;
        const double fit = widest - 2.0 * padX;
        plate.lines_ = isBroken ? brokenEvenly(wanted, plate.font_, {.widthPx = fit}, kLeastEven).lines : QStringList{wanted};
        double width = 0.0;
        // Signs above and below letters reach farther than some fonts say.
        double above = metrics.ascent(), below = metrics.descent();
        for (const QString& line : plate.lines_) {
            width = std::max(width, metrics.horizontalAdvance(line));
            const QRectF ink = metrics.tightBoundingRect(line);
            above = std::max(above, -ink.top() + 1.0);
            below = std::max(below, ink.bottom() + 1.0);
        }
        plate.ascentPx_ = above;
        plate.rowPx_ = above + below;
        plate.marginPx_ = std::round(plate.letterPx_ * kMargin);
        plate.sizePx_ = {std::ceil(width + 2.0 * padX), std::ceil(plate.rowPx_ * static_cast<double>(plate.lines_.size()) + 2.0 * padY)};
        if (width <= fit + 0.5 && (plate.lines_.size() == 1 || plate.sizePx_.height() <= mostHeight)) return plate;
        if (plate.letterPx_ <= kLeastPx) break;
    }
    return tooLong();
}

std::array<Rectangle, 2> MarkingPlate::places() const {
    const double left = std::round((picturePx_.x - sizePx_.width()) / 2.0), bottom = picturePx_.y - marginPx_ - sizePx_.height();
    const glm::dvec2 size(sizePx_.width(), sizePx_.height());
    return {Rectangle{{left, marginPx_}, glm::dvec2{left, marginPx_} + size}, Rectangle{{left, bottom}, glm::dvec2{left, bottom} + size}};
}

void MarkingPlate::paint(QPainter& painter, glm::dvec2 corner) const {
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    const double rim = std::max(1.0, letterPx_ * kRim);
    painter.setPen(QPen(ink(), rim));
    painter.setBrush(paper());
    painter.drawRoundedRect(QRectF(corner.x, corner.y, sizePx_.width(), sizePx_.height()).adjusted(rim / 2, rim / 2, -rim / 2, -rim / 2), letterPx_ * 0.18, letterPx_ * 0.18);
    painter.setFont(font_);
    painter.setPen(ink());
    const QFontMetricsF metrics(font_);
    double baseline = corner.y + letterPx_ * kPadY + ascentPx_;
    for (const QString& line : lines_) {
        painter.drawText(QPointF(corner.x + (sizePx_.width() - metrics.horizontalAdvance(line)) / 2.0, baseline), line);
        baseline += rowPx_;
    }
    painter.restore();
}

PixelImage MarkingPlate::picture() const {
    QImage image(static_cast<int>(sizePx_.width()), static_cast<int>(sizePx_.height()), QImage::Format_RGBA8888_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    paint(painter, glm::dvec2(0.0));
    painter.end();
    PixelImage pixels{.width = image.width(), .height = image.height()};
    for (int y = 0; y < image.height(); ++y) pixels.rgba.insert(pixels.rgba.end(), image.constScanLine(y), image.constScanLine(y) + image.width() * 4);
    return pixels;
}

geo::Result<std::vector<Rectangle>> paintMarking(QPainter& painter, const std::string& marking, const Rectangle& picturePx, double unitPx) {
    std::vector<Rectangle> covered;
    if (marking.empty()) return covered;
    const auto plate = MarkingPlate::make(marking, picturePx.max - picturePx.min, unitPx);
    if (!plate) return tl::unexpected(plate.error());
    for (const Rectangle& place : plate->places()) {
        covered.push_back({place.min + picturePx.min, place.max + picturePx.min});
        plate->paint(painter, covered.back().min);
    }
    return covered;
}

}  // namespace saban::viewer
