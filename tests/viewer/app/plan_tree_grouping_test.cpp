// The list by kind, group and phase, with boxes for single features, locks, dragging and map layers.
#include <QComboBox>
#include <QMimeData>
#include <QSignalSpy>
#include <QSlider>
#include <QTreeView>

#include "layers/edit/locks.h"
#include "tests/viewer/app/session_fixture.h"
#include "viewer/app/plan_tree.h"
#include "viewer/app/plan_tree_model.h"

namespace saban::test {
namespace {

using layers::Structure;

class PlanTreeGroupingTest : public SessionTest {
   protected:
    void SetUp() override {
        SessionTest::SetUp();
        open(smallPlan());
        tree_ = std::make_unique<app::PlanTree>(session_);
        tree_->resize(340, 800);
        showActive(*tree_);
    }

    app::PlanTreeModel& model() { return tree_->model(); }
    QTreeView& view() { return tree_->view(); }
    /// The row below another whose text begins so.
    QModelIndex row(const QString& text, const QModelIndex& parent = {}) {
        for (int i = 0; i < model().rowCount(parent); ++i)
            if (model().index(i, 0, parent).data().toString().startsWith(text)) return model().index(i, 0, parent);
        return {};
    }
    /// As a drag in the view ends.
    bool drop(const QModelIndexList& what, int at, const QModelIndex& parent, Qt::DropAction action = Qt::MoveAction) {
        const std::unique_ptr<QMimeData> data(model().mimeData(what));
        const bool isDone = data && model().dropMimeData(data.get(), action, at, 0, parent);
        QCoreApplication::processEvents();
        return isDone;
    }
    void tick(const QModelIndex& index) {
        view().setCurrentIndex(index);
        view().setFocus();
        QTest::keyClick(&view(), Qt::Key_Space);
    }

