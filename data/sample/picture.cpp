#include "data/sample/picture.h"

#include <thread>

#include "data/sample/colour.h"
#include "data/sample/fields.h"
#include "data/sample/noise.h"
#include "data/sample/valley_plan.h"
#include "data/sample/vegetation.h"

namespace saban::sample {

namespace {

std::vector<Polyline> linesOf(const std::vector<Stream>& streams) {
    std::vector<Polyline> lines;
    for (const Stream& stream : streams) lines.push_back(stream.line);
    return lines;
}

std::vector<Polyline> linesOf(const std::vector<Road>& roads) {
    std::vector<Polyline> lines;
    for (const Road& road : roads) lines.push_back(road.line);
    return lines;
}

/// Draws single pixels. Thread safety: any number of threads.
class Painter {
 public:
    explicit Painter(const Landscape& land)
        : land_(land),
          river_({land.terrain.river.line}, 110.0),
          streams_(linesOf(land.streams), 24.0),
          roads_(linesOf(land.roads), 16.0) {}

    Colour at(Point p) const {
        // Bending the place by a few metres hides the cells of the grid.
        const Site site = siteAt(land_.cover, {p.x + 7.0 * gradientNoise(p.x / 19.0, p.y / 19.0, 1601),
                                               p.y + 7.0 * gradientNoise(p.x / 19.0, p.y / 19.0, 1607)});
        const auto river = river_.nearest(p);
        const double bankM = river ? river->distanceM - land_.terrain.river.halfWidthAt(river->alongM) : 1e3;
        Colour c = groundColour(p, site, bankM);
        c = withStream(c, p, site, bankM);
        if (river) c = withRiver(c, p, *river, bankM);
        // Gullies see less of the sky.
        c = c * (1.0 - 0.10 * smoothStep(-1.5, -15.0, site.standingM) + 0.05 * smoothStep(2.0, 14.0, site.standingM));
        return withRoad(c, p, bankM);
    }

 private:
    Colour groundColour(Point p, const Site& site, double bankM) const {
        const double mottle = site.mottle;
        const double garden = site.garden + 0.14 * mottle;
        if (garden > 0.16 && site.slopeDeg < 16.0) return gardenColour(p, garden);
        const bool level = site.slopeDeg < 5.5 + 2.0 * mottle && site.aboveFloorM < 44.0;
        if (level && bankM > 14.0 + 12.0 * mottle) {
            const Plot plot = plotAt(p);
            // Some plots lie fallow, more of them far from people and close to the river.
            const double fallow =
                0.05 + 0.3 * smoothStep(0.35, 0.0, site.settled) + 0.35 * smoothStep(90.0, 20.0, bankM);
            return unit(plot.id << 41) < fallow ? scrubColour(p, site) : fieldColour(p, plot, site);
        }
        const double reach = site.settled + 0.22 * mottle;
        if (site.slopeDeg < 17.0 + 5.0 * mottle && site.aboveFloorM > 12.0 && site.aboveFloorM < 170.0 && reach > 0.22)
            return terraceColour(p, site);
        // Scarps of the terraces and the river's banks are too steep to till and too narrow for a wood.
        if ((bankM < 60.0 || site.aboveFloorM < 27.0) && site.slopeDeg < 15.0) return scrubColour(p, site);
        const Colour c = wildColour(p, site);
        if (site.slopeDeg < 37.0F) return c;
        const double crag = site.slopeDeg + 6.0 * fractalNoise(p.x / 45.0, p.y / 45.0, 3, 1619) + 3.0 * mottle;
        return blend(c, rockColour(p), 0.85 * smoothStep(43.0, 48.0, crag));
    }

