// What is open outlasts a program that is killed, and only that.
#include "viewer/app/crash_recovery.h"

#include <QDir>
#include <QFile>
#include <QPushButton>

#include "layers/store/plan_store.h"
#include "tests/viewer/app/child_program.h"
#include "tests/viewer/app/window_fixture.h"
#include "viewer/app/run_record.h"
#include "viewer/app/state_folder.h"

namespace saban::test {
namespace {

QString runs() { return app::stateFolder() + QStringLiteral("/runs"); }

QStringList records() { return QDir(runs()).entryList({QStringLiteral("*.json")}, QDir::Files); }

QByteArray contentOf(const QString& name) {
    QFile file(QDir(runs()).filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

class CrashRecoveryTest : public WindowTest {
   protected:
    void SetUp() override {
        QDir(runs()).removeRecursively();
        WindowTest::SetUp();
    }

    /// A plan of two phases on the valley, in a file.
    QString writePlan() {
        writeElevation(folder_, "valley.tif");
        layers::PlanEditor editor{layers::Plan{}};
        layers::PlanSettings settings;
        settings.name = "Thử";
        settings.crs = "EPSG:3405";
        editor.setSettings(settings);
        layers::MapLayer ground;
        ground.kind = layers::MapLayerKind::Elevation;
        ground.path = "valley.tif";
        editor.put(ground);
        for (int number = 1; number <= 2; ++number) {
            layers::Phase phase;
            phase.name = "Giai đoạn " + std::to_string(number);
            phase.order = number;
            editor.put(phase);
        }
        const QString path = folder_.file("plan.gpkg");
        EXPECT_TRUE(layers::PlanStore::create(path.toStdString(), editor.plan()));
        return path;
    }

    bool waitForRecord(const char* holding) {
        return waitFor([&] { return !records().isEmpty() && contentOf(records().front()).contains(holding); }, kPatienceMs);
    }

    QPushButton* offer() {
        for (auto* button : messages().findChildren<QPushButton*>())
            if (button->text() == QLatin1String("Open what was there")) return button;
        return nullptr;
    }
};

TEST_F(CrashRecoveryTest, AKilledProgramsPlanPhaseViewAndLookComeBack) {
    const QString plan = writePlan();
    window_.reset();
    {
        ChildProgram program({plan, QStringLiteral("--exaggeration"), QStringLiteral("3")});
        ASSERT_TRUE(waitForRecord("plan.gpkg"));
        program.kill();
    }
    ASSERT_EQ(records().size(), 1);
    // As a person would have left it: turned, in the second phase, with routes hidden.
    const auto store = layers::PlanStore::open(plan.toStdString(), layers::Access::ReadOnly);
    ASSERT_TRUE(store);
    auto left = app::openStateFrom(contentOf(records().front()));
    ASSERT_TRUE(left);
    ASSERT_TRUE(left->view);
    left->view->headingDeg = 200.0;
    left->view->rangeM = 2500.0;
    left->phase = layers::phasesInOrder((*store)->plan()).back()->uid;
    left->hidden = {"routes"};
    QFile file(QDir(runs()).filePath(records().front()));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly) && file.write(toJson(*left)) > 0);
    file.close();

    open({});
    ASSERT_TRUE(offer()) << messages().messages().join("\n").toStdString();
    EXPECT_FALSE(table().ground()) << "nothing is opened unasked";
    QTest::mouseClick(offer(), Qt::LeftButton);
    settle();
    ASSERT_TRUE(table().ground());
    EXPECT_EQ(window_->desk().session().path(), plan.toStdString());
    EXPECT_DOUBLE_EQ(view().headingDeg, 200.0);
    EXPECT_DOUBLE_EQ(view().rangeM, 2500.0);
    EXPECT_DOUBLE_EQ(table().look().exaggeration, 3.0);
    EXPECT_EQ(window_->desk().tree().hiddenKinds(), std::vector<std::string>{"routes"});
    const auto checked = window_->actions().phaseMenu->actions();
    ASSERT_GE(checked.size(), 2);
    EXPECT_TRUE(checked[1]->isChecked());
    // The record of the killed run is gone; that of this one takes its place.
    ASSERT_TRUE(waitFor([] { return records().size() == 1 && records().front().startsWith(QString::number(QCoreApplication::applicationPid())); }, kPatienceMs));
    window_.reset();
    EXPECT_TRUE(records().isEmpty());
}

TEST_F(CrashRecoveryTest, LayersWithoutAPlanComeBackWithTheirOrderAndOpacity) {
    const QString valley = writeElevation(folder_, "valley.tif"), upper = writeUpperElevation(folder_, "upper.tif"), photo = writePicture(folder_, "photo.tif", 200, 10, 10);
    app::OpenState state;
    state.ground.elevation = {{.path = valley.toStdString()}, {.path = upper.toStdString(), .unitToMetre = 0.5, .seam = geo::SeamStyle::Cut}};
    state.ground.imagery = {{.path = photo.toStdString(), .opacity = 0.25}};
    state.view = viewer::Viewpoint{.target = {587000.0, 2325000.0, 100.0}, .headingDeg = 10.0, .pitchDeg = -50.0, .rangeM = 3000.0};
    {
        app::RunRecord record(runs());
        record.keep(toJson(state));
        record.leave();
    }
    open({});
    ASSERT_TRUE(offer());
    QTest::mouseClick(offer(), Qt::LeftButton);
    settle();
    ASSERT_TRUE(table().ground());
    const auto& spec = table().ground()->spec;
    ASSERT_EQ(spec.elevation.size(), 2u);
    EXPECT_EQ(spec.elevation[1].path, upper.toStdString());
    EXPECT_EQ(spec.elevation[1].unitToMetre, 0.5);
    EXPECT_EQ(spec.elevation[1].seam, geo::SeamStyle::Cut);
    ASSERT_EQ(spec.imagery.size(), 1u);
    EXPECT_DOUBLE_EQ(spec.imagery[0].opacity, 0.25);
    EXPECT_DOUBLE_EQ(view().rangeM, 3000.0);
}

TEST_F(CrashRecoveryTest, AnOrderlyEndLeavesNothingToOffer) {
    openSample();
    ASSERT_TRUE(waitForRecord("valley.tif"));
    window_->close();
    EXPECT_TRUE(records().isEmpty());
    window_.reset();
    open({});
    EXPECT_TRUE(messages().messages().isEmpty());
}

TEST_F(CrashRecoveryTest, AProgramThatStillRunsIsNotOffered) {
    const QString valley = writeElevation(folder_, "valley.tif");
    window_.reset();
    ChildProgram program({valley});
    ASSERT_TRUE(waitForRecord("valley.tif"));
    open({});
    EXPECT_FALSE(offer());
    openSample();
    ASSERT_TRUE(waitFor([] { return records().size() == 2; }, kPatienceMs)) << "each run has a file of its own";
    program.kill();
    open({});
    EXPECT_TRUE(offer());
}

TEST_F(CrashRecoveryTest, WhatCannotBeOpenedIsOfferedAgain) {
    app::OpenState state;
    state.ground.elevation = {{.path = folder_.file("away.tif").toStdString()}};
    {
        app::RunRecord record(runs());
        record.keep(toJson(state));
        record.leave();
    }
    open({});
    ASSERT_TRUE(offer());
    QTest::mouseClick(offer(), Qt::LeftButton);
    settle();
    EXPECT_FALSE(table().ground());
    EXPECT_TRUE(offer());
    EXPECT_GE(messages().messages().size(), 2);
    EXPECT_TRUE(messages().messages().join(' ').contains("away.tif"));
}

TEST_F(CrashRecoveryTest, DamagedRecordsAreNotOffered) {
    ASSERT_TRUE(QDir().mkpath(runs()));
    for (const auto& [name, content] : {std::pair("1-0.json", ""), {"1-1.json", "{\"version\": 1"}, {"1-2.json", "[]"}, {"1-3.json", "{\"version\": 99, \"plan\": \"/a.gpkg\"}"},
                                        {"1-4.json", "{\"version\": 1}"}}) {
        QFile file(QDir(runs()).filePath(QLatin1String(name)));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly) && file.write(content) >= 0);
    }
    open({});
    EXPECT_FALSE(offer());
    EXPECT_TRUE(records().isEmpty());
}

