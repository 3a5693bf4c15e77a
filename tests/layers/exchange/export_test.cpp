#include "layers/exchange/export.h"

#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <filesystem>

#include "geo/raster/raster_file.h"
#include "geo/vector/ogr_dataset.h"
#include "layers/exchange/marking.h"
#include "layers/store/plan_store.h"
#include "tests/support/raster_fixtures.h"
#include "tests/support/sample_plan.h"

namespace saban::layers {
namespace {

using test::smallPlan;
using test::TemporaryFolder;

geo::Crs utm48() { return *geo::Crs::parse("EPSG:3405"); }

ExportReport exported(const std::string& path, const ExportOptions& options, const Plan& plan = smallPlan()) {
    const auto report = exportFile(plan, utm48(), path, options);
    EXPECT_TRUE(report) << report.error().message;
    return report.value_or(ExportReport{});
}

geo::DatasetPtr opened(const std::string& path) {
    auto dataset = geo::openVectorDataset(path, geo::NetworkPolicy::Forbidden);
    EXPECT_TRUE(dataset) << dataset.error().message;
    return dataset ? std::move(*dataset) : nullptr;
}

OGRFeatureUniquePtr named(OGRLayer* layer, const std::string& name) {
    if (!layer) return nullptr;
    layer->ResetReading();
    while (OGRFeatureUniquePtr feature{layer->GetNextFeature()})
        for (const char* field : {"name", "Name"})
            if (feature->GetFieldIndex(field) >= 0 && feature->GetFieldAsString(field) == name) return feature;
    return nullptr;
}

// Where the plan's point lies in WGS 84 is known to Transform, whose own tests compare it with cs2cs.
void expectPoint(const OGRFeature& feature, glm::dvec2 planPoint, bool isWgs84) {
    const auto* point = feature.GetGeometryRef() ? feature.GetGeometryRef()->toPoint() : nullptr;
    ASSERT_TRUE(point);
    glm::dvec2 at(point->getX(), point->getY());
    if (isWgs84) {
        const auto back = geo::Transform::create(*geo::Crs::fromEpsg(4326), utm48())->forward(at);
        ASSERT_TRUE(back);
        at = *back;
    }
    EXPECT_NEAR(at.x, planPoint.x, 0.001);
    EXPECT_NEAR(at.y, planPoint.y, 0.001);
}

TEST(Export, MapsHoldPlacesToTheMillimetreAndEveryColumn) {
    const TemporaryFolder f;
    for (const std::string extension : {"geojson", "kml", "kmz", "gpkg"}) {
        const std::string path = f.file("structures." + extension);
        EXPECT_EQ(exported(path, {.kinds = {"structures"}}).written.at("structures"), 2u);
        const auto dataset = opened(path);
        ASSERT_TRUE(dataset) << extension;
        const auto bunker = named(dataset->GetLayer(0), "Hầm họp");
        ASSERT_TRUE(bunker) << extension;
        expectPoint(*bunker, {481240.0, 2335690.0}, extension != "gpkg");
        EXPECT_STREQ(bunker->GetFieldAsString("type"), "meeting_bunker") << extension;
        EXPECT_STREQ(bunker->GetFieldAsString("responsible_body"), "Ban chỉ huy quân sự xã") << extension;
        EXPECT_DOUBLE_EQ(bunker->GetFieldAsDouble("width_m"), 4.5) << extension;
        EXPECT_DOUBLE_EQ(bunker->GetFieldAsDouble("percent_done"), 40.0) << extension;
        EXPECT_FALSE(std::string(bunker->GetFieldAsString("uid")).empty()) << extension;
    }
    EXPECT_EQ(test::filesUnder(f.path()).size(), 4u);
}

TEST(Export, EveryFormatBearsTheMarkingOfThePlan) {
    const TemporaryFolder f;
    const Plan plan = smallPlan();
    const std::string marking = plan.settings.marking;
    ASSERT_FALSE(marking.empty());
    for (const std::string extension : {"csv", "xlsx", "ods", "geojson", "kml", "kmz", "gpkg", "dxf"}) {
        const std::string path = f.file("structures." + extension);
        exported(path, {.kinds = {"structures"}});
        const auto dataset = opened(path);
        ASSERT_TRUE(dataset) << extension;
        OGRLayer* layer = dataset->GetLayer(0);
        if (extension == "csv" || extension == "xlsx" || extension == "ods") {
            EXPECT_EQ(layer->GetLayerDefn()->GetFieldIndex(std::string(kMarkingColumn).c_str()), layer->GetLayerDefn()->GetFieldCount() - 1) << extension;
            for (const auto& row : *layer) EXPECT_EQ(row->GetFieldAsString(std::string(kMarkingColumn).c_str()), marking) << extension;
        } else if (extension == "dxf") {
            std::size_t count = 0;
            for (const auto& entity : *layer) count += entity->GetFieldAsString("Layer") == kMarkingColumn && entity->GetFieldAsString("Text") == marking ? 1 : 0;
            EXPECT_EQ(count, 1u);
        } else if (extension == "gpkg") {
            EXPECT_EQ(std::string(layer->GetMetadataItem("DESCRIPTION") ? layer->GetMetadataItem("DESCRIPTION") : ""), marking);
        } else {
            const std::string inside = extension == "kmz" ? "/vsizip/" + path + "/doc.kml" : path;
            VSILFILE* file = VSIFOpenL(inside.c_str(), "rb");
            ASSERT_TRUE(file) << inside;
            std::string content(1 << 20, '\0');
            content.resize(VSIFReadL(content.data(), 1, content.size(), file));
            VSIFCloseL(file);
            EXPECT_NE(content.find(marking), std::string::npos) << extension;
        }
    }
    Plan unmarked = plan;
    unmarked.settings.marking.clear();
    exported(f.file("unmarked.csv"), {.kinds = {"structures"}}, unmarked);
    EXPECT_EQ(test::readBytes(f.file("unmarked.csv")).find(kMarkingColumn), std::string::npos);
}

TEST(Marking, IsOneMoreColumnOfEveryLine) {
    EXPECT_EQ(withMarkingColumn("a,b\n1,2\n", "MẬT"), "a,b,saban_marking\n1,2,\"MẬT\"\n");
    EXPECT_EQ(withMarkingColumn("a,b\r\n1,\"2\nx, \"\"y\"\"\"\r\n3,4", "M \"1\""), "a,b,saban_marking\r\n1,\"2\nx, \"\"y\"\"\",\"M \"\"1\"\"\"\r\n3,4,\"M \"\"1\"\"\"");
    EXPECT_EQ(withMarkingColumn("a\n\n1\n", "M"), "a,saban_marking\n\n1,\"M\"\n");
    EXPECT_EQ(withMarkingColumn("a\n", ""), "a\n");
    EXPECT_EQ(withMarkingColumn("", "M"), "");
}

TEST(Export, NeverTakesThePlaceOfAPlan) {
    const TemporaryFolder f;
    const std::string path = f.file("plan.gpkg");
    ASSERT_TRUE(PlanStore::create(path, smallPlan()));
    const std::string before = test::readBytes(path);
    const auto refused = exportFile(smallPlan(), utm48(), path, {.kinds = {"structures"}, .replaceExisting = true});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, geo::ErrorCode::Refused);
    EXPECT_EQ(test::readBytes(path), before);
}

TEST(Export, StoppedOnTheWayLeavesNothingBehind) {
    const TemporaryFolder f;
    for (const std::string extension : {"csv", "xlsx", "gpkg"}) {
        std::stop_source stop;
        const ExportOptions options{.kinds = {"structures"}, .progress = [&](double) { stop.request_stop(); }, .stop = stop.get_token()};
        const auto report = exportFile(smallPlan(), utm48(), f.file("a." + extension), options);
        ASSERT_FALSE(report) << extension;
        EXPECT_EQ(report.error().code, geo::ErrorCode::Cancelled) << extension;
    }
    EXPECT_TRUE(std::filesystem::is_empty(std::filesystem::path(f.file("a")).parent_path()));
}

TEST(Export, AListHasXNorthThenYEastAndAMarkForSpreadsheets) {
    const TemporaryFolder f;
    const std::string path = f.file("posts.csv");
    exported(path, {.kinds = {"command_posts"}});
    const std::string bytes = test::readBytes(path);
    EXPECT_TRUE(bytes.starts_with("\xEF\xBB\xBF"));
    EXPECT_NE(bytes.find("X (north),Y (east)"), std::string::npos) << bytes;
    EXPECT_NE(bytes.find("2335678.901,481234.567"), std::string::npos) << bytes;
    EXPECT_NE(bytes.find("Sở chỉ huy chính"), std::string::npos);
}

TEST(Export, SpreadsheetsAndDrawingsHoldSeveralKinds) {
    const TemporaryFolder f;
    for (const std::string extension : {"xlsx", "ods", "gpkg", "kml"}) {
        const std::string path = f.file("all." + extension);
        const auto report = exported(path, {});
        const bool isList = extension == "xlsx" || extension == "ods";
        const std::size_t kinds = exportableKinds().size() - (isList ? 0 : 1);  // works have no place on a map
        EXPECT_EQ(report.written.size(), kinds) << extension;
        EXPECT_EQ(report.written.at("units"), 2u) << "a row for each position";
        const auto dataset = opened(path);
        ASSERT_TRUE(dataset) << extension;
        EXPECT_EQ(dataset->GetLayerCount(), static_cast<int>(kinds)) << extension;
        EXPECT_TRUE(named(dataset->GetLayerByName("routes"), "Đường cơ động số 1")) << extension;
    }
    exported(f.file("all.dxf"), {});
    const auto drawing = opened(f.file("all.dxf"));
    ASSERT_TRUE(drawing);
    int texts = 0;
    for (const auto& entity : drawing->GetLayer(0)) texts += std::string_view(entity->GetFieldAsString("Text")) == "Hầm họp";
    EXPECT_EQ(texts, 1);
}

TEST(Export, SaysWhatCannotBeDone) {
    const TemporaryFolder f;
    const auto code = [&](const std::string& name, const ExportOptions& options, const Plan& plan = smallPlan()) {
        const auto report = exportFile(plan, utm48(), f.file(name), options);
        return report ? std::optional<geo::ErrorCode>() : std::optional(report.error().code);
    };
    EXPECT_EQ(code("a.geojson", {}), geo::ErrorCode::BadUsage);
    EXPECT_EQ(code("a.doc", {}), geo::ErrorCode::BadUsage);
    EXPECT_EQ(code("a.gpkg", {.kinds = {"tanks"}}), geo::ErrorCode::BadUsage);
    EXPECT_EQ(code("a.gpkg", {.group = "none"}), geo::ErrorCode::NotFound);
    EXPECT_EQ(code("a.gpkg", {.phase = "none"}), geo::ErrorCode::NotFound);
    EXPECT_EQ(code("a.gpkg", {}, Plan{}), geo::ErrorCode::NoData);
    EXPECT_EQ(code("no/such/folder/a.gpkg", {}), geo::ErrorCode::WriteFailed);
    EXPECT_TRUE(test::filesUnder(f.path()).empty());
}

TEST(Export, KeepsAFileThatIsThereUnlessToldOtherwise) {
    const TemporaryFolder f;
    const std::string path = test::writeText(f.file("a.csv"), "mine");
    const auto refused = exportFile(smallPlan(), utm48(), path, {.kinds = {"units"}});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, geo::ErrorCode::Refused);
    EXPECT_EQ(test::readBytes(path), "mine");
    exported(path, {.kinds = {"units"}, .replaceExisting = true});
    EXPECT_NE(test::readBytes(path), "mine");
    EXPECT_EQ(test::filesUnder(f.path()).size(), 1u);
}