    Colour wildColour(Point p, const Site& site) const {
        const double region = site.region;
        const double mottle = site.mottle;
        const double planted = 0.35 + 0.5 * region + 0.25 * mottle + 0.5 * site.settled -
                               smoothStep(90.0, 330.0, site.aboveFloorM) - 0.3 * smoothStep(28.0, 38.0, site.slopeDeg);
        if (planted > 0.0) return plantationColour(p, site);
        const double open = 0.9 * mottle - 0.55 + 0.35 * region + 0.3 * smoothStep(6.0, 18.0, site.standingM) -
                            0.4 * smoothStep(-3.0, -10.0, site.standingM);
        if (open > 0.0) return blend(forestColour(p, site), scrubColour(p, site), smoothStep(0.0, 0.12, open));
        return forestColour(p, site);
    }

    Colour withStream(Colour c, Point p, const Site& site, double bankM) const {
        const auto stream = streams_.nearest(p);
        if (!stream || bankM < 0.0) return c;
        const double half = land_.streams[stream->line].halfWidthM;
        const double edge = stream->distanceM - half;
        // Trees and bamboo stand along the water, here and there.
        const double greenM = 4.0 + 1.5 * half + 9.0 * (site.mottle + gradientNoise(p.x / 40.0, p.y / 40.0, 1627));
        if (edge < greenM) c = blend(gardenColour(p, 0.0), c, smoothStep(0.5 * greenM, greenM, edge));
        if (edge > 0.9) return c;
        const double gravel = gradientNoise(p.x / 24.0, p.y / 24.0, 1637);
        const Colour water = blend({84, 98, 82}, {150, 144, 122}, smoothStep(0.0, 0.6, gravel));
        return blend(c, water, std::min(1.0, 0.55 + 0.2 * half) * smoothStep(0.9, -0.7, edge));
    }

    Colour withRiver(Colour c, Point p, const Nearest& hit, double bankM) const {
        const double inner = land_.terrain.river.bendAt(hit.alongM) * (hit.sideM > 0.0 ? 1.0 : -1.0);
        const double ragged = fractalNoise(p.x / 55.0, p.y / 55.0, 3, 1657);
        // Sand lies on the inner side of bends, between the water drawn in and the bank.
        const double barM = 26.0 * smoothStep(0.15, 0.9, inner) * (1.0 + 0.5 * ragged);
        const double sandM = bankM - (9.0 * std::max(inner, 0.0) + 4.0 * ragged);
        Colour sand = blend({186, 172, 138}, {160, 148, 116}, std::clamp(0.5 + ragged, 0.0, 1.0));
        sand = blend(sand, {126, 130, 86},
                     0.8 * smoothStep(0.1, 0.5, fractalNoise(p.x / 20.0, p.y / 20.0, 2, 1663) + bankM / 60.0));
        c = blend(sand, c, smoothStep(1.0, 7.0, sandM));
        const double waterM = bankM + barM + 1.5 * ragged;
        const double flowLine = gradientNoise(hit.alongM / 60.0, hit.sideM / 9.0, 1667);
        Colour water = blend({108, 112, 88}, {88, 100, 84}, smoothStep(-2.0, -26.0, waterM));
        water = water * (1.0 + 0.025 * flowLine);
        return blend(water, c, smoothStep(-1.5, 1.5, waterM));
    }

    Colour withRoad(Colour c, Point p, double bankM) const {
        const auto hit = roads_.nearest(p);
        if (!hit) return c;
        const RoadKind kind = land_.roads[hit->line].kind;
        const double edge = hit->distanceM - roadHalfWidthM(kind);
        if (bankM < 4.0) {
            // A bridge: a pale deck with dark rails over the water.
            c = blend({70, 74, 68}, c, smoothStep(0.4, 1.6, edge));
            return blend({176, 174, 166}, c, smoothStep(-1.0, 0.2, edge));
        }
        const double patch = gradientNoise(p.x / 14.0, p.y / 14.0, 1669);
        const Colour shoulder{150, 138, 108};
        Colour surface{138, 136, 130};
        if (kind == RoadKind::Side) surface = {172, 166, 152};
        if (kind == RoadKind::Lane) surface = {166, 150, 118};
        surface = surface * (1.0 + 0.04 * patch);
        if (kind != RoadKind::Lane) c = blend(shoulder, c, smoothStep(0.4, 3.2, edge + patch));
        return blend(surface, c, smoothStep(-1.2, 1.2, edge));
    }

