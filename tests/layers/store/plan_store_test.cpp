#include "layers/store/plan_store.h"

#include <cpl_minixml.h>
#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <chrono>
#include <map>
#include <stop_token>
#include <string>
#include <thread>

#include "geo/raster/network_guard.h"
#include "tests/support/before_next_opening.h"
#include "tests/support/raster_fixtures.h"
#include "tests/support/sample_plan.h"

namespace saban::layers {
namespace {

using test::smallPlan;
using test::TemporaryFolder;

std::unique_ptr<PlanStore> stored(const std::string& path, const Plan& plan = smallPlan()) {
    auto store = PlanStore::create(path, plan);
    EXPECT_TRUE(store) << (store ? "" : store.error().message);
    return store ? std::move(*store) : nullptr;
}

std::unique_ptr<PlanStore> opened(const std::string& path, Access access = Access::ReadWrite) {
    auto store = PlanStore::open(path, access);
    EXPECT_TRUE(store) << (store ? "" : store.error().message);
    return store ? std::move(*store) : nullptr;
}

/// Runs SQL on the file as another program does.
void sql(const std::string& path, const std::string& statement) {
    geo::initialiseGdal();
    const std::unique_ptr<GDALDataset> dataset(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE));
    ASSERT_TRUE(dataset);
    CPLErrorReset();
    dataset->ReleaseResultSet(dataset->ExecuteSQL(statement.c_str(), nullptr, nullptr));
    EXPECT_STREQ(CPLGetLastErrorMsg(), "");
}

TEST(PlanStore, GivesBackWhatWasStored) {
    const TemporaryFolder f;
    const std::string path = f.file("a.gpkg");
    const Plan plan = smallPlan();
    ASSERT_TRUE(stored(path, plan));
    const auto again = opened(path, Access::ReadOnly);
    ASSERT_TRUE(again);
    for (const auto& warning : again->warnings()) ADD_FAILURE() << warning.message;
    EXPECT_TRUE(again->plan().settings == plan.settings);
    forEachKind([&]<typename T>(KindTag<T>) {
        EXPECT_EQ(again->plan().all<T>().size(), plan.all<T>().size()) << kindName<T>();
        EXPECT_TRUE(again->plan().all<T>() == plan.all<T>()) << kindName<T>();
    });
    EXPECT_EQ(test::filesUnder(f.path()).size(), 1u);
}

TEST(PlanStore, KeepsEveryEditAndNothingElse) {
    const TemporaryFolder f;
    const std::string path = f.file("a.gpkg");
    auto store = stored(path);
    PlanEditor editor(store->plan());
    CommandPost post = *store->plan().all<CommandPost>().rows().front();
    post.name = "Sở chỉ huy dự bị";
    post.geometry = Geometry::point({482000.0004, 2335000.0006});
    editor.put(post);
    editor.remove<Route>(store->plan().all<Route>().rows().front()->uid);
    Area area;
    area.name = "Khu cấm 'A'; DROP TABLE areas;";
    area.geometry = Geometry::area({{480000, 2333000}, {480100, 2333000}, {480100, 2333100}});
    editor.put(area);
    ASSERT_TRUE(store->apply(editor.finish("Sửa kế hoạch")));
    const Plan expected = store->plan();
    EXPECT_EQ(expected.all<Checkpoint>().size(), 0u);  // went with its route
    store = nullptr;
    store = opened(path);
    EXPECT_TRUE(store->plan() == expected);
    EXPECT_EQ(store->plan().find<CommandPost>(post.uid)->geometry.at(), glm::dvec2(482000.0, 2335000.001));
}

TEST(PlanStore, ATrenchThatBecomesAPointMovesToTheOtherTable) {
    const TemporaryFolder f;
    const std::string path = f.file("a.gpkg");
    auto store = stored(path);
    for (const auto& row : store->plan().all<Structure>().rows()) {
        if (row->geometry.kind != GeometryKind::Line) continue;
        PlanEditor editor(store->plan());
        Structure moved = *row;
        moved.geometry = Geometry::point({481000, 2335000});
        editor.put(moved);
        ASSERT_TRUE(store->apply(editor.finish("Đổi")));
    }
    const Plan expected = store->plan();
    store = opened(path);
    EXPECT_TRUE(store->plan() == expected);
}

TEST(PlanStore, ReadsWhatAnotherProgramChangedAndKeepsItsColumns) {
    const TemporaryFolder f;
    const std::string path = f.file("a.gpkg");
    ASSERT_TRUE(stored(path));
    sql(path, "ALTER TABLE structures ADD COLUMN doi_thi_cong TEXT");
    sql(path, "UPDATE structures SET doi_thi_cong = 'Đội 3', width_m = 6.25, state = 'ready'");
    auto store = opened(path);
    const auto structureOf = [&] {
        for (const auto& row : store->plan().all<Structure>().rows())
            if (row->geometry.kind == GeometryKind::Point) return row;
        return std::shared_ptr<const Structure>();
    };
    auto bunker = structureOf();
    ASSERT_TRUE(bunker);
    EXPECT_EQ(bunker->widthM, 6.25);
    EXPECT_EQ(bunker->state, StructureState::Ready);
    EXPECT_EQ(textOf(bunker->extras.at("doi_thi_cong")), "Đội 3");
    // A change of something else leaves the strange column alone.
    PlanEditor editor(store->plan());
    Structure renamed = *bunker;
    renamed.name = "Hầm họp số 2";
    editor.put(renamed);
    ASSERT_TRUE(store->apply(editor.finish("Đổi tên")));
    store = opened(path);
    EXPECT_EQ(structureOf()->name, "Hầm họp số 2");
    EXPECT_EQ(textOf(structureOf()->extras.at("doi_thi_cong")), "Đội 3");
}

// A column of the user's own is made for the first value that comes; later ones may be of another sort.
TEST(PlanStore, AColumnOfTheUsersOwnHoldsNumbersThenFractionsThenTexts) {
    const TemporaryFolder f;
    const std::string path = f.file("a.gpkg");
    auto store = stored(path);
    std::vector<Uid> uids;
    for (const Value& value : {Value{std::int64_t{12}}, Value{10.5}, Value{std::string("A12")}, Value{std::int64_t{7}}}) {
        PlanEditor editor(store->plan());
        Area area;
        area.name = "Khu";
        area.extras["mã số"] = value;
        area.geometry = Geometry::area({{480000, 2333000}, {480100, 2333000}, {480100, 2333100}});
        uids.push_back(editor.put(area));
        ASSERT_TRUE(store->apply(editor.finish("Thêm")));
        store = nullptr;
        store = opened(path);
        ASSERT_TRUE(store);
        for (const auto& warning : store->warnings()) ADD_FAILURE() << warning.message;
    }
    const std::vector<std::string> expected{"12", "10.5", "A12", "7"};
    for (std::size_t i = 0; i < uids.size(); ++i) EXPECT_EQ(textOf(store->plan().find<Area>(uids[i])->extras.at("mã số")), expected[i]);
}

TEST(PlanStore, AColumnOfAnotherProgramHoldsWhatIsNoDay) {
    const TemporaryFolder f;
    const std::string path = f.file("a.gpkg");
    ASSERT_TRUE(stored(path));
    sql(path, "ALTER TABLE areas ADD COLUMN nghiem_thu DATE");
    sql(path, "ALTER TABLE areas ADD COLUMN ma TEXT(3)");
    auto store = opened(path);
    const Uid uid = store->plan().all<Area>().rows().front()->uid;
    for (const std::string value : {"2026-05-14", "chưa hẹn"}) {
        PlanEditor editor(store->plan());
        Area area = *store->plan().find<Area>(uid);
        area.extras["nghiem_thu"] = value;
        area.extras["ma"] = value;
        editor.put(area);
        ASSERT_TRUE(store->apply(editor.finish("Sửa")));
        store = opened(path);
        EXPECT_EQ(textOf(store->plan().find<Area>(uid)->extras.at("nghiem_thu")), value);
        EXPECT_EQ(textOf(store->plan().find<Area>(uid)->extras.at("ma")), value);
    }
}

TEST(PlanStore, AValueThatMakesNoSenseIsNamedAndNotOverwritten) {
    const TemporaryFolder f;
    const std::string path = f.file("a.gpkg");
    ASSERT_TRUE(stored(path));
    sql(path, "UPDATE command_posts SET kind = 'tạm thời'");
    auto store = opened(path);
    ASSERT_EQ(store->warnings().size(), 1u);
    EXPECT_EQ(store->warnings().front().code, "bad_value");
    EXPECT_NE(store->warnings().front().message.find("tạm thời"), std::string::npos);
    PlanEditor editor(store->plan());
    CommandPost post = *store->plan().all<CommandPost>().rows().front();
    post.note = "mới";
    editor.put(post);
    ASSERT_TRUE(store->apply(editor.finish("Ghi chú")));
    EXPECT_EQ(opened(path)->warnings().size(), 1u);
}

TEST(PlanStore, RowsAddedByAnotherProgramGetAnIdentifierThatStays) {
    const TemporaryFolder f;
    const std::string path = f.file("a.gpkg");
    ASSERT_TRUE(stored(path));
    sql(path, "INSERT INTO areas (geom, name) SELECT geom, 'Bản sao' FROM areas");
    sql(path, "INSERT INTO phases (uid, name) SELECT uid, 'Giai đoạn chép' FROM phases WHERE name = 'Giai đoạn 1'");
    auto store = opened(path);
    EXPECT_EQ(store->plan().all<Area>().size(), 2u);
    EXPECT_EQ(store->plan().all<Phase>().size(), 3u);
    const Plan first = store->plan();
    store = opened(path);
    EXPECT_TRUE(store->plan() == first);
    EXPECT_TRUE(store->warnings().empty());
}

TEST(PlanStore, NamesReferencesToWhatIsNotThere) {
    const TemporaryFolder f;
    const std::string path = f.file("a.gpkg");
    ASSERT_TRUE(stored(path));
    sql(path, "DELETE FROM units");
    const auto store = opened(path);
    ASSERT_FALSE(store->warnings().empty());
    for (const auto& warning : store->warnings()) EXPECT_EQ(warning.code, "dangling");
}

// QGIS 3.22 asks for f_table_catalog = '' AND f_table_schema = '' AND useAsDefault: without these no title and no colour is taken.
TEST(PlanStore, HasForEveryTableTheDefaultStyleThatQgisLooksFor) {
    const TemporaryFolder f;
    const std::string path = f.file("a.gpkg");
    stored(path);
    const std::unique_ptr<GDALDataset> dataset(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR));
    ASSERT_TRUE(dataset);
    std::size_t tables = 0;
    forEachKind([&]<typename T>(KindTag<T>) { tables += tablesOf<T>().size(); });
    OGRLayer* styles = dataset->GetLayerByName("layer_styles");
    ASSERT_NE(styles, nullptr);
    styles->SetAttributeFilter("f_table_catalog = '' AND f_table_schema = '' AND useAsDefault = 1 AND update_time IS NOT NULL");
    EXPECT_EQ(styles->GetFeatureCount(), static_cast<GIntBig>(tables));
    // Strokes of the pen in the colour and the width that they were drawn with.
    for (const auto& row : *styles) {
        CPLXMLNode* style = CPLParseXMLString(row->GetFieldAsString("styleQML"));
        ASSERT_NE(style, nullptr) << row->GetFieldAsString("f_table_name");
        CPLDestroyXMLNode(style);
        const bool isOfStrokes = std::string(row->GetFieldAsString("styleQML")).find("attribute($currentfeature,'ink_width_m') * 1000 / @map_scale") != std::string::npos;
        EXPECT_EQ(isOfStrokes, row->GetFieldAsString("f_table_name") == std::string("note_lines"));
    }
}

