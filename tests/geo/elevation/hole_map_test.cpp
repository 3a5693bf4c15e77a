#include "geo/elevation/hole_map.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace saban::geo {
namespace {

/// Rows of text, '#' void; gives them back with 'o' where a hole was found.
std::vector<std::string> mapped(std::vector<std::string> rows) {
    HoleMap map(static_cast<int>(rows[0].size()));
    for (const std::string& row : rows) {
        std::vector<std::uint8_t> isVoid;
        for (const char c : row) isVoid.push_back(c == '#');
        map.pushRow(isVoid);
    }
    map.finish();
    for (const HoleMap::Run& run : map.holes())
        for (int column = run.first; column <= run.last; ++column) rows[run.row][column] = 'o';
    return rows;
}

using Rows = std::vector<std::string>;

TEST(HoleMap, AVoidAmidDataIsAHole) {
    EXPECT_EQ(mapped({"....", ".##.", "...."}), (Rows{"....", ".oo.", "...."}));
}

TEST(HoleMap, AVoidThatReachesTheEdgeIsOutside) {
    EXPECT_EQ(mapped({"....", ".###", "...."}), (Rows{"....", ".###", "...."}));
    EXPECT_EQ(mapped({"....", "....", ".#.."}), (Rows{"....", "....", ".#.."}));
    EXPECT_EQ(mapped({"#...", "....", "...."}), (Rows{"#...", "....", "...."}));
}

TEST(HoleMap, AWindingVoidIsOutsideWhenItsFarEndIs) {
    EXPECT_EQ(mapped({".......", ".#.###.", ".#.#.#.", ".###.#.", ".....#."}),
              (Rows{".......", ".#.###.", ".#.#.#.", ".###.#.", ".....#."}));
}

TEST(HoleMap, AnIslandOfVoidInsideAFrameIsAHoleAndTheFrameIsNot) {
    EXPECT_EQ(mapped({"#######", "#.....#", "#.###.#", "#.#.#.#", "#.###.#", "#.....#", "#######"}),
              (Rows{"#######", "#.....#", "#.ooo.#", "#.o.o.#", "#.ooo.#", "#.....#", "#######"}));
}

TEST(HoleMap, CellsThatTouchAtACornerOnlyAreApart) {
    EXPECT_EQ(mapped({"#...", ".#..", "...."}), (Rows{"#...", ".o..", "...."}));
}

TEST(HoleMap, AllDataAndAllVoidHaveNoHoles) {
    EXPECT_EQ(mapped({"...", "...", "..."}), (Rows{"...", "...", "..."}));
    EXPECT_EQ(mapped({"###", "###", "###"}), (Rows{"###", "###", "###"}));
}

TEST(HoleMap, NoRowsHaveNoHoles) {
    HoleMap map(3);
    map.finish();
    EXPECT_TRUE(map.holes().empty());
}

TEST(HoleMap, HolesOfSomeRowsAreFound) {
    HoleMap map(3);
    for (const int isVoid : {0, 1, 0, 1, 0})
        map.pushRow(std::vector<std::uint8_t>{0, static_cast<std::uint8_t>(isVoid), 0});
    map.finish();
    ASSERT_EQ(map.holes(2, 4).size(), 1u);
    EXPECT_EQ(map.holes(2, 4)[0].row, 3);
    EXPECT_TRUE(map.holes(2, 2).empty());
}

}  // namespace
}  // namespace saban::geo
