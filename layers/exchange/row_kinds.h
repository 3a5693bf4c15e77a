#pragma once

#include <map>
#include <string>
#include <vector>

#include "layers/exchange/source_table.h"

namespace saban::layers {

/// Which rows of a table are of which kind: `wanted`, else what the row says, else what names of table, file and columns and the row's geometry tell; "notes" when
/// nothing tells. `path`: of the file.
std::map<std::string, std::vector<std::size_t>> rowsByKind(const SourceTable& table, const std::string& path, const std::string& wanted);

}  // namespace saban::layers
