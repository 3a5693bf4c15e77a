#include "viewer/render/ground_look.h"

#include <gtest/gtest.h>

namespace saban::viewer {
namespace {

TEST(GroundLook, TakesSlopeClassesAsPeopleWriteThem) {
    EXPECT_EQ(parseSlopeClasses(" 3, 7,15 ", SlopeUnit::Percent).value(), (SlopeClasses{SlopeUnit::Percent, {3, 7, 15}}));
    EXPECT_EQ(parseSlopeClasses("2,5; 7", SlopeUnit::Percent).value(), (SlopeClasses{SlopeUnit::Percent, {2.5, 7}}));
    EXPECT_EQ(parseSlopeClasses("5,10,20deg", SlopeUnit::Percent).value(), (SlopeClasses{SlopeUnit::Degrees, {5, 10, 20}}));
    EXPECT_EQ(parseSlopeClasses("5; 10°", SlopeUnit::Percent).value(), (SlopeClasses{SlopeUnit::Degrees, {5, 10}}));
    EXPECT_EQ(parseSlopeClasses("30 %", SlopeUnit::Degrees).value(), (SlopeClasses{SlopeUnit::Percent, {30}}));
    const SlopeClasses classes{SlopeUnit::Percent, {2.5, 7, 30}};
    EXPECT_EQ(parseSlopeClasses(textOf(classes), SlopeUnit::Percent).value(), classes);
}

TEST(GroundLook, RefusesSlopeClassesThatMakeNoSense) {
    for (const char* written : {"", "x", "3,,7", "3;x", "7,3", "3,3", "0,3", "-1,3", "nan", "inf", "2000", "1,2,3,4,5,6,7,8,9", "10,90deg"})
        EXPECT_EQ(parseSlopeClasses(written, SlopeUnit::Percent).error().code, geo::ErrorCode::BadUsage) << written;
    EXPECT_EQ(parseSlopeClasses("90", SlopeUnit::Degrees).error().code, geo::ErrorCode::BadUsage);
}

TEST(GroundLook, TakesARangeOfHeights) {
    EXPECT_EQ(parseHeightRange("-2, 12").value(), (HeightRange{-2, 12}));
    EXPECT_EQ(parseHeightRange("0,5; 12").value(), (HeightRange{0.5, 12}));
    for (const char* written : {"", "5", "5,5", "12,3", "1,2,3", "a,b", "nan,3", "0,1e300", "-1e300,0", "0,20001"}) EXPECT_EQ(parseHeightRange(written).error().code, geo::ErrorCode::BadUsage) << written;
}

TEST(GroundLook, ColoursRunOverTheHeightsOfTheTableUnlessOthersAreGiven) {
    EXPECT_EQ(tintRangeOf({}, {100, 900}), (HeightRange{100, 900}));
    EXPECT_EQ(tintRangeOf({}, {100, 105}), (HeightRange{100, 140}));  // less than 40 m would be noise in all colours
    EXPECT_EQ(tintRangeOf({.tint = Tint::Lowland}, {-25, 20}), (HeightRange{-2, 20}));
    EXPECT_EQ(tintRangeOf({.tint = Tint::Lowland}, {1, 4}), (HeightRange{1, 9}));
    EXPECT_EQ(tintRangeOf({.tintRange = HeightRange{0, 50}}, {-25, 900}), (HeightRange{0, 50}));
}

TEST(GroundLook, FindsEveryTintAndShadingByItsName) {
    for (const Tint tint : allTints()) EXPECT_EQ(tintNamed(nameOf(tint)), tint);
    for (const Shading shading : {Shading::None, Shading::Slope, Shading::Aspect}) EXPECT_EQ(shadingNamed(nameOf(shading)), shading);
    EXPECT_FALSE(tintNamed("pink"));
    EXPECT_FALSE(shadingNamed(""));
}

}  // namespace
}  // namespace saban::viewer
