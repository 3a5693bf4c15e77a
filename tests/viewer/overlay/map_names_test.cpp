#include "viewer/overlay/map_names.h"

#include <gtest/gtest.h>

#include "tests/support/raster_fixtures.h"
#include "tests/viewer/overlay/map_fixture.h"
#include "viewer/overlay/marker_layout.h"

namespace saban::viewer {
namespace {

const geo::Bounds kBounds{480000, 2330000, 580000, 2430000};

std::vector<std::string> namesNear(const MapNames& names, const MapNames::Eye& eye) {
    std::vector<std::uint32_t> found;
    names.findNear(eye, [](glm::dvec2) { return true; }, found);
    std::vector<std::string> texts;
    for (const std::uint32_t i : found) texts.push_back(names.markers()[i].label);
    return texts;
}

TEST(MapNames, AreThoseOfVisibleLayersOnTheTable) {
    const test::TemporaryFolder f;
    const std::string path = test::writeMap(f.file("a.geojson"), {{"Phố Núi", "town", {500000, 2350000}}, {"Beside", "town", {700000, 2350000}}});
    const auto map = test::openMap(path);
    MapNames names;
    EXPECT_TRUE(names.set(map, kBounds));
    ASSERT_EQ(names.markers().size(), 1u);
    EXPECT_EQ(names.markers()[0].label, "Phố Núi");
    EXPECT_LT(names.markers()[0].importance, 0.0);  // less than anything of a plan
    EXPECT_FALSE(names.set(map, kBounds));
    EXPECT_TRUE(names.set(map->with({{.path = path, .visible = false}}), kBounds));
    EXPECT_TRUE(names.markers().empty());
}

TEST(MapNames, OfOneMapAreMadeOnceForAllViews) {
    const test::TemporaryFolder f;
    const auto map = test::openMap(test::writeMap(f.file("a.geojson"), {{"Phố Núi", "town", {500000, 2350000}}}));
    MapNames one, other;
    EXPECT_TRUE(one.set(map, kBounds));
    EXPECT_TRUE(other.set(map, kBounds));
    EXPECT_EQ(&one.markers(), &other.markers());
    geo::Bounds elsewhere = kBounds;
    elsewhere.minE += 50000;
    EXPECT_TRUE(other.set(map, elsewhere));
    EXPECT_TRUE(other.markers().empty());
    EXPECT_EQ(one.markers().size(), 1u);
}

// A hamlet is written up to 8 m, a village up to 25 m a pixel, a city always; a pixel is 0.001 m wide a metre away.
TEST(MapNames, FitTheirRankToTheDistance) {
    const test::TemporaryFolder f;
    MapNames names;
    names.set(test::openMap(test::writeMap(f.file("a.geojson"), {{"Hamlet", "hamlet", {500000, 2350000}}, {"Village", "village", {500000, 2350000}},
                                                                 {"City", "city", {500000, 2350000}}})), kBounds);
    const auto at = [](double distance) { return MapNames::Eye{.at = {500000, 2350000 - distance}, .overGroundM = 0.0, .metresPerPixel = 0.001}; };
    EXPECT_EQ(namesNear(names, at(7900)), (std::vector<std::string>{"City", "Village", "Hamlet"}));
    EXPECT_EQ(namesNear(names, at(8100)), (std::vector<std::string>{"City", "Village"}));
    EXPECT_EQ(namesNear(names, at(25100)), (std::vector<std::string>{"City"}));
    EXPECT_EQ(namesNear(names, {.at = {500000, 2350000}, .overGroundM = 25100, .metresPerPixel = 0.001}), (std::vector<std::string>{"City"}));
}

TEST(MapNames, OfManyTheMostImportantAndNearestAreLaidOut) {
    const test::TemporaryFolder f;
    std::vector<test::NamedPoint> points{{"Far town", "town", {510000, 2350000}}};
    for (int i = 0; i < 3000; ++i) points.push_back({"Hamlet " + std::to_string(i), "hamlet", {500000.0 + i, 2350000}});
    MapNames names;
    names.set(test::openMap(test::writeMap(f.file("a.geojson"), points)), kBounds);
    const auto found = namesNear(names, {.at = {500000, 2350000}, .overGroundM = 10.0, .metresPerPixel = 0.001});
    ASSERT_EQ(found.size(), MapNames::kMost);
    EXPECT_EQ(found[0], "Far town");
    EXPECT_EQ(found[1], "Hamlet 0");
    EXPECT_EQ(found.back(), "Hamlet 498");
}

TEST(MapNames, NeverTakeTheRoomOfAPlansNames) {
    // The map's name lies where the first sign's name goes.
    const std::vector<MarkerCandidate> candidates{{.anchorPx = {100, 100}, .sizePx = {30, 30}, .labelSizePx = {80, 16}, .importance = 1.0},
                                                  {.anchorPx = {150, 95}, .sizePx = {60, 16}, .isMapName = true, .importance = -1.0}};
    const auto placed = layOutMarkers(candidates, {.viewportPx = {400, 300}});
    ASSERT_GE(placed.size(), 1u);
    EXPECT_TRUE(placed[0].hasLabel);
    EXPECT_EQ(placed[0].hiddenBehind, 0);
    if (placed.size() > 1) {
        EXPECT_FALSE(placed[1].sign.overlaps(placed[0].label));
        EXPECT_GT(placed[1].sign.min.y, 95.0);  // under its point instead
    }
}

}  // namespace
}  // namespace saban::viewer
