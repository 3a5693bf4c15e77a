#include "viewer/overlay/legend_picture.h"

#include <QFont>
#include <QFontMetricsF>
#include <QImage>
#include <QLinearGradient>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "viewer/overlay/draped_paint.h"
#include "viewer/overlay/writing_font.h"

namespace saban::viewer {

namespace {

// Logical pixels.
constexpr double kPadding = 16.0, kRadius = 7.0, kColumnGap = 22.0;
constexpr double kTitlePx = 18.0, kTitleRow = 28.0, kPhasePx = 13.0, kPhaseRow = 20.0, kUnderTitle = 8.0;
constexpr double kSectionPx = 12.5, kSectionRow = 25.0, kSectionGap = 9.0;
constexpr double kEntryPx = 14.0, kEntryRow = 26.0;
constexpr double kSampleWidth = 50.0, kSampleHeight = 20.0, kSampleGap = 11.0;
constexpr double kMostTextWidth = 250.0;
constexpr double kMostUnit = 16.0;
// In a small picture, where letters cannot get smaller, rows move together.
constexpr double kTightBelowUnit = 0.85, kTight = 0.8;

const QColor kPaper(250, 247, 239, 244), kRim(58, 52, 44, 110), kInk(30, 28, 26), kFaint(112, 100, 84), kRule(170, 140, 84, 190);
const QColor kGround(196, 199, 168);  // of the swatches: the tint of low land

QFont fontOf(double px, QFont::Weight weight) {
    return writingFont(std::max(px, 6.0), weight);
}

QString plain(const std::string& text) { return QString::fromStdString(text).normalized(QString::NormalizationForm_C).simplified(); }

/// What the ground's own painter makes of a feature, as a picture of that size.
QImage drapedSample(DrapedItem item, glm::ivec2 sizePx, double scale) {
    const geo::Bounds sheet{0.0, 0.0, geo::TileGrid::kCells, geo::TileGrid::kCells};
    item.bounds = sheet;
    const DrapedPlan plan{.items = {std::make_shared<const DrapedItem>(std::move(item))}};
    const TileVectors tile = paintDraped(plan, geo::TileGrid(sheet), {}, scale);
    constexpr int kPoints = geo::TileGrid::kCells + 1;
    QImage picture(sizePx.x, sizePx.y, QImage::Format_ARGB32_Premultiplied);
    picture.fill(Qt::transparent);
    // The tile's first row lies in the south.
    for (int y = 0; y < std::min(sizePx.y, kPoints); ++y)
        for (int x = 0; x < std::min(sizePx.x, kPoints); ++x)
            reinterpret_cast<QRgb*>(picture.scanLine(sizePx.y - 1 - y))[x] = tile.pixels[static_cast<std::size_t>(y) * kPoints + x];
    return picture;
}

class LegendPainter {
 public:
    LegendPainter(const LegendContent& legend, double unitPx) : legend_(legend), u_(std::min(unitPx, kMostUnit)), entryFont_(fontOf(kEntryPx * u_, QFont::Medium)) {}

    glm::ivec2 measure(double mostHeightPx) {
        chooseColumns(mostHeightPx);
        const double width = 2 * kPadding * u_ + columnWidth_ * columns_ + kColumnGap * u_ * (columns_ - 1);
        return {static_cast<int>(std::ceil(width)), static_cast<int>(std::ceil(height_))};
    }

    PixelImage paint(double mostHeightPx) {
        const glm::ivec2 size = measure(mostHeightPx);
        QImage image(size.x, size.y, QImage::Format_RGBA8888_Premultiplied);
        image.fill(Qt::transparent);
        painter_.begin(&image);
        painter_.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
        const double half = 0.5 * u_;
        painter_.setPen(QPen(kRim, u_));
        painter_.setBrush(kPaper);
        painter_.drawRoundedRect(QRectF(half, half, image.width() - u_, image.height() - u_), kRadius * u_, kRadius * u_);
        heading(image.width());
        for (const auto& [section, at] : places_) paint(*section, at);
        painter_.end();
        PixelImage pixels{.width = image.width(), .height = image.height()};
        for (int y = 0; y < image.height(); ++y) pixels.rgba.insert(pixels.rgba.end(), image.constScanLine(y), image.constScanLine(y) + image.width() * 4);
        return pixels;
    }

 private:
    double tight() const { return u_ < kTightBelowUnit ? kTight : 1.0; }
    double sectionRow() const { return kSectionRow * tight(); }
    double entryRow() const { return kEntryRow * tight(); }
    double sampleWidth() const { return kSampleWidth * tight(); }
    double sampleHeight() const { return kSampleHeight * tight(); }
    double sampleGap() const { return kSampleGap * tight(); }
    double headHeight() const { return (kPadding + kTitleRow + (legend_.phase.empty() ? 0.0 : kPhaseRow) + kUnderTitle) * u_; }
    double heightOf(const LegendSection& section) const { return (sectionRow() + entryRow() * static_cast<double>(section.entries.size()) + kSectionGap) * u_; }

