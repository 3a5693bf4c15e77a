#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <functional>
#include <thread>

#include "tests/support/raster_fixtures.h"
#include "tests/viewer/render/table_stage.h"
#include "viewer/render/framebuffer.h"

namespace saban::viewer {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr glm::ivec2 kSizePx{160, 100};
constexpr int kFrames = 60;
const Look kLook = [] {
    Look look;
    look.frame = false;  // the arrow on the screen turns in steps, so that it depends on the way
    return look;
}();

/// Flights over files, as in a window, with a tile cache of their own. Every way that data take is in use meanwhile: tiles are
/// read, made, kept and taken from the cache, a pyramid is built, the camera asks for heights.
class FlyThrough : public testing::Test {
   protected:
    FlyThrough() : cacheHome("XDG_CACHE_HOME", folder.file("cache")) {
        test::RasterRecipe hills;  // large enough to want a pyramid
        hills.columns = hills.rows = 1520;
        hills.nodata = -9999.0;
        hills.value = [](int column, int row, int) {
            const bool isHole = std::hypot(column - 900, row - 700) < 40;
            return isHole ? -9999.0 : 600.0 + 260.0 * std::sin(column / 97.0) * std::cos(row / 83.0) + 9.0 * std::sin(column / 5.0 + row / 7.0);
        };
        test::RasterRecipe colours;
        colours.columns = colours.rows = 400;
        colours.geotransform = {{500000, 40, 0, 2300000, 0, -40}};
        colours.bands = 3;
        colours.type = "Byte";
        colours.value = [](int column, int row, int band) { return (column * band + row) % 256; };
        files = {test::writeRaster(folder.file("hills.tif"), hills), test::writeRaster(folder.file("picture.tif"), colours)};
    }

    /// Draws one frame after another from the whole table down to a hillside, with what `meanwhile` does to the table before
    /// each; then waits until the picture at rest is complete and, where they are needed, its tiles are kept.
    std::vector<unsigned char> fly(const std::function<void(TableView&, int frame)>& meanwhile = {}) {
        Stage stage(Completeness::Progressive);
        stage.table.resize(kSizePx);
        stage.table.setLook(kLook);
        const auto spec = layers::specFromFiles(files);
        EXPECT_TRUE(spec) << spec.error().message;
        const auto ground = layers::openGround(*spec);
        EXPECT_TRUE(ground) << ground.error().message;
        stage.table.setGround(*ground);
        Framebuffer target;
        EXPECT_TRUE(target.ensure(kSizePx, 0, Framebuffer::Depth::None));
        for (int i = 0; i < kFrames; ++i) {
            std::this_thread::sleep_for(10ms);
            if (meanwhile) meanwhile(stage.table, i);
            stage.table.camera().setView(viewAt(i));
            EXPECT_TRUE(stage.table.draw(target.id(), {.errorPx = i % 2 ? 2.0 : 0.9}));
        }
        rest(stage.table, target);
        auto picture = target.readRgb();
        target.release();
        return picture;
    }

    static Viewpoint viewAt(int frame) {
        const double part = frame / (kFrames - 1.0);
        return {.target = {503000.0 + 8000.0 * part, 2288000.0 + 5000.0 * part, 600.0},
                .headingDeg = 20.0 + 90.0 * part, .pitchDeg = -45.0 + 20.0 * part, .rangeM = 18000.0 * std::pow(0.04, part)};
    }

    void rest(TableView& table, const Framebuffer& target) const {
        const auto end = std::chrono::steady_clock::now() + 240s;
        while ((table.needsFrame() || !table.status().isComplete) && std::chrono::steady_clock::now() < end) {
            EXPECT_TRUE(table.draw(target.id()));
            std::this_thread::sleep_for(5ms);
        }
        const ViewStatus status = table.status();
        EXPECT_TRUE(status.isComplete);
        EXPECT_EQ(status.tilesFailed, 0);
        EXPECT_THAT(status.failures, testing::IsEmpty());
        EXPECT_GT(status.tilesDrawn, 4);
        // Tiles go to the cache a little later, when nothing else is wanted.
        for (std::size_t before = 0, now = 1; needsTilesKept && before != now && std::chrono::steady_clock::now() < end;) {
            before = kept().size();
            std::this_thread::sleep_for(1s);
            now = kept().size();
        }
    }

    std::vector<fs::path> kept() const {
        std::vector<fs::path> paths;
        std::error_code error;
        for (fs::recursive_directory_iterator it(tilesFolder(), error), end; !error && it != end; it.increment(error))
            if (it->is_regular_file(error)) paths.push_back(it->path());
        return paths;
    }
    fs::path tilesFolder() const { return folder.path() / "cache" / "saban" / "tiles"; }

    test::TemporaryFolder folder;
    test::EnvironmentGuard cacheHome;
    std::vector<std::string> files;
    bool needsTilesKept = false;
};

TEST_F(FlyThrough, EndsWithTheSamePictureWhenItsTilesComeFromTheCache) {
    needsTilesKept = true;
    const auto cold = fly();
    needsTilesKept = false;
    const auto tiles = kept();
    ASSERT_GT(tiles.size(), 10u);
    // A tile that is used is marked as used today.
    const auto longAgo = fs::file_time_type::clock::now() - 48h;
    for (const auto& tile : tiles) fs::last_write_time(tile, longAgo);
    EXPECT_EQ(fly(), cold);
    int used = 0;
    for (const auto& tile : tiles) used += fs::last_write_time(tile) > longAgo + 24h;
    EXPECT_GT(used, 10);
}

TEST_F(FlyThrough, EndsWithTheSamePictureWhateverWasSwitchedOnTheWay) {
    files.push_back(test::writeText(folder.file("road.geojson"),
                                    R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:3405"}},"features":[{"type":"Feature",)"
                                    R"("properties":{"highway":"primary"},"geometry":{"type":"LineString","coordinates":[[501000,2285000],[511000,2293000],[515000,2299000]]}}]})"));
    const auto straight = fly();
    const auto switched = fly([](TableView& table, int frame) {
        Look look = kLook;
        look.imagery = frame / 7 % 2 == 0;
        look.contoursOnImagery = frame / 5 % 2 == 0;
        look.grid = frame / 3 % 2 == 0;
        look.exaggeration = 1.0 + frame / 10;
        look.sun.azimuthDeg = 315.0 - 45.0 * (frame / 20);
        table.setLook(frame < kFrames - 1 ? look : kLook);
        if (frame == 30) table.setGround(table.ground(), TableView::CameraChange::Keep);
        if (frame == 45) table.releaseGl();
    });
    EXPECT_EQ(switched, straight);
}

}  // namespace
}  // namespace saban::viewer
