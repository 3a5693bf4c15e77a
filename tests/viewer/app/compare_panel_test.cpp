#include "viewer/app/compare_panel.h"

#include <QAbstractItemModel>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTimer>

#include "layers/edit/edit.h"
#include "tests/viewer/app/session_fixture.h"
#include "viewer/app/compare_tree.h"

namespace saban::test {
namespace {

constexpr int kPatienceMs = 60000;

using layers::Chosen;
using layers::FeatureRef;

/// A plan that is open, and the state before the exercise in a file of its own: the bunker stood 50 m away and was narrower, the area was
/// not there, and a trench was.
class ComparePanelTest : public SessionTest {
 protected:
    void SetUp() override {
        SessionTest::SetUp();
        const layers::Plan now = smallPlan();
        open(now);
        bunker_ = named<layers::Structure>("Hầm họp");
        layers::PlanEditor editor(now);
        auto bunker = *now.find<layers::Structure>(bunker_.uid);
        bunker.geometry = layers::Geometry::point(bunker.geometry.at() - glm::dvec2(30.0, 40.0));
        bunker.widthM = 3.0;
        editor.put(bunker);
        editor.remove<layers::Area>(named<layers::Area>("Khu tập kết").uid);
        layers::Structure trench;
        trench.name = "Hào cũ";
        trench.type = "open_trench";
        trench.geometry = layers::Geometry::line({{481000.0, 2335000.0}, {481100.0, 2335000.0}});
        editor.put(trench);
        before_ = editor.plan();
        file_ = folder_.file("before.gpkg");
        ASSERT_TRUE(layers::PlanStore::create(file_.toStdString(), before_));
        panel_ = std::make_unique<app::ComparePanel>(session_);
        panel_->resize(1200, 500);
        showActive(*panel_);
    }
    void TearDown() override {
        panel_.reset();
        SessionTest::TearDown();
    }

    bool waitUntilCompared() {
        return waitFor([this] { return !panel_->isReading() && (panel_->comparison() || !panel_->note().isEmpty()); }, kPatienceMs);
    }
    void compareWithFile() {
        panel_->compareWithFile(file_);
        ASSERT_TRUE(waitUntilCompared());
        ASSERT_TRUE(panel_->comparison()) << panel_->note().toStdString();
    }
    bool waitForCount(const layers::DifferenceCount& count) {
        return waitFor([&] { return panel_->comparison() && panel_->comparison()->count() == count; }, kPatienceMs);
    }
    bool waitUntilTaken() {
        return waitFor([this] { return !panel_->isTakingOver(); }, kPatienceMs);
    }
    QAbstractItemModel& shown() { return *panel_->tree().model(); }
    QPushButton& button(const char* name) { return *panel_->findChild<QPushButton*>(name); }
    int rowOf(const QString& name) {
        for (int row = 0; row < shown().rowCount(); ++row)
            if (shown().index(row, app::CompareModel::Name).data().toString() == name) return row;
        ADD_FAILURE() << name.toStdString();
        return -1;
    }

