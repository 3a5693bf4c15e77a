#include "geo/tiles/tile_selection.h"

#include <gtest/gtest.h>

#include <glm/geometric.hpp>
#include <glm/gtc/matrix_transform.hpp>
#include <unordered_map>
#include <unordered_set>

namespace saban::geo {
namespace {

const Bounds kTable{0, 0, 25600, 25600};  // root cell 100 m

struct World {
    TileGrid grid{kTable};
    std::unordered_map<TileKey, TileReadiness, TileKeyHash> tiles;
    int finest = 12;
    double errorCells = 0.0;  // of the best mesh of every tile

    TileQueries queries() {
        return {.readiness = [this](const TileKey& key) { return tiles.contains(key) ? tiles.at(key) : TileReadiness::Missing; },
                .box =
                    [this](const TileKey& key) {
                        const Bounds b = grid.boundsOf(key);
                        return SceneBox{{b.minE, b.minN, 0.0}, {b.maxE, b.maxN, 100.0}};
                    },
                .finestLevel = [this](const TileKey&) { return finest; },
                .error = [this](const TileKey& key) { return TileError{errorCells * grid.cellM(key.level), errorCells * grid.cellM(key.level)}; }};
    }
    TileSelection select(const SelectionView& view, const SelectionOptions& options = {}) { return selectTiles(grid, view, queries(), options); }
    void load(const TileSelection& selection) {
        for (const auto& request : selection.requests) tiles[request.key] = TileReadiness::Ready;
    }
};

SelectionView viewFrom(glm::dvec3 eye, glm::dvec3 target) {
    const glm::dmat4 view = glm::lookAt(eye, target, glm::dvec3(0, 0, 1));
    return {.eye = eye, .planes = frustumPlanes(view, glm::perspective(glm::radians(45.0), 16.0 / 9.0, 1.0, 1e6)), .pixelsPerRadian = 1303.7};
}

double areaOf(const World& world, const std::vector<TileKey>& tiles) {
    double area = 0.0;
    for (const auto& key : tiles) area += world.grid.boundsOf(key).width() * world.grid.boundsOf(key).height();
    return area;
}

TEST(TileSelection, FromFarAwayIsTheRootAlone) {
    World world;
    // A cell of 100 m covers 1.25 px at 100 * 1303.7 / 1.25 = 104 km.
    const SelectionView view = viewFrom({12800, 12800, 110000}, {12800, 12801, 0});
    world.load(world.select(view));
    const TileSelection selection = world.select(view);
    ASSERT_EQ(selection.draw.size(), 1u);
    EXPECT_EQ(selection.draw[0], (TileKey{0, 0, 0}));
    EXPECT_TRUE(selection.isComplete());
}

TEST(TileSelection, FillsInFromCoarseToFineAndNeverLeavesAGap) {
    World world;
    const SelectionView view = viewFrom({12800, -9000, 9000}, {12800, 12800, 0});
    world.tiles[{0, 0, 0}] = TileReadiness::Ready;
    for (int round = 0; round < 200; ++round) {
        const TileSelection selection = world.select(view);
        ASSERT_FALSE(selection.draw.empty());
        std::unordered_set<TileKey, TileKeyHash> drawn(selection.draw.begin(), selection.draw.end());
        for (TileKey key : selection.draw)
            while (key.level > 0) {
                key = key.parent();
                EXPECT_FALSE(drawn.contains(key)) << "a tile and its ancestor are both drawn";
            }
        if (selection.isComplete()) {
            EXPECT_GT(selection.draw.size(), 10u);
            return;
        }
        // One tile comes in at a time, as from a slow disk.
        world.tiles[selection.requests.front().key] = TileReadiness::Ready;
    }
    FAIL() << "not complete after 200 tiles";
}

TEST(TileSelection, CoversTheWholeTableWhenAllOfItIsSeen) {
    World world;
    const SelectionView view = viewFrom({12800, -22000, 30000}, {12800, 12800, 0});
    for (int i = 0; i < 12; ++i) world.load(world.select(view));
    const TileSelection selection = world.select(view);
    EXPECT_TRUE(selection.isComplete());
    EXPECT_NEAR(areaOf(world, selection.draw), 25600.0 * 25600.0, 1.0);
}

TEST(TileSelection, EveryDrawnTileIsFineEnoughForItsDistance) {
    World world;
    const SelectionView view = viewFrom({3000, 3000, 400}, {9000, 9000, 0});
    for (int i = 0; i < 14; ++i) world.load(world.select(view));
    const TileSelection selection = world.select(view);
    ASSERT_TRUE(selection.isComplete());
    const auto queries = world.queries();
    for (const auto& key : selection.draw) {
        const double distance = distanceTo(queries.box(key), view.eye);
        // Level ground seen at a grazing angle may have cells as wide as 1.25 / 0.6 pixels, never wider.
        EXPECT_LE(world.grid.cellM(key.level) * view.pixelsPerRadian / std::max(distance, 1e-3), 1.25 / 0.6 + 1e-9);
    }
}

TEST(TileSelection, FromAboveEveryCellIsAtMostAPixelAndAQuarter) {
    World world;
    const SelectionView view = viewFrom({9000, 9000, 6000}, {9000, 9010, 0});
    for (int i = 0; i < 14; ++i) world.load(world.select(view));
    const TileSelection selection = world.select(view);
    ASSERT_TRUE(selection.isComplete());
    const auto queries = world.queries();
    for (const auto& key : selection.draw)
        EXPECT_LE(world.grid.cellM(key.level) * view.pixelsPerRadian / distanceTo(queries.box(key), view.eye), 1.25 * 1.03);  // the corners are seen at a slant
}

TEST(TileSelection, ATileWhoseMeshIsTooFarOffIsReplacedByFinerOnes) {
    const SelectionView view = viewFrom({3000, 3000, 900}, {9000, 9000, 0});
    for (const double errorCells : {0.4, 3.0}) {
        World world;
        world.errorCells = errorCells;
        for (int i = 0; i < 14; ++i) world.load(world.select(view));
        const TileSelection selection = world.select(view);
        ASSERT_TRUE(selection.isComplete());
        const auto queries = world.queries();
        for (const auto& key : selection.draw) {
            if (key.level >= world.finest) continue;
            EXPECT_LE(queries.error(key).best * pixelsPerMetreUp(queries.box(key), view), 1.0 + 1e-9);
        }
    }
}

TEST(TileSelection, TakesNoFinerTilesThanTheDataAreWorthUnlessAMeshIsTooFarOff) {
    constexpr int kDetailLevel = 4;
    const SelectionView view = viewFrom({3000, 3000, 150}, {9000, 9000, 0});
    const auto finestDrawn = [&](double errorM) {
        World world;
        TileQueries queries = world.queries();
        queries.detailLevel = [](const TileKey&) { return kDetailLevel; };
        queries.error = [&](const TileKey& key) { return TileError{.best = 0.0, .quick = std::ldexp(errorM, kDetailLevel - key.level)}; };
        TileSelection selection;
        for (int i = 0; i < 14; ++i) {
            selection = selectTiles(world.grid, view, queries);
            world.load(selection);
        }
        int finest = 0;
        for (const auto& key : selection.draw) finest = std::max(finest, key.level);
        return finest;
    };
    EXPECT_EQ(finestDrawn(0.0), kDetailLevel);
    // From 50 m above the highest ground a metre of height covers at most 26 px, seen at 45 degrees a little less.
    EXPECT_EQ(finestDrawn(0.01), kDetailLevel);
    EXPECT_GT(finestDrawn(1.0), kDetailLevel);
}

TEST(TileSelection, FinerTilesStandInForOneThatIsMissing) {
    World world;
    const SelectionView view = viewFrom({12800, 12800, 110000}, {12800, 12801, 0});  // the root is fine enough
    for (int i = 0; i < 3; ++i) world.tiles[TileKey{0, 0, 0}.child(i)] = TileReadiness::Ready;
    EXPECT_TRUE(world.select(view).draw.empty()) << "a part would be missing";
    world.tiles[TileKey{0, 0, 0}.child(3)] = TileReadiness::Ready;
    const TileSelection selection = world.select(view);
    EXPECT_EQ(selection.draw.size(), 4u);
    EXPECT_FALSE(selection.isComplete());
    ASSERT_EQ(selection.requests.size(), 1u);
    EXPECT_EQ(selection.requests[0].key, (TileKey{0, 0, 0}));
}

TEST(PixelsPerMetreUp, OfABoxAroundTheEyeIsNoLessThanOfOneBesideIt) {
    const SelectionView view = viewFrom({3000, 3000, 50}, {9000, 9000, 0});
    EXPECT_GE(pixelsPerMetreUp({{2900, 2900, 0}, {3100, 3100, 100}}, view), pixelsPerMetreUp({{3000.1, 2900, 0}, {3100, 3100, 100}}, view));
}

TEST(PixelsPerMetreUp, IsTheLengthOfAMetreStickInTheWorstPlace) {
    // Sticks on a lattice through the box, projected by the matrices of the view: none is longer than the bound, and the bound
    // is no more than twice the longest.
    const glm::dvec3 eye{3000, 3000, 900}, target{9000, 9000, 0};
    const glm::dmat4 view = glm::lookAt(eye, target, glm::dvec3(0, 0, 1));
    const glm::dmat4 toClip = glm::perspective(glm::radians(45.0), 16.0 / 9.0, 1.0, 1e6) * view;
    SelectionView selectionView = viewFrom(eye, target);
    const double halfHeight = std::tan(glm::radians(22.5)), halfWidth = halfHeight * 16.0 / 9.0;
    selectionView.forward = glm::normalize(target - eye);
    selectionView.cosHalfDiagonal = 1.0 / std::sqrt(1.0 + halfHeight * halfHeight + halfWidth * halfWidth);
    const auto toScreen = [&](glm::dvec3 p) {
        const glm::dvec4 clip = toClip * glm::dvec4(p, 1.0);
        return glm::dvec2(clip) / clip.w * glm::dvec2(960, 540);
    };
    for (const auto& box : {SceneBox{{5000, 5000, 0}, {6000, 6000, 100}}, SceneBox{{3500, 3500, 100}, {3900, 3900, 300}},
                            SceneBox{{9000, 7000, 0}, {11000, 9000, 400}}}) {
        double longest = 0.0;
        for (int i = 0; i <= 10; ++i)
            for (int j = 0; j <= 10; ++j)
                for (int k = 0; k <= 4; ++k) {
                    const glm::dvec3 foot = box.min + (box.max - box.min) * glm::dvec3(i / 10.0, j / 10.0, k / 4.0);
                    const glm::dvec2 at = toScreen(foot);
                    if (std::abs(at.x) > 960 || std::abs(at.y) > 540) continue;
                    longest = std::max(longest, glm::length(toScreen(foot + glm::dvec3(0, 0, 0.01)) - at) / 0.01);
                }
        ASSERT_GT(longest, 0.0);
        const double bound = pixelsPerMetreUp(box, selectionView);
        EXPECT_GE(bound, longest * 0.999);
        EXPECT_LE(bound, longest * 2.0);
    }
}

TEST(TileSelection, AsksForNothingMoreOnceEverythingIsThere) {
    World world;
    const SelectionView view = viewFrom({12800, -9000, 9000}, {12800, 12800, 0});
    for (int i = 0; i < 12; ++i) world.load(world.select(view));
    const TileSelection complete = world.select(view);
    ASSERT_TRUE(complete.isComplete());
    // Coarse tiles that were dropped for room are not loaded again behind the fine ones.
    std::unordered_map<TileKey, TileReadiness, TileKeyHash> left;
    for (const auto& key : complete.kept) left[key] = TileReadiness::Ready;
    world.tiles = left;
    const TileSelection again = world.select(view);
    EXPECT_TRUE(again.isComplete());
    EXPECT_TRUE(again.requests.empty());
    EXPECT_EQ(again.draw.size(), complete.draw.size());
}

TEST(TileSelection, KeepsTilesThatWaitForTheirNeighbours) {
    World world;
    const SelectionView view = viewFrom({12800, -9000, 9000}, {12800, 12800, 0});
    const SelectionOptions options{.texelPx = 1.25, .loadsCoarseFirst = false};
    const TileSelection first = world.select(view, options);
    world.tiles[first.requests.front().key] = TileReadiness::Ready;
    const TileSelection second = world.select(view, options);
    EXPECT_NE(std::find(second.kept.begin(), second.kept.end(), first.requests.front().key), second.kept.end());
}

TEST(TileSelection, ForAPictureAsksForFinalTilesOnly) {
    World world;
    const SelectionView view = viewFrom({12800, -9000, 9000}, {12800, 12800, 0});
    const SelectionOptions options{.texelPx = 1.25, .loadsCoarseFirst = false};
    const TileSelection first = world.select(view, options);
    EXPECT_TRUE(first.draw.empty());
    world.load(first);
    const TileSelection second = world.select(view, options);
    EXPECT_TRUE(second.isComplete());
    EXPECT_EQ(second.draw.size(), first.requests.size());
}

TEST(TileSelection, GoesNoFinerThanTheData) {
    World world;
    world.finest = 3;
    const SelectionView view = viewFrom({12800, 12800, 150}, {13800, 12800, 0});
    for (int i = 0; i < 8; ++i) world.load(world.select(view));
    const TileSelection selection = world.select(view);
    EXPECT_TRUE(selection.isComplete());
    for (const auto& key : selection.draw) EXPECT_LE(key.level, 3);
}

TEST(TileSelection, KeepsTheParentOfATileThatCannotBeRead) {
    World world;
    const SelectionView view = viewFrom({12800, -9000, 9000}, {12800, 12800, 0});
    for (int i = 0; i < 12; ++i) world.load(world.select(view));
    const TileKey broken = world.select(view).draw.front();
    world.tiles[broken] = TileReadiness::Failed;
    const TileSelection selection = world.select(view);
    EXPECT_NE(std::find(selection.draw.begin(), selection.draw.end(), broken.parent()), selection.draw.end());
    EXPECT_EQ(std::find(selection.draw.begin(), selection.draw.end(), broken), selection.draw.end());
}

TEST(TileSelection, AnEmptyTileIsNeitherDrawnNorDivided) {
    World world;
    world.tiles[{0, 0, 0}] = TileReadiness::Empty;
    const TileSelection selection = world.select(viewFrom({12800, 12800, 300}, {12900, 12800, 0}));
    EXPECT_TRUE(selection.draw.empty());
    EXPECT_TRUE(selection.isComplete());
}

TEST(TileSelection, AStaleEmptyTileIsAskedForAgainAndNotDrawn) {
    World world;
    world.tiles[{0, 0, 0}] = TileReadiness::StaleEmpty;
    const TileSelection selection = world.select(viewFrom({12800, 12800, 110000}, {12800, 12801, 0}));
    EXPECT_TRUE(selection.draw.empty());
    EXPECT_EQ(selection.requests.size(), 1u);
    EXPECT_FALSE(selection.isComplete());
}

TEST(TileSelection, DrawsStaleTilesAndAsksForNewOnes) {
    World world;
    const SelectionView view = viewFrom({12800, 12800, 110000}, {12800, 12801, 0});
    world.tiles[{0, 0, 0}] = TileReadiness::Stale;
    const TileSelection selection = world.select(view);
    EXPECT_EQ(selection.draw.size(), 1u);
    EXPECT_EQ(selection.requests.size(), 1u);
    EXPECT_FALSE(selection.isComplete());
}

TEST(TileSelection, WhatStandsInForFinerTilesIsRenewedAfterThem) {
    World world;
    world.tiles[{0, 0, 0}] = TileReadiness::Stale;
    const TileSelection selection = world.select(viewFrom({12800, -9000, 9000}, {12800, 12800, 0}));
    ASSERT_GT(selection.requests.size(), 10u);
    EXPECT_EQ(selection.requests.back().key, (TileKey{0, 0, 0}));
}

TEST(TileSelection, NearTilesComeFirst) {
    World world;
    const SelectionView view = viewFrom({12800, -3000, 2000}, {12800, 12800, 0});
    for (int i = 0; i < 12; ++i) world.load(world.select(view));
    const TileSelection selection = world.select(view);
    const auto queries = world.queries();
    double last = 0.0;
    for (const auto& key : selection.draw) {
        const double distance = distanceTo(queries.box(key), view.eye);
        EXPECT_GE(distance, last);
        last = distance;
    }
}

TEST(Frustum, KeepsWhatIsInFrontAndDropsWhatIsBehindOrBeside) {
    const SelectionView view = viewFrom({0, 0, 0}, {1000, 0, 0});
    const auto box = [](glm::dvec3 c) { return SceneBox{c - 1.0, c + 1.0}; };
    EXPECT_FALSE(isOutside(box({500, 0, 0}), view.planes));
    EXPECT_TRUE(isOutside(box({-500, 0, 0}), view.planes));
    EXPECT_TRUE(isOutside(box({100, 500, 0}), view.planes));
    // Half the vertical field of view is 22.5 degrees: at 500 m its edge is 207.1 m up.
    EXPECT_FALSE(isOutside(box({500, 0, 205}), view.planes));
    EXPECT_TRUE(isOutside(box({500, 0, 210}), view.planes));
}

}  // namespace
}  // namespace saban::geo
