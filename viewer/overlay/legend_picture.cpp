#include "viewer/overlay/legend_picture.h"

#include <QFont>
#include <QFontMetricsF>
#include <QImage>
#include <QLinearGradient>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "viewer/overlay/draped_paint.h"
#include "viewer/overlay/line_breaking.h"
#include "viewer/overlay/writing_font.h"

namespace saban::viewer {

namespace {

// Logical pixels.
constexpr double kPadding = 16.0, kRadius = 7.0, kColumnGap = 22.0;
constexpr double kTitlePx = 18.0, kTitleRow = 28.0, kPhasePx = 13.0, kPhaseRow = 20.0, kUnderTitle = 8.0;
constexpr double kSectionPx = 12.5, kSectionRow = 25.0, kSectionGap = 9.0;
constexpr double kEntryPx = 14.0, kEntryRow = 26.0, kFurtherLine = 18.0;
constexpr double kSampleWidth = 50.0, kSampleHeight = 20.0, kSampleGap = 11.0;
constexpr double kLeastTextWidth = 90.0, kMostTextWidth = 250.0;
constexpr double kMostUnit = 16.0;
constexpr std::size_t kMostColumns = 4;
constexpr int kMostLinesOnPage = 12, kMostLinesInPicture = 3;
// In a small picture, where letters cannot get smaller, rows move together.
constexpr double kTightBelowUnit = 0.85, kTight = 0.8;

QFont fontOf(double px, QFont::Weight weight, bool isOnPage) {
    QFont font = writingFont(std::max(px, 6.0), weight);
    // Letters that are joined into one picture cannot be searched for; with a distance between them they are not.
    if (isOnPage) font.setLetterSpacing(QFont::AbsoluteSpacing, 0.01);
    return font;
}

QString plain(const std::string& text) { return QString::fromStdString(text).normalized(QString::NormalizationForm_C).simplified(); }

QStringList linesOf(const QString& text, const QFont& font, double widthPx, int most) { return brokenInto(text, font, {.widthPx = widthPx, .mostLines = most}).lines; }

/// What a box is painted with.
struct LegendInk {
    QColor text, faint, rule, rim, ground;
};

LegendInk inkOf(const LegendLayout::Look& look) {
    const QColor ground = printed({196, 199, 168}, look.inks);  // of the swatches: the tint of low land
    if (look.isOnPage) return {{20, 20, 20}, {92, 92, 92}, {150, 150, 150}, {150, 150, 150}, ground};
    return {{30, 28, 26}, {112, 100, 84}, {170, 140, 84, 190}, {58, 52, 44, 110}, ground};
}

double tightOf(const LegendLayout::Look& look) { return look.unitPx < kTightBelowUnit && !look.isOnPage ? kTight : 1.0; }

const QColor kPaper(250, 247, 239, 244);

/// One box, in pixels.
class LegendPainter {
 public:
    LegendPainter(QPainter& painter, const LegendLayout::Look& look) : painter_(painter), look_(look), ink_(inkOf(look)), u_(look.unitPx), tight_(tightOf(look)) {}

    void sheet(const QSizeF& sizePx) {
        const double half = 0.5 * u_;
        painter_.setPen(QPen(ink_.rim, u_));
        painter_.setBrush(look_.isOnPage ? QBrush(Qt::NoBrush) : QBrush(kPaper));
        painter_.drawRoundedRect(QRectF(half, half, sizePx.width() - u_, sizePx.height() - u_), kRadius * u_, kRadius * u_);
    }

    void rule(double y, double widthPx) {
        painter_.setPen(QPen(ink_.rule, 1.4 * u_));
        painter_.drawLine(QPointF(kPadding * u_, y), QPointF(widthPx - kPadding * u_, y));
    }

