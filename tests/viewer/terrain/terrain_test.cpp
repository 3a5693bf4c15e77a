#include "viewer/terrain/terrain.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <glm/gtc/matrix_transform.hpp>
#include <thread>

#include "tests/support/raster_fixtures.h"

namespace saban::viewer {
namespace {

const geo::Bounds kTable{480000, 2330000, 492800, 2342800};  // root cell 50 m
const SceneFrame kFrame{.origin = {486400.0, 2336400.0, 0.0}};

std::shared_ptr<const layers::Ground> groundOf(std::shared_ptr<const geo::ImagerySource> imagery) {
    static const geo::Crs crs = *geo::Crs::fromEpsg(3405);
    static const auto elevation = geo::ElevationSource::fromFunction(crs, kTable, 10.0, [](glm::dvec2 p) { return 100.0 + 0.01 * (p.x - kTable.minE); });
    return std::make_shared<layers::Ground>(
        layers::Ground{.crs = crs, .crsReason = {}, .bounds = kTable, .elevation = elevation, .imagery = std::move(imagery), .warnings = {}, .title = {}, .spec = {}});
}

geo::SelectionView viewFrom(glm::dvec3 eye, glm::dvec3 target) {
    const glm::dmat4 view = glm::lookAt(eye, target, glm::dvec3(0, 0, 1));
    return {.eye = eye, .planes = geo::frustumPlanes(view, glm::perspective(glm::radians(45.0), 16.0 / 9.0, 1.0, 1e6)), .pixelsPerRadian = 1303.7};
}
const geo::SelectionView kFar = viewFrom({0, -1000, 90000}, {0, 0, 0}), kNear = viewFrom({0, -6000, 4000}, {0, 0, 0});

std::vector<const TileNode*> drawnTiles(Terrain& terrain) {
    std::vector<const TileNode*> tiles;
    for (unsigned i = 0; i < terrain.node()->getNumChildren(); ++i)
        if (const osg::Group* group = terrain.node()->getChild(i)->asGroup())
            for (unsigned k = 0; k < group->getNumChildren(); ++k)
                if (const auto* tile = dynamic_cast<const TileNode*>(group->getChild(k))) tiles.push_back(tile);
    return tiles;
}

/// Updates until nothing is missing; `look` sees the table after every update but the last one.
void settle(Terrain& terrain, const geo::SelectionView& view, const std::function<void()>& look = {}) {
    Terrain::Intake intake;
    for (int i = 0; i < 20000; ++i) {
        intake.timeS += 0.01;
        terrain.update(view, intake);
        if (terrain.status().isComplete) return;
        if (look) look();
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    FAIL() << "tiles are still missing";
}

class TableWithPicture : public testing::Test {
   protected:
    TableWithPicture() {
        test::RasterRecipe recipe;
        recipe.columns = recipe.rows = 640;
        recipe.bands = 3;
        recipe.type = "Byte";
        recipe.geotransform = {{480000, 20, 0, 2342800, 0, -20}};
        recipe.value = [](int, int, int band) { return band == 1 ? 200.0 : 40.0; };
        const auto path = test::writeRaster(folder.file("picture.tif"), recipe);
        const auto imagery = geo::ImagerySource::open({{.path = path}}, *geo::Crs::fromEpsg(3405));
        EXPECT_TRUE(imagery) << imagery.error().message;
        bare = groundOf(nullptr);
        if (imagery) pictured = groundOf(*imagery);
        terrain.setLook({}, kFrame);
    }
    void show(const std::shared_ptr<const layers::Ground>& ground) { terrain.setGround(ground, kFrame, 100.0, 1000.0); }
    /// Shows another ground at `view`: which kinds of colours are seen beside each other once the first new tile is there.
    void expectOneKindOf(bool isPicture, const geo::SelectionView& view) {
        bool hasAny = false;
        settle(terrain, view, [&] {
            const auto tiles = drawnTiles(terrain);
            const auto isRight = [&](const TileNode* tile) { return tile->hasImage() == isPicture || tile->isBorrowing(); };
            hasAny = hasAny || std::any_of(tiles.begin(), tiles.end(), isRight);
            EXPECT_TRUE(!hasAny || std::all_of(tiles.begin(), tiles.end(), isRight));
        });
        EXPECT_TRUE(hasAny) << "nothing was seen on the way";
        for (const TileNode* tile : drawnTiles(terrain)) {
            EXPECT_EQ(tile->hasImage(), isPicture);
            EXPECT_FALSE(tile->isBorrowing());
        }
    }

    test::TemporaryFolder folder;
    std::shared_ptr<const layers::Ground> bare, pictured;
    Terrain terrain{1, {}};  // one worker: what is most urgent comes first
};

TEST_F(TableWithPicture, NoBareGroundIsSeenWhereTheTableWasSeenFromAfarBeforeItsPictureCame) {
    show(bare);
    settle(terrain, kFar);
    show(pictured);
    expectOneKindOf(true, kNear);
}

TEST_F(TableWithPicture, NoBareGroundIsSeenWhereItsTilesWereThereBeforeItsPictureCame) {
    show(bare);
    settle(terrain, kNear);
    show(pictured);
    expectOneKindOf(true, kNear);
}

TEST_F(TableWithPicture, NoPictureIsSeenOnceItIsHidden) {
    show(pictured);
    settle(terrain, kNear);
    show(bare);
    expectOneKindOf(false, kNear);
}

}  // namespace
}  // namespace saban::viewer
