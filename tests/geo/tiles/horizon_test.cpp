#include "geo/tiles/horizon.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <glm/gtc/matrix_transform.hpp>
#include <map>
#include <unordered_set>

#include "geo/tiles/tile_selection.h"

namespace saban::geo {
namespace {

constexpr int kPoints = TileGrid::kCells + 1;

TEST(TileBlocks, HoldTheLowestAndHighestOfTheirPoints) {
    std::vector<float> heights(kPoints * kPoints);
    for (int y = 0; y < kPoints; ++y)
        for (int x = 0; x < kPoints; ++x) heights[y * kPoints + x] = static_cast<float>(x + 1000 * y);
    const TileBlocks blocks = blocksOf(heights, {}, 50.0);
    EXPECT_EQ(blocks.minM[0], 50.0f);
    EXPECT_EQ(blocks.maxM[0], 50.0f + 32.0f + 32000.0f);  // blocks share the points between them
    EXPECT_EQ(blocks.minM[8 * 3 + 2], 50.0f + 64.0f + 96000.0f);
    EXPECT_EQ(blocks.maxM[63], 50.0f + 256.0f + 256000.0f);
}

TEST(TileBlocks, WithAHoleHideNothing) {
    const std::vector<float> heights(kPoints * kPoints, 200.0f);
    std::vector<std::uint8_t> voids(heights.size(), 0);
    voids[5 * kPoints + 5] = 1;
    for (int y = 64; y <= 96; ++y)
        for (int x = 64; x <= 96; ++x) voids[y * kPoints + x] = 1;
    const TileBlocks blocks = blocksOf(heights, voids, 0.0);
    EXPECT_EQ(blocks.minM[0], TileBlocks::kNothing);
    EXPECT_EQ(blocks.maxM[0], 200.0f);
    EXPECT_EQ(blocks.maxM[8 * 2 + 2], TileBlocks::kNothing);
    EXPECT_EQ(blocks.minM[63], 200.0f);
}

/// A dam from x = 1000 to 1016, y = -800 to 800 whose crest is 300 m high.
class Dam : public testing::Test {
   protected:
    Dam() {
        blocks_.minM.fill(300.0f);
        blocks_.maxM.fill(300.0f);
    }
    SceneRelief relief() const { return {.blocks = &blocks_, .min = {1000, -800}, .max = {1016, 800}}; }
    TileBlocks blocks_;
};

TEST_F(Dam, HidesWhatLiesBelowTheLineOverItsCrest) {
    Horizon horizon({0, 0, 100}, 1000.0, 0.0);
    horizon.raise(relief());
    // Straight ahead the line rises by 200 m in at most 1036 m (the far corner of a block 200 m wide).
    EXPECT_TRUE(horizon.hides({5000, -50}, {5100, 50}, 100 + 5000 * 0.9 * 200 / 1036));
    EXPECT_FALSE(horizon.hides({5000, -50}, {5100, 50}, 100 + 5000 * 1.01 * 200 / 1000));
}

TEST_F(Dam, HidesNothingBesideIt) {
    Horizon horizon({0, 0, 100}, 1000.0, 0.0);
    horizon.raise(relief());
    EXPECT_FALSE(horizon.hides({5000, 3900}, {5100, 4200}, 101.0));
    EXPECT_FALSE(horizon.hides({-5100, -50}, {-5000, 50}, 101.0));
    EXPECT_FALSE(horizon.hides({-10, -10}, {10, 10}, 101.0)) << "the eye stands there";
}

TEST_F(Dam, IsTakenAsLowerByTheMargin) {
    Horizon horizon({0, 0, 100}, 1000.0, 50.0);  // 50 px are 0.05 of the distance
    horizon.raise(relief());
    EXPECT_FALSE(horizon.hides({5000, -50}, {5100, 50}, 100 + 5000 * 0.16));
    EXPECT_TRUE(horizon.hides({5000, -50}, {5100, 50}, 100 + 5000 * 0.13));
}

TEST_F(Dam, HidesAllWhenThePictureEndsBelowItsCrest) {
    Horizon horizon({0, 0, 100}, 1000.0, 0.0);
    horizon.raise(relief());
    EXPECT_FALSE(horizon.hides({5000, -50}, {5100, 50}, 9000.0));
    horizon.setCeiling(0.15);
    EXPECT_TRUE(horizon.hides({5000, -50}, {5100, 50}, 9000.0));
}

TEST_F(Dam, ThatIsTakenBackHidesNothing) {
    Horizon horizon({0, 0, 100}, 1000.0, 0.0);
    const std::size_t mark = horizon.mark();
    horizon.raise(relief());
    horizon.lowerAgain(mark);
    EXPECT_FALSE(horizon.hides({5000, -50}, {5100, 50}, 101.0));
}

TEST_F(Dam, DoesNotHideWhatFinerDataMayHold) {
    Horizon horizon({0, 0, 100}, 1000.0, 0.0);
    horizon.raise(relief());
    TileBlocks low;
    low.minM.fill(100.0f);
    low.maxM.fill(150.0f);
    SceneRelief behind{.blocks = &low, .min = {5000, -50}, .max = {5100, 50}};
    EXPECT_TRUE(horizon.hides(behind));
    behind.mayHoldMore = true;
    behind.marginZ = 1000.0;
    EXPECT_FALSE(horizon.hides(behind));
    low.maxM.fill(TileBlocks::kNothing);  // nothing but a hole, as far as is known
    EXPECT_FALSE(horizon.hides(behind));
    behind.mayHoldMore = false;
    EXPECT_TRUE(horizon.hides(behind));
}

TEST(Horizon, FinerTilesThatStandInAreSeenFromFrontToBack) {
    // High ground in three quarters of the table, a valley in the fourth, in which the eye looks over its edge.
    const TileGrid grid{{0, 0, 25600, 25600}};
    TileBlocks high, valley;
    high.minM.fill(2900.0f);
    high.maxM.fill(3000.0f);
    valley.minM.fill(0.0f);
    valley.maxM.fill(10.0f);
    const glm::dvec3 eye(32800, 32800, 2000), target(0, 0, 0);
    const SelectionView view{.eye = eye, .forward = glm::normalize(target - eye),
                             .planes = frustumPlanes(glm::lookAt(eye, target, glm::dvec3(0, 0, 1)), glm::perspective(glm::radians(60.0), 16.0 / 9.0, 1.0, 1e6)),
                             .pixelsPerRadian = 100.0};
    const TileKey near{1, 1, 1};
    const TileQueries queries{.readiness = [](const TileKey& key) { return key.level == 1 ? TileReadiness::Ready : TileReadiness::Missing; },
                              .box =
                                  [&](const TileKey& key) {
                                      const Bounds b = grid.boundsOf(key);
                                      return SceneBox{{b.minE, b.minN, 0.0}, {b.maxE, b.maxN, key == near ? 10.0 : 3000.0}};
                                  },
                              .finestLevel = [](const TileKey&) { return 5; },
                              .relief = [&](const TileKey& key) -> std::optional<SceneRelief> {
                                  const Bounds b = grid.boundsOf(key);
                                  return SceneRelief{.blocks = key == near ? &valley : &high, .min = {b.minE, b.minN}, .max = {b.maxE, b.maxN}};
                              }};
    const TileSelection selection = selectTiles(grid, view, queries);
    EXPECT_TRUE(std::find(selection.draw.begin(), selection.draw.end(), near) != selection.draw.end());
}

/// Hills of some 300 m on a table of 25.6 km, all of it loaded as soon as it is asked for.
class Hills {
   public:
    static double heightAt(glm::dvec2 p) {
        const auto wave = [](double x) {
            const double part = x - std::floor(x);
            return part * (1.0 - part) * 4.0;
        };
        return 160.0 * wave(p.x / 2300.0 + 0.2 * wave(p.y / 4000.0)) + 120.0 * wave(p.y / 1900.0 + 0.3 * wave(p.x / 5100.0)) + 20.0 * wave((p.x + p.y) / 420.0);
    }

