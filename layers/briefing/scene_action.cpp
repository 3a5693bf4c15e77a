#include "layers/briefing/scene_action.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <cmath>
#include <glm/geometric.hpp>
#include <map>
#include <nlohmann/json.hpp>

#include "geo/core/text.h"
#include "layers/model/kind_words.h"

namespace saban::layers {

namespace {

using nlohmann::json;

constexpr const char* kKindKey = "kind";
constexpr const char* kStartKey = "start_s";
constexpr const char* kDurationKey = "duration_s";
constexpr const char* kFeaturesKey = "features";
constexpr double kLongestS = 24.0 * 3600.0;

tl::unexpected<geo::Error> failReading(const std::string& reason) {
    return geo::fail(geo::ErrorCode::BadFormat,
                     text(SABAN_TR("layers", "cannot read the actions of the scene: {0}. Clear them and add them again, or take an earlier state of the plan."), reason));
}

/// Nothing for what must be kept as it is.
std::optional<Value> valueOf(const json& value) {
    if (value.is_null()) return Value{};
    if (value.is_number_integer()) return Value{value.get<std::int64_t>()};
    if (value.is_number()) return Value{value.get<double>()};
    if (value.is_string()) return Value{toNfc(value.get<std::string>())};
    return std::nullopt;
}

geo::Result<SceneAction> actionOf(const json& object, std::size_t number) {
    if (!object.is_object()) return failReading(text(SABAN_TR("layers", "entry {0} is no action"), number));
    SceneAction action;
    for (const auto& [key, value] : object.items()) {
        const auto wrong = [&] { return failReading(text(SABAN_TR("layers", "'{1}' of action {0} holds what it cannot hold"), number, key)); };
        if (key == kKindKey) {
            if (!value.is_string()) return wrong();
            action.kind = value.get<std::string>();
        } else if (key == kStartKey || key == kDurationKey) {
            if (!value.is_number()) return wrong();
            (key == kStartKey ? action.startS : action.durationS) = value.get<double>();
        } else if (key == kFeaturesKey) {
            if (!value.is_array() || !std::all_of(value.begin(), value.end(), [](const json& uid) { return uid.is_string(); })) return wrong();
            for (const json& uid : value) action.features.push_back(uid.get<std::string>());
        } else {
            if (auto read = valueOf(value)) action.settings[key] = *std::move(read);
            else action.kept[key] = value.dump();
        }
    }
    if (action.kind.empty()) return failReading(text(SABAN_TR("layers", "action {0} does not say what it does"), number));
    return action;
}

std::optional<double> numberIn(const Value& value) {
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
    if (const auto* number = std::get_if<double>(&value)) return *number;
    if (const auto* content = std::get_if<std::string>(&value)) return parseNumber(*content);
    return std::nullopt;
}

/// The name of a feature's kind; empty when the plan does not hold it.
std::string_view kindOf(const Plan& plan, const Uid& uid) {
    std::string_view kind;
    forEachKind([&]<typename T>(KindTag<T>) {
        if (kind.empty() && plan.find<T>(uid)) kind = kindName<T>();
    });
    return kind;
}

class FaultFinder {
 public:
    FaultFinder(const SceneAction& action, std::size_t number, const Plan& plan, geo::Warnings& faults)
        : action_(action), plan_(plan), faults_(faults), called_(text(SABAN_TR("layers", "action {0} ({1})"), number, actionWord(action.kind))) {}

    void run() {
        const ActionKind* const kind = findActionKind(action_.kind);
        if (!kind) return add("unknown_kind", text(SABAN_TR("layers", "{0}: this program does not know it, and leaves it out. A newer one may."), called_));
        seeTime("start_s", action_.startS);
        seeTime("duration_s", action_.durationS);
        seeFeatures(*kind);
        for (const ActionSetting& setting : kind->settings) see(setting);
        if (kind->name == kCutBlock && !cutLineOf(action_)) add("line", text(SABAN_TR("layers", "{0}: it has no line to cut along. Draw one."), called_));
    }

 private:
    void add(const char* code, std::string message) { faults_.push_back({code, std::move(message)}); }

