#include "layers/symbols/symbol_code.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace saban::layers {

namespace {

using geo::ErrorCode;
using geo::fail;

/// Places in a code of digits, from 0.
constexpr std::size_t kContextAt = 2, kIdentityAt = 3, kStatusAt = 6, kHeadquartersAt = 7, kEchelonAt = 8, kFrameShapeAt = 22;
/// Places in a code of letters.
constexpr std::size_t kAffiliationAt = 1, kLetterStatusAt = 3, kModifierAt = 10, kLetterEchelonAt = 11;

struct EchelonCode {
    Echelon echelon;
    const char* digits;
    char letter;
};
constexpr std::array<EchelonCode, 15> kEchelons{{{Echelon::None, "00", '-'},
                                                 {Echelon::Team, "11", 'A'},
                                                 {Echelon::Squad, "12", 'B'},
                                                 {Echelon::Section, "13", 'C'},
                                                 {Echelon::Platoon, "14", 'D'},
                                                 {Echelon::Company, "15", 'E'},
                                                 {Echelon::Battalion, "16", 'F'},
                                                 {Echelon::Regiment, "17", 'G'},
                                                 {Echelon::Brigade, "18", 'H'},
                                                 {Echelon::Division, "21", 'I'},
                                                 {Echelon::Corps, "22", 'J'},
                                                 {Echelon::Army, "23", 'K'},
                                                 {Echelon::ArmyGroup, "24", 'L'},
                                                 {Echelon::Region, "25", 'M'},
                                                 {Echelon::Command, "26", 'N'}}};

const EchelonCode& codeOf(Echelon echelon) { return kEchelons[static_cast<std::size_t>(echelon)]; }

bool isOneOf(char c, std::string_view set) { return set.find(c) != std::string_view::npos; }

std::string normalised(std::string_view text) {
    std::string code;
    for (const char c : text) {
        if (std::isspace(static_cast<unsigned char>(c))) continue;
        code += c == '*' ? '-' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    }
    return code;
}

tl::unexpected<geo::Error> malformed(std::string_view text, const std::string& reason) {
    // A text of any length may stand where a code should: its beginning is enough to find it by.
    const bool isLong = text.size() > 60;
    return fail(ErrorCode::BadFormat,
                saban::text(SABAN_TR("layers", "cannot read the symbol code '{0}': {1}. A code has 20 or 30 digits (MIL-STD-2525D and E) or 10 to 15 "
                                               "letters and dashes (MIL-STD-2525C, APP-6)."),
                            std::string(text.substr(0, isLong ? 40 : text.size())) + (isLong ? "..." : ""), reason));
}

geo::Result<SymbolCode> parseDigits(std::string_view text, SymbolCode code) {
    const std::string& digits = code.text;
    if (digits.size() != 20 && digits.size() != 30)
        return malformed(text, saban::text(SABAN_TR("layers", "it has {0} digits"), digits.size()));
    for (std::size_t i = 0; i < digits.size(); ++i)
        if (!std::isdigit(static_cast<unsigned char>(digits[i])) && !(i == kFrameShapeAt && digits[i] == 'A'))
            return malformed(text, saban::text(SABAN_TR("layers", "character {0} is not a digit"), i + 1));
    if (digits[kContextAt] > '2') return malformed(text, saban::text(SABAN_TR("layers", "digit 3, the context, is not 0, 1 or 2")));
    if (digits[kIdentityAt] > '6') return malformed(text, saban::text(SABAN_TR("layers", "digit 4, the identity, is not 0 to 6")));

    static constexpr std::array kSides{SymbolSide::Unknown, SymbolSide::Unknown, SymbolSide::Own,  SymbolSide::Own,
                                       SymbolSide::Neutral, SymbolSide::Other,   SymbolSide::Other};
    code.form = digits.size() == 20 ? SymbolForm::Digits20 : SymbolForm::Digits30;
    code.side = kSides[static_cast<std::size_t>(digits[kIdentityAt] - '0')];
    code.isSideAssumed = isOneOf(digits[kIdentityAt], "025");
    code.context = static_cast<SymbolContext>(digits[kContextAt] - '0');
    code.isPlanned = digits[kStatusAt] == '1';
    code.isDummy = isOneOf(digits[kHeadquartersAt], "1357");
    code.isHeadquarters = isOneOf(digits[kHeadquartersAt], "2367");
    code.isTaskForce = isOneOf(digits[kHeadquartersAt], "4567");
    const std::string_view echelon = std::string_view(digits).substr(kEchelonAt, 2);
    for (const EchelonCode& known : kEchelons)
        if (known.digits == echelon) code.echelon = known.echelon;
    return code;
}

geo::Result<SymbolCode> parseLetters(std::string_view text, SymbolCode code) {
    const std::string& letters = code.text;
    if (letters.size() < 10 || letters.size() > 15)
        return malformed(text, saban::text(SABAN_TR("layers", "it has {0} characters"), letters.size()));
    for (std::size_t i = 0; i < letters.size(); ++i)
        if (!std::isalnum(static_cast<unsigned char>(letters[i])) && letters[i] != '-')
            return malformed(text, saban::text(SABAN_TR("layers", "character {0} is no letter, digit or dash"), i + 1));
    if (!isOneOf(letters[0], "SGWIOE")) return malformed(text, saban::text(SABAN_TR("layers", "no coding scheme begins with '{0}'"), letters[0]));

    code.form = SymbolForm::Letters;
    const char affiliation = letters[kAffiliationAt];
    // Weather has no sides.
    if (letters[0] != 'W') {
        if (!isOneOf(affiliation, "PUAFNSHGWMDLJKO-"))
            return malformed(text, saban::text(SABAN_TR("layers", "there is no affiliation '{0}'"), affiliation));
        if (isOneOf(affiliation, "FADM")) code.side = SymbolSide::Own;
        if (isOneOf(affiliation, "HSJK")) code.side = SymbolSide::Other;
        if (isOneOf(affiliation, "NL")) code.side = SymbolSide::Neutral;
        code.isSideAssumed = isOneOf(affiliation, "PASGM");
        if (isOneOf(affiliation, "GWDLMJK")) code.context = SymbolContext::Exercise;
    }
    code.isPlanned = letters[kLetterStatusAt] == 'A';
    const char modifier = letters.size() > kModifierAt ? letters[kModifierAt] : '-';
    const char size = letters.size() > kLetterEchelonAt ? letters[kLetterEchelonAt] : '-';
    code.isHeadquarters = isOneOf(modifier, "ABCD");
    code.isTaskForce = isOneOf(modifier, "BDEG");
    code.isDummy = isOneOf(modifier, "CDFG") || (modifier == 'H' && size == 'B');
    // With these the next letter means something else: an installation, mobility, a towed array.
    if (!isOneOf(modifier, "HMN"))
        for (const EchelonCode& known : kEchelons)
            if (known.letter == size) code.echelon = known.echelon;
    return code;
}

/// A code of letters long enough for its modifiers.
std::string withModifiers(std::string letters) {
    if (letters.size() <= kLetterEchelonAt) letters.resize(kLetterEchelonAt + 1, '-');
    return letters;
}

/// Headquarters, task force and dummy of a code of letters, as one letter; '-' for none of them.
char modifierOf(bool isHeadquarters, bool isTaskForce, bool isDummy) {
    return "-FEGACBD"[(isHeadquarters ? 4 : 0) + (isTaskForce ? 2 : 0) + (isDummy ? 1 : 0)];
}

}  // namespace

