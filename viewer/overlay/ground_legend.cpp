#include "viewer/overlay/ground_legend.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "geo/core/text.h"
#include "viewer/table/number_words.h"
#include "viewer/terrain/ground_colours.h"

namespace saban::viewer {

namespace {

constexpr double kMostTintSteps = 7.0;
constexpr double kPlainFromM = 5.0;  // ground as low as that is told in heights above the sea, not in steps of the colours

std::uint32_t packed(Rgb colour) {
    const auto byte = [](float part) { return static_cast<std::uint32_t>(std::lround(std::clamp(part, 0.0f, 1.0f) * 255.0f)); };
    return byte(colour.r) << 16 | byte(colour.g) << 8 | byte(colour.b);
}

std::string number(double value) {
    constexpr int kMostDecimals = 4;
    return numberText(value, kMostDecimals);
}

/// To ones, tens, hundreds … as far as what lies apart by `gap` allows.
double roundedBy(double gap, double value) {
    const double step = gap > 1.0 ? std::pow(10.0, std::floor(std::log10(gap))) : 1.0;
    return std::round(value / step) * step;
}

/// Heights that a person would choose to tell the colours by, ascending.
std::vector<double> toldHeights(Tint tint, const HeightRange& range) {
    std::vector<double> heights;
    if (tint == Tint::Lowland) {
        if (range.fromM > kPlainFromM) {
            const TintColours colours(tint, range);
            double before = colours.heightAtPart(0.0f);
            heights.push_back(std::round(before));
            for (const float part : {0.2f, 0.4f, 0.6f, 0.8f, 1.0f}) {
                const double height = colours.heightAtPart(part);
                heights.push_back(roundedBy(height - before, height));
                before = height;
            }
            return heights;
        }
        for (const double h : {0.0, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0, 2000.0, 5000.0})
            if (h >= range.fromM && h <= range.toM) heights.push_back(h);
        if (heights.size() > 1) return heights;
        return {range.fromM, range.toM};
    }
    const double wanted = (range.toM - range.fromM) / kMostTintSteps, power = std::pow(10.0, std::floor(std::log10(wanted)));
    double step = 10.0 * power;
    for (const double factor : {5.0, 2.5, 2.0, 1.0})
        if (factor * power >= wanted) step = factor * power;
    const double first = std::ceil(range.fromM / step - 1e-9) * step;
    // Counted: heights that a damaged file claims may be so large that a step no longer changes them.
    for (int i = 0; i <= static_cast<int>(kMostTintSteps) && first + i * step <= range.toM + step * 1e-6; ++i) heights.push_back(first + i * step + 0.0);
    return heights;
}

LegendSection tintSection(Tint tint, const HeightRange& range) {
    LegendSection section{.title = text(SABAN_TR("viewer", "Height of the ground"))};
    const TintColours colours(tint, range);
    const bool hasSea = tint != Tint::Lowland && range.fromM <= 0.5;
    std::vector<double> heights = toldHeights(tint, range);
    if (hasSea) std::erase_if(heights, [](double h) { return h <= 0.0; });
    for (std::size_t i = heights.size(); i-- > 0;) {
        const double above = i + 1 < heights.size() ? heights[i + 1] : heights[i] + (i > 0 ? heights[i] - heights[i - 1] : 0.0);
        const double below = i > 0 ? heights[i - 1] : 2.0 * range.fromM - heights[i];  // the ramp ends with the lowest colour
        const auto at = [&](double other) {
            const double h = (heights[i] + other) / 2.0;
            return packed(colours.at(static_cast<float>(hasSea ? std::max(h, 1e-3) : std::max(h, range.fromM))));
        };
        section.entries.push_back({LegendColours{at(above), at(below)}, text(SABAN_TR("viewer", "{} m"), number(heights[i]))});
    }
    if (hasSea) {
        const std::uint32_t sea = packed(colours.at(-1.0f));
        section.entries.push_back({LegendColours{sea, sea}, text(SABAN_TR("viewer", "Sea level and below"))});
    }
    return section;
}

LegendSection slopeSection(const SlopeClasses& classes) {
    LegendSection section{.title = text(SABAN_TR("viewer", "Slope"))};
    const std::string unit = classes.unit == SlopeUnit::Percent ? " %" : "°";
    const std::size_t count = classes.breaks.size() + 1;
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint32_t colour = packed(slopeColour(i, count));
        std::string range;
        if (i == 0) range = text(SABAN_TR("viewer", "up to {}"), number(classes.breaks.front()) + unit);
        else if (i + 1 == count) range = text(SABAN_TR("viewer", "over {}"), number(classes.breaks.back()) + unit);
        else range = number(classes.breaks[i - 1]) + " – " + number(classes.breaks[i]) + unit;
        section.entries.push_back({LegendColours{colour, colour}, range});
    }
    return section;
}

LegendSection aspectSection() {
    LegendSection section{.title = text(SABAN_TR("viewer", "Slopes face"))};
    const std::array<TextKey, 8> kDirections{SABAN_TR("viewer", "North"), SABAN_TR("viewer", "North-east"), SABAN_TR("viewer", "East"), SABAN_TR("viewer", "South-east"),
                                             SABAN_TR("viewer", "South"), SABAN_TR("viewer", "South-west"), SABAN_TR("viewer", "West"), SABAN_TR("viewer", "North-west")};
    for (std::size_t i = 0; i < kDirections.size(); ++i) {
        const std::uint32_t colour = packed(aspectColour(i));
        section.entries.push_back({LegendColours{colour, colour}, text(kDirections[i])});
    }
    const std::uint32_t level = packed(levelColour());
    section.entries.push_back({LegendColours{level, level}, text(SABAN_TR("viewer", "Level, under {} %"), number(kLevelPercent))});
    return section;
}

}  // namespace

std::optional<LegendSection> groundSectionOf(const GroundLegend& ground) {
    switch (ground.look.shading) {
        case Shading::None: break;
        case Shading::Slope: return slopeSection(ground.look.slopes);
        case Shading::Aspect: return aspectSection();
    }
    if (!ground.isTintSeen || ground.look.tint == Tint::Grey) return std::nullopt;
    return tintSection(ground.look.tint, ground.tintRange);
}

}  // namespace saban::viewer
