#include "layers/edit/edit_json.h"

#include <fmt/format.h>
#include <ogr_geometry.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "geo/core/text.h"
#include "layers/model/ogr_geometry_conversion.h"

namespace saban::layers {

namespace {

using nlohmann::json;

json valueToJson(const Value& value) {
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return *whole;
    if (const auto* number = std::get_if<double>(&value)) return *number;
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    return nullptr;
}

Value valueOf(const json& value) {
    if (value.is_number_integer()) return value.get<std::int64_t>();
    if (value.is_number()) return value.get<double>();
    if (value.is_string()) return value.get<std::string>();
    return {};
}

template <typename T>
json toJson(const T& feature) {
    json fields = json::object();
    for (const Field<T>& field : fieldsOf<T>())
        if (const Value value = field.get(feature); value.index() != 0) fields[std::string(field.column)] = valueToJson(value);
    json made{{"fields", std::move(fields)}};
    if (!feature.geometry.isEmpty()) made["geometry"] = toWkt(feature.geometry);
    for (const auto& [name, value] : feature.extras) made["extras"][name] = valueToJson(value);
    return made;
}

template <typename T>
std::shared_ptr<const T> featureFromJson(const json& read) {
    auto feature = std::make_shared<T>();
    for (const Field<T>& field : fieldsOf<T>()) {
        const auto found = read.at("fields").find(field.column);
        if (found != read.at("fields").end()) field.set(*feature, valueOf(*found));
    }
    if (const auto wkt = read.find("geometry"); wkt != read.end()) feature->geometry = geometryFromWkt(wkt->get<std::string>()).value_or(Geometry{});
    if (const auto extras = read.find("extras"); extras != read.end())
        for (const auto& [name, value] : extras->items()) feature->extras[name] = valueOf(value);
    return feature;
}

std::string joinedLines(const std::vector<std::string>& texts) {
    std::string joined;
    for (const std::string& text : texts) joined += joined.empty() ? text : "\n" + text;
    return joined;
}

}  // namespace

std::string undoJson(const Edit& edit) {
    json made = json::object();
    if (edit.settings) made["settings"] = toRows(edit.settings->first);
    forEachKind([&]<typename T>(KindTag<T>) {
        const std::string kind(kindName<T>());
        for (const Change<T>& change : edit.of<T>()) {
            if (change.before) made["put"][kind].push_back(toJson(*change.before));
            else made["remove"][kind].push_back(change.after->uid);
        }
    });
    return made.dump(-1, ' ', false, json::error_handler_t::replace);
}

geo::Result<Plan> undone(const Plan& plan, const std::string& text) {
    try {
        const json read = json::parse(text);
        Plan before = plan;
        if (const auto settings = read.find("settings"); settings != read.end())
            before.settings = settingsFromRows(settings->get<std::map<std::string, std::string>>());
        const auto rowsOf = [&read](const char* what, std::string_view kind) {
            const auto all = read.find(what);
            if (all == read.end()) return json::array();
            const auto kinds = all->get<json::object_t>();
            const auto rows = kinds.find(std::string(kind));
            return rows == kinds.end() ? json::array() : rows->second;
        };
        forEachKind([&]<typename T>(KindTag<T>) {
            std::vector<std::shared_ptr<const T>> put;
            for (const json& row : rowsOf("put", kindName<T>())) put.push_back(featureFromJson<T>(row));
            before.all<T>() = before.all<T>().merged(std::move(put), rowsOf("remove", kindName<T>()).template get<std::vector<Uid>>());
        });
        return before;
    } catch (const json::exception& error) {
        return geo::fail(geo::ErrorCode::BadFormat, saban::text(SABAN_TR("layers", "cannot read the record of a change: {0}"), error.what()));
    }
}

std::string toWkt(const Geometry& geometry) {
    const auto made = toOgr(geometry);
    if (!made) return {};
    OGRWktOptions options;
    options.format = OGRWktFormat::F;
    options.precision = 3;
    return made->exportToWkt(options);
}

std::optional<Geometry> geometryFromWkt(const std::string& wkt) {
    OGRGeometry* read = nullptr;
    if (OGRGeometryFactory::createFromWkt(wkt.c_str(), nullptr, &read) != OGRERR_NONE) return std::nullopt;
    const std::unique_ptr<OGRGeometry> owned(read);
    return fromOgr(*owned);
}

std::map<std::string, std::string> toRows(const PlanSettings& settings) {
    std::map<std::string, std::string> rows{{"name", settings.name},
                                            {"marking", settings.marking},
                                            {"crs", settings.crs},
                                            {"profile", settings.profile},
                                            {"catalogue", settings.catalogue},
                                            {"levels", joinedLines(settings.levels)},
                                            {"angle_unit", settings.angleUnit},
                                            {"bounds", ""}};
    if (settings.bounds) rows["bounds"] = fmt::format("{},{},{},{}", settings.bounds->minE, settings.bounds->minN, settings.bounds->maxE, settings.bounds->maxN);
    return rows;
}

PlanSettings settingsFromRows(const std::map<std::string, std::string>& rows) {
    PlanSettings settings;
    const auto take = [&](const char* key, std::string& into) {
        if (const auto found = rows.find(key); found != rows.end()) into = toNfc(found->second);
    };
    take("name", settings.name);
    take("marking", settings.marking);
    take("crs", settings.crs);
    take("profile", settings.profile);
    take("catalogue", settings.catalogue);
    take("angle_unit", settings.angleUnit);
    std::string levels, bounds;
    take("levels", levels);
    for (std::size_t at = 0; at < levels.size();) {
        const std::size_t end = std::min(levels.find('\n', at), levels.size());
        if (end > at) settings.levels.push_back(levels.substr(at, end - at));
        at = end + 1;
    }
    take("bounds", bounds);
    geo::Bounds read;
    if (std::sscanf(bounds.c_str(), "%lf,%lf,%lf,%lf", &read.minE, &read.minN, &read.maxE, &read.maxN) == 4 && !read.isEmpty()) settings.bounds = read;
    return settings;
}

}  // namespace saban::layers