    void chooseColumns(double mostHeightPx) {
        const QFontMetricsF metrics(entryFont_), titles(fontOf(kSectionPx * u_, QFont::Bold));
        double widest = 90.0 * u_;
        for (const LegendSection& section : legend_.sections) {
            widest = std::max(widest, titles.horizontalAdvance(plain(section.title)) - (sampleWidth() + sampleGap()) * u_);
            for (const LegendEntry& entry : section.entries) widest = std::max(widest, metrics.horizontalAdvance(plain(entry.text)));
        }
        textWidth_ = std::min(widest, kMostTextWidth * u_) + 1.0;
        columnWidth_ = (sampleWidth() + sampleGap()) * u_ + textWidth_;
        const int most = static_cast<int>(std::clamp<std::size_t>(legend_.sections.size(), 1, 4));
        double total = 0.0;
        for (const LegendSection& section : legend_.sections) total += heightOf(section);
        for (columns_ = 1;; ++columns_) {
            // As even as sections allow: the least height that does with so many columns.
            double limit = total / columns_;
            while (!fits(limit)) limit += 4.0 * u_;
            if (height_ <= mostHeightPx || columns_ == most) return;
        }
    }

    bool fits(double limit) {
        places_.clear();
        int column = 0;
        double y = 0.0, tallest = 0.0;
        for (const LegendSection& section : legend_.sections) {
            const double height = heightOf(section);
            if (y > 0.0 && y + height > limit + 0.5) {
                ++column;
                y = 0.0;
            }
            if (column >= columns_) return false;
            places_.push_back({&section, {kPadding * u_ + column * (columnWidth_ + kColumnGap * u_), headHeight() + y}});
            y += height;
            tallest = std::max(tallest, y);
        }
        height_ = headHeight() + tallest + (kPadding - kSectionGap) * u_;
        return true;
    }

    void heading(double width) {
        write(legend_.title, {kPadding * u_, kPadding * u_}, kTitleRow * u_, fontOf(kTitlePx * u_, QFont::Bold), kInk, width - 2 * kPadding * u_);
        if (!legend_.phase.empty())
            write(legend_.phase, {kPadding * u_, (kPadding + kTitleRow) * u_}, kPhaseRow * u_, fontOf(kPhasePx * u_, QFont::Medium), kFaint, width - 2 * kPadding * u_);
        const double y = headHeight() - kUnderTitle * u_ * 0.4;
        painter_.setPen(QPen(kRule, 1.4 * u_));
        painter_.drawLine(QPointF(kPadding * u_, y), QPointF(width - kPadding * u_, y));
    }

    void write(const std::string& text, glm::dvec2 at, double rowPx, const QFont& font, const QColor& colour, double mostWidthPx) {
        const QFontMetricsF metrics(font);
        painter_.setFont(font);
        painter_.setPen(colour);
        painter_.drawText(QPointF(at.x, at.y + rowPx / 2.0 + metrics.capHeight() / 2.0), metrics.elidedText(plain(text), Qt::ElideRight, mostWidthPx));
    }

    void paint(const LegendSection& section, glm::dvec2 at) {
        write(section.title, at, sectionRow() * u_, fontOf(kSectionPx * u_, QFont::Bold), kFaint, columnWidth_);
        at.y += sectionRow() * u_;
        for (const LegendEntry& entry : section.entries) {
            const QRectF sample(std::round(at.x), std::round(at.y + (entryRow() - sampleHeight()) / 2.0 * u_), std::round(sampleWidth() * u_), std::round(sampleHeight() * u_));
            std::visit([&](const auto& what) { paintSample(what, sample); }, entry.sample);
            write(entry.text, {at.x + (sampleWidth() + sampleGap()) * u_, at.y}, entryRow() * u_, entryFont_, kInk, textWidth_);
            at.y += entryRow() * u_;
        }
    }

    /// On a piece of ground.
    void swatch(const QImage& picture, const QRectF& at) {
        QPainterPath outline;
        outline.addRoundedRect(at, 3.0 * u_, 3.0 * u_);
        painter_.fillPath(outline, kGround);
        painter_.save();
        painter_.setClipPath(outline);
        painter_.drawImage(at.topLeft(), picture);
        painter_.restore();
        painter_.strokePath(outline, QPen(kRim, 0.8 * u_));
    }

    void paintSample(DrapedLine line, const QRectF& at) {
        const double y = at.height() / 2.0 - 0.5, end = line.ornament == DrapedOrnament::ArrowHead ? at.width() * 0.72 : at.width() + 20.0 * u_;
        line.points = {{-20.0 * u_, y}, {end, y}};
        // Marks stand every 96 logical pixels: one of them in the middle.
        const double middle = line.ornament == DrapedOrnament::Chevrons || line.ornament == DrapedOrnament::Ticks ? 48.0 * u_ - at.width() / 2.0 : 0.0;
        line.alongM = {middle - 20.0 * u_, middle + end};
        // Heads of arrows are wider than a sample is high.
        const double scale = line.ornament == DrapedOrnament::ArrowHead ? 0.55 * u_ : u_;
        swatch(drapedSample({.lines = {std::move(line)}}, {at.width(), at.height()}, scale), at);
    }

