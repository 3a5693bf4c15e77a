#include "layers/compare/plan_alignment.h"

#include <gtest/gtest.h>

#include <glm/geometric.hpp>

#include "layers/compare/comparison.h"
#include "tests/support/sample_plan.h"

namespace saban::layers {
namespace {

geo::Result<Alignment> align(const Plan& mine, const Plan& other, MatchRule rule) { return alignedWith(mine, "/a/mine.gpkg", other, "/a/other.gpkg", rule); }

// Made twice from the same lists: nothing has the same uid, everything the same names.
TEST(PlanAlignment, MatchesByKindAndNameOnlyWhenAsked) {
    const Plan mine = test::smallPlan(), other = test::smallPlan();
    const auto strict = align(mine, other, MatchRule::Identifiers);
    ASSERT_TRUE(strict);
    EXPECT_TRUE(strict->isStrange());
    EXPECT_EQ(strict->nameable, featureCount(mine));
    EXPECT_EQ(compared(mine, strict->plan).count().removed, featureCount(mine));

    const auto loose = align(mine, other, MatchRule::IdentifiersThenNames);
    ASSERT_TRUE(loose);
    EXPECT_EQ(loose->byName.size(), featureCount(mine));
    EXPECT_EQ(loose->plan, mine);  // with all references, such as that of the works to their bunker
}

TEST(PlanAlignment, MarksWhatIsTheSameByNameAlone) {
    const Plan mine = test::smallPlan();
    PlanEditor editor(test::smallPlan());
    for (const auto& row : editor.plan().all<Structure>().rows()) {
        if (row->name != "Hầm họp") continue;
        Structure bunker = *row;
        bunker.widthM = 6.0;
        editor.put(bunker);
        break;
    }
    const auto aligned = align(mine, editor.plan(), MatchRule::IdentifiersThenNames);
    ASSERT_TRUE(aligned);
    const Comparison comparison = compared(mine, aligned->plan, aligned->byName);
    ASSERT_EQ(comparison.features.size(), 1u);
    EXPECT_TRUE(comparison.features.front().isByName);
    EXPECT_EQ(comparison.features.front().fields.front().field.column, "width_m");
}

TEST(PlanAlignment, DoesNotGuessBetweenNamesakes) {
    PlanEditor mine{Plan{}}, other{Plan{}};
    for (PlanEditor* editor : {&mine, &other}) {
        const int count = editor == &mine ? 2 : 1;
        for (int i = 0; i < count; ++i) {
            Structure structure;
            structure.name = "Hầm";
            editor->put(structure);
        }
    }
    const auto aligned = align(mine.plan(), other.plan(), MatchRule::IdentifiersThenNames);
    ASSERT_TRUE(aligned);
    EXPECT_TRUE(aligned->byName.empty());
}

// EPSG:3405 and EPSG:32648 differ by the shift between VN-2000 and WGS 84; there and back nothing has moved.
TEST(PlanAlignment, BringsAPlanOfAnotherCrsIntoThisOne) {
    Plan mine = test::smallPlan();
    auto other = alignedWith([] { Plan p; p.settings.crs = "EPSG:32648"; return p; }(), {}, mine, {}, MatchRule::Identifiers);
    ASSERT_TRUE(other) << other.error().message;
    EXPECT_EQ(other->plan.settings.crs, "EPSG:32648");
    EXPECT_FALSE(other->fromCrs.empty());
    const auto& a = mine.all<CommandPost>().rows().front()->geometry;
    const auto& b = other->plan.all<CommandPost>().rows().front()->geometry;
    EXPECT_GT(glm::distance(a.at(), b.at()), 100.0);

    const auto back = align(mine, other->plan, MatchRule::Identifiers);
    ASSERT_TRUE(back) << back.error().message;
    EXPECT_EQ(back->byIdentifier, featureCount(mine));
    EXPECT_TRUE(compared(mine, back->plan).features.empty());
}

TEST(PlanAlignment, RefusesACrsThatIsNoneByName) {
    Plan other = test::smallPlan();
    other.settings.crs = "EPSG:6956";
    const auto aligned = align(test::smallPlan(), other, MatchRule::Identifiers);
    ASSERT_FALSE(aligned);
    EXPECT_EQ(aligned.error().code, geo::ErrorCode::BadCrs);
    EXPECT_NE(aligned.error().message.find("other.gpkg"), std::string::npos);
}

TEST(PlanAlignment, NamesFilesRelativeToThisPlan) {
    PlanEditor editor{Plan{}};
    MapLayer layer;
    layer.name = "Độ cao";
    layer.path = "ridge.tif";
    editor.put(layer);
    const auto aligned = alignedWith(Plan{}, "/exercise/mine/plan.gpkg", editor.plan(), "/exercise/yours/plan.gpkg", MatchRule::Identifiers);
    ASSERT_TRUE(aligned);
    EXPECT_EQ(aligned->plan.all<MapLayer>().rows().front()->path, "../yours/ridge.tif");
    // In a copy of the whole folder the same name is the same file.
    const auto copied = alignedWith(editor.plan(), "/exercise/mine/plan.gpkg", editor.plan(), "/exercise/yours/plan.gpkg", MatchRule::Identifiers);
    ASSERT_TRUE(copied);
    EXPECT_EQ(copied->plan, editor.plan());
}

TEST(PlanAlignment, StopsWhenAsked) {
    std::stop_source stop;
    stop.request_stop();
    const auto aligned = alignedWith(test::smallPlan(), {}, test::smallPlan(), {}, MatchRule::Identifiers, stop.get_token());
    ASSERT_FALSE(aligned);
    EXPECT_EQ(aligned.error().code, geo::ErrorCode::Cancelled);
}

}  // namespace
}  // namespace saban::layers
