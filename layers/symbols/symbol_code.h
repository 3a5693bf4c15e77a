#pragma once

#include <string>
#include <string_view>

#include "geo/core/error.h"
#include "geo/core/text.h"

namespace saban::layers {

/// How a code is written.
enum class SymbolForm {
    Digits20,  ///< MIL-STD-2525D
    Digits30,  ///< MIL-STD-2525D and E with the third set of ten
    Letters    ///< MIL-STD-2525C and APP-6(B): 10 to 15 letters and dashes
};

/// Whom a sign belongs to, as the exercise sees it: `Own` are friends, `Other` the other side.
enum class SymbolSide { Unknown, Own, Neutral, Other };

enum class SymbolContext { Reality, Exercise, Simulation };

/// Size of a body of people, by the marks over the frame; ascending.
enum class Echelon {
    None,
    Team,
    Squad,
    Section,
    Platoon,
    Company,
    Battalion,
    Regiment,
    Brigade,
    Division,
    Corps,
    Army,
    ArmyGroup,
    Region,
    Command
};

/// What a well-formed code says by itself. Whether there is a sign for its entity, only the painter knows.
struct SymbolCode {
    std::string text;  ///< without blanks, letters in capitals, "-" in place of "*"
    SymbolForm form = SymbolForm::Digits20;
    SymbolSide side = SymbolSide::Unknown;
    bool isSideAssumed = false;  ///< pending, assumed friend, suspect: the frame is dashed
    SymbolContext context = SymbolContext::Reality;
    Echelon echelon = Echelon::None;
    bool isPlanned = false;  ///< planned or anticipated, not there yet
    bool isHeadquarters = false;
    bool isTaskForce = false;
    bool isDummy = false;
};

/// Blanks are ignored: people write codes in groups.
/// Errors: `BadFormat` names the first thing that is wrong.
/// Source: MIL-STD-2525D (2014) and MIL-STD-2525C (2008), symbol identification codes.
geo::Result<SymbolCode> parseSymbolCode(std::string_view text);

/// The same sign for another side, echelon, or as a command post; an echelon goes in place of a mobility mark. A code of letters
/// that has no place for it (10 characters) grows.
std::string withSide(const SymbolCode& code, SymbolSide side);
std::string withEchelon(const SymbolCode& code, Echelon echelon);
std::string withHeadquarters(const SymbolCode& code, bool isHeadquarters);

/// For people. `None` gives an empty text.
std::string echelonName(Echelon echelon);

}  // namespace saban::layers
