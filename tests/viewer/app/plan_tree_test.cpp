// The list of what a plan holds, used with keys and mouse.
#include "viewer/app/plan_tree.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTreeView>
#include <algorithm>

#include "tests/viewer/app/session_fixture.h"
#include "viewer/app/plan_tree_model.h"

namespace saban::test {
namespace {

using layers::Structure;

class PlanTreeTest : public SessionTest {
   protected:
    void SetUp() override {
        SessionTest::SetUp();
        open(smallPlan());
        show();
    }

    void show() {
        tree_ = std::make_unique<app::PlanTree>(session_);
        tree_->resize(320, 700);
        showActive(*tree_);
    }

    app::PlanTreeModel& model() { return tree_->model(); }
    QTreeView& view() { return tree_->view(); }
    QLineEdit* search() { return tree_->findChild<QLineEdit*>(); }

    QModelIndex kind(const std::string& name) {
        for (int row = 0; row < model().rowCount(); ++row)
            if (model().kindAt(model().index(row, 0)) == name) return model().index(row, 0);
        return {};
    }
    QString textOf(const layers::FeatureRef& feature) { return model().indexOf(feature).data().toString(); }
    void click(const QModelIndex& index, Qt::KeyboardModifiers modifiers = {}) {
        view().scrollTo(index);
        QTest::mouseClick(view().viewport(), Qt::LeftButton, modifiers, view().visualRect(index).center());
    }

