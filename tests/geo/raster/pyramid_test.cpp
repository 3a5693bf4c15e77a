#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <limits>
#include <thread>

#include "geo/raster/pyramid_cache.h"
#include "geo/raster/raster_file.h"
#include "tests/support/raster_fixtures.h"

namespace saban::geo {
namespace {

namespace fs = std::filesystem;
using test::EnvironmentGuard;
using test::RasterRecipe;
using test::TemporaryFolder;
using test::writeRaster;

constexpr int kSide = 2000;

/// Height of a plane at the middle of cell column, row.
double plane(double column, double row) { return 100.0 + 0.5 * column - 0.25 * row; }

/// A cache of its own and a raster large enough to need a pyramid.
class Pyramid : public ::testing::Test {
   protected:
    TemporaryFolder folder_, cache_;
    EnvironmentGuard cacheHome_{"XDG_CACHE_HOME", cache_.path().string()};

    static RasterRecipe recipe() {
        RasterRecipe recipe;
        recipe.columns = recipe.rows = kSide;
        recipe.creationOptions = {"TILED=YES"};
        recipe.value = [](int c, int r, int) { return plane(c, r); };
        return recipe;
    }
    std::string write(const RasterRecipe& wanted = recipe(), const std::string& name = "a.tif") { return writeRaster(folder_.file(name), wanted); }

    static std::shared_ptr<RasterFile> open(const std::string& path) {
        auto file = RasterFile::open(path);
        EXPECT_TRUE(file) << file.error().message;
        return *file;
    }
    static RasterFile::Window whole(int out) { return {.columns = kSide, .rows = kSide, .outColumns = out, .outRows = out}; }