TEST(OpenStateText, HoldsEverythingAndNumbersThatMakeNoViewAreLeftOut) {
    app::OpenState state;
    state.planPath = "/đường/kế hoạch.gpkg";
    state.phase = "p2";
    state.hidden = {"routes", "units"};
    state.look.exaggeration = 2.5;
    state.look.legend = true;
    state.look.ground = {.tint = viewer::Tint::Cividis, .tintRange = viewer::HeightRange{-2.5, 40.0}, .shading = viewer::Shading::Slope, .shadows = true};
    state.look.ground.slopes = {.unit = viewer::SlopeUnit::Degrees, .breaks = {5.0, 12.5}};
    state.look.gridChoice = {viewer::GridKind::Projected, 3406};
    state.hiddenFeatures = {"b1"};
    state.view = viewer::Viewpoint{.target = {1.5, 2.25, 3.125}, .headingDeg = 300.0, .pitchDeg = -20.0, .rangeM = 150.0};
    const auto again = app::openStateFrom(toJson(state));
    ASSERT_TRUE(again);
    EXPECT_EQ(again->planPath, state.planPath);
    EXPECT_EQ(again->phase, "p2");
    EXPECT_EQ(again->hidden, state.hidden);
    EXPECT_EQ(again->look, state.look);
    EXPECT_EQ(again->hiddenFeatures, state.hiddenFeatures);
    ASSERT_TRUE(again->view);
    EXPECT_EQ(again->view->target, state.view->target);
    EXPECT_EQ(again->view->rangeM, 150.0);
    const auto noView = app::openStateFrom(R"({"version": 1, "plan": "/a.gpkg", "view": {"target": [1, 2], "range_m": -5}})");
    ASSERT_TRUE(noView);
    EXPECT_FALSE(noView->view);
    EXPECT_FALSE(app::openStateFrom("NaN"));
    const auto tiny = app::openStateFrom(R"({"version": 1, "plan": "/a.gpkg", "look": {"contour_interval_m": 1e-9, "ground": {"tint_range_m": [-1e12, 1e12]}}})");
    ASSERT_TRUE(tiny);
    EXPECT_EQ(tiny->look.contourIntervalM, 0.0);
    EXPECT_FALSE(tiny->look.ground.tintRange);
}

TEST(RunRecord, AFolderThatCannotBeWrittenIsNoTrouble) {
    const ScratchFolder folder;
    QFile blocker(folder.file("state"));
    ASSERT_TRUE(blocker.open(QIODevice::WriteOnly));
    app::RunRecord record(folder.file("state") + "/runs");
    record.keep("{}");
    record.end();
    EXPECT_TRUE(app::leftRecords(folder.file("state") + "/runs").empty());
}

}  // namespace
}  // namespace saban::test
