#include "viewer/terrain/tile_loader.h"

#include <algorithm>
#include <utility>

#include "geo/core/thread_priority.h"

namespace saban::viewer {

LoadedTile loadTile(const std::shared_ptr<const TileRecipe>& recipe, const TileLoader::Job& job, std::stop_token stop) {
    LoadedTile tile{.key = job.key, .recipe = recipe, .ground = job.ground, .image = job.image, .content = nullptr, .error = {}};
    if (!tile.ground) {
        const geo::ElevationSource& elevation = *recipe->ground->elevation;
        const double dataCellM = elevation.cellAtM(recipe->grid.boundsOf(job.key)).value_or(elevation.cellM());
        auto ground = readTileGround(elevation, recipe->grid, job.key, dataCellM, stop);
        if (!ground) {
            tile.error = ground.error();
            return tile;
        }
        tile.ground = std::move(*ground);
    }
    if (recipe->imagery && !tile.image && !tile.ground->isAllVoid) {
        auto image = readTileImage(*recipe->imagery, recipe->grid, job.key, stop);
        // A picture that cannot be read leaves the ground bare; the failure is told all the same.
        if (image) {
            tile.image = std::move(*image);
        } else {
            tile.error = image.error();
        }
    }
    tile.content = makeTileContent(*tile.ground, recipe->imagery ? tile.image.get() : nullptr, recipe->vectors.get(), recipe->grid, job.key, recipe->style);
    return tile;
}

TileLoader::TileLoader(unsigned threads, std::function<void()> wakeUp) : wakeUp_(std::move(wakeUp)) {
    for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this](std::stop_token stop) { run(std::move(stop)); });
}

TileLoader::~TileLoader() {
    for (auto& thread : threads_) thread.request_stop();
    wake_.notify_all();
    threads_.clear();
}

void TileLoader::setRecipe(std::shared_ptr<const TileRecipe> recipe) {
    const std::lock_guard lock(mutex_);
    recipe_ = std::move(recipe);
    waiting_.clear();
}

void TileLoader::setWanted(std::vector<Job> jobs) {
    {
        const std::lock_guard lock(mutex_);
        std::erase_if(jobs, [this](const Job& job) { return making_.contains(job.key); });
        std::reverse(jobs.begin(), jobs.end());
        waiting_ = std::move(jobs);
    }
    wake_.notify_all();
}

std::vector<LoadedTile> TileLoader::takeFinished(std::size_t most) {
    const std::lock_guard lock(mutex_);
    const auto count = static_cast<std::ptrdiff_t>(std::min(most, finished_.size()));
    std::vector<LoadedTile> taken(std::make_move_iterator(finished_.begin()), std::make_move_iterator(finished_.begin() + count));
    finished_.erase(finished_.begin(), finished_.begin() + count);
    for (const auto& tile : taken) making_.erase(tile.key);
    return taken;
}

bool TileLoader::hasFinished() const {
    const std::lock_guard lock(mutex_);
    return !finished_.empty();
}

bool TileLoader::isMaking(const geo::TileKey& key) const {
    const std::lock_guard lock(mutex_);
    return making_.contains(key);
}

std::size_t TileLoader::openCount() const {
    const std::lock_guard lock(mutex_);
    return waiting_.size() + making_.size();
}

void TileLoader::run(std::stop_token stop) {
    geo::lowerThreadPriority();
    std::unique_lock lock(mutex_);
    while (wake_.wait(lock, stop, [this] { return !waiting_.empty() && recipe_; })) {
        const Job job = std::move(waiting_.back());
        waiting_.pop_back();
        making_.insert(job.key);  // stays in until taken, so that nobody asks for it twice
        const auto recipe = recipe_;
        lock.unlock();
        LoadedTile tile = loadTile(recipe, job, stop);
        lock.lock();
        finished_.push_back(std::move(tile));
        if (wakeUp_) {
            lock.unlock();
            wakeUp_();
            lock.lock();
        }
    }
}

}  // namespace saban::viewer
