#include "geo/raster/raster_source.h"

#include <cpl_string.h>
#include <cpl_vsi.h>
#include <gdal_priv.h>
#include <gdal_utils.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <limits>
#include <span>
#include <string_view>

#include "geo/core/text.h"
#include "geo/raster/cell_reader.h"
#include "geo/raster/network_guard.h"
#include "geo/raster/raster_folder.h"
#include "geo/raster/vrt_sources.h"

namespace saban::geo {

namespace {

namespace fs = std::filesystem;

tl::unexpected<Error> failOpening(ErrorCode code, const std::string& path, const std::string& reasonAndAdvice) {
    return fail(code, text(SABAN_TR("geo", "cannot read raster '{0}': {1}"), path, reasonAndAdvice));
}

/// True for what is not a file name but may mean something to GDAL: "GPKG:a.gpkg:table", XML, /vsizip/….
bool isGdalText(const std::string& path) {
    const auto colon = path.find(':');
    return path.starts_with("/vsi") || path.starts_with("<") || (colon != std::string::npos && colon > 1);
}

/// Looks at the file before GDAL does: GDAL says "not recognised" for what is missing, empty or not permitted.
Result<void> checkFile(const std::string& path) {
    std::error_code error;
    const auto status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found || error) {
        if (error == std::errc::permission_denied)
            return failOpening(ErrorCode::Unreadable, path,
                               text(SABAN_TR("geo", "you have no permission to read it. Change it with chmod, or ask its owner.")));
        VSIStatBufL inside;
        const bool isArchived = path.starts_with("/vsizip/") || path.starts_with("/vsitar/") || path.starts_with("/vsigzip/");
        if (isGdalText(path) && !(isArchived && VSIStatL(path.c_str(), &inside) != 0)) return {};
        return failOpening(ErrorCode::NotFound, path, text(SABAN_TR("geo", "it does not exist. Check the name.")));
    }
    if (access(path.c_str(), R_OK) != 0)
        return failOpening(ErrorCode::Unreadable, path,
                           text(SABAN_TR("geo", "you have no permission to read it. Change it with chmod, or ask its owner.")));
    if (status.type() != fs::file_type::regular && status.type() != fs::file_type::directory)
        return failOpening(ErrorCode::Unsupported, path, text(SABAN_TR("geo", "it is neither a file nor a folder. Name a file with elevation or imagery.")));
    if (status.type() == fs::file_type::regular && fs::file_size(path, error) == 0)
        return failOpening(ErrorCode::BadFormat, path, text(SABAN_TR("geo", "the file is empty. Copy it again.")));
    return {};
}

/// True when `text`, after a byte-order mark, an XML declaration and comments, begins with one of `roots`.
bool startsWithRoot(std::string_view text, std::span<const std::string_view> roots) {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
    const auto skip = [&text](std::string_view end) {
        const auto at = text.find(end);
        text.remove_prefix(at == std::string_view::npos ? text.size() : at + end.size());
    };
    for (;;) {
        text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
        if (text.starts_with("<?")) skip("?>");
        else if (text.starts_with("<!--")) skip("-->");
        else if (text.starts_with("<!")) skip(">");
        else break;
    }
    return std::any_of(roots.begin(), roots.end(), [&](std::string_view root) {
        return text.size() >= root.size() && EQUALN(text.data(), root.data(), root.size());
    });
}

/// A file whose XML describes a network service, such as a WMS. Addresses inside other files mean nothing: the metadata of
/// GeoTIFF and JPEG are full of them.
bool describesService(const std::string& path) {
    static constexpr std::array<std::string_view, 5> kRoots = {"<GDAL_WMS", "<GDAL_WMTS", "<WMS_", "<WCS_GDAL", "<OGRWFSDataSource"};
    VSILFILE* file = VSIFOpenL(path.c_str(), "rb");
    if (!file) return false;
    std::string head(4096, '\0');
    head.resize(VSIFReadL(head.data(), 1, head.size(), file));
    VSIFCloseL(file);
    return startsWithRoot(head, kRoots);
}

Result<void> checkShape(GDALDataset& dataset, const std::string& path) {
    if (dataset.GetRasterCount() == 0) {
        char** subdatasets = dataset.GetMetadata("SUBDATASETS");
        const char* first = CSLFetchNameValue(subdatasets, "SUBDATASET_1_NAME");
        if (first)
            return failOpening(ErrorCode::Unsupported, path,
                               text(SABAN_TR("geo", "it holds several rasters. Name one of them, for example '{}'."), first));
        return failOpening(ErrorCode::Unsupported, path, text(SABAN_TR("geo", "it holds no raster band. Name a file with elevation or imagery.")));
    }
    if (dataset.GetRasterXSize() <= 0 || dataset.GetRasterYSize() <= 0)
        return failOpening(ErrorCode::Unsupported, path, text(SABAN_TR("geo", "it is 0 x 0 cells. Name a file with elevation or imagery.")));
    if (GDALDataTypeIsComplex(dataset.GetRasterBand(1)->GetRasterDataType()))
        return failOpening(ErrorCode::Unsupported, path,
                           text(SABAN_TR("geo", "its cells are complex numbers. Take one part out of it with gdal_translate.")));
    return {};
}

bool hasGeotransform(GDALDataset& dataset) {
    std::array<double, 6> g{};
    return dataset.GetGeoTransform(g.data()) == CE_None;
}

Result<void> checkGeotransform(GDALDataset& dataset, const std::string& path) {
    std::array<double, 6> g{};
    if (dataset.GetGeoTransform(g.data()) != CE_None)
        return failOpening(ErrorCode::Unsupported, path,
                           text(SABAN_TR("geo", "nothing says where it lies: it has no geotransform, no world file and no ground control points. "
                                                "Georeference it, for example with gdal_translate -a_srs EPSG:nnnn -a_ullr west north east south.")));
    const double determinant = g[1] * g[5] - g[2] * g[4];
    const bool isFinite = std::all_of(g.begin(), g.end(), [](double v) { return std::isfinite(v); });
    if (!isFinite || determinant == 0.0)
        return failOpening(ErrorCode::Unsupported, path,
                           text(SABAN_TR("geo", "its geotransform gives the cells no size. Georeference it anew, for example with gdal_translate "
                                                "-a_ullr west north east south.")));
    return {};
}

/// Options for gdalwarp that rectify `dataset` without changing its CRS.
CPLStringList rectifyOptions(GDALDataset& dataset, const RasterOptions& options) {
    constexpr int kMostForThinPlate = 200;
    const auto layout = CellLayout::of(dataset);
    const int gcps = dataset.GetGCPCount();
    CPLStringList arguments;
    const auto add = [&](const char* a, const char* b = nullptr) {
        arguments.AddString(a);
        if (b) arguments.AddString(b);
    };
    add("-of", "VRT");
    if (gcps > 3 && gcps <= kMostForThinPlate) add("-tps");
    if (gcps > 0 && gcps <= 3) add("-order", "1");
    if (gcps == 0) add("-geoloc");
    add("-r", layout.colour == CellLayout::Colour::Palette ? "near" : "bilinear");
    if (layout.kind == RasterKind::Imagery) {
        if (!layout.alphaBand) add("-dstalpha");
    } else if (!layout.nodata) {
        const auto type = dataset.GetRasterBand(1)->GetRasterDataType();
        add("-dstnodata", type == GDT_Byte ? "0" : type == GDT_UInt16 || type == GDT_UInt32 ? "65535" : "-32768");
    }
    const auto* declared = gcps > 0 ? dataset.GetGCPSpatialRef() : nullptr;
    if (gcps > 0 && (!declared || declared->IsEmpty()) && options.assumedCrs) {
        add("-s_srs", options.assumedCrs->wkt().c_str());
        add("-t_srs", options.assumedCrs->wkt().c_str());
    }
    return arguments;
}

Result<void> rectify(RasterSource& source, const std::string& path, const RasterOptions& options) {
    const GdalErrors errors;
    CPLStringList arguments = rectifyOptions(*source.dataset, options);
    GDALWarpAppOptions* warp = GDALWarpAppOptionsNew(arguments.List(), nullptr);
    GDALDatasetH handle = GDALDataset::ToHandle(source.dataset.get());
    int usageError = 0;
    const DatasetPtr rectified(GDALDataset::FromHandle(GDALWarp("", nullptr, 1, &handle, warp, &usageError)));
    GDALWarpAppOptionsFree(warp);
    char** xml = rectified ? rectified->GetMetadata("xml:VRT") : nullptr;
    if (!xml || !xml[0])
        return failOpening(ErrorCode::Unsupported, path,
                           text(SABAN_TR("geo", "its ground control points cannot be used: {}. Rectify it with gdalwarp and name the result."),
                                errors.reason()));
    source.spec = xml[0];
    source.isFromGcps = true;
    auto reopened = openRasterDataset(source.spec);
    if (!reopened) return failOpening(ErrorCode::BadFormat, path, reopened.error().message);
    source.dataset = std::move(*reopened);
    return {};
}

/// Places and sizes of blocks in a GeoTIFF against the size of the file.
Result<void> checkTiffBlocks(GDALDataset& dataset, int columns, int rows) {
    VSIStatBufL status;
    if (VSIStatL(dataset.GetDescription(), &status) != 0) return {};
    constexpr int kMostLooks = 20'000;
    const long long total = static_cast<long long>(columns) * rows;
    const long long step = std::max(1LL, total / kMostLooks);
    GDALRasterBand* band = dataset.GetRasterBand(1);
    for (long long i = total - 1; i >= 0; i -= step) {
        const std::string place = std::to_string(i % columns) + "_" + std::to_string(i / columns);
        const char* offset = band->GetMetadataItem(("BLOCK_OFFSET_" + place).c_str(), "TIFF");
        const char* size = band->GetMetadataItem(("BLOCK_SIZE_" + place).c_str(), "TIFF");
        if (!offset || !size) continue;  // sparse block
        if (std::strtoull(offset, nullptr, 10) + std::strtoull(size, nullptr, 10) > static_cast<unsigned long long>(status.st_size))
            return fail(ErrorCode::BadFormat, text(SABAN_TR("geo", "the file is truncated: it ends before its data do")));
    }
    return {};
}

}  // namespace

