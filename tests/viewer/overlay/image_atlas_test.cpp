#include "viewer/overlay/image_atlas.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace saban::viewer {
namespace {

std::optional<ImageAtlas::Place> add(ImageAtlas& atlas, int number, int width, int height) {
    const std::vector<std::uint8_t> pixels(static_cast<std::size_t>(width) * height * 4, 200);
    return atlas.add(std::to_string(number), width, height, pixels);
}

/// Five of 400 pixels and their clear margins beside each other in 2048, after the four of the white texel.
TEST(ImageAtlas, IsAsHighAsItsPicturesNeed) {
    ImageAtlas atlas(2048);
    EXPECT_EQ(atlas.textureSizePx(), glm::ivec2(2048, 256));
    atlas.beginFrame();
    std::vector<ImageAtlas::Place> places;
    for (int i = 0; i < 15; ++i) places.push_back(*add(atlas, i, 400, 98));  // rows of 100
    EXPECT_EQ(atlas.textureSizePx(), glm::ivec2(2048, 512));
    EXPECT_FALSE(atlas.wasEmptied()) << "places that were found before hold";
    for (int i = 0; i < 15; ++i) {
        const auto found = atlas.find(std::to_string(i));
        ASSERT_TRUE(found) << i;
        EXPECT_EQ(found->fromPx, places[i].fromPx) << i;
        EXPECT_EQ(found->sizePx(), glm::dvec2(400, 98)) << i;
        EXPECT_LE(found->toPx.y, atlas.textureSizePx().y) << i;
    }
}

TEST(ImageAtlas, MakesRoomWhenItIsFull) {
    ImageAtlas atlas(512);
    atlas.beginFrame();
    ASSERT_TRUE(add(atlas, 1, 500, 300));
    atlas.beginFrame();
    ASSERT_TRUE(add(atlas, 2, 500, 300));
    EXPECT_TRUE(atlas.wasEmptied());
    EXPECT_FALSE(atlas.find("1"));
    EXPECT_EQ(atlas.textureSizePx(), glm::ivec2(512, 512)) << "it does not grow as long as the pictures of one frame fit";
}

TEST(ImageAtlas, GrowsForPicturesOfOneFrame) {
    ImageAtlas atlas(512);
    atlas.beginFrame();
    for (int i = 0; i < 2; ++i) ASSERT_TRUE(add(atlas, i, 500, 300));
    ASSERT_TRUE(add(atlas, 2, 500, 300));
    EXPECT_EQ(atlas.textureSizePx().x, 1024);
    EXPECT_FALSE(add(atlas, 3, ImageAtlas::kMostPx + 1, 10)) << "wider than any texture";
}

}  // namespace
}  // namespace saban::viewer
