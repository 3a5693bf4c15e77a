#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <numbers>

#include "viewer/terrain/ground_colours.h"
#include "viewer/terrain/ground_style.h"
#include "viewer/terrain/tile_content.h"
#include "viewer/terrain/tile_shadows.h"

namespace saban::viewer {
namespace {

constexpr int kPoints = geo::TileGrid::kCells + 1;
const geo::Bounds kTable{480000, 2330000, 492800, 2342800};  // root cell 50 m

std::shared_ptr<const geo::ElevationSource> source(std::function<double(glm::dvec2)> height, double cellM = 5.0) {
    return geo::ElevationSource::fromFunction(*geo::Crs::fromEpsg(3405), kTable, cellM, std::move(height));
}

using Pixel = std::array<int, 3>;

struct Painted {
    std::vector<std::uint8_t> colour;
    Pixel at(int column, int row) const {
        const auto* p = &colour[(static_cast<std::size_t>(row) * kPoints + column) * 4];
        return {p[0], p[1], p[2]};
    }
    int alphaAt(int column, int row) const { return colour[(static_cast<std::size_t>(row) * kPoints + column) * 4 + 3]; }
    int brightnessAt(int column, int row) const {
        const Pixel p = at(column, row);
        return p[0] + p[1] + p[2];
    }
};

Painted painted(const geo::ElevationSource& elevation, const geo::TileKey& key, const TileStyle& style, const TileImage* image = nullptr) {
    const geo::TileGrid grid(kTable);
    const auto ground = readTileGround(elevation, grid, key, elevation.cellM());
    EXPECT_TRUE(ground) << ground.error().message;
    std::optional<geo::ShadowField> shadows;
    if (style.hasShadows) shadows = *castTileShadows(elevation, grid, **ground, style.sun);
    return {makeTilePaint(**ground, image, nullptr, grid, key, style, shadows ? &*shadows : nullptr).colour};
}

/// Light from straight above leaves the colours of level ground as they are.
const Sun kNoon{.azimuthDeg = 180.0, .elevationDeg = 90.0};

Pixel bytesOf(Rgb c) { return {static_cast<int>(std::lround(c.r * 255)), static_cast<int>(std::lround(c.g * 255)), static_cast<int>(std::lround(c.b * 255))}; }

/// How far a pixel's hue is from that of a colour, whatever light lies on it.
double hueDifference(Pixel p, Rgb colour) {
    const double k = (p[0] + p[1] + p[2]) / (255.0 * (colour.r + colour.g + colour.b));
    return std::max({std::abs(p[0] - k * colour.r * 255), std::abs(p[1] - k * colour.g * 255), std::abs(p[2] - k * colour.b * 255)});
}

TEST(GroundPaint, GivesEveryClassOfSlopeItsColour) {
    const SlopeClasses classes;
    // A slope to the east that grows by a class every 2 km, in its middle.
    const std::array percent{1.5, 5.0, 11.0, 22.0, 37.0, 60.0};
    for (std::size_t i = 0; i < percent.size(); ++i) {
        const auto ground = source([&](glm::dvec2 p) { return (p.x - kTable.minE) * percent[i] / 100.0; });
        const auto tile = painted(*ground, {2, 1, 1}, {.sun = kNoon, .shading = Shading::Slope, .slopes = classes});
        for (const int at : {0, 128, 256}) EXPECT_LT(hueDifference(tile.at(at, at), slopeColour(i, percent.size())), 3.0) << percent[i];
    }
}

TEST(GroundPaint, ReadsClassesInDegreesAsDegrees) {
    const auto ground = source([](glm::dvec2 p) { return (p.y - kTable.minN) * std::tan(20.5 * std::numbers::pi / 180.0); });
    const auto tile = painted(*ground, {2, 1, 1}, {.sun = kNoon, .shading = Shading::Slope, .slopes = {SlopeUnit::Degrees, {10, 20, 30}}});
    EXPECT_LT(hueDifference(tile.at(100, 100), slopeColour(2, 4)), 3.0);
}

TEST(GroundPaint, GivesEveryDirectionItsColourAndLevelGroundGrey) {
    for (std::size_t i = 0; i < 8; ++i) {
        const double azimuth = static_cast<double>(i) * 45.0 * std::numbers::pi / 180.0;
        const auto ground = source([=](glm::dvec2 p) { return 9000.0 - 0.2 * ((p.x - kTable.minE) * std::sin(azimuth) + (p.y - kTable.minN) * std::cos(azimuth)); });
        const auto tile = painted(*ground, {3, 2, 3}, {.sun = kNoon, .shading = Shading::Aspect});
        EXPECT_LT(hueDifference(tile.at(77, 200), aspectColour(i)), 3.0) << i;
    }
    const auto level = source([](glm::dvec2 p) { return (p.x - kTable.minE) * 0.005; });
    EXPECT_LT(hueDifference(painted(*level, {3, 2, 3}, {.sun = kNoon, .shading = Shading::Aspect}).at(9, 9), levelColour()), 3.0);
}

TEST(GroundPaint, LeavesHolesHolesUnderEveryShading) {
    const auto ground = source([](glm::dvec2 p) {
        const bool isInside = std::abs(p.x - 486400) < 400 && std::abs(p.y - 2336400) < 400;
        return isInside ? std::numeric_limits<double>::quiet_NaN() : 50.0 + (p.x - kTable.minE) * 0.1;
    });
    for (const Shading shading : {Shading::None, Shading::Slope, Shading::Aspect}) {
        const auto tile = painted(*ground, {0, 0, 0}, {.sun = kNoon, .shading = shading, .hasShadows = true});
        EXPECT_EQ(tile.alphaAt(128, 128), 0);
        EXPECT_EQ(tile.alphaAt(100, 100), 255);
    }
}

TEST(GroundPaint, LaysShadingOverPicturesByItsOpacity) {
    const auto ground = source([](glm::dvec2) { return 50.0; });
    TileImage image;
    image.pixels.rgba.assign(static_cast<std::size_t>(kPoints) * kPoints * 4, 255);
    for (std::size_t i = 0; i < image.pixels.rgba.size(); i += 4) image.pixels.rgba[i] = image.pixels.rgba[i + 1] = 0;
    image.pixels.isEmpty = false;
    const Rgb level = slopeColour(0, 6);
    for (const double opacity : {0.0, 0.25, 1.0}) {
        const auto tile = painted(*ground, {1, 0, 0}, {.sun = kNoon, .shading = Shading::Slope, .shadingOnPictures = opacity}, &image);
        const auto a = static_cast<float>(opacity);
        const Pixel expected = bytesOf({level.r * a, level.g * a, level.b * a + 1 - a});
        for (int band = 0; band < 3; ++band) EXPECT_NEAR(tile.at(50, 50)[band], expected[band], 2) << opacity;
    }
}

TEST(GroundPaint, NeighboursAgreeAlongTheirSeamUnderEveryChoice) {
    const auto ground = source([](glm::dvec2 p) { return 200.0 + 120.0 * std::sin(p.x / 700.0) * std::cos(p.y / 500.0); }, 10.0);
    for (const Shading shading : {Shading::None, Shading::Slope, Shading::Aspect}) {
        for (const int level : {2, 5}) {  // cells wider and narrower than the data's
            const TileStyle style{.sun = {.azimuthDeg = 100, .elevationDeg = 15}, .tintMinM = 80, .tintMaxM = 320, .tint = Tint::Lowland, .shading = shading, .hasShadows = true};
            const auto west = painted(*ground, {level, 1, 1}, style), east = painted(*ground, {level, 2, 1}, style);
            int off = 0;
            for (int row = 0; row < kPoints; ++row)
                for (int band = 0; band < 3; ++band) off += std::abs(west.at(256, row)[band] - east.at(0, row)[band]) > 6 ? 1 : 0;
            EXPECT_LE(off, 9) << static_cast<int>(shading) << " " << level;
        }
    }
}

// Ground 300 m high from 4 km on throws its shadow 300 / tan 20 = 824 m to the west. The tiles of level 3 are 1600 m wide: the wall
// stands 800 m within the third, so that the shadow's last 24 m lie on the second; 24 m are four of its cells of 6.25 m.
TEST(GroundPaint, AShadowGoesOnInTheNextTile) {
    const auto ground = source([](glm::dvec2 p) { return p.x >= kTable.minE + 4000.0 ? 400.0 : 100.0; });
    const TileStyle sunny{.sun = {.azimuthDeg = 90, .elevationDeg = 20}, .tintMinM = 0, .tintMaxM = 5000};
    TileStyle shady = sunny;
    shady.hasShadows = true;
    const auto second = painted(*ground, {3, 1, 3}, shady), third = painted(*ground, {3, 2, 3}, shady), plain = painted(*ground, {3, 1, 3}, sunny);
    EXPECT_LT(second.brightnessAt(254, 100), plain.brightnessAt(254, 100) * 6 / 10);
    EXPECT_EQ(second.brightnessAt(246, 100), plain.brightnessAt(246, 100));
    EXPECT_LT(third.brightnessAt(20, 100), plain.brightnessAt(254, 100) * 6 / 10);
    EXPECT_GT(third.brightnessAt(200, 100), plain.brightnessAt(254, 100) * 9 / 10);  // on top of the step
}

// The shadow of the same wall reaches 300 / tan 4 = 4290 m: the fine tiles of level 6, 200 m wide, look 4 km ahead for it.
TEST(GroundPaint, AFineTileFindsWhatShadesItFarAway) {
    const auto ground = source([](glm::dvec2 p) { return p.x >= kTable.minE + 6400.0 ? 400.0 : 100.0; }, 1.0);
    const TileStyle style{.sun = {.azimuthDeg = 90, .elevationDeg = 4}, .tintMinM = 0, .tintMaxM = 5000, .hasShadows = true};
    const int shaded = painted(*ground, {6, 13, 8}, style).brightnessAt(128, 128);  // 3700 m from the wall
    const int lit = painted(*ground, {6, 7, 8}, style).brightnessAt(128, 128);      // 4900 m: the edge is soft over 580 m there
    EXPECT_LT(shaded, lit * 6 / 10);
}

TEST(TintColours, OfPlainsTellMetresApartWhereOthersDoNot) {
    const HeightRange range{0.0, 1500.0};
    const auto apart = [&](Tint tint) {
        const TintColours colours(tint, range);
        const Rgb a = colours.at(1.0f), b = colours.at(4.0f);
        return std::abs(a.r - b.r) + std::abs(a.g - b.g) + std::abs(a.b - b.b);
    };
    EXPECT_GT(apart(Tint::Lowland), 0.2f);
    EXPECT_LT(apart(Tint::Land), 0.03f);
}

// Relative luminance (IEC 61966-2-1) is what people with any kind of colour vision see alike.
TEST(TintColours, OfCividisAndOfSlopesGoOneWayInLightness) {
    const auto luminance = [](Rgb c) {
        const auto linear = [](float v) { return v <= 0.04045f ? v / 12.92f : std::pow((v + 0.055f) / 1.055f, 2.4f); };
        return 0.2126f * linear(c.r) + 0.7152f * linear(c.g) + 0.0722f * linear(c.b);
    };
    const TintColours colours(Tint::Cividis, {100.0, 200.0});
    for (float h = 105.0f; h <= 200.0f; h += 5.0f) EXPECT_GT(luminance(colours.at(h)), luminance(colours.at(h - 5.0f)) + 0.005f) << h;
    for (std::size_t i = 1; i < 6; ++i) EXPECT_LT(luminance(slopeColour(i, 6)), luminance(slopeColour(i - 1, 6)) - 0.02f) << i;
}

TEST(GroundStyle, IsTheSameForLooksThatPaintTheSame) {
    const auto styleOf = [](const GroundLook& look) {
        TileStyle style;
        takeOver(look, {0, 500}, style);
        return style;
    };
    EXPECT_EQ(styleOf({.slopes = {SlopeUnit::Degrees, {10}}}), styleOf({}));
    EXPECT_NE(styleOf({.shading = Shading::Slope, .slopes = {SlopeUnit::Degrees, {10}}}), styleOf({.shading = Shading::Slope}));
    EXPECT_EQ(styleOf({.shadingOnPictures = 0.1}), styleOf({}));
}

}  // namespace
}  // namespace saban::viewer
