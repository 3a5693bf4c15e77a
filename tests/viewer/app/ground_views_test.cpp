// Views that are saved of a ground without a plan, and go into a plan as scenes.
#include "viewer/app/ground_views.h"

#include <QAction>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <glm/geometric.hpp>

#include "layers/edit/feature_edits.h"
#include "tests/viewer/app/tool_fixture.h"
#include "viewer/app/views_panel.h"

namespace saban::test {
namespace {

class GroundViewsTest : public ToolTest {
 protected:
    void SetUp() override {
        ToolTest::SetUp();
        openSample();
    }
    app::ViewsPanel& panel() { return window_->viewsPanel(); }
    QString file() { return app::GroundViews::fileOf(table().ground()->spec.elevation); }
    void lookFrom(double headingDeg, double rangeM) {
        const glm::dvec2 at = table().ground()->bounds.center() + glm::dvec2(500.0, -300.0);
        table().setView({.target = {at, testHeightM(at)}, .headingDeg = headingDeg, .pitchDeg = -40.0, .rangeM = rangeM});
        settle();
    }
    void save() { QTest::keyClick(window_.get(), Qt::Key_B, Qt::ControlModifier); }
    QStringList names() {
        QStringList names;
        for (int row = 0; row < panel().count(); ++row) names << panel().nameAt(row);
        return names;
    }
    /// On the same ground: `openPlan` of the fixture makes its file anew.
    void makePlan() {
        layers::PlanEditor editor{layers::Plan{}};
        layers::PlanSettings settings;
        settings.name = "Thử";
        settings.crs = "EPSG:3405";
        editor.setSettings(settings);
        layers::MapLayer ground;
        ground.kind = layers::MapLayerKind::Elevation;
        ground.path = "valley.tif";
        editor.put(ground);
        path_ = folder_.file("plan.gpkg").toStdString();
        ASSERT_TRUE(layers::PlanStore::create(path_, editor.plan()));
        window_->openFiles({QString::fromStdString(path_)});
        settle();
        ASSERT_TRUE(session().plan());
    }
};

TEST_F(GroundViewsTest, AViewIsKeptAndFlownToWithoutAPlan) {
    ASSERT_FALSE(session().plan());
    lookFrom(30.0, 2500.0);
    viewer::Look look = table().look();
    look.exaggeration = 2.0;
    emit window_->lookPanel().lookChanged(look);
    const auto saved = view();
    save();
    ASSERT_EQ(names(), QStringList{"View 1"});
    EXPECT_TRUE(QFile::exists(file()));
    EXPECT_EQ(QFile::permissions(file()) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    look.exaggeration = 1.0;
    emit window_->lookPanel().lookChanged(look);
    lookFrom(200.0, 6000.0);
    QTest::mouseClick(panel().list().viewport(), Qt::LeftButton, {}, panel().list().visualItemRect(panel().list().item(0)).center());
    settle();
    EXPECT_LT(glm::distance(glm::dvec2(view().target), glm::dvec2(saved.target)), 0.02);
    EXPECT_NEAR(view().headingDeg, 30.0, 0.005);
    EXPECT_NEAR(view().rangeM, 2500.0, 0.05);
    EXPECT_EQ(table().look().exaggeration, 2.0);
}

TEST_F(GroundViewsTest, ViewsAreRenamedRemovedAndThereAtTheNextStart) {
    QSignalSpy made(&panel().pictures(), &app::ScenePictures::made);
    for (int i = 0; i < 3; ++i) {
        lookFrom(40.0 * i, 3000.0);
        save();
    }
    ASSERT_EQ(names(), QStringList({"View 1", "View 2", "View 3"}));
    EXPECT_TRUE(waitFor([&] { return made.count() == 3; }, kPatienceMs));  // each has its picture
    panel().list().setCurrentRow(1);
    panel().rename->trigger();
    auto* editor = panel().list().findChild<QLineEdit*>();
    ASSERT_TRUE(editor);
    editor->setText(QString::fromUtf8("Hướng bắc"));
    QTest::keyClick(editor, Qt::Key_Return);
    const auto kept = [this] { return layers::scenesInOrder(*panel().groundViews().plan()); };
    ASSERT_TRUE(QTest::qWaitFor([&] { return kept()[1]->name != "View 2"; }, kPatienceMs));
    panel().list().setCurrentRow(0);
    panel().remove->trigger();
    EXPECT_EQ(names(), QStringList({QString::fromUtf8("Hướng bắc"), "View 3"}));
    EXPECT_FALSE(panel().edit->isEnabled());  // no briefing is made of them

    window_->close();
    open({});
    EXPECT_EQ(panel().count(), 0);
    openSample();
    EXPECT_EQ(names(), QStringList({QString::fromUtf8("Hướng bắc"), "View 3"}));
    panel().list().setCurrentRow(0);
    panel().remove->trigger();
    panel().list().setCurrentRow(0);
    panel().remove->trigger();
    EXPECT_FALSE(QFile::exists(file()));  // nothing is left behind
}

TEST_F(GroundViewsTest, APlanOnTheGroundIsOfferedThemOnceAndTakesThemAsScenes) {
    lookFrom(30.0, 2500.0);
    save();
    lookFrom(120.0, 4000.0);
    save();
    makePlan();
    EXPECT_EQ(panel().count(), 0);
    const auto offered = messages().findChildren<QPushButton*>();
    const auto take = std::find_if(offered.begin(), offered.end(), [](const QPushButton* button) { return button->text() == "Take them along as scenes"; });
    ASSERT_NE(take, offered.end()) << messages().messages().join("\n").toStdString();
    QTest::mouseClick(*take, Qt::LeftButton);
    EXPECT_EQ(names(), QStringList({"View 1", "View 2"}));
    const layers::Plan kept = stored();
    const auto scenes = layers::scenesInOrder(kept);
    ASSERT_EQ(scenes.size(), 2u);
    EXPECT_NEAR(*scenes[1]->headingDeg, 120.0, 0.005);
    EXPECT_NEAR(*scenes[1]->rangeM, 4000.0, 0.05);
    const glm::dvec2 at = table().ground()->bounds.center() + glm::dvec2(500.0, -300.0);
    EXPECT_NEAR(*scenes[1]->targetE, at.x, 0.02);
    EXPECT_NEAR(*scenes[1]->targetN, at.y, 0.02);
    QTest::keyClick(window_.get(), Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(panel().count(), 0);
    // Not a second time.
    messages().closeAll();
    window_->openFiles({QString::fromStdString(path_)});
    settle();
    EXPECT_FALSE(messages().messages().join("\n").contains("Views saved")) << messages().messages().join("\n").toStdString();
}

TEST_F(GroundViewsTest, TheSamePlaceIsLookedAtInAnotherCrs) {
    lookFrom(30.0, 2500.0);
    save();
    const geo::Crs from = table().ground()->crs;
    const glm::dvec2 at = table().ground()->bounds.center() + glm::dvec2(500.0, -300.0);
    app::GroundViews other;
    auto moved = std::make_shared<layers::Ground>(*table().ground());
    moved->crs = *geo::Crs::parse("EPSG:9210");
    other.setGround(moved);
    ASSERT_EQ(other.count(), 1);
    const auto scene = layers::scenesInOrder(*other.plan()).front();
    const auto expected = geo::Transform::create(from, moved->crs)->forward(at);
    ASSERT_TRUE(expected && scene->targetE);
    EXPECT_NEAR(*scene->targetE, expected->x, 0.02);
    EXPECT_NEAR(*scene->targetN, expected->y, 0.02);
}

TEST_F(GroundViewsTest, ADamagedFileIsToldSetAsideAndNewViewsAreKept) {
    for (const QByteArray& bytes : {QByteArray(), QByteArray("{\"form\": 1, \"views\": 7}"), QByteArray("{\"form\": 1, \"crs\": \"EPSG:3405\", \"views\": [{"), QByteArray(5 << 20, ' ')}) {
        QFile damaged(file());
        QDir().mkpath(QFileInfo(file()).absolutePath());
        ASSERT_TRUE(damaged.open(QIODevice::WriteOnly));
        damaged.write(bytes);
        damaged.close();
        app::GroundViews views;
        QSignalSpy troubled(&views, &app::GroundViews::troubled);
        views.setGround(table().ground());
        ASSERT_EQ(troubled.count(), 1) << bytes.left(60).toStdString();
        EXPECT_TRUE(troubled.front().front().toString().contains(file() + ".unreadable"));
        EXPECT_EQ(views.count(), 0);
        EXPECT_FALSE(QFile::exists(file()));
    }
    // Numbers that are none leave a view of the whole table.
    QFile odd(file());
    ASSERT_TRUE(odd.open(QIODevice::WriteOnly));
    odd.write(R"({"form": 1, "crs": "EPSG:3405", "views": [{"name": "A", "east": 5, "north": "x", "rangeM": -5}, {"name": ""}, 3]})");
    odd.close();
    app::GroundViews views;
    views.setGround(table().ground());
    ASSERT_EQ(views.count(), 1);
    EXPECT_FALSE(layers::scenesInOrder(*views.plan()).front()->targetE);
    QFile::remove(file());
    QFile::remove(file() + ".unreadable");
}

TEST_F(GroundViewsTest, AFolderThatCannotBeWrittenIsToldAndTheViewLastsMeanwhile) {
    const QByteArray before = qgetenv("XDG_DATA_HOME");
    qputenv("XDG_DATA_HOME", "/proc/none");
    window_->openFiles({folder_.file("valley.tif")});
    settle();
    save();
    EXPECT_EQ(panel().count(), 1);
    EXPECT_TRUE(messages().messages().join("\n").contains("/proc/none")) << messages().messages().join("\n").toStdString();
    qputenv("XDG_DATA_HOME", before);
}

}  // namespace
}  // namespace saban::test
