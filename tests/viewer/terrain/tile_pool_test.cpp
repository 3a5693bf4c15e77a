#include "viewer/terrain/tile_pool.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <thread>

namespace saban::viewer {
namespace {

const geo::Bounds kTable{500000, 2300000, 508000, 2308000};
constexpr geo::TileKey kKey{2, 1, 1};

std::shared_ptr<const geo::ElevationSource> slope() {
    return geo::ElevationSource::fromFunction(*geo::Crs::fromEpsg(3405), kTable, 10.0, [](glm::dvec2 at) { return at.x * 0.01; });
}

std::shared_ptr<const TileGround> tileOf(const geo::ElevationSource& source) {
    auto tile = std::make_shared<TileGround>();
    tile->generation = source.generation();
    return tile;
}

TEST(TilePool, WhatSomebodyKeepsIsNotReadAgain) {
    TilePool pool;
    const auto source = slope();
    int reads = 0;
    const auto read = [&]() -> geo::Result<TilePool::GroundPtr> { return ++reads, tileOf(*source); };
    const auto first = *pool.ground(source, kTable, kKey, read);
    const auto second = *pool.ground(source, kTable, kKey, read);
    EXPECT_EQ(first, second);
    EXPECT_EQ(reads, 1);
    EXPECT_EQ(pool.count().shared, 1u);
}

TEST(TilePool, WhatNobodyKeepsIsReadAgain) {
    TilePool pool;
    const auto source = slope();
    int reads = 0;
    const auto read = [&]() -> geo::Result<TilePool::GroundPtr> { return ++reads, tileOf(*source); };
    ASSERT_TRUE(pool.ground(source, kTable, kKey, read));
    ASSERT_TRUE(pool.ground(source, kTable, kKey, read));
    EXPECT_EQ(reads, 2);
}

TEST(TilePool, AnotherSourceTableOrTileIsAnother) {
    TilePool pool;
    const auto source = slope(), other = slope();
    const auto read = [&]() -> geo::Result<TilePool::GroundPtr> { return tileOf(*source); };
    const auto tile = *pool.ground(source, kTable, kKey, read);
    EXPECT_NE(tile, *pool.ground(other, kTable, kKey, read));
    EXPECT_NE(tile, *pool.ground(source, kTable.grownBy(10.0), kKey, read));
    EXPECT_NE(tile, *pool.ground(source, kTable, kKey.child(0), read));
}

TEST(TilePool, OfTwoThatWantATileAtOnceOneReads) {
    TilePool pool;
    const auto source = slope();
    std::atomic<int> reads = 0;
    const auto read = [&]() -> geo::Result<TilePool::GroundPtr> {
        ++reads;
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        return tileOf(*source);
    };
    TilePool::GroundPtr one, two;
    std::thread a([&] { one = *pool.ground(source, kTable, kKey, read); });
    std::thread b([&] { two = *pool.ground(source, kTable, kKey, read); });
    a.join();
    b.join();
    EXPECT_EQ(reads, 1);
    EXPECT_EQ(one, two);
}

TEST(TilePool, WhoWaitsForAnotherEndsWhenAskedTo) {
    TilePool pool;
    const auto source = slope();
    std::atomic<bool> isReading = false, mayEnd = false;
    std::thread reader([&] {
        (void)pool.ground(source, kTable, kKey, [&]() -> geo::Result<TilePool::GroundPtr> {
            isReading = true;
            isReading.notify_all();
            mayEnd.wait(false);
            return tileOf(*source);
        });
    });
    isReading.wait(false);
    std::stop_source stop;
    stop.request_stop();
    const auto tile = pool.ground(source, kTable, kKey, [&]() -> geo::Result<TilePool::GroundPtr> { return tileOf(*source); }, stop.get_token());
    ASSERT_FALSE(tile);
    EXPECT_EQ(tile.error().code, geo::ErrorCode::Cancelled);
    mayEnd = true;
    mayEnd.notify_all();
    reader.join();
}

TEST(TilePool, WhatCannotBeReadIsToldAndTriedAgain) {
    TilePool pool;
    const auto source = slope();
    const auto fails = []() -> geo::Result<TilePool::GroundPtr> { return geo::fail(geo::ErrorCode::Unreadable, "no"); };
    EXPECT_FALSE(pool.ground(source, kTable, kKey, fails));
    EXPECT_TRUE(pool.ground(source, kTable, kKey, [&]() -> geo::Result<TilePool::GroundPtr> { return tileOf(*source); }));
}

}  // namespace
}  // namespace saban::viewer
