#include "geo/imagery/rgba_composite.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

namespace saban::geo {
namespace {

using ::testing::ElementsAre;
using Pixel = std::array<std::uint8_t, 4>;

/// The same pixel four times laid down in turn, topmost first.
struct Laid {
    Pixel pixel;
    double opacity;
};

RgbaGrid compose(const std::vector<Laid>& layers) {
    RgbaComposite composite({{0.0, 0.0, 1.0, 1.0}, 2, 2});
    for (const Laid& layer : layers) {
        std::vector<std::uint8_t> row;
        for (int i = 0; i < 2; ++i) row.insert(row.end(), layer.pixel.begin(), layer.pixel.end());
        for (int i = 0; i < 2; ++i) composite.addBelow(i, row, layer.opacity);
    }
    return composite.finish();
}

Pixel pixelOf(const RgbaGrid& grid) {
    return {grid.rgba[12], grid.rgba[13], grid.rgba[14], grid.rgba[15]};
}

TEST(RgbaComposite, NothingLaidIsEmpty) {
    const RgbaGrid grid = compose({});
    EXPECT_TRUE(grid.isEmpty);
    EXPECT_FALSE(grid.isOpaque);
    EXPECT_THAT(grid.rgba, ::testing::Each(0));
}

TEST(RgbaComposite, OneOpaqueLayerIsItself) {
    const RgbaGrid grid = compose({{{13, 77, 251, 255}, 1.0}});
    EXPECT_THAT(pixelOf(grid), ElementsAre(13, 77, 251, 255));
    EXPECT_TRUE(grid.isOpaque);
    EXPECT_FALSE(grid.isEmpty);
}

TEST(RgbaComposite, AnOpaqueLayerHidesWhatIsBelow) {
    EXPECT_THAT(pixelOf(compose({{{10, 20, 30, 255}, 1.0}, {{200, 200, 200, 255}, 1.0}})),
                ElementsAre(10, 20, 30, 255));
}

TEST(RgbaComposite, OneFaintLayerKeepsItsColourStraight) {
    const RgbaGrid grid = compose({{{200, 100, 50, 255}, 0.4}});
    EXPECT_THAT(pixelOf(grid), ElementsAre(200, 100, 50, 102));
    EXPECT_FALSE(grid.isOpaque);
}

// 0.5 of (200, 100, 0) over (0, 100, 200): (100, 100, 100).
TEST(RgbaComposite, HalfOpacityOverOpaqueIsTheMean) {
    const RgbaGrid grid = compose({{{200, 100, 0, 255}, 0.5}, {{0, 100, 200, 255}, 1.0}});
    EXPECT_THAT(pixelOf(grid), ElementsAre(100, 100, 100, 255));
    EXPECT_TRUE(grid.isOpaque);
}

// Over: alpha = 0.5 + 0.5 x 0.5 = 0.75; colour = (0.5 x 240 + 0.25 x 60) / 0.75 = 180.
TEST(RgbaComposite, TwoFaintLayersWeighByTheirShares) {
    EXPECT_THAT(pixelOf(compose({{{240, 0, 0, 255}, 0.5}, {{60, 0, 0, 255}, 0.5}})), ElementsAre(180, 0, 0, 191));
}

// Alpha 128 of 255 at opacity 0.5 weighs 0.251: 0.251 x 255 = 64 over black.
TEST(RgbaComposite, OpacityScalesTheAlphaOfThePixels) {
    EXPECT_THAT(pixelOf(compose({{{255, 255, 255, 128}, 0.5}, {{0, 0, 0, 255}, 1.0}})), ElementsAre(64, 64, 64, 255));
}

TEST(RgbaComposite, AVoidPixelLetsTheLayerBelowThrough) {
    EXPECT_THAT(pixelOf(compose({{{255, 0, 255, 0}, 1.0}, {{1, 2, 3, 255}, 1.0}})), ElementsAre(1, 2, 3, 255));
}

}  // namespace
}  // namespace saban::geo
