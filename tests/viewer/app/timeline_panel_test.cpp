// The exercise over time on the table: what a moment shows, and that nothing of it stays.
#include "viewer/app/timeline_panel.h"

#include "tests/viewer/app/tool_fixture.h"
#include "viewer/app/timeline_axis.h"
#include "viewer/app/two_views.h"

namespace saban::test {
namespace {

class TimelinePanelTest : public ToolTest {
 protected:
    app::TimelinePanel& panel() { return window_->timeline(); }

    /// Two phases of a day each, a unit that goes 600 m east in the second one, and a bunker that is built from the first day to the tenth.
    void openExercise() {
        openPlan();
        const glm::dvec2 centre = table().ground()->bounds.center();
        layers::PlanEditor editor(*session().plan());
        layers::Phase phase;
        phase.name = "Một";
        phase.order = 1;
        phase.start = {"2026-09-14T00:00"};
        phase.end = {"2026-09-15T00:00"};
        first_ = editor.put(phase);
        phase.name = "Hai";
        phase.order = 2;
        phase.start = {"2026-09-15T00:00"};
        phase.end = {"2026-09-16T00:00"};
        phase.uid.clear();
        second_ = editor.put(phase);
        layers::Unit unit;
        unit.name = "Đại đội 1";
        unit.symbolCode = "10031000151211000000";
        unit_ = editor.put(unit);
        from_ = centre - glm::dvec2(300.0, 0.0);
        to_ = centre + glm::dvec2(300.0, 0.0);
        for (const auto& [uid, at] : {std::pair(first_, from_), std::pair(second_, to_)}) {
            layers::UnitPosition position;
            position.unit = unit_;
            position.phase = uid;
            position.geometry = layers::Geometry::point(at);
            editor.put(position);
        }
        ASSERT_TRUE(session().apply(editor.finish("exercise")));
        settle();
    }

    /// Of the unit in the first view, pixels.
    std::optional<glm::dvec2> middleOfSign() {
        const viewer::TableView& view = *table().pane(0).view;
        glm::dvec2 sum(0.0);
        int count = 0;
        for (int y = 0; y < view.sizePx().y; y += 3)
            for (int x = 0; x < view.sizePx().x; x += 3)
                if (const auto found = view.signAt({x, y}); found && found->uid == unit_) {
                    sum += glm::dvec2(x, y);
                    ++count;
                }
        return count > 0 ? std::optional(sum / static_cast<double>(count)) : std::nullopt;
    }

    layers::Uid first_, second_, unit_;
    glm::dvec2 from_{0.0}, to_{0.0};
};

TEST_F(TimelinePanelTest, AMomentShowsItsPhaseAndTheUnitsOnTheirWayAndLeavingBringsThePhaseBack) {
    openExercise();
    const auto plan = session().plan();
    ASSERT_TRUE(panel().timeline());
    ASSERT_EQ(table().planView().phase, first_);
    const double end = panel().timeline()->endS();
    EXPECT_EQ(end - panel().timeline()->beginS(), 2.0 * 86400.0);
    panel().showMoment(end);
    EXPECT_EQ(table().planView().phase, second_);
    ASSERT_TRUE(table().motion().units.contains(unit_));
    EXPECT_NEAR(table().motion().units.at(unit_).at.x, to_.x, 0.01);
    // Off roads it goes at 5 km/h: half a minute before the end it has 41.7 m to go.
    panel().showMoment(end - 30.0);
    EXPECT_NEAR(table().motion().units.at(unit_).at.x, to_.x - 5.0 / 3.6 * 30.0, 1.0);
    panel().leave();
    EXPECT_FALSE(panel().isInUse());
    EXPECT_TRUE(table().motion().isEmpty());
    EXPECT_EQ(table().planView().phase, first_);
    EXPECT_EQ(session().plan(), plan);  // never an edit
}

TEST_F(TimelinePanelTest, PlayingGoesOnByItselfToTheEndAndAnotherPhaseEndsIt) {
    openExercise();
    const double begin = panel().timeline()->beginS(), end = panel().timeline()->endS();
    EXPECT_DOUBLE_EQ(panel().speed(), 2.0 * 86400.0 / 60.0);  // all of it in 60 s
    panel().setSpeed(86400.0);
    panel().setPlaying(true);
    EXPECT_TRUE(waitFor([&] { return panel().moment() && *panel().moment() > begin; }, kPatienceMs));
    EXPECT_TRUE(waitFor([&] { return !panel().isPlaying(); }, kPatienceMs));
    ASSERT_TRUE(panel().moment());
    EXPECT_EQ(*panel().moment(), end);
    EXPECT_EQ(table().planView().phase, second_);
    QTest::keyClick(window_.get(), Qt::Key_PageUp);  // a person chooses the phase before
    EXPECT_FALSE(panel().isInUse());
    EXPECT_EQ(table().planView().phase, first_);
    EXPECT_TRUE(table().motion().isEmpty());
}

TEST_F(TimelinePanelTest, AViewThatIsLeftForOneOfAnotherPhaseShowsItsPhaseAgain) {
    openExercise();
    window_->twoViews().show(app::ViewLayout::Beside);
    table().activateView(0);
    QTest::keyClick(window_.get(), Qt::Key_PageDown);
    settle();
    ASSERT_EQ(table().pane(0).planView.phase, second_);
    ASSERT_EQ(table().pane(1).planView.phase, first_);
    const auto atEnd = middleOfSign();
    ASSERT_TRUE(atEnd);
    panel().showMoment(panel().timeline()->endS() - 216.0);  // 300 m to go at 5 km/h
    ASSERT_EQ(table().activeView(), 0u);
    settle();
    const auto onItsWay = middleOfSign();
    ASSERT_TRUE(onItsWay);
    EXPECT_LT(onItsWay->x, atEnd->x - 10.0);
    table().activateView(1);
    settle();
    EXPECT_FALSE(panel().isInUse());
    ASSERT_EQ(table().pane(0).planView.phase, second_);
    const auto after = middleOfSign();
    ASSERT_TRUE(after);
    EXPECT_NEAR(after->x, atEnd->x, 3.0);
}

TEST_F(TimelinePanelTest, ASceneKeepsTheMomentAndGoesBackToIt) {
    openExercise();
    panel().showMoment(panel().timeline()->endS() - 3600.0);
    window_->viewsPanel().save();
    panel().leave();
    const auto scene = session().plan()->all<layers::Scene>().rows().front();
    EXPECT_EQ(scene->exerciseTime.iso.substr(0, 16), "2026-09-15T23:00");
    EXPECT_EQ(scene->phase, second_);
    window_->viewsPanel().goTo(0);
    ASSERT_TRUE(panel().isInUse());
    EXPECT_EQ(panel().momentText(), "15/09/2026 23:00");
}

TEST_F(TimelinePanelTest, WithoutPhasesAndWorksThereIsNothingToPlay) {
    openPlan();
    panel().setPlaying(true);
    panel().showMoment(0.0);
    EXPECT_FALSE(panel().isPlaying());
    EXPECT_FALSE(panel().isInUse());
}

}  // namespace
}  // namespace saban::test
