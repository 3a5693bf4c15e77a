#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <numeric>

#include "tests/support/raster_fixtures.h"
#include "viewer/render/offscreen.h"
#include "viewer/render/table_view.h"

namespace saban::viewer {
namespace {

/// A table and a context of its own: what a program that was just started has.
struct Program {
    Program() {
        auto made = OffscreenContext::create();
        EXPECT_TRUE(made) << made.error().message;
        context = std::move(*made);
    }
    ~Program() { table.releaseGl(); }
    std::vector<std::uint8_t> picture(const std::vector<std::string>& files, double exaggeration) {
        const auto spec = layers::specFromFiles(files);
        EXPECT_TRUE(spec) << spec.error().message;
        auto ground = layers::openGround(*spec);
        EXPECT_TRUE(ground) << ground.error().message;
        table.setGround(*ground);
        return withExaggeration(exaggeration);
    }
    std::vector<std::uint8_t> withExaggeration(double exaggeration) {
        Look look = table.look();
        look.exaggeration = exaggeration;
        return with(look);
    }
    std::vector<std::uint8_t> with(const Look& look) {
        table.setLook(look);
        const auto taken = takePicture(*context, table, {480, 320}, 0);
        EXPECT_TRUE(taken) << taken.error().message;
        return taken ? taken->rgb : std::vector<std::uint8_t>{};
    }
    std::unique_ptr<OffscreenContext> context;
    TableView table{Completeness::Final};
};

class CachedPicture : public testing::Test {
   protected:
    CachedPicture() : cacheHome("XDG_CACHE_HOME", folder.file("cache")) {
        test::RasterRecipe hills;
        hills.columns = hills.rows = 300;
        hills.nodata = -9999.0;
        hills.value = [](int column, int row, int) {
            const bool isHole = std::hypot(column - 200, row - 180) < 25;
            return isHole ? -9999.0 : 300.0 + 90.0 * std::sin(column / 17.0) * std::cos(row / 23.0);
        };
        test::RasterRecipe colours;
        colours.columns = 150;
        colours.rows = 300;
        colours.bands = 3;
        colours.type = "Byte";
        colours.value = [](int column, int row, int band) { return (column * band + row) % 256; };
        files = {test::writeRaster(folder.file("hills.tif"), hills), test::writeRaster(folder.file("picture.tif"), colours)};
    }
    std::size_t tilesKept() const {
        const auto tiles = folder.path() / "cache" / "saban" / "tiles";
        return std::filesystem::exists(tiles) ? test::filesUnder(tiles).size() : 0;
    }

    test::TemporaryFolder folder;
    test::EnvironmentGuard cacheHome;
    std::vector<std::string> files;
};

TEST_F(CachedPicture, IsTheOneDrawnFromTheFilesPixelForPixel) {
    const auto first = Program().picture(files, 1.0);
    EXPECT_GT(tilesKept(), 0u);
    EXPECT_EQ(Program().picture(files, 1.0), first);
}

TEST_F(CachedPicture, CanBePickedAndShownInAnotherLook) {
    std::optional<PickedPoint> picked;
    std::vector<std::uint8_t> steeper;
    {
        Program program;
        program.picture(files, 1.0);
        picked = program.table.pick({240.5, 160.5});
        steeper = program.withExaggeration(2.0);
    }
    ASSERT_TRUE(picked);
    Program program;
    program.picture(files, 1.0);
    const auto again = program.table.pick({240.5, 160.5});
    ASSERT_TRUE(again);
    EXPECT_NEAR(again->ground.x, picked->ground.x, 0.01);
    EXPECT_NEAR(again->ground.y, picked->ground.y, 0.01);
    EXPECT_EQ(program.withExaggeration(2.0), steeper);
}

// Tiles keep their surfaces then, and take other colours.
TEST_F(CachedPicture, IsTheSameWhetherALightIsThereFromTheBeginningOrComesLater) {
    Look evening;
    evening.sun = {.azimuthDeg = 260.0, .elevationDeg = 15.0};
    const test::EnvironmentGuard cold("XDG_CACHE_HOME", folder.file("cold"));
    Program later;
    const auto before = later.picture(files, 1.0);
    const auto after = later.with(evening);
    EXPECT_NE(after, before);
    const test::EnvironmentGuard colder("XDG_CACHE_HOME", folder.file("colder"));
    Program fromTheBeginning;
    fromTheBeginning.table.setLook(evening);
    EXPECT_EQ(fromTheBeginning.picture(files, 1.0), after);
}

TEST_F(CachedPicture, ComesBackWhenImageryIsHiddenAndShownAgain) {
    Look bare;
    bare.imagery = false;
    Program program;
    const auto before = program.picture(files, 1.0);
    const auto differing = [&before](const std::vector<std::uint8_t>& picture) {
        return std::inner_product(picture.begin(), picture.end(), before.begin(), 0, std::plus<>(), std::not_equal_to<>());
    };
    EXPECT_GT(differing(program.with(bare)), 50000);
    EXPECT_LT(differing(program.with(Look{})), 100);  // letters of the writing around the table lie elsewhere in their texture
}

TEST_F(CachedPicture, NeedsNoCache) {
    const auto first = Program().picture(files, 1.0);
    const test::EnvironmentGuard nowhere("XDG_CACHE_HOME", files.front() + "/nothing");
    EXPECT_EQ(Program().picture(files, 1.0), first);
}

}  // namespace
}  // namespace saban::viewer
