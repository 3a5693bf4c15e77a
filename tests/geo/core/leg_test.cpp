#include "geo/core/leg.h"

#include <gtest/gtest.h>

namespace saban::geo {
namespace {

TEST(Leg, ItsNearestPlaceIsTheFootOfThePerpendicularOrAnEnd) {
    const glm::dvec2 from(100.0, 200.0), to(104.0, 203.0);  // 5 m long
    EXPECT_DOUBLE_EQ(nearestPart({102.0 - 3.0, 201.5 + 4.0}, from, to), 0.5);
    EXPECT_DOUBLE_EQ(glm::distance(nearestOnLeg({102.0 - 3.0, 201.5 + 4.0}, from, to), {102.0, 201.5}), 0.0);
    EXPECT_EQ(nearestPart({90.0, 190.0}, from, to), 0.0);
    EXPECT_EQ(nearestPart({900.0, 900.0}, from, to), 1.0);
}

TEST(Leg, WithoutLengthHasItsOnePlace) {
    const glm::dvec2 place(7.0, 8.0);
    EXPECT_EQ(nearestPart({1.0, 2.0}, place, place), 0.0);
    EXPECT_EQ(nearestOnLeg({1.0, 2.0}, place, place), place);
}

TEST(Leg, StandsInSpaceToo) {
    EXPECT_DOUBLE_EQ(nearestPart(glm::dvec3(5.0, 5.0, 3.0), glm::dvec3(0.0), glm::dvec3(0.0, 0.0, 12.0)), 0.25);
}

}  // namespace
}  // namespace saban::geo
