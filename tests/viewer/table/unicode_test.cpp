#include "viewer/table/unicode.h"

#include <gtest/gtest.h>

namespace saban::viewer {
namespace {

// Code points of The Unicode Standard 15, charts Latin-1, Latin Extended-A and Latin Extended Additional.
TEST(ComposedCodePoints, MakeOneLetterOfALetterAndItsMarks) {
    // "Việt" with e, dot below, circumflex; with e, circumflex, dot below; and composed.
    const std::u32string composed = U"Vi\u1EC7t";
    EXPECT_EQ(composedCodePoints("Vie\u0323\u0302t"), composed);
    EXPECT_EQ(composedCodePoints("Vi\u00EA\u0323t"), composed);
    EXPECT_EQ(composedCodePoints("Vi\u1EC7t"), composed);
    // o with horn and hook above.
    EXPECT_EQ(composedCodePoints("o\u031B\u0309"), U"\u1EDF");
}

TEST(ComposedCodePoints, KeepATitleThatIsComposedAlready) {
    EXPECT_EQ(composedCodePoints("Sa bàn thung lũng Sông Đà – Khu vực phòng thủ"), U"Sa bàn thung lũng Sông Đà – Khu vực phòng thủ");
}

TEST(ComposedCodePoints, TurnControlCharactersIntoSpaces) { EXPECT_EQ(composedCodePoints("a\nb\tc\x7F"), U"a b c "); }

TEST(ComposedCodePoints, ReplaceWhatIsNotUtf8) {
    EXPECT_EQ(composedCodePoints("a\xFF"), U"a\uFFFD");
    EXPECT_EQ(composedCodePoints("\xE1\xBB"), std::u32string(composedCodePoints("\xE1\xBB").size(), U'\uFFFD'));
    EXPECT_TRUE(composedCodePoints("").empty());
}

TEST(WithoutDiacritics, KeepsTheLettersReadable) {
    EXPECT_EQ(withoutDiacritics(U"Sa bàn Sông Đà – Khu vực phòng thủ ×2"), U"Sa ban Song Da - Khu vuc phong thu x2");
    EXPECT_EQ(withoutDiacritics(U"山"), U"?");
}

}  // namespace
}  // namespace saban::viewer
