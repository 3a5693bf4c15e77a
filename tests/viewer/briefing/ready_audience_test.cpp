// What a presentation begins with is made while the program rests.
#include "viewer/briefing/ready_audience.h"

#include "tests/viewer/briefing/two_screens_fixture.h"
#include "viewer/app/plan_session.h"

namespace saban::test {
namespace {

class ReadyAudienceTest : public TwoScreensTest {
   protected:
    void makeReady() {
        presentation().ready().begin(0);
        ASSERT_TRUE(comes([&] { return presentation().ready().isReady(); }));
    }
    static QWidget* hiddenAudience() {
        for (QWidget* window : QApplication::topLevelWidgets())
            if (window->objectName() == QStringLiteral("audience") && !window->isVisible()) return window;
        return nullptr;
    }
    void change(const std::function<void(layers::PlanEditor&)>& edit) {
        layers::PlanEditor editor(*session().plan());
        edit(editor);
        ASSERT_TRUE(session().apply(editor.finish("Change")));
    }
    /// Of greys, 0 to 255, of each pixel.
    static double meanDifference(const QImage& a, const QImage& b) {
        if (a.size() != b.size() || a.isNull()) return 255.0;
        double difference = 0.0;
        for (int y = 0; y < a.height(); ++y)
            for (int x = 0; x < a.width(); ++x) difference += std::abs(qGray(a.pixel(x, y)) - qGray(b.pixel(x, y)));
        return difference / (a.width() * a.height());
    }
    /// The scene that is shown has the same picture in a window that nobody made ready.
    void isPresentedAsByAFreshOne(const layers::Uid& scene) {
        const QImage picture = view().picture(kScreenPx);
        key(Qt::Key_Escape);
        presentation().ready().drop();
        ASSERT_TRUE(comes([] { return !hiddenAudience(); }));
        ASSERT_TRUE(presentation().startAt(scene));
        settleView();
        EXPECT_LT(meanDifference(picture, view().picture(kScreenPx)), 1.0);
    }
};

TEST_F(ReadyAudienceTest, APresentationBeginsWithItAtAnyScene) {
    ASSERT_NO_FATAL_FAILURE(openPlan());
    ASSERT_NO_FATAL_FAILURE(makeReady());
    const QWidget* made = hiddenAudience();
    ASSERT_TRUE(made);
    ASSERT_TRUE(presentation().startAt(uids_[1]));
    settleView();
    EXPECT_EQ(&audience(), made);
    EXPECT_EQ(audience().geometry(), QRect(QPoint(kScreenPx.width(), 0), kScreenPx));
    EXPECT_EQ(scene(), 1u);
    EXPECT_EQ(view().failure(), std::string());
    ASSERT_NO_FATAL_FAILURE(isPresentedAsByAFreshOne(uids_[1]));
}

TEST_F(ReadyAudienceTest, GoesWithThePlanAndWithTheWindow) {
    ASSERT_NO_FATAL_FAILURE(openPlan());
    ASSERT_NO_FATAL_FAILURE(makeReady());
    EXPECT_TRUE(window_->isVisible());
    session().close();
    EXPECT_FALSE(presentation().ready().isReady());
    EXPECT_TRUE(hiddenAudience()) << "whoever closes the plan need not wait for it";
    EXPECT_TRUE(comes([] { return !hiddenAudience(); }));
    window_->openFiles({QString::fromStdString(path_)});
    settle();
    ASSERT_NO_FATAL_FAILURE(makeReady());
    presentation().ready().drop();
    ASSERT_TRUE(hiddenAudience());
    window_.reset();
    EXPECT_FALSE(hiddenAudience());
}

/// Of the plan as it was before a change: it begins as quickly, nothing is freed while it runs, and the picture is that of the plan as it is.
TEST_F(ReadyAudienceTest, OneThatWasGivenUpAMomentAgoIsPresentedWith) {
    ASSERT_NO_FATAL_FAILURE(openPlan());
    ASSERT_NO_FATAL_FAILURE(change([](layers::PlanEditor& editor) {
        layers::Area area;
        area.fill = "#e03030";
        area.geometry = layers::Geometry::area({{586000, 2324000}, {588000, 2324000}, {588000, 2326000}, {586000, 2326000}});
        editor.put(area);
    }));
    ASSERT_NO_FATAL_FAILURE(makeReady());
    const QWidget* made = hiddenAudience();
    ASSERT_NO_FATAL_FAILURE(change([&](layers::PlanEditor& editor) {
        layers::PlanSettings settings = editor.plan().settings;
        settings.marking = "MẬT";
        editor.setSettings(settings);
        layers::Scene scene = *editor.plan().find<layers::Scene>(uids_[1]);
        scene.hiddenLayers = "areas";
        editor.put(scene);
    }));
    presentation().ready().drop();
    ASSERT_EQ(hiddenAudience(), made);
    ASSERT_TRUE(presentation().startAt(uids_[1]));
    settleView();
    EXPECT_EQ(&audience(), made);
    EXPECT_EQ(scene(), 1u);
    EXPECT_EQ(view().failure(), std::string());
    ASSERT_NO_FATAL_FAILURE(isPresentedAsByAFreshOne(uids_[1]));
}

TEST_F(ReadyAudienceTest, OneThatHasSeenAnotherPlanIsNotPresentedWith) {
    ASSERT_NO_FATAL_FAILURE(openPlan());
    std::string path = "/plans/first.gpkg";
    app::ReadyAudience ready([] { return std::optional(kScreenPx); },
                             [&] {
                                 return viewer::Performance{.briefing = std::make_shared<const layers::Briefing>(layers::briefingOf(session().plan())), .ground = table().ground(), .planPath = path};
                             });
    for (const auto& [next, isTaken] : {std::pair("/plans/first.gpkg", true), std::pair("/plans/second.gpkg", false)}) {
        path = "/plans/first.gpkg";
        ready.begin(0);
        ASSERT_TRUE(comes([&] { return ready.isReady(); }));
        ready.drop();
        path = next;
        const std::unique_ptr<app::AudienceWindow> window(ready.take());
        EXPECT_EQ(window != nullptr, isTaken) << next;
    }
}

TEST_F(ReadyAudienceTest, AsksOnceWhatWillBePresented) {
    ASSERT_NO_FATAL_FAILURE(openPlan());
    int asked = 0;
    app::ReadyAudience ready([] { return std::optional(kScreenPx); },
                             [&] {
                                 ++asked;
                                 return viewer::Performance{.briefing = std::make_shared<const layers::Briefing>(layers::briefingOf(session().plan())), .ground = table().ground()};
                             });
    ready.begin(0);
    ASSERT_TRUE(comes([&] { return ready.isReady(); }));
    EXPECT_EQ(asked, 1);
    app::AudienceWindow* window = ready.take();
    ASSERT_TRUE(window);
    EXPECT_FALSE(ready.isReady());
    delete window;
}

TEST_F(ReadyAudienceTest, IsNotMadeOfAPlanWithoutScenes) {
    ASSERT_NO_FATAL_FAILURE(openPlan(false));
    presentation().ready().begin(0);
    QTest::qWait(300);
    EXPECT_FALSE(hiddenAudience());
}

}  // namespace
}  // namespace saban::test
