#include "viewer/overlay/pixel_image.h"

#include <QFont>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <cstring>

#include "layers/symbols/letter_path.h"
#include "viewer/overlay/writing_font.h"

namespace saban::viewer {

namespace {

const QColor kInk(28, 26, 24);
const QColor kHalo(255, 252, 244, 235);
constexpr int kLongestText = 80;

PixelImage pixelsOf(const QImage& drawn) {
    const QImage image = drawn.convertToFormat(QImage::Format_RGBA8888_Premultiplied);
    PixelImage pixels{.width = image.width(), .height = image.height()};
    pixels.rgba.resize(static_cast<std::size_t>(image.width()) * image.height() * 4);
    for (int y = 0; y < image.height(); ++y) std::memcpy(&pixels.rgba[static_cast<std::size_t>(y) * image.width() * 4], image.constScanLine(y), image.width() * 4);
    return pixels;
}

QFont fontOf(double capPx, LabelWeight weight) {
    return writingFont(std::max(6.0, std::round(capPx / 0.714)), weight == LabelWeight::Bold ? QFont::Bold : QFont::Normal);  // Noto's capitals are 0.714 em high
}

QImage canvas(double width, double height) {
    QImage image(std::max(1, static_cast<int>(std::ceil(width))), std::max(1, static_cast<int>(std::ceil(height))), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    return image;
}

QString plainLabel(const std::string& text) {
    const QString plain = QString::fromStdString(text).normalized(QString::NormalizationForm_C).simplified();
    return plain.size() > kLongestText ? plain.left(kLongestText - 1) + QChar(0x2026) : plain;
}

double haloOf(double capPx) { return std::max(1.5, capPx * 0.22); }

QSizeF sizeOf(const QString& plain, const QFontMetricsF& metrics, double halo) {
    return {metrics.horizontalAdvance(plain) + 2 * halo + 1, metrics.height() + 2 * halo};
}

}  // namespace

PixelImage drawLabel(const std::string& text, double capPx, LabelWeight weight) {
    const QString plain = plainLabel(text);
    if (plain.isEmpty()) return {};
    const QFont font = fontOf(capPx, weight);
    const QFontMetricsF metrics(font);
    const double halo = haloOf(capPx);
    const QSizeF size = sizeOf(plain, metrics, halo);
    QImage image = canvas(size.width(), size.height());
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPainterPath path = layers::letterPath(font, {halo, halo + metrics.ascent()}, plain);
    painter.strokePath(path, QPen(kHalo, 2 * halo, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.fillPath(path, kInk);
    painter.end();
    return pixelsOf(image);
}

glm::dvec2 labelSizePx(const std::string& text, double capPx, LabelWeight weight) {
    const QString plain = plainLabel(text);
    if (plain.isEmpty()) return glm::dvec2(0.0);
    const QSizeF size = sizeOf(plain, QFontMetricsF(fontOf(capPx, weight)), haloOf(capPx));
    return {std::ceil(size.width()), std::ceil(size.height())};
}

bool canDrawLabels() { return qobject_cast<const QGuiApplication*>(QCoreApplication::instance()) != nullptr; }

PixelImage drawCount(int count, double sizePx) {
    const QString text = count > 999 ? QStringLiteral("999+") : QStringLiteral("+%1").arg(count);
    const QFont font = fontOf(sizePx * 0.44, LabelWeight::Bold);
    const QFontMetricsF metrics(font);
    const double width = std::max(sizePx, metrics.horizontalAdvance(text) + sizePx * 0.55);
    QImage image = canvas(width + 2, sizePx + 2);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(kHalo, 1.4));
    painter.setBrush(QColor(58, 54, 50, 235));
    painter.drawRoundedRect(QRectF(1, 1, width - 0.5, sizePx - 0.5), sizePx / 2, sizePx / 2);
    const double left = 1.0 + (width - metrics.horizontalAdvance(text)) / 2.0, baseline = 1.0 + (sizePx + metrics.ascent() - metrics.descent()) / 2.0;
    painter.fillPath(layers::letterPath(font, {left, baseline}, text), QColor(255, 252, 244));
    painter.end();
    return pixelsOf(image);
}

void paintPictogram(QPainter& painter, Pictogram pictogram, const QRectF& square, std::uint32_t colour, Inks inks) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(square.topLeft());
    painter.scale(square.width() / 24.0, square.height() / 24.0);  // drawn on a sheet of 24 units
    painter.setPen(QPen(printed(kHalo, inks), 1.8));
    painter.setBrush(printed(QColor::fromRgb(static_cast<QRgb>(colour)), inks));
    const QColor ivory = printed(QColor(255, 252, 244), inks);
    const QPen white(ivory, 2.0, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    switch (pictogram) {
        case Pictogram::Structure: {
            painter.drawRoundedRect(QRectF(2, 2, 20, 20), 4, 4);
            painter.setPen(white);
            painter.setBrush(Qt::NoBrush);
            painter.drawPolyline(QPolygonF({{6, 12}, {12, 6.5}, {18, 12}}));
            painter.drawPolyline(QPolygonF({{8, 12.5}, {8, 17.5}, {16, 17.5}, {16, 12.5}}));
            break;
        }
        case Pictogram::Trench:
            painter.drawRoundedRect(QRectF(2, 2, 20, 20), 4, 4);
            painter.setPen(white);
            painter.drawPolyline(QPolygonF({{5.5, 15}, {9, 15}, {9, 10}, {15, 10}, {15, 15}, {18.5, 15}}));
            break;
        case Pictogram::Checkpoint:
            painter.drawEllipse(QRectF(4, 4, 16, 16));
            painter.setPen(Qt::NoPen);
            painter.setBrush(ivory);
            painter.drawEllipse(QRectF(9.2, 9.2, 5.6, 5.6));
            break;
        case Pictogram::Note:
            painter.drawPolygon(QPolygonF({{4, 3}, {20, 3}, {20, 16}, {14, 16}, {10, 21}, {10, 16}, {4, 16}}));
            painter.setPen(white);
            painter.drawLine(QPointF(8, 7.5), QPointF(16, 7.5));
            painter.drawLine(QPointF(8, 11.5), QPointF(13.5, 11.5));
            break;
    }
    painter.restore();
}

PixelImage drawPictogram(Pictogram pictogram, double sizePx, std::uint32_t colour) {
    QImage image = canvas(sizePx, sizePx);
    QPainter painter(&image);
    paintPictogram(painter, pictogram, QRectF(0.0, 0.0, sizePx, sizePx), colour, Inks::Colours);
    painter.end();
    return pixelsOf(image);
}

}  // namespace saban::viewer
