#include <gtest/gtest.h>

#include <filesystem>
#include <functional>
#include <nlohmann/json.hpp>

#include "layers/catalogue/structure_catalogue.h"
#include "tests/support/raster_fixtures.h"

namespace saban::layers {
namespace {

using nlohmann::json;
using test::TemporaryFolder;
using test::writeText;

json good() {
    return json::parse(test::readBytes(std::string(SABAN_SOURCE_DIR) + "/data/catalogue/structures.json"));
}

json& typeOf(json& root, const std::string& id) {
    for (json& type : root["types"])
        if (type["id"] == id) return type;
    return root;
}

/// What is said of the default catalogue after `change`; empty when nothing is.
std::string errorAfter(const std::function<void(json&)>& change) {
    json root = good();
    change(root);
    const auto reading = parseCatalogue(root.dump(), "ours.json");
    if (reading) return {};
    EXPECT_EQ(reading.error().code, geo::ErrorCode::BadFormat);
    EXPECT_NE(reading.error().message.find("ours.json"), std::string::npos) << reading.error().message;
    return reading.error().message;
}

bool says(const std::string& message, const std::vector<std::string>& parts) {
    for (const std::string& part : parts)
        if (message.find(part) == std::string::npos) return false;
    return true;
}

TEST(BadCatalogue, MissingIsNotFound) {
    const TemporaryFolder f;
    const auto reading = readCatalogue(f.file("none.json"));
    ASSERT_FALSE(reading);
    EXPECT_EQ(reading.error().code, geo::ErrorCode::NotFound);
    EXPECT_NE(reading.error().message.find("none.json"), std::string::npos);
}

TEST(BadCatalogue, FolderIsUnreadable) {
    const TemporaryFolder f;
    const auto reading = readCatalogue(f.path().string());
    ASSERT_FALSE(reading);
    EXPECT_EQ(reading.error().code, geo::ErrorCode::Unreadable);
}

TEST(BadCatalogue, EmptyIsRefused) {
    const TemporaryFolder f;
    for (const char* content : {"", " \n"}) {
        const auto reading = readCatalogue(writeText(f.file("a.json"), content));
        ASSERT_FALSE(reading);
        EXPECT_TRUE(says(reading.error().message, {"a.json", "it is empty"})) << reading.error().message;
    }
}

TEST(BadCatalogue, DegenerateIsRefused) {
    for (const char* content : {"{}", "[]", "null", "7", R"({"types": []})", R"({"types": {}})"}) {
        const auto reading = parseCatalogue(content, "a.json");
        ASSERT_FALSE(reading) << content;
        EXPECT_TRUE(says(reading.error().message, {"'types'"})) << reading.error().message;
    }
    const auto reading = parseCatalogue(R"({"types": [null]})", "a.json");
    ASSERT_FALSE(reading);
    EXPECT_TRUE(says(reading.error().message, {"number 1", "id"})) << reading.error().message;
}

TEST(BadCatalogue, MalformedIsRefused) {
    for (const std::string content : {"types: tent", "{\"types\": [}", "\x89PNG\r\n", "{\"types\": [\"\xff\xfe\"]}"}) {
        const auto reading = parseCatalogue(content, "a.json");
        ASSERT_FALSE(reading) << content;
        EXPECT_TRUE(says(reading.error().message, {"a.json", "no JSON"})) << reading.error().message;
    }
}

TEST(BadCatalogue, TruncatedIsRefusedAtEveryLength) {
    const std::string whole = good().dump();
    for (std::size_t length = 0; length < whole.size(); length += 97)
        EXPECT_FALSE(parseCatalogue(whole.substr(0, length), "a.json")) << length;
}

TEST(BadCatalogue, OversizedIsRefused) {
    const TemporaryFolder f;
    const auto reading = readCatalogue(writeText(f.file("a.json"), good().dump() + std::string(5u << 20, ' ')));
    ASSERT_FALSE(reading);
    EXPECT_TRUE(says(reading.error().message, {"larger than 4 MiB"})) << reading.error().message;
    EXPECT_FALSE(parseCatalogue(std::string(1u << 20, '['), "deep.json"));
    EXPECT_TRUE(says(errorAfter([](json& root) {
                         json many = json::array();
                         for (int i = 0; i < 1001; ++i) many.push_back(root["types"][0]);
                         root["types"] = many;
                     }),
                     {"1 to 1000"}));
}

TEST(BadCatalogue, SizesThatAreNoneAreRefusedWithTypeKeyAndRange) {
    for (const json& bad : {json(-3), json(0), json(1001), json("5"), json(nullptr), json::array({5})}) {
        const std::string message = errorAfter([&](json& root) { typeOf(root, "tent")["sizes_m"]["width"] = bad; });
        EXPECT_TRUE(says(message, {"'tent'", "sizes_m.width", "a number over 0 and at most 1000"})) << message;
    }
    EXPECT_TRUE(says(errorAfter([](json& root) { typeOf(root, "tent")["sizes_m"]["width"] = -3; }), {"= -3"}));
    // JSON has no NaN; a number beyond double is none either.
    for (const char* bad : {"NaN", "Infinity", "1e999"}) {
        std::string content = good().dump();
        content.replace(content.find("\"height\":"), 9, std::string("\"height\":") + bad + ",\"was\":");
        EXPECT_FALSE(parseCatalogue(content, "a.json")) << bad;
    }
}

TEST(BadCatalogue, AModelFromTheNetworkOrOfALineIsRefused) {
    for (const char* url : {"http://example.invalid/hall.obj", "https://example.invalid/hall.obj", "/vsicurl/http://example.invalid/hall.obj"})
        EXPECT_TRUE(says(errorAfter([&](json& root) { typeOf(root, "tent")["model_file"] = url; }), {"'tent'", "model_file", "on this computer"})) << url;
    EXPECT_TRUE(says(errorAfter([](json& root) { typeOf(root, "open_trench")["model_file"] = "a.obj"; }), {"'open_trench'", "points only"}));
    EXPECT_TRUE(says(errorAfter([](json& root) { typeOf(root, "tent")["model_file"] = 7; }), {"'tent'", "model_file", "text"}));
    EXPECT_TRUE(says(errorAfter([](json& root) {
                         typeOf(root, "tent")["model_file"] = "a.obj";
                         typeOf(root, "tent")["model_up"] = "x";
                     }),
                     {"'tent'", "model_up", "y, z"}));
}

TEST(BadCatalogue, EachValueIsHeldToItsKind) {
    struct Case {
        const char* key;
        json value;
        const char* allowed;
    };
    for (const Case& c : std::vector<Case>{{"id", "Tent 1", "small letters"},
                                           {"id", 5, "text"},
                                           {"name_vi", "", "text"},
                                           {"name_en", std::string(2000, 'x'), "text"},
                                           {"geometry", "area", "point, line"},
                                           {"entrance_side", "top", "front, back, left, right"},
                                           {"excavation_depth_m", -1, "from 0 to 50"},
                                           {"cover_thickness_m", 21, "from 0 to 20"},
                                           {"clear_space_m", "far", "from 0 to 500"},
                                           {"labour_person_days", -1, "from 0 to 100000"},
                                           {"model", "castle", "tent"},
                                           {"model", "open_trench", "tent"},
                                           {"surface", "gold", "canvas"},
                                           {"material", "wood", "list"},
                                           {"colours", "red", "colour"}}) {
        const std::string message = errorAfter([&](json& root) { typeOf(root, "tent")[c.key] = c.value; });
        EXPECT_TRUE(says(message, {c.key, c.allowed})) << c.key << ": " << message;
    }
}

TEST(BadCatalogue, EachNeededKeyIsMissed) {
    for (const char* key :
         {"id", "name_vi", "name_en", "geometry", "sizes_m", "excavation_depth_m", "cover_thickness_m", "entrance_side",
          "side_slope", "clear_space_m", "labour_person_days", "model", "colours"}) {
        const std::string message = errorAfter([&](json& root) { typeOf(root, "tent").erase(key); });
        EXPECT_TRUE(says(message, {"lacks the key", key})) << key << ": " << message;
    }
    EXPECT_EQ(errorAfter([](json& root) { typeOf(root, "tent").erase("material"); }), "");
}

TEST(BadCatalogue, MaterialIsHeldToItsKind) {
    const std::string message = errorAfter([](json& root) { typeOf(root, "tent")["material"][1]["quantity"] = 0; });
    EXPECT_TRUE(says(message, {"tent, material 2", "quantity"})) << message;
}

TEST(BadCatalogue, TheSameIdTwiceIsRefused) {
    const std::string message = errorAfter([](json& root) { root["types"].push_back(typeOf(root, "tent")); });
    EXPECT_TRUE(says(message, {"two types", "'tent'"})) << message;
}

TEST(BadCatalogue, AnUnknownKeyIsAWarning) {
    json root = good();
    root["autor"] = "me";
    typeOf(root, "tent")["sizes_m"]["lenght"] = 4;
    typeOf(root, "tent")["material"][0]["price"] = 4;
    typeOf(root, "tent")["colour"] = "red";
    const auto reading = parseCatalogue(root.dump(), "ours.json");
    ASSERT_TRUE(reading) << reading.error().message;
    ASSERT_EQ(reading->warnings.size(), 4u);
    std::string all;
    for (const auto& warning : reading->warnings) {
        EXPECT_EQ(warning.code, "unknown_key");
        all += warning.message + "\n";
    }
    EXPECT_TRUE(says(all, {"autor", "sizes_m.lenght", "price", "colour", "'tent'"})) << all;
}

TEST(Catalogue, ComposesDecomposedNames) {
    json root = good();
    typeOf(root, "tent")["name_vi"] = "Nha\xcc\x80 ba\xcc\xa3t";
    const auto reading = parseCatalogue(root.dump(), "ours.json");
    ASSERT_TRUE(reading) << reading.error().message;
    EXPECT_EQ(reading->catalogue.find("tent")->nameVi, "Nhà bạt");
}

}  // namespace
}  // namespace saban::layers
