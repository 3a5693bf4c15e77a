// Views that are saved of a ground without a plan, and go into a plan as scenes.
#include "viewer/app/ground_views.h"

#include <QAction>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
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
    void write(const QByteArray& bytes) {
        QDir().mkpath(QFileInfo(file()).absolutePath());
        QFile out(file());
        ASSERT_TRUE(out.open(QIODevice::WriteOnly));
        out.write(bytes);
    }
    QByteArray bytes() {
        QFile in(file());
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }
    QJsonObject kept(const QString& name) {
        for (const QJsonValue& view : QJsonDocument::fromJson(bytes()).object().value("views").toArray())
            if (view.toObject().value("name") == name) return view.toObject();
        return {};
    }
    static void add(app::GroundViews& views, const char* name) {
        layers::PlanEditor editor(*views.plan());
        layers::Scene scene;
        scene.name = name;
        scene.order = views.count() + 1;
        editor.put(scene);
        views.apply(editor.finish("add"));
    }
    /// The first view of that name; no name: none any more.
    static void rename(app::GroundViews& views, const std::string& from, const std::string& to) {
        layers::PlanEditor editor(*views.plan());
        for (const auto& view : layers::scenesInOrder(*views.plan())) {
            if (view->name != from) continue;
            layers::Scene changed = *view;
            changed.name = to;
            if (to.empty()) editor.remove<layers::Scene>(view->uid);
            else editor.put(changed);
            break;
        }
        views.apply(editor.finish("rename"));
    }
    QAction* action(const char* name) { return panel().findChild<QAction*>(name); }
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
    qsizetype setAside = 0;
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
        const auto aside = QDir(QFileInfo(file()).path()).entryInfoList({QFileInfo(file()).fileName() + ".unreadable*"}, QDir::Files);
        EXPECT_EQ(aside.size(), ++setAside);  // none takes the place of an earlier one
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
    for (const char* number : {"", "-2", "-3", "-4"}) EXPECT_TRUE(QFile::remove(file() + ".unreadable" + number));
}

TEST_F(GroundViewsTest, AFolderThatCannotBeWrittenIsToldAndTheViewLastsMeanwhile) {
    const QByteArray before = qgetenv("XDG_DATA_HOME");
    qputenv("XDG_DATA_HOME", "/proc/none");
    window_->openFiles({folder_.file("valley.tif")});
    settle();
    save();
    EXPECT_EQ(panel().count(), 1);
    EXPECT_TRUE(messages().messages().join("\n").contains("/proc/none")) << messages().messages().join("\n").toStdString();
    panel().groundViews().setGround(table().ground());  // as when a layer of it changes
    EXPECT_EQ(names(), QStringList{"View 1"});
    panel().groundViews().setGround(nullptr);
    panel().groundViews().setGround(table().ground());
    EXPECT_EQ(names(), QStringList{"View 1"});
    qputenv("XDG_DATA_HOME", before);
}

TEST_F(GroundViewsTest, APlaceThatCannotBeShownStaysAsItWasKept) {
    write(R"({"form": 1, "views": [
        {"uid": "a", "name": "A", "crs": "EPSG:999999", "east": 5, "north": 6, "rangeM": 700, "headingDeg": 8, "of later": [1]},
        {"uid": "b", "name": "B", "crs": "EPSG:3405", "east": 500000, "north": 2300000, "rangeM": 900}]})");
    const QJsonObject a = kept("A"), b = kept("B");
    app::GroundViews views;
    QSignalSpy troubled(&views, &app::GroundViews::troubled);
    views.setGround(table().ground());
    views.setGround(table().ground());
    ASSERT_EQ(views.count(), 2);
    EXPECT_EQ(troubled.count(), 1);
    EXPECT_FALSE(layers::scenesInOrder(*views.plan())[0]->targetE);
    EXPECT_TRUE(layers::scenesInOrder(*views.plan())[1]->targetE);
    views.setOfferedTo("x.gpkg");
    EXPECT_EQ(kept("A"), a);
    EXPECT_EQ(kept("B"), b);
    rename(views, "A", "C");
    QJsonObject renamed = a;
    renamed["name"] = "C";
    EXPECT_EQ(kept("C"), renamed);
    EXPECT_EQ(kept("B"), b);
    views.undo();
    EXPECT_EQ(kept("A"), a);
    QFile::remove(file());
}

TEST_F(GroundViewsTest, TwoWindowsKeepTheirViewsOfOneGround) {
    app::GroundViews one, other;
    one.setGround(table().ground());
    other.setGround(table().ground());
    add(one, "Of one");
    add(other, "Of the other");
    EXPECT_FALSE(kept("Of one").isEmpty());
    EXPECT_FALSE(kept("Of the other").isEmpty());
    EXPECT_EQ(other.count(), 2);
    rename(other, "Of the other", {});
    rename(one, "Of one", "Renamed");
    EXPECT_FALSE(kept("Renamed").isEmpty());
    EXPECT_TRUE(kept("Of the other").isEmpty());
    EXPECT_EQ(one.count(), 1);
    EXPECT_FALSE(QFile::exists(file() + ".lock"));
    QFile::remove(file());
}

