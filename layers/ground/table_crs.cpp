#include "layers/ground/table_crs.h"

#include <cmath>
#include <filesystem>

#include "geo/core/decimal.h"
#include "geo/core/text.h"
#include "geo/crs/vn2000.h"

namespace saban::layers {

namespace {

using geo::Crs;

/// UTM keeps within 1 in 1000 in its zone; Web Mercator is 2.5 % out at 12 degrees of latitude.
constexpr double kTolerableScaleError = 0.005;

std::string fileName(const geo::RasterFile& raster) {
    const std::filesystem::path path(raster.info().path);
    return path.has_filename() ? path.filename().string() : path.parent_path().filename().string();
}

std::optional<glm::dvec2> centerLonLat(const geo::RasterFile& raster) {
    const auto wgs84 = Crs::fromEpsg(4326);
    if (!wgs84 || !raster.info().crs) return std::nullopt;
    const auto transform = geo::Transform::create(*raster.info().crs, *wgs84);
    auto lonLat = transform ? transform->forward(raster.bounds().center()) : std::nullopt;
    if (!lonLat || std::abs(lonLat->y) > 90.0) return std::nullopt;
    return lonLat;
}

std::string numbersLookLike(const geo::Bounds& bounds) {
    const glm::dvec2 c = bounds.center();
    if (std::abs(c.x) <= 180.0 && std::abs(c.y) <= 90.0)
        return " " + text(SABAN_TR("layers", "Its numbers look like degrees: try --crs EPSG:4326."));
    if (c.x > 100000.0 && c.x < 1300000.0 && c.y > 770000.0 && c.y < 2650000.0)
        return " " + text(SABAN_TR("layers", "Its numbers look like metres of a VN-2000 or UTM zone: EPSG:3405 (105°), EPSG:3406 (111°) or "
                                             "a provincial one such as EPSG:9210 (105°45′). Ask who made it."));
    return {};
}

std::string zonesOnOffer(glm::dvec2 lonLat, const Crs& chosen) {
    constexpr int kOffered = 3;
    std::string zones;
    int offered = 0;
    for (const geo::Vn2000Zone& zone : geo::provincialZonesNear(lonLat.x, kOffered + 1)) {
        if (chosen.epsg() == zone.epsg || offered++ == kOffered) continue;
        zones += (zones.empty() ? "" : ", ") + fmt::format("{} (EPSG:{})", geo::vn2000ZoneName(zone), zone.epsg);
    }
    std::string sentence = text(SABAN_TR("layers", "Provincial zones on offer: {}."), zones);
    if (!chosen.isVn2000())
        sentence = text(SABAN_TR("layers", "VN-2000 is on offer: EPSG:{}."), geo::proposedCrs(lonLat)) + " " + sentence;
    return sentence;
}

/// "Provincial zones on offer …" after the reason, for ground in Vietnam.
TableCrs decided(Crs crs, std::string reason, const std::optional<glm::dvec2>& lonLat) {
    if (lonLat && geo::isInVietnam(*lonLat)) reason += " " + zonesOnOffer(*lonLat, crs);
    return {std::move(crs), std::move(reason), {}};
}

geo::Result<TableCrs> wantedCrs(const Crs& wanted, const std::optional<glm::dvec2>& lonLat) {
    TableCrs table = decided(wanted.horizontal(), text(SABAN_TR("layers", "{} was asked for."), wanted.label()), lonLat);
    const auto wgs84 = Crs::fromEpsg(4326);
    const auto transform = wgs84 ? geo::Transform::create(wanted, *wgs84) : tl::unexpected(wgs84.error());
    if (!transform) return tl::unexpected(transform.error());
    const auto center = lonLat ? transform->inverse(*lonLat) : std::nullopt;
    const auto scaleError = center ? scaleErrorAt(wanted, *center) : std::nullopt;
    if (scaleError && std::abs(*scaleError) > kTolerableScaleError)
        table.warnings.push_back({"scale_distortion", text(SABAN_TR("layers", "{0} is not true to scale here: a length of 100 m on the table is {1} m on "
                                                                              "the ground. Choose another CRS, or leave out --crs."),
                                                           wanted.label(), decimalText(100.0 / (1.0 + *scaleError), 1))});
    return table;
}

}  // namespace

std::optional<double> scaleErrorAt(const Crs& crs, glm::dvec2 point) {
    const auto wgs84 = Crs::fromEpsg(4326);
    const auto transform = wgs84 ? geo::Transform::create(crs, *wgs84) : tl::unexpected(wgs84.error());
    if (!transform) return std::nullopt;
    constexpr double kHalfM = 500.0;
    std::optional<double> worst;
    for (const glm::dvec2 half : {glm::dvec2{kHalfM, 0.0}, glm::dvec2{0.0, kHalfM}}) {
        const auto a = transform->forward(point - half), b = transform->forward(point + half);
        const double groundM = a && b ? geo::geodesicDistanceM(*a, *b) : 0.0;
        if (!(groundM > 0.0)) return std::nullopt;
        const double error = 2 * kHalfM / groundM - 1.0;
        if (!worst || std::abs(error) > std::abs(*worst)) worst = error;
    }
    return worst;
}

geo::Result<TableCrs> chooseTableCrs(std::span<const std::shared_ptr<geo::RasterFile>> elevation, const std::optional<Crs>& wanted,
                                     bool isWantedUsedByFiles) {
    std::optional<glm::dvec2> lonLat;
    for (const auto& raster : elevation) {
        if (!raster->info().crs)
            return geo::fail(geo::ErrorCode::NoCrs,
                             text(SABAN_TR("layers", "cannot read elevation '{}': it has no CRS. Assign one with gdal_edit.py -a_srs EPSG:nnnn, or pass --crs."),
                                  raster->info().path) +
                                 numbersLookLike(raster->bounds()));
        if (!lonLat) lonLat = centerLonLat(*raster);
    }
    if (wanted && wanted->isMetric()) return wantedCrs(*wanted, lonLat);
    if (wanted && !isWantedUsedByFiles)
        return geo::fail(geo::ErrorCode::BadCrs,
                         text(SABAN_TR("layers", "cannot make a table in {}: its unit is not the metre, and a table has to be measured. Pass --crs with a "
                                                 "projected CRS in metres such as EPSG:3405, or leave it out."),
                              wanted->label()));
    for (const auto& raster : elevation) {
        const Crs& crs = *raster->info().crs;
        if (!crs.isMetric()) continue;
        const auto scaleError = scaleErrorAt(crs, raster->bounds().center());
        if (scaleError && std::abs(*scaleError) > kTolerableScaleError) continue;
        return decided(crs.horizontal(), text(SABAN_TR("layers", "{0} is the CRS of '{1}'."), crs.label(), fileName(*raster)), lonLat);
    }
    if (!lonLat)
        return geo::fail(geo::ErrorCode::BadCrs,
                         text(SABAN_TR("layers", "cannot choose a CRS for the table: the coordinates of '{0}' are no place on the earth in {1}. Correct the file's CRS "
                                                 "with gdal_edit.py -a_srs EPSG:nnnn."),
                              elevation.front()->info().path, elevation.front()->info().crs->label()));
    auto proposed = Crs::fromEpsg(geo::proposedCrs(*lonLat));
    if (!proposed) return tl::unexpected(proposed.error());
    std::string reason = geo::isInVietnam(*lonLat)
                             ? text(SABAN_TR("layers", "No elevation file has a CRS in true metres, and the ground lies in Vietnam: {}."), proposed->label())
                             : text(SABAN_TR("layers", "No elevation file has a CRS in true metres: {} is the one for this ground."), proposed->label());
    return decided(std::move(*proposed), std::move(reason), lonLat);
}

}  // namespace saban::layers
