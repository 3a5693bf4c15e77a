#include "geo/raster/raster_file.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <iterator>
#include <limits>
#include <thread>

#include "tests/support/raster_fixtures.h"

namespace saban::geo {
namespace {

using test::RasterRecipe;
using test::TemporaryFolder;
using test::writeRaster;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

std::shared_ptr<RasterFile> opened(const std::string& path, const RasterOptions& options = {}) {
    auto file = RasterFile::open(path, options);
    EXPECT_TRUE(file) << file.error().message;
    return file ? *file : nullptr;
}

RasterFile::Window whole(const RasterFile& file, int outColumns, int outRows) {
    return {.columns = file.info().width, .rows = file.info().height, .outColumns = outColumns, .outRows = outRows};
}

std::vector<float> valuesOf(const RasterFile& file, const RasterFile::Window& window) {
    std::vector<float> values;
    const auto read = file.readValues(window, values);
    EXPECT_TRUE(read) << read.error().message;
    return values;
}

/// A plane rising by 0.5 per column and falling by 0.25 per row; value at the middle of cell 0, 0 is 100.
double plane(double column, double row) { return 100.0 + 0.5 * column - 0.25 * row; }

RasterRecipe planeRecipe() {
    RasterRecipe recipe;
    recipe.value = [](int c, int r, int) { return plane(c, r); };
    return recipe;
}

TEST(RasterFile, SaysWhatTheFileDeclares) {
    const TemporaryFolder folder;
    auto recipe = planeRecipe();
    recipe.type = "Int16";
    recipe.nodata = -9999;
    recipe.scale = 0.1;
    recipe.offset = 5.0;
    recipe.unit = "dm";
    const auto file = opened(writeRaster(folder.file("a.tif"), recipe));
    const auto& info = file->info();
    EXPECT_EQ(info.driver, "GTiff");
    EXPECT_EQ(info.width, 64);
    EXPECT_EQ(info.height, 48);
    EXPECT_EQ(info.bands, 1);
    EXPECT_EQ(info.dataType, "Int16");
    EXPECT_EQ(info.nodata, -9999);
    EXPECT_EQ(info.scale, 0.1);
    EXPECT_EQ(info.offset, 5.0);
    EXPECT_EQ(info.unit, "dm");
    ASSERT_TRUE(info.crs);
    EXPECT_EQ(info.crs->epsg(), 3405);
    EXPECT_FALSE(info.hasOverviews);
    EXPECT_FALSE(info.isRotated);
    EXPECT_FALSE(info.isSouthUp);
    EXPECT_EQ(file->kind(), RasterKind::Elevation);
    EXPECT_DOUBLE_EQ(file->cellM(), 10.0);
    EXPECT_EQ(file->bounds(), (Bounds{500000, 2299520, 500640, 2300000}));
}

TEST(RasterFile, PixelAndPointAreInverseOfEachOther) {
    const TemporaryFolder folder;
    const auto file = opened(writeRaster(folder.file("a.tif"), planeRecipe()));
    const glm::dvec2 pixel = file->toPixel({500105, 2299965});
    EXPECT_NEAR(pixel.x, 10.5, 1e-9);
    EXPECT_NEAR(pixel.y, 3.5, 1e-9);
    const glm::dvec2 point = file->toPoint(pixel);
    EXPECT_NEAR(point.x, 500105, 1e-6);
    EXPECT_NEAR(point.y, 2299965, 1e-6);
}

TEST(RasterFile, RotatedGeotransformIsInvertedFully) {
    const TemporaryFolder folder;
    auto recipe = planeRecipe();
    // 10 m cells turned by 30 degrees.
    const double c = 10 * std::cos(M_PI / 6), s = 10 * std::sin(M_PI / 6);
    recipe.geotransform = {{500000, c, s, 2300000, s, -c}};
    const auto file = opened(writeRaster(folder.file("a.tif"), recipe));
    EXPECT_TRUE(file->info().isRotated);
    EXPECT_NEAR(file->cellM(), 10.0, 1e-9);
    const glm::dvec2 pixel = file->toPixel({500000 + 7 * c + 3 * s, 2300000 + 7 * s - 3 * c});
    EXPECT_NEAR(pixel.x, 7.0, 1e-6);
    EXPECT_NEAR(pixel.y, 3.0, 1e-6);
}

TEST(RasterFile, SouthUpRasterKeepsItsPlaceOnTheGround) {
    const TemporaryFolder folder;
    auto recipe = planeRecipe();
    recipe.geotransform = {{500000, 10, 0, 2299520, 0, 10}};
    const auto file = opened(writeRaster(folder.file("a.tif"), recipe));
    EXPECT_TRUE(file->info().isSouthUp);
    EXPECT_EQ(file->bounds(), (Bounds{500000, 2299520, 500640, 2300000}));
    EXPECT_NEAR(file->toPixel({500005, 2299525}).y, 0.5, 1e-9);
    EXPECT_EQ(file->readCell(0, 0).value(), plane(0, 0));
}

TEST(RasterFile, GeographicCellsAreMeasuredOnTheEllipsoid) {
    const TemporaryFolder folder;
    auto recipe = planeRecipe();
    recipe.crs = "EPSG:4326";
    const double second = 1.0 / 3600.0;
    recipe.geotransform = {{105.0, second, 0, 21.0, 0, -second}};
    const auto file = opened(writeRaster(folder.file("a.tif"), recipe));
    // One second of longitude at 21 degrees north: a cos(phi) / sqrt(1 - e2 sin2(phi)) x pi / 648000 = 28.88 m on WGS 84.
    EXPECT_NEAR(file->cellM(), 28.88, 0.02);
}

// Pseudo-Mercator stretches by about 1 / cos(latitude): 10 m on the grid at 60 degrees north are about 5 m on the ground.
TEST(RasterFile, PseudoMercatorCellsAreMeasuredOnTheGround) {
    const TemporaryFolder folder;
    auto recipe = planeRecipe();
    recipe.crs = "EPSG:3857";
    recipe.geotransform = {{11700000, 10, 0, 8399738, 0, -10}};
    EXPECT_NEAR(opened(writeRaster(folder.file("a.tif"), recipe))->cellM(), 5.0, 0.03);
}

TEST(RasterFile, AssumedCrsFillsInForAMissingOneOnly) {
    const TemporaryFolder folder;
    auto recipe = planeRecipe();
    const auto declared = writeRaster(folder.file("declared.tif"), recipe);
    recipe.crs.clear();
    const auto bare = writeRaster(folder.file("bare.tif"), recipe);
    EXPECT_FALSE(opened(bare)->info().crs);
    const RasterOptions options{.assumedCrs = Crs::fromEpsg(3406).value()};
    EXPECT_EQ(opened(bare, options)->info().crs->epsg(), 3406);
    EXPECT_EQ(opened(declared, options)->info().crs->epsg(), 3405);
}

TEST(RasterFile, ReducedReadOfAPlaneIsThePlaneAtTheMiddleOfEachCell) {
    const TemporaryFolder folder;
    const auto file = opened(writeRaster(folder.file("a.tif"), planeRecipe()));
    // 64 x 48 cells to 16 x 6: 4 and 8 cells each. The mean of a plane over whole cells is its value at their centre.
    const auto values = valuesOf(*file, whole(*file, 16, 6));
    for (int j = 0; j < 6; ++j)
        for (int i = 0; i < 16; ++i) EXPECT_NEAR(values[static_cast<std::size_t>(j) * 16 + i], plane(i * 4 + 1.5, j * 8 + 3.5), 2e-5);
}

TEST(RasterFile, CellsThatAreCutCountByTheirShare) {
    const TemporaryFolder folder;
    RasterRecipe recipe;
    recipe.columns = 5;
    recipe.rows = 1;
    recipe.value = [](int c, int, int) { return std::array{10.0, 20.0, 30.0, 40.0, 50.0}[static_cast<std::size_t>(c)]; };
    const auto file = opened(writeRaster(folder.file("a.tif"), recipe));
    const auto values = valuesOf(*file, whole(*file, 2, 1));
    EXPECT_NEAR(values[0], (10 + 20 + 0.5 * 30) / 2.5, 1e-5);
    EXPECT_NEAR(values[1], (0.5 * 30 + 40 + 50) / 2.5, 1e-5);
}

TEST(RasterFile, WindowInsideIsReadInPlace) {
    const TemporaryFolder folder;
    const auto file = opened(writeRaster(folder.file("a.tif"), planeRecipe()));
    const auto values = valuesOf(*file, {.column = 10, .row = 7, .columns = 3, .rows = 2, .outColumns = 3, .outRows = 2});
    ASSERT_EQ(values.size(), 6u);
    for (int j = 0; j < 2; ++j)
        for (int i = 0; i < 3; ++i) EXPECT_EQ(values[static_cast<std::size_t>(j) * 3 + i], static_cast<float>(plane(10 + i, 7 + j)));
}

TEST(RasterFile, ScaleAndOffsetAreApplied) {
    const TemporaryFolder folder;
    RasterRecipe recipe;
    recipe.type = "Int16";
    recipe.scale = 0.1;
    recipe.offset = 1000.0;
    recipe.value = [](int, int, int) { return 57.0; };
    const auto file = opened(writeRaster(folder.file("a.tif"), recipe));
    EXPECT_NEAR(valuesOf(*file, whole(*file, 4, 4))[5], 1005.7, 1e-4);
    EXPECT_NEAR(file->readCell(3, 3).value().value(), 1005.7, 1e-12);
}

TEST(RasterFile, VoidCellsAreNeverMixedIntoAverages) {
    const TemporaryFolder folder;
    RasterRecipe recipe;
    recipe.nodata = -9999;
    const double fillers[] = {-9999, kNaN, 1e38, -1e38, std::numeric_limits<double>::infinity()};
    recipe.value = [&](int c, int r, int) { return (c + r) % 2 == 0 ? 42.0 : fillers[(c / 2 + r) % 5]; };
    const auto file = opened(writeRaster(folder.file("a.tif"), recipe));
    for (const float value : valuesOf(*file, whole(*file, 16, 12))) EXPECT_EQ(value, 42.0F);
    EXPECT_FALSE(file->readCell(1, 0).value().has_value());
    EXPECT_TRUE(file->readCell(0, 0).value().has_value());
}

TEST(RasterFile, FloatNodataThatIsKeptAsTextStillMatches) {
    const TemporaryFolder folder;
    RasterRecipe recipe;
    recipe.nodata = -12345.678;  // not a float
    recipe.value = [](int c, int, int) { return c == 0 ? -12345.678 : 7.0; };
    const auto file = opened(writeRaster(folder.file("a.tif"), recipe));
    EXPECT_FALSE(file->readCell(0, 0).value().has_value());
    EXPECT_EQ(file->readCell(1, 0).value(), 7.0);
}

TEST(RasterFile, AllNodataReadsAsVoid) {
    const TemporaryFolder folder;
    RasterRecipe recipe;
    recipe.nodata = 0;
    const auto file = opened(writeRaster(folder.file("a.tif"), recipe));
    for (const float value : valuesOf(*file, whole(*file, 8, 8))) EXPECT_TRUE(std::isnan(value));
}

TEST(RasterFile, InternalMaskMakesVoids) {
    const TemporaryFolder folder;
    RasterRecipe recipe;
    recipe.value = [](int c, int, int) { return c < 32 ? 10.0 : 1000.0; };
    recipe.isValid = [](int c, int) { return c < 32; };
    recipe.overviewFactors = {2, 4};
    const auto file = opened(writeRaster(folder.file("a.tif"), recipe));
    for (const int columns : {64, 16}) {
        const auto values = valuesOf(*file, whole(*file, columns, columns * 3 / 4));
        EXPECT_EQ(values.front(), 10.0F);
        EXPECT_TRUE(std::isnan(values[static_cast<std::size_t>(columns) - 1]));
    }
}

TEST(RasterFile, OverviewsOfTheFileAreUsed) {
    const TemporaryFolder folder;
    auto recipe = planeRecipe();
    recipe.columns = recipe.rows = 512;
    recipe.overviewFactors = {2, 4, 8};
    const auto file = opened(writeRaster(folder.file("a.tif"), recipe));
    EXPECT_TRUE(file->info().hasOverviews);
    EXPECT_FALSE(file->needsPyramid());
    const auto values = valuesOf(*file, whole(*file, 64, 64));
    EXPECT_NEAR(values[64 * 10 + 20], plane(20 * 8 + 3.5, 10 * 8 + 3.5), 1e-3);
}

TEST(RasterFile, OnePixelIsARaster) {
    const TemporaryFolder folder;
    RasterRecipe recipe;
    recipe.columns = recipe.rows = 1;
    recipe.value = [](int, int, int) { return 12.5; };
    const auto file = opened(writeRaster(folder.file("a.tif"), recipe));
    EXPECT_EQ(file->readCell(0, 0).value(), 12.5);
    EXPECT_EQ(valuesOf(*file, whole(*file, 1, 1)), std::vector<float>{12.5F});
    const auto glance = file->glance();
    ASSERT_TRUE(glance);
    EXPECT_EQ(glance->columns, 1);
    EXPECT_EQ(glance->values, std::vector<float>{12.5F});
}

TEST(RasterFile, OneRowIsARaster) {
    const TemporaryFolder folder;
    auto recipe = planeRecipe();
    recipe.rows = 1;
    recipe.columns = 1000;
    const auto file = opened(writeRaster(folder.file("a.tif"), recipe));
    const auto values = valuesOf(*file, whole(*file, 100, 1));
    EXPECT_NEAR(values[50], plane(504.5, 0), 1e-4);
    const auto glance = file->glance(256);
    ASSERT_TRUE(glance);
    EXPECT_EQ(glance->columns, 256);
    EXPECT_EQ(glance->rows, 1);
}

TEST(RasterFile, WindowOfNoCellsIsAnErrorThatNamesTheRaster) {
    const TemporaryFolder folder;
    const auto file = opened(writeRaster(folder.file("a.tif"), planeRecipe()));
    std::vector<float> values;
    const auto read = file->readValues({.column = 3, .row = 3, .columns = 0, .rows = 0, .outColumns = 0, .outRows = 0}, values);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, ErrorCode::InvalidArgument);
    EXPECT_NE(read.error().message.find("a.tif"), std::string::npos);
    std::vector<std::uint8_t> colours;
    EXPECT_FALSE(file->readRgba({.column = 60, .row = 0, .columns = 5, .rows = 1, .outColumns = 5, .outRows = 1}, colours));
    EXPECT_FALSE(file->readCell(64, 0));
    EXPECT_FALSE(file->readCell(-1, 0));
}

TEST(RasterFile, ReadingStopsOnRequest) {
    const TemporaryFolder folder;
    const auto file = opened(writeRaster(folder.file("a.tif"), planeRecipe()));
    std::stop_source stop;
    stop.request_stop();
    std::vector<float> values;
    const auto read = file->readValues(whole(*file, 8, 8), values, stop.get_token());
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, ErrorCode::Cancelled);
}

