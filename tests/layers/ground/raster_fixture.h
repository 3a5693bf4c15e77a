#pragma once

#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogr_spatialref.h>

#include <cmath>
#include <filesystem>
#include <functional>
#include <glm/vec2.hpp>
#include <optional>
#include <string>
#include <vector>

#include "geo/crs/crs.h"
#include "geo/raster/raster_file.h"

namespace saban::test {

/// A GeoTIFF to be written.
struct RasterSpec {
    int labelled = 0;                    ///< EPSG code that the file declares; 0: none
    int vertical = 0;                    ///< EPSG code of its vertical reference; 0: none
    glm::dvec2 upperLeft{0, 0};
    double cell = 10.0;
    int columns = 100;
    int rows = 100;
    int bands = 1;                       ///< 3: a picture
    GDALDataType type = GDT_Float32;
    std::optional<double> nodata{};
    std::string unit{};                  ///< of the heights, as the file words it
    std::function<double(glm::dvec2)> value = [](glm::dvec2) { return 100.0; };  ///< by the cell's centre, CRS of the numbers
};

/// Hills of some 60 m, 2 to 4 km across, over longitude and latitude.
inline double hillsM(glm::dvec2 lonLat) {
    return 300.0 + 60.0 * std::sin(lonLat.x * 210.0) * std::cos(lonLat.y * 170.0) + 20.0 * std::sin((lonLat.x + lonLat.y) * 400.0);
}

/// `hillsM` for points of a CRS.
inline std::function<double(glm::dvec2)> hillsIn(int epsg) {
    const auto toLonLat = *geo::Transform::create(*geo::Crs::fromEpsg(epsg), *geo::Crs::fromEpsg(4326));
    return [toLonLat](glm::dvec2 p) { return hillsM(*toLonLat.forward(p)); };
}

/// A folder of its own for each test, removed at its end.
class RasterTest : public testing::Test {
   protected:
    void SetUp() override {
        geo::initialiseGdal();
        const auto* info = testing::UnitTest::GetInstance()->current_test_info();
        std::string name = std::string(info->test_suite_name()) + "_" + info->name() + "_" + std::to_string(::getpid());
        std::replace(name.begin(), name.end(), '/', '_');
        folder_ = std::filesystem::temp_directory_path() / ("saban_" + name);
        std::filesystem::create_directories(folder_);
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    std::string write(const std::string& name, const RasterSpec& spec) const {
        const std::string path = (folder_ / name).string();
        auto* driver = GetGDALDriverManager()->GetDriverByName("GTiff");
        GDALDataset* dataset = driver->Create(path.c_str(), spec.columns, spec.rows, spec.bands, spec.type, nullptr);
        double geotransform[6] = {spec.upperLeft.x, spec.cell, 0, spec.upperLeft.y, 0, -spec.cell};
        dataset->SetGeoTransform(geotransform);
        if (spec.labelled) {
            OGRSpatialReference crs;
            CPLSetThreadLocalConfigOption("OSR_USE_NON_DEPRECATED", "NO");
            crs.importFromEPSG(spec.labelled);
            if (spec.vertical) {
                OGRSpatialReference horizontal(crs), vertical;
                vertical.importFromEPSG(spec.vertical);
                crs.SetCompoundCS("compound", &horizontal, &vertical);
            }
            CPLSetThreadLocalConfigOption("OSR_USE_NON_DEPRECATED", nullptr);
            dataset->SetSpatialRef(&crs);
        }
        std::vector<double> line(spec.columns);
        for (int b = 1; b <= spec.bands; ++b) {
            GDALRasterBand* band = dataset->GetRasterBand(b);
            if (!spec.unit.empty()) band->SetUnitType(spec.unit.c_str());
            if (spec.nodata) band->SetNoDataValue(*spec.nodata);
            if (spec.bands >= 3) band->SetColorInterpretation(static_cast<GDALColorInterp>(GCI_RedBand + b - 1));
            for (int row = 0; row < spec.rows; ++row) {
                for (int column = 0; column < spec.columns; ++column)
                    line[column] = spec.value(spec.upperLeft + glm::dvec2((column + 0.5) * spec.cell, -(row + 0.5) * spec.cell));
                EXPECT_EQ(band->RasterIO(GF_Write, 0, row, spec.columns, 1, line.data(), spec.columns, 1, GDT_Float64, 0, 0, nullptr), CE_None);
            }
        }
        GDALClose(dataset);
        return path;
    }

    std::filesystem::path folder_;
};

}  // namespace saban::test
