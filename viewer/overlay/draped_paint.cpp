#include "viewer/overlay/draped_paint.h"

#include <QColor>
#include <QImage>
#include <QPainter>
#include <QPainterPath>
#include <QPen>
#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

namespace saban::viewer {

namespace {

constexpr int kPoints = geo::TileGrid::kCells + 1;
constexpr double kWidestPx = 160.0;     // of a line: nearer still, a road fills the picture
constexpr double kOrnamentEveryPx = 96.0;
constexpr double kReachPx = kWidestPx / 2.0 + 24.0;
constexpr double kThinnedToPx = 0.4;    // vertices of outlines closer together say nothing
constexpr double kLineThinnedToPx = 1.5;  // lines are some pixels wide
constexpr double kCasingPx = 1.1, kPenCasingPx = 2.0;  // on each side; a pen's as in `GroundInk`: red on a red road must still be told apart once it is kept
constexpr double kRoundFromPx = 6.0;    // corners of thinner lines need no rounding, which takes most of the time

/// Metres of a pixel, the same for all tiles of a level.
double pixelOf(const geo::TileGrid& grid, const geo::TileKey& key) {
    const geo::Bounds root = grid.boundsOf({});
    return std::ldexp(std::min(root.width(), root.height()) / geo::TileGrid::kCells, -key.level);
}

/// Pixels of the tile for one that a width is told in. Farther away than the range lines would vanish, nearer they would cover what they are about.
double widthScale(double scale, double pixelM, double tilePixelM) {
    constexpr double kMost = 4.0, kLeastPx = 0.5;
    if (pixelM <= 0.0) return scale;
    return scale * std::clamp(pixelM / tilePixelM, std::max(1.0 / kMost, kLeastPx / scale), kMost);
}

/// A stretch of a line near the tile, in pixels, and where it begins on its line.
struct Stretch {
    QPainterPath path;
    std::vector<glm::dvec2> points;
    std::vector<double> alongPx;
};

class DrapedPainter {
 public:
    DrapedPainter(QPainter& painter, const geo::Bounds& tile, double pixelM, double scale, Inks inks)
        : painter_(painter), tile_(tile), inks_(inks), pixelM_(pixelM), scale_(scale), perE_(geo::TileGrid::kCells / tile.width()), perN_(geo::TileGrid::kCells / tile.height()) {
        painter_.setRenderHint(QPainter::Antialiasing);
    }

    void paint(const DrapedItem& item) {
        for (const DrapedArea& part : item.areas) paint(part);
        for (const DrapedLine& line : item.lines) paint(line);
    }

 private:
    void paint(const DrapedArea& area) {
        QPainterPath path;
        path.setFillRule(Qt::OddEvenFill);
        for (const auto& part : area.parts) {
            const auto points = thinned(part.points, true);
            if (points.size() < 3) continue;
            path.moveTo(points.front().x, points.front().y);
            for (std::size_t i = 1; i < points.size(); ++i) path.lineTo(points[i].x, points[i].y);
            path.closeSubpath();
        }
        if (path.isEmpty()) return;
        painter_.fillPath(path, toQt(area.fill));
        if (area.hatch != DrapedHatch::None) hatch(path, area);
        QPen pen(toQt(area.line), 2.4 * scale_);
        pen.setJoinStyle(Qt::RoundJoin);
        setPattern(pen, area.pattern, 0.0);
        painter_.strokePath(path, QPen(ivory(120), 4.4 * scale_));
        painter_.strokePath(path, pen);
    }

    void paint(const DrapedLine& line) {
        const double widthPx = std::clamp(line.widthM / pixelM_, line.leastPx * scale_, kWidestPx);
        const auto stretches = stretchesOf(line);
        for (const Stretch& stretch : stretches)
            if (line.casing.alpha > 0) painter_.strokePath(stretch.path, pen(line.casing, widthPx + 2.0 * (isOfPen(line) ? kPenCasingPx : kCasingPx) * scale_, capOf(line)));
        for (const Stretch& stretch : stretches) {
            QPen ink = pen(line.colour, widthPx, capOf(line));
            setPattern(ink, line.pattern, stretch.alongPx.front());
            painter_.strokePath(stretch.path, ink);
            ornament(line, stretch, widthPx);
        }
    }

    glm::dvec2 toPixels(glm::dvec2 p) const { return {(p.x - tile_.minE) * perE_ + 0.5, (p.y - tile_.minN) * perN_ + 0.5}; }

    QColor toQt(geo::Colour c) const { return printed({c.red, c.green, c.blue, c.alpha}, inks_); }
    QColor ivory(int alpha) const { return printed({255, 251, 240, alpha}, inks_); }

    QPen pen(geo::Colour colour, double widthPx, Qt::PenCapStyle cap) const { return {QBrush(toQt(colour)), widthPx, Qt::SolidLine, cap, widthPx < kRoundFromPx ? Qt::BevelJoin : Qt::RoundJoin}; }

