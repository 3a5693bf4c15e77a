#include "data/sample/roads.h"

#include <queue>

#include "data/sample/noise.h"

namespace saban::sample {

namespace {

constexpr int kMoves[16][2] = {{1, 0}, {0, 1}, {-1, 0}, {0, -1}, {1, 1},   {-1, 1},  {-1, -1}, {1, -1},
                               {2, 1}, {1, 2}, {-1, 2}, {-2, 1}, {-2, -1}, {-1, -2}, {1, -2},  {2, -1}};

/// Cost of a metre on the level, as a multiple of open dry ground.
double burdenAt(const Terrain& terrain, const SegmentIndex& river, Point p) {
    constexpr double kBridge = 45.0;
    const double reachM = 20.0;
    const double riseE =
        sampleBilinear(terrain.heights, {p.x + reachM, p.y}) - sampleBilinear(terrain.heights, {p.x - reachM, p.y});
    const double riseS =
        sampleBilinear(terrain.heights, {p.x, p.y + reachM}) - sampleBilinear(terrain.heights, {p.x, p.y - reachM});
    const double slope = std::sqrt(riseE * riseE + riseS * riseS) / (2.0 * reachM);
    // Owners, wet corners and graves: no road over a plain is straight.
    double burden = 1.0 + 6.0 * slope * slope + 1.6 * (0.5 + 0.5 * fractalNoise(p.x / 420.0, p.y / 420.0, 3, 1801));
    if (const auto hit = river.nearest(p)) {
        const double bankM = hit->distanceM - terrain.river.halfWidthAt(hit->alongM);
        if (bankM < 12.0) return kBridge;
        burden += 5.0 * smoothStep(130.0, 15.0, bankM);
    }
    return burden;
}

}  // namespace

double roadHalfWidthM(RoadKind kind) {
    switch (kind) {
        case RoadKind::Main:
            return 4.6;
        case RoadKind::Pass:
            return 3.4;
        case RoadKind::Side:
            return 2.7;
        case RoadKind::Lane:
            break;
    }
    return 1.6;
}

RoadFinder::RoadFinder(const Terrain& terrain) {
    const double cellM = std::max(20.0, terrain.heights.cellM);
    const int cells = int(terrain.heights.width * terrain.heights.cellM / cellM);
    heights_ = Grid<double>(cells, cells, cellM, {});
    burden_ = Grid<float>::like(heights_);
    built_ = Grid<std::uint8_t>::like(heights_);
    const SegmentIndex river({terrain.river.line}, 180.0);
    for (int r = 0; r < cells; ++r) {
        for (int c = 0; c < cells; ++c) {
            heights_.at(c, r) = sampleBilinear(terrain.heights, heights_.centre(c, r));
            burden_.at(c, r) = float(burdenAt(terrain, river, heights_.centre(c, r)));
        }
    }
}

double RoadFinder::moveCost(std::size_t from, std::size_t to, double runM, double gradeMax) const {
    constexpr double kOnBuiltRoad = 0.35;
    if (built_.values[from] && built_.values[to]) return runM * kOnBuiltRoad;
    const double excess = std::abs(heights_.values[to] - heights_.values[from]) / runM / gradeMax;
    const double square = excess * excess;
    return runM * (0.5 * (burden_.values[from] + burden_.values[to]) + 2.0 * square + 6.0 * square * square);
}

Polyline RoadFinder::swayed(Polyline line) const {
    constexpr double kSwayM = 19.0;
    const auto last = double(line.size()) - 1.0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const Point p = line[i];
        const double reachM = heights_.cellM;
        const double e = sampleBilinear(heights_, {p.x + reachM, p.y}) - sampleBilinear(heights_, {p.x - reachM, p.y});
        const double s = sampleBilinear(heights_, {p.x, p.y + reachM}) - sampleBilinear(heights_, {p.x, p.y - reachM});
        const double slope = std::sqrt(e * e + s * s) / (2.0 * reachM);
        const double ease =
            smoothStep(0.0, 20.0, std::min(double(i), last - double(i))) * smoothStep(0.15, 0.06, slope);
        line[i] = p + Point{gradientNoise(p.x / 330.0, p.y / 330.0, 1811),
                            gradientNoise(p.x / 330.0 + 0.5, p.y / 330.0 + 0.5, 1823)} *
                          (kSwayM * ease);
    }
    return smoothed(line, 2.0);
}

Polyline RoadFinder::find(Point from, Point to, double gradeMax) {
    const auto cellOf = [this](Point p) {
        return heights_.index(std::clamp(heights_.columnOf(p.x), 0, heights_.width - 1),
                              std::clamp(heights_.rowOf(p.y), 0, heights_.height - 1));
    };
    const std::size_t start = cellOf(from);
    const std::size_t goal = cellOf(to);
    std::vector<double> cost(heights_.size(), 1e18);
    std::vector<std::uint32_t> before(heights_.size(), std::uint32_t(start));
    using Item = std::pair<double, std::uint32_t>;
    std::priority_queue<Item, std::vector<Item>, std::greater<>> open;
    cost[start] = 0.0;
    open.push({0.0, std::uint32_t(start)});
    while (!open.empty()) {
        const auto [spent, cell] = open.top();
        open.pop();
        if (spent > cost[cell]) continue;
        if (cell == goal) break;
        const int c = int(cell % heights_.width);
        const int r = int(cell / heights_.width);
        for (const auto& move : kMoves) {
            if (!heights_.contains(c + move[0], r + move[1])) continue;
            const std::size_t next = heights_.index(c + move[0], r + move[1]);
            const double runM = heights_.cellM * std::sqrt(double(move[0] * move[0] + move[1] * move[1]));
            const double total = spent + moveCost(cell, next, runM, gradeMax);
            if (total >= cost[next]) continue;
            cost[next] = total;
            before[next] = cell;
            open.push({total, std::uint32_t(next)});
        }
    }
    std::vector<std::size_t> cells;
    for (std::size_t cell = goal; cell != start; cell = before[cell]) cells.push_back(cell);
    cells.push_back(start);
    while (cells.size() > 2 && built_.values[cells.back()] && built_.values[cells[cells.size() - 2]]) cells.pop_back();
    Polyline line;
    for (auto it = cells.rbegin(); it != cells.rend(); ++it) {
        line.push_back(heights_.centre(int(*it % heights_.width), int(*it / heights_.width)));
        built_.values[*it] = 1;
    }
    // Smoothing moved the older roads off their cells: the new one begins where they lie now.
    if (const auto joint = SegmentIndex(lines_, 60.0).nearest(line.front()))
        line.front() = line.front() - Point{-joint->direction.y, joint->direction.x} * joint->sideM;
    const double spread = gradeMax > 0.09 ? 2.0 : 3.5;
    line = smoothed(resampled(line, 12.0), spread);
    lines_.push_back(swayed(line));
    return lines_.back();
}

}  // namespace saban::sample
