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

// "Đơn vị" beside quantities is m3 or pieces; else, and where another column has that, it is who does the work.
TEST(WorksList, TellsTheUnitOfMeasureFromTheResponsibleBody) {
    const TemporaryFolder folder;
    const auto measured = imported(list(folder, "Công trình,Hạng mục,Đơn vị,Khối lượng,Thành tiền\nHầm họp,Xây hầm họp,m3,120,5\n"), {}, planOfWorks());
    EXPECT_EQ(measured.report.updated, 1u) << test::warningsOf(measured);
    EXPECT_EQ(work(measured.plan, "Xây hầm họp")->responsibleBody, "Ban chỉ huy quân sự xã");
    EXPECT_EQ(work(measured.plan, "Xây hầm họp")->cost, 5.0);
    EXPECT_EQ(textOf(work(measured.plan, "Xây hầm họp")->extras.at("Đơn vị")), "m3");
    for (const std::string columns : {"Đơn vị,Hạn\nHầm họp,Chống thấm,Công binh,20/05/2026", "ĐVT,Khối lượng,Đơn vị\nHầm họp,Chống thấm,m3,120,Công binh",
                                      "Đơn vị,Khối lượng hoàn thành (%)\nHầm họp,Chống thấm,Công binh,70"}) {
        const auto done = imported(list(folder, "Công trình,Hạng mục," + columns + "\n"), {.kind = "works"}, planOfWorks());
        EXPECT_EQ(work(done.plan, "Chống thấm")->responsibleBody, "Công binh") << columns;
    }
    EXPECT_NE(guessKind("Sheet1", "list", {"Công trình", "Hạng mục", "Đơn vị", "Khối lượng"}, GeometryKind::None), kWorksKind);
}

// An export of structures, with the progress filled in, is the way in which people report it.
TEST(WorksList, OfUidsOfStructuresIsAboutThose) {
    const TemporaryFolder folder;
    const Plan plan = test::smallPlan();
    const auto& structures = plan.all<Structure>().rows();
    const auto trench = *std::find_if(structures.begin(), structures.end(), [](const auto& row) { return row->name == "Hào giao thông"; });
    const auto bunker = *std::find_if(structures.begin(), structures.end(), [](const auto& row) { return row->name == "Hầm họp"; });
    const Uid post = plan.all<CommandPost>().rows().front()->uid;
    const std::string path = list(folder, "name,uid,percent_done\nHào cũ," + trench->uid + ",30\nHầm họp," + bunker->uid + ",65\nĐường cơ động số 1," + post + ",15\n");
    const auto result = imported(path, {.kind = "works"}, plan);
    EXPECT_EQ(result.report.added, 2u) << test::warningsOf(result);
    EXPECT_EQ(result.report.updated, 1u);
    for (const auto& item : result.plan.all<WorkItem>().rows()) {
        EXPECT_FALSE(plan.find<Structure>(item->uid)) << item->name;
        EXPECT_FALSE(plan.find<CommandPost>(item->uid)) << item->name;
    }
    EXPECT_EQ(work(result.plan, "Xây hầm họp")->percentDone, 65.0);
    ASSERT_TRUE(work(result.plan, "Hào giao thông"));
    EXPECT_EQ(work(result.plan, "Hào giao thông")->feature, trench->uid);
    EXPECT_EQ(work(result.plan, "Hào giao thông")->percentDone, 30.0);
    const auto again = imported(path, {.kind = "works"}, result.plan);
    EXPECT_TRUE(isEmpty(again.edit)) << test::changesOf(again.edit) << test::warningsOf(again);
    // Several works of one, each with its task.
    const auto tasks = imported(list(folder, "Công việc,uid,percent_done\nĐào," + trench->uid + ",30\nLát," + trench->uid + ",20\n"), {.kind = "works"}, plan);
    EXPECT_EQ(tasks.report.added, 2u) << test::warningsOf(tasks);
    ASSERT_TRUE(work(tasks.plan, "Lát"));
    EXPECT_EQ(work(tasks.plan, "Lát")->feature, trench->uid);
}

TEST(WorksList, StandsInTheRowsWhereAFormatHoldsOneKind) {
    const TemporaryFolder folder;
    const Plan plan = imported(list(folder, "Tên,X,Y,Tiến độ\nHầm 1,2335100,480800,20\n"), {.kind = "structures"}).plan;
    ASSERT_EQ(plan.all<WorkItem>().size(), 1u);
    const auto report = exportFile(plan, *geo::Crs::fromEpsg(3405), folder.file("out.csv"));
    ASSERT_TRUE(report) << report.error().message;
    EXPECT_EQ(report->written, (std::map<std::string, std::size_t>{{"structures", 1u}}));
    EXPECT_TRUE(report->warnings.empty());
    EXPECT_EQ(imported(folder.file("out.csv"), {}).plan.all<WorkItem>().rows().front()->percentDone, 20.0);
    // Alone, works have a list of their own.
    PlanEditor editor{Plan{}};
    WorkItem item;
    item.name = "Tập huấn";
    editor.put(item);
    const auto alone = exportFile(editor.plan(), *geo::Crs::fromEpsg(3405), folder.file("works.csv"));
    ASSERT_TRUE(alone) << alone.error().message;
    EXPECT_EQ(alone->written.at("works"), 1u);
}