    /// A plain line of a true width is the stroke of a pen, whose end is round.
    static bool isOfPen(const DrapedLine& line) { return line.widthM > 0.0 && line.pattern == DrapedPattern::Solid && line.ornament == DrapedOrnament::None; }
    static Qt::PenCapStyle capOf(const DrapedLine& line) { return isOfPen(line) ? Qt::RoundCap : Qt::FlatCap; }

    /// Lengths of dashes are in widths of the pen.
    static void setPattern(QPen& pen, DrapedPattern pattern, double fromPx) {
        const double unit = std::max(pen.widthF(), 1.0);
        if (pattern == DrapedPattern::Solid) return;
        QList<qreal> dashes;
        if (pattern == DrapedPattern::Dashed) dashes = {3.2, 1.6};
        if (pattern == DrapedPattern::Dotted) dashes = {1.0, 1.2};
        if (pattern == DrapedPattern::DashDotted) dashes = {4.0, 1.4, 1.0, 1.4};
        pen.setDashPattern(dashes);
        pen.setDashOffset(fromPx / unit);
    }

    std::vector<glm::dvec2> thinned(const std::vector<glm::dvec2>& ring, bool isRing) const {
        std::vector<glm::dvec2> points;
        for (const glm::dvec2 p : ring) {
            const glm::dvec2 at = toPixels(p);
            if (points.empty() || std::abs(at.x - points.back().x) + std::abs(at.y - points.back().y) > kThinnedToPx) points.push_back(at);
        }
        if (!isRing && points.size() == 1 && ring.size() > 1) points.push_back(toPixels(ring.back()));
        return points;
    }

    /// The parts of a line that may reach into the tile. A part keeps its distance from the beginning, so that dashes go on.
    std::vector<Stretch> stretchesOf(const DrapedLine& line) const {
        std::vector<Stretch> stretches;
        const double least = -kReachPx, most = kPoints + kReachPx;
        bool isOpen = false;
        glm::dvec2 before = toPixels(line.points.front());
        double beforePx = 0.0;
        for (std::size_t i = 1; i < line.points.size(); ++i) {
            const glm::dvec2 at = toPixels(line.points[i]);
            const double atPx = line.alongM[i] / pixelM_;
            if (i + 1 < line.points.size() && std::abs(at.x - before.x) + std::abs(at.y - before.y) < kLineThinnedToPx) continue;
            const bool isNear = std::max(before.x, at.x) > least && std::min(before.x, at.x) < most && std::max(before.y, at.y) > least && std::min(before.y, at.y) < most;
            if (isNear && !isOpen) {
                Stretch& begun = stretches.emplace_back();
                begun.path.moveTo(before.x, before.y);
                begun.points.push_back(before);
                begun.alongPx.push_back(beforePx);
            }
            if (isNear) {
                Stretch& present = stretches.back();
                present.path.lineTo(at.x, at.y);
                present.points.push_back(at);
                present.alongPx.push_back(atPx);
            }
            isOpen = isNear;
            before = at;
            beforePx = atPx;
        }
        for (Stretch& stretch : stretches) clipEnds(stretch);
        return stretches;
    }

    /// Legs of kilometres would be dashed over all their length: what is far from the tile is cut off.
    static void clipEnds(Stretch& stretch) {
        const double least = -2 * kReachPx, most = kPoints + 2 * kReachPx;
        const auto cut = [&](glm::dvec2 inside, glm::dvec2& outside, double insidePx, double& outsidePx) {
            double t = 1.0;
            const glm::dvec2 way = outside - inside;
            for (int axis = 0; axis < 2; ++axis) {
                if (outside[axis] < least && inside[axis] > least) t = std::min(t, (least - inside[axis]) / way[axis]);
                if (outside[axis] > most && inside[axis] < most) t = std::min(t, (most - inside[axis]) / way[axis]);
            }
            outside = inside + way * t;
            outsidePx = insidePx + (outsidePx - insidePx) * t;
        };
        auto& p = stretch.points;
        auto& along = stretch.alongPx;
        const std::size_t n = p.size();
        cut(p[1], p[0], along[1], along[0]);
        cut(p[n - 2], p[n - 1], along[n - 2], along[n - 1]);
        QPainterPath path;
        path.moveTo(p[0].x, p[0].y);
        for (std::size_t i = 1; i < n; ++i) path.lineTo(p[i].x, p[i].y);
        stretch.path = path;
    }

