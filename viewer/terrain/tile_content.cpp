#include "viewer/terrain/tile_content.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <span>

#include "geo/tiles/tile_mesh.h"
#include "viewer/terrain/tile_paint.h"
#include "viewer/terrain/tile_walls.h"

namespace saban::viewer {

namespace {

constexpr int kCells = geo::TileGrid::kCells;
constexpr int kPoints = kCells + 1;
constexpr int kCoarserDetails = 6;     // the coarsest is off by eight times as much as one that is right for a cell of a pixel
constexpr int kFinerDetails = 9;       // for tiles that are seen from closer than that
constexpr double kFinerThanData = 0.5;  // with cells of so many of the data's, a tile knows the ground

/// Lattice for the light: points no closer than the data's cells, so that light is smooth over magnified data, on lines
/// common to all tiles, so that neighbours agree along their seam.
geo::GridSpec slopeLattice(const geo::TileGrid& grid, const geo::TileKey& key, double dataCellM) {
    const geo::Bounds tile = grid.boundsOf(key);
    const double stepE = tile.width() / kCells, stepN = tile.height() / kCells;
    int power = 0;
    while (power < 24 && std::ldexp(std::max(stepE, stepN), power) < dataCellM * 0.75) ++power;
    const double e = std::ldexp(stepE, power), n = std::ldexp(stepN, power);
    const geo::Bounds& table = grid.bounds();
    const double firstE = std::floor((tile.minE - table.minE) / e + 1e-6) - 1, lastE = std::ceil((tile.maxE - table.minE) / e - 1e-6) + 1;
    const double firstN = std::floor((tile.minN - table.minN) / n + 1e-6) - 1, lastN = std::ceil((tile.maxN - table.minN) / n - 1e-6) + 1;
    return {.bounds = {table.minE + firstE * e, table.minN + firstN * n, table.minE + lastE * e, table.minN + lastN * n},
            .columns = static_cast<int>(lastE - firstE) + 1,
            .rows = static_cast<int>(lastN - firstN) + 1};
}

std::vector<std::uint8_t> voidMask(const geo::Heightfield& field) {
    std::vector<std::uint8_t> mask(field.state.size());
    std::transform(field.state.begin(), field.state.end(), mask.begin(),
                   [](geo::CellState s) { return static_cast<std::uint8_t>(s == geo::CellState::Void); });
    return mask;
}

bool bridge(geo::Heightfield& field) {
    if (!field.hasVoid) return true;
    return geo::bridgeVoids(field.heightM, voidMask(field), field.grid.columns, field.grid.rows);
}

/// The middle of a grid one step wider on each side.
geo::Heightfield withoutBorder(const geo::Heightfield& wide, const geo::Bounds& bounds) {
    geo::Heightfield inner{.grid = {bounds, wide.grid.columns - 2, wide.grid.rows - 2}, .heightM = {}, .state = {},
                           .hasVoid = wide.hasVoid, .hasFilled = wide.hasFilled};
    inner.heightM.reserve(static_cast<std::size_t>(inner.grid.columns) * inner.grid.rows);
    inner.state.reserve(inner.heightM.capacity());
    for (int row = 1; row + 1 < wide.grid.rows; ++row) {
        const std::size_t from = wide.index(1, row), to = from + inner.grid.columns;
        inner.heightM.insert(inner.heightM.end(), wide.heightM.begin() + from, wide.heightM.begin() + to);
        inner.state.insert(inner.state.end(), wide.state.begin() + from, wide.state.begin() + to);
    }
    inner.hasVoid = std::find(inner.state.begin(), inner.state.end(), geo::CellState::Void) != inner.state.end();
    return inner;
}

}  // namespace

geo::Result<std::shared_ptr<const TileGround>> readTileGround(const geo::ElevationSource& source, const geo::TileGrid& grid,
                                                              const geo::TileKey& key, double dataCellM, std::stop_token stop) {
    auto ground = std::make_shared<TileGround>();
    ground->generation = source.generation();
    ground->dataCellM = dataCellM;
    const geo::Bounds bounds = grid.boundsOf(key);
    const geo::GridSpec lattice = slopeLattice(grid, key, dataCellM);
    auto slopes = source.read(lattice, stop);
    if (!slopes) return tl::unexpected(slopes.error());
    if (lattice.columns == kPoints + 2 && lattice.rows == kPoints + 2) {
        ground->heights = withoutBorder(*slopes, bounds);
    } else {
        auto heights = source.read({bounds, kPoints, kPoints}, stop);
        if (!heights) return tl::unexpected(heights.error());
        ground->heights = std::move(*heights);
    }
    ground->slopes = std::move(*slopes);
    bridge(ground->slopes);

    geo::Heightfield& heights = ground->heights;
    float low = std::numeric_limits<float>::max(), high = std::numeric_limits<float>::lowest();
    for (std::size_t i = 0; i < heights.heightM.size(); ++i) {
        if (heights.state[i] == geo::CellState::Void) continue;
        low = std::min(low, heights.heightM[i]);
        high = std::max(high, heights.heightM[i]);
    }
    ground->isAllVoid = low > high;
    if (ground->isAllVoid) return ground;
    ground->minM = low;
    ground->maxM = high;
    bridge(heights);
    return ground;
}

geo::Result<std::shared_ptr<const TileImage>> readTileImage(const geo::ImagerySource& source, const geo::TileGrid& grid,
                                                            const geo::TileKey& key, std::stop_token stop) {
    auto image = std::make_shared<TileImage>();
    image->generation = source.generation();
    auto pixels = source.read({grid.boundsOf(key), kPoints, kPoints}, stop);
    if (!pixels) return tl::unexpected(pixels.error());
    image->pixels = std::move(*pixels);
    return image;
}

namespace {

/// Turns grid points into vertices relative to the tile's centre.
class Placer {
   public:
    Placer(const TileGround& ground, double referenceM) : ground_(ground), referenceM_(static_cast<float>(referenceM)) {
        const geo::GridSpec& grid = ground.heights.grid;
        stepE_ = static_cast<float>(grid.stepE());
        stepN_ = static_cast<float>(grid.stepN());
    }
    TileContent::Vertex at(int column, int row) const {
        return {static_cast<float>(column - kCells / 2) * stepE_, static_cast<float>(row - kCells / 2) * stepN_,
                ground_.heights.heightM[row * kPoints + column] - referenceM_, 0.0f};
    }

