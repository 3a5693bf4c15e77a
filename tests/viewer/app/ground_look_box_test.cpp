#include "viewer/app/ground_look_box.h"

#include <gtest/gtest.h>

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QSlider>
#include <QTest>
#include <optional>

#include "viewer/app/look_panel.h"
#include "viewer/app/window_settings.h"

namespace saban::app {
namespace {

using viewer::Shading;
using viewer::SlopeUnit;

class GroundLookBoxTest : public testing::Test {
   protected:
    GroundLookBoxTest() {
        QObject::connect(&panel_, &LookPanel::lookChanged, [this](const viewer::Look& look) { look_ = look.ground; });
        panel_.show();
        QTest::qWait(1);
    }
    template <typename Widget>
    Widget* named(const char* name) { return panel_.findChild<Widget*>(QString::fromLatin1(name)); }
    /// Types over what stands there, and accepts it.
    void type(const char* text) {
        auto* classes = named<QLineEdit>("slopeClasses");
        classes->setFocus();
        classes->selectAll();
        QTest::keyClicks(classes, QString::fromLatin1(text));
        QTest::keyClick(classes, Qt::Key_Return);
    }
    bool showsRefusal() {
        for (const QLabel* label : panel_.findChildren<QLabel*>())
            if (label->isVisible() && label->text().startsWith(QLatin1String("cannot take"))) return true;
        return false;
    }
    LookPanel panel_;
    std::optional<viewer::GroundLook> look_;
};

TEST_F(GroundLookBoxTest, EveryTintCanBeChosenByKey) {
    auto* tint = named<QComboBox>("tint");
    tint->setFocus();
    for (const viewer::Tint wanted : {viewer::Tint::Grey, viewer::Tint::Lowland, viewer::Tint::Cividis}) {
        QTest::keyClick(tint, Qt::Key_Down);
        ASSERT_TRUE(look_);
        EXPECT_EQ(look_->tint, wanted);
    }
}

TEST_F(GroundLookBoxTest, SlopesTakeThePlaceOfTheTintAndHaveClasses) {
    EXPECT_FALSE(named<QLineEdit>("slopeClasses")->isVisible());
    named<QComboBox>("shading")->setCurrentIndex(1);
    ASSERT_TRUE(look_);
    EXPECT_EQ(look_->shading, Shading::Slope);
    EXPECT_TRUE(named<QLineEdit>("slopeClasses")->isVisible());
    EXPECT_FALSE(named<QComboBox>("tint")->isEnabled());
    type("5; 12,5; 30");
    EXPECT_EQ(look_->slopes, (viewer::SlopeClasses{SlopeUnit::Percent, {5, 12.5, 30}}));
}

TEST_F(GroundLookBoxTest, ClassesThatMakeNoSenseStayAsTypedWithTheReason) {
    named<QComboBox>("shading")->setCurrentIndex(1);
    const auto before = look_->slopes;
    type("30; 7");
    EXPECT_EQ(look_->slopes, before);
    EXPECT_TRUE(showsRefusal());
    EXPECT_EQ(named<QLineEdit>("slopeClasses")->text(), "30; 7");
    named<QCheckBox>("shadows")->click();  // another change leaves what was typed
    EXPECT_EQ(named<QLineEdit>("slopeClasses")->text(), "30; 7");
    EXPECT_TRUE(look_->shadows);
    type("7; 30");
    EXPECT_FALSE(showsRefusal());
    EXPECT_EQ(look_->slopes.breaks, (std::vector<double>{7, 30}));
}

// 45 % is atan 0.45 = 24.2 degrees, 30 % 16.7 degrees.
TEST_F(GroundLookBoxTest, AnotherUnitLeavesTheLimitsAsSteepAsTheyAre) {
    named<QComboBox>("shading")->setCurrentIndex(1);
    type("30; 45");
    named<QComboBox>("slopeUnit")->setCurrentIndex(1);
    EXPECT_EQ(look_->slopes, (viewer::SlopeClasses{SlopeUnit::Degrees, {16.7, 24.2}}));
    type("10; 20 %");
    EXPECT_EQ(look_->slopes, (viewer::SlopeClasses{SlopeUnit::Percent, {10, 20}}));
    EXPECT_EQ(named<QComboBox>("slopeUnit")->currentIndex(), 0);
}

TEST_F(GroundLookBoxTest, OpacityIsThatOverImagery) {
    named<QComboBox>("shading")->setCurrentIndex(2);
    named<QSlider>("shadingOpacity")->setValue(35);
    ASSERT_TRUE(look_);
    EXPECT_EQ(look_->shading, Shading::Aspect);
    EXPECT_DOUBLE_EQ(look_->shadingOnPictures, 0.35);
}

TEST_F(GroundLookBoxTest, ARangeNeedsItsSecondHeightAboveTheFirst) {
    QCheckBox* own = nullptr;
    for (QCheckBox* box : panel_.findChildren<QCheckBox*>())
        if (box->text() == QLatin1String("Colours between chosen heights")) own = box;
    ASSERT_TRUE(own);
    own->click();
    ASSERT_TRUE(look_);
    EXPECT_EQ(look_->tintRange, (viewer::HeightRange{0, 500}));
    QDoubleSpinBox* to = nullptr;
    for (QDoubleSpinBox* box : panel_.findChildren<QDoubleSpinBox*>())
        if (box->accessibleName() == QLatin1String("Highest height of the colours")) to = box;
    ASSERT_TRUE(to);
    to->setValue(-20.0);
    EXPECT_EQ(look_->tintRange, (viewer::HeightRange{0, 500}));
    to->setValue(30.0);
    EXPECT_EQ(look_->tintRange, (viewer::HeightRange{0, 30}));
    own->click();
    EXPECT_FALSE(look_->tintRange);
}

TEST_F(GroundLookBoxTest, ShowsALookWithoutTellingOfAChange) {
    viewer::Look look;
    look.ground = {.tint = viewer::Tint::Cividis, .tintRange = viewer::HeightRange{5, 25}, .shading = Shading::Slope, .slopes = {SlopeUnit::Degrees, {4.5}}, .shadingOnPictures = 0.2, .shadows = true};
    panel_.setLook(look);
    EXPECT_FALSE(look_);
    EXPECT_EQ(named<QComboBox>("tint")->currentIndex(), 3);
    EXPECT_EQ(named<QLineEdit>("slopeClasses")->text(), "4.5");
    EXPECT_EQ(named<QSlider>("shadingOpacity")->value(), 20);
    EXPECT_TRUE(named<QCheckBox>("shadows")->isChecked());
}

TEST(GroundLookSettings, AreKeptButForTheHeightsOfOneTable) {
    viewer::GroundLook look{.tint = viewer::Tint::Lowland, .tintRange = viewer::HeightRange{5, 25}, .shading = Shading::Slope, .slopes = {SlopeUnit::Degrees, {4.5, 12}}, .shadingOnPictures = 0.25, .shadows = true};
    saveGroundLook(look);
    look.tintRange.reset();
    EXPECT_EQ(savedGroundLook(), look);
    QSettings().setValue("ground/tint", "pink");
    QSettings().setValue("ground/slopeClasses", "9; 3 %");
    QSettings().setValue("ground/shadingOnPictures", "much");
    const viewer::GroundLook read = savedGroundLook();
    EXPECT_EQ(read.tint, viewer::Tint::Land);
    EXPECT_EQ(read.slopes, viewer::SlopeClasses{});
    EXPECT_EQ(read.shadingOnPictures, viewer::GroundLook{}.shadingOnPictures);
    QSettings().remove("ground");
    EXPECT_EQ(savedGroundLook(), viewer::GroundLook{});
}

}  // namespace
}  // namespace saban::app
