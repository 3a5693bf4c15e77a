#pragma once

#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "layers/edit/edit.h"
#include "layers/exchange/column_guess.h"
#include "layers/exchange/import.h"
#include "layers/exchange/name_index.h"
#include "layers/exchange/source_table.h"

namespace saban::layers {

/// Rows of one table that are of one kind, and what their columns hold.
struct ImportJob {
    const SourceTable* table = nullptr;
    std::vector<std::size_t> rows{};
    ColumnRoles roles{};
    std::vector<std::pair<std::string, std::size_t>> fields{};  ///< of the kind itself, with their columns
    std::vector<std::size_t> extras{};                          ///< columns that no field stands for
};

/// What a row holds in the column of that role; null: nothing.
const Value* cellOf(const ImportJob& job, const SourceRow& row, std::string_view column);

/// What all kinds of one import share.
class ImportContext {
 public:
    ImportContext(const Plan& plan, std::string file, const ImportOptions& options);

    const Plan& plan;
    const std::string file;  ///< for messages
    PlanEditor editor;
    ImportReport report{};

    void warn(const char* code, std::string message) { report.warnings.push_back({code, std::move(message)}); }
    void skip(std::int64_t row, std::string reason) { report.skipped.push_back({row, std::move(reason)}); }
    /// Told once for the file, with the first ones.
    void badValue(std::int64_t row, const std::string& column, const std::string& value);
    void tellGathered();

    std::string titleOf(std::string_view kind) const;
    /// By uid or name; made when there is none of that name. Without a name, that of the options, else the first.
    Uid phaseNamed(const std::string& name);
    /// True for fields that hold uids of other features.
    static bool isReference(std::string_view column);
    /// The uids, with spaces between, of those that a text names by uid or name. Empty when one is not there.
    std::string referenced(std::string_view column, const std::string& text);
    /// The catalogue's id; a type that it does not know stays as it is and is told.
    std::string resolvedType(const std::string& type);
    /// By which what rows say is done becomes percent: spreadsheets hold 40 % as 0.4, which is told.
    double percentFactorOf(const ImportJob& job);

 private:
    template <typename T>
    NameIndex<T>& names() {
        return std::get<NameIndex<T>>(names_);
    }

    const ImportOptions& options_;
    std::tuple<NameIndex<Group>, NameIndex<Phase>, NameIndex<Route>, NameIndex<CommandPost>, NameIndex<Unit>> names_;
    std::map<std::string, std::string, std::less<>> types_;
    std::vector<std::string> badValues_, unknownTypes_;
    std::size_t badValueCount_ = 0;
    std::map<std::string, Uid> phases_;
};

}  // namespace saban::layers
