#include "geo/elevation/edge_distance.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace saban::geo {

namespace {

constexpr double kFar = 1e20;

/// Lower envelope of parabolas: out[i] = min over j of (spacing (i - j))² + f[j].
void transformLine(std::vector<double>& f, double spacing, std::vector<double>& out) {
    const int n = static_cast<int>(f.size());
    const double s2 = spacing * spacing;
    std::vector<int> site(n);
    std::vector<double> from(static_cast<std::size_t>(n) + 1);
    const auto crossing = [&](int p, int q) {
        return (f[q] + s2 * q * q - (f[p] + s2 * p * p)) / (2.0 * s2 * (q - p));
    };
    int k = 0;
    site[0] = 0;
    from[0] = -kFar;
    from[1] = kFar;
    for (int q = 1; q < n; ++q) {
        double x = crossing(site[k], q);
        while (k > 0 && x <= from[k]) x = crossing(site[--k], q);
        ++k;
        site[k] = q;
        from[k] = x;
        from[k + 1] = kFar;
    }
    k = 0;
    out.resize(n);
    for (int q = 0; q < n; ++q) {
        while (from[k + 1] < q) ++k;
        const double d = spacing * (q - site[k]);
        out[q] = d * d + f[site[k]];
    }
}

}  // namespace

EdgeDistance::EdgeDistance(int width, int height, glm::dvec2 cellSizeM, int maskColumns, int maskRows,
                           std::span<const std::uint8_t> mask)
    : sizePx_(width, height), cellSizeM_(cellSizeM), columns_(maskColumns), rows_(maskRows) {
    assert(mask.size() == static_cast<std::size_t>(maskColumns) * maskRows);
    if (std::find(mask.begin(), mask.end(), std::uint8_t{0}) == mask.end()) return;

    const glm::dvec2 maskCellM = cellSizeM * sizePx_ / glm::dvec2(columns_, rows_);
    std::vector<double> squared(mask.size());
    for (std::size_t i = 0; i < mask.size(); ++i) squared[i] = mask[i] ? kFar : 0.0;
    std::vector<double> line, done;
    for (int row = 0; row < rows_; ++row) {
        const auto first = squared.begin() + static_cast<std::ptrdiff_t>(row) * columns_;
        line.assign(first, first + columns_);
        transformLine(line, maskCellM.x, done);
        std::copy(done.begin(), done.end(), first);
    }
    line.resize(rows_);
    for (int column = 0; column < columns_; ++column) {
        for (int row = 0; row < rows_; ++row) line[row] = squared[static_cast<std::size_t>(row) * columns_ + column];
        transformLine(line, maskCellM.y, done);
        for (int row = 0; row < rows_; ++row) squared[static_cast<std::size_t>(row) * columns_ + column] = done[row];
    }

    // From the centre of a hole's cell to its edge is half a cell. A mask coarser than the raster may miss up to one
    // more.
    const double coarse = columns_ < width || rows_ < height ? 1.0 : 0.0;
    const double insetM = (0.5 + coarse) * std::max(maskCellM.x, maskCellM.y);
    toHoleM_.resize(squared.size());
    std::transform(squared.begin(), squared.end(), toHoleM_.begin(),
                   [&](double s) { return static_cast<float>(std::sqrt(s) - insetM); });
}

double EdgeDistance::toHole(glm::dvec2 pixel) const {
    if (toHoleM_.empty()) return std::numeric_limits<double>::infinity();
    const double x = std::clamp(pixel.x / sizePx_.x * columns_ - 0.5, 0.0, columns_ - 1.0);
    const double y = std::clamp(pixel.y / sizePx_.y * rows_ - 0.5, 0.0, rows_ - 1.0);
    const int i = static_cast<int>(x), j = static_cast<int>(y);
    const int right = std::min(i + 1, columns_ - 1), below = std::min(j + 1, rows_ - 1);
    const auto value = [&](int column, int row) {
        return static_cast<double>(toHoleM_[static_cast<std::size_t>(row) * columns_ + column]);
    };
    const double upper = std::lerp(value(i, j), value(right, j), x - i);
    const double lower = std::lerp(value(i, below), value(right, below), x - i);
    return std::lerp(upper, lower, y - j);
}

double EdgeDistance::at(glm::dvec2 pixel) const {
    const double across = std::min(pixel.x, sizePx_.x - pixel.x) * cellSizeM_.x;
    const double along = std::min(pixel.y, sizePx_.y - pixel.y) * cellSizeM_.y;
    return std::max(0.0, std::min({across, along, toHole(pixel)}));
}

double smoothStep(double t) {
    t = std::clamp(t, 0.0, 1.0);
    return t * t * (3.0 - 2.0 * t);
}

}  // namespace saban::geo