    layers::Plan before_;
    FeatureRef bunker_;
    QString file_;
    std::unique_ptr<app::ComparePanel> panel_;
};

TEST_F(ComparePanelTest, ListsWhatDiffersFromAnotherFile) {
    compareWithFile();
    EXPECT_EQ(panel_->comparison()->count(), (layers::DifferenceCount{.added = 1, .removed = 1, .changed = 1}));
    ASSERT_EQ(shown().rowCount(), 3);
    const int row = rowOf("Hầm họp");
    EXPECT_EQ(shown().index(row, app::CompareModel::Sort).data().toString(), "Changed");
    EXPECT_EQ(shown().index(row, app::CompareModel::Change).data().toString(), "moved 50.0 m to the north-east (36.9°); Width (m): 3 → 4.5");
    EXPECT_EQ(shown().rowCount(shown().index(row, 0)), 2);
    EXPECT_EQ(shown().index(rowOf("Hào cũ"), app::CompareModel::Sort).data().toString(), "Removed");
    EXPECT_EQ(shown().index(rowOf("Khu tập kết"), app::CompareModel::Sort).data().toString(), "Added");
}

TEST_F(ComparePanelTest, TheOtherOrderTurnsAddedIntoRemoved) {
    panel_->setOtherLater(true);
    compareWithFile();
    EXPECT_EQ(shown().index(rowOf("Hào cũ"), app::CompareModel::Sort).data().toString(), "Added");
    EXPECT_EQ(shown().index(rowOf("Khu tập kết"), app::CompareModel::Sort).data().toString(), "Removed");
}

TEST_F(ComparePanelTest, ListsOnlyWhatIsSearchedForAndChosen) {
    compareWithFile();
    panel_->setSearch("hao cu");
    ASSERT_EQ(shown().rowCount(), 1);
    EXPECT_EQ(shown().index(0, app::CompareModel::Name).data().toString(), "Hào cũ");
    panel_->setSearch("");
    panel_->setSort(layers::DifferenceSort::Moved);  // the bunker moved, whatever else changed
    ASSERT_EQ(shown().rowCount(), 1);
    EXPECT_EQ(shown().index(0, app::CompareModel::Name).data().toString(), "Hầm họp");
}

TEST_F(ComparePanelTest, TakesOneOfThreeOverAndGivesItBack) {
    compareWithFile();
    const QModelIndex trench = shown().index(rowOf("Hào cũ"), 0);
    shown().setData(trench, Qt::Checked, Qt::CheckStateRole);
    ASSERT_TRUE(button("compareTake").isEnabled());
    QTest::mouseClick(&button("compareTake"), Qt::LeftButton);
    ASSERT_TRUE(waitUntilTaken());
    EXPECT_EQ(stored().all<layers::Structure>().size(), 3u);
    ASSERT_TRUE(waitForCount({.added = 1, .changed = 1}));
    session_.undo();
    EXPECT_EQ(stored().all<layers::Structure>().size(), 2u);
    EXPECT_TRUE(waitForCount({.added = 1, .removed = 1, .changed = 1}));
}

TEST_F(ComparePanelTest, TakesOneFieldOverAndLeavesTheOther) {
    compareWithFile();
    const auto here = session_.plan()->find<layers::Structure>(bunker_.uid)->geometry;
    const QModelIndex whole = shown().index(rowOf("Hầm họp"), 0);
    shown().setData(shown().index(1, 0, whole), Qt::Checked, Qt::CheckStateRole);  // the width, below the place
    EXPECT_EQ(shown().data(whole, Qt::CheckStateRole).toInt(), Qt::PartiallyChecked);
    panel_->takeOverTicked();
    ASSERT_TRUE(waitUntilTaken());
    EXPECT_EQ(storedFeature<layers::Structure>(bunker_)->widthM, 3.0);
    EXPECT_EQ(storedFeature<layers::Structure>(bunker_)->geometry, here);
    ASSERT_TRUE(waitForCount({.added = 1, .removed = 1, .moved = 1}));
}

TEST_F(ComparePanelTest, TakingAllOverMakesTheOtherState) {
    compareWithFile();
    QTest::mouseClick(&button("compareTickAll"), Qt::LeftButton);
    QTest::mouseClick(&button("compareTake"), Qt::LeftButton);
    ASSERT_TRUE(waitUntilTaken());
    EXPECT_EQ(stored(), before_);
    EXPECT_TRUE(waitForCount({}));
    EXPECT_FALSE(button("compareTake").isEnabled());
}

// Thousands of removals are worked out beside the window: it goes on, they can be stopped, and undone in one step.
TEST_F(ComparePanelTest, ThousandsOfRemovalsAreTakenOverBesideTheWindow) {
    layers::PlanEditor editor(*session_.plan());
    std::vector<layers::Structure> many(4000);
    for (layers::Structure& one : many) one.geometry = layers::Geometry::point({481000.0, 2335000.0});
    editor.put(std::move(many));
    ASSERT_TRUE(session_.apply(editor.finish("Many")));
    const layers::Plan full = *session_.plan();
    compareWithFile();
    ASSERT_TRUE(waitForCount({.added = 4001, .removed = 1, .changed = 1}));
    QTest::mouseClick(&button("compareTickAll"), Qt::LeftButton);
    QTest::mouseClick(&button("compareTake"), Qt::LeftButton);
    EXPECT_TRUE(panel_->isTakingOver());  // the click is answered before anything is worked out
    EXPECT_EQ(*session_.plan(), full);
    EXPECT_FALSE(button("compareTake").isEnabled());
    ASSERT_TRUE(button("compareCancel").isVisible());
    QTest::mouseClick(&button("compareCancel"), Qt::LeftButton);
    EXPECT_FALSE(panel_->isTakingOver());
    EXPECT_EQ(*session_.plan(), full);
    EXPECT_TRUE(panel_->note().contains("stopped"));
    QTest::mouseClick(&button("compareTake"), Qt::LeftButton);
    ASSERT_TRUE(waitUntilTaken());
    EXPECT_TRUE(session_.finishStoring());
    EXPECT_EQ(stored(), before_);
    session_.undo();
    EXPECT_TRUE(session_.finishStoring());
    EXPECT_EQ(stored(), full);
}

TEST_F(ComparePanelTest, AsksBeforeItBringsWhatIsReferredToAlong) {
    // The other state has a bunker that belongs to a command post which this plan lacks.
    layers::PlanEditor editor(before_);
    layers::CommandPost post;
    post.name = "Sở chỉ huy dự bị";
    post.geometry = layers::Geometry::point({481000.0, 2335100.0});
    layers::Structure guard;
    guard.name = "Hầm trực ban";
    guard.commandPost = editor.put(post);
    guard.geometry = layers::Geometry::point({481010.0, 2335100.0});
    const layers::Uid uid = editor.put(guard);
    const QString file = folder_.file("yours.gpkg");
    ASSERT_TRUE(layers::PlanStore::create(file.toStdString(), editor.plan()));
    panel_->compareWithFile(file);
    ASSERT_TRUE(waitUntilCompared());

    const auto answer = [&](const char* name) {
        bool isAsked = false;
        QTimer asking;
        QObject::connect(&asking, &QTimer::timeout, panel_.get(), [&] {
            auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
            if (!box) return;
            asking.stop();
            isAsked = true;
            EXPECT_TRUE(box->text().contains("Sở chỉ huy dự bị")) << box->text().toStdString();
            for (QAbstractButton* one : box->buttons())
                if (one->objectName() == name) one->click();
            if (box->isVisible()) box->reject();
        });
        asking.start(20);
        panel_->takeOver({Chosen{{"structures", uid}, {}}});
        EXPECT_TRUE(waitFor([&] { return isAsked && !QApplication::activeModalWidget() && !panel_->isTakingOver(); }, kPatienceMs));
    };
    answer("no such button");
    EXPECT_FALSE(stored().find<layers::Structure>(uid));
    answer("leaveEmpty");
    ASSERT_TRUE(stored().find<layers::Structure>(uid));
    EXPECT_TRUE(stored().find<layers::Structure>(uid)->commandPost.empty());
    session_.undo();
    answer("bringAlong");
    ASSERT_TRUE(stored().find<layers::Structure>(uid));
    EXPECT_TRUE(stored().find<layers::CommandPost>(stored().find<layers::Structure>(uid)->commandPost));
}

TEST_F(ComparePanelTest, TakesOverWhatWasShownWhenItWasAskedForThoughTheOtherFileChangesMeanwhile) {
    layers::PlanEditor editor(before_);
    layers::CommandPost post;
    post.geometry = layers::Geometry::point({481000.0, 2335100.0});
    layers::Structure guard;
    guard.name = "Hầm trực ban";
    guard.commandPost = editor.put(post);
    guard.geometry = layers::Geometry::point({481010.0, 2335100.0});
    const layers::Uid uid = editor.put(guard);
    const QString file = folder_.file("yours.gpkg");
    ASSERT_TRUE(layers::PlanStore::create(file.toStdString(), editor.plan()));
    panel_->compareWithFile(file);
    ASSERT_TRUE(waitUntilCompared());
    bool isAsked = false;
    QTimer asking;
    QObject::connect(&asking, &QTimer::timeout, panel_.get(), [&] {
        auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        if (!box) return;
        asking.stop();
        isAsked = true;
        auto store = layers::PlanStore::open(file.toStdString(), layers::Access::ReadWrite);
        ASSERT_TRUE(store);
        ASSERT_TRUE((*store)->apply(layers::difference((*store)->plan(), before_)));
        EXPECT_TRUE(waitFor([&] { return panel_->other() && !panel_->other()->find<layers::Structure>(uid); }, kPatienceMs));
        box->findChild<QAbstractButton*>("leaveEmpty")->click();
    });
    asking.start(20);
    panel_->takeOver({Chosen{{"structures", uid}, {}}});
    ASSERT_TRUE(waitFor([&] { return isAsked && !QApplication::activeModalWidget() && !panel_->isTakingOver(); }, kPatienceMs));
    ASSERT_TRUE(stored().find<layers::Structure>(uid));
    EXPECT_EQ(stored().find<layers::Structure>(uid)->name, "Hầm trực ban");
}

TEST_F(ComparePanelTest, AnotherStateEndsWhatIsTakenOverFromTheLast) {
    compareWithFile();
    panel_->takeOver({Chosen{bunker_, {}}});
    ASSERT_TRUE(panel_->isTakingOver());
    panel_->compareWithOpening();
    EXPECT_FALSE(panel_->isTakingOver());
    ASSERT_TRUE(waitForCount({}));
    EXPECT_FALSE(session_.canUndo());
}

TEST_F(ComparePanelTest, ComparesWithTheOpeningAndWithPastStates) {
    ASSERT_TRUE(session_.apply(layers::removeFeatures(*session_.plan(), std::vector{bunker_})));
    auto* sources = panel_->findChild<QComboBox*>("compareSources");
    const int past = sources->count() - 1;
    EXPECT_TRUE(sources->itemText(past).contains("Hầm họp")) << sources->itemText(past).toStdString();
    // The bunker went with its work and the log of it.
    sources->setCurrentIndex(past);  // as a person does
    emit sources->activated(past);
    ASSERT_TRUE(waitForCount({.removed = 3}));
    ASSERT_TRUE(session_.apply(layers::removeFeatures(*session_.plan(), std::vector{named<layers::Area>("Khu tập kết")})));
    ASSERT_TRUE(waitForCount({.removed = 4}));  // it follows the plan
    panel_->compareWithOpening();
    EXPECT_TRUE(waitForCount({.removed = 4}));
}

TEST_F(ComparePanelTest, RefusesWhatIsNoPlanAndGoesOnComparingAfterwards) {
    const QString text = folder_.file("text.gpkg");
    QFile out(text);
    ASSERT_TRUE(out.open(QIODevice::WriteOnly));
    out.write("This is no plan.");
    out.close();
    for (const QString& file : {text, folder_.file("missing.gpkg")}) {
        panel_->compareWithFile(file);
        ASSERT_TRUE(waitUntilCompared());
        EXPECT_FALSE(panel_->comparison());
        EXPECT_TRUE(panel_->note().contains(file)) << panel_->note().toStdString();
        EXPECT_FALSE(button("compareTake").isEnabled());
    }
    compareWithFile();
}

TEST_F(ComparePanelTest, SaysWhenTwoPlansHaveNothingInCommon) {
    const QString file = folder_.file("other.gpkg");
    ASSERT_TRUE(layers::PlanStore::create(file.toStdString(), smallPlan()));  // the same names, other identifiers
    panel_->compareWithFile(file);
    ASSERT_TRUE(waitUntilCompared());
    EXPECT_TRUE(panel_->note().contains("nothing in common")) << panel_->note().toStdString();
    panel_->findChild<QCheckBox*>("compareNames")->click();
    ASSERT_TRUE(waitForCount({}));
    EXPECT_TRUE(panel_->note().isEmpty()) << panel_->note().toStdString();
}

TEST_F(ComparePanelTest, BringsAPlanOfAnotherCrsIntoThisOneAndSaysSo) {
    layers::Plan world;
    world.settings.crs = "EPSG:32648";
    auto other = layers::alignedWith(world, {}, *session_.plan(), {}, layers::MatchRule::Identifiers);
    ASSERT_TRUE(other) << other.error().message;
    const QString file = folder_.file("wgs84.gpkg");
    ASSERT_TRUE(layers::PlanStore::create(file.toStdString(), other->plan));
    panel_->compareWithFile(file);
    ASSERT_TRUE(waitUntilCompared());
    EXPECT_TRUE(waitForCount({}));
    EXPECT_TRUE(panel_->note().contains("WGS 84")) << panel_->note().toStdString();
}

TEST_F(ComparePanelTest, AStoppedComparisonLeavesNothing) {
    panel_->compareWithFile(file_);
    ASSERT_TRUE(panel_->isReading());
    panel_->stop();
    EXPECT_FALSE(panel_->isReading());
    compareWithFile();  // afterwards another one is made as ever
}

TEST_F(ComparePanelTest, ComparesAnewWhenAnotherProgramWroteToTheOtherFile) {
    compareWithFile();
    auto store = layers::PlanStore::open(file_.toStdString(), layers::Access::ReadWrite);
    ASSERT_TRUE(store);
    ASSERT_TRUE((*store)->apply(layers::difference((*store)->plan(), *session_.plan())));
    EXPECT_TRUE(waitForCount({}));
}

TEST_F(ComparePanelTest, SavesAndCopiesWhatIsListed) {
    compareWithFile();
    panel_->setSearch("hao cu");
    panel_->copyTable();
    EXPECT_EQ(QApplication::clipboard()->text().count('\n'), 4);  // the marking above and below
    EXPECT_TRUE(QApplication::clipboard()->text().contains("removed\tstructure\tHào cũ"));
    const QString own = QApplication::clipboard()->text();
    EXPECT_TRUE(own.startsWith(QStringLiteral("DIỄN TẬP\n")));
    layers::PlanEditor marked(*session_.plan());
    layers::PlanSettings settings = session_.plan()->settings;
    settings.marking = "MẬT";
    marked.setSettings(settings);
    ASSERT_TRUE(session_.apply(marked.finish("marking")));
    ASSERT_TRUE(waitUntilCompared());
    panel_->copyTable();
    // The list holds what both plans say.
    EXPECT_EQ(QApplication::clipboard()->text(), QString(own).replace(QStringLiteral("DIỄN TẬP\n"), QStringLiteral("MẬT / DIỄN TẬP\n")));
    const QString file = folder_.file("differences.csv");
    ASSERT_TRUE(panel_->saveTableAs(file));
    QFile in(file);
    ASSERT_TRUE(in.open(QIODevice::ReadOnly));
    EXPECT_TRUE(QString::fromUtf8(in.readAll()).contains("removed,structure,Hào cũ,"));
    EXPECT_FALSE(panel_->saveTableAs("/no such folder/x.csv"));
    EXPECT_TRUE(panel_->note().contains("/no such folder/x.csv"));
}

TEST_F(ComparePanelTest, SpeaksTheLanguageOfTheMoment) {
    compareWithFile();
    app::setLanguage(app::Language::Vietnamese);
    const auto change = [&] { return shown().index(rowOf("Hầm họp"), app::CompareModel::Change).data().toString(); };
    EXPECT_TRUE(waitFor([&] { return change().contains("Rộng (m): 3 → 4,5"); }, kPatienceMs)) << change().toStdString();
    EXPECT_EQ(shown().index(rowOf("Hầm họp"), app::CompareModel::Sort).data().toString(), "Thay đổi");
}

}  // namespace
}  // namespace saban::test
