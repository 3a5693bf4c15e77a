#include "geo/elevation/hole_fill.h"

#include <cpl_string.h>
#include <cpl_vsi.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <set>

#include "tests/geo/elevation/elevation_fixture.h"

namespace saban::geo {
namespace {

using namespace test;

constexpr double kLowestM = -12000.0, kHighestM = 9500.0;

/// Holes in more than one block of the filling, in a raster large enough for overviews of what is filled.
class HoleFillTest : public RasterTest {
 protected:
    HoleFillTest() {
        fillAll_.holes = HoleFilling::Interpolate;
        spec_.columns = spec_.rows = 1100;
        spec_.nodata = -9999.0;
        path_ = writeRaster(file("holed.tif"), spec_, [this](int c, int r, int) {
            return isHole(c, r) ? -9999.0 : plane(spec_.centre(c, r)) + 20.0 * std::sin(c / 17.0);
        });
        raster_ = *RasterFile::open(path_);
    }
    static bool isHole(int c, int r) { return c % 100 > 20 && c % 100 < 60 && r % 100 > 30 && r % 100 < 50; }

    /// A file where the cache folder would be: what is filled is kept in memory.
    void blockCache() const {
        writeGround(file("blocked"), {.columns = 2, .rows = 2}, plane);
        ::setenv("XDG_CACHE_HOME", file("blocked").c_str(), 1);
    }

    Result<std::shared_ptr<RasterFile>> fill(const std::stop_token& stop = {}, const Progress& progress = {}) const {
        return fillHoles(*raster_, kLowestM, kHighestM, stop, progress);
    }
    /// Filling that is stopped once it has come so far.
    Result<std::shared_ptr<RasterFile>> fillUntil(double fraction) const {
        std::stop_source source;
        return fill(source.get_token(), [&](double now) {
            if (now >= fraction) source.request_stop();
        });
    }
    std::vector<float> valuesOf(const RasterFile& filled) const {
        std::vector<float> values;
        const int columns = spec_.columns, rows = spec_.rows;
        EXPECT_TRUE(filled.readValues({0, 0, columns, rows, columns, rows}, values));
        return values;
    }
    std::vector<std::string> keptFiles() const {
        std::vector<std::string> files;
        if (std::filesystem::exists(folder_ / "cache"))
            for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_ / "cache"))
                if (!entry.is_directory() || entry.path().filename() != "saban") files.push_back(entry.path().string());
        return files;
    }
    static std::vector<std::string> filesInMemory() {
        std::vector<std::string> files;
        const CPLStringList names(VSIReadDir("/vsimem/"));
        for (int i = 0; i < names.size(); ++i)
            if (std::string_view(names[i]).starts_with("saban-fill")) files.emplace_back(names[i]);
        return files;
    }

    ElevationOptions fillAll_;
    RasterSpec spec_;
    std::string path_;
    std::shared_ptr<RasterFile> raster_;
};

/// The search for holes, the first block, a later one, and the overviews.
constexpr double kStages[] = {0.05, 0.31, 0.6, 0.92};

TEST_F(HoleFillTest, StoppedBeforeItBeginsItLeavesNothing) {
    std::stop_source source;
    source.request_stop();
    const auto filled = fill(source.get_token());
    ASSERT_FALSE(filled);
    EXPECT_EQ(filled.error().code, ErrorCode::Cancelled);
    EXPECT_THAT(keptFiles(), testing::IsEmpty());
}

TEST_F(HoleFillTest, StoppedAtAnyStageItLeavesNothingInTheCache) {
    for (const double stage : kStages) {
        const auto filled = fillUntil(stage);
        ASSERT_FALSE(filled) << stage;
        EXPECT_EQ(filled.error().code, ErrorCode::Cancelled) << stage << ": " << filled.error().message;
        EXPECT_THAT(keptFiles(), testing::IsEmpty()) << stage;
    }
}

TEST_F(HoleFillTest, StoppedAtAnyStageItLeavesNothingInMemory) {
    blockCache();
    for (const double stage : kStages) {
        const auto filled = fillUntil(stage);
        ASSERT_FALSE(filled) << stage;
        EXPECT_EQ(filled.error().code, ErrorCode::Cancelled) << stage << ": " << filled.error().message;
        EXPECT_THAT(filesInMemory(), testing::IsEmpty()) << stage;
    }
}

