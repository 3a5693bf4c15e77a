#include "viewer/app/typed_values.h"

#include <gtest/gtest.h>

#include "viewer/app/language.h"

namespace saban::app {
namespace {

using layers::FieldType;
using layers::Value;

std::string typed(const char* text, FieldType type) { return layers::textOf(typedValue(QString::fromUtf8(text), type, QDate(2026, 11, 28))); }

TEST(TypedValues, CompleteDaysThatLackTheYearOrItsCentury) {
    EXPECT_EQ(typed("14/5", FieldType::Day), "14/5/2026");
    EXPECT_EQ(typed("14-5-27", FieldType::Day), "14/5/2027");
    EXPECT_EQ(typed("14.05.2026", FieldType::Day), "14.05.2026");
    EXPECT_EQ(typed("2026-05-14", FieldType::Day), "2026-05-14");
    EXPECT_EQ(typed("soon", FieldType::Day), "soon");
}

TEST(TypedValues, PutTheTimeBehindTheDay) {
    EXPECT_EQ(typed("7h30 14/5/2026", FieldType::Moment), "14/5/2026 7:30");
    EXPECT_EQ(typed("7 giờ ngày 14/5", FieldType::Moment), "14/5/2026 7:00");
    EXPECT_EQ(typed("14/5/26 07:30", FieldType::Moment), "14/5/2026 07:30");
    EXPECT_EQ(typed("2026-05-14T07:30", FieldType::Moment), "2026-05-14T07:30");
}

TEST(TypedValues, AreComposedWithoutBlanksAround) {
    EXPECT_EQ(typed("  Ha\xcc\x82\xcc\x80m ", FieldType::Text), "Hầm");
    EXPECT_EQ(typedValue("   ", FieldType::Text), Value{});
}

TEST(TypedValues, AreShownInTheLanguageWithoutMarksBetweenThousands) {
    setLanguage(Language::Vietnamese);
    EXPECT_EQ(shownText(125000000.5, FieldType::Real), "125000000,5");
    EXPECT_EQ(shownText(std::string("2026-05-14"), FieldType::Day), "14/05/2026");
    EXPECT_EQ(shownText(std::string("2026-05-14T07:30"), FieldType::Moment), "14/05/2026 07:30");
    setLanguage(Language::English);
    EXPECT_EQ(shownText(0.1, FieldType::Real), "0.1");
    EXPECT_EQ(shownText(std::int64_t{1234}, FieldType::Integer), "1234");
    EXPECT_EQ(shownText({}, FieldType::Day), "");
}

}  // namespace
}  // namespace saban::app