    std::unique_ptr<app::PlanTree> tree_;
};

TEST_F(PlanTreeTest, ListsFeaturesBelowTheirKindsWithTheirNumber) {
    ASSERT_TRUE(kind("structures").isValid());
    EXPECT_EQ(kind("structures").data().toString(), "Structures (2)");
    EXPECT_EQ(model().rowCount(kind("structures")), 2);
    EXPECT_EQ(textOf(named<Structure>("Hầm họp")), "Hầm họp");
    EXPECT_FALSE(kind("unit_positions").isValid());
    EXPECT_FALSE(kind("map_layers").isValid());
    // A note has no name: its text stands for it.
    EXPECT_EQ(model().index(0, 0, kind("notes")).data().toString(), "Đường lầy khi mưa");
}

TEST_F(PlanTreeTest, FindsNamesWithoutTheMarksOnTheirLetters) {
    search()->setFocus();
    QTest::keyClicks(search(), "ham hop");
    EXPECT_EQ(model().shownCount(), 2u);  // the bunker, and the work that builds it
    EXPECT_EQ(kind("structures").data().toString(), "Structures (1 of 2)");
    EXPECT_EQ(model().index(0, 0, kind("structures")).data().toString(), "Hầm họp");
    QTest::keyClick(search(), Qt::Key_Escape);
    EXPECT_GT(model().shownCount(), 10u);
}

TEST_F(PlanTreeTest, TakesVietnameseFromAnInputMethodInTheSearch) {
    search()->setFocus();
    compose(search(), {"h", "hà", "hào"}, "hào");
    EXPECT_EQ(model().shownCount(), 1u);
    EXPECT_EQ(model().index(0, 0, kind("structures")).data().toString(), "Hào giao thông");
}

TEST_F(PlanTreeTest, GoesToTheFirstFoundOnEnter) {
    QSignalSpy flights(tree_.get(), &app::PlanTree::flyTo);
    search()->setFocus();
    QTest::keyClicks(search(), "hao giao");
    QTest::keyClick(search(), Qt::Key_Return);
    ASSERT_EQ(flights.count(), 1);
    EXPECT_EQ(session_.selection(), (std::vector{named<Structure>("Hào giao thông")}));
}

TEST_F(PlanTreeTest, SelectsInTheSessionWhatIsClicked) {
    const auto bunker = named<Structure>("Hầm họp"), trench = named<Structure>("Hào giao thông");
    click(model().indexOf(bunker));
    EXPECT_EQ(session_.selection(), (std::vector{bunker}));
    click(model().indexOf(trench), Qt::ControlModifier);
    EXPECT_EQ(session_.selection().size(), 2u);
    QTest::keyClick(&view(), Qt::Key_Delete);
    EXPECT_TRUE(stored().all<Structure>().isEmpty());
    EXPECT_FALSE(kind("structures").isValid());
    session_.undo();
    EXPECT_EQ(kind("structures").data().toString(), "Structures (2)");
}

TEST_F(PlanTreeTest, ShowsWhatIsSelectedElsewhere) {
    const auto bunker = named<Structure>("Hầm họp");
    const auto area = named<layers::Area>("Khu tập kết");
    session_.select({bunker, area});
    EXPECT_EQ(view().selectionModel()->selectedIndexes().size(), 2);
    EXPECT_TRUE(view().selectionModel()->isSelected(model().indexOf(area)));
    session_.select({});
    EXPECT_TRUE(view().selectionModel()->selectedIndexes().isEmpty());
}

TEST_F(PlanTreeTest, KeepsTheSelectionThatTheFilterHides) {
    const auto area = named<layers::Area>("Khu tập kết");
    session_.select({area});
    search()->setFocus();
    QTest::keyClicks(search(), "ham");
    EXPECT_EQ(session_.selection(), (std::vector{area}));
    search()->clear();
    EXPECT_TRUE(view().selectionModel()->isSelected(model().indexOf(area)));
}

TEST_F(PlanTreeTest, KeepsClosedKindsAndSelectionThroughEdits) {
    const auto bunker = named<Structure>("Hầm họp");
    session_.select({bunker});
    view().collapse(kind("routes"));
    session_.apply(layers::removeFeatures(*session_.plan(), std::vector{named<layers::Area>("Khu tập kết")}));
    EXPECT_FALSE(view().isExpanded(kind("routes")));
    EXPECT_TRUE(view().isExpanded(kind("structures")));
    EXPECT_TRUE(view().selectionModel()->isSelected(model().indexOf(bunker)));
    EXPECT_EQ(session_.selection(), (std::vector{bunker}));
}

TEST_F(PlanTreeTest, FliesOnEnterAndDoubleClick) {
    QSignalSpy flights(tree_.get(), &app::PlanTree::flyTo);
    const auto bunker = named<Structure>("Hầm họp");
    click(model().indexOf(bunker));
    QTest::keyClick(&view(), Qt::Key_Return);
    QTest::mouseDClick(view().viewport(), Qt::LeftButton, {}, view().visualRect(model().indexOf(bunker)).center());
    EXPECT_EQ(flights.count(), 2);
}

TEST_F(PlanTreeTest, RenamesInPlace) {
    const auto bunker = named<Structure>("Hầm họp");
    click(model().indexOf(bunker));
    QTest::keyClick(&view(), Qt::Key_F2);
    auto* editor = view().viewport()->findChild<QLineEdit*>();
    ASSERT_TRUE(editor);
    editor->selectAll();
    compose(editor, {"Z", "Zu"}, "Zulu");
    QTest::keyClick(editor, Qt::Key_Return);
    ASSERT_TRUE(waitFor([&] { return textOf(bunker) == "Zulu"; }));
    EXPECT_EQ(storedFeature<Structure>(bunker)->name, "Zulu");
    EXPECT_EQ(textOf(bunker), "Zulu");
    EXPECT_EQ(model().indexOf(bunker).row(), 1);  // in its place by the alphabet
    EXPECT_EQ(session_.selection(), (std::vector{bunker}));
}

TEST_F(PlanTreeTest, HidesAndShowsKindsByTheirBoxes) {
    QSignalSpy changes(tree_.get(), &app::PlanTree::hiddenKindsChanged);
    EXPECT_FALSE(kind("phases").data(Qt::CheckStateRole).isValid());
    view().setCurrentIndex(kind("routes"));
    view().setFocus();
    QTest::keyClick(&view(), Qt::Key_Space);
    ASSERT_EQ(changes.count(), 1);
    EXPECT_EQ(tree_->hiddenKinds(), std::vector<std::string>{"routes"});
    tree_->setHiddenKinds({"units"});
    EXPECT_EQ(changes.count(), 1);
    EXPECT_EQ(kind("routes").data(Qt::CheckStateRole).toInt(), Qt::Checked);
    EXPECT_EQ(kind("units").data(Qt::CheckStateRole).toInt(), Qt::Unchecked);
}

TEST_F(PlanTreeTest, SpeaksVietnamese) {
    app::setLanguage(app::Language::Vietnamese);
    QCoreApplication::processEvents();
    EXPECT_EQ(kind("structures").data().toString(), "Công trình (2)");
}

TEST_F(PlanTreeTest, HoldsTenThousandUnitsInTheOrderOfTheirNumbers) {
    layers::PlanEditor editor{*session_.plan()};
    std::vector<layers::Unit> units(10000);
    for (int i = 0; i < 10000; ++i) units[static_cast<std::size_t>(i)].name = "Tổ " + std::to_string(10000 - i);
    editor.put(std::move(units));
    session_.apply(editor.finish("many"));
    ASSERT_EQ(model().rowCount(kind("units")), 10001);
    EXPECT_EQ(model().index(1, 0, kind("units")).data().toString(), "Tổ 1");
    EXPECT_EQ(model().index(2, 0, kind("units")).data().toString(), "Tổ 2");
    EXPECT_EQ(model().index(10, 0, kind("units")).data().toString(), "Tổ 10");
    search()->setFocus();
    QTest::keyClicks(search(), "to 9999");
    EXPECT_EQ(model().shownCount(), 1u);
    search()->clear();
    std::vector<layers::FeatureRef> all;
    for (const auto& row : session_.plan()->all<layers::Unit>().rows()) all.push_back({"units", row->uid});
    session_.select(all);
    EXPECT_EQ(view().selectionModel()->selection().size(), 1);  // one range
    EXPECT_EQ(session_.selection().size(), 10001u);
}

TEST_F(PlanTreeTest, IsEmptyWithoutAPlan) {
    session_.close();
    EXPECT_EQ(model().rowCount(), 0);
    QTest::keyClick(search(), Qt::Key_Return);
    QTest::keyClick(search(), Qt::Key_Down);
    QTest::keyClick(&view(), Qt::Key_Delete);
}

}  // namespace
}  // namespace saban::test
