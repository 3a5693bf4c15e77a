#include "viewer/scenes/page_layout.h"

#include <gtest/gtest.h>

#include <QImage>
#include <QPainter>

#include "tests/viewer/overlay/application_fixture.h"
#include "viewer/scenes/output_files.h"

namespace saban::viewer {
namespace {

using test::ensureApplication;

/// A sheet of that size with `dpi` dots per inch.
QImage sheetOf(double widthMm, double heightMm, double dpi) {
    QImage sheet(static_cast<int>(widthMm / 25.4 * dpi), static_cast<int>(heightMm / 25.4 * dpi), QImage::Format_RGB32);
    sheet.setDotsPerMeterX(static_cast<int>(dpi / 0.0254));
    sheet.setDotsPerMeterY(static_cast<int>(dpi / 0.0254));
    sheet.fill(Qt::white);
    return sheet;
}

QString linesOf(int count) {
    QStringList lines;
    for (int i = 0; i < count; ++i) lines << QStringLiteral("%1. Đơn vị vào vị trí.").arg(i + 1);
    return lines.join('\n');
}

std::shared_ptr<const LegendLayout> legendOf(int entries) {
    LegendContent legend{.title = "Chú giải", .sections = {{.title = "Khu vực"}}};
    for (int i = 0; i < entries; ++i) legend.sections[0].entries.push_back({LegendColours{0x2060a0, 0x2060a0}, "Khu " + std::to_string(i)});
    return legendForPage(legend, Inks::Colours);
}

TEST(HandoutLayout, GivesEachSceneAPageWithItsPicture) {
    ensureApplication();
    QImage sheet = sheetOf(297.0, 210.0, 96.0);
    const HandoutLayout layout(sheet, {}, {}, {{.title = "1. Một"}, {.title = "2. Hai", .caption = "Lời", .notes = "Ghi chú"}, {}});
    ASSERT_EQ(layout.pageCount(), 3u);
    for (std::size_t page = 0; page < 3; ++page) {
        EXPECT_EQ(layout.sceneOf(page), page);
        EXPECT_TRUE(layout.hasPicture(page));
        const QRectF picture = layout.pictureMm(page);
        EXPECT_TRUE(QRectF(0.0, 0.0, 297.0, 210.0).contains(picture)) << page;
        EXPECT_GT(picture.width(), 150.0) << page;
    }
    EXPECT_LT(layout.pictureMm(1).width(), layout.pictureMm(0).width()) << "notes stand beside it";
}

TEST(HandoutLayout, PutsLongNotesOnFurtherPages) {
    ensureApplication();
    QImage sheet = sheetOf(297.0, 210.0, 96.0);
    // Lines of 10 points with a leading of about 1.7 are 6 mm high: some 25 beside the picture, twice as many on a page of two columns.
    const HandoutLayout layout(sheet, {}, {}, {{.title = "1.", .notes = linesOf(100)}, {.title = "2."}});
    ASSERT_EQ(layout.pageCount(), 4u);
    EXPECT_EQ(layout.sceneOf(1), 0u);
    EXPECT_FALSE(layout.hasPicture(1));
    EXPECT_EQ(layout.sceneOf(3), 1u);
    EXPECT_TRUE(layout.hasPicture(3));
}

TEST(HandoutLayout, LeavesNotesOut) {
    ensureApplication();
    QImage sheet = sheetOf(297.0, 210.0, 96.0);
    const HandoutLayout layout(sheet, {.notes = false}, {}, {{.title = "1.", .notes = linesOf(100)}});
    EXPECT_EQ(layout.pageCount(), 1u);
}

TEST(HandoutLayout, PutsTheLegendBesideThePictureUnderTheNotesOrOnAPageOfItsOwn) {
    ensureApplication();
    QImage sheet = sheetOf(297.0, 210.0, 96.0);
    // An entry is 26 units of 0.18 mm: 4.7 mm, and 20 of them with the title 107 mm.
    const auto legend = legendOf(10);
    const HandoutLayout layout(sheet, {}, {},
                               {{.title = "1.", .legend = legend},
                                {.title = "2.", .notes = linesOf(5), .legend = legend},
                                {.title = "3.", .notes = linesOf(20), .legend = legend},
                                {.title = "4.", .legend = legendOf(29)}});
    ASSERT_EQ(layout.pageCount(), 5u);
    for (const std::size_t page : {0u, 1u, 4u}) {
        EXPECT_TRUE(layout.hasPicture(page));
        EXPECT_FALSE(layout.legendMm(page).isEmpty());
        EXPECT_FALSE(layout.legendMm(page).intersects(layout.pictureMm(page))) << "never over the picture";
        EXPECT_TRUE(QRectF(0.0, 0.0, 297.0, 210.0).contains(layout.legendMm(page))) << page;
    }
    EXPECT_GT(layout.legendMm(1).top(), layout.legendMm(0).top());
    EXPECT_NEAR(layout.legendMm(1).height(), 1.3 * layout.legendMm(0).height(), 0.001) << "the column of notes is wider than it";
    EXPECT_TRUE(layout.legendMm(2).isEmpty());
    EXPECT_EQ(layout.sceneOf(3), 2u);
    EXPECT_FALSE(layout.hasPicture(3));
    EXPECT_NEAR(layout.legendMm(3).height(), 1.2 * layout.legendMm(0).height(), 0.001) << "with a page of its own it is larger";
    EXPECT_GT(layout.legendMm(4).height(), 120.0);
}

TEST(HandoutLayout, BreaksALegendThatIsHigherThanThePageIntoColumnsAndPages) {
    ensureApplication();
    QImage sheet = sheetOf(297.0, 210.0, 96.0);
    for (const int entries : {60, 400}) {
        const HandoutLayout layout(sheet, {}, {}, {{.title = "1.", .legend = legendOf(entries)}});
        ASSERT_EQ(layout.pageCount(), entries == 60 ? 2u : 3u) << "eight columns of 30 entries, 31 mm wide with their gap";
        EXPECT_TRUE(layout.legendMm(0).isEmpty());
        EXPECT_GT(layout.pictureMm(0).width(), 200.0) << "the picture has the room that the legend leaves";
        for (std::size_t page = 1; page < layout.pageCount(); ++page) {
            EXPECT_TRUE(QRectF(12.0, 31.0, 273.01, 160.01).contains(layout.legendMm(page))) << page;
            EXPECT_GT(layout.legendMm(page).width(), 80.0);
        }
    }
}

TEST(HandoutLayout, GrowsWithThePaper) {
    ensureApplication();
    QImage a4 = sheetOf(297.0, 210.0, 96.0), a3 = sheetOf(420.0, 297.0, 96.0);
    const std::vector<SheetContent> scenes{{.title = "1.", .caption = linesOf(2), .notes = linesOf(60)}};
    const HandoutLayout small(a4, {}, {}, scenes), large(a3, {.widthMm = 420.0, .heightMm = 297.0}, {}, scenes);
    EXPECT_EQ(small.pageCount(), large.pageCount());
    EXPECT_NEAR(large.pictureMm(0).width() / small.pictureMm(0).width(), 297.0 / 210.0, 0.001);
}

TEST(HandoutLayout, HasTheMarkingAboveAndBelowInRedAndInBlackInGreys) {
    ensureApplication();
    for (const bool isGreyscale : {false, true}) {
        QImage sheet = sheetOf(297.0, 210.0, 96.0);
        const HandoutLayout layout(sheet, {.isGreyscale = isGreyscale}, {.marking = "MẬT"}, {{}});
        QImage picture(16, 10, QImage::Format_RGB888);
        picture.fill(Qt::green);
        QPainter painter(&sheet);
        layout.paint(painter, 0, picture, {});
        painter.end();
        int above = 0, below = 0;
        for (int y = 0; y < sheet.height(); ++y)
            for (int x = 0; x < sheet.width(); ++x) {
                const QColor colour = sheet.pixelColor(x, y);
                const bool isRed = colour.red() > 120 && colour.green() < 80 && colour.blue() < 80;
                if (!isRed) continue;
                EXPECT_NEAR(x, sheet.width() / 2, 100) << "in the middle";
                (y < sheet.height() / 2 ? above : below) += 1;
            }
        if (isGreyscale) {
            EXPECT_EQ(above + below, 0);
        } else {
            EXPECT_GT(above, 20);
            EXPECT_EQ(above, below);
        }
    }
}

/// The lowest and the highest row of red in the upper half.
std::pair<int, int> redRowsOf(const QString& marking) {
    QImage sheet = sheetOf(297.0, 210.0, 192.0);
    const HandoutLayout layout(sheet, {}, {.marking = marking}, {{}});
    EXPECT_TRUE(layout.hasWholeMarking());
    QPainter painter(&sheet);
    layout.paint(painter, 0, {}, {});
    painter.end();
    std::pair<int, int> rows{sheet.height(), 0};
    for (int y = 0; y < sheet.height() / 2; ++y)
        for (int x = 0; x < sheet.width(); ++x)
            if (const QColor colour = sheet.pixelColor(x, y); colour.red() > 120 && colour.green() < 80 && colour.blue() < 80) rows = {std::min(rows.first, y), std::max(rows.second, y)};
    return rows;
}

TEST(HandoutLayout, WritesALongMarkingInWholeSmallerAndInLines) {
    ensureApplication();
    const auto rowsOf = [](const QString& marking) { const auto [top, end] = redRowsOf(marking); return end - top + 1; };
    const QString word = QStringLiteral("TUYỆT MẬT ");
    const int large = rowsOf(word), small = rowsOf(word.repeated(13)), lines = rowsOf(word.repeated(25));
    EXPECT_LT(small, large);
    EXPECT_GT(lines, small) << "there are more lines than one";
    // 7 mm of 192 dots per inch are 53 rows.
    EXPECT_LE(lines, 53);
}

TEST(HandoutLayout, SaysThatAMarkingHasNoRoom) {
    ensureApplication();
    QImage sheet = sheetOf(297.0, 210.0, 96.0);
    for (const QString& marking : {QStringLiteral("MẬT ").repeated(400), QString(400, QChar('M'))}) EXPECT_FALSE(HandoutLayout(sheet, {}, {.marking = marking}, {{}}).hasWholeMarking());
    EXPECT_TRUE(HandoutLayout(sheet, {}, {}, {{}}).hasWholeMarking()) << "there is none";
}

TEST(HandoutLayout, TakesTextThatFitsNowhere) {
    ensureApplication();
    QImage sheet = sheetOf(297.0, 210.0, 96.0);
    const QString word(20000, QChar('x'));
    const HandoutLayout layout(sheet, {}, {.marking = word, .plan = word}, {{.title = word, .role = word, .caption = word, .notes = word, .facts = word}});
    EXPECT_GT(layout.pageCount(), 1u);
    QPainter painter(&sheet);
    for (std::size_t page = 0; page < layout.pageCount(); ++page) layout.paint(painter, page, {}, word);
}

TEST(Printable, ComposesLettersAndLeavesOutWhatCannotBePrinted) {
    EXPECT_EQ(printable("Tie\xCC\x82\xCC\x81ng Vi\x07\xE1\xBB\x87t\tmới\r\n\n"), QStringLiteral("Tiếng Việt mới"));
    EXPECT_EQ(printable("a\xE2\x80\xA8" "b"), QStringLiteral("a\nb"));
    EXPECT_EQ(printable("\xE2\x80\xAE" "abc"), QStringLiteral("abc")) << "nothing that turns the words after it round";
    EXPECT_EQ(printable("\xFF"), QString(QChar(0xFFFD)));
}

TEST(FileNames, AreAllowedOnEverySystem) {
    EXPECT_EQ(fileNameOf("Hướng 1/2: \"cầu\" <A>"), "Hướng 1 2 cầu A");
    EXPECT_EQ(fileNameOf("Kết thúc..."), "Kết thúc");
    EXPECT_EQ(fileNameOf("../../etc/passwd"), ".. .. etc passwd");
    EXPECT_FALSE(fileNameOf("///").empty());
    EXPECT_FALSE(fileNameOf("").empty());
    EXPECT_LE(fileNameOf(std::string(5000, 'a')).size(), 80u);
}

TEST(SceneRanges, EndWithTheLastScene) {
    EXPECT_EQ(checkedRange({2, 99}, 5)->to, 4u);
    EXPECT_FALSE(checkedRange({5, 9}, 5));
    EXPECT_FALSE(checkedRange({3, 2}, 5));
}

}  // namespace
}  // namespace saban::viewer
