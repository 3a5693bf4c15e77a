#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>

#include "geo/core/error.h"
#include "viewer/cli/command_support.h"
#include "viewer/render/table_view.h"

namespace saban::cli {

/// Where to look from: a named view, or a point with heading, pitch and range; as a map or not.
struct ViewArguments {
    std::string name;
    std::string look;
    std::optional<double> headingDeg;
    std::optional<double> pitchDeg;
    std::optional<double> rangeM;
    double fovDeg = 45.0;
    bool map = false;
    std::optional<double> metresPerPixel;
    std::optional<viewer::Viewpoint> scene{};  ///< of a plan; the other arguments change it

    void addTo(CLI::App& app);
    /// Errors: `BadUsage` for an unknown name, a point beside the table, or a scale that a map of it cannot have.
    geo::Result<viewer::Viewpoint> viewpoint(const viewer::TableView& table, const GroundArguments& ground) const;
};

/// How the table is to look.
struct LookArguments {
    double exaggeration = 1.0;
    std::string dateTime;
    std::string contours = "auto";
    bool noGrid = false;
    bool noFrame = false;
    bool noImagery = false;
    bool legend = false;
    std::string tint = "land";
    std::string tintRange;
    std::string shade = "none";
    std::string slopeClasses;
    double shadeOpacity = 0.6;
    bool shadows = false;
    std::string grid = "table";
    bool contourLabels = false;
    std::string cut;

    void addTo(CLI::App& app);
    void addCutTo(CLI::App& app);
    /// Errors: `BadUsage` for a date that cannot be read or a sun below the horizon, or colours of the ground that make no sense.
    geo::Result<viewer::Look> look(const layers::Ground& ground) const;
    /// Nothing for no cut. Errors: `BadUsage` for what is not two different places.
    geo::Result<std::optional<viewer::Cut>> chosenCut(const layers::Ground& ground, const GroundArguments& arguments) const;

   private:
    void addGroundTo(CLI::App& app);
    geo::Result<viewer::GroundLook> groundLook() const;
};

}  // namespace saban::cli
