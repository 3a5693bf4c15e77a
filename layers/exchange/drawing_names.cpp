#include "layers/exchange/drawing_names.h"

#include <algorithm>

#include "layers/exchange/exchanged_kind.h"
#include "layers/exchange/vietnamese_text.h"

namespace saban::layers {

namespace {

constexpr std::string_view kPhaseMark = " - ", kNamesMark = "_names";

/// The kind and phase of a layer of ours; no kind for others.
struct DrawnLayer {
    std::string kind{}, phase{};
};
DrawnLayer drawnLayer(const std::string& layer) {
    const auto mark = std::min(layer.find(kPhaseMark), layer.size());
    DrawnLayer found{.kind = layer.substr(0, mark), .phase = mark < layer.size() ? layer.substr(mark + kPhaseMark.size()) : std::string()};
    return withKind(found.kind, [](auto) {}) ? found : DrawnLayer{};
}

std::optional<std::size_t> columnOf(const SourceTable& table, std::string_view name) {
    const auto at = std::find(table.columns.begin(), table.columns.end(), name);
    return at == table.columns.end() ? std::nullopt : std::optional(static_cast<std::size_t>(at - table.columns.begin()));
}

}  // namespace

std::string drawingLayer(const std::string& kind, const std::string& phase) {
    const bool isAscii = std::all_of(phase.begin(), phase.end(), [](unsigned char c) { return c < 0x80; });
    std::string name = isAscii ? phase : folded(phase);
    for (char& c : name)
        if (std::string_view("<>/\\\":;?*|=`\r\n").find(c) != std::string_view::npos) c = '_';
    return name.empty() ? kind : kind + std::string(kPhaseMark) + name;
}

std::string drawingNamesLayer(const std::string& layer) { return layer + std::string(kNamesMark); }

void readDrawnFeatures(SourceTable& table) {
    const auto layerColumn = columnOf(table, "Layer"), textColumn = columnOf(table, "Text");
    if (!layerColumn || !textColumn) return;
    table.columns.emplace_back("phase");
    std::vector<SourceRow> kept;
    kept.reserve(table.rows.size());
    std::string layerBefore;
    for (SourceRow& row : table.rows) {
        const std::string layer = textOf(row.values[*layerColumn]);
        if (!layerBefore.empty() && layer == drawingNamesLayer(layerBefore)) {
            kept.back().values[*textColumn] = std::move(row.values[*textColumn]);
            layerBefore.clear();
            continue;
        }
        layerBefore.clear();
        row.values.emplace_back();
        if (DrawnLayer drawn = drawnLayer(layer); !drawn.kind.empty()) {
            row.kind = std::move(drawn.kind);
            if (!drawn.phase.empty()) row.values.back() = std::move(drawn.phase);
            row.values[*layerColumn] = row.values[*textColumn] = Value{};  // a hatch has the name of its pattern there
            layerBefore = layer;
        }
        kept.push_back(std::move(row));
    }
    table.rows = std::move(kept);
}

}  // namespace saban::layers
