// What the presenter sees of the legend, and of what comes after the last scene.
#include <QToolButton>
#include <cstdlib>

#include "tests/viewer/briefing/two_screens_fixture.h"
#include "viewer/briefing/legend_wish.h"

namespace saban::test {
namespace {

TEST(LegendWish, WhatIsSeenGoesAndWhatIsNotSeenComes) {
    layers::Scene plain, bringing, another;
    plain.uid = "plain";
    bringing.uid = "bringing";
    another.uid = "another";
    bringing.showsLegend = another.showsLegend = true;
    app::LegendWish wish;
    EXPECT_FALSE(wish.isSeenIn(plain));
    EXPECT_TRUE(wish.isSeenIn(bringing));
    wish.toggleIn(bringing);
    EXPECT_FALSE(wish.isSeenIn(bringing));
    EXPECT_TRUE(wish.isSeenIn(another)) << "put away there only";
    EXPECT_FALSE(wish.isSeenIn(plain));
    wish.toggleIn(bringing);
    EXPECT_TRUE(wish.isSeenIn(bringing));
    EXPECT_FALSE(wish.isSeenIn(plain)) << "as scenes have it";
}

TEST(LegendWish, ShownInASceneWithoutOneItStaysInAllOthers) {
    layers::Scene plain, other, bringing;
    plain.uid = "plain";
    other.uid = "other";
    bringing.uid = "bringing";
    bringing.showsLegend = true;
    app::LegendWish wish;
    wish.toggleIn(plain);
    for (const auto* scene : {&plain, &other, &bringing}) EXPECT_TRUE(wish.isSeenIn(*scene)) << scene->uid;
    wish.toggleIn(other);
    EXPECT_FALSE(wish.isSeenIn(plain));
    EXPECT_FALSE(wish.isSeenIn(other));
    EXPECT_TRUE(wish.isSeenIn(bringing));
}

TEST(LegendWish, ScenesThatBringOneAndOthersLeaveEachOtherAlone) {
    layers::Scene plain, bringing;
    plain.uid = "plain";
    bringing.uid = "bringing";
    bringing.showsLegend = true;
    app::LegendWish wish;
    wish.toggleIn(plain);
    wish.toggleIn(bringing);
    EXPECT_FALSE(wish.isSeenIn(bringing));
    EXPECT_TRUE(wish.isSeenIn(plain)) << "put away there only";
    wish.toggleIn(plain);
    wish.toggleIn(plain);
    EXPECT_TRUE(wish.isSeenIn(plain));
    EXPECT_FALSE(wish.isSeenIn(bringing)) << "it stays where it was put away";
    wish.toggleIn(bringing);
    EXPECT_TRUE(wish.isSeenIn(bringing));
    bringing.showsLegend = false;
    EXPECT_TRUE(wish.isSeenIn(bringing));
}

TEST(LegendWish, ASceneThatBringsNoneAnyLongerShowsItAtOneKey) {
    layers::Scene scene;
    scene.uid = "scene";
    scene.showsLegend = true;
    app::LegendWish wish;
    wish.toggleIn(scene);
    scene.showsLegend = false;
    wish.toggleIn(scene);
    EXPECT_TRUE(wish.isSeenIn(scene));
}

class PresenterButtonsTest : public TwoScreensTest {
   protected:
    /// Whose second scene brings a legend.
    void begin() {
        ASSERT_NO_FATAL_FAILURE(openPlan());
        layers::PlanEditor editor(*session().plan());
        layers::Scene scene = *session().plan()->find<layers::Scene>(uids_[1]);
        scene.showsLegend = true;
        editor.put(scene);
        ASSERT_TRUE(session().apply(editor.finish("Legend")));
        ASSERT_NO_FATAL_FAILURE(start());
    }
    bool isLegendSeen() { return view().table().look().legend; }
    QToolButton& legendButton() {
        for (QToolButton* button : presenter().findChildren<QToolButton*>())
            if (button->text() == QStringLiteral("Legend")) return *button;
        ADD_FAILURE() << "no button for the legend";
        std::abort();
    }
    void goOn() {
        key(Qt::Key_PageDown);
        if (view().player().sceneTimeS() < 0.0) key(Qt::Key_PageDown);
        ASSERT_NO_FATAL_FAILURE(settleView());
    }
};

TEST_F(PresenterButtonsTest, GPutsAwayTheLegendThatASceneBringsAndTheButtonTells) {
    ASSERT_NO_FATAL_FAILURE(begin());
    EXPECT_FALSE(isLegendSeen());
    EXPECT_TRUE(legendButton().isCheckable());
    EXPECT_FALSE(legendButton().isChecked());
    ASSERT_NO_FATAL_FAILURE(goOn());
    ASSERT_EQ(scene(), 1u);
    EXPECT_TRUE(isLegendSeen());
    EXPECT_TRUE(comes([&] { return legendButton().isChecked(); }));
    key(Qt::Key_G);
    EXPECT_TRUE(comes([&] { return !isLegendSeen(); }));
    EXPECT_FALSE(legendButton().isChecked());
    key(Qt::Key_Home);
    ASSERT_NO_FATAL_FAILURE(settleView());
    ASSERT_NO_FATAL_FAILURE(goOn());
    EXPECT_TRUE(comes([&] { return !isLegendSeen(); })) << "also when one comes back to it";
    legendButton().click();
    EXPECT_TRUE(comes([&] { return view().player().performance().withoutLegend.empty(); }));
}

TEST_F(PresenterButtonsTest, AfterTheLastSceneComesTheEndOrTheFirstOne) {
    ASSERT_NO_FATAL_FAILURE(begin());
    key(Qt::Key_End);
    EXPECT_TRUE(comes([&] { return presenter().wordsForNextPicture() == QStringLiteral("End of the briefing"); })) << presenter().wordsForNextPicture().toStdString();
    EXPECT_EQ(presenter().nextTitleShown(), QStringLiteral("The last scene"));
    presentation().run(app::BriefingCommand::Loop);
    EXPECT_TRUE(comes([&] { return presenter().wordsForNextPicture().isEmpty(); })) << "the picture of the first one";
    EXPECT_EQ(presenter().nextTitleShown(), QStringLiteral("Then again: Toàn khu vực"));
    presentation().run(app::BriefingCommand::Loop);
    EXPECT_EQ(presenter().wordsForNextPicture(), QStringLiteral("End of the briefing"));
}

}  // namespace
}  // namespace saban::test
