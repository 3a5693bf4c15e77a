#include "layers/symbols/symbol_search.h"

#include <gtest/gtest.h>

#include <set>

#include "layers/symbols/symbol_code.h"

namespace saban::layers {
namespace {

const SymbolNames& names() { return **SymbolNames::builtIn(); }

std::string firstVi(std::string_view query) {
    const auto found = names().search(query, 1);
    return found.empty() ? "" : found.front()->nameVi;
}

TEST(FoldedForSearch, DropsCaseAndMarks) {
    EXPECT_EQ(foldedForSearch("Đại đội  Công binh, số 3"), "dai doi cong binh so 3");
    EXPECT_EQ(foldedForSearch("\u0110\u1ED9i"), foldedForSearch("\u0110o\u0323\u0302i"));
    EXPECT_EQ(foldedForSearch("..."), "");
}

TEST(SymbolNames, HoldAHundredAndTwentySignsOfTheOwnSideOrMore) {
    EXPECT_GE(names().entries().size(), 120u);
    std::set<std::string> codes;
    for (const SymbolEntry& entry : names().entries()) {
        const auto code = parseSymbolCode(entry.code);
        ASSERT_TRUE(code) << entry.code;
        EXPECT_EQ(code->side, SymbolSide::Own) << entry.nameEn;
        EXPECT_EQ(code->echelon, Echelon::None) << entry.nameEn;
        EXPECT_EQ(code->isHeadquarters, entry.kind == SymbolKind::CommandPost) << entry.nameEn;
        EXPECT_TRUE(codes.insert(entry.code).second) << entry.code;
    }
}

TEST(SymbolNames, AreFoundInVietnameseWithAndWithoutMarks) {
    for (const char* query : {"Bộ binh", "bộ binh", "bo binh", "BO BINH", "Bo\u0323\u0302 binh"}) EXPECT_EQ(firstVi(query), "Bộ binh") << query;
    EXPECT_EQ(firstVi("công binh"), "Công binh");
    EXPECT_EQ(firstVi("dan quan"), "Dân quân tự vệ");
    EXPECT_EQ(firstVi("so chi huy co ban"), "Sở chỉ huy cơ bản");
    EXPECT_EQ(firstVi("so chi huy chinh"), "Sở chỉ huy cơ bản");
    EXPECT_EQ(firstVi("quân y"), "Quân y");
    EXPECT_EQ(firstVi("đap"), "Đập");
}

TEST(SymbolNames, AreFoundInEnglish) {
    EXPECT_EQ(firstVi("infantry"), "Bộ binh");
    EXPECT_EQ(firstVi("Signals"), "Thông tin liên lạc");
    EXPECT_EQ(firstVi("border"), "Bộ đội biên phòng");
    EXPECT_EQ(firstVi("ferry"), "Bến phà");
}

TEST(SymbolNames, AreFoundByKeywords) {
    EXPECT_TRUE(firstVi("DQTV").starts_with("Dân quân"));
    EXPECT_EQ(firstVi("PCCC"), "Phòng cháy, chữa cháy");
    EXPECT_FALSE(names().search("SCH").empty());
    EXPECT_EQ(names().search("SCH", 1).front()->kind, SymbolKind::CommandPost);
}

TEST(SymbolNames, ThatAgreeInTheirMarksComeFirst) {
    EXPECT_EQ(firstVi("cầu"), "Cầu");
    EXPECT_EQ(firstVi("cảng"), "Cảng");
    EXPECT_EQ(firstVi("đạn"), "Đạn");
    // Without its marks it is the whole name of "Đạn".
    EXPECT_TRUE(firstVi("dân").starts_with("Dân")) << firstVi("dân");
}

TEST(SymbolNames, AreAllGivenForAnEmptyQueryAndNoneForNonsense) {
    EXPECT_EQ(names().search("", 1000).size(), names().entries().size());
    EXPECT_EQ(names().search("", 7).size(), 7u);
    EXPECT_TRUE(names().search("xyzzy").empty());
}

TEST(SymbolNames, AreFoundByCodeWhateverSideAndEchelon) {
    const auto code = *parseSymbolCode("10031000001407000000");
    EXPECT_EQ(names().find(withEchelon(code, Echelon::Company))->nameEn, "Engineers");
    EXPECT_EQ(names().find(withSide(code, SymbolSide::Other))->nameEn, "Engineers");
    EXPECT_EQ(names().find(withHeadquarters(code, true))->nameEn, "Engineer command post");
    EXPECT_EQ(names().find(withHeadquarters(*parseSymbolCode("10031000001613000000"), true))->nameEn, "Medical");
    EXPECT_EQ(names().find("10031000009999990000"), nullptr);
    EXPECT_EQ(names().find("SFGPUCI---"), nullptr);
    EXPECT_EQ(names().find("gì đó"), nullptr);
}

}  // namespace
}  // namespace saban::layers
