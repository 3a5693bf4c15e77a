#include <gtest/gtest.h>

#include <cstdlib>
#include <functional>
#include <numeric>

#include "tests/support/raster_fixtures.h"
#include "tests/viewer/overlay/application_fixture.h"
#include "tests/viewer/overlay/map_fixture.h"
#include "tests/viewer/render/table_stage.h"
#include "viewer/overlay/building_scene.h"

namespace saban::viewer {
namespace {

class MapPicture : public testing::Test {
 protected:
    MapPicture() : stage(Completeness::Final) { test::ensureApplication(); }

    std::vector<std::uint8_t> picture(std::shared_ptr<const geo::VectorSource> map, const std::string& name = {}) {
        auto ground = std::make_shared<layers::Ground>(*groundOf(rough));
        ground->vectors = std::move(map);
        stage.table.setGround(std::move(ground));
        stage.table.camera().setView({.target = {481200, 2335500, rough({481200, 2335500})}, .headingDeg = 20, .pitchDeg = -35, .rangeM = 900});
        const auto taken = takePicture(*stage.context, stage.table, {960, 540}, 0);
        EXPECT_TRUE(taken) << (taken ? "" : taken.error().message);
        const char* folder = std::getenv("SABAN_TEST_PICTURES");
        if (taken && folder && !name.empty()) {
            EXPECT_TRUE(writePng(*taken, std::string(folder) + "/" + name + ".png"));
        }
        return taken ? taken->rgb : std::vector<std::uint8_t>{};
    }
    static int differing(const std::vector<std::uint8_t>& a, const std::vector<std::uint8_t>& b) {
        return std::inner_product(a.begin(), a.end(), b.begin(), 0, std::plus<>(), std::not_equal_to<>());
    }
    const test::TemporaryFolder f;
    Stage stage;
};

TEST_F(MapPicture, WritesANameWithoutAPlanAndTakesItAwayWithItsLayer) {
    const glm::dvec2 at{481200, 2335500};
    const std::string path = test::writeMap(f.file("named.geojson"), {{"Thôn Đồng Tâm", "village", at}});
    const auto named = test::openMap(path);
    const std::string otherPath = test::writeMap(f.file("nameless.geojson"), {{"", "village", at}});
    const auto nameless = test::openMap(otherPath);
    EXPECT_GT(differing(picture(named, "map_name"), picture(nameless)), 1000);
    EXPECT_EQ(differing(picture(named->with({{.path = path, .visible = false}})), picture(nameless->with({{.path = otherPath, .visible = false}}))), 0);
}

TEST_F(MapPicture, ShowsBuildingsAsSolidsAndTakesThemAwayWithTheirLayer) {
    std::vector<test::House> houses;
    for (int i = 0; i < 30; ++i) houses.push_back({.corner = {481100 + i % 6 * 30, 2335400 + i / 6 * 35}, .sizeM = {14, 10}, .heightM = 4.0 + i});
    const std::string path = test::writeMap(f.file("houses.geojson"), {}, houses);
    const auto map = test::openMap(path);
    const auto shown = picture(map, "map_houses");
    Look look = stage.table.look();
    look.buildings = false;
    stage.table.setLook(look);
    const auto flat = picture(map);
    EXPECT_GT(differing(shown, flat), 5000);
    const auto hidden = map->with({{.path = path, .visible = false}});
    const auto bare = picture(hidden);
    look.buildings = true;
    stage.table.setLook(look);
    EXPECT_EQ(differing(picture(hidden), bare), 0);
}

// Seated on coarse tiles first, the house comes to stand where it does on fine ones, within the 5 cm below which it is left alone.
TEST_F(MapPicture, SeatsBuildingsAnewWhenTheGroundBecomesFiner) {
    const std::string path = test::writeMap(f.file("houses.geojson"), {}, {{.corner = {481180, 2335480}, .sizeM = {40, 40}, .heightM = 30}});
    const auto map = test::openMap(path);
    const auto expected = picture(map);
    Stage other(Completeness::Final);
    auto ground = std::make_shared<layers::Ground>(*groundOf(rough));
    ground->vectors = map;
    other.table.setGround(ground);
    other.table.setMotion({.timeS = 0.0});  // of a video: what stands by itself remembers nothing
    // First from afar, on coarse tiles.
    other.table.camera().setView({.target = {481200, 2335500, rough({481200, 2335500})}, .headingDeg = 20, .pitchDeg = -35, .rangeM = 9000});
    ASSERT_TRUE(takePicture(*other.context, other.table, {960, 540}, 0));
    other.table.camera().setView({.target = {481200, 2335500, rough({481200, 2335500})}, .headingDeg = 20, .pitchDeg = -35, .rangeM = 900});
    const auto taken = takePicture(*other.context, other.table, {960, 540}, 0);
    ASSERT_TRUE(taken);
    EXPECT_LT(differing(taken->rgb, expected), 300);
}

/// Two houses in squares of their own, at which a view looks.
class SeatedBuildings : public testing::Test {
 protected:
    SeatedBuildings() {
        const std::string path = test::writeMap(f.file("two.geojson"), {}, {{.corner = {481100, 2335600}, .sizeM = {20, 20}, .heightM = 12}, {.corner = {481600, 2335600}, .sizeM = {20, 20}, .heightM = 12}});
        map = test::openMap(path);
        scene.setMap(map, kTable);
        heights = {.drawn = [this](glm::dvec2 at) { return drawn(at); },
                   .drawnVersion = 1,
                   .drawnVersionOf = [this](const geo::Bounds& part) { return part.minE > 481500.0 ? eastVersion : 1; },
                   .beyond = [this](glm::dvec2) { ++askedBeyond; return std::optional(100.0); },
                   .beyondVersion = 1};
    }
    std::optional<double> drawn(glm::dvec2 at) {
        if (at.x < 481500.0) return std::nullopt;
        ++askedDrawn;
        return 100.0;
    }
    void update() {
        const Viewpoint view{.target = {481360, 2335610, 100}, .headingDeg = 0, .pitchDeg = -40, .rangeM = 900};
        scene.update(view, {.origin = {486000, 2336000, 0}}, {.sizePx = {960, 540}}, {}, heights, BuildingScene::Seating::All);
    }
    const test::TemporaryFolder f;
    std::shared_ptr<const geo::VectorSource> map;
    BuildingScene scene;
    BuildingScene::GroundHeights heights;
    std::uint64_t eastVersion = 1;
    int askedDrawn = 0, askedBeyond = 0;
};

TEST_F(SeatedBuildings, StandAnewOnlyWhereTheGroundUnderThemChanged) {
    update();
    EXPECT_EQ(scene.triangleCount(), 2u * (4u * 2u + 2u));
    const int once = askedDrawn;
    EXPECT_GE(once, 4);
    heights.drawnVersion = 2;
    update();
    EXPECT_EQ(askedDrawn, once);
    heights.drawnVersion = 3;
    eastVersion = 2;
    update();
    EXPECT_EQ(askedDrawn, 2 * once);
}

TEST_F(SeatedBuildings, AskForHeightsThatNobodyDrawsOnce) {
    heights.drawnVersionOf = [this](const geo::Bounds&) { return heights.drawnVersion; };
    update();
    const int once = askedBeyond;
    EXPECT_GE(once, 4);
    heights.drawnVersion = 2;
    update();
    EXPECT_EQ(askedBeyond, once);
    heights.beyondVersion = 2;
    update();
    EXPECT_EQ(askedBeyond, 2 * once);
}

}  // namespace
}  // namespace saban::viewer
