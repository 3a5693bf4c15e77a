#include "data/sample/flow_routing.h"

#include <numbers>
#include <queue>

#include "data/sample/noise.h"

namespace saban::sample {

namespace {

constexpr int kStepX[8] = {1, 1, 0, -1, -1, -1, 0, 1};
constexpr int kStepY[8] = {0, 1, 1, 1, 0, -1, -1, -1};

template <typename T>
struct Waiting {
    T level;
    std::uint32_t cell;
    /// The cell itself breaks ties, so that the order never depends on the queue's implementation.
    bool operator>(const Waiting& o) const { return level != o.level ? level > o.level : cell > o.cell; }
};

template <typename T>
using WaitingQueue = std::priority_queue<Waiting<T>, std::vector<Waiting<T>>, std::greater<>>;

/// Visits the cells in the order in which rising water would reach them from the outlets. `raise(from, to)` is
/// called once for each cell `to`, reached over `from`, and gives the level that `to` is entered with.
template <typename T, typename Raise>
void floodFromOutlets(const Grid<T>& grid, const OutletMask& outlets, Raise&& raise) {
    std::vector<std::uint8_t> seen(outlets);
    WaitingQueue<T> open;
    // Cells at or below the level of the water need no sorting.
    std::vector<std::uint32_t> pond;
    std::vector<T> level(grid.values);
    for (std::uint32_t i = 0; i < grid.size(); ++i)
        if (outlets[i]) open.push({grid.values[i], i});
    std::size_t pondNext = 0;
    while (pondNext < pond.size() || !open.empty()) {
        std::uint32_t cell;
        if (pondNext < pond.size()) {
            cell = pond[pondNext++];
            if (pondNext == pond.size()) {
                pond.clear();
                pondNext = 0;
            }
        } else {
            cell = open.top().cell;
            open.pop();
        }
        const int c = int(cell % grid.width);
        const int r = int(cell / grid.width);
        for (int k = 0; k < 8; ++k) {
            if (!grid.contains(c + kStepX[k], r + kStepY[k])) continue;
            const auto other = std::uint32_t(grid.index(c + kStepX[k], r + kStepY[k]));
            if (seen[other]) continue;
            seen[other] = 1;
            const T own = grid.values[other];
            level[other] = raise(cell, other, level[cell]);
            if (level[other] > own)
                pond.push_back(other);
            else
                open.push({level[other], other});
        }
    }
}

/// Height of the lowest of the eight neighbours of a cell that is not on the border.
double lowestAround(const Grid<double>& heights, std::uint32_t cell) {
    const double* h = &heights.values[cell];
    const std::ptrdiff_t w = heights.width;
    return std::min({h[-w - 1], h[-w], h[-w + 1], h[-1], h[1], h[w - 1], h[w], h[w + 1]});
}

}  // namespace

std::size_t countPits(const Grid<double>& heights, const OutletMask& outlets) {
    std::size_t pits = 0;
    for (int r = 0; r < heights.height; ++r) {
        for (int c = 0; c < heights.width; ++c) {
            if (outlets[heights.index(c, r)]) continue;
            bool falls = false;
            for (int k = 0; k < 8 && !falls; ++k)
                falls = heights.contains(c + kStepX[k], r + kStepY[k]) &&
                        heights.at(c + kStepX[k], r + kStepY[k]) < heights.at(c, r);
            pits += !falls;
        }
    }
    return pits;
}

std::size_t closeSmallPits(Grid<double>& heights, const OutletMask& outlets, double stepM) {
    std::vector<std::uint32_t> suspects;
    for (int r = 1; r < heights.height - 1; ++r) {
        for (int c = 1; c < heights.width - 1; ++c) {
            const auto i = std::uint32_t(heights.index(c, r));
            if (!outlets[i] && lowestAround(heights, i) >= heights.values[i]) suspects.push_back(i);
        }
    }
    for (int sweep = 0; sweep < 6 && !suspects.empty(); ++sweep) {
        std::vector<std::uint32_t> next;
        for (const std::uint32_t i : suspects) {
            const double lowest = lowestAround(heights, i);
            if (lowest < heights.values[i]) continue;
            heights.values[i] = lowest + stepM;
            // Only a neighbour that the raised cell used to drain can have become a pit.
            for (int k = 0; k < 8; ++k) {
                const auto other = std::uint32_t(int(i) + kStepY[k] * heights.width + kStepX[k]);
                const int c = int(other % heights.width);
                const int r = int(other / heights.width);
                if (!outlets[other] && !heights.isBorder(c, r) && lowestAround(heights, other) >= heights.values[other])
                    next.push_back(other);
            }
        }
        suspects = std::move(next);
    }
    return suspects.size();
}

void fillDepressions(Grid<double>& heights, const OutletMask& outlets, double stepM) {
    // A pond is worked in the order of a plain queue, so its surface may exceed a neighbour still waiting by a few
    // steps; taking the greater of both keeps every way out falling.
    Grid<double> filled = heights;
    floodFromOutlets(heights, outlets, [&](std::uint32_t, std::uint32_t to, double waterM) {
        filled.values[to] = std::max(heights.values[to], waterM + stepM);
        return filled.values[to];
    });
    heights = std::move(filled);
}

void breachDepressions(Grid<double>& heights, const OutletMask& outlets, double depthMaxM) {
    std::vector<std::uint32_t> way(heights.size(), 0);
    std::vector<std::uint32_t> pits;
    Grid<double> water = heights;
    floodFromOutlets(heights, outlets, [&](std::uint32_t from, std::uint32_t to, double waterM) {
        way[to] = from;
        water.values[to] = std::max(heights.values[to], waterM);
        return water.values[to];
    });
    constexpr double kFallM = 1e-3;
    for (int r = 1; r < heights.height - 1; ++r) {
        for (int c = 1; c < heights.width - 1; ++c) {
            const auto i = std::uint32_t(heights.index(c, r));
            if (outlets[i] || water.values[i] <= heights.values[i]) continue;
            bool bottom = true;
            for (int k = 0; k < 8; ++k) bottom = bottom && heights.at(c + kStepX[k], r + kStepY[k]) >= heights.at(c, r);
            if (bottom) pits.push_back(i);
        }
    }
    for (const std::uint32_t pit : pits) {
        if (water.values[pit] - heights.values[pit] > depthMaxM) continue;
        double levelM = heights.values[pit];
        for (std::uint32_t cell = way[pit]; !outlets[cell]; cell = way[cell]) {
            levelM -= kFallM;
            if (heights.values[cell] < levelM) break;
            heights.values[cell] = levelM;
        }
    }
}

void fillDepressionsMm(Grid<std::int32_t>& heightsMm) {
    // The strict order of a single queue makes sure that each cell is entered from its lowest way out.
    std::vector<std::uint8_t> seen = borderOutlets(heightsMm);
    WaitingQueue<std::int32_t> open;
    for (std::uint32_t i = 0; i < heightsMm.size(); ++i)
        if (seen[i]) open.push({heightsMm.values[i], i});
    while (!open.empty()) {
        const std::uint32_t cell = open.top().cell;
        open.pop();
        const int c = int(cell % heightsMm.width);
        const int r = int(cell / heightsMm.width);
        for (int k = 0; k < 8; ++k) {
            if (!heightsMm.contains(c + kStepX[k], r + kStepY[k])) continue;
            const auto other = std::uint32_t(heightsMm.index(c + kStepX[k], r + kStepY[k]));
            if (seen[other]) continue;
            seen[other] = 1;
            heightsMm.values[other] = std::max(heightsMm.values[other], heightsMm.values[cell] + 1);
            open.push({heightsMm.values[other], other});
        }
    }
}

Flow routeFlow(const Grid<double>& heights, const OutletMask& outlets, FlowChoice choice, std::uint64_t seed) {
    const std::size_t n = heights.size();
    Flow flow;
    flow.receiver.resize(n);
    flow.distanceM.assign(n, 0.0F);
    std::vector<std::uint8_t> donors(n, 0);
    for (int r = 0; r < heights.height; ++r) {
        for (int c = 0; c < heights.width; ++c) {
            const auto i = std::uint32_t(heights.index(c, r));
            flow.receiver[i] = i;
            if (outlets[i]) continue;
            const bool crooked = choice == FlowChoice::Crooked;
            const std::uint64_t chance = crooked ? hashCell(c, r, seed) : 0;
            double steepest = 0.0;
            int best = -1;
            for (int k = 0; k < 8; ++k) {
                if (!heights.contains(c + kStepX[k], r + kStepY[k])) continue;
                const double fall = heights.values[i] - heights.at(c + kStepX[k], r + kStepY[k]);
                if (fall <= 0.0) continue;
                double slope = k % 2 ? fall * (1.0 / std::numbers::sqrt2) : fall;
                if (crooked) slope *= 0.6 + 0.8 / 255.0 * double((chance >> (8 * k)) & 0xff);
                if (slope > steepest) {
                    steepest = slope;
                    best = k;
                }
            }
            if (best < 0) continue;
            flow.receiver[i] = std::uint32_t(heights.index(c + kStepX[best], r + kStepY[best]));
            flow.distanceM[i] = float(heights.cellM * (best % 2 ? std::numbers::sqrt2 : 1.0));
            ++donors[flow.receiver[i]];
        }
    }
    // From each cell without donors down the stream as far as all other donors are done: upstream before downstream,
    // and neighbours in the order are mostly neighbours in memory.
    flow.order.reserve(n);
    std::vector<std::uint8_t> waiting(donors);
    for (std::uint32_t source = 0; source < n; ++source) {
        if (donors[source] != 0) continue;
        for (std::uint32_t i = source;;) {
            flow.order.push_back(i);
            const std::uint32_t to = flow.receiver[i];
            if (to == i || --waiting[to] != 0) break;
            i = to;
        }
    }
    std::reverse(flow.order.begin(), flow.order.end());
    return flow;
}

Grid<float> drainageArea(const Grid<double>& shape, const Flow& flow) {
    auto area = Grid<float>::like(shape, float(shape.cellM * shape.cellM));
    for (auto it = flow.order.rbegin(); it != flow.order.rend(); ++it)
        if (flow.receiver[*it] != *it) area.values[flow.receiver[*it]] += area.values[*it];
    return area;
}

}  // namespace saban::sample
