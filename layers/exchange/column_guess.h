#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/core/error.h"
#include "layers/model/geometry.h"

namespace saban::layers {

/// What columns of lists are about, beyond the fields of a kind.
namespace role {
inline constexpr std::string_view kX = "x", kY = "y";                      ///< which of them is north has to be found out
inline constexpr std::string_view kNorthing = "northing", kEasting = "easting";
inline constexpr std::string_view kLatitude = "latitude", kLongitude = "longitude";
inline constexpr std::string_view kWkt = "wkt";
inline constexpr std::string_view kPhase = "phase";
inline constexpr std::string_view kImportSource = "import_source";
inline constexpr std::string_view kFeature = "feature";  ///< name of the structure or route that a work item is about
}  // namespace role

/// Which column holds what: names of fields, of fields of work items, and of `role`, to places among the columns.
using ColumnRoles = std::map<std::string, std::size_t, std::less<>>;

/// Recognises columns by their names: ours, our titles in both languages, and the usual Vietnamese (with or without diacritics) and
/// English ones. `given` says field and column and overrules; an empty column: none holds that field.
/// Errors: `NotFound` for a column in `given` that is not there, `InvalidArgument` for a field that the kind has not.
geo::Result<ColumnRoles> guessColumns(std::string_view kind, const std::vector<std::string>& columns, const std::map<std::string, std::string>& given);

/// How many of these names are recognised for some kind.
std::size_t recognisedColumns(const std::vector<std::string>& names);

/// The kinds that can be imported and exported, as the command line names them.
const std::vector<std::string_view>& exchangedKinds();

/// The kind that a table holds, by its name, that of its file, its columns and its geometry (None for a list). Nothing when these
/// do not tell.
std::optional<std::string_view> guessKind(std::string_view tableName, std::string_view fileName, const std::vector<std::string>& columns,
                                          GeometryKind geometry);

}  // namespace saban::layers
