#include "viewer/terrain/terrain.h"

#include <algorithm>
#include <cmath>
#include <glm/trigonometric.hpp>
#include <limits>

namespace saban::viewer {

namespace {

constexpr std::size_t kKeptBytes = 320u << 20;  // tiles not in the picture are kept up to this sum
constexpr double kFinestCellM = 0.02;           // nobody looks at ground closer than this
constexpr double kFinestPerDataCell = 1024.0;
constexpr int kTriesPerTile = 2;
constexpr int kSurveyLevels = 5;  // a coarse look at the heights guides the choice among tiles that were never read

}  // namespace

Terrain::Terrain(unsigned threads, std::function<void()> wakeUp)
    : root_(new osg::Group), surfaces_(new osg::Group), loader_(threads, std::move(wakeUp)) {
    root_->addChild(surfaces_);
    root_->setCullingActive(false);
    surfaces_->setCullingActive(false);
    osg::StateSet* state = surfaces_->getOrCreateStateSet();
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
        surfaces_->removeChildren(0, surfaces_->getNumChildren());
    } else if (ground->elevation != ground_->elevation) {
        for (auto& [key, entry] : entries_) entry.ground = nullptr;
        ranges_.clear();
    }
    for (auto& [key, entry] : entries_) entry.failures = 0;
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
    renewRecipe();
    if (ground_ && ranges_.empty() && !options_.loadsCoarseFirst) surveyRanges();
    applyState();
}

void Terrain::setLook(const Look& look, const SceneFrame& frame) {
    const bool repaint = look.exaggeration != look_.exaggeration || look.sun != look_.sun || look.imagery != look_.imagery;
    const bool moves = frame.exaggeration != frame_.exaggeration || frame.origin != frame_.origin;
    look_ = look;
    frame_ = frame;
    if (moves)
        for (auto& [key, entry] : entries_)
            if (entry.node) entry.node->place(frame_);
    if (repaint) renewRecipe();
    applyState();
}

void Terrain::renewRecipe() {
    recipe_ = nullptr;
    if (!ground_) {
        loader_.setRecipe(nullptr);
        return;
    }
    recipe_ = std::make_shared<TileRecipe>();
    recipe_->ground = ground_;
    recipe_->imagery = look_.imagery ? ground_->imagery : nullptr;
    recipe_->vectors = ground_->vectors;
    recipe_->grid = geo::TileGrid(ground_->bounds);
    recipe_->style.sun = look_.sun;
    recipe_->style.exaggeration = look_.exaggeration;
    // Slopes of a wide table are small; the light exaggerates them so that the relief reads, the same way everywhere.
    const double size = std::max(ground_->bounds.width(), ground_->bounds.height());
    const auto range = ground_->elevation->roughRange();
    const double relief = std::max((range.maxM - range.minM) / size, 1e-4);
    recipe_->style.reliefFactor = std::clamp(1.2 * std::sqrt(0.067 / relief), 1.0, 4.0);
    recipe_->style.tintMinM = range.minM;
    recipe_->style.tintMaxM = range.minM + std::max(range.maxM - range.minM, 40.0);
    recipe_->style.lineScale = lineScale_;
    recipe_->version = nextVersion_++;
    sourceGeneration_ = ground_->elevation->generation() + (ground_->imagery ? ground_->imagery->generation() : 0);
    loader_.setRecipe(recipe_);
}

bool Terrain::isSourceNewer() const {
    return ground_ && ground_->elevation->generation() + (ground_->imagery ? ground_->imagery->generation() : 0) != sourceGeneration_;
}

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
    if (ground_ && ground_->vectors) renewRecipe();
}

void Terrain::note(const geo::Error& error) {
    if (error.code == geo::ErrorCode::Cancelled) return;
    if (std::find(failures_.begin(), failures_.end(), error.message) == failures_.end()) failures_.push_back(error.message);
}