    void paintSample(DrapedArea area, const QRectF& at) {
        if (area.line.alpha == 0) return;
        const double edge = 3.0 * u_, right = at.width() - edge, top = at.height() - edge;
        area.parts = {{.points = {{edge, edge}, {right, edge}, {right, top}, {edge, top}}}};
        swatch(drapedSample({.areas = {std::move(area)}}, {at.width(), at.height()}, u_), at);
    }

    void paintSample(const LegendFrame& frame, const QRectF& at) {
        painter_.setPen(QPen(QColor(QString::fromStdString(frame.colours.frame)), 1.8 * u_, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
        painter_.setBrush(QColor(QString::fromStdString(frame.colours.fill)));
        const QPointF middle = at.center();
        const double h = at.height() * 0.5 - u_;
        if (frame.hasStaff) {
            const QRectF flag(middle.x() - h * 1.3, at.top() + u_, h * 2.6, h * 1.35);
            painter_.drawLine(flag.bottomLeft(), QPointF(flag.left(), at.bottom() - u_ * 0.5));
            painter_.drawRect(flag);
            return;
        }
        switch (frame.side) {
            case layers::SymbolSide::Own: painter_.drawRect(QRectF(middle.x() - h * 1.35, middle.y() - h * 0.9, h * 2.7, h * 1.8)); break;
            case layers::SymbolSide::Neutral: painter_.drawRect(QRectF(middle.x() - h * 0.95, middle.y() - h * 0.95, h * 1.9, h * 1.9)); break;
            case layers::SymbolSide::Other:
                painter_.drawPolygon(QPolygonF({middle + QPointF(0, -h * 1.1), middle + QPointF(h * 1.1, 0), middle + QPointF(0, h * 1.1), middle + QPointF(-h * 1.1, 0)}));
                break;
            case layers::SymbolSide::Unknown: {
                QPainterPath leaves;
                for (const QPointF way : {QPointF(0, -1), QPointF(1, 0), QPointF(0, 1), QPointF(-1, 0)}) {
                    QPainterPath leaf;
                    leaf.addEllipse(middle + way * h * 0.5, h * 0.52, h * 0.52);
                    leaves = leaves.united(leaf);
                }
                painter_.drawPath(leaves.simplified());
            }
        }
    }

    void paintSample(const LegendPictogram& what, const QRectF& at) {
        const PixelImage drawn = drawPictogram(what.pictogram, at.height(), what.colour);
        const QImage picture(drawn.rgba.data(), drawn.width, drawn.height, drawn.width * 4, QImage::Format_RGBA8888_Premultiplied);
        painter_.drawImage(QPointF(std::round(at.center().x() - drawn.width / 2.0), at.top()), picture);
    }

    void paintSample(const LegendColours& colours, const QRectF& at) {
        const double over = (entryRow() - sampleHeight()) / 2.0 * u_;
        const QRectF box(at.left(), std::floor(at.top() - over), at.width(), std::ceil(at.height() + 2.0 * over));
        QLinearGradient ramp(box.topLeft(), box.bottomLeft());
        ramp.setColorAt(0.0, QColor::fromRgb(0xff000000 | colours.top));
        ramp.setColorAt(1.0, QColor::fromRgb(0xff000000 | colours.bottom));
        painter_.fillRect(box, ramp);
        painter_.setPen(QPen(kRim, 0.8 * u_));
        painter_.drawLine(box.topLeft(), box.bottomLeft());
        painter_.drawLine(box.topRight(), box.bottomRight());
        if (colours.top == colours.bottom) {
            painter_.drawLine(box.topLeft(), box.topRight());
            painter_.drawLine(box.bottomLeft(), box.bottomRight());
        }
    }

    struct Place {
        const LegendSection* section;
        glm::dvec2 at;
    };
    const LegendContent& legend_;
    double u_;
    QFont entryFont_;
    QPainter painter_;
    int columns_ = 1;
    double textWidth_ = 0.0, columnWidth_ = 0.0, height_ = 0.0;
    std::vector<Place> places_;
};

}  // namespace

PixelImage drawLegend(const LegendContent& legend, double unitPx, double mostHeightPx) {
    return legend.sections.empty() ? PixelImage{} : LegendPainter(legend, unitPx).paint(mostHeightPx);
}

glm::ivec2 legendSizePx(const LegendContent& legend, double unitPx, double mostHeightPx) {
    return legend.sections.empty() ? glm::ivec2(0) : LegendPainter(legend, unitPx).measure(mostHeightPx);
}

}  // namespace saban::viewer
