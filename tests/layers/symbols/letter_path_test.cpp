#include "layers/symbols/letter_path.h"

#include <gtest/gtest.h>

#include <QFont>
#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <QPainterPath>

namespace saban::layers {
namespace {

const QString kWords = QStringLiteral("Sở chỉ huy cơ bản");

QFont fontOf(int sizePx, QFont::Weight weight = QFont::Bold) {
    QFont font(QStringLiteral("Noto Sans"));
    font.setPixelSize(sizePx);
    font.setWeight(weight);
    return font;
}

/// Has the font's own program run at that size.
void write(int sizePx) {
    QFont font = fontOf(sizePx);
    font.setHintingPreference(QFont::PreferFullHinting);
    QImage image(400, 80, QImage::Format_ARGB32_Premultiplied);
    QPainter painter(&image);
    painter.setFont(font);
    painter.drawText(10, 60, kWords);
}

TEST(LetterPath, IsTheSameWhateverSizeWasUsedBefore) {
    const QPainterPath first = letterPath(fontOf(14), {0.0, 20.0}, kWords);
    ASSERT_FALSE(first.isEmpty());
    for (const int sizePx : {7, 8, 11, 17, 18, 23}) {
        write(sizePx);
        EXPECT_TRUE(letterPath(fontOf(14), {0.0, 20.0}, kWords) == first) << sizePx;
    }
}

TEST(LetterPath, StandsWhereQtWouldWriteIt) {
    for (const QFont::Weight weight : {QFont::Normal, QFont::Bold}) {
        const QFont font = fontOf(40, weight);
        QPainterPath qt;
        qt.addText(30.0, 50.0, font, kWords);
        const QRectF here = letterPath(font, {30.0, 50.0}, kWords).boundingRect(), there = qt.boundingRect();
        EXPECT_NEAR(here.left(), there.left(), 0.5);
        EXPECT_NEAR(here.right(), there.right(), 0.5);
        EXPECT_NEAR(here.top(), there.top(), 0.5);
        EXPECT_NEAR(here.bottom(), there.bottom(), 0.5);
    }
    EXPECT_TRUE(letterPath(fontOf(12), {}, QString()).isEmpty());
}

}  // namespace
}  // namespace saban::layers