// Control points that all lie on the affine 500000 + 10 c, 2300000 - 10 r: rectifying must give that affine back.
TEST(RasterFile, GroundControlPointsPlaceARaster) {
    const TemporaryFolder folder;
    auto recipe = planeRecipe();
    for (const auto& [c, r] : {std::pair{0, 0}, {64, 0}, {0, 48}, {64, 48}, {32, 24}})
        recipe.controlPoints.push_back({.column = 1.0 * c, .row = 1.0 * r, .e = 500000.0 + 10 * c, .n = 2300000.0 - 10 * r});
    const auto file = opened(writeRaster(folder.file("a.tif"), recipe));
    EXPECT_TRUE(file->info().isFromGcps);
    EXPECT_EQ(file->info().crs->epsg(), 3405);
    const Bounds bounds = file->bounds();
    EXPECT_NEAR(bounds.minE, 500000, 0.5);
    EXPECT_NEAR(bounds.maxN, 2300000, 0.5);
    EXPECT_NEAR(bounds.maxE, 500640, 10.5);
    const glm::dvec2 pixel = file->toPixel({500205, 2299795});
    const auto value = file->readCell(static_cast<int>(pixel.x), static_cast<int>(pixel.y));
    ASSERT_TRUE(value && *value);
    EXPECT_NEAR(**value, plane(20, 20), 0.3);
}

