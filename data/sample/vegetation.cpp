#include "data/sample/vegetation.h"

#include "data/sample/noise.h"

namespace saban::sample {

namespace {

/// Light on rounded crowns `sizeM` across: below 1 between them, above 1 on their tops.
struct Crown {
    double light = 1.0;
    std::uint64_t id = 0;
};

Crown crownAt(Point p, double sizeM, std::uint64_t seed) {
    const ScatterHit tree = nearestScattered(p.x / sizeM, p.y / sizeM, 0.9, seed);
    const double dome = 1.0 - smoothStep(0.15, 0.75, tree.nearest);
    // A trace of light from the north-west makes the crowns round.
    const double lit = -0.16 * (tree.dx + tree.dy);
    return {0.86 + 0.30 * dome + lit, tree.id};
}

Colour cropColour(std::uint64_t id, bool wet) {
    static constexpr Colour kWet[] = {{104, 130, 64}, {116, 138, 72}, {92, 120, 60},  {130, 144, 80},
                                      {150, 150, 88}, {164, 154, 94}, {108, 120, 84}, {122, 126, 86}};
    static constexpr Colour kDry[] = {{96, 116, 60},  {120, 126, 74}, {140, 132, 88}, {146, 124, 88},
                                      {156, 132, 98}, {108, 122, 66}, {130, 136, 82}, {84, 106, 56}};
    return wet ? kWet[id >> 61] : kDry[id >> 61];
}

}  // namespace

Colour forestColour(Point p, const Site& site) {
    const Crown crown = crownAt(p, 9.5, 1409);
    const double hue = unit(crown.id << 9);
    Colour c = blend({44, 68, 38}, {74, 96, 50}, std::clamp(0.45 + 0.55 * site.stand, 0.0, 1.0));
    c = blend(c, {88, 104, 54}, 0.5 * smoothStep(0.72, 1.0, hue));
    c = blend(c, {34, 56, 40}, 0.5 * smoothStep(0.35, 0.0, hue));
    c = blend(c, {38, 62, 44}, 0.4 * smoothStep(-2.0, -16.0, site.standingM));
    c = blend(c, {84, 92, 52}, 0.5 * smoothStep(3.0, 16.0, site.standingM));
    c = blend(c, {58, 74, 52}, 0.5 * smoothStep(450.0, 800.0, site.heightM));
    return c * (crown.light * (0.93 + 0.14 * unit(crown.id << 21)));
}

Colour plantationColour(Point p, const Site& site) {
    // Stands end at rides and along gullies and spurs, not at straight lines.
    const Point bent{
        p.x + 75.0 * site.mottle + 6.0 * site.standingM + 10.0 * gradientNoise(p.x / 40.0, p.y / 40.0, 1423),
        p.y + 90.0 * site.stand - 6.0 * site.standingM + 10.0 * gradientNoise(p.x / 40.0, p.y / 40.0, 1427)};
    const ScatterHit stand = nearestScattered(bent.x / 260.0, bent.y / 210.0, 0.95, 1429);
    const double age = unit(stand.id << 11);
    if (age < 0.045) {
        // Felled: red soil with the lines of the next planting along the contour.
        const double speckle = gradientNoise(p.x / 6.0, p.y / 6.0, 1433);
        const double row = std::sin(site.heightM * 2.4 + 0.8 * speckle);
        return blend({128, 110, 78}, {98, 106, 62},
                     std::clamp(0.5 + 0.3 * speckle + 0.18 * row + 0.3 * site.mottle, 0.0, 1.0));
    }
    const Crown crown = crownAt(p, age < 0.3 ? 5.5 : 7.5, 1439);
    Colour c = blend({96, 112, 60}, {62, 88, 46}, smoothStep(0.05, 0.75, age));
    c = blend(c, {70, 92, 52}, 0.6 * unit(stand.id << 27));
    c = blend(c, {50, 74, 40}, std::clamp(0.3 + 0.6 * site.stand, 0.0, 0.7));
    return c * mix(1.0, crown.light, 0.75) * (0.95 + 0.10 * unit(crown.id << 13));
}

Colour scrubColour(Point p, const Site& site) {
    const double patch = 0.5 * site.mottle + 0.8 * fractalNoise(p.x / 50.0, p.y / 50.0, 2, 1447);
    const double bush = crownAt(p, 7.0, 1451).light;
    Colour c = blend({104, 116, 64}, {134, 132, 82}, std::clamp(0.5 + 0.7 * patch, 0.0, 1.0));
    c = blend(c, {66, 86, 46}, smoothStep(0.05, 0.4, patch) * 0.7);
    c = blend(c, {142, 126, 94}, 0.35 * smoothStep(6.0, 18.0, site.standingM));
    return c * (0.35 + 0.65 * bush);
}

Colour rockColour(Point p) {
    const double crack = fractalNoise(p.x / 26.0, p.y / 26.0, 3, 1453);
    const double stain = fractalNoise(p.x / 120.0, p.y / 120.0, 2, 1459);
    const Colour c = blend({122, 118, 108}, {164, 158, 144}, std::clamp(0.5 + 0.8 * crack, 0.0, 1.0));
    return blend(c, {96, 100, 80}, std::clamp(0.35 + 0.6 * stain, 0.0, 0.8));
}

Colour fieldColour(Point p, const Plot& plot, const Site& site) {
    const double wetness = smoothStep(17.0, 9.0, site.aboveFloorM + 6.0 * (unit(plot.blockId << 31) - 0.5));
    const bool wet = unit(plot.blockId << 37) < 0.06 + 0.92 * wetness;
    // Neighbours sow together: most plots of a block look alike.
    const bool asBlock = unit(plot.id << 17) < 0.55;
    Colour c = cropColour(asBlock ? mixBits(plot.blockId) : plot.id, wet);
    c = c * (0.93 + 0.14 * unit(plot.id << 23));
    const double grain = gradientNoise(p.x / 9.0, p.y / 9.0, 1471);
    if (wet) {
        // Standing crops in faint rows, damp patches.
        c = c * (1.0 + 0.025 * std::sin(plot.acrossM * 2.1) + 0.035 * grain);
        c = blend(c, {112, 122, 100}, 0.25 * smoothStep(0.3, 0.8, gradientNoise(p.x / 60.0, p.y / 60.0, 1481)));
    } else {
        c = c * (1.0 + 0.075 * std::sin(plot.acrossM * 1.15 + 0.6 * grain) + 0.05 * grain);
    }
    const Colour bund = wet ? Colour{124, 128, 84} : Colour{98, 104, 62};
    c = blend(bund, c, smoothStep(0.3, 1.9, plot.edgeM));
    // A path or a ditch with a little grass runs between blocks.
    return blend({152, 140, 108}, c, smoothStep(0.8, 2.8, plot.blockEdgeM));
}

Colour terraceColour(Point p, const Site& site) {
    const double step = 1.7;
    const double level = site.heightM / step + 0.35 * gradientNoise(p.x / 60.0, p.y / 60.0, 1483);
    const auto terrace = std::int64_t(std::floor(level));
    const double within = level - double(terrace);
    const ScatterHit part = nearestScattered(p.x / 75.0 + 0.13 * double(terrace % 7), p.y / 75.0, 0.9, 1487);
    const std::uint64_t id = hashCell(terrace, std::int64_t(part.id >> 33), 1489);
    Colour c = cropColour(unit(id << 5) < 0.5 ? mixBits(part.id) : id, unit(part.id << 3) < 0.6);
    c = c * (0.94 + 0.12 * unit(id << 19) + 0.03 * gradientNoise(p.x / 8.0, p.y / 8.0, 1493));
    // The riser below each terrace's rim is grassy and a little darker.
    return blend(c, {82, 98, 52}, 0.7 * smoothStep(0.30, 0.08, within));
}

Colour gardenColour(Point p, double density) {
    const Crown crown = crownAt(p, 6.5, 1499);
    const double hue = unit(crown.id << 15);
    const Colour trees = blend({50, 74, 38}, {92, 112, 56}, hue) * crown.light;
    const double yard = fractalNoise(p.x / 22.0, p.y / 22.0, 2, 1511);
    const Colour earth = blend({156, 138, 108}, {120, 124, 78}, unit(crown.id << 29));
    return blend(trees, earth, smoothStep(0.12, 0.3, yard - 0.15 + 0.25 * std::min(density, 1.0)));
}

}  // namespace saban::sample
