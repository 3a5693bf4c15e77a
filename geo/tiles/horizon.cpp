#include "geo/tiles/horizon.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "geo/tiles/tile_grid.h"

namespace saban::geo {

namespace {

/// Grows with the angle from east over north, 4 for a full circle: orders directions without trigonometry.
double turnOf(double x, double y) {
    const double sum = std::abs(x) + std::abs(y);
    if (sum <= 0.0) return 0.0;
    const double part = x / sum;
    return y >= 0.0 ? 1.0 - part : 3.0 + part;
}

/// The short way round.
double wrapped(double turn) { return turn > 2.0 ? turn - 4.0 : turn <= -2.0 ? turn + 4.0 : turn; }

}  // namespace

TileBlocks blocksOf(std::span<const float> heightM, std::span<const std::uint8_t> isVoid, double referenceM) {
    constexpr int kPoints = TileGrid::kCells + 1, kCellsPerBlock = TileGrid::kCells / TileBlocks::kSide;
    assert(heightM.size() == static_cast<std::size_t>(kPoints) * kPoints && (isVoid.empty() || isVoid.size() == heightM.size()));
    TileBlocks blocks;
    for (int row = 0; row < TileBlocks::kSide; ++row) {
        for (int column = 0; column < TileBlocks::kSide; ++column) {
            float low = -TileBlocks::kNothing, high = TileBlocks::kNothing;
            bool hasHole = false;
            for (int y = row * kCellsPerBlock; y <= (row + 1) * kCellsPerBlock; ++y) {
                const std::size_t first = static_cast<std::size_t>(y) * kPoints + column * kCellsPerBlock;
                for (std::size_t i = first; i <= first + kCellsPerBlock; ++i) {
                    if (!isVoid.empty() && isVoid[i]) {
                        hasHole = true;
                        continue;
                    }
                    low = std::min(low, heightM[i]);
                    high = std::max(high, heightM[i]);
                }
            }
            const std::size_t block = static_cast<std::size_t>(row) * TileBlocks::kSide + column;
            const auto reference = static_cast<float>(referenceM);
            blocks.minM[block] = hasHole ? TileBlocks::kNothing : low + reference;
            blocks.maxM[block] = high > TileBlocks::kNothing ? high + reference : high;
        }
    }
    return blocks;
}

Horizon::Horizon(glm::dvec3 eye, double pixelsPerRadian, double marginPx)
    : eye_(eye), margin_(marginPx / pixelsPerRadian), tangents_(kRays, TileBlocks::kNothing) {
    constexpr std::size_t kUsualLifts = 1 << 16;  // of a frame: growing step by step, each time into memory that is new, took longer than all the rest
    lifted_.reserve(kUsualLifts);
}

Horizon::Corner Horizon::cornerAt(glm::dvec2 at) const {
    const glm::dvec2 from = at - glm::dvec2(eye_);
    return {turnOf(from.x, from.y), glm::length(from)};
}

Horizon::Span Horizon::spanOf(const Corner& a, const Corner& b, const Corner& c, const Corner& d, glm::dvec2 min, glm::dvec2 max, double widen) const {
    const double toB = wrapped(b.turn - a.turn), toC = wrapped(c.turn - a.turn), toD = wrapped(d.turn - a.turn);
    const double least = std::min({0.0, toB, toC, toD}), most = std::max({0.0, toB, toC, toD});
    const glm::dvec2 eye(eye_);
    const glm::dvec2 nearest = glm::clamp(eye, min, max);
    constexpr double kRaysPerTurn = kRays / 4.0;
    return {.first = static_cast<int>(std::ceil((a.turn + least) * kRaysPerTurn - 0.5 - widen)),
            .last = static_cast<int>(std::floor((a.turn + most) * kRaysPerTurn - 0.5 + widen)),
            .near = glm::distance(nearest, eye),
            .far = std::max({a.distance, b.distance, c.distance, d.distance}),
            .hasEye = nearest == eye || most - least >= 2.0};
}

void Horizon::placeCorners(const SceneRelief& relief) const {
    if (relief.blocks == cornersOf_ && relief.min == cornersMin_ && relief.max == cornersMax_) return;
    cornersOf_ = relief.blocks;
    cornersMin_ = relief.min;
    cornersMax_ = relief.max;
    corners_.clear();
    const glm::dvec2 step = (relief.max - relief.min) / static_cast<double>(relief.side);
    for (int row = 0; row <= relief.side; ++row)
        for (int column = 0; column <= relief.side; ++column) corners_.push_back(cornerAt(relief.min + step * glm::dvec2(column, row)));
}

void Horizon::raise(const SceneRelief& relief) {
    placeCorners(relief);
    const glm::dvec2 step = (relief.max - relief.min) / static_cast<double>(relief.side);
    for (int row = 0; row < relief.side; ++row) {
        for (int column = 0; column < relief.side; ++column) {
            const float minM = relief.blocks->minM[(relief.firstRow + row) * TileBlocks::kSide + relief.firstColumn + column];
            if (minM <= TileBlocks::kNothing) continue;
            const Corner* south = corners_.data() + row * (relief.side + 1) + column;
            const Corner* north = south + relief.side + 1;
            const glm::dvec2 min = relief.min + step * glm::dvec2(column, row);
            const Span span = spanOf(south[0], south[1], north[0], north[1], min, min + step, 0.0);
            if (span.hasEye) continue;
            const double up = minM * relief.scale + relief.offset - eye_.z;
            const double tangent = up / (up > 0.0 ? span.far : span.near);
            const auto blocked = static_cast<float>(tangent - margin_ * (1.0 + tangent * tangent));
            for (int ray = span.first; ray <= span.last; ++ray) {
                float& here = tangents_[ray & (kRays - 1)];
                if (blocked <= here) continue;
                lifted_.push_back({ray & (kRays - 1), here});
                here = blocked;
            }
        }
    }
}

void Horizon::lowerAgain(std::size_t mark) {
    for (; lifted_.size() > mark; lifted_.pop_back()) tangents_[lifted_.back().ray] = lifted_.back().before;
}

bool Horizon::isBelow(const Span& span, double topZ) const {
    if (span.hasEye) return false;
    const double up = topZ - eye_.z;
    const auto tangent = static_cast<float>(std::min(ceiling_, up / (up > 0.0 ? span.near : span.far)));
    for (int ray = span.first; ray <= span.last; ++ray)
        if (tangents_[ray & (kRays - 1)] < tangent) return false;
    return true;
}

bool Horizon::hides(const SceneRelief& relief) const {
    placeCorners(relief);
    const glm::dvec2 step = (relief.max - relief.min) / static_cast<double>(relief.side);
    for (int row = 0; row < relief.side; ++row) {
        for (int column = 0; column < relief.side; ++column) {
            const float maxM = relief.blocks->maxM[(relief.firstRow + row) * TileBlocks::kSide + relief.firstColumn + column];
            if (maxM <= TileBlocks::kNothing) {
                if (relief.mayHoldMore) return false;
                continue;
            }
            const Corner* south = corners_.data() + row * (relief.side + 1) + column;
            const Corner* north = south + relief.side + 1;
            const glm::dvec2 min = relief.min + step * glm::dvec2(column, row);
            if (!isBelow(spanOf(south[0], south[1], north[0], north[1], min, min + step, 1.0), maxM * relief.scale + relief.offset + relief.marginZ)) return false;
        }
    }
    return true;
}

bool Horizon::hides(glm::dvec2 min, glm::dvec2 max, double topZ) const {
    return isBelow(spanOf(cornerAt(min), cornerAt({max.x, min.y}), cornerAt({min.x, max.y}), cornerAt(max), min, max, 1.0), topZ);
}

}  // namespace saban::geo
