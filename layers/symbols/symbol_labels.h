#pragma once

#include <string>
#include <vector>

#include "layers/symbols/convention_profile.h"
#include "layers/symbols/symbol_engine.h"
#include "layers/symbols/symbol_painter.h"

class QPainter;

namespace saban::layers {

/// The texts beside a sign and where they stand: three rows on the left, three on the right, level with the frame.
///
/// ```
///   date-time group  +-------+  strength
///         text of    |       |  additional text
///        the side    |       |
///      designation   +-------+  higher formation
/// ```
class SymbolLabels {
 public:
    struct Size {
        double signPx = 64.0;  ///< `SymbolSpec::sizePx`
        double capPx = 0.0;    ///< `SymbolSpec::capPx`
    };
    /// `frame` in pixels of the picture; `marksPx` is what a mark right of its top (exercise) takes.
    SymbolLabels(const SymbolAmplifiers& amplifiers, const ConventionProfile& profile, SymbolSide side, const SignBox& frame, const Size& size,
                 double marksPx);

    /// What all texts cover, halo included; `frame` itself when there are none.
    SignBox box() const { return box_; }
    void paint(QPainter& painter) const;

 private:
    struct Label {
        std::string text;
        double x = 0.0, baseline = 0.0;
    };

    double fontPx_ = 0.0;
    std::string colour_, haloColour_;
    std::vector<Label> labels_;
    SignBox box_;
};

/// Composed, on one line, cut after 60 characters.
std::string labelText(const std::string& text);

}  // namespace saban::layers
