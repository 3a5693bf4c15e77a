#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "layers/catalogue/structure_catalogue.h"
#include "tests/support/raster_fixtures.h"

namespace saban::layers {
namespace {

using nlohmann::json;
using Pointer = json::json_pointer;

json fileOf(const std::string& name) {
    return json::parse(test::readBytes(std::string(SABAN_SOURCE_DIR) + "/data/catalogue/" + name));
}

/// Lives on, since a loop over a part of a temporary outlives it.
const json& schema() {
    static const json file = fileOf("structures.schema.json");
    return file;
}

/// A catalogue of the default's type `id` alone.
json alone(const std::string& id) {
    json root = fileOf("structures.json");
    for (const json& type : root["types"])
        if (type["id"] == id) return {{"types", json::array({type})}};
    return {};
}

bool isAccepted(const json& root) {
    return parseCatalogue(root.dump(), "a.json").has_value();
}

bool isAcceptedWith(json root, const std::string& pointer, const json& value) {
    root["types"][0][Pointer(pointer)] = value;
    // A ditch may be no wider at its floor than at the ground, which no schema of single values can say.
    if (pointer == "/sizes_m/bottom_width") root["types"][0]["sizes_m"]["top_width"] = 50;
    if (pointer == "/sizes_m/top_width") root["types"][0]["sizes_m"]["bottom_width"] = 1e-9;
    return isAccepted(root);
}

void expectRange(const json& root, const std::string& pointer, const json& range) {
    ASSERT_TRUE(range.contains("maximum")) << pointer;
    const double most = range["maximum"];
    EXPECT_TRUE(isAcceptedWith(root, pointer, most)) << pointer;
    EXPECT_FALSE(isAcceptedWith(root, pointer, most * 1.001)) << pointer;
    EXPECT_FALSE(isAcceptedWith(root, pointer, -0.001)) << pointer;
    EXPECT_EQ(isAcceptedWith(root, pointer, 0.0), range.contains("minimum")) << pointer;
}

TEST(CatalogueSchema, NamesTheRangesThatTheReaderAllows) {
    const json type = schema()["$defs"]["type"]["properties"];
    for (const auto& [key, range] : type.items())
        if (range.value("type", "") == "number") expectRange(alone("tent"), "/" + key, range);
    for (const auto& [key, range] : type["side_slope"]["properties"].items())
        expectRange(alone("open_trench"), "/side_slope/" + key, range);
    for (const auto& [id, sizes] : {std::pair("tent", "point_sizes"), std::pair("open_trench", "line_sizes")})
        for (const auto& [key, range] : schema()["$defs"][sizes]["properties"].items())
            expectRange(alone(id), "/sizes_m/" + key, range);
    expectRange(alone("tent"), "/material/0/quantity", schema()["$defs"]["material"]["properties"]["quantity"]);
}

TEST(CatalogueSchema, AsksForTheKeysThatTheReaderNeeds) {
    const json needed = schema()["$defs"]["type"]["required"];
    const json neededOfPoints = schema()["$defs"]["type"]["then"]["required"];
    const auto has = [](const json& list, const std::string& key) {
        return std::find(list.begin(), list.end(), key) != list.end();
    };
    for (const auto& [key, _] : schema()["$defs"]["type"]["properties"].items()) {
        json point = alone("tent"), line = alone("open_trench");
        point["types"][0].erase(key);
        line["types"][0].erase(key);
        EXPECT_EQ(isAccepted(point), !has(needed, key) && !has(neededOfPoints, key)) << key;
        EXPECT_EQ(isAccepted(line), !has(needed, key)) << key;
    }
}

TEST(CatalogueSchema, NamesTheWordsThatTheReaderKnows) {
    const json type = schema()["$defs"]["type"]["properties"];
    for (const json& side : type["entrance_side"]["enum"])
        EXPECT_TRUE(isAcceptedWith(alone("tent"), "/entrance_side", side)) << side;
    for (const json& surface : type["surface"]["enum"])
        EXPECT_TRUE(isAcceptedWith(alone("tent"), "/surface", surface)) << surface;
    std::size_t models = 0;
    for (const json& model : type["model"]["enum"]) {
        EXPECT_NE(isAcceptedWith(alone("tent"), "/model", model), isAcceptedWith(alone("open_trench"), "/model", model))
            << model;
        ++models;
    }
    EXPECT_EQ(models, static_cast<std::size_t>(StructureModel::Latrine) + 1);
}

}  // namespace
}  // namespace saban::layers