TEST_F(HoleFillTest, AfterAStopItGivesTheSameValues) {
    blockCache();
    const auto inMemory = fill();
    ASSERT_TRUE(inMemory && *inMemory);
    ::setenv("XDG_CACHE_HOME", (folder_ / "cache").c_str(), 1);
    for (const double stage : kStages) ASSERT_FALSE(fillUntil(stage));
    const auto filled = fill();
    ASSERT_TRUE(filled && *filled);
    EXPECT_THAT(keptFiles(), testing::Not(testing::IsEmpty()));
    const auto values = valuesOf(**filled), expected = valuesOf(**inMemory);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const bool isIn = isHole(static_cast<int>(i) % spec_.columns, static_cast<int>(i) / spec_.columns);
        ASSERT_EQ(std::isnan(values[i]), !isIn) << i;
        if (isIn) {
            ASSERT_EQ(values[i], expected[i]) << i;
        }
    }
}

TEST_F(HoleFillTest, ProgressRisesToOneInSmallSteps) {
    std::set<int> percents;
    double last = 0.0;
    ASSERT_TRUE(fill({}, [&](double fraction) {
        EXPECT_GE(fraction, last);
        last = fraction;
        percents.insert(static_cast<int>(fraction * 100.0));
    }));
    EXPECT_EQ(last, 1.0);
    EXPECT_GT(percents.size(), 40u);
}

TEST_F(HoleFillTest, ProgressRisesToOneWithoutHoles) {
    const auto whole = *RasterFile::open(writeGround(file("whole.tif"), {}, plane));
    double last = 0.0;
    const auto filled = fillHoles(*whole, kLowestM, kHighestM, {}, [&](double fraction) { last = fraction; });
    ASSERT_TRUE(filled);
    EXPECT_FALSE(*filled);
    EXPECT_EQ(last, 1.0);
}

TEST_F(HoleFillTest, OpeningATableTellsWhichFileIsBeingFilled) {
    std::set<std::string> steps;
    double last = 0.0;
    const auto source = ElevationSource::open({{.path = path_}}, crsOf("EPSG:3405"), fillAll_, {},
                                              [&](const std::string& step, double fraction) {
                                                  steps.insert(step);
                                                  last = fraction;
                                              });
    ASSERT_TRUE(source);
    EXPECT_THAT(steps, testing::ElementsAre("Filling holes of 'holed.tif'"));
    EXPECT_EQ(last, 1.0);
}

TEST_F(HoleFillTest, OpeningATableStopsWhileItFills) {
    std::stop_source stop;
    const auto source = ElevationSource::open({{.path = path_}}, crsOf("EPSG:3405"), fillAll_, stop.get_token(),
                                              [&](const std::string&, double fraction) {
                                                  if (fraction > 0.5) stop.request_stop();
                                              });
    ASSERT_FALSE(source);
    EXPECT_EQ(source.error().code, ErrorCode::Cancelled);
    EXPECT_THAT(keptFiles(), testing::IsEmpty());
}

// Blocks that were never written read as no-data, so the file is small and every cell has to be looked at.
TEST_F(HoleFillTest, OpeningATableStopsWhileItLooksForHeightsInAVoidRaster) {
    const auto path = file("void.tif");
    {
        CPLStringList options;
        for (const char* option : {"SPARSE_OK=TRUE", "TILED=YES"}) options.AddString(option);
        auto* driver = GetGDALDriverManager()->GetDriverByName("GTiff");
        std::unique_ptr<GDALDataset> dataset(driver->Create(path.c_str(), 6000, 6000, 1, GDT_Float32, options.List()));
        ASSERT_TRUE(dataset);
        auto geotransform = spec_.geotransform;
        dataset->SetGeoTransform(geotransform.data());
        OGRSpatialReference reference;
        reference.SetFromUserInput("EPSG:3405");
        dataset->SetSpatialRef(&reference);
        dataset->GetRasterBand(1)->SetNoDataValue(-9999.0);
    }
    const auto open = [&](double stopAt) {
        std::stop_source stop;
        std::set<std::string> steps;
        const auto source = ElevationSource::open({{.path = path}}, crsOf("EPSG:3405"), {}, stop.get_token(),
                                                  [&](const std::string& step, double fraction) {
                                                      steps.insert(step);
                                                      if (fraction >= stopAt) stop.request_stop();
                                                  });
        EXPECT_THAT(steps, testing::ElementsAre("Looking for heights in 'void.tif'"));
        return source ? ErrorCode::InvalidArgument : source.error().code;
    };
    EXPECT_EQ(open(0.4), ErrorCode::Cancelled);
    EXPECT_EQ(open(2.0), ErrorCode::NoData);
}

}  // namespace
}  // namespace saban::geo
