#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cmath>
#include <filesystem>
#include <memory>
#include <vector>

#include "data/sample/writer.h"
#include "tests/data/sample/drainage_check.h"

namespace saban::sample {
namespace {

struct Closer {
    void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};
using Dataset = std::unique_ptr<GDALDataset, Closer>;

Dataset openFile(const std::filesystem::path& path) {
    GDALAllRegister();
    return Dataset(GDALDataset::Open(path.c_str(), GDAL_OF_RASTER));
}

std::vector<float> readHeights(GDALDataset& dataset) {
    const int width = dataset.GetRasterXSize();
    const int height = dataset.GetRasterYSize();
    std::vector<float> values(std::size_t(width) * height);
    if (dataset.GetRasterBand(1)->RasterIO(GF_Read, 0, 0, width, height, values.data(), width, height, GDT_Float32, 0,
                                           0) != CE_None)
        values.clear();
    return values;
}

/// A folder of its own that goes away with the test.
class Folder {
 public:
    Folder() : path_(std::filesystem::temp_directory_path() / ("saban_sample_files_" + std::to_string(getpid()))) {
        std::filesystem::create_directories(path_);
    }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    std::filesystem::path operator/(const char* name) const { return path_ / name; }
    const std::filesystem::path& path() const { return path_; }

 private:
    std::filesystem::path path_;
};

TEST(SampleWriter, WritesHeightsThatReadBackWithPlaceCrsAndUnit) {
    const Folder folder;
    Grid<double> heights(4, 3, 10.0, {100.0, 200.0});
    for (std::size_t i = 0; i < heights.size(); ++i) heights.values[i] = 70.125 + double(i);
    const auto written = writeHeights(heights, folder / "h.tif");
    ASSERT_TRUE(written) << written.error().message;
    const Dataset file = openFile(folder / "h.tif");
    ASSERT_TRUE(file);
    double transform[6];
    ASSERT_EQ(file->GetGeoTransform(transform), CE_None);
    EXPECT_DOUBLE_EQ(transform[0], 480'100.0);
    EXPECT_DOUBLE_EQ(transform[3], 2'341'800.0);
    EXPECT_DOUBLE_EQ(transform[1], 10.0);
    EXPECT_DOUBLE_EQ(transform[5], -10.0);
    EXPECT_STREQ(file->GetSpatialRef()->GetAuthorityCode(nullptr), "3405");
    EXPECT_STREQ(file->GetRasterBand(1)->GetUnitType(), "m");
    EXPECT_EQ(readHeights(*file), std::vector<float>(heights.values.begin(), heights.values.end()));
    ASSERT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1) << "unfinished files are left";
}

TEST(SampleWriter, WritesAPictureCloseToItsPixelsWithOverviews) {
    const Folder folder;
    Picture picture{.width = 512, .height = 512, .cellM = 2.5, .rgb = {}};
    for (int i = 0; i < 512 * 512; ++i) picture.rgb.insert(picture.rgb.end(), {60, 90, 40});
    const auto written = writePicture(picture, folder / "p.tif");
    ASSERT_TRUE(written) << written.error().message;
    const Dataset file = openFile(folder / "p.tif");
    ASSERT_TRUE(file);
    ASSERT_EQ(file->GetRasterCount(), 3);
    EXPECT_GE(file->GetRasterBand(1)->GetOverviewCount(), 2);
    std::uint8_t green = 0;
    ASSERT_EQ(file->GetRasterBand(2)->RasterIO(GF_Read, 200, 200, 1, 1, &green, 1, 1, GDT_Byte, 0, 0), CE_None);
    EXPECT_NEAR(green, 90, 3);
}

TEST(SampleWriter, NamesTheFileThatItCannotWrite) {
    const Grid<double> heights(2, 2, 10.0, {});
    const auto written = writeHeights(heights, "/nonexistent-folder/h.tif");
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, geo::ErrorCode::WriteFailed);
    EXPECT_NE(written.error().message.find("/nonexistent-folder/h.tif"), std::string::npos);
}

/// The files that the build makes; skipped where only the tests were built.
class SampleFiles : public testing::Test {
 protected:
    void SetUp() override {
        if (!std::filesystem::exists(folder_ / "valley_10m.tif"))
            GTEST_SKIP() << "the sample ground was not built: " << folder_.string();
    }
    std::filesystem::path folder_ = std::filesystem::path(SABAN_BUILD_DIR) / "sample";
};

TEST_F(SampleFiles, TheValleyDrainsDownhillEverywhere) {
    const Dataset file = openFile(folder_ / "valley_10m.tif");
    ASSERT_TRUE(file);
    ASSERT_EQ(file->GetRasterXSize(), 1200);
    ASSERT_EQ(file->GetRasterYSize(), 1200);
    const std::vector<float> heights = readHeights(*file);
    ASSERT_FALSE(heights.empty());
    EXPECT_EQ(test::cellsWithoutFallingWay(heights, 1200, 1200), 0U);
}

TEST_F(SampleFiles, ThePictureCoversTheValley) {
    const Dataset valley = openFile(folder_ / "valley_10m.tif");
    const Dataset picture = openFile(folder_ / "valley_2m5.tif");
    ASSERT_TRUE(valley && picture);
    double a[6];
    double b[6];
    valley->GetGeoTransform(a);
    picture->GetGeoTransform(b);
    EXPECT_DOUBLE_EQ(a[0], b[0]);
    EXPECT_DOUBLE_EQ(a[3], b[3]);
    EXPECT_DOUBLE_EQ(a[1] * valley->GetRasterXSize(), b[1] * picture->GetRasterXSize());
    EXPECT_LT(std::filesystem::file_size(folder_ / "valley_2m5.tif"), 25'000'000U);
}

// Between the centres of the valley's cells the heights are taken bilinearly.
TEST_F(SampleFiles, TheVillageMeetsTheValleyAlongItsEdges) {
    const Dataset valley = openFile(folder_ / "valley_10m.tif");
    const Dataset village = openFile(folder_ / "village_1m.tif");
    ASSERT_TRUE(valley && village);
    const std::vector<float> coarse = readHeights(*valley);
    const std::vector<float> fine = readHeights(*village);
    ASSERT_EQ(fine.size(), 1'000'000U);
    double at[6];
    village->GetGeoTransform(at);
    for (int k = 0; k < 1000; ++k) {
        const int edges[4][2] = {{k, 0}, {k, 999}, {0, k}, {999, k}};
        for (const auto& [c, r] : edges) {
            const double u = (at[0] + c + 0.5 - 480'000.0) / 10.0 - 0.5;
            const double v = (2'342'000.0 - (at[3] - r - 0.5)) / 10.0 - 0.5;
            const int i = int(u);
            const int j = int(v);
            const auto h = [&](int x, int y) { return double(coarse[std::size_t(y) * 1200 + x]); };
            const double north = h(i, j) + (h(i + 1, j) - h(i, j)) * (u - i);
            const double south = h(i, j + 1) + (h(i + 1, j + 1) - h(i, j + 1)) * (u - i);
            EXPECT_NEAR(fine[std::size_t(r) * 1000 + c], north + (south - north) * (v - j), 0.02);
        }
    }
}

}  // namespace
}  // namespace saban::sample
