#include "viewer/cli/profile_command.h"

#include <fmt/format.h>

#include <cstdio>
#include <nlohmann/json.hpp>
#include <sstream>

#include "geo/analysis/profile.h"
#include "geo/core/decimal.h"
#include "geo/core/text.h"
#include "layers/briefing/register.h"
#include "layers/model/fields.h"
#include "viewer/app/section_marks.h"
#include "viewer/cli/command_support.h"
#include "viewer/cli/feature_lookup.h"
#include "viewer/cli/plan_support.h"
#include "viewer/overlay/profile_file.h"

namespace saban::cli {

namespace {

constexpr int kMostSamples = 100000;  // unless a step is asked for

struct ProfileArguments {
    GroundArguments ground;
    std::string line, route, output;
    std::string size = "1920x720";
    std::optional<double> stepM;
    bool gaps = false, force = false, json = false;
};

geo::Result<std::vector<glm::dvec2>> lineOf(const ProfileArguments& arguments, const OpenedTable& opened) {
    if (arguments.line.empty() == arguments.route.empty())
        return geo::fail(geo::ErrorCode::BadUsage, text(SABAN_TR("cli", "give either --line \"E,N E,N …\" or --route NAME: the profile follows it")));
    std::vector<glm::dvec2> points;
    if (!arguments.route.empty()) {
        if (!opened.plan) return geo::fail(geo::ErrorCode::BadUsage, text(SABAN_TR("cli", "cannot follow the route '{}': TERRAIN holds no plan. Give --line instead."), arguments.route));
        const auto route = featureNamed<layers::Route>(*opened.plan, arguments.route);
        if (!route) return tl::unexpected(route.error());
        if ((*route)->geometry.kind != layers::GeometryKind::Line)
            return geo::fail(geo::ErrorCode::InvalidArgument, text(SABAN_TR("cli", "cannot follow the route '{}': it is no line"), arguments.route));
        return (*route)->geometry.linePoints();
    }
    std::istringstream words(arguments.line);
    for (std::string word; words >> word;) {
        const auto numbers = parseNumbers(word, 2, 2);
        if (!numbers) return tl::unexpected(numbers.error());
        const auto placed = tablePoint({(*numbers)[0], (*numbers)[1]}, arguments.ground, opened.ground->crs);
        if (!placed) return tl::unexpected(placed.error());
        points.push_back(*placed);
    }
    if (points.size() < 2) return geo::fail(geo::ErrorCode::BadUsage, text(SABAN_TR("cli", "cannot make a profile along '{}': write at least two places as \"E,N E,N\""), arguments.line));
    return points;
}

nlohmann::ordered_json toJson(const geo::Profile& profile) {
    auto samples = nlohmann::ordered_json::array();
    for (const geo::ProfileSample& sample : profile.samples) {
        nlohmann::ordered_json one{{"distance_m", sample.distanceM}, {"e", sample.at.x}, {"n", sample.at.y}, {"height_m", nullptr}, {"grade_percent", nullptr}};
        if (sample.heightM) one["height_m"] = *sample.heightM;
        if (sample.gradePercent) one["grade_percent"] = *sample.gradePercent;
        samples.push_back(std::move(one));
    }
    return {{"length_m", profile.lengthM},   {"height_min_m", profile.heightMinM}, {"height_max_m", profile.heightMaxM},      {"ascent_m", profile.ascentM},
            {"descent_m", profile.descentM}, {"missing_m", profile.missingM},      {"grade_max_percent", profile.gradeMaxPercent}, {"samples", std::move(samples)}};
}

std::string toText(const geo::Profile& profile) {
    const auto told = [](double value) { return decimalText(value, 1); };
    return text(SABAN_TR("cli", "length {0} m, heights {1} to {2} m, ascent {3} m, descent {4} m, steepest {5} %, {6} samples"), told(profile.lengthM),
                told(profile.heightMinM), told(profile.heightMaxM), told(profile.ascentM), told(profile.descentM), told(profile.gradeMaxPercent), profile.samples.size());
}

geo::Result<std::string> profile(const ProfileArguments& arguments) {
    const std::stop_token stop = interruptToken();
    const auto size = parseSize(arguments.size);
    if (!size) return tl::unexpected(size.error());
    if (!arguments.output.empty()) {
        if (auto form = viewer::checkProfileEnding(arguments.output); !form) return geo::fail(geo::ErrorCode::BadUsage, form.error().message);
        if (auto free = checkOutput(arguments.output, arguments.force); !free) return tl::unexpected(free.error());
    }
    const auto opened = openTable(arguments.ground, stop);
    if (!opened) return tl::unexpected(opened.error());
    const auto line = lineOf(arguments, *opened);
    if (!line) return tl::unexpected(line.error());
    const geo::ElevationSource& elevation = *opened->ground->elevation;
    const double stepM = arguments.stepM.value_or(geo::profileStepM(elevation, *line, kMostSamples));
    const auto found = geo::computeProfile(elevation, *line, stepM, arguments.gaps ? geo::ProfileGaps::Keep : geo::ProfileGaps::Refuse, stop, terminalProgress(arguments.output));
    if (!found) return tl::unexpected(found.error());
    if (!arguments.output.empty()) {
        std::vector<viewer::ProfileMark> marks;
        if (opened->plan) {
            const auto catalogue = catalogueFor(opened->plan->settings, opened->planPath, {});
            if (!catalogue) return tl::unexpected(catalogue.error());
            marks = app::marksAlong(*opened->plan, {}, **catalogue, *line, *found);
        }
        const std::string title = arguments.route.empty() ? opened->ground->title : arguments.route;
        if (auto written = viewer::writeProfile(*found, marks, title, opened->plan ? opened->plan->settings.marking : std::string(), *size, arguments.output); !written) return tl::unexpected(written.error());
        if (opened->plan) printWarnings(layers::enterOutputs(opened->planPath, opened->plan->settings.marking, "profile", std::span(&arguments.output, 1)));
    }
    return arguments.json ? toJson(*found).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) : toText(*found);
}

}  // namespace

