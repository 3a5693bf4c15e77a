#pragma once

#include <memory>
#include <optional>
#include <string>

#include "geo/core/error.h"
#include "layers/symbols/convention_profile.h"

namespace saban::layers {

/// A rectangle in the units of a sign, in which the frame of a friendly unit is 100 high; y goes down, 0 is the picture's corner.
struct SignBox {
    double left = 0.0, top = 0.0, right = 0.0, bottom = 0.0;
    double width() const { return right - left; }
    double height() const { return bottom - top; }
};

/// A sign as lines and areas, without the texts beside it.
struct SignSvg {
    std::string svg;
    double width = 0.0, height = 0.0;     ///< of the whole picture
    double anchorX = 0.0, anchorY = 0.0;  ///< what lies on the ground
    SignBox frame;                        ///< of the frame alone, without echelon, staff and marks; of an unframed sign: of its icon
    bool isKnown = true;                  ///< false: there is no such sign, an unknown one is drawn
};

/// milsymbol in a JavaScript engine: about 0.1 s and 46 MB to start, 10 to 20 ms for the first sign, less than a millisecond for each after that.
///
/// Belongs to the thread that started it. Needs a QCoreApplication.
/// Source: milsymbol 3.0.4 (M. Beckman, MIT licence).
class SymbolEngine {
 public:
    /// Errors: `Unsupported` when there is no application object; `BadFormat` when the script in the program does not run.
    static geo::Result<std::unique_ptr<SymbolEngine>> start();
    ~SymbolEngine();

    /// `options` are milsymbol's own, as a JSON object with at least "sidc".
    /// Errors: `BadFormat` says what the script objects to.
    geo::Result<SignSvg> draw(const std::string& options);

 private:
    struct Impl;
    explicit SymbolEngine(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

/// What milsymbol is asked for: colours of the conventions, no texts, an arrow when there is a direction.
std::string signOptions(const std::string& code, std::optional<double> directionDeg, const ConventionProfile& profile);

/// The SVG as QSvgRenderer draws it right: that ignores `dominant-baseline`, so texts with "middle" are moved down by 0.26 of
/// their size.
std::string withAlignedTexts(const std::string& svg);

}  // namespace saban::layers
