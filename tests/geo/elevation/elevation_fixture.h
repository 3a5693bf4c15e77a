#pragma once

#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogr_spatialref.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "geo/crs/crs.h"
#include "geo/elevation/elevation_source.h"
#include "geo/raster/raster_file.h"

namespace saban::geo::test {

/// A folder of its own for each test, removed afterwards, with the cache inside it.
class RasterTest : public ::testing::Test {
 protected:
    RasterTest() {
        initialiseGdal();
        const auto* info = ::testing::UnitTest::GetInstance()->current_test_info();
        folder_ = std::filesystem::temp_directory_path() / (std::string("saban-") + info->test_suite_name() + "-" +
                                                            info->name() + "-" + std::to_string(::getpid()));
        std::filesystem::create_directories(folder_);
        ::setenv("XDG_CACHE_HOME", (folder_ / "cache").c_str(), 1);
    }
    ~RasterTest() override {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }
    std::string file(const std::string& name) const { return (folder_ / name).string(); }

    std::filesystem::path folder_;
};

struct RasterSpec {
    int columns = 100;
    int rows = 100;
    std::array<double, 6> geotransform{580000.0, 10.0, 0.0, 2320000.0, 0.0, -10.0};
    std::string crs = "EPSG:3405";
    GDALDataType type = GDT_Float32;
    std::optional<double> nodata = std::nullopt;
    std::optional<double> scale = std::nullopt;
    std::string unit = {};
    int bands = 1;

    Bounds bounds() const {
        return {geotransform[0], geotransform[3] + rows * geotransform[5], geotransform[0] + columns * geotransform[1],
                geotransform[3]};
    }
    /// Centre of a cell in the raster's CRS.
    glm::dvec2 centre(double column, double row) const {
        const double x = column + 0.5, y = row + 0.5;
        return {geotransform[0] + x * geotransform[1] + y * geotransform[2],
                geotransform[3] + x * geotransform[4] + y * geotransform[5]};
    }
};

/// Writes a GeoTIFF whose cells are what `value(column, row, band)` gives. Returns its path.
inline std::string writeRaster(const std::string& path, const RasterSpec& spec,
                               const std::function<double(int, int, int)>& value) {
    initialiseGdal();
    auto* driver = GetGDALDriverManager()->GetDriverByName("GTiff");
    std::unique_ptr<GDALDataset> dataset(
        driver->Create(path.c_str(), spec.columns, spec.rows, spec.bands, spec.type, nullptr));
    auto geotransform = spec.geotransform;
    dataset->SetGeoTransform(geotransform.data());
    if (!spec.crs.empty()) {
        OGRSpatialReference reference;
        reference.SetFromUserInput(spec.crs.c_str());
        dataset->SetSpatialRef(&reference);
    }
    for (int band = 1; band <= spec.bands; ++band) {
        auto* raster = dataset->GetRasterBand(band);
        if (spec.nodata) raster->SetNoDataValue(*spec.nodata);
        if (spec.scale) raster->SetScale(*spec.scale);
        if (!spec.unit.empty()) raster->SetUnitType(spec.unit.c_str());
        std::vector<double> line(spec.columns);
        for (int row = 0; row < spec.rows; ++row) {
            for (int column = 0; column < spec.columns; ++column) line[column] = value(column, row, band);
            EXPECT_EQ(raster->RasterIO(GF_Write, 0, row, spec.columns, 1, line.data(), spec.columns, 1, GDT_Float64, 0,
                                       0, nullptr),
                      CE_None);
        }
    }
    return path;
}

/// A raster whose cells are a function of their centres.
inline std::string writeGround(const std::string& path, const RasterSpec& spec,
                               const std::function<double(glm::dvec2)>& heightM) {
    return writeRaster(path, spec, [&](int column, int row, int) { return heightM(spec.centre(column, row)); });
}

/// A tilted plane: 3 % up to the east, 2 % down to the north, 100 m at (580000, 2320000).
inline double plane(glm::dvec2 p) {
    return 100.0 + 0.03 * (p.x - 580000.0) - 0.02 * (p.y - 2320000.0);
}

inline Crs crsOf(const std::string& definition) {
    auto crs = Crs::parse(definition);
    EXPECT_TRUE(crs) << (crs ? "" : crs.error().message);
    return *crs;
}

inline std::shared_ptr<const ElevationSource> openSource(const std::vector<ElevationLayer>& layers,
                                                         const ElevationOptions& options = {},
                                                         const std::string& crs = "EPSG:3405") {
    auto source = ElevationSource::open(layers, crsOf(crs), options);
    EXPECT_TRUE(source) << (source ? "" : source.error().message);
    return source ? *source : nullptr;
}

inline Error openError(const std::vector<ElevationLayer>& layers) {
    auto source = ElevationSource::open(layers, crsOf("EPSG:3405"));
    EXPECT_FALSE(source);
    return source ? Error{} : source.error();
}

inline Heightfield readGrid(const ElevationSource& source, const GridSpec& grid) {
    auto field = source.read(grid);
    EXPECT_TRUE(field) << (field ? "" : field.error().message);
    return *std::move(field);
}

inline std::optional<double> heightAt(const ElevationSource& source, glm::dvec2 point) {
    const auto height = source.heightAt(point);
    EXPECT_TRUE(height) << (height ? "" : height.error().message);
    return *height;
}

/// Where the shared real data lies; nothing when it is not there.
inline std::optional<std::filesystem::path> sharedData(const std::string& relative) {
    const char* variable = std::getenv("SABAN_SHARED_DATA");
    const auto path = std::filesystem::path(variable ? variable : SABAN_SHARED_DATA) / relative;
    if (!std::filesystem::exists(path)) return std::nullopt;
    return path;
}

/// Standard output of a program; nothing when it cannot be run or fails. `input` becomes its standard input.
inline std::optional<std::string> runProgram(const std::string& command, const std::string& input,
                                             const std::filesystem::path& folder) {
    const auto inputPath = folder / "stdin.txt";
    if (auto* stream = std::fopen(inputPath.c_str(), "w")) {
        std::fputs(input.c_str(), stream);
        std::fclose(stream);
    }
    auto* pipe = ::popen((command + " < '" + inputPath.string() + "' 2>/dev/null").c_str(), "r");
    if (!pipe) return std::nullopt;
    std::string output;
    std::array<char, 4096> buffer;
    while (const auto count = std::fread(buffer.data(), 1, buffer.size(), pipe)) output.append(buffer.data(), count);
    return ::pclose(pipe) == 0 ? std::optional(output) : std::nullopt;
}

}  // namespace saban::geo::test