    std::unique_ptr<app::PlanTree> tree_;
};

TEST_F(PlanTreeGroupingTest, GroupsLieInsideEachOtherWithWhatIsInThem) {
    tree_->setGrouping(app::PlanGrouping::Group);
    const auto outer = row("Khối vận hành");
    ASSERT_TRUE(outer.isValid());
    const auto inner = row("Tiểu ban hậu cần", outer);
    ASSERT_TRUE(inner.isValid());
    EXPECT_TRUE(row("Hầm họp", inner).isValid());
    EXPECT_TRUE(row("Sở chỉ huy chính", inner).isValid());
    EXPECT_EQ(model().rowCount(inner), 2);
    EXPECT_TRUE(row("Hào giao thông", row("In no group")).isValid());
    view().setCurrentIndex(inner);
    EXPECT_EQ(session_.selection().front().kind, "groups");
}

TEST_F(PlanTreeGroupingTest, PhasesHoldTheUnitsThatStandInThem) {
    auto* box = tree_->findChild<QComboBox*>();
    ASSERT_NE(box, nullptr);
    box->setFocus();
    QTest::keyClick(box, Qt::Key_End);
    ASSERT_TRUE(row("Giai đoạn 1").isValid());
    EXPECT_TRUE(row("Đại đội 1", row("Giai đoạn 1")).isValid());
    EXPECT_TRUE(row("Đại đội 1", row("Giai đoạn 2")).isValid());
    EXPECT_TRUE(row("Đường cơ động số 1", row("Giai đoạn 2")).isValid());
    EXPECT_TRUE(row("Hầm họp", row("In all phases")).isValid());
}

TEST_F(PlanTreeGroupingTest, FeaturesAreDraggedIntoAGroupAndOut) {
    tree_->setGrouping(app::PlanGrouping::Group);
    const auto trench = named<Structure>("Hào giao thông");
    const auto outer = named<layers::Group>("Khối vận hành");
    ASSERT_TRUE(drop({model().indexOf(trench)}, -1, model().indexOf(outer)));
    EXPECT_EQ(storedFeature<Structure>(trench)->groups, std::vector{outer.uid});
    ASSERT_TRUE(row("Hào giao thông", row("Khối vận hành")).isValid());
    ASSERT_TRUE(drop({row("Hào giao thông", row("Khối vận hành"))}, -1, row("In no group")));
    EXPECT_TRUE(storedFeature<Structure>(trench)->groups.empty());
    session_.undo();
    EXPECT_EQ(storedFeature<Structure>(trench)->groups, std::vector{outer.uid});
}

TEST_F(PlanTreeGroupingTest, AGroupIsDraggedOutOfItsParentAndNeverIntoItself) {
    tree_->setGrouping(app::PlanGrouping::Group);
    QSignalSpy troubles(tree_.get(), &app::PlanTree::troubled);
    const auto outer = named<layers::Group>("Khối vận hành"), inner = named<layers::Group>("Tiểu ban hậu cần");
    drop({model().indexOf(outer)}, -1, model().indexOf(inner));
    EXPECT_EQ(troubles.count(), 1);
    EXPECT_TRUE(storedFeature<layers::Group>(outer)->parent.empty());
    drop({model().indexOf(inner)}, -1, {});
    EXPECT_TRUE(storedFeature<layers::Group>(inner)->parent.empty());
}

TEST_F(PlanTreeGroupingTest, PhasesAreDraggedIntoAnotherOrder) {
    const auto phases = row("Phases");
    ASSERT_TRUE(phases.isValid());
    const auto second = named<layers::Phase>("Giai đoạn 2");
    ASSERT_TRUE(drop({row("Giai đoạn 2", phases)}, 0, phases));
    EXPECT_EQ(layers::phasesInOrder(stored()).front()->uid, second.uid);
    EXPECT_EQ(model().index(0, 0, row("Phases")).data().toString(), "Giai đoạn 2");
}

TEST_F(PlanTreeGroupingTest, ASingleFeatureIsHiddenByItsBox) {
    QSignalSpy changes(tree_.get(), &app::PlanTree::hiddenFeaturesChanged);
    const auto bunker = named<Structure>("Hầm họp"), trench = named<Structure>("Hào giao thông");
    tick(model().indexOf(bunker));
    ASSERT_EQ(changes.count(), 1);
    EXPECT_EQ(model().hiddenFeatures(), std::set<layers::Uid>{bunker.uid});
    EXPECT_EQ(model().indexOf(bunker).data(Qt::CheckStateRole).toInt(), Qt::Unchecked);
    EXPECT_EQ(row("Structures").data(Qt::CheckStateRole).toInt(), Qt::PartiallyChecked);
    tick(row("Structures"));  // all of them again
    EXPECT_TRUE(model().hiddenFeatures().empty());
    EXPECT_EQ(row("Structures").data(Qt::CheckStateRole).toInt(), Qt::Checked);
    // Of a kind that is hidden, one is shown: the others stay hidden.
    tick(row("Structures"));
    EXPECT_EQ(tree_->hiddenKinds(), std::vector<std::string>{"structures"});
    tick(model().indexOf(trench));
    EXPECT_TRUE(tree_->hiddenKinds().empty());
    EXPECT_EQ(model().hiddenFeatures(), std::set<layers::Uid>{bunker.uid});
}

TEST_F(PlanTreeGroupingTest, AGroupIsHiddenWithAllThatIsInIt) {
    tree_->setGrouping(app::PlanGrouping::Group);
    tick(row("Khối vận hành"));
    EXPECT_EQ(model().hiddenFeatures(), (std::set<layers::Uid>{named<Structure>("Hầm họp").uid, named<layers::CommandPost>("Sở chỉ huy chính").uid}));
    tick(row("Khối vận hành"));
    EXPECT_TRUE(model().hiddenFeatures().empty());
}

TEST_F(PlanTreeGroupingTest, APadlockStandsBesideWhatIsLocked) {
    const auto bunker = named<Structure>("Hầm họp");
    EXPECT_FALSE(model().indexOf(bunker).data(Qt::DecorationRole).isValid());
    session_.apply(layers::lockFeatures(*session_.plan(), std::span(&bunker, 1), true));
    EXPECT_TRUE(model().indexOf(bunker).data(Qt::DecorationRole).isValid());
    EXPECT_TRUE(model().indexOf(bunker).data(Qt::AccessibleTextRole).toString().contains("locked"));
}

TEST_F(PlanTreeGroupingTest, MapLayersAreTickedDraggedAndFaded) {
    QSignalSpy imagery(&tree_->layers(), &app::TreeLayers::imageryChanged), vectors(&tree_->layers(), &app::TreeLayers::vectorsChanged);
    tree_->layers().set({{.layer = {.path = "/a/dem.tif"}}}, {{.path = "/a/low.tif"}, {.path = "/a/high.tif"}}, {{.path = "/a/roads.gpkg"}});
    const auto layers = [this] { return row("Map layers (4)"); };
    ASSERT_TRUE(layers().isValid());
    EXPECT_EQ(model().index(0, 0, layers()).data().toString(), "roads.gpkg");
    EXPECT_EQ(model().index(1, 0, layers()).data().toString(), "high.tif");
    tick(row("roads.gpkg", layers()));
    ASSERT_EQ(vectors.count(), 1);
    EXPECT_FALSE(tree_->layers().vectors().front().visible);
    ASSERT_TRUE(drop({row("low.tif", layers())}, 1, layers()));  // above the other picture
    ASSERT_EQ(imagery.count(), 1);
    EXPECT_EQ(tree_->layers().imagery().back().path, "/a/low.tif");
    EXPECT_EQ(model().index(1, 0, layers()).data().toString(), "low.tif");
    view().setCurrentIndex(row("low.tif", layers()));
    ASSERT_TRUE(tree_->opacity().isVisible());
    tree_->opacity().setValue(40);
    EXPECT_NEAR(tree_->layers().imagery().back().opacity, 0.4, 1e-9);
    EXPECT_TRUE(row("low.tif · 40 %", layers()).isValid());
    view().setCurrentIndex(row("dem.tif", layers()));
    EXPECT_FALSE(tree_->opacity().isVisible());
    QSignalSpy flights(tree_.get(), &app::PlanTree::flyToLayer);
    QTest::keyClick(&view(), Qt::Key_Return);
    EXPECT_EQ(flights.count(), 1);
}

TEST_F(PlanTreeGroupingTest, HoldsTwentyThousandFeaturesInGroups) {
    layers::PlanEditor editor{*session_.plan()};
    const auto outer = named<layers::Group>("Khối vận hành");
    std::vector<layers::Unit> units(20000);
    for (int i = 0; i < 20000; ++i) {
        units[static_cast<std::size_t>(i)].name = "Tổ " + std::to_string(i);
        units[static_cast<std::size_t>(i)].groups = {outer.uid};
    }
    editor.put(std::move(units));
    ASSERT_TRUE(session_.apply(editor.finish("many")));
    tree_->setGrouping(app::PlanGrouping::Group);
    EXPECT_EQ(model().rowCount(row("Khối vận hành")), 20001);
    tick(row("Khối vận hành"));
    EXPECT_EQ(model().hiddenFeatures().size(), 20002u);
}

}  // namespace
}  // namespace saban::test
