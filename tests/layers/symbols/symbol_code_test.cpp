#include "layers/symbols/symbol_code.h"

#include <gtest/gtest.h>

#include <string>

namespace saban::layers {
namespace {

SymbolCode parsed(std::string_view text) {
    const auto code = parseSymbolCode(text);
    EXPECT_TRUE(code) << text << ": " << (code ? "" : code.error().message);
    return code.value_or(SymbolCode{});
}

// Positions as in MIL-STD-2525D: version 10, context 1 (exercise), identity 6 (hostile), symbol set 10 (land unit), status 1
// (planned), 3 (headquarters, dummy), echelon 16 (battalion).
TEST(SymbolCode, OfDigitsSaysSideEchelonAndMarks) {
    const SymbolCode code = parsed("10161013161211000000");
    EXPECT_EQ(code.form, SymbolForm::Digits20);
    EXPECT_EQ(code.side, SymbolSide::Other);
    EXPECT_FALSE(code.isSideAssumed);
    EXPECT_EQ(code.context, SymbolContext::Exercise);
    EXPECT_EQ(code.echelon, Echelon::Battalion);
    EXPECT_TRUE(code.isPlanned);
    EXPECT_TRUE(code.isHeadquarters);
    EXPECT_TRUE(code.isDummy);
    EXPECT_FALSE(code.isTaskForce);
}

TEST(SymbolCode, Of30DigitsMayHaveTheFrameShapeA) {
    EXPECT_EQ(parsed("130310001412110000000000000000").form, SymbolForm::Digits30);
    EXPECT_EQ(parsed("13031000141211000000" "00A0000000").echelon, Echelon::Platoon);
}

// SFGPUCI----F---: warfighting, friend, ground, present, infantry, battalion (2525C).
TEST(SymbolCode, OfLettersSaysSideEchelonAndMarks) {
    const SymbolCode code = parsed("sfgpuci----f***");
    EXPECT_EQ(code.text, "SFGPUCI----F---");
    EXPECT_EQ(code.side, SymbolSide::Own);
    EXPECT_EQ(code.echelon, Echelon::Battalion);
    const SymbolCode headquarters = parsed("SHGAUCI---BG---");
    EXPECT_EQ(headquarters.side, SymbolSide::Other);
    EXPECT_TRUE(headquarters.isPlanned);
    EXPECT_TRUE(headquarters.isHeadquarters);
    EXPECT_TRUE(headquarters.isTaskForce);
    EXPECT_EQ(headquarters.echelon, Echelon::Regiment);
    EXPECT_EQ(parsed("SNGPUCI---").side, SymbolSide::Neutral);
    EXPECT_EQ(parsed("SWGPUCI---").context, SymbolContext::Exercise);
}

TEST(SymbolCode, OfMobilityIsNoEchelon) {
    EXPECT_EQ(parsed("SFGPEVAT--MP---").echelon, Echelon::None);
    EXPECT_EQ(parsed("10031500331202000000").echelon, Echelon::None);
}

TEST(SymbolCode, IgnoresBlanks) { EXPECT_EQ(parsed(" 1003 1000 0012 1100 0000\n").text, "10031000001211000000"); }

TEST(SymbolCode, ThatIsMalformedIsRefusedWithTheReason) {
    for (const auto& [text, reason] : std::initializer_list<std::pair<std::string, std::string>>{
             {"", "empty"},
             {"1003100000121100000", "19 digits"},
             {"100310000012110000000", "21 digits"},
             {"10031000001211O00000", "character 15"},
             {"10931000001211000000", "context"},
             {"10081000001211000000", "identity"},
             {"SFGPUCI--", "9 characters"},
             {"SFGPUCI---------", "16 characters"},
             {"XFGPUCI---", "'X'"},
             {"SXGPUCI---", "affiliation"},
             {"SFGPUC!---", "character 7"},
             {"Bộ binh cơ", "character 2"},
             {std::string(100000, '1'), "100000 digits"}}) {
        const auto code = parseSymbolCode(text);
        ASSERT_FALSE(code) << text;
        EXPECT_EQ(code.error().code, geo::ErrorCode::BadFormat);
        EXPECT_NE(code.error().message.find(reason), std::string::npos) << code.error().message;
        EXPECT_LT(code.error().message.size(), 400u);
    }
}

TEST(SymbolCode, ChangesSideEchelonAndStaffAndNothingElse) {
    const SymbolCode digits = parsed("10031000001211000000");
    EXPECT_EQ(withSide(digits, SymbolSide::Other), "10061000001211000000");
    EXPECT_EQ(withEchelon(digits, Echelon::Company), "10031000151211000000");
    EXPECT_EQ(withHeadquarters(digits, true), "10031002001211000000");
    const SymbolCode letters = parsed("SFGPUCI---");
    EXPECT_EQ(withSide(letters, SymbolSide::Neutral), "SNGPUCI---");
    EXPECT_EQ(withEchelon(letters, Echelon::Brigade), "SFGPUCI----H");
    EXPECT_EQ(withHeadquarters(parsed("SFGPUCI---EH---"), true), "SFGPUCI---BH---");
    EXPECT_EQ(withHeadquarters(parsed("SFGPUCI---BH---"), false), "SFGPUCI---EH---");
}

TEST(SymbolCode, ReadsBackWhatItWrites) {
    for (const char* text : {"10131000001211000000", "SDGPUCI----F---"})
        for (int side = 0; side < 4; ++side)
            for (int echelon = 0; echelon <= static_cast<int>(Echelon::Command); ++echelon) {
                const SymbolCode sided = parsed(withSide(parsed(text), static_cast<SymbolSide>(side)));
                const SymbolCode code = parsed(withEchelon(sided, static_cast<Echelon>(echelon)));
                EXPECT_EQ(code.side, static_cast<SymbolSide>(side)) << code.text;
                EXPECT_EQ(code.echelon, static_cast<Echelon>(echelon)) << code.text;
            }
}

}  // namespace
}  // namespace saban::layers
