#include <gtest/gtest.h>

#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QDoubleSpinBox>
#include <QListWidget>
#include <QPushButton>
#include <QSlider>
#include <QTabBar>
#include <QTest>
#include <optional>
#include <vector>

#include "layers/symbols/symbol_search.h"
#include "viewer/app/language.h"
#include "viewer/app/layer_panel.h"
#include "viewer/app/look_panel.h"
#include "viewer/app/palette_panel.h"

namespace saban::app {
namespace {

TEST(PalettePanel, PicturesOfCommandPostsDifferAsTheirSignsDo) {
    setLanguage(Language::English);
    PalettePanel panel;
    panel.setResources(nullptr, nullptr);
    panel.findChild<QTabBar*>()->setCurrentIndex(1);
    const auto* list = panel.findChild<QListWidget*>();
    ASSERT_EQ(list->count(), 4);
    const auto names = layers::SymbolNames::builtIn();
    ASSERT_TRUE(names);
    std::vector<QImage> pictures;
    for (int row = 0; row < 4; ++row) {
        PlaceItem chosen;
        const auto listening = QObject::connect(&panel, &PalettePanel::chosen, [&](const PlaceItem& item) { chosen = item; });
        panel.choose(row);
        QObject::disconnect(listening);
        const layers::SymbolEntry* entry = (*names)->find(chosen.symbolCode);
        ASSERT_TRUE(entry) << chosen.symbolCode;
        EXPECT_EQ(entry->nameEn, chosen.name);
        EXPECT_EQ(static_cast<int>(chosen.post), row);
        const QImage picture = list->item(row)->icon().pixmap(56).toImage();
        EXPECT_FALSE(picture.isNull());
        for (const QImage& other : pictures) EXPECT_NE(picture, other) << chosen.name;
        pictures.push_back(picture);
    }
}

std::vector<geo::ImageryLayer> twoPictures() { return {{.path = "/data/below.tif"}, {.path = "/data/above.tif", .opacity = 0.5}}; }

class LayerPanelTest : public testing::Test {
   protected:
    LayerPanelTest() {
        panel_.setLayers({{.layer = {.path = "/data/dem30.tif", .unitToMetre = {}, .featherM = {}}},
                          {.layer = {.path = "/data/dem1.tif", .unitToMetre = {}, .featherM = {}}}},
                         twoPictures(), {{.path = "/data/water.gpkg"}, {.path = "/data/roads.gpkg", .opacity = 0.7}});
        QObject::connect(&panel_, &LayerPanel::vectorsChanged, [this](const auto& vectors) { vectors_ = vectors; });
        QObject::connect(&panel_, &LayerPanel::imageryChanged, [this](const auto& imagery) { imagery_ = imagery; });
        QObject::connect(&panel_, &LayerPanel::elevationChanged, [this](const auto& elevation) { elevation_ = elevation; });
        const auto lists = panel_.findChildren<QListWidget*>();
        drawings_ = lists[0];
        pictures_ = lists[1];
        heights_ = lists[2];
    }
    LayerPanel panel_;
    QListWidget* drawings_;
    QListWidget* pictures_;
    QListWidget* heights_;
    std::optional<std::vector<geo::ImageryLayer>> imagery_;
    std::optional<std::vector<ElevationEntry>> elevation_;
    std::optional<std::vector<geo::VectorLayer>> vectors_;
};

TEST_F(LayerPanelTest, ListsTheTopmostLayerFirst) {
    ASSERT_EQ(pictures_->count(), 2);
    EXPECT_EQ(pictures_->item(0)->text(), "above.tif");
    EXPECT_EQ(pictures_->item(1)->text(), "below.tif");
    ASSERT_EQ(heights_->count(), 2);
    EXPECT_EQ(heights_->item(0)->text(), "dem1.tif");
    EXPECT_FALSE(imagery_ || elevation_);
}

TEST_F(LayerPanelTest, AnEmptyListSaysSo) {
    EXPECT_TRUE(pictures_->accessibleDescription().isEmpty());
    panel_.setLayers({}, {}, {});
    EXPECT_EQ(drawings_->accessibleDescription(), "No vector layers");
    EXPECT_EQ(pictures_->accessibleDescription(), "No imagery");
    EXPECT_EQ(heights_->accessibleDescription(), "No elevation");
    // And is seen to: some of its ground is another colour than bare ground.
    panel_.resize(300, 500);
    panel_.show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&panel_));
    const QImage picture = pictures_->viewport()->grab().toImage();
    int written = 0;
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x) written += picture.pixel(x, y) != picture.pixel(0, 0);
    EXPECT_GT(written, 30);
}

