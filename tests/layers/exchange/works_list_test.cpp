#include <gtest/gtest.h>

#include <algorithm>

#include "layers/exchange/column_guess.h"
#include "layers/exchange/exchanged_kind.h"
#include "layers/exchange/export.h"
#include "layers/exchange/list_preview.h"
#include "layers/store/plan_store.h"
#include "tests/layers/exchange/import_fixture.h"

namespace saban::layers {
namespace {

using test::imported;
using test::TemporaryFolder;

/// The small plan with a second work of its bunker, one of its road, and one that is about nothing.
Plan planOfWorks() {
    PlanEditor editor(test::smallPlan());
    const auto add = [&](const Uid& feature, const char* name, double percent) {
        WorkItem item;
        item.feature = feature;
        item.name = name;
        item.percentDone = percent;
        editor.put(item);
    };
    for (const auto& row : Plan(editor.plan()).all<Structure>().rows())
        if (row->name == "Hầm họp") add(row->uid, "Chống thấm", 12.5);
    add(editor.plan().all<Route>().rows().front()->uid, "Rải đá", 0.0);
    add({}, "Tập huấn", 100.0);
    return editor.plan();
}

std::shared_ptr<const WorkItem> work(const Plan& plan, const std::string& name) {
    for (const auto& row : plan.all<WorkItem>().rows())
        if (row->name == name) return row;
    return nullptr;
}

std::string list(const TemporaryFolder& folder, const std::string& text) { return test::writeText(folder.file("list.csv"), text); }

TEST(WorksList, ComesBackUnchangedAndMakesAnotherPlanTheSame) {
    const TemporaryFolder folder;
    const Plan plan = planOfWorks();
    PlanEditor without(plan);
    for (const auto& row : plan.all<WorkItem>().rows()) without.remove<WorkItem>(row->uid);
    for (const std::string extension : {"csv", "xlsx", "ods"}) {
        const std::string path = folder.file("a." + extension);
        const auto report = exportFile(plan, *geo::Crs::fromEpsg(3405), path, {.kinds = {"works"}});
        ASSERT_TRUE(report) << report.error().message;
        EXPECT_EQ(report->written.at("works"), 4u);
        const auto back = imported(path, {}, plan);
        EXPECT_TRUE(isEmpty(back.edit)) << path << test::changesOf(back.edit) << test::warningsOf(back);
        EXPECT_EQ(back.report.unchanged, 4u) << path << test::warningsOf(back);
        const auto made = imported(path, {.kind = "works"}, without.plan());
        EXPECT_EQ(made.report.added, 4u) << path << test::warningsOf(made);
        for (const auto& row : plan.all<WorkItem>().rows()) {
            ASSERT_TRUE(made.plan.find<WorkItem>(row->uid)) << path << row->name;
            EXPECT_EQ(*made.plan.find<WorkItem>(row->uid), *row) << path << row->name;
        }
    }
}

TEST(WorksList, StandsInOnePlaceOfABook) {
    const TemporaryFolder folder;
    const Plan plan = planOfWorks();
    ASSERT_TRUE(exportFile(plan, *geo::Crs::fromEpsg(3405), folder.file("all.xlsx")));
    const auto preview = previewList(folder.file("all.xlsx"), {}, 1);
    ASSERT_TRUE(preview);
    for (const auto& sheet : preview->sheets) {
        EXPECT_EQ(sheet.kind, sheet.name);
        const bool hasProgress = std::find(sheet.columns.begin(), sheet.columns.end(), "percent_done") != sheet.columns.end();
        EXPECT_EQ(hasProgress, sheet.name == "works") << sheet.name;
    }
    const auto back = imported(folder.file("all.xlsx"), {}, plan);
    EXPECT_TRUE(isEmpty(back.edit)) << test::changesOf(back.edit) << test::warningsOf(back);
    // Told that works are wanted, other sheets are left alone.
    const auto works = imported(folder.file("all.xlsx"), {.kind = "works"}, plan);
    EXPECT_EQ(works.report.read, 4u);
    EXPECT_TRUE(isEmpty(works.edit)) << test::changesOf(works.edit);
}

TEST(WorksList, IsKnownByVietnameseHeadingsWithAndWithoutDiacritics) {
    const TemporaryFolder folder;
    for (const std::string head : {"Công trình,Hạng mục,Cơ quan phụ trách,Ngày bắt đầu,Hạn hoàn thành,Tiến độ (%),Kinh phí,Ghi chú",
                                   "Cong trinh,Hang muc,Co quan phu trach,Ngay bat dau,Han hoan thanh,Tien do (%),Kinh phi,Ghi chu"}) {
        const auto result = imported(list(folder, head + "\nHầm họp,Chống thấm,Công binh,01/05/2026,20/05/2026,70,\"12,5\",gấp\nĐường cơ động số 1,Rải đá,Xã đội,2/5/2026,3/6/2026,5%,,\n"), {}, planOfWorks());
        EXPECT_EQ(result.report.updated, 2u) << test::warningsOf(result);
        const auto item = work(result.plan, "Chống thấm");
        EXPECT_EQ(item->responsibleBody, "Công binh");
        EXPECT_EQ(item->start.iso, "2026-05-01");
        EXPECT_EQ(item->due.iso, "2026-05-20");
        EXPECT_EQ(item->percentDone, 70.0);
        EXPECT_EQ(item->cost, 12.5);
        EXPECT_EQ(item->note, "gấp");
        EXPECT_EQ(work(result.plan, "Rải đá")->due.iso, "2026-06-03");
        EXPECT_EQ(work(result.plan, "Xây hầm họp")->percentDone, 40.0);
    }
}

TEST(WorksList, IsTakenByUidThenByFeatureAndTask) {
    const TemporaryFolder folder;
    const Plan plan = planOfWorks();
    const auto built = work(plan, "Xây hầm họp");
    // The uid finds it whatever it is called now; the other row means the work of that name and not the one that has a uid.
    const auto result = imported(list(folder, "feature,name,percent_done,uid\nham hop,chong tham,30,\nHầm họp,Đổ bê tông,55," + built->uid + "\nHầm họp,Lát nền,5,\n"), {.kind = "works"}, plan);
    EXPECT_EQ(result.report.updated, 2u) << test::warningsOf(result);
    EXPECT_EQ(result.report.added, 1u);
    EXPECT_EQ(result.plan.find<WorkItem>(built->uid)->name, "Đổ bê tông");
    EXPECT_EQ(result.plan.find<WorkItem>(built->uid)->percentDone, 55.0);
    EXPECT_EQ(work(result.plan, "chong tham")->uid, work(plan, "Chống thấm")->uid);
    EXPECT_EQ(work(result.plan, "Lát nền")->feature, built->feature);
    EXPECT_EQ(applied(result.plan, inverted(result.edit, {})).all<WorkItem>().size(), plan.all<WorkItem>().size());
}

TEST(WorksList, WithoutTasksMeansTheOnlyWorkOfAStructure) {
    const TemporaryFolder folder;
    const auto result = imported(list(folder, "Tên,Tiến độ\nĐường cơ động số 1,0.25\nHào giao thông,0.5\nHầm họp,0.75\n"), {.kind = "works"}, planOfWorks());
    EXPECT_EQ(work(result.plan, "Rải đá")->percentDone, 25.0);
    EXPECT_EQ(work(result.plan, "Hào giao thông")->percentDone, 50.0);  // new, and called as what it makes
    ASSERT_EQ(result.report.skipped.size(), 1u) << test::warningsOf(result);
    EXPECT_EQ(result.report.skipped[0].row, 4);
    EXPECT_NE(result.report.skipped[0].reason.find("2 works"), std::string::npos);
}

TEST(WorksList, TellsByRowWhatDoesNotMatch) {
    const TemporaryFolder folder;
    PlanEditor editor(planOfWorks());
    Structure twin;
    twin.name = "Hào giao thông";
    twin.geometry = Geometry::point({481000.0, 2335000.0});
    editor.put(twin);
    const Uid uid = work(editor.plan(), "Tập huấn")->uid;
    const auto result = imported(list(folder, "feature,name,percent_done,due_date,uid\nCầu phao,Lắp,10,,\nHào giao thông,Đào,10,,\n,Không có,10,,\n,,10,,\n,,50,," + uid + "\n,Tập huấn,60,," + uid +
                                                  "\nHầm họp,Chống thấm,170,31/02/2026,\n"),
                                 {.kind = "works"}, editor.plan());
    ASSERT_EQ(result.report.skipped.size(), 5u) << test::warningsOf(result);
    const std::pair<int, const char*> expected[] = {{2, "no structure or route 'Cầu phao'"}, {3, "2 structures and routes"}, {4, "no work 'Không có'"}, {5, "names neither"}, {7, "twice"}};
    for (std::size_t i = 0; i < 5; ++i) {
        EXPECT_EQ(result.report.skipped[i].row, expected[i].first);
        EXPECT_NE(result.report.skipped[i].reason.find(expected[i].second), std::string::npos) << result.report.skipped[i].reason;
    }
    EXPECT_EQ(result.plan.find<WorkItem>(uid)->percentDone, 50.0);
    // What makes no sense is kept beside, and said.
    EXPECT_EQ(work(result.plan, "Chống thấm")->percentDone, 12.5);
    EXPECT_TRUE(test::hasWarning(result, "bad_value", "170")) << test::warningsOf(result);
    EXPECT_TRUE(test::hasWarning(result, "bad_value", "31/02/2026"));
}

TEST(WorksList, OfPlacesIsAListOfStructures) {
    const TemporaryFolder folder;
    const std::string path = test::writeText(folder.file("works.csv"), "Tên,X,Y,Tiến độ\nHầm số 7,2335100.5,480800.25,20\n");
    const auto result = imported(path, {}, test::smallPlan());
    EXPECT_EQ(result.report.added, 1u) << test::warningsOf(result);
    EXPECT_EQ(result.plan.all<Structure>().size(), 3u);
    EXPECT_EQ(guessKind("Sheet1", "list", {"Công trình", "Hạng mục", "Hạn"}, GeometryKind::None), "works");
    EXPECT_NE(guessKind("Sheet1", "list", {"Công trình", "Hạng mục", "Hạn", "X", "Y"}, GeometryKind::None), kWorksKind);
    EXPECT_EQ(guessKind("Sheet1", "list", {"Công trình", "Cơ quan phụ trách", "Hạn"}, GeometryKind::None), "structures");
}

TEST(WorksList, HasNoPlaceOnAMap) {
    const TemporaryFolder folder;
    for (const std::string extension : {"geojson", "kml", "kmz", "gpkg", "dxf"}) {
        const auto refused = exportFile(planOfWorks(), *geo::Crs::fromEpsg(3405), folder.file("works." + extension), {.kinds = {"works"}});
        ASSERT_FALSE(refused) << extension;
        EXPECT_NE(refused.error().message.find(".xlsx"), std::string::npos) << refused.error().message;
    }
    const auto all = exportFile(planOfWorks(), *geo::Crs::fromEpsg(3405), folder.file("all.gpkg"));
    ASSERT_TRUE(all) << all.error().message;
    EXPECT_FALSE(all->written.contains("works"));
    EXPECT_TRUE(test::filesUnder(folder.path()).size() == 1);
}

TEST(WorksList, OfAGroupHasTheNamesOfWhatIsOutsideIt) {
    const TemporaryFolder folder;
    PlanEditor editor(planOfWorks());
    Group group;
    group.name = "Đợt 1";
    const Uid uid = editor.put(group);
    WorkItem item = *work(editor.plan(), "Rải đá");
    item.groups = {uid};
    editor.put(item);
    const auto report = exportFile(editor.plan(), *geo::Crs::fromEpsg(3405), folder.file("w.csv"), {.kinds = {"works"}, .group = uid});
    ASSERT_TRUE(report) << report.error().message;
    EXPECT_EQ(report->written.at("works"), 1u);
    EXPECT_NE(test::readBytes(folder.file("w.csv")).find("Đường cơ động số 1,Rải đá"), std::string::npos);
}

// Of another plan come the works alone, with their log, where what they are about is here.
TEST(WorksList, OfAnotherPlanComesWithItsLog) {
    const TemporaryFolder folder;
    const Plan theirs = planOfWorks();
    ASSERT_TRUE(PlanStore::create(folder.file("theirs.gpkg"), theirs));
    PlanEditor editor(theirs);
    for (const auto& row : theirs.all<WorkItem>().rows()) editor.remove<WorkItem>(row->uid);
    editor.remove<Route>(theirs.all<Route>().rows().front()->uid);
    const auto result = imported(folder.file("theirs.gpkg"), {.kind = "works"}, editor.plan());
    EXPECT_EQ(result.plan.all<WorkItem>().size(), 3u) << test::warningsOf(result);
    EXPECT_EQ(result.plan.all<WorkLogEntry>().size(), 1u);
    EXPECT_EQ(result.plan.all<Route>().size(), 0u);
    ASSERT_EQ(result.report.skipped.size(), 1u);
    EXPECT_NE(result.report.skipped[0].reason.find("Rải đá"), std::string::npos);
}

}  // namespace
}  // namespace saban::layers
