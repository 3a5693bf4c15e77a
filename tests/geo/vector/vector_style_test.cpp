#include "geo/vector/vector_style.h"

#include <gtest/gtest.h>

namespace saban::geo {
namespace {

std::string_view nameFor(const char* layer, ShapeKind kind, const std::vector<std::string>& fields, const std::vector<std::string>& values) {
    const VectorClassifier classifier(layer, fields);
    std::vector<std::string> asked;
    for (const int field : classifier.fieldsAsked()) asked.push_back(values[field]);
    return vectorStyle(classifier.styleOf(kind, asked)).name;
}

TEST(VectorStyle, FollowsTheAttributesOfOpenStreetMap) {
    EXPECT_EQ(nameFor("lines", ShapeKind::Line, {"osm_id", "highway"}, {"1", "trunk"}), "highway");
    EXPECT_EQ(nameFor("lines", ShapeKind::Line, {"highway"}, {"footway"}), "path");
    EXPECT_EQ(nameFor("lines", ShapeKind::Line, {"Waterway"}, {"River"}), "river");
    EXPECT_EQ(nameFor("areas", ShapeKind::Area, {"landuse", "natural"}, {"aquaculture", "water"}), "water");
    EXPECT_EQ(nameFor("areas", ShapeKind::Area, {"landuse", "natural"}, {"forest", ""}), "forest");
    EXPECT_EQ(nameFor("areas", ShapeKind::Area, {"building"}, {"yes"}), "building");
    EXPECT_EQ(nameFor("places", ShapeKind::Point, {"fclass"}, {"town"}), "town");
}

TEST(VectorStyle, TellsAResidentialStreetFromAResidentialArea) {
    EXPECT_EQ(nameFor("x", ShapeKind::Line, {"fclass"}, {"residential"}), "street");
    EXPECT_EQ(nameFor("x", ShapeKind::Area, {"fclass"}, {"residential"}), "settlement");
}

TEST(VectorStyle, KnowsLayersByTheirEnglishAndVietnameseNames) {
    EXPECT_EQ(nameFor("GiaoThong_L", ShapeKind::Line, {}, {}), "road");
    EXPECT_EQ(nameFor("ThuyHe", ShapeKind::Area, {}, {}), "water");
    EXPECT_EQ(nameFor("RanhGioi_Xa", ShapeKind::Area, {}, {}), "boundary");
    EXPECT_EQ(nameFor("buildings_2024", ShapeKind::Area, {}, {}), "building");
}

TEST(VectorStyle, OfWhatItDoesNotKnowIsOneCalmColourForTheLayer) {
    const VectorClassifier classifier("survey 7", {"remark", "building"});
    const std::vector<std::string> none{""}, no{"no"};
    EXPECT_EQ(vectorStyle(classifier.styleOf(ShapeKind::Area, none)).name, "layer");
    EXPECT_EQ(classifier.styleOf(ShapeKind::Area, none), classifier.styleOf(ShapeKind::Area, no));
    const Colour line = vectorStyle(classifier.styleOf(ShapeKind::Line, none)).line, disc = vectorStyle(classifier.styleOf(ShapeKind::Point, none)).line;
    EXPECT_EQ(line.red, disc.red);
    EXPECT_EQ(line.green, disc.green);
}

}  // namespace
}  // namespace saban::geo