    TileQueries queries(bool knowsRelief) {
        TileQueries queries{.readiness = [](const TileKey&) { return TileReadiness::Ready; },
                            .box =
                                [this](const TileKey& key) {
                                    const Bounds b = grid.boundsOf(key);
                                    return SceneBox{{b.minE, b.minN, 0.0}, {b.maxE, b.maxN, 300.0}};
                                },
                            .finestLevel = [](const TileKey&) { return 5; }};
        if (!knowsRelief) return queries;
        queries.relief = [this](const TileKey& key) -> std::optional<SceneRelief> {
            const Bounds b = grid.boundsOf(key);
            return SceneRelief{.blocks = &blocksOfTile(key), .min = {b.minE, b.minN}, .max = {b.maxE, b.maxN}};
        };
        return queries;
    }

    const TileBlocks& blocksOfTile(const TileKey& key) {
        const auto found = blocks_.find({key.level, key.x, key.y});
        if (found != blocks_.end()) return found->second;
        const Bounds b = grid.boundsOf(key);
        std::vector<float> heights;
        for (int y = 0; y < kPoints; ++y)
            for (int x = 0; x < kPoints; ++x)
                heights.push_back(static_cast<float>(heightAt({b.minE + b.width() * x / TileGrid::kCells, b.minN + b.height() * y / TileGrid::kCells})));
        return blocks_.emplace(std::tuple{key.level, key.x, key.y}, blocksOf(heights, {}, 0.0)).first->second;
    }

