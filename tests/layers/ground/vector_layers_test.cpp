#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "layers/ground/ground.h"
#include "tests/geo/vector/vector_fixture.h"
#include "tests/layers/ground/raster_fixture.h"

namespace saban::layers {
namespace {

using geo::ErrorCode;
using testing::HasSubstr;

class VectorLayers : public test::RasterTest {
   protected:
    /// 10 km near Hà Nội, 580000 to 590000 east, 2325000 to 2335000 north.
    std::string writeBase() const {
        return write("base.tif", {.labelled = 32648, .upperLeft = {580000, 2335000}, .cell = 50, .columns = 200, .rows = 200, .value = test::hillsIn(32648)});
    }
    std::string writeShapes(const std::string& name, const std::vector<std::string>& geometries, int epsg = 32648) const {
        return test::writeGeoPackage((folder_ / name).string(), geometries, epsg);
    }
    static std::shared_ptr<const Ground> opened(const std::vector<std::string>& files) {
        const auto spec = specFromFiles(files);
        EXPECT_TRUE(spec) << spec.error().message;
        const auto ground = spec ? openGround(*spec) : tl::unexpected(spec.error());
        EXPECT_TRUE(ground) << ground.error().message;
        return ground ? *ground : nullptr;
    }
};

TEST_F(VectorLayers, AreToldFromRastersAmongFilesAndKeepTheirOrder) {
    const auto dem = writeBase();
    const auto roads = writeShapes("roads.gpkg", {"LINESTRING(581000 2330000,589000 2330000)"});
    const auto places = writeShapes("places.gpkg", {"POINT(585000 2330000)"});
    const auto spec = specFromFiles({roads, dem, places});
    ASSERT_TRUE(spec) << spec.error().message;
    EXPECT_EQ(spec->elevation.size(), 1u);
    EXPECT_TRUE(spec->imagery.empty());
    ASSERT_EQ(spec->vectors.size(), 2u);
    EXPECT_EQ(spec->vectors[0].path, roads);
    EXPECT_EQ(spec->vectors[1].path, places);
    EXPECT_EQ(specFromFiles({roads}, *spec)->vectors.size(), 2u);  // there already
}

TEST_F(VectorLayers, LieOnTheTable) {
    const auto ground = opened({writeBase(), writeShapes("roads.gpkg", {"LINESTRING(581000 2330000,589000 2330000)"})});
    ASSERT_TRUE(ground && ground->vectors);
    const auto shapes = ground->vectors->read(0, ground->bounds, 10.0);
    ASSERT_EQ(shapes.points.size(), 2u);
    const auto toTable = geo::Transform::create(*geo::Crs::fromEpsg(32648), ground->crs);
    EXPECT_NEAR(shapes.points[0].x, toTable->forward(glm::dvec2{581000, 2330000})->x, 1e-6);
}

TEST_F(VectorLayers, AGeoPackageMayHoldBothKinds) {
    const auto path = (folder_ / "both.gpkg").string();
    {
        const std::unique_ptr<GDALDataset> source(GDALDataset::Open(write("photo.tif", {.labelled = 32648, .upperLeft = {580000, 2335000}, .bands = 3, .type = GDT_Byte}).c_str()));
        const std::unique_ptr<GDALDataset> copy(GetGDALDriverManager()->GetDriverByName("GPKG")->CreateCopy(path.c_str(), source.get(), FALSE, nullptr, nullptr, nullptr));
    }
    {
        const std::unique_ptr<GDALDataset> dataset(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE));
        OGRSpatialReference crs;
        crs.importFromEPSG(32648);
        OGRLayer* layer = dataset->CreateLayer("roads", &crs, wkbLineString, nullptr);
        OGRFeature feature(layer->GetLayerDefn());
        OGRLineString line;
        line.addPoint(581000.0, 2330000.0);
        line.addPoint(582000.0, 2330000.0);
        feature.SetGeometry(&line);
        ASSERT_EQ(layer->CreateFeature(&feature), OGRERR_NONE);
    }
    const auto spec = specFromFiles({writeBase(), path});
    ASSERT_TRUE(spec) << spec.error().message;
    EXPECT_EQ(spec->imagery.size(), 1u);
    EXPECT_EQ(spec->vectors.size(), 1u);
}

TEST_F(VectorLayers, OutsideTheTableIsToldWithHowFar) {
    // 610000 is 20 km east of the table's edge at 590000.
    const auto ground = opened({writeBase(), writeShapes("far.gpkg", {"LINESTRING(610000 2330000,612000 2330000)"})});
    ASSERT_TRUE(ground);
    std::string message;
    for (const auto& warning : ground->warnings)
        if (warning.code == "outside_table") message = warning.message;
    EXPECT_THAT(message, HasSubstr("far.gpkg"));
    EXPECT_THAT(message, HasSubstr("km outside the table"));
    EXPECT_TRUE(message.find("20.") != std::string::npos || message.find("19.9") != std::string::npos) << message;
}

TEST_F(VectorLayers, ADamagedVectorFileIsNamedAsSuch) {
    const auto path = (folder_ / "cut.geojson").string();
    std::ofstream(path) << R"({"type":"FeatureCollection","features":[{"type":"Fea)";
    const auto spec = specFromFiles({writeBase(), path});
    const auto ground = spec ? openGround(*spec) : tl::unexpected(spec.error());
    ASSERT_FALSE(ground);
    EXPECT_EQ(ground.error().code, ErrorCode::BadFormat);
    EXPECT_THAT(ground.error().message, HasSubstr("vector file"));
}

TEST_F(VectorLayers, AloneMakeNoTable) {
    const auto spec = specFromFiles({writeShapes("roads.gpkg", {"LINESTRING(581000 2330000,589000 2330000)"})});
    ASSERT_FALSE(spec);
    EXPECT_EQ(spec.error().code, ErrorCode::Unsupported);
}

TEST_F(VectorLayers, OpenedAnewAreSharedWithTheGroundBefore) {
    const auto dem = writeBase();
    const auto roads = writeShapes("roads.gpkg", {"LINESTRING(581000 2330000,589000 2330000)"});
    const auto first = opened({dem, roads});
    const auto second = opened({dem, roads});
    ASSERT_TRUE(first && second);
    EXPECT_EQ(&first->vectors->boundsOf(0), &second->vectors->boundsOf(0));
}

}  // namespace
}  // namespace saban::layers
