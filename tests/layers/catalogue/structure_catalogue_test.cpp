#include "layers/catalogue/structure_catalogue.h"
#include "layers/catalogue/type_names.h"

#include <gtest/gtest.h>

#include <QString>
#include <limits>
#include <nlohmann/json.hpp>
#include <set>

#include "tests/support/raster_fixtures.h"

namespace saban::layers {
namespace {

std::string catalogueFile() {
    return std::string(SABAN_SOURCE_DIR) + "/data/catalogue/structures.json";
}

TEST(DefaultCatalogue, HoldsTheTypesThatStaffsPlanWith) {
    for (const char* id :
         {"command_bunker", "meeting_bunker", "personnel_shelter", "covered_trench", "open_trench", "tent",
          "frame_house", "briefing_hall", "sand_table_hall", "watch_tower", "gate", "vehicle_shelter", "parking_place",
          "kitchen", "medical_post", "communications_post", "generator_place", "water_point", "latrine"})
        EXPECT_NE(defaultCatalogue().find(id), nullptr) << id;
}

TEST(DefaultCatalogue, IsTheFileInData) {
    const auto reading = readCatalogue(catalogueFile());
    ASSERT_TRUE(reading) << reading.error().message;
    EXPECT_TRUE(reading->warnings.empty()) << reading->warnings.front().message;
    ASSERT_EQ(reading->catalogue.types().size(), defaultCatalogue().types().size());
    const auto root = nlohmann::json::parse(test::readBytes(catalogueFile()));
    for (std::size_t i = 0; i < root["types"].size(); ++i) {
        const auto& type = defaultCatalogue().types()[i];
        EXPECT_EQ(type.id, root["types"][i]["id"]);
        EXPECT_EQ(type.labourPersonDays, root["types"][i]["labour_person_days"].get<double>());
        EXPECT_EQ(type.material.size(), root["types"][i]["material"].size());
    }
}

TEST(DefaultCatalogue, SaysInBothLanguagesThatItsValuesAreExamples) {
    EXPECT_NE(defaultCatalogue().noticeEn().find("examples"), std::string::npos);
    EXPECT_NE(defaultCatalogue().noticeVi().find("ví dụ"), std::string::npos);
}

TEST(DefaultCatalogue, NamesEveryTypeOnceInEachLanguage) {
    std::set<std::string> vi, en;
    for (const StructureType& type : defaultCatalogue().types()) {
        EXPECT_TRUE(vi.insert(type.nameVi).second) << type.nameVi;
        EXPECT_TRUE(en.insert(type.nameEn).second) << type.nameEn;
    }
}

// The figures of the file, read by hand.
TEST(DefaultCatalogue, GivesTheCommandBunkerItsFigures) {
    const StructureType& bunker = *defaultCatalogue().find("command_bunker");
    EXPECT_EQ(bunker.geometry, StructureGeometry::Point);
    EXPECT_EQ(bunker.sizes.lengthM, 8.0);
    EXPECT_EQ(bunker.sizes.widthM, 5.0);
    EXPECT_EQ(bunker.sizes.heightM, 2.6);
    EXPECT_EQ(bunker.sizes.excavationDepthM, 1.6);
    EXPECT_EQ(bunker.sizes.coverThicknessM, 1.4);
    EXPECT_EQ(bunker.sizes.cutSlope, 0.5);
    EXPECT_EQ(bunker.sizes.fillSlope, 1.5);
    EXPECT_EQ(bunker.sizes.clearSpaceM, 5.0);
    EXPECT_EQ(bunker.labourPersonDays, 90.0);
    EXPECT_EQ(bunker.entranceSide, EntranceSide::Front);
    EXPECT_EQ(bunker.bodyColour, (StructureColour{0x8a, 0x76, 0x52}));
    ASSERT_EQ(bunker.material.size(), 5u);
    EXPECT_EQ(bunker.material[0].nameVi, "Gỗ tròn");
    EXPECT_EQ(bunker.material[0].quantity, 14.0);
    EXPECT_EQ(bunker.material[0].unit, "m3");
}

TEST(DefaultCatalogue, HasTrenchesAsLines) {
    for (const StructureType& type : defaultCatalogue().types())
        EXPECT_EQ(type.geometry, geometryOf(type.model)) << type.id;
    const StructureType& trench = *defaultCatalogue().find("open_trench");
    EXPECT_EQ(trench.geometry, StructureGeometry::Line);
    EXPECT_EQ(trench.sizes.depthM, 1.5);
    EXPECT_EQ(trench.sizes.lengthM, 0.0);
}

TEST(StructureCatalogue, AModelsFileIsRelativeToTheCatalogue) {
    auto root = nlohmann::json::parse(test::readBytes(catalogueFile()));
    root["types"][0]["model_file"] = "models/hall.obj";
    root["types"][1]["model_file"] = "/srv/hall.obj";
    root["types"][1]["model_up"] = "z";
    const auto reading = parseCatalogue(root.dump(), "/plans/ours.json");
    ASSERT_TRUE(reading) << reading.error().message;
    const auto& types = reading->catalogue.types();
    EXPECT_EQ(types[0].modelFile, "/plans/models/hall.obj");
    EXPECT_EQ(types[0].modelUp, ModelUp::Y);
    EXPECT_EQ(types[1].modelFile, "/srv/hall.obj");
    EXPECT_EQ(types[1].modelUp, ModelUp::Z);
    EXPECT_TRUE(types[2].modelFile.empty());
}

TEST(StructureCatalogue, FindsNothingUnderAnUnknownId) {
    EXPECT_EQ(defaultCatalogue().find("castle"), nullptr);
    EXPECT_EQ(StructureCatalogue().find("tent"), nullptr);
}

TEST(StructureCatalogue, MergedTakesOwnTypesInPlaceAndAddsOthersBehind) {
    StructureType tent = *defaultCatalogue().find("tent");
    tent.nameEn = "Large tent";
    StructureType store = tent;
    store.id = "store";
    const StructureCatalogue merged =
        defaultCatalogue().mergedWith(StructureCatalogue({tent, store}, "", "Our own values"));
    ASSERT_EQ(merged.types().size(), defaultCatalogue().types().size() + 1);
    EXPECT_EQ(merged.types().back().id, "store");
    for (std::size_t i = 0; i < defaultCatalogue().types().size(); ++i)
        EXPECT_EQ(merged.types()[i].id, defaultCatalogue().types()[i].id);
    EXPECT_EQ(merged.find("tent")->nameEn, "Large tent");
    EXPECT_EQ(merged.noticeEn(), "Our own values");
    EXPECT_EQ(merged.noticeVi(), defaultCatalogue().noticeVi());
    EXPECT_EQ(defaultCatalogue().find("tent")->nameEn, "Tent");
}

TEST(StructureSizes, AreTheTypesUnlessAStructureHasOthers) {
    const StructureType& hall = *defaultCatalogue().find("briefing_hall");
    const auto sizes = resolved(hall, {.lengthM = 24.0, .cutSlope = 0.75});
    ASSERT_TRUE(sizes) << sizes.error().message;
    EXPECT_EQ(sizes->lengthM, 24.0);
    EXPECT_EQ(sizes->cutSlope, 0.75);
    EXPECT_EQ(sizes->widthM, hall.sizes.widthM);
    EXPECT_EQ(sizes->clearSpaceM, hall.sizes.clearSpaceM);
}

TEST(TypeNames, AreKnownAlsoAsTheyWereBefore) {
    EXPECT_EQ(typeNamed(defaultCatalogue(), "Giao thông hào"), "open_trench");
    EXPECT_EQ(typeNamed(defaultCatalogue(), "giao thông hào có nắp "), "covered_trench");
    EXPECT_EQ(typeNamed(defaultCatalogue(), "Hào không nắp"), "open_trench");
    EXPECT_FALSE(typeNamed(defaultCatalogue(), ""));
}

TEST(TypeNames, OfACatalogueGoBeforeFormerOnes) {
    StructureType own = *defaultCatalogue().find("open_trench");
    own.id = "own_trench";
    own.nameVi = "Giao thông hào";
    EXPECT_EQ(typeNamed(defaultCatalogue().mergedWith(StructureCatalogue({own})), "Giao thông hào"), "own_trench");
}

TEST(StructureSizes, RefuseWhatIsNoSize) {
    const StructureType& tent = *defaultCatalogue().find("tent");
    for (const double bad :
         {0.0, -2.0, 1e6, std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()}) {
        const auto sizes = resolved(tent, {.widthM = bad});
        ASSERT_FALSE(sizes) << bad;
        EXPECT_EQ(sizes.error().code, geo::ErrorCode::InvalidArgument);
        EXPECT_NE(sizes.error().message.find("sizes_m.width"), std::string::npos) << sizes.error().message;
        EXPECT_NE(sizes.error().message.find("at most 1000"), std::string::npos) << sizes.error().message;
    }
    EXPECT_TRUE(resolved(tent, {.clearSpaceM = 0.0}));
}

TEST(StructureSizes, RefuseADitchThatIsWiderAtItsFloor) {
    const auto sizes = resolved(*defaultCatalogue().find("open_trench"), {.topWidthM = 0.5});
    ASSERT_FALSE(sizes);
    EXPECT_NE(sizes.error().message.find("0.6 m wide at its floor"), std::string::npos) << sizes.error().message;
}

TEST(StructureSizes, LeaveOutWhatTheGeometryDoesNotUse) {
    const auto sizes = resolved(*defaultCatalogue().find("open_trench"), {.lengthM = 40.0});
    ASSERT_TRUE(sizes);
    EXPECT_EQ(sizes->lengthM, 0.0);
}

}  // namespace
}  // namespace saban::layers
