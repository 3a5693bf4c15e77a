// What a frame takes in, chooses and shows of the terrain.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <unordered_set>
#include <utility>

#include "viewer/terrain/terrain.h"

namespace saban::viewer {

namespace {

constexpr double kMorphS = 0.25;
constexpr std::size_t kQuickTriangles = 1500;  // beyond, smaller tiles with fewer triangles each fit the view better
constexpr double kAheadEveryS = 0.1;           // the choice for what comes takes as long as that for what is
constexpr std::size_t kNodesPerFlush = 24;

/// False when these are the group's children already.
bool setChildren(osg::Group& group, const std::vector<osg::ref_ptr<osg::Node>>& nodes) {
    bool areSame = nodes.size() == group.getNumChildren();
    for (unsigned i = 0; areSame && i < nodes.size(); ++i) areSame = nodes[i] == group.getChild(i);
    if (areSame) return false;
    group.removeChildren(0, group.getNumChildren());
    for (const auto& node : nodes) group.addChild(node);
    return true;
}

bool isLacking(geo::TileReadiness readiness) {
    return readiness == geo::TileReadiness::Missing || readiness == geo::TileReadiness::Stale || readiness == geo::TileReadiness::StaleEmpty;
}

float quickErrorOf(const TileContent& content) {
    for (const auto& detail : content.details)  // the finest comes first
        if (detail.groundTriangles.size() <= 3 * kQuickTriangles) return detail.errorM + content.betweenPointsM;
    return std::numeric_limits<float>::max();
}

}  // namespace

bool Terrain::takeFinished(const Intake& intake) {
    using Clock = std::chrono::steady_clock;
    const auto end = Clock::now() + std::chrono::duration<double, std::milli>(intake.ms);
    bool changed = false;
    for (;;) {
        std::vector<LoadedTile> finished = loader_.takeFinished(1);
        if (finished.empty()) break;
        bringIn(std::move(finished.front()), intake);
        changed = true;
        if (intake.ms < 1e9 && Clock::now() >= end) break;
    }
    return changed;
}

std::size_t Terrain::bytesOf(const Entry& entry) {
    return (entry.node ? entry.node->bytes() : 0) + (entry.ground ? entry.ground->heights.heightM.size() * 10 : 0) +
           (entry.image ? entry.image->pixels.rgba.size() : 0);
}

void Terrain::bringIn(LoadedTile tile, const Intake& intake) {
    // A tile begun before the ground was exchanged shows something that is no more.
    if (!recipe_ || tile.recipe->ground->elevation != recipe_->ground->elevation ||
        tile.recipe->grid.bounds() != recipe_->grid.bounds())
        return;
    Entry& entry = entries_[tile.key];
    if (tile.error) {
        note(*tile.error);
        if (!tile.ready && !tile.paint) {
            ++entry.failures;
            return;
        }
    }
    if (tile.recipe->version < entry.version) return;
    // Meanwhile the tile that was to be repainted may have been dropped, or replaced by one of another surface.
    if (!tile.ready && tile.paint && (!entry.node || entry.meshVersion != tile.recipe->meshVersion)) return;
    entry.failures = 0;
    entry.lacksImage = tile.error.has_value();
    entry.isOfPicture = tile.recipe->imagery != nullptr;
    entry.ground = tile.ground;
    if (tile.recipe->imagery) {  // hidden pictures may be shown again
        entry.image = tile.image;
        entry.imageSource = tile.recipe->imagery;
    }
    entry.version = tile.recipe->version;
    entry.lastUsed = frameNumber_;
    entry.isOfOldGround = false;
    if (!tile.ready && tile.paint) {
        entry.node->repaint(*tile.paint);
        if (intake.toGraphics) intake.toGraphics(*entry.node);
        entry.bytes = bytesOf(entry);
        return;
    }
    entry.meshVersion = tile.recipe->meshVersion;
    if (options_.loadsCoarseFirst) ++heightsVersion_;
    const TileContent* content = tile.ready->content.get();
    entry.blocks = tile.ready->relief.blocks;
    const osg::ref_ptr<TileNode> before = std::exchange(entry.node, content ? new TileNode(*content, recipe_->grid.boundsOf(tile.key), frame_, shared_) : nullptr);
    if (entry.node && before && before->isBorrowing()) entry.node->borrowColours(*before);  // its own colours come in over those
    if (entry.node && tile.paint) entry.node->repaint(*tile.paint);
    if (entry.node && intake.toGraphics) intake.toGraphics(*entry.node);
    entry.bytes = bytesOf(entry);
    entry.range.reset();
    if (!content) return;
    const TileRelief& relief = tile.ready->relief;
    entry.range = {relief.minM, relief.maxM, relief.hasVoid, content->details.front().errorM, quickErrorOf(*content)};
    if (!options_.loadsCoarseFirst) return;
    ranges_[tile.key] = *entry.range;
    minM_ = std::min<double>(minM_, relief.minM);
    maxM_ = std::max<double>(maxM_, relief.maxM);
}

std::vector<TileLoader::Job> Terrain::jobsFor(const std::vector<geo::TileRequest>& requests) const {
    std::vector<TileLoader::Job> jobs;
    jobs.reserve(requests.size());
    for (const auto& request : requests) {
        TileLoader::Job job{.key = request.key, .ground = nullptr, .image = nullptr};
        const auto found = entries_.find(request.key);
        if (found != entries_.end()) {
            const Entry& entry = found->second;
            if (entry.node) job.meshVersion = entry.meshVersion;
            if (entry.ground && entry.ground->generation == ground_->elevation->generation()) job.ground = entry.ground;
            if (entry.image && recipe_->imagery && entry.imageSource == recipe_->imagery &&
                entry.image->generation == recipe_->imagery->generation())
                job.image = entry.image;
        }
        jobs.push_back(std::move(job));
    }
    return jobs;
}

bool Terrain::update(const geo::SelectionView& view, const Intake& intake) {
    if (!recipe_) {
        status_ = {.isComplete = true};
        return false;
    }
    ++frameNumber_;
    if (isSourceNewer()) {
        for (auto& [key, entry] : entries_) entry.failures = 0;
        identifyGround();
        renewRecipe();
        if (!options_.loadsCoarseFirst) {
            ranges_.clear();
            surveyRanges();
        }
    }
    bool changed = takeFinished(intake);

    geo::TileSelection selection = options_.loadsCoarseFirst ? select(view, options_) : selectForPicture(view);
    for (const auto& key : selection.kept) entries_.at(key).lastUsed = frameNumber_;
    if (options_.loadsCoarseFirst) selection.missing = std::max(selection.missing, addRoots(selection.requests));
    const std::size_t forNow = selection.requests.size();
    addAhead(intake, selection.requests);
    std::vector<TileLoader::Job> jobs = jobsFor(selection.requests);
    for (std::size_t i = forNow; i < jobs.size(); ++i) jobs[i].isAhead = true;
    loader_.setWanted(std::move(jobs));

    std::vector<osg::ref_ptr<osg::Node>> nodes;
    status_ = {.drawn = static_cast<int>(selection.draw.size()), .pending = selection.missing, .failed = selection.failed, .isComplete = selection.isComplete()};
    const bool isUnsettled = selection.missing > 0 || selection.failed > 0 || !morphs_.empty();  // tiles of very different levels may be neighbours
    const TileLines lines{.contoursOnBareGround = look_.contours,
                          .contoursOnPictures = look_.contours && look_.contoursOnImagery,
                          .gridIntervalM = look_.grid && hasGrid_ ? gridIntervalM_ : 0.0,
                          .otherGrid = look_.grid && hasGrid_ ? otherGrid_ : nullptr,
                          .otherInterval = otherInterval_};
    std::vector<TileNode*> cutTiles;
    for (const auto& key : selection.draw) {
        Entry& entry = entries_.at(key);
        entry.lastUsed = frameNumber_;
        if (options_.loadsCoarseFirst) changed = settleColours(key, entry, intake.timeS) || changed;
        if (entry.lacksImage) ++status_.failed;
        const double pxPerM = geo::pixelsPerMetreUp(boxOf(key), view) * frame_.exaggeration;
        const bool isMagnified = !geo::isSharp(recipe_->grid, key, boxOf(key), view, options_);
        const double toleranceM = errorPx_ / std::max(pxPerM, 1e-12) - (isMagnified ? entry.node->betweenPointsM() : 0.0);
        changed = entry.node->setDetail(entry.node->detailFor(toleranceM)) || changed;
        changed = entry.node->setSkirt(skirtDepthM(key, pxPerM, isUnsettled)) || changed;
        changed = entry.node->setLines(lines) || changed;
        changed = setTileCut(key, *entry.node, cutTiles) || changed;
        status_.triangles += entry.node->surfaceTriangles();
        status_.errorPxMax = std::max(status_.errorPxMax, static_cast<float>(entry.node->errorM() * pxPerM));
        nodes.emplace_back(entry.node);
        if (nodes.size() % kNodesPerFlush == 0) nodes.push_back(flush_);
    }
    for (const auto& key : selection.draw) entries_.at(key).lastDrawn = frameNumber_;
    changed = advanceMorphs(intake.timeS) || changed;
    updateCutFace(cutTiles);
    changed = setChildren(*surfaces_, nodes) || changed;
    drawn_ = selection.draw;
    dropUnused();
    return changed;
}

/// In rounds: whatever a choice asks for is there before it counts in the next one. So a view has the same tiles whatever was shown before and whichever came first.
geo::TileSelection Terrain::selectForPicture(const geo::SelectionView& view) {
    const PictureOf wanted{.view = view, .frame = frame_, .recipeVersion = recipe_->version, .errorPx = errorPx_, .texelPx = options_.texelPx};
    if (pictureOf_ != wanted) {
        pictureOf_ = wanted;
        counted_.clear();
    }
    geo::TileSelection selection = select(view, options_);
    const auto lacks = [this](const geo::TileRequest& request) { return isLacking(loadedReadinessOf(request.key)); };
    while (!selection.requests.empty() && std::none_of(selection.requests.begin(), selection.requests.end(), lacks)) {
        for (const auto& request : selection.requests) counted_.insert(request.key);
        selection = select(view, options_);
    }
    // What others wait for stays.
    const auto keep = [this](const geo::TileKey& key) {
        if (const auto found = entries_.find(key); found != entries_.end()) found->second.lastUsed = frameNumber_;
    };
    std::uint64_t print = 0;
    countedTiles_.clear();
    for (const auto& key : counted_) {
        keep(key);
        const auto found = entries_.find(key);
        const std::uint64_t ofTile = (geo::TileKeyHash()(key) + 1) * 0x9e3779b97f4a7c15ull ^ (found != entries_.end() ? found->second.meshVersion * 0xc2b2ae3d27d4eb4full : 0);
        countedTiles_.push_back({recipe_->grid.boundsOf(key), ofTile});
        print += ofTile;
    }
    if (selection.requests.empty() && print != countedPrint_) {
        countedPrint_ = print;
        ++heightsVersion_;
    }
    for (const auto& request : selection.requests) keep(request.key);
    std::erase_if(selection.requests, [&](const geo::TileRequest& request) { return !lacks(request); });
    return selection;
}

/// Skirts are seldom seen, but each of their pixels costs: no deeper than the edges of neighbours can lie apart. Each is off by
/// its error and, where the data are finer than its cells, by what an average over a cell takes off. While tiles are missing, a
/// neighbour may be some levels coarser.
float Terrain::skirtDepthM(const geo::TileKey& key, double pxPerM, bool isUnsettled) const {
    // Two neighbours may each be off by the allowed error, in opposite directions; half an error is to spare. A cell of the
    // coarser one is two of this one, and an average takes off less than its cell. Tried with 200 random views of rough ground.
    constexpr double kErrors = 2.5, kCells = 1.5, kCellsUnsettled = 12.0, kReliefUnsettled = 0.02;
    const double cellM = recipe_->grid.cellM(key.level);
    const HeightRange* range = rangeOf(key);
    const double reliefM = range ? range->maxM - range->minM : maxM_ - minM_;
    const double errorsM = kErrors * errorPx_ / std::max(pxPerM, 1e-12);
    const double calmM = errorsM + (cellM > elevationCellM(key) ? kCells * cellM : 0.0);
    return static_cast<float>(isUnsettled ? kCellsUnsettled * cellM / frame_.exaggeration + kReliefUnsettled * reliefM : calmM);
}

/// Asks for what the motion will lead to, after what the present picture lacks.
void Terrain::addAhead(const Intake& intake, std::vector<geo::TileRequest>& requests) {
    if (!intake.ahead) {
        ahead_.clear();
        aheadS_ = -kAheadEveryS;
        isAheadComplete_ = true;
        return;
    }
    if (intake.isOtherAhead || intake.timeS - aheadS_ >= kAheadEveryS) {
        // Nobody has seen these tiles yet: their coarse forms are not worth a thing.
        geo::SelectionOptions finalOnly = options_;
        finalOnly.loadsCoarseFirst = false;
        if (intake.aheadErrorPx > 0.0) finalOnly.errorPx = std::max(1.0, intake.aheadErrorPx);
        if (intake.aheadTexelPx > 0.0) finalOnly.texelPx = intake.aheadTexelPx;
        countsAll_ = true;
        geo::TileSelection next = select(*intake.ahead, finalOnly);
        countsAll_ = false;
        for (const auto& key : next.kept) entries_.at(key).lastUsed = frameNumber_;
        isAheadComplete_ = next.requests.empty();
        ahead_ = std::move(next.requests);
        aheadS_ = intake.timeS;
    }
    std::unordered_set<geo::TileKey, geo::TileKeyHash> asked;
    for (const auto& request : requests) asked.insert(request.key);
    for (const auto& request : ahead_) {
        if (isLacking(loadedReadinessOf(request.key)) && !asked.contains(request.key)) requests.push_back(request);
    }
}

/// Whether it is bare ground where a picture is wanted, or the other way round: beside others it is what the eye goes to.
bool Terrain::isOfOtherKind(const geo::TileKey& key, const Entry& entry) const {
    const bool isPictureWanted = recipe_->imagery != nullptr;
    if (!entry.node || entry.version == recipe_->version || entry.isOfPicture == isPictureWanted) return false;
    return entry.node->hasImage() != (isPictureWanted && recipe_->imagery->cellAtM(recipe_->grid.boundsOf(key)).has_value());
}

/// The closest tile above it that looks as wanted; null while there is none.
Terrain::Entry* Terrain::lenderOf(geo::TileKey key) {
    while (key.level > 0) {
        key = key.parent();
        const auto found = entries_.find(key);
        if (found != entries_.end() && found->second.node && !isOfOtherKind(key, found->second)) return &found->second;
    }
    return nullptr;
}

/// Asks first of all for what can lend its colours to every tile of the other kind. Returns how many there are.
int Terrain::addRoots(std::vector<geo::TileRequest>& requests) const {
    std::vector<geo::TileRequest> roots;
    for (int y = 0; y < recipe_->grid.rootsY(); ++y)
        for (int x = 0; x < recipe_->grid.rootsX(); ++x) {
            const geo::TileKey key{0, x, y};
            const auto found = entries_.find(key);
            if (found != entries_.end() && isOfOtherKind(key, found->second) && isLacking(loadedReadinessOf(key))) roots.push_back({.key = key});
        }
    const auto isRoot = [&](const geo::TileRequest& request) { return std::ranges::any_of(roots, [&](const geo::TileRequest& root) { return root.key == request.key; }); };
    std::erase_if(requests, isRoot);
    requests.insert(requests.begin(), roots.begin(), roots.end());
    return static_cast<int>(roots.size());
}

/// Tiles of the other kind have the colours of one above them until they have their own. True when the picture changed.
bool Terrain::settleColours(const geo::TileKey& key, Entry& entry, double timeS) {
    Entry* lender = isOfOtherKind(key, entry) ? lenderOf(key) : nullptr;
    if (lender) {
        lender->lastUsed = frameNumber_;
        std::erase_if(morphs_, [&](const Morph& morph) { return morph.node == entry.node; });
        return entry.node->borrowColours(*lender->node);
    }
    if (entry.node->isBorrowing()) {
        entry.node->returnColours();
        morphs_.push_back({entry.node, timeS});
        return true;
    }
    if (entry.lastDrawn + 1 != frameNumber_) beginMorph(key, timeS);
    return false;
}

/// A tile that takes the place of a coarser one begins as that one looked.
void Terrain::beginMorph(const geo::TileKey& key, double timeS) {
    for (geo::TileKey above = key; above.level > 0;) {
        above = above.parent();
        const auto found = entries_.find(above);
        if (found == entries_.end() || !found->second.node || found->second.lastDrawn + 1 != frameNumber_) continue;
        TileNode& node = *entries_.at(key).node;
        if (!node.isMorphing()) morphs_.push_back({&node, timeS});
        node.beginMorph(*found->second.node, recipe_->grid.edgesOf(key));
        return;
    }
}

bool Terrain::advanceMorphs(double timeS) {
    if (morphs_.empty()) return false;
    for (const Morph& morph : morphs_) {
        const double left = std::clamp(1.0 - (timeS - morph.startS) / kMorphS, 0.0, 1.0);
        morph.node->setMorph(static_cast<float>(left * left * (3.0 - 2.0 * left)));
    }
    std::erase_if(morphs_, [](const Morph& morph) { return !morph.node->isMorphing(); });
    return true;
}

void Terrain::dropUnused() {
    std::size_t total = 0;
    std::vector<std::pair<std::uint64_t, geo::TileKey>> unused;
    for (const auto& [key, entry] : entries_) {
        if (entry.lastUsed >= frameNumber_) continue;
        total += entry.bytes;
        if (entry.version != 0) unused.emplace_back(entry.lastUsed, key);
    }
    if (total <= keptBytes_) return;
    std::sort(unused.begin(), unused.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [used, key] : unused) {
        if (total <= keptBytes_ * 3 / 4) break;
        if (key.level == 0) continue;  // always something to fall back on
        total -= entries_.at(key).bytes;
        entries_.erase(key);
    }
}

}  // namespace saban::viewer
