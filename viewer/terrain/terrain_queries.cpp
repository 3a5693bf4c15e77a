// What the choice of tiles asks of the terrain, and what others do.
#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_set>

#include "geo/tiles/tile_mesh.h"
#include "viewer/terrain/terrain.h"

namespace saban::viewer {

namespace {

constexpr double kFinestCellM = 0.02;           // nobody looks at ground closer than this
constexpr double kFinestPerDataCell = 1024.0;
constexpr double kDetailPerDataCell = 2.0;     // cells across one of the data's that show all there is in it
constexpr int kSurveyLevels = 5;  // a coarse look at the heights guides the choice among tiles that were never read
constexpr int kTriesPerTile = 2;

}  // namespace

geo::TileSelection Terrain::select(const geo::SelectionView& view, const geo::SelectionOptions& options) const {
    geo::TileQueries queries{.readiness = [this](const geo::TileKey& key) { return readinessOf(key); },
                             .box = [this](const geo::TileKey& key) { return boxOf(key); },
                             .finestLevel = [this](const geo::TileKey& key) { return finestLevelOf(key); },
                             .detailLevel = [this](const geo::TileKey& key) { return detailLevelOf(key); },
                             .error =
                                 [this](const geo::TileKey& key) {
                                     const HeightRange* range = rangeOf(key);
                                     return range ? geo::TileError{range->errorM * frame_.exaggeration, range->quickErrorM * frame_.exaggeration} : geo::TileError{};
                                 },
                             .relief = {}};
    // Below the table's foot nothing is solid.
    if (view.eye.z > -baseM_) queries.relief = [this](const geo::TileKey& key) { return reliefOf(key); };
    geo::TileSelection selection = geo::selectTiles(recipe_->grid, view, queries, options);
    // What is old comes last, as finer tiles will replace it, or it looks nearly as it will. A stand-in of the other kind does not: it comes first.
    const auto isWrong = [this](const geo::TileRequest& request) {
        const auto found = entries_.find(request.key);
        return found != entries_.end() && readinessOf(request.key) == geo::TileReadiness::Stale && isOfOtherKind(request.key, found->second);
    };
    if (std::ranges::none_of(selection.requests, isWrong)) return selection;
    const std::unordered_set<geo::TileKey, geo::TileKeyHash> finals(selection.kept.begin(), selection.kept.end());
    std::ranges::stable_partition(selection.requests, [&](const geo::TileRequest& request) { return !finals.contains(request.key) && isWrong(request); });
    return selection;
}

std::optional<viewer::HeightRange> Terrain::tintRange() const {
    return recipe_ ? std::optional(viewer::HeightRange{recipe_->style.tintMinM, recipe_->style.tintMaxM}) : std::nullopt;
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

std::int64_t Terrain::regularGridTriangles() const {
    std::int64_t triangles = 0;
    for (const auto& key : drawn_) {
        const TileNode& node = *entries_.at(key).node;
        triangles += geo::regularGridTriangles(node.heights(), node.errorM());
    }
    return triangles;
}

const Terrain::Entry* Terrain::finestLoadedAt(glm::dvec2 point) const {
    if (!recipe_ || !recipe_->grid.bounds().contains(point)) return nullptr;
    const geo::Bounds& table = recipe_->grid.bounds();
    const double u = (point.x - table.minE) / table.width() * recipe_->grid.rootsX();
    const double v = (point.y - table.minN) / table.height() * recipe_->grid.rootsY();
    const Entry* finest = nullptr;
    // Levels may be missing above the first one that is loaded, as in pictures, but rarely below it.
    int missed = 0;
    for (int level = 0; level <= geo::TileGrid::kMaxLevel && missed < 3; ++level) {
        const double columns = std::ldexp(recipe_->grid.rootsX(), level), rows = std::ldexp(recipe_->grid.rootsY(), level);
        const geo::TileKey key{level, static_cast<std::int32_t>(std::min(std::ldexp(u, level), columns - 1)),
                               static_cast<std::int32_t>(std::min(std::ldexp(v, level), rows - 1))};
        const auto found = entries_.find(key);
        if (found == entries_.end() || found->second.version == 0 || found->second.isOfOldGround || !counts(key)) {
            if (finest) ++missed;
            continue;
        }
        missed = 0;
        finest = &found->second;
        if (!finest->node) break;  // nothing but void
    }
    return finest;
}

std::optional<double> Terrain::loadedHeightAt(glm::dvec2 point) const {
    const Entry* finest = finestLoadedAt(point);
    return finest && finest->node ? finest->node->heightAt(point) : std::nullopt;
}

bool Terrain::isLoadedAt(glm::dvec2 point) const { return finestLoadedAt(point) != nullptr; }

geo::TileReadiness Terrain::readinessOf(const geo::TileKey& key) const { return counts(key) ? loadedReadinessOf(key) : geo::TileReadiness::Missing; }

const Terrain::HeightRange* Terrain::rangeOf(const geo::TileKey& key) const {
    if (!options_.loadsCoarseFirst && counts(key))
        if (const auto found = entries_.find(key); found != entries_.end() && found->second.range && !found->second.isOfOldGround) return &*found->second.range;
    const auto found = ranges_.find(key);
    return found == ranges_.end() ? nullptr : &found->second;
}

geo::TileReadiness Terrain::loadedReadinessOf(const geo::TileKey& key) const {
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
        if (const HeightRange* range = rangeOf(k)) {
            const double margin = k == key ? 0.0 : 0.1 * (range->maxM - range->minM) + recipe_->grid.cellM(k.level);
            low = range->minM - margin;
            high = range->maxM + margin;
            hasWalls = hasWalls || range->hasVoid;
            break;
        }
        if (k.level == 0) break;
    }
    geo::SceneBox box{frame_.toScene({b.minE, b.minN, low}), frame_.toScene({b.maxE, b.maxN, high})};
    if (hasWalls) box.min.z = std::min(box.min.z, -baseM_);
    return box;
}

std::optional<geo::SceneRelief> Terrain::reliefOf(const geo::TileKey& key) const {
    int levelsUp = 0;
    for (geo::TileKey k = key;; k = k.parent(), ++levelsUp) {
        const auto found = entries_.find(k);
        if (found != entries_.end() && found->second.blocks && !found->second.isOfOldGround && counts(k)) {
            const int side = geo::TileBlocks::kSide >> levelsUp;
            if (side == 0) return std::nullopt;
            const geo::Bounds b = recipe_->grid.boundsOf(key);
            // An average over a cell takes off what is narrower than it: seldom more than the cell is wide.
            const double cellM = recipe_->grid.cellM(k.level);
            const bool mayHoldMore = cellM > elevationCellM(key);
            return geo::SceneRelief{.blocks = found->second.blocks.get(),
                                    .min = glm::dvec2(frame_.toScene({b.minE, b.minN, 0.0})),
                                    .max = glm::dvec2(frame_.toScene({b.maxE, b.maxN, 0.0})),
                                    .firstColumn = (key.x - (k.x << levelsUp)) * side,
                                    .firstRow = (key.y - (k.y << levelsUp)) * side,
                                    .side = side,
                                    .scale = frame_.exaggeration,
                                    .offset = -frame_.origin.z * frame_.exaggeration,
                                    .mayHoldMore = mayHoldMore,
                                    .marginZ = mayHoldMore ? cellM * frame_.exaggeration : 0.0};
        }
        if (k.level == 0) return std::nullopt;
    }
}

/// Where tiles show all that the data hold. Holes and lines have sharp edges: no level is too fine for them.
int Terrain::detailLevelOf(const geo::TileKey& key) const {
    const HeightRange* range = rangeOf(key);
    if (recipe_->vectors || (range && range->hasVoid)) return geo::TileGrid::kMaxLevel + 1;
    return recipe_->grid.levelForCell(finestCellM(key) / kDetailPerDataCell);
}

int Terrain::finestLevelOf(const geo::TileKey& key) const {
    const geo::Bounds b = recipe_->grid.boundsOf(key);
    double cell = ground_->elevation->cellAtM(b).value_or(ground_->elevation->cellM()) / kFinestPerDataCell;
    if (recipe_->imagery) cell = std::min(cell, recipe_->imagery->cellAtM(b).value_or(cell));
    return recipe_->grid.levelForCell(std::max(cell, kFinestCellM));
}

/// Of the elevation data in a tile's area.
double Terrain::elevationCellM(const geo::TileKey& key) const {
    return ground_->elevation->cellAtM(recipe_->grid.boundsOf(key)).value_or(ground_->elevation->cellM());
}

/// Of the finest data in a tile's area, pictures included.
double Terrain::finestCellM(const geo::TileKey& key) const {
    const geo::Bounds b = recipe_->grid.boundsOf(key);
    const double cell = elevationCellM(key);
    return recipe_->imagery ? std::min(cell, recipe_->imagery->cellAtM(b).value_or(cell)) : cell;
}

void Terrain::setCut(const std::optional<Cut>& cut, const CutFace::Scale& scale, double insetM) {
    cut_ = cut;
    cutInsetM_ = insetM;
    cutFace_.setScale(scale, frame_);
}

void Terrain::setOtherGrid(std::shared_ptr<const GroundGrid> grid, const GridInterval& interval) {
    otherGrid_ = std::move(grid);
    otherInterval_ = interval;
}

/// True when that changes what is drawn.
bool Terrain::setTileCut(const geo::TileKey& key, TileNode& node, std::vector<TileNode*>& cutTiles) const {
    if (!cut_) return node.setCut(false);
    const geo::Bounds b = recipe_->grid.boundsOf(key);
    const geo::SceneBox box{frame_.toScene({b.minE, b.minN, 0.0}), frame_.toScene({b.maxE, b.maxN, 0.0})};
    const bool isAcross = geo::sideOf(box, cut_->scenePlane(frame_) - glm::dvec4(0.0, 0.0, 0.0, cutSlackM(b))) == geo::PlaneSide::Across;
    if (isAcross) cutTiles.push_back(&node);
    return node.setCut(isAcross);
}

void Terrain::updateCutFace(const std::vector<TileNode*>& cutTiles) {
    if (!cut_) {
        cutFace_.hide();
        return;
    }
    std::vector<CutPiece> pieces;
    for (const TileNode* node : cutTiles) {
        const std::vector<CutPiece>& own = node->piecesAlong(*cut_);
        pieces.insert(pieces.end(), own.begin(), own.end());
    }
    cutFace_.show(*cut_, frame_, std::move(pieces), cutInsetM_);
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

}  // namespace saban::viewer
