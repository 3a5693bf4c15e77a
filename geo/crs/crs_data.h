#pragma once

#include <array>
#include <optional>
#include <string>

#include "geo/crs/crs.h"

namespace saban::geo {

/// What `Crs` knows, read from PROJ once, so that every question after that is answered without PROJ.
struct Crs::Data {
    std::string wkt;                   ///< whole definition
    std::string horizontalDefinition;  ///< what PROJ makes the horizontal part from, the shift of a bound CRS included
    std::string baseWkt;               ///< horizontal part without the shift of a bound CRS
    std::string name;
    std::string authorityCode;
    std::string horizontalCode;        ///< "EPSG:3405" or empty
    std::string datumName;
    bool isDatumKnown = false;
    std::optional<int> epsg;
    bool isProjected = false;
    bool isGeographic = false;
    double unitToMetre = 1.0;
    VerticalReference vertical;
    bool isVn2000 = false;
    bool isWgs84 = false;
    std::optional<Bounds> areaOfUse;
    std::optional<TransverseMercator> transverseMercator;
    std::optional<std::array<double, 7>> toWgs84;
};

}  // namespace saban::geo
