#include "layers/exchange/column_guess.h"

#include <algorithm>
#include <array>

#include "geo/core/text.h"
#include "layers/exchange/exchanged_kind.h"
#include "layers/exchange/vietnamese_text.h"

namespace saban::layers {

namespace {

using geo::ErrorCode;

struct Synonym {
    std::string_view header;  ///< folded
    std::string_view column;  ///< a field's, or a role
};

/// Only those count whose column the kind has.
constexpr auto kSynonyms = std::to_array<Synonym>({
    {"ten", "name"}, {"ten goi", "name"}, {"ten cong trinh", "name"}, {"ten don vi", "name"}, {"ten duong", "name"}, {"ten tuyen", "name"},
    {"ten diem", "name"}, {"ten khu vuc", "name"}, {"ten khu", "name"}, {"ten so chi huy", "name"}, {"ten sch", "name"}, {"ten vi tri", "name"}, {"ten hang muc", "name"},
    {"ky hieu", "name"}, {"hang muc", "name"}, {"cong trinh", "name"}, {"don vi", "name"}, {"dia danh", "name"}, {"title", "name"}, {"text", "name"}, {"label", "name"},
    {"so hieu", "name"}, {"designation", "name"}, {"full name", "name"},
    {"ghi chu", "note"}, {"mo ta", "note"}, {"description", "note"}, {"desc", "note"}, {"notes", "note"}, {"remark", "note"}, {"remarks", "note"}, {"comment", "note"},
    {"noi dung", "note"}, {"cmt", "note"}, {"nhan xet", "note"},
    {"uuid", "uid"}, {"ma nhan dang", "uid"},
    {"loai", "type"}, {"loai", "kind"}, {"loai cong trinh", "type"}, {"loai hinh", "type"}, {"kieu", "type"}, {"kieu", "kind"}, {"kind", "type"}, {"type", "kind"},
    {"loai duong", "kind"}, {"loai sch", "kind"}, {"loai khu vuc", "kind"}, {"loai so chi huy", "kind"},
    {"cap", "level"}, {"cap do", "level"}, {"echelon", "level"}, {"quy mo", "level"},
    {"rong", "width_m"}, {"chieu rong", "width_m"}, {"be rong", "width_m"}, {"width", "width_m"}, {"r", "width_m"},
    {"dai", "length_m"}, {"chieu dai", "length_m"}, {"length", "length_m"}, {"d", "length_m"},
    {"cao", "height_m"}, {"chieu cao", "height_m"}, {"height", "height_m"}, {"c", "height_m"},
    {"dao sau", "excavation_m"}, {"do sau", "excavation_m"}, {"do sau dao", "excavation_m"}, {"sau", "excavation_m"}, {"depth", "excavation_m"}, {"excavation", "excavation_m"},
    {"lop phu", "cover_m"}, {"day phu", "cover_m"}, {"cover", "cover_m"}, {"lop dat phu", "cover_m"},
    {"cao do mat bang", "platform_level_m"}, {"cot mat bang", "platform_level_m"}, {"cot nen", "platform_level_m"}, {"platform level", "platform_level_m"},
    {"huong", "heading_deg"}, {"goc huong", "heading_deg"}, {"phuong vi", "heading_deg"}, {"heading", "heading_deg"}, {"bearing", "heading_deg"}, {"azimuth", "heading_deg"},
    {"goc phuong vi", "heading_deg"}, {"huong cua", "heading_deg"},
    {"tinh trang", "state"}, {"trang thai", "state"}, {"status", "state"}, {"hien trang", "state"},
    {"mat duong", "surface"}, {"ket cau mat duong", "surface"}, {"surface", "surface"}, {"mot chieu", "one_way"}, {"oneway", "one_way"},
    {"ma ky hieu", "symbol_code"}, {"sidc", "symbol_code"}, {"symbol", "symbol_code"}, {"symbol code", "symbol_code"},
    {"phe", "side"}, {"ben", "side"}, {"affiliation", "side"}, {"quan so", "strength"}, {"strength", "strength"},
    {"cap tren", "parent_uid"}, {"truc thuoc", "parent_uid"}, {"don vi cap tren", "parent_uid"}, {"parent", "parent_uid"}, {"higher unit", "parent_uid"},
    {"cua don vi", "unit_uid"}, {"thuoc don vi", "unit_uid"}, {"unit", "unit_uid"}, {"don vi", "unit_uid"},
    {"thuoc sch", "command_post_uid"}, {"thuoc so chi huy", "command_post_uid"}, {"command post", "command_post_uid"},
    {"duong", "route_uid"}, {"tuyen duong", "route_uid"}, {"route", "route_uid"}, {"thu tu", "sort_order"}, {"order", "sort_order"}, {"tt", "sort_order"},
    {"mau", "fill"}, {"color", "fill"}, {"colour", "fill"}, {"xep loai", "grade"}, {"nguoi viet", "author"}, {"author", "author"}, {"thoi diem", "at_time"},
    {"co quan phu trach", "responsible_body"}, {"co quan", "responsible_body"}, {"don vi phu trach", "responsible_body"}, {"phu trach", "responsible_body"}, {"co quan chu tri", "responsible_body"},
    {"don vi thi cong", "responsible_body"}, {"chu tri", "responsible_body"}, {"responsible", "responsible_body"}, {"responsible body", "responsible_body"},
    {"bat dau", "start_date"}, {"ngay bat dau", "start_date"}, {"khoi cong", "start_date"}, {"ngay khoi cong", "start_date"}, {"start", "start_date"}, {"start date", "start_date"},
    {"han", "due_date"}, {"thoi han", "due_date"}, {"han hoan thanh", "due_date"}, {"ngay hoan thanh", "due_date"}, {"hoan thanh", "due_date"}, {"ket thuc", "due_date"},
    {"ngay ket thuc", "due_date"}, {"due", "due_date"}, {"deadline", "due_date"}, {"due date", "due_date"},
    {"tien do", "percent_done"}, {"hoan thanh phan tram", "percent_done"}, {"phan tram", "percent_done"}, {"percent", "percent_done"}, {"progress", "percent_done"},
    {"khoi luong hoan thanh", "percent_done"}, {"percent done", "percent_done"},
    {"kinh phi", "cost"}, {"du toan", "cost"}, {"gia tri", "cost"}, {"cost", "cost"}, {"budget", "cost"}, {"vat lieu", "materials"}, {"vat tu", "materials"},
    {"x", role::kX}, {"toa do x", role::kX}, {"coord x", role::kX}, {"x coord", role::kX}, {"xcoord", role::kX}, {"x m", role::kX},
    {"y", role::kY}, {"toa do y", role::kY}, {"coord y", role::kY}, {"y coord", role::kY}, {"ycoord", role::kY}, {"y m", role::kY},
    {"n", role::kNorthing}, {"north", role::kNorthing}, {"northing", role::kNorthing}, {"bac", role::kNorthing}, {"x bac", role::kNorthing}, {"x north", role::kNorthing},
    {"toa do bac", role::kNorthing}, {"y north", role::kNorthing}, {"y bac", role::kNorthing},
    {"e", role::kEasting}, {"east", role::kEasting}, {"easting", role::kEasting}, {"dong", role::kEasting}, {"y dong", role::kEasting}, {"y east", role::kEasting},
    {"toa do dong", role::kEasting}, {"x east", role::kEasting}, {"x dong", role::kEasting},
    {"lat", role::kLatitude}, {"latitude", role::kLatitude}, {"vi do", role::kLatitude}, {"vd", role::kLatitude}, {"b", role::kLatitude},
    {"lon", role::kLongitude}, {"lng", role::kLongitude}, {"long", role::kLongitude}, {"longitude", role::kLongitude}, {"kinh do", role::kLongitude}, {"kd", role::kLongitude},
    {"l", role::kLongitude},
    {"wkt", role::kWkt}, {"geom", role::kWkt}, {"geometry", role::kWkt}, {"the geom", role::kWkt},
    {"giai doan", role::kPhase}, {"phase", role::kPhase}, {"import source", role::kImportSource},
});

/// In lists of works, before the others.
constexpr auto kWorkSynonyms = std::to_array<Synonym>({
    {"cong trinh hoac duong ten", role::kFeature}, {"structure or route name", role::kFeature}, {"cong trinh", role::kFeature}, {"ten cong trinh", role::kFeature},
    {"thuoc cong trinh", role::kFeature}, {"cong trinh duong", role::kFeature}, {"duong", role::kFeature}, {"ten duong", role::kFeature}, {"tuyen duong", role::kFeature},
    {"ten tuyen", role::kFeature}, {"tuyen", role::kFeature}, {"doi tuong", role::kFeature}, {"structure", role::kFeature}, {"route", role::kFeature},
    {"structure name", role::kFeature}, {"route name", role::kFeature}, {"ma cong trinh", "feature_uid"}, {"structure or route uid", "feature_uid"},
    {"hang muc", "name"}, {"ten hang muc", "name"}, {"hang muc cong viec", "name"}, {"hang muc thi cong", "name"}, {"cong viec", "name"}, {"ten cong viec", "name"},
    {"noi dung cong viec", "name"}, {"noi dung", "name"}, {"nhiem vu", "name"}, {"dau viec", "name"}, {"viec", "name"}, {"task", "name"}, {"work", "name"}, {"work item", "name"},
    {"don vi", "responsible_body"}, {"don vi thuc hien", "responsible_body"}, {"co quan thuc hien", "responsible_body"}, {"body", "responsible_body"},
    {"nguon von", "funding_stage"}, {"von", "funding_stage"}, {"giai doan cap von", "funding_stage"}, {"funding", "funding_stage"}, {"thanh tien", "cost"}, {"so tien", "cost"},
});

/// "Rộng (m)" without what is in parentheses.
std::string_view withoutUnit(std::string_view header) { return header.substr(0, std::min(header.find_first_of("(["), header.size())); }

/// True for a list whose "Đơn vị" is that in which quantities are measured: quantities stand beside it, and no other column says how they are measured.
bool isUnitOfMeasure(std::string_view called, const std::vector<std::string>& columns) {
    if (called != "don vi") return false;
    bool hasQuantity = false;
    for (const std::string& column : columns) {
        const std::string other = folded(withoutUnit(column));
        if (other == "don vi tinh" || other == "dvt" || other == "dv tinh") return false;
        hasQuantity = hasQuantity || other == "khoi luong" || other == "so luong" || other.starts_with("don gia") || (other.starts_with("khoi luong ") && !other.starts_with("khoi luong hoan thanh"));
    }
    return hasQuantity;
}

/// What one letter names beside another: B is north beside Đ, as coordinates are written, and latitude (B, L) elsewhere. Folded, Đ would be a length.
std::optional<std::string_view> hemisphereCalled(std::string_view header, const std::vector<std::string>& columns) {
    const auto letter = [](std::string_view column) {
        std::string_view called = withoutUnit(column);
        while (!called.empty() && called.front() == ' ') called.remove_prefix(1);
        while (!called.empty() && called.back() == ' ') called.remove_suffix(1);
        return called;
    };
    const auto isEast = [&](std::string_view column) { return letter(column) == "Đ" || letter(column) == "đ"; };
    const auto isNorth = [&](std::string_view column) { return letter(column) == "B" || letter(column) == "b"; };
    const auto isAnyEast = [&](std::string_view column) {
        const std::string called = folded(withoutUnit(column));
        return isEast(column) || called == "dong" || called == "e" || called == "east" || called == "easting";
    };
    if (std::none_of(columns.begin(), columns.end(), isAnyEast) || std::none_of(columns.begin(), columns.end(), isNorth)) return std::nullopt;
    if (isEast(header)) return role::kEasting;
    return isNorth(header) ? std::optional(role::kNorthing) : std::nullopt;
}

constexpr std::array kRoles{role::kX,        role::kY,         role::kNorthing, role::kEasting, role::kLatitude,
                            role::kLongitude, role::kWkt,      role::kPhase,    role::kImportSource};

template <typename T>
bool hasColumn(std::string_view column) {
    if (column == role::kPhase) return std::is_same_v<T, Unit>;
    if (column == role::kFeature) return std::is_same_v<T, WorkItem>;
    return std::find(kRoles.begin(), kRoles.end(), column) != kRoles.end() || findField<T>(column) || (kHasWork<T> && isWorkColumn(column));
}

/// Columns by what they are called, `columns` being all of the list. Earlier ranks are surer.
template <typename T>
std::optional<std::string> columnCalled(const std::string& header, const std::vector<std::string>& columns, int rank) {
    const std::string whole = folded(header);
    const auto isTitle = [&](const auto& field) { return whole == folded(field.titleVi) || whole == folded(field.titleEn); };
    if (rank == 0) {
        std::string lower = header;
        std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return std::tolower(c); });
        return hasColumn<T>(lower) ? std::optional(lower) : std::nullopt;
    }
    if (rank == 1) {
        for (const Field<T>& field : fieldsOf<T>())
            if (isTitle(field)) return std::string(field.column);
        if constexpr (kHasWork<T>)
            for (const Field<WorkItem>& field : fieldsOf<WorkItem>())
                if (isWorkColumn(field.column) && isTitle(field)) return std::string(field.column);
        return std::nullopt;
    }
    if (const auto hemisphere = hemisphereCalled(header, columns)) return std::string(*hemisphere);
    const std::string called = rank == 2 ? whole : folded(withoutUnit(header));
    if constexpr (std::is_same_v<T, WorkItem>) {
        if (isUnitOfMeasure(called, columns)) return std::nullopt;
        for (const Synonym& synonym : kWorkSynonyms)
            if (synonym.header == called) return std::string(synonym.column);
    }
    for (const Synonym& synonym : kSynonyms)
        if (synonym.header == called && hasColumn<T>(synonym.column)) return std::string(synonym.column);
    return std::nullopt;
}
constexpr int kRanks = 4;

