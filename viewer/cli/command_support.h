#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <glm/vec2.hpp>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "geo/core/error.h"
#include "geo/core/progress.h"
#include "layers/ground/ground.h"
#include "layers/model/plan.h"

namespace saban::cli {

/// Exit statuses of the command line contract.
enum ExitStatus : int { kDone = 0, kFailed = 1, kWrongUsage = 2, kFindings = 3, kInterrupted = 130 };

/// Prints `saban: error: …` and gives the exit status for it (130 for a cancelled task, 2 for a wrong command line, else 1).
int reportError(const geo::Error& error);
/// Called with each error that is printed, such as to log it.
void setErrorListener(std::function<void(const geo::Error&)> listener);
void printWarnings(const geo::Warnings& warnings);

/// Stops on Ctrl-C: running work is asked to end, and the program ends within a second all the same; a second Ctrl-C ends
/// it at once.
std::stop_token interruptToken();

/// A bar on standard error when that is a terminal, otherwise nothing.
geo::Progress terminalProgress(const std::string& what);
/// The same for each step of a task.
geo::StepProgress terminalSteps();

/// "1920x1080". Errors: `BadUsage`.
geo::Result<glm::ivec2> parseSize(const std::string& text);
/// Comma-separated numbers, exactly between `least` and `most` of them. Errors: `BadUsage`.
geo::Result<std::vector<double>> parseNumbers(const std::string& text, std::size_t least, std::size_t most);

/// Prints a report, or writes it beside `path` and renames it; the exit status, an error already told.
int writeReport(const std::string& report, const std::string& path);

enum class Plans { Keep, Replace };
/// An existing output is kept unless `force`, a plan in any case unless it may be replaced. Errors: `WriteFailed`.
geo::Result<void> checkOutput(const std::string& path, bool force, Plans plans = Plans::Keep);

/// Options shared by all commands that take TERRAIN.
struct GroundArguments {
    std::vector<std::string> files;
    std::vector<std::string> elevation;
    std::vector<std::string> imagery;
    std::vector<std::string> vectors;
    std::string crs;
    std::string bounds;
    std::string heightUnit;
    std::string seam = "feather";
    bool fill = false;
    bool allowNetwork = false;
    std::string title;

    void addTo(CLI::App& app);
    /// The options that name layers and how heights are read, without those of how the ground is shown.
    void addLayersTo(CLI::App& app);
    /// What the arguments name, on top of `below`, whose CRS, bounds and title hold where the arguments give none.
    geo::Result<layers::GroundSpec> spec(const layers::GroundSpec& below = {}) const;
};

/// What TERRAIN is: files alone, or a plan with its map layers and files on top of them.
struct OpenedTable {
    std::shared_ptr<const layers::Ground> ground;
    std::shared_ptr<const layers::Plan> plan{};  ///< null without a plan
    std::string planPath{};
};

/// Opens what the arguments name, one plan among it at most, and prints its warnings. With a plan the table's CRS is the plan's, and
/// `--crs` is what coordinates on the command line are in; otherwise as `openGround`.
/// Errors: those of `openGround`, `PlanStore::open` and `planGround`; `BadUsage` for two plans.
geo::Result<OpenedTable> openTable(const GroundArguments& arguments, std::stop_token stop);

/// Opens what the arguments name and prints its warnings. A `--crs` that is not metric (EPSG:4326) is what coordinates on
/// the command line are in, and the CRS of files that declare none; the table's own then comes from the data.
geo::Result<std::shared_ptr<const layers::Ground>> openGround(const GroundArguments& arguments, std::stop_token stop);

/// A point of the command line in the table's CRS. Errors: `BadUsage`, `BadCrs`.
geo::Result<glm::dvec2> tablePoint(glm::dvec2 point, const GroundArguments& arguments, const geo::Crs& tableCrs);

}  // namespace saban::cli
