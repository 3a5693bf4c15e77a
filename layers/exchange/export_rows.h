#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "layers/model/fields.h"
#include "layers/model/plan.h"

namespace saban::layers {

/// A column of what is written.
struct ExportColumn {
    std::string name{};
    FieldType type = FieldType::Text;
};

struct ExportRow {
    std::string name{}, note{};
    std::vector<Value> values{};  ///< of the columns
    Geometry geometry{};          ///< in the plan's CRS
};

/// What is written of one kind.
struct ExportTable {
    std::string kind{};
    std::vector<ExportColumn> columns{};
    std::vector<ExportRow> rows{};
    std::size_t worksLeftOut = 0;  ///< of its structures or routes, beside the one in each row; 0 where rows hold none
};

/// Whether structures and routes have their work item in their rows.
enum class WorkColumns { InRows, None };

/// The features of a kind with their own columns, those of their work items, and what they hold besides. Units come once for every position,
/// with the name of its phase (its uid, when others are called so too) in the column "phase"; with `phase`, only for that one.
ExportTable exportTable(const Plan& plan, const std::string& kind, const Uid& phase, WorkColumns workColumns = WorkColumns::InRows);

/// A row for each work item, with the name of its structure or route in the column "feature". `whole`: the plan that `plan` is a part of, or itself.
ExportTable exportWorks(const Plan& plan, const Plan& whole, const Uid& phase);

}  // namespace saban::layers
