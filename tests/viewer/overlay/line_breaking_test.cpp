#include "viewer/overlay/line_breaking.h"

#include <gtest/gtest.h>

#include <QFontMetricsF>

#include "tests/viewer/overlay/application_fixture.h"
#include "viewer/overlay/writing_font.h"

namespace saban::viewer {
namespace {

const QString kWords = QStringLiteral("Đại đội trưởng trình bày phương án tác chiến phòng ngự khu vực đồi A1");

struct LineBreaking : testing::Test {
    void SetUp() override { test::ensureApplication(); }
    QFont font() const { return writingFont(20.0, QFont::Normal); }
    double widthOf(const QString& text) const { return QFontMetricsF(font()).horizontalAdvance(text); }
};

TEST_F(LineBreaking, LinesHoldAllWordsInTheirOrderAndAreNoWider) {
    const double width = widthOf(kWords) / 3.5;
    const BrokenText broken = brokenInto(kWords, font(), {.widthPx = width});
    EXPECT_GE(broken.lines.size(), 4);
    EXPECT_EQ(broken.lines.join(QLatin1Char(' ')), kWords);
    for (const QString& line : broken.lines) EXPECT_LE(widthOf(line), width + 0.5) << line.toStdString();
    EXPECT_FALSE(broken.isCut || broken.hasLongWord);
}

TEST_F(LineBreaking, WhatFitsStaysOnOneLineAndNothingHasNone) {
    EXPECT_EQ(brokenInto(kWords, font(), {.widthPx = widthOf(kWords) + 1.0}).lines, QStringList{kWords});
    EXPECT_TRUE(brokenInto({}, font(), {.widthPx = 100.0}).lines.isEmpty());
}

TEST_F(LineBreaking, TheLastLineIsCutWhereThereWouldBeMore) {
    const double width = widthOf(kWords) / 3.5;
    const BrokenText broken = brokenInto(kWords, font(), {.widthPx = width, .mostLines = 2});
    ASSERT_EQ(broken.lines.size(), 2);
    EXPECT_TRUE(broken.isCut);
    EXPECT_TRUE(broken.lines.back().endsWith(QChar(0x2026)));
    EXPECT_LE(widthOf(broken.lines.back()), width);
}

TEST_F(LineBreaking, AWordWiderThanALineIsBrokenWithoutLoss) {
    const QString word = QStringLiteral("nghiêngnghiêngnghiêngnghiêng");
    const BrokenText broken = brokenInto(QStringLiteral("một ") + word, font(), {.widthPx = widthOf(word) / 2.5});
    EXPECT_TRUE(broken.hasLongWord);
    EXPECT_EQ(broken.lines.join(QString()).remove(QLatin1Char(' ')), QStringLiteral("một") + word);
}

TEST_F(LineBreaking, EvenLinesAreNoMoreAndOfLikeWidths) {
    const LineLimits limits{.widthPx = widthOf(kWords) * 0.8};
    const BrokenText plain = brokenInto(kWords, font(), limits), even = brokenEvenly(kWords, font(), limits, 0.4);
    ASSERT_EQ(plain.lines.size(), 2);
    ASSERT_EQ(even.lines.size(), 2);
    EXPECT_EQ(even.lines.join(QLatin1Char(' ')), kWords);
    EXPECT_LT(std::abs(widthOf(even.lines[0]) - widthOf(even.lines[1])), std::abs(widthOf(plain.lines[0]) - widthOf(plain.lines[1])) / 2.0);
}

}  // namespace
}  // namespace saban::viewer