    /// `out` divides the raster into whole cells of its levels, so that averages are exact.
    static void expectPlane(const RasterFile& file, int out) {
        std::vector<float> values;
        const auto read = file.readValues(whole(out), values);
        ASSERT_TRUE(read) << read.error().message;
        const double step = static_cast<double>(kSide) / out;
        for (int j = 0; j < out; ++j)
            for (int i = 0; i < out; ++i)
                ASSERT_NEAR(values[static_cast<std::size_t>(j) * out + i], plane((i + 0.5) * step - 0.5, (j + 0.5) * step - 0.5), 0.01)
                    << i << ", " << j << " of " << out;
    }
    std::vector<std::string> levels() const {
        auto files = test::filesUnder(cache_.path());
        std::erase_if(files, [](const std::string& name) { return !name.ends_with(".tif"); });
        return files;
    }
};

// The mean of a plane over any rectangle is its value at the rectangle's centre.
TEST_F(Pyramid, LevelsOfAPlaneAreThePlane) {
    const auto file = open(write());
    EXPECT_TRUE(file->needsPyramid());
    EXPECT_EQ(file->generation(), 0u);
    const auto built = file->buildPyramid();
    ASSERT_TRUE(built) << built.error().message;
    EXPECT_FALSE(file->needsPyramid());
    EXPECT_EQ(file->generation(), 1u);
    EXPECT_FALSE(file->info().hasOverviews) << "that is about the file itself";
    for (const int out : {500, 250, 125}) expectPlane(*file, out);
}

TEST_F(Pyramid, PartOfARasterIsReadFromThePyramidInPlace) {
    const auto file = open(write());
    ASSERT_TRUE(file->buildPyramid());
    std::vector<float> values;
    ASSERT_TRUE(file->readValues({.column = 120, .row = 456, .columns = 960, .rows = 800, .outColumns = 60, .outRows = 50}, values));
    // 16 x 16 cells to one: cell 7, 9 is centred 120 columns and 152 rows into the window.
    EXPECT_NEAR(values[9 * 60 + 7], plane(120 + 120 - 0.5, 456 + 152 - 0.5), 0.01);
}

TEST_F(Pyramid, OddSizesKeepTheirPlace) {
    auto odd = recipe();
    odd.columns = 2003;
    odd.rows = 1999;
    const auto file = open(write(odd));
    ASSERT_TRUE(file->buildPyramid());
    std::vector<float> values;
    ASSERT_TRUE(file->readValues({.columns = 2003, .rows = 1999, .outColumns = 100, .outRows = 100}, values));
    for (const auto& [i, j] : {std::pair{0, 0}, {50, 50}, {99, 0}, {0, 99}, {99, 99}}) {
        // Cells of a level that are cut count by their share: the centre moves by up to an eighth of a level's cell, 2 cells.
        const double tolerance = 2 * 0.75;
        EXPECT_NEAR(values[static_cast<std::size_t>(j) * 100 + i], plane((i + 0.5) * 20.03 - 0.5, (j + 0.5) * 19.99 - 0.5), tolerance);
    }
}

TEST_F(Pyramid, VoidsAreNotMixedIntoLevels) {
    auto holed = recipe();
    holed.nodata = -9999;
    holed.value = [](int c, int r, int) {
        if (c >= 1000) return -9999.0;
        return (c + r) % 3 == 0 ? 50.0 : (c + r) % 3 == 1 ? std::numeric_limits<double>::quiet_NaN() : 1e38;
    };
    const auto file = open(write(holed));
    ASSERT_TRUE(file->buildPyramid());
    std::vector<float> values;
    ASSERT_TRUE(file->readValues(whole(100), values));
    for (int i = 0; i < 100; ++i) {
        if (i < 50)
            EXPECT_EQ(values[static_cast<std::size_t>(i)], 50.0F);
        else
            EXPECT_TRUE(std::isnan(values[static_cast<std::size_t>(i)])) << i;
    }
}

TEST_F(Pyramid, MaskMakesVoidsInLevels) {
    auto masked = recipe();
    masked.isValid = [](int c, int) { return c < 1000; };
    const auto file = open(write(masked));
    ASSERT_TRUE(file->buildPyramid());
    std::vector<float> values;
    ASSERT_TRUE(file->readValues(whole(250), values));
    EXPECT_NEAR(values[0], plane(3.5, 3.5), 0.01);
    EXPECT_TRUE(std::isnan(values[249]));
}

TEST_F(Pyramid, ScaledHeightsStayScaled) {
    auto scaled = recipe();
    scaled.type = "Int16";
    scaled.scale = 0.1;
    scaled.offset = 300;
    scaled.value = [](int, int, int) { return 123.0; };
    const auto file = open(write(scaled));
    ASSERT_TRUE(file->buildPyramid());
    std::vector<float> values;
    ASSERT_TRUE(file->readValues(whole(10), values));
    EXPECT_NEAR(values[0], 312.3, 1e-3);
}

TEST_F(Pyramid, PaletteImageryIsAveragedInColours) {
    RasterRecipe sheet;
    sheet.columns = sheet.rows = kSide;
    sheet.type = "Byte";
    sheet.palette = {{9, 9, 9, 255}, {240, 0, 0, 255}, {0, 240, 0, 255}};
    sheet.nodata = 0;
    sheet.value = [](int c, int, int) { return c >= 1000 ? 0 : 1 + c % 2; };
    const auto file = open(write(sheet));
    ASSERT_TRUE(file->buildPyramid());
    std::vector<std::uint8_t> pixels;
    ASSERT_TRUE(file->readRgba(whole(10), pixels));
    EXPECT_EQ(std::vector<std::uint8_t>(pixels.begin(), pixels.begin() + 4), (std::vector<std::uint8_t>{120, 120, 0, 255}));
    EXPECT_EQ(pixels[9 * 4 + 3], 0);
}

TEST_F(Pyramid, FormatThatIsReadInSequenceGetsAFullCopy) {
    RasterRecipe photo;
    photo.driver = "PNG";
    photo.type = "Byte";
    photo.bands = 3;
    photo.columns = photo.rows = kSide;
    photo.value = [](int c, int r, int b) { return (c / 16 + r / 16 + b * 40) % 256; };
    const auto file = open(write(photo, "a.png"));
    const RasterFile::Window corner{.column = 1900, .row = 1900, .columns = 3, .rows = 2, .outColumns = 3, .outRows = 2};
    std::vector<std::uint8_t> before, after;
    ASSERT_TRUE(file->readRgba(corner, before));
    ASSERT_TRUE(file->buildPyramid());
    EXPECT_EQ(levels().size(), 4u) << "factors 1, 2, 4, 8";
    ASSERT_TRUE(file->readRgba(corner, after));
    EXPECT_EQ(before, after);
    EXPECT_EQ(after[1], (118 + 118 + 80) % 256);
}

TEST_F(Pyramid, SecondOpeningUsesTheCache) {
    const auto path = write();
    ASSERT_TRUE(open(path)->buildPyramid());
    const auto again = open(path);
    EXPECT_FALSE(again->needsPyramid());
    expectPlane(*again, 125);
}

TEST_F(Pyramid, ChangedFileGetsANewOne) {
    const auto path = write();
    ASSERT_TRUE(open(path)->buildPyramid());
    fs::last_write_time(path, fs::last_write_time(path) + std::chrono::seconds(5));
    EXPECT_TRUE(open(path)->needsPyramid());
}

TEST_F(Pyramid, TruncatedEntryIsRemovedAndRebuilt) {
    const auto path = write();
    ASSERT_TRUE(open(path)->buildPyramid());
    for (const auto& level : levels()) fs::resize_file(level, fs::file_size(level) / 2);
    const auto file = open(path);
    EXPECT_TRUE(file->needsPyramid());
    EXPECT_TRUE(levels().empty());
    ASSERT_TRUE(file->buildPyramid());
    expectPlane(*file, 125);
}

TEST_F(Pyramid, EntryDamagedInsideIsDroppedWhileReading) {
    const auto path = write();
    ASSERT_TRUE(open(path)->buildPyramid());
    for (const auto& level : levels()) {
        auto bytes = test::readBytes(level);
        // The size and the tile directory stay as they are; what is between is garbage.
        for (std::size_t i = bytes.size() / 3; i < bytes.size() * 2 / 3; ++i) bytes[i] = static_cast<char>(~bytes[i]);
        test::writeText(level, bytes);
    }
    const auto file = open(path);
    for (const int out : {500, 250, 125}) expectPlane(*file, out);
    EXPECT_TRUE(file->needsPyramid());
    ASSERT_TRUE(file->buildPyramid());
    expectPlane(*file, 125);
}

TEST_F(Pyramid, EntryWithoutItsListIsNoEntry) {
    const auto path = write();
    ASSERT_TRUE(open(path)->buildPyramid());
    for (const auto& name : test::filesUnder(cache_.path()))
        if (name.ends_with(PyramidCache::kListName)) test::writeText(name, "saban pyramid 1\nelevation 2000");
    const auto file = open(path);
    EXPECT_TRUE(file->needsPyramid());
    ASSERT_TRUE(file->buildPyramid());
    EXPECT_FALSE(open(path)->needsPyramid());
}

TEST_F(Pyramid, CancellingLeavesNothing) {
    const auto file = open(write());
    std::stop_source stop;
    const auto built = file->buildPyramid([&](double) { stop.request_stop(); }, stop.get_token());
    ASSERT_FALSE(built);
    EXPECT_EQ(built.error().code, ErrorCode::Cancelled);
    EXPECT_TRUE(file->needsPyramid());
    EXPECT_TRUE(test::filesUnder(cache_.path()).empty());
    EXPECT_TRUE(file->buildPyramid()) << "and it can be built afterwards";
}

TEST_F(Pyramid, ProgressRisesToOne) {
    const auto file = open(write());
    double last = 0.0;
    ASSERT_TRUE(file->buildPyramid([&](double fraction) {
        EXPECT_GE(fraction, last);
        last = fraction;
    }));
    EXPECT_EQ(last, 1.0);
}

TEST_F(Pyramid, EightThreadsReadWhileItIsBuilt) {
    const auto file = open(write());
    std::atomic<bool> isDone{false};
    std::atomic<int> wrong{0}, reads{0};
    std::vector<std::jthread> threads;
    for (int t = 0; t < 8; ++t)
        threads.emplace_back([&, t] {
            std::vector<float> values;
            do {
                const int column = t * 128, row = 1024 - t * 64;
                const auto read = file->readValues({.column = column, .row = row, .columns = 800, .rows = 800, .outColumns = 50, .outRows = 50}, values);
                if (!read || std::abs(values[51] - plane(column + 23.5, row + 23.5)) > 0.01) ++wrong;
                ++reads;
            } while (!isDone);
        });
    const auto built = file->buildPyramid();
    isDone = true;
    threads.clear();
    EXPECT_TRUE(built) << built.error().message;
    EXPECT_EQ(wrong, 0);
    EXPECT_GE(reads, 8);
}

TEST_F(Pyramid, TwoAtOnceDoNoHarm) {
    const auto path = write();
    const auto a = open(path), b = open(path);
    bool builtA = false, builtAgain = false, builtB = false;
    {
        const std::jthread one([&] { builtA = a->buildPyramid().has_value(); });
        const std::jthread two([&] { builtB = b->buildPyramid().has_value(); });
        const std::jthread three([&] { builtAgain = a->buildPyramid().has_value(); });
    }
    EXPECT_TRUE(builtA && builtB && builtAgain);
    expectPlane(*a, 125);
    expectPlane(*b, 125);
    std::size_t entries = 0;
    for (const auto& each : fs::directory_iterator(cache_.path() / "saban")) {
        EXPECT_EQ(each.path().extension(), ".pyramid");
        ++entries;
    }
    EXPECT_EQ(entries, 1u);
}

TEST_F(Pyramid, FileInPlaceOfTheCacheFolderMakesItGoToMemory) {
    test::writeText(cache_.file("saban"), "in the way");
    EXPECT_FALSE(PyramidCache::folder());
    const auto file = open(write());
    const auto built = file->buildPyramid();
    ASSERT_TRUE(built) << built.error().message;
    EXPECT_FALSE(file->needsPyramid());
    expectPlane(*file, 125);
    EXPECT_EQ(test::filesUnder(cache_.path()).size(), 1u);
}

TEST_F(Pyramid, ReadOnlyCacheFolderMakesItGoToMemory) {
    if (geteuid() == 0) GTEST_SKIP() << "root may write everywhere";
    fs::permissions(cache_.path(), fs::perms::owner_read | fs::perms::owner_exec);
    const auto folder = PyramidCache::folder();
    ASSERT_FALSE(folder);
    EXPECT_EQ(folder.error().code, ErrorCode::WriteFailed);
    const auto file = open(write());
    ASSERT_TRUE(file->buildPyramid());
    expectPlane(*file, 125);
}

// A limit on the size of files stands in for a full disk: writing fails half-way.
TEST_F(Pyramid, FullDiskMakesItGoToMemoryAndLeavesNothing) {
    auto rough = recipe();
    rough.value = [](int c, int r, int) { return plane(c, r) + (c * 7919 + r * 104729) % 1000 * 1e-3; };
    const auto file = open(write(rough));
    struct rlimit old {};
    getrlimit(RLIMIT_FSIZE, &old);
    const auto oldHandler = signal(SIGXFSZ, SIG_IGN);
    struct rlimit small = old;
    small.rlim_cur = 20'000;
    ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &small), 0);
    const auto built = file->buildPyramid();
    setrlimit(RLIMIT_FSIZE, &old);
    signal(SIGXFSZ, oldHandler);
    ASSERT_TRUE(built) << built.error().message;
    EXPECT_TRUE(test::filesUnder(cache_.path()).empty());
    std::vector<float> values;
    ASSERT_TRUE(file->readValues(whole(125), values));
    EXPECT_NEAR(values[125 * 60 + 60], plane(60 * 16 + 7.5, 60 * 16 + 7.5) + 0.5, 0.1);
}