bool Terrain::takeFinished(std::size_t most) {
    bool changed = false;
    for (LoadedTile& tile : loader_.takeFinished(most)) {
        changed = true;
        // A tile begun before the ground was exchanged shows something that is no more.
        if (!recipe_ || tile.recipe->ground->elevation != recipe_->ground->elevation ||
            tile.recipe->grid.bounds() != recipe_->grid.bounds())
            continue;
        Entry& entry = entries_[tile.key];
        if (tile.error) {
            note(*tile.error);
            if (!tile.ground) {
                ++entry.failures;
                continue;
            }
        }
        if (tile.recipe->version < entry.version) continue;
        entry.failures = 0;
        entry.lacksImage = tile.error.has_value();
        entry.ground = tile.ground;
        entry.image = tile.image;
        entry.imageSource = tile.recipe->imagery;
        entry.version = tile.recipe->version;
        entry.lastUsed = frameNumber_;
        entry.node = tile.content ? new TileNode(std::move(*tile.content), recipe_->grid.boundsOf(tile.key), frame_, shared_) : nullptr;
        entry.bytes = (entry.node ? entry.node->bytes() : 0) + entry.ground->heights.heightM.size() * 10 +
                      (entry.image ? entry.image->pixels.rgba.size() : 0);
        const TileGround& ground = *tile.ground;
        if (ground.isAllVoid) continue;
        ranges_[tile.key] = {ground.minM, ground.maxM, ground.heights.hasVoid};
        minM_ = std::min<double>(minM_, ground.minM);
        maxM_ = std::max<double>(maxM_, ground.maxM);
    }
    return changed;
}

/// Ranges of the upper levels from one coarse grid, widened by what averaging may have taken off.
void Terrain::surveyRanges() {
    constexpr int kCells = 8 << kSurveyLevels;
    const geo::Bounds& bounds = recipe_->grid.bounds();
    const auto coarse = ground_->elevation->read({bounds, kCells + 1, kCells + 1});
    if (!coarse) return;  // the tiles themselves will tell what is wrong
    for (int level = 0; level <= kSurveyLevels; ++level) {
        for (int y = 0; y < recipe_->grid.rootsY() << level; ++y)
            for (int x = 0; x < recipe_->grid.rootsX() << level; ++x) {
                const geo::Bounds tile = recipe_->grid.boundsOf({level, x, y});
                const auto column = [&](double e) { return (e - bounds.minE) / bounds.width() * kCells; };
                const auto row = [&](double n) { return (n - bounds.minN) / bounds.height() * kCells; };
                HeightRange range{std::numeric_limits<float>::max(), std::numeric_limits<float>::lowest(), false};
                const int lastColumn = std::min(kCells, static_cast<int>(std::ceil(column(tile.maxE))) + 1);
                const int lastRow = std::min(kCells, static_cast<int>(std::ceil(row(tile.maxN))) + 1);
                for (int r = std::max(0, static_cast<int>(row(tile.minN)) - 1); r <= lastRow; ++r)
                    for (int c = std::max(0, static_cast<int>(column(tile.minE)) - 1); c <= lastColumn; ++c) {
                        if (coarse->isVoid(c, r)) {
                            range.hasVoid = true;
                            continue;
                        }
                        range.minM = std::min(range.minM, coarse->heightM[coarse->index(c, r)]);
                        range.maxM = std::max(range.maxM, coarse->heightM[coarse->index(c, r)]);
                    }
                if (range.minM > range.maxM) continue;  // a finer look may find something: the parent's range serves
                const float margin = 0.5f * (range.maxM - range.minM) + 0.02f * static_cast<float>(maxM_ - minM_);
                ranges_[{level, x, y}] = {range.minM - margin, range.maxM + margin, range.hasVoid};
            }
    }
}