    void seeTime(const char* name, double timeS) {
        if (!(timeS >= 0.0 && timeS <= kLongestS)) add("range", text(SABAN_TR("layers", "{0}: '{1}' is {2}; it must be from {3} to {4}"), called_, name, timeS, 0.0, kLongestS));
    }

    void seeFeatures(const ActionKind& kind) {
        std::size_t usable = 0;
        std::string gone;
        for (const Uid& uid : action_.features) {
            const std::string_view found = kindOf(plan_, uid);
            if (found.empty()) gone += (gone.empty() ? "'" : ", '") + uid + "'";
            else if (std::find(kind.takes.begin(), kind.takes.end(), found) == kind.takes.end())
                add("wrong_kind", text(SABAN_TR("layers", "{0}: it cannot act on a {1}"), called_, kindWord(found)));
            else ++usable;
        }
        const bool isLeftOut = usable == 0 && !kind.takes.empty() && !kind.mayTakeNone;
        if (!gone.empty() && isLeftOut) add("gone", text(SABAN_TR("layers", "{0}: what it acts on is not in the plan any more ({1}). Choose it anew, or remove the action."), called_, gone));
        else if (!gone.empty()) add("gone", text(SABAN_TR("layers", "{0}: some of what it acts on is not in the plan any more ({1})"), called_, gone));
        else if (isLeftOut && action_.features.empty()) add("nothing", text(SABAN_TR("layers", "{0}: there is nothing that it acts on. Choose it, or remove the action."), called_));
        if (usable > 1 && kind.takesOne) add("several", text(SABAN_TR("layers", "{0}: it can act on one feature only; the first counts"), called_));
    }

    void see(const ActionSetting& setting) {
        const auto given = action_.settings.find(std::string(setting.name));
        if (given == action_.settings.end() || given->second.index() == 0) {
            if (const auto other = action_.kept.find(std::string(setting.name)); other != action_.kept.end())
                add("wrong_type", text(SABAN_TR("layers", "{0}: '{1}' is {2}, which it cannot be; what is usual holds"), called_, setting.name, other->second));
            return;
        }
        if (setting.type == FieldType::Real || setting.type == FieldType::Integer) {
            const auto number = numberIn(given->second);
            if (!number || !(*number >= setting.least && *number <= setting.greatest))
                add("range", text(SABAN_TR("layers", "{0}: '{1}' is {2}; it must be from {3} to {4}"), called_, setting.name, textOf(given->second), setting.least, setting.greatest));
        } else if (setting.type == FieldType::Moment && !parseMoment(textOf(given->second))) {
            add("moment", text(SABAN_TR("layers", "{0}: '{1}' is no moment. Write it as 2026-05-14T07:30."), called_, textOf(given->second)));
        }
    }

