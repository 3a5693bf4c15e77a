// Each rule on a plan with one mistake of its kind, and on a sound one.
#include "layers/checks/checks.h"

#include <gtest/gtest.h>

#include <limits>
#include <string_view>

#include "geo/core/text.h"
#include "layers/catalogue/structure_catalogue.h"
#include "tests/support/sample_plan.h"

namespace saban::layers {
namespace {

using test::smallPlan;

std::vector<Finding> found(const Plan& plan, const std::string& rule, const CheckContext& context = {}) {
    const std::vector<std::string> rules{rule};
    const auto findings = runChecks(plan, context, rules);
    EXPECT_TRUE(findings) << findings.error().message;
    return findings.value_or(std::vector<Finding>{});
}

/// The small plan with the first feature of a kind altered.
template <typename T, typename Alter>
Plan altered(Alter alter) {
    PlanEditor editor(smallPlan());
    T feature = *editor.plan().all<T>().rows().front();
    alter(feature);
    editor.put(std::move(feature));
    return editor.plan();
}

void expectOne(const Plan& plan, const std::string& rule, Severity severity, const std::string& kind, const CheckContext& context = {}) {
    const auto findings = found(plan, rule, context);
    ASSERT_EQ(findings.size(), 1u) << (findings.empty() ? rule : findings[1 % findings.size()].message);
    EXPECT_EQ(findings[0].severity, severity);
    EXPECT_EQ(findings[0].rule, rule);
    EXPECT_EQ(findings[0].kind, kind);
    EXPECT_FALSE(findings[0].uid.empty());
    EXPECT_FALSE(findings[0].message.empty());
}

TEST(Checks, ASoundPlanHasNoErrors) {
    const auto findings = runChecks(smallPlan(), {});
    ASSERT_TRUE(findings);
    for (const Finding& finding : *findings) EXPECT_NE(finding.severity, Severity::Error) << finding.message;
}

TEST(Checks, ScenesThatCannotBeShownAsTheySayAreFound) {
    EXPECT_TRUE(found(smallPlan(), "scenes").empty());
    expectOne(altered<Scene>([](Scene& s) { s.actions = "["; }), "scenes", Severity::Error, "scenes");
    expectOne(altered<Scene>([](Scene& s) { s.actions = R"([{"kind":"viewshed"},{"kind":"orbit"}])"; }), "scenes", Severity::Warning, "scenes");
    expectOne(altered<Scene>([](Scene& s) { s.hiddenLayers = "routes gone"; }), "scenes", Severity::Warning, "scenes");
    expectOne(altered<Scene>([](Scene& s) { s.exerciseTime = {"sáng mai"}; }), "scenes", Severity::Warning, "scenes");
    expectOne(altered<Scene>([](Scene& s) { s.durationS = -1.0; }), "scenes", Severity::Warning, "scenes");
    expectOne(altered<Scene>([](Scene& s) { s.transitionS = 600.0; }), "scenes", Severity::Warning, "scenes");
    expectOne(altered<Scene>([](Scene& s) { s.phase = "gone"; }), "references", Severity::Error, "scenes");
    EXPECT_TRUE(found(altered<Scene>([](Scene& s) { s.phase = "gone"; }), "scenes").empty());
}

TEST(Checks, AnEmptyPlanHasNoFindings) {
    const auto findings = runChecks(Plan{}, {});
    ASSERT_TRUE(findings);
    EXPECT_TRUE(findings->empty());
}

TEST(Checks, AnUnknownRuleIsRefusedNamingTheOthers) {
    const std::vector<std::string> rules{"nope"};
    const auto findings = runChecks(smallPlan(), {}, rules);
    ASSERT_FALSE(findings);
    EXPECT_EQ(findings.error().code, geo::ErrorCode::InvalidArgument);
    EXPECT_NE(findings.error().message.find("geometry"), std::string::npos);
}

TEST(Checks, AFeatureWithoutPlaceAndOneThatCrossesItselfAreErrors) {
    expectOne(altered<Route>([](Route& r) { r.geometry = {}; }), "geometry", Severity::Error, "routes");
    expectOne(altered<Area>([](Area& a) { a.geometry = Geometry::area({{0, 0}, {100, 100}, {100, 0}, {0, 100}}); }), "geometry", Severity::Error, "areas");
}

TEST(Checks, WhatLiesFarOutsideTheTableIsTold) {
    // 2 km east of a table that reaches 1 km beyond everything else, so outside the margin of 1 km.
    const CheckContext context{.table = geo::Bounds{479000, 2333000, 483000, 2338000}};
    EXPECT_TRUE(found(smallPlan(), "geometry", context).empty());
    expectOne(altered<CommandPost>([](CommandPost& p) { p.geometry = Geometry::point({485000, 2335000}); }), "geometry", Severity::Warning, "command_posts", context);
    expectOne(altered<Remark>([](Remark& r) { r.geometry = Geometry::point({485000, 2335000}); }), "geometry", Severity::Warning, "notes", context);
}

TEST(Checks, DanglingReferencesAndCyclesAreErrors) {
    expectOne(altered<Structure>([](Structure& s) { s.commandPost = "gone"; }), "references", Severity::Error, "structures");
    expectOne(altered<Unit>([](Unit& u) { u.parent = u.uid; }), "references", Severity::Error, "units");
    expectOne(altered<UnitPosition>([](UnitPosition& p) { p.phase.clear(); }), "references", Severity::Error, "unit_positions");
}

TEST(Checks, EqualNamesOfOneKindAreTold) {
    EXPECT_EQ(found(altered<Phase>([](Phase& p) { p.name = p.name == "Giai đoạn 1" ? "Giai đoạn 2" : "Giai đoạn 1"; }), "names").size(), 2u + found(smallPlan(), "names").size());
}

TEST(Checks, DatesInTheWrongOrderAreErrorsAndLateWorkAWarning) {
    expectOne(altered<WorkItem>([](WorkItem& w) { w.due = {"2026-03-31"}; }), "dates", Severity::Error, "work_items");
    expectOne(altered<WorkItem>([](WorkItem& w) { w.percentDone = std::numeric_limits<double>::quiet_NaN(); }), "dates", Severity::Error, "work_items");
    expectOne(smallPlan(), "dates", Severity::Warning, "work_items", {.today = {"2026-05-01"}});  // due on 30 April, 40 %
    EXPECT_TRUE(found(smallPlan(), "dates", {.today = {"2026-04-30"}}).empty());
}

TEST(Checks, StructureTypesMustBeInTheCatalogue) {
    const CheckContext context{.isKnownType = [](const std::string& type) { return type == "meeting_bunker"; }};
    expectOne(smallPlan(), "structure_types", Severity::Error, "structures", context);  // the trench
    EXPECT_TRUE(found(smallPlan(), "structure_types").empty());
}

TEST(Checks, SizesAreThoseThatATypeMayHave) {
    const CheckContext context{.isKnownType = [](const std::string&) { return true; }, .catalogue = &defaultCatalogue()};
    EXPECT_TRUE(found(smallPlan(), "structure_types", context).empty());
    const Plan plan = smallPlan();
    PlanEditor editor(plan);
    for (const auto& row : plan.all<Structure>().rows()) {
        Structure changed = *row;
        if (row->geometry.kind == GeometryKind::Point) changed.heightM = -5.0;
        else changed.type = "tent";
        editor.put(std::move(changed));
    }
    const auto findings = found(editor.plan(), "structure_types", context);
    ASSERT_EQ(findings.size(), 2u);
    for (const Finding& finding : findings) EXPECT_EQ(finding.severity, Severity::Error) << finding.message;
}

TEST(Checks, ACodeWithoutASignIsTold) {
    const CheckContext context{.isKnownCode = [](const std::string& code) { return code != "10039999999999000000"; }};
    EXPECT_TRUE(found(smallPlan(), "symbol_codes", context).empty());
    expectOne(altered<Unit>([](Unit& u) { u.symbolCode = "10039999999999000000"; }), "symbol_codes", Severity::Warning, "units", context);
}

TEST(Checks, AFeatureWithoutANameIsNamedByItsNote) {
    const auto findings = found(altered<Remark>([](Remark& r) {
                                    r.name.clear();
                                    r.note = "Cầu yếu, xe nặng đi vòng\nKiểm tra lại";
                                    r.geometry = Geometry{};
                                }),
                                "geometry");
    ASSERT_EQ(findings.size(), 1u);
    EXPECT_NE(findings[0].message.find("'Cầu yếu, xe nặng đi vòng'"), std::string::npos) << findings[0].message;
}

TEST(Checks, SymbolCodesHaveTheFormOfTheirStandard) {
    EXPECT_TRUE(found(smallPlan(), "symbol_codes").empty());
    EXPECT_TRUE(found(altered<Unit>([](Unit& u) { u.symbolCode = "SFGPUCI---*****"; }), "symbol_codes").empty());
    for (const char* bad : {"1003", "1003100015121100000x", "SFGP UCI---****"})
        expectOne(altered<Unit>([&](Unit& u) { u.symbolCode = bad; }), "symbol_codes", Severity::Error, "units");
}

TEST(Checks, AMissingElevationFileIsAnError) { expectOne(smallPlan(), "files", Severity::Error, "map_layers", {.planPath = "/nowhere/a.gpkg"}); }

TEST(Checks, AUnitHasOnePositionInAPhase) {
    PlanEditor editor(smallPlan());
    UnitPosition again = *editor.plan().all<UnitPosition>().rows().front();
    again.uid.clear();
    editor.put(again);
    expectOne(editor.plan(), "positions", Severity::Error, "units");
}

TEST(Checks, RoutesAreAtLeastOneMetreLong) {
    expectOne(altered<Route>([](Route& r) { r.geometry = Geometry::line({{0, 0}, {0.999, 0}}); }), "routes", Severity::Error, "routes");
    EXPECT_TRUE(found(altered<Route>([](Route& r) { r.geometry = Geometry::line({{0, 0}, {1.0, 0}}); }), "routes").empty());
}

TEST(Checks, HeadingsAndLongTextsAreTold) {
    expectOne(altered<CommandPost>([](CommandPost& p) { p.headingDeg = 360.5; }), "headings", Severity::Warning, "command_posts");
    expectOne(altered<Remark>([](Remark& r) { r.note = std::string(64 * 1024 + 1, 'x'); }), "texts", Severity::Warning, "notes");
    EXPECT_TRUE(found(altered<Remark>([](Remark& r) { r.note = std::string(64 * 1024, 'x'); }), "texts").empty());
}

TEST(Checks, TellHeadingsInTheNumbersOfTheLanguage) {
    setTranslator([](const TextKey& key) { return std::string(std::string_view(key.source).starts_with("one and a half") ? "1,5" : key.source); });
    const auto findings = found(altered<CommandPost>([](CommandPost& p) { p.headingDeg = 360.5; }), "headings");
    setTranslator(nullptr);
    ASSERT_EQ(findings.size(), 1u);
    EXPECT_NE(findings[0].message.find(" is 360,5:"), std::string::npos) << findings[0].message;
}

}  // namespace
}  // namespace saban::layers
