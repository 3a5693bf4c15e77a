#pragma once

#include <cstdint>
#include <stop_token>
#include <vector>

#include "geo/core/error.h"
#include "viewer/render/table_view.h"

namespace saban::viewer {

/// Frame times (ms) of the least that could be drawn in place of the table's ground, on the same machine.
struct LimitTimes {
    std::vector<double> twoTrianglesMs;  ///< a picture filled with two triangles and one texture
    std::vector<double> staticMeshMs;    ///< the ground as one fixed mesh with one texture
    std::int64_t meshTriangles = 0;      ///< in the latter
};

struct LimitOptions {
    int samples = 0;
    int frames = 20;               ///< of each kind, after one that does not count
    std::int64_t triangles = 0;    ///< of the mesh, nearly
};

/// Draws the present view of the table with as little as covers the same pixels, into buffers of the same kind and copied
/// likewise: two triangles over the whole picture, and a grid over the table's ground, finer near the eye, its blocks front to
/// back, with the table's camera. Bare OpenGL: no scene graph, no choice of tiles, no loading.
///
/// [GL] Ends any use of the table's own graphics but `releaseGl`: OpenGL's state is not put back.
/// Errors: `Unsupported` when the driver refuses; those of the elevation; `Cancelled`.
geo::Result<LimitTimes> measureLimit(const TableView& table, unsigned framebuffer, const LimitOptions& options, std::stop_token stop = {});

}  // namespace saban::viewer
