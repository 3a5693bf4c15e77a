#include <gtest/gtest.h>

#include <cstring>

#include "geo/raster/raster_file.h"
#include "tests/support/raster_fixtures.h"

namespace saban::geo {
namespace {

using test::RasterRecipe;
using test::TemporaryFolder;
using test::writeRaster;
using Pixel = std::array<int, 4>;

std::vector<Pixel> pixelsOf(const std::string& path, int outColumns, int outRows) {
    const auto file = RasterFile::open(path);
    EXPECT_TRUE(file) << file.error().message;
    if (!file) return {};
    EXPECT_EQ((*file)->kind(), RasterKind::Imagery);
    std::vector<std::uint8_t> bytes;
    const auto& info = (*file)->info();
    const auto read = (*file)->readRgba({.columns = info.width, .rows = info.height, .outColumns = outColumns, .outRows = outRows}, bytes);
    EXPECT_TRUE(read) << read.error().message;
    std::vector<Pixel> pixels;
    for (std::size_t i = 0; i + 3 < bytes.size(); i += 4) pixels.push_back({bytes[i], bytes[i + 1], bytes[i + 2], bytes[i + 3]});
    return pixels;
}

RasterRecipe picture(int bands, int columns = 8, int rows = 8) {
    RasterRecipe recipe;
    recipe.type = "Byte";
    recipe.bands = bands;
    recipe.columns = columns;
    recipe.rows = rows;
    return recipe;
}

TEST(RasterColour, ThreeBandsAreRedGreenBlue) {
    const TemporaryFolder folder;
    auto recipe = picture(3);
    recipe.value = [](int c, int, int b) { return c * 10 + b; };
    const auto pixels = pixelsOf(writeRaster(folder.file("a.tif"), recipe), 8, 8);
    EXPECT_EQ(pixels[3], (Pixel{31, 32, 33, 255}));
}

TEST(RasterColour, TransparentCellsDoNotTintTheirNeighbours) {
    const TemporaryFolder folder;
    auto recipe = picture(4);
    recipe.creationOptions = {"PHOTOMETRIC=RGB", "ALPHA=YES"};
    // Columns alternate between opaque (200, 100, 50) and transparent white.
    recipe.value = [](int c, int, int b) { return c % 2 ? (b == 4 ? 0 : 255) : (b == 1 ? 200 : b == 2 ? 100 : b == 3 ? 50 : 255); };
    const auto path = writeRaster(folder.file("a.tif"), recipe);
    EXPECT_EQ(pixelsOf(path, 4, 4)[5], (Pixel{200, 100, 50, 128}));
    EXPECT_EQ(pixelsOf(path, 8, 8)[1][3], 0);
    EXPECT_TRUE((*RasterFile::open(path))->info().hasAlpha);
}

TEST(RasterColour, PaletteIsExpandedBeforeAveraging) {
    const TemporaryFolder folder;
    auto recipe = picture(1);
    recipe.palette = {{0, 0, 0, 255}, {255, 255, 255, 255}, {200, 0, 0, 255}, {100, 100, 0, 255}};
    recipe.value = [](int c, int, int) { return 2 + c % 2; };
    const auto path = writeRaster(folder.file("a.tif"), recipe);
    EXPECT_EQ(pixelsOf(path, 8, 8)[0], (Pixel{200, 0, 0, 255}));
    EXPECT_EQ(pixelsOf(path, 4, 4)[0], (Pixel{150, 50, 0, 255}));
    EXPECT_TRUE((*RasterFile::open(path))->info().hasPalette);
}

TEST(RasterColour, NodataOfAPaletteIsTransparent) {
    const TemporaryFolder folder;
    auto recipe = picture(1);
    recipe.palette = {{9, 9, 9, 255}, {200, 0, 0, 255}};
    recipe.nodata = 0;
    recipe.value = [](int c, int, int) { return c % 2; };
    const auto pixels = pixelsOf(writeRaster(folder.file("a.tif"), recipe), 8, 8);
    EXPECT_EQ(pixels[0][3], 0);
    EXPECT_EQ(pixels[1], (Pixel{200, 0, 0, 255}));
}

TEST(RasterColour, NodataInAllBandsIsTransparent) {
    const TemporaryFolder folder;
    auto recipe = picture(3);
    recipe.nodata = 0;
    recipe.value = [](int c, int, int b) { return c == 0 ? 0 : c == 1 && b == 1 ? 0 : 80; };
    const auto pixels = pixelsOf(writeRaster(folder.file("a.tif"), recipe), 8, 8);
    EXPECT_EQ(pixels[0][3], 0);
    EXPECT_EQ(pixels[1], (Pixel{0, 80, 80, 255})) << "one dark band is a colour, not a void";
}

TEST(RasterColour, MaskBandIsTransparency) {
    const TemporaryFolder folder;
    auto recipe = picture(3);
    recipe.value = [](int, int, int) { return 77; };
    recipe.isValid = [](int c, int) { return c >= 4; };
    const auto path = writeRaster(folder.file("a.tif"), recipe);
    const auto pixels = pixelsOf(path, 8, 8);
    EXPECT_EQ(pixels[0][3], 0);
    EXPECT_EQ(pixels[4], (Pixel{77, 77, 77, 255}));
}

TEST(RasterColour, GreyWithAlphaBecomesGreyPixels) {
    const TemporaryFolder folder;
    auto recipe = picture(2);
    recipe.creationOptions = {"ALPHA=YES"};
    recipe.value = [](int, int, int b) { return b == 1 ? 90 : 128; };
    EXPECT_EQ(pixelsOf(writeRaster(folder.file("a.tif"), recipe), 8, 8)[0], (Pixel{90, 90, 90, 128}));
}

TEST(RasterColour, SixteenBitsAreStretchedBetweenTheTails) {
    const TemporaryFolder folder;
    auto recipe = picture(3, 100, 100);
    recipe.type = "UInt16";
    recipe.creationOptions = {"PHOTOMETRIC=RGB"};
    recipe.value = [](int c, int, int) { return 1000 + c * 100; };  // 1000 to 10900, evenly
    const auto pixels = pixelsOf(writeRaster(folder.file("a.tif"), recipe), 100, 100);
    EXPECT_EQ(pixels[0], (Pixel{0, 0, 0, 255}));
    EXPECT_EQ(pixels[99], (Pixel{255, 255, 255, 255}));
    EXPECT_NEAR(pixels[50][0], 128, 6);
}

TEST(RasterColour, JpegAndPngWithWorldFilesAreRead) {
    const TemporaryFolder folder;
    for (const auto& [driver, name, world] : {std::tuple{"PNG", "a.png", "a.pgw"}, std::tuple{"JPEG", "b.jpg", "b.jgw"}}) {
        auto recipe = picture(3, 32, 32);
        recipe.driver = driver;
        recipe.crs.clear();
        recipe.value = [](int, int, int b) { return 60 * b; };
        const auto path = writeRaster(folder.file(name), recipe);
        std::filesystem::remove(path + ".aux.xml");
        test::writeText(folder.file(world), "10\n0\n0\n-10\n500005\n2299995\n");
        const auto pixel = pixelsOf(path, 8, 8)[9];
        for (std::size_t b = 0; b < 3; ++b) EXPECT_NEAR(pixel[b], 60 * (static_cast<int>(b) + 1), 3) << name;
        EXPECT_EQ((*RasterFile::open(path))->bounds(), (Bounds{500000, 2299680, 500320, 2300000}));
    }
}

TEST(RasterColour, GeoPackageTilesAreRead) {
    const TemporaryFolder folder;
    auto recipe = picture(3, 256, 256);
    recipe.driver = "GPKG";
    recipe.creationOptions = {"TILE_FORMAT=PNG"};
    recipe.value = [](int, int, int b) { return 50 * b; };
    EXPECT_EQ(pixelsOf(writeRaster(folder.file("a.gpkg"), recipe), 16, 16)[0], (Pixel{50, 100, 150, 255}));
}

TEST(RasterColour, MbTilesAreRead) {
    const TemporaryFolder folder;
    auto recipe = picture(3, 256, 256);
    recipe.driver = "MBTiles";
    recipe.crs = "EPSG:3857";
    recipe.geotransform = {{11700000, 9.554628535647032, 0, 2400000, 0, -9.554628535647032}};
    recipe.creationOptions = {"TILE_FORMAT=PNG"};
    recipe.value = [](int, int, int b) { return 50 * b; };
    const auto path = writeRaster(folder.file("a.mbtiles"), recipe);
    const auto file = RasterFile::open(path);
    ASSERT_TRUE(file) << file.error().message;
    const auto pixel = (*file)->toPixel({11700000 + 1200, 2400000 - 1200});
    std::vector<std::uint8_t> bytes;
    ASSERT_TRUE((*file)->readRgba({.column = static_cast<int>(pixel.x), .row = static_cast<int>(pixel.y), .columns = 1, .rows = 1, .outColumns = 1, .outRows = 1},
                                  bytes));
    EXPECT_EQ((std::vector<std::uint8_t>{50, 100, 150, 255}), bytes);
}

TEST(RasterColour, CmykBecomesRgb) {
    const TemporaryFolder folder;
    auto recipe = picture(4);
    recipe.creationOptions = {"PHOTOMETRIC=CMYK"};
    recipe.value = [](int, int, int b) { return b == 1 ? 255 : b == 4 ? 0 : 0; };  // pure cyan
    EXPECT_EQ(pixelsOf(writeRaster(folder.file("a.tif"), recipe), 8, 8)[0], (Pixel{0, 255, 255, 255}));
}

TEST(RasterColour, ByteHeightsWithAUnitAreElevation) {
    const TemporaryFolder folder;
    auto recipe = picture(1);
    EXPECT_EQ(classifyRaster(writeRaster(folder.file("grey.tif"), recipe)).value(), RasterKind::Imagery);
    recipe.unit = "m";
    EXPECT_EQ(classifyRaster(writeRaster(folder.file("heights.tif"), recipe)).value(), RasterKind::Elevation);
}

TEST(RasterColour, ElevationCanBeLookedAtAsGrey) {
    const TemporaryFolder folder;
    RasterRecipe recipe;
    recipe.nodata = -1;
    recipe.value = [](int c, int, int) { return c == 0 ? -1.0 : 500.0 + c; };
    const auto file = RasterFile::open(writeRaster(folder.file("a.tif"), recipe));
    ASSERT_TRUE(file);
    std::vector<std::uint8_t> bytes;
    ASSERT_TRUE((*file)->readRgba({.columns = 64, .rows = 48, .outColumns = 64, .outRows = 48}, bytes));
    EXPECT_EQ(bytes[3], 0);
    EXPECT_LT(bytes[4], bytes[63 * 4]);
}

}  // namespace
}  // namespace saban::geo
