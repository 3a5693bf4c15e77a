// Lines, alignment, locks, snapping and the menu under the right button, by mouse and keys on a real window.
#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRadioButton>
#include <QSettings>
#include <algorithm>
#include <glm/geometric.hpp>

#include "layers/edit/feature_edits.h"
#include "layers/edit/locks.h"
#include "tests/viewer/app/tool_fixture.h"

namespace saban::test {
namespace {

class EditingTest : public ToolTest {
 protected:
    void SetUp() override {
        QSettings().remove("snapping");
        QSettings().remove("lines");
        ToolTest::SetUp();
        openPlan();
        window_->desk().selectTool->trigger();
        centre_ = glm::round(table().ground()->bounds.center());
    }
    void TearDown() override {
        QSettings().remove("snapping");
        ToolTest::TearDown();
    }

    layers::FeatureRef addRoute(std::vector<glm::dvec2> points, const char* name = "Đường 1") {
        layers::PlanEditor editor(*session().plan());
        layers::Route route;
        route.name = name;
        route.geometry = layers::Geometry::line(std::move(points));
        const layers::Uid uid = editor.put(route);
        EXPECT_TRUE(session().apply(editor.finish(name)));
        return {"routes", uid};
    }
    layers::FeatureRef addBunker(glm::dvec2 at, const char* name = "Hầm 1", double headingDeg = 0.0) {
        layers::PlanEditor editor(*session().plan());
        layers::Structure structure;
        structure.name = name;
        structure.type = "meeting_bunker";
        structure.headingDeg = headingDeg;
        structure.geometry = layers::Geometry::point(at);
        const layers::Uid uid = editor.put(structure);
        EXPECT_TRUE(session().apply(editor.finish(name)));
        return {"structures", uid};
    }
    glm::dvec2 placeOf(const layers::FeatureRef& feature) { return layers::geometryOf(stored(), feature, {}).at(); }
    std::vector<glm::dvec2> pointsOf(const layers::FeatureRef& feature) { return layers::geometryOf(stored(), feature, {}).linePoints(); }
    std::size_t routes() { return stored().all<layers::Route>().size(); }
    QMenu* menu() { return table().findChild<QMenu*>("featureMenu"); }
    QAction* actionOf(QMenu* in, const QString& text) {
        for (QAction* action : in->actions())
            if (action->text().remove('&').startsWith(text)) return action;
        return nullptr;
    }
    void rightClick(QPoint at) {
        QTest::mouseClick(&table(), Qt::RightButton, {}, at);
        ASSERT_TRUE(waitFor([this] { return menu() && menu()->isVisible(); }, kPatienceMs));
    }