geo::Result<SymbolCode> parseSymbolCode(std::string_view text) {
    SymbolCode code;
    code.text = normalised(text);
    if (code.text.empty()) return malformed(text, saban::text(SABAN_TR("layers", "it is empty")));
    if (std::isdigit(static_cast<unsigned char>(code.text[0]))) return parseDigits(text, std::move(code));
    return parseLetters(text, std::move(code));
}

std::string withSide(const SymbolCode& code, SymbolSide side) {
    std::string text = code.text;
    const auto at = static_cast<std::size_t>(side);
    if (code.form != SymbolForm::Letters) text[kIdentityAt] = "1346"[at];
    else if (text[0] != 'W') text[kAffiliationAt] = code.context == SymbolContext::Exercise && side != SymbolSide::Other ? "WDL"[at] : "UFNH"[at];
    return text;
}

std::string withEchelon(const SymbolCode& code, Echelon echelon) {
    if (code.form != SymbolForm::Letters) return std::string(code.text).replace(kEchelonAt, 2, codeOf(echelon).digits);
    std::string text = withModifiers(code.text);
    if (isOneOf(text[kModifierAt], "HMN")) text[kModifierAt] = '-';
    text[kLetterEchelonAt] = codeOf(echelon).letter;
    return text;
}

std::string withHeadquarters(const SymbolCode& code, bool isHeadquarters) {
    std::string text = code.text;
    if (code.form != SymbolForm::Letters) {
        text[kHeadquartersAt] = static_cast<char>('0' + (isHeadquarters ? 2 : 0) + (code.isTaskForce ? 4 : 0) + (code.isDummy ? 1 : 0));
        return text;
    }
    text = withModifiers(std::move(text));
    if (isOneOf(text[kModifierAt], "HMN")) text[kLetterEchelonAt] = '-';
    text[kModifierAt] = modifierOf(isHeadquarters, code.isTaskForce, code.isDummy);
    return text;
}

std::string echelonName(Echelon echelon) {
    static constexpr std::array kNames{SABAN_TR("layers", "team"),      SABAN_TR("layers", "squad"),    SABAN_TR("layers", "section"),
                                       SABAN_TR("layers", "platoon"),   SABAN_TR("layers", "company"),  SABAN_TR("layers", "battalion"),
                                       SABAN_TR("layers", "regiment"),  SABAN_TR("layers", "brigade"),  SABAN_TR("layers", "division"),
                                       SABAN_TR("layers", "corps"),     SABAN_TR("layers", "army"),     SABAN_TR("layers", "army group"),
                                       SABAN_TR("layers", "region"),    SABAN_TR("layers", "command")};
    return echelon == Echelon::None ? std::string() : translated(kNames[static_cast<std::size_t>(echelon) - 1]);
}

}  // namespace saban::layers
