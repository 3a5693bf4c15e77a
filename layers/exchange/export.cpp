#include "layers/exchange/export.h"

#include <fmt/format.h>
#include <cpl_conv.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include "geo/core/text.h"
#include "geo/raster/gdal_dataset.h"
#include "geo/raster/network_guard.h"
#include "layers/exchange/drawing_names.h"
#include "layers/exchange/exchanged_kind.h"
#include "layers/exchange/export_rows.h"
#include "layers/exchange/marking.h"
#include "layers/model/ogr_geometry_conversion.h"
#include "layers/store/plan_store.h"

namespace saban::layers {

namespace {

using geo::ErrorCode;
using geo::Result;
namespace fs = std::filesystem;

/// What a format is, by the end of a file's name.
struct Format {
    std::string_view extension;
    const char* driver;
    bool isList;            ///< no geometry but in columns
    bool holdsManyKinds;
    bool isAlwaysWgs84;
    std::array<const char*, 3> datasetOptions, layerOptions;
};
constexpr auto kFormats = std::to_array<Format>({
    {".geojson", "GeoJSON", false, false, false, {}, {"RFC7946=NO", "COORDINATE_PRECISION=10"}},
    {".json", "GeoJSON", false, false, false, {}, {"RFC7946=NO", "COORDINATE_PRECISION=10"}},
    // The time of LIBKML grows with the square of the features; only it packs KMZ so that it finds its columns again.
    {".kml", "KML", false, true, true, {"NameField=name", "DescriptionField=note"}, {}},
    {".kmz", "LIBKML", false, true, true, {}, {}},
    {".gpkg", "GPKG", false, true, false, {}, {"FID=fid", "GEOMETRY_NAME=geom"}},
    {".csv", "CSV", true, false, false, {}, {"WRITE_BOM=YES", "STRING_QUOTING=IF_NEEDED"}},
    {".xlsx", "XLSX", true, true, false, {}, {}},
    {".ods", "ODS", true, true, false, {}, {}},
    {".dxf", "DXF", false, true, false, {}, {}},
});

tl::unexpected<geo::Error> failExport(ErrorCode code, const std::string& path, const std::string& reason) {
    return geo::fail(code, text(SABAN_TR("layers", "cannot export to '{0}': {1}"), path, reason));
}

std::string extensionOf(const std::string& path) {
    std::string extension = fs::path(path).extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return extension;
}

std::string joined(const std::vector<std::string>& names) {
    std::string all;
    for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
    return all;
}

OGRFieldType ogrTypeOf(FieldType type, const Format& format) {
    if (std::string_view(format.driver) == "CSV") return OFTString;
    switch (type) {
        case FieldType::Integer:
        case FieldType::Boolean: return OFTInteger64;
        case FieldType::Real: return OFTReal;
        // Days stay texts where a program would show them in a form of its own.
        default: return OFTString;
    }
}

/// Without letters that XML cannot hold (XML 1.0, 2.2), which make a file that nothing reads.
std::string printable(std::string text) {
    std::erase_if(text, [](unsigned char c) { return c < 0x20 && c != '\t' && c != '\n' && c != '\r'; });
    return text;
}

void setValue(OGRFeature& row, int index, const Value& value) {
    const bool isText = row.GetFieldDefnRef(index)->GetType() == OFTString;
    if (value.index() == 0) return;
    if (isText) row.SetField(index, printable(textOf(value)).c_str());
    else if (const auto* whole = std::get_if<std::int64_t>(&value)) row.SetField(index, static_cast<GIntBig>(*whole));
    else if (const auto* number = std::get_if<double>(&value)) row.SetField(index, *number);
}

Geometry moved(Geometry geometry, const std::optional<geo::Transform>& transform) {
    if (!transform) return geometry;
    for (Geometry::Part& part : geometry.parts) transform->forward(std::span(part.points));
    return geometry;
}

/// Writes the tables of a plan into a dataset.
class Writer {
 public:
    Writer(GDALDataset& dataset, const Format& format, const geo::Crs& crs, std::optional<geo::Transform> transform, std::string marking, std::stop_token stop)
        : dataset_(dataset), format_(format), crs_(crs), transform_(std::move(transform)), marking_(std::move(marking)), stop_(std::move(stop)) {
        reference_.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        reference_.SetFromUserInput(crs.authorityCode().empty() ? crs.wkt().c_str() : crs.authorityCode().c_str());
    }