TEST_F(Pyramid, DamagedSourceIsTheErrorThatIsReported) {
    auto compressed = recipe();
    compressed.creationOptions = {"TILED=YES", "COMPRESS=DEFLATE"};
    const auto path = write(compressed);
    auto bytes = test::readBytes(path);
    for (std::size_t i = 0; i < 64; ++i) bytes[bytes.size() / 2 + i] = static_cast<char>(~bytes[bytes.size() / 2 + i]);
    test::writeText(path, bytes);
    const auto file = open(path);
    const auto built = file->buildPyramid();
    ASSERT_FALSE(built);
    EXPECT_EQ(built.error().code, ErrorCode::BadFormat);
    EXPECT_NE(built.error().message.find(path), std::string::npos);
    EXPECT_TRUE(test::filesUnder(cache_.path()).empty());
}

TEST_F(Pyramid, LongestUnusedEntriesGoFirst) {
    std::vector<std::string> keys;
    const auto cache = PyramidCache::folder();
    ASSERT_TRUE(cache);
    for (int i = 0; i < 4; ++i) {
        const auto entry = PyramidCache::entryFolder(*cache, "key" + std::to_string(i));
        fs::create_directories(entry);
        test::writeText((entry / "level_0.tif").string(), std::string(1000, 'x'));
        test::writeText((entry / PyramidCache::kListName).string(), "");
        fs::last_write_time(entry / PyramidCache::kListName, fs::file_time_type::clock::now() - std::chrono::hours(10 - i));
    }
    PyramidCache::trim(2500, "key0");
    for (int i = 0; i < 4; ++i)
        EXPECT_EQ(fs::exists(PyramidCache::entryFolder(*cache, "key" + std::to_string(i))), i == 0 || i == 3) << i;
}