    /// Lines at 45 degrees or level through all tiles, as dense on every level.
    void hatch(const QPainterPath& path, const DrapedArea& area) {
        // What is between lines divides a tile, so that they go on in its neighbours. Their width follows it, so that they cover as much of the ground on any screen.
        const double everyPx = 32.0 * std::exp2(std::clamp(std::floor(std::log2(scale_ / 0.75)), -2.0, 3.0));
        painter_.save();
        painter_.setClipPath(path);
        geo::Colour colour = area.line;
        colour.alpha = 96;
        painter_.setPen(QPen(toQt(colour), 1.3 * everyPx / 32.0));
        const bool isRising = area.hatch == DrapedHatch::Rising || area.hatch == DrapedHatch::Crossed;
        const bool isFalling = area.hatch == DrapedHatch::Falling || area.hatch == DrapedHatch::Crossed;
        const double side = geo::TileGrid::kCells;
        for (double at = -side; at <= 2 * side; at += everyPx) {
            if (isRising) painter_.drawLine(QPointF(at + 0.5, -0.5), QPointF(at + side + 2.5, side + 1.5));
            if (isFalling) painter_.drawLine(QPointF(at + 0.5, -0.5), QPointF(at - side - 1.5, side + 1.5));
            if (area.hatch == DrapedHatch::Level && at >= 0 && at <= side) painter_.drawLine(QPointF(-1.0, at + 0.5), QPointF(side + 2.0, at + 0.5));
        }
        painter_.restore();
    }

    void ornament(const DrapedLine& line, const Stretch& stretch, double widthPx) {
        if (line.ornament == DrapedOrnament::None) return;
        const double total = line.alongM.back() / pixelM_;
        if (line.ornament == DrapedOrnament::ArrowHead) {
            if (stretch.alongPx.back() < total - 0.5) return;
            arrowHead(line, stretch, widthPx);
            return;
        }
        const double every = line.ornament == DrapedOrnament::Teeth ? 18.0 * scale_ : std::max(kOrnamentEveryPx * scale_, widthPx * 4.0);
        for (std::size_t i = 1; i < stretch.points.size(); ++i) {
            const double from = stretch.alongPx[i - 1], to = stretch.alongPx[i];
            if (to - from <= 0.0) continue;
            const glm::dvec2 way = (stretch.points[i] - stretch.points[i - 1]) / (to - from);
            for (double at = std::ceil((from - every / 2.0) / every) * every + every / 2.0; at < to; at += every)
                if (at > 4.0 && at < total - 4.0) mark(line, stretch.points[i - 1] + way * (at - from), glm::normalize(way), widthPx);
        }
    }

