#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>

#include "geo/raster/raster_file.h"
#include "tests/support/raster_fixtures.h"

namespace saban::geo {
namespace {

namespace fs = std::filesystem;
using test::RasterRecipe;
using test::TemporaryFolder;
using test::writeRaster;
using test::writeText;

/// A tile of 10 x 10 cells of 10 m whose height is its easting's hundreds.
RasterRecipe tileAt(double e, double n) {
    RasterRecipe recipe;
    recipe.columns = recipe.rows = 10;
    recipe.nodata = -9999;
    recipe.geotransform = {{e, 10, 0, n, 0, -10}};
    recipe.value = [e](int, int, int) { return e / 100.0; };
    return recipe;
}

Error errorOfOpening(const std::string& path) {
    auto file = RasterFile::open(path);
    EXPECT_FALSE(file);
    return file ? Error{} : file.error();
}

TEST(RasterFolder, TilesBecomeOneMosaic) {
    const TemporaryFolder folder;
    fs::create_directory(folder.path() / "east");
    writeRaster(folder.file("a.tif"), tileAt(500000, 2300000));
    writeRaster(folder.file("east/b.tif"), tileAt(500200, 2300000));
    writeText(folder.file("readme.txt"), "not a raster");
    const auto file = RasterFile::open(folder.path().string());
    ASSERT_TRUE(file) << file.error().message;
    EXPECT_EQ((*file)->bounds(), (Bounds{500000, 2299900, 500300, 2300000}));
    EXPECT_EQ((*file)->readCell(0, 0).value(), 5000.0);
    EXPECT_EQ((*file)->readCell(25, 5).value(), 5002.0);
    EXPECT_FALSE((*file)->readCell(15, 5).value().has_value()) << "between the tiles there is nothing";
}

TEST(RasterFolder, DeeperFoldersAreLeftAlone) {
    const TemporaryFolder folder;
    fs::create_directories(folder.path() / "x" / "y");
    writeRaster(folder.file("x/y/a.tif"), tileAt(500000, 2300000));
    EXPECT_EQ(errorOfOpening(folder.path().string()).code, ErrorCode::Unsupported);
}

TEST(RasterFolder, WithoutRastersIsUnsupported) {
    const TemporaryFolder folder;
    writeText(folder.file("readme.txt"), "nothing here");
    const Error error = errorOfOpening(folder.path().string());
    EXPECT_EQ(error.code, ErrorCode::Unsupported);
    EXPECT_NE(error.message.find("no raster"), std::string::npos) << error.message;
    EXPECT_NE(error.message.find(folder.path().string()), std::string::npos);
}

TEST(RasterFolder, DifferingCrsIsAnErrorThatNamesBoth) {
    const TemporaryFolder folder;
    auto recipe = tileAt(500000, 2300000);
    writeRaster(folder.file("a.tif"), recipe);
    recipe.crs = "EPSG:3406";
    writeRaster(folder.file("b.tif"), recipe);
    const Error error = errorOfOpening(folder.path().string());
    EXPECT_EQ(error.code, ErrorCode::Unsupported);
    for (const char* word : {"a.tif", "b.tif", "48N", "49N"}) EXPECT_NE(error.message.find(word), std::string::npos) << error.message;
}

TEST(RasterFolder, HeightsAndPicturesTogetherAreAnError) {
    const TemporaryFolder folder;
    auto recipe = tileAt(500000, 2300000);
    writeRaster(folder.file("a.tif"), recipe);
    recipe.bands = 3;
    recipe.type = "Byte";
    recipe.nodata.reset();
    recipe.value = [](int, int, int) { return 1.0; };
    writeRaster(folder.file("b.tif"), recipe);
    EXPECT_EQ(errorOfOpening(folder.path().string()).code, ErrorCode::Unsupported);
}

TEST(RasterFolder, DamagedTileIsNamed) {
    const TemporaryFolder folder;
    writeRaster(folder.file("a.tif"), tileAt(500000, 2300000));
    const auto bad = writeRaster(folder.file("b.tif"), tileAt(500100, 2300000));
    fs::resize_file(bad, 100);
    const Error error = errorOfOpening(folder.path().string());
    EXPECT_EQ(error.code, ErrorCode::BadFormat);
    EXPECT_NE(error.message.find("b.tif"), std::string::npos) << error.message;
}

TEST(RasterFolder, MosaicGetsAPyramidThatFollowsItsTiles) {
    const TemporaryFolder folder, cache;
    const test::EnvironmentGuard cacheHome("XDG_CACHE_HOME", cache.path().string());
    auto recipe = tileAt(500000, 2300000);
    recipe.columns = recipe.rows = 1600;
    writeRaster(folder.file("a.tif"), recipe);
    {
        const auto file = RasterFile::open(folder.path().string());
        ASSERT_TRUE(file) << file.error().message;
        EXPECT_TRUE((*file)->needsPyramid());
        ASSERT_TRUE((*file)->buildPyramid());
    }
    EXPECT_FALSE((*RasterFile::open(folder.path().string()))->needsPyramid());
    recipe.value = [](int, int, int) { return 1.0; };
    recipe.creationOptions = {"TILED=YES"};
    writeRaster(folder.file("a.tif"), recipe);
    EXPECT_TRUE((*RasterFile::open(folder.path().string()))->needsPyramid()) << "the old pyramid is of other heights";
}

}  // namespace
}  // namespace saban::geo