TEST_F(GroundViewsTest, WhatIsRemovedOrRetakenIsBroughtBack) {
    lookFrom(30.0, 2500.0);
    save();
    lookFrom(90.0, 4000.0);
    save();
    const QJsonObject first = kept("View 1");
    panel().list().setCurrentRow(0);
    panel().retake->trigger();
    EXPECT_NEAR(kept("View 1")["headingDeg"].toDouble(), 90.0, 0.005);
    for (int i = 0; i < 2; ++i) {
        panel().list().setCurrentRow(0);
        panel().remove->trigger();
    }
    EXPECT_FALSE(QFile::exists(file()));
    ASSERT_TRUE(action("undoView")->isEnabled());
    for (int i = 0; i < 3; ++i) action("undoView")->trigger();
    EXPECT_EQ(names(), QStringList({"View 1", "View 2"}));
    EXPECT_EQ(kept("View 1"), first);
    for (int i = 0; i < 2; ++i) action("undoView")->trigger();
    EXPECT_EQ(panel().count(), 0);
    EXPECT_FALSE(action("undoView")->isEnabled());
}

TEST_F(GroundViewsTest, AFileThatIsSoundButCannotBeReadHereStays) {
    const QByteArray newer = R"({"form": 2, "views": {"of": "later"}})";
    write(newer);
    {
        app::GroundViews views;
        QSignalSpy troubled(&views, &app::GroundViews::troubled);
        views.setGround(table().ground());
        EXPECT_TRUE(troubled.front().front().toString().contains("newer"));
        add(views, "Meanwhile");
        EXPECT_EQ(views.count(), 1);
        EXPECT_EQ(troubled.count(), 2);
        EXPECT_EQ(bytes(), newer);
    }
    QFile::remove(file());
    QDir().mkpath(file());  // nobody, root neither, reads a folder as a file
    app::GroundViews views;
    QSignalSpy troubled(&views, &app::GroundViews::troubled);
    views.setGround(table().ground());
    EXPECT_EQ(troubled.count(), 1);
    add(views, "Meanwhile");
    EXPECT_TRUE(QFileInfo(file()).isDir());
    EXPECT_FALSE(QFileInfo::exists(file() + ".unreadable"));
    QDir().rmdir(file());
    rename(views, "Meanwhile", "Now");  // what could not be written comes along
    EXPECT_FALSE(kept("Now").isEmpty());
    QFile::remove(file());
}

TEST_F(GroundViewsTest, ViewsAreTakenAlongByTheMenuAndAMessageOnlyServesItsPlan) {
    lookFrom(30.0, 2500.0);
    save();
    makePlan();
    const auto offered = messages().findChildren<QPushButton*>();
    const auto take = std::find_if(offered.begin(), offered.end(), [](const QPushButton* button) { return button->text() == "Take them along as scenes"; });
    ASSERT_NE(take, offered.end());
    const auto first = path_;
    const QString second = folder_.file("second.gpkg");
    ASSERT_TRUE(QFile::copy(QString::fromStdString(first), second));
    window_->openFiles({second});
    settle();
    ASSERT_EQ(session().path(), second.toStdString());
    QTest::mouseClick(*take, Qt::LeftButton);
    EXPECT_EQ(panel().count(), 0);
    EXPECT_TRUE(messages().messages().join("\n").contains("Nothing was taken along"));
    ASSERT_TRUE(action("takeGroundViews")->isEnabled());
    action("takeGroundViews")->trigger();
    EXPECT_EQ(names(), QStringList{"View 1"});
    EXPECT_TRUE(panel().groundViews().wasOfferedTo(second));
    EXPECT_FALSE(panel().groundViews().wasOfferedTo(QString::fromStdString(first)));  // nobody answered
}

TEST_F(GroundViewsTest, LayersThatAreNotOnTheTableStayHiddenInACopyAndAreForgottenWhenRetaken) {
    write(R"({"form": 1, "views": [{"uid": "a", "name": "A", "crs": "EPSG:3405", "hiddenLayers": ["gone"]}]})");
    panel().groundViews().setGround(table().ground());
    panel().list().setCurrentRow(0);
    panel().duplicate->trigger();
    EXPECT_EQ(kept("A (copy)")["hiddenLayers"].toArray(), QJsonArray{"gone"});
    panel().list().setCurrentRow(0);
    panel().retake->trigger();
    EXPECT_FALSE(kept("A").contains("hiddenLayers"));
    EXPECT_EQ(kept("A (copy)")["hiddenLayers"].toArray(), QJsonArray{"gone"});
    QFile::remove(file());
}

}  // namespace
}  // namespace saban::test
