#include <gtest/gtest.h>
#include <unistd.h>

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

/// The error of opening, or an empty one after a complaint.
Error errorOfOpening(const std::string& path) {
    auto file = RasterFile::open(path);
    EXPECT_FALSE(file) << path << " was opened";
    return file ? Error{} : file.error();
}

void expectError(const std::string& path, ErrorCode code, const std::string& word) {
    const Error error = errorOfOpening(path);
    EXPECT_EQ(error.code, code) << error.message;
    EXPECT_NE(error.message.find(path), std::string::npos) << error.message;
    EXPECT_NE(error.message.find(word), std::string::npos) << error.message;
    EXPECT_EQ(error.message.find('\n'), std::string::npos) << error.message;
}

RasterRecipe compressedTiles() {
    RasterRecipe recipe;
    recipe.columns = recipe.rows = 512;
    recipe.creationOptions = {"TILED=YES", "BLOCKXSIZE=128", "BLOCKYSIZE=128", "COMPRESS=DEFLATE"};
    recipe.value = [](int c, int r, int) { return (c * 7919 + r * 104729) % 1000 * 0.37; };
    return recipe;
}

TEST(BadRaster, MissingFileIsNotFound) { expectError("/nowhere/at/all.tif", ErrorCode::NotFound, "does not exist"); }

TEST(BadRaster, EmptyNameIsNotFound) { EXPECT_EQ(errorOfOpening("").code, ErrorCode::NotFound); }

TEST(BadRaster, MissingArchiveIsNotFound) { expectError("/vsizip//nowhere/a.zip/a.tif", ErrorCode::NotFound, "does not exist"); }

TEST(BadRaster, DeviceIsUnsupported) { expectError("/dev/null", ErrorCode::Unsupported, "neither a file nor a folder"); }

TEST(BadRaster, TextIsNotARaster) {
    const TemporaryFolder folder;
    expectError(writeText(folder.file("a.tif"), "this is a letter, not a map\n"), ErrorCode::BadFormat, "not recognized");
}

TEST(BadRaster, EmptyFileIsCalledEmpty) {
    const TemporaryFolder folder;
    expectError(writeText(folder.file("a.tif"), ""), ErrorCode::BadFormat, "empty");
}

TEST(BadRaster, TruncatedGeoTiffIsFoundOnOpening) {
    const TemporaryFolder folder;
    const auto path = writeRaster(folder.file("a.tif"), compressedTiles());
    const auto size = fs::file_size(path);
    for (const double share : {0.98, 0.5, 0.05}) {
        fs::resize_file(path, static_cast<std::uintmax_t>(static_cast<double>(size) * share));
        const Error error = errorOfOpening(path);
        EXPECT_EQ(error.code, ErrorCode::BadFormat) << error.message;
        EXPECT_NE(error.message.find(path), std::string::npos);
    }
}

TEST(BadRaster, UncompressedTruncatedGeoTiffIsFoundOnOpening) {
    const TemporaryFolder folder;
    RasterRecipe recipe;
    recipe.columns = recipe.rows = 200;
    const auto path = writeRaster(folder.file("a.tif"), recipe);
    fs::resize_file(path, fs::file_size(path) - 1000);
    EXPECT_EQ(errorOfOpening(path).code, ErrorCode::BadFormat);
}

TEST(BadRaster, BitFlippedTileIsAReadingErrorAndNeverWrongHeights) {
    const TemporaryFolder folder;
    const auto path = writeRaster(folder.file("a.tif"), compressedTiles());
    auto bytes = test::readBytes(path);
    // The middle of the file is inside the compressed tiles, neither the first nor the last.
    for (std::size_t i = 0; i < 64; ++i) bytes[bytes.size() / 2 + i] = static_cast<char>(~bytes[bytes.size() / 2 + i]);
    writeText(path, bytes);
    const auto file = RasterFile::open(path);
    ASSERT_TRUE(file) << file.error().message;
    std::vector<float> values;
    const auto read = (*file)->readValues({.columns = 512, .rows = 512, .outColumns = 64, .outRows = 64}, values);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, ErrorCode::BadFormat);
    EXPECT_NE(read.error().message.find(path), std::string::npos);
    // Tiles beside it still read.
    EXPECT_TRUE((*file)->readValues({.columns = 100, .rows = 100, .outColumns = 10, .outRows = 10}, values));
}

TEST(BadRaster, BitFlippedHeaderNeverCrashes) {
    const TemporaryFolder folder;
    const auto path = writeRaster(folder.file("a.tif"), compressedTiles());
    const auto sound = test::readBytes(path);
    for (std::size_t at = 0; at < 400; at += 3) {
        auto bytes = sound;
        bytes[at] = static_cast<char>(bytes[at] ^ 0x55);
        writeText(path, bytes);
        const auto file = RasterFile::open(path);
        std::vector<float> values;
        if (file) (void)(*file)->glance(16);
    }
}

TEST(BadRaster, FileWithoutPermissionIsUnreadable) {
    if (geteuid() == 0) GTEST_SKIP() << "root may read everything";
    const TemporaryFolder folder;
    const auto path = writeRaster(folder.file("a.tif"), {});
    fs::permissions(path, fs::perms::none);
    expectError(path, ErrorCode::Unreadable, "permission");
}

TEST(BadRaster, RasterThatLiesNowhereSaysHowToPlaceIt) {
    const TemporaryFolder folder;
    RasterRecipe recipe;
    recipe.geotransform.reset();
    recipe.crs.clear();
    expectError(writeRaster(folder.file("a.tif"), recipe), ErrorCode::Unsupported, "-a_ullr");
}

