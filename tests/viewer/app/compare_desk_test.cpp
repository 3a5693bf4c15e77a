// Two states of a plan on a real table: marks, the switch between them, and taking over with the mouse and the keys.
#include "viewer/app/compare_desk.h"

#include <QDir>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <glm/geometric.hpp>

#include "layers/edit/edit.h"
#include "tests/viewer/app/window_fixture.h"
#include "viewer/app/compare_marks.h"
#include "viewer/app/compare_tree.h"
#include "viewer/app/picture_marking.h"
#include "viewer/app/scene_pictures.h"
#include "viewer/app/views_panel.h"

namespace saban::test {
namespace {

class CompareDeskTest : public WindowTest {
 protected:
    /// The plan holds two bunkers; before, one of them stood 300 m to the west, the other was not there, and a third was.
    void openPlan(const std::string& marking = {}) {
        writeElevation(folder_, "valley.tif");
        layers::PlanEditor editor{layers::Plan{}};
        layers::PlanSettings settings;
        settings.name = "Thử";
        settings.marking = marking;
        settings.crs = "EPSG:3405";
        editor.setSettings(settings);
        layers::MapLayer ground;
        ground.name = "Địa hình";
        ground.kind = layers::MapLayerKind::Elevation;
        ground.path = "valley.tif";
        editor.put(ground);
        layers::Phase phase;
        phase.name = "Giai đoạn 1";
        editor.put(phase);
        moved_ = editor.put(bunker("Hầm họp", {587000.0, 2326000.0}));
        const layers::Plan both = editor.plan();
        added_ = editor.put(bunker("Hầm mới", {587200.0, 2326000.0}));
        after_ = editor.plan();
        layers::PlanEditor earlier(both);
        auto west = *both.find<layers::Structure>(moved_);
        west.geometry = layers::Geometry::point({586700.0, 2326000.0});
        earlier.put(west);
        removed_ = earlier.put(bunker("Hầm cũ", {587000.0, 2325700.0}));
        if (!marking.empty()) settings.marking = "TUYỆT " + marking;
        earlier.setSettings(settings);
        before_ = earlier.plan();
        path_ = folder_.file("after.gpkg").toStdString();
        ASSERT_TRUE(layers::PlanStore::create(path_, after_));
        ASSERT_TRUE(layers::PlanStore::create(folder_.file("before.gpkg").toStdString(), before_));
        window_->openFiles({QString::fromStdString(path_)});
        settle();
        ASSERT_TRUE(session().plan()) << messages().messages().join("\n").toStdString();
        window_->resize(1560, 960);
        desk().dock()->toggleViewAction()->trigger();
        desk().panel().compareWithFile(folder_.file("before.gpkg"));
        ASSERT_TRUE(waitFor([this] { return desk().panel().comparison() != nullptr; }, kPatienceMs)) << desk().panel().note().toStdString();
        settle();
    }

    static layers::Structure bunker(const char* name, glm::dvec2 at) {
        layers::Structure structure;
        structure.name = name;
        structure.type = "meeting_bunker";
        structure.geometry = layers::Geometry::point(at);
        return structure;
    }

    app::PlanSession& session() { return window_->desk().session(); }
    app::CompareDesk& desk() { return window_->desk().compare(); }
    layers::Plan stored() {
        const auto store = layers::PlanStore::open(path_, layers::Access::ReadOnly);
        EXPECT_TRUE(store);
        return store ? (*store)->plan() : layers::Plan{};
    }

