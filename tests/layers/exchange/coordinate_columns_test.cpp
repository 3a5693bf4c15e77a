#include "layers/exchange/coordinate_columns.h"

#include <gtest/gtest.h>

#include "layers/exchange/column_guess.h"
#include "layers/exchange/loose_values.h"
#include "layers/exchange/vietnamese_text.h"

namespace saban::layers {
namespace {

TEST(Angle, IsReadInTheFormsThatListsHave) {
    constexpr double kTolerance = 1e-9;
    for (const char* text : {"21.0285", "21,0285", "21°01'42.6\"N", "21° 01′ 42,6″ B", "N 21 01 42.6", "21 1.71", "21:01:42.6"})
        ASSERT_TRUE(parseAngleDeg(text)) << text;
    EXPECT_NEAR(*parseAngleDeg("21°01'42.6\"N"), 21.0 + 1.0 / 60 + 42.6 / 3600, kTolerance);
    EXPECT_NEAR(*parseAngleDeg("N 21 01 42.6"), 21.0 + 1.0 / 60 + 42.6 / 3600, kTolerance);
    EXPECT_NEAR(*parseAngleDeg("105°48′17″Đ"), 105.0 + 48.0 / 60 + 17.0 / 3600, kTolerance);
    EXPECT_NEAR(*parseAngleDeg("0°30'S"), -0.5, kTolerance);
    EXPECT_NEAR(*parseAngleDeg("12 W"), -12.0, kTolerance);
    for (const char* text : {"", "north", "21°61'", "200", "21 01 42 7", "1e3"}) EXPECT_FALSE(parseAngleDeg(text)) << text;
}

// A list of the neighbouring commune, one of whose ten points would lie on the table if all were in another zone.
TEST(Reading, IsNotOfAnotherZoneBecauseOfOnePoint) {
    const PlanPlace place{.crs = *geo::Crs::fromEpsg(3405), .bounds = geo::Bounds{470000, 2325000, 490000, 2345000}};
    const auto there = geo::Transform::create(place.crs, *geo::Crs::fromEpsg(9210))->forward(glm::dvec2(480000, 2335000));
    ASSERT_TRUE(there);
    std::vector<glm::dvec2> points(9, {455000, 2335000});
    points.push_back(*there);
    const auto reading = chooseReading(points, CoordinateUnit::Metres, place, std::nullopt);
    ASSERT_TRUE(reading);
    EXPECT_TRUE(reading->crs.isSameAs(place.crs)) << reading->crs.label();
    EXPECT_FALSE(reading->isOtherZone);
    EXPECT_FALSE(reading->isSwapped);
}

TEST(Folded, TakesMarksAndSignsAway) {
    EXPECT_EQ(folded("Vĩ độ (°)"), "vi do");
    EXPECT_EQ(folded("  TÊN_công-trình "), "ten cong trinh");
    EXPECT_EQ(folded("Đường số 2"), "duong so 2");
    EXPECT_EQ(folded("°"), "");
}

TEST(Syllable, IsToldFromOtherLetters) {
    for (const char* word : {"hầm", "Đường", "chỉ", "huy", "quân", "nghiêng", "khuya", "quyết", "ước", "gì", "hoà", "thuý"}) EXPECT_TRUE(isVietnameseSyllable(word)) << word;
    for (const char* word : {"été", "café", "hầmm", "ßs", "xâyz", "hàt", "đ"}) EXPECT_FALSE(isVietnameseSyllable(word)) << word;
}

TEST(Columns, AreRecognisedInBothLanguagesWithAndWithoutMarks) {
    const auto roles = guessColumns("structures", {"TT", "Tên công trình", "LOAI", "X (m)", "Y (m)", "Rộng (m)", "chieu dai", "Hướng (°)", "Cơ quan phụ trách", "Hạn hoàn thành",
                                                   "Tiến độ (%)", "Ghi chú", "Màu sơn"}, {});
    ASSERT_TRUE(roles) << roles.error().message;
    const ColumnRoles expected{{"name", 1},      {"type", 2},        {"x", 3},           {"y", 4},         {"width_m", 5},   {"length_m", 6},
                               {"heading_deg", 7}, {"responsible_body", 8}, {"due_date", 9}, {"percent_done", 10}, {"note", 11}};
    EXPECT_EQ(*roles, expected);
    const auto units = guessColumns("units", {"Đơn vị", "Cấp", "Quân số", "Giai đoạn", "Vĩ độ", "Kinh độ"}, {});
    const ColumnRoles ofUnits{{"name", 0}, {"level", 1}, {"strength", 2}, {"phase", 3}, {"latitude", 4}, {"longitude", 5}};
    EXPECT_EQ(*units, ofUnits);
}

TEST(Columns, BIsNorthBesideEastAndLatitudeBesideLongitude) {
    const auto ofGrid = guessColumns("structures", {"Tên", "Đ (m)", "B (m)", "D", "R"}, {});
    EXPECT_EQ(*ofGrid, (ColumnRoles{{"name", 0}, {"easting", 1}, {"northing", 2}, {"length_m", 3}, {"width_m", 4}}));
    EXPECT_EQ(*guessColumns("units", {"Tên", "B", "Đ"}, {}), (ColumnRoles{{"name", 0}, {"northing", 1}, {"easting", 2}}));
    EXPECT_EQ(guessColumns("units", {"Đông", "B"}, {})->at("northing"), 1u);
    EXPECT_EQ(*guessColumns("units", {"Tên", "B", "L"}, {}), (ColumnRoles{{"name", 0}, {"latitude", 1}, {"longitude", 2}}));
    EXPECT_EQ(guessColumns("structures", {"D", "R"}, {})->at("length_m"), 0u);
}

TEST(Columns, AreWhatAPersonSays) {
    const auto roles = guessColumns("routes", {"Tên", "Tên cũ"}, {{"name", "ten cu"}});
    ASSERT_TRUE(roles);
    EXPECT_EQ(roles->at("name"), 1u);
    EXPECT_EQ(guessColumns("routes", {"a"}, {{"name", "b"}}).error().code, geo::ErrorCode::NotFound);
    EXPECT_EQ(guessColumns("routes", {"a"}, {{"height_m", "a"}}).error().code, geo::ErrorCode::InvalidArgument);
}

TEST(Kind, IsToldByNamesColumnsAndGeometry) {
    EXPECT_EQ(guessKind("Sheet1", "Danh sách đơn vị", {}, GeometryKind::Point), "units");
    EXPECT_EQ(guessKind("units", "plan", {}, GeometryKind::None), "units");
    EXPECT_EQ(guessKind("a", "b", {"Tên công trình", "x"}, GeometryKind::Point), "structures");
    EXPECT_EQ(guessKind("a", "b", {"Tên", "Rộng", "Dài"}, GeometryKind::Point), "structures");
    EXPECT_EQ(guessKind("a", "b", {}, GeometryKind::Line), "routes");
    EXPECT_EQ(guessKind("a", "b", {}, GeometryKind::Area), "areas");
    EXPECT_FALSE(guessKind("a", "b", {"Tên"}, GeometryKind::Point));
}

TEST(LooseValue, IsWhatPeopleMean) {
    Structure structure;
    EXPECT_TRUE(setLoosely(structure, *findField<Structure>("width_m"), std::string("4,5 m")));
    EXPECT_EQ(structure.widthM, 4.5);
    EXPECT_TRUE(setLoosely(structure, *findField<Structure>("state"), std::string("dang xay dung")));
    EXPECT_EQ(structure.state, StructureState::UnderConstruction);
    CommandPost post;
    EXPECT_TRUE(setLoosely(post, *findField<CommandPost>("kind"), std::string("Sở chỉ huy phía sau")));
    EXPECT_EQ(post.kind, CommandPostKind::Rear);
    EXPECT_FALSE(setLoosely(post, *findField<CommandPost>("kind"), std::string("chính hoặc dự bị")));
    EXPECT_FALSE(setLoosely(structure, *findField<Structure>("width_m"), std::string("rộng")));
}

}  // namespace
}  // namespace saban::layers