TEST(BadRaster, GeotransformWithoutExtentIsRefused) {
    const TemporaryFolder folder;
    const auto path = writeText(folder.file("a.vrt"),
                                "<VRTDataset rasterXSize=\"4\" rasterYSize=\"4\"><GeoTransform>500000, 10, 0, 2300000, 0, 0</GeoTransform>"
                                "<VRTRasterBand dataType=\"Float32\" band=\"1\"/></VRTDataset>");
    expectError(path, ErrorCode::Unsupported, "no size");
}

TEST(BadRaster, ZeroByZeroIsUnsupported) {
    const TemporaryFolder folder;
    const auto path = writeText(folder.file("a.vrt"),
                                "<VRTDataset rasterXSize=\"0\" rasterYSize=\"0\"><VRTRasterBand dataType=\"Float32\" band=\"1\"/></VRTDataset>");
    EXPECT_EQ(errorOfOpening(path).code, ErrorCode::Unsupported);
}

TEST(BadRaster, FileOfSeveralRastersNamesOne) {
    const TemporaryFolder folder;
    RasterRecipe recipe;
    recipe.driver = "GPKG";
    recipe.bands = 3;
    recipe.type = "Byte";
    recipe.creationOptions = {"RASTER_TABLE=north"};
    writeRaster(folder.file("a.gpkg"), recipe);
    recipe.creationOptions = {"RASTER_TABLE=south", "APPEND_SUBDATASET=YES"};
    const auto path = writeRaster(folder.file("a.gpkg"), recipe);
    expectError(path, ErrorCode::Unsupported, "GPKG:" + path + ":north");
    EXPECT_TRUE(RasterFile::open("GPKG:" + path + ":south"));
}

TEST(BadRaster, ComplexCellsAreUnsupported) {
    const TemporaryFolder folder;
    RasterRecipe recipe;
    recipe.type = "CFloat32";
    expectError(writeRaster(folder.file("a.tif"), recipe), ErrorCode::Unsupported, "complex");
}

TEST(BadRaster, MissingFileOfAVrtIsNamed) {
    const TemporaryFolder folder;
    const auto path = writeText(folder.file("a.vrt"),
                                "<VRTDataset rasterXSize=\"8\" rasterYSize=\"8\"><GeoTransform>0,1,0,0,0,-1</GeoTransform>"
                                "<VRTRasterBand dataType=\"Float32\" band=\"1\"><SimpleSource><SourceFilename relativeToVRT=\"1\">gone.tif"
                                "</SourceFilename><SourceBand>1</SourceBand><SourceProperties RasterXSize=\"8\" RasterYSize=\"8\" "
                                "DataType=\"Float32\" BlockXSize=\"8\" BlockYSize=\"8\"/></SimpleSource></VRTRasterBand></VRTDataset>");
    expectError(path, ErrorCode::Unsupported, folder.file("gone.tif"));
}

TEST(BadRaster, MissingFileOfANestedVrtIsNamed) {
    const TemporaryFolder folder;
    const auto source = [](const std::string& name) {
        return "<VRTDataset rasterXSize=\"8\" rasterYSize=\"8\"><GeoTransform>0,1,0,0,0,-1</GeoTransform><VRTRasterBand dataType=\"Byte\" "
               "band=\"1\"><SimpleSource><SourceFilename relativeToVRT=\"1\">" +
               name + "</SourceFilename></SimpleSource></VRTRasterBand></VRTDataset>";
    };
    writeText(folder.file("inner.vrt"), source("deep_gone.tif"));
    expectError(writeText(folder.file("outer.vrt"), source("inner.vrt")), ErrorCode::Unsupported, "deep_gone.tif");
}

TEST(BadRaster, VrtThatReadsItselfIsRefused) {
    const TemporaryFolder folder;
    const auto path = writeText(folder.file("a.vrt"),
                                "<VRTDataset rasterXSize=\"8\" rasterYSize=\"8\"><GeoTransform>0,1,0,0,0,-1</GeoTransform><VRTRasterBand "
                                "dataType=\"Byte\" band=\"1\"><SimpleSource><SourceFilename relativeToVRT=\"1\">a.vrt</SourceFilename>"
                                "</SimpleSource></VRTRasterBand></VRTDataset>");
    EXPECT_EQ(errorOfOpening(path).code, ErrorCode::Unsupported);
}

TEST(BadRaster, DeprecatedCrsInTheFileIsAnErrorUnlessOneIsGiven) {
    const TemporaryFolder folder;
    initialiseGdal();  // so that the fixture, too, keeps the code
    RasterRecipe recipe;
    recipe.crs = "EPSG:6956";
    const auto path = writeRaster(folder.file("a.tif"), recipe);
    expectError(path, ErrorCode::BadCrs, "6956");
    EXPECT_TRUE(RasterFile::open(path, {.assumedCrs = Crs::fromEpsg(5897).value()}));
}

TEST(BadRaster, ThreeBandPictureIsNotElevation) {
    const TemporaryFolder folder;
    RasterRecipe recipe;
    recipe.bands = 3;
    recipe.type = "Byte";
    EXPECT_EQ(classifyRaster(writeRaster(folder.file("a.tif"), recipe)).value(), RasterKind::Imagery);
    EXPECT_FALSE(classifyRaster(folder.file("gone.tif")));
}

TEST(BadRaster, ErrorsOfOneThreadDoNotReachAnother) {
    const TemporaryFolder folder;
    const auto bad = writeText(folder.file("bad.tif"), "no");
    EXPECT_FALSE(RasterFile::open(bad));
    EXPECT_TRUE(RasterFile::open(writeRaster(folder.file("good.tif"), {})));
}

}  // namespace
}  // namespace saban::geo
