#include "layers/model/value.h"

#include <gtest/gtest.h>

namespace saban::layers {
namespace {

TEST(Number, IsReadAsVietnameseAndOthersWriteIt) {
    EXPECT_EQ(parseNumber("1 234,5"), 1234.5);
    EXPECT_EQ(parseNumber("1.234,5"), 1234.5);
    EXPECT_EQ(parseNumber("1,234.5"), 1234.5);
    EXPECT_EQ(parseNumber("2.325.641"), 2325641.0);
    EXPECT_EQ(parseNumber("2\u00a0325\u00a0641,25"), 2325641.25);
    EXPECT_EQ(parseNumber("3,5"), 3.5);
    EXPECT_EQ(parseNumber(" -7.25 "), -7.25);
    for (const char* no : {"", "abc", "nan", "inf", "1e999", "12 m", "--3"}) EXPECT_FALSE(parseNumber(no)) << no;
}

TEST(Day, IsReadWithTheDayOrTheYearFirst) {
    for (const char* text : {"2026-05-14", "14/05/2026", "14-5-2026", "14.05.2026", "2026/05/14", " 14/5/2026 "}) {
        const auto day = parseDay(text);
        ASSERT_TRUE(day) << text;
        EXPECT_EQ(day->iso, "2026-05-14") << text;
    }
    for (const char* no : {"", "31/02/2026", "2026-13-01", "14/05", "mai", "14/05-2026", "99999-01-01", "29/02/2026"}) EXPECT_FALSE(parseDay(no)) << no;
    EXPECT_TRUE(parseDay("29/02/2028"));
}

TEST(Moment, IsReadWithAndWithoutSecondsAndZone) {
    EXPECT_EQ(parseMoment("2026-05-14T07:30")->iso, "2026-05-14T07:30");
    EXPECT_EQ(parseMoment("14/05/2026 7:30")->iso, "2026-05-14T07:30");
    EXPECT_EQ(parseMoment("2026-05-14T07:30:15+07:00")->iso, "2026-05-14T07:30:15");
    EXPECT_EQ(parseMoment("2026-05-14T07:30:00.000Z")->iso, "2026-05-14T07:30");
    EXPECT_EQ(parseMoment("14/05/2026")->iso, "2026-05-14T00:00");
    for (const char* no : {"", "7:30", "2026-05-14T25:00", "2026-05-14T07:61", "2026-02-30T07:00"}) EXPECT_FALSE(parseMoment(no)) << no;
}

TEST(Nfc, ComposesVietnameseLetters) {
    EXPECT_EQ(toNfc("So\u031b\u0309 chi\u0309 huy"), "S\u1edf ch\u1ec9 huy");
    EXPECT_EQ(toNfc("plain"), "plain");
}

}  // namespace
}  // namespace saban::layers