// As an earlier release made them; QGIS saves with the time, and anybody may have changed one by hand.
TEST(PlanStore, RenewsItsOwnOldStylesAndNoOthers) {
    const TemporaryFolder f;
    const std::string path = f.file("a.gpkg");
    auto store = stored(path);
    const std::string head = "'<!DOCTYPE qgis PUBLIC ''http://mrcc.com/qgis.dtd'' ''SYSTEM''><qgis version=\"3.22\">";
    sql(path, "UPDATE layer_styles SET styleQML = " + head + "old</qgis>' WHERE f_table_name IN ('note_lines', 'routes')");
    sql(path, "UPDATE layer_styles SET update_time = '2026-03-04T05:06:07Z' WHERE f_table_name = 'routes'");
    sql(path, "UPDATE layer_styles SET styleQML = '<qgis>by hand</qgis>' WHERE f_table_name = 'areas'");
    sql(path, "UPDATE layer_styles SET styleQML = " + head + "<!-- saban 99 -->later</qgis>' WHERE f_table_name = 'checkpoints'");
    store = opened(path);
    PlanEditor editor(store->plan());
    Area area = *store->plan().all<Area>().rows().front();
    area.name = "Khác";
    editor.put(area);
    ASSERT_TRUE(store->apply(editor.finish("Đổi tên")));
    store.reset();
    std::map<std::string, std::string> styles;
    const std::unique_ptr<GDALDataset> dataset(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR));
    for (const auto& row : *dataset->GetLayerByName("layer_styles")) styles[row->GetFieldAsString("f_table_name")] = row->GetFieldAsString("styleQML");
    EXPECT_NE(styles["note_lines"].find("ink_width_m"), std::string::npos);
    EXPECT_TRUE(styles["routes"].ends_with("old</qgis>"));
    EXPECT_EQ(styles["areas"], "<qgis>by hand</qgis>");
    EXPECT_TRUE(styles["checkpoints"].ends_with("later</qgis>"));
}

