#include "viewer/overlay/marking_plate.h"

#include <gtest/gtest.h>

#include <QString>

#include "tests/support/colour_vision.h"
#include "tests/viewer/overlay/application_fixture.h"
#include "viewer/overlay/title_block.h"
#include "viewer/overlay/writing_font.h"

namespace saban::viewer {
namespace {

std::uint32_t rgb(const QColor& colour) { return colour.rgb() & 0xffffffu; }

MarkingPlate plateOf(const std::string& marking, glm::dvec2 picture = {1920.0, 1080.0}, double unit = 1.0) {
    test::ensureApplication();
    auto plate = MarkingPlate::make(marking, picture, unit);
    EXPECT_TRUE(plate) << (plate ? "" : plate.error().message);
    return *plate;
}

TEST(Marking, IsReadOnItsPlateWhateverLiesUnderIt) {
    for (const QColor& ground : {QColor(Qt::white), QColor(Qt::black), QColor(158, 10, 18)})
        EXPECT_GE(test::contrast(rgb(MarkingPlate::ink()), rgb(over(MarkingPlate::paper(), ground))), 7.0);
}

TEST(Marking, StandsInTheMiddleOfTheUpperAndOfTheLowerEdge) {
    const MarkingPlate plate = plateOf("TUYỆT MẬT");
    const auto places = plate.places();
    for (const Rectangle& place : places) {
        EXPECT_NEAR((place.min.x + place.max.x) / 2.0, 960.0, 1.0);
        EXPECT_EQ(place.max.x - place.min.x, plate.sizePx().width());
    }
    EXPECT_NEAR(places[0].min.y, 1080.0 - places[1].max.y, 1.0);
    EXPECT_GT(places[0].min.y, 0.0);
    EXPECT_LT(places[0].max.y, 0.07 * 1080.0);
}

TEST(Marking, GrowsWithThePictureAndWithTheRoom) {
    const double ordinary = plateOf("MẬT").letterPx();
    EXPECT_NEAR(plateOf("MẬT", {3840.0, 2160.0}, 2.0).letterPx(), 2.0 * ordinary, 1.0);
    EXPECT_GT(plateOf("MẬT", {1920.0, 1080.0}, 3.0).letterPx(), 1.4 * ordinary);
    EXPECT_GE(plateOf("MẬT", {320.0, 180.0}).letterPx(), 9.0);
}

TEST(Marking, IsMadeSmallerAndBrokenButNeverCut) {
    const double ordinary = plateOf("MẬT").letterPx();
    QString longer = QStringLiteral("BÍ MẬT");
    for (int i = 0; i < 7; ++i) {
        const MarkingPlate plate = plateOf(longer.toStdString());
        EXPECT_EQ(plate.lines().join(QLatin1Char(' ')), longer);
        EXPECT_LE(plate.sizePx().width(), 1920.0);
        EXPECT_LE(plate.places()[0].max.y, 0.2 * 1080.0);
        EXPECT_LE(plate.letterPx(), ordinary);
        longer += QLatin1Char(' ') + longer;
    }
    // One word that is wider than the picture.
    const QString word(400, QLatin1Char('M'));
    EXPECT_EQ(plateOf(word.toStdString()).lines().join(QString()), word);
}

TEST(Marking, ThatNobodyCouldReadIsRefused) {
    test::ensureApplication();
    const auto plate = MarkingPlate::make(std::string(200000, 'M'), {1920.0, 1080.0}, 1.0);
    ASSERT_FALSE(plate);
    EXPECT_EQ(plate.error().code, geo::ErrorCode::Unsupported);
    EXPECT_LT(plate.error().message.size(), 600u);
}

TEST(Marking, WritesLettersThatNoFontHasByTheirNumber) {
    EXPECT_EQ(plateOf("M\U0010FFFDT").lines().front(), QStringLiteral("M<U+10FFFD>T"));
    // Marks that turn the direction of writing or leave nothing to see are shown, not obeyed.
    EXPECT_EQ(plateOf("M\u202ET").lines().join(QString()).contains(QChar(0x202E)), false);
}

TEST(Marking, IsTheSameComposedAndDecomposed) {
    EXPECT_EQ(plateOf("MẬT").lines(), plateOf("MA\u0323\u0302T").lines());
    EXPECT_EQ(plateOf("MẬT").lines().front().size(), 3);
}

TEST(Marking, LeavesRoomForSignsAboveAndBelowLetters) {
    const MarkingPlate plate = plateOf("ẪỆỔ");
    const PixelImage image = plate.picture();
    const auto isInk = [&](int x, int y) {
        const std::uint8_t* p = &image.rgba[(static_cast<std::size_t>(y) * image.width + x) * 4];
        return p[0] > 100 && p[1] < 110;
    };
    // Letters begin and end inside of the rim.
    const int rim = static_cast<int>(plate.letterPx() * 0.07) + 2, from = static_cast<int>(plate.letterPx() * 0.5);
    for (int x = from; x < image.width - from; ++x) {
        EXPECT_FALSE(isInk(x, rim)) << x;
        EXPECT_FALSE(isInk(x, image.height - 1 - rim)) << x;
    }
}

TEST(WritingFont, HasVietnameseAndIsHelpedOutByOthers) {
    test::ensureApplication();
    const QFont font = writingFont(20.0, QFont::Normal);
    EXPECT_TRUE(canBeWritten(QStringLiteral("Nghỉ ngơi ở Ẫm Đữ"), font));
    EXPECT_FALSE(canBeWritten(QStringLiteral("\U0010FFFD"), font));
    EXPECT_EQ(writable("  a\n b ", font), QStringLiteral("a b"));
}

}  // namespace
}  // namespace saban::viewer
