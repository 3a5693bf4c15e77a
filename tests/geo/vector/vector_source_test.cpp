#include "geo/vector/vector_source.h"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <thread>

#include "geo/vector/shape_clip.h"
#include "tests/geo/vector/vector_fixture.h"
#include "tests/support/raster_fixtures.h"

namespace saban::geo {
namespace {

using test::TemporaryFolder;
using test::writeGeoPackage;

const Bounds kAll{500000, 2300000, 600000, 2400000};

Crs tableCrs() { return *Crs::fromEpsg(3405); }

std::shared_ptr<const VectorSource> opened(const std::vector<VectorLayer>& layers, const RasterOptions& options = {}) {
    const auto source = VectorSource::open(layers, tableCrs(), options);
    EXPECT_TRUE(source) << source.error().message;
    return source ? *source : nullptr;
}

double areaOf(const ShapeSet& shapes) {
    double twice = 0.0;
    for (const auto& part : shapes.parts) twice += signedDoubleArea(shapes.pointsOf(part));
    return twice / 2.0;
}

TEST(VectorSource, GivesPointsLinesAndRingsOfACollection) {
    const TemporaryFolder f;
    const auto source = opened({{.path = writeGeoPackage(f.file("a.gpkg"), {"GEOMETRYCOLLECTION(POINT(550000 2350000),MULTILINESTRING((550000 2350000,551000 2350000),"
                                                                            "(550000 2351000,551000 2351000)),POLYGON((552000 2350000,553000 2350000,553000 2351000,552000 2350000)))"}, 3405)}});
    const ShapeSet shapes = source->read(0, kAll, 1.0);
    ASSERT_EQ(shapes.parts.size(), 4u);
    EXPECT_EQ(shapes.parts[0].kind, ShapeKind::Point);
    EXPECT_EQ(shapes.parts[1].kind, ShapeKind::Line);
    EXPECT_EQ(shapes.parts[3].kind, ShapeKind::Area);
    EXPECT_EQ(shapes.pointsOf(shapes.parts[1])[1], (glm::dvec2{551000, 2350000}));
}

TEST(VectorSource, TakesAHoleOutWhicheverWayItsRingRuns) {
    const TemporaryFolder f;
    const std::string outer = "(550000 2350000,550000 2351000,551000 2351000,551000 2350000,550000 2350000)";
    const std::string hole = "(550200 2350200,550200 2350700,550700 2350700,550700 2350200,550200 2350200)";
    const auto source = opened({{.path = writeGeoPackage(f.file("a.gpkg"), {"POLYGON(" + outer + "," + hole + ")"}, 3405)}});
    EXPECT_NEAR(areaOf(source->read(0, kAll, 1.0)), 1000.0 * 1000.0 - 500.0 * 500.0, 1e-3);
    // The western half holds 300 m of the hole.
    EXPECT_NEAR(areaOf(source->read(0, {550000, 2350000, 550500, 2351000}, 1.0)), 500.0 * 1000.0 - 300.0 * 500.0, 1e-3);
}

TEST(VectorSource, PutsALayerOfAnotherCrsWhereTheTransformSays) {
    const TemporaryFolder f;
    const auto source = opened({{.path = writeGeoPackage(f.file("a.gpkg"), {"POINT(105.85 21.03)"}, 4326)}});
    const ShapeSet shapes = source->read(0, kAll, 0.1);
    ASSERT_EQ(shapes.points.size(), 1u);
    const auto expected = Transform::create(*Crs::fromEpsg(4326), tableCrs())->forward(glm::dvec2{105.85, 21.03});
    EXPECT_NEAR(shapes.points[0].x, expected->x, 1e-6);
    EXPECT_NEAR(shapes.points[0].y, expected->y, 1e-6);
}

// A parallel is no straight line in UTM: its middle lies off the chord by s²/(8R) tan(latitude), here 15.6 m for a quarter degree.
TEST(VectorSource, BendsLongLinesOfAnotherCrsAsTheirCrsHasThem) {
    const TemporaryFolder f;
    const auto source = opened({{.path = writeGeoPackage(f.file("a.gpkg"), {"LINESTRING(105.5 21,105.75 21)"}, 4326)}});
    const ShapeSet shapes = source->read(0, {500000, 2200000, 650000, 2400000}, 0.5);
    const auto middle = Transform::create(*Crs::fromEpsg(4326), tableCrs())->forward(glm::dvec2{105.625, 21.0});
    double nearest = 1e9;
    for (std::size_t i = 1; i < shapes.points.size(); ++i) {
        const glm::dvec2 a = shapes.points[i - 1], b = shapes.points[i];
        const double t = (middle->x - a.x) / (b.x - a.x);
        if (t >= 0.0 && t <= 1.0) nearest = std::abs(a.y + (b.y - a.y) * t - middle->y);
    }
    EXPECT_LT(nearest, 0.5);
}

TEST(VectorSource, LinearisesCurves) {
    const TemporaryFolder f;
    // A full circle of radius 100 m: area pi r².
    const auto source = opened({{.path = writeGeoPackage(f.file("a.gpkg"), {"CURVEPOLYGON(CIRCULARSTRING(550000 2350000,550200 2350000,550000 2350000))"}, 3405)}});
    EXPECT_NEAR(areaOf(source->read(0, kAll, 0.01)), M_PI * 100.0 * 100.0, 60.0);
}

TEST(VectorSource, LeavesOutWhatIsSmallerThanHalfAPixel) {
    const TemporaryFolder f;
    const auto source = opened({{.path = writeGeoPackage(f.file("a.gpkg"), {"LINESTRING(550000 2350000,550004 2350000)", "LINESTRING(550000 2350100,550400 2350100)"}, 3405)}});
    EXPECT_EQ(source->read(0, kAll, 7.0).parts.size(), 2u);
    EXPECT_EQ(source->read(0, kAll, 9.0).parts.size(), 1u);
    EXPECT_EQ(source->read(0, kAll, 900.0).parts.size(), 0u);
}

TEST(VectorSource, GivesTheSameLineWhicheverPartIsAskedFor) {
    const TemporaryFolder f;
    std::string wkt = "LINESTRING(";
    for (int i = 0; i < 5000; ++i)
        wkt += (i ? "," : "") + std::to_string(550000 + i * 4 + 3 * std::sin(i)) + " " + std::to_string(2350000 + 800 * std::sin(i / 300.0) + 6 * std::cos(i * 1.3));
    const auto source = opened({{.path = writeGeoPackage(f.file("a.gpkg"), {wkt + ")"}, 3405)}});
    const ShapeSet whole = source->read(0, kAll, 10.0);
    ASSERT_EQ(whole.parts.size(), 1u);
    EXPECT_LT(whole.points.size(), 2500u);
    const Bounds part{555000, 2349000, 560000, 2351000};
    const ShapeSet some = source->read(0, part, 10.0);
    std::vector<glm::dvec2> expected;
    clipLine(whole.points, part, [&](auto piece) { expected.insert(expected.end(), piece.begin(), piece.end()); });
    EXPECT_EQ(some.points, expected);
}

TEST(VectorSource, LeavesOnePointOfManyInOnePlaceWhenSeenFromAfar) {
    const TemporaryFolder f;
    std::vector<std::string> points;
    for (int i = 0; i < 100; ++i) points.push_back("POINT(" + std::to_string(550000 + i % 10 * 10) + " " + std::to_string(2350000 + i / 10 * 10) + ")");
    const auto source = opened({{.path = writeGeoPackage(f.file("a.gpkg"), points, 3405)}});
    EXPECT_EQ(source->read(0, kAll, 0.5).parts.size(), 100u);
    const auto far = source->read(0, kAll, 200.0).parts.size();
    EXPECT_GE(far, 1u);
    EXPECT_LE(far, 4u);
}

TEST(VectorSource, ChangingOrderAndOpacitySharesTheShapes) {
    const TemporaryFolder f;
    const VectorLayer a{.path = writeGeoPackage(f.file("a.gpkg"), {"POINT(550000 2350000)"}, 3405)};
    const VectorLayer b{.path = writeGeoPackage(f.file("b.gpkg"), {"LINESTRING(550000 2350000,560000 2350000)"}, 3405)};
    const auto source = opened({a, b});
    VectorLayer faint = a;
    faint.opacity = 0.25;
    std::filesystem::remove(a.path);  // nothing is read again
    const auto changed = source->with({b, faint});
    EXPECT_EQ(changed->read(0, kAll, 1.0).parts[0].kind, ShapeKind::Line);
    EXPECT_EQ(changed->read(1, kAll, 1.0).parts[0].kind, ShapeKind::Point);
    EXPECT_DOUBLE_EQ(changed->layers()[1].opacity, 0.25);
}

TEST(VectorSource, TakesTheTablesCrsWhereNoneIsDeclaredAndSaysSo) {
    const TemporaryFolder f;
    const auto source = opened({{.path = writeGeoPackage(f.file("a.gpkg"), {"POINT(550000 2350000)"}, 0)}});
    EXPECT_EQ(source->read(0, kAll, 1.0).points.at(0), (glm::dvec2{550000, 2350000}));
    ASSERT_EQ(source->warnings().size(), 1u);
    EXPECT_EQ(source->warnings()[0].code, "no_crs");
}

TEST(VectorSource, IsReadFromManyThreadsAtOnce) {
    const TemporaryFolder f;
    std::vector<std::string> lines;
    for (int i = 0; i < 500; ++i)
        lines.push_back("LINESTRING(" + std::to_string(550000 + i * 20) + " 2350000," + std::to_string(550300 + i * 20) + " 2352000)");
    const auto source = opened({{.path = writeGeoPackage(f.file("a.gpkg"), lines, 3405)}});
    const auto expected = source->read(0, kAll, 1.0).points;
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            for (int n = 0; n < 20; ++n) EXPECT_EQ(source->read(0, kAll, 1.0).points, expected);
        });
}

TEST(VectorSource, StopsWhenAsked) {
    const TemporaryFolder f;
    std::stop_source stop;
    stop.request_stop();
    const auto source = VectorSource::open({{.path = writeGeoPackage(f.file("a.gpkg"), {"POINT(550000 2350000)"}, 3405)}}, tableCrs(), {}, stop.get_token());
    ASSERT_FALSE(source);
    EXPECT_EQ(source.error().code, ErrorCode::Cancelled);
}

}  // namespace
}  // namespace saban::geo
