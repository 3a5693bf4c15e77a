#include "geo/raster/network_guard.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_http.h>
#include <gdal_priv.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <mutex>
#include <string>

namespace saban::geo {

namespace {

constexpr std::array kSchemes = {"http://", "https://", "ftp://", "ftps://", "s3://", "gs://"};

/// GDAL's virtual file systems; followed by "/", "_streaming/" or "?".
constexpr std::array kFileSystems = {"/vsicurl", "/vsis3",    "/vsigs",   "/vsiaz",     "/vsiadls",
                                     "/vsioss",  "/vsiswift", "/vsihdfs", "/vsiwebhdfs"};

constexpr std::array kPrefixes = {"wms:",  "wmts:",   "wcs:",   "wfs:",   "tms:",     "plmosaic:", "pg:",
                                  "eeda:", "eedai:",  "daas:",  "ngw:",   "rda:",     "ogcapi:",   "stacit:",   "stacta:",
                                  "iip:",  "georaster:", "geor:", "carto:", "es:",    "mysql:",    "postgresql:",
                                  "oapif:", "csw:",   "mssql:",   "mongodbv3:", "amigocloud:", "oci:",  "hana:",    "plscenes:",
                                  "<gdal_wms", "<gdal_wmts", "<wcs_gdal", "<wms_"};

/// Of rasters and of vectors; names that this GDAL lacks do no harm.
constexpr std::array kDrivers = {"WMS",      "WMTS",       "WCS",       "HTTP",          "PLMOSAIC", "PLSCENES",  "EEDA",
                                 "EEDAI",    "DAAS",       "NGW",       "RDA",           "OGCAPI",   "STACIT",    "STACTA",
                                 "IIP",      "GeoRaster",  "PostGISRaster", "DODS",      "WFS",      "OAPIF",     "CSW",
                                 "PostgreSQL", "MySQL",    "MSSQLSpatial", "ODBC",       "MongoDBv3", "Elasticsearch", "Carto",
                                 "AmigoCloud", "GMLAS",    "PGeo",      "OCI",           "HANA",     "PLScenes",  "Memcached"};

/// GDAL opens a network file only when its name is this one.
constexpr const char* kAllowedFileOption = "CPL_VSIL_CURL_ALLOWED_FILENAME";

/// In place of every HTTP request of GDAL, whichever driver makes it: also formats of files, such as GeoJSON, fetch addresses.
CPLHTTPResult* refuseRequest(const char* url, CSLConstList, GDALProgressFunc, void*, CPLHTTPFetchWriteFunc, void*, void*) {
    CPLError(CE_Failure, CPLE_AppDefined, "the network is not allowed: %s", url);
    auto* refusal = static_cast<CPLHTTPResult*>(CPLCalloc(1, sizeof(CPLHTTPResult)));  // nothing at all would mean: ask on
    refusal->nStatus = 1;
    refusal->pszErrBuf = CPLStrdup("the network is not allowed");
    return refusal;
}

bool usesFileSystem(const std::string& lower, const std::string& name) {
    for (auto at = lower.find(name); at != std::string::npos; at = lower.find(name, at + 1)) {
        const std::string_view rest = std::string_view(lower).substr(at + name.size());
        if (rest.starts_with("/") || rest.starts_with("?") || rest.starts_with("_streaming")) return true;
    }
    return false;
}

}  // namespace

bool isNetworkSource(std::string_view spec) {
    std::string lower(spec.substr(0, 4096));
    std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return std::tolower(c); });
    const auto start = lower.find_first_not_of(" \t\r\n");
    const std::string_view trimmed = start == std::string::npos ? std::string_view{} : std::string_view(lower).substr(start);
    if (std::any_of(kPrefixes.begin(), kPrefixes.end(), [&](const char* prefix) { return trimmed.starts_with(prefix); }))
        return true;
    if (trimmed.starts_with("<")) return false;  // inline XML: its sources are looked at one by one
    return std::any_of(kSchemes.begin(), kSchemes.end(), [&](const char* scheme) { return lower.find(scheme) != std::string::npos; }) ||
           std::any_of(kFileSystems.begin(), kFileSystems.end(), [&](const char* name) { return usesFileSystem(lower, name); });
}

void applyNetworkPolicy(NetworkPolicy policy) {
    static std::mutex mutex;
    static bool isAllowed = false;
    const std::lock_guard lock(mutex);
    if (policy == NetworkPolicy::Allowed) {
        if (isAllowed) return;
        isAllowed = true;
        CPLSetConfigOption(kAllowedFileOption, nullptr);
        CPLHTTPSetFetchCallback(nullptr, nullptr);
        GDALAllRegister();
        return;
    }
    if (isAllowed) return;
    CPLSetConfigOption(kAllowedFileOption, "none");
    CPLHTTPSetFetchCallback(refuseRequest, nullptr);
    auto* manager = GetGDALDriverManager();
    for (const char* name : kDrivers)
        if (auto* driver = manager->GetDriverByName(name)) {
            manager->DeregisterDriver(driver);
            delete driver;
        }
}

}  // namespace saban::geo