    void mark(const DrapedLine& line, glm::dvec2 at, glm::dvec2 ahead, double widthPx) {
        const glm::dvec2 left(-ahead.y, ahead.x);
        const auto point = [&](double forward, double sideways) {
            const glm::dvec2 p = at + ahead * forward + left * sideways;
            return QPointF(p.x, p.y);
        };
        QPainterPath path;
        if (line.ornament == DrapedOrnament::Chevrons) {
            const double half = std::max(widthPx * 0.5, 4.2 * scale_);
            path.moveTo(point(-half * 0.7, half));
            path.lineTo(point(half * 0.7, 0.0));
            path.lineTo(point(-half * 0.7, -half));
            painter_.strokePath(path, QPen(QBrush(toQt(line.colour)), std::max(3.4 * scale_, widthPx * 0.28), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            painter_.strokePath(path, QPen(QBrush(ivory(255)), std::max(1.7 * scale_, widthPx * 0.16), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        } else if (line.ornament == DrapedOrnament::Teeth) {
            path.moveTo(point(-5.0 * scale_, 0.0));
            path.lineTo(point(0.0, 9.0 * scale_));
            path.lineTo(point(5.0 * scale_, 0.0));
            path.closeSubpath();
            painter_.fillPath(path, toQt(line.colour));
        } else {
            for (const double along : {-2.5, 2.5}) {
                path.moveTo(point(along * scale_, 7.0 * scale_));
                path.lineTo(point(along * scale_, -7.0 * scale_));
            }
            painter_.strokePath(path, QPen(QBrush(toQt(line.colour)), 2.0 * scale_));
        }
    }

    void arrowHead(const DrapedLine& line, const Stretch& stretch, double widthPx) {
        const glm::dvec2 tip = stretch.points.back();
        const glm::dvec2 way = tip - stretch.points[stretch.points.size() - 2];
        if (glm::length(way) <= 0.0) return;
        const glm::dvec2 ahead = glm::normalize(way), left(-ahead.y, ahead.x);
        const double size = std::max(widthPx * 2.0, 14.0 * scale_);
        const glm::dvec2 barb = tip + left * size - ahead * size, point = tip + ahead * (size * 0.7), other = tip - left * size - ahead * size;
        QPainterPath path(QPointF(barb.x, barb.y));
        path.lineTo(point.x, point.y);
        path.lineTo(other.x, other.y);
        painter_.strokePath(path, QPen(QBrush(toQt(line.casing)), widthPx + 2.0 * kCasingPx * scale_, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
        painter_.strokePath(path, QPen(QBrush(toQt(line.colour)), widthPx, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    }

    QPainter& painter_;
    geo::Bounds tile_;
    Inks inks_;
    double pixelM_, scale_, perE_, perN_;
};

}  // namespace

namespace {

/// A stroke of the highlighter.
const DrapedLine* highlighterOf(const DrapedItem& item) {
    if (item.lines.size() != 1 || !item.areas.empty()) return nullptr;
    const DrapedLine& line = item.lines.front();
    const bool isPlain = line.casing.alpha == 0 && line.pattern == DrapedPattern::Solid && line.ornament == DrapedOrnament::None;
    return isPlain && line.colour.alpha < 255 ? &line : nullptr;
}

/// Strokes of one colour of the highlighter, which follow each other: where they cross they are no darker.
class HighlighterSheet {
 public:
    explicit HighlighterSheet(QPainter& picture) : picture_(picture) {}

    bool takes(const DrapedLine& line) const {
        return sheet_.isNull() || (colour_.red == line.colour.red && colour_.green == line.colour.green && colour_.blue == line.colour.blue && colour_.alpha == line.colour.alpha);
    }

    void add(const DrapedItem& item, const DrapedLine& line, const geo::Bounds& tile, double pixelM, double scale) {
        if (sheet_.isNull()) {
            sheet_ = QImage(kPoints, kPoints, QImage::Format_ARGB32_Premultiplied);
            sheet_.fill(Qt::transparent);
        }
        colour_ = line.colour;
        DrapedItem opaque = item;
        opaque.lines.front().colour.alpha = 255;
        QPainter painter(&sheet_);
        DrapedPainter(painter, tile, pixelM, scale, Inks::Colours).paint(opaque);
    }

    void lay() {
        if (sheet_.isNull()) return;
        picture_.setOpacity(colour_.alpha / 255.0);
        picture_.drawImage(0, 0, sheet_);
        picture_.setOpacity(1.0);
        sheet_ = {};
    }

 private:
    QPainter& picture_;
    QImage sheet_;
    geo::Colour colour_{};
};

}  // namespace

double drapedReachM(const geo::TileGrid& grid, const geo::TileKey& key, double scale) { return kReachPx * std::max(scale, 1.0) * pixelOf(grid, key); }

TileVectors paintDraped(const DrapedPlan& plan, const geo::TileGrid& grid, const geo::TileKey& key, double screenScale, double pixelM) {
    TileVectors result;
    const double scale = widthScale(screenScale, pixelM, pixelOf(grid, key));
    const geo::Bounds tile = grid.boundsOf(key);
    const geo::Bounds area = tile.grownBy(drapedReachM(grid, key, scale));
    QImage canvas;
    QPainter painter;
    HighlighterSheet highlighter(painter);
    for (const auto& item : plan.items) {
        // Level or upright lines have bounds without a width.
        if (!area.intersects(item->bounds.grownBy(1e-6))) continue;
        if (result.isEmpty()) {
            result.pixels.assign(static_cast<std::size_t>(kPoints) * kPoints, 0u);
            canvas = QImage(reinterpret_cast<uchar*>(result.pixels.data()), kPoints, kPoints, kPoints * 4, QImage::Format_ARGB32_Premultiplied);
            painter.begin(&canvas);
        }
        const DrapedLine* marked = highlighterOf(*item);
        if (!marked || !highlighter.takes(*marked)) highlighter.lay();
        if (marked) highlighter.add(*item, *marked, tile, pixelOf(grid, key), scale);
        else DrapedPainter(painter, tile, pixelOf(grid, key), scale, Inks::Colours).paint(*item);
    }
    highlighter.lay();
    if (painter.isActive()) painter.end();
    return result;
}

void paintDraped(QPainter& painter, const DrapedItem& item, double scale, Inks inks) {
    DrapedPainter(painter, {0.0, 0.0, geo::TileGrid::kCells, geo::TileGrid::kCells}, 1.0, scale, inks).paint(item);
}

void layOver(std::vector<std::uint8_t>& rgba, const TileVectors& draped) {
    for (std::size_t i = 0; i < draped.pixels.size(); ++i) {
        const std::uint32_t over = draped.pixels[i];
        if (over >> 24 == 0 || rgba[i * 4 + 3] == 0) continue;
        const std::uint32_t rest = 255 - (over >> 24);
        const auto mixed = [&](int band, int shift) { return static_cast<std::uint8_t>(std::min(255u, (rgba[i * 4 + band] * rest + 127) / 255 + (over >> shift & 0xff))); };
        rgba[i * 4] = mixed(0, 16);
        rgba[i * 4 + 1] = mixed(1, 8);
        rgba[i * 4 + 2] = mixed(2, 0);
    }
}

}  // namespace saban::viewer