TEST_F(Pyramid, DraftsOfDeadProgramsAreSweptOthersStay) {
    const auto cache = PyramidCache::folder();
    ASSERT_TRUE(cache);
    const auto own = PyramidCache::draftFolder(*cache, "key");
    const auto dead = *cache / "key.999999999.0.draft";  // above the greatest process number that Linux gives
    fs::create_directories(own);
    fs::create_directories(dead);
    PyramidCache::trim(1000);
    EXPECT_TRUE(fs::exists(own));
    EXPECT_FALSE(fs::exists(dead));
}

TEST_F(Pyramid, LimitOfTheCacheIsObeyed) {
    const EnvironmentGuard limit("SABAN_CACHE_LIMIT_MIB", "1");
    EXPECT_EQ(PyramidCache::limitBytes(), 1u << 20);
    const auto file = open(write());
    ASSERT_TRUE(file->buildPyramid());
    EXPECT_TRUE(levels().empty()) << "1.3 MiB of overviews do not fit: they stay in memory";
    expectPlane(*file, 125);
}

TEST(PyramidCache, FolderFollowsXdg) {
    const TemporaryFolder home;
    const EnvironmentGuard homeGuard("HOME", home.path().string());
    {
        const EnvironmentGuard cacheHome("XDG_CACHE_HOME", home.file("elsewhere"));
        EXPECT_EQ(PyramidCache::folder().value(), home.path() / "elsewhere" / "saban");
    }
    const EnvironmentGuard relative("XDG_CACHE_HOME", "relative/path");
    EXPECT_EQ(PyramidCache::folder().value(), home.path() / ".cache" / "saban");
}

TEST(PyramidCache, LimitThatIsNoNumberIsTheDefault) {
    const EnvironmentGuard limit("SABAN_CACHE_LIMIT_MIB", "much");
    EXPECT_EQ(PyramidCache::limitBytes(), 4096ULL << 20);
}

TEST(PyramidCache, KeyChangesWithSizeAndTime) {
    const TemporaryFolder folder;
    const auto path = test::writeText(folder.file("a"), "123");
    const auto key = PyramidCache::keyOf(path);
    ASSERT_TRUE(key);
    EXPECT_EQ(PyramidCache::keyOf(path), key);
    const auto time = fs::last_write_time(path);
    fs::last_write_time(path, time + std::chrono::seconds(1));
    EXPECT_NE(PyramidCache::keyOf(path), key);
    test::writeText(path, "1234");
    fs::last_write_time(path, time);
    EXPECT_NE(PyramidCache::keyOf(path), key);
    EXPECT_FALSE(PyramidCache::keyOf(folder.file("gone")));
}

}  // namespace
}  // namespace saban::geo
