#include <gdal_priv.h>

#include <algorithm>
#include <cmath>

#include "geo/raster/raster_file_impl.h"
#include "geo/raster/sample_lattice.h"

namespace saban::geo {

namespace {

/// Spots per side looked at for the range of values.
constexpr int kSpots = 20;
/// Share of the darkest and of the brightest cells that may lose their detail.
constexpr double kTail = 0.02;

/// Valid stored values of all colour bands at the spots of a lattice, unsorted.
Result<std::vector<float>> sampleColours(GDALDataset& dataset, const RasterLevel& level, const std::stop_token& stop) {
    std::vector<float> samples;
    for (const auto& spot : latticeOver(dataset, level, kSpots, kSpots).spots) {
        if (stop.stop_requested()) return fail(ErrorCode::Cancelled, {});
        for (std::size_t b = 0; b < level.layout.colourBands.size(); ++b) {
            const auto stored = readStoredCell(dataset, level.layout.colourBands[b], level.overview, spot.cells.column, spot.cells.row);
            if (!stored) return tl::unexpected(stored.error());
            const auto value = static_cast<float>(*stored);
            const auto& nodata = level.layout.colourNodata[b];
            if (std::isfinite(value) && std::abs(value) < 1e30F && !(nodata && static_cast<float>(*nodata) == value)) samples.push_back(value);
        }
    }
    return samples;
}

}  // namespace

Result<void> RasterFile::Impl::ensureStretch(const std::stop_token& stop) {
    const std::lock_guard lock(stretchMutex_);
    if (isStretchKnown_) return {};
    const auto all = levels();
    const RasterLevel& level = *std::find_if(all->rbegin(), all->rend(), [](const RasterLevel& each) { return !each.isPyramid; });
    if (!level.layout.isByte) {
        auto dataset = level.pool->acquire();
        if (!dataset) return tl::unexpected(dataset.error());
        auto samples = sampleColours(**dataset, level, stop);
        if (!samples) return tl::unexpected(samples.error());
        std::sort(samples->begin(), samples->end());
        double low = 0.0, high = 255.0;
        const bool isByteInWiderCells = !samples->empty() && samples->front() >= 0.0F && samples->back() > 1.0F && samples->back() <= 255.0F;
        if (!samples->empty() && !isByteInWiderCells) {
            const auto tail = static_cast<std::size_t>(kTail * static_cast<double>(samples->size()));
            low = (*samples)[tail];
            high = (*samples)[samples->size() - 1 - tail];
            if (!(low < high)) high = low + 1.0;
        }
        changeLevels([&](RasterLevels& changed) {
            for (auto& each : changed) {
                if (each.isPyramid) continue;
                each.layout.stretchMin = low;
                each.layout.stretchMax = high;
            }
        });
    }
    isStretchKnown_ = true;
    return {};
}

}  // namespace saban::geo
