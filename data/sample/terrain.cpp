#include "data/sample/terrain.h"

#include <cassert>

#include "data/sample/erosion.h"
#include "data/sample/flow_routing.h"
#include "data/sample/noise.h"
#include "data/sample/valley_plan.h"

namespace saban::sample {

namespace {

/// One level of the work from coarse to fine.
struct Level {
    double cellM;
    int steps;
    double timeStepYears;
};

std::vector<Level> levelsFor(double finestCellM) {
    std::vector<Level> levels;
    for (double cellM = finestCellM; levels.size() < 2 || cellM <= 80.0; cellM *= 2.0) {
        const bool finest = levels.empty();
        const int steps = cellM < 15.0 ? 4 : cellM < 25.0 ? 12 : cellM < 50.0 ? 40 : 120;
        const double years = cellM < 15.0 ? 3500.0 : cellM < 25.0 ? 8000.0 : cellM < 50.0 ? 14'000.0 : 25'000.0;
        levels.insert(levels.begin(), {cellM, finest ? std::min(steps, 60) : steps, years});
    }
    return levels;
}

Grid<double> gridWithMargin(double cellM, int marginCells) {
    const int cells = int(std::lround(kSideM / cellM)) + 2 * marginCells;
    return Grid<double>(cells, cells, cellM, Point{-marginCells * cellM, -marginCells * cellM});
}

double farBorderM(Point p) {
    return floodPlainM(p.x) + 170.0 * smoothStep(500.0, 5000.0, std::abs(acrossValleyM(p))) +
           60.0 * fractalNoise(p.x / 1800.0, p.y / 1800.0, 3, 811);
}

/// Pins the river's cells to its water and marks them, and the border, as outlets.
void placeRiver(ErodingGround& ground, const River& river, const SegmentIndex& index) {
    Grid<double>& h = ground.heights;
    ground.outlets = borderOutlets(h);
    for (int r = 0; r < h.height; ++r) {
        for (int c = 0; c < h.width; ++c) {
            const auto hit = index.nearest(h.centre(c, r));
            if (!hit || hit->distanceM > std::max(river.halfWidthAt(hit->alongM), 0.72 * h.cellM)) continue;
            ground.outlets[h.index(c, r)] = 1;
            h.at(c, r) = river.waterAt(hit->alongM);
        }
    }
}

/// A property of the plan for every cell; plans are smooth, so a coarse grid of it is enough for fine cells.
Grid<float> planned(const Grid<double>& shape, double (*property)(Point)) {
    constexpr double kEnoughM = 40.0;
    const int step = std::max(1, int(kEnoughM / shape.cellM));
    Grid<float> coarse(shape.width / step + 2, shape.height / step + 2, shape.cellM * step, shape.corner);
    for (int r = 0; r < coarse.height; ++r)
        for (int c = 0; c < coarse.width; ++c) coarse.at(c, r) = float(property(coarse.centre(c, r)));
    auto fine = Grid<float>::like(shape);
    for (int r = 0; r < fine.height; ++r)
        for (int c = 0; c < fine.width; ++c) fine.at(c, r) = float(sampleBilinear(coarse, fine.centre(c, r)));
    return fine;
}

ErodingGround startLevel(Grid<double> heights, const River& river, const SegmentIndex& index) {
    ErodingGround ground;
    ground.heights = std::move(heights);
    ground.erodedM = Grid<float>::like(ground.heights);
    ground.uplift = planned(ground.heights, upliftShare);
    ground.erodibility = planned(ground.heights, erodibilityFactor);
    placeRiver(ground, river, index);
    return ground;
}

/// The coarser level's ground at a finer resolution, bent by about a coarse cell so that the straight pieces of its
/// valleys do not survive.
Grid<double> refined(const Grid<double>& coarse, double cellM, int marginCells) {
    Grid<double> fine = gridWithMargin(cellM, marginCells);
    const double reachM = 1.1 * coarse.cellM;
    const double waveM = 4.5 * coarse.cellM;
    for (int r = 0; r < fine.height; ++r) {
        for (int c = 0; c < fine.width; ++c) {
            const Point p = fine.centre(c, r);
            const Point bent{p.x + reachM * fractalNoise(p.x / waveM, p.y / waveM, 2, 821),
                             p.y + reachM * fractalNoise(p.x / waveM, p.y / waveM, 2, 823)};
            fine.at(c, r) = sampleCubic(coarse, bent) +
                            0.02 * cellM * fractalNoise(p.x / (3.0 * cellM), p.y / (3.0 * cellM), 2, 827);
        }
    }
    return fine;
}

/// Lays the alluvial floor over the eroded ground, so that it reaches into every side valley.
void layAlluvium(Grid<double>& heights, const Grid<float>& riverDistanceM) {
    constexpr double kBlendM = 4.0;
    for (int r = 0; r < heights.height; ++r) {
        for (int c = 0; c < heights.width; ++c) {
            const Point p = heights.centre(c, r);
            const double floorM = alluvialHeightM(p, sampleBilinear(riverDistanceM, p));
            double& h = heights.at(c, r);
            // A soft maximum: colluvium rounds the foot of the slopes.
            const double t = std::clamp(0.5 + 0.5 * (h - floorM) / kBlendM, 0.0, 1.0);
            h = mix(floorM, h, t) + kBlendM * t * (1.0 - t) * 0.5;
        }
    }
}

/// Cuts the river's channel into the floor, with its banks and natural levees.
void carveRiver(Grid<double>& heights, const River& river, const SegmentIndex& index) {
    for (int r = 0; r < heights.height; ++r) {
        for (int c = 0; c < heights.width; ++c) {
            const Point p = heights.centre(c, r);
            const auto hit = index.nearest(p);
            if (!hit) continue;
            const double half = river.halfWidthAt(hit->alongM);
            const double water = river.waterAt(hit->alongM);
            double& h = heights.at(c, r);
            const double bankM = hit->distanceM - half;
            const double levee = (0.5 + 0.5 * fractalNoise(p.x / 180.0, p.y / 180.0, 2, 839)) *
                                 std::exp(-std::pow((bankM - 28.0) / 22.0, 2.0));
            const double bed = water + 0.3 * std::pow(std::min(hit->distanceM / half, 1.0), 2.0) - 0.3;
            // The inner side of a bend shelves, the outer bank is steep.
            const double inner = river.bendAt(hit->alongM) * (hit->sideM > 0.0 ? 1.0 : -1.0);
            const double shore =
                12.0 + 50.0 * std::max(inner, 0.0) + 5.0 * gradientNoise(p.x / 120.0, p.y / 120.0, 853);
            const double t = smoothStep(0.0, shore, bankM);
            h = mix(std::min(bed, h), h + levee, t);
        }
    }
}

/// Lets streams that drain more than a few hectares cut down through the alluvial floor.
void cutStreams(ErodingGround& ground) {
    ErosionLaw law{.timeStepYears = 4000.0,
                   .upliftMPerYear = 0.0,
                   .erodibility = 2.2e-6,
                   .areaExponent = 0.55,
                   .diffusivityM2PerYear = 0.006};
    for (int step = 0; step < 2; ++step) erode(ground, law, 900 + step);
    // Beds one cell wide would read as scratches.
    diffuse(ground.heights, ground.outlets, Grid<float>::like(ground.heights, 1.0F), 0.01, 3000.0);
}

Grid<double> croppedToMillimetres(const Grid<double>& heights, double cellM) {
    Grid<double> exact = gridWithMargin(cellM, 0);
    const int shift = (heights.width - exact.width) / 2;
    auto whole = Grid<std::int32_t>::like(exact);
    for (int r = 0; r < exact.height; ++r)
        for (int c = 0; c < exact.width; ++c)
            whole.at(c, r) = std::int32_t(std::lround(heights.at(c + shift, r + shift) * 1000.0));
    fillDepressionsMm(whole);
    for (std::size_t i = 0; i < exact.size(); ++i) exact.values[i] = whole.values[i] / 1000.0;
    return exact;
}

Grid<float> coarseRiverDistance(const River& river) {
    constexpr double kReachM = 2000.0;
    const SegmentIndex index({resampled(river.line, 40.0)}, kReachM);
    return distanceToRiver(gridWithMargin(50.0, 10), index, kReachM);
}

}  // namespace

Terrain makeTerrain(int cells) {
    assert(cells % 30 == 0 && cells >= 60 && cells <= 1200);
    const double finestM = kSideM / cells;
    Terrain terrain;
    terrain.river = makeRiver();
    terrain.riverDistanceM = coarseRiverDistance(terrain.river);

    ErodingGround ground;
    ErosionLaw law{.upliftMPerYear = 6.4e-4,
                   .erodibility = 2.9e-5,
                   .areaExponent = 0.40,
                   .deposition = 0.35,
                   .diffusivityM2PerYear = 0.02,
                   .slopeMax = 0.95,
                   .flow = FlowChoice::Crooked};
    std::uint64_t seed = 1000;
    for (const Level& level : levelsFor(finestM)) {
        const bool finest = level.cellM == finestM;
        const int margin = finest ? 16 : int(std::lround(2400.0 / level.cellM));
        const SegmentIndex index({terrain.river.line}, std::max(90.0, level.cellM));
        Grid<double> heights;
        if (ground.heights.values.empty()) {
            heights = gridWithMargin(level.cellM, margin);
            for (int r = 0; r < heights.height; ++r)
                for (int c = 0; c < heights.width; ++c)
                    heights.at(c, r) = heights.isBorder(c, r) ? farBorderM(heights.centre(c, r))
                                                              : initialHeightM(heights.centre(c, r));
        } else {
            heights = refined(ground.heights, level.cellM, margin);
        }
        ground = startLevel(std::move(heights), terrain.river, index);
        law.timeStepYears = level.timeStepYears;
        // One seed for the whole level: valleys stay in the crooked lines that chance gave them.
        ++seed;
        for (int step = 0; step < level.steps; ++step) erode(ground, law, seed);
    }

    layAlluvium(ground.heights, terrain.riverDistanceM);
    const SegmentIndex index({terrain.river.line}, 110.0);
    placeRiver(ground, terrain.river, index);
    cutStreams(ground);
    carveRiver(ground.heights, terrain.river, index);
    breachDepressions(ground.heights, borderOutlets(ground.heights), 3.0);
    terrain.heights = croppedToMillimetres(ground.heights, finestM);
    const Flow flow = routeFlow(terrain.heights, borderOutlets(terrain.heights), FlowChoice::Steepest, 0);
    terrain.drainageM2 = drainageArea(terrain.heights, flow);
    return terrain;
}

}  // namespace saban::sample
