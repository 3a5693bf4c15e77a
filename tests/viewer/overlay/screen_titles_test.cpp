#include "viewer/overlay/screen_titles.h"

#include <gtest/gtest.h>

#include <QString>
#include <cmath>
#include <numbers>

#include "tests/support/colour_vision.h"
#include "tests/viewer/overlay/application_fixture.h"
#include "viewer/overlay/title_block.h"

namespace saban::viewer {
namespace {

constexpr Projection kWall{.fovYDeg = 45.0, .sizePx = {1920, 1080}};

ScreenTitles someTitles() {
    return {.title = "Sở chỉ huy cơ bản triển khai", .caption = "Đại đội 1 chiếm lĩnh điểm cao 312, mở đường cơ động vào khu tập kết.", .role = "Tham mưu trưởng", .counter = "3/12",
            .time = "N+1 06:30"};
}

bool holds(const Rectangle& r, glm::dvec2 p) { return p.x >= r.min.x && p.x <= r.max.x && p.y >= r.min.y && p.y <= r.max.y; }

class Titles : public testing::Test {
 protected:
    Titles() { test::ensureApplication(); }
    Rectangle place(const std::optional<glm::dvec2>& subject = {}, const ScreenTitlesOverlay::Around& around = {}, double unit = 1.0) {
        overlay_.update(kWall, unit, subject, around);
        EXPECT_TRUE(overlay_.titlesPlace());
        return overlay_.titlesPlace().value_or(Rectangle{});
    }
    ScreenTitlesOverlay overlay_;
};

std::uint32_t rgb(const QColor& colour) { return colour.rgb() & 0xffffffu; }

TEST_F(Titles, AreReadOnTheirPlateWhateverLiesUnderIt) {
    for (const QColor& ground : {QColor(Qt::white), QColor(Qt::black)})
        for (const QColor& ink : {TitleBlock::titleInk(), TitleBlock::captionInk(), TitleBlock::roleInk(), TitleBlock::faintInk()})
            EXPECT_GE(test::contrast(rgb(ink), rgb(over(TitleBlock::plate(), ground))), 7.0) << ink.name().toStdString();
}

TEST_F(Titles, CoverNeitherTheSubjectNorTheMiddle) {
    overlay_.set(someTitles());
    overlay_.setMarking("TUYỆT MẬT");
    for (const double unit : {1.0, 2.0, 4.0})
        for (double x = 40.0; x < 1920.0; x += 115.0)
            for (double y = 40.0; y < 1080.0; y += 100.0) {
                const Rectangle at = place(glm::dvec2(x, y), {}, unit);
                EXPECT_FALSE(holds(at, {x, y})) << x << " " << y << " " << unit;
                EXPECT_FALSE(holds(at, {960.0, 540.0}));
                EXPECT_GE(at.min.x, 0.0);
                EXPECT_GE(at.min.y, 0.0);
                EXPECT_LE(at.max.x, 1920.0);
                EXPECT_LE(at.max.y, 1080.0);
                for (const Rectangle& marking : overlay_.markingPlaces()) EXPECT_FALSE(marking.overlaps(at));
            }
}

TEST_F(Titles, StayWhereTheyAreWhileAViewMoves) {
    overlay_.set(someTitles());
    const Rectangle first = place(glm::dvec2(1500.0, 300.0));
    EXPECT_LT(first.min.x, 100.0);  // lower left
    EXPECT_GT(first.max.y, 1000.0);
    // The subject passes under them, and they are still there; a clock that runs does not move them.
    ScreenTitles later = someTitles();
    later.time = "N+1 06:31";
    later.counter = "3/12";
    overlay_.set(later);
    EXPECT_EQ(place(glm::dvec2(200.0, 980.0), {.isMoving = true}).min, first.min);
    EXPECT_EQ(place(glm::dvec2(900.0, 500.0), {.isMoving = false}).min, first.min);
    // It comes to rest under them: now they must.
    EXPECT_NE(place(glm::dvec2(200.0, 980.0), {.isMoving = false}).min, first.min);
}

TEST_F(Titles, StandWhereTheyHideFewestSigns) {
    overlay_.set(someTitles());
    ScreenTitlesOverlay::Around around;
    for (int i = 0; i < 20; ++i) around.hidden.push_back({100.0 + 30.0 * i, 1000.0});
    EXPECT_GT(place(std::nullopt, around).min.x, 960.0);
}

TEST_F(Titles, LieOverNothingThatIsThereAlready) {
    overlay_.set(someTitles());
    const ScreenTitlesOverlay::Around around{.taken = {{{20.0, 950.0}, {420.0, 1060.0}}}};
    const Rectangle at = place(std::nullopt, around);
    EXPECT_FALSE(at.overlaps(around.taken.front()));
}

TEST_F(Titles, BreakBetweenWordsAndCutWhatIsTooLong) {
    ScreenTitles titles{.title = "Giai đoạn hai"};
    QStringList words;
    for (int i = 0; i < 120; ++i) words << QStringLiteral("nghiêng%1").arg(i);
    titles.caption = words.join(QLatin1Char(' ')).toStdString();
    const TitleBlock block(titles, 1.0, {870.0, 390.0});
    EXPECT_TRUE(block.isCut());
    ASSERT_EQ(block.captionLines().size(), 3);
    for (int i = 0; i < 2; ++i)
        for (const QString& word : block.captionLines()[i].split(QLatin1Char(' '))) EXPECT_TRUE(words.contains(word)) << word.toStdString();
    EXPECT_TRUE(block.captionLines()[2].endsWith(QChar(0x2026)));
    EXPECT_NEAR(block.scale(), TitleBlock::kLeast, 1e-9);
    EXPECT_LE(block.sizePx().x, 870.5);
    EXPECT_LE(block.sizePx().y, 390.5);
}

TEST_F(Titles, AreMadeSmallerBeforeTheyAreCut) {
    ScreenTitles titles = someTitles();
    const TitleBlock small(titles, 1.0, {870.0, 390.0}), large(titles, 3.0, {870.0, 390.0});
    EXPECT_EQ(small.scale(), 1.0);
    EXPECT_LT(large.scale(), 3.0);
    EXPECT_GT(large.scale(), 1.0);
    EXPECT_FALSE(small.isCut());
}

// So large that a corner has no room for the words: across the picture they are whole, and the middle stays free.
TEST_F(Titles, GoAcrossThePictureForALargeRoom) {
    ScreenTitles titles = someTitles();
    for (int i = 0; i < 2; ++i) titles.caption += " Công binh bắc cầu tại ngầm Tà Lài trước 07:00.";
    const TitleBlock corner(titles, 2.6, {870.0, 430.0}, 1.9);
    EXPECT_TRUE(corner.isCut());
    overlay_.set(titles);
    const Rectangle at = place(glm::dvec2(960.0, 540.0), {}, 2.6);
    EXPECT_GT(at.max.x - at.min.x, 960.0);
    EXPECT_TRUE(at.min.y > 540.0 || at.max.y < 540.0);
}

TEST_F(Titles, HaveNoBlockWithoutWords) {
    overlay_.set({});
    EXPECT_TRUE(overlay_.update(kWall, 1.0, std::nullopt).empty());
    EXPECT_FALSE(overlay_.titlesPlace());
    overlay_.setMarking("MẬT");
    EXPECT_EQ(overlay_.update(kWall, 1.0, std::nullopt).size(), 2u);
    EXPECT_TRUE(overlay_.markingFailure().empty());
}

TEST_F(Titles, TellTheSameWordsOnce) {
    EXPECT_TRUE(overlay_.set(someTitles()));
    EXPECT_FALSE(overlay_.set(someTitles()));
    EXPECT_TRUE(overlay_.setMarking("MẬT"));
    EXPECT_FALSE(overlay_.setMarking("MẬT"));
}

// A letter of height h in pictures of height H on a wall of height W is h / H * W high; 20 arc minutes at 8 m are 46.5 mm.
TEST(Room, MakesTheSmallestLettersTwentyArcMinutesHigh) {
    const RoomSetting room{.screenHeightM = 2.0, .lastRowM = 8.0};
    const double wantedM = 2.0 * 8.0 * std::tan(10.0 / 60.0 * std::numbers::pi / 180.0);
    EXPECT_NEAR(wantedM, 0.04654, 1e-5);
    EXPECT_NEAR(textScaleFor(room, 1080, 1.0), wantedM / (8.9 / 1080.0 * 2.0), 1e-6);
    // The same wall with twice as many pixels: text is as large, as a part of the picture.
    EXPECT_NEAR(textScaleFor(room, 2160, 1.0), textScaleFor(room, 1080, 1.0), 1e-9);
    EXPECT_NEAR(capitalsArcMinutes(room, 1080, 1.0, textScaleFor(room, 1080, 1.0)), 20.0, 1e-3);
}

TEST(Room, GrowsTextFourTimesAtMost) {
    EXPECT_EQ(textScaleFor({}, 1080, 1.0), 1.0);
    EXPECT_EQ(textScaleFor({.screenHeightM = 3.0, .lastRowM = 2.0}, 1080, 1.0), 1.0);
    EXPECT_EQ(textScaleFor({.screenHeightM = 1.0, .lastRowM = 50.0}, 1080, 1.0), 4.0);
    EXPECT_EQ(textScaleFor({.screenHeightM = std::nan(""), .lastRowM = 50.0}, 1080, 1.0), 1.0);
    EXPECT_LT(capitalsArcMinutes({.screenHeightM = 1.0, .lastRowM = 50.0}, 1080, 1.0, 4.0), 16.0);
}

}  // namespace
}  // namespace saban::viewer