    enum class Tone { Text, Faint };
    void write(const QString& line, const QPointF& at, double rowPx, const QFont& font, Tone tone) {
        painter_.setFont(font);
        painter_.setPen(tone == Tone::Text ? ink_.text : ink_.faint);
        painter_.drawText(QPointF(at.x(), at.y() + rowPx / 2.0 + QFontMetricsF(font).capHeight() / 2.0), line);
    }

    void sample(const LegendEntry& entry, const QPointF& at) {
        const double rowPx = kEntryRow * tight_ * u_, heightPx = kSampleHeight * tight_ * u_;
        QRectF where(at.x(), at.y() + (rowPx - heightPx) / 2.0, kSampleWidth * tight_ * u_, heightPx);
        if (!look_.isOnPage) where = QRectF(std::round(where.x()), std::round(where.y()), std::round(where.width()), std::round(where.height()));
        std::visit([&](const auto& what) { paintSample(what, where); }, entry.sample);
    }

 private:
    QColor ink(const QColor& colour) const { return printed(colour, look_.inks); }

    /// On a piece of ground. The item's coordinates are in units of `scale` pixels from so far below its lower left corner; its widths are `widths` times as large in them.
    void swatch(const DrapedItem& item, double scale, double widths, double below, const QRectF& at) {
        QPainterPath outline;
        outline.addRoundedRect(at, 3.0 * u_, 3.0 * u_);
        painter_.fillPath(outline, ink_.ground);
        painter_.save();
        painter_.setClipPath(outline);
        painter_.translate(at.bottomLeft());
        painter_.scale(scale, -scale);
        painter_.translate(-0.5, -0.5 - below);  // places are in the middle of the ground's pixels
        paintDraped(painter_, item, widths, look_.inks);
        painter_.restore();
        painter_.strokePath(outline, QPen(ink_.rim, 0.8 * u_));
    }

    void paintSample(DrapedLine line, const QRectF& at) {
        // Heads of arrows are wider than a sample is high.
        const double scale = line.ornament == DrapedOrnament::ArrowHead ? 0.55 * u_ : u_;
        const double width = at.width() / scale, y = at.height() / scale / 2.0;
        const double before = 20.0, end = line.ornament == DrapedOrnament::ArrowHead ? width * 0.72 : width + 20.0;
        line.points = {{-before, y}, {end, y}};
        // Marks stand every 96 logical pixels: one of them in the middle.
        const double middle = line.ornament == DrapedOrnament::Chevrons || line.ornament == DrapedOrnament::Ticks ? 48.0 - width / 2.0 : 0.0;
        line.alongM = {middle - before, middle + end};
        swatch({.lines = {std::move(line)}}, scale, 1.0, 0.0, at);
    }

    void paintSample(DrapedArea area, const QRectF& at) {
        if (area.line.alpha == 0) return;
        // Hatching is no wider apart for this: two or three of its lines are seen in so small a piece.
        constexpr double kWidths = 1.45;
        constexpr double kLevelLine = 32.0;  // one of them passes there, and none through the lowest piece of the ground
        const double scale = u_ / kWidths, edge = 3.0 * kWidths, right = at.width() / scale - edge, height = at.height() / scale;
        const double below = kLevelLine - height / 2.0, bottom = below + edge, top = below + height - edge;
        area.parts = {{.points = {{edge, bottom}, {right, bottom}, {right, top}, {edge, top}}}};
        swatch({.areas = {std::move(area)}}, scale, kWidths, below, at);
    }

