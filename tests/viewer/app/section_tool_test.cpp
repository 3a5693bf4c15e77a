#include "viewer/app/section_tool.h"

#include <QAction>
#include <QCheckBox>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

#include "tests/viewer/app/tool_fixture.h"
#include "viewer/app/action_list.h"
#include "viewer/app/scene_editor.h"
#include "viewer/app/section_marks.h"
#include "viewer/overlay/profile_file.h"

namespace saban::test {
namespace {

class SectionTest : public ToolTest {
 protected:
    app::SectionDesk& section() { return window_->section(); }
    app::SectionChart& chart() { return section().panel().chart(); }
    void waitForProfile() {
        ASSERT_TRUE(waitFor([this] { return !section().isReading() && chart().profile() != nullptr; }, kPatienceMs));
    }
    /// From the west to the east through the middle of the table, as it is seen from above.
    void cutEastward() {
        QTest::keyClick(&table(), Qt::Key_X);
        ASSERT_EQ(table().tool(), &section().tool());
        settle();  // the panel takes some of the table's room
        a_ = middle() + QPoint(-150, 0);
        b_ = middle() + QPoint(150, 0);
        from_ = groundAt(a_);
        to_ = groundAt(b_);
        click(a_);
        click(b_);
        ASSERT_TRUE(table().cut());
    }
    QPoint a_, b_;
    glm::dvec2 from_{0.0}, to_{0.0};
};

TEST_F(SectionTest, TwoClicksCutTheBlockAndChartItsHeights) {
    openPlan();
    cutEastward();
    EXPECT_NEAR(glm::distance(table().cut()->from, from_), 0.0, 0.5);
    EXPECT_NEAR(glm::distance(table().cut()->to, to_), 0.0, 0.5);
    EXPECT_LT(table().cut()->insideM(from_ + glm::dvec2(0.0, -100.0)), 0.0);  // nearer to the reader
    EXPECT_TRUE(section().dock()->isVisible());
    waitForProfile();
    const auto& profile = *chart().profile();
    EXPECT_NEAR(profile.lengthM, glm::distance(from_, to_) / 0.9996, glm::distance(from_, to_) * 2e-4);
    for (const double part : {0.0, 0.3, 0.7, 1.0}) EXPECT_NEAR(profile.heightAt(profile.lengthM * part).value(), testHeightM(glm::mix(from_, to_, part)), 1.0);
    settle();
    EXPECT_FALSE(table().pick(middle() + QPoint(0, 120)));  // taken away
    EXPECT_TRUE(table().pick(middle() + QPoint(0, -60)));
}

TEST_F(SectionTest, ACutForASceneIsGivenUpByEscapeAndByAnotherTool) {
    openPlan();
    layers::PlanEditor editor(*session().plan());
    layers::Scene scene;
    scene.name = "Mở đầu";
    const layers::Uid uid = editor.put(scene);
    ASSERT_TRUE(session().apply(editor.finish("scene")));
    window_->viewsPanel().choose(uid);
    window_->viewsPanel().edit->trigger();
    settle();
    app::ActionList& actions = window_->sceneEditor().actions();
    actions.addAction(layers::kCutBlock);
    const auto buttons = actions.findChildren<QPushButton*>();
    const auto draw = std::ranges::find_if(buttons, [](const QPushButton* button) { return button->text() == "Draw on the table"; });
    ASSERT_NE(draw, buttons.end());
    for (const bool isByEscape : {true, false}) {
        (*draw)->click();
        settle();
        ASSERT_TRUE((*draw)->isChecked());
        ASSERT_EQ(table().tool(), &section().tool());
        isByEscape ? press(Qt::Key_Escape) : window_->desk().selectTool->trigger();
        EXPECT_TRUE(waitFor([&] { return !(*draw)->isChecked(); }, kPatienceMs)) << isByEscape;
    }
    cutEastward();
    const auto kept = layers::parseActions(session().plan()->find<layers::Scene>(uid)->actions);
    ASSERT_TRUE(kept && kept->size() == 1);
    EXPECT_FALSE(layers::cutLineOf(kept->front()));
}

TEST_F(SectionTest, WhatToDoNextIsToldOnce) {
    const auto hints = [this] {
        int count = 0;
        for (const QLabel* label : window_->findChildren<QLabel*>()) count += label->isVisible() && label->text() == section().tool().hint();
        return count;
    };
    openPlan();
    QTest::keyClick(&table(), Qt::Key_X);
    EXPECT_EQ(hints(), 1);  // in the bar of tasks
    window_->planStart().close->trigger();
    openSample();
    QTest::keyClick(&table(), Qt::Key_X);
    EXPECT_EQ(hints(), 1);  // there is no such bar
}

TEST(SectionPanel, SaysABankApartButNotTheNoiseOfLevelGround) {
    app::setLanguage(app::Language::English);
    const auto factsOf = [](double stepM) {
        auto profile = std::make_shared<geo::Profile>();
        for (int i = 0; i <= 100; ++i) profile->samples.push_back({.distanceM = 1.0 * i, .at = {}, .heightM = 5.0 + (i > 50 ? stepM : 0.0)});
        profile->lengthM = 100.0;
        app::SectionPanel panel;
        panel.setProfile(profile, {});
        QString facts;
        for (const QLabel* label : panel.findChildren<QLabel*>())
            if (label->text().startsWith("Length")) facts = label->text();
        return facts;
    };
    EXPECT_TRUE(factsOf(0.003).contains("steepest") && !factsOf(0.003).contains("one step")) << factsOf(0.003).toStdString();
    EXPECT_FALSE(factsOf(0.14).contains("one step"));  // 14 %
    EXPECT_TRUE(factsOf(-1.5).contains(QStringLiteral("one step of \u2212150.0 % at "))) << factsOf(-1.5).toStdString();
}

TEST_F(SectionTest, WorksWithoutAPlan) {
    openSample();
    const glm::dvec2 centre = table().ground()->bounds.center();
    table().setView({.target = {centre, testHeightM(centre)}, .headingDeg = 0.0, .pitchDeg = -90.0, .rangeM = 5000.0});
    settle();
    cutEastward();
    waitForProfile();
    QTest::keyClick(&table(), Qt::Key_Escape);
    EXPECT_FALSE(table().cut());
    EXPECT_EQ(table().tool(), nullptr);
}

TEST_F(SectionTest, WheelAndKeysMoveTheCutAlongItsNormalAndFTurnsItRound) {
    openPlan();
    cutEastward();
    const viewer::Cut before = *table().cut();
    QTest::keyClick(&table(), Qt::Key_BracketRight);
    const double stepM = before.insideM(table().cut()->from);
    EXPECT_NEAR(stepM, 12.0 * table().metresPerPixelAt(before.from), 0.3 * stepM);
    EXPECT_NEAR(before.alongM(table().cut()->from), 0.0, 1e-6);
    QWheelEvent wheel(QPointF(middle()), table().mapToGlobal(QPointF(middle())), {}, {0, -120}, Qt::NoButton, Qt::ControlModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&table(), &wheel);
    EXPECT_NEAR(before.insideM(table().cut()->from), 0.0, 0.2 * stepM);
    const viewer::Cut moved = *table().cut();
    QTest::keyClick(&table(), Qt::Key_F);
    EXPECT_EQ(*table().cut(), moved.flipped());
    waitForProfile();
    EXPECT_NEAR(glm::distance(chart().profile()->samples.front().at, moved.to), 0.0, 1e-6);  // the chart reads as the face does
}

TEST_F(SectionTest, TheCutStaysWhileOtherToolsAreChosenAndEndsWithEscape) {
    openPlan();
    cutEastward();
    window_->desk().selectTool->trigger();
    EXPECT_NE(table().tool(), &section().tool());
    EXPECT_TRUE(table().cut());
    QTest::keyClick(&table(), Qt::Key_X);
    EXPECT_TRUE(table().cut());
    QTest::keyClick(&table(), Qt::Key_Escape);
    EXPECT_FALSE(table().cut());
    EXPECT_FALSE(section().dock()->isVisible());
}

TEST_F(SectionTest, BackspaceDrawsAnewAndEscapeDropsWhatWasBegun) {
    openPlan();
    cutEastward();
    QTest::keyClick(&table(), Qt::Key_Backspace);
    EXPECT_FALSE(table().cut());
    click(middle() + QPoint(0, -80));
    QTest::keyClick(&table(), Qt::Key_Escape);
    EXPECT_EQ(table().tool(), &section().tool());
    click(middle() + QPoint(0, -80));
    click(middle() + QPoint(0, 80));
    ASSERT_TRUE(table().cut());
    EXPECT_GT(std::abs(table().cut()->along().y), 0.99);
}

TEST_F(SectionTest, WithoutTheCutTheChartAloneIsShown) {
    openPlan();
    cutEastward();
    waitForProfile();
    auto* box = section().panel().findChild<QCheckBox*>("section_cut");
    box->click();
    EXPECT_FALSE(table().cut());
    EXPECT_TRUE(chart().profile());
    box->click();
    EXPECT_TRUE(table().cut());
}

TEST_F(SectionTest, ChartAndTableShowTheSamePlace) {
    openPlan();
    cutEastward();
    waitForProfile();
    settle();
    moveTo((a_ + b_) / 2);
    ASSERT_TRUE(chart().cursorAt());
    EXPECT_NEAR(*chart().cursorAt(), chart().profile()->lengthM / 2.0, chart().profile()->lengthM * 0.02);
    chart().setFocus();
    QTest::keyClick(&chart(), Qt::Key_Home);
    EXPECT_EQ(chart().cursorAt(), 0.0);
    QTest::keyClick(&chart(), Qt::Key_Right);
    EXPECT_NEAR(*chart().cursorAt(), chart().profile()->lengthM * 0.005, 1e-6);
    EXPECT_TRUE(chart().accessibleDescription().contains("height")) << chart().accessibleDescription().toStdString();
}

TEST_F(SectionTest, ASelectedRouteIsCutAlongAndWhatItMeetsIsNamed) {
    openPlan();
    const glm::dvec2 centre = table().ground()->bounds.center();
    layers::PlanEditor editor(*session().plan());
    layers::Route route;
    route.name = "Đường 1";
    route.geometry = layers::Geometry::line({centre + glm::dvec2(-400, 0), centre + glm::dvec2(0, 150), centre + glm::dvec2(400, 0)});
    const layers::Uid uid = editor.put(route);
    layers::Structure bunker;
    bunker.name = "Hầm họp";
    bunker.type = "meeting_bunker";
    bunker.geometry = layers::Geometry::point(centre + glm::dvec2(-200, 75));
    editor.put(bunker);
    layers::Structure away = bunker;
    away.uid = {};
    away.name = "Hầm xa";
    away.geometry = layers::Geometry::point(centre + glm::dvec2(-200, 300));
    editor.put(away);
    ASSERT_TRUE(session().apply(editor.finish("test")));
    session().select({{"routes", uid}});
    QTest::keyClick(&table(), Qt::Key_X);
    QTest::mouseClick(section().panel().findChild<QPushButton*>("section_along"), Qt::LeftButton);
    ASSERT_TRUE(table().cut());
    EXPECT_NEAR(std::abs(table().cut()->along().x), 1.0, 1e-9);  // through the ends
    waitForProfile();
    EXPECT_NEAR(chart().profile()->lengthM, 2.0 * std::hypot(400.0, 150.0) / 0.9996, 1.0);
    bool hasBunker = false;
    for (const auto& mark : chart().marks()) {
        EXPECT_NE(mark.name, "Hầm xa");
        if (mark.name == "Hầm họp") {
            hasBunker = true;
            EXPECT_NEAR((mark.fromM + mark.toM) / 2.0, std::hypot(200.0, 75.0) / 0.9996, 6.0);
        }
    }
    EXPECT_TRUE(hasBunker);
}

TEST_F(SectionTest, AnotherGroundEndsIt) {
    openPlan();
    cutEastward();
    window_->actions().open->setEnabled(true);
    openSample();
    EXPECT_TRUE(!table().cut() || section().tool().section());
}

TEST_F(SectionTest, ProfilesAreWrittenAsTableAndPictures) {
    openPlan();
    cutEastward();
    waitForProfile();
    for (const char* name : {"p.csv", "p.png", "p.svg"}) {
        const auto written = viewer::writeProfile(*chart().profile(), chart().marks(), "Thử", chart().marking(), {800, 400}, folder_.file(name).toStdString());
        ASSERT_TRUE(written) << written.error().message;
    }
    QFile csv(folder_.file("p.csv"));
    ASSERT_TRUE(csv.open(QIODevice::ReadOnly));
    EXPECT_EQ(csv.readLine().trimmed(), "distance_m,e,n,height_m,grade_percent");
    EXPECT_EQ(csv.readLine().split(',').size(), 5);
    EXPECT_EQ(QImage(folder_.file("p.png")).size(), QSize(800, 400));
    EXPECT_FALSE(viewer::writeProfile(*chart().profile(), {}, {}, {}, {800, 400}, folder_.file("p.txt").toStdString()));
    EXPECT_FALSE(viewer::writeProfile(*chart().profile(), {}, {}, {}, {800, 400}, "/nowhere/at/all.csv"));
}

}  // namespace
}  // namespace saban::test
