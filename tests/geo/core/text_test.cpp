#include "geo/core/text.h"

#include <gtest/gtest.h>

#include "geo/core/decimal.h"

namespace saban {
namespace {

TEST(Text, WithoutATranslatorIsTheSource) {
    EXPECT_EQ(text(SABAN_TR("geo", "cannot read '{0}': {1}"), "a.tif", 7), "cannot read 'a.tif': 7");
}

TEST(Text, ATranslationMayChangeTheOrderOfItsParts) {
    setTranslator([](const TextKey& key) { return std::string(key.context) + ": {1} / {0}"; });
    const std::string shown = text(SABAN_TR("geo", "{0} of {1}"), "a", "b");
    setTranslator(nullptr);
    EXPECT_EQ(shown, "geo: b / a");
}

TEST(Decimal, IsWrittenWithTheSignOfTheLanguage) {
    EXPECT_EQ(decimalText(12.25, 1), "12.2");
    setTranslator([](const TextKey&) { return std::string("một rưỡi: 1,5"); });
    EXPECT_EQ(decimalText(-0.5, 2), "-0,50");
    EXPECT_EQ(decimalText(7.0, 0), "7");
    EXPECT_EQ(inDecimals("X 1.5  Y 2.5"), "X 1,5  Y 2,5");
    setTranslator(nullptr);
}

}  // namespace
}  // namespace saban
