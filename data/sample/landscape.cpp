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

LandCover makeCover(const Landscape& land) {
    const Grid<double>& h = land.terrain.heights;
    LandCover cover;
    cover.slopeDeg = Grid<float>::like(h);
    cover.aboveFloorM = Grid<float>::like(h);
    cover.settled = Grid<float>::like(h);
    cover.garden = Grid<float>::like(h);
    auto heights = Grid<float>::like(h);
    for (int r = 0; r < h.height; ++r) {
        for (int c = 0; c < h.width; ++c) {
            heights.at(c, r) = float(h.at(c, r));
            const double e = (h.atClamped(c + 1, r) - h.atClamped(c - 1, r)) / (2.0 * h.cellM);
            const double s = (h.atClamped(c, r + 1) - h.atClamped(c, r - 1)) / (2.0 * h.cellM);
            cover.slopeDeg.at(c, r) = float(std::atan(std::sqrt(e * e + s * s)) * 180.0 / std::numbers::pi);
            cover.aboveFloorM.at(c, r) = float(h.at(c, r) - floodPlainM(h.centre(c, r).x));
        }
    }
    cover.standingM = boxMean(heights, std::max(1, int(std::lround(60.0 / h.cellM))));
    for (std::size_t i = 0; i < h.size(); ++i) cover.standingM.values[i] = heights.values[i] - cover.standingM.values[i];

    const double cellHa = h.cellM * h.cellM / 1e4;
    for (const Village& village : land.villages)
        for (const House& house : village.houses)
            if (h.contains(h.columnOf(house.centre.x), h.rowOf(house.centre.y)))
                cover.garden.at(h.columnOf(house.centre.x), h.rowOf(house.centre.y)) += float(0.09 / cellHa);
    const int blur = std::max(1, int(std::lround(20.0 / h.cellM)));
    cover.garden = boxMean(boxMean(cover.garden, blur), blur);
    for (const Road& road : land.roads)
        for (const Point& p : resampled(road.line, 10.0))
            if (h.contains(h.columnOf(p.x), h.rowOf(p.y)) && road.kind != RoadKind::Pass)
                cover.settled.at(h.columnOf(p.x), h.rowOf(p.y)) += float(0.02 / cellHa);
    const int far = std::max(1, int(std::lround(320.0 / h.cellM)));
    for (std::size_t i = 0; i < h.size(); ++i) cover.settled.values[i] += cover.garden.values[i] * 2.0F;
    cover.settled = boxMean(boxMean(cover.settled, far), far);
    for (float& value : cover.settled.values) value = float(1.0 - std::exp(-14.0 * value));
    return cover;
}

}  // namespace

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
