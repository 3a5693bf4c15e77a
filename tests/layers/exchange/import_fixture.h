#pragma once

#include <fmt/format.h>
#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "geo/raster/raster_file.h"
#include "layers/exchange/import.h"
#include "tests/support/raster_fixtures.h"
#include "tests/support/sample_plan.h"

namespace saban::test {

/// What an import says, and the plan with it.
struct ImportResult {
    layers::Plan plan{};
    layers::Edit edit{};
    layers::ImportReport report{};
};

inline std::string warningsOf(const ImportResult& result) {
    std::string all;
    for (const auto& warning : result.report.warnings) all += warning.code + ": " + warning.message + "\n";
    for (const auto& skipped : result.report.skipped) all += fmt::format("skipped {}: {}\n", skipped.row, skipped.reason);
    return all;
}

/// Into a plan in VN-2000 / UTM zone 48N on a table of 20 km.
inline ImportResult imported(const std::string& path, const layers::ImportOptions& options = {}, const layers::Plan& plan = {}) {
    const geo::Bounds table{470000, 2325000, 490000, 2345000};
    const auto result = layers::importFile(plan, *geo::Crs::fromEpsg(3405), &table, path, options);
    EXPECT_TRUE(result) << result.error().message;
    if (!result) return {};
    return {.plan = layers::applied(plan, result->edit), .edit = result->edit, .report = result->report};
}

/// What an edit changes, for messages of tests.
inline std::string changesOf(const layers::Edit& edit) {
    using namespace layers;
    std::string all;
    forEachKind([&]<typename T>(KindTag<T>) {
        for (const Change<T>& change : edit.of<T>()) {
            all += fmt::format("{} '{}': {}", kindName<T>(), change.after ? change.after->name : change.before->name, !change.before ? "added" : !change.after ? "removed" : "");
            if (change.before && change.after) {
                for (const Field<T>& field : fieldsOf<T>())
                    if (field.get(*change.before) != field.get(*change.after)) all += fmt::format(" {} '{}' -> '{}'", field.column, textOf(field.get(*change.before)), textOf(field.get(*change.after)));
                if (!(change.before->geometry == change.after->geometry)) {
                    all += " geometry";
                    for (const auto* g : {&change.before->geometry, &change.after->geometry})
                        if (!g->isEmpty()) all += fmt::format(" {}:{:.6f},{:.6f} ({} parts, {} points)", static_cast<int>(g->kind), g->parts[0].points[0].x, g->parts[0].points[0].y, g->parts.size(), g->vertexCount());
                }
                for (const auto& [column, value] : change.after->extras)
                    if (!change.before->extras.contains(column) || change.before->extras.at(column) != value) all += fmt::format(" extra {}='{}'", column, textOf(value));
            }
            all += "\n";
        }
    });
    return all;
}

inline bool hasWarning(const ImportResult& result, const std::string& code, const std::string& part = {}) {
    for (const auto& warning : result.report.warnings)
        if (warning.code == code && warning.message.find(part) != std::string::npos) return true;
    return false;
}

/// Points near each other whose column "ten" holds these bytes. Declares VN-2000 / UTM zone 48N and no encoding.
inline std::string writePointShapefile(const std::string& path, const std::vector<std::string>& names) {
    geo::initialiseGdal();
    const std::unique_ptr<GDALDataset> dataset(GetGDALDriverManager()->GetDriverByName("ESRI Shapefile")->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    OGRSpatialReference crs;
    crs.importFromEPSG(3405);
    const char* options[] = {"ENCODING=", nullptr};
    OGRLayer* layer = dataset->CreateLayer(std::filesystem::path(path).stem().c_str(), &crs, wkbPoint, const_cast<char**>(options));
    OGRFieldDefn field("ten", OFTString);
    field.SetWidth(60);
    layer->CreateField(&field);
    double eastM = 481000.0;
    for (const std::string& name : names) {
        OGRFeature feature(layer->GetLayerDefn());
        feature.SetField(0, name.c_str());
        OGRPoint point(eastM += 10.0, 2335000.0);
        feature.SetGeometry(&point);
        EXPECT_EQ(layer->CreateFeature(&feature), OGRERR_NONE);
    }
    return path;
}

}  // namespace saban::test
