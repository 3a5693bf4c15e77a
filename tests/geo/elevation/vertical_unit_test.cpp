#include "geo/elevation/vertical_unit.h"

#include <gtest/gtest.h>

namespace saban::geo {
namespace {

// EPSG units of measure: 9001 metre, 9002 foot = 0.3048 m, 9003 US survey foot = 12/39.37 m.
TEST(VerticalUnit, WordsForMetresAndFeetAreKnownInAnyCase) {
    for (const char* word : {"m", "M", "metre", "Metres", "METER", " meters "})
        EXPECT_EQ(metresPerVerticalUnit(word), 1.0) << word;
    for (const char* word : {"ft", "FT", "foot", "Feet", "Foot (International)"})
        EXPECT_EQ(metresPerVerticalUnit(word), 0.3048) << word;
    for (const char* word : {"us-ft", "US survey foot", "US Survey Feet", "ftUS", "sft", "Foot_US", "usft"}) {
        ASSERT_TRUE(metresPerVerticalUnit(word)) << word;
        EXPECT_DOUBLE_EQ(*metresPerVerticalUnit(word), 12.0 / 39.37) << word;
    }
    EXPECT_EQ(metresPerVerticalUnit("dm"), 0.1);
    EXPECT_EQ(metresPerVerticalUnit("cm"), 0.01);
}

TEST(VerticalUnit, OtherWordsAreNotKnown) {
    for (const char* word : {"", " ", "-", "furlong", "degree", "foo", "t", "m/s"})
        EXPECT_FALSE(metresPerVerticalUnit(word)) << word;
}

}  // namespace
}  // namespace saban::geo
