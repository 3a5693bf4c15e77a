#include "viewer/terrain/vector_paint.h"

#include <QColor>
#include <QImage>
#include <QPainter>
#include <QPainterPath>
#include <QPen>
#include <algorithm>
#include <cmath>
#include <map>
#include <span>

#include "geo/vector/vector_style.h"

namespace saban::viewer {

namespace {

constexpr int kPoints = geo::TileGrid::kCells + 1;
/// The widest line that is painted, however near one looks: a road fills the picture then anyway.
constexpr double kWidestPx = 96.0;

/// From the table to the pixels of a tile; a point of the tile's grid is the middle of a pixel.
class ToPixels {
 public:
    explicit ToPixels(const geo::Bounds& tile)
        : bounds_(tile), perE_(geo::TileGrid::kCells / tile.width()), perN_(geo::TileGrid::kCells / tile.height()) {}

    QPointF operator()(glm::dvec2 p) const { return {(p.x - bounds_.minE) * perE_ + 0.5, (p.y - bounds_.minN) * perN_ + 0.5}; }

 private:
    geo::Bounds bounds_;
    double perE_, perN_;
};

/// Shapes that are painted in one go, so that they do not shade each other where they overlap. By their place in the layer,
/// so that neighbouring tiles put the same ones together, and not too many: the time grows faster than their number.
class Batches {
 public:
    void add(std::uint32_t id, std::span<const glm::dvec2> shape, const ToPixels& toPixels, bool isRing);
    const std::vector<QPainterPath>& paths() const { return paths_; }

 private:
    static constexpr std::uint32_t kPerBatch = 64;
    std::vector<QPainterPath> paths_;
    std::uint32_t last_ = 0;
};

/// The shapes of one style.
struct StyledPaths {
    Batches lines, areas;
    std::vector<QPointF> points;
};

void Batches::add(std::uint32_t id, std::span<const glm::dvec2> shape, const ToPixels& toPixels, bool isRing) {
    if (paths_.empty() || id / kPerBatch != last_) {
        paths_.emplace_back().setFillRule(Qt::WindingFill);
        last_ = id / kPerBatch;
    }
    QPainterPath& path = paths_.back();
    path.moveTo(toPixels(shape.front()));
    for (const glm::dvec2 p : shape.subspan(1)) path.lineTo(toPixels(p));
    if (isRing) path.closeSubpath();
}

QColor toQt(geo::Colour c) { return {c.red, c.green, c.blue, c.alpha}; }

/// Round corners and ends take ten times as long, and are seen on wide lines only.
QPen penOf(geo::Colour colour, double widthPx) {
    const bool isWide = widthPx > 3.0;
    return {QBrush(toQt(colour)), widthPx, Qt::SolidLine, isWide ? Qt::RoundCap : Qt::SquareCap, isWide ? Qt::RoundJoin : Qt::BevelJoin};
}

/// How wide a tile's lines are, in its pixels.
class Widths {
 public:
    Widths(double pixelM, double lineScale) : pixelM_(pixelM), scale_(lineScale) {}

    double line(const geo::VectorStyle& style) const {
        return std::min(kWidestPx, std::max(style.widthPx * scale_ * thinning(style), style.widthM / pixelM_));
    }
    double lineAndCasing(const geo::VectorStyle& style) const { return line(style) + 2.0 * style.casingPx * scale_ * thinning(style); }
    double disc(const geo::VectorStyle& style) const { return style.widthPx * scale_; }
    double discAndCasing(const geo::VectorStyle& style) const { return (style.widthPx + 2.0 * style.casingPx) * scale_; }
    bool isDiscShown(const geo::VectorStyle& style) const { return style.fullToM <= 0.0f || pixelM_ <= style.fullToM * scale_; }

    /// How far beyond its middle the widest of all styles reaches.
    double reach() const {
        double widest = 0.0;
        for (std::uint16_t i = 0; i < geo::vectorStyleCount(); ++i)
            widest = std::max({widest, lineAndCasing(geo::vectorStyle(i)), discAndCasing(geo::vectorStyle(i))});
        return widest / 2.0;
    }

 private:
    /// On a wide table a network of thin lines reads better than one of wide ones.
    double thinning(const geo::VectorStyle& style) const {
        if (style.fullToM <= 0.0f || pixelM_ <= style.fullToM) return 1.0;
        return std::max(0.45, std::sqrt(style.fullToM / pixelM_));
    }

    double pixelM_, scale_;
};

class LayerPainter {
 public:
    LayerPainter(QPainter& painter, const Widths& widths) : painter_(painter), widths_(widths) { painter_.setRenderHint(QPainter::Antialiasing); }

