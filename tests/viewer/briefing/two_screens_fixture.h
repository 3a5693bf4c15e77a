#pragma once

#include <QGuiApplication>
#include <QProcess>
#include <QScreen>
#include <QSettings>
#include <QStandardPaths>
#include <functional>

#include "layers/store/plan_store.h"
#include "tests/viewer/app/window_fixture.h"
#include "viewer/briefing/audience_window.h"
#include "viewer/briefing/briefing_tools.h"
#include "viewer/briefing/presentation.h"
#include "viewer/briefing/presenter_window.h"

namespace saban::test {

/// The main window on the first of two screens of 1280 x 720 that lie side by side; a plan of three scenes is open. Screens come and go as with displays that are plugged in: xrandr divides
/// the picture of one server.
class TwoScreensTest : public WindowTest {
   protected:
    static constexpr QSize kScreenPx{1280, 720};

    void SetUp() override {
        if (QStandardPaths::findExecutable(QStringLiteral("xrandr")).isEmpty()) GTEST_SKIP() << "xrandr is not installed (package x11-xserver-utils)";
        plug("A", 0, "screen");
        plug("B", kScreenPx.width(), "none");
        waitForScreens(2);
        if (HasFatalFailure()) return;
        QSettings().remove(QStringLiteral("presentation"));
        WindowTest::SetUp();
        window_->move(20, 20);
    }

    void TearDown() override {
        window_.reset();
        for (const char* name : {"B", "A"}) unplug(name);
        WindowTest::TearDown();
    }

    static int xrandr(const QStringList& arguments) {
        QProcess program;
        program.start(QStringLiteral("xrandr"), arguments);
        return program.waitForFinished(20000) ? program.exitCode() : -1;
    }
    static void plug(const char* name, int left, const char* output, QSize size = kScreenPx) {
        const QString place = QStringLiteral("%1/330x%2/190+%3+0").arg(size.width()).arg(size.height()).arg(left);
        xrandr({QStringLiteral("--setmonitor"), QString::fromLatin1(name), place, QString::fromLatin1(output)});
    }
    static void unplug(const char* name) { xrandr({QStringLiteral("--delmonitor"), QString::fromLatin1(name)}); }
    static void waitForScreens(int count) {
        ASSERT_TRUE(waitFor([count] { return QGuiApplication::screens().size() == count; }, kPatienceMs)) << QGuiApplication::screens().size();
        ASSERT_NE(QGuiApplication::screens().front()->name(), QStringLiteral("screen")) << "the server's screen cannot be divided";
    }

    /// Durations of 60, 0 and 30 s; the second is faded to, the third cut to.
    void openPlan(bool hasScenes = true) {
        writeElevation(folder_, "valley.tif");
        layers::PlanEditor editor{layers::Plan{}};
        layers::PlanSettings settings;
        settings.name = "Diễn tập thử";
        settings.marking = "DIỄN TẬP";
        settings.crs = "EPSG:3405";
        editor.setSettings(settings);
        layers::MapLayer ground;
        ground.name = "Địa hình";
        ground.kind = layers::MapLayerKind::Elevation;
        ground.path = "valley.tif";
        editor.put(ground);
        layers::Phase phase;
        phase.name = "Giai đoạn 1";
        editor.put(phase);
        const std::vector<std::tuple<const char*, const char*, double, layers::SceneTransition, double>> scenes{
            {"Toàn khu vực", "Chào các đồng chí", 60.0, layers::SceneTransition::Fly, 45.0}, {"Hướng bắc", "Nói về sông", 0.0, layers::SceneTransition::Fade, 160.0}, {"Sở chỉ huy", "Kết luận", 30.0, layers::SceneTransition::Cut, 250.0}};
        for (const auto& [name, note, durationS, transition, headingDeg] : scenes) {
            if (!hasScenes) break;
            layers::Scene scene;
            scene.name = name;
            scene.note = note;
            scene.order = ++order_;
            scene.durationS = durationS;
            scene.transition = transition;
            scene.headingDeg = headingDeg;
            scene.pitchDeg = -35.0;
            scene.rangeM = 3000.0;
            scene.targetE = 587000.0;
            scene.targetN = 2325000.0;
            uids_.push_back(editor.put(scene));
        }
        path_ = folder_.file("plan.gpkg").toStdString();
        ASSERT_TRUE(layers::PlanStore::create(path_, editor.plan()));
        window_->openFiles({QString::fromStdString(path_)});
        settle();
        ASSERT_TRUE(session().plan()) << messages().messages().join("\n").toStdString();
    }

    app::PlanSession& session() { return window_->desk().session(); }
    app::Presentation& presentation() { return window_->presentation(); }
    app::AudienceView& view() { return *presentation().view(); }
    app::PresenterWindow& presenter() { return *presentation().presenter(); }
    app::AudienceWindow& audience() { return *presentation().audience(); }
    std::size_t scene() { return view().player().scene(); }

    void start() {
        window_->activateWindow();  // there is no window manager to do it
        ASSERT_TRUE(QTest::qWaitForWindowActive(window_.get()));
        QTest::keyClick(window_.get(), Qt::Key_F5);
        ASSERT_TRUE(presentation().isRunning()) << messages().messages().join("\n").toStdString();
        settleView();
    }
    void settleView() {
        ASSERT_TRUE(waitFor([this] { return !presentation().isRunning() || (view().framesDrawn() > 0 && view().isSettled()); }, kPatienceMs)) << view().failure();
    }
    /// Sooner or later.
    static bool comes(const std::function<bool()>& is) { return waitFor(is, kPatienceMs); }
    /// On the window that has the keys, as a clicker does.
    void key(int key, Qt::KeyboardModifiers modifiers = {}) {
        QWidget* window = presenter().isVisible() ? static_cast<QWidget*>(&presenter()) : &audience();
        QTest::keyClick(window, static_cast<Qt::Key>(key), modifiers);
    }
    /// With the pen, across the middle of the picture.
    void drawStroke() {
        key(Qt::Key_D);
        const QPoint middle = view().rect().center();
        QTest::mousePress(&view(), Qt::LeftButton, {}, middle);
        QTest::mouseRelease(&view(), Qt::LeftButton, {}, middle + QPoint(60, 0));
        ASSERT_EQ(presentation().tools()->ink().strokes.size(), 1u);
    }
    QString screenOf(const QWidget& window) { return window.isVisible() && window.screen() ? window.screen()->name() : QString(); }

    std::vector<layers::Uid> uids_;
    std::string path_;
    int order_ = 0;
};

}  // namespace saban::test
