#pragma once

#include "layers/edit/edit.h"
#include "layers/store/plan_store.h"
#include "tests/viewer/app/window_fixture.h"
#include "viewer/app/plan_desk.h"

namespace saban::test {

/// A window with an empty plan on the ground of the tests, and a tool of the mouse on its table.
class ToolTest : public WindowTest {
 protected:
    void openPlan(const std::string& angleUnit = "degrees") {
        writeElevation(folder_, "valley.tif");
        layers::PlanEditor editor{layers::Plan{}};
        layers::PlanSettings settings;
        settings.name = "Thử";
        settings.crs = "EPSG:3405";
        settings.angleUnit = angleUnit;
        editor.setSettings(settings);
        layers::MapLayer ground;
        ground.name = "Địa hình";
        ground.kind = layers::MapLayerKind::Elevation;
        ground.path = "valley.tif";
        editor.put(ground);
        path_ = folder_.file("plan.gpkg").toStdString();
        ASSERT_TRUE(layers::PlanStore::create(path_, editor.plan()));
        window_->openFiles({QString::fromStdString(path_)});
        settle();
        ASSERT_TRUE(session().plan()) << messages().messages().join("\n").toStdString();
        const glm::dvec2 centre = table().ground()->bounds.center();
        table().setView({.target = {centre, testHeightM(centre)}, .headingDeg = 0.0, .pitchDeg = -90.0, .rangeM = 5000.0});
        settle();
    }

    app::PlanSession& session() { return window_->desk().session(); }

    /// What the file holds, read anew.
    layers::Plan stored() {
        const auto store = layers::PlanStore::open(path_, layers::Access::ReadOnly);
        EXPECT_TRUE(store) << (store ? "" : store.error().message);
        return store ? (*store)->plan() : layers::Plan{};
    }

    void moveTo(QPoint at, Qt::KeyboardModifiers modifiers = {}) {
        QMouseEvent move(QEvent::MouseMove, at, table().mapToGlobal(at), Qt::NoButton, Qt::NoButton, modifiers);
        QCoreApplication::sendEvent(&table(), &move);
    }
    void click(QPoint at, Qt::KeyboardModifiers modifiers = {}) {
        moveTo(at, modifiers);
        QTest::mouseClick(&table(), Qt::LeftButton, modifiers, at);
    }
    void doubleClick(QPoint at) {
        click(at);
        QTest::mouseDClick(&table(), Qt::LeftButton, {}, at);
    }
    void press(Qt::Key key) { QTest::keyClick(&table(), key); }
    glm::dvec2 groundAt(QPoint at) {
        const auto picked = table().pick(at);
        EXPECT_TRUE(picked);
        return picked ? glm::dvec2(picked->ground) : glm::dvec2{};
    }
    QPoint positionOf(glm::dvec2 place) { return table().positionOf(place).value_or(QPointF(-1, -1)).toPoint(); }

    std::string path_;
};

}  // namespace saban::test
