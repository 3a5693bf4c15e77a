#include "viewer/overlay/map_grid.h"

#include <fmt/format.h>

#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <osg/Group>

#include "layers/symbols/letter_path.h"
#include "viewer/overlay/writing_font.h"

namespace saban::viewer {

namespace {

constexpr int kLinesBin = 79, kFiguresBin = 89;  // under the plan's signs; over them
constexpr double kStraightDown = 89.99;
// Logical pixels.
constexpr double kCapPx = 10.5;
constexpr double kMarginPx = 5.0;        // from the edge of the picture
constexpr double kGapPx = 6.0;           // between figures
constexpr double kFinePx = 1.0, kStrongPx = 1.7;
constexpr double kCasingPx = 1.0;        // of the light on both sides of a line: it is seen on dark ground too
// Parts of the height of the large figures.
constexpr double kSmall = 0.66, kBetween = 0.16, kPad = 0.42;
constexpr double kEmOfCap = 1.0 / 0.714;  // of Noto

const QColor kInk(18, 34, 66);
const QColor kPlate(250, 250, 246, 208);

}  // namespace

PixelImage drawGridFigures(const GridLabel& label, double capPx) {
    if (!canDrawLabels()) return {};
    struct Piece {
        QString text;
        QFont font;
        double left;
    };
    std::vector<Piece> pieces;
    const double pad = capPx * kPad;
    double right = pad;
    for (const auto& [text, size] : {std::pair(label.prefix, kSmall), std::pair(label.principal, 1.0), std::pair(label.suffix, kSmall)}) {
        if (text.empty()) continue;
        if (!pieces.empty()) right += capPx * kBetween;
        const QFont font = writingFont(std::max(6.0, capPx * size * kEmOfCap), QFont::DemiBold);
        const QString written = QString::fromStdString(text).trimmed();
        pieces.push_back({written, font, right});
        right += QFontMetricsF(font).horizontalAdvance(written);
    }
    if (pieces.empty()) return {};
    QImage image(static_cast<int>(std::ceil(right + pad)), static_cast<int>(std::ceil(capPx + 2.0 * pad)), QImage::Format_RGBA8888_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(kPlate);
    painter.drawRoundedRect(QRectF(image.rect()), capPx * 0.3, capPx * 0.3);
    for (const Piece& piece : pieces) painter.fillPath(layers::letterPath(piece.font, {piece.left, pad + capPx}, piece.text), kInk);
    painter.end();
    PixelImage pixels{.width = image.width(), .height = image.height()};
    for (int y = 0; y < image.height(); ++y) pixels.rgba.insert(pixels.rgba.end(), image.constScanLine(y), image.constScanLine(y) + image.width() * 4);
    return pixels;
}

MapGrid::MapGrid() : lines_(atlas_.texture(), kLinesBin), figures_(atlas_.texture(), kFiguresBin), root_(new osg::Group) {
    root_->setCullingActive(false);
    root_->addChild(lines_.node());
    root_->addChild(figures_.node());
}

bool MapGrid::isFor(const Viewpoint& view) { return view.isFlat() && view.pitchDeg <= -kStraightDown; }

void MapGrid::hide() {
    written_.clear();
    for (ScreenQuads* quads : {&lines_, &figures_}) {
        quads->begin(glm::dvec2(1.0));
        quads->finish();
    }
}

void MapGrid::forget() { atlas_.clear(); }

std::vector<Rectangle> MapGrid::update(const MapGridView& view, double unitPx, const std::vector<Rectangle>& keepClear) {
    const MapGridLines grid = mapGridLines(view);
    sizePx_ = glm::dvec2(view.projection.sizePx);
    drawLines(grid, unitPx);
    atlas_.beginFrame();
    writeFigures(grid, unitPx, keepClear);
    if (atlas_.wasEmptied()) writeFigures(grid, unitPx, keepClear);  // what was found before room was made is gone
    std::vector<Rectangle> covered;
    for (const Written& figures : written_) covered.push_back({figures.at.min - kGapPx * unitPx / 2.0, figures.at.max + kGapPx * unitPx / 2.0});
    return covered;
}

void MapGrid::drawLines(const MapGridLines& grid, double unitPx) {
    lines_.begin(sizePx_);
    const osg::Vec4 light = premultiplied(1.0, 1.0, 0.97, 0.30), dark = premultiplied(0.05, 0.11, 0.24, 0.62);
    const auto draw = [&](const MapGridLine& line, double widthPx, const osg::Vec4& colour) {
        const std::vector<glm::dvec2> points = onWholePixels(line.points, widthPx);
        for (std::size_t i = 1; i < points.size(); ++i) lines_.line(points[i - 1], points[i], widthPx, atlas_.white(), colour);
    };
    const auto widthOf = [&](const MapGridLine& line) { return std::max(1.0, std::round((line.isStrong ? kStrongPx : kFinePx) * unitPx)); };
    for (const MapGridLine& line : grid.lines) draw(line, widthOf(line) + 2.0 * std::max(1.0, std::round(kCasingPx * unitPx)), light);
    for (const MapGridLine& line : grid.lines) draw(line, widthOf(line), dark);
    lines_.finish();
}

std::optional<ImageAtlas::Place> MapGrid::pictureOf(const GridLabel& label, double capPx) {
    const std::string name = fmt::format("{} {}|{}|{}", capPx, label.prefix, label.principal, label.suffix);
    if (auto place = atlas_.find(name)) return place;
    const PixelImage image = drawGridFigures(label, capPx);
    return atlas_.add(name, image.width, image.height, image.rgba);
}

void MapGrid::writeFigures(const MapGridLines& grid, double unitPx, const std::vector<Rectangle>& keepClear) {
    written_.clear();
    figures_.begin(sizePx_);
    const double capPx = std::round(kCapPx * unitPx), marginPx = kMarginPx * unitPx, gapPx = kGapPx * unitPx;
    std::vector<Rectangle> taken = keepClear;
    std::optional<MapGridEnd> before;  // the last one that stands
    for (const MapGridEnd& end : grid.ends) {
        const bool isFull = !before || before->inward != end.inward || before->isNorthing != end.isNorthing || before->full.prefix != end.full.prefix;
        const auto picture = pictureOf(isFull ? end.full : end.brief, capPx);
        if (!picture) continue;
        // On its line, so far in that all of it is in the picture.
        const glm::dvec2 half = picture->sizePx() / 2.0;
        const double inPx = glm::dot(glm::abs(end.inward), half) + marginPx;
        const glm::dvec2 middle = end.atPx + end.along * (inPx / glm::dot(end.along, end.inward));
        const Rectangle at{glm::round(middle - half), glm::round(middle - half) + picture->sizePx()};
        if (at.min.x < 0.0 || at.min.y < 0.0 || at.max.x > sizePx_.x || at.max.y > sizePx_.y) continue;
        const Rectangle room{at.min - gapPx, at.max + gapPx};
        if (std::ranges::any_of(taken, [&](const Rectangle& other) { return other.overlaps(room); })) continue;
        taken.push_back(at);
        figures_.picture(at.min, *picture, 1.0f);
        written_.push_back({.value = end.value, .isNorthing = end.isNorthing, .isFull = isFull, .at = at});
        before = end;
    }
    figures_.finish();
}

}  // namespace saban::viewer
