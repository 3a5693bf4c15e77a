#include "data/sample/streams.h"

namespace saban::sample {

double streamHalfWidthM(double areaM2) {
    return 0.5 * 2.1 * std::pow(areaM2 / 1e6, 0.42);
}

std::vector<Stream> traceStreams(const Terrain& terrain, double areaMinM2) {
    const Grid<double>& h = terrain.heights;
    const Flow flow = routeFlow(h, borderOutlets(h), FlowChoice::Steepest, 0);
    const SegmentIndex river({terrain.river.line}, 60.0);
    const auto inRiver = [&](std::uint32_t cell) {
        const auto hit = river.nearest(h.centre(int(cell % h.width), int(cell / h.width)));
        return hit && hit->distanceM < terrain.river.halfWidthAt(hit->alongM);
    };
    const auto isStream = [&](std::uint32_t cell) { return terrain.drainageM2.values[cell] >= areaMinM2; };
    std::vector<std::uint8_t> fed(h.size(), 0);
    for (std::uint32_t i = 0; i < h.size(); ++i)
        if (isStream(i) && flow.receiver[i] != i) fed[flow.receiver[i]] = 1;
    std::vector<std::uint8_t> traced(h.size(), 0);
    std::vector<Stream> streams;
    for (std::uint32_t source = 0; source < h.size(); ++source) {
        if (!isStream(source) || fed[source] || inRiver(source)) continue;
        std::vector<std::uint32_t> cells;
        for (std::uint32_t i = source;; i = flow.receiver[i]) {
            cells.push_back(i);
            if (traced[i] || inRiver(i) || flow.receiver[i] == i) break;
            traced[i] = 1;
        }
        // Whole lines are smoothed, so that the pieces meet; widths go piece by piece.
        Polyline whole;
        for (const auto i : cells) whole.push_back(h.centre(int(i % h.width), int(i / h.width)));
        if (whole.size() < 4) continue;
        whole = smoothed(whole, 2.0);
        std::size_t from = 0;
        while (from + 1 < whole.size()) {
            const double areaFrom = terrain.drainageM2.values[cells[from]];
            std::size_t to = from + 1;
            while (to + 1 < whole.size() && terrain.drainageM2.values[cells[to]] < 2.0 * areaFrom) ++to;
            streams.push_back({Polyline(whole.begin() + std::ptrdiff_t(from), whole.begin() + std::ptrdiff_t(to) + 1),
                               streamHalfWidthM(1.4 * areaFrom)});
            from = to;
        }
    }
    return streams;
}

}  // namespace saban::sample
