#include "layers/exchange/source_table.h"

#include <cpl_conv.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <fstream>

#include "geo/core/decimal.h"
#include "geo/core/text.h"
#include "geo/raster/gdal_dataset.h"
#include "geo/raster/network_guard.h"
#include "geo/vector/ogr_dataset.h"
#include "layers/exchange/drawing_names.h"
#include "layers/exchange/marking.h"
#include "layers/exchange/shape_cleaning.h"

namespace saban::layers {

namespace {

using geo::ErrorCode;
using geo::Result;

constexpr std::size_t kLongestText = std::size_t{1} << 20;
constexpr std::size_t kRowsPerLook = 256;

std::string nameOfFile(const std::string& path) { return std::filesystem::path(path).filename().string(); }

std::string extensionOf(const std::string& path) {
    std::string extension = std::filesystem::path(path).extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(), [](unsigned char c) { return std::tolower(c); });
    return extension;
}

bool isTextList(const std::string& extension) { return extension == ".csv" || extension == ".tsv"; }
bool isSpreadsheet(const std::string& extension) { return extension == ".xlsx" || extension == ".ods"; }

std::string beginningOf(const std::string& path, std::size_t bytes) {
    std::string content(bytes, '\0');
    std::ifstream file(path, std::ios::binary);
    file.read(content.data(), static_cast<std::streamsize>(bytes));
    content.resize(static_cast<std::size_t>(std::max<std::streamsize>(0, file.gcount())));
    return content;
}

/// What a shapefile's own .cpg says, when that is an encoding that GDAL does not know.
std::optional<TextEncoding> declaredLegacyEncoding(const std::string& path) {
    if (extensionOf(path) != ".shp") return std::nullopt;
    for (const char* extension : {".cpg", ".CPG"}) {
        const auto encoding = encodingNamed(beginningOf(std::filesystem::path(path).replace_extension(extension).string(), 64));
        if (encoding && *encoding != TextEncoding::Utf8) return encoding;
    }
    return std::nullopt;
}

tl::unexpected<geo::Error> failImport(ErrorCode code, const std::string& path, const std::string& reason) {
    return geo::fail(code, text(SABAN_TR("layers", "cannot import '{0}': {1}"), path, reason));
}

Result<geo::DatasetPtr> openSource(const std::string& path, const SourceOptions& options, bool isRaw) {
    geo::initialiseGdal();
    const std::string extension = extensionOf(path);
    if (extension == ".csv" || extension == ".txt" || extension == ".tsv") {
        const std::string start = beginningOf(path, 2);
        if (start == "\xFF\xFE" || start == "\xFE\xFF")
            return failImport(ErrorCode::Unsupported, path, text(SABAN_TR("layers", "its text is UTF-16. Save it as 'CSV UTF-8' in the spreadsheet program.")));
    }
    // The checks of existence, permission and network are those of every vector file.
    const bool hasOptions = isTextList(extension) || isRaw;
    if (!hasOptions) return geo::openVectorDataset(path, options.network);
    if (geo::isNetworkSource(path) || !std::filesystem::is_regular_file(path) || std::filesystem::file_size(path) == 0)
        return geo::openVectorDataset(path, options.network);
    // Types of lists are found out here: GDAL takes long codes for numbers and cuts them.
    const std::vector<const char*> open{isRaw ? "ENCODING=" : "AUTODETECT_TYPE=NO", nullptr};
    {
        const geo::GdalErrors errors;
        geo::DatasetPtr dataset(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, nullptr, open.data(), nullptr));
        if (dataset) return dataset;
    }
    return geo::openVectorDataset(path, options.network);
}

Value valueOf(OGRFeature& feature, int index) {
    if (!feature.IsFieldSetAndNotNull(index)) return {};
    switch (feature.GetFieldDefnRef(index)->GetType()) {
        case OFTInteger:
        case OFTInteger64: return static_cast<std::int64_t>(feature.GetFieldAsInteger64(index));
        case OFTReal: {
            const double number = feature.GetFieldAsDouble(index);
            return std::isfinite(number) ? Value{number} : Value{};
        }
        case OFTDate:
        case OFTDateTime: {
            int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, zone = 0;
            feature.GetFieldAsDateTime(index, &year, &month, &day, &hour, &minute, &second, &zone);
            const std::string date = fmt::format("{:04}-{:02}-{:02}", year, month, day);
            if (feature.GetFieldDefnRef(index)->GetType() == OFTDate) return date;
            return fmt::format("{}T{:02}:{:02}:{:02}", date, hour, minute, second);
        }
        case OFTStringList: {
            std::string joined;
            for (char** part = feature.GetFieldAsStringList(index); part && *part; ++part) joined += (joined.empty() ? "" : ", ") + std::string(*part);
            return joined;
        }
        case OFTBinary: return {};
        default: {
            std::string text = feature.GetFieldAsString(index);
            return text.empty() ? Value{} : Value{std::move(text)};
        }
    }
}

