#include "viewer/terrain/tile_paint.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/geometric.hpp>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <numbers>

#include "geo/analysis/surface_gradient.h"
#include "viewer/terrain/ground_colours.h"

namespace saban::viewer {

namespace {

constexpr int kPoints = geo::TileGrid::kCells + 1;

/// Share of the light and shade that opaque vectors do not take.
constexpr float kUnlitVectors = 0.55f;
/// Share of the light and shade that classes of slope and directions do not take: their colours are read off a legend.
constexpr float kUnlitShading = 0.5f;

/// How much of the light that falls straight from the sun a shadow takes: a clear sky lights what lies in it.
constexpr float kShadowDepth = 0.85f;
constexpr float kOrdinarySunZ = 0.7071f;  // 45 degrees high
constexpr float kMostOverLevel = 0.5f;

/// A low sun lights slopes that face it many times as much as level ground: more than a screen can show. By how much they are brighter than that is
/// brought down, the more the lower the sun is.
float dimmed(float byLevel, float lowness) {
    if (byLevel <= 1.0f) return byLevel;
    const float soft = 1.0f + kMostOverLevel * (1.0f - std::exp((1.0f - byLevel) / kMostOverLevel));
    return byLevel + (soft - byLevel) * lowness;
}

/// Light on a lattice of points: brightness as a factor of the colour.
struct LightLattice {
    geo::GridSpec grid;
    std::vector<float> light;
    std::vector<float> direct;  ///< part of it that comes from the sun itself; empty unless wanted
};

enum class DirectLight { NotWanted, Wanted };

LightLattice computeLight(const geo::Heightfield& field, const TileStyle& style, DirectLight direct) {
    const int columns = field.grid.columns, rows = field.grid.rows;
    LightLattice lattice{.grid = field.grid, .light = std::vector<float>(field.heightM.size(), 1.0f), .direct = {}};
    if (direct == DirectLight::Wanted) lattice.direct.resize(field.heightM.size());
    const double steep = std::pow(style.exaggeration, 0.75) * style.reliefFactor;
    const float scaleX = static_cast<float>(steep / (2.0 * field.grid.stepE()));
    const float scaleY = static_cast<float>(steep / (2.0 * field.grid.stepN()));
    const double azimuth = style.sun.azimuthDeg * std::numbers::pi / 180.0;
    const double elevation = std::max(style.sun.elevationDeg, 8.0) * std::numbers::pi / 180.0;
    const glm::vec3 sun(std::sin(azimuth) * std::cos(elevation), std::cos(azimuth) * std::cos(elevation), std::sin(elevation));
    const float flat = sun.z;  // what level ground gets: kept at brightness 1
    const float lowness = std::clamp(1.0f / flat - 1.0f / kOrdinarySunZ, 0.0f, 1.0f);
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
            const float fromSun = 0.58f * (lowness > 0.0f ? dimmed(lambert / flat, lowness) : lambert / flat);
            lattice.light[y * columns + x] = 0.42f * sky + fromSun - hollow;
            if (!lattice.direct.empty()) lattice.direct[y * columns + x] = fromSun;
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

/// Values of a lattice between its points.
class LatticeSampler {
   public:
    LatticeSampler(const geo::GridSpec& lattice, const geo::Bounds& tile)
        : columns_(lattice.columns),
          east_(samplingOf(tile.minE, tile.maxE, lattice.bounds.minE, lattice.stepE(), lattice.columns)),
          north_(samplingOf(tile.minN, tile.maxN, lattice.bounds.minN, lattice.stepN(), lattice.rows)) {}

    template <typename Value>
    Value at(const std::vector<Value>& values, int x, int y) const {
        const Value* lower = &values[static_cast<std::size_t>(north_.first[y]) * columns_ + east_.first[x]];
        const Value* upper = lower + columns_;
        const float wx = east_.weight[x], wy = north_.weight[y];
        return (lower[0] * (1 - wx) + lower[1] * wx) * (1 - wy) + (upper[0] * (1 - wx) + upper[1] * wx) * wy;
    }

   private:
    int columns_;
    Sampling east_, north_;
};

/// Colours for steepness or direction of slopes in place of those for height.
class ShadingColours {
   public:
    ShadingColours(const geo::Heightfield& slopes, const TileStyle& style) : shading_(style.shading) {
        if (shading_ == Shading::None) return;
        gradients_ = geo::computeGradients(slopes);
        for (const double limit : style.slopes.breaks) {
            const double perM = style.slopes.unit == SlopeUnit::Percent ? limit / 100.0 : std::tan(limit * std::numbers::pi / 180.0);
            squares_.push_back(static_cast<float>(perM * perM));
        }
        for (std::size_t i = 0; i <= squares_.size(); ++i) classes_.push_back(slopeColour(i, squares_.size() + 1));
    }

    Rgb at(const LatticeSampler& sampler, int x, int y) const {
        const glm::vec2 gradient = sampler.at(gradients_, x, y);
        const float square = glm::dot(gradient, gradient);
        if (std::isnan(square)) return unknownColour();
        if (shading_ == Shading::Slope) {
            const auto above = std::upper_bound(squares_.begin(), squares_.end(), square);
            return classes_[static_cast<std::size_t>(above - squares_.begin())];
        }
        constexpr auto kLevel = static_cast<float>(kLevelPercent / 100.0);
        if (square < kLevel * kLevel) return levelColour();
        return aspectColour(static_cast<std::size_t>(std::lround(geo::aspectDeg(gradient).value_or(0.0) / 45.0)));
    }

   private:
    Shading shading_;
    std::vector<glm::vec2> gradients_;
    std::vector<float> squares_;  ///< of the limits of the classes, rise per metre
    std::vector<Rgb> classes_;
};

Rgb mixed(Rgb a, Rgb b, float part) { return {a.r + (b.r - a.r) * part, a.g + (b.g - a.g) * part, a.b + (b.b - a.b) * part}; }

class TilePainter {
   public:
    TilePainter(const TileGround& ground, const TileImage* image, const TileVectors& vectors, const geo::Bounds& tile, const TileStyle& style, const geo::ShadowField* shadows)
        : ground_(ground), image_(image), vectors_(vectors), shadows_(shadows),
          light_(computeLight(ground.slopes, style, shadows ? DirectLight::Wanted : DirectLight::NotWanted)),
          sampler_(light_.grid, tile),
          tint_(style.tint, {style.tintMinM, style.tintMaxM}),
          hasShading_(style.shading != Shading::None),
          shading_(ground.slopes, style),
          shadingOnPictures_(static_cast<float>(style.shadingOnPictures)) {}

    void paint(int x, int y, std::uint8_t* pixel) const {
        const std::size_t i = static_cast<std::size_t>(y) * kPoints + x;
        const auto& heights = ground_.heights;
        const float h = heights.heightM[i];
        float light = sampler_.at(light_.light, x, y);
        if (shadows_) light -= kShadowDepth * sampler_.at(light_.direct, x, y) * (1.0f - shadows_->litAt(h, sampler_.at(shadows_->edges, x, y)));
        Rgb colour = groundColour(x, y, i, h, light);
        if (heights.hasFilled && heights.state[i] == geo::CellState::Filled && ((x + y) & 7) < 3)
            colour = {0.72f, 0.30f, 0.62f};  // interpolated ground is marked, whatever lies on it
        if (!vectors_.isEmpty() && vectors_.pixels[i] >> 24 != 0) {
            const std::uint32_t over = vectors_.pixels[i];
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

   private:
    /// Picture, tint or shading of a point. What shows of the shading takes less of the light.
    Rgb groundColour(int x, int y, std::size_t i, float heightM, float& light) const {
        Rgb colour{};
        float shown = 0.0f;  // part of the shading that is seen
        if (hasShading_) {
            colour = shading_.at(sampler_, x, y);
            shown = 1.0f;
        } else {
            colour = tint_.at(heightM);
        }
        if (image_) {
            const Rgb over = colour;
            const std::uint8_t* picture = &image_->pixels.rgba[i * 4];
            const float a = picture[3] / 255.0f;
            colour = mixed(colour, {picture[0] / 255.0f, picture[1] / 255.0f, picture[2] / 255.0f}, a);
            if (hasShading_) {
                colour = mixed(colour, over, shadingOnPictures_);
                shown = 1.0f - a * (1.0f - shadingOnPictures_);
            }
        }
        light += (1.0f - light) * kUnlitShading * shown;
        return colour;
    }

    const TileGround& ground_;
    const TileImage* image_;
    const TileVectors& vectors_;
    const geo::ShadowField* shadows_;
    LightLattice light_;
    LatticeSampler sampler_;
    TintColours tint_;
    bool hasShading_;
    ShadingColours shading_;
    float shadingOnPictures_;
};

}  // namespace

std::vector<std::uint8_t> paintTile(const TileGround& ground, const TileImage* image, const TileVectors& vectors,
                                    const geo::TileGrid& grid, const geo::TileKey& key, const TileStyle& style, const geo::ShadowField* shadows) {
    const TilePainter painter(ground, image, vectors, grid.boundsOf(key), style, shadows);
    std::vector<std::uint8_t> out(static_cast<std::size_t>(kPoints) * kPoints * 4);
    for (int y = 0; y < kPoints; ++y)
        for (int x = 0; x < kPoints; ++x) painter.paint(x, y, &out[(static_cast<std::size_t>(y) * kPoints + x) * 4]);
    return out;
}

}  // namespace saban::viewer
