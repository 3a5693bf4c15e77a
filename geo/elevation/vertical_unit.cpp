#include "geo/elevation/vertical_unit.h"

#include <algorithm>
#include <cctype>
#include <string>

namespace saban::geo {

namespace {

struct Unit {
    double metres;
    std::string_view words;  ///< separated and enclosed by spaces
};

constexpr double kFootM = 0.3048;
constexpr double kUsSurveyFootM = 1200.0 / 3937.0;

constexpr Unit kUnits[] = {
    {1.0, " m metre metres meter meters mtr "},
    {kFootM, " ft foot feet footinternational internationalfoot internationalfeet intft ftint "},
    {kUsSurveyFootM,
     " usft ftus sft usfoot usfeet footus feetus ussurveyfoot ussurveyfeet surveyfoot surveyfeet footussurvey "
     "feetussurvey "
     "usfootsurvey "},
    {0.1, " dm decimetre decimetres decimeter decimeters "},
    {0.01, " cm centimetre centimetres centimeter centimeters "},
    {0.001, " mm millimetre millimetres millimeter millimeters "},
    {1000.0, " km kilometre kilometres kilometer kilometers "},
    {1.8288, " fathom fathoms "},
    {0.9144, " yd yard yards "},
};

}  // namespace

std::optional<double> metresPerVerticalUnit(std::string_view word) {
    std::string key = " ";
    for (const char c : word)
        if (std::isalnum(static_cast<unsigned char>(c)))
            key += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    if (key.size() == 1) return std::nullopt;
    key += ' ';
    const auto* const unit = std::find_if(std::begin(kUnits), std::end(kUnits),
                                          [&](const Unit& u) { return u.words.find(key) != u.words.npos; });
    if (unit == std::end(kUnits)) return std::nullopt;
    return unit->metres;
}

}  // namespace saban::geo
