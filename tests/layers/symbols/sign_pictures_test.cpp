#include "layers/symbols/sign_pictures.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "tests/layers/symbols/symbol_fixture.h"
#include "tests/support/raster_fixtures.h"

namespace saban::layers {
namespace {

using geo::ErrorCode;
using test::TemporaryFolder;
using test::writeText;

constexpr const char* kSvg = R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="10"/></svg>)";

void expectError(const TemporaryFolder& folder, ErrorCode code, const std::string& reason) {
    const auto pictures = SignPictures::read(folder.path().string());
    ASSERT_FALSE(pictures) << reason;
    EXPECT_EQ(pictures.error().code, code) << pictures.error().message;
    EXPECT_NE(pictures.error().message.find(reason), std::string::npos) << pictures.error().message;
}

void expectBadIndex(const std::string& content, ErrorCode code, const std::string& reason) {
    const TemporaryFolder f;
    writeText(f.file("a.svg"), kSvg);
    writeText(f.file("index.json"), content);
    expectError(f, code, reason);
}

TEST(Pattern, TakesAnyNumberOfCharactersForAStar) {
    for (const auto& [code, pattern] : std::initializer_list<std::pair<const char*, const char*>>{
             {"abc", "abc"}, {"abc", "*"}, {"abc", "a*"}, {"abc", "*c"}, {"abc", "a*c"}, {"abc", "a*bc"}, {"abcbc", "*bc"}, {"", "*"}, {"", "**"}, {"aXbXc", "a*b*c"}})
        EXPECT_TRUE(fitsPattern(code, pattern)) << code << " " << pattern;
    for (const auto& [code, pattern] : std::initializer_list<std::pair<const char*, const char*>>{
             {"abc", "ab"}, {"abc", "b*"}, {"abc", "*b"}, {"abc", ""}, {"", "a"}, {"ab", "a*b*c"}})
        EXPECT_FALSE(fitsPattern(code, pattern)) << code << " " << pattern;
    EXPECT_FALSE(fitsPattern(std::string(3000, 'a'), "*a*a*a*a*a*a*a*a*a*b"));
}

TEST(SignPictures, FindTheExactCodeBeforeAPattern) {
    const TemporaryFolder f;
    writeText(f.file("10031000001211000000.svg"), kSvg);
    writeText(f.file("any.svg"), kSvg);
    writeText(f.file("notes.txt"), "no picture");
    writeText(f.file("index.json"), R"({"signs":[{"code":"1003*","file":"any.svg","height":2,"anchor":[0,1]}]})");
    const auto pictures = SignPictures::read(f.path().string());
    ASSERT_TRUE(pictures) << pictures.error().message;
    EXPECT_EQ((*pictures)->size(), 2u);
    EXPECT_EQ((*pictures)->find("10031000001211000000")->file, "10031000001211000000.svg");
    const SignPicture* any = (*pictures)->find("10031000001300000000");
    ASSERT_NE(any, nullptr);
    EXPECT_EQ(any->file, "any.svg");
    EXPECT_DOUBLE_EQ(any->height, 2.0);
    EXPECT_DOUBLE_EQ(any->anchorX, 0.0);
    EXPECT_DOUBLE_EQ(any->anchorY, 1.0);
    EXPECT_EQ((*pictures)->find("10061000001211000000"), nullptr);
}

TEST(SignPictures, OfAnEmptyFolderAreNone) {
    const TemporaryFolder f;
    EXPECT_EQ((*SignPictures::read(f.path().string()))->size(), 0u);
}

TEST(SignPictures, ChangeTheirIdentityWithAPicture) {
    const TemporaryFolder f;
    writeText(f.file("a.svg"), kSvg);
    const auto before = (*SignPictures::read(f.path().string()))->identity();
    EXPECT_EQ((*SignPictures::read(f.path().string()))->identity(), before);
    writeText(f.file("a.svg"), std::string(kSvg) + "\n");
    EXPECT_NE((*SignPictures::read(f.path().string()))->identity(), before);
}

TEST(BadSignPictures, Missing) {
    const auto none = SignPictures::read("/nowhere/signs");
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().code, ErrorCode::NotFound);
    expectBadIndex(R"({"signs":[{"code":"x","file":"b.svg"}]})", ErrorCode::NotFound, "b.svg");
}

TEST(BadSignPictures, Empty) {
    const TemporaryFolder f;
    writeText(f.file("a.svg"), "");
    expectError(f, ErrorCode::BadFormat, "a.svg");
    expectBadIndex("", ErrorCode::BadFormat, "empty");
}

TEST(BadSignPictures, MalformedOrDegenerate) {
    const TemporaryFolder f;
    writeText(f.file("a.svg"), "<html></html>");
    expectError(f, ErrorCode::BadFormat, "no SVG");
    expectBadIndex("{}", ErrorCode::BadFormat, "signs");
    expectBadIndex(R"({"signs":[{}]})", ErrorCode::BadFormat, "lacks");
    expectBadIndex(R"({"signs":[{"code":"x","file":"a.svg"},7]})", ErrorCode::BadFormat, "entry 2");
    expectBadIndex(R"({"signs":[{"code":"x","file":"a.svg","hieght":1}]})", ErrorCode::BadFormat, "hieght");
    expectBadIndex(R"({"signs":[{"code":"x","file":"a.svg","height":0}]})", ErrorCode::BadFormat, "height");
    expectBadIndex(R"({"signs":[{"code":"x","file":"a.svg","anchor":[0,2]}]})", ErrorCode::BadFormat, "anchor");
}

TEST(BadSignPictures, Truncated) {
    const TemporaryFolder f;
    writeText(f.file("a.svg"), std::string(kSvg).substr(0, 60));
    expectError(f, ErrorCode::BadFormat, "end is missing");
    expectBadIndex(R"({"signs":[{"code":"x")", ErrorCode::BadFormat, "cut off");
}

TEST(BadSignPictures, Oversized) {
    const TemporaryFolder f;
    writeText(f.file("a.svg"), std::string(5u << 20, ' '));
    expectError(f, ErrorCode::BadFormat, "larger than");
    expectBadIndex(R"({"signs":[{"code":"x","file":"a.svg","height":11}]})", ErrorCode::BadFormat, "height");
}

TEST(BadSignPictures, WithoutANumber) {
    expectBadIndex(R"({"signs":[{"code":"x","file":"a.svg","height":NaN}]})", ErrorCode::BadFormat, "no JSON");
    expectBadIndex(R"({"signs":[{"code":"x","file":"a.svg","anchor":[null,null]}]})", ErrorCode::BadFormat, "anchor");
    expectBadIndex(R"({"signs":[{"code":null,"file":"a.svg"}]})", ErrorCode::BadFormat, "code");
}

TEST(BadSignPictures, OutsideOfTheFolder) {
    expectBadIndex(R"({"signs":[{"code":"x","file":"../a.svg"}]})", ErrorCode::Refused, "../a.svg");
    expectBadIndex(R"({"signs":[{"code":"x","file":"/etc/passwd"}]})", ErrorCode::Refused, "/etc/passwd");
}

}  // namespace
}  // namespace saban::layers