// Points of a sheet turned by 90 degrees: the column runs north.
TEST(RasterFile, GroundControlPointsMayTurnARaster) {
    const TemporaryFolder folder;
    auto recipe = planeRecipe();
    for (const auto& [c, r] : {std::pair{0, 0}, {64, 0}, {0, 48}, {64, 48}})
        recipe.controlPoints.push_back({.column = 1.0 * c, .row = 1.0 * r, .e = 500000.0 + 10 * r, .n = 2300000.0 + 10 * c});
    const auto file = opened(writeRaster(folder.file("a.tif"), recipe));
    const glm::dvec2 pixel = file->toPixel({500105, 2300405});  // column 40, row 10
    const auto value = file->readCell(static_cast<int>(pixel.x), static_cast<int>(pixel.y));
    ASSERT_TRUE(value && *value);
    EXPECT_NEAR(**value, plane(40, 10), 0.5);
}

// Two rasters say where each cell's middle lies: here on 105 + 0.01 c, 21 - 0.01 r degrees.
TEST(RasterFile, GeolocationArraysPlaceARaster) {
    const TemporaryFolder folder;
    auto recipe = planeRecipe();
    recipe.geotransform.reset();
    recipe.crs.clear();
    writeRaster(folder.file("values.tif"), recipe);
    recipe.type = "Float64";
    recipe.value = [](int c, int, int) { return 105.0 + 0.01 * c; };
    writeRaster(folder.file("x.tif"), recipe);
    recipe.value = [](int, int r, int) { return 21.0 - 0.01 * r; };
    writeRaster(folder.file("y.tif"), recipe);
    const auto entry = [](const std::string& key, const std::string& value) { return "<MDI key=\"" + key + "\">" + value + "</MDI>"; };
    const auto path = test::writeText(
        folder.file("a.vrt"),
        "<VRTDataset rasterXSize=\"64\" rasterYSize=\"48\"><Metadata domain=\"GEOLOCATION\">" + entry("X_DATASET", folder.file("x.tif")) +
            entry("X_BAND", "1") + entry("Y_DATASET", folder.file("y.tif")) + entry("Y_BAND", "1") + entry("PIXEL_OFFSET", "0") +
            entry("LINE_OFFSET", "0") + entry("PIXEL_STEP", "1") + entry("LINE_STEP", "1") + entry("SRS", "EPSG:4326") +
            "</Metadata><VRTRasterBand dataType=\"Float32\" band=\"1\"><SimpleSource><SourceFilename relativeToVRT=\"1\">values.tif"
            "</SourceFilename><SourceBand>1</SourceBand></SimpleSource></VRTRasterBand></VRTDataset>");
    const auto file = opened(path);
    EXPECT_TRUE(file->info().isFromGcps);
    const glm::dvec2 pixel = file->toPixel({105.30, 20.80});  // the middle of column 30, row 20
    const auto value = file->readCell(static_cast<int>(pixel.x), static_cast<int>(pixel.y));
    ASSERT_TRUE(value && *value);
    EXPECT_NEAR(**value, plane(30, 20), 1.0);
}

