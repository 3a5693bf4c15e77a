#include "viewer/briefing/briefing_keys.h"

#include <gtest/gtest.h>

namespace saban::test {
namespace {

using app::BriefingKeys;
using Command = app::BriefingCommand;

std::optional<Command> press(int key, Qt::KeyboardModifiers modifiers = {}) {
    BriefingKeys keys;
    return keys.press(key, modifiers);
}

TEST(BriefingKeys, ClickersStepWithPageKeys) {
    EXPECT_EQ(press(Qt::Key_PageDown), Command::Next);
    EXPECT_EQ(press(Qt::Key_PageUp), Command::Previous);
    EXPECT_EQ(press(Qt::Key_B), Command::Black);
    EXPECT_EQ(press(Qt::Key_Period), Command::Black);
    EXPECT_EQ(press(Qt::Key_Escape), Command::Escape);
}

TEST(BriefingKeys, TheStartKeyOfAClickerMeansNothingWhileItRuns) {
    EXPECT_EQ(press(Qt::Key_F5), Command::Nothing);
    EXPECT_EQ(press(Qt::Key_F5, Qt::ShiftModifier), Command::Nothing);
}

TEST(BriefingKeys, DigitsAndEnterAreANumberOfAScene) {
    BriefingKeys keys;
    EXPECT_EQ(keys.press(Qt::Key_1, {}), Command::Typed);
    EXPECT_EQ(keys.press(Qt::Key_2, Qt::KeypadModifier), Command::Typed);
    EXPECT_EQ(keys.typed(), QStringLiteral("12"));
    EXPECT_EQ(keys.press(Qt::Key_Enter, Qt::KeypadModifier), Command::Jump);
    EXPECT_EQ(keys.typedScene(), 11u);
}

TEST(BriefingKeys, EnterWithoutADigitGoesOn) { EXPECT_EQ(press(Qt::Key_Return), Command::Next); }

TEST(BriefingKeys, BackspaceTakesADigitBackAndElseGoesBack) {
    BriefingKeys keys;
    keys.press(Qt::Key_4, {});
    keys.press(Qt::Key_2, {});
    EXPECT_EQ(keys.press(Qt::Key_Backspace, {}), Command::Typed);
    EXPECT_EQ(keys.typed(), QStringLiteral("4"));
    keys.press(Qt::Key_Backspace, {});
    EXPECT_EQ(keys.press(Qt::Key_Backspace, {}), Command::Previous);
}

TEST(BriefingKeys, AnotherKeyForgetsWhatWasTyped) {
    BriefingKeys keys;
    keys.press(Qt::Key_7, {});
    EXPECT_EQ(keys.press(Qt::Key_PageDown, {}), Command::Next);
    EXPECT_TRUE(keys.typed().isEmpty());
    keys.press(Qt::Key_7, {});
    EXPECT_EQ(keys.press(Qt::Key_Escape, {}), Command::Typed);
    EXPECT_TRUE(keys.typed().isEmpty());
}

TEST(BriefingKeys, ThereIsNoSceneZeroAndNoEndlessNumber) {
    BriefingKeys keys;
    keys.press(Qt::Key_0, {});
    EXPECT_FALSE(keys.typedScene());
    for (int i = 0; i < 30; ++i) keys.press(Qt::Key_9, {});
    EXPECT_EQ(keys.typed(), QStringLiteral("0999"));
}

TEST(BriefingKeys, AKeyThatIsHeldDownStepsOnce) {
    BriefingKeys keys;
    EXPECT_EQ(keys.press(Qt::Key_Right, {}, false), Command::Next);
    EXPECT_EQ(keys.press(Qt::Key_Right, {}, true), Command::Nothing);
}

// The Vietnamese keyboard of xkeyboard-config has "ă" (U+0103) on the key of 1 and a dead grave accent on that of 5.
TEST(BriefingKeys, KeysOfOtherAlphabetsAreThoseOfTheirPlaces) {
    EXPECT_EQ(app::latinKey(0x0102, 10), Qt::Key_1);
    EXPECT_EQ(app::latinKey(Qt::Key_Dead_Grave, 14), Qt::Key_5);
    EXPECT_EQ(app::latinKey(0x0418, 56), Qt::Key_B);  // Cyrillic
    EXPECT_EQ(app::latinKey(Qt::Key_A, 24), Qt::Key_A);  // a French A lies where Q is
    EXPECT_EQ(app::latinKey(Qt::Key_PageDown, 117), Qt::Key_PageDown);
    EXPECT_EQ(app::latinKey(0x0102, 0), 0x0102);
}

TEST(BriefingKeys, OtherCombinationsAreLeftToOthers) {
    EXPECT_FALSE(press(Qt::Key_B, Qt::ControlModifier));
    EXPECT_FALSE(press(Qt::Key_Tab, Qt::AltModifier));
    EXPECT_FALSE(press(Qt::Key_F7));
    EXPECT_EQ(press(Qt::Key_Z, Qt::ControlModifier), Command::UndoStroke);
}

}  // namespace
}  // namespace saban::test
