#include "geo/raster/raster_folder.h"

#include <cpl_string.h>
#include <gdal_priv.h>
#include <gdal_utils.h>
#include <ogr_spatialref.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "geo/core/text.h"
#include "geo/raster/gdal_dataset.h"
#include "geo/raster/vrt_sources.h"

namespace saban::geo {

namespace {

namespace fs = std::filesystem;

std::string lowerExtension(const fs::path& file) {
    std::string extension = file.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(), [](unsigned char c) { return std::tolower(c); });
    return extension;
}

/// Companions of rasters that GDAL would open by themselves, or read in vain.
bool isSidecar(const fs::path& file) {
    static const std::set<std::string> kExtensions = {".ovr", ".msk", ".xml", ".aux", ".prj", ".hdr", ".tfw", ".txt",
                                                      ".html", ".pdf", ".shp", ".dbf", ".shx", ".md", ".json", ".rrd"};
    return file.filename().string().starts_with(".") || kExtensions.contains(lowerExtension(file));
}

/// The driver that takes the file for a raster and is not first of all one for features; null when none does.
bool looksLikeRaster(const fs::path& file) {
    const GdalErrors errors;
    auto* driver = static_cast<GDALDriver*>(GDALIdentifyDriverEx(file.c_str(), GDAL_OF_RASTER, nullptr, nullptr));
    return driver != nullptr;
}

bool alsoHoldsFeatures(const fs::path& file) {
    const GdalErrors errors;
    auto* driver = static_cast<GDALDriver*>(GDALIdentifyDriverEx(file.c_str(), GDAL_OF_RASTER, nullptr, nullptr));
    return driver && driver->GetMetadataItem(GDAL_DCAP_VECTOR) != nullptr;
}

Result<std::vector<fs::path>> findRasters(const std::string& folder) {
    std::error_code error;
    std::vector<fs::path> rasters, virtuals;
    const fs::recursive_directory_iterator end;
    fs::recursive_directory_iterator it(folder, fs::directory_options::skip_permission_denied, error);
    if (error || !fs::is_directory(folder))
        return fail(ErrorCode::Unreadable, text(SABAN_TR("geo", "cannot read folder '{0}': {1}. Check its permissions."), folder, error.message()));
    for (; it != end; it.increment(error)) {
        if (error) break;
        if (it.depth() >= 1) it.disable_recursion_pending();
        std::error_code ignored;
        if (!it->is_regular_file(ignored) || isSidecar(it->path()) || !looksLikeRaster(it->path())) continue;
        (lowerExtension(it->path()) == ".vrt" ? virtuals : rasters).push_back(it->path());
    }
    // A virtual raster beside its tiles would show every tile twice.
    if (rasters.empty()) rasters = std::move(virtuals);
    std::sort(rasters.begin(), rasters.end());
    return rasters;
}

/// What all tiles of a mosaic must have in common.
struct TileKind {
    std::string file;
    int bands = 0;
    GDALDataType type = GDT_Unknown;
    OGRSpatialReference crs;
};

std::string nameOf(const OGRSpatialReference& crs) {
    const char* name = crs.GetName();
    return name ? std::string(name) : text(SABAN_TR("geo", "no CRS"));
}

TileKind kindOfTile(GDALDataset& dataset, const std::string& file) {
    TileKind kind;
    kind.file = file;
    kind.bands = dataset.GetRasterCount();
    kind.type = dataset.GetRasterBand(1)->GetRasterDataType();
    if (const auto* crs = dataset.GetSpatialRef()) kind.crs = *crs;
    return kind;
}

Result<void> checkSame(const std::string& folder, const TileKind& a, const TileKind& b) {
    if (a.crs.IsEmpty() != b.crs.IsEmpty() || (!a.crs.IsEmpty() && !a.crs.IsSame(&b.crs)))
        return fail(ErrorCode::Unsupported,
                    text(SABAN_TR("geo", "cannot stack the rasters in folder '{0}': '{1}' is in {2}, '{3}' in {4}. Give the files one by one, or put "
                                         "one CRS in each folder."),
                         folder, a.file, nameOf(a.crs), b.file, nameOf(b.crs)));
    if (a.bands != b.bands || a.type != b.type)
        return fail(ErrorCode::Unsupported,
                    text(SABAN_TR("geo", "cannot stack the rasters in folder '{0}': '{1}' has {2} x {3}, '{4}' has {5} x {6}. Give the files one by "
                                         "one, or put rasters of one kind in each folder."),
                         folder, a.file, a.bands, GDALGetDataTypeName(a.type), b.file, b.bands, GDALGetDataTypeName(b.type)));
    return {};
}

/// Tiles that open as one kind. Files that may hold features only are passed over, damaged tiles are not.
Result<std::vector<std::string>> usableTiles(const std::string& folder, const std::vector<fs::path>& rasters,
                                             NetworkPolicy network) {
    std::vector<std::string> files;
    std::optional<TileKind> first;
    for (const auto& raster : rasters) {
        const std::string file = fs::absolute(raster).string();
        if (auto sources = findVrtSources(file, network); !sources) return tl::unexpected(sources.error());
        auto dataset = openRasterDataset(file);
        if (!dataset || (*dataset)->GetRasterCount() == 0) {
            if (alsoHoldsFeatures(raster)) continue;
            return fail(ErrorCode::BadFormat,
                        text(SABAN_TR("geo", "cannot read '{0}' in folder '{1}': {2}. Repair or remove this file."), file, folder,
                             dataset ? text(SABAN_TR("geo", "it holds no raster band")) : dataset.error().message));
        }
        TileKind kind = kindOfTile(**dataset, file);
        if (!first) {
            first = std::move(kind);
        } else if (auto same = checkSame(folder, *first, kind); !same) {
            return tl::unexpected(same.error());
        }
        files.push_back(file);
    }
    return files;
}

}  // namespace

Result<FolderMosaic> mosaicOfFolder(const std::string& folder, const RasterOptions& options) {
    const auto rasters = findRasters(folder);
    if (!rasters) return tl::unexpected(rasters.error());
    auto files = usableTiles(folder, *rasters, options.network);
    if (!files) return tl::unexpected(files.error());
    if (files->empty())
        return fail(ErrorCode::Unsupported,
                    text(SABAN_TR("geo", "cannot read folder '{0}': there is no raster in it or in its direct subfolders. Name a folder with "
                                         "elevation or imagery files."),
                         folder));
    const GdalErrors errors;
    CPLStringList names, arguments;
    for (const auto& file : *files) names.AddString(file.c_str());
    arguments.AddString("-resolution");
    arguments.AddString("highest");
    GDALBuildVRTOptions* build = GDALBuildVRTOptionsNew(arguments.List(), nullptr);
    int usageError = 0;
    const DatasetPtr mosaic(GDALDataset::FromHandle(
        GDALBuildVRT("", static_cast<int>(files->size()), nullptr, names.List(), build, &usageError)));
    GDALBuildVRTOptionsFree(build);
    char** xml = mosaic ? mosaic->GetMetadata("xml:VRT") : nullptr;
    if (!xml || !xml[0])
        return fail(ErrorCode::Unsupported, text(SABAN_TR("geo", "cannot stack the rasters in folder '{0}': {1}. Give the files one by one."), folder,
                                                 errors.reason()));
    return FolderMosaic{.vrt = xml[0], .files = std::move(*files)};
}

}  // namespace saban::geo
