// Plans are made with the mouse and the keys on a real window, and what was made is in the file.
#include "viewer/app/plan_desk.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>
#include <algorithm>
#include <glm/geometric.hpp>

#include "layers/edit/feature_edits.h"
#include "tests/viewer/app/window_fixture.h"
#include "viewer/app/new_plan_dialog.h"

namespace saban::test {
namespace {

class PlanDeskTest : public WindowTest {
 protected:
    void openPlan() {
        writeElevation(folder_, "valley.tif");
        layers::PlanEditor editor{layers::Plan{}};
        layers::PlanSettings settings;
        settings.name = "Thử";
        settings.crs = "EPSG:3405";
        editor.setSettings(settings);
        layers::MapLayer ground;
        ground.name = "Địa hình";
        ground.kind = layers::MapLayerKind::Elevation;
        ground.path = "valley.tif";
        editor.put(ground);
        for (const char* name : {"Giai đoạn 1", "Giai đoạn 2"}) {
            layers::Phase phase;
            phase.name = name;
            phase.order = name[std::string(name).size() - 1];
            editor.put(phase);
        }
        path_ = folder_.file("plan.gpkg").toStdString();
        ASSERT_TRUE(layers::PlanStore::create(path_, editor.plan()));
        window_->openFiles({QString::fromStdString(path_)});
        settle();
        ASSERT_TRUE(session().plan()) << messages().messages().join("\n").toStdString();
        ASSERT_TRUE(session().isEditable());
        window_->resize(1560, 960);
        window_->desk().placeTool->trigger();  // the palette takes its room before anything is aimed at
        window_->desk().selectTool->trigger();
        settle();
    }

    app::PlanSession& session() { return window_->desk().session(); }

    /// What the file holds, read anew.
    layers::Plan stored() {
        const auto store = layers::PlanStore::open(path_, layers::Access::ReadOnly);
        EXPECT_TRUE(store) << (store ? "" : store.error().message);
        return store ? (*store)->plan() : layers::Plan{};
    }

    void moveTo(QPoint at) {
        QMouseEvent move(QEvent::MouseMove, at, table().mapToGlobal(at), Qt::NoButton, Qt::NoButton, {});
        QCoreApplication::sendEvent(&table(), &move);
    }
    void click(QPoint at, Qt::KeyboardModifiers modifiers = {}) {
        moveTo(at);
        QTest::mouseClick(&table(), Qt::LeftButton, modifiers, at);
    }
    glm::dvec2 groundAt(QPoint at) {
        const auto picked = table().pick(at);
        EXPECT_TRUE(picked);
        return picked ? glm::dvec2(picked->ground) : glm::dvec2{};
    }
    QPoint positionOf(glm::dvec2 place) { return table().positionOf(place).value_or(QPointF(-1, -1)).toPoint(); }

    /// Chooses a meeting bunker in the palette and sets it there.
    layers::Structure placeBunker(QPoint at) {
        window_->desk().placeTool->trigger();
        window_->desk().palette().setSearch("ham hop");
        EXPECT_EQ(window_->desk().palette().count(), 1);
        window_->desk().palette().choose(0);
        click(at);
        const auto rows = session().plan()->all<layers::Structure>().rows();
        EXPECT_FALSE(rows.empty()) << messages().messages().join("\n").toStdString();
        return rows.empty() ? layers::Structure{} : *rows.back();
    }