geo::TileReadiness Terrain::readinessOf(const geo::TileKey& key) const {
    const auto found = entries_.find(key);
    if (found == entries_.end()) return geo::TileReadiness::Missing;
    const Entry& entry = found->second;
    const bool isCurrent = entry.version == recipe_->version;
    if (!isCurrent && entry.failures >= kTriesPerTile && entry.version == 0) return geo::TileReadiness::Failed;
    if (entry.version == 0) return geo::TileReadiness::Missing;
    // What was good before stays when its successor cannot be read.
    if (!isCurrent && entry.failures < kTriesPerTile)
        return entry.node ? geo::TileReadiness::Stale : geo::TileReadiness::StaleEmpty;
    return entry.node ? geo::TileReadiness::Ready : geo::TileReadiness::Empty;
}

geo::SceneBox Terrain::boxOf(const geo::TileKey& key) const {
    const geo::Bounds b = recipe_->grid.boundsOf(key);
    double low = minM_, high = maxM_;
    bool hasWalls = recipe_->grid.edgesOf(key).any();
    // The closest ancestor that is known knows the heights best; finer data may reach a little beyond.
    for (geo::TileKey k = key;; k = k.parent()) {
        const auto found = ranges_.find(k);
        if (found != ranges_.end()) {
            const HeightRange& range = found->second;
            const double margin = k == key ? 0.0 : 0.1 * (range.maxM - range.minM) + recipe_->grid.cellM(k.level);
            low = range.minM - margin;
            high = range.maxM + margin;
            hasWalls = hasWalls || range.hasVoid;
            break;
        }
        if (k.level == 0) break;
    }
    geo::SceneBox box{frame_.toScene({b.minE, b.minN, low}), frame_.toScene({b.maxE, b.maxN, high})};
    if (hasWalls) box.min.z = std::min(box.min.z, -baseM_);
    return box;
}

int Terrain::finestLevelOf(const geo::TileKey& key) const {
    const geo::Bounds b = recipe_->grid.boundsOf(key);
    double cell = ground_->elevation->cellAtM(b).value_or(ground_->elevation->cellM()) / kFinestPerDataCell;
    if (recipe_->imagery) cell = std::min(cell, recipe_->imagery->cellAtM(b).value_or(cell));
    return recipe_->grid.levelForCell(std::max(cell, kFinestCellM));
}

std::vector<TileLoader::Job> Terrain::jobsFor(const std::vector<geo::TileRequest>& requests) const {
    std::vector<TileLoader::Job> jobs;
    jobs.reserve(requests.size());
    for (const auto& request : requests) {
        TileLoader::Job job{.key = request.key, .ground = nullptr, .image = nullptr};
        const auto found = entries_.find(request.key);
        if (found != entries_.end()) {
            const Entry& entry = found->second;
            if (entry.ground && entry.ground->generation == ground_->elevation->generation()) job.ground = entry.ground;
            if (entry.image && recipe_->imagery && entry.imageSource == recipe_->imagery &&
                entry.image->generation == recipe_->imagery->generation())
                job.image = entry.image;
        }
        jobs.push_back(std::move(job));
    }
    return jobs;
}

