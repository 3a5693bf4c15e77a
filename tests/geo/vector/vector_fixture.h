#pragma once

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <memory>
#include <string>
#include <vector>

#include "geo/raster/raster_file.h"

namespace saban::test {

/// Writes a GeoPackage of one layer with a geometry, in WKT, for each feature; an empty one is a feature without geometry.
/// `epsg` 0 declares no CRS.
inline std::string writeGeoPackage(const std::string& path, const std::vector<std::string>& geometries, int epsg, const char* layerName = "shapes") {
    geo::initialiseGdal();
    const std::unique_ptr<GDALDataset> dataset(GetGDALDriverManager()->GetDriverByName("GPKG")->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    OGRSpatialReference crs;
    if (epsg != 0) {
        crs.importFromEPSG(epsg);
        crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    }
    OGRLayer* layer = dataset->CreateLayer(layerName, epsg != 0 ? &crs : nullptr, wkbUnknown, nullptr);
    for (const std::string& wkt : geometries) {
        OGRFeature feature(layer->GetLayerDefn());
        OGRGeometry* geometry = nullptr;
        if (!wkt.empty() && OGRGeometryFactory::createFromWkt(wkt.c_str(), nullptr, &geometry) == OGRERR_NONE) feature.SetGeometryDirectly(geometry);
        if (layer->CreateFeature(&feature) != OGRERR_NONE) return {};
    }
    return path;
}

}  // namespace saban::test
