#include "layers/ground/vector_summary.h"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <memory>
#include <set>

#include "geo/core/text.h"
#include "geo/crs/vn2000.h"
#include "geo/raster/gdal_dataset.h"
#include "geo/vector/ogr_dataset.h"

namespace saban::layers {

namespace {

using geo::ErrorCode;

std::optional<geo::Crs> crsOf(OGRLayer& layer, const std::string& path, const geo::RasterOptions& options, geo::Warnings& warnings) {
    const auto declared = geo::declaredCrs(layer);
    if (declared && *declared) return **declared;
    if (!declared)
        warnings.push_back({"bad_crs", declared.error().message});
    else if (!options.assumedCrs)
        warnings.push_back({"no_crs", text(SABAN_TR("layers", "layer '{0}' of '{1}' has no CRS, so nothing says where it lies."), layer.GetName(), path)});
    return options.assumedCrs;
}

geo::Result<VectorLayerSummary> summariseLayer(OGRLayer& layer, const std::string& path, const geo::RasterOptions& options, const std::stop_token& stop) {
    VectorLayerSummary summary;
    summary.name = layer.GetName();
    summary.crs = crsOf(layer, path, options, summary.warnings);
    const OGRFeatureDefn* definition = layer.GetLayerDefn();
    for (int i = 0; i < definition->GetFieldCount(); ++i) summary.fields.emplace_back(definition->GetFieldDefn(i)->GetNameRef());

    const geo::GdalErrors errors;
    std::set<std::string> types;
    layer.ResetReading();
    while (const std::unique_ptr<OGRFeature> feature{layer.GetNextFeature()}) {
        if (stop.stop_requested()) return geo::fail(ErrorCode::Cancelled, text(SABAN_TR("layers", "reading '{}' was stopped"), path));
        ++summary.features;
        const OGRGeometry* geometry = feature->GetGeometryRef();
        types.insert(geometry ? OGRGeometryTypeToName(geometry->getGeometryType()) : "none");
        if (!geometry || geometry->IsEmpty()) continue;
        OGREnvelope envelope;
        geometry->getEnvelope(&envelope);
        summary.bounds.include(glm::dvec2{envelope.MinX, envelope.MinY});
        summary.bounds.include(glm::dvec2{envelope.MaxX, envelope.MaxY});
        summary.hasGeometry = true;
    }
    if (errors.hasFailed()) return geo::failReading(ErrorCode::BadFormat, path, text(SABAN_TR("layers", "{}. Copy it again from where it came from."), errors.reason()));
    summary.geometryTypes.assign(types.begin(), types.end());
    if (summary.crs && summary.hasGeometry) {
        const geo::Bounds judged = summary.bounds.isEmpty() ? summary.bounds.grownBy(1e-9) : summary.bounds;
        const geo::Warnings own = geo::diagnoseLayer({.name = summary.name, .crs = *summary.crs, .bounds = judged});
        summary.warnings.insert(summary.warnings.end(), own.begin(), own.end());
    }
    return summary;
}

}  // namespace

geo::Result<VectorSummary> summariseVector(const std::string& path, const geo::RasterOptions& options, std::stop_token stop) {
    const auto opened = geo::openVectorDataset(path, options.network);
    if (!opened) return tl::unexpected(opened.error());
    GDALDataset* const dataset = opened->get();
    VectorSummary summary{.path = path, .driver = dataset->GetDriverName(), .layers = {}};
    for (OGRLayer* layer : dataset->GetLayers()) {
        auto read = summariseLayer(*layer, path, options, stop);
        if (!read) return tl::unexpected(read.error());
        summary.layers.push_back(std::move(*read));
    }
    return summary;
}

}  // namespace saban::layers