TEST(RasterFile, CellsAgreeWithGdallocationinfo) {
    if (!test::hasProgram("gdallocationinfo")) GTEST_SKIP() << "gdallocationinfo is not installed";
    const TemporaryFolder folder;
    auto recipe = planeRecipe();
    recipe.value = [](int c, int r, int) { return 123.456789 + 0.987654321 * c * r - 3.3 * r; };
    const auto path = writeRaster(folder.file("a.tif"), recipe);
    const auto file = opened(path);
    for (const auto& [c, r] : {std::pair{0, 0}, {63, 47}, {17, 31}}) {
        const auto expected = test::outputOf("gdallocationinfo -valonly " + path + " " + std::to_string(c) + " " + std::to_string(r));
        EXPECT_NEAR(file->readCell(c, r).value().value(), std::stod(expected), 1e-4);
    }
}

TEST(RasterFile, WindowsAgreeWithGdalTranslate) {
    if (!test::hasProgram("gdal_translate")) GTEST_SKIP() << "gdal_translate is not installed";
    const TemporaryFolder folder;
    auto recipe = planeRecipe();
    recipe.columns = 300;
    recipe.rows = 200;
    recipe.creationOptions = {"TILED=YES", "COMPRESS=DEFLATE"};
    recipe.value = [](int c, int r, int) { return std::sin(c / 9.0) * 50 + r; };
    const auto path = writeRaster(folder.file("a.tif"), recipe);
    const auto file = opened(path);
    const auto out = folder.file("window.bin");
    test::outputOf("gdal_translate -q -of ENVI -srcwin 13 17 240 160 -outsize 60 40 -r average " + path + " " + out);
    const auto bytes = test::readBytes(out);
    ASSERT_EQ(bytes.size(), 60u * 40u * sizeof(float));
    const auto values = valuesOf(*file, {.column = 13, .row = 17, .columns = 240, .rows = 160, .outColumns = 60, .outRows = 40});
    for (std::size_t i = 0; i < values.size(); ++i) {
        float expected = 0.0F;
        std::memcpy(&expected, bytes.data() + i * sizeof expected, sizeof expected);
        EXPECT_NEAR(values[i], expected, 1e-4);
    }
}

