// The table as a map: from above, north up, at a scale.
#include "viewer/app/map_mode.h"

#include <QLineEdit>
#include <glm/geometric.hpp>

#include "tests/viewer/app/tool_fixture.h"
#include "viewer/app/saved_view.h"
#include "viewer/scenes/scene_view.h"
#include "viewer/table/number_words.h"

namespace saban::test {
namespace {

using MapModeTest = ToolTest;

TEST(TypedScale, TakesTheWaysOfWritingOne) {
    for (const char* text : {"1:25000", "1:25 000", "1/25.000", "25,000", " 25000 "}) EXPECT_EQ(app::typedScale(text), 25000.0) << text;
}

TEST(TypedScale, RefusesWhatIsNone) {
    for (const char* text : {"", "1:", "2:25000", "abc", "1:-5", "1:50", "1:99999999999", "25000 m"}) EXPECT_FALSE(app::typedScale(text)) << text;
}

TEST_F(MapModeTest, ALineToTheNorthIsUprightAndAPlaceIsPickedWhereItIsDrawn) {
    openPlan();
    table().setView({.target = {table().ground()->bounds.center(), 300.0}, .headingDeg = 77.0, .pitchDeg = -30.0, .rangeM = 4000.0});
    settle();
    QTest::keyClick(window_.get(), Qt::Key_M);
    settle();
    ASSERT_TRUE(table().isMapMode());
    const glm::dvec2 centre = table().ground()->bounds.center();
    const auto south = table().positionOf(centre + glm::dvec2(200.0, -500.0)), north = table().positionOf(centre + glm::dvec2(200.0, 500.0));
    ASSERT_TRUE(south && north);
    EXPECT_NEAR(south->x(), north->x(), 1.0);
    EXPECT_GT(south->y(), north->y() + 50.0);
    for (const glm::dvec2 by : {glm::dvec2(0, 0), glm::dvec2(700, 300), glm::dvec2(-600, -400)}) {
        const auto at = table().positionOf(centre + by);
        ASSERT_TRUE(at);
        const auto picked = table().pick(*at);
        ASSERT_TRUE(picked);
        EXPECT_LT(glm::distance(glm::dvec2(picked->ground), centre + by), table().metresPerPixelAt(centre));
    }
}

TEST_F(MapModeTest, EqualWaysAreEqualOnTheMapHoweverHighTheGround) {
    openPlan();
    QTest::keyClick(window_.get(), Qt::Key_M);
    settle();
    const glm::dvec2 centre = table().ground()->bounds.center();
    const auto lengthAt = [&](glm::dvec2 from) {
        const QPointF a = *table().positionOf(from), b = *table().positionOf(from + glm::dvec2(400.0, 0.0));
        return std::hypot(b.x() - a.x(), b.y() - a.y());
    };
    const double middle = lengthAt(centre);
    EXPECT_NEAR(middle * table().metresPerPixelAt(centre), 400.0, 1e-6);
    for (const glm::dvec2 by : {glm::dvec2(-900, 400), glm::dvec2(600, -700), glm::dvec2(-400, -900)}) EXPECT_NEAR(lengthAt(centre + by), middle, 1e-6);
}

TEST_F(MapModeTest, ItIsMovedAndZoomedButNotTurnedAndGoesBackToTheViewBefore) {
    openPlan();
    const viewer::Viewpoint before{.target = {table().ground()->bounds.center(), 300.0}, .headingDeg = 77.0, .pitchDeg = -30.0, .rangeM = 4000.0};
    table().setView(before);
    settle();
    const auto was = view();
    QTest::keyClick(window_.get(), Qt::Key_M);
    settle();
    drag(Qt::RightButton, middle(), middle() + QPoint(80, 30));
    QTest::keyClick(&table(), Qt::Key_Left, Qt::ControlModifier);
    settle();
    EXPECT_EQ(view().headingDeg, 0.0);
    EXPECT_EQ(view().pitchDeg, -90.0);
    const double range = view().rangeM;
    QTest::keyClick(&table(), Qt::Key_Plus);
    settle();
    EXPECT_LT(view().rangeM, range);
    QTest::keyClick(window_.get(), Qt::Key_M);
    settle();
    EXPECT_FALSE(table().isMapMode());
    EXPECT_LT(glm::distance(view().target, was.target), 1e-6);
    EXPECT_EQ(view().headingDeg, was.headingDeg);
    EXPECT_EQ(view().rangeM, was.rangeM);
}

TEST_F(MapModeTest, ItIsFlownToAndBackAndAKeyOnTheWayHurriesIt) {
    openPlan();
    const viewer::Viewpoint before{.target = {table().ground()->bounds.center(), 300.0}, .headingDeg = 77.0, .pitchDeg = -30.0, .rangeM = 4000.0};
    table().setView(before);
    settle();
    QTest::keyClick(window_.get(), Qt::Key_M);
    EXPECT_TRUE(table().isMapMode());
    EXPECT_TRUE(table().camera().isFlying());
    EXPECT_FALSE(view().isFlat());
    settle();
    EXPECT_TRUE(view().isFlat());
    QTest::keyClick(window_.get(), Qt::Key_M);
    EXPECT_TRUE(table().camera().isFlying());
    settle();
    EXPECT_EQ(view().flatness, 0.0);
    QTest::keyClick(window_.get(), Qt::Key_M);
    QTest::keyClick(&table(), Qt::Key_Plus);
    EXPECT_TRUE(view().isFlat());
    EXPECT_EQ(view().headingDeg, 0.0);
}

TEST_F(MapModeTest, ASceneOfAMapBringsItBack) {
    openPlan();
    QTest::keyClick(window_.get(), Qt::Key_M);
    settle();
    const app::SavedView saved{.camera = table().ordinaryView(), .shown = {}};
    layers::Scene scene;
    app::put(saved, *session().plan(), session().path(), scene);
    const app::SavedView read = app::viewOf(scene, *session().plan(), session().path(), *table().ground(), {});
    EXPECT_TRUE(read.camera.isFlat());
    EXPECT_NEAR(read.camera.rangeM, saved.camera.rangeM, 0.1);
}

TEST_F(MapModeTest, AViewFromStraightAboveStaysOneAndAMapAMapAndNeitherIsTurned) {
    openPlan();
    const glm::dvec2 centre = table().ground()->bounds.center();
    const viewer::Viewpoint other{.target = {centre, testHeightM(centre)}, .headingDeg = 45.0, .pitchDeg = -40.0, .rangeM = 3000.0};
    table().setView(other);
    settle();
    QTest::keyClick(window_.get(), Qt::Key_T);
    settle();
    ASSERT_EQ(view().pitchDeg, -90.0);
    QTest::keyClick(window_.get(), Qt::Key_B, Qt::ControlModifier);
    layers::Scene map = *session().plan()->all<layers::Scene>().rows().front();
    map.uid.clear();
    map.name = "Bản đồ";
    map.order = 2;
    map.pitchDeg = -90.0;  // as plans of earlier releases have it
    layers::PlanEditor editor(*session().plan());
    editor.put(map);
    ASSERT_TRUE(session().apply(editor.finish("map")));
    const auto scenes = layers::scenesInOrder(*session().plan());
    ASSERT_EQ(scenes.size(), 2u);
    for (const int row : {0, 1, 0, 1, 1}) {
        const auto presented = viewer::sceneViewOf(*scenes[static_cast<std::size_t>(row)], *session().plan(), *table().ground()).camera;
        ASSERT_TRUE(presented);
        EXPECT_EQ(presented->isFlat(), row == 1);
        EXPECT_EQ(presented->headingDeg, 45.0);
        window_->viewsPanel().goTo(row);
        settle();
        EXPECT_EQ(table().isMapMode(), row == 1);
        EXPECT_EQ(view().flatness, presented->flatness);
        EXPECT_EQ(view().headingDeg, presented->headingDeg);
        EXPECT_EQ(view().pitchDeg, presented->pitchDeg);
        EXPECT_NEAR(view().rangeM, presented->rangeM, 1e-6);
    }
    QTest::keyClick(window_.get(), Qt::Key_N);
    settle();
    EXPECT_EQ(view().headingDeg, 0.0);
    EXPECT_TRUE(view().isFlat());
}

TEST_F(MapModeTest, ATypedScaleIsThatOfTheMap) {
    openPlan();
    QTest::keyClick(window_.get(), Qt::Key_M);
    settle();
    QComboBox& box = *window_->mapMode().scaleBox();
    ASSERT_TRUE(box.isVisible());
    box.setFocus();
    box.lineEdit()->selectAll();
    QTest::keyClicks(box.lineEdit(), "1:25 000");
    QTest::keyClick(box.lineEdit(), Qt::Key_Return);
    settle();
    // A centimetre on the screen is 250 m of ground.
    const double perInch = table().physicalDpiY() >= 40 && table().physicalDpiY() <= 600 ? table().physicalDpiY() : table().logicalDpiY();
    const glm::dvec2 centre(view().target);
    const double pixelsPerCm = perInch / 2.54;
    EXPECT_NEAR(table().metresPerPixelAt(centre) * pixelsPerCm, 250.0, 1.0);
    EXPECT_EQ(box.currentText(), QString::fromStdString(viewer::scaleText(25000)));
    box.setFocus();
    box.lineEdit()->selectAll();
    QTest::keyClicks(box.lineEdit(), "nonsense");
    QTest::keyClick(box.lineEdit(), Qt::Key_Return);
    EXPECT_EQ(box.currentText(), "nonsense");
    EXPECT_NEAR(table().metresPerPixelAt(centre) * pixelsPerCm, 250.0, 1.0);
}

TEST_F(MapModeTest, ANewGroundAndNoGroundAreNoTrouble) {
    QTest::keyClick(window_.get(), Qt::Key_M);
    EXPECT_FALSE(table().isMapMode());
    openPlan();
    QTest::keyClick(window_.get(), Qt::Key_M);
    settle();
    window_->openFiles({writeUpperElevation(folder_, "upper.tif")});
    settle();
    EXPECT_TRUE(table().isMapMode());
    EXPECT_EQ(view().pitchDeg, -90.0);
    EXPECT_TRUE(table().pick(middle()));
}

}  // namespace
}  // namespace saban::test