    glm::dvec2 centre_{0.0};
};

TEST_F(EditingTest, ALineBesideIsShownWhileItsDistanceIsTyped) {
    const auto road = addRoute({centre_, centre_ + glm::dvec2(500.0, 0.0)});
    session().select({road});
    window_->desk().lines().offset->trigger();
    auto* dialog = QApplication::activeModalWidget();
    ASSERT_NE(dialog, nullptr);
    auto* distance = dialog->findChild<QLineEdit*>();
    distance->selectAll();
    QTest::keyClicks(distance, "20");
    EXPECT_EQ(session().shown()->all<layers::Route>().size(), 2u);
    EXPECT_EQ(routes(), 1u);
    distance->selectAll();
    QTest::keyClicks(distance, "abc");
    EXPECT_EQ(session().shown()->all<layers::Route>().size(), 1u);
    QTest::keyClick(distance, Qt::Key_Return);
    EXPECT_TRUE(dialog->isVisible());
    EXPECT_EQ(distance->text(), "abc");
    distance->selectAll();
    QTest::keyClicks(distance, "20");
    dialog->findChildren<QRadioButton*>().front()->click();  // left: north of a road that leads east
    QTest::keyClick(distance, Qt::Key_Return);
    ASSERT_EQ(routes(), 2u);
    EXPECT_EQ(pointsOf(session().selection().front()), (std::vector{centre_ + glm::dvec2(0.0, 20.0), centre_ + glm::dvec2(500.0, 20.0)}));
    session().undo();
    EXPECT_EQ(routes(), 1u);
}

TEST_F(EditingTest, ALineIsSplitWhereItIsClicked) {
    const auto road = addRoute({centre_ - glm::dvec2(600.0, 0.0), centre_ + glm::dvec2(600.0, 0.0)});
    session().select({road});
    settle();
    window_->desk().lines().split->trigger();
    click(positionOf(centre_ + glm::dvec2(100.0, 0.0)) + QPoint(0, 6));
    ASSERT_EQ(routes(), 2u);
    const auto points = pointsOf(road);
    ASSERT_EQ(points.size(), 2u);
    EXPECT_NEAR(points[1].x, centre_.x + 100.0, 12.0);  // a pixel or two
    EXPECT_NEAR(points[1].y, centre_.y, 1e-3);
    EXPECT_EQ(pointsOf(session().selection().front()).front(), points[1]);
    EXPECT_TRUE(window_->desk().selectTool->isChecked());
}

TEST_F(EditingTest, ALineIsSplitWhereASecondOneCrosses) {
    const auto road = addRoute({centre_ - glm::dvec2(600.0, 0.0), centre_ + glm::dvec2(600.0, 0.0)});
    const auto other = addRoute({centre_ - glm::dvec2(0.0, 300.0), centre_ + glm::dvec2(0.0, 300.0)}, "Đường 2");
    session().select({road, other});
    window_->desk().lines().splitWhereCrossed->trigger();
    ASSERT_EQ(routes(), 3u);
    EXPECT_EQ(pointsOf(road).back(), centre_);
}

TEST_F(EditingTest, FeaturesAreSpacedEvenlyInOneEdit) {
    const auto a = addBunker(centre_), b = addBunker(centre_ + glm::dvec2(50.0, 30.0), "Hầm 2"), c = addBunker(centre_ + glm::dvec2(400.0, 0.0), "Hầm 3");
    session().select({a, b, c});
    ASSERT_TRUE(window_->desk().arrange().menu()->menuAction()->isEnabled());
    window_->desk().arrange().evenly->trigger();
    EXPECT_EQ(placeOf(b), centre_ + glm::dvec2(200.0, 0.0));
    session().undo();
    EXPECT_EQ(placeOf(b), centre_ + glm::dvec2(50.0, 30.0));
}

TEST_F(EditingTest, TheArrowKeysNudgeByWholeMetresAsThePictureLies) {
    const auto bunker = addBunker(centre_);
    session().select({bunker});
    QTest::keyClick(&table(), Qt::Key_Right, Qt::AltModifier);
    EXPECT_EQ(placeOf(bunker), centre_ + glm::dvec2(1.0, 0.0));
    QTest::keyClick(&table(), Qt::Key_Up, Qt::ShiftModifier);
    EXPECT_EQ(placeOf(bunker), centre_ + glm::dvec2(1.0, 10.0));
    auto view = table().camera().view();
    view.headingDeg = 95.0;  // looking east: up in the picture is east
    table().setView(view);
    QTest::keyClick(&table(), Qt::Key_Up, Qt::AltModifier);
    EXPECT_EQ(placeOf(bunker), centre_ + glm::dvec2(2.0, 10.0));
}

TEST_F(EditingTest, WhatIsLockedStaysAndSaysSo) {
    const auto bunker = addBunker(centre_, "Hầm cố định");
    session().select({bunker});
    QTest::keyClick(&table(), Qt::Key_L, Qt::ControlModifier);
    EXPECT_TRUE(layers::isLocked(stored(), bunker));
    settle();
    drag(Qt::LeftButton, positionOf(centre_), positionOf(centre_) + QPoint(60, 0));
    EXPECT_EQ(placeOf(bunker), centre_);
    EXPECT_TRUE(messages().messages().join("\n").contains("Hầm cố định")) << messages().messages().join("\n").toStdString();
    QTest::keyClick(&table(), Qt::Key_Delete);
    EXPECT_EQ(stored().all<layers::Structure>().size(), 1u);
    QTest::keyClick(&table(), Qt::Key_Right, Qt::AltModifier);
    EXPECT_EQ(placeOf(bunker), centre_);
    QTest::keyClick(&table(), Qt::Key_L, Qt::ControlModifier);
    QTest::keyClick(&table(), Qt::Key_Right, Qt::AltModifier);
    EXPECT_EQ(placeOf(bunker), centre_ + glm::dvec2(1.0, 0.0));
}

TEST_F(EditingTest, WhatIsPlacedIsPulledToAVertexUnlessAltIsHeld) {
    const glm::dvec2 end = centre_ + glm::dvec2(300.0, 0.0);
    addRoute({centre_, end});
    window_->desk().placeTool->trigger();
    window_->desk().palette().setSearch("ham hop");
    window_->desk().palette().choose(0);
    settle();
    click(positionOf(end) + QPoint(5, 4));
    ASSERT_EQ(stored().all<layers::Structure>().size(), 1u);
    EXPECT_EQ(stored().all<layers::Structure>().rows().front()->geometry.at(), end);
    session().undo();
    const QPoint beside = positionOf(end) + QPoint(5, 4);
    const glm::dvec2 there = groundAt(beside);
    click(beside, Qt::AltModifier);
    ASSERT_EQ(stored().all<layers::Structure>().size(), 1u);
    EXPECT_LT(glm::distance(stored().all<layers::Structure>().rows().front()->geometry.at(), there), 0.01);
}

TEST_F(EditingTest, AVertexThatIsDraggedIsPulledToTheGridWhenItIsChosen) {
    window_->desk().snapper().toGrid->setChecked(true);
    // The lines of a table of 6 km are 1 km apart.
    const glm::dvec2 crossing = glm::round(centre_ / 1000.0) * 1000.0;
    const auto road = addRoute({crossing + glm::dvec2(300.0, 200.0), crossing + glm::dvec2(600.0, 300.0)});
    session().select({road});
    settle();
    drag(Qt::LeftButton, positionOf(crossing + glm::dvec2(300.0, 200.0)), positionOf(crossing) + QPoint(4, 3));
    EXPECT_EQ(pointsOf(road).front(), crossing);
    window_->desk().snapper().toGrid->setChecked(false);
}

TEST_F(EditingTest, TheRightButtonOpensTheMenuOfWhatLiesThere) {
    const auto bunker = addBunker(centre_);
    session().select({});
    settle();
    rightClick(positionOf(centre_));
    EXPECT_TRUE(session().isSelected(bunker));
    ASSERT_NE(actionOf(menu(), "Lock"), nullptr);
    ASSERT_NE(actionOf(menu(), "Duplicate"), nullptr);
    actionOf(menu(), "Lock")->trigger();
    EXPECT_TRUE(layers::isLocked(stored(), bunker));
    menu()->close();
}

TEST_F(EditingTest, TheMenuOfTheGroundCopiesCoordinatesAndMeasures) {
    const QPoint at = middle() + QPoint(80, 40);
    const glm::dvec2 there = groundAt(at);
    rightClick(at);
    QMenu* coordinates = actionOf(menu(), "Copy coordinates")->menu();
    ASSERT_NE(coordinates, nullptr);
    ASSERT_GE(coordinates->actions().size(), 4);
    coordinates->actions()[1]->trigger();  // E and N
    EXPECT_EQ(QApplication::clipboard()->text(), QStringLiteral("E %1  N %2").arg(there.x, 0, 'f', 1).arg(there.y, 0, 'f', 1));
    actionOf(menu(), "Measure from here")->trigger();
    menu()->close();
    EXPECT_TRUE(window_->desk().measureAction->isChecked());
    moveTo(at + QPoint(50, 0));
    EXPECT_TRUE(window_->desk().measureTool().measurement());
}

TEST_F(EditingTest, PlaceHereSetsWhatIsChosenNextThere) {
    const QPoint at = middle() + QPoint(60, 30);
    const glm::dvec2 there = groundAt(at);
    rightClick(at);
    actionOf(menu(), "Place here")->trigger();
    menu()->close();
    window_->desk().palette().setSearch("ham hop");
    window_->desk().palette().choose(0);
    ASSERT_EQ(stored().all<layers::Structure>().size(), 1u);
    EXPECT_LT(glm::distance(stored().all<layers::Structure>().rows().front()->geometry.at(), there), 0.01);
    EXPECT_TRUE(window_->desk().selectTool->isChecked());
}

TEST_F(EditingTest, ADragWithTheRightButtonTurnsTheViewWithoutAMenu) {
    const double heading = view().headingDeg;
    drag(Qt::RightButton, middle(), middle() + QPoint(80, 0));
    QCoreApplication::processEvents();
    EXPECT_NE(view().headingDeg, heading);
    EXPECT_TRUE(!menu() || !menu()->isVisible());
}

}  // namespace
}  // namespace saban::test
