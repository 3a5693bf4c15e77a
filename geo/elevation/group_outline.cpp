#include "geo/elevation/group_outline.h"

#include <algorithm>
#include <array>
#include <glm/geometric.hpp>
#include <optional>

#include "geo/core/leg.h"

namespace saban::geo {

namespace {

constexpr int kPartsOfSide = 256;
constexpr double kGapPx = 0.5;
constexpr double kToleranceCells = 0.25;

/// A side of a raster, run through by t from 0 to 1; pixels.
struct Side {
    glm::dvec2 from, to, outwards;

    glm::dvec2 at(double t) const { return from + t * (to - from); }
};

std::array<Side, 4> sidesOf(const PlacedRaster& raster) {
    const double w = raster.width(), h = raster.height();
    return {Side{{0, 0}, {w, 0}, {0, -1}}, Side{{w, 0}, {w, h}, {1, 0}}, Side{{w, h}, {0, h}, {0, 1}},
            Side{{0, h}, {0, 0}, {-1, 0}}};
}

class Outline {
 public:
    explicit Outline(std::span<const PlacedRaster* const> rasters) : rasters_(rasters) {}

    void addSide(const PlacedRaster& raster, const Side& side);
    std::vector<OutlineSegment> take() { return std::move(segments_); }

 private:
    bool isOpen(const PlacedRaster& raster, const Side& side, double t) const;
    /// Where the side changes between covered and open.
    double change(const PlacedRaster& raster, const Side& side, double from, double to) const;
    void addPiece(const PlacedRaster& raster, const Side& side, double from, double to, int depth);

    std::span<const PlacedRaster* const> rasters_;
    std::vector<OutlineSegment> segments_;
};

bool Outline::isOpen(const PlacedRaster& raster, const Side& side, double t) const {
    const auto beyond = raster.toTable(side.at(t) + kGapPx * side.outwards);
    if (!beyond) return true;
    return std::none_of(rasters_.begin(), rasters_.end(), [&](const PlacedRaster* other) {
        if (other == &raster || !other->bounds().grownBy(other->cellSizeM().x).contains(*beyond)) return false;
        const auto pixel = other->toPixel(*beyond);
        return pixel && other->covers(*pixel);
    });
}

double Outline::change(const PlacedRaster& raster, const Side& side, double from, double to) const {
    constexpr int kHalvings = 24;
    const bool isOpenAtFrom = isOpen(raster, side, from);
    for (int i = 0; i < kHalvings; ++i) {
        const double middle = (from + to) / 2.0;
        (isOpen(raster, side, middle) == isOpenAtFrom ? from : to) = middle;
    }
    return (from + to) / 2.0;
}

void Outline::addPiece(const PlacedRaster& raster, const Side& side, double from, double to, int depth) {
    constexpr int kGreatestDepth = 6;
    const auto a = raster.toTable(side.at(from)), b = raster.toTable(side.at(to));
    if (!a || !b) return;
    const double middle = (from + to) / 2.0;
    const auto m = raster.toTable(side.at(middle));
    const bool isStraight = !m || distanceTo({*a, *b}, *m) <= kToleranceCells * raster.cellSizeM().x;
    if (isStraight || depth == kGreatestDepth) {
        segments_.push_back({*a, *b});
        return;
    }
    addPiece(raster, side, from, middle, depth + 1);
    addPiece(raster, side, middle, to, depth + 1);
}

void Outline::addSide(const PlacedRaster& raster, const Side& side) {
    std::optional<double> openFrom;
    bool isOpenNow = isOpen(raster, side, 0.0);
    if (isOpenNow) openFrom = 0.0;
    for (int part = 1; part <= kPartsOfSide; ++part) {
        const double t = static_cast<double>(part) / kPartsOfSide;
        if (isOpen(raster, side, t) == isOpenNow) continue;
        const double at = change(raster, side, static_cast<double>(part - 1) / kPartsOfSide, t);
        if (openFrom) addPiece(raster, side, *openFrom, at, 0);
        isOpenNow = !isOpenNow;
        openFrom = isOpenNow ? std::optional(at) : std::nullopt;
    }
    if (openFrom) addPiece(raster, side, *openFrom, 1.0, 0);
}

}  // namespace

double distanceTo(const OutlineSegment& segment, glm::dvec2 point) {
    return glm::distance(point, nearestOnLeg(point, segment.from, segment.to));
}

std::vector<OutlineSegment> outlineOf(std::span<const PlacedRaster* const> rasters) {
    Outline outline(rasters);
    for (const PlacedRaster* raster : rasters)
        for (const Side& side : sidesOf(*raster)) outline.addSide(*raster, side);
    return outline.take();
}

}  // namespace saban::geo
