// Scenes: made of the present view, kept in the plan, with pictures, and gone back to.
#include "viewer/app/views_panel.h"

#include <QAction>
#include <QDir>
#include <QLineEdit>
#include <QListWidget>
#include <glm/geometric.hpp>

#include "tests/viewer/app/tool_fixture.h"
#include "viewer/app/scene_row_delegate.h"

namespace saban::test {
namespace {

class ViewsPanelTest : public ToolTest {
 protected:
    app::ViewsPanel& panel() { return window_->viewsPanel(); }
    void saveByKey() { QTest::keyClick(window_.get(), Qt::Key_B, Qt::ControlModifier); }
    void lookFrom(double headingDeg, double rangeM) {
        const glm::dvec2 at = table().ground()->bounds.center() + glm::dvec2(500.0, -300.0);
        table().setView({.target = {at, testHeightM(at)}, .headingDeg = headingDeg, .pitchDeg = -40.0, .rangeM = rangeM});
        settle();
    }
    QStringList names() {
        QStringList names;
        for (int row = 0; row < panel().count(); ++row) names << panel().nameAt(row);
        return names;
    }
    QStringList storedNames() {
        QStringList names;
        for (const auto& scene : layers::scenesInOrder(stored())) names << QString::fromStdString(scene->name);
        return names;
    }
};

TEST_F(ViewsPanelTest, TheKeyMakesASceneOfThePlanAndAClickGoesBackToIt) {
    openPlan();
    lookFrom(30.0, 2500.0);
    const auto saved = view();
    saveByKey();
    ASSERT_EQ(panel().count(), 1);
    const layers::Plan file = stored();
    ASSERT_EQ(file.all<layers::Scene>().size(), 1u);
    EXPECT_NEAR(*file.all<layers::Scene>().rows().front()->rangeM, 2500.0, 0.05);

    lookFrom(200.0, 6000.0);
    QTest::mouseClick(panel().list().viewport(), Qt::LeftButton, {}, panel().list().visualItemRect(panel().list().item(0)).center());
    settle();
    EXPECT_LT(glm::distance(glm::dvec2(view().target), glm::dvec2(saved.target)), 0.01);  // kept to the centimetre
    EXPECT_NEAR(view().target.z, saved.target.z, 0.05);  // read from the ground anew
    EXPECT_NEAR(view().headingDeg, saved.headingDeg, 0.005);
    EXPECT_NEAR(view().pitchDeg, saved.pitchDeg, 0.005);
    EXPECT_NEAR(view().rangeM, saved.rangeM, 0.05);
}

TEST_F(ViewsPanelTest, ExaggerationAndHiddenKindsComeBack) {
    openPlan();
    viewer::Look look = table().look();
    look.exaggeration = 2.5;
    emit window_->lookPanel().lookChanged(look);
    window_->desk().tree();
    emit window_->desk().tree().hiddenKindsChanged({"routes"});
    saveByKey();
    look.exaggeration = 1.0;
    emit window_->lookPanel().lookChanged(look);
    emit window_->desk().tree().hiddenKindsChanged({});
    panel().goTo(0);
    EXPECT_EQ(table().look().exaggeration, 2.5);
    EXPECT_EQ(table().planView().hidden, std::vector<std::string>{"routes"});
}

TEST_F(ViewsPanelTest, APictureIsMadeKeptInTheCacheAndMadeAgainWhenItIsMissing) {
    openPlan();
    QSignalSpy made(&panel().pictures(), &app::ScenePictures::made);
    lookFrom(10.0, 3000.0);
    saveByKey();
    ASSERT_TRUE(waitFor([&] { return made.count() == 1; }, kPatienceMs));
    const auto picture = made.takeFirst().at(1).value<QImage>();
    EXPECT_EQ(picture.size(), QSize(320, 180));
    QSet<QRgb> colours;
    for (int x = 0; x < picture.width(); ++x) colours.insert(picture.pixel(x, 90));
    EXPECT_GT(colours.size(), 20);

    QDir cache(QString::fromUtf8(qgetenv("XDG_CACHE_HOME")) + "/saban/views");
    const QStringList kept = cache.entryList({"*.png"}, QDir::Files);
    EXPECT_FALSE(kept.isEmpty());
    for (const QString& file : kept) cache.remove(file);
    window_->openFiles({QString::fromStdString(path_)});
    settle();
    window_->desk().open({}, nullptr);
    window_->desk().open(path_, nullptr);
    ASSERT_TRUE(waitFor([&] { return made.count() >= 1; }, kPatienceMs));
    EXPECT_EQ(cache.entryList({"*.png"}, QDir::Files).size(), 1);
}

TEST_F(ViewsPanelTest, APictureGoesBackWithItsSceneAlsoBeforeItIsMade) {
    openPlan();
    QSignalSpy made(&panel().pictures(), &app::ScenePictures::made);
    lookFrom(10.0, 3000.0);
    saveByKey();
    ASSERT_TRUE(waitFor([&] { return made.count() == 1; }, kPatienceMs));
    window_->desk().open({}, nullptr);
    window_->desk().open(path_, nullptr);
    const auto shown = [&] { return panel().count() > 0 ? panel().list().item(0)->icon().pixmap(160, 90).toImage() : QImage(); };
    const QImage empty = shown();
    ASSERT_TRUE(waitFor([&] { return panel().count() == 1 && shown() != empty && !panel().pictures().isBusy(); }, kPatienceMs));
    QTest::qWait(0);
    const QImage before = shown();
    panel().choose(session().plan()->all<layers::Scene>().rows().front()->uid);
    lookFrom(200.0, 3000.0);
    panel().retake->trigger();
    ASSERT_TRUE(waitFor([&] { return !panel().pictures().isBusy() && shown() != before; }, kPatienceMs));
    session().undo();
    EXPECT_TRUE(waitFor([&] { return shown() == before; }, kPatienceMs));
    lookFrom(100.0, 3000.0);
    panel().retake->trigger();
    session().undo();
    ASSERT_TRUE(waitFor([&] { return !panel().pictures().isBusy(); }, kPatienceMs));
    EXPECT_EQ(shown(), before);
}

TEST_F(ViewsPanelTest, APictureThatIsAskedForAgainBeforeItIsMadeIsOfThePlanOfThen) {
    openPlan();
    layers::PlanEditor editor(*session().plan());
    layers::PlanSettings settings = session().plan()->settings;
    settings.marking = "MẬT";
    editor.setSettings(settings);
    const auto marked = std::make_shared<const layers::Plan>(editor.plan());
    const glm::dvec2 at = table().ground()->bounds.center();
    const app::SavedView view{.camera = {.target = {at, testHeightM(at)}, .rangeM = 3000.0}, .shown = {}};
    QSignalSpy made(&panel().pictures(), &app::ScenePictures::made);
    const auto pictureOf = [&](const char* identity, const std::vector<std::shared_ptr<const layers::Plan>>& plans) {
        for (const auto& plan : plans) panel().pictures().remake({.uid = "scene", .identity = identity, .view = view, .plan = plan});
        EXPECT_TRUE(waitFor([&] { return made.count() > 0; }, kPatienceMs));
        return made.isEmpty() ? QImage() : made.takeFirst().at(1).value<QImage>();
    };
    const QImage ofMarked = pictureOf("a", {marked});
    EXPECT_NE(pictureOf("b", {session().plan()}), ofMarked);
    EXPECT_EQ(pictureOf("c", {session().plan(), marked}), ofMarked);
}

TEST_F(ViewsPanelTest, APictureIsMadeAgainWhenThePlanIsMarked) {
    openPlan();
    QSignalSpy made(&panel().pictures(), &app::ScenePictures::made);
    lookFrom(10.0, 3000.0);
    saveByKey();
    ASSERT_TRUE(waitFor([&] { return made.count() == 1; }, kPatienceMs));
    const auto before = made.takeFirst().at(1).value<QImage>();
    layers::PlanEditor editor(*session().plan());
    layers::PlanSettings settings = session().plan()->settings;
    settings.marking = "MẬT";
    editor.setSettings(settings);
    ASSERT_TRUE(session().apply(editor.finish("marking")));
    ASSERT_TRUE(waitFor([&] { return made.count() == 1; }, kPatienceMs));
    EXPECT_NE(made.takeFirst().at(1).value<QImage>(), before);
}

TEST_F(ViewsPanelTest, ViewsAreRenamedMovedRemovedAndAllOfThatIsUndone) {
    openPlan();
    for (int i = 0; i < 3; ++i) {
        lookFrom(40.0 * i, 3000.0);
        saveByKey();
    }
    ASSERT_EQ(names(), QStringList({"Scene 1", "Scene 2", "Scene 3"}));
    auto& list = panel().list();
    list.setFocus();
    list.setCurrentRow(0);
    panel().rename->trigger();
    auto* editor = list.findChild<QLineEdit*>();
    ASSERT_TRUE(editor);
    editor->setText(QStringLiteral("Cửa mở"));
    QTest::keyClick(editor, Qt::Key_Return);
    ASSERT_TRUE(waitFor([&] { return storedNames().contains(QStringLiteral("Cửa mở")); }, kPatienceMs));
    list.setCurrentRow(0);
    panel().down->trigger();
    EXPECT_EQ(names(), QStringList({"Scene 2", QStringLiteral("Cửa mở"), "Scene 3"}));
    EXPECT_EQ(storedNames(), names());
    list.setCurrentRow(2);
    panel().remove->trigger();
    EXPECT_EQ(storedNames(), QStringList({"Scene 2", QStringLiteral("Cửa mở")}));
    session().undo();
    session().undo();
    session().undo();
    EXPECT_EQ(names(), QStringList({"Scene 1", "Scene 2", "Scene 3"}));
    EXPECT_EQ(storedNames(), names());
}

TEST_F(ViewsPanelTest, ACopyStandsBehindItsOriginalAndANewSceneBehindTheChosenOne) {
    openPlan();
    saveByKey();
    saveByKey();
    panel().list().setCurrentRow(0);
    panel().duplicate->trigger();
    EXPECT_EQ(storedNames(), QStringList({"Scene 1", "Scene 1 (copy)", "Scene 2"}));
    EXPECT_EQ(panel().currentRow(), 1);
    saveByKey();
    EXPECT_EQ(names(), QStringList({"Scene 1", "Scene 1 (copy)", "Scene 4", "Scene 2"}));
    session().undo();
    session().undo();
    EXPECT_EQ(storedNames(), QStringList({"Scene 1", "Scene 2"}));
}

TEST_F(ViewsPanelTest, AHiddenFeatureAndTheLegendBelongToTheScene) {
    openPlan();
    layers::PlanEditor editor(*session().plan());
    layers::Structure bunker;
    bunker.name = "Hầm";
    bunker.type = "meeting_bunker";
    bunker.geometry = layers::Geometry::point(table().ground()->bounds.center());
    const layers::Uid uid = editor.put(bunker);
    ASSERT_TRUE(session().apply(editor.finish("bunker")));
    emit window_->desk().tree().hiddenFeaturesChanged({uid});
    window_->actions().legend->trigger();
    saveByKey();
    EXPECT_NE(stored().all<layers::Scene>().rows().front()->hiddenLayers.find(uid), std::string::npos);
    EXPECT_TRUE(stored().all<layers::Scene>().rows().front()->showsLegend);
    emit window_->desk().tree().hiddenFeaturesChanged({});
    window_->actions().legend->trigger();
    panel().goTo(0);
    EXPECT_EQ(table().planView().hiddenFeatures, std::set<layers::Uid>{uid});
    EXPECT_TRUE(table().look().legend);
}

TEST_F(ViewsPanelTest, TellsThePlannedTimeAndWhatASceneHasLost) {
    openPlan();
    saveByKey();
    saveByKey();
    layers::Scene scene = *layers::scenesInOrder(*session().plan()).front();
    scene.durationS = 90.0;
    scene.actions = R"([{"kind":"open_section","features":["00000000-0000-0000-0000-00000000beef"]}])";
    layers::PlanEditor editor(*session().plan());
    editor.put(scene);
    ASSERT_TRUE(session().apply(editor.finish("scene")));
    EXPECT_TRUE(panel().summary().contains(QStringLiteral("1 min 30 s"))) << panel().summary().toStdString();
    EXPECT_EQ(panel().list().item(0)->data(app::SceneRowDelegate::TimeRole).toString(), QStringLiteral("1 min 30 s · 1 action"));
    EXPECT_FALSE(panel().list().item(0)->data(app::SceneRowDelegate::FaultsRole).toStringList().isEmpty());
    EXPECT_TRUE(panel().list().item(1)->data(app::SceneRowDelegate::FaultsRole).toStringList().isEmpty());
}

/// What is saved of a ground without a plan: `GroundViewsTest`.
TEST_F(ViewsPanelTest, WithoutAGroundNothingCanBeSaved) {
    EXPECT_FALSE(panel().saveAction->isEnabled());
    saveByKey();
    EXPECT_EQ(panel().count(), 0);
}

}  // namespace
}  // namespace saban::test
