#include "layers/store/qgis_dressing.h"

#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <cstdlib>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "geo/raster/gdal_dataset.h"
#include "layers/model/fields.h"

namespace saban::layers {

namespace {

constexpr const char* kStyleTime = "2026/01/01 00:00:00+00";

// Calm colours that fit those of the table itself.
const std::map<std::string_view, std::string_view> kColours{
    {"command_posts", "176,36,32"},   {"structures", "92,62,50"},    {"structure_lines", "92,62,50"}, {"routes", "206,84,54"},
    {"checkpoints", "206,84,54"},     {"unit_positions", "44,104,150"}, {"areas", "112,80,146"},      {"control_lines", "126,52,110"},
    {"notes", "160,108,28"},          {"note_lines", "160,108,28"},  {"note_areas", "160,108,28"}};

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '"' ? "&quot;" : std::string(1, c);
    return out;
}

/// Colour and width of a stroke of the pen on a map of any scale; lines without them keep those of the table. One line, as QGIS 3 writes it.
std::string strokeProperties() {
    const std::string colour = fmt::format("attribute($currentfeature,'{}')", kStrokeColourColumn), widthM = fmt::format("attribute($currentfeature,'{}')", kStrokeWidthColumn);
    const auto property = [](std::string_view name, const std::string& expression) {
        return fmt::format(R"(<Option name="{}" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="{}"/><Option name="type" type="int" value="3"/></Option>)",
                           name, escaped(expression));
    };
    return R"(<data_defined_properties><Option type="Map"><Option name="name" type="QString" value=""/><Option name="properties" type="Map">)" +
           property("outlineColor", fmt::format("CASE WHEN length({0}) = 9 THEN set_color_part(left({0}, 7), 'alpha', 128) ELSE {0} END", colour)) +
           property("outlineWidth", fmt::format("{} * 1000 / @map_scale", widthM)) +
           R"(</Option><Option name="type" type="QString" value="collection"/></Option></data_defined_properties>)";
}

std::string symbolOf(GeometryKind kind, std::string_view colour, const std::string& properties) {
    const auto option = [](std::string_view name, std::string_view value) { return fmt::format(R"(<Option type="QString" name="{}" value="{}"/>)", name, value); };
    const auto symbol = [&](std::string_view type, std::string_view layer, const std::string& options) {
        return fmt::format(R"(<renderer-v2 type="singleSymbol"><symbols><symbol type="{}" name="0" alpha="1"><layer class="{}" enabled="1"><Option type="Map">{}</Option>{}</layer></symbol></symbols></renderer-v2>)",
                           type, layer, options, properties);
    };
    const std::string opaque = fmt::format("{},255", colour);
    switch (kind) {
        case GeometryKind::Point:
            return symbol("marker", "SimpleMarker", option("name", "circle") + option("color", opaque) + option("outline_color", "255,252,244,255") + option("size", "3"));
        case GeometryKind::Line: return symbol("line", "SimpleLine", option("line_color", opaque) + option("line_width", "0.7") + option("capstyle", "round"));
        case GeometryKind::Area:
            return symbol("fill", "SimpleFill", option("color", fmt::format("{},70", colour)) + option("outline_color", opaque) + option("outline_width", "0.5"));
        case GeometryKind::None: break;
    }
    return {};
}

// QGIS writes its own on several lines.
constexpr std::string_view kStyleHead = R"(<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'><qgis version="3.22">)";
constexpr std::string_view kNumberHead = "<!-- saban ";  // follows it
constexpr int kStyleNumber = 2;  ///< rises with every release that changes a style: only then are those of plans renewed

/// Of a style of Saban; the first ones bear none.
int styleNumberOf(std::string_view qml) {
    qml.remove_prefix(kStyleHead.size());
    if (!qml.starts_with(kNumberHead)) return 1;
    return std::atoi(std::string(qml.substr(kNumberHead.size(), std::numeric_limits<int>::digits10)).c_str());
}

template <typename T>
std::string styleOf(const TableName& table) {
    std::string style = fmt::format("{}{}{} -->", kStyleHead, kNumberHead, kStyleNumber);
    const auto colour = kColours.find(table.name);
    style += symbolOf(table.geometry, colour != kColours.end() ? colour->second : "90,90,90", table.name == "note_lines" ? strokeProperties() : std::string());
    style += "<fieldConfiguration>";
    for (const Field<T>& field : fieldsOf<T>()) {
        if (field.words.empty()) continue;
        std::string choices;
        for (const Word& word : field.words)
            choices += fmt::format(R"(<Option type="Map"><Option type="QString" name="{}" value="{}"/></Option>)", escaped(word.vi), word.word);
        style += fmt::format(R"(<field name="{}"><editWidget type="ValueMap"><config><Option type="Map"><Option type="List" name="map">{}</Option></Option></config></editWidget></field>)",
                             field.column, choices);
    }
    style += "</fieldConfiguration><aliases>";
    for (std::size_t i = 0; i < fieldsOf<T>().size(); ++i)
        style += fmt::format(R"(<alias index="{}" field="{}" name="{}"/>)", i + 1, fieldsOf<T>()[i].column, escaped(fieldsOf<T>()[i].titleVi));
    return style + R"(</aliases><previewExpression>"name"</previewExpression></qgis>)";
}

bool run(GDALDataset& dataset, const std::string& sql) {
    CPLErrorReset();
    OGRLayer* result = dataset.ExecuteSQL(sql.c_str(), nullptr, nullptr);
    if (result) dataset.ReleaseResultSet(result);
    return CPLGetLastErrorType() != CE_Failure;
}

std::string quoted(std::string_view text) {
    std::string out = "'";
    for (const char c : text) out += c == '\'' ? "''" : std::string(1, c);
    return out + "'";
}

/// As QGIS makes it.
OGRLayer* stylesTable(GDALDataset& dataset) {
    if (OGRLayer* layer = dataset.GetLayerByName("layer_styles")) return layer;
    const char* const options[] = {"FID=id", nullptr};
    OGRLayer* layer = dataset.CreateLayer("layer_styles", nullptr, wkbNone, const_cast<char**>(options));
    if (!layer) return nullptr;
    const auto add = [&](const char* name, OGRFieldType type, OGRFieldSubType subtype = OFSTNone) {
        OGRFieldDefn field(name, type);
        field.SetSubType(subtype);
        return layer->CreateField(&field) == OGRERR_NONE;
    };
    const bool isMade = add("f_table_catalog", OFTString) && add("f_table_schema", OFTString) && add("f_table_name", OFTString) &&
                        add("f_geometry_column", OFTString) && add("styleName", OFTString) && add("styleQML", OFTString) && add("styleSLD", OFTString) &&
                        add("useAsDefault", OFTInteger, OFSTBoolean) && add("description", OFTString) && add("owner", OFTString) &&
                        add("ui", OFTString) && add("update_time", OFTDateTime);
    return isMade ? layer : nullptr;
}

}  // namespace