TEST(PlanStore, AChangeByAnotherProgramMeanwhileIsNotOverwritten) {
    const TemporaryFolder f;
    const std::string path = f.file("a.gpkg");
    auto store = stored(path);
    sql(path, "UPDATE areas SET name = 'Khu của QGIS'");
    PlanEditor editor(store->plan());
    Area area = *store->plan().all<Area>().rows().front();
    area.name = "Khu của Saban";
    editor.put(area);
    const auto refused = store->apply(editor.finish("Đổi tên"));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, geo::ErrorCode::Refused);
    EXPECT_EQ(opened(path)->plan().all<Area>().rows().front()->name, "Khu của QGIS");
}

Edit removalOfARoute(const Plan& plan) {
    PlanEditor editor(plan);
    editor.remove<Route>(plan.all<Route>().rows().front()->uid);
    return editor.finish("Xóa");
}

/// The edit is stopped, and the file opened again after another program has written to it.
TEST(PlanStore, AChangeOfTheSettingsAloneDuringAFailedEditIsSeen) {
    const TemporaryFolder f;
    const std::string path = f.file("a.gpkg");
    auto store = stored(path);
    const std::unique_ptr<GDALDataset> other(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE));
    const test::BeforeNextOpening write([&] { other->ReleaseResultSet(other->ExecuteSQL("UPDATE saban_settings SET value = 'MẬT' WHERE key = 'marking'", nullptr, nullptr)); });
    std::stop_source stop;
    const auto stopped = store->apply(removalOfARoute(store->plan()), {.stop = stop.get_token(), .progress = [&](double) { stop.request_stop(); }});
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().code, geo::ErrorCode::Cancelled);
    ASSERT_TRUE(write.isDone());
    EXPECT_TRUE(store->isChangedByOthers());
    EXPECT_EQ(opened(path)->plan().settings.marking, "MẬT");
}

