#include "tests/support/raster_fixtures.h"

#include <cpl_string.h>
#include <gdal_priv.h>
#include <ogr_spatialref.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <mutex>

namespace saban::test {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void abortWith(const std::string& what) {
    std::cerr << "test fixture: " << what << '\n';
    std::abort();
}

void check(CPLErr status, const std::string& what) {
    if (status != CE_None) abortWith(what + ": " + CPLGetLastErrorMsg());
}

struct Closer {
    void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};
using Dataset = std::unique_ptr<GDALDataset, Closer>;

OGRSpatialReference spatialReference(const std::string& definition) {
    OGRSpatialReference crs;
    if (crs.SetFromUserInput(definition.c_str()) != OGRERR_NONE) abortWith("unknown CRS " + definition);
    return crs;
}

void place(GDALDataset& dataset, const RasterRecipe& recipe) {
    if (!recipe.controlPoints.empty()) {
        std::vector<GDAL_GCP> points(recipe.controlPoints.size());
        GDALInitGCPs(static_cast<int>(points.size()), points.data());
        for (std::size_t i = 0; i < points.size(); ++i) {
            points[i].dfGCPPixel = recipe.controlPoints[i].column;
            points[i].dfGCPLine = recipe.controlPoints[i].row;
            points[i].dfGCPX = recipe.controlPoints[i].e;
            points[i].dfGCPY = recipe.controlPoints[i].n;
        }
        const auto crs = spatialReference(recipe.crs);
        check(dataset.SetGCPs(static_cast<int>(points.size()), points.data(), &crs), "set control points");
        GDALDeinitGCPs(static_cast<int>(points.size()), points.data());
        return;
    }
    if (!recipe.crs.empty()) {
        const auto crs = spatialReference(recipe.crs);
        check(dataset.SetSpatialRef(&crs), "set CRS");
    }
    if (recipe.geotransform) {
        auto geotransform = *recipe.geotransform;
        check(dataset.SetGeoTransform(geotransform.data()), "set geotransform");
    }
}

void describeBands(GDALDataset& dataset, const RasterRecipe& recipe) {
    for (int b = 1; b <= recipe.bands; ++b) {
        GDALRasterBand& band = *dataset.GetRasterBand(b);
        if (recipe.nodata) check(band.SetNoDataValue(*recipe.nodata), "set nodata");
        if (recipe.scale) check(band.SetScale(*recipe.scale), "set scale");
        if (recipe.offset) check(band.SetOffset(*recipe.offset), "set offset");
        if (!recipe.unit.empty()) check(band.SetUnitType(recipe.unit.c_str()), "set unit");
    }
    if (!recipe.palette.empty()) {
        GDALColorTable table;
        for (std::size_t i = 0; i < recipe.palette.size(); ++i) {
            const auto& c = recipe.palette[i];
            const GDALColorEntry entry{c[0], c[1], c[2], c[3]};
            table.SetColorEntry(static_cast<int>(i), &entry);
        }
        check(dataset.GetRasterBand(1)->SetColorTable(&table), "set palette");
    }
}

void fill(GDALDataset& dataset, const RasterRecipe& recipe) {
    std::vector<double> line(static_cast<std::size_t>(recipe.columns));
    for (int b = 1; b <= recipe.bands; ++b)
        for (int r = 0; r < recipe.rows; ++r) {
            for (int c = 0; c < recipe.columns; ++c) line[static_cast<std::size_t>(c)] = recipe.value(c, r, b);
            check(dataset.GetRasterBand(b)->RasterIO(GF_Write, 0, r, recipe.columns, 1, line.data(), recipe.columns, 1, GDT_Float64, 0, 0, nullptr),
                  "write cells");
        }
    if (!recipe.isValid) return;
    CPLSetThreadLocalConfigOption("GDAL_TIFF_INTERNAL_MASK", "YES");
    check(dataset.CreateMaskBand(GMF_PER_DATASET), "create mask");
    std::vector<std::uint8_t> mask(line.size());
    for (int r = 0; r < recipe.rows; ++r) {
        for (int c = 0; c < recipe.columns; ++c) mask[static_cast<std::size_t>(c)] = recipe.isValid(c, r) ? 255 : 0;
        check(dataset.GetRasterBand(1)->GetMaskBand()->RasterIO(GF_Write, 0, r, recipe.columns, 1, mask.data(), recipe.columns, 1, GDT_Byte, 0, 0,
                                                                nullptr),
              "write mask");
    }
}

CPLStringList optionsOf(const std::vector<std::string>& options) {
    CPLStringList list;
    for (const auto& option : options) list.AddString(option.c_str());
    return list;
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
    std::string pattern = (fs::temp_directory_path() / "saban_test_XXXXXX").string();
    if (!mkdtemp(pattern.data())) abortWith("no temporary folder");
    path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code error;
    fs::permissions(path_, fs::perms::owner_all, error);
    fs::remove_all(path_, error);
}

EnvironmentGuard::EnvironmentGuard(std::string name, const std::string& value) : name_(std::move(name)) {
    if (const char* old = std::getenv(name_.c_str())) old_ = old;
    setenv(name_.c_str(), value.c_str(), 1);
}

EnvironmentGuard::~EnvironmentGuard() {
    if (old_)
        setenv(name_.c_str(), old_->c_str(), 1);
    else
        unsetenv(name_.c_str());
}

std::string writeRaster(const std::string& path, const RasterRecipe& recipe) {
    static std::once_flag once;
    std::call_once(once, [] { GDALAllRegister(); });
    auto* manager = GetGDALDriverManager();
    const GDALDataType type = GDALGetDataTypeByName(recipe.type.c_str());
    GDALDriver* driver = manager->GetDriverByName(recipe.driver.c_str());
    if (!driver || type == GDT_Unknown) abortWith("unknown driver or type " + recipe.driver + " " + recipe.type);
    const bool canCreate = driver->GetMetadataItem(GDAL_DCAP_CREATE) != nullptr;
    const CPLStringList options = optionsOf(recipe.creationOptions);
    GDALDriver* maker = canCreate ? driver : manager->GetDriverByName("MEM");
    Dataset dataset(maker->Create(path.c_str(), recipe.columns, recipe.rows, recipe.bands, type, canCreate ? options.List() : nullptr));
    if (!dataset) abortWith("create " + path + ": " + CPLGetLastErrorMsg());
    place(*dataset, recipe);
    describeBands(*dataset, recipe);
    fill(*dataset, recipe);
    if (!canCreate) {
        const Dataset copy(driver->CreateCopy(path.c_str(), dataset.get(), FALSE, options.List(), nullptr, nullptr));
        if (!copy) abortWith("copy to " + path + ": " + CPLGetLastErrorMsg());
    }
    if (!recipe.overviewFactors.empty()) {
        auto factors = recipe.overviewFactors;
        check(dataset->BuildOverviews("AVERAGE", static_cast<int>(factors.size()), factors.data(), 0, nullptr, nullptr, nullptr), "build overviews");
    }
    return path;
}

std::string writeText(const std::string& path, const std::string& content) {
    std::ofstream(path, std::ios::binary) << content;
    return path;
}

std::string readBytes(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

bool hasProgram(const std::string& name) { return !outputOf("command -v " + name).empty(); }

std::string outputOf(const std::string& command) {
    std::string output;
    FILE* pipe = popen((command + " 2>/dev/null").c_str(), "r");
    if (!pipe) return output;
    char part[4096];
    std::size_t got = 0;
    while ((got = fread(part, 1, sizeof part, pipe)) > 0) output.append(part, got);
    return pclose(pipe) == 0 ? output : std::string();
}

std::vector<std::string> filesUnder(const fs::path& folder) {
    std::vector<std::string> files;
    std::error_code error;
    for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
        if (it->is_regular_file()) files.push_back(it->path().string());
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace saban::test
