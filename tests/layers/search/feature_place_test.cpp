#include "layers/search/feature_place.h"

#include <gtest/gtest.h>

#include "layers/edit/edit.h"
#include "layers/model/fields.h"

namespace saban::layers {
namespace {

template <typename T>
FeatureRef refOf(const Uid& uid) {
    return {std::string(kindName<T>()), uid};
}

struct Fixture {
    PlanEditor editor{Plan{}};
    Uid structure, group, work, log, first, second, unit;

    Fixture() {
        Group g;
        g.name = "Nhóm";
        group = editor.put(g);
        Structure s;
        s.geometry = Geometry::point({100.0, 200.0});
        s.groups = {group};
        structure = editor.put(s);
        s = {};
        s.geometry = Geometry::point({300.0, 600.0});
        s.groups = {group};
        editor.put(s);
        WorkItem item;
        item.feature = structure;
        work = editor.put(item);
        WorkLogEntry entry;
        entry.workItem = work;
        log = editor.put(entry);
        Phase phase;
        phase.order = 1;
        first = editor.put(phase);
        phase = {};
        phase.order = 2;
        second = editor.put(phase);
        unit = editor.put(Unit{});
        UnitPosition position;
        position.unit = unit;
        position.phase = second;
        position.geometry = Geometry::point({50.0, 60.0});
        editor.put(position);
    }
};

TEST(PlaceOf, IsWhereTheFeatureIs) {
    Fixture f;
    const auto place = placeOf(f.editor.plan(), refOf<Structure>(f.structure), {});
    ASSERT_TRUE(place);
    EXPECT_EQ(place->at, glm::dvec2(100.0, 200.0));
}

TEST(PlaceOf, AWorkItemAndItsLogIsWhereItsStructureIs) {
    Fixture f;
    for (const FeatureRef& feature : {refOf<WorkItem>(f.work), refOf<WorkLogEntry>(f.log)}) {
        const auto place = placeOf(f.editor.plan(), feature, {});
        ASSERT_TRUE(place) << feature.kind;
        EXPECT_EQ(place->at, glm::dvec2(100.0, 200.0));
    }
}

TEST(PlaceOf, AGroupIsInTheMiddleOfItsMembers) {
    Fixture f;
    const auto place = placeOf(f.editor.plan(), refOf<Group>(f.group), {});
    ASSERT_TRUE(place);
    EXPECT_EQ(place->at, glm::dvec2(200.0, 400.0));
    EXPECT_EQ(place->bounds.height(), 400.0);
    EXPECT_FALSE(placeOf(f.editor.plan(), refOf<Group>("none"), {}));
}

TEST(PlaceOf, AUnitThatStandsNowhereInAPhaseIsWhereItStandsFirst) {
    Fixture f;
    const auto place = placeOf(f.editor.plan(), refOf<Unit>(f.unit), f.first);
    ASSERT_TRUE(place);
    EXPECT_EQ(place->at, glm::dvec2(50.0, 60.0));
    EXPECT_EQ(place->phase, f.second);
    EXPECT_TRUE(placeOf(f.editor.plan(), refOf<Unit>(f.unit), f.second)->phase.empty());
}

TEST(PlaceOf, PhasesAndWhatIsNotThereAreNowhere) {
    Fixture f;
    EXPECT_FALSE(placeOf(f.editor.plan(), refOf<Phase>(f.first), {}));
    EXPECT_FALSE(placeOf(f.editor.plan(), refOf<Structure>("none"), {}));
    EXPECT_FALSE(placeOf(f.editor.plan(), {"no_such_kind", "x"}, {}));
}

TEST(PlaceOf, ASceneIsWhereItsCameraLooks) {
    PlanEditor editor{Plan{}};
    Scene scene;
    scene.targetE = 10.0;
    scene.targetN = 20.0;
    scene.rangeM = 900.0;
    const auto place = placeOf(editor.plan(), refOf<Scene>(editor.put(scene)), {});
    ASSERT_TRUE(place);
    EXPECT_EQ(place->at, glm::dvec2(10.0, 20.0));
    EXPECT_EQ(place->rangeM, 900.0);
}

}  // namespace
}  // namespace saban::layers