    void paint(const geo::ShapeSet& shapes, const ToPixels& toPixels) {
        // By order; among equals the earlier rule lies below, whatever the order in the file.
        std::map<std::pair<int, std::uint16_t>, StyledPaths> styled;
        for (const auto& part : shapes.parts) {
            StyledPaths& paths = styled[{geo::vectorStyle(part.style).order, part.style}];
            const auto points = shapes.pointsOf(part);
            if (part.kind == geo::ShapeKind::Point) paths.points.push_back(toPixels(points.front()));
            else if (part.kind == geo::ShapeKind::Line) paths.lines.add(part.id, points, toPixels, false);
            else paths.areas.add(part.id, points, toPixels, true);
        }
        for (const auto& [key, paths] : styled) paintAreas(geo::vectorStyle(key.second), paths.areas.paths());
        for (const auto& [key, paths] : styled) paintCasings(geo::vectorStyle(key.second), paths.lines.paths());
        for (const auto& [key, paths] : styled) paintLines(geo::vectorStyle(key.second), paths.lines.paths());
        for (const auto& [key, paths] : styled) paintDiscs(geo::vectorStyle(key.second), paths.points);
    }

 private:
    void paintAreas(const geo::VectorStyle& style, const std::vector<QPainterPath>& areas) {
        if (style.fill.alpha > 0)
            for (const QPainterPath& area : areas) painter_.fillPath(area, toQt(style.fill));
        paintCasings(style, areas);
        paintLines(style, areas);
    }
    void paintCasings(const geo::VectorStyle& style, const std::vector<QPainterPath>& lines) {
        if (style.casing.alpha > 0) stroke(lines, penOf(style.casing, widths_.lineAndCasing(style)));
    }
    void paintLines(const geo::VectorStyle& style, const std::vector<QPainterPath>& lines) {
        if (style.line.alpha > 0) stroke(lines, penOf(style.line, widths_.line(style)));
    }
    void stroke(const std::vector<QPainterPath>& lines, const QPen& pen) {
        for (const QPainterPath& line : lines) painter_.strokePath(line, pen);
    }
    void paintDiscs(const geo::VectorStyle& style, const std::vector<QPointF>& points) {
        if (points.empty() || !widths_.isDiscShown(style)) return;
        const auto paintAll = [&](geo::Colour colour, double radiusPx) {
            painter_.setPen(Qt::NoPen);
            painter_.setBrush(toQt(colour));
            for (const QPointF& p : points) painter_.drawEllipse(p, radiusPx, radiusPx);
        };
        if (style.casing.alpha > 0) paintAll(style.casing, widths_.discAndCasing(style) / 2.0);
        paintAll(style.line, widths_.disc(style) / 2.0);
    }

    QPainter& painter_;
    Widths widths_;
};

}  // namespace

TileVectors paintVectors(const geo::VectorSource& vectors, const geo::TileGrid& grid, const geo::TileKey& key, double lineScale) {
    const geo::Bounds tile = grid.boundsOf(key);
    const ToPixels toPixels(tile);
    // A level's tiles are of one size; computed from bounds they differ in the last digit, which must not decide anything.
    const double resolutionM = std::ldexp(std::min(grid.boundsOf({}).width(), grid.boundsOf({}).height()) / geo::TileGrid::kCells, -key.level);
    const Widths widths(resolutionM, lineScale);
    const geo::Bounds area = tile.grownBy((widths.reach() + 2.0) * std::max(tile.width(), tile.height()) / geo::TileGrid::kCells);

    TileVectors result;
    for (std::size_t i = 0; i < vectors.layers().size(); ++i) {
        const geo::VectorLayer& layer = vectors.layers()[i];
        if (!layer.visible || layer.opacity <= 0.0) continue;
        const geo::ShapeSet shapes = vectors.read(i, area, resolutionM);
        if (shapes.parts.empty()) continue;
        result.pixels.resize(static_cast<std::size_t>(kPoints) * kPoints, 0u);
        QImage canvas(reinterpret_cast<uchar*>(result.pixels.data()), kPoints, kPoints, kPoints * 4, QImage::Format_ARGB32_Premultiplied);
        QPainter painter(&canvas);
        if (layer.opacity >= 1.0) {
            LayerPainter(painter, widths).paint(shapes, toPixels);
            continue;
        }
        // On its own first: what overlaps in a layer must not show through.
        QImage own(kPoints, kPoints, QImage::Format_ARGB32_Premultiplied);
        own.fill(Qt::transparent);
        QPainter ownPainter(&own);
        LayerPainter(ownPainter, widths).paint(shapes, toPixels);
        ownPainter.end();
        painter.setOpacity(layer.opacity);
        painter.drawImage(0, 0, own);
    }
    return result;
}

}  // namespace saban::viewer
