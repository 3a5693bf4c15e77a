#include "viewer/terrain/tile_pool.h"

#include <algorithm>

#include "geo/core/text.h"

namespace saban::viewer {

TilePool& TilePool::ofProgram() {
    static TilePool pool;
    return pool;
}

std::size_t TilePool::PlaceHash::operator()(const Place& place) const {
    return geo::TileKeyHash()(place.key) ^ (std::hash<const void*>()(place.source) * 31);
}

template <typename Tile, typename Source>
geo::Result<std::shared_ptr<const Tile>> TilePool::share(Shelf<Tile>& shelf, const std::shared_ptr<const Source>& source, const geo::Bounds& table,
                                                         const geo::TileKey& key, const std::function<geo::Result<std::shared_ptr<const Tile>>()>& read,
                                                         const std::stop_token& stop) {
    const Place place{source.get(), table, key};
    std::unique_lock lock(mutex_);
    if (!wasRead_.wait(lock, stop, [&] { return !shelf.beingRead.contains(place); }))
        return geo::fail(geo::ErrorCode::Cancelled, text(SABAN_TR("viewer", "reading a tile was stopped")));
    if (const auto found = shelf.tiles.find(place); found != shelf.tiles.end() && found->second.source.lock() == source) {
        const auto tile = found->second.tile.lock();
        if (tile && tile->generation == source->generation()) {
            ++count_.shared;
            return tile;
        }
    }
    shelf.beingRead.insert(place);
    ++count_.read;
    lock.unlock();
    auto made = read();
    lock.lock();
    shelf.beingRead.erase(place);
    if (made && *made) shelf.tiles[place] = {.source = source, .tile = *made};
    // What nobody keeps any more leaves its entry behind.
    if (shelf.tiles.size() >= shelf.sweepAt) {
        std::erase_if(shelf.tiles, [](const auto& entry) { return entry.second.tile.expired(); });
        shelf.sweepAt = std::max<std::size_t>(1024, 2 * shelf.tiles.size());
    }
    lock.unlock();
    wasRead_.notify_all();
    return made;
}

geo::Result<TilePool::GroundPtr> TilePool::ground(const std::shared_ptr<const geo::ElevationSource>& source, const geo::Bounds& table, const geo::TileKey& key,
                                                  const std::function<geo::Result<GroundPtr>()>& read, const std::stop_token& stop) {
    return share(grounds_, source, table, key, read, stop);
}

geo::Result<TilePool::ImagePtr> TilePool::image(const std::shared_ptr<const geo::ImagerySource>& source, const geo::Bounds& table, const geo::TileKey& key,
                                                const std::function<geo::Result<ImagePtr>()>& read, const std::stop_token& stop) {
    return share(images_, source, table, key, read, stop);
}

TilePool::Count TilePool::count() const {
    const std::lock_guard lock(mutex_);
    return count_;
}

}  // namespace saban::viewer