    bool write(const ExportTable& table, const geo::Progress& progress) {
        return std::string_view(format_.driver) == "DXF" ? writeDrawing(table) : writeLayer(table, progress);
    }

    /// The marking as a text over a drawing; other formats hold it elsewhere.
    bool writeMarking() {
        OGRLayer* layer = std::string_view(format_.driver) == "DXF" && !marking_.empty() && dataset_.GetLayerCount() > 0 ? dataset_.GetLayer(0) : nullptr;
        if (!layer || !(drawn_.minE <= drawn_.maxE)) return true;
        constexpr double kShareOfDrawing = 1.0 / 40.0;
        const double extent = std::max(drawn_.width(), drawn_.height()), size = extent > 0.0 ? extent * kShareOfDrawing : crs_.isGeographic() ? 1e-4 : 10.0;
        std::string quoted = marking_;
        std::replace(quoted.begin(), quoted.end(), '"', '\'');
        OGRFeature label(layer->GetLayerDefn());
        label.SetField("Layer", std::string(kMarkingColumn).c_str());
        label.SetStyleString(fmt::format("LABEL(f:\"Arial\",t:\"{}\",s:{:.9g}g)", quoted, size).c_str());
        OGRPoint place(drawn_.minE, drawn_.maxN + size);
        label.SetGeometry(&place);
        return layer->CreateFeature(&label) == OGRERR_NONE;
    }

 private:
    OGRLayer* makeLayer(const ExportTable& table) {
        std::vector<const char*> options;
        for (const char* option : format_.layerOptions)
            if (option) options.push_back(option);
        const std::string_view driver = format_.driver;
        const std::string description = "DESCRIPTION=" + marking_;
        if (!marking_.empty() && (driver == "GeoJSON" || driver == "GPKG" || driver == "LIBKML")) options.push_back(description.c_str());
        options.push_back(nullptr);
        return dataset_.CreateLayer(table.kind.c_str(), format_.isList ? nullptr : &reference_, format_.isList ? wkbNone : wkbUnknown, const_cast<char**>(options.data()));
    }

    bool writeLayer(const ExportTable& table, const geo::Progress& progress) {
        OGRLayer* layer = makeLayer(table);
        if (!layer) return false;
        for (const ExportColumn& column : table.columns) {
            OGRFieldDefn field(column.name.c_str(), ogrTypeOf(column.type, format_));
            if (layer->CreateField(&field) != OGRERR_NONE) return false;
        }
        // KML has fields of its own for names and descriptions, before all others.
        std::vector<int> places;
        for (const ExportColumn& column : table.columns) {
            const int at = layer->GetLayerDefn()->GetFieldIndex(column.name.c_str());
            places.push_back(at < 0 && column.name == "note" ? layer->GetLayerDefn()->GetFieldIndex("Description") : at);
            if (places.back() < 0) return false;
        }
        if (format_.isList && ((table.kind != kWorksKind && !addCoordinateFields(*layer, table)) || !addMarkingField(*layer))) return false;
        if (dataset_.TestCapability(ODsCTransactions)) dataset_.StartTransaction();
        for (std::size_t i = 0; i < table.rows.size(); ++i) {
            if ((i & 0x3ff) == 0) {
                geo::report(progress, static_cast<double>(i) / static_cast<double>(table.rows.size()));
                if (stop_.stop_requested()) return false;
            }
            OGRFeature row(layer->GetLayerDefn());
            for (std::size_t c = 0; c < table.columns.size(); ++c) setValue(row, places[c], table.rows[i].values[c]);
            const Geometry geometry = moved(table.rows[i].geometry, transform_);
            if (format_.isList && !marking_.empty()) row.SetField(layer->GetLayerDefn()->GetFieldCount() - 1, marking_.c_str());
            if (format_.isList) setCoordinates(row, geometry);
            else row.SetGeometryDirectly(toOgr(geometry).release());
            if (layer->CreateFeature(&row) != OGRERR_NONE) return false;
        }
        if (dataset_.TestCapability(ODsCTransactions)) dataset_.CommitTransaction();
        return true;
    }

