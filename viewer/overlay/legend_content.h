#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "layers/model/plan.h"
#include "layers/symbols/convention_profile.h"
#include "viewer/overlay/draped_plan.h"
#include "viewer/overlay/pixel_image.h"

namespace saban::viewer {

/// The frame of a side's signs, without an icon.
struct LegendFrame {
    layers::SymbolSide side = layers::SymbolSide::Own;
    layers::SignColours colours{};
    bool hasStaff = false;  ///< as of command posts
};

struct LegendPictogram {
    Pictogram pictogram = Pictogram::Structure;
    std::uint32_t colour = 0;
};

/// Colours of the ground, red, green and blue in the lower three bytes: one of a class, or a piece of a ramp, which joins the next entry.
struct LegendColours {
    std::uint32_t top = 0, bottom = 0;
};

/// One line of a legend: what is seen on the table, and what it means.
struct LegendEntry {
    std::variant<DrapedLine, DrapedArea, LegendFrame, LegendPictogram, LegendColours> sample{};
    std::string text{};
};

struct LegendSection {
    std::string title{};
    std::vector<LegendEntry> entries{};  ///< at least one
};

struct LegendContent {
    std::string title{};
    std::string phase{};  ///< name of the phase that is shown; empty: none
    std::vector<LegendSection> sections{};
};

inline constexpr std::size_t kMostValuesInPicture = 24;  ///< a picture has room for so many; a page goes on in columns and on further pages

/// What stands on the table in a view of a plan, each kind once, in the user's language: nothing that is hidden, of another
/// phase, or without a place. `profile` null: that of the standards. `mostValues`: of the column that areas are coloured by, and of areas otherwise; how many more there are is said after them.
LegendContent legendOf(const layers::Plan& plan, const PlanView& view, const layers::ConventionProfilePtr& profile, std::size_t mostValues = kMostValuesInPicture);

}  // namespace saban::viewer
