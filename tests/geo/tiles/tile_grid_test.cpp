#include "geo/tiles/tile_grid.h"

#include <gtest/gtest.h>

namespace saban::geo {
namespace {

TEST(TileGrid, CoversTheTableExactly) {
    const TileGrid grid(Bounds{480000.25, 2330000.5, 504000.75, 2341999.125});
    EXPECT_EQ(grid.rootsX(), 2);
    EXPECT_EQ(grid.rootsY(), 1);
    EXPECT_EQ(grid.boundsOf({0, 0, 0}).minE, 480000.25);
    EXPECT_EQ(grid.boundsOf({5, 63, 31}).maxE, 504000.75);
    EXPECT_EQ(grid.boundsOf({5, 63, 31}).maxN, 2341999.125);
}

TEST(TileGrid, NeighboursShareTheirEdgeToTheLastBit) {
    const TileGrid grid(Bounds{480000.1, 2330000.3, 492000.7, 2342000.9});
    for (int level = 0; level < 12; ++level) {
        const int last = (1 << level) - 1;
        for (int x = 0; x < std::min(last, 40); ++x) {
            EXPECT_EQ(grid.boundsOf({level, x, 0}).maxE, grid.boundsOf({level, x + 1, 0}).minE);
            EXPECT_EQ(grid.boundsOf({level, 0, x}).maxN, grid.boundsOf({level, 0, x + 1}).minN);
        }
    }
}

TEST(TileGrid, ChildrenTileTheirParent) {
    const TileGrid grid(Bounds{0, 0, 12000, 12000});
    const TileKey parent{3, 5, 2};
    Bounds sum;
    for (int i = 0; i < 4; ++i) {
        EXPECT_EQ(parent.child(i).parent(), parent);
        sum.include(grid.boundsOf(parent.child(i)));
    }
    EXPECT_EQ(sum, grid.boundsOf(parent));
}

TEST(TileGrid, KnowsTheTablesEdges) {
    const TileGrid grid(Bounds{0, 0, 100, 100});
    EXPECT_TRUE(grid.edgesOf({2, 0, 3}).west);
    EXPECT_TRUE(grid.edgesOf({2, 0, 3}).north);
    EXPECT_FALSE(grid.edgesOf({2, 0, 3}).east);
    EXPECT_FALSE(grid.edgesOf({2, 1, 2}).any());
}

TEST(TileGrid, ALevelsCellsAreNoLongerThanAskedFor) {
    const TileGrid grid(Bounds{0, 0, 25600, 25600});  // root cell 100 m
    EXPECT_EQ(grid.levelForCell(100.0), 0);
    EXPECT_EQ(grid.levelForCell(99.0), 1);
    EXPECT_EQ(grid.levelForCell(12.5), 3);
    EXPECT_EQ(grid.levelForCell(1e-9), TileGrid::kMaxLevel);
}

}  // namespace
}  // namespace saban::geo
