#pragma once

#include <functional>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "geo/core/bounds.h"
#include "geo/core/error.h"
#include "geo/crs/crs.h"

namespace saban::geo {

/// One projected zone of VN-2000. Source: EPSG dataset (CRSs based on EPSG:4756).
struct Vn2000Zone {
    int epsg;
    double centralMeridianDeg;
    double scale;          ///< 0.9996 for the UTM zones, 0.9999 for the 3-degree provincial grids
    double falseEastingM;
    bool isUtm;
};

/// All 20 zones: UTM first, then the provincial grids from west to east.
std::span<const Vn2000Zone> vn2000Zones();

/// Nothing for codes that are not zones of VN-2000.
std::optional<Vn2000Zone> vn2000Zone(int epsg);

/// The zone whose numbers a CRS has, also when it carries no code. Nothing for a CRS that is not a zone of VN-2000.
std::optional<Vn2000Zone> vn2000Zone(const Crs& crs);

/// "VN-2000 / UTM 48N (105°)" or "VN-2000 / 105°45′".
std::string vn2000ZoneName(const Vn2000Zone& zone);

/// True inside the rectangle of EPSG's area of use of VN-2000 on land and near shore (lon 102 to 118, lat 7 to 23.5 degrees).
bool isInVietnam(glm::dvec2 lonLat);

/// The CRS proposed for a table over ground at `lonLat`: 3405 or 3406 in Vietnam (split at 108 degrees E),
/// WGS 84 UTM (326zz or 327zz) elsewhere, the polar stereographic ones (UPS) beyond 84 N and 80 S.
int proposedCrs(glm::dvec2 lonLat);

/// The provincial zones that fit, nearest meridian first, at most `count`.
std::vector<Vn2000Zone> provincialZonesNear(double lonDeg, std::size_t count = 3);

/// What a person gets told instead of EPSG:6956 to 6959: the wrong code, and the right one by meridian. Nothing for other codes.
std::optional<std::string> refusedVn2000Code(int epsg);

/// As `refusedVn2000Code`, for a definition that has the wrong numbers without the code.
std::string refusedVn2000Definition(const std::string& name, double centralMeridianDeg);

/// A layer as the diagnosis sees it.
struct PlacedLayer {
    std::string name;
    Crs crs;
    Bounds bounds{};  ///< in `crs`
    /// Points of recognisable ground (easting, northing in `crs`, height in metres), for instance some hundreds on a grid;
    /// without them, or without `heightAt` of another layer, heights are not compared.
    std::vector<glm::dvec3> samples{};
    /// The layer's own height at a point in `crs`, metres, bilinear; nothing in holes and outside. May be empty.
    std::function<std::optional<double>(glm::dvec2)> heightAt{};
};

/// Compares where layers land and says which are probably mislabelled:
/// `datum_shift` when heights of two overlapping layers match decisively better (less than half the RMS difference, a
/// constant difference aside) when one moves by the VN-2000 to WGS 84 shift, about 225 m;
/// `wrong_meridian` when a layer lands a multiple of 15 minutes of longitude (about 27 km) from all others and another
/// zone would bring it onto them, or when its heights fit a layer under it decisively better in another zone: the message
/// names that zone;
/// `apart` when layers do not overlap: the message says how far apart, in km.
Warnings diagnosePlacement(std::span<const PlacedLayer> layers);

/// What one layer alone shows: `out_of_area` when its coordinates lie outside the area of use of its CRS (says by how
/// much), `swapped_axes` when easting and northing exchanged would lie inside it, `legacy_datum` for datums before
/// VN-2000, `unknown_datum` when the CRS names none.
Warnings diagnoseLayer(const PlacedLayer& layer);

}  // namespace saban::geo
