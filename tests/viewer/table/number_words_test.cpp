#include "viewer/table/number_words.h"

#include <gtest/gtest.h>

#include <QLocale>

namespace saban::viewer {
namespace {

/// The language of numbers for one test.
class Numbers : public testing::Test {
   protected:
    ~Numbers() override { QLocale::setDefault(before_); }
    static void speak(QLocale::Language language, QLocale::Territory territory) { QLocale::setDefault(QLocale(language, territory)); }

   private:
    QLocale before_;
};

TEST_F(Numbers, HaveThePointBetweenThousandsInVietnamese) {
    speak(QLocale::Vietnamese, QLocale::Vietnam);
    EXPECT_EQ(numberText(1250.5, 1), "1.250,5");
    EXPECT_EQ(scaleText(25000.0), "1:25.000");
}

TEST_F(Numbers, HaveTheCommaBetweenThousandsInEnglish) {
    speak(QLocale::English, QLocale::UnitedKingdom);
    EXPECT_EQ(numberText(1250.5, 1), "1,250.5");
    EXPECT_EQ(scaleText(1e6), "1:1,000,000");
}

TEST_F(Numbers, HaveNoMoreDecimalsThanTellThem) {
    speak(QLocale::English, QLocale::UnitedKingdom);
    EXPECT_EQ(numberText(2.50, 3), "2.5");
    EXPECT_EQ(numberText(100.0, 3), "100");
    EXPECT_EQ(numberText(0.125, 2), "0.13");
    EXPECT_EQ(numberText(-0.001, 2), "0");
    EXPECT_EQ(numberText(999.6), "1,000");
}

}  // namespace
}  // namespace saban::viewer
