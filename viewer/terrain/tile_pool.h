#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <unordered_map>
#include <unordered_set>

#include "geo/core/bounds.h"
#include "geo/core/error.h"
#include "geo/tiles/tile_grid.h"
#include "viewer/terrain/tile_content.h"

namespace saban::viewer {

/// What tiles were read, as long as anybody keeps them: several views of one ground read and hold it once.
/// Thread safety: any thread. Of several that want the same tile at once, one reads and the others wait for it.
class TilePool {
   public:
    /// The one that all views of the program share.
    static TilePool& ofProgram();

    using GroundPtr = std::shared_ptr<const TileGround>;
    using ImagePtr = std::shared_ptr<const TileImage>;

    /// What is there of this tile of this source as it is now; else what `read` gives. Errors: those of `read`; `Cancelled` when asked to
    /// stop while another reads it.
    geo::Result<GroundPtr> ground(const std::shared_ptr<const geo::ElevationSource>& source, const geo::Bounds& table, const geo::TileKey& key,
                                  const std::function<geo::Result<GroundPtr>()>& read, const std::stop_token& stop = {});
    geo::Result<ImagePtr> image(const std::shared_ptr<const geo::ImagerySource>& source, const geo::Bounds& table, const geo::TileKey& key,
                                const std::function<geo::Result<ImagePtr>()>& read, const std::stop_token& stop = {});

    /// How often anything was read, and how often nothing had to be.
    struct Count {
        std::size_t read = 0, shared = 0;
    };
    Count count() const;

   private:
    struct Place {
        const void* source;
        geo::Bounds table;
        geo::TileKey key;
        bool operator==(const Place&) const = default;
    };
    struct PlaceHash {
        std::size_t operator()(const Place& place) const;
    };
    /// `source` tells a source from another one that came to lie at its address.
    template <typename Tile>
    struct Shelf {
        struct Kept {
            std::weak_ptr<const void> source;
            std::weak_ptr<const Tile> tile;
        };
        std::unordered_map<Place, Kept, PlaceHash> tiles;
        std::unordered_set<Place, PlaceHash> beingRead;
        std::size_t sweepAt = 1024;
    };
    template <typename Tile, typename Source>
    geo::Result<std::shared_ptr<const Tile>> share(Shelf<Tile>& shelf, const std::shared_ptr<const Source>& source, const geo::Bounds& table,
                                                   const geo::TileKey& key, const std::function<geo::Result<std::shared_ptr<const Tile>>()>& read,
                                                   const std::stop_token& stop);

    mutable std::mutex mutex_;
    std::condition_variable_any wasRead_;
    Shelf<TileGround> grounds_;
    Shelf<TileImage> images_;
    Count count_;
};

}  // namespace saban::viewer
