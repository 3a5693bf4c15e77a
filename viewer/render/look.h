#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "viewer/render/ground_look.h"

namespace saban::viewer {

/// Where the light comes from.
struct Sun {
    double azimuthDeg = 315.0;   ///< clockwise from grid north; 315 is the cartographer's north-west
    double elevationDeg = 45.0;  ///< above the horizon, (0, 90]
    bool operator==(const Sun&) const = default;
};

/// Which coordinates the lines on the ground follow.
enum class GridKind {
    Table,      ///< those of the table's CRS
    Projected,  ///< those of another projected CRS, such as the neighbouring zone
    Mgrs,       ///< UTM on WGS 84 in its squares of 100 km
    LatLon      ///< degrees, minutes and seconds on WGS 84
};
struct GridChoice {
    GridKind kind = GridKind::Table;
    int epsg = 0;  ///< of `Projected`
    bool operator==(const GridChoice&) const = default;
};

/// How the table is shown. A value: give a changed copy to `TableView::setLook`.
struct Look {
    double exaggeration = 1.0;        ///< vertical, 1 to 10
    Sun sun;
    bool contours = true;             ///< contour lines on ground without a picture
    bool contoursOnImagery = false;
    double contourIntervalM = 0.0;    ///< 0: follows the view
    bool contourLabels = false;       ///< heights along the index contours
    bool grid = true;                 ///< grid lines on the ground and labels on the edges
    GridChoice gridChoice{};
    bool frame = true;                ///< block frame, labels, north arrow, scale bar, title
    bool imagery = true;
    bool buildings = true;            ///< those of vector layers whose height is known stand up from the ground
    GroundLook ground{};              ///< tint, slope or aspect, shadows
    bool legend = false;              ///< of the plan and of the ground's colours, in a corner of the picture
    std::string title;                ///< replaces the ground's title when not empty
    bool operator==(const Look&) const = default;
};

/// Position of the sun seen from a place, for `Look::sun`. Error under 0.05 degrees from 1950 to 2050.
/// Nothing while the sun is below the horizon.
/// Source: Michalsky, The Astronomical Almanac's algorithm for approximate solar position, Solar Energy 40, 1988.
std::optional<Sun> sunAt(double longitudeDeg, double latitudeDeg, std::chrono::sys_seconds time);

}  // namespace saban::viewer
