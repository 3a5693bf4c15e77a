#include "geo/raster/resample.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <glm/common.hpp>
#include <limits>
#include <utility>

#include "geo/raster/box_reducer.h"

namespace saban::geo {

namespace {

bool isNumber(glm::dvec2 p) {
    return std::isfinite(p.x) && std::isfinite(p.y);
}

constexpr int kFirstLattice = 8;
constexpr int kLastLattice = 64;

}  // namespace

GridMapping::GridMapping(const PlacedRaster& raster, const GridSpec& grid, double tolerancePx) : grid_(grid) {
    assert(grid.columns >= 2 && grid.rows >= 2);
    bool fits = false;
    if (raster.isAffine()) {
        fits = fitLattice(raster, 1, tolerancePx);
    } else {
        const int most = std::min({kLastLattice, grid.columns - 1, grid.rows - 1});
        for (int cells = kFirstLattice; !fits && cells <= most; cells *= 2)
            fits = fitLattice(raster, cells, tolerancePx);
    }
    if (!fits) {
        cells_ = 0;
        nodes_.resize(static_cast<std::size_t>(grid.columns) * grid.rows);
        for (int row = 0; row < grid.rows; ++row)
            for (int column = 0; column < grid.columns; ++column)
                nodes_[static_cast<std::size_t>(row) * grid.columns + column] = grid.at(column, row);
        raster.toPixels(nodes_);
    }
    // Interpolated points lie between lattice points, so the rectangle around those holds all.
    for (const glm::dvec2 node : nodes_)
        if (isNumber(node)) pixelBounds_.include(node);
}

bool GridMapping::fitLattice(const PlacedRaster& raster, int cells, double tolerancePx) {
    const int side = cells + 1;
    cells_ = cells;
    nodes_.resize(static_cast<std::size_t>(side) * side);
    const Bounds& b = grid_.bounds;
    for (int j = 0; j < side; ++j) {
        for (int i = 0; i < side; ++i) {
            nodes_[static_cast<std::size_t>(j) * side + i] = {i == cells ? b.maxE : b.minE + b.width() * i / cells,
                                                              j == cells ? b.maxN : b.minN + b.height() * j / cells};
        }
    }
    raster.toPixels(nodes_);
    if (!std::all_of(nodes_.begin(), nodes_.end(), isNumber)) return false;
    if (raster.isAffine()) return true;

    // Every point off the lattice of half as many cells is a midpoint there: this lattice is better still, about four
    // times.
    const auto node = [&](int i, int j) { return nodes_[static_cast<std::size_t>(j) * side + i]; };
    for (int j = 0; j < side; ++j) {
        for (int i = 0; i < side; ++i) {
            const int i0 = i - i % 2, i1 = i + i % 2, j0 = j - j % 2, j1 = j + j % 2;
            const glm::dvec2 guess = (node(i0, j0) + node(i1, j0) + node(i0, j1) + node(i1, j1)) / 4.0;
            const glm::dvec2 error = glm::abs(guess - node(i, j));
            if (error.x > tolerancePx || error.y > tolerancePx) return false;
        }
    }
    return true;
}

void GridMapping::row(int gridRow, std::span<glm::dvec2> pixels) const {
    assert(pixels.size() == static_cast<std::size_t>(grid_.columns));
    if (cells_ == 0) {
        const auto first = nodes_.begin() + static_cast<std::ptrdiff_t>(gridRow) * grid_.columns;
        std::copy(first, first + grid_.columns, pixels.begin());
        return;
    }
    const int side = cells_ + 1;
    const double v = static_cast<double>(gridRow) * cells_ / (grid_.rows - 1);
    const int j = std::min(static_cast<int>(v), cells_ - 1);
    std::array<glm::dvec2, kLastLattice + 1> line;
    for (int i = 0; i < side; ++i) {
        const glm::dvec2 below = nodes_[static_cast<std::size_t>(j) * side + i];
        const glm::dvec2 above = nodes_[static_cast<std::size_t>(j + 1) * side + i];
        line[i] = below + (v - j) * (above - below);
    }
    const double scale = static_cast<double>(cells_) / (grid_.columns - 1);
    for (int column = 0; column < grid_.columns; ++column) {
        const double u = column * scale;
        const int i = std::min(static_cast<int>(u), cells_ - 1);
        pixels[column] = line[i] + (u - i) * (line[i + 1] - line[i]);
    }
}

int reductionFor(const PlacedRaster& raster, const GridSpec& grid, double bias) {
    const glm::dvec2 cell = raster.cellSizeM();
    const double ratio = std::sqrt(grid.stepE() * grid.stepN() / (cell.x * cell.y));
    const int shorter = std::min(raster.width(), raster.height());
    int reduction = 1;
    const double wanted = std::floor(std::log2(std::max(ratio, 1.0)) + bias);
    // At least two reduced cells a side are left, so that there is something to interpolate between.
    for (double power = 1.0; power <= wanted && shorter / (reduction * 2) >= 2; ++power) reduction *= 2;
    return reduction;
}

namespace {

struct Span1d {
    int first, count, reduced;
};

std::optional<Span1d> alignedSpan(double lowest, double highest, int size, int reduction) {
    if (!(highest >= 0.0 && lowest <= size)) return std::nullopt;
    // One cell more on each side than the centres around the outermost points need.
    const double low = std::floor(lowest / reduction - 0.5) - 1.0;
    const double high = std::floor(highest / reduction - 0.5) + 3.0;
    const int cells = (size + reduction - 1) / reduction;
    int first = static_cast<int>(std::clamp(low, 0.0, static_cast<double>(cells)));
    int last = static_cast<int>(std::clamp(high, 0.0, static_cast<double>(cells)));
    // Two cells at least, for the slope in the outer half of the outer cell.
    if (last - first < 2) {
        first = std::max(0, last - 2);
        last = std::min(cells, first + 2);
    }
    const int begin = first * reduction;
    const int end = std::min(size, last * reduction);
    return Span1d{begin, end - begin, last - first};
}

}  // namespace

std::optional<RasterFile::Window> windowFor(const PlacedRaster& raster, const Bounds& pixels, int reduction) {
    const auto columns = alignedSpan(pixels.minE, pixels.maxE, raster.width(), reduction);
    const auto rows = alignedSpan(pixels.minN, pixels.maxN, raster.height(), reduction);
    if (!columns || !rows) return std::nullopt;
    return RasterFile::Window{columns->first, rows->first,      columns->count,
                              rows->count,    columns->reduced, rows->reduced};
}

CellFrame CellFrame::of(const RasterFile::Window& window) {
    return {
        window.outColumns,
        window.outRows,
        {window.column, window.row},
        {static_cast<double>(window.columns) / window.outColumns, static_cast<double>(window.rows) / window.outRows}};
}

CellFrame CellFrame::ofWhole(const PlacedRaster& raster, int columns, int rows) {
    return {columns,
            rows,
            {0.0, 0.0},
            {static_cast<double>(raster.width()) / columns, static_cast<double>(raster.height()) / rows}};
}

namespace {

/// One halving: `load(cell)` gives the sums of an input cell, `store(cell, sums)` takes those of an output cell.
template <int Channels, typename Load, typename Store>
void halve(CellFrame& frame, const Load& load, const Store& store) {
    const CellFrame from = frame;
    frame.columns = (from.columns + 1) / 2;
    frame.rows = (from.rows + 1) / 2;
    frame.cellSizePx *= glm::dvec2(from.columns, from.rows) / glm::dvec2(frame.columns, frame.rows);
    using Reducer = BoxReducer<Channels>;
    Reducer reducer({0.0, static_cast<double>(from.columns), frame.columns},
                    {0.0, static_cast<double>(from.rows), frame.rows});
    for (int row = 0; row < from.rows; ++row) {
        const std::size_t first = static_cast<std::size_t>(row) * from.columns;
        reducer.pushRow(
            row, [&](int column) { return load(first + column); },
            [&](int outRow, const std::vector<double>& sums) {
                const std::size_t outFirst = static_cast<std::size_t>(outRow) * frame.columns;
                for (int i = 0; i < frame.columns; ++i)
                    store(outFirst + i, &sums[static_cast<std::size_t>(i) * Channels]);
            });
    }
}

}  // namespace

void halveValues(CellFrame& frame, std::vector<float>& values) {
    std::vector<float> out(static_cast<std::size_t>((frame.columns + 1) / 2) * ((frame.rows + 1) / 2));
    halve<2>(
        frame,
        [&](std::size_t cell) {
            return std::isnan(values[cell]) ? std::array{0.0, 0.0} : std::array{static_cast<double>(values[cell]), 1.0};
        },
        [&](std::size_t cell, const double* sums) {
            out[cell] = sums[1] > 0.0 ? static_cast<float>(sums[0] / sums[1]) : std::numeric_limits<float>::quiet_NaN();
        });
    values = std::move(out);
}

void halveRgba(CellFrame& frame, std::vector<std::uint8_t>& rgba) {
    std::vector<std::uint8_t> out(static_cast<std::size_t>((frame.columns + 1) / 2) * ((frame.rows + 1) / 2) * 4);
    halve<5>(
        frame,
        [&](std::size_t cell) {
            const std::uint8_t* p = &rgba[cell * 4];
            const double alpha = p[3];
            return std::array{p[0] * alpha, p[1] * alpha, p[2] * alpha, alpha, 1.0};
        },
        [&](std::size_t cell, const double* sums) {
            std::uint8_t* p = &out[cell * 4];
            for (int c = 0; c < 3; ++c)
                p[c] = sums[3] > 0.0 ? static_cast<std::uint8_t>(sums[c] / sums[3] + 0.5) : std::uint8_t{0};
            p[3] = static_cast<std::uint8_t>(sums[3] / sums[4] + 0.5);
        });
    rgba = std::move(out);
}

template <typename Number>
Number blendBilinear(const Number (&values)[4], const BilinearCells& cells) {
    const auto u = static_cast<Number>(cells.u), v = static_cast<Number>(cells.v);
    const Number upper = values[0] + u * (values[1] - values[0]);
    const Number lower = values[2] + u * (values[3] - values[2]);
    const Number all = upper + v * (lower - upper);
    if (!std::isnan(all)) [[likely]]
        return all;

    const int nearest = (cells.isNearestRight() ? 1 : 0) + (cells.isNearestBelow() ? 2 : 0);
    if (std::isnan(values[nearest])) return values[nearest];
    const Number a = std::clamp(u, Number(0), Number(1)), b = std::clamp(v, Number(0), Number(1));
    const Number weights[4] = {(1 - a) * (1 - b), a * (1 - b), (1 - a) * b, a * b};
    Number sum = 0, total = 0;
    for (int i = 0; i < 4; ++i) {
        if (std::isnan(values[i])) continue;
        sum += weights[i] * values[i];
        total += weights[i];
    }
    return sum / total;
}

template float blendBilinear(const float (&)[4], const BilinearCells&);
template double blendBilinear(const double (&)[4], const BilinearCells&);

void sampleValues(const PlacedRaster& raster, const CellFrame& frame, std::span<const float> values,
                  std::span<const glm::dvec2> pixels, std::span<float> out) {
    assert(values.size() == static_cast<std::size_t>(frame.columns) * frame.rows && out.size() == pixels.size());
    for (std::size_t k = 0; k < pixels.size(); ++k) {
        if (!raster.covers(pixels[k])) {
            out[k] = std::numeric_limits<float>::quiet_NaN();
            continue;
        }
        const BilinearCells cells = bilinearCells(frame, pixels[k]);
        const float* upper = values.data() + cells.first(frame);
        const float* lower = upper + static_cast<std::ptrdiff_t>(cells.rowStep) * frame.columns;
        out[k] = blendBilinear<float>({upper[0], upper[cells.columnStep], lower[0], lower[cells.columnStep]}, cells);
    }
}

namespace {

/// Channels in whole numbers, weights in 1/256: exact where the four pixels agree, within one step elsewhere.
void blendRgba(const std::uint8_t* const (&from)[4], double u, double v, std::uint8_t* to) {
    const auto a = static_cast<unsigned>(std::lround(std::clamp(u, 0.0, 1.0) * 256.0));
    const auto b = static_cast<unsigned>(std::lround(std::clamp(v, 0.0, 1.0) * 256.0));
    const unsigned weights[4] = {(256 - a) * (256 - b), a * (256 - b), (256 - a) * b, a * b};
    if ((from[0][3] & from[1][3] & from[2][3] & from[3][3]) == 255) [[likely]] {
        for (int c = 0; c < 3; ++c) {
            const unsigned sum =
                weights[0] * from[0][c] + weights[1] * from[1][c] + weights[2] * from[2][c] + weights[3] * from[3][c];
            to[c] = static_cast<std::uint8_t>((sum + 32768) >> 16);
        }
        to[3] = 255;
        return;
    }
    std::uint64_t sum[4] = {0, 0, 0, 0};
    for (int i = 0; i < 4; ++i) {
        const std::uint64_t weightedAlpha = static_cast<std::uint64_t>(weights[i]) * from[i][3];
        for (int c = 0; c < 3; ++c) sum[c] += weightedAlpha * from[i][c];
        sum[3] += weightedAlpha;
    }
    for (int c = 0; c < 3; ++c) to[c] = sum[3] == 0 ? 0 : static_cast<std::uint8_t>((sum[c] + sum[3] / 2) / sum[3]);
    to[3] = static_cast<std::uint8_t>((sum[3] + 32768) >> 16);
}

}  // namespace

void sampleRgba(const PlacedRaster& raster, const CellFrame& frame, std::span<const std::uint8_t> rgba,
                std::span<const glm::dvec2> pixels, std::span<std::uint8_t> out) {
    assert(rgba.size() == static_cast<std::size_t>(frame.columns) * frame.rows * 4 && out.size() == pixels.size() * 4);
    for (std::size_t k = 0; k < pixels.size(); ++k) {
        std::uint8_t* to = out.data() + k * 4;
        if (!raster.covers(pixels[k])) {
            std::fill_n(to, 4, std::uint8_t{0});
            continue;
        }
        const BilinearCells cells = bilinearCells(frame, pixels[k]);
        const std::uint8_t* upper = rgba.data() + cells.first(frame) * 4;
        const std::uint8_t* lower = upper + static_cast<std::ptrdiff_t>(cells.rowStep) * frame.columns * 4;
        const std::ptrdiff_t right = 4 * static_cast<std::ptrdiff_t>(cells.columnStep);
        blendRgba({upper, upper + right, lower, lower + right}, cells.u, cells.v, to);
    }
}

}  // namespace saban::geo
