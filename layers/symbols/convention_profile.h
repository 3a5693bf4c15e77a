#pragma once

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "geo/core/error.h"
#include "layers/symbols/sign_pictures.h"
#include "layers/symbols/symbol_code.h"

namespace saban::layers {

/// Colours of one side's signs, as "#rrggbb".
struct SignColours {
    std::string fill{};
    std::string frame{};
    std::string icon{};
    bool operator==(const SignColours&) const = default;
};

/// In which colours signs are drawn, what is written beside them, and which of them are a person's own pictures. It applies
/// alike to the table, legends, print and export. Immutable once shared.
///
/// Who is drawn in which colour is a custom of armies: "nato" follows the standards (own side blue), "vn" is an example of the
/// regional custom (own side red, other side blue). **No convention but the user's own is claimed to be Vietnamese practice:** no open source
/// for it was found, and "vn" says so in its note.
struct ConventionProfile {
    std::string id{};  ///< stem of its file's name
    std::string nameVi{}, nameEn{};
    std::string noteVi{}, noteEn{};  ///< what a person should know about it
    bool isVerified = false;         ///< false: an example, to be shown with its note
    SignColours own{}, other{}, neutral{}, unknown{}, suspect{}, civilian{};
    std::string labelColour{};  ///< of texts beside a sign
    std::string haloColour{};   ///< around texts, and around signs when `haloPercent` is not 0
    double haloPercent = 0.0;   ///< width of the halo around a whole sign, percent of its height, 0 to 20
    /// Text beside every sign of a side, by `SymbolSide`; empty: none.
    std::array<std::string, 4> sideTexts{};
    std::shared_ptr<const SignPictures> pictures{};  ///< null: none
    /// Stands for everything that pictures of signs depend on.
    std::string identity{};
};

using ConventionProfilePtr = std::shared_ptr<const ConventionProfile>;

/// A profile that is in the program: "nato" or "vn".
/// Errors: `NotFound` names those there are.
geo::Result<ConventionProfilePtr> builtInConvention(const std::string& id);

/// The names of the profiles in the program.
std::vector<std::string> builtInConventions();

/// A person's own profile: a JSON file as `data/conventions/nato.json`. `svg_folder` is relative to the file. Keys that it lacks are as in "nato".
/// Errors: `NotFound`, `Unreadable`; `BadFormat` names the key and what is wrong with it: no JSON, empty, cut off, more than
/// 1 MiB, a key that is not known, a value that is no colour; those of `SignPictures::read`.
geo::Result<ConventionProfilePtr> readConvention(const std::string& path);

}  // namespace saban::layers
