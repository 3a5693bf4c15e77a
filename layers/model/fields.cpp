#include "layers/model/fields.h"

#include <array>
#include <charconv>
#include <cmath>
#include <type_traits>

namespace saban::layers {

namespace {

/// Whitespace-separated, as they lie in a column.
std::string joined(const std::vector<Uid>& uids) {
    std::string text;
    for (const Uid& uid : uids) text += text.empty() ? uid : " " + uid;
    return text;
}

std::vector<Uid> split(std::string_view text) {
    std::vector<Uid> uids;
    while (true) {
        const auto begin = text.find_first_not_of(" \t\r\n,;");
        if (begin == std::string_view::npos) return uids;
        const auto end = std::min(text.find_first_of(" \t\r\n,;", begin), text.size());
        uids.emplace_back(text.substr(begin, end - begin));
        text.remove_prefix(end);
    }
}

template <typename E>
concept Enumeration = std::is_enum_v<E>;

Value toValue(const std::string& text) { return text.empty() ? Value{} : Value{text}; }
Value toValue(const std::vector<Uid>& uids) { return toValue(joined(uids)); }
Value toValue(double number) { return number; }
Value toValue(const std::optional<double>& number) { return number ? Value{*number} : Value{}; }
Value toValue(int number) { return static_cast<std::int64_t>(number); }
Value toValue(bool yes) { return static_cast<std::int64_t>(yes); }
Value toValue(const Day& day) { return toValue(day.iso); }
Value toValue(const Moment& moment) { return toValue(moment.iso); }
template <Enumeration E>
Value toValue(E value) {
    return std::string(wordOf(value));
}

std::optional<double> numberOf(const Value& value) {
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
    if (const auto* number = std::get_if<double>(&value)) return std::isfinite(*number) ? std::optional(*number) : std::nullopt;
    if (const auto* text = std::get_if<std::string>(&value)) return parseNumber(*text);
    return std::nullopt;
}

bool fromValue(const Value& value, std::string& out) {
    out = textOf(value);
    return true;
}
bool fromValue(const Value& value, std::vector<Uid>& out) {
    out = split(textOf(value));
    return true;
}
bool fromValue(const Value& value, double& out) {
    const auto number = numberOf(value);
    if (number) out = *number;
    return number.has_value();
}
bool fromValue(const Value& value, std::optional<double>& out) {
    const auto number = numberOf(value);
    const bool isNothing = textOf(value).empty();
    if (number || isNothing) out = number;
    return number || isNothing;
}
bool fromValue(const Value& value, int& out) {
    const auto number = numberOf(value);
    if (!number || std::abs(*number) > 1e9 || *number != std::floor(*number)) return false;
    out = static_cast<int>(*number);
    return true;
}
bool fromValue(const Value& value, bool& out) {
    static constexpr std::array<Word, 2> kNoYes{{{"false", "không", "no"}, {"true", "có", "yes"}}};
    if (const auto index = indexOfWord(kNoYes, textOf(value))) {
        out = *index == 1;
        return true;
    }
    const auto number = numberOf(value);
    if (!number || (*number != 0.0 && *number != 1.0)) return false;
    out = *number == 1.0;
    return true;
}
bool fromValue(const Value& value, Day& out) {
    const std::string text = textOf(value);
    const auto day = text.empty() ? Day{} : parseDay(text);
    if (day) out = *day;
    return day.has_value();
}
bool fromValue(const Value& value, Moment& out) {
    const std::string text = textOf(value);
    const auto moment = text.empty() ? Moment{} : parseMoment(text);
    if (moment) out = *moment;
    return moment.has_value();
}
template <Enumeration E>
bool fromValue(const Value& value, E& out) {
    const auto found = fromWord<E>(textOf(value));
    if (found) out = *found;
    return found.has_value();
}

template <typename M>
constexpr FieldType typeOf() {
    if constexpr (std::is_same_v<M, bool>) return FieldType::Boolean;
    else if constexpr (std::is_same_v<M, int>) return FieldType::Integer;
    else if constexpr (std::is_same_v<M, double> || std::is_same_v<M, std::optional<double>>) return FieldType::Real;
    else if constexpr (std::is_same_v<M, Day>) return FieldType::Day;
    else if constexpr (std::is_same_v<M, Moment>) return FieldType::Moment;
    else return FieldType::Text;
}

template <typename T, auto Member>
Field<T> field(std::string_view column, std::string_view titleVi, std::string_view titleEn) {
    using M = std::remove_cvref_t<decltype(std::declval<T&>().*Member)>;
    Field<T> made{.column = column,
                  .type = typeOf<M>(),
                  .titleVi = titleVi,
                  .titleEn = titleEn,
                  .words = {},
                  .get = [](const T& feature) { return toValue(feature.*Member); },
                  .set = [](T& feature, const Value& value) {
                      M changed = feature.*Member;
                      if (!fromValue(value, changed)) return false;
                      feature.*Member = std::move(changed);
                      return true;
                  }};
    if constexpr (Enumeration<M>) made.words = wordsOf<M>();
    return made;
}

/// What every kind has, then its own.
template <typename T, typename... F>
auto withCommon(F... own) {
    return std::array<Field<T>, 4 + sizeof...(F)>{field<T, &T::uid>("uid", "Mã nhận dạng", "Identifier"), field<T, &T::name>("name", "Tên", "Name"),
                                                  field<T, &T::note>("note", "Ghi chú", "Note"), field<T, &T::groups>("groups", "Nhóm", "Groups"), own...};
}

}  // namespace

#define SABAN_TABLES(T, ...)                                     \
    template <>                                                  \
    std::span<const TableName> tablesOf<T>() {                   \
        static constexpr auto tables = std::to_array<TableName>(__VA_ARGS__); \
        return tables;                                           \
    }
#define SABAN_FIELDS(T, ...)                                 \
    template <>                                              \
    std::span<const Field<T>> fieldsOf<T>() {                \
        static const auto fields = withCommon<T>(__VA_ARGS__); \
        return fields;                                       \
    }

SABAN_TABLES(Group, {{"groups", GeometryKind::None, "Nhóm", "Groups"}})
SABAN_FIELDS(Group, field<Group, &Group::parent>("parent_uid", "Nhóm cha", "Parent group"), field<Group, &Group::kind>("kind", "Loại", "Kind"),
             field<Group, &Group::order>("sort_order", "Thứ tự", "Order"))

SABAN_TABLES(Phase, {{"phases", GeometryKind::None, "Giai đoạn", "Phases"}})
SABAN_FIELDS(Phase, field<Phase, &Phase::order>("sort_order", "Thứ tự", "Order"), field<Phase, &Phase::start>("start_time", "Bắt đầu", "Start"),
             field<Phase, &Phase::end>("end_time", "Kết thúc", "End"))

SABAN_TABLES(MapLayer, {{"map_layers", GeometryKind::None, "Lớp bản đồ", "Map layers"}})
SABAN_FIELDS(MapLayer, field<MapLayer, &MapLayer::kind>("kind", "Loại", "Kind"), field<MapLayer, &MapLayer::path>("path", "Tệp", "File"),
             field<MapLayer, &MapLayer::sublayer>("sublayer", "Lớp trong tệp", "Layer of the file"),
             field<MapLayer, &MapLayer::order>("sort_order", "Thứ tự", "Order"), field<MapLayer, &MapLayer::opacity>("opacity", "Độ đậm", "Opacity"),
             field<MapLayer, &MapLayer::isVisible>("visible", "Hiện", "Visible"), field<MapLayer, &MapLayer::style>("style", "Kiểu vẽ", "Style"))

SABAN_TABLES(Unit, {{"units", GeometryKind::None, "Đơn vị", "Units"}})
SABAN_FIELDS(Unit, field<Unit, &Unit::symbolCode>("symbol_code", "Mã ký hiệu", "Symbol code"), field<Unit, &Unit::level>("level", "Cấp", "Level"),
             field<Unit, &Unit::side>("side", "Phe", "Side"), field<Unit, &Unit::parent>("parent_uid", "Cấp trên", "Parent unit"),
             field<Unit, &Unit::strength>("strength", "Quân số", "Strength"))

SABAN_TABLES(CommandPost, {{"command_posts", GeometryKind::Point, "Sở chỉ huy", "Command posts"}})
SABAN_FIELDS(CommandPost, field<CommandPost, &CommandPost::kind>("kind", "Loại", "Kind"), field<CommandPost, &CommandPost::level>("level", "Cấp", "Level"),
             field<CommandPost, &CommandPost::symbolCode>("symbol_code", "Mã ký hiệu", "Symbol code"),
             field<CommandPost, &CommandPost::unit>("unit_uid", "Của đơn vị", "Unit it serves"),
             field<CommandPost, &CommandPost::headingDeg>("heading_deg", "Hướng (°)", "Heading (°)"))

SABAN_TABLES(Structure, {{"structures", GeometryKind::Point, "Công trình", "Structures"},
                         {"structure_lines", GeometryKind::Line, "Công trình dạng tuyến", "Structures along a line"}})
SABAN_FIELDS(Structure, field<Structure, &Structure::type>("type", "Loại công trình", "Type"),
             field<Structure, &Structure::headingDeg>("heading_deg", "Hướng (°)", "Heading (°)"),
             field<Structure, &Structure::lengthM>("length_m", "Dài (m)", "Length (m)"), field<Structure, &Structure::widthM>("width_m", "Rộng (m)", "Width (m)"),
             field<Structure, &Structure::heightM>("height_m", "Cao (m)", "Height (m)"),
             field<Structure, &Structure::excavationM>("excavation_m", "Độ sâu đào (m)", "Excavation depth (m)"),
             field<Structure, &Structure::coverM>("cover_m", "Lớp phủ (m)", "Cover thickness (m)"),
             field<Structure, &Structure::platformLevelM>("platform_level_m", "Cao độ mặt bằng (m)", "Platform level (m)"),
             field<Structure, &Structure::commandPost>("command_post_uid", "Thuộc sở chỉ huy", "Command post"),
             field<Structure, &Structure::state>("state", "Tình trạng", "State"))

SABAN_TABLES(Route, {{"routes", GeometryKind::Line, "Đường cơ động", "Routes"}})
SABAN_FIELDS(Route, field<Route, &Route::kind>("kind", "Loại", "Kind"), field<Route, &Route::widthM>("width_m", "Rộng (m)", "Width (m)"),
             field<Route, &Route::surface>("surface", "Mặt đường", "Surface"), field<Route, &Route::isOneWay>("one_way", "Một chiều", "One-way"),
             field<Route, &Route::phases>("phases", "Giai đoạn sử dụng", "Phases of use"))

SABAN_TABLES(Checkpoint, {{"checkpoints", GeometryKind::Point, "Điểm điều chỉnh", "Checkpoints"}})
SABAN_FIELDS(Checkpoint, field<Checkpoint, &Checkpoint::route>("route_uid", "Đường", "Route"),
             field<Checkpoint, &Checkpoint::order>("sort_order", "Thứ tự", "Order"))

SABAN_TABLES(UnitPosition, {{"unit_positions", GeometryKind::Point, "Vị trí đơn vị", "Unit positions"}})
SABAN_FIELDS(UnitPosition, field<UnitPosition, &UnitPosition::unit>("unit_uid", "Đơn vị", "Unit"),
             field<UnitPosition, &UnitPosition::phase>("phase_uid", "Giai đoạn", "Phase"),
             field<UnitPosition, &UnitPosition::route>("route_uid", "Đi theo đường", "Route taken"))

SABAN_TABLES(Area, {{"areas", GeometryKind::Area, "Khu vực", "Areas"}})
SABAN_FIELDS(Area, field<Area, &Area::kind>("kind", "Loại", "Kind"), field<Area, &Area::fill>("fill", "Màu", "Fill"),
             field<Area, &Area::grade>("grade", "Xếp loại", "Grade"), field<Area, &Area::phases>("phases", "Giai đoạn", "Phases"))

SABAN_TABLES(ControlLine, {{"control_lines", GeometryKind::Line, "Tuyến, ranh giới", "Control lines"}})
SABAN_FIELDS(ControlLine, field<ControlLine, &ControlLine::kind>("kind", "Loại", "Kind"), field<ControlLine, &ControlLine::side>("side", "Phe", "Side"),
             field<ControlLine, &ControlLine::phases>("phases", "Giai đoạn", "Phases"))

SABAN_TABLES(Remark, {{"notes", GeometryKind::Point, "Nhận xét", "Notes"},
                      {"note_lines", GeometryKind::Line, "Nhận xét theo tuyến", "Notes along a line"},
                      {"note_areas", GeometryKind::Area, "Nhận xét theo vùng", "Notes on an area"}})
SABAN_FIELDS(Remark, field<Remark, &Remark::author>("author", "Người viết", "Author"), field<Remark, &Remark::at>("at_time", "Thời điểm", "When"))

SABAN_TABLES(Scene, {{"scenes", GeometryKind::None, "Cảnh", "Scenes"}})
SABAN_FIELDS(Scene, field<Scene, &Scene::order>("sort_order", "Thứ tự", "Order"), field<Scene, &Scene::phase>("phase_uid", "Giai đoạn", "Phase"),
             field<Scene, &Scene::targetE>("target_e", "Nhìn tới: Y đông (m)", "Looks at: easting (m)"),
             field<Scene, &Scene::targetN>("target_n", "Nhìn tới: X bắc (m)", "Looks at: northing (m)"),
             field<Scene, &Scene::headingDeg>("heading_deg", "Hướng nhìn (°)", "Heading (°)"),
             field<Scene, &Scene::pitchDeg>("pitch_deg", "Góc nghiêng (°)", "Pitch (°)"), field<Scene, &Scene::rangeM>("range_m", "Cự ly (m)", "Range (m)"),
             field<Scene, &Scene::exaggeration>("exaggeration", "Phóng đại độ cao", "Exaggeration"),
             field<Scene, &Scene::sunTime>("sun_time", "Giờ chiếu sáng", "Time of the light"), field<Scene, &Scene::title>("title", "Tiêu đề", "Title"),
             field<Scene, &Scene::caption>("caption", "Chú thích", "Caption"), field<Scene, &Scene::role>("role", "Người trình bày", "Speaker"),
             field<Scene, &Scene::hiddenLayers>("hidden_layers", "Lớp ẩn", "Hidden layers"),
             field<Scene, &Scene::showsLegend>("shows_legend", "Hiện chú giải", "Shows the legend"),
             field<Scene, &Scene::exerciseTime>("exercise_time", "Thời điểm diễn tập", "Time of the exercise"),
             field<Scene, &Scene::transition>("transition", "Chuyển cảnh", "Transition"),
             field<Scene, &Scene::transitionS>("transition_s", "Chuyển trong (giây)", "Transition takes (s)"),
             field<Scene, &Scene::actions>("actions", "Hành động", "Actions"),
             field<Scene, &Scene::durationS>("duration_s", "Thời lượng (giây)", "Duration (s)"))

SABAN_TABLES(WorkItem, {{"work_items", GeometryKind::None, "Hạng mục công việc", "Work items"}})
SABAN_FIELDS(WorkItem, field<WorkItem, &WorkItem::feature>("feature_uid", "Công trình hoặc đường", "Structure or route"),
             field<WorkItem, &WorkItem::responsibleBody>("responsible_body", "Cơ quan phụ trách", "Responsible body"),
             field<WorkItem, &WorkItem::start>("start_date", "Bắt đầu", "Start"), field<WorkItem, &WorkItem::due>("due_date", "Hạn", "Due"),
             field<WorkItem, &WorkItem::percentDone>("percent_done", "Tiến độ (%)", "Progress (%)"),
             field<WorkItem, &WorkItem::cost>("cost", "Kinh phí", "Cost"), field<WorkItem, &WorkItem::fundingStage>("funding_stage", "Bước cấp vốn", "Funding stage"),
             field<WorkItem, &WorkItem::materials>("materials", "Vật liệu", "Materials"))

SABAN_TABLES(WorkLogEntry, {{"work_log", GeometryKind::None, "Nhật ký công việc", "Work log"}})
SABAN_FIELDS(WorkLogEntry, field<WorkLogEntry, &WorkLogEntry::workItem>("work_item_uid", "Hạng mục", "Work item"),
             field<WorkLogEntry, &WorkLogEntry::at>("at_time", "Thời điểm", "When"), field<WorkLogEntry, &WorkLogEntry::author>("author", "Người ghi", "Author"),
             field<WorkLogEntry, &WorkLogEntry::percentDone>("percent_done", "Tiến độ (%)", "Progress (%)"))

#undef SABAN_TABLES
#undef SABAN_FIELDS

}  // namespace saban::layers
