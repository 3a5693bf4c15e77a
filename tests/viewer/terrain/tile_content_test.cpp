#include "viewer/terrain/tile_content.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <condition_variable>
#include <mutex>
#include <set>
#include <thread>

#include "viewer/terrain/tile_loader.h"

namespace saban::viewer {
namespace {

constexpr int kPoints = geo::TileGrid::kCells + 1;
const geo::Bounds kTable{480000, 2330000, 492800, 2342800};  // root cell 50 m

geo::Crs tableCrs() { return *geo::Crs::fromEpsg(3405); }

std::shared_ptr<const geo::ElevationSource> source(std::function<double(glm::dvec2)> height, double cellM = 10.0) {
    return geo::ElevationSource::fromFunction(tableCrs(), kTable, cellM, std::move(height));
}

std::unique_ptr<TileContent> contentOf(const geo::ElevationSource& elevation, const geo::TileKey& key, const TileStyle& style = {}) {
    const geo::TileGrid grid(kTable);
    const auto ground = readTileGround(elevation, grid, key, elevation.cellM());
    EXPECT_TRUE(ground) << ground.error().message;
    return makeTileContent(**ground, nullptr, nullptr, grid, key, style);
}

double plane(glm::dvec2 p) { return 100.0 + 0.02 * (p.x - kTable.minE) + 0.01 * (p.y - kTable.minN); }

TEST(TileContent, PutsVerticesOnTheHeightsOfThePlace) {
    const auto elevation = source(plane);
    const geo::TileGrid grid(kTable);
    const geo::TileKey key{3, 2, 5};
    const auto content = contentOf(*elevation, key);
    ASSERT_TRUE(content);
    ASSERT_EQ(content->details.size(), 1u);  // a plane has nothing to save
    const glm::dvec2 centre = grid.boundsOf(key).center();
    for (int i = 0; i < 4; ++i) {
        const auto& v = content->ground[i];
        EXPECT_NEAR(v.z + content->referenceM, plane(centre + glm::dvec2(v.x, v.y)), 0.001);
    }
}

TEST(TileContent, AMeshIsAsExactAsItsStyleAsks) {
    const auto elevation = source([](glm::dvec2 p) { return 200.0 + 120.0 * std::sin(p.x / 400.0) * std::cos(p.y / 300.0); });
    for (const double exaggeration : {1.0, 4.0}) {
        const auto content = contentOf(*elevation, {2, 1, 1}, {.sun = {}, .exaggeration = exaggeration, .meshErrorCells = 0.75});
        // Cells of level 2 are 12.5 m.
        EXPECT_LE(content->details.front().errorM, 0.75 * 12.5 / exaggeration);
        EXPECT_GT(content->details.front().groundTriangles.size() / 3, 50u);
    }
}

TEST(TileContent, HasWallsOnTheTablesEdgesOnly) {
    const auto elevation = source(plane);
    EXPECT_TRUE(contentOf(*elevation, {2, 1, 1})->walls.empty());
    const auto corner = contentOf(*elevation, {2, 0, 0});
    ASSERT_FALSE(corner->walls.empty());
    for (const auto& v : corner->walls) EXPECT_TRUE(v.x == -1600.0f || v.y == -1600.0f);
}

TEST(TileContent, AHoleIsTransparentAndHasSides) {
    const auto elevation = source([](glm::dvec2 p) {
        const bool isInside = std::abs(p.x - 486400) < 400 && std::abs(p.y - 2336400) < 400;
        return isInside ? std::numeric_limits<double>::quiet_NaN() : 50.0;
    });
    const auto content = contentOf(*elevation, {0, 0, 0});
    ASSERT_TRUE(content);
    EXPECT_TRUE(content->hasHoles);
    EXPECT_EQ(content->colour[(128 * kPoints + 128) * 4 + 3], 0);
    EXPECT_EQ(content->colour[(100 * kPoints + 100) * 4 + 3], 255);
    std::set<std::pair<float, float>> sides;
    for (const auto& v : content->walls)
        if (std::abs(v.x) < 1000 && std::abs(v.y) < 1000) sides.insert({v.x, v.y});
    // 400 m are 8 cells of 50 m: points 121 to 135 are void, the side runs half a cell outside them.
    ASSERT_FALSE(sides.empty());
    for (const auto& [x, y] : sides) EXPECT_TRUE(std::abs(std::abs(x) - 375.0f) < 0.1f || std::abs(std::abs(y) - 375.0f) < 0.1f) << x << " " << y;
}

TEST(TileContent, OfNothingButVoidIsNothing) {
    const auto elevation = source([](glm::dvec2) { return std::numeric_limits<double>::quiet_NaN(); });
    EXPECT_FALSE(contentOf(*elevation, {1, 0, 1}));
}

TEST(TileContent, NeighboursHaveTheSameColoursAlongTheirSeam) {
    const auto elevation = source([](glm::dvec2 p) { return 200.0 + 120.0 * std::sin(p.x / 700.0) * std::cos(p.y / 500.0); });
    for (const int level : {2, 5}) {  // cells wider and narrower than the data's
        const auto west = contentOf(*elevation, {level, 1, 1}, {.sun = {}, .tintMinM = 80, .tintMaxM = 320});
        const auto east = contentOf(*elevation, {level, 2, 1}, {.sun = {}, .tintMinM = 80, .tintMaxM = 320});
        for (int row = 0; row < kPoints; ++row)
            for (int band = 0; band < 3; ++band)
                EXPECT_NEAR(west->colour[(row * kPoints + 256) * 4 + band], east->colour[(row * kPoints) * 4 + band], 2);
    }
}

TEST(TileContent, SlopesTowardsTheSunAreBrighterThanThoseAway) {
    const auto ridge = source([](glm::dvec2 p) { return 500.0 - 0.4 * std::abs(p.x - 486400.0); });
    const auto content = contentOf(*ridge, {0, 0, 0}, {.sun = {.azimuthDeg = 270, .elevationDeg = 45}, .tintMinM = -5000, .tintMaxM = 5000});
    const auto brightness = [&](int column) {
        const auto* p = &content->colour[(128 * kPoints + column) * 4];
        return p[0] + p[1] + p[2];
    };
    EXPECT_GT(brightness(64), brightness(192) + 100);
}

TEST(TileLoader, MakesTheMostUrgentTileFirstAndEachOnce) {
    auto ground = std::make_shared<layers::Ground>(layers::Ground{
        .crs = tableCrs(), .crsReason = {}, .bounds = kTable, .elevation = source(plane), .imagery = nullptr, .warnings = {}, .title = {}, .spec = {}});
    auto recipe = std::make_shared<TileRecipe>();
    recipe->ground = ground;
    recipe->grid = geo::TileGrid(kTable);
    recipe->version = 1;
    std::mutex mutex;
    std::condition_variable finished;
    TileLoader loader(1, [&] { finished.notify_all(); });
    loader.setRecipe(recipe);
    std::vector<TileLoader::Job> jobs;
    for (int i = 0; i < 4; ++i) jobs.push_back({.key = {1, i & 1, i >> 1}, .ground = nullptr, .image = nullptr});
    loader.setWanted(jobs);
    loader.setWanted(jobs);
    std::vector<geo::TileKey> order;
    while (order.size() < 4) {
        std::unique_lock lock(mutex);
        finished.wait_for(lock, std::chrono::milliseconds(20));
        for (auto& tile : loader.takeFinished(10)) {
            EXPECT_FALSE(tile.error);
            ASSERT_TRUE(tile.ready);
            EXPECT_TRUE(tile.ready->content);
            order.push_back(tile.key);
        }
    }
    for (int i = 0; i < 4; ++i) EXPECT_EQ(order[i], jobs[i].key);
    EXPECT_EQ(loader.openCount(), 0u);
}

TEST(TileLoader, WorksWithHalfAsManyThreadsWhileAPictureMoves) {
    constexpr auto kMost = std::chrono::seconds(20);
    std::mutex mutex;
    std::condition_variable changed;
    std::set<std::thread::id> readers;
    std::size_t awaited = 1;  // a reader waits for so many: alone it could be done before another one begins
    bool isGivenUp = false;
    const auto height = [&](glm::dvec2 p) {
        std::unique_lock lock(mutex);
        if (!readers.insert(std::this_thread::get_id()).second) return plane(p);
        changed.notify_all();
        isGivenUp = isGivenUp || !changed.wait_for(lock, kMost, [&] { return isGivenUp || readers.size() >= awaited; });
        return plane(p);
    };
    auto recipe = std::make_shared<TileRecipe>();
    recipe->ground = std::make_shared<layers::Ground>(layers::Ground{
        .crs = tableCrs(), .crsReason = {}, .bounds = kTable, .elevation = source(height), .imagery = nullptr, .warnings = {}, .title = {}, .spec = {}});
    recipe->grid = geo::TileGrid(kTable);
    recipe->version = 1;
    TileLoader loader(2, [&] { changed.notify_all(); });
    const auto make = [&](int level) {
        std::vector<TileLoader::Job> jobs;
        for (int i = 0; i < 4; ++i) jobs.push_back({.key = {level, i & 1, i >> 1}, .ground = nullptr, .image = nullptr});
        {
            const std::lock_guard lock(mutex);
            readers.clear();
        }
        loader.setWanted(jobs);
        std::size_t made = 0;
        while (made < jobs.size()) {
            std::unique_lock lock(mutex);
            changed.wait_for(lock, std::chrono::milliseconds(20));
            lock.unlock();
            made += loader.takeFinished(10).size();
        }
        const std::lock_guard lock(mutex);
        return readers.size();
    };
    loader.setMoving(true);
    loader.setRecipe(recipe);
    EXPECT_EQ(make(1), 1u);
    {
        const std::lock_guard lock(mutex);
        awaited = 2;
    }
    loader.setMoving(false);
    EXPECT_EQ(make(2), 2u);
}

}  // namespace
}  // namespace saban::viewer
