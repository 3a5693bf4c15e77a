#include "data/sample/writer.h"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include <memory>
#include <system_error>

namespace saban::sample {

namespace {

struct DatasetCloser {
    void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};
using Dataset = std::unique_ptr<GDALDataset, DatasetCloser>;

/// Keeps GDAL from printing, so that each failure is told once, by the returned error.
class QuietGdal {
 public:
    QuietGdal() { CPLPushErrorHandler(CPLQuietErrorHandler); }
    ~QuietGdal() { CPLPopErrorHandler(); }
    QuietGdal(const QuietGdal&) = delete;
    QuietGdal& operator=(const QuietGdal&) = delete;
};

geo::Result<void> failed(const std::filesystem::path& path, const std::string& reason) {
    return geo::fail(geo::ErrorCode::WriteFailed,
                     fmt::format("cannot write '{}': {}. Check the folder's permissions and the free space.",
                                 path.string(), reason.empty() ? std::string("unknown reason") : reason));
}

geo::Result<void> failedInGdal(const std::filesystem::path& path) {
    return failed(path, CPLGetLastErrorMsg());
}

/// The file is made under this name first; the extension stays, as GDAL looks at it.
std::filesystem::path unfinished(const std::filesystem::path& path) {
    return path.parent_path() / (path.stem().string() + ".part" + path.extension().string());
}

struct Form {
    int width;
    int height;
    int bands;
    GDALDataType type;
    double cellM;
    Point corner;
    const char* description;
    std::vector<const char*> options;
};

Dataset createTiff(const Form& form, const std::filesystem::path& path) {
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GTiff");
    if (!driver) return nullptr;
    CPLStringList options;
    for (const char* option : form.options) options.AddString(option);
    Dataset dataset(driver->Create(path.c_str(), form.width, form.height, form.bands, form.type, options.List()));
    if (!dataset) return nullptr;
    OGRSpatialReference crs;
    double transform[6] = {kCornerE + form.corner.x, form.cellM, 0.0, kCornerN - form.corner.y, 0.0, -form.cellM};
    if (crs.importFromEPSG(3405) != OGRERR_NONE || dataset->SetSpatialRef(&crs) != CE_None ||
        dataset->SetGeoTransform(transform) != CE_None)
        return nullptr;
    dataset->SetMetadataItem("TIFFTAG_IMAGEDESCRIPTION", form.description);
    dataset->SetMetadataItem("TIFFTAG_COPYRIGHT", "Invented ground of the Saban project, MIT licence");
    return dataset;
}

geo::Result<void> putInPlace(const std::filesystem::path& from, const std::filesystem::path& to) {
    std::error_code error;
    std::filesystem::rename(from, to, error);
    if (!error) return {};
    std::error_code ignored;
    std::filesystem::remove(from, ignored);
    return failed(to, error.message());
}

/// Removes an unfinished file unless it was put in place.
class Unfinished {
 public:
    explicit Unfinished(std::filesystem::path path) : path_(std::move(path)) {}
    ~Unfinished() {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }
    Unfinished(const Unfinished&) = delete;
    Unfinished& operator=(const Unfinished&) = delete;
    const std::filesystem::path& path() const { return path_; }

 private:
    std::filesystem::path path_;
};

}  // namespace

geo::Result<void> writeHeights(const Grid<double>& heights, const std::filesystem::path& path) {
    GDALAllRegister();
    const QuietGdal quiet;
    const Unfinished file(unfinished(path));
    const Form form{.width = heights.width,
                    .height = heights.height,
                    .bands = 1,
                    .type = GDT_Float32,
                    .cellM = heights.cellM,
                    .corner = heights.corner,
                    .description = "Invented ground: heights in metres of a valley that does not exist",
                    .options = {"TILED=YES", "COMPRESS=DEFLATE", "PREDICTOR=3", "ZLEVEL=6"}};
    Dataset dataset = createTiff(form, file.path());
    if (!dataset) return failedInGdal(path);
    GDALRasterBand* band = dataset->GetRasterBand(1);
    band->SetUnitType("m");
    band->SetDescription("height above sea level, invented");
    std::vector<float> values(heights.values.begin(), heights.values.end());
    if (band->RasterIO(GF_Write, 0, 0, heights.width, heights.height, values.data(), heights.width, heights.height,
                       GDT_Float32, 0, 0) != CE_None)
        return failedInGdal(path);
    CPLErrorReset();
    dataset.reset();
    if (CPLGetLastErrorType() >= CE_Failure) return failedInGdal(path);
    return putInPlace(file.path(), path);
}

geo::Result<void> writePicture(const Picture& picture, const std::filesystem::path& path) {
    GDALAllRegister();
    const QuietGdal quiet;
    const Unfinished file(unfinished(path));
    const Form form{.width = picture.width,
                    .height = picture.height,
                    .bands = 3,
                    .type = GDT_Byte,
                    .cellM = picture.cellM,
                    .corner = {},
                    .description = "Invented ground: picture of a valley that does not exist",
                    .options = {"TILED=YES", "COMPRESS=JPEG", "PHOTOMETRIC=YCBCR", "JPEG_QUALITY=86"}};
    Dataset dataset = createTiff(form, file.path());
    if (!dataset) return failedInGdal(path);
    // GDAL only reads from the buffer here.
    auto* pixels = const_cast<std::uint8_t*>(picture.rgb.data());
    if (dataset->RasterIO(GF_Write, 0, 0, picture.width, picture.height, pixels, picture.width, picture.height,
                          GDT_Byte, 3, nullptr, 3, GSpacing(picture.width) * 3, 1, nullptr) != CE_None)
        return failedInGdal(path);
    dataset->FlushCache(false);
    std::vector<int> factors;
    for (int factor = 2; picture.width / factor >= 128; factor *= 2) factors.push_back(factor);
    CPLSetThreadLocalConfigOption("JPEG_QUALITY_OVERVIEW", "86");
    if (!factors.empty() && dataset->BuildOverviews("AVERAGE", int(factors.size()), factors.data(), 0, nullptr, nullptr,
                                                    nullptr) != CE_None)
        return failedInGdal(path);
    CPLErrorReset();
    dataset.reset();
    if (CPLGetLastErrorType() >= CE_Failure) return failedInGdal(path);
    return putInPlace(file.path(), path);
}

}  // namespace saban::sample