geo::Result<void> dressForQgis(GDALDataset& dataset) {
    const geo::GdalErrors errors;
    bool isSound = run(dataset,
                       "CREATE TABLE IF NOT EXISTS gpkg_data_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT, title TEXT, description TEXT, "
                       "mime_type TEXT, constraint_name TEXT, CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name), CONSTRAINT gdc_tn UNIQUE (table_name, name))") &&
                   run(dataset,
                       "CREATE TABLE IF NOT EXISTS gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, "
                       "scope TEXT NOT NULL, CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name))") &&
                   run(dataset,
                       "INSERT INTO gpkg_extensions SELECT 'gpkg_data_columns', NULL, 'gpkg_schema', 'http://www.geopackage.org/spec121/#extension_schema', 'read-write' "
                       "WHERE NOT EXISTS (SELECT 1 FROM gpkg_extensions WHERE extension_name = 'gpkg_schema')");
    OGRLayer* styles = isSound ? stylesTable(dataset) : nullptr;
    isSound = styles != nullptr;
    std::map<std::string, bool> styled;
    if (isSound) {
        styles->ResetReading();
        for (const auto& row : *styles) styled[row->GetFieldAsString("f_table_name")] = true;
    }
    forEachKind([&]<typename T>(KindTag<T>) {
        for (const TableName& table : tablesOf<T>()) {
            for (const Field<T>& field : fieldsOf<T>())
                isSound = isSound && run(dataset, fmt::format("INSERT OR IGNORE INTO gpkg_data_columns (table_name, column_name, name, title, description) "
                                                              "VALUES ({}, {}, {}, {}, {})",
                                                              quoted(table.name), quoted(field.column), quoted(field.column), quoted(field.titleVi), quoted(field.titleEn)));
            if (!isSound || styled.contains(std::string(table.name))) continue;
            OGRFeature row(styles->GetLayerDefn());
            // QGIS looks for empty texts here: with none at all it finds no style.
            for (const char* empty : {"f_table_catalog", "f_table_schema", "owner"}) row.SetField(empty, "");
            row.SetField("update_time", kStyleTime);  // any that its user saves is newer
            row.SetField("f_table_name", std::string(table.name).c_str());
            row.SetField("f_geometry_column", table.geometry == GeometryKind::None ? "" : "geom");
            row.SetField("styleName", "Saban");
            row.SetField("styleQML", styleOf<T>(table).c_str());
            row.SetField("useAsDefault", 1);
            row.SetField("description", "Saban");
            isSound = styles->CreateFeature(&row) == OGRERR_NONE;
        }
    });
    if (!isSound) return geo::fail(geo::ErrorCode::WriteFailed, errors.reason());
    return {};
}

geo::Result<void> renewStyles(GDALDataset& dataset) {
    const geo::GdalErrors errors;
    OGRLayer* styles = dataset.GetLayerByName("layer_styles");
    if (!styles) return {};
    std::map<std::string, std::string> present;
    forEachKind([&]<typename T>(KindTag<T>) {
        for (const TableName& table : tablesOf<T>()) present.emplace(table.name, styleOf<T>(table));
    });
    std::vector<OGRFeatureUniquePtr> old;
    styles->SetAttributeFilter("styleName = 'Saban' AND description = 'Saban'");
    for (auto& row : *styles) {
        const auto style = present.find(row->GetFieldAsString("f_table_name"));
        const std::string_view qml = row->GetFieldAsString("styleQML");
        const bool isOwn = std::string_view(row->GetFieldAsString("update_time")) == kStyleTime && qml.starts_with(kStyleHead);
        if (!isOwn || style == present.end() || styleNumberOf(qml) >= kStyleNumber) continue;
        row->SetField("styleQML", style->second.c_str());
        old.push_back(std::move(row));
    }
    styles->SetAttributeFilter(nullptr);
    for (const auto& row : old)
        if (styles->SetFeature(row.get()) != OGRERR_NONE) return geo::fail(geo::ErrorCode::WriteFailed, errors.reason());
    return {};
}

}  // namespace saban::layers
