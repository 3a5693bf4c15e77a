#include "viewer/terrain/tile_loader.h"

#include <algorithm>
#include <utility>

#include "viewer/overlay/draped_paint.h"
#include "viewer/terrain/tile_identity.h"
#include "viewer/terrain/tile_pool.h"
#include "viewer/terrain/tile_shadows.h"

namespace saban::viewer {

namespace {

/// First pictures are not to wait for the disk, and a style that is being changed is not worth keeping.
constexpr auto kQuiet = std::chrono::milliseconds(300);
constexpr auto kStoringAtEnd = std::chrono::milliseconds(300);
/// More are stored at once, to have them out of memory.
constexpr std::size_t kMostUnstored = 256;

/// True when all that the tile was made from was as the recipe says, before and after.
bool isFinal(const LoadedTile& tile) {
    const TileRecipe& recipe = *tile.recipe;
    const auto isCurrent = [](unsigned read, unsigned expected, unsigned now) { return read == expected && now == expected; };
    return recipe.family && !tile.error &&
           isCurrent(tile.ground->generation, recipe.elevationGeneration, recipe.ground->elevation->generation()) &&
           (!recipe.imagery || isCurrent(tile.image ? tile.image->generation : recipe.imageryGeneration, recipe.imageryGeneration,
                                         recipe.imagery->generation()));
}

std::shared_ptr<const geo::TileBlocks> blocksOf(const TileContent* content) {
    if (!content) return nullptr;
    std::vector<std::uint8_t> voids;
    if (content->hasHoles) {
        voids.reserve(content->heightM.size());
        for (std::size_t i = 3; i < content->colour.size(); i += 4) voids.push_back(static_cast<std::uint8_t>(content->colour[i] == 0));
    }
    return std::make_shared<const geo::TileBlocks>(geo::blocksOf(content->heightM, voids, content->referenceM));
}

/// The plan comes over the finished colours: what is kept on the disk knows nothing of it.
void lay(LoadedTile& tile) {
    const TileContent* content = tile.ready ? tile.ready->content.get() : nullptr;
    if (!tile.recipe->draped || (!content && !tile.paint)) return;
    const TileVectors draped = paintDraped(*tile.recipe->draped, tile.recipe->grid, tile.key, tile.recipe->drapedScale, tile.recipe->drapedPixelM);
    if (draped.isEmpty()) return;
    if (!tile.paint) tile.paint = TilePaint{.colour = content->colour, .hasImage = content->hasImage};
    layOver(tile.paint->colour, draped);
}

/// Ground whose shadows cannot be read lies in the sun; the failure is told all the same.
std::optional<geo::ShadowField> shadowsOn(LoadedTile& tile, const std::stop_token& stop) {
    const TileRecipe& recipe = *tile.recipe;
    if (!recipe.style.hasShadows || tile.ground->isAllVoid) return std::nullopt;
    auto shadows = castTileShadows(*recipe.ground->elevation, recipe.grid, *tile.ground, recipe.style.sun, stop);
    if (shadows) return std::move(*shadows);
    tile.error = shadows.error();
    return std::nullopt;
}

LoadedTile readTile(const std::shared_ptr<const TileRecipe>& recipe, const TileLoader::Job& job, std::stop_token stop,
                    const TileCache* cache) {
    LoadedTile tile{.key = job.key, .recipe = recipe, .ground = job.ground, .image = job.image, .ready = {}, .error = {}};
    if (cache && recipe->family && !tile.ground) tile.ready = cache->load(tileIdentity(*recipe->family, job.key));
    if (tile.ready) return tile;
    if (!tile.ground) {
        const geo::ElevationSource& elevation = *recipe->ground->elevation;
        const double dataCellM = elevation.cellAtM(recipe->grid.boundsOf(job.key)).value_or(elevation.cellM());
        auto ground = TilePool::ofProgram().ground(recipe->ground->elevation, recipe->grid.bounds(), job.key,
                                                   [&] { return readTileGround(elevation, recipe->grid, job.key, dataCellM, stop); }, stop);
        if (!ground) {
            tile.error = ground.error();
            return tile;
        }
        tile.ground = std::move(*ground);
    }
    if (recipe->imagery && !tile.image && !tile.ground->isAllVoid) {
        auto image = TilePool::ofProgram().image(recipe->imagery, recipe->grid.bounds(), job.key,
                                                 [&] { return readTileImage(*recipe->imagery, recipe->grid, job.key, stop); }, stop);
        // A picture that cannot be read leaves the ground bare; the failure is told all the same.
        if (image) {
            tile.image = std::move(*image);
        } else {
            tile.error = image.error();
        }
    }
    const TileGround& ground = *tile.ground;
    const std::optional<geo::ShadowField> shadows = shadowsOn(tile, stop);
    const geo::ShadowField* cast = shadows ? &*shadows : nullptr;
    if (job.meshVersion != 0 && job.meshVersion == recipe->meshVersion && !ground.isAllVoid) {
        tile.paint = makeTilePaint(ground, recipe->imagery ? tile.image.get() : nullptr, recipe->vectors.get(), recipe->grid, job.key, recipe->style, cast);
        return tile;
    }
    tile.ready = {.content = makeTileContent(ground, recipe->imagery ? tile.image.get() : nullptr, recipe->vectors.get(), recipe->grid, job.key, recipe->style, cast),
                  .relief = {.minM = ground.minM, .maxM = ground.maxM, .hasVoid = ground.heights.hasVoid}};
    tile.isWorthKeeping = isFinal(tile);
    return tile;
}

}  // namespace

LoadedTile loadTile(const std::shared_ptr<const TileRecipe>& recipe, const TileLoader::Job& job, std::stop_token stop, const TileCache* cache) {
    LoadedTile tile = readTile(recipe, job, std::move(stop), cache);
    lay(tile);
    if (tile.ready) tile.ready->relief.blocks = blocksOf(tile.ready->content.get());
    return tile;
}

TileLoader::TileLoader(unsigned threads, std::function<void()> wakeUp, std::shared_ptr<TileCache> cache)
    : wakeUp_(std::move(wakeUp)), cache_(std::move(cache)) {
    const auto add = [this](unsigned count, geo::GivesWay givesWay) {
        for (unsigned i = 0; i < count; ++i) threads_.emplace_back([this, givesWay](std::stop_token stop) { run(std::move(stop), givesWay); });
    };
    add(threads, geo::GivesWay::Partly);
    add(std::max(threads / 2, 1u), geo::GivesWay::Wholly);
}

TileLoader::~TileLoader() {
    {
        const std::lock_guard lock(mutex_);
        storeUntil_ = Clock::now() + kStoringAtEnd;
        for (auto& thread : threads_) thread.request_stop();  // within the lock: nobody falls asleep meanwhile
    }
    wakePartly_.notify_all();
    wakeWholly_.notify_all();
    threads_.clear();
}

void TileLoader::setRecipe(std::shared_ptr<const TileRecipe> recipe) {
    std::unique_lock lock(mutex_);
    recipe_ = std::move(recipe);
    waiting_.clear();
    // Styles pass quickly while a slider is drawn: only the one that stays is worth its place.
    if (!recipe_) return;
    const auto gone = std::stable_partition(unstored_.begin(), unstored_.end(), [this](const Unstored& tile) { return tile.family == recipe_->family; });
    leaving_.insert(leaving_.end(), std::make_move_iterator(gone), std::make_move_iterator(unstored_.end()));
    unstored_.erase(gone, unstored_.end());
    if (leaving_.empty()) return;
    lock.unlock();
    wakePartly_.notify_one();
}

/// Called at every frame. A worker that is woken takes the lock, and may have to give the core away before it leaves it again: whoever draws would wait for that. Nobody is woken for nothing.
void TileLoader::setWanted(std::vector<Job> jobs) {
    std::unique_lock lock(mutex_);
    std::erase_if(jobs, [this](const Job& job) { return making_.contains(job.key); });
    std::reverse(jobs.begin(), jobs.end());
    waiting_.swap(jobs);
    const bool mayStore = waiting_.empty() && !jobs.empty() && !unstored_.empty(), hasJobs = !waiting_.empty();
    const geo::GivesWay givesWay = working();
    lock.unlock();
    if (hasJobs || mayStore) wakeOf(givesWay).notify_all();
}

void TileLoader::setMoving(bool isMoving) {
    std::unique_lock lock(mutex_);
    if (isMoving == std::exchange(isMoving_, isMoving) || waiting_.empty()) return;
    const geo::GivesWay givesWay = working();
    lock.unlock();
    wakeOf(givesWay).notify_all();
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

void TileLoader::run(std::stop_token stop, geo::GivesWay givesWay) {
    geo::lowerThreadPriority(givesWay);
    const auto hasJob = [&] { return !waiting_.empty() && recipe_ && working() == givesWay; };
    const auto hasEnded = [&] { return stop.stop_requested(); };
    const auto mustGoOn = [&] { return hasEnded() || hasJob() || !leaving_.empty(); };
    std::condition_variable& wake = wakeOf(givesWay);
    std::unique_lock lock(mutex_);
    while (!hasEnded()) {
        const auto quietFrom = quietFrom_;  // waiting reads it without the lock
        if (hasJob()) {
            make(lock, stop);
        } else if (!leaving_.empty()) {
            std::vector<Unstored> gone = std::exchange(leaving_, {});
            lock.unlock();
            gone.clear();
            lock.lock();
        } else if (unstored_.empty() || !waiting_.empty()) {  // others may work, it may not
            wake.wait(lock, [&] { return mustGoOn() || (!unstored_.empty() && waiting_.empty()); });
        } else if (!wake.wait_until(lock, quietFrom, mustGoOn) && Clock::now() >= quietFrom_) {
            storeOne(lock);
        }
    }
    while (Clock::now() < storeUntil_ && !unstored_.empty()) storeOne(lock);
}

void TileLoader::make(std::unique_lock<std::mutex>& lock, const std::stop_token& stop) {
    const Job job = std::move(waiting_.back());
    waiting_.pop_back();
    making_.insert(job.key);  // stays in until taken, so that nobody asks for it twice
    const auto recipe = recipe_;
    lock.unlock();
    LoadedTile tile = loadTile(recipe, job, stop, cache_.get());
    tile.isAhead = job.isAhead;
    lock.lock();
    if (cache_ && tile.isWorthKeeping) unstored_.push_back({.family = *recipe->family, .key = job.key, .tile = *tile.ready});
    quietFrom_ = Clock::now() + kQuiet;
    // What the present picture lacks is taken before what only the next one may want.
    if (job.isAhead) {
        finished_.push_back(std::move(tile));
    } else {
        const auto firstAhead = std::find_if(finished_.begin(), finished_.end(), [](const LoadedTile& other) { return other.isAhead; });
        finished_.insert(firstAhead, std::move(tile));
    }
    if (wakeUp_) {
        lock.unlock();
        wakeUp_();
        lock.lock();
    }
    if (unstored_.size() > kMostUnstored) storeOne(lock);
}

void TileLoader::storeOne(std::unique_lock<std::mutex>& lock) {
    if (unstored_.empty()) return;
    const Unstored tile = std::move(unstored_.front());
    unstored_.pop_front();
    lock.unlock();
    cache_->store(tileIdentity(tile.family, tile.key), tile.tile);
    lock.lock();
}

}  // namespace saban::viewer