    const SceneAction& action_;
    const Plan& plan_;
    geo::Warnings& faults_;
    std::string called_;
};

std::vector<ActionKind> makeKinds() {
    const std::vector<std::string_view> placed{"units", "command_posts", "structures", "routes", "checkpoints", "areas", "control_lines", "notes"};
    return {{.name = kMoveUnits, .titleVi = "Đơn vị cơ động", .titleEn = "Units move", .takes = {"units"}, .mayTakeNone = true},
            {.name = kAppear, .titleVi = "Xuất hiện", .titleEn = "Appears", .takes = placed},
            {.name = kOpenSection,
             .titleVi = "Mở mặt cắt công trình",
             .titleEn = "Structure opens",
             .takes = {"structures"},
             .settings = {{.name = "to", .type = FieldType::Real, .titleVi = "Mở đến (%)", .titleEn = "Opens to (%)", .usual = 1.0, .least = 0.0, .greatest = 1.0, .isShare = true}}},
            {.name = kFadeLayer,
             .titleVi = "Lớp bản đồ hiện dần",
             .titleEn = "Layer fades",
             .takes = {"map_layers"},
             .settings = {{.name = "to", .type = FieldType::Real, .titleVi = "Đến độ đậm (%)", .titleEn = "To opacity (%)", .usual = 1.0, .least = 0.0, .greatest = 1.0, .isShare = true}}},
            {.name = kOrbit,
             .titleVi = "Bay vòng quanh",
             .titleEn = "Orbit",
             .settings = {{.name = "degrees", .type = FieldType::Real, .titleVi = "Góc quay (°)", .titleEn = "Turn (°)", .usual = 360.0, .least = -3600.0, .greatest = 3600.0},
                          {.name = "degrees_per_s", .type = FieldType::Real, .titleVi = "Tốc độ quay (°/giây)", .titleEn = "Speed of turning (°/s)", .usual = 6.0, .least = -60.0,
                           .greatest = 60.0}}},
            {.name = kFlyRoute,
             .titleVi = "Bay dọc đường",
             .titleEn = "Fly along a route",
             .takes = {"routes"},
             .takesOne = true,
             .settings = {{.name = "height_m", .type = FieldType::Real, .titleVi = "Độ cao bay (m)", .titleEn = "Height above the ground (m)", .usual = 60.0, .least = 2.0, .greatest = 5000.0},
                          {.name = "speed_kmh", .type = FieldType::Real, .titleVi = "Tốc độ (km/giờ)", .titleEn = "Speed (km/h)", .usual = 300.0, .least = 1.0, .greatest = 5000.0}}},
            {.name = kEyeLevel,
             .titleVi = "Xuống tầm mắt",
             .titleEn = "Down to eye level",
             .settings = {{.name = "eye_height_m", .type = FieldType::Real, .titleVi = "Độ cao mắt (m)", .titleEn = "Eye height (m)", .usual = 1.7, .least = 0.5, .greatest = 100.0}}},
            {.name = kCutBlock,
             .titleVi = "Cắt khối địa hình",
             .titleEn = "Block is cut",
             .settings = {{.name = "line", .type = FieldType::Text, .titleVi = "Đường cắt", .titleEn = "Line of the cut"}}},
            {.name = kRunTime,
             .titleVi = "Chạy thời gian diễn tập",
             .titleEn = "Time of the exercise runs",
             .settings = {{.name = "from", .type = FieldType::Moment, .titleVi = "Từ", .titleEn = "From"}, {.name = "to", .type = FieldType::Moment, .titleVi = "Đến", .titleEn = "To"}}},
            {.name = kHighlight, .titleVi = "Làm nổi bật", .titleEn = "Highlight", .takes = placed}};
}

}  // namespace

std::span<const ActionKind> actionKinds() {
    static const std::vector<ActionKind> kinds = makeKinds();
    return kinds;
}

const ActionKind* findActionKind(std::string_view name) {
    for (const ActionKind& kind : actionKinds())
        if (kind.name == name) return &kind;
    return nullptr;
}

std::string actionWord(std::string_view name) {
    static const std::map<std::string_view, TextKey> words{{kMoveUnits, SABAN_TR("layers", "Units move")},
                                                           {kAppear, SABAN_TR("layers", "Appears")},
                                                           {kOpenSection, SABAN_TR("layers", "Structure opens")},
                                                           {kFadeLayer, SABAN_TR("layers", "Layer fades")},
                                                           {kOrbit, SABAN_TR("layers", "Orbit")},
                                                           {kFlyRoute, SABAN_TR("layers", "Fly along a route")},
                                                           {kEyeLevel, SABAN_TR("layers", "Down to eye level")},
                                                           {kCutBlock, SABAN_TR("layers", "Block is cut")},
                                                           {kRunTime, SABAN_TR("layers", "Time of the exercise runs")},
                                                           {kHighlight, SABAN_TR("layers", "Highlight")}};
    const auto found = words.find(name);
    return found == words.end() ? std::string(name) : translated(found->second);
}

Value settingOf(const SceneAction& action, std::string_view name) {
    const ActionKind* const kind = findActionKind(action.kind);
    if (!kind) return {};
    const auto setting = std::find_if(kind->settings.begin(), kind->settings.end(), [&](const ActionSetting& s) { return s.name == name; });
    if (setting == kind->settings.end()) return {};
    const auto given = action.settings.find(std::string(name));
    if (given == action.settings.end() || given->second.index() == 0) return setting->usual;
    if (setting->type != FieldType::Real && setting->type != FieldType::Integer) return textOf(given->second);
    const auto number = numberIn(given->second);
    return number && std::isfinite(*number) ? Value{std::clamp(*number, setting->least, setting->greatest)} : setting->usual;
}

double numberOf(const SceneAction& action, std::string_view name) {
    const Value value = settingOf(action, name);
    assert(std::holds_alternative<double>(value));
    const auto* const number = std::get_if<double>(&value);
    return number ? *number : 0.0;
}

std::optional<std::pair<glm::dvec2, glm::dvec2>> cutLineOf(const SceneAction& action) {
    constexpr double kShortestM = 1.0;
    const std::string line = textOf(settingOf(action, "line"));
    std::array<double, 4> numbers{};
    const char *at = line.data(), *const end = at + line.size();
    for (double& number : numbers) {
        while (at != end && (*at == ' ' || *at == ',')) ++at;
        const auto read = std::from_chars(at, end, number);
        if (read.ec != std::errc{} || !std::isfinite(number)) return std::nullopt;
        at = read.ptr;
    }
    while (at != end && *at == ' ') ++at;
    const glm::dvec2 from(numbers[0], numbers[1]), to(numbers[2], numbers[3]);
    return at == end && glm::distance(from, to) >= kShortestM ? std::optional(std::pair(from, to)) : std::nullopt;
}

std::optional<double> lastsS(const SceneAction& action, const Plan& plan) {
    const double givenS = std::isfinite(action.durationS) ? std::clamp(action.durationS, 0.0, kLongestS) : 0.0;
    if (action.kind == kCutBlock) return 0.0;
    if (givenS > 0.0) return givenS;
    if (action.kind == kOrbit || action.kind == kHighlight) return std::nullopt;
    if (action.kind != kFlyRoute) return 0.0;
    for (const Uid& uid : action.features) {
        const auto route = plan.find<Route>(uid);
        if (!route || route->geometry.kind != GeometryKind::Line) continue;
        const auto& points = route->geometry.linePoints();
        double lengthM = 0.0;
        for (std::size_t i = 1; i < points.size(); ++i) lengthM += glm::distance(points[i - 1], points[i]);
        return std::min(lengthM / (numberOf(action, "speed_kmh") / 3.6), kLongestS);
    }
    return 0.0;
}

geo::Result<std::vector<SceneAction>> parseActions(const std::string& content) {
    std::vector<SceneAction> actions;
    if (content.find_first_not_of(" \t\r\n") == std::string::npos) return actions;
    try {
        const json list = json::parse(content);
        if (!list.is_array()) return failReading(text(SABAN_TR("layers", "it is no list")));
        for (const json& object : list) {
            auto action = actionOf(object, actions.size() + 1);
            if (!action) return tl::unexpected(action.error());
            actions.push_back(*std::move(action));
        }
    } catch (const json::exception& error) {
        return failReading(text(SABAN_TR("layers", "it is no JSON ({0})"), error.what()));
    }
    return actions;
}

std::string actionsText(std::span<const SceneAction> actions) {
    if (actions.empty()) return {};
    json list = json::array();
    for (const SceneAction& action : actions) {
        json object{{kKindKey, action.kind}, {kStartKey, action.startS}, {kDurationKey, action.durationS}};
        if (!action.features.empty()) object[kFeaturesKey] = action.features;
        for (const auto& [name, value] : action.settings) {
            if (const auto* whole = std::get_if<std::int64_t>(&value)) object[name] = *whole;
            else if (const auto* number = std::get_if<double>(&value)) object[name] = *number;
            else if (const auto* content = std::get_if<std::string>(&value)) object[name] = *content;
        }
        for (const auto& [name, content] : action.kept)
            if (json value = json::parse(content, nullptr, false); !value.is_discarded()) object.emplace(name, std::move(value));  // a setting that was given since goes before it
        list.push_back(std::move(object));
    }
    return list.dump(-1, ' ', false, json::error_handler_t::replace);
}

geo::Warnings faultsOf(std::span<const SceneAction> actions, const Plan& plan) {
    geo::Warnings faults;
    for (std::size_t i = 0; i < actions.size(); ++i) FaultFinder(actions[i], i + 1, plan, faults).run();
    return faults;
}

}  // namespace saban::layers