    bool addCoordinateFields(OGRLayer& layer, const ExportTable& table) {
        const bool hasShapes = std::any_of(table.rows.begin(), table.rows.end(), [](const ExportRow& row) { return !row.geometry.isEmpty() && row.geometry.kind != GeometryKind::Point; });
        const bool isText = std::string_view(format_.driver) == "CSV";
        north_ = layer.GetLayerDefn()->GetFieldCount();
        for (const char* name : crs_.isGeographic() ? std::array{"lat", "lon"} : std::array{"X (north)", "Y (east)"}) {
            OGRFieldDefn field(name, isText ? OFTString : OFTReal);
            if (layer.CreateField(&field) != OGRERR_NONE) return false;
        }
        wkt_ = hasShapes ? north_ + 2 : -1;
        OGRFieldDefn field("wkt", OFTString);
        return !hasShapes || layer.CreateField(&field) == OGRERR_NONE;
    }

    bool addMarkingField(OGRLayer& layer) const {
        OGRFieldDefn field(std::string(kMarkingColumn).c_str(), OFTString);
        return marking_.empty() || layer.CreateField(&field) == OGRERR_NONE;
    }

    void setCoordinates(OGRFeature& row, const Geometry& geometry) const {
        if (geometry.isEmpty()) return;
        const int decimals = crs_.isGeographic() ? 9 : 3;
        if (geometry.kind != GeometryKind::Point) {
            row.SetField(wkt_, toOgr(geometry)->exportToWkt(OGRWktOptions()).c_str());
            return;
        }
        const glm::dvec2 at = geometry.at();
        row.SetField(north_, fmt::format("{:.{}f}", at.y, decimals).c_str());
        row.SetField(north_ + 1, fmt::format("{:.{}f}", at.x, decimals).c_str());
    }

