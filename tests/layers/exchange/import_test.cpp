#include "layers/exchange/import.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <sstream>

#include "tests/layers/exchange/import_fixture.h"

namespace saban::layers {
namespace {

using test::hasWarning;
using test::imported;
using test::TemporaryFolder;
using test::writeText;

constexpr double kMm = 0.0006;

TEST(Import, ReadsXAsNorthFirstAndSaysSo) {
    const TemporaryFolder folder;
    const auto result = imported(writeText(folder.file("cong_trinh.csv"), "Tên;X;Y;Rộng (m);Màu\nHầm họp;2335690,5;481240,25;4,5;xanh\n"), {.kind = "structures"});
    ASSERT_EQ(result.plan.all<Structure>().size(), 1u);
    const Structure& bunker = *result.plan.all<Structure>().rows().front();
    EXPECT_EQ(bunker.name, "Hầm họp");
    EXPECT_NEAR(bunker.geometry.at().x, 481240.25, kMm);
    EXPECT_NEAR(bunker.geometry.at().y, 2335690.5, kMm);
    EXPECT_EQ(bunker.widthM, 4.5);
    EXPECT_EQ(bunker.extras.at("Màu"), Value(std::string("xanh")));
    EXPECT_TRUE(hasWarning(result, "coordinates_read", "northing, easting")) << test::warningsOf(result);
}

// Numbers of paragraphs are names: 1.10 comes after 1.9 and is not 1.1.
TEST(Import, KeepsCodesThatLookLikeNumbersAsTheyAreWritten) {
    const TemporaryFolder folder;
    const auto result = imported(writeText(folder.file("a.csv"), "Tên,X,Y,Mục,Tiến độ\n1.1,2335690,481240,2.50,0.50\n1.10,2335700,481250,2.5,0.25\n"), {.kind = "structures"});
    ASSERT_EQ(result.plan.all<Structure>().size(), 2u);
    std::set<std::string> names, items;
    for (const auto& row : result.plan.all<Structure>().rows()) names.insert(row->name), items.insert(textOf(row->extras.at("Mục")));
    EXPECT_EQ(names, (std::set<std::string>{"1.1", "1.10"}));
    EXPECT_EQ(items, (std::set<std::string>{"2.5", "2.50"}));
    for (const auto& work : result.plan.all<WorkItem>().rows()) EXPECT_EQ(work->percentDone, work->name == "1.1" ? 50.0 : 25.0) << work->name;
}

TEST(Import, NoticesThatXAndYAreTheOtherWayRound) {
    const TemporaryFolder folder;
    const auto result = imported(writeText(folder.file("a.csv"), "name,X,Y\nA,481240.25,2335690.5\nB,481300,2335700\n"), {.kind = "notes"});
    ASSERT_EQ(result.plan.all<Remark>().size(), 2u);
    EXPECT_NEAR(result.plan.all<Remark>().rows().front()->geometry.at().y, 2335695.0, 6.0);
    EXPECT_TRUE(hasWarning(result, "coordinates_read", "easting, northing")) << test::warningsOf(result);
}

// Transform is compared with cs2cs by its own tests.
TEST(Import, FindsTheZoneInWhichAListLiesOnTheTable) {
    const TemporaryFolder folder;
    const auto inPlan = geo::Crs::fromEpsg(3405), inZone = geo::Crs::fromEpsg(9210);
    const auto there = geo::Transform::create(*inPlan, *inZone)->forward(glm::dvec2(481240.25, 2335690.5));
    ASSERT_TRUE(there);
    const auto result = imported(writeText(folder.file("a.csv"), fmt::format("name,X,Y\nA,{:.3f},{:.3f}\n", there->y, there->x)), {.kind = "notes"});
    ASSERT_EQ(result.plan.all<Remark>().size(), 1u);
    EXPECT_NEAR(result.plan.all<Remark>().rows().front()->geometry.at().x, 481240.25, 0.002);
    EXPECT_TRUE(hasWarning(result, "other_zone", "9210")) << test::warningsOf(result);
}

TEST(Import, SkipsByRowWhatLiesFarFromTheTableOrNowhere) {
    const TemporaryFolder folder;
    const auto result = imported(writeText(folder.file("a.csv"), "name,X,Y\nA,2335690,481240\nB,1335690,481240\nC,,\nD,abc,481240\nE,2335691,481241\n"), {.kind = "structures"});
    EXPECT_EQ(result.report.read, 5u);
    EXPECT_EQ(result.report.added, 2u);
    ASSERT_EQ(result.report.skipped.size(), 3u);
    EXPECT_EQ(result.report.skipped[0].row, 3);
    EXPECT_NE(result.report.skipped[0].reason.find("100 km"), std::string::npos);
    EXPECT_EQ(result.report.skipped[1].row, 4);
    EXPECT_NE(result.report.skipped[1].reason.find("no coordinates"), std::string::npos);
    EXPECT_NE(result.report.skipped[2].reason.find("abc"), std::string::npos);
}

TEST(Import, ReadsDegreesInEveryForm) {
    const TemporaryFolder folder;
    const auto lonLat = geo::Transform::create(*geo::Crs::fromEpsg(3405), *geo::Crs::fromEpsg(4326))->forward(glm::dvec2(481240.0, 2335690.0));
    ASSERT_TRUE(lonLat);
    const auto dms = [](double deg) {
        const int d = static_cast<int>(deg), m = static_cast<int>((deg - d) * 60.0);
        return fmt::format("{}°{:02}'{:.5f}\"\"", d, m, (deg - d - m / 60.0) * 3600.0);
    };
    const auto result = imported(writeText(folder.file("a.csv"), fmt::format("Tên\tVĩ độ\tKinh độ\nA\t{0:.9f}\t{1:.9f}\nB\t\"{2}\"\t\"{3}\"\n", lonLat->y, lonLat->x, dms(lonLat->y), dms(lonLat->x))),
                                 {.kind = "command_posts"});
    ASSERT_EQ(result.plan.all<CommandPost>().size(), 2u) << test::warningsOf(result);
    for (const auto& post : result.plan.all<CommandPost>().rows()) {
        EXPECT_NEAR(post->geometry.at().x, 481240.0, 0.002);
        EXPECT_NEAR(post->geometry.at().y, 2335690.0, 0.002);
    }
}

TEST(Import, ASecondTimeChangesNothingAndAThirdUpdates) {
    const TemporaryFolder folder;
    const std::string path = writeText(folder.file("a.csv"), "Tên,X,Y,Ghi chú,Tiến độ,Cơ quan phụ trách\nHầm,2335690,481240,a,10,Ban A\nHầm,2335790,481340,b,20,Ban B\n,2335890,481440,c,,\n");
    const auto first = imported(path, {.kind = "structures"});
    EXPECT_EQ(first.report.added, 3u);
    EXPECT_EQ(first.plan.all<WorkItem>().size(), 2u);
    const auto second = imported(path, {.kind = "structures"}, first.plan);
    EXPECT_EQ(second.report.unchanged, 3u) << test::warningsOf(second);
    EXPECT_TRUE(isEmpty(second.edit)) << test::changesOf(second.edit);
    writeText(path, "Tên,X,Y,Ghi chú,Tiến độ,Cơ quan phụ trách\nHầm,2335690,481240,a,10,Ban A\nHầm,2335790,481340,b,55,Ban B\n,2335890,481440,d,,\n");
    const auto third = imported(path, {.kind = "structures"}, second.plan);
    EXPECT_EQ(third.report.updated, 2u);
    EXPECT_EQ(third.report.unchanged, 1u);
    EXPECT_EQ(third.plan.all<Structure>().size(), 3u);
    EXPECT_EQ(third.plan.all<WorkItem>().size(), 2u);
}

TEST(Import, AListWithoutPlacesUpdatesWhatIsThere) {
    const TemporaryFolder folder;
    const Plan plan = test::smallPlan();
    const auto result = imported(writeText(folder.file("a.csv"), "Tên,Tiến độ\nHầm họp,75%\nHầm lạ,10%\n"), {.kind = "structures"}, plan);
    EXPECT_EQ(result.report.updated, 1u);
    EXPECT_EQ(result.report.skipped.size(), 1u);
    EXPECT_EQ(result.plan.all<WorkItem>().rows().front()->percentDone, 75.0);
    EXPECT_EQ(result.plan.all<Structure>().size(), plan.all<Structure>().size());
}

TEST(Import, GivesUnitsAPositionInTheirPhase) {
    const TemporaryFolder folder;
    const std::string path = writeText(folder.file("don_vi.csv"), "Đơn vị,Giai đoạn,X,Y,Cấp trên\nđ1,Giai đoạn 1,2335690,481240,d1\nđ1,Giai đoạn 2,2335790,481340,d1\nd1,,,,\n");
    const auto first = imported(path, {}, Plan{});
    EXPECT_EQ(first.plan.all<Unit>().size(), 2u);
    EXPECT_EQ(first.plan.all<UnitPosition>().size(), 2u);
    EXPECT_EQ(first.plan.all<Phase>().size(), 2u);
    for (const auto& unit : first.plan.all<Unit>().rows()) EXPECT_EQ(unit->parent.empty(), unit->name == "d1");
    const auto second = imported(path, {}, first.plan);
    EXPECT_TRUE(isEmpty(second.edit)) << test::changesOf(second.edit) << test::warningsOf(second);
    const auto alone = imported(writeText(folder.file("b.csv"), "name,X,Y\nđ2,2335690,481240\n"), {.kind = "units"}, Plan{});
    ASSERT_EQ(alone.plan.all<Phase>().size(), 1u);
    EXPECT_EQ(alone.plan.all<Phase>().rows().front()->name, "Giai đoạn 1");
}

TEST(Import, AsksTheCatalogueForTypes) {
    const TemporaryFolder folder;
    const auto resolve = [](const std::string& type) { return type == "Hầm họp" ? std::optional<std::string>("meeting_bunker") : std::nullopt; };
    const auto result = imported(writeText(folder.file("a.csv"), "name,Loại,X,Y\nA,Hầm họp,2335690,481240\nB,Chòi,2335691,481240\n"), {.kind = "structures", .resolveType = resolve});
    std::map<std::string, std::string> types;
    for (const auto& row : result.plan.all<Structure>().rows()) types[row->name] = row->type;
    EXPECT_EQ(types["A"], "meeting_bunker");
    EXPECT_EQ(types["B"], "Chòi");
    EXPECT_TRUE(hasWarning(result, "unknown_type", "Chòi"));
}

TEST(Import, KeepsWhatMakesNoSenseInAColumnAsAnExtra) {
    const TemporaryFolder folder;
    const auto result = imported(writeText(folder.file("a.csv"), "name,Rộng,X,Y,=f\nA,hẹp,2335690,481240,=1+1\n"), {.kind = "structures"});
    const Structure& row = *result.plan.all<Structure>().rows().front();
    EXPECT_FALSE(row.widthM);
    EXPECT_EQ(row.extras.at("Rộng"), Value(std::string("hẹp")));
    EXPECT_EQ(row.extras.at("=f"), Value(std::string("=1+1")));
    EXPECT_TRUE(hasWarning(result, "bad_value", "hẹp"));
    EXPECT_TRUE(hasWarning(result, "formula_text", "2"));
}

TEST(Import, ReadsThousandsWithPoints) {
    const TemporaryFolder folder;
    const auto result = imported(writeText(folder.file("a.csv"), "name;X;Y\nA;2.335.690;481.240\nB;2 335 691,5;481 240,5\n"), {.kind = "notes"});
    ASSERT_EQ(result.plan.all<Remark>().size(), 2u) << test::warningsOf(result);
    for (const auto& row : result.plan.all<Remark>().rows()) EXPECT_NEAR(row->geometry.at().x, 481240.0, 1.0);
}

// Rows are counted by ogrinfo.
TEST(Import, ReadsFilesOfOtherPrograms) {
    const std::string shared = SABAN_SHARED_DATA;
    if (!std::filesystem::exists(shared + "/formats/kmlsamples.kml")) GTEST_SKIP() << "no shared data";
    const auto total = [](const ImportReport& report) { return report.added + report.updated + report.unchanged; };
    const auto read = [&](const std::string& path, const ImportOptions& options) {
        const auto result = importFile(Plan{}, *geo::Crs::fromEpsg(3405), nullptr, shared + path, options);
        EXPECT_TRUE(result) << result.error().message;
        return result ? result->report : ImportReport{};
    };
    for (const char* path : {"/formats/kmlsamples.kml", "/formats/track1.gpx", "/formats/text.dxf", "/vector/gis.osm_places_free_1.shp", "/vector/highway_line.shp",
                             "/vector/buildings_escape.shp", "/vector/osm_landuse_danang.geojson"}) {
        const auto report = read(path, {});
        EXPECT_GT(report.read, 0u) << path;
        EXPECT_GT(total(report), 0u) << path;
        std::size_t rows = 0;
        if (!test::hasProgram("ogrinfo")) continue;
        std::stringstream counts(test::outputOf("ogrinfo -al -so '" + shared + path + "' 2>/dev/null | grep -v _points | grep 'Feature Count' | sed 's/.*: //'"));
        for (std::size_t count = 0; counts >> count;) rows += count;
        if (std::string_view(path).ends_with("gpx")) continue;  // points of tracks count as features there
        EXPECT_EQ(report.read, rows) << path;
    }
}

TEST(Import, ConvertsTcvn3AndVniTables) {
    const TemporaryFolder folder;
    const std::string dbf = test::writePointShapefile(folder.file("tcvn.shp"), {"H\xC7m tr\xF3 \xC8n", "Tr\xB9m qu\xA9n y"});
    const auto tcvn = imported(dbf, {.kind = "structures"});
    std::set<std::string> names;
    for (const auto& row : tcvn.plan.all<Structure>().rows()) names.insert(row->name);
    EXPECT_EQ(names, (std::set<std::string>{"Hầm trú ẩn", "Trạm quân y"})) << test::warningsOf(tcvn);
    EXPECT_TRUE(hasWarning(tcvn, "legacy_text", "TCVN3"));
    const auto vni = imported(test::writePointShapefile(folder.file("vni.shp"), {"Ha\xE0m tru\xF9 a\xE5n", "Tra\xEFm qu\xE2n y", "\xD1\xF6\xF4\xF8ng so\xE1"}), {.kind = "structures"});
    names.clear();
    for (const auto& row : vni.plan.all<Structure>().rows()) names.insert(row->name);
    EXPECT_TRUE(names.contains("Hầm trú ẩn") && names.contains("Đường số")) << test::warningsOf(vni);
    EXPECT_TRUE(hasWarning(vni, "legacy_text", "VNI"));
}

}  // namespace
}  // namespace saban::layers
