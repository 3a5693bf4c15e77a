#include <gtest/gtest.h>

#include <cstdlib>
#include <set>
#include <vector>

#include "tests/viewer/render/table_stage.h"
#include "viewer/render/framebuffer.h"

namespace saban::viewer {
namespace {

constexpr glm::ivec2 kSizePx{323, 181};  // no slice is as wide as the next
constexpr int kSlices = 8;

const Viewpoint kView{.target = {486000.0, 2336000.0, 600.0}, .headingDeg = 40.0, .pitchDeg = -25.0, .rangeM = 5000.0};
const Viewpoint kOther{.target = {485000.0, 2337000.0, 600.0}, .headingDeg = 200.0, .pitchDeg = -35.0, .rangeM = 3000.0};

struct SlicedFrame : testing::TestWithParam<int> {
    SlicedFrame() : stage(Completeness::Final) {
        stage.table.resize(kSizePx);
        stage.table.setGround(groundOf(rough));
        EXPECT_TRUE(whole.ensure(kSizePx, 0, Framebuffer::Depth::None));
        EXPECT_TRUE(sliced.ensure(kSizePx, 0, Framebuffer::Depth::None));
    }
    ~SlicedFrame() override {
        whole.release();
        sliced.release();
    }

    /// So that all tiles of it are there.
    void look(const Viewpoint& view) {
        stage.table.camera().setView(view);
        ASSERT_TRUE(takePicture(*stage.context, stage.table, kSizePx, 0));
    }
    std::vector<unsigned char> wholeFrame(const FrameQuality& wanted) {
        EXPECT_TRUE(stage.table.draw(whole.id(), wanted));
        return whole.readRgb();
    }
    bool slice(const FrameQuality& wanted) {
        const auto drawn = stage.table.drawSlice(sliced.id(), wanted, kSlices);
        EXPECT_TRUE(drawn);
        return drawn && *drawn;
    }

    /// Equal. With several samples the software driver covers some edges of triangles otherwise where a part ends: there by so little that nobody sees it.
    void expectSlicesToBe(const std::vector<unsigned char>& expected) {
        constexpr int kMostLevels = 16;
        const auto drawn = sliced.readRgb();
        ASSERT_EQ(drawn.size(), expected.size());
        std::set<int> ends;
        for (int i = 1; i < kSlices && quality.samples > 1; ++i) ends.insert(kSizePx.x * i / kSlices - 1);
        for (std::size_t i = 0; i < drawn.size(); ++i) {
            const int column = static_cast<int>(i / 3) % kSizePx.x;
            ASSERT_LE(std::abs(drawn[i] - expected[i]), ends.contains(column) ? kMostLevels : 0) << "in column " << column;
        }
    }

    Stage stage;
    Framebuffer whole, sliced;
    const FrameQuality quality{.samples = GetParam()};
};

/// Another view in between, so that nothing is merely shown again.
TEST_P(SlicedFrame, IsTheWholeOne) {
    look(kOther);
    look(kView);
    const auto expected = wholeFrame(quality);
    stage.table.camera().setView(kOther);
    wholeFrame({.scale = 0.5});
    stage.table.camera().setView(kView);
    for (int i = 0; i + 1 < kSlices; ++i) EXPECT_FALSE(slice(quality)) << i;
    ASSERT_TRUE(slice(quality));
    expectSlicesToBe(expected);
    EXPECT_TRUE(slice(quality)) << "the same once more is whole at once";
}

TEST_P(SlicedFrame, BeginsAnewWhenTheViewChanges) {
    look(kView);
    look(kOther);
    const auto expected = wholeFrame(quality);
    stage.table.camera().setView(kView);
    for (int i = 0; i < kSlices / 2; ++i) EXPECT_FALSE(slice(quality));
    stage.table.camera().setView(kOther);
    for (int i = 0; i + 1 < kSlices; ++i) EXPECT_FALSE(slice(quality)) << i;
    ASSERT_TRUE(slice(quality));
    expectSlicesToBe(expected);
}

TEST_P(SlicedFrame, IsDroppedForAFrameInBetween) {
    look(kOther);  // a tile that comes meanwhile is another reason to begin anew
    look(kView);
    const auto expected = wholeFrame(quality);
    stage.table.camera().setView(kOther);
    EXPECT_FALSE(slice(quality));
    stage.table.camera().setView(kView);
    EXPECT_TRUE(wholeFrame(quality) == expected);
    stage.table.camera().setView(kOther);
    for (int i = 0; i + 1 < kSlices; ++i) EXPECT_FALSE(slice(quality)) << i;
    EXPECT_TRUE(slice(quality));
}

INSTANTIATE_TEST_SUITE_P(Samples, SlicedFrame, testing::Values(0, 4));

}  // namespace
}  // namespace saban::viewer
