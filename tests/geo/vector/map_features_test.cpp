#include "geo/vector/map_features.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "geo/vector/shape_clip.h"
#include "geo/vector/vector_source.h"
#include "geo/vector/vector_style.h"
#include "tests/geo/vector/vector_fixture.h"
#include "tests/support/raster_fixtures.h"

namespace saban::geo {
namespace {

using test::TemporaryFolder;

std::shared_ptr<const VectorSource> opened(const std::string& path) {
    const auto source = VectorSource::open({{.path = path}}, *Crs::fromEpsg(3405));
    EXPECT_TRUE(source) << (source ? "" : source.error().message);
    return source ? *source : nullptr;
}

/// Features in longitude and latitude: properties and geometry of each, as GeoJSON has them.
std::string writeGeoJson(const std::string& path, const std::vector<std::pair<std::string, std::string>>& features) {
    std::ofstream file(path);
    file << R"({"type":"FeatureCollection","features":[)";
    for (std::size_t i = 0; i < features.size(); ++i)
        file << (i ? "," : "") << R"({"type":"Feature","properties":{)" << features[i].first << R"(},"geometry":)" << features[i].second << "}";
    file << "]}";
    return path;
}

const std::string kPoint = R"({"type":"Point","coordinates":[105.85,21.03]})";
// 0.0001 degrees of longitude and of latitude at 21 degrees north.
const std::string kSquare = R"({"type":"Polygon","coordinates":[[[105.85,21.03],[105.85,21.0301],[105.8501,21.0301],[105.8501,21.03],[105.85,21.03]]]})";

std::string realData(const std::string& name) { return std::string(SABAN_SHARED_DATA) + "/vector/" + name; }

TEST(MapFeatures, ReadHeightsAsPeopleWriteThem) {
    EXPECT_DOUBLE_EQ(parseHeightM("12").value(), 12.0);
    EXPECT_DOUBLE_EQ(parseHeightM(" 12 m ").value(), 12.0);
    EXPECT_DOUBLE_EQ(parseHeightM("12.5M").value(), 12.5);
    EXPECT_DOUBLE_EQ(parseHeightM("12,5").value(), 12.5);
    EXPECT_DOUBLE_EQ(parseHeightM("100 ft").value(), 30.48);
    EXPECT_DOUBLE_EQ(heightOfStoreysM("3").value(), 9.9);
}

TEST(MapFeatures, LeaveOutHeightsThatAreNone) {
    for (const char* text : {"", "  ", "tall", "12;15", "12-15", "-3", "0", "nan", "inf", "1e9", "1001", "3 storeys", "m"}) EXPECT_FALSE(parseHeightM(text)) << text;
    for (const char* text : {"", "0", "-1", "201", "nan", "3 m", "ba"}) EXPECT_FALSE(heightOfStoreysM(text)) << text;
}

// Unicode Standard Annex 15: the composed form of a letter with its marks, in canonical order (dot below before circumflex).
TEST(MapFeatures, ComposeTheLettersOfVietnamese) {
    EXPECT_EQ(composedName("Buo\u0302n Ma Thuo\u0323\u0302t"), "Bu\u00f4n Ma Thu\u1ed9t");
    EXPECT_EQ(composedName("Tu\u031b\u0300 So\u031bn"), "T\u1eeb S\u01a1n");
    EXPECT_EQ(composedName("\u0110a\u0306\u0301k La\u0306\u0301k"), "\u0110\u1eafk L\u1eafk");
    EXPECT_EQ(composedName("th\u00f4\u0301n"), "th\u1ed1n");
    EXPECT_EQ(composedName("H\u1ed9i An"), "H\u1ed9i An");
}

TEST(MapFeatures, LeaveOtherTextAsItIsButForItsBlanks) {
    EXPECT_EQ(composedName("  Ba \t V\xc3\xac  "), "Ba V\xc3\xac");
    EXPECT_EQ(composedName(" \n "), "");
    EXPECT_EQ(composedName("\u5c71 n\u0303"), "\u5c71 n\u0303");  // no Vietnamese letter
    EXPECT_EQ(composedName("\xff\xfe"), "\xff\xfe");          // no UTF-8
    EXPECT_EQ(composedName("a\xe1\xbb"), "a\xe1\xbb");        // cut off
}

TEST(MapFeatures, ReadNamesOfPointsVietnameseOnesFirst) {
    const TemporaryFolder f;
    const auto source = opened(writeGeoJson(f.file("a.geojson"), {{R"("name":"Long Mountain","name:vi":"Núi Dài","place":"hamlet")", kPoint},
                                                                  {R"("TEN":"Thị trấn Ngọc","place":"town")", kPoint},
                                                                  {R"("name":"  ","place":"village")", kPoint},
                                                                  {R"("name":"Not a point")", kSquare}}));
    const PlaceNames& names = *source->names(0);
    ASSERT_EQ(names.size(), 2u);
    EXPECT_EQ(names[0].text, "Thị trấn Ngọc");  // a town comes before a hamlet
    EXPECT_EQ(vectorStyle(names[0].style).name, "town");
    EXPECT_EQ(names[1].text, "Núi Dài");
    const auto expected = Transform::create(*Crs::fromEpsg(4326), *Crs::fromEpsg(3405))->forward(glm::dvec2{105.85, 21.03});
    EXPECT_NEAR(names[1].at.x, expected->x, 1e-6);
    EXPECT_NEAR(names[1].at.y, expected->y, 1e-6);
}

TEST(MapFeatures, ReadHeightsOfBuildingsAndOfNothingElse) {
    const TemporaryFolder f;
    const auto source = opened(writeGeoJson(f.file("a.geojson"), {{R"("building":"yes","height":"12,5 m","building:levels":"9")", kSquare},
                                                                  {R"("building":"house","so_tang":2)", kSquare},
                                                                  {R"("building":"yes","height":"unknown","building:levels":"4")", kSquare},
                                                                  {R"("building":"yes")", kSquare},
                                                                  {R"("landuse":"forest","height":"20")", kSquare}}));
    const Buildings& buildings = *source->buildings(0);
    ASSERT_EQ(buildings.size(), 3u);
    EXPECT_DOUBLE_EQ(buildings[0].heightM, 12.5);
    EXPECT_DOUBLE_EQ(buildings[1].heightM, 2 * kStoreyM);
    EXPECT_DOUBLE_EQ(buildings[2].heightM, 4 * kStoreyM);
}

TEST(MapFeatures, KeepCourtyardsOfBuildingsTheOtherWayRound) {
    const TemporaryFolder f;
    const std::string holed = R"({"type":"Polygon","coordinates":[[[105,21],[105,21.001],[105.001,21.001],[105.001,21],[105,21]],)"
                              R"([[105.0002,21.0002],[105.0002,21.0004],[105.0004,21.0004],[105.0004,21.0002],[105.0002,21.0002]]]})";
    const auto source = opened(writeGeoJson(f.file("a.geojson"), {{R"("building":"yes","height":8)", holed}}));
    const Building& building = source->buildings(0)->at(0);
    ASSERT_EQ(building.rings.size(), 2u);
    EXPECT_EQ(building.rings[0].size(), 4u);
    const double outer = signedDoubleArea(building.rings[0]), inner = signedDoubleArea(building.rings[1]);
    EXPECT_GT(outer, 0.0);
    EXPECT_NEAR(inner / outer, -0.04, 1e-4);  // a fifth of the side
}

TEST(MapFeatures, AreSharedByAllStatesOfASource) {
    const TemporaryFolder f;
    const std::string path = writeGeoJson(f.file("a.geojson"), {{R"("name":"A")", kPoint}});
    const auto source = opened(path);
    EXPECT_EQ(source->with({{.path = path, .opacity = 0.5}})->names(0), source->names(0));
    EXPECT_EQ(opened(path)->buildings(0), source->buildings(0));
}

// Source of the number: ogrinfo -sql "select count(*) from ... where name is not null" over the 5 275 places.
TEST(MapFeatures, ReadTheNamesOfARealExtract) {
    const std::string path = realData("gis.osm_places_free_1.shp");
    if (!std::filesystem::exists(path)) GTEST_SKIP() << "not there: " << path << " (real data, ../shared/data)";
    const auto source = opened(path);
    const PlaceNames& names = *source->names(0);
    EXPECT_EQ(names.size(), 5024u);
    EXPECT_TRUE(std::is_sorted(names.begin(), names.end(), [](const auto& a, const auto& b) { return vectorStyle(a.style).order > vectorStyle(b.style).order; }));
    EXPECT_TRUE(std::all_of(names.begin(), names.end(), [](const PlaceName& name) { return !name.text.empty(); }));
}

TEST(MapFeatures, FindNoHeightsInARealLayerThatHasNone) {
    const std::string path = realData("buildings_escape.shp");
    if (!std::filesystem::exists(path)) GTEST_SKIP() << "not there: " << path << " (real data, ../shared/data)";
    EXPECT_TRUE(opened(path)->buildings(0)->empty());
}

}  // namespace
}  // namespace saban::geo
