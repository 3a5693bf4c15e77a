#include "layers/exchange/row_kinds.h"

#include <filesystem>
#include <utility>

#include "layers/exchange/column_guess.h"

namespace saban::layers {

std::map<std::string, std::vector<std::size_t>> rowsByKind(const SourceTable& table, const std::string& path, const std::string& wanted) {
    std::map<std::string, std::vector<std::size_t>> rows;
    std::map<std::pair<std::string, GeometryKind>, std::string> kindOf;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        const auto& shapes = table.rows[r].shapes;
        const GeometryKind geometry = shapes.empty() ? GeometryKind::None : shapes.front().kind;
        std::string& kind = kindOf[{table.rows[r].kind, geometry}];
        if (kind.empty()) kind = wanted.empty() ? table.rows[r].kind : wanted;
        if (kind.empty()) kind = guessKind(table.name, std::filesystem::path(path).stem().string(), table.columns, geometry).value_or("notes");
        rows[kind].push_back(r);
    }
    return rows;
}

}  // namespace saban::layers
