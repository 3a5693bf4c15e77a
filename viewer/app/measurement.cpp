#include "viewer/app/measurement.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>
#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

namespace saban::app {

namespace {

constexpr double kHa = 1e4, kKm2 = 1e6;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(saban::app::Measurement)
};

QString number(double value, int decimals) { return QLocale().toString(value == 0.0 ? 0.0 : value, 'f', decimals); }

double circleOf(const std::string& unit) { return unit == "mils6000" ? 6000.0 : unit == "mils6400" ? 6400.0 : 360.0; }

QString signedNumber(double value, int decimals) {
    const QString text = number(std::abs(value), decimals);
    if (text == number(0.0, decimals)) return text;
    return (value > 0.0 ? QStringLiteral("+") : QStringLiteral("−")) + text;
}

}  // namespace

geo::Result<Measurement> measured(const geo::ElevationSource& terrain, std::span<const glm::dvec2> points, bool isClosed, int mostReads) {
    Measurement measurement{.points = {points.begin(), points.end()}, .isClosed = isClosed && points.size() > 2};
    auto line = measurement.points;
    if (measurement.isClosed) line.push_back(line.front());
    double length = 0.0;
    for (std::size_t i = 1; i < line.size(); ++i) length += glm::distance(line[i - 1], line[i]);
    const double stepM = std::max(terrain.cellM(), length / std::max(1, mostReads));
    auto measure = geo::measureLine(terrain, terrain.crs(), line, stepM);
    if (!measure) return tl::unexpected(std::move(measure.error()));
    measurement.line = *measure;
    if (measurement.isClosed) {
        measurement.gridAreaM2 = geo::ringAreaM2(points);
        measurement.areaM2 = geo::ellipsoidAreaM2(terrain.crs(), points).value_or(measurement.gridAreaM2);
    } else {
        measurement.bearings = geo::bearingsBetween(terrain.crs(), points[points.size() - 2], points.back());
    }
    return measurement;
}

QString lengthText(double lengthM) {
    if (lengthM < 99.95) return QStringLiteral("%1 m").arg(number(lengthM, 1));
    if (lengthM < 9999.5) return QStringLiteral("%1 m").arg(number(lengthM, 0));
    return QStringLiteral("%1 km").arg(number(lengthM / 1000.0, 2));
}

QString areaText(double areaM2) {
    if (areaM2 < kHa) return QStringLiteral("%1 m²").arg(number(areaM2, 0));
    if (areaM2 < kKm2) return QStringLiteral("%1 ha").arg(number(areaM2 / kHa, 2));
    return QStringLiteral("%1 km²").arg(number(areaM2 / kKm2, 2));
}

QString heightChangeText(double changeM) { return QStringLiteral("%1 m").arg(signedNumber(changeM, 1)); }

QString angleText(double angleDeg, const std::string& unit) {
    const double circle = circleOf(unit);
    if (circle == 360.0) {
        const double rounded = std::round(angleDeg * 10.0) / 10.0;
        return QStringLiteral("%1°").arg(number(rounded >= 360.0 ? 0.0 : rounded, 1));
    }
    return Words::tr("%1 mil").arg(std::lround(angleDeg * circle / 360.0) % static_cast<long>(circle));
}

QString declinationText(double declinationDeg) {
    return declinationDeg < 0.0 ? Words::tr("%1° W").arg(number(-declinationDeg, 2)) : Words::tr("%1° E").arg(number(declinationDeg, 2));
}

double magneticDeg(double trueDeg, double declinationDeg) { return std::fmod(std::fmod(trueDeg - declinationDeg, 360.0) + 360.0, 360.0); }

QString briefText(const Measurement& measurement, const AngleFrame& angles) {
    const geo::LineMeasure& line = measurement.line;
    if (measurement.areaM2) return Words::tr("%1 · around %2").arg(areaText(*measurement.areaM2), lengthText(line.groundM));
    QStringList parts{lengthText(line.groundM)};
    if (line.heightChangeM) parts << QStringLiteral("Δh %1").arg(heightChangeText(*line.heightChangeM));
    if (line.gradePercent) parts << QStringLiteral("%1 %").arg(signedNumber(*line.gradePercent, 1));
    if (measurement.bearings) parts << angleText(measurement.bearings->gridDeg, angles.unit);
    if (measurement.bearings && measurement.bearings->trueDeg && angles.declinationDeg)
        parts << Words::tr("magnetic %1").arg(angleText(magneticDeg(*measurement.bearings->trueDeg, *angles.declinationDeg), angles.unit));
    return parts.join(QStringLiteral(" · "));
}

QString fullText(const Measurement& measurement, const AngleFrame& angles) {
    const std::string& angleUnit = angles.unit;
    const geo::LineMeasure& line = measurement.line;
    QStringList lines;
    if (measurement.areaM2) lines << Words::tr("Area: %1 (in the projection %2)").arg(areaText(*measurement.areaM2), areaText(measurement.gridAreaM2));
    lines << (measurement.isClosed ? Words::tr("Outline: %1 over the ground, %2 on the ellipsoid") : Words::tr("Distance: %1 over the ground, %2 on the ellipsoid"))
                 .arg(lengthText(line.groundM), lengthText(line.geodesicM));
    if (!measurement.isClosed) {
        if (line.slopeM) lines << Words::tr("Straight from end to end: %1").arg(lengthText(*line.slopeM));
        if (line.heightChangeM) lines << Words::tr("Height difference: %1").arg(heightChangeText(*line.heightChangeM));
        if (line.gradePercent) lines << Words::tr("Grade: %1 %").arg(signedNumber(*line.gradePercent, 1));
    }
    lines << Words::tr("Ascent %1, descent %2").arg(lengthText(line.ascentM), lengthText(line.descentM));
    if (measurement.bearings) {
        QString bearing = Words::tr("Bearing of the last leg: grid %1").arg(angleText(measurement.bearings->gridDeg, angleUnit));
        if (measurement.bearings->trueDeg) bearing += Words::tr(", true %1").arg(angleText(*measurement.bearings->trueDeg, angleUnit));
        if (measurement.bearings->trueDeg && angles.declinationDeg)
            bearing += Words::tr(", magnetic %1 (declination %2)").arg(angleText(magneticDeg(*measurement.bearings->trueDeg, *angles.declinationDeg), angleUnit), declinationText(*angles.declinationDeg));
        const double circle = circleOf(angleUnit);
        if (circle != 360.0) bearing += Words::tr(" (%1 mil to the circle)").arg(number(circle, 0));
        lines << bearing;
    }
    if (line.missingM > 0.0) lines << Words::tr("Without elevation, counted as level: %1").arg(lengthText(line.missingM));
    return lines.join(QChar('\n'));
}

}  // namespace saban::app