template <typename T>
ColumnRoles guessFor(const std::vector<std::string>& columns) {
    ColumnRoles roles;
    std::vector<bool> isTaken(columns.size(), false);
    for (int rank = 0; rank < kRanks; ++rank)
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (isTaken[i]) continue;
            const auto column = columnCalled<T>(columns[i], columns, rank);
            if (column && roles.try_emplace(*column, i).second) isTaken[i] = true;
        }
    return roles;
}

std::optional<std::size_t> placeOf(const std::vector<std::string>& columns, const std::string& wanted) {
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (columns[i] == wanted) return i;
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (folded(columns[i]) == folded(wanted)) return i;
    return std::nullopt;
}

template <typename T>
geo::Result<void> overrule(ColumnRoles& roles, const std::vector<std::string>& columns, const std::map<std::string, std::string>& given) {
    for (const auto& [field, column] : given) {
        if (!hasColumn<T>(field))
            return geo::fail(ErrorCode::InvalidArgument,
                             text(SABAN_TR("layers", "cannot map column '{0}' to '{1}': {2} have no such field. Use one of their columns, or x, y, northing, easting, "
                                                     "latitude, longitude, wkt."),
                                  column, field, exchangedName<T>()));
        if (column.empty()) {
            roles.erase(field);
            continue;
        }
        const auto place = placeOf(columns, column);
        if (!place)
            return geo::fail(ErrorCode::NotFound, text(SABAN_TR("layers", "cannot map column '{0}' to '{1}': the file has no such column. It has: {2}"), column, field,
                                                       fmt::join(columns, ", ")));
        std::erase_if(roles, [&](const auto& entry) { return entry.second == *place; });
        roles.insert_or_assign(field, *place);
    }
    return {};
}

