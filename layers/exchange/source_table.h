#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "geo/core/error.h"
#include "geo/core/progress.h"
#include "geo/crs/crs.h"
#include "geo/raster/raster_file.h"
#include "layers/exchange/legacy_text.h"
#include "layers/model/geometry.h"
#include "layers/model/value.h"

namespace saban::layers {

/// One row of a file, as it is there.
struct SourceRow {
    std::int64_t number = 0;           ///< as spreadsheets count, the header being 1; elsewhere the number that the file gives it
    std::vector<Value> values{};       ///< of every column
    std::vector<Geometry> shapes{};    ///< in the CRS of the table, taken apart: several of a multi geometry
    std::string fault{};               ///< why the row cannot be used, for people
    std::string kind{};                ///< that the row says it is of; mostly empty
};

/// A layer of a vector file, or a sheet.
struct SourceTable {
    std::string name{};
    std::vector<std::string> columns{};
    std::vector<SourceRow> rows{};
    std::optional<geo::Crs> crs{};  ///< of the shapes, as declared
    bool hasShapes = false;
};

/// How many of these names of columns are known ones.
using HeaderScore = std::function<std::size_t(const std::vector<std::string>& names)>;

struct SourceOptions {
    std::string sublayer{};                        ///< only this layer or sheet
    std::optional<TextEncoding> encoding{};        ///< nothing: found out
    geo::NetworkPolicy network = geo::NetworkPolicy::Forbidden;
    HeaderScore headerScore{};                     ///< finds the line of a sheet that names the columns, when a title stands above it
};

struct Source {
    std::vector<SourceTable> tables{};
    geo::Warnings warnings{};
};

/// Reads any file that OGR reads, whole. Texts come out as Unicode (NFC); geometries without curves and heights; areas that cross
/// themselves are mended where that leaves an area.
/// Errors: `Refused` (network), `NotFound`, `Unreadable`, `BadFormat` (empty, damaged), `Cancelled`.
geo::Result<Source> readSource(const std::string& path, const SourceOptions& options, const std::stop_token& stop = {},
                               const geo::Progress& progress = {});

}  // namespace saban::layers