TEST(Export, APhaseLimitsPositionsAndAGroupLimitsAll) {
    const TemporaryFolder f;
    const Plan plan = smallPlan();
    EXPECT_EQ(exported(f.file("a.csv"), {.kinds = {"units"}, .phase = phasesInOrder(plan).front()->uid}, plan).written.at("units"), 1u);
    Uid group;
    for (const auto& row : plan.all<Group>().rows())
        if (row->name == "Tiểu ban hậu cần") group = row->uid;
    const auto report = exported(f.file("b.gpkg"), {.group = group}, plan);
    EXPECT_EQ(report.written.at("structures"), 1u);
    EXPECT_FALSE(report.written.contains("areas"));
}

TEST(Export, ExtrasGoOutAndOneThatHoldsTextsAndNumbersIsText) {
    const TemporaryFolder f;
    PlanEditor editor{Plan{}};
    for (const Value& value : {Value{1.5}, Value{std::string("hai")}}) {
        Area area;
        area.name = "Khu \"A\", B";
        area.extras["điểm"] = value;
        area.extras["NAME"] = value;
        area.extras["fid"] = value;
        area.geometry = Geometry::area({{480000, 2334000}, {482000, 2334000}, {482000, 2335000}});
        editor.put(area);
    }
    for (const char* name : {"a.csv", "a.gpkg", "a.geojson", "a.kml", "a.xlsx"}) exported(f.file(name), {}, editor.plan());
    const std::string bytes = test::readBytes(f.file("a.csv"));
    EXPECT_NE(bytes.find("hai"), std::string::npos);
    EXPECT_NE(bytes.find("1.5"), std::string::npos);
    EXPECT_NE(bytes.find("\"POLYGON ((480000 2334000"), std::string::npos) << bytes;
}

}  // namespace
}  // namespace saban::layers