    std::string path_;
};

TEST_F(PlanDeskTest, AStructureOfThePaletteIsSetWhereItIsClicked) {
    openPlan();
    const glm::dvec2 wanted = groundAt(middle());
    const auto bunker = placeBunker(middle());
    EXPECT_EQ(bunker.type, "meeting_bunker");
    EXPECT_LT(glm::distance(bunker.geometry.at(), wanted), 0.002);  // stored to the millimetre
    const auto plan = stored();
    ASSERT_EQ(plan.all<layers::Structure>().size(), 1u);
    EXPECT_EQ(*plan.all<layers::Structure>().rows().front(), bunker);
    EXPECT_TRUE(session().isSelected({"structures", bunker.uid}));
}

TEST_F(PlanDeskTest, TheHintSaysWhatToChooseBeforeSomethingIsDrawnOrPlaced) {
    openPlan();
    auto& desk = window_->desk();
    const auto hint = [&] {
        QStringList texts;
        for (const QLabel* label : desk.toolBar()->findChildren<QLabel*>()) texts << label->text();
        return texts.join('|');
    };
    const QString picking = hint();
    desk.placeTool->trigger();
    EXPECT_TRUE(hint().contains("Choose in the list")) << hint().toStdString();
    desk.palette().choose(0);
    EXPECT_TRUE(hint().startsWith("Click: place")) << hint().toStdString();
    desk.selectTool->trigger();
    EXPECT_EQ(hint(), picking);
    desk.drawAction->trigger();
    EXPECT_TRUE(hint().contains("menu “Draw”")) << hint().toStdString();
    // Whoever picks something after all is told how picking goes on.
    desk.selectTool->trigger();
    placeBunker(middle());
    desk.selectTool->trigger();
    session().select({});
    const QString nothingPicked = hint();
    window_->desk().selectTool->trigger();
    EXPECT_EQ(hint(), nothingPicked);
    EXPECT_FALSE(desk.placeTool->isChecked());
}

TEST_F(PlanDeskTest, AToolThatGoesOnTakesTheHintBackFromWhatWasToBeChosen) {
    openPlan();
    auto& desk = window_->desk();
    desk.measureAction->trigger();
    desk.placeTool->trigger();
    EXPECT_TRUE(desk.placeTool->isChecked());
    click(middle());
    EXPECT_FALSE(desk.placeTool->isChecked());
    EXPECT_TRUE(desk.measureAction->isChecked());
    for (const QLabel* label : desk.toolBar()->findChildren<QLabel*>()) EXPECT_FALSE(label->text().contains("Choose in the list")) << label->text().toStdString();
}

TEST_F(PlanDeskTest, WhatIsChosenAfterPickingSomethingIsNotSetWhereItWasWantedBefore) {
    openPlan();
    placeBunker(middle());
    window_->desk().selectTool->trigger();
    const std::vector<layers::FeatureRef> bunker = session().selection();
    ASSERT_EQ(bunker.size(), 1u);
    session().select({});
    window_->desk().chooseWhatToPlaceAt(groundAt(middle() + QPoint(80, 0)));
    session().select(bunker);
    window_->desk().palette().choose(0);
    EXPECT_EQ(stored().all<layers::Structure>().size(), 1u);
}

TEST_F(PlanDeskTest, WhatWasLostOfAPlanStaysToldButCannotBeTriedAgainInAnother) {
    openPlan();
    emit session().lostEditOffered(QStringLiteral("lost"), std::make_shared<const layers::Edit>());
    const auto isOffered = [&] {
        const auto buttons = messages().findChildren<QPushButton*>();
        return std::any_of(buttons.begin(), buttons.end(), [](const QPushButton* button) { return !button->isHidden(); });
    };
    EXPECT_TRUE(isOffered());
    session().close();
    EXPECT_FALSE(isOffered());
    EXPECT_TRUE(messages().messages().contains(QStringLiteral("lost")));
}

TEST_F(PlanDeskTest, TheWheelTurnsWhatIsBeingPlaced) {
    openPlan();
    window_->desk().palette().setSearch("ham hop");
    window_->desk().palette().choose(0);
    moveTo(middle());
    for (int i = 0; i < 3; ++i) {
        QWheelEvent wheel(middle(), table().mapToGlobal(middle()), {}, {0, 120}, Qt::NoButton, {}, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&table(), &wheel);
    }
    click(middle());
    ASSERT_EQ(stored().all<layers::Structure>().size(), 1u);
    EXPECT_DOUBLE_EQ(stored().all<layers::Structure>().rows().front()->headingDeg, 45.0);
}

TEST_F(PlanDeskTest, EscapeLeavesWhatWasNotSet) {
    openPlan();
    window_->desk().palette().choose(0);
    moveTo(middle());
    EXPECT_EQ(session().shown()->all<layers::Structure>().size(), 1u);  // it follows the cursor
    QTest::keyClick(&table(), Qt::Key_Escape);
    EXPECT_TRUE(session().shown()->all<layers::Structure>().isEmpty());
    EXPECT_TRUE(stored().all<layers::Structure>().isEmpty());
    EXPECT_TRUE(window_->desk().selectTool->isChecked());
}

TEST_F(PlanDeskTest, ADragMovesWhatIsPickedAndCanBeTakenBack) {
    openPlan();
    const auto bunker = placeBunker(middle());
    QTest::keyClick(&table(), Qt::Key_Escape);
    const glm::dvec2 from = groundAt(middle());
    const QPoint target = middle() + QPoint(70, 25);
    const glm::dvec2 to = groundAt(target);
    drag(Qt::LeftButton, middle(), target);
    const auto moved = stored().find<layers::Structure>(bunker.uid);
    ASSERT_TRUE(moved);
    EXPECT_LT(glm::distance(moved->geometry.at(), bunker.geometry.at() + to - from), 0.002);

    window_->desk().undo->trigger();
    EXPECT_EQ(stored().find<layers::Structure>(bunker.uid)->geometry, bunker.geometry);
    window_->desk().redo->trigger();
    EXPECT_EQ(*stored().find<layers::Structure>(bunker.uid), *moved);
    window_->desk().undo->trigger();
    window_->desk().undo->trigger();
    EXPECT_TRUE(stored().all<layers::Structure>().isEmpty());
}

TEST_F(PlanDeskTest, TheKeysCopyAndRemoveWhatIsPicked) {
    openPlan();
    const auto bunker = placeBunker(middle());
    QTest::keyClick(&table(), Qt::Key_Escape);
    window_->desk().duplicate->trigger();
    ASSERT_EQ(stored().all<layers::Structure>().size(), 2u);
    ASSERT_EQ(session().selection().size(), 1u);
    EXPECT_NE(session().selection().front().uid, bunker.uid);
    window_->desk().remove->trigger();
    ASSERT_EQ(stored().all<layers::Structure>().size(), 1u);
    EXPECT_EQ(stored().all<layers::Structure>().rows().front()->uid, bunker.uid);
}

TEST_F(PlanDeskTest, ABoxPicksWhatLiesInIt) {
    openPlan();
    const auto first = placeBunker(middle());
    click(middle() + QPoint(80, 10));
    QTest::keyClick(&table(), Qt::Key_Escape);
    ASSERT_EQ(stored().all<layers::Structure>().size(), 2u);
    drag(Qt::LeftButton, middle() + QPoint(-40, -40), middle() + QPoint(40, 40), Qt::ShiftModifier);
    ASSERT_EQ(session().selection().size(), 1u);
    EXPECT_EQ(session().selection().front().uid, first.uid);
    drag(Qt::LeftButton, middle() + QPoint(-60, -60), middle() + QPoint(160, 80), Qt::ShiftModifier);
    EXPECT_EQ(session().selection().size(), 2u);
}

TEST_F(PlanDeskTest, AVertexOfARouteIsDraggedAndTakenOut) {
    openPlan();
    layers::PlanEditor editor(*session().plan());
    layers::Route route;
    route.name = "Đường 1";
    const glm::dvec2 a = groundAt(middle() + QPoint(-90, 0)), b = groundAt(middle()), c = groundAt(middle() + QPoint(90, 0));
    route.geometry = layers::Geometry::line({a, b, c});
    const layers::Uid uid = editor.put(route);
    ASSERT_TRUE(session().apply(editor.finish("Đường 1")));
    session().select({{"routes", uid}});
    settle();
    const QPoint target = middle() + QPoint(0, 50);
    const glm::dvec2 wanted = groundAt(target);
    drag(Qt::LeftButton, positionOf(b), target);
    ASSERT_EQ(stored().find<layers::Route>(uid)->geometry.linePoints().size(), 3u);
    EXPECT_LT(glm::distance(stored().find<layers::Route>(uid)->geometry.linePoints()[1], wanted), 0.002);
    click(positionOf(wanted), Qt::ControlModifier);
    EXPECT_EQ(stored().find<layers::Route>(uid)->geometry.linePoints().size(), 2u);
}

TEST_F(PlanDeskTest, WhatAnotherProgramWritesIsTakenOver) {
    openPlan();
    placeBunker(middle());
    auto other = layers::PlanStore::open(path_, layers::Access::ReadWrite);
    ASSERT_TRUE(other);
    layers::PlanEditor editor((*other)->plan());
    layers::Remark remark;
    remark.note = "Từ máy khác";
    remark.geometry = layers::Geometry::point(groundAt(middle()));
    editor.put(remark);
    ASSERT_TRUE((*other)->apply(editor.finish("Ghi chú")));
    EXPECT_TRUE(waitFor([this] { return session().plan()->all<layers::Remark>().size() == 1; }, kPatienceMs));
    // And an edit here goes on with both.
    click(middle() + QPoint(60, 0));
    EXPECT_EQ(stored().all<layers::Structure>().size(), 2u);
    EXPECT_EQ(stored().all<layers::Remark>().size(), 1u);
}

TEST_F(PlanDeskTest, ANewPlanLiesOnTheGroundThatIsShown) {
    openSample();
    const QString file = folder_.file("Diễn tập xã.gpkg");
    QTimer::singleShot(0, [&] {
        auto* dialog = qobject_cast<app::NewPlanDialog*>(QApplication::activeModalWidget());
        ASSERT_NE(dialog, nullptr);
        dialog->nameField().setText(QString::fromUtf8("Diễn tập xã"));
        // What is there already is not overwritten, and what was typed stays.
        dialog->fileField().setText(folder_.file("valley.tif"));
        dialog->accept();
        EXPECT_TRUE(dialog->isVisible());
        EXPECT_TRUE(dialog->findChild<QLabel*>("refusal")->text().contains("valley.tif"));
        EXPECT_EQ(dialog->nameField().text(), QString::fromUtf8("Diễn tập xã"));
        dialog->fileField().setText(file);
        dialog->accept();
    });
    window_->actions().newPlan->trigger();
    settle();
    ASSERT_TRUE(session().plan()) << messages().messages().join("\n").toStdString();
    path_ = file.toStdString();
    const auto plan = stored();
    EXPECT_EQ(plan.settings.name, "Diễn tập xã");
    EXPECT_EQ(plan.settings.crs, "EPSG:3405");
    ASSERT_EQ(plan.all<layers::MapLayer>().size(), 1u);
    EXPECT_EQ(plan.all<layers::MapLayer>().rows().front()->path, "valley.tif");
    EXPECT_EQ(plan.all<layers::Phase>().size(), 3u);
    EXPECT_TRUE(session().isEditable());
}

TEST_F(PlanDeskTest, AMeasuredLineIsKeptAsANote) {
    openPlan();
    window_->desk().measureAction->trigger();
    const glm::dvec2 from = groundAt(middle()), to = groundAt(middle() + QPoint(60, 10));
    click(middle());
    click(middle() + QPoint(60, 10));
    QTest::keyClick(&table(), Qt::Key_Return);
    QTest::keyClick(&table(), Qt::Key_K);
    const auto plan = stored();
    ASSERT_EQ(plan.all<layers::Remark>().size(), 1u);
    const auto& line = plan.all<layers::Remark>().rows().front()->geometry.linePoints();
    EXPECT_LT(glm::distance(line.front(), from), 0.002);
    EXPECT_LT(glm::distance(line.back(), to), 0.002);
}

TEST_F(PlanDeskTest, ARouteIsDrawnWithClicks) {
    openPlan();
    window_->desk().draw({.kind = "routes", .name = "Đường mới", .route = layers::RouteKind::RoadToBuild});
    for (const QPoint by : {QPoint(-60, 0), QPoint(0, 10), QPoint(60, 0)}) click(middle() + by);
    QTest::keyClick(&table(), Qt::Key_Return);
    const auto plan = stored();
    ASSERT_EQ(plan.all<layers::Route>().size(), 1u);
    EXPECT_EQ(plan.all<layers::Route>().rows().front()->kind, layers::RouteKind::RoadToBuild);
    EXPECT_EQ(plan.all<layers::Route>().rows().front()->geometry.linePoints().size(), 3u);
    EXPECT_TRUE(window_->desk().selectTool->isChecked());
}

TEST_F(PlanDeskTest, AUnitMovesInThePhaseThatIsShown) {
    openPlan();
    const auto phases = layers::phasesInOrder(*session().plan());
    const app::PlaceItem company{.kind = "units", .name = "Đại đội 1", .symbolCode = "10031000001211000000"};
    const glm::dvec2 first = groundAt(middle());
    const auto placing = app::placingOf(*session().plan(), company, first, 0.0, phases[0]->uid);
    ASSERT_TRUE(session().apply(placing.edit));
    const std::array<layers::FeatureRef, 1> unit{placing.feature};
    ASSERT_TRUE(session().apply(layers::moveFeatures(*session().plan(), unit, {100.0, -50.0}, phases[1]->uid)));
    const auto plan = stored();
    EXPECT_LT(glm::distance(layers::positionOf(plan, placing.feature.uid, phases[0]->uid)->geometry.at(), first), 0.002);
    EXPECT_LT(glm::distance(layers::positionOf(plan, placing.feature.uid, phases[1]->uid)->geometry.at(), first + glm::dvec2(100.0, -50.0)), 0.002);
}

}  // namespace
}  // namespace saban::test
