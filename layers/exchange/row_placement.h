#pragma once

#include <string>
#include <vector>

#include "geo/core/error.h"
#include "layers/exchange/column_guess.h"
#include "layers/exchange/coordinate_columns.h"
#include "layers/exchange/source_table.h"

namespace saban::layers {

/// Gives every row of a table its shapes in the plan's CRS: those of the file, or made from its columns of coordinates. Rows that
/// have coordinates but no place get a fault.
/// `file` is for messages. Errors: `BadCrs`.
geo::Result<void> placeRows(SourceTable& table, const ColumnRoles& roles, const PlanPlace& place, const std::optional<geo::Crs>& given,
                            const std::string& file, geo::Warnings& warnings);

}  // namespace saban::layers
