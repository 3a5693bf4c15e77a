#include "tests/viewer/app/test_rasters.h"

#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include <array>
#include <atomic>
#include <cmath>
#include <fstream>
#include <limits>
#include <unistd.h>
#include <vector>

namespace saban::test {

namespace {

constexpr double kWest = 584000.0, kSouth = 2322000.0, kSizeM = 6000.0;

struct Grid {
    double west, north, cellM;
    int cells;
};

void place(GDALDataset& raster, const Grid& grid, int epsg) {
    std::array<double, 6> geotransform{grid.west, grid.cellM, 0.0, grid.north, 0.0, -grid.cellM};
    raster.SetGeoTransform(geotransform.data());
    if (epsg == 0) return;
    OGRSpatialReference crs;
    crs.importFromEPSG(epsg);
    raster.SetSpatialRef(&crs);
}

GDALDataset* create(const QString& path, const Grid& grid, int bands, GDALDataType type) {
    GDALAllRegister();
    return GetGDALDriverManager()->GetDriverByName("GTiff")->Create(path.toUtf8().constData(), grid.cells, grid.cells, bands, type, nullptr);
}

QString writeHeights(const QString& path, const Grid& grid, int epsg, const std::function<double(glm::dvec2)>& heightM) {
    GDALDataset* raster = create(path, grid, 1, GDT_Float32);
    place(*raster, grid, epsg);
    std::vector<float> row(static_cast<std::size_t>(grid.cells));
    for (int r = 0; r < grid.cells; ++r) {
        for (int c = 0; c < grid.cells; ++c)
            row[static_cast<std::size_t>(c)] =
                static_cast<float>(heightM({grid.west + (c + 0.5) * grid.cellM, grid.north - (r + 0.5) * grid.cellM}));
        if (raster->GetRasterBand(1)->RasterIO(GF_Write, 0, r, grid.cells, 1, row.data(), grid.cells, 1, GDT_Float32, 0, 0) != CE_None)
            std::abort();
    }
    GDALClose(raster);
    return path;
}

}  // namespace

ScratchFolder::ScratchFolder() {
    static std::atomic<int> count{0};
    path_ = std::filesystem::temp_directory_path() / ("saban-window-" + std::to_string(::getpid()) + "-" + std::to_string(count++));
    std::filesystem::create_directories(path_);
}

ScratchFolder::~ScratchFolder() {
    std::error_code ignored;  // a leftover in the temporary folder does no harm
    std::filesystem::remove_all(path_, ignored);
}

double testHeightM(glm::dvec2 point) {
    const auto hill = [&](double e, double n, double heightM, double widthM) {
        const double d2 = (point.x - e) * (point.x - e) + (point.y - n) * (point.y - n);
        return heightM * std::exp(-d2 / (2.0 * widthM * widthM));
    };
    return 40.0 + 0.01 * (point.x - kWest) + hill(586000.0, 2326000.0, 420.0, 700.0) + hill(588200.0, 2323600.0, 260.0, 500.0);
}

QString writeElevation(const ScratchFolder& folder, const char* name, int epsg) {
    return writeHeights(folder.file(name), {.west = kWest, .north = kSouth + kSizeM, .cellM = 20.0, .cells = 300}, epsg, testHeightM);
}

QString writeUpperElevation(const ScratchFolder& folder, const char* name) {
    return writeHeights(folder.file(name), {.west = 586500.0, .north = 2325500.0, .cellM = 10.0, .cells = 100}, 3405,
                        [](glm::dvec2) { return 900.0; });
}

QString writeHoledElevation(const ScratchFolder& folder, const char* name) {
    const Grid grid{.west = kWest, .north = kSouth + kSizeM, .cellM = 5.0, .cells = 1200};
    return writeHeights(folder.file(name), grid, 3405, [](glm::dvec2 point) {
        const auto isMiddle = [](double m) { return std::fmod(m, 500.0) > 150.0 && std::fmod(m, 500.0) < 350.0; };
        const bool isHole = isMiddle(point.x) && isMiddle(point.y);
        return isHole ? std::numeric_limits<double>::quiet_NaN() : testHeightM(point);
    });
}

QString writePicture(const ScratchFolder& folder, const char* name, int red, int green, int blue) {
    const Grid grid{.west = kWest, .north = kSouth + kSizeM, .cellM = 20.0, .cells = 150};
    const QString path = folder.file(name);
    GDALDataset* raster = create(path, grid, 3, GDT_Byte);
    place(*raster, grid, 3405);
    for (const auto& [band, value] : {std::pair{1, red}, std::pair{2, green}, std::pair{3, blue}}) raster->GetRasterBand(band)->Fill(value);
    GDALClose(raster);
    return path;
}

QString writeNoRaster(const ScratchFolder& folder, const char* name) {
    std::ofstream(folder.path() / name) << "This is a letter, not a raster.\n";
    return folder.file(name);
}

}  // namespace saban::test
