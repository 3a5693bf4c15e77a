// The sample exercise as it is presented, from the first key to the last, on two screens of which one is pulled out.
#include <QMessageBox>
#include <QPushButton>

#include "layers/briefing/briefing.h"
#include "tests/viewer/briefing/two_screens_fixture.h"
#include "viewer/app/plan_session.h"
#include "viewer/app/sample_exercise.h"

namespace saban::test {
namespace {

TEST_F(TwoScreensTest, TheSampleIsPresentedFromTheFirstKeyToTheLast) {
    const auto path = app::copySample(QStringLiteral(SABAN_BUILD_DIR "/sample"), folder_.file("copy"), QStringLiteral("Exercise"));
    ASSERT_TRUE(path) << path.error().message;
    window_->openFiles({*path});
    settle();
    ASSERT_TRUE(session().plan()) << messages().messages().join("\n").toStdString();
    window_->activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(window_.get()));
    QTest::keyClick(window_.get(), Qt::Key_F5);
    ASSERT_TRUE(presentation().isRunning()) << messages().messages().join("\n").toStdString();
    std::int64_t framesBefore = 0;
    const auto drawsAnew = [&] {
        const bool does = comes([&] { return view().framesDrawn() > framesBefore; });
        framesBefore = view().framesDrawn();
        return does;
    };
    ASSERT_TRUE(drawsAnew()) << view().failure();
    const auto briefing = view().player().performance().briefing;
    ASSERT_TRUE(briefing->warnings.empty()) << briefing->warnings.front().message;
    const std::size_t count = briefing->scenes.size();
    ASSERT_GT(count, 5u);

    // A clicker's key ends what moves, or goes on: two of them at most for a scene.
    for (std::size_t next = 1; next < count; ++next) {
        for (int presses = 0; presses < 2 && scene() != next; ++presses) key(Qt::Key_PageDown);
        ASSERT_EQ(scene(), next);
        const std::string notes = briefing->scenes[next].scene->note;
        EXPECT_TRUE(comes([&] { return presenter().notesShown().toStdString() == notes; })) << next << ' ' << presenter().notesShown().toStdString();
        if (next != 2) continue;
        view().finish();
        ASSERT_NO_FATAL_FAILURE(drawStroke());
        EXPECT_TRUE(drawsAnew()) << view().failure();
        key(Qt::Key_D);
    }
    key(Qt::Key_PageDown);
    EXPECT_EQ(scene(), count - 1);

    key(Qt::Key_Tab);
    EXPECT_EQ(screenOf(audience()), QStringLiteral("A"));
    EXPECT_EQ(screenOf(presenter()), QStringLiteral("B"));
    unplug("B");
    ASSERT_NO_FATAL_FAILURE(waitForScreens(1));
    EXPECT_TRUE(comes([&] { return !presenter().isVisible(); }));
    EXPECT_EQ(screenOf(audience()), QStringLiteral("A"));
    key(Qt::Key_3);
    key(Qt::Key_Return);
    EXPECT_EQ(scene(), 2u);
    EXPECT_TRUE(drawsAnew()) << view().failure();
    EXPECT_EQ(presentation().tools()->ink().strokes.size(), 1u);

    const std::size_t notes = session().plan()->all<layers::Remark>().size();
    key(Qt::Key_Escape);
    EXPECT_FALSE(presentation().isRunning());
    auto* question = window_->findChild<QMessageBox*>(QStringLiteral("keep_ink"));
    ASSERT_TRUE(question);
    question->defaultButton()->click();
    ASSERT_TRUE(comes([&] { return session().plan()->all<layers::Remark>().size() == notes + 1; }));
    EXPECT_TRUE(window_->isVisible());
}

}  // namespace
}  // namespace saban::test
