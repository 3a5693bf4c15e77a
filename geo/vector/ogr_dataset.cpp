#include "geo/vector/ogr_dataset.h"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>
#include <unistd.h>

#include <filesystem>
#include <string_view>

#include "geo/core/text.h"
#include "geo/raster/network_guard.h"

namespace saban::geo {

tl::unexpected<Error> failReading(ErrorCode code, const std::string& path, const std::string& reason) {
    return fail(code, text(SABAN_TR("geo", "cannot read vector file '{0}': {1}"), path, reason));
}

Result<DatasetPtr> openVectorDataset(const std::string& path, NetworkPolicy network) {
    initialiseGdal();
    if (network == NetworkPolicy::Allowed) applyNetworkPolicy(network);
    if (network == NetworkPolicy::Forbidden && isNetworkSource(path))
        return failReading(ErrorCode::Refused, path,
                           text(SABAN_TR("geo", "it lies on the network, which is not allowed. Copy the data to this computer, or pass --allow-network.")));
    std::error_code error;
    const bool isFile = std::filesystem::exists(path, error);
    if (!isFile && path.find(':') == std::string::npos && !path.starts_with("/vsi"))
        return failReading(ErrorCode::NotFound, path, text(SABAN_TR("geo", "it does not exist. Check the name.")));
    if (isFile && access(path.c_str(), R_OK) != 0)
        return failReading(ErrorCode::Unreadable, path,
                           text(SABAN_TR("geo", "you have no permission to read it. Change it with chmod, or ask its owner.")));
    if (std::filesystem::is_regular_file(path, error) && std::filesystem::file_size(path, error) == 0)
        return failReading(ErrorCode::BadFormat, path, text(SABAN_TR("geo", "the file is empty. Copy it again.")));

    const GdalErrors errors;
    DatasetPtr dataset(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR, nullptr, nullptr, nullptr));
    if (!dataset)
        return failReading(ErrorCode::BadFormat, path,
                           text(SABAN_TR("geo", "{}. Check that it is a vector file that GDAL reads and that it was copied completely."), errors.reason()));
    return dataset;
}

Result<std::optional<Crs>> declaredCrs(OGRLayer& layer) {
    const OGRSpatialReference* declared = layer.GetSpatialRef();
    if (!declared || declared->IsEmpty() || declared->IsLocal()) return std::optional<Crs>();
    // What a GeoPackage without a CRS has in place of one (OGC 12-128r15, requirement 11).
    const char* name = declared->GetName();
    if (name && std::string_view(name).starts_with("Undefined ")) return std::optional<Crs>();
    char* wkt = nullptr;
    const char* const wktOptions[] = {"FORMAT=WKT2_2019", nullptr};
    const bool isExported = declared->exportToWkt(&wkt, wktOptions) == OGRERR_NONE && wkt;
    auto crs = Crs::parse(isExported ? wkt : "");
    CPLFree(wkt);
    if (!crs) return tl::unexpected(crs.error());
    return std::optional(*std::move(crs));
}

}  // namespace saban::geo
