#pragma once

#include <array>
#include <functional>
#include <glm/mat4x4.hpp>
#include <glm/vec3.hpp>
#include <glm/vec4.hpp>
#include <optional>
#include <vector>

#include "geo/tiles/horizon.h"
#include "geo/tiles/tile_grid.h"

namespace saban::geo {

/// A camera as the selection sees it, in scene coordinates (see `viewer/camera`): metres, z exaggerated.
struct SelectionView {
    glm::dvec3 eye{0.0};
    glm::dvec3 forward{0.0, 1.0, 0.0};   ///< unit vector into the picture
    std::array<glm::dvec4, 5> planes{};  ///< left, right, bottom, top, near; dot(plane, (p, 1)) >= 0 inside
    std::optional<glm::dvec4> cut{};     ///< nothing is drawn where dot(cut, (p, 1)) < 0; an upright plane
    double pixelsPerRadian = 1000.0;     ///< picture height / (2 tan(fovY / 2)): pixels of a metre across the view, one metre deep
    double cosHalfDiagonal = 0.8;        ///< cosine of the angle between `forward` and a corner of the picture
    double parallelM = 0.0;              ///< lines of sight are parallel, as far apart as those of an eye are so far before it; 0: they meet in the eye
    bool operator==(const SelectionView&) const = default;
};

/// Planes of a frustum from view and projection matrices (column vectors, any depth convention).
/// Source: Gribb and Hartmann, Fast Extraction of Viewing Frustum Planes, 2001.
std::array<glm::dvec4, 5> frustumPlanes(const glm::dmat4& view, const glm::dmat4& projection);

/// A box in scene coordinates.
struct SceneBox {
    glm::dvec3 min{0.0}, max{0.0};
};

double distanceTo(const SceneBox& box, glm::dvec3 point);
bool isOutside(const SceneBox& box, const std::array<glm::dvec4, 5>& planes);

/// Where a box lies with respect to a plane.
enum class PlaneSide { Inside, Across, Outside };
PlaneSide sideOf(const SceneBox& box, const glm::dvec4& plane);

/// Largest length on the screen, in pixels, of a metre of height anywhere in the visible part of a box; on a map at least a quarter of a metre's across it.
double pixelsPerMetreUp(const SceneBox& box, const SelectionView& view);

enum class TileReadiness {
    Missing,  ///< must be loaded
    Stale,    ///< can be drawn, but something newer is wanted
    Ready,
    Empty,    ///< loaded, and there is nothing to draw
    StaleEmpty,  ///< there was nothing to draw, but something newer is wanted
    Failed    ///< cannot be read: whatever is above it stays
};

/// Scene heights by which a tile's meshes are off; 0 while nothing is known.
struct TileError {
    double best = 0.0;
    double quick = 0.0;  ///< of the best mesh of so few triangles that smaller tiles would save none
};

/// What the selection asks of its owner.
struct TileQueries {
    std::function<TileReadiness(const TileKey&)> readiness;
    std::function<SceneBox(const TileKey&)> box;
    std::function<int(const TileKey&)> finestLevel;  ///< level beyond which no data are finer, for a tile's area
    /// Level at which a tile shows all that the data hold: a finer one is chosen only for an exacter mesh. Empty: none does.
    std::function<int(const TileKey&)> detailLevel = {};
    std::function<TileError(const TileKey&)> error = {};  ///< empty: always 0
    /// Heights of a tile's parts, from itself or from the closest tile above that is known. Empty: ground hides nothing.
    std::function<std::optional<SceneRelief>(const TileKey&)> relief = {};
};

struct SelectionOptions {
    double texelPx = 1.25;            ///< a tile is fine enough when a cell covers at most so many pixels, seen from above
    double errorPx = 1.0;             ///< and its mesh is off by at most so many
    bool loadsCoarseFirst = true;     ///< ask for ancestors too, so that something is there soon; false: final tiles only
};

/// True when a tile's cells are small enough on the screen for `options.texelPx`, so that its points stand for the ground.
bool isSharp(const TileGrid& grid, const TileKey& key, const SceneBox& box, const SelectionView& view, const SelectionOptions& options);

struct TileRequest {
    TileKey key;
    double priority = 0.0;  ///< larger is more urgent
};

struct TileSelection {
    std::vector<TileKey> draw;          ///< front to back; covers everything visible that is loaded, no overlaps
    std::vector<TileRequest> requests;  ///< most urgent first
    std::vector<TileKey> kept;          ///< loaded tiles of the final picture, drawn or waiting for their neighbours: keep them
    int wanted = 0;                     ///< tiles of the final picture
    int missing = 0;                    ///< of these, not ready
    int failed = 0;                     ///< of these, unreadable
    bool isComplete() const { return missing == 0; }
};

/// Chooses the tiles to draw and to load. A tile is replaced by its children only when all visible ones can be drawn.
/// Pure: no drawing, no loading, the same answer for the same questions.
/// Thread safety: that of the queries.
TileSelection selectTiles(const TileGrid& grid, const SelectionView& view, const TileQueries& queries,
                          const SelectionOptions& options = {});

}  // namespace saban::geo
