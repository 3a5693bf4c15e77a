#include <algorithm>
#include <cmath>
#include <numeric>

#include "geo/core/decimal.h"
#include "geo/core/text.h"
#include "geo/crs/vn2000.h"

namespace saban::geo {

namespace {

const Crs* wgs84() {
    static const Result<Crs> crs = Crs::fromEpsg(4326);
    return crs ? &*crs : nullptr;
}

std::optional<Transform> toLonLat(const Crs& crs) {
    if (!wgs84()) return std::nullopt;
    auto transform = Transform::create(crs, *wgs84());
    return transform ? std::optional(std::move(*transform)) : std::nullopt;
}

/// A layer's place on the earth, longitude and latitude degrees.
struct Placed {
    const PlacedLayer* layer;
    Transform lonLatFrom;
    Bounds lonLat;
};

bool isLonLat(const Bounds& b) { return !b.isEmpty() && b.minN >= -90.01 && b.maxN <= 90.01 && b.minE >= -360.0 && b.maxE <= 540.0; }

std::optional<Placed> place(const PlacedLayer& layer) {
    auto transform = toLonLat(layer.crs);
    if (!transform || layer.bounds.isEmpty()) return std::nullopt;
    const auto bounds = transform->forward(layer.bounds);
    if (!bounds || !isLonLat(*bounds)) return std::nullopt;
    return Placed{&layer, std::move(*transform), *bounds};
}

/// The shortest way between two rectangles along the ellipsoid, metres; 0 when they touch.
double gapM(const Bounds& a, const Bounds& b) {
    const auto nearest = [](double minA, double maxA, double minB, double maxB) {
        if (maxA < minB) return std::pair(maxA, minB);
        if (maxB < minA) return std::pair(minA, maxB);
        const double middle = (std::max(minA, minB) + std::min(maxA, maxB)) / 2;
        return std::pair(middle, middle);
    };
    const auto [eA, eB] = nearest(a.minE, a.maxE, b.minE, b.maxE);
    const auto [nA, nB] = nearest(a.minN, a.maxN, b.minN, b.maxN);
    return eA == eB && nA == nB ? 0.0 : geodesicDistanceM({eA, nA}, {eB, nB});
}

double diagonalM(const Bounds& b) { return geodesicDistanceM({b.minE, b.minN}, {b.maxE, b.maxN}); }

/// Neighbouring tiles share an edge to within rounding: they count as joined.
bool areJoined(const Bounds& a, const Bounds& b) {
    constexpr double kSlack = 0.005;
    return gapM(a, b) <= kSlack * std::min(diagonalM(a), diagonalM(b));
}

std::string distanceText(double metres) {
    if (metres < 1000.0) return text(SABAN_TR("geo", "{:.0f} m"), metres);
    return metres < 20000.0 ? decimalText(metres / 1000.0, 1) + " km" : decimalText(metres / 1000.0, 0) + " km";
}

// ---- heights of two layers against each other

struct HeightFit {
    double rmsM = 0.0;     ///< of the differences, their mean taken away
    double reliefM = 0.0;  ///< standard deviation of the first layer's heights
    int count = 0;
};

/// Heights of `upper`'s samples against `lower`, the samples placed by `lonLatFrom` and then moved by `shiftDeg`.
HeightFit fitHeights(const PlacedLayer& upper, const Transform& lonLatFrom, const Placed& lower, glm::dvec2 shiftDeg) {
    HeightFit fit;
    double sum = 0, sumSquares = 0, sumHeight = 0, sumHeightSquares = 0;
    for (const glm::dvec3& sample : upper.samples) {
        const auto lonLat = lonLatFrom.forward(glm::dvec2(sample));
        const auto point = lonLat ? lower.lonLatFrom.inverse(*lonLat + shiftDeg) : std::nullopt;
        const auto height = point ? lower.layer->heightAt(*point) : std::nullopt;
        if (!height || !std::isfinite(*height) || !std::isfinite(sample.z)) continue;
        const double difference = sample.z - *height;
        sum += difference;
        sumSquares += difference * difference;
        sumHeight += sample.z;
        sumHeightSquares += sample.z * sample.z;
        ++fit.count;
    }
    if (fit.count == 0) return fit;
    const auto deviation = [&](double total, double squares) {
        const double mean = total / fit.count;
        return std::sqrt(std::max(0.0, squares / fit.count - mean * mean));
    };
    fit.rmsM = deviation(sum, sumSquares);
    fit.reliefM = deviation(sumHeight, sumHeightSquares);
    return fit;
}

constexpr int kFewestSamples = 30;

bool canCompare(const PlacedLayer& upper, const PlacedLayer& lower) {
    return static_cast<int>(upper.samples.size()) >= kFewestSamples && lower.heightAt != nullptr;
}

/// How far a point moves when VN-2000 longitude and latitude are taken to WGS 84, degrees.
std::optional<glm::dvec2> datumShiftDeg(glm::dvec2 lonLat) {
    static const Result<Crs> vn2000 = Crs::fromEpsg(4756);
    if (!vn2000 || !wgs84()) return std::nullopt;
    const auto transform = Transform::create(*vn2000, *wgs84());
    const auto moved = transform ? transform->forward(lonLat) : std::nullopt;
    return moved ? std::optional(*moved - lonLat) : std::nullopt;
}

std::string shiftSuspects(const PlacedLayer& first, const PlacedLayer& second, bool isFirstMovedBack) {
    const PlacedLayer& labelledVn2000 = isFirstMovedBack ? first : second;
    const PlacedLayer& labelledOther = isFirstMovedBack ? second : first;
    std::string suspects;
    if (labelledVn2000.crs.isVn2000())
        suspects += " " + text(SABAN_TR("geo", "'{0}' is labelled {1}, but probably holds WGS 84 numbers."), labelledVn2000.name,
                               labelledVn2000.crs.label());
    if (!labelledOther.crs.isVn2000())
        suspects += (suspects.empty() ? " " : " " + text(SABAN_TR("geo", "Or:")) + " ") +
                    text(SABAN_TR("geo", "'{0}' is labelled {1}, but probably holds VN-2000 numbers."), labelledOther.name,
                         labelledOther.crs.label());
    return suspects;
}

/// True when a warning came of it.
bool diagnoseShift(const Placed& upper, const Placed& lower, const HeightFit& asIs, Warnings& warnings) {
    const glm::dvec2 middle = upper.lonLat.intersection(lower.lonLat).center();
    const auto shift = isInVietnam(middle) ? datumShiftDeg(middle) : std::nullopt;
    if (!shift) return false;

    const HeightFit ahead = fitHeights(*upper.layer, upper.lonLatFrom, lower, *shift);
    const HeightFit back = fitHeights(*upper.layer, upper.lonLatFrom, lower, -*shift);
    const bool isBack = back.rmsM < ahead.rmsM;
    const HeightFit& best = isBack ? back : ahead;
    constexpr double kLeastReliefM = 5.0;
    constexpr double kLeastMisfitM = 2.0;
    const bool hasEnough = asIs.count >= kFewestSamples && best.count >= kFewestSamples && 2 * best.count >= asIs.count;
    if (!hasEnough || asIs.reliefM < kLeastReliefM || asIs.rmsM < kLeastMisfitM || best.rmsM >= 0.5 * asIs.rmsM) return false;
    warnings.push_back(
        {"datum_shift",
         text(SABAN_TR("geo", "the heights of '{0}' and '{1}' differ by {2} m (RMS), but only by {3} m when one moves "
                              "by {4:.0f} m, the shift between VN-2000 and WGS 84: one of them carries the wrong label."),
              upper.layer->name, lower.layer->name, decimalText(asIs.rmsM, 1), decimalText(best.rmsM, 1), geodesicDistanceM(middle, middle + *shift)) +
             shiftSuspects(*upper.layer, *lower.layer, isBack) + " " +
             text(SABAN_TR("geo", "Ask who made the file, then relabel it with: gdal_edit.py -a_srs EPSG:nnnn FILE"))});
    return true;
}

// ---- zones that a layer's numbers could belong to

std::vector<int> otherZones(const Crs& crs, glm::dvec2 wantedLonLat) {
    std::vector<int> codes;
    const int own = crs.epsg().value_or(0);
    const bool isUtm = (own > 32600 && own <= 32660) || (own > 32700 && own <= 32760);
    if (isUtm) {
        const int base = own / 100 * 100, zone = own % 100;
        codes.push_back(base + (zone == 60 ? 1 : zone + 1));
        codes.push_back(base + (zone == 1 ? 60 : zone - 1));
    }
    if (isInVietnam(wantedLonLat)) {
        for (const Vn2000Zone& zone : vn2000Zones()) codes.push_back(zone.epsg);
        codes.insert(codes.end(), {32648, 32649});
    }
    std::sort(codes.begin(), codes.end());
    codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
    std::erase(codes, own);
    return codes;
}

std::string zoneText(const Crs& crs) {
    const auto zone = vn2000Zone(crs);
    return zone ? fmt::format("{} (EPSG:{})", vn2000ZoneName(*zone), zone->epsg) : crs.label();
}

struct ZoneFit {
    Crs crs;
    double share = 0.0;      ///< of the smaller rectangle that overlaps
    bool isOtherFamily = false;
    double centerGapM = 0.0;
    std::optional<double> rmsM;
};

/// The zones in which the numbers of `layer` would land on `target`, the likeliest first.
std::vector<ZoneFit> fittingZones(const PlacedLayer& layer, const Placed& target) {
    std::vector<ZoneFit> fits;
    if (!layer.crs.isMetric()) return fits;
    for (const int code : otherZones(layer.crs, target.lonLat.center())) {
        const auto crs = Crs::fromEpsg(code);
        const auto transform = crs ? toLonLat(*crs) : std::nullopt;
        const auto bounds = transform ? transform->forward(layer.bounds) : std::nullopt;
        if (!bounds || !bounds->intersects(target.lonLat)) continue;
        const Bounds common = bounds->intersection(target.lonLat);
        const auto area = [](const Bounds& b) { return b.width() * b.height(); };
        ZoneFit fit{.crs = *crs, .share = area(common) / std::min(area(*bounds), area(target.lonLat)),
                    .isOtherFamily = crs->isVn2000() != layer.crs.isVn2000() ||
                                     crs->transverseMercator()->scale != layer.crs.transverseMercator().value_or(TransverseMercator{}).scale,
                    .centerGapM = geodesicDistanceM(bounds->center(), target.lonLat.center()), .rmsM = {}};
        if (canCompare(layer, *target.layer)) {
            const HeightFit heights = fitHeights(layer, *transform, target, {0.0, 0.0});
            if (heights.count >= kFewestSamples) fit.rmsM = heights.rmsM;
        }
        fits.push_back(std::move(fit));
    }
    std::stable_sort(fits.begin(), fits.end(), [](const ZoneFit& a, const ZoneFit& b) {
        const int shareA = static_cast<int>(a.share * 5), shareB = static_cast<int>(b.share * 5);
        return std::tuple(-shareA, a.isOtherFamily, a.centerGapM) < std::tuple(-shareB, b.isOtherFamily, b.centerGapM);
    });
    return fits;
}

/// One zone when the heights prove it, else up to three that are possible.
std::vector<Crs> likelyZones(const std::vector<ZoneFit>& fits) {
    std::vector<const ZoneFit*> proven;
    for (const ZoneFit& fit : fits)
        if (fit.rmsM) proven.push_back(&fit);
    std::sort(proven.begin(), proven.end(), [](const ZoneFit* a, const ZoneFit* b) { return *a->rmsM < *b->rmsM; });
    if (proven.size() == 1 || (proven.size() > 1 && *proven[0]->rmsM < 0.5 * *proven[1]->rmsM)) return {proven[0]->crs};
    std::vector<Crs> zones;
    for (const ZoneFit& fit : fits)
        if (zones.size() < 3 && fit.share > 0.2 && fit.isOtherFamily == fits.front().isOtherFamily) zones.push_back(fit.crs);
    if (zones.empty() && !fits.empty()) zones.push_back(fits.front().crs);
    return zones;
}

std::optional<Warning> wrongMeridian(const Placed& layer, const Placed& target) {
    const std::vector<Crs> zones = likelyZones(fittingZones(*layer.layer, target));
    if (zones.empty()) return std::nullopt;
    std::string names = zoneText(zones.front());
    for (std::size_t i = 1; i < zones.size(); ++i) names = text(SABAN_TR("geo", "{0} or {1}"), names, zoneText(zones[i]));
    return Warning{"wrong_meridian",
                   text(SABAN_TR("geo", "'{0}' (labelled {1}) lies {2} from '{3}', as a file with the wrong central meridian does. "
                                        "It would lie on it in: {4}. Ask who made the file, then relabel it with: "
                                        "gdal_edit.py -a_srs EPSG:nnnn FILE"),
                        layer.layer->name, zoneText(layer.layer->crs), distanceText(gapM(layer.lonLat, target.lonLat)),
                        target.layer->name, names)};
}

/// A layer in the wrong zone can still land on a large one: then only the heights tell.
void diagnoseZoneUnder(const Placed& upper, const Placed& lower, const HeightFit& asIs, Warnings& warnings) {
    constexpr double kLeastMisfitM = 10.0;
    constexpr double kDecisive = 0.25;
    if (asIs.count < kFewestSamples || asIs.rmsM < kLeastMisfitM) return;
    std::optional<ZoneFit> best;
    for (const ZoneFit& fit : fittingZones(*upper.layer, lower))
        if (fit.rmsM && (!best || *fit.rmsM < *best->rmsM)) best = fit;
    if (!best || *best->rmsM >= kDecisive * asIs.rmsM) return;
    warnings.push_back({"wrong_meridian",
                        text(SABAN_TR("geo", "the heights of '{0}' (labelled {1}) differ from those of '{2}' by {3} m (RMS) where it lies, but only by "
                                             "{4} m in: {5}. It probably carries the wrong central meridian. Ask who made the file, then relabel it "
                                             "with: gdal_edit.py -a_srs EPSG:nnnn FILE"),
                             upper.layer->name, zoneText(upper.layer->crs), lower.layer->name, decimalText(asIs.rmsM, 1), decimalText(*best->rmsM, 1), zoneText(best->crs))});
}

void diagnoseOverlap(const Placed& a, const Placed& b, Warnings& warnings) {
    // The smaller layer's samples lie the closest together.
    const bool isASmaller = diagonalM(a.lonLat) < diagonalM(b.lonLat);
    const bool isFromA = canCompare(*a.layer, *b.layer) && (isASmaller || !canCompare(*b.layer, *a.layer));
    if (!isFromA && !canCompare(*b.layer, *a.layer)) return;
    const Placed& upper = isFromA ? a : b;
    const Placed& lower = isFromA ? b : a;
    const HeightFit asIs = fitHeights(*upper.layer, upper.lonLatFrom, lower, {0.0, 0.0});
    if (!diagnoseShift(upper, lower, asIs, warnings)) diagnoseZoneUnder(upper, lower, asIs, warnings);
}

// ---- groups of layers that hang together

std::vector<std::vector<std::size_t>> joinedGroups(const std::vector<Placed>& placed) {
    std::vector<std::size_t> groupOf(placed.size());
    std::iota(groupOf.begin(), groupOf.end(), std::size_t{0});
    for (std::size_t i = 0; i < placed.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (groupOf[i] != groupOf[j] && areJoined(placed[i].lonLat, placed[j].lonLat))
                std::replace(groupOf.begin(), groupOf.end(), std::max(groupOf[i], groupOf[j]), std::min(groupOf[i], groupOf[j]));
    std::vector<std::vector<std::size_t>> groups;
    for (std::size_t root = 0; root < placed.size(); ++root) {
        std::vector<std::size_t> members;
        for (std::size_t i = 0; i < placed.size(); ++i)
            if (groupOf[i] == root) members.push_back(i);
        if (!members.empty()) groups.push_back(std::move(members));
    }
    std::stable_sort(groups.begin(), groups.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
    return groups;
}

void diagnoseGap(const std::vector<Placed>& placed, const std::vector<std::size_t>& main, const std::vector<std::size_t>& stray,
                 Warnings& warnings) {
    std::size_t from = stray.front(), to = main.front();
    for (const std::size_t s : stray)
        for (const std::size_t m : main)
            if (gapM(placed[s].lonLat, placed[m].lonLat) < gapM(placed[from].lonLat, placed[to].lonLat)) from = s, to = m;
    for (const std::size_t m : main)
        if (auto warning = wrongMeridian(placed[from], placed[m])) return warnings.push_back(std::move(*warning));
    if (main.size() == 1)
        if (auto warning = wrongMeridian(placed[to], placed[from])) return warnings.push_back(std::move(*warning));
    warnings.push_back({"apart", text(SABAN_TR("geo", "'{0}' and '{1}' do not overlap: {2} lie between them. If they show the "
                                                      "same ground, one has the wrong CRS ({3}; {4})."),
                                      placed[from].layer->name, placed[to].layer->name,
                                      distanceText(gapM(placed[from].lonLat, placed[to].lonLat)), placed[from].layer->crs.label(),
                                      placed[to].layer->crs.label())});
}

// ---- one layer alone

/// Where a CRS is meant to be used. The provinces of the VN-2000 zones changed in 2025, so any of Vietnam near the zone's
/// meridian is fine.
std::optional<Bounds> areaOf(const Crs& crs) {
    const auto zone = vn2000Zone(crs);
    if (!zone) return crs.areaOfUse();
    const double reachDeg = zone->isUtm ? 5.0 : 4.0;
    return Bounds{102.0, 7.0, 118.0, 23.5}.intersection(
        {zone->centralMeridianDeg - reachDeg, -90.0, zone->centralMeridianDeg + reachDeg, 90.0});
}

std::optional<glm::dvec2> lonLatOf(const Crs& crs, glm::dvec2 point) {
    const auto transform = toLonLat(crs);
    auto lonLat = transform ? transform->forward(point) : std::nullopt;
    if (!lonLat || std::abs(lonLat->y) > 90.01 || std::abs(lonLat->x) > 540.0) return std::nullopt;
    return lonLat;
}

/// Distance from a point to the area, metres; longitudes may be a turn apart.
double outsideM(glm::dvec2 lonLat, const Bounds& area) {
    double shortest = std::numeric_limits<double>::infinity();
    for (const double turn : {-360.0, 0.0, 360.0}) {
        const glm::dvec2 p{lonLat.x + turn, lonLat.y};
        const glm::dvec2 nearest{std::clamp(p.x, area.minE, area.maxE), std::clamp(p.y, area.minN, area.maxN)};
        shortest = std::min(shortest, p == nearest ? 0.0 : geodesicDistanceM(p, nearest));
    }
    return shortest;
}

constexpr double kTolerableOutsideM = 50000.0;  // tiles of a border region stick out of their zone

bool fitsWhenSwapped(const PlacedLayer& layer, const Bounds& area) {
    const glm::dvec2 center = layer.bounds.center();
    const auto swapped = lonLatOf(layer.crs, {center.y, center.x});
    return swapped && outsideM(*swapped, area) <= kTolerableOutsideM;
}

/// VN-2000 zones and WGS 84 UTM give Vietnam eastings and northings of these sizes.
std::string likelyMetres(glm::dvec2 center) {
    if (center.x < 100000.0 || center.x > 1300000.0 || center.y < 770000.0 || center.y > 2650000.0) return {};
    return " " + text(SABAN_TR("geo", "The numbers look like metres of a VN-2000 or UTM zone."));
}

void diagnoseArea(const PlacedLayer& layer, Warnings& warnings) {
    const auto area = areaOf(layer.crs);
    if (!area) return;
    const glm::dvec2 center = layer.bounds.center();
    const auto lonLat = lonLatOf(layer.crs, center);
    const double beyondM = lonLat ? outsideM(*lonLat, *area) : std::numeric_limits<double>::infinity();
    if (beyondM <= kTolerableOutsideM) return;
    if (fitsWhenSwapped(layer, *area)) {
        warnings.push_back({"swapped_axes", text(SABAN_TR("geo", "'{0}' lies outside the area of {1}, but inside it when easting and "
                                                                 "northing are exchanged: its coordinates are probably written "
                                                                 "in the order north, east."),
                                                 layer.name, layer.crs.label())});
        return;
    }
    const std::string where = lonLat ? text(SABAN_TR("geo", "its middle ({0}° N, {1}° E) is {2} outside"), decimalText(lonLat->y, 3), decimalText(lonLat->x, 3),
                                            distanceText(beyondM))
                                     : text(SABAN_TR("geo", "its middle ({0}; {1}) is no place on the earth"), decimalText(center.x, 3), decimalText(center.y, 3));
    warnings.push_back({"out_of_area", text(SABAN_TR("geo", "'{0}' does not lie in the area of {1}: {2}.{3} Check which CRS its "
                                                            "coordinates are in."),
                                            layer.name, layer.crs.label(), where, likelyMetres(center))});
}

void diagnoseDatum(const PlacedLayer& layer, Warnings& warnings) {
    const std::string& datum = layer.crs.datum();
    if (datum.starts_with("Indian") || datum.starts_with("Hanoi 1972")) {
        warnings.push_back({"legacy_datum", text(SABAN_TR("geo", "'{0}' is in {1}, a datum older than VN-2000: its transformation is "
                                                                 "good to some metres only."),
                                                 layer.name, layer.crs.label())});
    } else if (!layer.crs.isDatumKnown()) {
        warnings.push_back({"unknown_datum", text(SABAN_TR("geo", "the CRS of '{0}' ({1}) names no datum: it is taken as it stands. "
                                                                  "In Vietnam VN-2000 and WGS 84 lie about 225 m apart."),
                                                  layer.name, layer.crs.label())});
    }
}

}  // namespace

Warnings diagnosePlacement(std::span<const PlacedLayer> layers) {
    Warnings warnings;
    std::vector<Placed> placed;
    for (const PlacedLayer& layer : layers)
        if (auto found = place(layer)) placed.push_back(std::move(*found));
    if (placed.size() < 2) return warnings;

    const auto groups = joinedGroups(placed);
    for (std::size_t g = 1; g < groups.size(); ++g) diagnoseGap(placed, groups.front(), groups[g], warnings);
    for (std::size_t i = 0; i < placed.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (placed[i].lonLat.intersects(placed[j].lonLat)) diagnoseOverlap(placed[i], placed[j], warnings);
    return warnings;
}

Warnings diagnoseLayer(const PlacedLayer& layer) {
    Warnings warnings;
    if (layer.bounds.isEmpty()) return warnings;
    diagnoseArea(layer, warnings);
    diagnoseDatum(layer, warnings);
    return warnings;
}

}  // namespace saban::geo
