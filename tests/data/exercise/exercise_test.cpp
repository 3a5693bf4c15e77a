// The sample exercise as people get it: the file that the build made.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "data/exercise/exercise.h"
#include "layers/briefing/briefing.h"
#include "layers/catalogue/structure_catalogue.h"
#include "layers/store/plan_store.h"
#include "layers/symbols/symbol_code.h"

namespace saban::exercise {
namespace {

using namespace layers;

class Exercise : public testing::Test {
 protected:
    void SetUp() override {
        auto opened = PlanStore::open(SABAN_BUILD_DIR "/sample/sample.gpkg", Access::ReadOnly);
        ASSERT_TRUE(opened) << opened.error().message;
        store = std::move(*opened);
    }
    const Plan& plan() const { return store->plan(); }
    std::unique_ptr<PlanStore> store;
};

TEST_F(Exercise, HoldsWhatADefenceAreaOfThreeCommunesNeeds) {
    for (const auto& warning : store->warnings()) ADD_FAILURE() << warning.message;
    EXPECT_EQ(plan().all<CommandPost>().size(), 3u);
    EXPECT_EQ(plan().all<Structure>().size(), 30u);
    EXPECT_EQ(plan().all<Route>().size(), 8u);
    EXPECT_EQ(plan().all<Unit>().size(), 60u);
    EXPECT_EQ(plan().all<Phase>().size(), 3u);
    EXPECT_EQ(plan().all<Scene>().size(), 12u);
    EXPECT_GE(plan().all<WorkItem>().size(), 20u);
    const auto& areas = plan().all<Area>().rows();
    EXPECT_EQ(std::count_if(areas.begin(), areas.end(), [](const auto& a) { return a->kind == AreaKind::AdministrativeUnit; }), 3);
}

TEST_F(Exercise, EachUnitHasTheLevelThatItBelongsTo) {
    std::map<std::string, int> counts;
    for (const auto& unit : plan().all<Unit>().rows()) ++counts[(unit->side == Side::Own ? "own: " : "other: ") + unit->level];
    // Three communes of 14, 12 of the area, 6 on the other side, which is of none of the plan's levels.
    EXPECT_EQ(counts, (std::map<std::string, int>{{"own: xã", 42}, {"own: khu vực phòng thủ", 12}, {"other: ", 6}}));
}

TEST_F(Exercise, StandsOnItsTableInSoundShapes) {
    const geo::Bounds table{480000, 2330000, 492000, 2342000};
    forEachKind([&]<typename T>(KindTag<T>) {
        for (const auto& row : plan().all<T>().rows()) {
            if (row->geometry.isEmpty()) continue;
            EXPECT_FALSE(geometryFault(row->geometry)) << kindName<T>() << ' ' << row->name;
            for (const auto& part : row->geometry.parts)
                for (const glm::dvec2 p : part.points) EXPECT_TRUE(table.contains(p)) << kindName<T>() << ' ' << row->name;
        }
    });
}

TEST_F(Exercise, UsesTypesAndCodesThatAreKnown) {
    for (const auto& row : plan().all<Structure>().rows()) {
        const StructureType* type = defaultCatalogue().find(row->type);
        ASSERT_TRUE(type) << row->type;
        EXPECT_EQ(type->geometry == StructureGeometry::Line, row->geometry.kind == GeometryKind::Line) << row->name;
    }
    for (const auto& row : plan().all<Unit>().rows()) EXPECT_TRUE(parseSymbolCode(row->symbolCode)) << row->symbolCode;
}

TEST_F(Exercise, EveryUnitStandsSomewhereFromTheFirstPhaseOn) {
    const Uid first = phasesInOrder(plan()).front()->uid;
    std::set<Uid> placed;
    for (const auto& row : plan().all<UnitPosition>().rows())
        if (row->phase == first) {
            EXPECT_TRUE(placed.insert(row->unit).second) << "twice in one phase";
        }
    EXPECT_EQ(placed.size(), 60u);
}

TEST_F(Exercise, ItsScenesShowEveryKindOfActionAndNoneIsAtFault) {
    const Briefing briefing = briefingOf(std::make_shared<const Plan>(plan()));
    for (const auto& warning : briefing.warnings) ADD_FAILURE() << warning.message;
    std::set<std::string> kinds;
    std::set<SceneTransition> transitions;
    for (const BriefingScene& scene : briefing.scenes) {
        EXPECT_FALSE(scene.scene->title.empty() || scene.scene->caption.empty() || scene.scene->role.empty() || scene.scene->note.empty()) << scene.scene->name;
        for (const SceneAction& action : scene.actions) kinds.insert(action.kind);
        transitions.insert(scene.scene->transition);
    }
    for (const ActionKind& kind : actionKinds()) EXPECT_TRUE(kinds.contains(std::string(kind.name))) << kind.name;
    EXPECT_EQ(transitions.size(), wordsOf<SceneTransition>().size());
}

TEST_F(Exercise, UnitsMarchInColumnsOnItsRoads) {
    const Timeline timeline(std::make_shared<const Plan>(plan()));
    ASSERT_EQ(timeline.phases().size(), 3u);
    std::size_t columns = 0;
    for (const auto& [uid, place] : timeline.unitsBetween(timeline.phases()[1].phase->uid, 0.5)) columns += place.column.empty() ? 0 : 1;
    EXPECT_GE(columns, 8u);
}

TEST_F(Exercise, IsTheSameAtEveryMaking) {
    auto site = Site::open(SABAN_BUILD_DIR "/sample");
    ASSERT_TRUE(site) << site.error().message;
    EXPECT_TRUE(makeExercise(*site) == plan());
}

TEST_F(Exercise, CommandPostsOfDifferentKindsHaveDifferentSigns) {
    std::map<std::string, CommandPostKind> kindOf;
    for (const auto& row : plan().all<CommandPost>().rows()) EXPECT_TRUE(kindOf.try_emplace(row->symbolCode, row->kind).second) << row->name;
    EXPECT_EQ(kindOf.size(), 3u);
}

TEST_F(Exercise, WorksStandOnGroundThatCanBeBuiltOn) {
    const auto site = Site::open(SABAN_BUILD_DIR "/sample");
    ASSERT_TRUE(site) << site.error().message;
    for (const auto& row : plan().all<Structure>().rows()) {
        if (row->geometry.kind != GeometryKind::Point) continue;
        EXPECT_LE(site->slopeDeg(row->geometry.at()), 22.0) << row->name;
        EXPECT_GT(site->riverDistanceM(row->geometry.at()), 80.0) << row->name;
    }
}

}  // namespace
}  // namespace saban::exercise
