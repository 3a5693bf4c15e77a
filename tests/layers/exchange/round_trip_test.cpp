#include <gtest/gtest.h>

#include <algorithm>

#include "layers/exchange/export.h"
#include "layers/exchange/import.h"
#include "layers/exchange/loose_values.h"
#include "tests/layers/exchange/import_fixture.h"

namespace saban::layers {
namespace {

using test::imported;
using test::TemporaryFolder;

void exportTo(const Plan& plan, const std::string& path, const std::string& kind = {}) {
    ExportOptions options;
    if (!kind.empty()) options.kinds = {kind};
    const auto report = exportFile(plan, *geo::Crs::fromEpsg(3405), path, options);
    ASSERT_TRUE(report) << report.error().message;
}

constexpr const char* kKinds[] = {"command_posts", "structures", "routes", "checkpoints", "units", "areas", "control_lines", "notes"};

// Coordinates are kept to the millimetre: an import that changes nothing shows that all came back.
TEST(RoundTrip, ChangesNothing) {
    const TemporaryFolder folder;
    Plan plan = test::smallPlan();
    for (const std::string extension : {"csv", "geojson", "xlsx", "ods", "kml", "kmz", "gpkg"})
        for (const std::string kind : kKinds) {
            const std::string path = folder.file(kind + "." + extension);
            exportTo(plan, path, kind);
            const auto back = imported(path, {.kind = kind}, plan);
            EXPECT_TRUE(isEmpty(back.edit)) << path << "\n" << test::changesOf(back.edit) << test::warningsOf(back);
            EXPECT_TRUE(back.report.skipped.empty()) << path << "\n" << test::warningsOf(back);
        }
}

// XML knows no such letters (XML 1.0, 2.2): a file with one is no XML at all.
TEST(RoundTrip, LeavesOutLettersThatNoXmlHolds) {
    const TemporaryFolder folder;
    PlanEditor editor(test::smallPlan());
    CommandPost post = *editor.plan().all<CommandPost>().rows().front();
    post.note = "a\x01" "b\ttab\nline";
    editor.put(post);
    for (const std::string extension : {"kml", "kmz", "xlsx", "ods"}) {
        const std::string path = folder.file("posts." + extension);
        exportTo(editor.plan(), path, "command_posts");
        const auto back = imported(path, {.kind = "command_posts"}, editor.plan());
        EXPECT_TRUE(back.report.skipped.empty()) << path << test::warningsOf(back);
        EXPECT_EQ(back.plan.find<CommandPost>(post.uid)->note, "ab\ttab\nline") << path;
    }
}

TEST(RoundTrip, TellsPhasesOfTheSameNameAndOfNoneApart) {
    const TemporaryFolder folder;
    for (const std::string name : {"Giai đoạn", ""}) {
        PlanEditor editor(test::smallPlan());
        for (const auto& row : Plan(editor.plan()).all<Phase>().rows()) {
            Phase phase = *row;
            phase.name = name;
            editor.put(phase);
        }
        const std::string path = folder.file("units" + name + ".csv");
        exportTo(editor.plan(), path, "units");
        const auto back = imported(path, {.kind = "units"}, editor.plan());
        EXPECT_TRUE(isEmpty(back.edit)) << test::changesOf(back.edit) << test::warningsOf(back);
    }
}

TEST(RoundTrip, OfSeveralKindsInAFileFindsThemAgain) {
    const TemporaryFolder folder;
    const Plan plan = test::smallPlan();
    for (const std::string extension : {"xlsx", "ods", "kml", "gpkg"}) {
        const std::string path = folder.file("all." + extension);
        exportTo(plan, path);
        const auto back = imported(path, {}, plan);
        EXPECT_TRUE(isEmpty(back.edit)) << path << "\n" << test::changesOf(back.edit) << test::warningsOf(back);
        EXPECT_EQ(back.report.added, 0u) << path;
    }
}

TEST(RoundTrip, IntoAnEmptyPlanBringsAllAttributes) {
    const TemporaryFolder folder;
    const Plan plan = test::smallPlan();
    for (const std::string extension : {"csv", "geojson", "xlsx", "kml", "gpkg"}) {
        const std::string path = folder.file("structures." + extension);
        exportTo(plan, path, "structures");
        const auto fresh = imported(path, {.kind = "structures"}, Plan{});
        ASSERT_EQ(fresh.plan.all<Structure>().size(), plan.all<Structure>().size()) << extension << test::warningsOf(fresh);
        for (const auto& row : plan.all<Structure>().rows()) {
            const auto found = fresh.plan.find<Structure>(row->uid);
            ASSERT_TRUE(found) << extension;
            Structure expected = *row;
            expected.commandPost = found->commandPost;  // uids of what is not in the plan are kept only when they look like uids
            expected.groups = found->groups;
            expected.geometry = isSamePlace(expected.geometry, found->geometry) ? found->geometry : expected.geometry;
            EXPECT_TRUE(*found == expected) << extension << " " << row->name;
        }
        EXPECT_EQ(fresh.plan.all<WorkItem>().size(), 1u) << extension;
    }
}

TEST(RoundTrip, ThroughADrawingKeepsShapesAndNames) {
    const TemporaryFolder folder;
    const Plan plan = test::smallPlan();
    const std::string path = folder.file("routes.dxf");
    exportTo(plan, path, "routes");
    const auto back = imported(path, {.kind = "routes"}, Plan{});
    ASSERT_EQ(back.plan.all<Route>().size(), 1u) << test::warningsOf(back);
    const auto& points = back.plan.all<Route>().rows().front()->geometry.linePoints();
    ASSERT_EQ(points.size(), 3u);
    EXPECT_NEAR(points[2].x, 481250.0, 0.001);
    EXPECT_NEAR(points[2].y, 2336000.0, 0.001);
}

TEST(RoundTrip, ThroughADrawingOfAllKindsChangesNothing) {
    const TemporaryFolder folder;
    const Plan plan = test::smallPlan();
    const std::string path = folder.file("all.dxf");
    const std::vector<std::string> named(std::begin(kKinds), std::end(kKinds) - 1);  // notes have no names by which they are found again
    ASSERT_TRUE(exportFile(plan, *geo::Crs::fromEpsg(3405), path, {.kinds = named}));
    const auto back = imported(path, {}, plan);
    EXPECT_TRUE(isEmpty(back.edit)) << test::changesOf(back.edit) << test::warningsOf(back);
    const auto fresh = imported(path, {}, Plan{});
    EXPECT_EQ(fresh.plan.all<Area>().rows().front()->name, plan.all<Area>().rows().front()->name);
    EXPECT_EQ(fresh.plan.all<Unit>().size(), plan.all<Unit>().size()) << test::warningsOf(fresh);
    EXPECT_EQ(fresh.plan.all<UnitPosition>().size(), plan.all<UnitPosition>().size()) << test::warningsOf(fresh);
}

}  // namespace
}  // namespace saban::layers
