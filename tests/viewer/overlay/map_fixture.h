#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "geo/vector/vector_source.h"

namespace saban::test {

struct NamedPoint {
    std::string name, place;
    glm::dvec2 at{0.0};
};

struct House {
    glm::dvec2 corner{0.0};  ///< the south-western one
    glm::dvec2 sizeM{10.0};
    double heightM = 5.0;
};

/// A GeoJSON file in EPSG:3405, as GDAL still reads its CRS from the file.
inline std::string writeMap(const std::string& path, const std::vector<NamedPoint>& points, const std::vector<House>& houses = {}) {
    std::ofstream file(path);
    file.precision(12);
    file << R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3405"}},"features":[)";
    const char* separator = "";
    for (const NamedPoint& point : points) {
        file << separator << R"({"type":"Feature","properties":{"name":")" << point.name << R"(","place":")" << point.place
             << R"("},"geometry":{"type":"Point","coordinates":[)" << point.at.x << "," << point.at.y << "]}}";
        separator = ",";
    }
    for (const House& house : houses) {
        const glm::dvec2 a = house.corner, b = a + house.sizeM;
        file << separator << R"({"type":"Feature","properties":{"building":"yes","height":)" << house.heightM << R"(},"geometry":{"type":"Polygon","coordinates":[[[)" << a.x
             << "," << a.y << "],[" << b.x << "," << a.y << "],[" << b.x << "," << b.y << "],[" << a.x << "," << b.y << "],[" << a.x << "," << a.y << "]]]}}";
        separator = ",";
    }
    file << "]}";
    return path;
}

inline std::shared_ptr<const geo::VectorSource> openMap(const std::string& path) {
    auto source = geo::VectorSource::open({{.path = path}}, *geo::Crs::fromEpsg(3405));
    EXPECT_TRUE(source) << (source ? "" : source.error().message);
    return source ? *source : nullptr;
}

}  // namespace saban::test
