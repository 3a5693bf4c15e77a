#include "viewer/terrain/tile_cache.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zstd.h>

#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <random>
#include <thread>

#include "tests/support/raster_fixtures.h"
#include "viewer/terrain/tile_file.h"
#include "viewer/terrain/tile_identity.h"
#include "viewer/terrain/tile_loader.h"

namespace saban::viewer {
namespace {

namespace fs = std::filesystem;

const geo::Bounds kTable{480000, 2330000, 492800, 2342800};
constexpr std::size_t kHeadBytes = 40;
constexpr std::size_t kPoints = geo::TileGrid::kCells + 1;

/// A corner of the table with hills, a hole and a picture: everything that a tile can have.
ReadyTile richTile() {
    const auto height = [](glm::dvec2 p) {
        const bool isHole = std::abs(p.x - 482000) < 300 && std::abs(p.y - 2332000) < 300;
        return isHole ? std::nan("") : 300.0 + 80.0 * std::sin(p.x / 300.0) * std::cos(p.y / 250.0);
    };
    const auto source = geo::ElevationSource::fromFunction(*geo::Crs::fromEpsg(3405), kTable, 10.0, height);
    const geo::TileGrid grid(kTable);
    const geo::TileKey key{1, 0, 0};
    const auto ground = readTileGround(*source, grid, key, 10.0);
    TileImage image;
    image.pixels = {.grid = {grid.boundsOf(key), int(kPoints), int(kPoints)}, .rgba = std::vector<std::uint8_t>(kPoints * kPoints * 4, 200), .isEmpty = false};
    return {.content = makeTileContent(**ground, &image, nullptr, grid, key, {}),
            .relief = {.minM = (*ground)->minM, .maxM = (*ground)->maxM, .hasVoid = (*ground)->heights.hasVoid}};
}

const geo::Digest kIdentity{.high = 0x0123456789abcdefULL, .low = 42};

geo::Digest numbered(std::uint64_t number) { return {.high = number << 56, .low = number}; }

template <typename Item>
void expectSameBytes(const std::vector<Item>& a, const std::vector<Item>& b) {
    ASSERT_EQ(a.size(), b.size());
    EXPECT_TRUE(a.empty() || std::memcmp(a.data(), b.data(), a.size() * sizeof(Item)) == 0);
}

void expectSame(const ReadyTile& a, const ReadyTile& b) {
    EXPECT_EQ(a.relief.minM, b.relief.minM);
    EXPECT_EQ(a.relief.maxM, b.relief.maxM);
    EXPECT_EQ(a.relief.hasVoid, b.relief.hasVoid);
    ASSERT_EQ(a.content == nullptr, b.content == nullptr);
    if (!a.content) return;
    EXPECT_EQ(a.content->hasHoles, b.content->hasHoles);
    EXPECT_EQ(a.content->hasImage, b.content->hasImage);
    EXPECT_EQ(a.content->referenceM, b.content->referenceM);
    expectSameBytes(a.content->ground, b.content->ground);
    expectSameBytes(a.content->walls, b.content->walls);
    expectSameBytes(a.content->colour, b.content->colour);
    expectSameBytes(a.content->heightM, b.content->heightM);
    ASSERT_EQ(a.content->details.size(), b.content->details.size());
    for (std::size_t i = 0; i < a.content->details.size(); ++i) {
        EXPECT_EQ(a.content->details[i].errorM, b.content->details[i].errorM);
        expectSameBytes(a.content->details[i].groundTriangles, b.content->details[i].groundTriangles);
        expectSameBytes(a.content->details[i].wallTriangles, b.content->details[i].wallTriangles);
    }
}

/// What the drawing relies on without asking again.
void expectDrawable(const ReadyTile& tile) {
    if (!tile.content) return;
    ASSERT_FALSE(tile.content->details.empty());
    EXPECT_EQ(tile.content->colour.size(), kPoints * kPoints * 4);
    EXPECT_EQ(tile.content->heightM.size(), kPoints * kPoints);
    for (const auto& detail : tile.content->details) {
        EXPECT_EQ(detail.groundTriangles.size() % 3, 0u);
        for (const auto index : detail.groundTriangles) ASSERT_LT(index, tile.content->ground.size());
        for (const auto index : detail.wallTriangles) ASSERT_LT(index, tile.content->walls.size());
    }
}

std::vector<std::byte> unpacked(const std::vector<std::byte>& file) {
    std::uint32_t size = 0;
    std::memcpy(&size, file.data() + 12, sizeof size);
    std::vector<std::byte> raw(size);
    EXPECT_EQ(ZSTD_decompress(raw.data(), raw.size(), file.data() + kHeadBytes, file.size() - kHeadBytes), raw.size());
    return raw;
}

/// A file with a sound head and checksum around any content.
std::vector<std::byte> packed(const std::vector<std::byte>& head, const std::vector<std::byte>& raw) {
    std::vector<std::byte> file(kHeadBytes + ZSTD_compressBound(raw.size()));
    std::memcpy(file.data(), head.data(), kHeadBytes);
    file.resize(kHeadBytes + ZSTD_compress(file.data() + kHeadBytes, file.size() - kHeadBytes, raw.data(), raw.size(), -5));
    const auto size = static_cast<std::uint32_t>(raw.size());
    const std::uint64_t checksum = geo::checksumOf(std::span(file).subspan(kHeadBytes));
    std::memcpy(file.data() + 12, &size, sizeof size);
    std::memcpy(file.data() + 32, &checksum, sizeof checksum);
    return file;
}

std::size_t fileCount(const fs::path& folder) { return fs::exists(folder) ? test::filesUnder(folder).size() : 0; }

TEST(TileFile, GivesBackWhatWasWritten) {
    const ReadyTile tile = richTile();
    ASSERT_TRUE(tile.content->hasHoles && tile.content->hasImage && !tile.content->walls.empty() && tile.content->details.size() > 1);
    const auto read = decodeTile(kIdentity, encodeTile(kIdentity, tile));
    ASSERT_TRUE(read);
    expectSame(*read, tile);
}

TEST(TileFile, GivesBackATileWithNothingToDraw) {
    const ReadyTile nothing{.content = nullptr, .relief = {.hasVoid = true}};
    const auto read = decodeTile(kIdentity, encodeTile(kIdentity, nothing));
    ASSERT_TRUE(read);
    expectSame(*read, nothing);
}

TEST(TileFile, OfAnotherTileIsNone) {
    const auto file = encodeTile(kIdentity, richTile());
    EXPECT_FALSE(decodeTile({.high = kIdentity.high, .low = kIdentity.low + 1}, file));
    EXPECT_FALSE(decodeTile({.high = kIdentity.high + 1, .low = kIdentity.low}, file));
}

TEST(TileFile, TruncatedIsNone) {
    const auto file = encodeTile(kIdentity, richTile());
    for (std::size_t size = 0; size < file.size(); size += size < 64 ? 1 : 997)
        EXPECT_FALSE(decodeTile(kIdentity, std::span(file).first(size))) << size;
    auto longer = file;
    longer.push_back(std::byte{0});
    EXPECT_FALSE(decodeTile(kIdentity, longer));
}

TEST(TileFile, WithAFlippedBitIsNone) {
    const auto file = encodeTile(kIdentity, richTile());
    for (std::size_t at = 0; at < file.size(); at += at < 100 ? 1 : 1499) {
        auto damaged = file;
        damaged[at] ^= static_cast<std::byte>(1u << (at % 8));
        EXPECT_FALSE(decodeTile(kIdentity, damaged)) << at;
    }
}

TEST(TileFile, MadeToHarmIsNoneOrCanBeDrawn) {
    const auto file = encodeTile(kIdentity, richTile());
    const auto raw = unpacked(file);
    std::mt19937 random(7);
    const auto altered = [&](std::size_t at, std::uint32_t value) {
        auto changed = raw;
        std::memcpy(changed.data() + at, &value, sizeof value);
        return packed(file, changed);
    };
    EXPECT_TRUE(decodeTile(kIdentity, packed(file, raw)));
    for (const std::uint32_t value : {0u, 1u, 0x7fffffffu, 0xffffffffu, 0x7fc00000u, 0x10000u}) {
        for (std::size_t at = 0; at < 64; at += 4)
            if (const auto read = decodeTile(kIdentity, altered(at, value))) expectDrawable(*read);
        for (int i = 0; i < 60; ++i)
            if (const auto read = decodeTile(kIdentity, altered(random() % (raw.size() / 4) * 4, value))) expectDrawable(*read);
    }
    for (std::size_t size = 0; size < raw.size(); size += 40009)
        EXPECT_FALSE(decodeTile(kIdentity, packed(file, {raw.begin(), raw.begin() + static_cast<std::ptrdiff_t>(size)}))) << size;
}

TEST(TileCache, GivesBackWhatWasStored) {
    const test::TemporaryFolder folder;
    const ReadyTile tile = richTile();
    TileCache cache(folder.path() / "tiles");
    EXPECT_FALSE(cache.load(kIdentity));
    cache.store(kIdentity, tile);
    const auto read = TileCache(folder.path() / "tiles").load(kIdentity);
    ASSERT_TRUE(read);
    expectSame(*read, tile);
    EXPECT_EQ(fileCount(folder.path()), 1u);  // no draft is left
}

TEST(TileCache, ReplacesADamagedFile) {
    const test::TemporaryFolder folder;
    TileCache cache(folder.path());
    cache.store(kIdentity, richTile());
    const fs::path file = folder.path() / kIdentity.text().substr(0, 2) / kIdentity.text();
    ASSERT_TRUE(fs::exists(file));
    fs::resize_file(file, fs::file_size(file) / 2);
    EXPECT_FALSE(cache.load(kIdentity));
    cache.store(kIdentity, richTile());
    EXPECT_TRUE(cache.load(kIdentity));
}

TEST(TileCache, IsSharedByProgramsAndThreads) {
    const test::TemporaryFolder folder;
    const ReadyTile tile = richTile();
    constexpr int kRounds = 12, kTiles = 3;
    const auto use = [&] {
        TileCache cache(folder.path());
        bool isSound = true;
        for (int i = 0; i < kRounds * kTiles; ++i) {
            cache.store(numbered(i % kTiles), tile);
            const auto read = cache.load(numbered((i + 1) % kTiles));
            isSound = isSound && (!read || read->content->colour == tile.content->colour);
        }
        return isSound && cache.isWritable();
    };
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) _exit(use() ? 0 : 1);
    std::atomic<int> good{0};
    {
        std::jthread a([&] { good += use(); }), b([&] { good += use(); });
    }
    int status = -1;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    EXPECT_EQ(status, 0);
    EXPECT_EQ(good, 2);
    EXPECT_EQ(fileCount(folder.path()), std::size_t{kTiles});
    for (int i = 0; i < kTiles; ++i) {
        const auto read = TileCache(folder.path()).load(numbered(i));
        ASSERT_TRUE(read);
        expectSame(*read, tile);
    }
}

TEST(TileCache, TrimmingKeepsTheMostRecentlyUsed) {
    const test::TemporaryFolder folder;
    const ReadyTile tile = richTile();
    const std::uint64_t bytes = encodeTile(numbered(0), tile).size();
    TileCache filling(folder.path());
    for (int i = 0; i < 6; ++i) {
        filling.store(numbered(i), tile);
        const fs::path file = folder.path() / numbered(i).text().substr(0, 2) / numbered(i).text();
        fs::last_write_time(file, fs::file_time_type::clock::now() - std::chrono::hours(100 - i));
    }
    ASSERT_TRUE(filling.load(numbered(0)));  // the oldest, but used just now
    test::writeText(folder.file("00/left.999999999.0.draft"), "of a program that died");
    TileCache(folder.path(), {.limitBytes = 4 * bytes}).trim();  // seven eighths of that: three tiles
    for (int i = 0; i < 6; ++i) EXPECT_EQ(filling.load(numbered(i)).has_value(), i == 0 || i >= 4) << i;
    EXPECT_FALSE(fs::exists(folder.path() / "00" / "left.999999999.0.draft"));
}

TEST(TileCache, StaysBelowItsLimit) {
    const test::TemporaryFolder folder;
    const ReadyTile tile = richTile();
    const std::uint64_t bytes = encodeTile(numbered(0), tile).size();
    TileCache cache(folder.path(), {.limitBytes = 20 * bytes});
    for (int i = 0; i < 50; ++i) cache.store(numbered(i), tile);
    EXPECT_LE(fileCount(folder.path()), 20u);
    EXPECT_GE(fileCount(folder.path()), 15u);
}

TEST(TileCache, WithoutAFolderItHoldsNothing) {
    const test::TemporaryFolder folder;
    const std::string file = test::writeText(folder.file("file"), "no folder");
    TileCache cache(fs::path(file) / "tiles");
    cache.store(kIdentity, richTile());
    EXPECT_FALSE(cache.isWritable());
    EXPECT_FALSE(cache.load(kIdentity));
}

TEST(TileCache, MakesAFolderThatWasRemovedAnew) {
    const test::TemporaryFolder folder;
    TileCache cache(folder.path() / "tiles");
    cache.store(kIdentity, richTile());
    fs::remove_all(folder.path() / "tiles");
    EXPECT_FALSE(cache.load(kIdentity));
    cache.store(kIdentity, richTile());
    EXPECT_TRUE(cache.load(kIdentity));
}

TEST(TileCache, LeavesRoomOnTheDisk) {
    const test::TemporaryFolder folder;
    TileCache cache(folder.path(), {.leastFreeBytes = 1ULL << 60});
    cache.store(kIdentity, richTile());
    EXPECT_FALSE(cache.isWritable());
    EXPECT_EQ(fileCount(folder.path()), 0u);
}

TEST(TileCache, FollowsTheUsersLimit) {
    const test::TemporaryFolder folder;
    const test::EnvironmentGuard home("XDG_CACHE_HOME", folder.path().string());
    {
        const test::EnvironmentGuard limit("SABAN_CACHE_LIMIT_MIB", "0");
        EXPECT_FALSE(TileCache::ofUser());
    }
    const auto cache = TileCache::ofUser();
    ASSERT_TRUE(cache);
    cache->store(kIdentity, richTile());
    EXPECT_EQ(fileCount(folder.path() / "saban" / "tiles"), 1u);
}

/// A file of heights on the table, and the ground made of it.
struct FileGround {
    explicit FileGround(const test::TemporaryFolder& folder) : path(folder.file("hills.tif")) {
        test::RasterRecipe hills;
        hills.value = [](int column, int row, int) { return 100.0 + 20.0 * std::sin(column / 9.0) + row; };
        test::writeRaster(path, hills);
    }
    std::shared_ptr<const layers::Ground> open(const layers::GroundSpec& changes = {}) const {
        layers::GroundSpec spec = changes;
        if (spec.elevation.empty()) spec.elevation = {{.path = path}};
        auto ground = layers::openGround(spec);
        EXPECT_TRUE(ground) << ground.error().message;
        return *ground;
    }
    std::string path;
};

TEST(GroundIdentity, ChangesWithTheFileAndWithEveryParameter) {
    const test::TemporaryFolder folder;
    const FileGround files(folder);
    const auto plain = identityOf(*files.open());
    ASSERT_TRUE(plain);
    EXPECT_EQ(identityOf(*files.open())->elevation, plain->elevation);
    const auto differs = [&](const layers::GroundSpec& spec) { return identityOf(*files.open(spec)).value().elevation != plain->elevation; };
    EXPECT_TRUE(differs({.elevation = {{.path = files.path, .unitToMetre = 0.3048}}}));
    EXPECT_TRUE(differs({.elevation = {{.path = files.path, .seam = geo::SeamStyle::Cut}}}));
    EXPECT_TRUE(differs({.elevation = {{.path = files.path, .featherM = 12.0}}}));
    EXPECT_TRUE(differs({.elevation = {{.path = files.path}, {.path = files.path}}}));
    EXPECT_TRUE(differs({.holes = geo::HoleFilling::Interpolate}));
    EXPECT_TRUE(differs({.crs = "EPSG:32648"}));
    const auto opened = files.open();
    fs::last_write_time(files.path, fs::file_time_type::clock::now() - std::chrono::hours(5));
    EXPECT_FALSE(identityOf(*opened));  // nobody knows which of the two it reads
    EXPECT_NE(identityOf(*files.open())->elevation, plain->elevation);
}

TEST(GroundIdentity, IsUnknownForWhatIsNoFileOfThisComputer) {
    const test::TemporaryFolder folder;
    const FileGround files(folder);
    EXPECT_FALSE(identityOf(*files.open({.network = geo::NetworkPolicy::Allowed})));
    test::writeRaster("/vsimem/hills.tif", {});
    EXPECT_FALSE(identityOf(*files.open({.elevation = {{.path = "/vsimem/hills.tif"}}})));
    const auto computed = geo::ElevationSource::fromFunction(*geo::Crs::fromEpsg(3405), kTable, 10.0, [](glm::dvec2) { return 1.0; });
    EXPECT_FALSE(computed->identity());
}

TEST(GroundIdentity, ChangesWithOrderAndOpacityOfPictures) {
    const test::TemporaryFolder folder;
    const FileGround files(folder);
    test::RasterRecipe colours;
    colours.bands = 3;
    colours.type = "Byte";
    const auto picture = [&](const char* name) { return test::writeRaster(folder.file(name), colours); };
    const std::string a = picture("a.tif"), b = picture("b.tif");
    const auto of = [&](std::vector<geo::ImageryLayer> imagery) { return identityOf(*files.open({.imagery = std::move(imagery)})).value().imagery.value(); };
    const auto plain = of({{.path = a}, {.path = b}});
    EXPECT_NE(of({{.path = b}, {.path = a}}), plain);
    EXPECT_NE(of({{.path = a, .opacity = 0.5}, {.path = b}}), plain);
    EXPECT_NE(of({{.path = a, .visible = false}, {.path = b}}), plain);
    EXPECT_EQ(of({{.path = a}, {.path = b}}), plain);
}

TEST(TileFamily, ChangesWithEveryFieldOfTheStyleAndWithTheTable) {
    const GroundIdentity ground{.elevation = kIdentity, .imagery = numbered(3)};
    const auto of = [&](const TileStyle& style, ImageryUse use = ImageryUse::Shown) { return tileFamily(ground, kTable, use, style); };
    const std::vector<TileStyle> styles{{},
                                        {.sun = {.azimuthDeg = 10, .elevationDeg = 45}},
                                        {.sun = {.azimuthDeg = 315, .elevationDeg = 10}},
                                        {.sun = {}, .exaggeration = 2},
                                        {.sun = {}, .reliefFactor = 2},
                                        {.sun = {}, .tintMinM = 2},
                                        {.sun = {}, .tintMaxM = 2},
                                        {.sun = {}, .meshErrorCells = 2},
                                        {.sun = {}, .tint = Tint::Lowland},
                                        {.sun = {}, .shading = Shading::Slope},
                                        {.sun = {}, .shading = Shading::Aspect},
                                        {.sun = {}, .slopes = {SlopeUnit::Degrees, {3, 7, 15, 30, 45}}},
                                        {.sun = {}, .slopes = {SlopeUnit::Percent, {3, 7, 15, 30}}},
                                        {.sun = {}, .slopes = {SlopeUnit::Percent, {3, 7, 15, 30, 40}}},
                                        {.sun = {}, .shadingOnPictures = 0.5},
                                        {.sun = {}, .hasShadows = true}};
    for (std::size_t i = 0; i < styles.size(); ++i)
        for (std::size_t j = 0; j < styles.size(); ++j) EXPECT_EQ(of(styles[i]) == of(styles[j]), i == j) << i << " " << j;
    EXPECT_NE(of({}, ImageryUse::Hidden), of({}));
    EXPECT_NE(tileFamily(ground, {kTable.minE, kTable.minN, kTable.maxE, kTable.maxN + 1}, ImageryUse::Shown, {}), of({}));
    EXPECT_NE(tileFamily({.elevation = numbered(1), .imagery = ground.imagery}, kTable, ImageryUse::Shown, {}), of({}));
    EXPECT_NE(tileFamily({.elevation = ground.elevation, .imagery = ground.imagery, .vectors = numbered(7)}, kTable, ImageryUse::Shown, {}), of({}));
    EXPECT_NE(of({.sun = {}, .lineScale = 2.0}), of({}));
    EXPECT_NE(tileIdentity(kIdentity, {1, 0, 1}), tileIdentity(kIdentity, {1, 1, 0}));
    EXPECT_NE(tileIdentity(kIdentity, {1, 0, 0}), tileIdentity(kIdentity, {2, 0, 0}));
}

std::shared_ptr<TileRecipe> recipeOf(const std::shared_ptr<const layers::Ground>& ground) {
    auto recipe = std::make_shared<TileRecipe>();
    recipe->ground = ground;
    recipe->grid = geo::TileGrid(ground->bounds);
    recipe->version = 1;
    recipe->family = tileFamily(identityOf(*ground).value(), ground->bounds, ImageryUse::Hidden, recipe->style);
    recipe->elevationGeneration = ground->elevation->generation();
    return recipe;
}

TEST(TileLoader, ReadsNothingForATileInTheCache) {
    const test::TemporaryFolder folder;
    const FileGround files(folder);
    const auto cache = std::make_shared<TileCache>(folder.path() / "tiles");
    const TileLoader::Job job{.key = {1, 0, 1}, .ground = nullptr, .image = nullptr};
    std::shared_ptr<const TileRecipe> recipe = recipeOf(files.open());
    LoadedTile made;
    {
        TileLoader loader(1, nullptr, cache);
        loader.setRecipe(recipe);
        loader.setWanted({job});
        while (!loader.hasFinished()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
        made = std::move(loader.takeFinished(1).front());
    }
    ASSERT_TRUE(made.ready && made.ground);
    EXPECT_TRUE(made.isWorthKeeping);
    EXPECT_EQ(fileCount(folder.path() / "tiles"), 1u);
    const LoadedTile taken = loadTile(recipeOf(files.open()), job, {}, cache.get());
    ASSERT_TRUE(taken.ready);
    EXPECT_FALSE(taken.ground);
    EXPECT_FALSE(taken.isWorthKeeping);
    expectSame(*taken.ready, *made.ready);
}

TEST(TileLoader, KeepsNoTileThatABetterOneWillFollow) {
    const test::TemporaryFolder folder;
    const FileGround files(folder);
    const TileLoader::Job job{.key = {0, 0, 0}, .ground = nullptr, .image = nullptr};
    const auto older = recipeOf(files.open());
    ++older->elevationGeneration;
    EXPECT_FALSE(loadTile(older, job, {}).isWorthKeeping);
    const auto unnamed = recipeOf(files.open());
    unnamed->family.reset();
    EXPECT_FALSE(loadTile(unnamed, job, {}).isWorthKeeping);
}

}  // namespace
}  // namespace saban::viewer