void addProfileCommand(CLI::App& app, int& exitStatus) {
    CLI::App* command = app.add_subcommand("profile", translated(SABAN_TR("cli", "Heights along a line, as numbers, a table or a chart")));
    auto arguments = std::make_shared<ProfileArguments>();
    command->add_option("TERRAIN", arguments->ground.files, translated(SABAN_TR("cli", "A plan, or elevation, imagery and vector files, told apart by what they hold")));
    command->add_option("--line", arguments->line, translated(SABAN_TR("cli", "Places that the line joins: \"E,N E,N …\" in the table's CRS, or in that of --crs")));
    command->add_option("--route", arguments->route, translated(SABAN_TR("cli", "Name or uid of a route of the plan, in place of --line")));
    command->add_option("--step", arguments->stepM, translated(SABAN_TR("cli", "Metres between samples, at most (default: half a cell of the elevation)")))->check(CLI::PositiveNumber);
    command->add_option("-o,--output", arguments->output, translated(SABAN_TR("cli", "File to write: .csv for a table, .png or .svg for a chart")));
    command->add_option("--size", arguments->size, translated(SABAN_TR("cli", "Width x height of the chart in pixels (default 1920x720)")));
    command->add_flag("--keep-gaps", arguments->gaps, translated(SABAN_TR("cli", "Keep stretches without elevation as gaps, in place of refusing the line")));
    arguments->ground.addTo(*command);
    command->add_flag("--force", arguments->force, translated(SABAN_TR("cli", "Replace an existing output")));
    command->add_flag("--json", arguments->json, translated(SABAN_TR("cli", "Print one JSON object")));
    command->callback([arguments, &exitStatus] {
        const auto report = profile(*arguments);
        exitStatus = report ? writeReport(*report, {}) : reportError(report.error());
    });
}

}  // namespace saban::cli
