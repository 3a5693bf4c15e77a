// Two views on one table, driven by mouse and keys: what is done in one, and what both share.
#include "viewer/app/two_views.h"

#include <QApplication>
#include <QImage>
#include <QListWidget>
#include <QWheelEvent>
#include <algorithm>
#include <cstdlib>
#include <glm/geometric.hpp>

#include "layers/edit/feature_edits.h"
#include "tests/viewer/app/tool_fixture.h"
#include "viewer/app/picture_marking.h"
#include "viewer/app/two_views_panel.h"
#include "viewer/app/view_divider.h"
#include "viewer/overlay/marking_plate.h"
#include "viewer/terrain/tile_pool.h"

namespace saban::test {
namespace {

class TwoViewsTest : public ToolTest {
 protected:
    app::TwoViews& views() { return window_->twoViews(); }
    QRect area(std::size_t view) { return table().pane(view).area; }
    QPoint middleOf(std::size_t view) { return area(view).center(); }
    const viewer::Viewpoint& cameraOf(std::size_t view) { return table().pane(view).view->camera().view(); }
    void show(app::ViewLayout layout) {
        views().show(layout);
        settle();
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(window_.get(), key, modifiers); }
    /// A command post that both can show.
    layers::FeatureRef putPost(glm::dvec2 at) {
        layers::PlanEditor editor(*session().plan());
        layers::CommandPost post;
        post.name = "SCH";
        post.geometry = layers::Geometry::point(at);
        const layers::Uid uid = editor.put(post);
        EXPECT_TRUE(session().apply(editor.finish("SCH")));
        return {std::string(layers::kindName<layers::CommandPost>()), uid};
    }
    static bool isSame(const viewer::Viewpoint& a, const viewer::Viewpoint& b) {
        return glm::distance(a.target, b.target) < 1e-6 && a.headingDeg == b.headingDeg && a.pitchDeg == b.pitchDeg && std::abs(a.rangeM - b.rangeM) < 1e-6;
    }
};

TEST_F(TwoViewsTest, AKeyOpensTheSecondViewWhereTheFirstIsAndClosesItAgain) {
    openPlan();
    const auto before = view();
    key(Qt::Key_F7);
    settle();
    ASSERT_EQ(table().viewCount(), 2u);
    EXPECT_TRUE(isSame(cameraOf(0), before));
    EXPECT_TRUE(isSame(cameraOf(1), before));
    EXPECT_LT(area(0).right(), area(1).left());
    EXPECT_NEAR(area(0).width(), area(1).width(), 2);
    key(Qt::Key_F7);
    settle();
    EXPECT_EQ(table().viewCount(), 1u);
    EXPECT_EQ(area(0), table().rect());
}

TEST_F(TwoViewsTest, TheSecondViewReadsNothingAnewThatTheFirstHolds) {
    openPlan();
    const auto before = viewer::TilePool::ofProgram().count();
    show(app::ViewLayout::Swipe);  // the same size and place: the same tiles
    const auto after = viewer::TilePool::ofProgram().count();
    EXPECT_EQ(after.read, before.read);
    EXPECT_GT(after.shared + 1, before.shared);
    EXPECT_EQ(table().pane(0).view->ground(), table().pane(1).view->ground());
}

TEST_F(TwoViewsTest, TheViewThatWasClickedIsTheActiveOneAndMovesAlone) {
    openPlan();
    show(app::ViewLayout::Beside);
    const auto first = cameraOf(0);
    click(middleOf(1));
    EXPECT_EQ(table().activeView(), 1u);
    drag(Qt::RightButton, middleOf(1), middleOf(1) + QPoint(60, 0));
    settle();
    EXPECT_TRUE(isSame(cameraOf(0), first));
    EXPECT_NEAR(cameraOf(1).headingDeg, 18.0, 1e-6);
    key(Qt::Key_Tab, Qt::ControlModifier);
    EXPECT_EQ(table().activeView(), 0u);
}

TEST_F(TwoViewsTest, TheWheelZoomsTheViewUnderTheCursorWithoutMakingItActive) {
    openPlan();
    show(app::ViewLayout::Beside);
    const auto first = cameraOf(0);
    const QPoint at = middleOf(1);
    QWheelEvent wheel(at, table().mapToGlobal(at), {}, {0, 120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&table(), &wheel);
    settle();
    EXPECT_TRUE(isSame(cameraOf(0), first));
    EXPECT_LT(cameraOf(1).rangeM, first.rangeM);
    EXPECT_EQ(table().activeView(), 0u);
}

TEST_F(TwoViewsTest, ALinkedViewFollows) {
    openPlan();
    show(app::ViewLayout::Beside);
    key(Qt::Key_F7, Qt::ControlModifier);
    EXPECT_TRUE(table().isLinked());
    drag(Qt::RightButton, middleOf(0), middleOf(0) + QPoint(50, 0));
    settle();
    EXPECT_TRUE(isSame(cameraOf(0), cameraOf(1)));
    EXPECT_NE(cameraOf(1).headingDeg, 0.0);
    drag(Qt::RightButton, middleOf(1), middleOf(1) + QPoint(0, -40));
    settle();
    EXPECT_TRUE(isSame(cameraOf(0), cameraOf(1)));
    EXPECT_NE(cameraOf(0).pitchDeg, -90.0);
}

TEST_F(TwoViewsTest, AnEditShowsInBothViews) {
    openPlan();
    show(app::ViewLayout::Beside);
    const QImage before = table().grabFramebuffer();
    putPost(table().ground()->bounds.center());
    settle();
    const QImage after = table().grabFramebuffer();
    ASSERT_EQ(before.size(), after.size());
    for (std::size_t view = 0; view < 2; ++view) EXPECT_NE(before.copy(area(view)), after.copy(area(view))) << view;
}

TEST_F(TwoViewsTest, WhatStandsInASecondViewIsPickedAndMovedThere) {
    openPlan();
    const glm::dvec2 at = table().ground()->bounds.center();
    const auto post = putPost(at);
    show(app::ViewLayout::Beside);
    const QPoint there = middleOf(1);  // both look straight down at it
    click(there);
    ASSERT_EQ(session().selection().size(), 1u);
    EXPECT_EQ(session().selection().front(), post);
    drag(Qt::LeftButton, there, there + QPoint(40, 0));
    settle();
    const auto moved = session().plan()->find<layers::CommandPost>(post.uid);
    ASSERT_TRUE(moved);
    const glm::dvec2 now = *moved->geometry.labelPoint();
    const double perPixel = table().metresPerPixelAt(at);
    EXPECT_NEAR(now.x - at.x, 40.0 * perPixel, 2.0 * perPixel);
    EXPECT_NEAR(now.y, at.y, 2.0 * perPixel);
}

TEST_F(TwoViewsTest, APointOfTheGroundIsFoundThroughEitherView) {
    openPlan();
    show(app::ViewLayout::Stacked);
    const glm::dvec2 centre = table().ground()->bounds.center();
    for (std::size_t view = 0; view < 2; ++view) {
        const auto picked = table().pick(middleOf(view) + QPointF(0.5, 0.5));
        ASSERT_TRUE(picked) << view;
        EXPECT_LT(glm::distance(glm::dvec2(picked->ground), centre), 2.0 * table().metresPerPixelAt(centre)) << view;
    }
}

TEST_F(TwoViewsTest, OpeningAndClosingManyTimesLeavesOneViewThatDraws) {
    openPlan();
    const QImage before = table().grabFramebuffer();
    for (int i = 0; i < 12; ++i) {
        views().show(i % 3 == 0 ? app::ViewLayout::Beside : i % 3 == 1 ? app::ViewLayout::Stacked : app::ViewLayout::Swipe);
        if (i % 2) settle();
        views().show(app::ViewLayout::Single);
    }
    table().setView({.target = {table().ground()->bounds.center(), testHeightM(table().ground()->bounds.center())}, .headingDeg = 0.0, .pitchDeg = -90.0, .rangeM = 5000.0});
    settle();
    EXPECT_EQ(table().viewCount(), 1u);
    EXPECT_EQ(table().grabFramebuffer(), before);
    EXPECT_TRUE(table().failure().empty());
}

TEST_F(TwoViewsTest, EachSideOfASwipeIsWhatThatViewShowsAlone) {
    openPlan();
    const QImage one = table().grabFramebuffer();
    viewer::Look other = table().look();
    other.contours = false;
    other.sun.azimuthDeg = 135.0;
    table().setLook(other);
    settle();
    const QImage two = table().grabFramebuffer();
    ASSERT_NE(one, two);
    other = viewer::Look(table().look());
    other.contours = true;
    other.sun = viewer::Sun{};
    table().setLook(other);
    settle();
    ASSERT_EQ(table().grabFramebuffer(), one);

    show(app::ViewLayout::Swipe);
    table().activateView(1);
    other.contours = false;
    other.sun.azimuthDeg = 135.0;
    table().setLook(other);
    table().setSplit(0.4);
    settle();
    const QImage both = table().grabFramebuffer();
    ASSERT_EQ(both.size(), one.size());
    const int bar = static_cast<int>(std::lround(0.4 * both.width()));
    const auto differing = [&](const QImage& alone, int fromX, int toX, int byMore) {
        QRect where;
        for (int y = 0; y < both.height(); ++y)
            for (int x = fromX; x < toX; ++x) {
                const QRgb a = both.pixel(x, y), b = alone.pixel(x, y);
                if (std::max({std::abs(qRed(a) - qRed(b)), std::abs(qGreen(a) - qGreen(b)), std::abs(qBlue(a) - qBlue(b))}) > byMore) where |= QRect(x, y, 1, 1);
            }
        return where;
    };
    // The second view has drawn its letters elsewhere in its atlas, which changes the shade of their edges; a contour or
    // another light differs by far more than that.
    constexpr int kOfLetters = 40;
    const QRect left = differing(one, 0, bar, 0), right = differing(two, bar, both.width(), kOfLetters);
    EXPECT_TRUE(left.isEmpty()) << left.x() << "," << left.y() << " " << left.width() << " x " << left.height();
    EXPECT_TRUE(right.isEmpty()) << right.x() << "," << right.y() << " " << right.width() << " x " << right.height();
}

// Two markings over each other would be cut by the bar: one half of each, or one alone.
TEST_F(TwoViewsTest, ASwipeBetweenTwoPlansBearsTheMarkingsOfBothWhereverTheBarStands) {
    openPlan();
    const auto marked = [&](const std::string& marking) {
        layers::Plan plan = *session().plan();
        plan.settings.marking = marking;
        return std::make_shared<const layers::Plan>(std::move(plan));
    };
    const auto mark = [&](const std::string& marking) {
        layers::PlanEditor editor(*session().plan());
        editor.setSettings(marked(marking)->settings);
        EXPECT_TRUE(session().apply(editor.finish("Mark")));
        settle();
        return table().grabFramebuffer();
    };
    const QImage joined = mark("MẬT / TUYỆT MẬT"), alone = mark("MẬT");
    ASSERT_NE(joined, alone);
    show(app::ViewLayout::Swipe);
    views().setPlan(marked("TUYỆT MẬT"), "khác");
    EXPECT_EQ(app::markingOfPicture(table()), "MẬT / TUYỆT MẬT");
    const QRect plate(joined.width() / 4, 0, joined.width() / 2, joined.height() / 12);
    for (const double split : {0.0, 0.3, 0.5, 1.0}) {
        table().setSplit(split);
        settle();
        int differing = 0;
        const QImage now = table().grabFramebuffer();
        for (int y = plate.top(); y <= plate.bottom(); ++y)
            for (int x = plate.left(); x <= plate.right(); ++x) differing += std::abs(qRed(now.pixel(x, y)) - qRed(joined.pixel(x, y))) > 40;
        EXPECT_EQ(differing, 0) << split;
        if (split != 0.5) continue;  // the bar leaves both plates free, and is there between them
        const auto* bar = table().findChild<app::ViewDivider*>();
        const auto standing = viewer::MarkingPlate::make("MẬT / TUYỆT MẬT", {double(now.width()), double(now.height())}, table().devicePixelRatioF());
        ASSERT_TRUE(bar && standing);
        for (const auto& place : standing->places()) EXPECT_FALSE(bar->mask().contains(QPoint(bar->width() / 2, static_cast<int>((place.min.y + place.max.y) / 2.0 / table().devicePixelRatioF()))));
        EXPECT_TRUE(bar->mask().contains(QPoint(bar->width() / 2, bar->height() / 4)));
    }
    show(app::ViewLayout::Beside);
    EXPECT_EQ(app::markingOfPicture(table()), "MẬT / TUYỆT MẬT");
    table().setSplit(0.1);  // the left one has no room for it
    mark({});
    messages().show(app::MessageBar::Severity::Note, "one");
    const double ratio = table().devicePixelRatioF();
    const QSize beside = table().pane(1).area.size() * ratio;
    const auto right = viewer::MarkingPlate::make("TUYỆT MẬT", {beside.width(), beside.height()}, ratio);
    ASSERT_TRUE(right);
    EXPECT_GT(messages().y(), right->places()[0].max.y / ratio);
    show(app::ViewLayout::Apart);
    table().activateView(1);
    EXPECT_EQ(app::markingOfPicture(table()), "TUYỆT MẬT");
    show(app::ViewLayout::Single);
}

TEST(PictureMarking, NamesEachMarkingOnce) {
    EXPECT_EQ(app::markingOfBoth("MẬT", "TUYỆT MẬT"), "MẬT / TUYỆT MẬT");
    EXPECT_EQ(app::markingOfBoth("MẬT", "MẬT"), "MẬT");
    EXPECT_EQ(app::markingOfBoth("", "MẬT"), "MẬT");
    EXPECT_EQ(app::markingOfBoth("MẬT", ""), "MẬT");
    EXPECT_EQ(app::markingOfBoth("MẬT / TUYỆT MẬT", "TUYỆT MẬT"), "MẬT / TUYỆT MẬT");
    EXPECT_EQ(app::markingOfBoth("TUYỆT MẬT", "MẬT / TUYỆT MẬT"), "TUYỆT MẬT / MẬT");
}

TEST_F(TwoViewsTest, TheBarIsDraggedAndMovedWithTheArrowKeys) {
    openPlan();
    show(app::ViewLayout::Swipe);
    auto* bar = table().findChild<app::ViewDivider*>();
    ASSERT_TRUE(bar && bar->isVisible());
    EXPECT_FALSE(bar->accessibleName().isEmpty());
    const QPoint grip = bar->rect().center();
    QTest::mousePress(bar, Qt::LeftButton, {}, grip);
    QMouseEvent move(QEvent::MouseMove, grip + QPoint(-120, 0), bar->mapToGlobal(grip + QPoint(-120, 0)), Qt::NoButton, Qt::LeftButton, {});
    QCoreApplication::sendEvent(bar, &move);
    QTest::mouseRelease(bar, Qt::LeftButton, {}, bar->rect().center());
    EXPECT_NEAR(table().split(), 0.5 - 120.0 / table().width(), 2.0 / table().width());
    const double before = table().split();
    bar->setFocus();
    QTest::keyClick(bar, Qt::Key_Right);
    EXPECT_NEAR(table().split(), before + 0.02, 1e-9);
}

TEST_F(TwoViewsTest, EachViewHasItsOwnLookInThePanel) {
    openPlan();
    show(app::ViewLayout::Beside);
    viewer::Look look = table().look();
    look.contours = false;
    table().activateView(1);
    emit window_->lookPanel().lookChanged(look);
    EXPECT_FALSE(window_->actions().contours->isChecked());
    table().activateView(0);
    EXPECT_TRUE(window_->actions().contours->isChecked());
    EXPECT_TRUE(table().pane(0).view->look().contours);
    EXPECT_FALSE(table().pane(1).view->look().contours);
}

TEST_F(TwoViewsTest, AnotherStateOfThePlanIsShownBesideForLookingOnly) {
    openPlan();
    const glm::dvec2 at = table().ground()->bounds.center();
    putPost(at);
    const auto past = session().plan();
    layers::PlanEditor editor(*past);
    for (const auto& row : past->all<layers::CommandPost>().rows()) editor.remove<layers::CommandPost>(row->uid);
    ASSERT_TRUE(session().apply(editor.finish("SCH")));
    views().setPlan(past, "Before");
    settle();
    ASSERT_EQ(table().viewCount(), 2u);
    EXPECT_EQ(table().pane(1).ownPlan, past);
    click(middleOf(1));
    EXPECT_TRUE(session().selection().empty());
    views().show(app::ViewLayout::Single);
    EXPECT_EQ(table().viewCount(), 1u);
    EXPECT_FALSE(table().pane(0).ownPlan);
}

TEST_F(TwoViewsTest, ALayerHiddenInOneViewStaysInTheOther) {
    const QString elevation = writeElevation(folder_, "valley.tif");
    window_->openFiles({elevation, writePicture(folder_, "picture.tif", 200, 30, 30)});
    settle();
    show(app::ViewLayout::Beside);
    auto& layers = window_->twoViewsPanel().layers();
    ASSERT_EQ(layers.count(), 1);
    table().activateView(1);
    layers.item(0)->setCheckState(Qt::Unchecked);
    settle();
    EXPECT_TRUE(table().pane(0).view->ground()->imagery);
    EXPECT_FALSE(table().pane(1).view->ground()->imagery);
    EXPECT_EQ(table().pane(0).view->ground()->elevation, table().pane(1).view->ground()->elevation);
}

}  // namespace
}  // namespace saban::test
