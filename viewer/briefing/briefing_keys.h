#pragma once

#include <QString>
#include <Qt>
#include <cstddef>
#include <optional>

namespace saban::app {

/// What a key asks of a presentation.
enum class BriefingCommand {
    Next, Previous, First, Last,
    Jump,        ///< to the number that was typed
    Typed,       ///< a digit was typed or taken back
    Black, White, Pause, Autoplay, Loop,
    Swap, Laser, Pen, Highlighter, Wipe, Spotlight, Question, UndoStroke, Legend,
    Notes,       ///< over the picture, where one screen is all there is
    SceneView,   ///< back to the view that the scene has
    Nearer, Farther,
    Escape,
    Nothing      ///< of a clicker that sends it where it means nothing, such as F5
};

/// The key as a Latin keyboard has it: those of others give their own letters there, the Vietnamese one gives letters for digits. `scanCode`: of the key as X11 and Wayland number them, 0
/// elsewhere. The key itself where it is known.
int latinKey(int key, quint32 scanCode);

/// Keys of keyboards and clickers, and the number of a scene that is typed digit by digit.
class BriefingKeys {
   public:
    static constexpr std::size_t kMostDigits = 4;

    /// Nothing for keys that mean nothing. A key that is held down steps once.
    std::optional<BriefingCommand> press(int key, Qt::KeyboardModifiers modifiers, bool isRepeat = false);

    /// Whether a key means something here, whatever was typed.
    static bool knows(int key, Qt::KeyboardModifiers modifiers);

    /// What was typed so far; empty: nothing. `Jump` leaves it until `clear`.
    const QString& typed() const { return typed_; }
    /// From 0; nothing when no number from 1 was typed.
    std::optional<std::size_t> typedScene() const;
    void clear() { typed_.clear(); }

   private:
    QString typed_;
};

}  // namespace saban::app
