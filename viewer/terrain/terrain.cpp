#include "viewer/terrain/terrain.h"

#include <GL/gl.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <glm/trigonometric.hpp>
#include <limits>
#include <osg/Geometry>
#include <unordered_set>
#include <utility>

#include "geo/tiles/tile_mesh.h"
#include "viewer/overlay/draped_paint.h"
#include "viewer/terrain/ground_style.h"

namespace saban::viewer {

namespace {

constexpr double kMorphS = 0.25;
constexpr std::size_t kQuickTriangles = 1500;  // beyond, smaller tiles with fewer triangles each fit the view better
constexpr double kAheadEveryS = 0.1;           // the choice for what comes takes as long as that for what is
constexpr std::size_t kNodesPerFlush = 24;

/// Has the driver begin with what it was given so far. One that draws in software then fills pixels on all cores while the rest
/// of the picture is still being put together; one that does not loses nothing by a few of these.
osg::ref_ptr<osg::Node> makeFlush() {
    struct Flush : osg::Drawable::DrawCallback {
        void drawImplementation(osg::RenderInfo&, const osg::Drawable*) const override { glFlush(); }
    };
    osg::ref_ptr<osg::Geometry> flush = new osg::Geometry;
    flush->setUseDisplayList(false);
    flush->setCullingActive(false);
    flush->setDrawCallback(new Flush);
    return flush;
}

/// True when tiles made by both differ in what covers them only.
bool hasSameSurface(const TileRecipe& a, const TileRecipe& b) {
    return a.ground->elevation == b.ground->elevation && a.elevationGeneration == b.elevationGeneration && a.grid.bounds() == b.grid.bounds() &&
           a.style.exaggeration == b.style.exaggeration && a.style.meshErrorCells == b.style.meshErrorCells;
}

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

Terrain::Terrain(unsigned threads, std::function<void()> wakeUp)
    : root_(new osg::Group), surfaces_(new osg::Group), flush_(makeFlush()), loader_(threads, std::move(wakeUp), TileCache::ofUser()) {
    root_->addChild(surfaces_);
    root_->setCullingActive(false);
    surfaces_->setCullingActive(false);
    root_->insertChild(0, cutFace_.node());  // it stands before much of the ground
    osg::StateSet* state = root_->getOrCreateStateSet();  // the face of a cut has it too
    shared_.applyTo(*state);
    const auto uniform = [&](const char* name, osg::Uniform::Type type) {
        osg::ref_ptr<osg::Uniform> u = new osg::Uniform(type, name);
        state->addUniform(u);
        return u;
    };
    exaggerationUniform_ = uniform("uExaggeration", osg::Uniform::FLOAT);
    baseUniform_ = uniform("uBase", osg::Uniform::FLOAT);
    contourUniform_ = uniform("uContour", osg::Uniform::FLOAT);
    sunUniform_ = uniform("uSun", osg::Uniform::FLOAT_VEC3);
    wallUniform_ = uniform("uWall", osg::Uniform::FLOAT_VEC2);
}

void Terrain::setGround(std::shared_ptr<const layers::Ground> ground, const SceneFrame& frame, double baseM,
                        double gridIntervalM) {
    const bool sameFrame = ground && ground_ && ground->bounds == ground_->bounds && ground->crs.isSameAs(ground_->crs) &&
                           frame.origin == frame_.origin;
    if (!sameFrame) {
        entries_.clear();
        ranges_.clear();
        drawn_.clear();
        morphs_.clear();
        surfaces_->removeChildren(0, surfaces_->getNumChildren());
    } else if (ground->elevation != ground_->elevation || (!options_.loadsCoarseFirst && isSourceNewer())) {
        for (auto& [key, entry] : entries_) {
            entry.ground = nullptr;
            entry.isOfOldGround = true;
        }
        ranges_.clear();
    }
    for (auto& [key, entry] : entries_) entry.failures = 0;
    ++heightsVersion_;
    pictureOf_.reset();
    ahead_.clear();
    aheadS_ = -kAheadEveryS;
    failures_.clear();
    status_ = {};
    ground_ = std::move(ground);
    frame_ = frame;
    baseM_ = baseM;
    gridIntervalM_ = gridIntervalM;
    if (ground_) {
        const auto range = ground_->elevation->roughRange();
        minM_ = range.minM;
        maxM_ = std::max(range.maxM, range.minM + 0.1);
    }
    identifyGround();
    renewRecipe();
    if (ground_ && ranges_.empty() && !options_.loadsCoarseFirst) surveyRanges();
    applyState();
}

void Terrain::setLook(const Look& look, const SceneFrame& frame) {
    const bool repaint = look.exaggeration != look_.exaggeration || look.sun != look_.sun || look.imagery != look_.imagery || look.ground != look_.ground;
    const bool moves = frame.exaggeration != frame_.exaggeration || frame.origin != frame_.origin;
    look_ = look;
    frame_ = frame;
    if (moves)
        for (auto& [key, entry] : entries_)
            if (entry.node) entry.node->place(frame_);
    if (repaint) renewRecipe();
    applyState();
}

unsigned Terrain::sourceGeneration() const {
    return ground_ ? ground_->elevation->generation() + (ground_->imagery ? ground_->imagery->generation() : 0) : 0;
}

void Terrain::identifyGround() {
    sourceGeneration_ = sourceGeneration();  // first: what changes meanwhile is newer
    groundIdentity_ = ground_ ? identityOf(*ground_) : std::nullopt;
}

void Terrain::renewRecipe() {
    const auto before = std::exchange(recipe_, nullptr);
    if (!ground_) {
        loader_.setRecipe(nullptr);
        return;
    }
    recipe_ = std::make_shared<TileRecipe>();
    recipe_->ground = ground_;
    recipe_->imagery = look_.imagery ? ground_->imagery : nullptr;
    recipe_->vectors = ground_->vectors;
    recipe_->draped = draped_ && !draped_->isEmpty() ? draped_ : nullptr;
    recipe_->drapedScale = lineScale_;
    recipe_->grid = geo::TileGrid(ground_->bounds);
    recipe_->style.sun = look_.sun;
    recipe_->style.exaggeration = look_.exaggeration;
    // Slopes of a wide table are small; the light exaggerates them so that the relief reads, the same way everywhere.
    const double size = std::max(ground_->bounds.width(), ground_->bounds.height());
    const auto range = ground_->elevation->roughRange();
    const double relief = std::max((range.maxM - range.minM) / size, 1e-4);
    recipe_->style.reliefFactor = std::clamp(1.2 * std::sqrt(0.067 / relief), 1.0, 4.0);
    takeOver(look_.ground, {range.minM, range.maxM}, recipe_->style);
    recipe_->style.lineScale = ground_->vectors ? lineScale_ : 1.0;  // the same tiles serve any screen as long as they hold no lines
    recipe_->version = nextVersion_++;
    recipe_->elevationGeneration = ground_->elevation->generation();
    recipe_->imageryGeneration = ground_->imagery ? ground_->imagery->generation() : 0;
    if (!before || !hasSameSurface(*before, *recipe_)) ++meshVersion_;
    recipe_->meshVersion = meshVersion_;
    if (groundIdentity_ && !isSourceNewer())
        recipe_->family = tileFamily(*groundIdentity_, ground_->bounds, recipe_->imagery ? ImageryUse::Shown : ImageryUse::Hidden, recipe_->style);
    loader_.setRecipe(recipe_);
}

bool Terrain::isSourceNewer() const { return ground_ && sourceGeneration() != sourceGeneration_; }

void Terrain::applyState() {
    exaggerationUniform_->set(static_cast<float>(frame_.exaggeration));
    baseUniform_->set(static_cast<float>(-baseM_));
    const double azimuth = glm::radians(look_.sun.azimuthDeg), elevation = glm::radians(look_.sun.elevationDeg);
    sunUniform_->set(osg::Vec3(static_cast<float>(std::sin(azimuth) * std::cos(elevation)),
                               static_cast<float>(std::cos(azimuth) * std::cos(elevation)), static_cast<float>(std::sin(elevation))));
    if (!ground_) return;
    const double size = std::max(ground_->bounds.width(), ground_->bounds.height());
    wallUniform_->set(osg::Vec2(static_cast<float>(size * 0.004), static_cast<float>(frame_.origin.z)));
}

void Terrain::setContourInterval(double intervalM) { contourUniform_->set(static_cast<float>(intervalM)); }

void Terrain::setLineScale(double scale) {
    if (scale == lineScale_) return;
    lineScale_ = scale;
    if (ground_ && (ground_->vectors || draped_)) renewRecipe();
}

void Terrain::setDraped(std::shared_ptr<const DrapedPlan> draped) {
    const std::vector<geo::Bounds> changed = changedBounds(draped_.get(), draped.get());
    draped_ = std::move(draped);
    if (!recipe_ || changed.empty()) return;
    const std::uint64_t before = recipe_->version;
    renewRecipe();
    for (auto& [key, entry] : entries_) {
        const geo::Bounds reach = recipe_->grid.boundsOf(key).grownBy(drapedReachM(recipe_->grid, key, lineScale_));
        const bool isTouched = std::any_of(changed.begin(), changed.end(), [&](const geo::Bounds& b) { return reach.intersects(b.grownBy(1e-6)); });
        if (entry.version == before && !isTouched) entry.version = recipe_->version;
    }
}

void Terrain::note(const geo::Error& error) {
    if (error.code == geo::ErrorCode::Cancelled) return;
    if (std::find(failures_.begin(), failures_.end(), error.message) == failures_.end()) failures_.push_back(error.message);
}

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
    entry.node = content ? new TileNode(*content, recipe_->grid.boundsOf(tile.key), frame_, shared_) : nullptr;
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
                          .gridIntervalM = look_.grid ? gridIntervalM_ : 0.0,
                          .otherGrid = look_.grid ? otherGrid_ : nullptr,
                          .otherInterval = otherInterval_};
    std::vector<TileNode*> cutTiles;
    for (const auto& key : selection.draw) {
        Entry& entry = entries_.at(key);
        entry.lastUsed = frameNumber_;
        if (options_.loadsCoarseFirst && entry.lastDrawn + 1 != frameNumber_) beginMorph(key, intake.timeS);
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

/// While tiles come in as they like, every one of them may lie there.
std::uint64_t Terrain::heightsVersionOf(const geo::Bounds& part) const {
    if (options_.loadsCoarseFirst) return heightsVersion_;
    std::uint64_t print = 0;
    const geo::Bounds reach = part.grownBy(0.01);  // a point on the seam is of one side or the other
    for (const CountedTile& tile : countedTiles_)
        if (tile.bounds.intersects(reach)) print += tile.print;
    return print;
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

std::int64_t Terrain::regularGridTriangles() const {
    std::int64_t triangles = 0;
    for (const auto& key : drawn_) {
        const TileNode& node = *entries_.at(key).node;
        triangles += geo::regularGridTriangles(node.heights(), node.errorM());
    }
    return triangles;
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

void Terrain::releaseGl(osg::State* state) {
    for (auto& [key, entry] : entries_)
        if (entry.node) entry.node->releaseGLObjects(state);
    root_->releaseGLObjects(state);
    shared_.releaseGl(state);
    surfaces_->removeChildren(0, surfaces_->getNumChildren());
    entries_.clear();
    drawn_.clear();
    morphs_.clear();
    if (recipe_) renewRecipe();
}

std::optional<double> Terrain::loadedHeightAt(glm::dvec2 point) const {
    if (!recipe_ || !recipe_->grid.bounds().contains(point)) return std::nullopt;
    const geo::Bounds& table = recipe_->grid.bounds();
    const double u = (point.x - table.minE) / table.width() * recipe_->grid.rootsX();
    const double v = (point.y - table.minN) / table.height() * recipe_->grid.rootsY();
    std::optional<double> height;
    // Levels may be missing above the first one that is loaded, as in pictures, but rarely below it.
    bool wasFound = false;
    int missed = 0;
    for (int level = 0; level <= geo::TileGrid::kMaxLevel && missed < 3; ++level) {
        const double columns = std::ldexp(recipe_->grid.rootsX(), level), rows = std::ldexp(recipe_->grid.rootsY(), level);
        const geo::TileKey key{level, static_cast<std::int32_t>(std::min(std::ldexp(u, level), columns - 1)),
                               static_cast<std::int32_t>(std::min(std::ldexp(v, level), rows - 1))};
        const auto found = entries_.find(key);
        if (found == entries_.end() || found->second.version == 0 || found->second.isOfOldGround || !counts(key)) {
            if (wasFound) ++missed;
            continue;
        }
        wasFound = true;
        missed = 0;
        if (!found->second.node) return std::nullopt;  // nothing but void
        height = found->second.node->heightAt(point);
    }
    return height;
}

}  // namespace saban::viewer
