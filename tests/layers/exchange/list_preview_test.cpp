#include "layers/exchange/list_preview.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/layers/exchange/import_fixture.h"

namespace saban::layers {
namespace {

using test::TemporaryFolder;
using test::writeText;

TEST(ListPreview, ShowsTheFirstRowsAndWhatTheColumnsAreTakenFor) {
    const TemporaryFolder folder;
    const auto preview = previewList(writeText(folder.file("cong_trinh.csv"), "Tên,Loại công trình,X,Y,Người kiểm\nHầm 1,ham,2335690.5,481240.25,An\nHầm 2,ham,2335700,481250,\nHầm 3,ham,2335710,481260,Bình\n"), {}, 2);
    ASSERT_TRUE(preview) << preview.error().message;
    ASSERT_EQ(preview->sheets.size(), 1u);
    const PreviewedSheet& sheet = preview->sheets.front();
    EXPECT_EQ(sheet.kind, "structures");
    EXPECT_EQ(sheet.columns, (std::vector<std::string>{"Tên", "Loại công trình", "X", "Y", "Người kiểm"}));
    EXPECT_EQ(sheet.rowCount, 3u);
    ASSERT_EQ(sheet.rows.size(), 2u);
    EXPECT_EQ(sheet.rows[0][0], "Hầm 1");
    EXPECT_EQ(sheet.rows[1][4], "");
    EXPECT_EQ(sheet.rowNumbers, (std::vector<std::int64_t>{2, 3}));
    EXPECT_EQ(sheet.fieldToColumn.at("name"), "Tên");
    EXPECT_EQ(sheet.fieldToColumn.at("type"), "Loại công trình");
    EXPECT_EQ(sheet.fieldToColumn.at("x"), "X");
    EXPECT_FALSE(std::ranges::any_of(sheet.fieldToColumn, [](const auto& pair) { return pair.second == "Người kiểm"; }));
}

TEST(ListPreview, AnEmptyColumnTakesAFieldAway) {
    const TemporaryFolder folder;
    const std::string list = writeText(folder.file("a.csv"), "Tên,X,Y\nHầm 1,2335690.5,481240.25\n");
    const auto preview = previewList(list, {.kind = "structures", .fieldToColumn = {{"name", ""}, {"note", "Tên"}}}, 5);
    ASSERT_TRUE(preview) << preview.error().message;
    EXPECT_FALSE(preview->sheets.front().fieldToColumn.contains("name"));
    EXPECT_EQ(preview->sheets.front().fieldToColumn.at("note"), "Tên");
    const auto result = test::imported(list, {.kind = "structures", .fieldToColumn = {{"name", ""}, {"note", "Tên"}}});
    ASSERT_EQ(result.plan.all<Structure>().size(), 1u);
    EXPECT_EQ(result.plan.all<Structure>().rows().front()->note, "Hầm 1");
    EXPECT_EQ(result.plan.all<Structure>().rows().front()->name, "");
}

// One point among lines: the sheet is shown as what most of it is, as the import takes these rows.
TEST(ListPreview, TakesTheKindOfMostRows) {
    const TemporaryFolder folder;
    const auto feature = [](const std::string& geometry) { return "{\"type\":\"Feature\",\"properties\":{\"a\":1},\"geometry\":" + geometry + "}"; };
    const std::string line = feature("{\"type\":\"LineString\",\"coordinates\":[[104.8,21.1],[104.81,21.1]]}");
    const std::string map = writeText(folder.file("a.geojson"), "{\"type\":\"FeatureCollection\",\"features\":[" + feature("{\"type\":\"Point\",\"coordinates\":[104.8,21.1]}") + "," + line + "," + line + "]}");
    const auto preview = previewList(map, {}, 5);
    ASSERT_TRUE(preview) << preview.error().message;
    ASSERT_EQ(preview->sheets.size(), 1u);
    EXPECT_EQ(preview->sheets.front().kind, "routes");
}

TEST(ListPreview, RefusesWhatIsNotThereAndWhatIsNoList) {
    const TemporaryFolder folder;
    EXPECT_EQ(previewList(folder.file("none.csv"), {}, 5).error().code, geo::ErrorCode::NotFound);
    EXPECT_FALSE(previewList(writeText(folder.file("empty.csv"), ""), {}, 5));
    EXPECT_FALSE(previewList(writeText(folder.file("a.xlsx"), "no workbook"), {}, 5));
}

TEST(ListPreview, ListsWhatColumnsOfAKindCanHold) {
    const auto fields = importFields("structures");
    const auto has = [&](const std::string& column) { return std::ranges::any_of(fields, [&](const ImportField& field) { return field.column == column && !field.titleVi.empty() && !field.titleEn.empty(); }); };
    for (const char* column : {"name", "x", "y", "latitude", "wkt", "type", "percent_done", "due_date"}) EXPECT_TRUE(has(column)) << column;
    EXPECT_FALSE(has("phase"));
    EXPECT_TRUE(std::ranges::any_of(importFields("units"), [](const ImportField& field) { return field.column == "phase"; }));
    EXPECT_TRUE(importFields("nothing of the kind").empty());
}

}  // namespace
}  // namespace saban::layers
