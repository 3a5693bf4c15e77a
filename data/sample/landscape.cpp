#include "data/sample/landscape.h"

#include <numbers>

#include "data/sample/noise.h"
#include "data/sample/valley_plan.h"

namespace saban::sample {

namespace {

/// Mean over a square of `2 reach + 1` cells, by running sums.
Grid<float> boxMean(const Grid<float>& grid, int reach) {
    auto rows = Grid<float>::like(grid);
    auto mean = Grid<float>::like(grid);
    const double scale = 1.0 / (2.0 * reach + 1.0);
    for (int r = 0; r < grid.height; ++r) {
        double sum = 0.0;
        for (int k = -reach; k <= reach; ++k) sum += grid.atClamped(k, r);
        for (int c = 0; c < grid.width; ++c) {
            rows.at(c, r) = float(sum * scale);
            sum += double(grid.atClamped(c + reach + 1, r)) - grid.atClamped(c - reach, r);
        }
    }
    for (int c = 0; c < grid.width; ++c) {
        double sum = 0.0;
        for (int k = -reach; k <= reach; ++k) sum += rows.atClamped(c, k);
        for (int r = 0; r < grid.height; ++r) {
            mean.at(c, r) = float(sum * scale);
            sum += double(rows.atClamped(c, r + reach + 1)) - rows.atClamped(c, r - reach);
        }
    }
    return mean;
}

void buildRoads(Landscape& land, const std::vector<Point>& sites) {
    RoadFinder finder(land.terrain);
    const double farY = valleyAxisY(0.0) + 700.0;
    const auto add = [&](RoadKind kind, Point from, Point to, double gradeMax) {
        land.roads.push_back({kind, finder.find(from, to, gradeMax)});
    };
    add(RoadKind::Main, {10.0, farY}, sites[0], 0.06);
    add(RoadKind::Main, sites[0], {kSideM - 10.0, valleyAxisY(kSideM) + 520.0}, 0.06);
    add(RoadKind::Side, sites[0], sites[1], 0.07);
    add(RoadKind::Side, sites[0], sites[2], 0.07);
    add(RoadKind::Pass, sites[1], {8300.0, 10.0}, 0.1);
}

/// How much garden there is around the houses, from the area of houses near by.
Grid<float> gardensOf(const Landscape& land) {
    auto garden = Grid<float>::like(land.terrain.heights);
    const double cellHa = garden.cellM * garden.cellM / 1e4;
    for (const Village& village : land.villages)
        for (const House& house : village.houses)
            if (garden.contains(garden.columnOf(house.centre.x), garden.rowOf(house.centre.y)))
                garden.at(garden.columnOf(house.centre.x), garden.rowOf(house.centre.y)) += float(0.09 / cellHa);
    const int reach = std::max(1, int(std::lround(20.0 / garden.cellM)));
    return boxMean(boxMean(garden, reach), reach);
}

/// How near people are, from gardens and from roads other than the pass.
Grid<float> settlementOf(const Landscape& land, const Grid<float>& garden) {
    auto settled = Grid<float>::like(garden);
    const double cellHa = garden.cellM * garden.cellM / 1e4;
    for (std::size_t i = 0; i < garden.size(); ++i) settled.values[i] = garden.values[i] * 2.0F;
    for (const Road& road : land.roads)
        for (const Point& p : resampled(road.line, 10.0))
            if (garden.contains(garden.columnOf(p.x), garden.rowOf(p.y)) && road.kind != RoadKind::Pass)
                settled.at(garden.columnOf(p.x), garden.rowOf(p.y)) += float(0.02 / cellHa);
    const int reach = std::max(1, int(std::lround(320.0 / garden.cellM)));
    settled = boxMean(boxMean(settled, reach), reach);
    for (float& value : settled.values) value = float(1.0 - std::exp(-14.0 * value));
    return settled;
}

Grid<Site> makeCover(const Landscape& land) {
    const Grid<double>& h = land.terrain.heights;
    auto heights = Grid<float>::like(h);
    std::copy(h.values.begin(), h.values.end(), heights.values.begin());
    const Grid<float> around = boxMean(heights, std::max(1, int(std::lround(60.0 / h.cellM))));
    const Grid<float> garden = gardensOf(land);
    const Grid<float> settled = settlementOf(land, garden);
    auto cover = Grid<Site>::like(h);
    for (int r = 0; r < h.height; ++r) {
        for (int c = 0; c < h.width; ++c) {
            const std::size_t i = h.index(c, r);
            const Point p = h.centre(c, r);
            const double e = (h.atClamped(c + 1, r) - h.atClamped(c - 1, r)) / (2.0 * h.cellM);
            const double s = (h.atClamped(c, r + 1) - h.atClamped(c, r - 1)) / (2.0 * h.cellM);
            cover.values[i] = {.heightM = heights.values[i],
                               .slopeDeg = float(std::atan(std::sqrt(e * e + s * s)) * 180.0 / std::numbers::pi),
                               .aboveFloorM = float(h.values[i] - floodPlainM(p.x)),
                               .standingM = heights.values[i] - around.values[i],
                               .settled = settled.values[i],
                               .garden = garden.values[i],
                               .mottle = float(fractalNoise(p.x / 240.0, p.y / 240.0, 4, 1613)),
                               .stand = float(fractalNoise(p.x / 340.0, p.y / 340.0, 3, 1401)),
                               .region = float(fractalNoise(p.x / 1500.0, p.y / 1500.0, 3, 1621))};
        }
    }
    return cover;
}

}  // namespace

Site siteAt(const Grid<Site>& cover, Point p) {
    const double u = std::clamp((p.x - cover.corner.x) / cover.cellM - 0.5, 0.0, cover.width - 1.001);
    const double v = std::clamp((p.y - cover.corner.y) / cover.cellM - 0.5, 0.0, cover.height - 1.001);
    const int c = int(u);
    const int r = int(v);
    const auto fu = float(u - c);
    const auto fv = float(v - r);
    const Site& nw = cover.at(c, r);
    const Site& ne = cover.at(c + 1, r);
    const Site& sw = cover.at(c, r + 1);
    const Site& se = cover.at(c + 1, r + 1);
    const auto between = [&](float Site::*part) {
        const float north = nw.*part + (ne.*part - nw.*part) * fu;
        const float south = sw.*part + (se.*part - sw.*part) * fu;
        return north + (south - north) * fv;
    };
    return {.heightM = between(&Site::heightM),
            .slopeDeg = between(&Site::slopeDeg),
            .aboveFloorM = between(&Site::aboveFloorM),
            .standingM = between(&Site::standingM),
            .settled = between(&Site::settled),
            .garden = between(&Site::garden),
            .mottle = between(&Site::mottle),
            .stand = between(&Site::stand),
            .region = between(&Site::region)};
}

Landscape makeLandscape(int cells) {
    Landscape land;
    land.terrain = makeTerrain(cells);
    land.streams = traceStreams(land.terrain, 120'000.0);
    const std::vector<Point> sites = {villageSite(land.terrain, {6500.0, 6450.0}, 500.0),
                                      villageSite(land.terrain, {4100.0, 4250.0}, 500.0),
                                      villageSite(land.terrain, {6200.0, 9700.0}, 600.0)};
    buildRoads(land, sites);
    constexpr int kHouses[] = {150, 80, 55};
    for (std::size_t i = 0; i < sites.size(); ++i)
        land.villages.push_back(makeVillage(land.terrain, land.roads, sites[i], kHouses[i], 1300 + i));
    for (const Village& village : land.villages)
        land.roads.insert(land.roads.end(), village.lanes.begin(), village.lanes.end());
    land.cover = makeCover(land);
    return land;
}

}  // namespace saban::sample
