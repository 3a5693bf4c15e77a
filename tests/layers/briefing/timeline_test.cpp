// Places and times against closed forms: ways of known length, marched at a known speed.
#include "layers/briefing/timeline.h"

#include <gtest/gtest.h>

#include <cmath>

#include "layers/edit/edit.h"

namespace saban::layers {
namespace {

constexpr double kHourS = 3600.0, kDayS = 86400.0;

Uid phaseOf(PlanEditor& editor, int order, const char* start = "", const char* end = "") {
    Phase phase;
    phase.name = "Giai đoạn " + std::to_string(order);
    phase.order = order;
    phase.start = {start};
    phase.end = {end};
    return editor.put(phase);
}

void stand(PlanEditor& editor, const Uid& unit, const Uid& phase, glm::dvec2 at, const Uid& route = {}) {
    UnitPosition position;
    position.unit = unit;
    position.phase = phase;
    position.route = route;
    position.geometry = Geometry::point(at);
    editor.put(position);
}

Uid unitOf(PlanEditor& editor, const char* strength = "", const char* code = "") {
    Unit unit;
    unit.name = "Đơn vị";
    unit.strength = strength;
    unit.symbolCode = code;
    return editor.put(unit);
}

Uid routeOf(PlanEditor& editor, std::vector<glm::dvec2> line, RouteKind kind = RouteKind::ExistingRoad) {
    Route route;
    route.name = "Đường";
    route.kind = kind;
    route.geometry = Geometry::line(std::move(line));
    return editor.put(route);
}

Timeline timelineOf(const PlanEditor& editor) { return Timeline(std::make_shared<const Plan>(editor.plan())); }

// 1970-01-01 is day 0; 2026-05-14 is day 20587 (56 years with 14 leap days, then 133 days).
TEST(Moments, AreSecondsOfLocalTimeAndBack) {
    EXPECT_EQ(secondsOf({"1970-01-01T00:00"}), 0.0);
    EXPECT_EQ(secondsOf({"2026-05-14T07:30"}), 20587.0 * kDayS + 7.5 * kHourS);
    EXPECT_EQ(secondsOf({"2026-05-14T07:30:12"}), 20587.0 * kDayS + 7.5 * kHourS + 12.0);
    EXPECT_EQ(momentOf(20587.0 * kDayS + 7.5 * kHourS).iso, "2026-05-14T07:30:00");
    EXPECT_EQ(momentOf(-1.0).iso, "1969-12-31T23:59:59");
    EXPECT_FALSE(secondsOf({""}));
    EXPECT_FALSE(secondsOf({"2026-02-30T07:30"}));
}

TEST(Timeline, OfAnEmptyPlanHasNoLength) {
    const Timeline timeline = timelineOf(PlanEditor{Plan{}});
    EXPECT_TRUE(timeline.phases().empty());
    EXPECT_EQ(timeline.beginS(), timeline.endS());
    EXPECT_FALSE(timeline.isDated());
    EXPECT_EQ(timeline.phaseAt(0.0), "");
    EXPECT_TRUE(timeline.unitsAt(0.0).empty());
    EXPECT_TRUE(timeline.builtAt(0.0).empty());
}

TEST(Timeline, UndatedPhasesFollowEachOtherByAnHour) {
    PlanEditor editor{Plan{}};
    const Uid first = phaseOf(editor, 1), second = phaseOf(editor, 2);
    const Timeline timeline = timelineOf(editor);
    EXPECT_FALSE(timeline.isDated());
    EXPECT_EQ(timeline.beginS(), 0.0);
    EXPECT_EQ(timeline.endS(), 2.0 * kHourS);
    EXPECT_EQ(timeline.phaseAt(-1.0), "");
    EXPECT_EQ(timeline.phaseAt(0.0), first);
    EXPECT_EQ(timeline.phaseAt(kHourS - 1.0), first);
    EXPECT_EQ(timeline.phaseAt(kHourS), second);
    EXPECT_EQ(timeline.phaseAt(1e9), second);
}

TEST(Timeline, UndatedPhasesStandBesideThoseThatAreDated) {
    PlanEditor editor{Plan{}};
    phaseOf(editor, 1);
    phaseOf(editor, 2, "2026-05-14T07:00");
    phaseOf(editor, 3, "2026-05-14T12:00", "2026-05-14T13:30");
    phaseOf(editor, 4);
    const Timeline timeline = timelineOf(editor);
    ASSERT_EQ(timeline.phases().size(), 4u);
    EXPECT_TRUE(timeline.isDated());
    const char* const begins[] = {"2026-05-14T06:00:00", "2026-05-14T07:00:00", "2026-05-14T12:00:00", "2026-05-14T13:30:00"};
    const char* const ends[] = {"2026-05-14T07:00:00", "2026-05-14T12:00:00", "2026-05-14T13:30:00", "2026-05-14T14:30:00"};
    for (std::size_t i = 0; i < 4; ++i) {
        EXPECT_EQ(momentOf(timeline.phases()[i].beginS).iso, begins[i]) << i;
        EXPECT_EQ(momentOf(timeline.phases()[i].endS).iso, ends[i]) << i;
    }
}

TEST(Timeline, APhaseThatEndsBeforeItBeginsStillLasts) {
    PlanEditor editor{Plan{}};
    phaseOf(editor, 1, "2026-05-14T07:00", "2026-05-13T07:00");
    phaseOf(editor, 2, "", "2020-01-01T00:00");
    const Timeline timeline = timelineOf(editor);
    for (const auto& span : timeline.phases()) EXPECT_LT(span.beginS, span.endS);
}

// An L of 3 km east and 4 km north. At half of 7 km the head is 500 m up the second leg, marching north; 120 people make a column of 180 m.
TEST(Timeline, AUnitOnAnLShapedRouteIsHalfWayAtHalfItsTime) {
    PlanEditor editor{Plan{}};
    const Uid first = phaseOf(editor, 1), second = phaseOf(editor, 2), unit = unitOf(editor, "120");
    const Uid route = routeOf(editor, {{0, 0}, {3000, 0}, {3000, 4000}});
    stand(editor, unit, first, {0, 0});
    stand(editor, unit, second, {3000, 4000}, route);
    const Timeline timeline = timelineOf(editor);
    const UnitPlace half = timeline.unitsBetween(second, 0.5).at(unit);
    EXPECT_EQ(half.at, glm::dvec2(3000, 500));
    EXPECT_EQ(half.headingDeg, 0.0);
    ASSERT_EQ(half.column.size(), 2u);
    EXPECT_EQ(half.column.front(), glm::dvec2(3000, 320));
    EXPECT_EQ(half.column.back(), half.at);
    // 100 m past the corner the column bends around it.
    const UnitPlace corner = timeline.unitsBetween(second, 3100.0 / 7000.0).at(unit);
    ASSERT_EQ(corner.column.size(), 3u);
    EXPECT_NEAR(corner.column[0].x, 2920.0, 1e-6);
    EXPECT_EQ(corner.column[1], glm::dvec2(3000, 0));
    EXPECT_NEAR(corner.at.y, 100.0, 1e-6);
    // At 25 km/h it needs 7 / 25 of an hour, so as to arrive as the phase of one hour ends at 7200 s.
    const double startsS = 2.0 * kHourS - 7.0 / 25.0 * kHourS;
    EXPECT_EQ(timeline.unitsAt(startsS - 1.0).at(unit), (UnitPlace{.at = {0, 0}}));
    EXPECT_NEAR(timeline.unitsAt(startsS + 3.5 / 25.0 * kHourS).at(unit).at.y, 500.0, 1e-6);
    EXPECT_EQ(timeline.unitsAt(2.0 * kHourS).at(unit), (UnitPlace{.at = {3000, 4000}}));
    EXPECT_EQ(timeline.movingIn(first), std::vector<Uid>{});
    EXPECT_EQ(timeline.movingIn(second), std::vector<Uid>{unit});
}

TEST(Timeline, AColumnFormsAtTheStartAndClosesUpAtTheEnd) {
    PlanEditor editor{Plan{}};
    const Uid first = phaseOf(editor, 1), second = phaseOf(editor, 2), unit = unitOf(editor, "200");  // 300 m
    const Uid route = routeOf(editor, {{0, 0}, {1000, 0}});
    stand(editor, unit, first, {0, 0});
    stand(editor, unit, second, {1000, 0}, route);
    const Timeline timeline = timelineOf(editor);
    for (const auto& [share, lengthM] : {std::pair(0.1, 100.0), std::pair(0.5, 300.0), std::pair(0.95, 50.0)}) {
        const UnitPlace place = timeline.unitsBetween(second, share).at(unit);
        ASSERT_EQ(place.column.size(), 2u) << share;
        EXPECT_NEAR(place.column.back().x - place.column.front().x, lengthM, 1e-9) << share;
    }
    EXPECT_TRUE(timeline.unitsBetween(second, 0.0).at(unit).column.empty());
    EXPECT_TRUE(timeline.unitsBetween(second, 1.0).at(unit).column.empty());
}

// A platoon of MIL-STD-2525D (echelon 14) has 30 people: 45 m; a squad (12) would be 13.5 m, and is drawn 30 m long.
TEST(Timeline, AColumnWithoutStrengthIsAsLongAsItsEchelon) {
    for (const auto& [code, lengthM] : {std::pair("10031000141211000000", 45.0), std::pair("10031000121211000000", 30.0), std::pair("", 30.0), std::pair("SFGPUCI----D---", 45.0)}) {
        PlanEditor editor{Plan{}};
        const Uid first = phaseOf(editor, 1), second = phaseOf(editor, 2), unit = unitOf(editor, "không rõ", code);
        const Uid route = routeOf(editor, {{0, 0}, {1000, 0}});
        stand(editor, unit, first, {0, 0});
        stand(editor, unit, second, {1000, 0}, route);
        const UnitPlace place = timelineOf(editor).unitsBetween(second, 0.5).at(unit);
        ASSERT_EQ(place.column.size(), 2u) << code;
        EXPECT_NEAR(place.column.back().x - place.column.front().x, lengthM, 1e-9) << code;
    }
}

// From 100 m beside the route onto its nearest point, along it against its direction, and off again: 100 + 600 + 50 m.
TEST(Timeline, AUnitTakesThePartOfTheRouteThatLiesBetween) {
    PlanEditor editor{Plan{}};
    const Uid first = phaseOf(editor, 1), second = phaseOf(editor, 2), unit = unitOf(editor);
    const Uid route = routeOf(editor, {{0, 0}, {500, 0}, {1000, 0}});
    stand(editor, unit, first, {800, 100});
    stand(editor, unit, second, {200, -50}, route);
    const Timeline timeline = timelineOf(editor);
    EXPECT_EQ(timeline.unitsBetween(second, 50.0 / 750.0).at(unit).at, glm::dvec2(800, 50));
    const UnitPlace on = timeline.unitsBetween(second, 400.0 / 750.0).at(unit);
    EXPECT_NEAR(on.at.x, 500.0, 1e-9);
    EXPECT_NEAR(on.at.y, 0.0, 1e-9);
    EXPECT_EQ(on.headingDeg, 270.0);
    EXPECT_EQ(timeline.unitsBetween(second, 1.0).at(unit).at, glm::dvec2(200, -50));
}

TEST(Timeline, WithoutARouteAUnitWalksStraightAtAFifthOfTheSpeed) {
    PlanEditor editor{Plan{}};
    const Uid first = phaseOf(editor, 1), second = phaseOf(editor, 2), unit = unitOf(editor);
    stand(editor, unit, first, {0, 0});
    stand(editor, unit, second, {3000, 4000}, "gone");
    const Timeline timeline = timelineOf(editor);
    const UnitPlace half = timeline.unitsBetween(second, 0.5).at(unit);
    EXPECT_EQ(half.at, glm::dvec2(1500, 2000));
    EXPECT_NEAR(*half.headingDeg, std::atan2(3.0, 4.0) * 180.0 / std::acos(-1.0), 1e-9);
    EXPECT_TRUE(half.column.empty());
    // 5 km at 5 km/h: all of the hour.
    EXPECT_NEAR(timeline.unitsAt(1.5 * kHourS).at(unit).at.x, 1500.0, 1e-6);
}

TEST(Timeline, AUnitThatCannotArriveInTimeMarchesThroughTheWholePhase) {
    PlanEditor editor{Plan{}};
    const Uid first = phaseOf(editor, 1), second = phaseOf(editor, 2), unit = unitOf(editor);
    stand(editor, unit, first, {0, 0});
    stand(editor, unit, second, {80000, 0}, routeOf(editor, {{0, 0}, {80000, 0}}));
    const Timeline timeline = timelineOf(editor);
    EXPECT_NEAR(timeline.unitsAt(kHourS + 900.0).at(unit).at.x, 20000.0, 1e-6);
    EXPECT_EQ(timeline.unitsAt(2.0 * kHourS).at(unit).at.x, 80000.0);
}

TEST(Timeline, AUnitStaysWhereItWasInPhasesThatDoNotNameIt) {
    PlanEditor editor{Plan{}};
    const Uid first = phaseOf(editor, 1), second = phaseOf(editor, 2), third = phaseOf(editor, 3), unit = unitOf(editor), late = unitOf(editor);
    stand(editor, unit, first, {10, 10});
    stand(editor, unit, third, {20, 20});
    stand(editor, late, second, {5, 5});
    const Timeline timeline = timelineOf(editor);
    EXPECT_EQ(timeline.unitsBetween(second, 0.5).at(unit).at, glm::dvec2(10, 10));
    EXPECT_EQ(timeline.unitsBetween(third, 1.0).at(unit).at, glm::dvec2(20, 20));
    EXPECT_FALSE(timeline.unitsAt(0.0).contains(late));
    EXPECT_EQ(timeline.unitsAt(kHourS).at(late).at, glm::dvec2(5, 5));
    EXPECT_TRUE(timeline.unitsBetween("gone", 0.5).empty());
    EXPECT_EQ(timeline.unitsIn({}).at(late).at, glm::dvec2(5, 5));
}

Uid workOn(PlanEditor& editor, const Uid& feature, const char* start, const char* due, double percent = 0.0) {
    WorkItem item;
    item.name = "Xây";
    item.feature = feature;
    item.start = {start};
    item.due = {due};
    item.percentDone = percent;
    return editor.put(item);
}

void log(PlanEditor& editor, const Uid& item, const char* at, double percent) {
    WorkLogEntry entry;
    entry.workItem = item;
    entry.at = {at};
    entry.percentDone = percent;
    editor.put(entry);
}

Uid structureOf(PlanEditor& editor, StructureState state = StructureState::Planned) {
    Structure structure;
    structure.name = "Hầm";
    structure.state = state;
    structure.geometry = Geometry::point({0, 0});
    return editor.put(structure);
}

double at(const char* moment) { return *secondsOf({moment}); }

// From 00:00 of the 1st to the end of the 10th are ten days.
TEST(Timeline, WorksBuildUpEvenlyByTheirDates) {
    PlanEditor editor{Plan{}};
    const Uid bunker = structureOf(editor);
    workOn(editor, bunker, "2026-06-01", "2026-06-10");
    const Timeline timeline = timelineOf(editor);
    EXPECT_TRUE(timeline.isDated());
    EXPECT_EQ(timeline.beginS(), at("2026-06-01T00:00"));
    EXPECT_EQ(timeline.endS(), at("2026-06-11T00:00"));
    EXPECT_EQ(timeline.builtAt(at("2026-05-01T00:00")).at(bunker), 0.0);
    EXPECT_NEAR(timeline.builtAt(at("2026-06-06T00:00")).at(bunker), 0.5, 1e-12);
    EXPECT_EQ(timeline.builtAt(at("2026-06-11T00:00")).at(bunker), 1.0);
}

TEST(Timeline, WorksGoThroughWhatTheLogSays) {
    PlanEditor editor{Plan{}};
    const Uid bunker = structureOf(editor), late = structureOf(editor);
    const Uid item = workOn(editor, bunker, "2026-06-01", "2026-06-10");
    log(editor, item, "2026-06-05T00:00", 20.0);
    log(editor, workOn(editor, late, "2026-06-01", "2026-06-10"), "2026-06-21T00:00", 60.0);
    const Timeline timeline = timelineOf(editor);
    EXPECT_NEAR(timeline.builtAt(at("2026-06-03T00:00")).at(bunker), 0.1, 1e-12);
    EXPECT_NEAR(timeline.builtAt(at("2026-06-05T00:00")).at(bunker), 0.2, 1e-12);
    EXPECT_NEAR(timeline.builtAt(at("2026-06-08T00:00")).at(bunker), 0.6, 1e-12);  // half of the six days that are left, from 20 to 100
    EXPECT_NEAR(timeline.builtAt(at("2026-07-30T00:00")).at(late), 0.6, 1e-12);    // late: never more than was done
}

TEST(Timeline, WorksWithoutDatesStandAsTheyAre) {
    PlanEditor editor{Plan{}};
    const Uid ready = structureOf(editor, StructureState::Ready), begun = structureOf(editor), bare = structureOf(editor);
    workOn(editor, ready, "", "");
    workOn(editor, begun, "", "", 40.0);
    workOn(editor, "gone", "2026-06-01", "2026-06-10");
    const auto built = timelineOf(editor).builtAt(0.0);
    EXPECT_EQ(built.at(ready), 1.0);
    EXPECT_EQ(built.at(begun), 0.4);
    EXPECT_FALSE(built.contains(bare));
    EXPECT_EQ(built.size(), 2u);
}

TEST(Timeline, SeveralWorksOnOneStructureCountAlike) {
    PlanEditor editor{Plan{}};
    const Uid bunker = structureOf(editor);
    workOn(editor, bunker, "2026-06-01", "2026-06-10");
    workOn(editor, bunker, "2026-06-11", "2026-06-20");
    EXPECT_NEAR(timelineOf(editor).builtAt(at("2026-06-11T00:00")).at(bunker), 0.5, 1e-12);
}

}  // namespace
}  // namespace saban::layers
