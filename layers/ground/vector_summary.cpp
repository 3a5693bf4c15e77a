#include "layers/ground/vector_summary.h"

#include <cpl_error.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <filesystem>
#include <memory>
#include <set>

#include "geo/core/text.h"
#include "geo/crs/vn2000.h"
#include "geo/raster/gdal_dataset.h"
#include "geo/raster/network_guard.h"

namespace saban::layers {

namespace {

using geo::ErrorCode;

tl::unexpected<geo::Error> unreadable(ErrorCode code, const std::string& path, const std::string& reason) {
    return geo::fail(code, text(SABAN_TR("layers", "cannot read vector file '{0}': {1}"), path, reason));
}

std::optional<geo::Crs> crsOf(OGRLayer& layer, const std::string& path, const geo::RasterOptions& options, geo::Warnings& warnings) {
    const OGRSpatialReference* declared = layer.GetSpatialRef();
    if (!declared || declared->IsEmpty() || declared->IsLocal()) {
        if (!options.assumedCrs)
            warnings.push_back({"no_crs", text(SABAN_TR("layers", "layer '{0}' of '{1}' has no CRS, so nothing says where it lies."), layer.GetName(), path)});
        return options.assumedCrs;
    }
    char* wkt = nullptr;
    const char* const wktOptions[] = {"FORMAT=WKT2_2019", nullptr};
    const bool isExported = declared->exportToWkt(&wkt, wktOptions) == OGRERR_NONE && wkt;
    const auto crs = geo::Crs::parse(isExported ? wkt : "");
    CPLFree(wkt);
    if (crs) return *crs;
    warnings.push_back({"bad_crs", crs.error().message});
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
    if (errors.hasFailed()) return unreadable(ErrorCode::BadFormat, path, text(SABAN_TR("layers", "{}. Copy it again from where it came from."), errors.reason()));
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
    geo::initialiseGdal();
    if (options.network == geo::NetworkPolicy::Forbidden && geo::isNetworkSource(path))
        return unreadable(ErrorCode::Refused, path, text(SABAN_TR("layers", "it lies on the network, which is not allowed. Copy the data to this computer, or pass --allow-network.")));
    std::error_code error;
    if (path.find(':') == std::string::npos && !path.starts_with("/vsi") && !std::filesystem::exists(path, error))
        return unreadable(ErrorCode::NotFound, path, text(SABAN_TR("layers", "it does not exist. Check the name.")));

    const geo::GdalErrors errors;
    const std::unique_ptr<GDALDataset> dataset(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR, nullptr, nullptr, nullptr));
    if (!dataset) return unreadable(ErrorCode::BadFormat, path, text(SABAN_TR("layers", "{}. Check that it is a vector file that GDAL reads."), errors.reason()));
    VectorSummary summary{.path = path, .driver = dataset->GetDriverName(), .layers = {}};
    for (OGRLayer* layer : dataset->GetLayers()) {
        auto read = summariseLayer(*layer, path, options, stop);
        if (!read) return tl::unexpected(read.error());
        summary.layers.push_back(std::move(*read));
    }
    return summary;
}

}  // namespace saban::layers