TEST(WorksList, OfOneStructureGoesOutInPartWhereRowsHoldOneWorkAndThatIsTold) {
    const TemporaryFolder folder;
    // Whatever the order of uids, the first by name: both ways round.
    for (const auto& [first, second] : {std::pair("a", "b"), std::pair("b", "a")}) {
        PlanEditor editor(planOfWorks());
        for (const auto& row : Plan(editor.plan()).all<WorkItem>().rows())
            if (row->name == "Xây hầm họp" || row->name == "Chống thấm") {
                WorkItem item = *row;
                item.uid = row->name == "Chống thấm" ? first : second;
                editor.remove<WorkItem>(row->uid);
                editor.put(item);
            }
        const Plan plan = editor.plan();
        for (const std::string extension : {"gpkg", "kml"}) {
            const std::string path = folder.file(first + std::string(".") + extension);
            const auto report = exportFile(plan, *geo::Crs::fromEpsg(3405), path);
            ASSERT_TRUE(report) << report.error().message;
            ASSERT_EQ(report->warnings.size(), 1u) << path;
            EXPECT_EQ(report->warnings[0].code, "not_in_format");
            EXPECT_NE(report->warnings[0].message.find("left out: 2."), std::string::npos) << report->warnings[0].message;  // "Xây hầm họp", and the one about nothing
        }
        const auto back = imported(folder.file(first + std::string(".gpkg")), {.kind = "structures", .sublayer = "structures"}, plan);
        EXPECT_TRUE(isEmpty(back.edit)) << test::changesOf(back.edit) << test::warningsOf(back);
        ASSERT_TRUE(exportFile(plan, *geo::Crs::fromEpsg(3405), folder.file("s.csv"), {.kinds = {"structures"}, .replaceExisting = true}));
        const auto rows = imported(folder.file("s.csv"), {});
        EXPECT_EQ(rows.plan.all<WorkItem>().rows().front()->percentDone, 12.5);
    }
    const auto all = exportFile(planOfWorks(), *geo::Crs::fromEpsg(3405), folder.file("all.xlsx"));
    ASSERT_TRUE(all) << all.error().message;
    EXPECT_TRUE(all->warnings.empty());
}

// Of another plan come the works alone, with their log and groups, where what they are about is here.
TEST(WorksList, OfAnotherPlanComesWithItsLog) {
    const TemporaryFolder folder;
    PlanEditor grouped(planOfWorks());
    Group group;
    group.name = "Đợt 1";
    const Uid unused = grouped.put(group);
    WorkItem inside = *work(grouped.plan(), "Xây hầm họp"), left = *work(grouped.plan(), "Rải đá");
    for (const auto& row : grouped.plan().all<Group>().rows())
        if (!row->parent.empty()) inside.groups = {row->uid};
    left.groups = {unused};
    grouped.put(inside);
    grouped.put(left);
    const Plan theirs = grouped.plan();
    ASSERT_TRUE(PlanStore::create(folder.file("theirs.gpkg"), theirs));
    PlanEditor editor(theirs);
    for (const auto& row : theirs.all<WorkItem>().rows()) editor.remove<WorkItem>(row->uid);
    editor.remove<Route>(theirs.all<Route>().rows().front()->uid);
    for (const auto& row : theirs.all<Phase>().rows()) editor.remove<Phase>(row->uid);
    for (const auto& row : theirs.all<Group>().rows()) editor.remove<Group>(row->uid);
    const auto result = imported(folder.file("theirs.gpkg"), {.kind = "works"}, editor.plan());
    EXPECT_EQ(result.plan.all<Phase>().size(), 0u);
    ASSERT_EQ(result.plan.all<Group>().size(), 2u);
    EXPECT_FALSE(result.plan.find<Group>(unused)) << "of a work that was left";
    EXPECT_EQ(result.plan.all<WorkItem>().size(), 3u) << test::warningsOf(result);
    EXPECT_EQ(result.plan.all<WorkLogEntry>().size(), 1u);
    EXPECT_EQ(result.plan.all<Route>().size(), 0u);
    ASSERT_EQ(result.report.skipped.size(), 1u);
    EXPECT_NE(result.report.skipped[0].reason.find("Rải đá"), std::string::npos);
}

}  // namespace
}  // namespace saban::layers
