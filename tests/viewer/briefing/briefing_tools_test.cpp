// Which tool is chosen, laser, spotlight and questions on the picture of the audience, and their bar.
#include "viewer/briefing/briefing_tools.h"

#include <gtest/gtest.h>

#include <QAction>
#include <QSignalSpy>
#include <QTest>
#include <QToolBar>
#include <QToolButton>
#include <cmath>
#include <glm/geometric.hpp>

#include "geo/crs/coordinates.h"
#include "tests/viewer/briefing/briefing_tools_fixture.h"
#include "viewer/app/measurement.h"

namespace saban::test {
namespace {

TEST_F(BriefingToolsTest, OneToolIsChosenAtATime) {
    EXPECT_FALSE(tools_->isBusy());
    tools_->pen->trigger();
    tools_->laser->trigger();
    EXPECT_FALSE(tools_->pen->isChecked());
    EXPECT_TRUE(tools_->laser->isChecked());
    tools_->laser->trigger();  // the same key puts it away
    EXPECT_FALSE(tools_->isBusy());
    EXPECT_EQ(view_->tool(), nullptr);
    tools_->question->trigger();
    EXPECT_TRUE(tools_->putAway());
    EXPECT_FALSE(tools_->putAway());
}

TEST_F(BriefingToolsTest, TheLaserFollowsThePointerAndItsTrailFades) {
    tools_->laser->trigger();
    hover({200, 150});
    hover({300, 200});
    ASSERT_TRUE(tools_->ink().laser);
    EXPECT_LT(apart(pixelOf(*tools_->ink().laser), {300, 200}), 1.0);
    EXPECT_FALSE(tools_->ink().trail.empty());
    EXPECT_TRUE(waitFor([this] { return tools_->ink().trail.empty(); }, kPatienceMs));
    EXPECT_TRUE(tools_->ink().laser);
    tools_->laser->trigger();
    EXPECT_TRUE(tools_->ink().isEmpty());
}

TEST_F(BriefingToolsTest, TheWheelMakesTheSpotlightLarger) {
    tools_->spotlight->trigger();
    hover({250, 180});
    ASSERT_TRUE(tools_->ink().spotlight);
    const double ratio = view_->devicePixelRatioF(), radiusPx = tools_->ink().spotlight->radiusPx;
    EXPECT_NEAR(tools_->ink().spotlight->centrePx.x, 250.0 * ratio, 0.01);
    EXPECT_NEAR(radiusPx, 0.2 * kViewPx.height() * ratio, 0.01);
    const double rangeM = view_->table().camera().view().rangeM;
    QWheelEvent wheel(QPointF(250, 180), view_->mapToGlobal(QPointF(250, 180)), {}, QPoint(0, 120), Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(view_.get(), &wheel);
    EXPECT_GT(tools_->ink().spotlight->radiusPx, radiusPx);
    EXPECT_EQ(view_->table().camera().view().rangeM, rangeM);
    tools_->putAway();
    EXPECT_FALSE(tools_->ink().spotlight);
}

TEST_F(BriefingToolsTest, AnAnswerHasTheNumbersOfTheElevationData) {
    tools_->question->trigger();
    click({200, 150});
    const auto first = view_->pick({200, 150});
    ASSERT_TRUE(first);
    const glm::dvec2 a(first->ground);
    EXPECT_TRUE(tools_->answer().contains(QStringLiteral("Height %1 m").arg(QLocale().toString(heightAt(a), 'f', 1)))) << tools_->answer().toStdString();
    EXPECT_TRUE(tools_->answer().contains(QStringLiteral("X %1  Y %2").arg(a.y, 0, 'f', 1).arg(a.x, 0, 'f', 1))) << tools_->answer().toStdString();  // north first
    EXPECT_TRUE(tools_->answer().contains(QStringLiteral("° N"))) << tools_->answer().toStdString();
    click({420, 260});
    const auto second = view_->pick({420, 260});
    ASSERT_TRUE(second);
    const std::vector<glm::dvec2> points{a, glm::dvec2(second->ground)};
    const auto expected = app::measured(*ground_->elevation, points, false, 200000);
    ASSERT_TRUE(expected);
    const QString answer = tools_->answer();
    EXPECT_TRUE(answer.contains(app::lengthText(expected->line.groundM))) << answer.toStdString();
    EXPECT_TRUE(answer.contains(app::lengthText(*expected->line.slopeM))) << answer.toStdString();
    EXPECT_TRUE(answer.contains(app::heightChangeText(heightAt(points[1]) - heightAt(points[0])))) << answer.toStdString();
    // The bearing on the grid, clockwise from north.
    const double bearingDeg = std::fmod(std::atan2(points[1].x - points[0].x, points[1].y - points[0].y) * 180.0 / M_PI + 360.0, 360.0);
    EXPECT_TRUE(answer.contains(app::angleText(bearingDeg, "degrees"))) << answer.toStdString();
    EXPECT_TRUE(tools_->key(Qt::Key_Escape, Qt::NoModifier));
    EXPECT_TRUE(tools_->answer().isEmpty());
    EXPECT_FALSE(tools_->key(Qt::Key_Escape, Qt::NoModifier));  // the next one puts the tool away
}

TEST_F(BriefingToolsTest, TheThirdClickAsksAnew) {
    tools_->question->trigger();
    click({200, 150});
    const QString first = tools_->answer();
    click({420, 260});
    click({200, 150});
    EXPECT_EQ(tools_->answer(), first);
}

TEST_F(BriefingToolsTest, ButtonsOfTheBarAreNamedAndTellTheirKeys) {
    QWidget window;
    QToolBar* bar = tools_->makeBar(&window);
    int buttons = 0;
    for (QAction* action : bar->actions()) {
        if (action->isSeparator()) continue;
        ++buttons;
        auto* button = qobject_cast<QToolButton*>(bar->widgetForAction(action));
        ASSERT_TRUE(button);
        EXPECT_FALSE(button->accessibleName().isEmpty());
        EXPECT_FALSE(action->icon().isNull()) << action->text().toStdString();
        EXPECT_FALSE(action->toolTip().isEmpty());
        EXPECT_EQ(button->focusPolicy(), Qt::NoFocus);
    }
    EXPECT_EQ(buttons, 18);
    EXPECT_TRUE(tools_->pen->toolTip().contains(QStringLiteral("(key D)")));
}

}  // namespace
}  // namespace saban::test
