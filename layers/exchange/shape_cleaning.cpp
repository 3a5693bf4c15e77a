#include "layers/exchange/shape_cleaning.h"

#include <ogr_geometry.h>

#include <memory>

#include "geo/raster/gdal_dataset.h"
#include "layers/model/ogr_geometry_conversion.h"

namespace saban::layers {

namespace {

/// Of a geometry, what has an area.
void keepAreas(const OGRGeometry& geometry, OGRMultiPolygon& areas) {
    if (wkbFlatten(geometry.getGeometryType()) == wkbPolygon) areas.addGeometry(&geometry);
    else if (OGR_GT_IsSubClassOf(wkbFlatten(geometry.getGeometryType()), wkbGeometryCollection))
        for (const OGRGeometry* part : *geometry.toGeometryCollection()) keepAreas(*part, areas);
}

/// Sets the fault when nothing is left.
void mend(const OGRGeometry& area, const std::string& fault, CleanShapes& into) {
    const geo::GdalErrors quiet;
    const std::unique_ptr<OGRGeometry> valid(area.MakeValid());
    OGRMultiPolygon areas;
    if (valid) keepAreas(*valid, areas);
    auto made = fromOgr(areas);
    if (!made || geometryFault(*made)) {
        into.fault = fault;
        return;
    }
    into.isMended = true;
    into.shapes.push_back(*std::move(made));
}

void takeApart(const OGRGeometry& geometry, CleanShapes& into) {
    const auto type = wkbFlatten(geometry.getGeometryType());
    const bool isArea = type == wkbPolygon || type == wkbMultiPolygon;
    if (!isArea && OGR_GT_IsSubClassOf(type, wkbGeometryCollection)) {
        for (const OGRGeometry* part : *geometry.toGeometryCollection()) takeApart(*part, into);
        return;
    }
    if (type == wkbPolyhedralSurface || type == wkbTIN) {
        for (const OGRPolygon* part : *geometry.toPolyhedralSurface()) takeApart(*part, into);
        return;
    }
    auto made = fromOgr(geometry);
    if (!made) {
        into.fault = geometry.IsEmpty() ? "empty" : "nan";
        return;
    }
    const auto fault = geometryFault(*made);
    if (!fault) into.shapes.push_back(*std::move(made));
    else if (*fault == "self_crossing" || *fault == "zero_area") mend(geometry, *fault, into);  // the halves of a bow may cancel
    else into.fault = *fault;
}

bool hasHeights(const OGRGeometry& geometry) {
    if (!geometry.Is3D()) return false;
    OGREnvelope3D box;
    geometry.getEnvelope(&box);
    return box.MinZ != 0.0 || box.MaxZ != 0.0;
}

}  // namespace

CleanShapes cleanShapes(const OGRGeometry& geometry) {
    CleanShapes clean;
    clean.hadHeights = hasHeights(geometry);
    const std::unique_ptr<OGRGeometry> straight(geometry.hasCurveGeometry(TRUE) ? geometry.getLinearGeometry() : nullptr);
    takeApart(straight ? *straight : geometry, clean);
    return clean;
}

}  // namespace saban::layers
