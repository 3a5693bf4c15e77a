#include "layers/compare/comparison.h"

#include <gtest/gtest.h>

#include "layers/compare/comparison_table.h"
#include "layers/compare/comparison_words.h"
#include "tests/support/sample_plan.h"

namespace saban::layers {
namespace {

const FeatureDifference* differenceOf(const Comparison& comparison, const std::string& title) {
    for (const FeatureDifference& difference : comparison.features)
        if (difference.title == title) return &difference;
    ADD_FAILURE() << title;
    return nullptr;
}

template <typename T>
T named(const Plan& plan, const std::string& name) {
    for (const auto& row : plan.all<T>().rows())
        if (row->name == name) return *row;
    ADD_FAILURE() << name;
    return {};
}

const ComparisonStyle kEnglish{.isVietnamese = false, .catalogue = nullptr, .angleUnit = {}};

TEST(Comparison, OfAPlanWithItselfIsEmpty) {
    const Plan plan = test::smallPlan();
    const Comparison comparison = compared(plan, plan);
    EXPECT_TRUE(comparison.features.empty());
    EXPECT_EQ(comparison.unchanged, featureCount(plan));
}

TEST(Comparison, OfEmptyPlansIsEmpty) {
    EXPECT_TRUE(compared(Plan{}, Plan{}).features.empty());
    EXPECT_EQ(compared(Plan{}, test::smallPlan()).count().added, featureCount(test::smallPlan()));
}

// A 3-4-5 triangle: 30 m east and 40 m north is 50 m in the grid, whose scale there is 0.9996 (1 + (18.8 km / 6360 km)^2 / 2) = 0.9996044; and
// atan(30/40) = 36.8699 degrees.
TEST(Comparison, SaysHowFarAndWhereAFeatureMoved) {
    const Plan before = test::smallPlan();
    PlanEditor editor(before);
    auto bunker = named<Structure>(before, "Hầm họp");
    bunker.geometry = Geometry::point({481270.0, 2335730.0});
    editor.put(bunker);
    const Comparison comparison = compared(before, editor.plan());
    ASSERT_EQ(comparison.features.size(), 1u);
    const FeatureDifference& moved = comparison.features.front();
    EXPECT_EQ(moved.sort, DifferenceSort::Moved);
    EXPECT_EQ(moved.title, "Hầm họp");
    ASSERT_TRUE(moved.shift);
    EXPECT_NEAR(moved.shift->distanceM, 50.0 / 0.9996044, 1e-3);
    EXPECT_DOUBLE_EQ(shiftBetween(comparison.placeBefore(moved.feature), bunker.geometry)->distanceM, 50.0);
    EXPECT_NEAR(moved.shift->bearingDeg, 36.8698976458, 1e-9);
    EXPECT_EQ(changeInWords(comparison, moved, kEnglish), "moved 50.0 m to the north-east (36.9°)");
    // 36.8699 degrees are 36.8699 / 360 * 6000 = 614.5 mils.
    EXPECT_EQ(inWords(*moved.shift, {.isVietnamese = true, .catalogue = nullptr, .angleUnit = "mils6000"}), "50,0 m to the north-east (614 mil)");
}

TEST(Comparison, TellsALineThatMovedFromOneThatWasReshaped) {
    const Geometry line = Geometry::line({{0, 0}, {100, 0}, {100, 100}});
    const auto shift = shiftBetween(line, Geometry::line({{0, -10}, {100, -10}, {100, 90}}));
    ASSERT_TRUE(shift);
    EXPECT_DOUBLE_EQ(shift->distanceM, 10.0);
    EXPECT_DOUBLE_EQ(shift->bearingDeg, 180.0);
    EXPECT_FALSE(shiftBetween(line, Geometry::line({{0, -10}, {100, -10}, {100, 91}})));
    EXPECT_FALSE(shiftBetween(line, Geometry::line({{0, 0}, {100, 0}})));
    EXPECT_FALSE(shiftBetween(line, line));
    EXPECT_FALSE(shiftBetween(line, Geometry{}));
    EXPECT_FALSE(shiftBetween(Geometry::point({0, 0}), line));
}

TEST(Comparison, TellsWhatChangedFieldByFieldInWords) {
    const Plan before = test::smallPlan();
    PlanEditor editor(before);
    auto item = named<WorkItem>(before, "Xây hầm họp");
    item.percentDone = 85.0;
    item.due = {"2026-05-20"};
    editor.put(item);
    auto bunker = named<Structure>(before, "Hầm họp");
    bunker.state = StructureState::Ready;
    bunker.commandPost.clear();
    bunker.extras["gạch"] = std::int64_t{1200};
    editor.put(bunker);
    const Comparison comparison = compared(before, editor.plan());
    EXPECT_EQ(comparison.count(), (DifferenceCount{.changed = 2}));

    const FeatureDifference* work = differenceOf(comparison, "Xây hầm họp");
    ASSERT_TRUE(work);
    ASSERT_EQ(work->fields.size(), 2u);
    EXPECT_EQ(changeInWords(comparison, *work, kEnglish), "Due: 30/04/2026 → 20/05/2026; Progress (%): 40 → 85");
    EXPECT_EQ(changeInWords(comparison, *work, {}), "Hạn: 30/04/2026 → 20/05/2026; Tiến độ (%): 40 → 85");

    const FeatureDifference* structure = differenceOf(comparison, "Hầm họp");
    ASSERT_TRUE(structure);
    EXPECT_EQ(structure->sort, DifferenceSort::Changed);
    EXPECT_EQ(changeInWords(comparison, *structure, {}), "Thuộc sở chỉ huy: Sở chỉ huy chính → —; Tình trạng: Đang xây dựng → Đã xong; gạch: — → 1200");
}

TEST(Comparison, NamesPositionsByUnitAndPhase) {
    const Plan before = test::smallPlan();
    PlanEditor editor(before);
    for (const auto& row : before.all<UnitPosition>().rows()) {
        UnitPosition position = *row;
        position.geometry = Geometry::point(position.geometry.at() + glm::dvec2(-200.0, 0.0));
        editor.put(position);
    }
    const Comparison comparison = compared(before, editor.plan());
    ASSERT_EQ(comparison.features.size(), 2u);
    EXPECT_EQ(comparison.features[0].title, "Đại đội 1 · Giai đoạn 1");  // in the order of titles, whatever the uids
    EXPECT_EQ(comparison.features[1].title, "Đại đội 1 · Giai đoạn 2");
    EXPECT_EQ(changeInWords(comparison, comparison.features[1], kEnglish), "moved 200 m to the west (270°)");
}

TEST(Comparison, TheOtherWayRoundAddedIsRemoved) {
    const Plan before = test::smallPlan();
    PlanEditor editor(before);
    editor.remove<Area>(named<Area>(before, "Khu tập kết").uid);
    ControlLine line;
    line.name = "Tuyến B";
    line.geometry = Geometry::line({{480000, 2336000}, {480300, 2336400}});
    editor.put(line);
    const Comparison there = compared(before, editor.plan()), back = compared(editor.plan(), before);
    EXPECT_EQ(there.count(), (DifferenceCount{.added = 1, .removed = 1}));
    EXPECT_EQ(differenceOf(there, "Tuyến B")->sort, DifferenceSort::Added);
    EXPECT_EQ(differenceOf(back, "Tuyến B")->sort, DifferenceSort::Removed);
    // 300 m and 400 m at a right angle: 500 m.
    EXPECT_EQ(changeInWords(there, *differenceOf(there, "Tuyến B"), kEnglish), "2 points, 500 m");
    // 2000 m by 1000 m less a hole of 400 m by 400 m / 2: 1 920 000 square metres.
    EXPECT_EQ(changeInWords(there, *differenceOf(there, "Khu tập kết"), kEnglish), "7 corners, 1.92 km²");
}

TEST(Comparison, TellsSettingsFirst) {
    const Plan before = test::smallPlan();
    Plan after = before;
    after.settings.name = "Diễn tập thử, bản 2";
    const Comparison comparison = compared(before, after);
    ASSERT_EQ(comparison.features.size(), 1u);
    EXPECT_EQ(comparison.features.front().feature.kind, kSettingsKind);
    EXPECT_EQ(changeInWords(comparison, comparison.features.front(), kEnglish), "Name of the plan: Diễn tập thử → Diễn tập thử, bản 2");
}

TEST(ComparisonTable, QuotesCellsAndDefusesFormulas) {
    const Plan before = test::smallPlan();
    PlanEditor editor(before);
    auto bunker = named<Structure>(before, "Hầm họp");
    bunker.name = "=cmd(\"x\"), hầm";
    editor.put(bunker);
    const Comparison comparison = compared(before, editor.plan());
    const std::vector<std::size_t> rows{0};
    EXPECT_EQ(comparisonCsv(comparison, rows, kEnglish),
              "\xEF\xBB\xBF"
              "Difference,Kind,Name,What differs,Before,After,Moved by (m),Towards (°),Matched by\r\n"
              "changed,structure,\"'=cmd(\"\"x\"\"), hầm\",Name,Hầm họp,\"'=cmd(\"\"x\"\"), hầm\",,,identifier\r\n");
    const std::string text = comparisonText(comparison, rows, kEnglish);
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 2);
    EXPECT_EQ(std::count(text.begin(), text.end(), '\t'), 16);
}

TEST(ComparisonTable, HasDecimalPointsInItsCsvInEveryLanguage) {
    const Plan before = test::smallPlan();
    PlanEditor editor(before);
    auto bunker = named<Structure>(before, "Hầm họp");
    bunker.widthM = 7.25;
    bunker.geometry = Geometry::point(bunker.geometry.at() + glm::dvec2(12.5, 0.0));
    editor.put(bunker);
    const Comparison comparison = compared(before, editor.plan());
    const std::vector<std::size_t> rows{0};
    const ComparisonStyle vietnamese{.isVietnamese = true};
    const std::string csv = comparisonCsv(comparison, rows, vietnamese), text = comparisonText(comparison, rows, vietnamese);
    for (const char* plain : {",7.25,", ",12.5,90.0,"}) EXPECT_NE(csv.find(plain), std::string::npos) << csv;
    for (const char* read : {"\t7,25\t", "\t12,5\t90,0\t"}) EXPECT_NE(text.find(read), std::string::npos) << text;
}

}  // namespace
}  // namespace saban::layers
