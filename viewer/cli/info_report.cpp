#include "viewer/cli/info_report.h"

#include "geo/core/text.h"

namespace saban::cli {

namespace {

using Json = nlohmann::ordered_json;

template <typename T>
Json orNull(const std::optional<T>& value) {
    return value ? Json(*value) : Json();
}

Json crsJson(const std::optional<geo::Crs>& crs) {
    if (!crs) return {};
    const geo::Crs horizontal = crs->horizontal();
    const std::string code = horizontal.authorityCode();
    return code.empty() ? horizontal.wkt() : code;
}

Json boundsJson(const geo::Bounds& b) { return Json::array({b.minE, b.minN, b.maxE, b.maxN}); }

Json warningsJson(const geo::Warnings& warnings) {
    Json all = Json::array();
    for (const auto& warning : warnings) all.push_back({{"code", warning.code}, {"message", warning.message}});
    return all;
}

void addTable(Json& json, const std::optional<layers::TableCrs>& table) {
    json["table_crs"] = table ? crsJson(table->crs) : Json();
    json["table_crs_reason"] = table ? Json(table->reason) : Json();
}

Json rasterJson(const RasterReport& report) {
    const geo::RasterInfo& info = report.file->info();
    const auto vertical = info.crs ? info.crs->vertical() : geo::VerticalReference{};
    Json json{{"kind", report.file->kind() == geo::RasterKind::Elevation ? "elevation" : "imagery"},
              {"path", info.path},
              {"driver", info.driver},
              {"crs", crsJson(info.crs)},
              {"crs_name", info.crs ? Json(info.crs->name()) : Json()},
              {"width", info.width},
              {"height", info.height},
              {"bands", info.bands},
              {"data_type", info.dataType},
              {"resolution_m", info.crs ? Json(report.file->cellM()) : Json()},
              {"bounds", boundsJson(report.file->bounds())},
              {"height_min_m", orNull(report.summary.minM)},
              {"height_max_m", orNull(report.summary.maxM)},
              {"nodata", orNull(info.nodata)},
              {"nodata_percent", report.summary.nodataPercent},
              {"vertical_reference", vertical.isDeclared() ? Json(vertical.name) : Json()},
              {"vertical_unit", info.unit.empty() ? Json() : Json(info.unit)},
              {"vertical_unit_m", report.summary.unitToMetre},
              {"overviews", info.hasOverviews}};
    addTable(json, report.table);
    if (report.at) {
        json["height_m"] = orNull(report.at->heightM);
        json["at"] = {{"e", report.at->point.x}, {"n", report.at->point.y}, {"cell_height_m", orNull(report.at->cellHeightM)}};
    }
    json["warnings"] = warningsJson(report.warnings);
    return json;
}

Json vectorJson(const layers::VectorSummary& summary) {
    Json all = Json::array();
    geo::Warnings warnings;
    for (const auto& layer : summary.layers) {
        all.push_back({{"name", layer.name},
                       {"features", layer.features},
                       {"geometry_types", layer.geometryTypes},
                       {"crs", crsJson(layer.crs)},
                       {"crs_name", layer.crs ? Json(layer.crs->name()) : Json()},
                       {"bounds", layer.hasGeometry ? boundsJson(layer.bounds) : Json()},
                       {"fields", layer.fields}});
        warnings.insert(warnings.end(), layer.warnings.begin(), layer.warnings.end());
    }
    return {{"kind", "vector"}, {"path", summary.path}, {"driver", summary.driver}, {"layers", all}, {"warnings", warningsJson(warnings)}};
}

Json fileJson(const FileReport& file) {
    if (const auto* raster = std::get_if<RasterReport>(&file.content)) return rasterJson(*raster);
    if (const auto* plan = std::get_if<PlanReport>(&file.content)) return toJson(*plan);
    return vectorJson(std::get<layers::VectorSummary>(file.content));
}

// ---- for people

/// "  label:   value" with the values in one column.
std::string line(const std::string& label, const std::string& value) { return fmt::format("  {:<22} {}\n", label.empty() ? "" : label + ":", value); }

std::string warningLines(const geo::Warnings& warnings) {
    std::string lines;
    for (const auto& warning : warnings) lines += line(text(SABAN_TR("cli", "warning")), warning.message);
    return lines;
}

std::string boundsText(const geo::Bounds& b, const std::optional<geo::Crs>& crs) {
    const int decimals = crs && crs->isGeographic() ? 7 : 2;
    return fmt::format("{0:.{4}f}, {1:.{4}f}, {2:.{4}f}, {3:.{4}f}", b.minE, b.minN, b.maxE, b.maxN, decimals);
}

std::string heightText(const std::optional<double>& heightM) {
    return heightM ? text(SABAN_TR("cli", "{:.3f} m"), *heightM) : text(SABAN_TR("cli", "none"));
}

std::string crsText(const std::optional<geo::Crs>& crs) { return crs ? crs->label() : text(SABAN_TR("cli", "none declared")); }

std::string verticalText(const geo::RasterInfo& info) {
    const auto vertical = info.crs ? info.crs->vertical() : geo::VerticalReference{};
    return vertical.isDeclared() ? vertical.name : text(SABAN_TR("cli", "none declared; heights are used as they are"));
}

std::string unitText(const RasterReport& report) {
    const std::string& unit = report.file->info().unit;
    if (unit.empty()) return text(SABAN_TR("cli", "none declared; {} m per unit"), report.summary.unitToMetre);
    return text(SABAN_TR("cli", "{0} ({1:.10g} m)"), unit, report.summary.unitToMetre);
}

std::string rasterText(const RasterReport& report) {
    const geo::RasterInfo& info = report.file->info();
    const bool isElevation = report.file->kind() == geo::RasterKind::Elevation;
    std::string lines = info.path + "\n";
    lines += line(text(SABAN_TR("cli", "kind")), isElevation ? text(SABAN_TR("cli", "elevation")) : text(SABAN_TR("cli", "imagery")));
    lines += line(text(SABAN_TR("cli", "format")), text(SABAN_TR("cli", "{0}, {1} band(s) of {2}"), info.driver, info.bands, info.dataType));
    lines += line(text(SABAN_TR("cli", "CRS")), crsText(info.crs));
    lines += line(text(SABAN_TR("cli", "size")), text(SABAN_TR("cli", "{0} x {1} cells"), info.width, info.height));
    if (info.crs) lines += line(text(SABAN_TR("cli", "resolution")), text(SABAN_TR("cli", "{:.3f} m"), report.file->cellM()));
    lines += line(text(SABAN_TR("cli", "bounds (W, S, E, N)")), boundsText(report.file->bounds(), info.crs));
    if (isElevation) {
        lines += line(text(SABAN_TR("cli", "lowest height")), heightText(report.summary.minM));
        lines += line(text(SABAN_TR("cli", "highest height")), heightText(report.summary.maxM));
        lines += line(text(SABAN_TR("cli", "vertical reference")), verticalText(info));
        lines += line(text(SABAN_TR("cli", "vertical unit")), unitText(report));
    }
    lines += line(text(SABAN_TR("cli", "no-data")), fmt::format("{:.3f} %", report.summary.nodataPercent));
    lines += line(text(SABAN_TR("cli", "overviews")), info.hasOverviews ? text(SABAN_TR("cli", "yes")) : text(SABAN_TR("cli", "no")));
    if (report.table) {
        lines += line(text(SABAN_TR("cli", "table CRS")), report.table->crs.label());
        lines += line("", report.table->reason);
    }
    if (report.at) {
        lines += line(text(SABAN_TR("cli", "height at the point")), heightText(report.at->heightM));
        lines += line(text(SABAN_TR("cli", "height of its cell")), heightText(report.at->cellHeightM));
    }
    return lines + warningLines(report.warnings);
}

std::string joined(const std::vector<std::string>& words) {
    std::string all;
    for (const auto& word : words) all += (all.empty() ? "" : ", ") + word;
    return all;
}

std::string vectorText(const layers::VectorSummary& summary) {
    std::string lines = summary.path + "\n";
    lines += line(text(SABAN_TR("cli", "kind")), text(SABAN_TR("cli", "vector")));
    lines += line(text(SABAN_TR("cli", "format")), summary.driver);
    for (const auto& layer : summary.layers) {
        lines += line(text(SABAN_TR("cli", "layer")), text(SABAN_TR("cli", "'{0}', {1} feature(s): {2}"), layer.name, layer.features, joined(layer.geometryTypes)));
        lines += line(text(SABAN_TR("cli", "CRS")), crsText(layer.crs));
        if (layer.hasGeometry) lines += line(text(SABAN_TR("cli", "bounds (W, S, E, N)")), boundsText(layer.bounds, layer.crs));
        if (!layer.fields.empty()) lines += line(text(SABAN_TR("cli", "fields")), joined(layer.fields));
        lines += warningLines(layer.warnings);
    }
    return lines;
}

}  // namespace

nlohmann::ordered_json toJson(const InfoReport& report) {
    if (report.files.size() == 1) return fileJson(report.files.front());
    Json files = Json::array();
    for (const auto& file : report.files) files.push_back(fileJson(file));
    Json json{{"files", std::move(files)}};
    addTable(json, report.table);
    json["warnings"] = warningsJson(report.warnings);
    return json;
}

std::string toText(const InfoReport& report) {
    std::string lines;
    for (const auto& file : report.files) {
        if (const auto* raster = std::get_if<RasterReport>(&file.content)) lines += rasterText(*raster);
        else if (const auto* plan = std::get_if<PlanReport>(&file.content)) lines += toText(*plan);
        else lines += vectorText(std::get<layers::VectorSummary>(file.content));
    }
    if (report.files.size() < 2) return lines;
    lines += text(SABAN_TR("cli", "All files together")) + "\n";
    if (report.table) {
        lines += line(text(SABAN_TR("cli", "table CRS")), report.table->crs.label());
        lines += line("", report.table->reason);
    }
    return lines + warningLines(report.warnings);
}

}  // namespace saban::cli
