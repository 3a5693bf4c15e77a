#include "layers/symbols/symbol_engine.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "layers/symbols/symbol_code.h"
#include "layers/symbols/symbol_search.h"
#include "tests/layers/symbols/symbol_fixture.h"
#include "tests/support/raster_fixtures.h"

namespace saban::layers {
namespace {

using test::convention;
using test::TemporaryFolder;

/// Codes of letters of several schemes and dimensions.
const std::vector<std::string> kLetterCodes{
    "SFGPUCI----F---", "SHGPUCI----G---", "SNGPUCD----E---", "SUGPUCF----D---", "SFGAUCE---AH---", "SHGPUCAA--BI---", "SPGPUSM----C---",
    "SFGPEVAT--MP---", "SHGPEWMA-------", "SFGPIB----H----", "SFAPMFF--------", "SHAPMHA--------", "SFSPCLDD-------", "SHUPSN---------",
    "SFFPGN---------", "GFGPGPP----X---", "WAS-PLT---P----", "EFFPBB----H----", "IHGPSRAI-------", "OHVPA----------"};

/// Every kind of entity in the table, in turn for each side, with echelons, statuses and contexts; then codes of 30 digits, of
/// letters, and ones that nobody knows.
std::vector<std::string> manyCodes() {
    std::vector<std::string> codes;
    const auto names = *SymbolNames::builtIn();
    std::size_t i = 0;
    for (const SymbolEntry& entry : names->entries()) {
        SymbolCode code = *parseSymbolCode(entry.code);
        code.text = withSide(code, static_cast<SymbolSide>(i % 4));
        if (entry.kind == SymbolKind::Unit) code.text = withEchelon(code, static_cast<Echelon>(i % 15));
        code.text[2] = "0120"[i % 4];
        code.text[6] = "012345"[i % 6];
        codes.push_back(code.text);
        codes.push_back(withSide(*parseSymbolCode(entry.code), static_cast<SymbolSide>((i + 1) % 4)));
        if (i % 5 == 0) codes.push_back("13" + entry.code.substr(2, 1) + "5" + entry.code.substr(4) + "0000000000");
        ++i;
    }
    codes.insert(codes.end(), kLetterCodes.begin(), kLetterCodes.end());
    codes.insert(codes.end(), {"10031000009999990000", "10990000001211000000", "SFGPZZZZ--", "10010000000000000000"});
    const std::set<std::string> distinct(codes.begin(), codes.end());
    return {distinct.begin(), distinct.end()};
}

/// What milsymbol itself makes of each of these options in another JavaScript engine.
std::vector<std::string> drawnByNode(const std::vector<std::string>& options, const TemporaryFolder& folder) {
    nlohmann::json list = nlohmann::json::array();
    for (const std::string& each : options) list.push_back(nlohmann::json::parse(each));
    test::writeText(folder.file("options.json"), list.dump());
    test::writeText(folder.file("draw.js"),
                    "const ms = require(process.argv[2]), fs = require('fs');\n"
                    "const drawn = JSON.parse(fs.readFileSync(process.argv[3])).map((o) => new ms.Symbol(o).asSVG());\n"
                    "fs.writeFileSync(process.argv[4], JSON.stringify(drawn));\n");
    const std::string command = std::string("'") + SABAN_NODE + "' '" + folder.file("draw.js") + "' '" + SABAN_MILSYMBOL + "' '" + folder.file("options.json") +
                                "' '" + folder.file("drawn.json") + "'";
    if (std::system(command.c_str()) != 0) return {};
    std::ifstream drawn(folder.file("drawn.json"));
    return nlohmann::json::parse(drawn).get<std::vector<std::string>>();
}

TEST(SymbolEngine, DrawsWhatMilsymbolDrawsInNodeByteByByte) {
    if (std::string(SABAN_NODE).empty()) GTEST_SKIP() << "node is not installed: there is nothing to compare with";
    const TemporaryFolder folder;
    const auto engine = SymbolEngine::start();
    ASSERT_TRUE(engine) << engine.error().message;
    const auto codes = manyCodes();
    ASSERT_GE(codes.size(), 300u);
    std::vector<std::string> options;
    for (std::size_t i = 0; i < codes.size(); ++i) {
        options.push_back(nlohmann::json{{"sidc", codes[i]}}.dump());
        options.push_back(signOptions(codes[i], {}, *convention(i % 2 ? "vn" : "nato")));
    }
    const auto expected = drawnByNode(options, folder);
    ASSERT_EQ(expected.size(), options.size());
    for (std::size_t i = 0; i < options.size(); ++i) {
        const auto sign = (*engine)->draw(options[i]);
        ASSERT_TRUE(sign) << options[i] << ": " << sign.error().message;
        EXPECT_EQ(sign->svg, expected[i]) << options[i];
    }
}

/// Numbers with nine significant digits.
std::string withRoundedNumbers(const std::string& svg) {
    static const std::regex number(R"(-?\d+\.\d+(e-?\d+)?)");
    std::string rounded;
    auto rest = svg.cbegin();
    for (auto match = std::sregex_iterator(svg.begin(), svg.end(), number); match != std::sregex_iterator(); ++match) {
        rounded.append(rest, (*match)[0].first).append(fmt::format("{:.9g}", std::stod(match->str())));
        rest = (*match)[0].second;
    }
    return rounded.append(rest, svg.cend());
}

// The size of an arrow is a sine, whose last digit differs between the two engines.
TEST(SymbolEngine, DrawsDirectionsAsNodeDoesButForRounding) {
    if (std::string(SABAN_NODE).empty()) GTEST_SKIP() << "node is not installed: there is nothing to compare with";
    const TemporaryFolder folder;
    const auto engine = SymbolEngine::start();
    ASSERT_TRUE(engine) << engine.error().message;
    std::vector<std::string> options;
    for (int deg = 0; deg < 360; deg += 7)
        for (const char* code : {"10031000001211000000", "10061002181211000000", "SFAPMFF--------"})
            options.push_back(signOptions(code, deg, *convention("nato")));
    const auto expected = drawnByNode(options, folder);
    ASSERT_EQ(expected.size(), options.size());
    for (std::size_t i = 0; i < options.size(); ++i)
        EXPECT_EQ(withRoundedNumbers((*engine)->draw(options[i])->svg), withRoundedNumbers(expected[i])) << options[i];
}

// The frame of a friendly land unit is 150 x 100 around 100, 100; the line is 4 wide, so the picture begins at 21, 46.
TEST(SymbolEngine, SaysWhereFrameAndAnchorLie) {
    const auto engine = SymbolEngine::start();
    ASSERT_TRUE(engine);
    const auto sign = (*engine)->draw(R"({"sidc":"10031000001211000000"})");
    ASSERT_TRUE(sign);
    EXPECT_DOUBLE_EQ(sign->width, 158.0);
    EXPECT_DOUBLE_EQ(sign->height, 108.0);
    EXPECT_DOUBLE_EQ(sign->frame.left, 4.0);
    EXPECT_DOUBLE_EQ(sign->frame.top, 4.0);
    EXPECT_DOUBLE_EQ(sign->frame.width(), 150.0);
    EXPECT_DOUBLE_EQ(sign->frame.height(), 100.0);
    EXPECT_DOUBLE_EQ(sign->anchorX, 79.0);
    EXPECT_DOUBLE_EQ(sign->anchorY, 54.0);
    EXPECT_TRUE(sign->isKnown);
}

TEST(SymbolEngine, KeepsColoursFromOneSignToTheNext) {
    const auto engine = SymbolEngine::start();
    ASSERT_TRUE(engine);
    const std::string friendly = signOptions("10031000001211000000", {}, *convention("nato"));
    const auto before = (*engine)->draw(friendly);
    for (const char* code : {"10151000001211000000", "10161000001211000000", "13051000001211000000", "10031100001100000000", "SJGPUCI---", "SKGPUCI---"})
        ASSERT_TRUE((*engine)->draw(signOptions(code, {}, *convention("nato"))));
    EXPECT_EQ((*engine)->draw(friendly)->svg, before->svg);
}

TEST(SymbolEngine, KnowsEverySignOfTheTable) {
    const auto engine = SymbolEngine::start();
    ASSERT_TRUE(engine);
    const auto names = *SymbolNames::builtIn();
    for (const SymbolEntry& entry : names->entries())
        EXPECT_TRUE((*engine)->draw(signOptions(entry.code, {}, *convention("nato")))->isKnown) << entry.code << " " << entry.nameEn;
}

TEST(SymbolEngine, ReportsOptionsThatAreNoJson) {
    const auto engine = SymbolEngine::start();
    ASSERT_TRUE(engine);
    const auto sign = (*engine)->draw("{");
    ASSERT_FALSE(sign);
    EXPECT_EQ(sign.error().code, geo::ErrorCode::BadFormat);
}

// 0.26 x 35 = 9.1 below 50.
TEST(AlignedTexts, MovesTextsWithAMiddleBaselineAndNoOthers) {
    EXPECT_EQ(withAlignedTexts(R"(<svg><text x="1" y="50" font-size="35" dominant-baseline="middle" fill="black" >X</text><text y="7" font-size="9">y</text></svg>)"),
              R"(<svg><text x="1" y="59.1" font-size="35" dominant-baseline="middle" fill="black" >X</text><text y="7" font-size="9">y</text></svg>)");
    EXPECT_EQ(withAlignedTexts("<svg><text "), "<svg><text ");
    EXPECT_EQ(withAlignedTexts(""), "");
}

}  // namespace
}  // namespace saban::layers
