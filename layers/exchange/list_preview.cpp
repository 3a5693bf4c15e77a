#include "layers/exchange/list_preview.h"

#include <algorithm>
#include <array>

#include "layers/exchange/column_guess.h"
#include "layers/exchange/exchanged_kind.h"
#include "layers/exchange/row_kinds.h"
#include "layers/exchange/source_table.h"
#include "layers/store/plan_store.h"

namespace saban::layers {

namespace {

struct RoleTitle {
    std::string_view role, titleVi, titleEn;
};
constexpr auto kPlaceTitles = std::to_array<RoleTitle>({{role::kX, "Tọa độ X (bắc)", "X (north)"},
                                                        {role::kY, "Tọa độ Y (đông)", "Y (east)"},
                                                        {role::kNorthing, "Bắc (N)", "Northing"},
                                                        {role::kEasting, "Đông (E)", "Easting"},
                                                        {role::kLatitude, "Vĩ độ", "Latitude"},
                                                        {role::kLongitude, "Kinh độ", "Longitude"},
                                                        {role::kWkt, "Hình (WKT)", "Shape (WKT)"}});

/// The kind of most of its rows.
std::string kindOf(const SourceTable& table, const std::string& path, const std::string& wanted) {
    const auto rows = rowsByKind(table, path, wanted);
    return std::ranges::max_element(rows, {}, [](const auto& kind) { return kind.second.size(); })->first;
}

geo::Result<PreviewedSheet> sheetOf(const SourceTable& table, const std::string& path, const ImportOptions& options, std::size_t mostRows) {
    PreviewedSheet sheet{.name = table.name, .columns = table.columns, .rowCount = table.rows.size(), .hasShapes = table.hasShapes, .kind = kindOf(table, path, options.kind)};
    const auto roles = guessColumns(sheet.kind, table.columns, options.fieldToColumn);
    if (!roles) return tl::unexpected(roles.error());
    for (const auto& [field, at] : *roles) sheet.fieldToColumn[field] = table.columns[at];
    for (std::size_t r = 0; r < std::min(mostRows, table.rows.size()); ++r) {
        std::vector<std::string> texts;
        for (const Value& value : table.rows[r].values) texts.push_back(textOf(value));
        sheet.rows.push_back(std::move(texts));
        sheet.rowNumbers.push_back(table.rows[r].number);
    }
    return sheet;
}

}  // namespace

geo::Result<ListPreview> previewList(const std::string& path, const ImportOptions& options, std::size_t mostRows, const std::stop_token& stop,
                                     const geo::Progress& progress) {
    ListPreview preview;
    if (options.sublayer.empty() && isPlanFile(path)) return preview;
    const auto source = readSource(path, {.sublayer = options.sublayer, .encoding = options.encoding, .network = options.network, .headerScore = recognisedColumns}, stop, progress);
    if (!source) return tl::unexpected(source.error());
    preview.warnings = source->warnings;
    for (const SourceTable& table : source->tables) {
        if (table.rows.empty()) continue;
        auto sheet = sheetOf(table, path, options, mostRows);
        if (!sheet) return tl::unexpected(sheet.error());
        preview.sheets.push_back(*std::move(sheet));
    }
    return preview;
}

std::vector<ImportField> importFields(std::string_view kind) {
    std::vector<ImportField> fields;
    withKind(kind, [&]<typename T>(KindTag<T>) {
        const auto add = [&](std::string_view column, std::string_view vi, std::string_view en) { fields.push_back({std::string(column), std::string(vi), std::string(en)}); };
        constexpr bool isWork = std::is_same_v<T, WorkItem>;
        if constexpr (isWork) add("name", "Hạng mục", "Task");
        else if (const auto* name = findField<T>("name")) add("name", name->titleVi, name->titleEn);
        if constexpr (isWork) add(role::kFeature, "Công trình hoặc đường (tên)", "Structure or route (name)");
        else
            for (const RoleTitle& place : kPlaceTitles) add(place.role, place.titleVi, place.titleEn);
        if constexpr (std::is_same_v<T, Unit>) add(role::kPhase, "Giai đoạn", "Phase");
        for (const Field<T>& field : fieldsOf<T>())
            if (isWork && field.column == "feature_uid") add(field.column, "Công trình hoặc đường (UID)", "Structure or route (UID)");
            else if (field.column != "name") add(field.column, field.titleVi, field.titleEn);
        if constexpr (kHasWork<T>)
            for (const Field<WorkItem>& field : fieldsOf<WorkItem>())
                if (isWorkColumn(field.column)) add(field.column, field.titleVi, field.titleEn);
    });
    return fields;
}

}  // namespace saban::layers