struct KindWord {
    std::string_view word;  ///< folded, as a whole word or words of a name
    std::string_view kind;
};

constexpr auto kKindWords = std::to_array<KindWord>({{"command posts", "command_posts"}, {"command post", "command_posts"}, {"so chi huy", "command_posts"},
                                                     {"sch", "command_posts"},           {"checkpoints", "checkpoints"},     {"checkpoint", "checkpoints"},
                                                     {"diem dieu chinh", "checkpoints"}, {"control lines", "control_lines"}, {"ranh gioi", "control_lines"},
                                                     {"khu vuc", "areas"},               {"areas", "areas"},                 {"area", "areas"},
                                                     {"vung", "areas"},                  {"nhan xet", "notes"},              {"notes", "notes"},
                                                     {"duong", "routes"},                {"routes", "routes"},               {"route", "routes"},
                                                     {"roads", "routes"},                {"road", "routes"},                 {"tuyen", "routes"},
                                                     {"tracks", "routes"},               {"cong trinh", "structures"},       {"structures", "structures"},
                                                     {"structure lines", "structures"},  {"structure", "structures"},        {"works", kWorksKind},
                                                     {"work items", kWorksKind},         {"hang muc cong viec", kWorksKind},
                                                     {"ham", "structures"},              {"don vi", "units"},                {"units", "units"},
                                                     {"unit", "units"},                  {"luc luong", "units"},             {"waypoints", "notes"}});

