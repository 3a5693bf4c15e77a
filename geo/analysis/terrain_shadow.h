#pragma once

#include <glm/vec2.hpp>
#include <glm/vec4.hpp>
#include <stop_token>
#include <vector>

#include "geo/core/error.h"
#include "geo/elevation/elevation_source.h"

namespace saban::geo {

/// Where the sun stands, as seen from the middle of its disc.
struct SunDirection {
    double azimuthDeg = 315.0;    ///< clockwise from grid north
    double elevationDeg = 45.0;   ///< above the horizon; lower than 1 degree counts as 1
};

/// A rectangle of points of a lattice that goes on in all directions: neighbours of one lattice agree along their seam.
struct LatticeArea {
    glm::dvec2 origin{0.0};       ///< of the point with column 0 and row 0
    double stepE = 1.0, stepN = 1.0;
    int firstColumn = 0, firstRow = 0;
    int columns = 0, rows = 0;    ///< at least 2 each
};

/// How far up shadow reaches over each point of an area, row 0 in the south, metres. Of each point two edges of shadows are known: that of
/// what hides the sun's upper limb best, and of what hides its lower limb best, which may stand at another distance.
struct ShadowField {
    int columns = 0, rows = 0;
    /// Height of the middle of the upper limb's edge, and over how many metres of height that edge is soft; the same of the
    /// lower limb's. Far below all ground where nothing throws a shadow.
    std::vector<glm::vec4> edges;
    float softnessM = 0.0f;  ///< least that an edge is soft over, for the lattice's sake

    /// Which part of the sun's disc is seen at a height, [0, 1], given the edges there.
    float litAt(float heightM, glm::vec4 edgesHere) const;
};

/// The shadows that the terrain throws, in and beyond the area, wherever the source has heights; holes throw none. Heights are read at the area's
/// own steps near by and at twice the step for every doubling of the distance, no farther than ground of that `reliefM` (highest minus lowest)
/// can throw a shadow: the cost grows with the logarithm of the distance. The earth's curvature and refraction are left out: they
/// lower a ridge 20 km away by 27 m, and shadows that long are only thrown by a sun near the horizon.
/// Errors: those of reading.
/// Thread safety: any thread.
Result<ShadowField> castShadows(const ElevationSource& elevation, const LatticeArea& area, const SunDirection& sun, double reliefM,
                                const std::stop_token& stop = {});

}  // namespace saban::geo