TEST(PlanStore, AnEditThatIsStoppedOnTheWayLeavesThePlanAsItWas) {
    const TemporaryFolder f;
    const std::string path = f.file("a.gpkg");
    auto store = stored(path);
    const Plan before = store->plan();
    PlanEditor editor(before);
    std::vector<Remark> notes(500);
    for (Remark& note : notes) note.note = "ghi";
    editor.put(notes);
    const Edit edit = editor.finish("Ghi");
    std::stop_source stop;
    double reached = 0.0;
    const auto stopped = store->apply(edit, {.stop = stop.get_token(), .progress = [&](double fraction) {
                                                 reached = fraction;
                                                 if (fraction > 0.5) stop.request_stop();
                                             }});
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().code, geo::ErrorCode::Cancelled);
    EXPECT_GT(reached, 0.5);
    EXPECT_LT(reached, 0.7);  // not all was written first
    EXPECT_TRUE(store->plan() == before);
    EXPECT_TRUE(opened(path)->plan() == before);
    EXPECT_TRUE(store->pastStates()->empty());
    EXPECT_TRUE(store->apply(edit));
    EXPECT_EQ(opened(path)->plan().all<Remark>().size(), before.all<Remark>().size() + 500);
}

TEST(PlanStore, RemembersTheLastFiftyStates) {
    const TemporaryFolder f;
    const std::string path = f.file("a.gpkg");
    auto store = stored(path);
    std::vector<Plan> before;
    for (int i = 0; i < 60; ++i) {
        before.push_back(store->plan());
        PlanEditor editor(store->plan());
        if (i % 3 == 0) {
            Area area;
            area.name = "Khu " + std::to_string(i);
            area.extras["dân số"] = std::int64_t{i};
            area.geometry = Geometry::area({{480000, 2333000}, {480100.0 + i, 2333000}, {480100, 2333100}});
            editor.put(area);
        } else if (i % 3 == 1) {
            CommandPost post = *store->plan().all<CommandPost>().rows().front();
            post.geometry = Geometry::point(post.geometry.at() + glm::dvec2(1.0, 0.5));
            editor.put(post);
        } else {
            editor.remove<Area>(store->plan().all<Area>().rows().back()->uid);
        }
        ASSERT_TRUE(store->apply(editor.finish("Lần " + std::to_string(i))));
    }
    store = opened(path, Access::ReadOnly);
    const auto states = store->pastStates();
    ASSERT_TRUE(states);
    ASSERT_EQ(states->size(), 50u);
    EXPECT_EQ(states->front().label, "Lần 59");
    for (const std::size_t back : {0u, 1u, 17u, 49u}) {
        const auto past = store->past((*states)[back].id);
        ASSERT_TRUE(past) << past.error().message;
        EXPECT_TRUE(*past == before[59 - back]) << back;
    }
    EXPECT_FALSE(store->past(1));
}

