#include "viewer/app/status_line.h"

#include <gtest/gtest.h>

#include <QEvent>
#include <QCoreApplication>

#include "geo/crs/vn2000.h"
#include "tests/support/spoken_as.h"
#include "viewer/app/ground_words.h"
#include "viewer/app/language.h"

namespace saban::app {
namespace {

std::shared_ptr<const layers::Ground> groundAt(int epsg, const geo::Bounds& bounds) {
    const auto crs = geo::Crs::fromEpsg(epsg);
    if (!crs) return nullptr;
    const auto elevation = geo::ElevationSource::fromFunction(*crs, bounds, 10.0, [](glm::dvec2) { return 12.5; });
    return std::make_shared<layers::Ground>(
        layers::Ground{.crs = *crs, .crsReason = "for a test", .bounds = bounds, .elevation = elevation, .imagery = nullptr,
                       .warnings = {}, .title = "test", .spec = {}});
}

const geo::Bounds kHanoi{583000.0, 2322000.0, 589000.0, 2328000.0};

TEST(StatusLine, ReadsNorthBeforeEastInVn2000) {
    StatusLine line;
    line.setGround(groundAt(3405, kHanoi));
    line.setPoint(viewer::PickedPoint{.ground = {587123.4, 2325641.2, 12.345}});
    EXPECT_EQ(line.coordinateText(), "X 2325641.2  Y 587123.4");
    EXPECT_EQ(line.heightText().toStdString(), "H 12.35 m");
    EXPECT_EQ(line.crsText(), "VN-2000 / UTM zone 48N");
    EXPECT_TRUE(line.geographicText().contains(QString::fromUtf8("° N"))) << line.geographicText().toStdString();
}

// The same ground in WGS 84 / UTM 48N: VN-2000 numbers differ by about 196 m east and 110 m north (product.md, facts).
TEST(StatusLine, ReadsVn2000InVietnamWhateverTheTable) {
    StatusLine line;
    line.setGround(groundAt(32648, kHanoi));
    line.setPoint(viewer::PickedPoint{.ground = {587123.4, 2325641.2, 5.0}});
    double x = 0.0, y = 0.0;
    ASSERT_EQ(std::sscanf(line.coordinateText().toUtf8().constData(), "X %lf Y %lf", &x, &y), 2)
        << line.coordinateText().toStdString();
    EXPECT_NEAR(std::abs(y - 587123.4), 196.0, 3.0);
    EXPECT_NEAR(std::abs(x - 2325641.2), 110.0, 3.0);
    EXPECT_EQ(line.crsText(), "WGS 84 / UTM zone 48N");
}

TEST(StatusLine, NamesTheZoneInTheLanguageOfTheWindow) {
    setLanguage(Language::Vietnamese);
    StatusLine line;
    line.setGround(groundAt(3405, kHanoi));
    EXPECT_EQ(line.crsText(), QString::fromUtf8("VN-2000 / UTM múi 48N"));
    setLanguage(Language::English);
    EXPECT_EQ(crsTitleOf(*geo::Crs::fromEpsg(5897)).toStdString(), geo::Crs::fromEpsg(5897)->name());
}

TEST(StatusLine, ReadsEastBeforeNorthOutsideVietnam) {
    StatusLine line;
    line.setGround(groundAt(32610, {590000.0, 5180000.0, 600000.0, 5190000.0}));
    line.setPoint(viewer::PickedPoint{.ground = {595000.0, 5185000.0, 4392.0}});
    EXPECT_EQ(line.coordinateText(), "E 595000.0  N 5185000.0");
}

TEST(StatusLine, WritesInTheChosenStyle) {
    StatusLine line;
    line.setGround(groundAt(3405, kHanoi));
    line.setPoint(viewer::PickedPoint{.ground = {587123.4, 2325641.2, 5.0}});
    line.setStyle(geo::CoordinateStyle::EastingNorthing);
    EXPECT_EQ(line.coordinateText(), "E 587123.4  N 2325641.2");
    line.setStyle(geo::CoordinateStyle::LonLatDms);
    EXPECT_TRUE(line.coordinateText().contains(QString::fromUtf8("″"))) << line.coordinateText().toStdString();
    EXPECT_EQ(line.geographicText(), "X 2325641.2  Y 587123.4");
    line.setStyle(geo::CoordinateStyle::Mgrs);
    EXPECT_TRUE(line.coordinateText().startsWith("48Q")) << line.coordinateText().toStdString();
}

TEST(StatusLine, IsEmptyBesideTheTable) {
    StatusLine line;
    line.setGround(groundAt(3405, kHanoi));
    line.setPoint(viewer::PickedPoint{.ground = {587123.4, 2325641.2, 5.0}});
    line.setPoint(std::nullopt);
    EXPECT_EQ(line.coordinateText(), "");
    EXPECT_EQ(line.heightText(), "");
    EXPECT_NE(line.crsText(), "");
}

TEST(StatusLine, MarksFilledHeights) {
    StatusLine line;
    line.setGround(groundAt(3405, kHanoi));
    line.setPoint(viewer::PickedPoint{.ground = {587123.4, 2325641.2, 5.0}, .isFilled = true});
    EXPECT_EQ(line.heightText(), "H 5.00 m (filled)");
}

// As on cuts and in legends.
TEST(StatusLine, WritesHeightsOfThousandsAsTheLanguageDoes) {
    StatusLine line;
    line.setGround(groundAt(3405, kHanoi));
    const viewer::PickedPoint high{.ground = {587123.4, 2325641.2, 1250.5}};
    {
        const test::SpokenAs vietnamese(QLocale::Vietnamese, QLocale::Vietnam);
        line.setPoint(high);
        EXPECT_EQ(line.heightText().toStdString(), "H 1.250,50 m");
    }
    const test::SpokenAs english(QLocale::English, QLocale::UnitedKingdom);
    line.setPoint(high);
    EXPECT_EQ(line.heightText().toStdString(), "H 1,250.50 m");
}

TEST(StatusLine, TellsWhatIsUnderWay) {
    StatusLine line;
    line.setProgress({}, true);
    EXPECT_EQ(line.progressText(), QString::fromUtf8("Reading the files…"));
    line.setProgress({}, true, {.name = "Filling holes of 'ridge.tif'", .fraction = 0.43});
    EXPECT_EQ(line.progressText(), "Filling holes of 'ridge.tif': 43 %");
    viewer::ViewStatus status;
    status.task = "Building overviews of ridge.tif";
    status.taskFraction = 0.42;
    line.setProgress(status, false);
    EXPECT_EQ(line.progressText(), "Building overviews of ridge.tif: 42 %");
    status = {};
    status.tilesPending = 7;
    line.setProgress(status, false);
    EXPECT_TRUE(line.progressText().contains("7"));
    line.setProgress({}, false);
    EXPECT_EQ(line.progressText(), "");
}

}  // namespace
}  // namespace saban::app