std::optional<std::string_view> kindNamed(std::string_view name) {
    const std::string padded = " " + folded(name) + " ";
    for (const KindWord& word : kKindWords)
        if (padded.find(" " + std::string(word.word) + " ") != std::string::npos) return word.kind;
    return std::nullopt;
}

/// Columns of coordinates.
bool hasPlace(const std::vector<std::string>& columns) {
    const ColumnRoles roles = guessFor<WorkItem>(columns);
    return std::any_of(kRoles.begin(), kRoles.end(), [&](std::string_view column) { return column != role::kImportSource && roles.contains(column); });
}

/// True for columns that tell what is to be done from what it is done to, and nothing of where and how large that is.
bool holdsWorks(const std::vector<std::string>& columns) {
    if (std::find(columns.begin(), columns.end(), "feature_uid") != columns.end()) return true;
    const ColumnRoles roles = guessFor<WorkItem>(columns);
    const auto task = roles.find("name");
    if (!roles.contains(role::kFeature) || task == roles.end() || hasPlace(columns)) return false;
    const std::string called = folded(withoutUnit(columns[task->second]));
    const bool isTask = std::any_of(kWorkSynonyms.begin(), kWorkSynonyms.end(), [&](const Synonym& synonym) { return synonym.column == "name" && synonym.header == called; });
    const ColumnRoles built = guessFor<Structure>(columns);
    const auto isAbout = [](const ColumnRoles& known, std::initializer_list<std::string_view> wanted) {
        return std::any_of(wanted.begin(), wanted.end(), [&](std::string_view column) { return known.contains(column); });
    };
    return isTask && isAbout(roles, {"responsible_body", "start_date", "due_date", "percent_done", "cost"}) &&
           !isAbout(built, {"type", "length_m", "width_m", "height_m", "excavation_m", "cover_m"});
}

}  // namespace

