#include "layers/briefing/briefing.h"

#include <gtest/gtest.h>

#include <functional>
#include <map>

#include "layers/edit/edit.h"
#include "tests/support/sample_plan.h"

namespace saban::layers {
namespace {

std::string encoded(const std::vector<SceneAction>& actions) { return actionsText(actions); }

struct Staged {
    PlanEditor editor{Plan{}};
    Uid phases[2], unit, bunker, route, imagery;

    Staged() {
        for (int i = 0; i < 2; ++i) {
            Phase phase;
            phase.name = "Giai đoạn " + std::to_string(i + 1);
            phase.order = i;
            phases[i] = editor.put(phase);
        }
        Unit body;
        body.name = "Đại đội 1";
        unit = editor.put(body);
        Route way;
        way.geometry = Geometry::line({{0, 0}, {1000, 0}});
        route = editor.put(way);
        for (int i = 0; i < 2; ++i) {
            UnitPosition position;
            position.unit = unit;
            position.phase = phases[i];
            position.route = route;
            position.geometry = Geometry::point({1000.0 * i, 0});
            editor.put(position);
        }
        Structure structure;
        structure.geometry = Geometry::point({0, 0});
        bunker = editor.put(structure);
        WorkItem item;
        item.feature = bunker;
        item.start = {"2026-06-01"};
        item.due = {"2026-06-10"};
        editor.put(item);
        MapLayer layer;
        layer.kind = MapLayerKind::Imagery;
        layer.opacity = 0.8;
        imagery = editor.put(layer);
    }