    layers::Plan before_, after_;
    layers::Uid moved_, added_, removed_;
    std::string path_;
};

TEST_F(CompareDeskTest, TheMouseTakesOneOfThreeChangesOverAndUndoGivesItBack) {
    openPlan();
    auto& panel = desk().panel();
    ASSERT_EQ(panel.comparison()->count(), (layers::DifferenceCount{.added = 1, .removed = 1, .moved = 1}));
    QTreeView& tree = panel.tree();
    int row = 0;
    while (tree.model()->index(row, app::CompareModel::Name).data().toString() != "Hầm cũ") ASSERT_LT(++row, 3);
    const QModelIndex index = tree.model()->index(row, 0);
    tree.scrollTo(index);
    tree.setCurrentIndex(index);
    tree.setFocus();
    QTest::keyClick(&tree, Qt::Key_Space);  // ticks it
    auto* take = panel.findChild<QPushButton*>("compareTake");
    ASSERT_TRUE(take->isEnabled());
    QTest::mouseClick(take, Qt::LeftButton);
    ASSERT_TRUE(waitFor([&] { return !panel.isTakingOver(); }, kPatienceMs));
    ASSERT_TRUE(stored().find<layers::Structure>(removed_));
    EXPECT_EQ(*stored().find<layers::Structure>(moved_), *after_.find<layers::Structure>(moved_));
    ASSERT_TRUE(waitFor([&] { return panel.comparison() && panel.comparison()->count().removed == 0; }, kPatienceMs));
    window_->desk().undo->trigger();
    EXPECT_EQ(stored(), after_);
    EXPECT_TRUE(waitFor([&] { return panel.comparison() && panel.comparison()->count().removed == 1; }, kPatienceMs));
}

// Its marks show what either plan says.
TEST_F(CompareDeskTest, APictureWithTheMarksOfTwoPlansBearsTheMarkingsOfBoth) {
    openPlan("MẬT");
    const auto marking = [&] { return app::markingOfPicture(window_->stage().table()); };
    EXPECT_EQ(marking(), "MẬT / TUYỆT MẬT");
    EXPECT_EQ(session().plan()->settings.marking, "MẬT");
    desk().setMode(app::CompareMode::Earlier);
    EXPECT_EQ(marking(), "TUYỆT MẬT");
    desk().setMode(app::CompareMode::Later);
    EXPECT_EQ(marking(), "MẬT");
    desk().setMode(app::CompareMode::Both);
    EXPECT_EQ(marking(), "MẬT / TUYỆT MẬT");
    desk().dock()->hide();  // and its marks with it
    EXPECT_EQ(marking(), "MẬT");
    desk().dock()->show();
    EXPECT_EQ(marking(), "MẬT / TUYỆT MẬT");
}

// They are kept as those of the plan, with its marking, whatever is on the table while they are made.
TEST_F(CompareDeskTest, PicturesOfScenesAreOfThePlanItself) {
    openPlan("MẬT");
    app::SavedView view;
    view.camera = {.target = {587000.0, 2325900.0, testHeightM({587000.0, 2325900.0})}, .headingDeg = 0.0, .pitchDeg = -50.0, .rangeM = 900.0};
    const auto pictureOf = [&](app::CompareMode mode) {
        desk().setMode(mode);
        app::ScenePictures pictures(table());
        QSignalSpy made(&pictures, &app::ScenePictures::made);
        pictures.remake({.uid = "scene", .identity = "compared", .view = view, .plan = session().plan()});
        EXPECT_TRUE(waitFor([&] { return made.count() == 1; }, kPatienceMs));
        return made.isEmpty() ? QImage() : made.front().at(1).value<QImage>();
    };
    const QImage own = pictureOf(app::CompareMode::Later);
    EXPECT_EQ(pictureOf(app::CompareMode::Earlier), own);
    EXPECT_EQ(pictureOf(app::CompareMode::Both), own);
    // As the panel asks for them.
    desk().setMode(app::CompareMode::Both);
    app::ViewsPanel& panel = window_->viewsPanel();
    QSignalSpy made(&panel.pictures(), &app::ScenePictures::made);
    table().setView(view.camera);
    settle();
    panel.saveAction->trigger();
    ASSERT_TRUE(waitFor([&] { return made.count() == 1; }, kPatienceMs));
    const auto compared = made.takeFirst().at(1).value<QImage>();
    desk().dock()->hide();
    QDir cache(QString::fromUtf8(qgetenv("XDG_CACHE_HOME")) + "/saban/views");
    for (const QString& file : cache.entryList({"*.png"}, QDir::Files)) cache.remove(file);
    window_->desk().open({}, nullptr);
    window_->desk().open(path_, nullptr);
    ASSERT_TRUE(waitFor([&] { return made.count() >= 1; }, kPatienceMs));
    EXPECT_EQ(made.takeFirst().at(1).value<QImage>(), compared);
}

TEST_F(CompareDeskTest, TheSwitchShowsTheEarlierStateAndChangesNothing) {
    openPlan();
    EXPECT_EQ(desk().mode(), app::CompareMode::Both);
    EXPECT_TRUE(desk().planOnTable()->find<layers::Structure>(added_));
    table().setFocus();
    QTest::keyClick(&table(), Qt::Key_B);
    EXPECT_EQ(desk().mode(), app::CompareMode::Earlier);
    EXPECT_FALSE(desk().planOnTable()->find<layers::Structure>(added_));
    EXPECT_TRUE(desk().planOnTable()->find<layers::Structure>(removed_));
    EXPECT_EQ(table().tool(), nullptr);  // it is only looked at
    auto* banner = table().findChild<QLabel*>("compareBanner");
    ASSERT_TRUE(banner);
    EXPECT_TRUE(banner->isVisible());
    QTest::keyClick(&table(), Qt::Key_B);
    EXPECT_EQ(desk().mode(), app::CompareMode::Later);
    EXPECT_EQ(desk().planOnTable(), session().shown());
    EXPECT_NE(table().tool(), nullptr);
    EXPECT_FALSE(banner->isVisible());
    EXPECT_EQ(stored(), after_);
}

TEST_F(CompareDeskTest, NoKeyChangesThePlanWhileAnotherStateIsOnTheTable) {
    openPlan();
    session().select({{"structures", moved_}});
    desk().earlier->trigger();
    ASSERT_TRUE(desk().isOtherOnTable());
    table().setFocus();
    QTest::keyClick(&table(), Qt::Key_Delete);
    QTest::keyClick(&table(), Qt::Key_Right, Qt::AltModifier);
    QTest::keyClick(&table(), Qt::Key_D, Qt::ControlModifier);
    EXPECT_EQ(stored(), after_);
    // An edit made elsewhere is seen at once.
    layers::PlanEditor editor(*session().plan());
    editor.remove<layers::Structure>(added_);
    ASSERT_TRUE(session().apply(editor.finish("remove")));
    EXPECT_FALSE(desk().isOtherOnTable());
}

TEST_F(CompareDeskTest, ATaskBringsThePlanBackToTheTable) {
    openPlan();
    desk().earlier->trigger();
    ASSERT_TRUE(desk().isOtherOnTable());
    window_->desk().placeTool->trigger();
    window_->desk().palette().setSearch("ham hop");
    window_->desk().palette().choose(0);
    EXPECT_FALSE(desk().isOtherOnTable());
    EXPECT_NE(table().tool(), nullptr);
    desk().earlier->trigger();
    ASSERT_TRUE(desk().isOtherOnTable());
    desk().dock()->close();
    EXPECT_FALSE(desk().isOtherOnTable());
}

TEST_F(CompareDeskTest, TellsWhoeverShowsTheOtherStateBesideThis) {
    QSignalSpy told(&desk(), &app::CompareDesk::otherChanged);
    openPlan();
    ASSERT_FALSE(told.isEmpty());
    const auto other = told.back().front().value<app::PlanPtr>();
    ASSERT_TRUE(other);
    EXPECT_TRUE(other->find<layers::Structure>(removed_));
    desk().panel().stop();
    EXPECT_EQ(told.back().front().value<app::PlanPtr>(), nullptr);
}

TEST_F(CompareDeskTest, AClickOnADifferenceFliesThereAndPicksIt) {
    openPlan();
    QTreeView& tree = desk().panel().tree();
    for (int row = 0; row < 3; ++row) {
        const QString name = tree.model()->index(row, app::CompareModel::Name).data().toString();
        const QModelIndex index = tree.model()->index(row, app::CompareModel::Name);
        tree.scrollTo(index);
        QTest::mouseClick(tree.viewport(), Qt::LeftButton, {}, tree.visualRect(index).center());
        settle();
        const glm::dvec2 place = name == "Hầm cũ" ? glm::dvec2(587000.0, 2325700.0) : name == "Hầm mới" ? glm::dvec2(587200.0, 2326000.0) : glm::dvec2(587000.0, 2326000.0);
        const auto at = table().positionOf(place);
        ASSERT_TRUE(at);
        EXPECT_LT(std::hypot(at->x() - middle().x(), at->y() - middle().y()), 40.0) << name.toStdString();
        EXPECT_EQ(session().selection().size(), name == "Hầm cũ" ? 0u : 1u) << name.toStdString();
    }
}

// 300 m to the east from where it was: the arrow's shaft, its head, the earlier outline.
TEST_F(CompareDeskTest, MarksHaveShapesOfTheirOwn) {
    openPlan();
    const auto& comparison = *desk().panel().comparison();
    const auto marks = app::marksOf(comparison, desk().panel().listed(), {}, layers::defaultCatalogue(), true);
    EXPECT_EQ(marks.left, 0u);
    const auto has = [&](viewer::Sketch::Form form, glm::dvec2 at) {
        return std::any_of(marks.sketch.handles.begin(), marks.sketch.handles.end(), [&](const auto& handle) { return handle.form == form && glm::distance(handle.at, at) < 1e-6; });
    };
    EXPECT_TRUE(has(viewer::Sketch::Form::Plus, {587200.0, 2326000.0}));
    EXPECT_TRUE(has(viewer::Sketch::Form::Cross, {587000.0, 2325700.0}));
    EXPECT_TRUE(std::any_of(marks.sketch.lines.begin(), marks.sketch.lines.end(),
                            [](const auto& line) { return line.points == std::vector<glm::dvec2>{{586700.0, 2326000.0}, {587000.0, 2326000.0}}; }));
    EXPECT_TRUE(std::any_of(marks.sketch.texts.begin(), marks.sketch.texts.end(), [](const auto& text) { return text.text == "removed: Hầm cũ"; }));
    EXPECT_TRUE(std::any_of(marks.sketch.texts.begin(), marks.sketch.texts.end(), [](const auto& text) { return text.text == "300 m to the east (90°)"; }));
}

}  // namespace
}  // namespace saban::test