bool isReadInSequence(GDALDataset& dataset) {
    static constexpr std::array kDrivers = {"PNG", "JPEG", "GIF", "WEBP", "BMP", "JP2OpenJPEG", "AAIGrid", "XYZ", "GSAG"};
    const auto* driver = dataset.GetDriver();
    return driver && std::any_of(kDrivers.begin(), kDrivers.end(),
                                 [&](const char* name) { return std::string_view(driver->GetDescription()) == name; });
}

Result<void> checkComplete(GDALDataset& dataset) {
    constexpr int kGreatestBlockCells = 4'000'000;
    int blockColumns = 0, blockRows = 0;
    dataset.GetRasterBand(1)->GetBlockSize(&blockColumns, &blockRows);
    if (blockColumns <= 0 || blockRows <= 0) return {};
    const int columns = (dataset.GetRasterXSize() - 1) / blockColumns + 1;
    const int rows = (dataset.GetRasterYSize() - 1) / blockRows + 1;
    const auto* driver = dataset.GetDriver();
    if (driver && std::string_view(driver->GetDescription()) == "GTiff")
        if (auto blocks = checkTiffBlocks(dataset, columns, rows); !blocks) return blocks;
    if (isReadInSequence(dataset) || static_cast<long long>(blockColumns) * blockRows > kGreatestBlockCells) return {};
    const int lastColumn = dataset.GetRasterXSize() - 1, lastRow = dataset.GetRasterYSize() - 1;
    if (auto first = readStoredCell(dataset, 1, -1, 0, 0); !first) return tl::unexpected(first.error());
    if (auto last = readStoredCell(dataset, 1, -1, lastColumn, lastRow); !last) return tl::unexpected(last.error());
    return {};
}