   private:
    const TileGround& ground_;
    float referenceM_;
    float stepE_, stepN_;
};

/// Strips hanging from the tile's sides, to close the gap to a neighbour of another level or detail.
class Skirts {
   public:
    Skirts(TileContent& content, const geo::Bounds& bounds)
        : content_(content),
          halfE_(static_cast<float>(bounds.width() / 2)),
          halfN_(static_cast<float>(bounds.height() / 2)),
          feet_(content.ground.size(), kNone) {}

    void add(std::span<const std::uint32_t> side, bool flip, std::vector<std::uint32_t>& triangles) {
        for (std::size_t i = 1; i < side.size(); ++i) {
            const std::uint32_t above = side[i - 1], below = footOf(above), next = side[i], nextBelow = footOf(next);
            if (flip) {
                triangles.insert(triangles.end(), {above, next, below, next, nextBelow, below});
            } else {
                triangles.insert(triangles.end(), {above, below, next, next, below, nextBelow});
            }
        }
    }

   private:
    static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

    std::uint32_t footOf(std::uint32_t vertex) {
        if (feet_[vertex] == kNone) {
            feet_[vertex] = static_cast<std::uint32_t>(content_.ground.size());
            TileContent::Vertex foot = content_.ground[vertex];
            foot.foot = 1.0f;
            // Rounding leaves hairlines between neighbours. A skirt that leans outwards lies below them from every side.
            foot.x += outwards(foot.x, halfE_);
            foot.y += outwards(foot.y, halfN_);
            content_.ground.push_back(foot);
        }
        return feet_[vertex];
    }

    /// A quarter of a cell for coordinates on the outline.
    static float outwards(float at, float half) {
        const float step = half / (kCells * 2);
        return at > half - step ? step : at < step - half ? -step : 0.0f;
    }

