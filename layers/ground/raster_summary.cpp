#include "layers/ground/raster_summary.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "geo/core/text.h"
#include "geo/elevation/vertical_unit.h"

namespace saban::layers {

namespace {

using geo::RasterFile;
using geo::RasterInfo;

// As the elevation source has them: below the deepest sea and above the highest peak.
constexpr double kLowestM = -12000.0;
constexpr double kHighestM = 9500.0;

double unitOf(const RasterInfo& info, geo::Warnings& warnings) {
    if (!info.unit.empty()) {
        if (const auto metres = geo::metresPerVerticalUnit(info.unit)) return *metres;
        warnings.push_back({"unknown_unit", text(SABAN_TR("layers", "'{0}' says that its heights are in '{1}', which is not a known unit of length. Say what they are "
                                                                    "with --height-unit."),
                                                 info.path, info.unit)});
        return 1.0;
    }
    const auto vertical = info.crs ? info.crs->vertical() : geo::VerticalReference{};
    return vertical.isDeclared() ? vertical.unitToMetre : 1.0;
}

/// Full width, so that files in lines and in tiles are both read once from front to back; up to 64 MiB at a time.
int rowsAtOnce(int width) {
    constexpr int kMostCells = 16 * 1024 * 1024;
    constexpr int kMostRows = 512;  // two lines of common tiles
    return std::clamp(kMostCells / width, 1, kMostRows);
}

/// A cell and its value as a float.
struct Extreme {
    int column = 0, row = 0;
    float value = 0.0f;
};

struct Tally {
    Extreme lowest{0, 0, std::numeric_limits<float>::infinity()};
    Extreme highest{0, 0, -std::numeric_limits<float>::infinity()};
    long long voidCells = 0;
    long long impossibleCells = 0;

    void add(const std::vector<float>& values, int firstRow, int width, double unitToMetre) {
        for (std::size_t i = 0; i < values.size(); ++i) {
            const float value = values[i];
            if (std::isnan(value)) {
                ++voidCells;
                continue;
            }
            if (const double heightM = value * unitToMetre; heightM < kLowestM || heightM > kHighestM) {
                ++impossibleCells;
                continue;
            }
            if (value < lowest.value) lowest = cellAt(i, firstRow, width, value);
            if (value > highest.value) highest = cellAt(i, firstRow, width, value);
        }
    }
    static Extreme cellAt(std::size_t i, int firstRow, int width, float value) {
        return {static_cast<int>(i % width), firstRow + static_cast<int>(i / width), value};
    }
    bool hasHeights() const { return lowest.value <= highest.value; }
};

/// The cell once more in double precision.
geo::Result<double> preciseM(const RasterFile& raster, const Extreme& cell, double unitToMetre) {
    const auto value = raster.readCell(cell.column, cell.row);
    if (!value) return tl::unexpected(value.error());
    return value->value_or(cell.value) * unitToMetre;
}

geo::Result<void> summariseHeights(const RasterFile& raster, RasterSummary& summary, const geo::Progress& progress, const std::stop_token& stop) {
    const RasterInfo& info = raster.info();
    summary.unitToMetre = unitOf(info, summary.warnings);
    Tally tally;
    std::vector<float> values;
    const int step = rowsAtOnce(info.width);
    for (int row = 0; row < info.height; row += step) {
        const int rows = std::min(step, info.height - row);
        const auto read = raster.readValues({0, row, info.width, rows, info.width, rows}, values, stop);
        if (!read) return read;
        tally.add(values, row, info.width, summary.unitToMetre);
        geo::report(progress, static_cast<double>(row + rows) / info.height);
    }
    const double cells = static_cast<double>(info.width) * info.height;
    summary.nodataPercent = 100.0 * static_cast<double>(tally.voidCells + tally.impossibleCells) / cells;
    if (tally.impossibleCells > 0)
        summary.warnings.push_back({"impossible_heights", text(SABAN_TR("layers", "'{0}' holds {1} cells with heights that cannot be (below {2:.0f} m or above {3:.0f} m): they count as "
                                                                                  "no-data. If all of it looks wrong, check the unit and the no-data value."),
                                                               info.path, tally.impossibleCells, kLowestM, kHighestM)});
    if (!tally.hasHeights()) {
        summary.warnings.push_back({"all_nodata", text(SABAN_TR("layers", "every cell of '{}' is no-data: it cannot be a table."), info.path)});
        return {};
    }
    const auto lowest = preciseM(raster, tally.lowest, summary.unitToMetre), highest = preciseM(raster, tally.highest, summary.unitToMetre);
    if (!lowest) return tl::unexpected(lowest.error());
    if (!highest) return tl::unexpected(highest.error());
    summary.minM = *lowest;
    summary.maxM = *highest;
    return {};
}

geo::Result<void> summarisePicture(const RasterFile& raster, RasterSummary& summary, const geo::Progress& progress, const std::stop_token& stop) {
    const RasterInfo& info = raster.info();
    long long transparent = 0;
    std::vector<std::uint8_t> rgba;
    const int step = rowsAtOnce(info.width);
    for (int row = 0; row < info.height; row += step) {
        const int rows = std::min(step, info.height - row);
        const auto read = raster.readRgba({0, row, info.width, rows, info.width, rows}, rgba, stop);
        if (!read) return read;
        for (std::size_t i = 3; i < rgba.size(); i += 4) transparent += rgba[i] == 0;
        geo::report(progress, static_cast<double>(row + rows) / info.height);
    }
    summary.nodataPercent = 100.0 * static_cast<double>(transparent) / (static_cast<double>(info.width) * info.height);
    if (transparent == static_cast<long long>(info.width) * info.height)
        summary.warnings.push_back({"all_nodata", text(SABAN_TR("layers", "every pixel of '{}' is transparent."), info.path)});
    return {};
}

}  // namespace

geo::Result<RasterSummary> summariseRaster(const RasterFile& raster, const geo::Progress& progress, std::stop_token stop) {
    RasterSummary summary;
    if (!raster.info().crs)
        summary.warnings.push_back({"no_crs", text(SABAN_TR("layers", "'{}' has no CRS, so nothing says where it lies. Assign one with gdal_edit.py -a_srs EPSG:nnnn, or "
                                                                      "pass --crs."),
                                                   raster.info().path)});
    const auto done = raster.kind() == geo::RasterKind::Elevation ? summariseHeights(raster, summary, progress, stop)
                                                                  : summarisePicture(raster, summary, progress, stop);
    if (!done) return tl::unexpected(done.error());
    return summary;
}

}  // namespace saban::layers