TEST(RasterFile, EightThreadsReadTheSameFile) {
    const TemporaryFolder folder;
    auto recipe = planeRecipe();
    recipe.columns = recipe.rows = 600;
    recipe.creationOptions = {"TILED=YES", "COMPRESS=DEFLATE"};
    const auto file = opened(writeRaster(folder.file("a.tif"), recipe));
    std::vector<std::jthread> threads;
    std::atomic<int> wrong{0};
    for (int t = 0; t < 8; ++t)
        threads.emplace_back([&, t] {
            std::vector<float> values;
            for (int k = 0; k < 20; ++k) {
                const int column = (t * 61 + k * 17) % 500, row = (t * 37 + k * 29) % 500;
                if (!file->readValues({.column = column, .row = row, .columns = 100, .rows = 100, .outColumns = 10, .outRows = 10}, values) ||
                    std::abs(values[0] - plane(column + 4.5, row + 4.5)) > 1e-3)
                    ++wrong;
            }
        });
    threads.clear();
    EXPECT_EQ(wrong, 0);
}

TEST(RasterFile, NothingIsWrittenBesideTheFile) {
    const TemporaryFolder folder, cache;
    const test::EnvironmentGuard cacheHome("XDG_CACHE_HOME", cache.path().string());
    auto recipe = planeRecipe();
    recipe.columns = recipe.rows = 2000;
    const auto path = writeRaster(folder.file("a.tif"), recipe);
    const auto before = test::readBytes(path);
    {
        const auto file = opened(path);
        ASSERT_TRUE(file->glance());
        ASSERT_TRUE(file->buildPyramid());
        std::vector<std::uint8_t> colours;
        ASSERT_TRUE(file->readRgba(whole(*file, 16, 16), colours));
    }
    EXPECT_EQ(test::filesUnder(folder.path()), std::vector<std::string>{path});
    EXPECT_EQ(test::readBytes(path), before);
}

