#include "layers/symbols/convention_profile.h"

#include <gtest/gtest.h>

#include "tests/layers/symbols/symbol_fixture.h"
#include "tests/support/raster_fixtures.h"

namespace saban::layers {
namespace {

using test::TemporaryFolder;
using test::writeText;

TEST(Convention, OfTheStandardsDrawsOwnBlueAndOtherRed) {
    const auto nato = *builtInConvention("nato");
    // "Light" of milsymbol 3.0.4: rgb(128,224,255) and rgb(255,128,128).
    EXPECT_EQ(nato->own.fill, "#80e0ff");
    EXPECT_EQ(nato->other.fill, "#ff8080");
    EXPECT_TRUE(nato->isVerified);
}

TEST(Convention, OfTheRegionSaysThatItIsAnUnverifiedExample) {
    const auto vn = *builtInConvention("vn");
    EXPECT_FALSE(vn->isVerified);
    EXPECT_NE(vn->nameVi.find("chưa kiểm chứng"), std::string::npos);
    EXPECT_NE(vn->nameEn.find("not verified"), std::string::npos);
    EXPECT_FALSE(vn->noteVi.empty());
    EXPECT_NE(vn->own, (*builtInConvention("nato"))->own);
}

TEST(Convention, OfTheProgramIsFoundByNameOnly) {
    for (const std::string& id : builtInConventions()) EXPECT_TRUE(builtInConvention(id)) << id;
    const auto none = builtInConvention("../nato");
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().code, geo::ErrorCode::NotFound);
}

TEST(Convention, OfAPersonTakesFromTheStandardWhatItDoesNotSay) {
    const TemporaryFolder f;
    const auto own = readConvention(writeText(f.file("su_doan.json"), R"({"name_vi":"Sư đoàn","sides":{"own":{"fill":"#C00000"}},"side_texts":{"other":"ĐP"}})"));
    ASSERT_TRUE(own) << own.error().message;
    EXPECT_EQ((*own)->id, "su_doan");
    EXPECT_EQ((*own)->own.fill, "#C00000");
    EXPECT_EQ((*own)->own.frame, "#000000");
    EXPECT_EQ((*own)->other, (*builtInConvention("nato"))->other);
    EXPECT_EQ((*own)->nameEn, "Sư đoàn");
    EXPECT_EQ((*own)->sideTexts[static_cast<std::size_t>(SymbolSide::Other)], "ĐP");
    EXPECT_FALSE((*own)->isVerified);
}

TEST(Convention, HasAnIdentityOfWhatIsDrawnNotOfItsName) {
    const TemporaryFolder f;
    const auto a = *readConvention(writeText(f.file("a.json"), R"({"name_vi":"a"})"));
    const auto b = *readConvention(writeText(f.file("b.json"), R"({"name_vi":"b","comment":"khác tên"})"));
    const auto c = *readConvention(writeText(f.file("c.json"), R"({"name_vi":"a","label_colour":"#000001"})"));
    EXPECT_EQ(a->identity, b->identity);
    EXPECT_NE(a->identity, c->identity);
}

}  // namespace
}  // namespace saban::layers
