#include "viewer/briefing/briefing_keys.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace saban::app {

namespace {

using Command = BriefingCommand;

constexpr std::array kKeys{
    std::pair{Qt::Key_PageDown, Command::Next}, std::pair{Qt::Key_Right, Command::Next}, std::pair{Qt::Key_Down, Command::Next}, std::pair{Qt::Key_Space, Command::Next},
    std::pair{Qt::Key_N, Command::Next}, std::pair{Qt::Key_Forward, Command::Next}, std::pair{Qt::Key_MediaNext, Command::Next},
    std::pair{Qt::Key_PageUp, Command::Previous}, std::pair{Qt::Key_Left, Command::Previous}, std::pair{Qt::Key_Up, Command::Previous}, std::pair{Qt::Key_P, Command::Previous},
    std::pair{Qt::Key_Back, Command::Previous}, std::pair{Qt::Key_MediaPrevious, Command::Previous},
    std::pair{Qt::Key_Home, Command::First}, std::pair{Qt::Key_End, Command::Last},
    std::pair{Qt::Key_B, Command::Black}, std::pair{Qt::Key_Period, Command::Black}, std::pair{Qt::Key_W, Command::White}, std::pair{Qt::Key_Comma, Command::White},
    std::pair{Qt::Key_S, Command::Pause}, std::pair{Qt::Key_A, Command::Autoplay},
    std::pair{Qt::Key_Tab, Command::Swap}, std::pair{Qt::Key_Backtab, Command::Swap}, std::pair{Qt::Key_X, Command::Swap},
    std::pair{Qt::Key_L, Command::Laser}, std::pair{Qt::Key_D, Command::Pen}, std::pair{Qt::Key_H, Command::Highlighter}, std::pair{Qt::Key_E, Command::Wipe},
    std::pair{Qt::Key_O, Command::Spotlight}, std::pair{Qt::Key_Q, Command::Question}, std::pair{Qt::Key_G, Command::Legend},
    std::pair{Qt::Key_T, Command::Notes}, std::pair{Qt::Key_R, Command::SceneView},
    std::pair{Qt::Key_Plus, Command::Nearer}, std::pair{Qt::Key_Equal, Command::Nearer}, std::pair{Qt::Key_Minus, Command::Farther},
    std::pair{Qt::Key_F5, Command::Nothing}};

constexpr int kFirstBeyondLatin = 0x80, kFirstSpecial = 0x01000000;

/// A row of keys that follow one another.
struct KeyRow {
    quint32 scanCode;
    std::string_view keys;
};
// Source: evdev's numbers plus 8, as in xkeyboard-config's keycodes/evdev.
constexpr std::array kRows{KeyRow{10, "1234567890"}, KeyRow{24, "QWERTYUIOP"}, KeyRow{38, "ASDFGHJKL"}, KeyRow{52, "ZXCVBNM,."}};

bool mayRepeat(Command command) { return command == Command::Nearer || command == Command::Farther; }

}  // namespace

int latinKey(int key, quint32 scanCode) {
    if (key < kFirstBeyondLatin || (key >= kFirstSpecial && key != Qt::Key_unknown && (key < Qt::Key_Dead_Grave || key > Qt::Key_Dead_Longsolidusoverlay))) return key;
    for (const KeyRow& row : kRows)
        if (scanCode >= row.scanCode && scanCode < row.scanCode + row.keys.size()) return row.keys[scanCode - row.scanCode];
    return key;
}

std::optional<BriefingCommand> BriefingKeys::press(int key, Qt::KeyboardModifiers modifiers, bool isRepeat) {
    const auto held = modifiers & ~(Qt::KeypadModifier | Qt::ShiftModifier);
    if (key == Qt::Key_Z && held == Qt::ControlModifier) return Command::UndoStroke;
    if (held != Qt::NoModifier) return std::nullopt;
    if (key == Qt::Key_Escape) {
        if (typed_.isEmpty()) return Command::Escape;
        clear();
        return Command::Typed;
    }
    if (key >= Qt::Key_0 && key <= Qt::Key_9) {
        if (isRepeat || static_cast<std::size_t>(typed_.size()) >= kMostDigits) return Command::Nothing;
        typed_ += QChar('0' + (key - Qt::Key_0));
        return Command::Typed;
    }
    if (key == Qt::Key_Backspace && !typed_.isEmpty()) {
        typed_.chop(1);
        return Command::Typed;
    }
    if ((key == Qt::Key_Return || key == Qt::Key_Enter) && !typed_.isEmpty()) return Command::Jump;
    clear();
    if (key == Qt::Key_Return || key == Qt::Key_Enter) return isRepeat ? Command::Nothing : Command::Next;
    if (key == Qt::Key_Backspace) return isRepeat ? Command::Nothing : Command::Previous;
    const auto found = std::ranges::find(kKeys, key, [](const auto& entry) { return static_cast<int>(entry.first); });
    if (found == kKeys.end()) return std::nullopt;
    return isRepeat && !mayRepeat(found->second) ? Command::Nothing : found->second;
}

bool BriefingKeys::knows(int key, Qt::KeyboardModifiers modifiers) {
    BriefingKeys keys;
    return keys.press(key, modifiers).has_value();
}

std::optional<std::size_t> BriefingKeys::typedScene() const {
    const int number = typed_.toInt();
    return number > 0 ? std::optional(static_cast<std::size_t>(number - 1)) : std::nullopt;
}

}  // namespace saban::app
