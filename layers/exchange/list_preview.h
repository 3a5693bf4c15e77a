#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "geo/core/error.h"
#include "geo/core/progress.h"
#include "layers/exchange/import.h"

namespace saban::layers {

/// A sheet or layer of a file as an import would take it, with its first rows.
struct PreviewedSheet {
    std::string name{};
    std::vector<std::string> columns{};
    std::vector<std::vector<std::string>> rows{};  ///< texts of all columns, of the first ones
    std::vector<std::int64_t> rowNumbers{};        ///< of `rows`, as `SkippedRow` counts
    std::size_t rowCount = 0;                      ///< of all
    bool hasShapes = false;                        ///< places need no columns
    std::string kind{};                            ///< that most of its rows are taken for
    std::map<std::string, std::string> fieldToColumn{};  ///< what its columns are taken for
};

struct ListPreview {
    std::vector<PreviewedSheet> sheets{};  ///< those with rows
    geo::Warnings warnings{};              ///< of reading, such as `legacy_text`
};

/// What is in a file, and what `importFile` with these options takes it for. A plan's file has no sheets here: `importFile` takes it as a whole.
/// Errors: those of reading (`Refused`, `NotFound`, `Unreadable`, `BadFormat`, `Cancelled`), `InvalidArgument` and `NotFound` for
/// options that do not fit the file.
geo::Result<ListPreview> previewList(const std::string& path, const ImportOptions& options, std::size_t mostRows, const std::stop_token& stop = {},
                                     const geo::Progress& progress = {});

/// What a column of a list can hold.
struct ImportField {
    std::string column{};  ///< as `ImportOptions::fieldToColumn` names it
    std::string titleVi{}, titleEn{};
};

/// What columns of lists of that kind can hold: name and coordinates first, then the fields of the kind, then those of its work item.
std::vector<ImportField> importFields(std::string_view kind);

}  // namespace saban::layers
