#include "data/sample/village_patch.h"

#include "data/sample/fields.h"
#include "data/sample/noise.h"

namespace saban::sample {

namespace {

/// Adds the detail. Every part takes the height so far and gives it back changed.
class Detail {
 public:
    explicit Detail(const Landscape& land)
        : land_(land),
          river_({land.terrain.river.line}, 110.0),
          streams_(linesOf(land.streams), 12.0),
          roads_(linesOf(land.roads), 16.0) {}

    double at(Point p) const {
        const Site site = siteAt(land_.cover, p);
        const auto river = river_.nearest(p);
        const double bankM = river ? river->distanceM - land_.terrain.river.halfWidthAt(river->alongM) : 1e3;
        double h = groundM(p);
        if (bankM > 20.0) h = site.garden > 0.16F ? withGarden(h, p) : withPlots(h, p, site);
        h = withStream(h, p);
        if (river) h = withRiver(h, *river, bankM);
        for (const Village& village : land_.villages)
            for (const House& house : village.houses) h = withHouse(h, p, house);
        return bankM > 4.0 ? withRoad(h, p) : h;
    }

 private:
    template <typename T>
    static std::vector<Polyline> linesOf(const std::vector<T>& things) {
        std::vector<Polyline> lines;
        for (const T& thing : things) lines.push_back(thing.line);
        return lines;
    }

    double groundM(Point p) const { return sampleCubic(land_.terrain.heights, p); }

    double withGarden(double h, Point p) const { return h + 0.18 * fractalNoise(p.x / 14.0, p.y / 14.0, 3, 1701); }

    double withPlots(double h, Point p, const Site& site) const {
        if (site.slopeDeg > 7.0F || site.aboveFloorM > 44.0F)
            return h + 0.25 * fractalNoise(p.x / 18.0, p.y / 18.0, 3, 1709);
        const Plot plot = plotAt(p);
        const double levelM = std::clamp(groundM(plot.centre), h - 0.9, h + 0.9);
        const double bundM = 0.28 * smoothStep(1.1, 0.4, plot.edgeM);
        double result = levelM + bundM + 0.03 * gradientNoise(p.x / 5.0, p.y / 5.0, 1721);
        // Graves lie on small mounds in the drier fields.
        const ScatterHit mound = nearestScattered(p.x / 38.0, p.y / 38.0, 0.8, 1723);
        if (unit(mound.id << 5) < 0.12) result += 0.9 * smoothStep(4.0, 0.8, mound.nearest * 38.0);
        return result;
    }

    double withStream(double h, Point p) const {
        const auto hit = streams_.nearest(p);
        if (!hit) return h;
        const double half = land_.streams[hit->line].halfWidthM;
        return h - (0.5 + 0.35 * half) * smoothStep(half + 2.2, half * 0.6, hit->distanceM);
    }

    double withRiver(double h, const Nearest& hit, double bankM) const {
        const River& river = land_.terrain.river;
        const double inner = river.bendAt(hit.alongM) * (hit.sideM > 0.0 ? 1.0 : -1.0);
        const double within = std::min(hit.distanceM / river.halfWidthAt(hit.alongM), 1.0);
        const double bedM = river.waterAt(hit.alongM) + 0.3 * within * within - 0.3;
        const double shoreM = 5.0 + 22.0 * std::max(inner, 0.0);
        return mix(std::min(bedM, h), h, smoothStep(0.0, shoreM, bankM));
    }

    double withHouse(double h, Point p, const House& house) const {
        const Point off = p - house.centre;
        if (dot(off, off) > 400.0) return h;
        const Point across{-house.along.y, house.along.x};
        const double outside = std::max(std::abs(dot(off, house.along)) - house.halfLengthM,
                                        std::abs(dot(off, across)) - house.halfWidthM);
        const double platformM = groundM(house.centre) + 0.4;
        return mix(platformM, h, smoothStep(1.5, 3.5, outside));
    }

    double withRoad(double h, Point p) const {
        const auto hit = roads_.nearest(p);
        if (!hit) return h;
        const RoadKind kind = land_.roads[hit->line].kind;
        const double raisedM = kind == RoadKind::Main ? 0.9 : kind == RoadKind::Lane ? 0.2 : 0.5;
        const Point across{-hit->direction.y, hit->direction.x};
        const double edge = hit->distanceM - roadHalfWidthM(kind) - 0.8;
        // The surface follows the ground along the centre line, with a crown of two percent.
        const double surfaceM = groundM(p - across * hit->sideM) + raisedM - 0.02 * std::min(hit->distanceM, 6.0);
        const double ditchM =
            kind == RoadKind::Lane ? 0.0 : 0.45 * smoothStep(1.1, 0.2, std::abs(edge - raisedM * 1.6 - 0.9));
        return mix(surfaceM, h - ditchM, smoothStep(0.0, 0.3 + 1.6 * raisedM, edge));
    }

    const Landscape& land_;
    SegmentIndex river_;
    SegmentIndex streams_;
    SegmentIndex roads_;
};

/// North-west corner of the square: on whole cells, inside the ground, from the village some way towards the river.
Point patchCorner(const Landscape& land, double sideM) {
    const Point village = land.villages.front().centre;
    Point river = land.terrain.river.line.front();
    for (const Point& p : land.terrain.river.line)
        if (length(p - village) < length(river - village)) river = p;
    const Point towards = river - village;
    const double away = std::max(length(towards), 1.0);
    const Point centre = village + towards * (std::min(0.5 * away, 0.36 * sideM) / away);
    const Grid<double>& h = land.terrain.heights;
    const auto snapped = [&](double middle) {
        const double low = std::round((middle - 0.5 * sideM) / h.cellM) * h.cellM;
        return std::clamp(low, 10.0 * h.cellM, (h.width - 10) * h.cellM - sideM);
    };
    return {snapped(centre.x), snapped(centre.y)};
}

}  // namespace

Grid<double> makeVillagePatch(const Landscape& land, double sideM, double cellM) {
    const int cells = int(std::lround(sideM / cellM));
    Grid<double> patch(cells, cells, cellM, patchCorner(land, sideM));
    const Detail detail(land);
    for (int r = 0; r < cells; ++r) {
        for (int c = 0; c < cells; ++c) {
            const Point p = patch.centre(c, r);
            const double edgeM = cellM * (std::min({c, r, cells - 1 - c, cells - 1 - r}) + 0.5);
            const double plainM = sampleBilinear(land.terrain.heights, p);
            const double t = smoothStep(1.5, 45.0, edgeM);
            const double h = t > 0.0 ? mix(plainM, detail.at(p), t) : plainM;
            patch.at(c, r) = std::round(h * 1000.0) / 1000.0;
        }
    }
    return patch;
}

}  // namespace saban::sample