TEST(RasterFile, GlanceOfASmallRasterIsItsAverage) {
    const TemporaryFolder folder;
    const auto file = opened(writeRaster(folder.file("a.tif"), planeRecipe()));
    const auto glance = file->glance(16);
    ASSERT_TRUE(glance);
    EXPECT_EQ(glance->columns, 16);
    EXPECT_EQ(glance->rows, 12);
    EXPECT_NEAR(glance->values[0], plane(1.5, 1.5), 1e-4);
}

// 3000 x 3000 in one-row strips: the lattice takes a few of them, each spot lying where the plane says.
TEST(RasterFile, GlanceOfALargeRasterIsPlacedRight) {
    const TemporaryFolder folder, cache;
    const test::EnvironmentGuard cacheHome("XDG_CACHE_HOME", cache.path().string());
    auto recipe = planeRecipe();
    recipe.columns = recipe.rows = 3000;
    const auto file = opened(writeRaster(folder.file("a.tif"), recipe));
    const auto glance = file->glance(64);
    ASSERT_TRUE(glance);
    ASSERT_EQ(glance->values.size(), static_cast<std::size_t>(glance->columns) * glance->rows);
    const double width = 3000.0 / glance->columns, height = 3000.0 / glance->rows;
    for (int j = 0; j < glance->rows; ++j)
        for (int i = 0; i < glance->columns; ++i)
            EXPECT_NEAR(glance->values[static_cast<std::size_t>(j) * glance->columns + i], plane((i + 0.5) * width - 0.5, (j + 0.5) * height - 0.5),
                        2.0);
}

// A desktop lets a program open 1024 files.
TEST(RasterFile, HundredsKeepFewFilesOpenAndCanBeRead) {
    const TemporaryFolder folder;
    const auto openFiles = [] { return std::distance(std::filesystem::directory_iterator("/proc/self/fd"), std::filesystem::directory_iterator()); };
    const auto before = openFiles();
    std::vector<std::shared_ptr<RasterFile>> files;
    for (int i = 0; i < 300; ++i) {
        auto recipe = planeRecipe();
        recipe.value = [i](int, int, int) { return i; };
        files.push_back(opened(writeRaster(folder.file(std::to_string(i) + ".tif"), recipe)));
    }
    for (int i = 0; i < 300; ++i) EXPECT_EQ(valuesOf(*files[i], whole(*files[i], 1, 1)), std::vector{static_cast<float>(i)});
    EXPECT_LT(openFiles() - before, 150);
}

}  // namespace
}  // namespace saban::geo
