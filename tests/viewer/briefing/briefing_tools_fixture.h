#pragma once

#include <gtest/gtest.h>

#include <QSettings>
#include <QTest>
#include <cmath>
#include <memory>
#include <string>
#include <vector>

#include "layers/briefing/briefing.h"
#include "layers/store/plan_store.h"
#include "tests/viewer/app/test_rasters.h"
#include "tests/viewer/app/waiting.h"
#include "viewer/app/plan_session.h"
#include "viewer/briefing/briefing_tools.h"

namespace saban::test {

using app::BriefingTools;
using app::InkTool;
using app::InkWidth;
using Ink = viewer::GroundInk;

inline constexpr int kPatienceMs = 60000;
inline constexpr QSize kViewPx{640, 400};
inline const geo::Bounds kBounds{584000.0, 2322000.0, 590000.0, 2328000.0};
inline const glm::dvec2 kCentre{587000.0, 2325000.0};

inline double heightAt(glm::dvec2 p) { return 100.0 + 0.02 * (p.x - kBounds.minE) + 40.0 * std::sin(p.y / 900.0); }

/// The picture of the audience with the scenes "a" and "b" of a plan, seen from above at first.
class BriefingToolsTest : public testing::Test {
 protected:
    void SetUp() override {
        QSettings().remove(QStringLiteral("briefing"));
        const auto crs = geo::Crs::fromEpsg(3405);
        ASSERT_TRUE(crs);
        ground_ = std::make_shared<layers::Ground>(layers::Ground{.crs = *crs, .crsReason = {}, .bounds = kBounds, .elevation = geo::ElevationSource::fromFunction(*crs, kBounds, 20.0, heightAt),
                                                                  .imagery = nullptr, .warnings = {}, .title = "Thử", .spec = {}});
        layers::PlanEditor editor{layers::Plan{}};
        layers::PlanSettings settings;
        settings.name = "Thử";
        settings.crs = "EPSG:3405";
        editor.setSettings(settings);
        for (const char* uid : {"a", "b"}) {
            layers::Scene scene;
            scene.uid = uid;
            scene.name = std::string("Cảnh ") + uid;
            scene.order = *uid;
            scene.targetE = kCentre.x;
            scene.targetN = kCentre.y;
            scene.headingDeg = 0.0;
            scene.pitchDeg = -90.0;
            scene.rangeM = 3000.0;
            editor.put(scene);
        }
        path_ = folder_.file("plan.gpkg").toStdString();
        ASSERT_TRUE(layers::PlanStore::create(path_, editor.plan()));
        ASSERT_TRUE(session_.open(path_));
        view_ = std::make_unique<app::AudienceView>();
        view_->resize(kViewPx);
        viewer::Look look;
        look.contours = look.grid = look.frame = false;
        view_->setPerformance({.briefing = std::make_shared<layers::Briefing>(layers::briefingOf(session_.plan())), .ground = ground_, .look = look, .showsTitles = false});
        view_->show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(view_.get()));
        view_->show(0, viewer::ScenePlayer::Entrance::AtOnce);
        settle();
        tools_ = std::make_unique<BriefingTools>(*view_, session_);
        tools_->setScene("a");
    }

    void TearDown() override {
        tools_.reset();
        view_.reset();
    }

    void settle() {
        ASSERT_TRUE(waitFor([this] { return view_->framesDrawn() > 0 && view_->isSettled(); }, kPatienceMs)) << view_->failure();
    }

    void send(QEvent::Type type, QPointF at, Qt::MouseButton button, Qt::MouseButtons buttons) {
        QMouseEvent event(type, at, view_->mapToGlobal(at), button, buttons, Qt::NoModifier);
        QCoreApplication::sendEvent(view_.get(), &event);
    }
    void press(QPointF at) { send(QEvent::MouseButtonPress, at, Qt::LeftButton, Qt::LeftButton); }
    void drag(QPointF at) { send(QEvent::MouseMove, at, Qt::NoButton, Qt::LeftButton); }
    void hover(QPointF at) { send(QEvent::MouseMove, at, Qt::NoButton, Qt::NoButton); }
    void release(QPointF at) { send(QEvent::MouseButtonRelease, at, Qt::LeftButton, Qt::NoButton); }
    void click(QPointF at) {
        hover(at);
        press(at);
        release(at);
    }
    void draw(QPointF from, QPointF to, int steps = 8) {
        press(from);
        for (int i = 1; i <= steps; ++i) drag(from + (to - from) * i / steps);
        release(to);
    }
    const std::vector<Ink::Stroke>& strokes() { return tools_->ink().strokes; }
    QPointF pixelOf(glm::dvec2 place) { return view_->positionOf(place).value_or(QPointF(-1, -1)); }
    static double apart(QPointF a, QPointF b) { return std::hypot(a.x() - b.x(), a.y() - b.y()); }

    ScratchFolder folder_;
    std::string path_;
    app::PlanSession session_;
    std::shared_ptr<const layers::Ground> ground_;
    std::unique_ptr<app::AudienceView> view_;
    std::unique_ptr<BriefingTools> tools_;
};

}  // namespace saban::test
