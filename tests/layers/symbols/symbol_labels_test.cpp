#include "layers/symbols/symbol_labels.h"

#include <gtest/gtest.h>

#include "tests/layers/symbols/symbol_fixture.h"

namespace saban::layers {
namespace {

constexpr SignBox kFrame{.left = 0, .top = 0, .right = 150, .bottom = 100};

SignBox boxOf(const SymbolAmplifiers& amplifiers, SymbolSide side = SymbolSide::Own, double marksPx = 0.0) {
    return SymbolLabels(amplifiers, *test::convention("nato"), side, kFrame, {.signPx = 100.0}, marksPx).box();
}

TEST(LabelText, IsComposedOnOneLineAndNotEndless) {
    EXPECT_EQ(labelText("Ti\u00EA\u0309u \u0111oa\u0300n 3"), "Tiểu đoàn 3");
    EXPECT_EQ(labelText(" a\n b\t"), "a b");
    EXPECT_EQ(labelText(std::string(60, 'x')), std::string(60, 'x'));
    EXPECT_EQ(labelText(std::string(61, 'x')), std::string(59, 'x') + "…");
    EXPECT_EQ(labelText("\xff\xfe").find('\xff'), std::string::npos);
}

TEST(SymbolLabels, StandLeftAndRightOfTheFrameAndNeverOnIt) {
    const SignBox left = boxOf({.designation = "c3"});
    EXPECT_LT(left.left, -20.0);
    EXPECT_DOUBLE_EQ(left.right, kFrame.right);
    const SignBox right = boxOf({.higherFormation = "d7"});
    EXPECT_DOUBLE_EQ(right.left, kFrame.left);
    EXPECT_GT(right.right, kFrame.right + 20.0);
}

TEST(SymbolLabels, KeepClearOfTheMarkBesideTheTopOfTheFrame) {
    const SymbolAmplifiers top{.strength = "+"}, bottom{.higherFormation = "d7"};
    EXPECT_NEAR(boxOf(top, SymbolSide::Own, 30.0).right, boxOf(top).right + 30.0, 1e-9);
    EXPECT_DOUBLE_EQ(boxOf(bottom, SymbolSide::Own, 30.0).right, boxOf(bottom).right);
}

TEST(SymbolLabels, TakeNoPlaceWithoutTexts) {
    const SignBox none = boxOf({});
    EXPECT_DOUBLE_EQ(none.left, kFrame.left);
    EXPECT_DOUBLE_EQ(none.right, kFrame.right);
    EXPECT_DOUBLE_EQ(none.top, kFrame.top);
}

TEST(SymbolLabels, PutReinforcedAndReducedInBrackets) {
    EXPECT_DOUBLE_EQ(boxOf({.strength = "+"}).right, boxOf({.strength = "(+)"}).right);
    EXPECT_DOUBLE_EQ(boxOf({.strength = "+/-"}).right, boxOf({.strength = "±"}).right);
}

TEST(SymbolLabels, AreAsHighAsIsAskedForWhateverTheSign) {
    const auto heightOf = [](double capPx) {
        const SignBox box = SymbolLabels({.additionalText = "d7"}, *test::convention("nato"), SymbolSide::Own, {.left = 0, .top = 50, .right = 1, .bottom = 50}, {.signPx = 14.0, .capPx = capPx}, 0.0).box();
        return box.bottom - box.top;
    };
    EXPECT_NEAR(heightOf(40.0) / heightOf(10.0), 4.0, 0.2);
    EXPECT_LT(heightOf(3.0), heightOf(0.0) / 2.0) << "also smaller than 12 px";
}

TEST(SymbolLabels, WriteTheTextOfTheSide) {
    ConventionProfile profile = *test::convention("nato");
    profile.sideTexts[static_cast<std::size_t>(SymbolSide::Other)] = "ĐP";
    EXPECT_LT(SymbolLabels({}, profile, SymbolSide::Other, kFrame, {.signPx = 100.0}, 0.0).box().left, -20.0);
    EXPECT_DOUBLE_EQ(SymbolLabels({}, profile, SymbolSide::Own, kFrame, {.signPx = 100.0}, 0.0).box().left, 0.0);
}

}  // namespace
}  // namespace saban::layers
