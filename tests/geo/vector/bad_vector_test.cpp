#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>

#include "geo/vector/vector_source.h"
#include "tests/geo/vector/vector_fixture.h"
#include "tests/support/raster_fixtures.h"

namespace saban::geo {
namespace {

using test::TemporaryFolder;
using test::writeGeoPackage;

const Bounds kAll{500000, 2300000, 600000, 2400000};

Result<std::shared_ptr<const VectorSource>> tryOpening(const std::string& path, const std::string& layer = {}) {
    return VectorSource::open({{.path = path, .layer = layer}}, *Crs::fromEpsg(3405));
}

void expectError(const std::string& path, ErrorCode code, const std::string& layer = {}) {
    const auto source = tryOpening(path, layer);
    ASSERT_FALSE(source) << path;
    EXPECT_EQ(source.error().code, code) << source.error().message;
    EXPECT_NE(source.error().message.find(path), std::string::npos) << source.error().message;
}

TEST(BadVector, Missing) { expectError("/nowhere/roads.gpkg", ErrorCode::NotFound); }

TEST(BadVector, OnTheNetwork) { expectError("https://example.org/roads.geojson", ErrorCode::Refused); }

TEST(BadVector, Empty) {
    const TemporaryFolder f;
    expectError(test::writeText(f.file("empty.geojson"), ""), ErrorCode::BadFormat);
}

TEST(BadVector, Malformed) {
    const TemporaryFolder f;
    expectError(test::writeText(f.file("a.geojson"), "Kính gửi Ban chỉ huy\n"), ErrorCode::BadFormat);
    expectError(test::writeText(f.file("b.geojson"), R"({"type":"FeatureCollection","features":[{"type":"Fea)"), ErrorCode::BadFormat);
}

TEST(BadVector, TruncatedGeoPackage) {
    const TemporaryFolder f;
    std::vector<std::string> lines(3000, "LINESTRING(550000 2350000,550100 2350000,550100 2350100)");
    const std::string whole = test::readBytes(writeGeoPackage(f.file("whole.gpkg"), lines, 3405));
    expectError(test::writeText(f.file("cut.gpkg"), whole.substr(0, whole.size() / 2)), ErrorCode::BadFormat);
}

TEST(BadVector, WithoutGeometry) {
    const TemporaryFolder f;
    expectError(writeGeoPackage(f.file("none.gpkg"), {"", ""}, 3405), ErrorCode::Unsupported);
    expectError(writeGeoPackage(f.file("blank.gpkg"), {"LINESTRING EMPTY"}, 3405), ErrorCode::Unsupported);
}

TEST(BadVector, ALayerThatIsNotThere) {
    const TemporaryFolder f;
    expectError(writeGeoPackage(f.file("a.gpkg"), {"POINT(550000 2350000)"}, 3405), ErrorCode::NotFound, "rivers");
}

TEST(BadVector, NumbersThatAreNoPlaceInItsCrs) {
    const TemporaryFolder f;
    expectError(writeGeoPackage(f.file("a.gpkg"), {"POINT(550000 2350000)"}, 4326), ErrorCode::BadCrs);
}

TEST(BadVector, NanCoordinatesAreLeftOutAndCounted) {
    const TemporaryFolder f;
    OGRLineString broken;
    broken.addPoint(550000.0, 2350000.0);
    broken.addPoint(std::nan(""), 2350000.0);
    const std::string path = writeGeoPackage(f.file("a.gpkg"), {"LINESTRING(550000 2350000,551000 2350000)"}, 3405);
    {
        const std::unique_ptr<GDALDataset> dataset(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE));
        OGRLayer* layer = dataset->GetLayer(0);
        OGRFeature feature(layer->GetLayerDefn());
        feature.SetGeometry(&broken);
        ASSERT_EQ(layer->CreateFeature(&feature), OGRERR_NONE);
    }
    const auto source = tryOpening(path);
    ASSERT_TRUE(source) << source.error().message;
    EXPECT_EQ((*source)->read(0, kAll, 1.0).parts.size(), 1u);
    ASSERT_EQ((*source)->warnings().size(), 1u);
    EXPECT_EQ((*source)->warnings()[0].code, "skipped_geometries");
}

TEST(BadVector, HugeCoordinatesAreLeftOutAndCounted) {
    const TemporaryFolder f;
    const auto source = tryOpening(writeGeoPackage(f.file("a.gpkg"), {"POINT(1e300 -1e300)", "LINESTRING(550000 2350000,551000 2350000,1e250 7)"}, 3405));
    ASSERT_TRUE(source) << source.error().message;
    const ShapeSet shapes = (*source)->read(0, kAll, 1.0);
    ASSERT_EQ(shapes.parts.size(), 1u);
    EXPECT_EQ(shapes.points.size(), 2u);
    EXPECT_EQ((*source)->warnings().at(0).code, "skipped_geometries");
}

TEST(BadVector, DegenerateShapesDoNoHarm) {
    const TemporaryFolder f;
    const auto source = tryOpening(writeGeoPackage(f.file("a.gpkg"), {"LINESTRING(550000 2350000,550000 2350000)", "POLYGON((550000 2350000,550001 2350001,550000 2350000,550000 2350000))",
                                                                      "LINESTRING(550000 2350000,551000 2350000)"}, 3405));
    ASSERT_TRUE(source) << source.error().message;
    EXPECT_GE((*source)->read(0, kAll, 0.1).parts.size(), 1u);
}

}  // namespace
}  // namespace saban::geo