TEST_F(LayerPanelTest, UntickingHidesALayer) {
    pictures_->item(1)->setCheckState(Qt::Unchecked);
    ASSERT_TRUE(imagery_);
    EXPECT_FALSE((*imagery_)[0].visible);
    EXPECT_TRUE((*imagery_)[1].visible);
    heights_->item(0)->setCheckState(Qt::Unchecked);
    ASSERT_TRUE(elevation_);
    EXPECT_TRUE((*elevation_)[0].visible);
    EXPECT_FALSE((*elevation_)[1].visible);
}

TEST_F(LayerPanelTest, OpacityIsThatOfTheChosenPicture) {
    pictures_->setCurrentRow(0);
    auto* slider = panel_.findChild<QSlider*>();
    EXPECT_EQ(slider->value(), 50);
    slider->setValue(30);
    ASSERT_TRUE(imagery_);
    EXPECT_DOUBLE_EQ((*imagery_)[1].opacity, 0.3);
    EXPECT_DOUBLE_EQ((*imagery_)[0].opacity, 1.0);
}

TEST_F(LayerPanelTest, DraggingARowChangesWhatLiesOnTop) {
    ASSERT_TRUE(pictures_->model()->moveRow({}, 1, {}, 0));
    QTest::qWait(20);
    ASSERT_TRUE(imagery_);
    EXPECT_EQ((*imagery_)[1].path, "/data/below.tif");
    EXPECT_EQ((*imagery_)[0].path, "/data/above.tif");
    EXPECT_DOUBLE_EQ((*imagery_)[0].opacity, 0.5);
}

TEST_F(LayerPanelTest, RemoveTakesTheChosenLayerAway) {
    auto* remove = panel_.findChildren<QPushButton*>().back();
    pictures_->setCurrentRow(0);
    QTest::mouseClick(remove, Qt::LeftButton);
    ASSERT_TRUE(imagery_);
    ASSERT_EQ(imagery_->size(), 1u);
    EXPECT_EQ((*imagery_)[0].path, "/data/below.tif");
    heights_->setCurrentRow(1);
    QTest::mouseClick(remove, Qt::LeftButton);
    ASSERT_TRUE(elevation_);
    ASSERT_EQ(elevation_->size(), 1u);
    EXPECT_EQ((*elevation_)[0].layer.path, "/data/dem1.tif");
}

TEST_F(LayerPanelTest, VectorLayersHaveTickOrderAndOpacityOfTheirOwn) {
    ASSERT_EQ(drawings_->count(), 2);
    EXPECT_EQ(drawings_->item(0)->text(), "roads.gpkg");
    drawings_->item(1)->setCheckState(Qt::Unchecked);
    ASSERT_TRUE(vectors_);
    EXPECT_FALSE((*vectors_)[0].visible);
    EXPECT_TRUE((*vectors_)[1].visible);
    drawings_->setCurrentRow(0);
    auto* slider = panel_.findChild<QSlider*>();
    EXPECT_EQ(slider->value(), 70);
    slider->setValue(40);
    EXPECT_DOUBLE_EQ((*vectors_)[1].opacity, 0.4);
    ASSERT_TRUE(drawings_->model()->moveRow({}, 1, {}, 0));
    QTest::qWait(20);
    EXPECT_EQ((*vectors_)[0].path, "/data/roads.gpkg");
    EXPECT_EQ((*vectors_)[1].path, "/data/water.gpkg");
    EXPECT_FALSE(imagery_ || elevation_);
}