TEST(PlanStore, TheCrsOfAPlanStays) {
    const TemporaryFolder f;
    auto store = stored(f.file("a.gpkg"));
    PlanEditor editor(store->plan());
    PlanSettings settings = store->plan().settings;
    settings.crs = "EPSG:3406";
    editor.setSettings(settings);
    EXPECT_FALSE(store->apply(editor.finish("CRS")));
    settings.crs = "EPSG:3405";
    settings.name = "Tên khác";
    settings.catalogue = "danh muc/own.json";
    settings.bounds = geo::Bounds{480000, 2330000, 492000, 2342000};
    editor.setSettings(settings);
    ASSERT_TRUE(store->apply(editor.finish("Tên")));
    EXPECT_TRUE(opened(f.file("a.gpkg"))->plan().settings == settings);
}

TEST(PlanStore, AnEarlierFormIsCopiedAndBroughtUpToDate) {
    const TemporaryFolder f;
    const std::string path = f.file("a.gpkg");
    ASSERT_TRUE(stored(path));
    const Plan plan = opened(path)->plan();
    sql(path, "UPDATE saban_settings SET value = '0' WHERE key = 'format'");
    sql(path, "ALTER TABLE routes DROP COLUMN surface");
    auto store = opened(path);
    ASSERT_EQ(store->warnings().size(), 1u);
    EXPECT_EQ(store->warnings().front().code, "migrated");
    EXPECT_TRUE(store->plan() == plan);
    EXPECT_EQ(test::filesUnder(f.path()).size(), 2u);
    PlanEditor editor(store->plan());
    Route route = *store->plan().all<Route>().rows().front();
    route.surface = "đất";
    editor.put(route);
    ASSERT_TRUE(store->apply(editor.finish("Mặt đường")));
    EXPECT_EQ(opened(path)->plan().all<Route>().rows().front()->surface, "đất");
}