geo::Result<ColumnRoles> guessColumns(std::string_view kind, const std::vector<std::string>& columns, const std::map<std::string, std::string>& given) {
    geo::Result<ColumnRoles> roles;
    withKind(kind, [&]<typename T>(KindTag<T>) {
        roles = guessFor<T>(columns);
        if (const auto done = overrule<T>(*roles, columns, given); !done) roles = tl::unexpected(done.error());
    });
    return roles;
}

std::size_t recognisedColumns(const std::vector<std::string>& names) {
    std::size_t best = 0;
    forEachExchangedKind([&]<typename T>(KindTag<T>) { best = std::max(best, guessFor<T>(names).size()); });
    return best;
}

const std::vector<std::string_view>& exchangedKinds() {
    static const std::vector<std::string_view> kinds = [] {
        std::vector<std::string_view> names;
        forEachExchangedKind([&]<typename T>(KindTag<T>) { names.push_back(exchangedName<T>()); });
        return names;
    }();
    return kinds;
}

std::optional<std::string_view> guessKind(std::string_view tableName, std::string_view fileName, const std::vector<std::string>& columns,
                                          GeometryKind geometry) {
    const auto isPossible = [&](std::string_view kind) {
        bool isSo = geometry == GeometryKind::None;
        if (!isSo) withKind(kind, [&]<typename T>(KindTag<T>) { isSo = canBe<T>(geometry); });
        return isSo;
    };
    const bool isOfWorks = geometry == GeometryKind::None && holdsWorks(columns);
    if (isOfWorks) return kWorksKind;
    for (const std::string_view name : {tableName, fileName})
        if (auto kind = kindNamed(name)) {
            if (kind == kWorksKind && (geometry != GeometryKind::None || hasPlace(columns))) kind = "structures";  // what is built, where it is
            if (isPossible(*kind)) return kind;
        }
    // Columns that only one kind has.
    const auto has = [&]<typename T>(KindTag<T>, std::initializer_list<std::string_view> wanted) {
        const ColumnRoles roles = guessFor<T>(columns);
        return isPossible(kindName<T>()) && std::any_of(wanted.begin(), wanted.end(), [&](std::string_view column) { return roles.contains(column); });
    };
    if (has(KindTag<Unit>(), {"strength", "side", "phase"})) return "units";
    for (const std::string& column : columns)
        if (const auto kind = kindNamed(column); kind && folded(column).starts_with("ten ") && isPossible(*kind)) return kind;
    if (has(KindTag<Structure>(), {"type", "length_m", "height_m", "excavation_m", "cover_m", "state", "responsible_body"})) return "structures";
    if (geometry == GeometryKind::Line) return "routes";
    if (geometry == GeometryKind::Area) return "areas";
    return std::nullopt;
}

}  // namespace saban::layers
