#include "layers/briefing/scene_action.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "layers/briefing/changed_actions.h"
#include "layers/model/fields.h"
#include "tests/support/sample_plan.h"

namespace saban::layers {
namespace {

TEST(SceneActions, ComeBackAsTheyWereWritten) {
    const std::vector<SceneAction> actions{{.kind = "orbit", .startS = 1.5, .durationS = 20.0, .settings = {{"degrees", 270.0}}},
                                           {.kind = "appear", .startS = 0.0, .durationS = 2.0, .features = {"a", "b"}},
                                           {.kind = "run_time", .settings = {{"from", std::string("2026-05-14T07:30")}}},
                                           {.kind = "viewshed", .features = {"a"}, .settings = {{"observer", std::string("Đài quan sát")}, {"steps", std::int64_t{12}}}}};
    const std::string content = actionsText(actions);
    EXPECT_EQ(content.find('\n'), std::string::npos);
    const auto again = parseActions(content);
    ASSERT_TRUE(again) << again.error().message;
    EXPECT_EQ(*again, actions);
    EXPECT_EQ(actionsText(*again), content);
}

TEST(SceneActions, OfAnEmptyTextAreNone) {
    EXPECT_EQ(actionsText({}), "");
    for (const char* empty : {"", "  \n", "[]"}) {
        const auto actions = parseActions(empty);
        ASSERT_TRUE(actions) << empty;
        EXPECT_TRUE(actions->empty());
    }
}

TEST(SceneActions, AreReadAsTheFormSays) {
    const auto actions = parseActions(R"([{"kind":"orbit","start_s":2,"duration_s":20.0,"degrees":180},{"kind":"highlight","features":["x"]}])");
    ASSERT_TRUE(actions) << actions.error().message;
    ASSERT_EQ(actions->size(), 2u);
    EXPECT_EQ((*actions)[0].startS, 2.0);
    EXPECT_EQ(numberOf((*actions)[0], "degrees"), 180.0);
    EXPECT_EQ(numberOf((*actions)[0], "degrees_per_s"), 6.0);  // what is usual
    EXPECT_EQ((*actions)[1].durationS, 5.0);
    EXPECT_EQ((*actions)[1].features, std::vector<Uid>{"x"});
}

TEST(SceneActions, ThatAreDamagedAreRefusedNamingThePlace) {
    const std::pair<const char*, const char*> cases[] = {{"{}", "list"},
                                                         {"[1]", "1"},
                                                         {R"([{"kind":"orbit"},{"start_s":1}])", "2"},
                                                         {R"([{"kind":"orbit","start_s":"bald"}])", "start_s"},
                                                         {R"([{"kind":"appear","features":[1]}])", "features"},
                                                         {R"([{"kind":7}])", "kind"},
                                                         {R"([{"kind":"orbit")", "JSON"},
                                                         {"\xff\xfe", "JSON"}};
    for (const auto& [content, named] : cases) {
        const auto actions = parseActions(content);
        ASSERT_FALSE(actions) << content;
        EXPECT_EQ(actions.error().code, geo::ErrorCode::BadFormat);
        EXPECT_NE(actions.error().message.find(named), std::string::npos) << actions.error().message;
    }
    EXPECT_FALSE(parseActions(std::string(200'000, '[')));
    EXPECT_FALSE(parseActions(R"([{"kind":"orbit","duration_s":1e999}])"));
}

TEST(SceneActions, EveryKindHasWordsAndTakesKindsThatThereAre) {
    std::set<std::string_view> kinds;
    forEachKind([&]<typename T>(KindTag<T>) { kinds.insert(kindName<T>()); });
    std::set<std::string_view> names;
    for (const ActionKind& kind : actionKinds()) {
        EXPECT_TRUE(names.insert(kind.name).second) << kind.name;
        EXPECT_EQ(findActionKind(kind.name), &kind);
        EXPECT_FALSE(kind.titleVi.empty() || kind.titleEn.empty()) << kind.name;
        EXPECT_EQ(actionWord(kind.name), kind.titleEn);
        for (const std::string_view taken : kind.takes) EXPECT_TRUE(kinds.contains(taken)) << taken;
        for (const ActionSetting& setting : kind.settings) {
            EXPECT_FALSE(setting.titleVi.empty() || setting.titleEn.empty()) << setting.name;
            if (setting.type != FieldType::Real) continue;
            const double usual = numberOf({.kind = std::string(kind.name)}, setting.name);
            EXPECT_LE(setting.least, usual) << setting.name;
            EXPECT_GE(setting.greatest, usual) << setting.name;
        }
    }
    EXPECT_EQ(names.size(), 10u);
    EXPECT_EQ(findActionKind("viewshed"), nullptr);
    EXPECT_EQ(actionWord("viewshed"), "viewshed");
}

TEST(SceneActions, WhatOnlyANewerProgramHoldsIsWrittenBackAsItWas) {
    const std::string content = R"([{"duration_s":5.0,"kind":"orbit","start_s":0.0},{"duration_s":5.0,"kind":"viewshed","isLoud":true,"start_s":0.0,"steps":[1,{"a":"Đ"}]}])";
    const auto actions = parseActions(content);
    ASSERT_TRUE(actions) << actions.error().message;
    ASSERT_EQ(actions->size(), 2u);
    EXPECT_EQ(nlohmann::json::parse(actionsText(*actions)), nlohmann::json::parse(content));
}

TEST(SceneActions, ASettingThatCannotBeHeldIsAFaultOfItsActionAlone) {
    const auto actions = parseActions(R"([{"kind":"orbit","degrees":[1]},{"kind":"orbit","degrees":90}])");
    ASSERT_TRUE(actions) << actions.error().message;
    EXPECT_EQ(numberOf((*actions)[0], "degrees"), 360.0);
    EXPECT_EQ(numberOf((*actions)[1], "degrees"), 90.0);
    const auto faults = faultsOf(*actions, Plan{});
    ASSERT_EQ(faults.size(), 1u);
    EXPECT_NE(faults[0].message.find("degrees"), std::string::npos);
}

TEST(SceneActions, NumbersStayWithinTheirRange) {
    EXPECT_EQ(numberOf({.kind = "fade_layer", .settings = {{"to", 7.0}}}, "to"), 1.0);
    EXPECT_EQ(numberOf({.kind = "fade_layer", .settings = {{"to", std::int64_t{0}}}}, "to"), 0.0);
    EXPECT_EQ(numberOf({.kind = "fade_layer", .settings = {{"to", std::string("0,5")}}}, "to"), 0.5);
    EXPECT_EQ(numberOf({.kind = "fade_layer", .settings = {{"to", std::string("viel")}}}, "to"), 1.0);
    EXPECT_EQ(settingOf({.kind = "fade_layer"}, "gone").index(), 0u);
}

TEST(SceneActions, ACutHasALineOfTwoPlaces) {
    const auto cut = [](const char* line) { return cutLineOf({.kind = "cut_block", .settings = {{"line", std::string(line)}}}); };
    const auto line = cut("481000,2335000.5 482000,2336000");
    ASSERT_TRUE(line);
    EXPECT_EQ(line->first, glm::dvec2(481000, 2335000.5));
    EXPECT_EQ(line->second, glm::dvec2(482000, 2336000));
    for (const char* bad : {"", "1,2", "1,2 3", "1,2 1,2", "a,b c,d", "1,2 3,4 5,6", "nan,2 3,4"}) EXPECT_FALSE(cut(bad)) << bad;
}

// 1000 m at 36 km/h, which is 10 m/s.
TEST(SceneActions, AFlightWithoutADurationTakesItsLengthOverItsSpeed) {
    PlanEditor editor{Plan{}};
    Route route;
    route.geometry = Geometry::line({{0, 0}, {600, 0}, {600, 400}});
    const Uid uid = editor.put(route);
    SceneAction flight{.kind = "fly_route", .durationS = 0.0, .features = {uid}, .settings = {{"speed_kmh", 36.0}}};
    EXPECT_NEAR(*lastsS(flight, editor.plan()), 100.0, 1e-9);
    flight.durationS = 12.0;
    EXPECT_EQ(lastsS(flight, editor.plan()), 12.0);
    EXPECT_FALSE(lastsS({.kind = "orbit", .durationS = 0.0}, editor.plan()));
    EXPECT_EQ(lastsS({.kind = "appear", .durationS = 0.0}, editor.plan()), 0.0);
}

TEST(SceneActions, AreRenamedAndMovedWithTheirPlan) {
    Scene scene;
    scene.hiddenLayers = "routes  old";
    scene.actions = R"([{"kind":"appear","features":["old","kept"]},{"kind":"cut_block","line":"1,2 3,4"},{"kind":"later","line":"1,2 3,4"}])";
    renameInScene(scene, [](const Uid& uid) { return uid == "old" ? Uid("new") : uid; });
    EXPECT_EQ(scene.hiddenLayers, "routes new");
    moveActions(scene, [](glm::dvec2 at) { return std::optional(at + glm::dvec2(100.0, 0.001)); });
    const auto actions = parseActions(scene.actions);
    ASSERT_TRUE(actions) << actions.error().message;
    EXPECT_EQ((*actions)[0].features, (std::vector<Uid>{"new", "kept"}));
    EXPECT_EQ(textOf((*actions)[1].settings.at("line")), "101.000,2.001 103.000,4.001");
    EXPECT_EQ(textOf((*actions)[2].settings.at("line")), "1,2 3,4");
    moveActions(scene, [](glm::dvec2) { return std::optional<glm::dvec2>(); });
    EXPECT_FALSE(cutLineOf((*parseActions(scene.actions))[1]));
    scene.actions = "[damaged";
    moveActions(scene, [](glm::dvec2 at) { return std::optional(at); });
    EXPECT_EQ(scene.actions, "[damaged");
}

TEST(SceneActions, LetGoOfFeaturesThatAreRemovedFromThePlan) {
    PlanEditor editor(test::smallPlan());
    const Uid bunker = editor.plan().all<Structure>().rows()[0]->uid, other = editor.plan().all<Structure>().rows()[1]->uid;
    Scene scene = *editor.plan().all<Scene>().rows().front();
    scene.hiddenLayers = "routes " + bunker;
    const std::vector<SceneAction> actions{{.kind = "appear", .features = {bunker, other}}, {.kind = "open_section", .features = {bunker}}, {.kind = "orbit"}};
    scene.actions = actionsText(actions);
    editor.put(scene);
    const Plan before = editor.plan();
    editor.remove<Structure>(bunker);
    const auto after = editor.plan().find<Scene>(scene.uid);
    EXPECT_EQ(after->hiddenLayers, "routes");
    const auto left = parseActions(after->actions);
    ASSERT_TRUE(left) << left.error().message;
    EXPECT_EQ(*left, (std::vector<SceneAction>{{.kind = "appear", .features = {other}}, {.kind = "orbit"}}));
    EXPECT_TRUE(applied(editor.plan(), inverted(difference(before, editor.plan()), "")) == before);
    // What names no removed feature stays as it was, also when it cannot be read.
    Scene damaged = scene;
    damaged.actions = "[" + bunker;
    damaged.hiddenLayers.clear();
    EXPECT_FALSE(forgetInScene(damaged, bunker));
    EXPECT_EQ(damaged.actions, "[" + bunker);
}

TEST(SceneActions, FaultsNameTheActionAndWhatIsWrongWithIt) {
    const Plan plan = test::smallPlan();
    const Uid bunker = plan.all<Structure>().rows().front()->uid, route = plan.all<Route>().rows().front()->uid;
    const auto faultOf = [&](SceneAction action) {
        const std::vector<SceneAction> actions{{.kind = "orbit"}, std::move(action)};
        const auto faults = faultsOf(actions, plan);
        for (const auto& fault : faults) EXPECT_NE(fault.message.find("2"), std::string::npos) << fault.message;
        return faults.empty() ? std::string{} : faults.front().code;
    };
    EXPECT_EQ(faultOf({.kind = "open_section", .features = {bunker}}), "");
    EXPECT_EQ(faultOf({.kind = "move_units"}), "");
    EXPECT_EQ(faultOf({.kind = "viewshed"}), "unknown_kind");
    EXPECT_EQ(faultOf({.kind = "open_section", .features = {"gone"}}), "gone");
    EXPECT_EQ(faultOf({.kind = "open_section", .features = {route}}), "wrong_kind");
    EXPECT_EQ(faultOf({.kind = "open_section"}), "nothing");
    EXPECT_EQ(faultOf({.kind = "fly_route", .features = {route}, .settings = {{"height_m", -5.0}}}), "range");
    EXPECT_EQ(faultOf({.kind = "orbit", .startS = -1.0}), "range");
    EXPECT_EQ(faultOf({.kind = "cut_block"}), "line");
    EXPECT_EQ(faultOf({.kind = "run_time", .settings = {{"from", std::string("morgen")}}}), "moment");
}

}  // namespace
}  // namespace saban::layers
