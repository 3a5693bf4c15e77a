#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <unordered_set>
#include <vector>

#include "geo/core/thread_priority.h"
#include "geo/tiles/tile_grid.h"
#include "geo/tiles/tile_selection.h"
#include "layers/ground/ground.h"
#include "viewer/overlay/draped_plan.h"
#include "viewer/terrain/tile_cache.h"
#include "viewer/terrain/tile_content.h"

namespace saban::viewer {

/// What tiles are made from, at one moment. Replaced as a whole when anything in it changes.
struct TileRecipe {
    std::shared_ptr<const layers::Ground> ground;
    std::shared_ptr<const geo::ImagerySource> imagery;  ///< null: draw bare ground
    std::shared_ptr<const geo::VectorSource> vectors;   ///< null: none are painted
    std::shared_ptr<const DrapedPlan> draped{};         ///< over everything else; null: none
    double drapedScale = 1.0;                           ///< of its widths
    double drapedPixelM = 0.0;                          ///< metres of a pixel that they are told for; 0: of each tile's own
    geo::TileGrid grid;
    TileStyle style;
    std::uint64_t version = 0;
    std::uint64_t meshVersion = 0;      ///< the same as long as the surfaces of tiles do not change, whatever covers them
    std::optional<geo::Digest> family;  ///< of its tiles in the cache; nothing: they are not to be kept
    unsigned elevationGeneration = 0;   ///< of the sources that `family` speaks of
    unsigned imageryGeneration = 0;
};

/// A finished (or failed) tile.
struct LoadedTile {
    geo::TileKey key;
    std::shared_ptr<const TileRecipe> recipe;   ///< that it was made by
    std::shared_ptr<const TileGround> ground;   ///< null when reading failed, or nothing was read because the cache had it
    std::shared_ptr<const TileImage> image;
    std::optional<ReadyTile> ready;             ///< nothing when reading failed, or when `paint` is all that is new
    std::optional<TilePaint> paint{};           ///< for a tile whose surface stays, or in place of the colours of `ready`
    std::optional<geo::Error> error;
    bool isWorthKeeping = false;                ///< made just now, and not to be bettered
    bool isAhead = false;                       ///< as its job was
};

/// Makes tiles on worker threads, most urgent first. What is no longer wanted is never begun. What the cache holds is not
/// made again; what was made goes there when nothing has been wanted for a moment, and at the end for a moment more.
/// Thread safety: the owner's thread calls everything; `wakeUp` is called from workers.
class TileLoader {
   public:
    TileLoader(unsigned threads, std::function<void()> wakeUp, std::shared_ptr<TileCache> cache = nullptr);
    ~TileLoader();

    void setRecipe(std::shared_ptr<const TileRecipe> recipe);  ///< null: make nothing

    /// While a picture moves other threads work, half as many, which give way wholly to those that draw.
    void setMoving(bool isMoving);

    struct Job {
        geo::TileKey key;
        std::shared_ptr<const TileGround> ground;  ///< read before and still good; null: read it
        std::shared_ptr<const TileImage> image;
        bool isAhead = false;                      ///< not for the present picture
        std::uint64_t meshVersion = 0;             ///< of the tile that is there already; 0: none
    };
    /// Replaces the waiting list; tiles being made go on. Most urgent first.
    void setWanted(std::vector<Job> jobs);

    /// Finished tiles, at most `most`.
    std::vector<LoadedTile> takeFinished(std::size_t most);
    bool hasFinished() const;
    bool isMaking(const geo::TileKey& key) const;
    std::size_t openCount() const;  ///< waiting, being made or not yet taken

   private:
    using Clock = std::chrono::steady_clock;
    struct Unstored {
        geo::Digest family;
        geo::TileKey key;
        ReadyTile tile;
    };

    void run(std::stop_token stop, geo::GivesWay givesWay);
    void make(std::unique_lock<std::mutex>& lock, const std::stop_token& stop);
    void storeOne(std::unique_lock<std::mutex>& lock);
    std::condition_variable& wakeOf(geo::GivesWay givesWay) { return givesWay == geo::GivesWay::Wholly ? wakeWholly_ : wakePartly_; }
    geo::GivesWay working() const { return isMoving_ ? geo::GivesWay::Wholly : geo::GivesWay::Partly; }

    std::function<void()> wakeUp_;
    std::shared_ptr<TileCache> cache_;
    mutable std::mutex mutex_;
    std::condition_variable wakePartly_, wakeWholly_;  ///< one for each way to give way: who may not work now sleeps on
    std::shared_ptr<const TileRecipe> recipe_;
    bool isMoving_ = false;
    std::vector<Job> waiting_;  ///< most urgent last
    std::unordered_set<geo::TileKey, geo::TileKeyHash> making_;
    std::vector<LoadedTile> finished_;
    std::deque<Unstored> unstored_;
    std::vector<Unstored> leaving_;  ///< are stored no more: workers free them
    Clock::time_point quietFrom_;  ///< when tiles may be stored
    Clock::time_point storeUntil_ = Clock::time_point::max();  ///< nobody waits longer for the end
    std::vector<std::jthread> threads_;
};

/// Reads and makes one tile, or takes it from the cache: what a worker does.
LoadedTile loadTile(const std::shared_ptr<const TileRecipe>& recipe, const TileLoader::Job& job, std::stop_token stop,
                    const TileCache* cache = nullptr);

}  // namespace saban::viewer
