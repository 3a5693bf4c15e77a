#include "viewer/app/pasted_places.h"

#include <gtest/gtest.h>

#include "viewer/app/language.h"

namespace saban::app {
namespace {

const PlaceFrame& frame() {
    static const PlaceFrame made = PlaceFrame::of("EPSG:3405", geo::Bounds{580000, 2320000, 600000, 2340000});
    return made;
}

TEST(PastedPlaces, ReadOneLineInAnyWayOfWriting) {
    for (const char* text : {"X 2325641.2 Y 587123.4", "2325641,2 587123,4", "E 587123.4 N 2325641.2", "2 325 641,2; 587 123,4"}) {
        const auto rows = readPlaces(QString::fromUtf8(text), frame());
        ASSERT_EQ(rows.size(), 1u) << text;
        EXPECT_TRUE(rows[0].fault.isEmpty()) << text << ": " << rows[0].fault.toStdString();
        EXPECT_NEAR(rows[0].place.at.x, 587123.4, 1e-6) << text;
        EXPECT_NEAR(rows[0].place.at.y, 2325641.2, 1e-6) << text;
        EXPECT_TRUE(rows[0].place.name.isEmpty()) << text;
    }
}

TEST(PastedPlaces, ReadRowsOfASpreadsheetWithNamesAndNumbersOfRows) {
    const auto rows = readPlaces(QString::fromUtf8("TT\tTên\tX\tY\n1\tHầm họp\t2325641.2\t587123.4\n2\tHầm cứu thương\t2325700\t587200\n\n"), frame());
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_EQ(rows[0].place, (TypedPlace{{587123.4, 2325641.2}, QString::fromUtf8("Hầm họp")}));
    EXPECT_EQ(rows[1].place, (TypedPlace{{587200, 2325700}, QString::fromUtf8("Hầm cứu thương")}));
    EXPECT_EQ(rows[1].line, 3);
}

TEST(PastedPlaces, TakeTheTitlesOfColumnsForWhatTheyAre) {
    // North first would lie outside the table: E and N say which is which, wherever they stand.
    const auto rows = readPlaces(QString::fromUtf8("Y (m)\tX (m)\tTên\n587123.4\t2325641.2\tĐài quan sát"), frame());
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows[0].place, (TypedPlace{{587123.4, 2325641.2}, QString::fromUtf8("Đài quan sát")})) << rows[0].fault.toStdString();
}

// Read as X and Y they would be numbers of VN-2000, some 225 m off on a table of WGS 84.
TEST(PastedPlaces, TakeTheVietnameseTitlesForEastAndNorthOfTheTable) {
    const PlaceFrame wgs84 = PlaceFrame::of("EPSG:32648", geo::Bounds{580000, 2320000, 600000, 2340000});
    for (const char* titles : {"Đ\tB", "Đ (m)\tB (m)", "Đông\tBắc", "đ\tb", "Easting\tNorthing"}) {
        const auto rows = readPlaces(QString::fromUtf8(titles) + QStringLiteral("\n587123,4\t2325641,2"), wgs84);
        ASSERT_EQ(rows.size(), 1u) << titles;
        EXPECT_NEAR(rows[0].place.at.x, 587123.4, 1e-6) << titles << rows[0].fault.toStdString();
        EXPECT_NEAR(rows[0].place.at.y, 2325641.2, 1e-6) << titles;
    }
}

TEST(PastedPlaces, SayWhichLineIsNoneAndWhyAndGoOn) {
    setLanguage(Language::English);
    const auto rows = readPlaces(QString::fromUtf8("Hầm 1\t2325641\t587123\nHầm 2\tchưa rõ\t\nHầm 3\t9999999999\t12\nHầm 4\t2325700\t587200"), frame());
    ASSERT_EQ(rows.size(), 4u);
    EXPECT_TRUE(rows[0].fault.isEmpty());
    EXPECT_FALSE(rows[1].fault.isEmpty());
    EXPECT_EQ(rows[1].line, 2);
    EXPECT_FALSE(rows[2].fault.isEmpty());
    EXPECT_TRUE(rows[3].fault.isEmpty());
    EXPECT_EQ(rows[3].place.name.toStdString(), "Hầm 4");
}

TEST(PastedPlaces, OfNothingAreNone) {
    EXPECT_TRUE(readPlaces({}, frame()).empty());
    EXPECT_TRUE(readPlaces(QStringLiteral("\n \t\n"), frame()).empty());
    EXPECT_FALSE(readPlaces(QStringLiteral("NaN"), frame()).front().fault.isEmpty());
}

TEST(PastedPlaces, HoldAThousandRows) {
    QString text;
    for (int i = 0; i < 1000; ++i) text += QStringLiteral("%1\t%2\t%3\n").arg(i).arg(2325000 + i).arg(587000 + i);
    const auto rows = readPlaces(text, frame());
    ASSERT_EQ(rows.size(), 1000u);
    EXPECT_EQ(rows[999].place, (TypedPlace{{587999, 2325999}, QStringLiteral("999")}));
}

}  // namespace
}  // namespace saban::app