/// Counts what is told once for the whole file.
struct Oddities {
    std::size_t heights = 0;
    std::vector<std::int64_t> mended{}, formulas{};
};

std::string listed(const std::vector<std::int64_t>& rows) {
    constexpr std::size_t kMost = 10;
    std::string list;
    for (std::size_t i = 0; i < std::min(rows.size(), kMost); ++i) list += fmt::format("{}{}", i == 0 ? "" : ", ", rows[i]);
    return rows.size() > kMost ? list + ", …" : list;
}

std::string faultInWords(const std::string& fault) {
    if (fault == "nan") return text(SABAN_TR("layers", "its coordinates are no numbers"));
    if (fault == "too_few_points") return text(SABAN_TR("layers", "its line or area has too few points"));
    if (fault == "self_crossing") return text(SABAN_TR("layers", "its area crosses itself and could not be mended"));
    if (fault == "zero_area") return text(SABAN_TR("layers", "its area has no size"));
    return text(SABAN_TR("layers", "its geometry is empty"));
}


SourceRow rowOf(OGRFeature& feature, std::int64_t number, Oddities& oddities) {
    SourceRow row{.number = number};
    row.values.reserve(static_cast<std::size_t>(feature.GetFieldCount()));
    for (int i = 0; i < feature.GetFieldCount(); ++i) {
        row.values.push_back(valueOf(feature, i));
        const auto* value = std::get_if<std::string>(&row.values.back());
        if (!value) continue;
        if (value->starts_with('=')) oddities.formulas.push_back(number);
        if (value->size() > kLongestText)
            row.fault = text(SABAN_TR("layers", "column {0} holds a text of {1} MB; at most 1 MiB is taken"), feature.GetFieldDefnRef(i)->GetNameRef(),
                             decimalText(static_cast<double>(value->size()) / 1e6, 1));
    }
    const OGRGeometry* geometry = feature.GetGeometryRef();
    if (!row.fault.empty()) row.values.assign(row.values.size(), Value{});
    else if (geometry) {
        CleanShapes clean = cleanShapes(*geometry);
        row.shapes = std::move(clean.shapes);
        if (row.shapes.empty() && !clean.fault.empty()) row.fault = faultInWords(clean.fault);
        oddities.heights += clean.hadHeights ? 1 : 0;
        if (clean.isMended) oddities.mended.push_back(number);
    }
    return row;
}

Result<SourceTable> readTable(OGRLayer& layer, const std::string& path, geo::Warnings& warnings, Oddities& oddities, const std::stop_token& stop,
                              const geo::Progress& progress) {
    SourceTable table{.name = layer.GetName()};
    auto crs = geo::declaredCrs(layer);
    if (crs) table.crs = *crs;
    else warnings.push_back({"bad_crs", crs.error().message});
    const OGRFeatureDefn& definition = *layer.GetLayerDefn();
    for (int i = 0; i < definition.GetFieldCount(); ++i) table.columns.emplace_back(definition.GetFieldDefn(i)->GetNameRef());
    const auto count = layer.TestCapability(OLCFastFeatureCount) ? static_cast<double>(layer.GetFeatureCount()) : 0.0;
    const bool isList = isTextList(extensionOf(path));
    const geo::GdalErrors errors;
    layer.ResetReading();
    while (const std::unique_ptr<OGRFeature> feature{layer.GetNextFeature()}) {
        if (table.rows.size() % kRowsPerLook == 0) {
            if (stop.stop_requested()) return failImport(ErrorCode::Cancelled, path, text(SABAN_TR("layers", "it was stopped. Nothing was changed.")));
            if (count > 0.0) geo::report(progress, std::min(1.0, static_cast<double>(table.rows.size()) / count));
        }
        const auto number = isList ? static_cast<std::int64_t>(table.rows.size()) + 2 : feature->GetFID();
        table.hasShapes = table.hasShapes || feature->GetGeometryRef();
        table.rows.push_back(rowOf(*feature, number, oddities));
    }
    if (errors.hasFailed())
        return failImport(ErrorCode::BadFormat, path, text(SABAN_TR("layers", "{0}. Nothing was imported. Copy it again from where it came from."), errors.reason()));
    return table;
}