    TileContent& content_;
    float halfE_, halfN_;
    std::vector<std::uint32_t> feet_;
};

/// Puts the vertices of each detail in front of those that only finer ones use, in the order of their use: a driver that draws
/// in software then finds them close together. Without it flights cost about a tenth more processor time.
void orderVertices(TileContent& content) {
    constexpr auto kUnused = std::numeric_limits<std::uint32_t>::max();
    std::vector<std::uint32_t> placeOf(content.ground.size(), kUnused);
    std::vector<TileContent::Vertex> ordered;
    ordered.reserve(content.ground.size());
    for (auto detail = content.details.rbegin(); detail != content.details.rend(); ++detail) {
        for (std::uint32_t& index : detail->groundTriangles) {
            std::uint32_t& place = placeOf[index];
            if (place == kUnused) {
                place = static_cast<std::uint32_t>(ordered.size());
                ordered.push_back(content.ground[index]);
            }
            index = place;
        }
    }
    content.ground = std::move(ordered);
}

}  // namespace

TilePaint makeTilePaint(const TileGround& ground, const TileImage* image, const geo::VectorSource* vectors, const geo::TileGrid& grid,
                        const geo::TileKey& key, const TileStyle& style, const geo::ShadowField* shadows) {
    TilePaint paint{.colour = {}, .hasImage = image && !image->pixels.isEmpty};
    const TileVectors painted = vectors ? paintVectors(*vectors, grid, key, style.lineScale) : TileVectors{};
    paint.colour = paintTile(ground, paint.hasImage ? image : nullptr, painted, grid, key, style, shadows);
    return paint;
}

std::unique_ptr<TileContent> makeTileContent(const TileGround& ground, const TileImage* image, const geo::VectorSource* vectors,
                                             const geo::TileGrid& grid, const geo::TileKey& key, const TileStyle& style, const geo::ShadowField* shadows) {
    if (ground.isAllVoid) return nullptr;
    auto content = std::make_unique<TileContent>();
    content->referenceM = ground.minM;
    content->hasHoles = ground.heights.hasVoid;

    const std::vector<std::uint8_t> voids = content->hasHoles ? voidMask(ground.heights) : std::vector<std::uint8_t>{};
    const double cellM = grid.cellM(key.level);
    const auto toleranceM = static_cast<float>(style.meshErrorCells * cellM / style.exaggeration);
    const bool knowsGround = cellM <= kFinerThanData * ground.dataCellM;
    geo::TileMesh mesh = geo::buildTileMesh({ground.heights.heightM, voids}, toleranceM, {.coarser = kCoarserDetails, .finer = knowsGround ? kFinerDetails : 0});
    if (knowsGround) content->betweenPointsM = geo::errorBetweenPoints(ground.heights.heightM);

    const Placer place(ground, content->referenceM);
    content->ground.reserve(mesh.vertices.size() + 4 * 40);
    for (const auto& v : mesh.vertices) content->ground.push_back(place.at(v.column, v.row));

    const geo::TableEdges edges = grid.edgesOf(key);
    Skirts skirts(*content, grid.boundsOf(key));
    Walls walls(*content, ground, voids);
    for (auto& triangulation : mesh.details) {
        TileContent::Detail& detail = content->details.emplace_back();
        detail.errorM = triangulation.errorM;
        detail.groundTriangles = std::move(triangulation.triangles);
        if (!edges.south) skirts.add(triangulation.south, false, detail.groundTriangles);
        if (!edges.north) skirts.add(triangulation.north, true, detail.groundTriangles);
        if (!edges.west) skirts.add(triangulation.west, true, detail.groundTriangles);
        if (!edges.east) skirts.add(triangulation.east, false, detail.groundTriangles);
        if (edges.any() || content->hasHoles) detail.wallTriangles = walls.trianglesFor(mesh.vertices, triangulation, edges);
    }

    orderVertices(*content);

    TilePaint paint = makeTilePaint(ground, image, vectors, grid, key, style, shadows);
    content->colour = std::move(paint.colour);
    content->hasImage = paint.hasImage;
    content->heightM.resize(ground.heights.heightM.size());
    std::transform(ground.heights.heightM.begin(), ground.heights.heightM.end(), content->heightM.begin(),
                   [&](float h) { return h - static_cast<float>(content->referenceM); });
    return content;
}

}  // namespace saban::viewer