    /// A drawing has one list of entities; what they are is told by their layer, their name by a text beside them.
    bool writeDrawing(const ExportTable& table) {
        OGRLayer* layer = dataset_.GetLayerCount() > 0 ? dataset_.GetLayer(0) : dataset_.CreateLayer("entities", &reference_, wkbUnknown, nullptr);
        if (!layer) return false;
        const auto phase = static_cast<std::size_t>(std::find_if(table.columns.begin(), table.columns.end(), [](const ExportColumn& column) { return column.name == "phase"; }) - table.columns.begin());
        for (const ExportRow& row : table.rows) {
            const Geometry geometry = moved(row.geometry, transform_);
            if (geometry.isEmpty()) continue;
            OGRFeature entity(layer->GetLayerDefn());
            for (const Geometry::Part& part : geometry.parts)
                for (const glm::dvec2 at : part.points) drawn_.include(at);
            const std::string drawn = drawingLayer(table.kind, phase < table.columns.size() ? textOf(row.values[phase]) : std::string());
            entity.SetField("Layer", drawn.c_str());
            entity.SetGeometryDirectly(toOgr(geometry).release());
            if (layer->CreateFeature(&entity) != OGRERR_NONE) return false;
            const auto at = geometry.labelPoint();
            if (row.name.empty() || !at) continue;
            OGRFeature label(layer->GetLayerDefn());
            label.SetField("Layer", drawingNamesLayer(drawn).c_str());
            std::string quoted = row.name;
            std::replace(quoted.begin(), quoted.end(), '"', '\'');
            std::replace_if(quoted.begin(), quoted.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
            label.SetStyleString(fmt::format("LABEL(f:\"Arial\",t:\"{}\",s:10g)", quoted).c_str());
            OGRPoint place(at->x, at->y);
            label.SetGeometry(&place);
            if (layer->CreateFeature(&label) != OGRERR_NONE) return false;
        }
        return true;
    }

    GDALDataset& dataset_;
    const Format& format_;
    geo::Crs crs_;
    std::optional<geo::Transform> transform_;
    std::string marking_;  ///< on one line
    std::stop_token stop_;
    geo::Bounds drawn_;
    OGRSpatialReference reference_;
    int north_ = -1, wkt_ = -1;
};

/// Works that are about nothing that a row could stand for.
std::size_t worksWithoutRow(const Plan& plan) {
    const auto& items = plan.all<WorkItem>().rows();
    return static_cast<std::size_t>(std::count_if(items.begin(), items.end(), [&](const auto& item) { return !plan.find<Structure>(item->feature) && !plan.find<Route>(item->feature); }));
}

struct Chosen {
    std::vector<ExportTable> tables{};
    std::size_t worksLeftOut = 0;
};

/// The kinds that were asked for, or all that the plan has something of and the format holds.
Result<Chosen> chosenTables(const Plan& whole, const std::string& path, const Format& format, const ExportOptions& options) {
    const Plan plan = options.group.empty() ? whole : limitedTo(whole, options.group);
    const auto known = exportableKinds();
    Chosen chosen;
    std::vector<ExportTable>& tables = chosen.tables;
    const std::vector<std::string>& kinds = options.kinds.empty() ? known : options.kinds;
    ExportTable works;
    const auto hasOthers = [&] {
        return std::any_of(known.begin(), known.end(), [&](const std::string& kind) { return kind != kWorksKind && !exportTable(plan, kind, options.phase, WorkColumns::None).rows.empty(); });
    };
    // Where only one kind has room and none was named, works stand in the rows of the others.
    const bool mayHoldWorks = format.isList && (format.holdsManyKinds || !options.kinds.empty() || !hasOthers());
    if (mayHoldWorks && std::find(kinds.begin(), kinds.end(), kWorksKind) != kinds.end()) works = exportWorks(plan, whole, options.phase);
    const WorkColumns workColumns = works.rows.empty() ? WorkColumns::InRows : WorkColumns::None;  // they stand in one place
    for (const std::string& kind : kinds) {
        if (std::find(known.begin(), known.end(), kind) == known.end())
            return failExport(ErrorCode::BadUsage, path, text(SABAN_TR("layers", "'{0}' is no kind of feature. Choose among {1}."), kind, joined(known)));
        if (kind == kWorksKind) {
            if (!format.isList && !options.kinds.empty())
                return failExport(ErrorCode::BadUsage, path, text(SABAN_TR("layers", "works have no place of their own, and {0} holds places. Use .csv, .xlsx or .ods."), format.extension));
            if (!works.rows.empty()) tables.push_back(std::exchange(works, {}));
            else if (workColumns == WorkColumns::InRows) chosen.worksLeftOut += worksWithoutRow(plan);
        } else if (auto table = exportTable(plan, kind, options.phase, workColumns); !table.rows.empty()) {
            chosen.worksLeftOut += table.worksLeftOut;
            tables.push_back(std::move(table));
        }
    }
    if (tables.empty()) return failExport(ErrorCode::NoData, path, text(SABAN_TR("layers", "the plan has nothing of what was chosen.")));
    return chosen;
}

/// GDAL's driver for KML describes no documents. False when the file could not be read or written in full.
bool describeKml(const std::string& file, const std::string& marking) {
    if (marking.empty()) return true;
    std::error_code error;
    const auto size = fs::file_size(file, error);
    std::ifstream in(file, std::ios::binary);
    std::string content{std::istreambuf_iterator<char>(in), {}};
    if (error || !in.good() || content.size() != size) return false;
    const auto document = content.find("<Document"), end = document == std::string::npos ? document : content.find('>', document);
    if (end == std::string::npos) return false;
    std::string escaped;
    for (const char c : marking) escaped += c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : std::string(1, c);
    content.insert(end + 1, "\n<description>" + escaped + "</description>");
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out << content;
    out.close();
    return static_cast<bool>(out);
}

std::string onOneLine(std::string text) {
    std::replace_if(text.begin(), text.end(), [](unsigned char c) { return c < 0x20; }, ' ');
    return text;
}

Result<void> writeTo(const std::string& partial, const std::string& path, const Format& format, const geo::Crs& crs, const std::optional<geo::Transform>& transform,
                     const std::vector<ExportTable>& tables, const std::string& marking, const geo::Progress& progress, const std::stop_token& stop) {
    const CPLConfigOptionSetter description("LIBKML_DESCRIPTION_FIELD", "note", false);
    const geo::GdalErrors errors;
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName(format.driver);
    if (!driver) return failExport(ErrorCode::Unsupported, path, text(SABAN_TR("layers", "this installation of GDAL lacks the format {0}."), format.driver));
    std::vector<const char*> options;
    for (const char* option : format.datasetOptions)
        if (option) options.push_back(option);
    const std::string described = "DESCRIPTION=" + marking;
    if (!marking.empty() && std::string_view(format.driver) == "LIBKML") options.push_back(described.c_str());
    options.push_back(nullptr);
    geo::DatasetPtr dataset(driver->Create(partial.c_str(), 0, 0, 0, GDT_Unknown, const_cast<char**>(options.data())));
    bool isWritten = dataset != nullptr;
    if (dataset) {
        Writer writer(*dataset, format, crs, transform, marking, stop);
        for (std::size_t i = 0; isWritten && i < tables.size(); ++i) {
            const double count = static_cast<double>(tables.size()), at = static_cast<double>(i);
            isWritten = writer.write(tables[i], geo::partOf(progress, at / count, (at + 1.0) / count));
        }
        isWritten = isWritten && writer.writeMarking();
        dataset = nullptr;  // spreadsheets and KML are written on closing
    }
    if (stop.stop_requested()) return failExport(ErrorCode::Cancelled, path, text(SABAN_TR("layers", "it was stopped. Nothing was written.")));
    if (isWritten && !errors.hasFailed() && std::string_view(format.driver) == "KML" && !describeKml(partial, marking))
        return failExport(ErrorCode::WriteFailed, path, text(SABAN_TR("layers", "its marking could not be written into it. Check that the folder may be written to, and has room.")));
    if (isWritten && !errors.hasFailed() && fs::exists(partial)) return {};
    return failExport(ErrorCode::WriteFailed, path, text(SABAN_TR("layers", "{0}. Check that the folder exists, may be written to, and has room."), errors.reason()));
}

}  // namespace

std::string exportedWhat(const ExportReport& report) {
    std::string what = "export";
    for (const auto& [kind, rows] : report.written) what += (what == "export" ? ":" : ",") + kind;
    return what;
}

std::vector<std::string> exportableKinds() {
    return {"command_posts", "structures", "routes", "checkpoints", "units", "areas", "control_lines", "notes", std::string(kWorksKind)};
}

std::size_t exportableCount(const Plan& plan, const std::string& kind) {
    std::size_t count = 0;
    withKind(kind, [&]<typename T>(KindTag<T>) { count = plan.all<T>().size(); });
    return count;
}

std::vector<ExportFormat> exportFormats() {
    std::vector<ExportFormat> formats;
    for (const Format& format : kFormats)
        formats.push_back({.extension = std::string(format.extension), .holdsManyKinds = format.holdsManyKinds, .isAlwaysWgs84 = format.isAlwaysWgs84, .isList = format.isList});
    return formats;
}

std::optional<ExportFormat> exportFormatOf(const std::string& path) {
    const std::string extension = extensionOf(path);
    for (const ExportFormat& format : exportFormats())
        if (format.extension == extension) return format;
    return std::nullopt;
}

Result<ExportReport> exportFile(const Plan& plan, const geo::Crs& planCrs, const std::string& path, const ExportOptions& options) {
    const std::string extension = extensionOf(path);
    const auto format = std::find_if(kFormats.begin(), kFormats.end(), [&](const Format& f) { return f.extension == extension; });
    if (format == kFormats.end())
        return failExport(ErrorCode::BadUsage, path, text(SABAN_TR("layers", "'{0}' is no known format. Use .geojson, .kml, .kmz, .gpkg, .csv, .xlsx, .ods or .dxf."), extension));
    std::error_code error;
    if (!options.replaceExisting && fs::exists(path, error))
        return failExport(ErrorCode::Refused, path, text(SABAN_TR("layers", "it exists already. Choose another name, or pass --force to replace it.")));
    if (isPlanFile(path))
        return failExport(ErrorCode::Refused, path, text(SABAN_TR("layers", "it is a plan, and an export holds less than a plan. Choose another name, or remove the plan yourself.")));
    if (!options.group.empty() && !plan.find<Group>(options.group)) return failExport(ErrorCode::NotFound, path, text(SABAN_TR("layers", "the plan has no such group.")));
    if (!options.phase.empty() && !plan.find<Phase>(options.phase)) return failExport(ErrorCode::NotFound, path, text(SABAN_TR("layers", "the plan has no such phase.")));
    const auto chosen = chosenTables(plan, path, *format, options);
    if (!chosen) return tl::unexpected(chosen.error());
    const std::vector<ExportTable>& tables = chosen->tables;
    if (tables.size() > 1 && !format->holdsManyKinds) {
        std::vector<std::string> names;
        for (const ExportTable& table : tables) names.push_back(table.kind);
        return failExport(ErrorCode::BadUsage, path, text(SABAN_TR("layers", "{0} holds one kind of features, and the plan has several ({1}). Choose one with --what."), extension, joined(names)));
    }

    const auto wgs84 = geo::Crs::fromEpsg(4326);
    if (!wgs84) return tl::unexpected(wgs84.error());
    const bool isWgs84 = format->isAlwaysWgs84 || (!options.crs && std::string_view(format->driver) == "GeoJSON");
    const geo::Crs crs = isWgs84 ? *wgs84 : options.crs.value_or(planCrs);
    std::optional<geo::Transform> transform;
    if (!crs.isSameAs(planCrs)) {
        auto made = geo::Transform::create(planCrs, crs);
        if (!made) return tl::unexpected(made.error());
        transform = *std::move(made);
    }

    ExportReport report;
    if (format->isAlwaysWgs84 && options.crs && !options.crs->isSameAs(crs))
        report.warnings.push_back({"not_in_format", text(SABAN_TR("layers", "{0} holds coordinates in WGS 84 only: the CRS that was chosen does not apply"), extension)});
    if (std::string_view(format->driver) == "DXF")
        report.warnings.push_back({"not_in_format", text(SABAN_TR("layers", "a DXF drawing holds shapes and names, but no other columns"))});
    else if (chosen->worksLeftOut > 0)
        report.warnings.push_back({"not_in_format", text(SABAN_TR("layers", "works that are left out: {0}. The row of a structure or route holds one of its works, the first by name. "
                                                                            "Export the works themselves to .csv, .xlsx or .ods"), chosen->worksLeftOut)});
    geo::initialiseGdal();
    const fs::path target(path);
    const std::string partial = (target.parent_path() / fmt::format(".{}.partial-{}{}", target.stem().string(), getpid(), extension)).string();
    auto written = writeTo(partial, path, *format, crs, transform, tables, onOneLine(plan.settings.marking), options.progress, options.stop);
    if (written) {
        fs::rename(partial, target, error);
        if (error) written = failExport(ErrorCode::WriteFailed, path, error.message());
    }
    if (!written) {
        fs::remove(partial, error);
        return tl::unexpected(written.error());
    }
    for (const ExportTable& table : tables) report.written[table.kind] = table.rows.size();
    return report;
}

}  // namespace saban::layers