bool Terrain::update(const geo::SelectionView& view, std::size_t uploads) {
    if (!recipe_) {
        status_ = {.isComplete = true};
        return false;
    }
    ++frameNumber_;
    if (isSourceNewer()) {
        for (auto& [key, entry] : entries_) entry.failures = 0;
        renewRecipe();
    }
    bool changed = takeFinished(uploads);

    const geo::TileQueries queries{.readiness = [this](const geo::TileKey& key) { return readinessOf(key); },
                                   .box = [this](const geo::TileKey& key) { return boxOf(key); },
                                   .finestLevel = [this](const geo::TileKey& key) { return finestLevelOf(key); }};
    const geo::TileSelection selection = geo::selectTiles(recipe_->grid, view, queries, options_);
    loader_.setWanted(jobsFor(selection.requests));

    for (const auto& key : selection.kept) entries_.at(key).lastUsed = frameNumber_;
    std::vector<osg::ref_ptr<osg::Node>> nodes;
    status_ = {.drawn = static_cast<int>(selection.draw.size()), .pending = selection.missing, .failed = selection.failed, .isComplete = selection.isComplete()};
    const TileLines lines{.contoursOnBareGround = look_.contours,
                          .contoursOnPictures = look_.contours && look_.contoursOnImagery,
                          .gridIntervalM = look_.grid ? gridIntervalM_ : 0.0};
    for (const auto& key : selection.draw) {
        Entry& entry = entries_.at(key);
        entry.lastUsed = frameNumber_;
        if (entry.lacksImage) ++status_.failed;
        const double pxPerM = geo::pixelsPerMetreUp(boxOf(key), view) * frame_.exaggeration;
        changed = entry.node->setDetail(entry.node->detailFor(errorPx_ / std::max(pxPerM, 1e-12))) || changed;
        changed = entry.node->setLines(lines) || changed;
        status_.triangles += entry.node->surfaceTriangles();
        status_.errorPxMax = std::max(status_.errorPxMax, static_cast<float>(entry.node->errorM() * pxPerM));
        nodes.emplace_back(entry.node);
    }
    bool sameNodes = nodes.size() == surfaces_->getNumChildren();
    for (unsigned i = 0; sameNodes && i < nodes.size(); ++i) sameNodes = nodes[i] == surfaces_->getChild(i);
    if (!sameNodes) {
        surfaces_->removeChildren(0, surfaces_->getNumChildren());
        for (auto& node : nodes) surfaces_->addChild(node);
        changed = true;
    }
    drawn_ = selection.draw;
    dropUnused();
    return changed;
}

void Terrain::dropUnused() {
    std::size_t total = 0;
    std::vector<std::pair<std::uint64_t, geo::TileKey>> unused;
    for (const auto& [key, entry] : entries_) {
        if (entry.lastUsed >= frameNumber_) continue;
        total += entry.bytes;
        if (entry.version != 0) unused.emplace_back(entry.lastUsed, key);
    }
    if (total <= kKeptBytes) return;
    std::sort(unused.begin(), unused.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [used, key] : unused) {
        if (total <= kKeptBytes * 3 / 4) break;
        if (key.level == 0) continue;  // always something to fall back on
        total -= entries_.at(key).bytes;
        entries_.erase(key);
    }
}

void Terrain::releaseGl(osg::State* state) {
    for (auto& [key, entry] : entries_)
        if (entry.node) entry.node->releaseGLObjects(state);
    root_->releaseGLObjects(state);
    surfaces_->removeChildren(0, surfaces_->getNumChildren());
    entries_.clear();
    drawn_.clear();
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
        if (found == entries_.end() || !found->second.ground) {
            if (wasFound) ++missed;
            continue;
        }
        wasFound = true;
        missed = 0;
        const TileGround& ground = *found->second.ground;
        if (ground.isAllVoid) return std::nullopt;
        const geo::GridSpec& grid = ground.heights.grid;
        const double x = std::clamp((point.x - grid.bounds.minE) / grid.stepE(), 0.0, grid.columns - 1.0);
        const double y = std::clamp((point.y - grid.bounds.minN) / grid.stepN(), 0.0, grid.rows - 1.0);
        const int x0 = std::min(static_cast<int>(x), grid.columns - 2), y0 = std::min(static_cast<int>(y), grid.rows - 2);
        const double fx = x - x0, fy = y - y0;
        if (ground.heights.isVoid(fx < 0.5 ? x0 : x0 + 1, fy < 0.5 ? y0 : y0 + 1)) {
            height = std::nullopt;
            continue;
        }
        const auto h = [&](int c, int r) { return static_cast<double>(ground.heights.heightM[ground.heights.index(c, r)]); };
        height = (h(x0, y0) * (1 - fx) + h(x0 + 1, y0) * fx) * (1 - fy) + (h(x0, y0 + 1) * (1 - fx) + h(x0 + 1, y0 + 1) * fx) * fy;
    }
    return height;
}

}  // namespace saban::viewer
