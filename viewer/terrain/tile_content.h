#pragma once

#include <cstdint>
#include <memory>
#include <stop_token>
#include <vector>

#include "geo/analysis/terrain_shadow.h"
#include "geo/core/error.h"
#include "geo/elevation/elevation_source.h"
#include "geo/imagery/imagery_source.h"
#include "geo/tiles/horizon.h"
#include "geo/tiles/tile_grid.h"
#include "geo/vector/vector_source.h"
#include "viewer/render/look.h"

namespace saban::viewer {

/// What a tile is made from, as read: kept so that another light or exaggeration needs no reading.
struct TileGround {
    geo::Heightfield heights;  ///< (kCells + 1)² points of the tile, voids bridged in `heightM`
    geo::Heightfield slopes;   ///< points on a lattice no finer than the data, one step beyond the tile: for light
    bool isAllVoid = false;
    float minM = 0.0f, maxM = 0.0f;  ///< of valid points
    double dataCellM = 0.0;          ///< of the elevation data there
    unsigned generation = 0;
};

struct TileImage {
    geo::RgbaGrid pixels;      ///< (kCells + 1)² points
    unsigned generation = 0;
};

/// Everything a tile looks like, ready to be drawn. No graphics types: made on any thread.
struct TileContent {
    /// Metres from the tile's centre in x (east) and y (north); z metres above the scene's zero height minus `referenceM`;
    /// `foot` is 1 for the foot of a wall or a skirt, whose height the shader knows.
    struct Vertex {
        float x, y, z, foot;
    };
    /// One way to draw the tile: the view takes the one with the fewest triangles that is exact enough.
    struct Detail {
        std::vector<std::uint32_t> groundTriangles;  ///< surface and skirts
        std::vector<std::uint32_t> wallTriangles;
        float errorM = 0.0f;                         ///< of the surface against the tile's own points
    };
    std::vector<Vertex> ground;
    std::vector<Vertex> walls;                    ///< cut sides, and sides of holes: pairs of top and foot
    std::vector<Detail> details;                  ///< finest first; never empty

    std::vector<std::uint8_t> colour;             ///< (kCells + 1)² RGBA, row 0 in the south; alpha 0 in holes
    std::vector<float> heightM;                   ///< (kCells + 1)², above `referenceM`: for contour lines
    float betweenPointsM = 0.0f;                  ///< by how much the ground may be off the points, seen from close by
    bool hasHoles = false;
    bool hasImage = false;
    double referenceM = 0.0;                      ///< height of z = 0, table heights
};

/// How the surface of a tile is coloured.
struct TilePaint {
    std::vector<std::uint8_t> colour;  ///< as in `TileContent`
    bool hasImage = false;
};

/// What the choice among tiles must know of one that has something to draw.
struct TileRelief {
    float minM = 0.0f, maxM = 0.0f;  ///< of valid points, table heights
    bool hasVoid = false;
    std::shared_ptr<const geo::TileBlocks> blocks = {};  ///< null when there is nothing to draw
};

/// All that is needed to draw a tile.
struct ReadyTile {
    std::shared_ptr<const TileContent> content;  ///< null when there is nothing to draw
    TileRelief relief;
};

/// How a tile is painted and triangulated.
struct TileStyle {
    Sun sun;
    double exaggeration = 1.0;
    double reliefFactor = 1.0;    ///< extra steepness in the light only, so that wide tables read as relief
    double tintMinM = 0.0;        ///< heights between which the tint runs
    double tintMaxM = 1000.0;
    double meshErrorCells = 0.35;  ///< tolerance of the finest mesh, in cells of the tile, after exaggeration
    Tint tint = Tint::Land;
    Shading shading = Shading::None;
    SlopeClasses slopes{};
    double shadingOnPictures = 0.6;  ///< opacity
    bool hasShadows = false;
    double lineScale = 1.0;        ///< of the widths of lines and the sizes of discs: pictures on a wall are seen from afar
    bool operator==(const TileStyle&) const = default;
};

/// Errors: those of the sources.
geo::Result<std::shared_ptr<const TileGround>> readTileGround(const geo::ElevationSource& source, const geo::TileGrid& grid,
                                                              const geo::TileKey& key, double dataCellM,
                                                              std::stop_token stop = {});
geo::Result<std::shared_ptr<const TileImage>> readTileImage(const geo::ImagerySource& source, const geo::TileGrid& grid,
                                                            const geo::TileKey& key, std::stop_token stop = {});

/// `image`, `vectors` and `shadows` (at the points of the ground's `slopes`) may be null. `ground` must not be all void.
TilePaint makeTilePaint(const TileGround& ground, const TileImage* image, const geo::VectorSource* vectors, const geo::TileGrid& grid,
                        const geo::TileKey& key, const TileStyle& style, const geo::ShadowField* shadows = nullptr);

/// Null when there is nothing to draw. `image`, `vectors` and `shadows` may be null.
std::unique_ptr<TileContent> makeTileContent(const TileGround& ground, const TileImage* image, const geo::VectorSource* vectors,
                                             const geo::TileGrid& grid, const geo::TileKey& key, const TileStyle& style, const geo::ShadowField* shadows = nullptr);

}  // namespace saban::viewer
