#include "viewer/render/ground_look.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "geo/core/text.h"

namespace saban::viewer {

namespace {

constexpr std::size_t kMostBreaks = 8;
constexpr double kMostPercent = 1000.0;
constexpr double kLeastTintM = 40.0;         // less relief would show the noise of the data in all colours
constexpr double kLeastLowlandTintM = 8.0;   // but this is what the one for plains is for
constexpr double kLowestLowlandM = -2.0;     // what lies deeper is the sea's floor, or noise
constexpr double kLeastRangeM = 0.1;
constexpr double kFarthestM = 20000.0;       // no ground on Earth is as high or as deep

constexpr std::array kTints{Tint::Land, Tint::Grey, Tint::Lowland, Tint::Cividis};
constexpr std::array<std::string_view, 4> kTintNames{"land", "grey", "lowland", "cividis"};
constexpr std::array<std::string_view, 3> kShadingNames{"none", "slope", "aspect"};

std::string_view trimmed(std::string_view text) {
    const auto isSpace = [](char c) { return c == ' ' || c == '\t' || c == '\n'; };
    while (!text.empty() && isSpace(text.front())) text.remove_prefix(1);
    while (!text.empty() && isSpace(text.back())) text.remove_suffix(1);
    return text;
}

bool takeEnding(std::string_view& text, std::string_view ending) {
    if (!text.ends_with(ending)) return false;
    text = trimmed(text.substr(0, text.size() - ending.size()));
    return true;
}

/// Nothing when a part is no number.
std::optional<std::vector<double>> numbersIn(std::string_view written) {
    const bool hasSemicolons = written.find(';') != std::string_view::npos;
    const char between = hasSemicolons ? ';' : ',';
    std::vector<double> numbers;
    for (std::size_t from = 0; from <= written.size();) {
        const std::size_t to = std::min(written.find(between, from), written.size());
        std::string part(trimmed(written.substr(from, to - from)));
        if (hasSemicolons) std::replace(part.begin(), part.end(), ',', '.');
        double number = 0.0;
        const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), number);
        if (error != std::errc{} || end != part.data() + part.size() || !std::isfinite(number)) return std::nullopt;
        numbers.push_back(number);
        from = to + 1;
    }
    return numbers;
}

}  // namespace

std::span<const Tint> allTints() { return kTints; }

std::string_view nameOf(Tint tint) { return kTintNames[static_cast<std::size_t>(tint)]; }

std::optional<Tint> tintNamed(std::string_view name) {
    const auto found = std::find(kTintNames.begin(), kTintNames.end(), name);
    return found == kTintNames.end() ? std::nullopt : std::optional(kTints[static_cast<std::size_t>(found - kTintNames.begin())]);
}

std::string_view nameOf(Shading shading) { return kShadingNames[static_cast<std::size_t>(shading)]; }

std::optional<Shading> shadingNamed(std::string_view name) {
    const auto found = std::find(kShadingNames.begin(), kShadingNames.end(), name);
    return found == kShadingNames.end() ? std::nullopt : std::optional(static_cast<Shading>(found - kShadingNames.begin()));
}

geo::Result<SlopeClasses> parseSlopeClasses(std::string_view written, SlopeUnit unit) {
    std::string_view rest = trimmed(written);
    if (takeEnding(rest, "%")) unit = SlopeUnit::Percent;
    else if (takeEnding(rest, "°") || takeEnding(rest, "deg")) unit = SlopeUnit::Degrees;
    const auto refuse = [&](const std::string& why) {
        return geo::fail(geo::ErrorCode::BadUsage,
                         text(SABAN_TR("viewer", "cannot take '{0}' for slope classes: {1}. Write the limits in ascending order, such as 3, 7, 15, 30, 45 %."),
                              written, why));
    };
    const auto numbers = numbersIn(rest);
    if (!numbers) return refuse(text(SABAN_TR("viewer", "a part of it is no number")));
    if (numbers->size() > kMostBreaks) return refuse(text(SABAN_TR("viewer", "there are more than {} limits"), kMostBreaks));
    for (std::size_t i = 0; i < numbers->size(); ++i) {
        const double limit = (*numbers)[i];
        const bool isSlope = limit > 0.0 && (unit == SlopeUnit::Percent ? limit <= kMostPercent : limit < 90.0);
        if (!isSlope) return refuse(unit == SlopeUnit::Percent ? text(SABAN_TR("viewer", "limits lie above 0 and up to 1000 %"))
                                                               : text(SABAN_TR("viewer", "limits lie between 0° and 90°")));
        if (i > 0 && limit <= (*numbers)[i - 1]) return refuse(text(SABAN_TR("viewer", "each limit must be greater than the one before")));
    }
    return SlopeClasses{.unit = unit, .breaks = *numbers};
}

std::string textOf(const SlopeClasses& classes) {
    std::string written;
    for (const double limit : classes.breaks) written += fmt::format("{}{:g}", written.empty() ? "" : "; ", limit);
    return written;
}

geo::Result<HeightRange> parseHeightRange(std::string_view written) {
    const auto numbers = numbersIn(trimmed(written));
    const bool isRange = numbers && numbers->size() == 2 && (*numbers)[0] >= -kFarthestM && (*numbers)[1] <= kFarthestM && (*numbers)[1] - (*numbers)[0] >= kLeastRangeM;
    if (!isRange)
        return geo::fail(geo::ErrorCode::BadUsage,
                         text(SABAN_TR("viewer", "cannot take '{}' for a range of heights: write the lowest and the highest in metres, such as 0,500"), written));
    return HeightRange{(*numbers)[0], (*numbers)[1]};
}

HeightRange tintRangeOf(const GroundLook& look, const HeightRange& ground) {
    if (look.tintRange) return *look.tintRange;
    if (look.tint != Tint::Lowland) return {ground.fromM, ground.fromM + std::max(ground.toM - ground.fromM, kLeastTintM)};
    const double fromM = ground.toM > kLowestLowlandM ? std::max(ground.fromM, kLowestLowlandM) : ground.fromM;
    return {fromM, std::max(ground.toM, fromM + kLeastLowlandTintM)};
}

}  // namespace saban::viewer
