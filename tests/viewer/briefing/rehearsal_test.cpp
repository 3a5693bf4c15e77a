#include "viewer/briefing/rehearsal.h"

#include <gtest/gtest.h>

#include "viewer/briefing/presenter_window.h"

namespace saban::test {
namespace {

using app::RehearsalClock;
using app::takeOver;
using Times = std::vector<std::pair<layers::Uid, double>>;

TEST(Rehearsal, AScenesTimeBeginsWhenItsCameraArrives) {
    RehearsalClock clock;
    clock.show("a", 0.0);
    clock.arrive(0.0);
    clock.show("b", 10.0);
    clock.arrive(13.0);
    clock.arrive(14.0);  // it told so before
    EXPECT_EQ(clock.until(20.0).times, (Times{{"a", 10.0}, {"b", 7.0}}));
}

TEST(Rehearsal, ASceneThatNeverArrivedTookNothing) {
    RehearsalClock clock;
    clock.show("a", 0.0);
    EXPECT_TRUE(clock.until(5.0).times.empty());
    clock.show("b", 5.0);
    clock.arrive(5.0);
    EXPECT_EQ(clock.until(6.0).times, (Times{{"b", 1.0}}));
}

TEST(Rehearsal, ASceneThatIsShownAgainGoesOn) {
    RehearsalClock clock;
    for (const auto& [scene, fromS] : Times{{"a", 0.0}, {"b", 4.0}, {"a", 6.0}}) {
        clock.show(scene, fromS);
        clock.arrive(fromS);
    }
    EXPECT_EQ(clock.until(7.5).times, (Times{{"a", 5.5}, {"b", 2.0}}));
}

TEST(Rehearsal, WhatStandsStillTakesNoTime) {
    RehearsalClock clock;
    clock.show("a", 0.0);
    clock.arrive(0.0);
    clock.setPaused(true, 3.0);
    EXPECT_EQ(clock.until(50.0).times, (Times{{"a", 3.0}}));
    clock.setPaused(false, 100.0);
    EXPECT_EQ(clock.until(101.0).times, (Times{{"a", 4.0}}));
}

TEST(Rehearsal, AnOverviewThatIsNoSceneOfThePlanIsNotCounted) {
    RehearsalClock clock;
    clock.show({}, 0.0);
    clock.arrive(0.0);
    EXPECT_TRUE(clock.until(5.0).times.empty());
}

layers::Plan planOf(double durationS) {
    layers::PlanEditor editor{layers::Plan{}};
    layers::Scene scene;
    scene.uid = "a";
    scene.name = "Mở đầu";
    scene.durationS = durationS;
    editor.put(scene);
    return editor.plan();
}

TEST(Rehearsal, TimesBecomePlannedOnesInWholeSeconds) {
    const layers::Plan plan = planOf(30.0);
    const layers::Edit edit = takeOver(plan, {.times = {{"a", 41.6}, {"gone", 9.0}}}, "Times");
    EXPECT_EQ(edit.label, "Times");
    const auto counted = layers::countOf(edit);
    EXPECT_EQ(counted.changed, 1u);
    EXPECT_EQ(counted.added + counted.removed, 0u);
    EXPECT_EQ(layers::applied(plan, edit).find<layers::Scene>("a")->durationS, 42.0);
    EXPECT_EQ(layers::applied(layers::applied(plan, edit), layers::inverted(edit, "back")), plan);
}

TEST(Rehearsal, TimesThatArePlannedAlreadyAreNoEdit) {
    EXPECT_TRUE(layers::isEmpty(takeOver(planOf(30.0), {.times = {{"a", 30.2}}}, "Times")));
    EXPECT_TRUE(layers::isEmpty(takeOver(planOf(30.0), {}, "Times")));
}

TEST(Rehearsal, ASceneThatWasPassedInAnInstantIsPlannedForASecond) {
    const layers::Plan plan = planOf(30.0);
    EXPECT_EQ(layers::applied(plan, takeOver(plan, {.times = {{"a", 0.2}}}, "Times")).find<layers::Scene>("a")->durationS, 1.0);
}

TEST(PresenterTimes, AreReadAsClocksAre) {
    EXPECT_EQ(app::timeText(0.0), QStringLiteral("0:00"));
    EXPECT_EQ(app::timeText(65.9), QStringLiteral("1:05"));
    EXPECT_EQ(app::timeText(3723.0), QStringLiteral("1:02:03"));
    EXPECT_EQ(app::timeText(-65.0), QStringLiteral("−1:05"));
    EXPECT_EQ(app::timeText(-0.4), QStringLiteral("0:00"));
}

TEST(PresenterTimes, TurnAmberWhenOverAndRedWhenAFifthOver) {
    using app::TimeState;
    EXPECT_EQ(app::timeStateOf(60.0, 60.0), TimeState::InTime);
    EXPECT_EQ(app::timeStateOf(61.0, 60.0), TimeState::Over);
    EXPECT_EQ(app::timeStateOf(72.0, 60.0), TimeState::FarOver);
    EXPECT_EQ(app::timeStateOf(1e6, 0.0), TimeState::InTime);  // nothing was planned
}

}  // namespace
}  // namespace saban::test
