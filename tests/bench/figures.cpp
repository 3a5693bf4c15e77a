#include "tests/bench/figures.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>

namespace saban::bench {

namespace {

std::string timeText(double ns) {
    if (ns < 1e3) return fmt::format("{:.1f} ns", ns);
    if (ns < 1e6) return fmt::format("{:.2f} us", ns * 1e-3);
    return fmt::format("{:.2f} ms", ns * 1e-6);
}

double nanosecondsIn(const std::string& unit) { return unit == "s" ? 1e9 : unit == "ms" ? 1e6 : unit == "us" ? 1e3 : 1.0; }

std::optional<double> find(const Figures& figures, const std::string& name) {
    const auto found = std::find_if(figures.medianNs.begin(), figures.medianNs.end(), [&](const auto& figure) { return figure.first == name; });
    return found == figures.medianNs.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace

geo::Result<Figures> readFigures(const std::string& path) {
    std::ifstream in(path);
    if (!in) return geo::fail(geo::ErrorCode::NotFound, fmt::format("cannot open '{}': is the name right?", path));
    Figures figures;
    try {
        const nlohmann::json file = nlohmann::json::parse(in);
        figures.commit = file.at("context").value("commit", "?");
        for (const auto& entry : file.at("benchmarks"))
            if (entry.value("aggregate_name", "") == "median")
                figures.medianNs.emplace_back(entry.at("run_name"), entry.at("real_time").get<double>() * nanosecondsIn(entry.at("time_unit")));
    } catch (const nlohmann::json::exception& e) {
        return geo::fail(geo::ErrorCode::BadFormat, fmt::format("cannot use '{}': it was not written by the benchmarks ({})", path, e.what()));
    }
    std::sort(figures.medianNs.begin(), figures.medianNs.end());
    if (figures.medianNs.empty()) return geo::fail(geo::ErrorCode::BadFormat, fmt::format("cannot use '{}': it holds no median", path));
    return figures;
}

std::string tableOf(const Figures& figures) {
    std::string table = fmt::format("{:<32} {:>12}  {}\n", "name", "median", "commit");
    for (const auto& [name, ns] : figures.medianNs) table += fmt::format("{:<32} {:>12}  {}\n", name, timeText(ns), figures.commit);
    return table;
}

std::string comparisonOf(const Figures& before, const Figures& now) {
    std::string table = fmt::format("{:<32} {:>18} {:>18} {:>9}\n", "name", before.commit, now.commit, "new/old");
    for (const auto& [name, ns] : now.medianNs) {
        const auto old = find(before, name);
        table += fmt::format("{:<32} {:>18} {:>18} {:>9}\n", name, old ? timeText(*old) : "-", timeText(ns), old ? fmt::format("{:.2f}", ns / *old) : "-");
    }
    for (const auto& [name, ns] : before.medianNs)
        if (!find(now, name)) table += fmt::format("{:<32} {:>18} {:>18} {:>9}\n", name, timeText(ns), "-", "-");
    return table;
}

}  // namespace saban::bench
