#include <gtest/gtest.h>

#include "layers/exchange/import.h"
#include "tests/layers/exchange/import_fixture.h"

namespace saban::layers {
namespace {

using test::hasWarning;
using test::imported;
using test::TemporaryFolder;
using test::writeText;

geo::Error errorOf(const std::string& path, const ImportOptions& options = {}) {
    const geo::Bounds table{470000, 2325000, 490000, 2345000};
    const auto result = importFile(test::smallPlan(), *geo::Crs::fromEpsg(3405), &table, path, options);
    EXPECT_FALSE(result) << path;
    return result ? geo::Error{} : result.error();
}

std::string geoJson(const std::string& features) {
    return R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3405"}},"features":[)" + features + "]}";
}

std::string feature(const std::string& name, const std::string& geometry) {
    return fmt::format(R"({{"type":"Feature","properties":{{"name":"{}"}},"geometry":{}}})", name, geometry);
}

TEST(ImportDamage, IsToldByName) {
    const TemporaryFolder folder;
    EXPECT_EQ(errorOf(folder.file("none.csv")).code, geo::ErrorCode::NotFound);
    EXPECT_EQ(errorOf(writeText(folder.file("empty.csv"), "")).code, geo::ErrorCode::BadFormat);
    EXPECT_EQ(errorOf(writeText(folder.file("header.csv"), "name,X,Y\n")).code, geo::ErrorCode::Unsupported);
    EXPECT_EQ(errorOf(writeText(folder.file("cut.geojson"), geoJson(feature("A", R"({"type":"Point","coordinates":[1,2]})")).substr(0, 150))).code, geo::ErrorCode::BadFormat);
    EXPECT_EQ(errorOf(writeText(folder.file("bad.xlsx"), "no zip")).code, geo::ErrorCode::BadFormat);
    EXPECT_EQ(errorOf(writeText(folder.file("wide.csv"), "\xFF\xFEn\0a\0")).code, geo::ErrorCode::Unsupported);
    EXPECT_EQ(errorOf("https://example.invalid/a.csv").code, geo::ErrorCode::Refused);
    const auto kind = errorOf(writeText(folder.file("a.csv"), "name,X,Y\nA,1,2\n"), {.kind = "tanks"});
    EXPECT_EQ(kind.code, geo::ErrorCode::InvalidArgument);
    EXPECT_NE(kind.message.find("command_posts"), std::string::npos);
    EXPECT_EQ(errorOf(folder.file("a.csv"), {.kind = "notes", .sublayer = "b"}).code, geo::ErrorCode::NotFound);
}

TEST(ImportDamage, AnXmlBombIsRefused) {
    const TemporaryFolder folder;
    std::string bomb = "<?xml version=\"1.0\"?><!DOCTYPE kml [<!ENTITY a0 \"lol lol lol lol\">";
    for (int i = 1; i < 30; ++i) bomb += fmt::format("<!ENTITY a{0} \"&a{1};&a{1};&a{1};&a{1};&a{1};&a{1};&a{1};&a{1};\">", i, i - 1);
    bomb += "]><kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><Placemark><name>&a29;</name><Point><coordinates>105,21</coordinates></Point></Placemark></Document></kml>";
    const auto error = errorOf(writeText(folder.file("bomb.kml"), bomb), {.kind = "notes"});
    EXPECT_NE(error.message.find("bomb.kml"), std::string::npos);
}

TEST(ImportDamage, GeometryIsMendedOrTheRowNamed) {
    const TemporaryFolder folder;
    const std::string bow = R"({"type":"Polygon","coordinates":[[[480000,2335000],[481000,2336000],[481000,2335000],[480000,2336000],[480000,2335000]]]})";
    const std::string path = writeText(folder.file("a.geojson"), geoJson(feature("bow", bow) + "," + feature("flat", R"({"type":"Polygon","coordinates":[[[480000,2335000],[481000,2335000],[480000,2335000]]]})") +
                                                                         "," + feature("none", "null")));
    const auto areas = imported(path, {.kind = "areas"}, Plan{});
    ASSERT_EQ(areas.plan.all<Area>().size(), 1u) << test::warningsOf(areas);
    EXPECT_FALSE(geometryFault(areas.plan.all<Area>().rows().front()->geometry));
    EXPECT_TRUE(hasWarning(areas, "mended_area"));
    EXPECT_EQ(areas.report.skipped.size(), 2u);
    const std::string lines = writeText(folder.file("b.geojson"), geoJson(feature("one", R"({"type":"LineString","coordinates":[[480000,2335000]]})") + "," +
                                                                          feature("high", R"({"type":"LineString","coordinates":[[480000,2335000,12],[480100,2335000,15]]})")));
    const auto routes = imported(lines, {.kind = "routes"}, Plan{});
    EXPECT_EQ(routes.plan.all<Route>().size(), 1u) << test::warningsOf(routes);
    EXPECT_TRUE(hasWarning(routes, "heights_dropped"));
    EXPECT_EQ(routes.report.skipped.size(), 1u);
}

TEST(ImportDamage, MultisAreTakenApart) {
    const TemporaryFolder folder;
    const std::string multi = R"({"type":"GeometryCollection","geometries":[{"type":"MultiPoint","coordinates":[[480000,2335000],[480100,2335000]]},{"type":"Point","coordinates":[480200,2335000]}]})";
    const auto result = imported(writeText(folder.file("a.geojson"), geoJson(feature("x", multi))), {.kind = "notes"}, Plan{});
    std::set<std::string> names;
    for (const auto& row : result.plan.all<Remark>().rows()) names.insert(row->name);
    EXPECT_EQ(names, (std::set<std::string>{"x (1)", "x (2)", "x (3)"})) << test::warningsOf(result);
}

TEST(ImportDamage, ATextOfMegabytesSkipsItsRow) {
    const TemporaryFolder folder;
    const auto result = imported(writeText(folder.file("a.csv"), "name,X,Y,note\nA,2335690,481240," + std::string(9000000, 'x') + "\nB,2335690,481240," + std::string(1000000, 'x') + "\n"), {.kind = "notes"}, Plan{});
    EXPECT_EQ(result.report.skipped.size(), 1u) << test::warningsOf(result);
    ASSERT_EQ(result.plan.all<Remark>().size(), 1u);
    EXPECT_EQ(result.plan.all<Remark>().rows().front()->note.size(), 1000000u);
}

TEST(ImportDamage, NumbersThatAreNoneAreNoPlaces) {
    const TemporaryFolder folder;
    const auto result = imported(writeText(folder.file("a.csv"), "name,X,Y\nA,nan,nan\nB,inf,481240\nC,1e300,481240\nD,2335690,481240\n"), {.kind = "notes"}, Plan{});
    EXPECT_EQ(result.report.added, 1u) << test::warningsOf(result);
    EXPECT_EQ(result.report.skipped.size(), 3u);
}

TEST(ImportDamage, LinksOfAKmlAreNamedAndNotFollowed) {
    const TemporaryFolder folder;
    const auto result = imported(writeText(folder.file("a.kml"), R"(<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>
      <NetworkLink><Link><href>http://example.invalid/b.kml</href></Link></NetworkLink>
      <Placemark><name>Điểm</name><description>ghi</description><Point><coordinates>104.82,21.11,5</coordinates></Point></Placemark></Document></kml>)"), {.kind = "notes"}, Plan{});
    ASSERT_EQ(result.plan.all<Remark>().size(), 1u) << test::warningsOf(result);
    EXPECT_EQ(result.plan.all<Remark>().rows().front()->note, "ghi");
    EXPECT_TRUE(hasWarning(result, "network_links"));
}

TEST(ImportDamage, ACancelledImportIsAnError) {
    const TemporaryFolder folder;
    std::stop_source stop;
    stop.request_stop();
    const auto result = importFile(Plan{}, *geo::Crs::fromEpsg(3405), nullptr, writeText(folder.file("a.csv"), "name,X,Y\nA,2335690,481240\n"), {}, stop.get_token());
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, geo::ErrorCode::Cancelled);
}

}  // namespace
}  // namespace saban::layers
