#pragma once

#include <QString>
#include <glm/vec2.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "geo/analysis/measure.h"

namespace saban::app {

/// What is known of a line, or of an area with its outline.
struct Measurement {
    std::vector<glm::dvec2> points{};
    bool isClosed = false;
    geo::LineMeasure line{};               ///< of the whole outline when it is closed
    std::optional<double> areaM2{};        ///< on the ellipsoid, or in the projection where that is not known; of closed ones
    double gridAreaM2 = 0.0;
    std::optional<geo::Bearings> bearings{};  ///< of the last leg; of open ones
};

/// Measures what joins the points, at least two; closed: from the last to the first, too, at least three. At most `mostReads` heights are
/// read, at steps of a cell of the elevation or longer. Errors: those of `geo::measureLine`.
geo::Result<Measurement> measured(const geo::ElevationSource& terrain, std::span<const glm::dvec2> points, bool isClosed, int mostReads);

// In the numbers of the user's language.

QString lengthText(double lengthM);            ///< "84.5 m", "845 m", "12.35 km"
QString areaText(double areaM2);               ///< "850 m²", "12.3 ha", "4.56 km²"
QString heightChangeText(double changeM);      ///< "+35.2 m"
/// "44.9°", or "749 mil". `unit`: as `PlanSettings::angleUnit`.
QString angleText(double angleDeg, const std::string& unit);

/// "1.5° E". `declinationDeg`: east positive.
QString declinationText(double declinationDeg);

/// In what directions are told.
struct AngleFrame {
    std::string unit{"degrees"};               ///< as `PlanSettings::angleUnit`
    std::optional<double> declinationDeg{};    ///< of magnetic north from true north, east positive; nothing: magnetic bearings are not told
};

/// Clockwise from magnetic north, [0, 360).
double magneticDeg(double trueDeg, double declinationDeg);

/// For the cursor: the length over the ground, height difference, grade and bearing, grid and, when it is known, magnetic; of an area its size and outline.
QString briefText(const Measurement& measurement, const AngleFrame& angles);
/// Everything, one fact a line.
QString fullText(const Measurement& measurement, const AngleFrame& angles);

}  // namespace saban::app