// What plans of the first form lack: all that scenes say since they are briefings.
TEST(PlanStore, APlanOfTheFirstFormIsReadAndGetsTheNewColumnsOfScenes) {
    const TemporaryFolder f;
    const std::string path = f.file("a.gpkg");
    ASSERT_TRUE(stored(path));
    const Plan plan = opened(path)->plan();
    sql(path, "UPDATE saban_settings SET value = '1' WHERE key = 'format'");
    for (const char* column : {"title", "role", "shows_legend", "exercise_time", "transition", "transition_s", "actions"}) sql(path, std::string("ALTER TABLE scenes DROP COLUMN ") + column);
    {
        const auto reading = opened(path, Access::ReadOnly);
        EXPECT_TRUE(reading->plan() == plan);
        EXPECT_TRUE(reading->warnings().empty());
        EXPECT_EQ(test::filesUnder(f.path()).size(), 1u);
    }
    auto store = opened(path);
    ASSERT_EQ(store->warnings().size(), 1u);
    EXPECT_EQ(store->warnings().front().code, "migrated");
    EXPECT_TRUE(store->plan() == plan);
    PlanEditor editor(store->plan());
    Scene scene = *store->plan().all<Scene>().rows().front();
    scene.title = "Giai đoạn 1";
    scene.role = "Tham mưu trưởng";
    scene.showsLegend = true;
    scene.exerciseTime = {"2026-05-14T07:30"};
    scene.transition = SceneTransition::Fade;
    scene.transitionS = 1.5;
    scene.actions = R"([{"kind":"orbit"}])";
    editor.put(scene);
    ASSERT_TRUE(store->apply(editor.finish("Cảnh")));
    const auto again = opened(path);
    EXPECT_TRUE(*again->plan().find<Scene>(scene.uid) == scene);
    EXPECT_TRUE(again->warnings().empty());
}

TEST(PlanStore, ANewerFormIsRefusedByName) {
    const TemporaryFolder f;
    const std::string path = f.file("a.gpkg");
    ASSERT_TRUE(stored(path));
    sql(path, "UPDATE saban_settings SET value = '99' WHERE key = 'format'");
    const auto refused = PlanStore::open(path, Access::ReadWrite);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, geo::ErrorCode::Unsupported);
    EXPECT_NE(refused.error().message.find("99"), std::string::npos);
}

TEST(PlanStore, IsAGeoPackageForOtherPrograms) {
    if (!test::hasProgram("ogrinfo")) GTEST_SKIP() << "ogrinfo is not installed";
    const TemporaryFolder f;
    const std::string path = f.file("a.gpkg");
    ASSERT_TRUE(stored(path));
    const std::string layers = test::outputOf("ogrinfo -ro '" + path + "'");
    for (const char* name : {"command_posts (Point)", "routes (Line String)", "areas (Multi Polygon)", "phases (None)"})
        EXPECT_NE(layers.find(name), std::string::npos) << layers;
    const std::string row = test::outputOf("ogrinfo -ro -q '" + path + "' -sql \"SELECT name, ST_MinX(geom) AS e FROM command_posts\" -dialect SQLITE");
    EXPECT_NE(row.find("Sở chỉ huy chính"), std::string::npos) << row;
    EXPECT_NE(row.find("481234.567"), std::string::npos) << row;
    EXPECT_NE(test::outputOf("ogrinfo -ro -q '" + path + "' -sql \"SELECT count(*) AS n FROM gpkg_extensions WHERE extension_name = 'gpkg_rtree_index'\"").find("= 11"),
              std::string::npos);
}

}  // namespace
}  // namespace saban::layers