Result<RasterSource> openRasterSource(const std::string& path, const RasterOptions& options) {
    initialiseGdal();
    if (options.network == NetworkPolicy::Allowed) applyNetworkPolicy(options.network);
    const bool isForbidden = options.network == NetworkPolicy::Forbidden;
    const std::string advice = text(SABAN_TR("geo", "it lies on the network, which is not allowed. Copy the data to this computer, or pass --allow-network."));
    if (isForbidden && isNetworkSource(path)) return failOpening(ErrorCode::Refused, path, advice);
    if (auto file = checkFile(path); !file) return tl::unexpected(file.error());

    RasterSource source;
    std::error_code error;
    source.spec = fs::exists(path, error) ? fs::absolute(path).lexically_normal().string() : path;
    if (isForbidden && describesService(source.spec)) return failOpening(ErrorCode::Refused, path, advice);
    if (fs::is_directory(path, error)) {
        auto whole = openRasterDataset(source.spec);
        if (whole) {
            source.dataset = std::move(*whole);  // formats that are folders (Arc/Info grid)
        } else {
            auto mosaic = mosaicOfFolder(source.spec, options);
            if (!mosaic) return tl::unexpected(mosaic.error());
            source.spec = std::move(mosaic->vrt);
            source.parts = std::move(mosaic->files);
        }
    }
    auto sources = findVrtSources(source.spec, options.network);
    if (!sources) return tl::unexpected(sources.error());
    source.parts.insert(source.parts.end(), sources->begin(), sources->end());
    if (!source.dataset) {
        auto dataset = openRasterDataset(source.spec);
        if (!dataset) {
            const std::string& reason = dataset.error().message;
            if (reason.find("nvalid dataset dimensions") != std::string::npos || reason.find("0 x 0") != std::string::npos ||
                reason.find("0x0") != std::string::npos)
                return failOpening(ErrorCode::Unsupported, path, text(SABAN_TR("geo", "{}. Name a file with elevation or imagery."), reason));
            return failOpening(ErrorCode::BadFormat, path,
                               text(SABAN_TR("geo", "{}. Check that it is a raster that GDAL reads and that it was copied completely."), reason));
        }
        source.dataset = std::move(*dataset);
    }
    if (auto shape = checkShape(*source.dataset, path); !shape) return tl::unexpected(shape.error());
    if (const auto* driver = source.dataset->GetDriver()) source.driver = driver->GetDescription();
    {
        const GdalErrors errors;
        const CPLStringList files(source.dataset->GetFileList());
        for (int i = 0; i < files.size(); ++i) source.parts.emplace_back(files[i]);
    }
    if (auto complete = checkComplete(*source.dataset); !complete)
        return failOpening(ErrorCode::BadFormat, path,
                           text(SABAN_TR("geo", "{}. Copy it again from where it came from."), complete.error().message));
    const bool hasGeolocation = source.dataset->GetMetadata("GEOLOCATION") != nullptr;
    if (!hasGeotransform(*source.dataset) && (source.dataset->GetGCPCount() > 0 || hasGeolocation))
        if (auto rectified = rectify(source, path, options); !rectified) return tl::unexpected(rectified.error());
    if (auto placed = checkGeotransform(*source.dataset, path); !placed) return tl::unexpected(placed.error());
    std::sort(source.parts.begin(), source.parts.end());
    source.parts.erase(std::unique(source.parts.begin(), source.parts.end()), source.parts.end());
    return source;
}

}  // namespace saban::geo