    Briefing with(const std::vector<SceneAction>& actions, int phase = 2, const std::function<void(Scene&)>& alter = {}) {
        Scene scene;
        scene.name = "Cảnh";
        if (phase > 0) scene.phase = phases[phase - 1];
        scene.actions = encoded(actions);
        if (alter) alter(scene);
        editor.put(scene);
        return briefingOf(std::make_shared<const Plan>(editor.plan()));
    }
};

TEST(Briefing, OfAPlanWithoutScenesShowsTheTableAndEachPhase) {
    Staged staged;
    PlanSettings settings;
    settings.name = "Diễn tập thử";
    staged.editor.setSettings(settings);
    const Briefing briefing = briefingOf(std::make_shared<const Plan>(staged.editor.plan()));
    ASSERT_EQ(briefing.scenes.size(), 3u);
    EXPECT_EQ(briefing.scenes[0].title(), "Diễn tập thử");
    EXPECT_EQ(briefing.scenes[0].scene->uid, "");
    EXPECT_EQ(briefing.scenes[1].title(), "Giai đoạn 1");
    EXPECT_TRUE(briefing.scenes[1].actions.empty());
    ASSERT_EQ(briefing.scenes[2].actions.size(), 1u);  // units arrive in the second phase
    EXPECT_EQ(briefing.scenes[2].actions[0].kind, kMoveUnits);
    EXPECT_TRUE(briefing.warnings.empty());
    EXPECT_EQ(briefingOf(std::make_shared<const Plan>()).scenes.size(), 1u);
}

TEST(Briefing, LeavesOutWhatIsGoneAndTellsIt) {
    Staged staged;
    const Briefing briefing = staged.with({{.kind = "open_section", .features = {"gone", staged.bunker}}, {.kind = "appear", .features = {"gone"}}, {.kind = "viewshed"}}, 2,
                                          [](Scene& scene) { scene.hiddenLayers = "routes gone-layer"; });
    ASSERT_EQ(briefing.scenes.size(), 1u);
    ASSERT_EQ(briefing.scenes[0].actions.size(), 1u);
    EXPECT_EQ(briefing.scenes[0].actions[0].features, std::vector<Uid>{staged.bunker});
    std::map<std::string, int> codes;
    for (const auto& warning : briefing.warnings) {
        ++codes[warning.code];
        EXPECT_NE(warning.message.find("Cảnh"), std::string::npos) << warning.message;
    }
    EXPECT_EQ(codes, (std::map<std::string, int>{{"gone", 3}, {"unknown_kind", 1}}));
}

TEST(Briefing, ASceneWhosePhaseAndActionsAreDamagedIsStillShown) {
    Staged staged;
    const Briefing briefing = staged.with({}, 0, [](Scene& scene) {
        scene.phase = "gone";
        scene.actions = "{";
        scene.exerciseTime = {"morgen"};
        scene.durationS = -3.0;
    });
    ASSERT_EQ(briefing.scenes.size(), 1u);
    EXPECT_EQ(briefing.warnings.size(), 3u);
    EXPECT_EQ(briefing.scenes[0].holdS, kShortestS);
    EXPECT_EQ(stateAt(briefing, 0, 1.0), SceneState{});
}

TEST(Briefing, ASceneIsShownForItsDurationOrAsLongAsItsActionsTake) {
    const auto holdOf = [](std::vector<SceneAction> actions, double durationS) {
        return Staged().with(actions, 2, [&](Scene& scene) { scene.durationS = durationS; }).scenes[0].holdS;
    };
    EXPECT_EQ(holdOf({}, 0.0), kShortestS);
    EXPECT_EQ(holdOf({}, 2.0), 2.0);
    EXPECT_EQ(holdOf({{.kind = "orbit", .startS = 3.0, .durationS = 9.0}}, 2.0), 12.0);
    EXPECT_EQ(holdOf({{.kind = "orbit", .startS = 3.0, .durationS = 0.0}}, 30.0), 30.0);
}

TEST(SceneStates, UnitsMarchFromThePhaseBefore) {
    Staged staged;
    const Briefing briefing = staged.with({{.kind = "move_units", .startS = 2.0, .durationS = 10.0}});
    EXPECT_EQ(stateAt(briefing, 0, -1.0).units.at(staged.unit).at, glm::dvec2(0, 0));
    EXPECT_EQ(stateAt(briefing, 0, 2.0).units.at(staged.unit).at, glm::dvec2(0, 0));
    const UnitPlace half = stateAt(briefing, 0, 7.0).units.at(staged.unit);
    EXPECT_EQ(half.at, glm::dvec2(500, 0));
    EXPECT_EQ(half.headingDeg, 90.0);
    EXPECT_FALSE(half.column.empty());
    EXPECT_TRUE(stateAt(briefing, 0, 12.0).units.empty());  // where the phase has them
    EXPECT_TRUE(isMovingAfter(briefing, 0, 11.9));
    EXPECT_FALSE(isMovingAfter(briefing, 0, 12.0));
}

TEST(SceneStates, FeaturesComeInAndStructuresOpenGently) {
    Staged staged;
    const Briefing briefing = staged.with({{.kind = "appear", .startS = 1.0, .durationS = 2.0, .features = {staged.bunker}},
                                           {.kind = "open_section", .startS = 4.0, .durationS = 4.0, .features = {staged.bunker}},
                                           {.kind = "open_section", .startS = 10.0, .durationS = 2.0, .features = {staged.bunker}, .settings = {{"to", 0.0}}}});
    EXPECT_EQ(stateAt(briefing, 0, 0.0).appeared.at(staged.bunker), 0.0);
    EXPECT_EQ(stateAt(briefing, 0, 2.0).appeared.at(staged.bunker), 0.5);
    EXPECT_EQ(stateAt(briefing, 0, 3.0).appeared.at(staged.bunker), 1.0);
    EXPECT_EQ(stateAt(briefing, 0, 0.0).opened.at(staged.bunker), 0.0);
    // Smooth step at a quarter: 3 / 16 - 2 / 64.
    EXPECT_NEAR(stateAt(briefing, 0, 5.0).opened.at(staged.bunker), 3.0 / 16.0 - 2.0 / 64.0, 1e-12);
    EXPECT_EQ(stateAt(briefing, 0, 8.0).opened.at(staged.bunker), 1.0);
    EXPECT_EQ(stateAt(briefing, 0, 11.0).opened.at(staged.bunker), 0.5);
    EXPECT_EQ(stateAt(briefing, 0, 99.0).opened.at(staged.bunker), 0.0);
}

TEST(SceneStates, ALayerFadesFromItsOpacityOrFromNothingWhenItIsHidden) {
    Staged staged;
    const std::vector<SceneAction> actions{{.kind = "fade_layer", .startS = 0.0, .durationS = 2.0, .features = {staged.imagery}, .settings = {{"to", 0.2}}}};
    const Briefing shown = staged.with(actions);
    EXPECT_EQ(stateAt(shown, 0, 0.0).layerOpacity.at(staged.imagery), 0.8);
    EXPECT_NEAR(stateAt(shown, 0, 1.0).layerOpacity.at(staged.imagery), 0.5, 1e-12);
    EXPECT_NEAR(stateAt(shown, 0, 2.0).layerOpacity.at(staged.imagery), 0.2, 1e-12);
    Staged other;
    const Briefing hidden = other.with({{.kind = "fade_layer", .startS = 0.0, .durationS = 2.0, .features = {other.imagery}}}, 2, [&](Scene& scene) { scene.hiddenLayers = other.imagery; });
    EXPECT_EQ(stateAt(hidden, 0, 0.0).layerOpacity.at(other.imagery), 0.0);
    EXPECT_EQ(stateAt(hidden, 0, 2.0).layerOpacity.at(other.imagery), 1.0);
}

TEST(SceneStates, AHighlightComesAndGoes) {
    Staged staged;
    const Briefing briefing = staged.with({{.kind = "highlight", .startS = 1.0, .durationS = 6.0, .features = {staged.bunker}}});
    for (const auto& [timeS, shown] : {std::pair(0.5, 0.0), std::pair(1.3, 0.5), std::pair(4.0, 1.0), std::pair(6.7, 0.5), std::pair(8.0, 0.0)})
        EXPECT_NEAR(stateAt(briefing, 0, timeS).highlighted.at(staged.bunker), shown, 1e-9) << timeS;
}

TEST(SceneStates, TheCameraGoesItsCourse) {
    Staged staged;
    const Briefing briefing = staged.with({{.kind = "fly_route", .startS = 12.0, .durationS = 10.0, .features = {staged.route}, .settings = {{"height_m", 80.0}}},
                                           {.kind = "orbit", .startS = 1.0, .durationS = 10.0, .settings = {{"degrees", -90.0}}}});
    EXPECT_FALSE(stateAt(briefing, 0, 0.5).camera);
    EXPECT_NEAR(stateAt(briefing, 0, 6.0).camera->degrees, -45.0, 1e-12);
    EXPECT_EQ(stateAt(briefing, 0, 11.5).camera->degrees, -90.0);
    const auto flight = stateAt(briefing, 0, 14.5).camera;
    ASSERT_TRUE(flight);
    EXPECT_EQ(flight->kind, CameraCourse::Kind::FlyRoute);
    EXPECT_EQ(flight->share, 0.25);
    EXPECT_EQ(flight->route, staged.route);
    EXPECT_EQ(flight->heightM, 80.0);
    const Briefing endless = Staged().with({{.kind = "orbit", .startS = 2.0, .durationS = 0.0, .settings = {{"degrees_per_s", 4.0}}}});
    EXPECT_NEAR(stateAt(endless, 0, 12.0).camera->degrees, 40.0, 1e-12);
    EXPECT_TRUE(isMovingAfter(endless, 0, 1e6));
}

TEST(SceneStates, TheBlockIsCutFromTheMomentOn) {
    const Briefing briefing = Staged().with({{.kind = "cut_block", .startS = 2.0, .settings = {{"line", std::string("0,0 100,50")}}}});
    EXPECT_TRUE(stateAt(briefing, 0, 1.9).cutLine.empty());
    EXPECT_EQ(stateAt(briefing, 0, 2.0).cutLine, (std::vector<glm::dvec2>{{0, 0}, {100, 50}}));
    EXPECT_TRUE(isMovingAfter(briefing, 0, 1.0));
    EXPECT_FALSE(isMovingAfter(briefing, 0, 2.0));
}

// Undated phases come after the works: the first from 11 June 00:00, the second an hour later. 1000 m at 25 km/h take 144 s.
TEST(SceneStates, TimeRunsAndUnitsAndWorksFollow) {
    Staged staged;
    const Briefing briefing = staged.with(
        {{.kind = "run_time", .startS = 1.0, .durationS = 10.0, .settings = {{"from", std::string("2026-06-01T00:00")}, {"to", std::string("2026-06-11T00:00")}}}}, 0);
    const SceneState half = stateAt(briefing, 0, 6.0);
    EXPECT_EQ(momentOf(*half.exerciseS).iso, "2026-06-06T00:00:00");
    EXPECT_NEAR(half.built.at(staged.bunker), 0.5, 1e-9);
    EXPECT_EQ(half.phase, "");
    EXPECT_EQ(half.appeared.at(staged.unit), 0.0);  // it comes with the first phase
    const SceneState end = stateAt(briefing, 0, 11.0);
    EXPECT_EQ(end.phase, staged.phases[0]);
    EXPECT_FALSE(end.appeared.contains(staged.unit));
    Staged other;
    const Briefing still = other.with({}, 2, [](Scene& scene) { scene.exerciseTime = {"2026-06-11T01:58:48"}; });
    EXPECT_NEAR(stateAt(still, 0, 0.0).units.at(other.unit).at.x, 500.0, 1e-6);
    EXPECT_FALSE(isMovingAfter(still, 0, 0.0));
}

TEST(SceneStates, AMarchWithoutAPhaseIsToldAndMovesNobody) {
    const Briefing briefing = Staged().with({{.kind = "move_units"}}, 0);
    ASSERT_EQ(briefing.warnings.size(), 1u);
    EXPECT_EQ(briefing.warnings[0].code, "no_phase");
    EXPECT_TRUE(stateAt(briefing, 0, 3.0).units.empty());
}

}  // namespace
}  // namespace saban::layers