    void paintSample(const LegendFrame& frame, const QRectF& at) {
        painter_.setPen(QPen(ink(QColor(QString::fromStdString(frame.colours.frame))), 1.8 * u_, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
        painter_.setBrush(ink(QColor(QString::fromStdString(frame.colours.fill))));
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
        const double side = at.height();
        paintPictogram(painter_, what.pictogram, QRectF(look_.isOnPage ? at.center().x() - side / 2.0 : std::round(at.center().x() - side / 2.0), at.top(), side, side), what.colour, look_.inks);
    }

    void paintSample(const LegendColours& colours, const QRectF& at) {
        const double over = (kEntryRow - kSampleHeight) / 2.0 * tight_ * u_;
        QRectF box(at.left(), at.top() - over, at.width(), at.height() + 2.0 * over);
        if (!look_.isOnPage) box = QRectF(box.left(), std::floor(box.top()), box.width(), std::ceil(box.height()));
        const QColor top = ink(QColor::fromRgb(0xff000000 | colours.top)), bottom = ink(QColor::fromRgb(0xff000000 | colours.bottom));
        QLinearGradient ramp(box.topLeft(), box.bottomLeft());
        ramp.setColorAt(0.0, top);
        ramp.setColorAt(1.0, bottom);
        painter_.fillRect(box, top == bottom ? QBrush(top) : QBrush(ramp));
        painter_.setPen(QPen(ink_.rim, 0.8 * u_));
        painter_.drawLine(box.topLeft(), box.bottomLeft());
        painter_.drawLine(box.topRight(), box.bottomRight());
        if (colours.top == colours.bottom) {
            painter_.drawLine(box.topLeft(), box.topRight());
            painter_.drawLine(box.bottomLeft(), box.bottomRight());
        }
    }

    QPainter& painter_;
    const LegendLayout::Look& look_;
    LegendInk ink_;
    double u_, tight_;
};

}  // namespace

LegendLayout::LegendLayout(LegendContent content, const Look& look) : content_(std::move(content)), look_(look) {
    look_.unitPx = std::min(look_.unitPx, kMostUnit);
    const double u = look_.unitPx, tight = tightOf(look_);
    const QFont entries = fontOf(kEntryPx * u, QFont::Medium, look_.isOnPage), titles = fontOf(kSectionPx * u, QFont::Bold, look_.isOnPage);
    const QFontMetricsF entryMetrics(entries), titleMetrics(titles);
    const double besideText = (kSampleWidth + kSampleGap) * tight * u;
    double widest = kLeastTextWidth * u;
    for (const LegendSection& section : content_.sections) {
        widest = std::max(widest, titleMetrics.horizontalAdvance(plain(section.title)) - besideText);
        for (const LegendEntry& entry : section.entries) widest = std::max(widest, entryMetrics.horizontalAdvance(plain(entry.text)));
    }
    textWidth_ = std::min(widest, kMostTextWidth * u) + 1.0;
    columnWidth_ = besideText + textWidth_;
    const int most = look_.isOnPage ? kMostLinesOnPage : kMostLinesInPicture;
    for (const LegendSection& section : content_.sections) {
        titles_.push_back(linesOf(plain(section.title), titles, columnWidth_, most));
        std::vector<Row>& rows = rows_.emplace_back();
        for (const LegendEntry& entry : section.entries) {
            Row& row = rows.emplace_back();
            row.lines = linesOf(plain(entry.text), entries, textWidth_, most);
            row.heightPx = (kEntryRow * tight + kFurtherLine * static_cast<double>(row.lines.size() - 1)) * u;
        }
    }
}

double LegendLayout::titleHeight(std::size_t section) const { return (kSectionRow * tightOf(look_) + kFurtherLine * static_cast<double>(titles_[section].size() - 1)) * look_.unitPx; }

double LegendLayout::heightOf(std::size_t section, std::size_t first, std::size_t count) const {
    double heightPx = titleHeight(section) + kSectionGap * look_.unitPx;
    for (std::size_t i = first; i < first + count; ++i) heightPx += rows_[section][i].heightPx;
    return heightPx;
}

double LegendLayout::headHeight(std::size_t phaseLines) const { return (kPadding + kTitleRow + kPhaseRow * static_cast<double>(phaseLines) + kUnderTitle) * look_.unitPx; }

double LegendLayout::widthOf(std::size_t columns) const {
    const auto count = static_cast<double>(columns);
    return (2.0 * kPadding + kColumnGap * (count - 1.0)) * look_.unitPx + columnWidth_ * count;
}

QStringList LegendLayout::phaseLinesIn(double widthPx) const {
    if (content_.phase.empty()) return {};
    return linesOf(plain(content_.phase), fontOf(kPhasePx * look_.unitPx, QFont::Medium, look_.isOnPage), widthPx - 2.0 * kPadding * look_.unitPx, kMostLinesInPicture);
}

std::vector<LegendLayout::Piece> LegendLayout::piecesWithin(double mostHeightPx) const {
    std::vector<Piece> pieces;
    for (std::size_t section = 0; section < rows_.size(); ++section)
        for (std::size_t first = 0; first < rows_[section].size();) {
            std::size_t count = rows_[section].size() - first;
            while (count > 1 && heightOf(section, first, count) > mostHeightPx) --count;
            pieces.push_back({section, first, count, heightOf(section, first, count)});
            first += count;
        }
    return pieces;
}

std::size_t LegendLayout::place(Box& box, std::size_t columns, double limitPx, const std::vector<Piece>& pieces, std::size_t first) const {
    const double u = look_.unitPx;
    box = {.phase = phaseLinesIn(widthOf(columns))};
    const double top = headHeight(static_cast<std::size_t>(box.phase.size()));
    std::size_t column = 0, next = first;
    double y = 0.0, tallest = 0.0;
    for (; next < pieces.size(); ++next) {
        if (y > 0.0 && y + pieces[next].heightPx > limitPx + 0.5) {
            if (++column == columns) break;
            y = 0.0;
        }
        box.pieces.push_back({pieces[next], {kPadding * u + static_cast<double>(column) * (columnWidth_ + kColumnGap * u), top + y}});
        y += pieces[next].heightPx;
        tallest = std::max(tallest, y);
    }
    box.sizePx = {widthOf(columns), top + tallest + (kPadding - kSectionGap) * u};
    return next - first;
}

/// The least height that does with so many columns; they fit within the limit.
LegendLayout::Box LegendLayout::evenBox(std::size_t columns, double mostPx, const std::vector<Piece>& pieces, std::size_t first, std::size_t last) const {
    const std::vector<Piece> some(pieces.begin() + static_cast<std::ptrdiff_t>(first), pieces.begin() + static_cast<std::ptrdiff_t>(last));
    double totalPx = 0.0;
    for (const Piece& piece : some) totalPx += piece.heightPx;
    Box box;
    for (double limitPx = totalPx / static_cast<double>(columns); place(box, columns, std::min(limitPx, mostPx), some, 0) < some.size(); limitPx += 4.0 * look_.unitPx) {}
    return box;
}

LegendLayout::Box LegendLayout::boxWithin(double mostHeightPx) const {
    if (content_.sections.empty()) return {};
    const std::vector<Piece> pieces = piecesWithin(std::numeric_limits<double>::infinity());
    const std::size_t most = std::min(pieces.size(), kMostColumns);
    for (std::size_t columns = 1;; ++columns)
        if (Box box = evenBox(columns, std::numeric_limits<double>::infinity(), pieces, 0, pieces.size()); columns >= most || std::ceil(box.sizePx.height()) <= mostHeightPx) return box;
}

std::vector<LegendLayout::Box> LegendLayout::boxesWithin(const QSizeF& mostPx) const {
    std::vector<Box> boxes;
    const double u = look_.unitPx;
    const auto limitOf = [&](std::size_t columns) {
        return mostPx.height() - headHeight(static_cast<std::size_t>(phaseLinesIn(widthOf(columns)).size())) - (kPadding - kSectionGap) * u;
    };
    std::size_t most = 1;
    while (widthOf(most + 1) <= mostPx.width()) ++most;
    const std::vector<Piece> pieces = piecesWithin(std::min(limitOf(1), limitOf(most)));
    for (std::size_t first = 0; first < pieces.size();) {
        Box box;
        std::size_t columns = 1, count = 0;
        for (; columns <= most; ++columns)
            if (count = place(box, columns, limitOf(columns), pieces, first); first + count == pieces.size()) break;
        columns = std::min(columns, most);
        boxes.push_back(evenBox(columns, limitOf(columns), pieces, first, first + count));
        first += count;
    }
    return boxes;
}

void LegendLayout::paint(QPainter& painter, const Box& box, const QPointF& atPx) const {
    using Tone = LegendPainter::Tone;
    const double u = look_.unitPx, tight = tightOf(look_);
    LegendPainter with(painter, look_);
    const auto font = [&](double px, QFont::Weight weight) { return fontOf(px * u, weight, look_.isOnPage); };
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.translate(atPx);
    with.sheet(box.sizePx);
    with.write(plain(content_.title), {kPadding * u, kPadding * u}, kTitleRow * u, font(kTitlePx, QFont::Bold), Tone::Text);
    for (qsizetype line = 0; line < box.phase.size(); ++line)
        with.write(box.phase[line], {kPadding * u, (kPadding + kTitleRow + kPhaseRow * static_cast<double>(line)) * u}, kPhaseRow * u, font(kPhasePx, QFont::Medium), Tone::Faint);
    with.rule(headHeight(static_cast<std::size_t>(box.phase.size())) - kUnderTitle * u * 0.4, box.sizePx.width());
    const QFont titles = font(kSectionPx, QFont::Bold), entries = font(kEntryPx, QFont::Medium);
    for (const auto& [piece, where] : box.pieces) {
        const LegendSection& section = content_.sections[piece.section];
        QPointF at = where;
        for (qsizetype line = 0; line < titles_[piece.section].size(); ++line)
            with.write(titles_[piece.section][line], {at.x(), at.y() + kFurtherLine * u * static_cast<double>(line)}, kSectionRow * tight * u, titles, Tone::Faint);
        at.ry() += titleHeight(piece.section);
        for (std::size_t i = piece.first; i < piece.first + piece.count; ++i) {
            const Row& row = rows_[piece.section][i];
            with.sample(section.entries[i], {at.x(), at.y() + (row.heightPx - kEntryRow * tight * u) / 2.0});
            for (qsizetype line = 0; line < row.lines.size(); ++line)
                with.write(row.lines[line], {at.x() + (kSampleWidth + kSampleGap) * tight * u, at.y() + kFurtherLine * u * static_cast<double>(line)}, kEntryRow * tight * u, entries, Tone::Text);
            at.ry() += row.heightPx;
        }
    }
    painter.restore();
}

PixelImage drawLegend(const LegendContent& legend, double unitPx, double mostHeightPx) {
    if (legend.sections.empty()) return {};
    const LegendLayout layout(legend, {.unitPx = unitPx});
    const LegendLayout::Box box = layout.boxWithin(mostHeightPx);
    QImage image(static_cast<int>(std::ceil(box.sizePx.width())), static_cast<int>(std::ceil(box.sizePx.height())), QImage::Format_RGBA8888_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    layout.paint(painter, box, {});
    painter.end();
    PixelImage pixels{.width = image.width(), .height = image.height()};
    for (int y = 0; y < image.height(); ++y) pixels.rgba.insert(pixels.rgba.end(), image.constScanLine(y), image.constScanLine(y) + image.width() * 4);
    return pixels;
}

glm::ivec2 legendSizePx(const LegendContent& legend, double unitPx, double mostHeightPx) {
    const QSizeF size = LegendLayout(legend, {.unitPx = unitPx}).boxWithin(mostHeightPx).sizePx;
    return {static_cast<int>(std::ceil(size.width())), static_cast<int>(std::ceil(size.height()))};
}

}  // namespace saban::viewer
