#include "layers/ground/ground.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <limits>

#include "tests/layers/ground/raster_fixture.h"

namespace saban::layers {
namespace {

using geo::ErrorCode;
using test::hillsIn;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

MATCHER_P(HasCode, code, "") { return arg.code == code; }

std::string messageOf(const Ground& ground, const std::string& code) {
    for (const auto& warning : ground.warnings)
        if (warning.code == code) return warning.message;
    return {};
}

class Ground_ : public test::RasterTest {
   protected:
    /// 10 km of hills at 50 m near Hà Nội.
    std::string writeBase(const std::string& name = "base.tif", int epsg = 32648) const {
        return write(name, {.labelled = epsg, .upperLeft = {580000, 2335000}, .cell = 50, .columns = 200, .rows = 200, .value = hillsIn(epsg)});
    }
    static std::shared_ptr<const Ground> opened(const std::vector<std::string>& files, const GroundSpec& base = {}) {
        const auto spec = specFromFiles(files, base);
        EXPECT_TRUE(spec) << spec.error().message;
        if (!spec) return nullptr;
        const auto ground = openGround(*spec);
        EXPECT_TRUE(ground) << ground.error().message;
        return ground ? *ground : nullptr;
    }
};

using SpecFromFiles = Ground_;

TEST_F(SpecFromFiles, SortsElevationAndImagery) {
    const auto dem = writeBase();
    const auto photo = write("photo.tif", {.labelled = 32648, .upperLeft = {580000, 2335000}, .bands = 3, .type = GDT_Byte});
    const auto spec = specFromFiles({photo, dem});
    ASSERT_TRUE(spec) << spec.error().message;
    ASSERT_EQ(spec->elevation.size(), 1u);
    ASSERT_EQ(spec->imagery.size(), 1u);
    EXPECT_EQ(spec->elevation[0].path, dem);
    EXPECT_EQ(spec->imagery[0].path, photo);
    EXPECT_EQ(spec->title, "base");
}

TEST_F(SpecFromFiles, PutsCoarserElevationBelowAndKeepsTheOrderOfEquals) {
    const auto at = [this](const std::string& name, double cell) {
        return write(name, {.labelled = 32648, .upperLeft = {580000, 2335000}, .cell = cell, .columns = 4, .rows = 4});
    };
    const auto fine = at("fine.tif", 1), a = at("a.tif", 30), coarse = at("coarse.tif", 90), b = at("b.tif", 30.5);
    const auto spec = specFromFiles({fine, a, coarse, b});
    ASSERT_TRUE(spec) << spec.error().message;
    std::vector<std::string> order;
    for (const auto& layer : spec->elevation) order.push_back(layer.path);
    EXPECT_EQ(order, (std::vector<std::string>{coarse, a, b, fine}));
}

TEST_F(SpecFromFiles, TakesAFolderAsOneLayer) {
    std::filesystem::create_directory(folder_ / "tiles");
    write("tiles/west.tif", {.labelled = 32648, .upperLeft = {580000, 2335000}});
    write("tiles/east.tif", {.labelled = 32648, .upperLeft = {581000, 2335000}});
    const auto spec = specFromFiles({(folder_ / "tiles").string()});
    ASSERT_TRUE(spec) << spec.error().message;
    EXPECT_EQ(spec->elevation.size(), 1u);
    EXPECT_EQ(spec->title, "tiles");
}

TEST_F(SpecFromFiles, AddsToWhatWasNamedBefore) {
    GroundSpec base;
    base.elevation.push_back({.path = "named.tif", .unitToMetre = {}, .seam = geo::SeamStyle::Cut, .featherM = {}});
    base.title = "Exercise";
    const auto spec = specFromFiles({writeBase()}, base);
    ASSERT_TRUE(spec) << spec.error().message;
    ASSERT_EQ(spec->elevation.size(), 2u);
    EXPECT_EQ(spec->elevation[0].path, "named.tif");
    EXPECT_EQ(spec->title, "Exercise");
}

TEST_F(SpecFromFiles, PutsACoarseFileAddedLaterBelowAFineOne) {
    const auto at = [this](const std::string& name, double cell) {
        return write(name, {.labelled = 32648, .upperLeft = {580000, 2335000}, .cell = cell, .columns = 4, .rows = 4});
    };
    const auto pathsOf = [](const GroundSpec& spec) {
        std::vector<std::string> paths;
        for (const auto& layer : spec.elevation) paths.push_back(layer.path);
        return paths;
    };
    const auto fine = at("fine.tif", 1), coarse = at("coarse.tif", 30), middle = at("middle.tif", 10);
    const auto first = specFromFiles({fine});
    ASSERT_TRUE(first);
    const auto both = specFromFiles({coarse}, *first);
    ASSERT_TRUE(both) << both.error().message;
    EXPECT_EQ(pathsOf(*both), (std::vector<std::string>{coarse, fine}));
    const auto all = specFromFiles({middle}, *both);
    ASSERT_TRUE(all) << all.error().message;
    EXPECT_EQ(pathsOf(*all), (std::vector<std::string>{coarse, middle, fine}));
    GroundSpec turned;  // a person put the coarse one on top
    turned.elevation = {{.path = fine}, {.path = coarse}};
    const auto kept = specFromFiles({middle}, turned);
    ASSERT_TRUE(kept) << kept.error().message;
    EXPECT_LT(std::ranges::find(kept->elevation, fine, &geo::ElevationLayer::path), std::ranges::find(kept->elevation, coarse, &geo::ElevationLayer::path));
}

TEST_F(SpecFromFiles, LeavesOutAFileThatIsThereAlready) {
    const auto dem = writeBase();
    auto first = specFromFiles({dem});
    ASSERT_TRUE(first);
    first->elevation[0].seam = geo::SeamStyle::Cut;
    std::filesystem::create_symlink(dem, folder_ / "link.tif");
    const auto again = specFromFiles({dem, (folder_ / "." / "base.tif").string(), (folder_ / "link.tif").string()}, *first);
    ASSERT_TRUE(again) << again.error().message;
    ASSERT_EQ(again->elevation.size(), 1u);
    EXPECT_EQ(again->elevation[0].seam, geo::SeamStyle::Cut);
}

TEST_F(SpecFromFiles, RefusesFilesWithoutElevation) {
    const auto photo = write("photo.tif", {.labelled = 32648, .upperLeft = {580000, 2335000}, .bands = 3, .type = GDT_Byte});
    EXPECT_EQ(specFromFiles({photo}).error().code, ErrorCode::Unsupported);
    EXPECT_EQ(specFromFiles({}).error().code, ErrorCode::Unsupported);
    EXPECT_EQ(specFromFiles({(folder_ / "missing.tif").string()}).error().code, ErrorCode::NotFound);
    std::ofstream(folder_ / "text.tif") << "not a raster";
    EXPECT_EQ(specFromFiles({(folder_ / "text.tif").string()}).error().code, ErrorCode::BadFormat);
}

using OpenGround = Ground_;

TEST_F(OpenGround, TakesTheProjectedCrsOfTheData) {
    const auto ground = opened({writeBase()});
    ASSERT_TRUE(ground);
    EXPECT_EQ(ground->crs.epsg(), 32648);
    EXPECT_THAT(ground->crsReason, HasSubstr("base.tif"));
    EXPECT_THAT(ground->crsReason, HasSubstr("EPSG:3405"));  // VN-2000 on offer
    EXPECT_EQ(ground->bounds, (geo::Bounds{580000, 2325000, 590000, 2335000}));
    EXPECT_EQ(ground->title, "base");
    EXPECT_FALSE(ground->imagery);
}

TEST_F(OpenGround, ProposesVn2000AndItsProvincialZonesForDegreesInVietnam) {
    const auto dem = write("srtm.tif", {.labelled = 4326, .upperLeft = {105.7, 21.1}, .cell = 0.001, .value = test::hillsM});
    const auto ground = opened({dem});
    ASSERT_TRUE(ground);
    EXPECT_EQ(ground->crs.epsg(), 3405);
    EXPECT_THAT(ground->crsReason, HasSubstr("VN-2000 / 105°45′ (EPSG:9210)"));
}

TEST_F(OpenGround, ProposesUtmForDegreesElsewhere) {
    const auto ground = opened({write("alps.tif", {.labelled = 4326, .upperLeft = {11.0, 47.1}, .cell = 0.001})});
    ASSERT_TRUE(ground);
    EXPECT_EQ(ground->crs.epsg(), 32632);
    EXPECT_THAT(ground->crsReason, Not(HasSubstr("VN-2000")));
}

TEST_F(OpenGround, DoesNotMeasureInWebMercator) {
    const auto dem = write("web.tif", {.labelled = 3857, .upperLeft = {12000000, 1430000}, .cell = 30, .value = hillsIn(3857)});
    const auto ground = opened({dem});
    ASSERT_TRUE(ground);
    EXPECT_EQ(ground->crs.epsg(), 3405);
    const auto forced = opened({dem}, {.crs = "EPSG:3857"});
    ASSERT_TRUE(forced);
    EXPECT_EQ(forced->crs.epsg(), 3857);
    EXPECT_THAT(forced->warnings, Contains(HasCode("scale_distortion")));
}

TEST_F(OpenGround, TakesTheCrsThatWasAskedFor) {
    const auto ground = opened({writeBase()}, {.crs = "EPSG:9210"});
    ASSERT_TRUE(ground);
    EXPECT_EQ(ground->crs.epsg(), 9210);
    EXPECT_THAT(ground->crsReason, HasSubstr("asked for"));
}

TEST_F(OpenGround, RefusesATableInDegrees) {
    const auto spec = specFromFiles({writeBase()}, {.crs = "EPSG:4326"});
    ASSERT_TRUE(spec) << spec.error().message;
    const auto ground = openGround(*spec);
    ASSERT_FALSE(ground);
    EXPECT_EQ(ground.error().code, ErrorCode::BadCrs);
    EXPECT_THAT(ground.error().message, HasSubstr("EPSG:3405"));
}

TEST_F(OpenGround, RefusesUnknownAndWrongCodes) {
    EXPECT_EQ(specFromFiles({writeBase()}, {.crs = "EPSG:999999"}).error().code, ErrorCode::BadCrs);
    EXPECT_THAT(specFromFiles({writeBase()}, {.crs = "EPSG:6957"}).error().message, HasSubstr("EPSG:5897"));
}

TEST_F(OpenGround, RefusesARasterLabelledWithAWrongCode) {
    const auto dem = write("wrong.tif", {.labelled = 6957, .upperLeft = {580000, 2335000}});
    const auto spec = specFromFiles({dem});
    ASSERT_FALSE(spec);
    EXPECT_EQ(spec.error().code, ErrorCode::BadCrs);
    EXPECT_THAT(spec.error().message, HasSubstr("EPSG:5897"));
    EXPECT_THAT(spec.error().message, HasSubstr("wrong.tif"));
}

TEST_F(OpenGround, FileWithoutCrsIsRefusedSayingWhatItsNumbersLookLike) {
    const auto metres = openGround(*specFromFiles({write("m.tif", {.upperLeft = {580000, 2335000}})}));
    ASSERT_FALSE(metres);
    EXPECT_EQ(metres.error().code, ErrorCode::NoCrs);
    EXPECT_THAT(metres.error().message, HasSubstr("VN-2000"));
    const auto degrees = openGround(*specFromFiles({write("d.tif", {.upperLeft = {105.7, 21.1}, .cell = 0.001})}));
    ASSERT_FALSE(degrees);
    EXPECT_THAT(degrees.error().message, HasSubstr("--crs EPSG:4326"));
}

TEST_F(OpenGround, CrsThatWasAskedForServesFilesWithoutOne) {
    const auto ground = opened({write("m.tif", {.upperLeft = {580000, 2335000}})}, {.crs = "EPSG:3405"});
    ASSERT_TRUE(ground);
    EXPECT_EQ(ground->crs.epsg(), 3405);
    EXPECT_EQ(ground->bounds, (geo::Bounds{580000, 2334000, 581000, 2335000}));
}

TEST_F(OpenGround, DegreesAskedForServeFilesWithoutCrsAndTheTableIsChosen) {
    const auto ground = opened({write("d.tif", {.upperLeft = {105.7, 21.1}, .cell = 0.001})}, {.crs = "EPSG:4326"});
    ASSERT_TRUE(ground);
    EXPECT_EQ(ground->crs.epsg(), 3405);
}

TEST_F(OpenGround, ReportsALostDatumShiftBetweenLayers) {
    const auto survey = write("survey.tif", {.labelled = 3405, .upperLeft = {583000, 2332000}, .cell = 10, .columns = 300, .rows = 300, .value = hillsIn(32648)});
    const auto ground = opened({writeBase(), survey});
    ASSERT_TRUE(ground);
    EXPECT_THAT(ground->warnings, Contains(HasCode("datum_shift")));
}

TEST_F(OpenGround, SaysNothingOfTheKindAboutSoundLayers) {
    const auto survey = write("survey.tif", {.labelled = 3405, .upperLeft = {583000, 2332000}, .cell = 10, .columns = 300, .rows = 300, .value = hillsIn(3405)});
    const auto photo = write("photo.tif", {.labelled = 9210, .upperLeft = {504000, 2332000}, .bands = 3, .type = GDT_Byte});
    const auto ground = opened({writeBase(), survey, photo});
    ASSERT_TRUE(ground);
    EXPECT_TRUE(ground->imagery);
    for (const char* code : {"datum_shift", "wrong_meridian", "apart", "out_of_area"}) EXPECT_THAT(ground->warnings, Not(Contains(HasCode(code))));
}

TEST_F(OpenGround, NamesTheZoneOfAPictureWithTheWrongMeridian) {
    // On the base in zone 105°45′ (EPSG:9210: easting about 507 km), labelled 105°30′ (EPSG:9209).
    const auto photo = write("photo.tif", {.labelled = 9209, .upperLeft = {506000, 2332000}, .cell = 20, .bands = 3, .type = GDT_Byte});
    const auto ground = opened({writeBase(), photo});
    ASSERT_TRUE(ground);
    ASSERT_THAT(ground->warnings, Contains(HasCode("wrong_meridian")));
    EXPECT_THAT(messageOf(*ground, "wrong_meridian"), HasSubstr("EPSG:9210"));
}

TEST_F(OpenGround, ShowsLayersApartAndSaysHowFar) {
    const auto other = write("other.tif", {.labelled = 32648, .upperLeft = {620000, 2335000}, .cell = 50, .value = hillsIn(32648)});
    const auto ground = opened({writeBase(), other});
    ASSERT_TRUE(ground);
    ASSERT_THAT(ground->warnings, Contains(HasCode("apart")));
    EXPECT_EQ(ground->bounds, (geo::Bounds{580000, 2325000, 625000, 2335000}));
    EXPECT_THAT(messageOf(*ground, "apart"), HasSubstr("30 km"));  // 620 km less 590 km
}

TEST_F(OpenGround, LeavesALayerOnAnotherContinentOutOfItsBounds) {
    const auto far = write("rainier.tif", {.labelled = 32610, .upperLeft = {590000, 5190000}, .cell = 30});
    const auto ground = opened({writeBase(), far});
    ASSERT_TRUE(ground);
    EXPECT_EQ(ground->bounds, (geo::Bounds{580000, 2325000, 590000, 2335000}));
    EXPECT_THAT(ground->warnings, Contains(HasCode("outside_table")));
}

TEST_F(OpenGround, TakesBoundsInsideTheDataAndRefusesOthers) {
    auto spec = *specFromFiles({writeBase()});
    spec.bounds = geo::Bounds{582000, 2327000, 584000, 2329000};
    ASSERT_TRUE(openGround(spec));
    EXPECT_EQ((*openGround(spec))->bounds, *spec.bounds);
    const double nan = std::numeric_limits<double>::quiet_NaN();
    for (const geo::Bounds& bad : {geo::Bounds{0, 0, 10, 10}, geo::Bounds{584000, 2327000, 582000, 2329000}, geo::Bounds{nan, 0, 1, 1}, geo::Bounds{}}) {
        spec.bounds = bad;
        const auto ground = openGround(spec);
        ASSERT_FALSE(ground);
        EXPECT_EQ(ground.error().code, ErrorCode::InvalidArgument);
    }
}

TEST_F(OpenGround, RefusesBoundsThatMakeADotOfTheData) {
    auto spec = *specFromFiles({writeBase()});  // 10 km
    spec.bounds = geo::Bounds{580000 - 200000, 2325000 - 200000, 580000 + 299000, 2325000 + 299000};
    EXPECT_TRUE(openGround(spec));
    spec.bounds = geo::Bounds{580000 - 200000, 2325000 - 200000, 580000 + 301000, 2325000 + 301000};
    const auto ground = openGround(spec);
    ASSERT_FALSE(ground);
    EXPECT_EQ(ground.error().code, ErrorCode::InvalidArgument);
    EXPECT_THAT(ground.error().message, HasSubstr("580000, 2325000 to 590000, 2335000"));
}

TEST_F(OpenGround, SaysOnceThatFilesDeclareNoVerticalReference) {
    const auto ground = opened({writeBase("a.tif"), writeBase("b.tif")});
    ASSERT_TRUE(ground);
    EXPECT_EQ(std::count_if(ground->warnings.begin(), ground->warnings.end(), [](const auto& w) { return w.code == "no_vertical_reference"; }), 1);
}

TEST_F(OpenGround, StopsWhenAsked) {
    std::stop_source source;
    source.request_stop();
    const auto ground = openGround(*specFromFiles({writeBase()}), source.get_token());
    ASSERT_FALSE(ground);
    EXPECT_EQ(ground.error().code, ErrorCode::Cancelled);
}

TEST_F(OpenGround, RefusesNoFilesAtAll) { EXPECT_EQ(openGround({}).error().code, ErrorCode::InvalidArgument); }

TEST_F(OpenGround, RealTilesOfHaNoiStack) {
    const std::filesystem::path data(SABAN_SHARED_DATA "/elevation");
    if (!std::filesystem::exists(data)) GTEST_SKIP() << "shared data are absent: " << data;
    const auto ground = opened({data / "phucxa_terrain_5m.tif", data / "N21E105.hgt"});
    ASSERT_TRUE(ground);
    EXPECT_EQ(ground->spec.elevation[0].path, data / "N21E105.hgt");
    EXPECT_EQ(ground->crs.epsg(), 32648);
    for (const char* code : {"datum_shift", "wrong_meridian", "apart", "out_of_area"}) EXPECT_THAT(ground->warnings, Not(Contains(HasCode(code))));
}

}  // namespace
}  // namespace saban::layers
