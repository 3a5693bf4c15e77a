#include "data/sample/villages.h"

#include <numbers>

#include "data/sample/noise.h"

namespace saban::sample {

namespace {

double slopeAt(const Terrain& terrain, Point p, double reachM) {
    const double e =
        sampleBilinear(terrain.heights, {p.x + reachM, p.y}) - sampleBilinear(terrain.heights, {p.x - reachM, p.y});
    const double s =
        sampleBilinear(terrain.heights, {p.x, p.y + reachM}) - sampleBilinear(terrain.heights, {p.x, p.y - reachM});
    return std::sqrt(e * e + s * s) / (2.0 * reachM);
}

bool isDryAndGentle(const Terrain& terrain, Point p) {
    return slopeAt(terrain, p, 12.0) < 0.16 && sampleBilinear(terrain.riverDistanceM, p) > 110.0 &&
           sampleBilinear(terrain.drainageM2, p) < 3e5;
}

/// A lane that wanders off in a direction while the ground allows it.
Polyline walkLane(const Terrain& terrain, Point from, double headingRad, double lengthM, Random& random) {
    constexpr double kStepM = 10.0;
    Polyline lane{from};
    double heading = headingRad;
    const double curve = random.between(-0.035, 0.035);
    for (double walked = 0.0; walked < lengthM; walked += kStepM) {
        heading += curve + random.between(-0.09, 0.09);
        const Point next = lane.back() + Point{std::cos(heading), std::sin(heading)} * kStepM;
        if (!isDryAndGentle(terrain, next)) break;
        lane.push_back(next);
    }
    return lane;
}

std::vector<Road> makeLanes(const Terrain& terrain, const std::vector<Road>& roads, Point site, double radiusM,
                            Random& random) {
    std::vector<Road> lanes;
    // Places on the roads inside the village, every few houses, from which lanes go off to either side.
    for (const Road& road : roads) {
        const Polyline line = resampled(road.line, 62.0);
        for (std::size_t i = 1; i + 1 < line.size(); ++i) {
            if (length(line[i] - site) > radiusM || random.unitValue() < 0.25) continue;
            const Point direction = line[i + 1] - line[i - 1];
            const double side = random.unitValue() < 0.5 ? -1.0 : 1.0;
            const double heading =
                std::atan2(direction.y, direction.x) + side * (std::numbers::pi / 2.0 + random.between(-0.3, 0.3));
            Polyline lane = walkLane(terrain, line[i], heading, random.between(90.0, 280.0), random);
            if (lane.size() < 5) continue;
            if (lane.size() > 12) {
                // A cross lane off its middle.
                const std::size_t middle = lane.size() / 2;
                Polyline branch =
                    walkLane(terrain, lane[middle], heading + side * random.between(1.2, 1.8), 120.0, random);
                if (branch.size() > 4) lanes.push_back({RoadKind::Lane, smoothed(branch, 1.5)});
            }
            lanes.push_back({RoadKind::Lane, smoothed(lane, 1.5)});
        }
    }
    return lanes;
}

bool keepsApart(const std::vector<House>& houses, Point p, double distanceM) {
    for (const House& other : houses)
        if (length(other.centre - p) < distanceM) return false;
    return true;
}

}  // namespace

Point villageSite(const Terrain& terrain, Point wanted, double reachM) {
    constexpr double kStepM = 40.0;
    Point best = wanted;
    double bestCost = 1e18;
    for (double dy = -reachM; dy <= reachM; dy += kStepM) {
        for (double dx = -reachM; dx <= reachM; dx += kStepM) {
            const Point p = wanted + Point{dx, dy};
            const double wet = smoothStep(300.0, 150.0, sampleBilinear(terrain.riverDistanceM, p));
            const double cost = 40.0 * slopeAt(terrain, p, 90.0) + 5.0 * wet + length(p - wanted) / reachM +
                                (sampleBilinear(terrain.drainageM2, p) > 3e5 ? 2.0 : 0.0);
            if (cost < bestCost) {
                bestCost = cost;
                best = p;
            }
        }
    }
    return best;
}

Village makeVillage(const Terrain& terrain, const std::vector<Road>& roads, Point site, int houseCount,
                    std::uint64_t seed) {
    Random random(seed);
    const double radiusM = 70.0 + 22.0 * std::sqrt(double(houseCount));
    Village village{.centre = site, .houses = {}, .lanes = makeLanes(terrain, roads, site, radiusM, random)};
    std::vector<Road> fronts = village.lanes;
    fronts.insert(fronts.end(), roads.begin(), roads.end());
    std::vector<Polyline> lines;
    for (const Road& road : fronts) lines.push_back(road.line);
    const SegmentIndex index(lines, 40.0);

    for (const Road& road : fronts) {
        const Polyline line = resampled(road.line, random.between(15.0, 21.0));
        for (std::size_t i = 1; i + 1 < line.size(); ++i) {
            const double away = length(line[i] - site) / radiusM;
            for (const double side : {-1.0, 1.0}) {
                const double chance = road.kind == RoadKind::Lane ? 0.85 : 0.9 * smoothStep(1.5, 0.9, away) + 0.02;
                const double lengthM = random.between(7.5, 14.0);
                const double widthM = random.between(5.5, 8.5);
                const double setBackM = roadHalfWidthM(road.kind) + random.between(4.5, 11.0) + widthM / 2.0;
                const bool wanted = random.unitValue() < chance && away < 2.6;
                const double turn = random.between(-0.12, 0.12) + (random.unitValue() < 0.22 ? 1.57 : 0.0);
                const std::uint64_t id = random.bits();
                if (!wanted || int(village.houses.size()) >= houseCount) continue;
                const Point leg = line[i + 1] - line[i - 1];
                const Point direction = leg * (1.0 / length(leg));
                const Point p = line[i] + Point{-direction.y, direction.x} * (side * setBackM);
                const auto front = index.nearest(p);
                if (!isDryAndGentle(terrain, p) || !keepsApart(village.houses, p, 13.5)) continue;
                if (front && front->distanceM < roadHalfWidthM(fronts[front->line].kind) + 3.0 + widthM / 2.0) continue;
                const double heading = std::atan2(direction.y, direction.x) + turn;
                village.houses.push_back({p, {std::cos(heading), std::sin(heading)}, lengthM / 2.0, widthM / 2.0, id});
            }
        }
    }
    return village;
}

}  // namespace saban::sample