/// A column whose texts are all numbers, each written as the number is, holds numbers. Codes that would change are texts: "007", "1.10",
/// those longer than a number can hold.
void giveTypes(SourceTable& table) {
    constexpr double kMostExact = 1e15;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        std::vector<double> numbers;
        bool isWhole = true, isNumeric = true;
        for (const SourceRow& row : table.rows) {
            const auto* cell = std::get_if<std::string>(&row.values[c]);
            if (!cell) continue;
            double number = 0.0;
            const auto [end, error] = std::from_chars(cell->data(), cell->data() + cell->size(), number);
            isNumeric = error == std::errc{} && end == cell->data() + cell->size() && std::abs(number) < kMostExact && textOf(Value{number}) == *cell;
            if (!isNumeric) break;
            isWhole = isWhole && number == std::floor(number);
            numbers.push_back(number);
        }
        if (!isNumeric) continue;
        std::size_t next = 0;
        for (SourceRow& row : table.rows)
            if (std::holds_alternative<std::string>(row.values[c])) {
                const double number = numbers[next++];
                row.values[c] = isWhole ? Value{static_cast<std::int64_t>(number)} : Value{number};
            }
    }
}

/// Sheets often have a title above the line that names the columns.
void findHeader(SourceTable& table, const HeaderScore& score) {
    constexpr std::size_t kFarthest = 20;
    std::size_t best = score(table.columns), at = table.rows.size();
    for (std::size_t r = 0; r < std::min(kFarthest, table.rows.size()); ++r) {
        std::vector<std::string> names;
        for (const Value& value : table.rows[r].values) names.push_back(textOf(value));
        if (const std::size_t found = score(names); found > std::max<std::size_t>(best, 1)) best = found, at = r;
    }
    if (at == table.rows.size()) return;
    for (std::size_t c = 0; c < table.columns.size(); ++c)
        if (std::string name = textOf(table.rows[at].values[c]); !name.empty()) table.columns[c] = std::move(name);
    table.rows.erase(table.rows.begin(), table.rows.begin() + static_cast<std::ptrdiff_t>(at) + 1);
    giveTypes(table);
}

/// All texts of a source, to be looked at or changed.
template <typename Visit>
void forEachText(std::vector<SourceTable>& tables, Visit visit) {
    for (SourceTable& table : tables) {
        for (std::string& column : table.columns) visit(column, std::int64_t{1});
        for (SourceRow& row : table.rows)
            for (Value& value : row.values)
                if (auto* cell = std::get_if<std::string>(&value)) visit(*cell, row.number);
    }
}

void decode(Source& source, std::optional<TextEncoding> given, const std::string& file) {
    constexpr std::size_t kSamples = 5000;
    if (!given) {
        std::vector<std::string> samples;
        forEachText(source.tables, [&](const std::string& cell, std::int64_t) {
            constexpr std::size_t kSampleBytes = 400;
            if (samples.size() < kSamples && std::any_of(cell.begin(), cell.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }))
                samples.push_back(cell.size() > kSampleBytes ? toNfc(cell).substr(0, kSampleBytes) : cell);
        });
        given = detectEncoding(samples);
        if (*given != TextEncoding::Utf8)
            source.warnings.push_back({"legacy_text", text(SABAN_TR("layers", "'{0}': its text is {1}, not Unicode, and was converted. If letters are wrong, pass --encoding."),
                                                           file, nameOf(*given))});
    }
    std::vector<std::int64_t> damaged;
    forEachText(source.tables, [&](std::string& cell, std::int64_t row) {
        const auto isHigh = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
        if (std::none_of(cell.begin(), cell.end(), isHigh)) return;
        const auto bytes = *given == TextEncoding::Utf8 ? std::optional(cell) : legacyBytes(cell);
        DecodedText decoded = toUnicode(bytes ? *bytes : cell, bytes ? *given : TextEncoding::Utf8);
        if (decoded.unknownBytes > 0 && (damaged.empty() || damaged.back() != row)) damaged.push_back(row);
        cell = std::move(decoded.text);
    });
    if (!damaged.empty())
        source.warnings.push_back({"unknown_letters", text(SABAN_TR("layers", "'{0}': letters in rows {1} mean nothing in {2} and were replaced. Pass --encoding "
                                                                              "with the right one, or correct them in the file."),
                                                           file, listed(damaged), nameOf(*given))});
}

void tellOddities(const Oddities& oddities, const std::string& file, geo::Warnings& warnings) {
    if (oddities.heights > 0)
        warnings.push_back({"heights_dropped", text(SABAN_TR("layers", "'{0}': heights of {1} geometries were dropped; heights come from the ground"), file, oddities.heights)});
    if (!oddities.mended.empty())
        warnings.push_back({"mended_area", text(SABAN_TR("layers", "'{0}': areas in rows {1} crossed themselves and were mended. Look whether they are what was meant."), file,
                                                listed(oddities.mended))});
    if (!oddities.formulas.empty())
        warnings.push_back({"formula_text", text(SABAN_TR("layers", "'{0}': rows {1} hold texts that begin with '='. They are kept as texts; nothing was computed."), file,
                                                 listed(oddities.formulas))});
}

