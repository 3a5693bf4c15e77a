// Pen, highlighter and eraser on the picture of the audience, by mouse, touch and tablet, and strokes as notes of the plan.
#include <gtest/gtest.h>

#include <QAction>
#include <QPointingDevice>
#include <QSignalSpy>
#include <QTabletEvent>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

#include "tests/support/block.h"
#include "tests/viewer/briefing/briefing_tools_fixture.h"
#include "viewer/briefing/stroke_notes.h"
#include "viewer/overlay/kept_stroke.h"

namespace saban::test {
namespace {

TEST_F(BriefingToolsTest, ThePenDrawsOnTheGroundUnderIt) {
    tools_->pen->trigger();
    draw({200, 150}, {440, 260});
    ASSERT_EQ(strokes().size(), 1u);
    const Ink::Stroke& stroke = strokes()[0];
    EXPECT_EQ(stroke.tool, Ink::Tool::Pen);
    EXPECT_LT(apart(pixelOf(stroke.points.front()), {200, 150}), 1.0);
    EXPECT_LT(apart(pixelOf(stroke.points.back()), {440, 260}), 1.0);
    // As wide as it is on the screen: 7 pixels of a picture that is at most 1080 high.
    EXPECT_NEAR(stroke.widthM / view_->metresPerPixelAt(stroke.points.front()), 7.0, 0.01);
    settle();
    const QImage picture = view_->picture(view_->size());
    const QColor on = picture.pixelColor(pixelOf(stroke.points[stroke.points.size() / 2]).toPoint());
    EXPECT_GT(on.red(), 170);
    EXPECT_LT(on.green(), 80);
}

// From above, a way over a roof between two places of the ground: where it crosses the roof it is as high as that.
TEST_F(BriefingToolsTest, ThePenDrawsOnWhatStandsOnTheGround) {
    layers::PlanEditor editor(*session_.plan());
    editor.put(blockAt(kCentre, {60.0, 60.0, 20.0}));
    ASSERT_TRUE(session_.apply(editor.finish("block")));
    viewer::Look look;
    look.contours = look.grid = look.frame = false;
    view_->setPerformance({.briefing = std::make_shared<layers::Briefing>(layers::briefingOf(session_.plan())), .ground = ground_, .look = look, .showsTitles = false});
    view_->show(0, viewer::ScenePlayer::Entrance::AtOnce);
    view_->zoomBy(0.1);
    settle();
    tools_->pen->setChecked(true);
    const QPointF middle = view_->rect().center();
    draw(middle - QPointF(190, 0), middle + QPointF(190, 0), 38);
    ASSERT_EQ(strokes().size(), 1u);
    const Ink::Stroke& stroke = strokes().front();
    ASSERT_EQ(stroke.heightsM.size(), stroke.points.size());
    std::size_t onRoof = 0;
    for (std::size_t i = 0; i < stroke.points.size(); ++i) {
        const double asideM = std::abs(stroke.points[i].x - kCentre.x);
        if (asideM < 25.0) {
            ++onRoof;
            ASSERT_TRUE(stroke.heightsM[i]) << asideM;
            EXPECT_GT(*stroke.heightsM[i], heightAt(stroke.points[i]) - heightAt(kCentre) + 3.0);  // over the platform
        } else if (asideM > 60.0) {
            EXPECT_FALSE(stroke.heightsM[i]) << asideM;
        }
    }
    EXPECT_GT(onRoof, 10u);
    ASSERT_TRUE(tools_->keepAsNotes());
    const auto kept = viewer::strokesOnSolids(*session_.plan(), {});
    ASSERT_EQ(kept.size(), 1u);
    const auto isHigh = [](const auto& heightM) { return heightM.has_value(); };
    EXPECT_TRUE(std::any_of(kept[0].heightsM.begin(), kept[0].heightsM.end(), isHigh));
    EXPECT_FALSE(std::all_of(kept[0].heightsM.begin(), kept[0].heightsM.end(), isHigh));
    EXPECT_LT(kept[0].points.size(), stroke.points.size());
}

// A mouse that goes straight up a wall, seen from the ground: all its places are one. Up and down, too, the top stays.
TEST(StrokeNotes, AStrokeStraightUpAWallKeepsItsHeights) {
    Ink::Stroke stroke{.widthM = 0.4};
    for (const double heightM : {0.5, 3.0, 6.0, 8.5, 6.0, 4.5}) {
        stroke.points.emplace_back(kCentre);
        stroke.heightsM.emplace_back(heightM);
    }
    layers::PlanEditor editor{layers::Plan{}};
    editor.put(app::noteOf(stroke));
    const auto kept = viewer::strokesOnSolids(editor.plan(), {});
    ASSERT_EQ(kept.size(), 1u);
    EXPECT_EQ(kept[0].heightsM, (std::vector<std::optional<double>>{0.5, 8.5, 4.5}));
    for (const glm::dvec2 point : kept[0].points) EXPECT_LT(glm::distance(point, kCentre), 0.01);
}

TEST_F(BriefingToolsTest, AStrokeStaysOnItsPlaceAsTheViewTurns) {
    tools_->pen->trigger();
    draw({280, 180}, {360, 230});
    settle();
    const glm::dvec2 place = strokes()[0].points[strokes()[0].points.size() / 2];
    const QPointF before = pixelOf(place);
    // The right button turns the ground while the pen is chosen.
    send(QEvent::MouseButtonPress, {320, 200}, Qt::RightButton, Qt::RightButton);
    for (int i = 1; i <= 10; ++i) send(QEvent::MouseMove, QPointF(320 + i * 12, 200 - i * 9), Qt::NoButton, Qt::RightButton);
    send(QEvent::MouseButtonRelease, {440, 110}, Qt::RightButton, Qt::NoButton);
    settle();
    const QPointF after = pixelOf(place);
    EXPECT_GT(apart(before, after), 3.0);
    const QColor on = view_->picture(view_->size()).pixelColor(after.toPoint());
    EXPECT_GT(on.red(), 170);
    EXPECT_LT(on.green(), 80);
    EXPECT_EQ(strokes().size(), 1u);
}

TEST_F(BriefingToolsTest, InkStaysWithItsScene) {
    tools_->pen->trigger();
    draw({200, 150}, {300, 150});
    tools_->setScene("b");
    EXPECT_TRUE(strokes().empty());
    draw({200, 250}, {300, 250});
    draw({200, 280}, {300, 280});
    EXPECT_EQ(strokes().size(), 2u);
    tools_->setScene("a");
    EXPECT_EQ(strokes().size(), 1u);
}

TEST_F(BriefingToolsTest, AStrokeUnderWayEndsWithItsScene) {
    tools_->pen->trigger();
    tools_->setScene("b");
    draw({200, 250}, {300, 250});
    const std::vector<Ink::Stroke> before = strokes();
    tools_->setScene("a");
    press({200, 150});
    drag({220, 150});
    tools_->setScene("b");
    drag({400, 150});
    release({400, 150});
    EXPECT_EQ(strokes(), before);
    tools_->setScene("a");
    ASSERT_EQ(strokes().size(), 1u);
    EXPECT_LT(apart(pixelOf(strokes()[0].points.back()), {220, 150}), 1.0);
}

TEST_F(BriefingToolsTest, TakingAStrokeUnderWayBackLeavesTheOneBefore) {
    tools_->pen->trigger();
    draw({200, 250}, {300, 250});
    const std::vector<Ink::Stroke> before = strokes();
    press({200, 150});
    drag({220, 150});
    tools_->undoStroke->trigger();
    drag({400, 150});
    release({400, 150});
    EXPECT_EQ(strokes(), before);
}

TEST_F(BriefingToolsTest, StrokesErasingAndWipingAreTakenBackStepByStep) {
    EXPECT_FALSE(tools_->undoStroke->isEnabled());
    tools_->pen->trigger();
    for (const int y : {100, 150, 200}) draw({200.0, static_cast<double>(y)}, {400.0, static_cast<double>(y)});
    tools_->eraser->trigger();
    draw({300, 90}, {300, 160}, 20);  // across the first two
    ASSERT_EQ(strokes().size(), 1u);
    EXPECT_LT(apart(pixelOf(strokes()[0].points.front()), {200, 200}), 1.0);
    tools_->wipe->trigger();
    EXPECT_TRUE(strokes().empty());
    EXPECT_FALSE(tools_->wipe->isEnabled());
    tools_->undoStroke->trigger();
    EXPECT_EQ(strokes().size(), 1u);
    tools_->undoStroke->trigger();  // both that one erasing took
    EXPECT_EQ(strokes().size(), 3u);
    tools_->undoStroke->trigger();
    EXPECT_EQ(strokes().size(), 2u);
}

TEST_F(BriefingToolsTest, APressWithoutAMoveIsADot) {
    tools_->pen->trigger();
    click({320, 200});
    ASSERT_EQ(strokes().size(), 1u);
    EXPECT_EQ(strokes()[0].points.size(), 1u);
}

TEST_F(BriefingToolsTest, AStrokeEndsAtTheTablesEdge) {
    tools_->pen->trigger();
    // So far away that there is sky around the table.
    for (int i = 0; i < 20; ++i) {
        QWheelEvent wheel(QPointF(320, 200), view_->mapToGlobal(QPointF(320, 200)), {}, QPoint(0, -120), Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(view_.get(), &wheel);
    }
    settle();
    ASSERT_FALSE(view_->pick({2, 200}));
    draw({320, 200}, {2, 200}, 30);
    ASSERT_EQ(strokes().size(), 1u);
    for (const glm::dvec2 point : strokes()[0].points) EXPECT_TRUE(kBounds.grownBy(1.0).contains(point));
    draw({2, 200}, {2, 210});
    EXPECT_EQ(strokes().size(), 1u);
}

TEST_F(BriefingToolsTest, ColourAndWidthAreEachToolsOwn) {
    tools_->pen->trigger();
    EXPECT_TRUE(tools_->key(Qt::Key_C, Qt::NoModifier));  // blue
    EXPECT_TRUE(tools_->key(Qt::Key_BracketRight, Qt::NoModifier));
    draw({200, 150}, {300, 150});
    tools_->highlighter->trigger();
    draw({200, 250}, {300, 250});
    ASSERT_EQ(strokes().size(), 2u);
    EXPECT_EQ(strokes()[0].colour.blue, BriefingTools::colours()[1].blue);
    EXPECT_NEAR(strokes()[0].widthM / view_->metresPerPixelAt(strokes()[0].points[0]), InkTool::widthPx(InkTool::Kind::Pen, InkWidth::Thick), 0.05);
    EXPECT_EQ(strokes()[1].tool, Ink::Tool::Highlighter);
    EXPECT_EQ(strokes()[1].colour.red, 255);
    EXPECT_NEAR(strokes()[1].widthM / view_->metresPerPixelAt(strokes()[1].points[0]), InkTool::widthPx(InkTool::Kind::Highlighter, InkWidth::Normal), 0.05);
    tools_->laser->trigger();
    EXPECT_FALSE(tools_->key(Qt::Key_C, Qt::NoModifier));
    // The next presentation has them as they were left.
    tools_ = std::make_unique<BriefingTools>(*view_, session_);
    tools_->pen->trigger();
    draw({200, 150}, {300, 150});
    ASSERT_EQ(strokes().size(), 1u);
    EXPECT_EQ(strokes()[0].colour.blue, BriefingTools::colours()[1].blue);
}

TEST_F(BriefingToolsTest, KeptStrokesAreNotesOfThePlanInOneEdit) {
    EXPECT_FALSE(tools_->keepAsNotes());
    tools_->pen->trigger();
    draw({200, 150}, {400, 250}, 40);
    click({320, 100});
    tools_->setScene("b");
    tools_->highlighter->trigger();
    draw({200, 250}, {300, 250});
    const double widthM = strokes()[0].widthM;
    QSignalSpy kept(tools_.get(), &BriefingTools::kept);
    EXPECT_TRUE(tools_->keepAsNotes());
    ASSERT_EQ(kept.size(), 1);
    EXPECT_EQ(kept[0][0].toInt(), 3);
    const auto store = layers::PlanStore::open(path_, layers::Access::ReadOnly);
    ASSERT_TRUE(store);
    int lines = 0, dots = 0;
    for (const auto& note : (*store)->plan().all<layers::Remark>().rows()) {
        EXPECT_FALSE(note->author.empty());
        EXPECT_FALSE(note->at.iso.empty());
        ASSERT_EQ(note->geometry.kind, layers::GeometryKind::Line);
        if (note->name == "Pen: scene 1 (2)") {
            ++dots;
            const auto& ends = note->geometry.linePoints();
            EXPECT_LT(apart(pixelOf((ends.front() + ends.back()) / 2.0), {320, 100}), 1.0);
            EXPECT_LT(glm::distance(ends.front(), ends.back()), 0.1 * std::get<double>(note->extras.at(viewer::kInkWidthColumn))) << "a dot";
        }
        if (note->name != "Pen: scene 2") continue;
        ++lines;
        EXPECT_EQ(note->geometry.linePoints().size(), 2u);  // a straight stroke needs no more
        EXPECT_LT(apart(pixelOf(note->geometry.linePoints().front()), {200, 250}), 1.0);
        EXPECT_EQ(layers::textOf(note->extras.at(viewer::kInkColourColumn)), "#ffd61480");
        EXPECT_NEAR(std::get<double>(note->extras.at(viewer::kInkWidthColumn)), widthM, 0.006);
        EXPECT_NE(note->note.find("Cảnh b"), std::string::npos) << note->note;
    }
    EXPECT_EQ(lines, 1);
    EXPECT_EQ(dots, 1);
    EXPECT_FALSE(tools_->keepAsNotes());  // they are kept
    EXPECT_EQ(strokes().size(), 1u);      // and stay in the picture
    session_.undo();
    EXPECT_TRUE(session_.plan()->all<layers::Remark>().rows().empty());
}

TEST_F(BriefingToolsTest, AKeptStrokeThatWasWipedComesBackAsKept) {
    tools_->pen->trigger();
    draw({200, 150}, {300, 150});
    EXPECT_TRUE(tools_->keepAsNotes());
    tools_->wipe->trigger();
    draw({200, 250}, {300, 250});
    EXPECT_TRUE(tools_->keepAsNotes());
    tools_->undoStroke->trigger();
    tools_->undoStroke->trigger();
    EXPECT_EQ(strokes().size(), 1u);
    EXPECT_TRUE(tools_->notesOfInk().empty());
}

TEST_F(BriefingToolsTest, ATabletsPenDrawsNothingOnABlackScreen) {
    tools_->pen->trigger();
    view_->setCurtain(app::AudienceView::Curtain::Black);
    const QPointingDevice pen(QStringLiteral("pen"), 7, QInputDevice::DeviceType::Stylus, QPointingDevice::PointerType::Pen, QInputDevice::Capability::Pressure, 1, 1);
    const QPointF at(200, 200);
    QTabletEvent event(QEvent::TabletPress, &pen, at, view_->mapToGlobal(at), 0.5, 0, 0, 0, 0, 0, Qt::NoModifier, Qt::LeftButton, Qt::LeftButton);
    QCoreApplication::sendEvent(view_.get(), &event);
    EXPECT_FALSE(event.isAccepted());  // Qt makes a click of it, which takes the curtain away
    EXPECT_TRUE(strokes().empty());
}

TEST_F(BriefingToolsTest, ATabletsPenPressesAndItsOtherEndErases) {
    tools_->pen->trigger();
    const QPointingDevice pen(QStringLiteral("pen"), 7, QInputDevice::DeviceType::Stylus, QPointingDevice::PointerType::Pen, QInputDevice::Capability::Pressure, 1, 1);
    const QPointingDevice other(QStringLiteral("eraser"), 8, QInputDevice::DeviceType::Stylus, QPointingDevice::PointerType::Eraser, QInputDevice::Capability::Pressure, 1, 1);
    const auto touch = [&](const QPointingDevice& device, QEvent::Type type, QPointF at, double pressure) {
        QTabletEvent event(type, &device, at, view_->mapToGlobal(at), pressure, 0, 0, 0, 0, 0, Qt::NoModifier, type == QEvent::TabletMove ? Qt::NoButton : Qt::LeftButton,
                           type == QEvent::TabletRelease ? Qt::NoButton : Qt::LeftButton);
        QCoreApplication::sendEvent(view_.get(), &event);
        EXPECT_TRUE(event.isAccepted());
    };
    touch(pen, QEvent::TabletPress, {200, 200}, 0.1);
    for (int i = 1; i <= 10; ++i) touch(pen, QEvent::TabletMove, QPointF(200 + i * 10, 200), i / 10.0);
    touch(pen, QEvent::TabletRelease, {300, 200}, 0.0);
    ASSERT_EQ(strokes().size(), 1u);
    ASSERT_EQ(strokes()[0].pressures.size(), strokes()[0].points.size());
    EXPECT_NEAR(strokes()[0].pressures.front(), 0.6, 0.01);
    EXPECT_NEAR(strokes()[0].pressures.back(), 1.5, 0.01);
    touch(other, QEvent::TabletPress, {250, 190}, 0.5);
    touch(other, QEvent::TabletMove, {250, 205}, 0.5);
    touch(other, QEvent::TabletRelease, {250, 205}, 0.0);
    EXPECT_TRUE(strokes().empty());
    draw({200, 150}, {300, 150});  // a mouse presses evenly
    ASSERT_EQ(strokes().size(), 1u);
    EXPECT_TRUE(strokes()[0].pressures.empty());
}

TEST_F(BriefingToolsTest, AFingerDraws) {
    tools_->pen->trigger();
    const std::unique_ptr<QPointingDevice> screen(QTest::createTouchDevice());
    QTest::touchEvent(view_.get(), screen.get()).press(0, {200, 150});
    for (int i = 1; i <= 6; ++i) QTest::touchEvent(view_.get(), screen.get()).move(0, {200 + i * 20, 150});
    QTest::touchEvent(view_.get(), screen.get()).release(0, {320, 150});
    ASSERT_EQ(strokes().size(), 1u);
    EXPECT_LT(apart(pixelOf(strokes()[0].points.back()), {320, 150}), 1.5);
}

}  // namespace
}  // namespace saban::test
