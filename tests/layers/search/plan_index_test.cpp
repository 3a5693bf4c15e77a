#include "layers/search/plan_index.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/sample_plan.h"

namespace saban::layers {
namespace {

std::vector<std::string> found(const Plan& plan, const std::string& query) {
    const auto symbols = SymbolNames::builtIn();
    const auto index = PlanIndex::of(plan, nullptr, symbols ? symbols->get() : nullptr);
    std::vector<std::string> names;
    for (const FoundFeature& feature : index->find(query, 100)) names.push_back(feature.feature.kind + ":" + feature.name);
    return names;
}

TEST(PlanIndex, FindsFeaturesByNameWithoutMarks) {
    const auto names = found(test::smallPlan(), "ham hop");
    ASSERT_FALSE(names.empty());
    EXPECT_EQ(names.front(), "structures:Hầm họp");
}

TEST(PlanIndex, FindsPhasesAndGroups) {
    EXPECT_THAT(found(test::smallPlan(), "giai doan 2"), testing::Contains("phases:Giai đoạn 2"));
    EXPECT_THAT(found(test::smallPlan(), "hậu cần"), testing::Contains("groups:Tiểu ban hậu cần"));
}

TEST(PlanIndex, FindsByKindNoteTypeAndWordsInBothLanguages) {
    PlanEditor editor{Plan{}};
    Structure structure;
    structure.name = "Số 4";
    structure.type = "meeting_bunker";
    structure.note = "cạnh suối Lớn";
    structure.state = StructureState::UnderConstruction;
    structure.geometry = Geometry::point({1.0, 2.0});
    editor.put(structure);
    for (const char* query : {"meeting bunker", "hầm họp", "suoi lon", "under construction", "đang xây dựng", "cong trinh", "so 4 hop"})
        EXPECT_THAT(found(editor.plan(), query), testing::ElementsAre("structures:Số 4")) << query;
}

TEST(PlanIndex, FindsStructuresByWhatTheirTypeWasCalledBefore) {
    PlanEditor editor{Plan{}};
    Structure trench;
    trench.name = "Số 5";
    trench.type = "open_trench";
    trench.geometry = Geometry::line({{1.0, 2.0}, {40.0, 2.0}});
    editor.put(trench);
    for (const char* query : {"giao thong hao", "hào không nắp", "open trench"}) EXPECT_THAT(found(editor.plan(), query), testing::ElementsAre("structures:Số 5")) << query;
}

TEST(PlanIndex, FindsByTheNamesOfSymbols) {
    PlanEditor editor{Plan{}};
    Unit unit;
    unit.name = "Số 7";
    unit.symbolCode = "10031000151211000000";
    editor.put(unit);
    const auto symbols = SymbolNames::builtIn();
    ASSERT_TRUE(symbols);
    const SymbolEntry* entry = (*symbols)->find(unit.symbolCode);
    ASSERT_TRUE(entry);
    EXPECT_THAT(found(editor.plan(), entry->nameVi), testing::ElementsAre("units:Số 7"));
    EXPECT_THAT(found(editor.plan(), entry->nameEn), testing::ElementsAre("units:Số 7"));
}

TEST(PlanIndex, FindsByWhatAWordWasBefore) {
    PlanEditor editor{Plan{}};
    for (const auto& [name, kind] : {std::pair{"Số 9", CommandPostKind::Main}, std::pair{"Số 10", CommandPostKind::Rear}}) {
        CommandPost post;
        post.name = name;
        post.kind = kind;
        editor.put(post);
    }
    for (const char* query : {"sở chỉ huy chính", "sở chỉ huy cơ bản"}) EXPECT_THAT(found(editor.plan(), query), testing::ElementsAre("command_posts:Số 9")) << query;
}

TEST(PlanIndex, CallsAFeatureWithoutNameByItsNote) {
    PlanEditor editor{Plan{}};
    Remark remark;
    remark.note = "Cầu yếu\nkhông qua được";
    editor.put(remark);
    EXPECT_THAT(found(editor.plan(), "cau yeu"), testing::ElementsAre("notes:Cầu yếu"));
    EXPECT_THAT(found(editor.plan(), "qua duoc"), testing::ElementsAre("notes:Cầu yếu"));
}

TEST(PlanIndex, PassesOverPartsThatHaveNoNameOfTheirOwn) {
    for (const std::string& name : found(test::smallPlan(), "đơn vị")) EXPECT_FALSE(name.starts_with("unit_positions")) << name;
}

TEST(PlanIndex, FindsNothingByUidsOrColours) {
    PlanEditor editor{Plan{}};
    Area area;
    area.name = "Khu";
    area.fill = "#ff8800";
    const Uid uid = editor.put(area);
    EXPECT_TRUE(found(editor.plan(), "ff8800").empty());
    EXPECT_TRUE(found(editor.plan(), uid).empty());
}

TEST(PlanIndex, IsNullWhenAskedToStop) {
    std::stop_source stop;
    stop.request_stop();
    EXPECT_FALSE(PlanIndex::of(test::smallPlan(), nullptr, nullptr, stop.get_token()));
}

}  // namespace
}  // namespace saban::layers
