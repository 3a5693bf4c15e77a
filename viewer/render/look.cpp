#include "viewer/render/look.h"

#include <cmath>
#include <numbers>

namespace saban::viewer {

namespace {

constexpr double kDegToRad = std::numbers::pi / 180.0;

double wrapped(double value, double period) {
    const double r = std::fmod(value, period);
    return r < 0 ? r + period : r;
}

}  // namespace

std::optional<Sun> sunAt(double longitudeDeg, double latitudeDeg, std::chrono::sys_seconds time) {
    using namespace std::chrono;
    // Days since 2000-01-01 12:00 UTC.
    const sys_seconds epoch = sys_days{year{2000} / 1 / 1} + hours{12};
    const double days = static_cast<double>((time - epoch).count()) / 86400.0;

    const double meanLongitudeDeg = wrapped(280.460 + 0.9856474 * days, 360.0);
    const double meanAnomalyRad = wrapped(357.528 + 0.9856003 * days, 360.0) * kDegToRad;
    const double eclipticLongitudeRad =
        wrapped(meanLongitudeDeg + 1.915 * std::sin(meanAnomalyRad) + 0.020 * std::sin(2 * meanAnomalyRad), 360.0) * kDegToRad;
    const double obliquityRad = (23.439 - 0.0000004 * days) * kDegToRad;

    const double rightAscensionRad =
        std::atan2(std::cos(obliquityRad) * std::sin(eclipticLongitudeRad), std::cos(eclipticLongitudeRad));
    const double declinationRad = std::asin(std::sin(obliquityRad) * std::sin(eclipticLongitudeRad));

    const double hourUtc = wrapped(days * 24.0 + 12.0, 24.0);
    const double greenwichSiderealH = wrapped(6.697375 + 0.0657098242 * days + hourUtc, 24.0);
    const double localSiderealRad = wrapped(greenwichSiderealH + longitudeDeg / 15.0, 24.0) * 15.0 * kDegToRad;
    const double hourAngleRad = localSiderealRad - rightAscensionRad;

    const double latitudeRad = latitudeDeg * kDegToRad;
    const double sinElevation = std::sin(declinationRad) * std::sin(latitudeRad) +
                                std::cos(declinationRad) * std::cos(latitudeRad) * std::cos(hourAngleRad);
    const double elevationRad = std::asin(sinElevation);
    if (elevationRad <= 0.0) return std::nullopt;

    const double east = -std::cos(declinationRad) * std::sin(hourAngleRad);
    const double north = std::sin(declinationRad) * std::cos(latitudeRad) -
                         std::cos(declinationRad) * std::sin(latitudeRad) * std::cos(hourAngleRad);
    return Sun{.azimuthDeg = wrapped(std::atan2(east, north) / kDegToRad, 360.0), .elevationDeg = elevationRad / kDegToRad};
}

}  // namespace saban::viewer
