#include "viewer/terrain/tile_paint.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/geometric.hpp>
#include <glm/vec3.hpp>
#include <numbers>

namespace saban::viewer {

namespace {

constexpr int kPoints = geo::TileGrid::kCells + 1;

struct TintStop {
    float at;
    Rgb colour;
};

// Meadow green over ochre slopes to grey-brown and pale rock: the order of painted relief models.
constexpr std::array<TintStop, 7> kTint{{{0.00f, {0.545f, 0.660f, 0.445f}},
                                         {0.08f, {0.640f, 0.720f, 0.480f}},
                                         {0.25f, {0.790f, 0.775f, 0.540f}},
                                         {0.45f, {0.780f, 0.675f, 0.455f}},
                                         {0.65f, {0.665f, 0.530f, 0.385f}},
                                         {0.85f, {0.680f, 0.600f, 0.530f}},
                                         {1.00f, {0.880f, 0.860f, 0.840f}}}};
/// Share of the light and shade that opaque vectors do not take.
constexpr float kUnlitVectors = 0.55f;
constexpr Rgb kSea{0.600f, 0.725f, 0.790f};

/// Light on a lattice of points: brightness as a factor of the colour.
struct LightLattice {
    geo::GridSpec grid;
    std::vector<float> light;
};

LightLattice computeLight(const geo::Heightfield& field, const TileStyle& style) {
    const int columns = field.grid.columns, rows = field.grid.rows;
    LightLattice lattice{.grid = field.grid, .light = std::vector<float>(field.heightM.size(), 1.0f)};
    const double steep = std::pow(style.exaggeration, 0.75) * style.reliefFactor;
    const float scaleX = static_cast<float>(steep / (2.0 * field.grid.stepE()));
    const float scaleY = static_cast<float>(steep / (2.0 * field.grid.stepN()));
    const double azimuth = style.sun.azimuthDeg * std::numbers::pi / 180.0;
    const double elevation = std::max(style.sun.elevationDeg, 8.0) * std::numbers::pi / 180.0;
    const glm::vec3 sun(std::sin(azimuth) * std::cos(elevation), std::cos(azimuth) * std::cos(elevation), std::sin(elevation));
    const float flat = sun.z;  // what level ground gets: kept at brightness 1
    const float* h = field.heightM.data();
    for (int y = 0; y < rows; ++y) {
        const int up = std::min(y + 1, rows - 1), down = std::max(y - 1, 0);
        for (int x = 0; x < columns; ++x) {
            const int right = std::min(x + 1, columns - 1), left = std::max(x - 1, 0);
            const float here = h[y * columns + x];
            const float gx = (h[y * columns + right] - h[y * columns + left]) * scaleX;
            const float gy = (h[up * columns + x] - h[down * columns + x]) * scaleY;
            const float inverse = 1.0f / std::sqrt(1.0f + gx * gx + gy * gy);
            const float lambert = std::max(0.0f, (sun.z - gx * sun.x - gy * sun.y) * inverse);
            // The open sky lights level ground more than cliffs; hollows get a little less than crests.
            const float sky = 0.5f + 0.5f * inverse;
            const float bend = (h[y * columns + right] + h[y * columns + left] - 2.0f * here) * scaleX +
                               (h[up * columns + x] + h[down * columns + x] - 2.0f * here) * scaleY;
            const float hollow = std::clamp(bend * 0.35f, -0.10f, 0.10f);
            lattice.light[y * columns + x] = 0.42f * sky + 0.58f * lambert / flat - hollow;
        }
    }
    return lattice;
}

/// Where the points of a tile's side lie in a lattice: left neighbour and weight of the right one.
struct Sampling {
    std::array<int, kPoints> first;
    std::array<float, kPoints> weight;
};

Sampling samplingOf(double from, double to, double latticeFrom, double step, int count) {
    Sampling s;
    for (int i = 0; i < kPoints; ++i) {
        const double at = ((from + (to - from) * i / (kPoints - 1)) - latticeFrom) / step;
        const int first = std::clamp(static_cast<int>(std::floor(at + 1e-9)), 0, count - 2);
        s.first[i] = first;
        s.weight[i] = static_cast<float>(std::clamp(at - first, 0.0, 1.0));
    }
    return s;
}

}  // namespace

Rgb groundTint(float relative, bool isSea) {
    if (isSea) return kSea;
    const float at = std::clamp(relative, 0.0f, 1.0f);
    for (std::size_t i = 1; i < kTint.size(); ++i) {
        if (at > kTint[i].at) continue;
        const float t = (at - kTint[i - 1].at) / (kTint[i].at - kTint[i - 1].at);
        const Rgb a = kTint[i - 1].colour, b = kTint[i].colour;
        return {a.r + (b.r - a.r) * t, a.g + (b.g - a.g) * t, a.b + (b.b - a.b) * t};
    }
    return kTint.back().colour;
}

std::vector<std::uint8_t> paintTile(const TileGround& ground, const TileImage* image, const TileVectors& vectors,
                                    const geo::TileGrid& grid, const geo::TileKey& key, const TileStyle& style) {
    const geo::Bounds bounds = grid.boundsOf(key);
    const LightLattice lattice = computeLight(ground.slopes, style);
    const Sampling east = samplingOf(bounds.minE, bounds.maxE, lattice.grid.bounds.minE, lattice.grid.stepE(), lattice.grid.columns);
    const Sampling north = samplingOf(bounds.minN, bounds.maxN, lattice.grid.bounds.minN, lattice.grid.stepN(), lattice.grid.rows);

    constexpr int kRamp = 1024;
    std::array<Rgb, kRamp> ramp;
    for (int i = 0; i < kRamp; ++i) ramp[i] = groundTint(static_cast<float>(i) / (kRamp - 1), false);
    const float rampScale = static_cast<float>((kRamp - 1) / std::max(1.0, style.tintMaxM - style.tintMinM));
    const bool hasSea = style.tintMinM <= 0.5;

    std::vector<std::uint8_t> out(static_cast<std::size_t>(kPoints) * kPoints * 4);
    const auto& heights = ground.heights;
    for (int y = 0; y < kPoints; ++y) {
        const float* lower = &lattice.light[static_cast<std::size_t>(north.first[y]) * lattice.grid.columns];
        const float* upper = lower + lattice.grid.columns;
        const float wy = north.weight[y];
        for (int x = 0; x < kPoints; ++x) {
            const std::size_t i = static_cast<std::size_t>(y) * kPoints + x;
            std::uint8_t* pixel = &out[i * 4];
            const int x0 = east.first[x];
            const float wx = east.weight[x];
            float light = (lower[x0] * (1 - wx) + lower[x0 + 1] * wx) * (1 - wy) + (upper[x0] * (1 - wx) + upper[x0 + 1] * wx) * wy;
            const float h = heights.heightM[i];
            Rgb colour = hasSea && h <= 0.0f
                             ? groundTint(0.0f, true)
                             : ramp[std::clamp(static_cast<int>((h - static_cast<float>(style.tintMinM)) * rampScale), 0, kRamp - 1)];
            if (image) {
                const std::uint8_t* picture = &image->pixels.rgba[i * 4];
                const float a = picture[3] / 255.0f;
                colour = {colour.r + (picture[0] / 255.0f - colour.r) * a, colour.g + (picture[1] / 255.0f - colour.g) * a,
                          colour.b + (picture[2] / 255.0f - colour.b) * a};
            }
            if (heights.hasFilled && heights.state[i] == geo::CellState::Filled && ((x + y) & 7) < 3)
                colour = {0.72f, 0.30f, 0.62f};  // interpolated ground is marked, whatever lies on it
            if (!vectors.isEmpty() && vectors.pixels[i] >> 24 != 0) {
                const std::uint32_t over = vectors.pixels[i];
                const float a = static_cast<float>(over >> 24) / 255.0f;
                const auto band = [over](int shift) { return static_cast<float>(over >> shift & 0xff) / 255.0f; };
                colour = {colour.r * (1 - a) + band(16), colour.g * (1 - a) + band(8), colour.b * (1 - a) + band(0)};
                light += (1.0f - light) * kUnlitVectors * a;
            }
            pixel[0] = static_cast<std::uint8_t>(std::clamp(colour.r * light, 0.0f, 1.0f) * 255.0f + 0.5f);
            pixel[1] = static_cast<std::uint8_t>(std::clamp(colour.g * light, 0.0f, 1.0f) * 255.0f + 0.5f);
            pixel[2] = static_cast<std::uint8_t>(std::clamp(colour.b * light, 0.0f, 1.0f) * 255.0f + 0.5f);
            pixel[3] = heights.state[i] == geo::CellState::Void ? 0 : 255;
        }
    }
    return out;
}

}  // namespace saban::viewer
