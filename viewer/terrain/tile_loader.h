#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <unordered_set>
#include <vector>

#include "geo/tiles/tile_grid.h"
#include "geo/tiles/tile_selection.h"
#include "layers/ground/ground.h"
#include "viewer/terrain/tile_content.h"

namespace saban::viewer {

/// What tiles are made from, at one moment. Replaced as a whole when anything in it changes.
struct TileRecipe {
    std::shared_ptr<const layers::Ground> ground;
    std::shared_ptr<const geo::ImagerySource> imagery;  ///< null: draw bare ground
    std::shared_ptr<const geo::VectorSource> vectors;   ///< null: none are painted
    geo::TileGrid grid;
    TileStyle style;
    std::uint64_t version = 0;
};

/// A finished (or failed) tile.
struct LoadedTile {
    geo::TileKey key;
    std::shared_ptr<const TileRecipe> recipe;   ///< that it was made by
    std::shared_ptr<const TileGround> ground;   ///< null when reading failed
    std::shared_ptr<const TileImage> image;
    std::unique_ptr<TileContent> content;       ///< null when there is nothing to draw
    std::optional<geo::Error> error;
};

/// Makes tiles on worker threads, most urgent first. What is no longer wanted is never begun.
/// Thread safety: the owner's thread calls everything; `wakeUp` is called from workers.
class TileLoader {
   public:
    TileLoader(unsigned threads, std::function<void()> wakeUp);
    ~TileLoader();

    void setRecipe(std::shared_ptr<const TileRecipe> recipe);  ///< null: make nothing

    struct Job {
        geo::TileKey key;
        std::shared_ptr<const TileGround> ground;  ///< read before and still good; null: read it
        std::shared_ptr<const TileImage> image;
    };
    /// Replaces the waiting list; tiles being made go on. Most urgent first.
    void setWanted(std::vector<Job> jobs);

    /// Finished tiles, at most `most`.
    std::vector<LoadedTile> takeFinished(std::size_t most);
    bool hasFinished() const;
    bool isMaking(const geo::TileKey& key) const;
    std::size_t openCount() const;  ///< waiting, being made or not yet taken

   private:
    void run(std::stop_token stop);

    std::function<void()> wakeUp_;
    mutable std::mutex mutex_;
    std::condition_variable_any wake_;
    std::shared_ptr<const TileRecipe> recipe_;
    std::vector<Job> waiting_;  ///< most urgent last
    std::unordered_set<geo::TileKey, geo::TileKeyHash> making_;
    std::vector<LoadedTile> finished_;
    std::vector<std::jthread> threads_;
};

/// Reads and makes one tile: what a worker does.
LoadedTile loadTile(const std::shared_ptr<const TileRecipe>& recipe, const TileLoader::Job& job, std::stop_token stop);

}  // namespace saban::viewer
