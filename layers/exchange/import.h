#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "geo/core/bounds.h"
#include "geo/core/error.h"
#include "geo/core/progress.h"
#include "geo/crs/crs.h"
#include "geo/raster/raster_file.h"
#include "layers/edit/edit.h"
#include "layers/exchange/legacy_text.h"

namespace saban::layers {

struct ImportOptions {
    /// "command_posts", "structures", "routes", "units", "areas", "notes", "checkpoints", "control_lines" or "works"; empty: found out from
    /// the names of the file, its layers and columns, and from the geometry.
    std::string kind{};
    std::map<std::string, std::string> fieldToColumn{};  ///< overrules what columns are taken for: {"name", "Tên gọi cũ"}; an empty column: none holds it
    std::optional<geo::Crs> crs{};                       ///< of the coordinates, where the file declares none
    std::optional<TextEncoding> encoding{};              ///< nothing: found out
    std::string sublayer{};                              ///< only this layer or sheet
    std::string phase{};                                 ///< name or uid, of units' positions without one; empty: the first
    geo::NetworkPolicy network = geo::NetworkPolicy::Forbidden;
    /// Gives the catalogue's id of a type of structure from its id or its name in any language.
    std::function<std::optional<std::string>(const std::string&)> resolveType{};
};

struct SkippedRow {
    std::int64_t row = 0;  ///< as spreadsheets count, the header being 1; for maps the number that the file gives a feature
    std::string reason{};  ///< for people
};

/// Counts features, not rows: a row of a multi geometry makes several.
struct ImportReport {
    std::size_t read = 0;  ///< rows
    std::size_t added = 0, updated = 0, unchanged = 0;
    std::vector<SkippedRow> skipped{};
    geo::Warnings warnings{};
};

struct Imported {
    Edit edit{};
    ImportReport report{};
};

/// What a file adds to a plan, as an edit; nothing is written.
///
/// Rows that are there already are updated, not doubled: by their uid, else by their name within the kind, the n-th of equal names
/// being the n-th, and without a name by their place in the file. Empty cells leave what the plan has. Columns that no field
/// stands for are kept as extras.
/// Lists have their places in columns (X, Y; northing, easting; latitude, longitude; WKT): which is which, and in which zone of VN-2000,
/// is decided by where they come to lie, and a warning says what was decided. What lies over 100 km from the table is skipped.
/// Units get a position in their phase; structures and routes a work item, where there are columns for it. Lists of works have a row for each:
/// it is known by its uid, else by its structure or route and its name, else as the only work of that; what is about nothing in the plan is skipped.
/// A plan's file gives all that it holds but map layers and settings, as `importPlan` says.
/// `tableBounds`, in `planCrs`, may be null when nobody knows them.
/// Errors: those of reading (`Refused`, `NotFound`, `Unreadable`, `BadFormat`); `InvalidArgument` for a kind that there is not;
/// `Unsupported` for a file without rows; `BadCrs`; `Cancelled`.
geo::Result<Imported> importFile(const Plan& plan, const geo::Crs& planCrs, const geo::Bounds* tableBounds, const std::string& path,
                                 const ImportOptions& options = {}, const std::stop_token& stop = {}, const geo::Progress& progress = {});

}  // namespace saban::layers
