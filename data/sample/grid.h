#pragma once

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <vector>

namespace saban::sample {

/// A point or a direction in the sample's local frame: metres east (`x`) and metres south (`y`) of the north-west
/// corner of the sample ground. South counts positive because rasters are written from north to south.
struct Point {
    double x = 0.0;
    double y = 0.0;

    friend Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
    friend Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
    friend Point operator*(Point a, double k) { return {a.x * k, a.y * k}; }
};

inline double dot(Point a, Point b) {
    return a.x * b.x + a.y * b.y;
}
inline double length(Point a) {
    return std::sqrt(dot(a, a));
}

/// 0 at or below `from`, 1 at or above `to`, a smooth cubic between them. `from` may be greater than `to`: the step
/// then falls instead of rising.
inline double smoothStep(double from, double to, double value) {
    const double t = std::clamp((value - from) / (to - from), 0.0, 1.0);
    return t * t * (3.0 - 2.0 * t);
}

inline double mix(double a, double b, double t) {
    return a + (b - a) * t;
}

/// A raster of square cells whose rows run from north to south. Values belong to the centres of the cells.
template <typename T>
struct Grid {
    int width = 0;
    int height = 0;
    double cellM = 0.0;
    /// North-west corner of the north-west cell, in the local frame.
    Point corner;
    std::vector<T> values;

    Grid() = default;
    Grid(int columns, int rows, double cell, Point northWest, T fill = T{})
        : width(columns), height(rows), cellM(cell), corner(northWest), values(std::size_t(columns) * rows, fill) {}

    /// A grid of the same shape and place as `other`.
    template <typename U>
    static Grid like(const Grid<U>& other, T fill = T{}) {
        return Grid(other.width, other.height, other.cellM, other.corner, fill);
    }

    std::size_t size() const { return values.size(); }
    std::size_t index(int column, int row) const { return std::size_t(row) * width + column; }
    bool contains(int column, int row) const { return column >= 0 && row >= 0 && column < width && row < height; }
    bool isBorder(int column, int row) const {
        return column == 0 || row == 0 || column == width - 1 || row == height - 1;
    }
    T& at(int column, int row) { return values[index(column, row)]; }
    const T& at(int column, int row) const { return values[index(column, row)]; }
    const T& atClamped(int column, int row) const {
        return at(std::clamp(column, 0, width - 1), std::clamp(row, 0, height - 1));
    }
    Point centre(int column, int row) const {
        return {corner.x + (column + 0.5) * cellM, corner.y + (row + 0.5) * cellM};
    }
    int columnOf(double x) const { return int(std::floor((x - corner.x) / cellM)); }
    int rowOf(double y) const { return int(std::floor((y - corner.y) / cellM)); }
};

/// Value between the four nearest cell centres; beyond the outermost centres the nearest value goes on.
template <typename T>
double sampleBilinear(const Grid<T>& grid, Point p) {
    const double u = (p.x - grid.corner.x) / grid.cellM - 0.5;
    const double v = (p.y - grid.corner.y) / grid.cellM - 0.5;
    const int c = int(std::floor(u));
    const int r = int(std::floor(v));
    const double fu = u - c;
    const double fv = v - r;
    return mix(mix(double(grid.atClamped(c, r)), double(grid.atClamped(c + 1, r)), fu),
               mix(double(grid.atClamped(c, r + 1)), double(grid.atClamped(c + 1, r + 1)), fu), fv);
}

/// Value of the Catmull-Rom surface through the sixteen nearest cell centres: smooth, and exact at the centres.
template <typename T>
double sampleCubic(const Grid<T>& grid, Point p) {
    const double u = (p.x - grid.corner.x) / grid.cellM - 0.5;
    const double v = (p.y - grid.corner.y) / grid.cellM - 0.5;
    const int c = int(std::floor(u));
    const int r = int(std::floor(v));
    const auto weights = [](double t, double(&w)[4]) {
        w[0] = ((-0.5 * t + 1.0) * t - 0.5) * t;
        w[1] = (1.5 * t - 2.5) * t * t + 1.0;
        w[2] = ((-1.5 * t + 2.0) * t + 0.5) * t;
        w[3] = (0.5 * t - 0.5) * t * t;
    };
    double wu[4];
    double wv[4];
    weights(u - c, wu);
    weights(v - r, wv);
    double sum = 0.0;
    for (int j = 0; j < 4; ++j) {
        double row = 0.0;
        for (int i = 0; i < 4; ++i) row += wu[i] * double(grid.atClamped(c - 1 + i, r - 1 + j));
        sum += wv[j] * row;
    }
    return sum;
}

}  // namespace saban::sample
