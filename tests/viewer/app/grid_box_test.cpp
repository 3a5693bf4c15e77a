#include "viewer/app/grid_box.h"

#include <QCheckBox>
#include <QComboBox>

#include "tests/viewer/app/window_fixture.h"

namespace saban::test {
namespace {

class GridBoxTest : public WindowTest {
 protected:
    QComboBox* grid() { return window_->lookPanel().findChild<QComboBox*>("grid_choice"); }
    QCheckBox* labels() { return window_->lookPanel().findChild<QCheckBox*>("contour_labels"); }
};

TEST_F(GridBoxTest, ChoosesTheGridOnTheGround) {
    openSample();
    EXPECT_EQ(table().look().gridChoice.kind, viewer::GridKind::Table);
    grid()->setFocus();
    QTest::keyClick(grid(), Qt::Key_Down);
    EXPECT_EQ(table().look().gridChoice.kind, viewer::GridKind::Mgrs);
    QTest::keyClick(grid(), Qt::Key_Down);
    EXPECT_EQ(table().look().gridChoice.kind, viewer::GridKind::LatLon);
    QTest::keyClick(grid(), Qt::Key_Down);  // over the line, to the first zone
    EXPECT_EQ(table().look().gridChoice, (viewer::GridChoice{.kind = viewer::GridKind::Projected, .epsg = 3405}));
    settle();
    EXPECT_EQ(table().gridFailure(), "");
    EXPECT_FALSE(window_->hasFailed());
    for (int i = 0; i < 3; ++i) QTest::keyClick(grid(), Qt::Key_Up);
    EXPECT_EQ(table().look().gridChoice, viewer::GridChoice{});
}

TEST_F(GridBoxTest, TurnsTheHeightsOnContoursOffAndOn) {
    openSample();
    EXPECT_TRUE(table().look().contourLabels);
    labels()->click();
    EXPECT_FALSE(table().look().contourLabels);
    labels()->click();
    EXPECT_TRUE(table().look().contourLabels);
    settle();
    EXPECT_FALSE(window_->hasFailed());
}

TEST_F(GridBoxTest, WaitsForContoursAndGrid) {
    openSample();
    table().setFocus();
    QTest::keyClick(&table(), Qt::Key_G);
    EXPECT_FALSE(grid()->isEnabled());
    QTest::keyClick(&table(), Qt::Key_C);
    EXPECT_FALSE(labels()->isEnabled());
    QTest::keyClick(&table(), Qt::Key_G);
    EXPECT_TRUE(grid()->isEnabled());
}

}  // namespace
}  // namespace saban::test
