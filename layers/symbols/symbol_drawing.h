#pragma once

#include "geo/core/error.h"
#include "layers/symbols/symbol_engine.h"
#include "layers/symbols/symbol_painter.h"

namespace saban::layers {

/// A sign's lines and areas, from the pictures of the conventions or from milsymbol, and what a person should know about it.
struct ChosenSign {
    SignSvg sign;
    bool isPicture = false;
    SymbolSide side = SymbolSide::Unknown;
    double marks = 0.0;  ///< width of what stands right of the frame, units of the sign
    geo::Warnings warnings{};
};

/// Errors: those of `SymbolEngine::draw`. A code that nobody knows gives an unknown sign and a warning.
geo::Result<ChosenSign> chooseSign(SymbolEngine& engine, const SymbolSpec& spec, const ConventionProfile& profile);

/// The sign in pixels, with its texts. Needs a QGuiApplication. Errors: as `chooseSign`.
geo::Result<SymbolImage> drawSymbol(SymbolEngine& engine, const SymbolSpec& spec, const ConventionProfile& profile);

}  // namespace saban::layers