    const Landscape& land_;
    SegmentIndex river_;
    SegmentIndex streams_;
    SegmentIndex roads_;
};

Colour roofColour(std::uint64_t id) {
    static constexpr Colour kRoofs[] = {{150, 84, 62},   {164, 98, 72},   {138, 76, 60},  {152, 150, 144},
                                        {172, 168, 160}, {118, 132, 150}, {132, 106, 80}, {158, 90, 66}};
    return kRoofs[id >> 61];
}

/// Puts a house over the picture, its edges smoothed by nine samples to a pixel.
void drawHouse(Picture& picture, const House& house) {
    const double reach = house.halfLengthM + house.halfWidthM + 3.0;
    const Point across{-house.along.y, house.along.x};
    const int c0 = std::max(0, int((house.centre.x - reach) / picture.cellM));
    const int r0 = std::max(0, int((house.centre.y - reach) / picture.cellM));
    const int c1 = std::min(picture.width - 1, int((house.centre.x + reach) / picture.cellM));
    const int r1 = std::min(picture.height - 1, int((house.centre.y + reach) / picture.cellM));
    const Colour roof = roofColour(house.id);
    for (int r = r0; r <= r1; ++r) {
        for (int c = c0; c <= c1; ++c) {
            double covered = 0.0;
            double shaded = 0.0;
            double light = 0.0;
            for (int k = 0; k < 9; ++k) {
                const Point p{(c + (k % 3 + 0.5) / 3.0) * picture.cellM, (r + (k / 3 + 0.5) / 3.0) * picture.cellM};
                const auto inside = [&](Point q) {
                    const Point off = q - house.centre;
                    return std::abs(dot(off, house.along)) <= house.halfLengthM &&
                           std::abs(dot(off, across)) <= house.halfWidthM;
                };
                if (inside(p)) {
                    covered += 1.0 / 9.0;
                    // The half of the roof that looks north-west is a little brighter.
                    const Point off = p - house.centre;
                    const double facing = dot(off, across) * (across.x + across.y) < 0.0 ? 1.10 : 0.90;
                    light += facing / 9.0;
                } else if (inside(p - Point{1.8, 1.8})) {
                    shaded += 1.0 / 9.0;
                }
            }
            if (covered + shaded <= 0.0) continue;
            std::uint8_t* pixel = &picture.rgb[(std::size_t(r) * picture.width + c) * 3];
            Colour under{double(pixel[0]), double(pixel[1]), double(pixel[2])};
            under = under * (1.0 - 0.35 * shaded);
            const Colour top = covered > 0.0 ? roof * (light / covered) : roof;
            const Colour mixed = blend(under, top, covered);
            pixel[0] = toByte(mixed.r);
            pixel[1] = toByte(mixed.g);
            pixel[2] = toByte(mixed.b);
        }
    }
}

}  // namespace

Picture drawPicture(const Landscape& land, int pixels) {
    Picture picture{.width = pixels, .height = pixels, .cellM = kSideM / pixels, .rgb = {}};
    picture.rgb.resize(std::size_t(pixels) * pixels * 3);
    const Painter painter(land);
    const auto drawRows = [&](int first, int step) {
        for (int r = first; r < pixels; r += step) {
            std::uint8_t* out = &picture.rgb[std::size_t(r) * pixels * 3];
            for (int c = 0; c < pixels; ++c) {
                const Colour colour = painter.at({(c + 0.5) * picture.cellM, (r + 0.5) * picture.cellM});
                *out++ = toByte(colour.r);
                *out++ = toByte(colour.g);
                *out++ = toByte(colour.b);
            }
        }
    };
    std::jthread second(drawRows, 1, 2);
    drawRows(0, 2);
    second.join();
    for (const Village& village : land.villages)
        for (const House& house : village.houses) drawHouse(picture, house);
    return picture;
}

}  // namespace saban::sample
