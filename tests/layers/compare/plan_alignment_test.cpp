#include "layers/compare/plan_alignment.h"

#include <gtest/gtest.h>

#include <cmath>
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

// A road of 1 km that runs along a heading: in zones 48 and 49 its ends give that heading in either grid. The norths of both are apart by the
// sum of the convergences, which the plane's atan2 of the transformed ends knows.
TEST(PlanAlignment, TurnsHeadingsIntoTheOtherGrid) {
    PlanEditor editor{Plan{}};
    PlanSettings settings;
    settings.crs = "EPSG:3405";
    editor.setSettings(settings);
    CommandPost post;
    post.name = "Sở chỉ huy";
    post.headingDeg = 350.0;
    post.geometry = Geometry::point({700000.0, 2335000.0});
    editor.put(post);
    const double angle = 350.0 * 3.14159265358979323846 / 180.0;
    Route route;
    route.name = "Đường";
    route.geometry = Geometry::line({{700000.0, 2335000.0}, {700000.0 + 1000.0 * std::sin(angle), 2335000.0 + 1000.0 * std::cos(angle)}});
    editor.put(route);
    Plan zone49;
    zone49.settings.crs = "EPSG:3406";
    const auto aligned = align(zone49, editor.plan(), MatchRule::Identifiers);
    ASSERT_TRUE(aligned) << aligned.error().message;
    const auto line = aligned->plan.all<Route>().rows().front()->geometry.linePoints();
    const double bearing = std::atan2(line[1].x - line[0].x, line[1].y - line[0].y) * 180.0 / 3.14159265358979323846;
    const double turned = aligned->plan.all<CommandPost>().rows().front()->headingDeg;
    EXPECT_NEAR(std::remainder(turned - bearing, 360.0), 0.0, 0.01);
    EXPECT_GT(std::abs(std::remainder(turned - 350.0, 360.0)), 1.0);
    // Back again it is what it was.
    const auto back = align(editor.plan(), aligned->plan, MatchRule::Identifiers);
    ASSERT_TRUE(back);
    EXPECT_TRUE(compared(editor.plan(), back->plan).features.empty());
}

// Other programs number each kind anew.
TEST(PlanAlignment, KeepsUidsOfDifferentKindsApart) {
    const auto make = [](const char* post, const char* unit) {
        PlanEditor editor{Plan{}};
        Unit company;
        company.uid = unit;
        company.name = "Đại đội 1";
        editor.put(company);
        CommandPost main;
        main.uid = post;
        main.name = "Sở chỉ huy";
        main.unit = unit;
        editor.put(main);
        return editor.plan();
    };
    const Plan mine = make("p", "u"), other = make("1", "1");
    const auto aligned = align(mine, other, MatchRule::IdentifiersThenNames);
    ASSERT_TRUE(aligned);
    EXPECT_EQ(aligned->plan, mine);
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
