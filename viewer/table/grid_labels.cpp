#include "viewer/table/grid_labels.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

#include "viewer/table/number_words.h"

namespace saban::viewer {

namespace {

constexpr double kLinesPerSide = 6.5;
constexpr double kLinesAtMost = 25.0;
constexpr double kMinIntervalM = 1.0;
constexpr std::size_t kMaxLines = 1000;

std::string lengthNumber(double value) {
    constexpr int kMostDecimals = 3;
    return numberText(value, kMostDecimals);
}

}  // namespace

double nearestRoundValue(double target) {
    assert(target > 0.0);
    const double decade = std::pow(10.0, std::floor(std::log10(target)));
    double best = decade;
    for (const double factor : {1.0, 2.0, 5.0, 10.0})
        if (std::abs(std::log(factor * decade / target)) < std::abs(std::log(best / target))) best = factor * decade;
    return best;
}

double roundValueAbove(double limit) {
    assert(limit > 0.0);
    const double decade = std::pow(10.0, std::floor(std::log10(limit)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * decade >= limit * (1.0 - 1e-9)) return factor * decade;
    return 10.0 * decade;
}

double roundValueBelow(double limit) {
    assert(limit > 0.0);
    const double decade = std::pow(10.0, std::floor(std::log10(limit)));
    // The slack keeps 2000 in a limit of 2000 that came out of a division.
    const double slack = limit * 1e-9;
    for (const double factor : {10.0, 5.0, 2.0})
        if (factor * decade <= limit + slack) return factor * decade;
    return decade;
}

double gridIntervalFor(const geo::Bounds& bounds) {
    const double longSide = std::max(bounds.width(), bounds.height());
    const double shortSide = std::min(bounds.width(), bounds.height());
    if (!(shortSide > 0.0) || !std::isfinite(longSide)) return kMinIntervalM;
    const double target = std::max(std::sqrt(longSide * shortSide) / kLinesPerSide, longSide / kLinesAtMost);
    return std::max(nearestRoundValue(target), kMinIntervalM);
}

std::vector<double> gridLinesBetween(double from, double to, double interval) {
    assert(interval > 0.0);
    std::vector<double> lines;
    const double slack = interval * 1e-6;
    for (double i = std::ceil((from - slack) / interval); i * interval <= to + slack && lines.size() < kMaxLines; ++i)
        lines.push_back(i * interval);
    return lines;
}

GridLabel gridLabelOf(double coordinateM, double intervalM) {
    const double rounded = std::round(std::abs(coordinateM));
    const double kilometres = std::floor(rounded / 1000.0);
    const double hundreds = std::floor(kilometres / 100.0);
    GridLabel label;
    if (hundreds > 0.0) label.prefix = fmt::format("{:.0f}", hundreds);
    if (coordinateM < 0.0 && rounded > 0.0) label.prefix = "\u2212" + label.prefix;
    label.principal = fmt::format("{:02.0f}", kilometres - 100.0 * hundreds);
    if (intervalM < 1000.0) label.suffix = fmt::format("{:03.0f}", rounded - 1000.0 * kilometres);
    return label;
}

ScaleBar scaleBarBelow(double limitM) {
    ScaleBar bar;
    bar.lengthM = roundValueBelow(limitM);
    const double leading = bar.lengthM / std::pow(10.0, std::floor(std::log10(bar.lengthM) + 1e-9));
    bar.divisions = leading > 1.5 && leading < 3.0 ? 4 : 5;
    const bool inKilometres = bar.lengthM > 1999.0;
    const double unitM = inKilometres ? 1000.0 : 1.0;
    for (int i = 0; i <= bar.divisions; ++i) {
        const double value = bar.lengthM / unitM * i / bar.divisions;
        const bool isWhole = std::abs(value - std::round(value)) < 1e-6;
        const bool isEnd = i == 0 || i == bar.divisions;
        // Of five divisions the inner ones are numbered only where their numbers stay short.
        const bool fits = inKilometres ? value < 100.0 : bar.divisions == 4 && i == 2;
        bar.labels.push_back(isEnd || (isWhole && fits) ? lengthNumber(value) : std::string());
    }
    bar.unit = inKilometres ? "km" : "m";
    return bar;
}

std::string lengthText(double lengthM) {
    if (lengthM >= 1000.0 && std::abs(std::remainder(lengthM, 1000.0)) < 1e-6 * lengthM)
        return lengthNumber(lengthM / 1000.0) + " km";
    return lengthNumber(lengthM) + " m";
}

}  // namespace saban::viewer