/// A KML file can ask programs to fetch others.
bool hasNetworkLinks(const std::string& path) {
    const std::string extension = extensionOf(path);
    if (extension != ".kml" && extension != ".kmz") return false;
    constexpr std::size_t kMost = std::size_t{64} << 20;
    const std::string inside = extension == ".kmz" ? "/vsizip/" + path + "/doc.kml" : path;
    VSILFILE* file = VSIFOpenL(inside.c_str(), "rb");
    if (!file) return false;
    std::string content(kMost, '\0');
    content.resize(VSIFReadL(content.data(), 1, kMost, file));
    VSIFCloseL(file);
    return content.find("<NetworkLink") != std::string::npos;
}

/// The marking of a plan in a file that was made of it is none of its features.
void dropMarking(SourceTable& table, bool isDrawing) {
    for (std::size_t c = table.columns.size(); c-- > 0;) {
        if (isDrawing && table.columns[c] == "Layer")
            std::erase_if(table.rows, [&](const SourceRow& row) { return c < row.values.size() && textOf(row.values[c]) == kMarkingColumn; });
        if (table.columns[c] != kMarkingColumn) continue;
        table.columns.erase(table.columns.begin() + static_cast<std::ptrdiff_t>(c));
        for (SourceRow& row : table.rows)
            if (c < row.values.size()) row.values.erase(row.values.begin() + static_cast<std::ptrdiff_t>(c));
    }
}

/// Layers that say again what others hold, or that are no features.
bool isPassedOver(const std::string& driver, const std::string& layer) {
    if (driver == "GPX") return layer == "route_points" || layer == "track_points";
    return layer.starts_with("saban_") || layer == "layer_styles";
}

}  // namespace

Result<Source> readSource(const std::string& path, const SourceOptions& options, const std::stop_token& stop, const geo::Progress& progress) {
    // Without these the first line of a sheet that holds only texts would be taken for data.
    const CPLConfigOptionSetter xlsx("OGR_XLSX_HEADERS", "FORCE", false), ods("OGR_ODS_HEADERS", "FORCE", false);
    auto encoding = options.encoding;
    const auto declared = declaredLegacyEncoding(path);
    if (!encoding) encoding = declared;
    const auto dataset = openSource(path, options, declared.has_value());
    if (!dataset) return tl::unexpected(dataset.error());
    const char* driver = (*dataset)->GetDriver() ? (*dataset)->GetDriver()->GetDescription() : "";
    const std::string file = nameOfFile(path);
    std::vector<OGRLayer*> layers;
    for (OGRLayer* layer : (*dataset)->GetLayers())
        if (options.sublayer.empty() ? !isPassedOver(driver, layer->GetName()) : options.sublayer == layer->GetName()) layers.push_back(layer);
    if (layers.empty() && !options.sublayer.empty())
        return failImport(ErrorCode::NotFound, path, text(SABAN_TR("layers", "it has no layer or sheet '{0}'. 'saban info' lists them."), options.sublayer));

    Source source;
    Oddities oddities;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        const double share = 1.0 / static_cast<double>(layers.size());
        auto table = readTable(*layers[i], path, source.warnings, oddities, stop,
                               geo::partOf(progress, share * static_cast<double>(i), share * static_cast<double>(i + 1)));
        if (!table) return tl::unexpected(table.error());
        source.tables.push_back(*std::move(table));
    }
    if (declared) source.warnings.push_back({"legacy_text", text(SABAN_TR("layers", "'{0}': its text is {1}, not Unicode, and was converted. If letters are wrong, pass --encoding."),
                                                                 file, nameOf(*declared))});
    decode(source, encoding, file);
    if (isTextList(extensionOf(path))) std::for_each(source.tables.begin(), source.tables.end(), giveTypes);
    if (options.headerScore && isSpreadsheet(extensionOf(path)))
        for (SourceTable& table : source.tables) findHeader(table, options.headerScore);
    for (SourceTable& table : source.tables) dropMarking(table, std::string_view(driver) == "DXF");
    if (std::string_view(driver) == "DXF") std::for_each(source.tables.begin(), source.tables.end(), readDrawnFeatures);
    tellOddities(oddities, file, source.warnings);
    if (hasNetworkLinks(path))
        source.warnings.push_back({"network_links", text(SABAN_TR("layers", "'{0}' has links to files on the network. They were not followed."), file)});
    return source;
}

}  // namespace saban::layers
