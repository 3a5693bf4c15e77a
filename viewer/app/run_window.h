#pragma once

#include <optional>
#include <string>
#include <vector>

#include "geo/core/bounds.h"
#include "geo/elevation/elevation_source.h"
#include "viewer/app/language.h"

namespace saban::app {

/// What the command line asks of the desktop window.
struct WindowOptions {
    std::vector<std::string> files{};      ///< elevation, imagery and vector files, told apart by what they hold
    std::vector<std::string> elevation{};  ///< elevation for certain, lowest first, below `files`
    std::vector<std::string> imagery{};    ///< imagery for certain, lowest first
    std::vector<std::string> vectors{};    ///< vector files for certain, lowest first
    std::optional<std::string> crs{};
    std::optional<geo::Bounds> bounds{};   ///< table CRS
    std::optional<double> unitToMetre{};   ///< of the heights of all the above, metres per unit; default: as the files say
    geo::SeamStyle seam = geo::SeamStyle::Feather;  ///< of the elevation above
    bool fill = false;                     ///< fill holes by interpolation
    double exaggeration = 1.0;             ///< 1 to 10
    std::optional<Language> language{};    ///< default: the one last chosen in the window, else `languageFromSystem()`
    bool allowNetwork = false;
    std::string catalogue{};               ///< of structures, in place of that of plans: a file
    std::string title{};                   ///< of the table; default: from the first elevation file
    std::string screenshotPath{};          ///< PNG of the window, taken when everything is drawn at full detail
    bool quitWhenComplete = false;         ///< ends by itself then; with status 1 when something could not be opened
};

/// Shows the window at once, loads in the background and returns when the window is closed: the program's exit status.
/// A missing or insufficient OpenGL is told in the window. Makes the QApplication, so call it once, from the main thread.
int runWindow(int& argc, char** argv, const WindowOptions& options);

}  // namespace saban::app
