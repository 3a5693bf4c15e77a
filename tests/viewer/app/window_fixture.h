#pragma once

#include <gtest/gtest.h>

#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <memory>

#include "tests/viewer/app/test_rasters.h"
#include "tests/viewer/app/waiting.h"
#include "viewer/app/language.h"
#include "viewer/app/main_window.h"

namespace saban::test {

constexpr int kPatienceMs = 60000;  ///< far beyond what any step needs; only a failure waits so long

/// A window on the screen, in English, as a first start shows it: no test has what another one's window remembered.
class WindowTest : public testing::Test {
   protected:
    void SetUp() override {
        QSettings().clear();
        app::setLanguage(app::Language::English);
        open({});
    }

    void TearDown() override { app::setLanguage(app::Language::English); }

    void open(const app::WindowOptions& options) {
        window_ = std::make_unique<app::MainWindow>(options);
        window_->resize(1200, 780);
        window_->show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(window_.get()));
        window_->activateWindow();  // there is no window manager to do it
        ASSERT_TRUE(QTest::qWaitForWindowActive(window_.get()));
        table().setFocus();
        window_->openFromOptions();
    }

    void openSample() {
        window_->openFiles({writeElevation(folder_, "valley.tif")});
        settle();
        ASSERT_TRUE(table().ground()) << window_->stage().messages().messages().join("\n").toStdString();
    }

    void settle() { ASSERT_TRUE(waitFor([this] { return window_->isSettled(); }, kPatienceMs)); }

    app::TableWidget& table() { return window_->stage().table(); }
    app::MessageBar& messages() { return window_->stage().messages(); }
    const viewer::Viewpoint& view() { return table().camera().view(); }
    QPoint middle() { return table().rect().center(); }

    /// Where a point of the scene is on the widget.
    QPointF onScreen(glm::dvec3 scenePoint) {
        const auto& camera = table().camera();
        const auto pixel = viewer::pixelOf(camera.view(), camera.frame(), camera.projection(), scenePoint);
        const double ratio = table().devicePixelRatioF();
        return pixel ? QPointF{pixel->x / ratio, pixel->y / ratio} : QPointF{-1e9, -1e9};
    }

    void drag(Qt::MouseButton button, QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {}) {
        QTest::mousePress(&table(), button, modifiers, from);
        for (int i = 1; i <= 4; ++i) {
            const QPoint at = from + (to - from) * i / 4;
            QMouseEvent move(QEvent::MouseMove, at, table().mapToGlobal(at), Qt::NoButton, button, modifiers);
            QCoreApplication::sendEvent(&table(), &move);
        }
        QTest::mouseRelease(&table(), button, modifiers, to);
    }

    ScratchFolder folder_;
    std::unique_ptr<app::MainWindow> window_;
};

}  // namespace saban::test
