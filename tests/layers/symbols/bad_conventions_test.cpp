#include <gtest/gtest.h>

#include <filesystem>

#include "layers/symbols/convention_profile.h"
#include "layers/symbols/symbol_search.h"
#include "tests/layers/symbols/symbol_fixture.h"
#include "tests/support/raster_fixtures.h"

namespace saban::layers {
namespace {

using geo::ErrorCode;
using test::TemporaryFolder;
using test::writeText;

void expectError(const std::string& path, ErrorCode code, const std::string& reason) {
    const auto profile = readConvention(path);
    ASSERT_FALSE(profile) << reason;
    EXPECT_EQ(profile.error().code, code) << profile.error().message;
    EXPECT_NE(profile.error().message.find(reason), std::string::npos) << profile.error().message;
    EXPECT_NE(profile.error().message.find(path), std::string::npos) << profile.error().message;
}

void expectBad(const std::string& content, const std::string& reason) {
    const TemporaryFolder f;
    expectError(writeText(f.file("own.json"), content), ErrorCode::BadFormat, reason);
}

TEST(BadConventions, Missing) { expectError("/nowhere/own.json", ErrorCode::NotFound, "no such file"); }

TEST(BadConventions, AFolder) {
    const TemporaryFolder f;
    expectError(f.path().string(), ErrorCode::Unreadable, "not a file");
}

TEST(BadConventions, Empty) { expectBad("", "empty"); }

TEST(BadConventions, Degenerate) {
    expectBad("[]", "no JSON object");
    expectBad("3", "no JSON object");
    expectBad(R"({"sides":[]})", "sides");
    expectBad(R"({"sides":{"own":"red"}})", "sides.own");
}

TEST(BadConventions, Malformed) {
    expectBad("own: red", "no JSON");
    expectBad(R"({"sides":{"friend":{}}})", "sides.friend");
    expectBad(R"({"sides":{"own":{"colour":"#000000"}}})", "sides.own.colour");
    for (const char* colour : {R"("red")", R"("#12345")", R"("#12345g")", R"("#1234567")", "7", R"("")"})
        expectBad(std::string(R"({"sides":{"own":{"fill":)") + colour + "}}}", "sides.own.fill");
    expectBad(R"({"label_color":"#000000"})", "label_color");
    expectBad(R"({"verified":"yes"})", "verified");
    expectBad(R"({"side_texts":{"foe":"X"}})", "side_texts.foe");
}

TEST(BadConventions, Truncated) { expectBad(R"({"sides":{"own":{"fill":"#ff00)", "cut off"); }

TEST(BadConventions, Oversized) {
    expectBad(R"({"comment":")" + std::string(2u << 20, 'x') + "\"}", "larger than");
    expectBad(R"({"side_texts":{"own":")" + std::string(21, 'x') + "\"}}", "side_texts.own");
    expectBad(R"({"halo_percent":21})", "halo_percent");
    std::string deep;
    for (int i = 0; i < 100'000; ++i) deep += '[';
    expectBad(deep, "no JSON");
}

TEST(BadConventions, Nan) {
    expectBad(R"({"halo_percent":NaN})", "no JSON");
    expectBad(R"({"halo_percent":"NaN"})", "halo_percent");
    expectBad(R"({"halo_percent":1e999})", "");
}

TEST(BadConventions, WithoutAValue) {
    expectBad(R"({"halo_percent":null})", "halo_percent");
    expectBad(R"({"label_colour":null})", "label_colour");
    expectBad(R"({"svg_folder":null})", "svg_folder");
}

TEST(BadSymbolNames, AreRefusedWithTheEntry) {
    const TemporaryFolder f;
    const auto expectRefused = [&](const std::string& content, const std::string& reason) {
        const auto names = SymbolNames::read(writeText(f.file("names.json"), content));
        ASSERT_FALSE(names) << reason;
        EXPECT_EQ(names.error().code, ErrorCode::BadFormat);
        EXPECT_NE(names.error().message.find(reason), std::string::npos) << names.error().message;
    };
    const std::string good = R"({"code":"10031000001211000000","name_vi":"Bộ binh","name_en":"Infantry"})";
    expectRefused("", "empty");
    expectRefused("{}", "symbols");
    expectRefused(R"({"symbols":[]})", "symbols");
    expectRefused(R"({"symbols":[)" + good, "cut off");
    expectRefused(R"({"symbols":[)" + good + "," + good + "]}", "twice");
    expectRefused(R"({"symbols":[)" + good + R"(,{"code":"NaN","name_vi":"a","name_en":"b"}]})", "entry 2");
    expectRefused(R"({"symbols":[{"code":"SFGPUCI---","name_vi":"a","name_en":"b"}]})", "20 digits");
    expectRefused(R"({"symbols":[{"code":"10031000001211000000","name_vi":" ","name_en":"b"}]})", "lacks");
    expectRefused(R"({"symbols":[{"code":null}]})", "code");
    expectRefused(R"({"symbols":[null]})", "entry 1");
    expectRefused(std::string(5u << 20, ' '), "larger than");
    EXPECT_EQ(SymbolNames::read(f.file("none.json")).error().code, ErrorCode::NotFound);
}

}  // namespace
}  // namespace saban::layers