    TileGrid grid{{0, 0, 25600, 25600}};

   private:
    std::map<std::tuple<int, int, int>, TileBlocks> blocks_;
};

bool isSeen(glm::dvec3 eye, glm::dvec2 at) {
    const glm::dvec3 target(at, Hills::heightAt(at));
    const double length = glm::distance(glm::dvec2(eye), at);
    for (double along = 10.0; along < length - 10.0; along += 5.0) {
        const glm::dvec3 p = glm::mix(eye, target, along / length);
        if (p.x < 0 || p.y < 0 || p.x > 25600 || p.y > 25600) continue;
        if (Hills::heightAt(glm::dvec2(p)) > p.z) return false;
    }
    return true;
}

TEST(Horizon, HidesOnlyTilesOfWhichNothingIsSeen) {
    Hills hills;
    int hidden = 0;
    for (const auto& [eye, target] : {std::pair{glm::dvec3(4000, 4000, 180), glm::dvec3(20000, 15000, 100)},
                                      std::pair{glm::dvec3(12700, 12900, 320), glm::dvec3(3000, 20000, 100)},
                                      std::pair{glm::dvec3(-900, 13000, 250), glm::dvec3(20000, 13000, 100)}}) {
        const glm::dmat4 matrix = glm::lookAt(eye, target, glm::dvec3(0, 0, 1));
        const SelectionView view{.eye = eye, .forward = glm::normalize(target - eye),
                                 .planes = frustumPlanes(matrix, glm::perspective(glm::radians(45.0), 16.0 / 9.0, 1.0, 1e6)), .pixelsPerRadian = 1303.7};
        const TileSelection all = selectTiles(hills.grid, view, hills.queries(false)), seen = selectTiles(hills.grid, view, hills.queries(true));
        EXPECT_TRUE(seen.isComplete());
        const auto isIn = [](const std::vector<TileKey>& tiles, TileKey key) {
            for (;; key = key.parent()) {
                if (std::find(tiles.begin(), tiles.end(), key) != tiles.end()) return true;
                if (key.level == 0) return false;
            }
        };
        for (const auto& key : all.draw) {
            if (isIn(seen.draw, key)) continue;
            ++hidden;
            const Bounds b = hills.grid.boundsOf(key);
            for (int i = 0; i <= 24; ++i)
                for (int k = 0; k <= 24; ++k) {
                    const glm::dvec2 at(b.minE + b.width() * i / 24, b.minN + b.height() * k / 24);
                    const glm::dvec4 point(at, Hills::heightAt(at), 1.0);
                    const bool isInPicture = std::all_of(view.planes.begin(), view.planes.end(), [&](const glm::dvec4& plane) { return glm::dot(plane, point) >= 0.0; });
                    ASSERT_FALSE(isInPicture && isSeen(eye, at)) << "tile " << key.level << '/' << key.x << '/' << key.y << " at " << at.x << ' ' << at.y;
                }
        }
    }
    EXPECT_GT(hidden, 100) << "a horizon that hides nothing is of no use";
}

}  // namespace
}  // namespace saban::geo