TEST_F(LayerPanelTest, RemoveTakesTheChosenVectorLayerAway) {
    drawings_->setCurrentRow(0);
    QTest::mouseClick(panel_.findChildren<QPushButton*>().back(), Qt::LeftButton);
    ASSERT_TRUE(vectors_);
    ASSERT_EQ(vectors_->size(), 1u);
    EXPECT_EQ((*vectors_)[0].path, "/data/water.gpkg");
    EXPECT_FALSE(imagery_ || elevation_);
}

class LookPanelTest : public testing::Test {
   protected:
    LookPanelTest() {
        QObject::connect(&panel_, &LookPanel::lookChanged, [this](const viewer::Look& look) { look_ = look; });
    }
    LookPanel panel_;
    std::optional<viewer::Look> look_;
};

TEST_F(LookPanelTest, ShowingALookTellsNothing) {
    viewer::Look look;
    look.exaggeration = 3.5;
    look.grid = false;
    panel_.setLook(look);
    EXPECT_FALSE(look_);
    EXPECT_EQ(panel_.findChild<QSlider*>()->value(), 35);
}

TEST_F(LookPanelTest, ExaggerationGoesFrom1To10InTenths) {
    auto* slider = panel_.findChild<QSlider*>();
    EXPECT_EQ(slider->minimum(), 10);
    EXPECT_EQ(slider->maximum(), 100);
    slider->setValue(27);
    ASSERT_TRUE(look_);
    EXPECT_DOUBLE_EQ(look_->exaggeration, 2.7);
}

TEST_F(LookPanelTest, ContourIntervalIsAutomaticAtZero) {
    auto* interval = panel_.findChild<QDoubleSpinBox*>();
    EXPECT_EQ(interval->text(), "automatic");
    interval->setValue(20.0);
    ASSERT_TRUE(look_);
    EXPECT_EQ(look_->contourIntervalM, 20.0);
}

// Hà Nội (105.85 E, 21.03 N), 2026-06-21 12:00 local: the sun of the solstice stands near the zenith, on its northern side
// (declination 23.4 degrees), so at most a few degrees from 90.
TEST_F(LookPanelTest, SunByTimeStandsWhereItDoesAtThePlace) {
    panel_.setPlace(glm::dvec2{105.85, 21.03});
    panel_.findChild<QDateTimeEdit*>()->setDateTime(QDateTime(QDate(2026, 6, 21), QTime(12, 0)));
    panel_.findChild<QComboBox*>()->setCurrentIndex(1);
    ASSERT_TRUE(look_);
    EXPECT_GT(look_->sun.elevationDeg, 86.0);
    panel_.findChild<QDateTimeEdit*>()->setDateTime(QDateTime(QDate(2026, 6, 21), QTime(7, 0)));
    EXPECT_NEAR(look_->sun.azimuthDeg, 70.0, 6.0);
    panel_.findChild<QComboBox*>()->setCurrentIndex(0);
    EXPECT_EQ(look_->sun, viewer::Sun{});
}

TEST_F(LookPanelTest, NightGivesTheFixedLight) {
    panel_.setPlace(glm::dvec2{105.85, 21.03});
    panel_.findChild<QComboBox*>()->setCurrentIndex(1);
    panel_.findChild<QDateTimeEdit*>()->setDateTime(QDateTime(QDate(2026, 6, 21), QTime(23, 0)));
    EXPECT_EQ(look_.value_or(viewer::Look{}).sun, viewer::Sun{});
}

}  // namespace
}  // namespace saban::app
