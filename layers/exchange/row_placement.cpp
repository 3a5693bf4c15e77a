#include "layers/exchange/row_placement.h"

#include <ogr_geometry.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "geo/core/text.h"
#include "geo/raster/gdal_dataset.h"
#include "layers/exchange/shape_cleaning.h"

namespace saban::layers {

namespace {

using geo::Crs;
using geo::Warnings;

/// The columns that hold a place, the first number's and the second's: easting or longitude first unless the header leaves it open.
struct PlaceColumns {
    std::size_t first = 0, second = 0;
    CoordinateUnit unit = CoordinateUnit::Metres;
    bool isNorthFirst = false;  ///< X and Y as the army writes them: swapped before anything else
};

std::optional<PlaceColumns> placeColumns(const ColumnRoles& roles) {
    const auto pair = [&](std::string_view first, std::string_view second, CoordinateUnit unit, bool isNorthFirst) -> std::optional<PlaceColumns> {
        const auto a = roles.find(first), b = roles.find(second);
        if (a == roles.end() || b == roles.end()) return std::nullopt;
        return PlaceColumns{.first = a->second, .second = b->second, .unit = unit, .isNorthFirst = isNorthFirst};
    };
    if (const auto columns = pair(role::kEasting, role::kNorthing, CoordinateUnit::Metres, false)) return columns;
    if (const auto columns = pair(role::kX, role::kY, CoordinateUnit::Metres, true)) return columns;
    return pair(role::kLongitude, role::kLatitude, CoordinateUnit::Degrees, false);
}

std::optional<double> numberOf(const Value& value) {
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
    if (const auto* number = std::get_if<double>(&value)) return *number;
    if (const auto* text = std::get_if<std::string>(&value)) {
        if (const auto number = parseNumber(*text)) return number;
        return parseAngleDeg(*text);
    }
    return std::nullopt;
}

bool isDegrees(glm::dvec2 p) { return std::abs(p.x) <= 180.0 && std::abs(p.y) <= 180.0; }

/// "587.123" with a point between thousands is read as 587 and something; its partner shows that metres are meant.
void restoreThousands(glm::dvec2& p) {
    constexpr double kLeastMetres = 10000.0;
    const auto restore = [](double& value, double partner) {
        if (std::abs(value) > 0.0 && std::abs(value) < 1000.0 && std::abs(partner) >= kLeastMetres) value *= 1000.0;
    };
    restore(p.x, p.y);
    restore(p.y, p.x);
}

std::string describe(const CoordinateReading& reading, bool isNorthFirst) {
    const bool isFirstNorth = reading.isSwapped != isNorthFirst;
    if (reading.crs.isGeographic())
        return isFirstNorth ? text(SABAN_TR("layers", "latitude, longitude of {0}"), reading.crs.label()) : text(SABAN_TR("layers", "longitude, latitude of {0}"), reading.crs.label());
    return isFirstNorth ? text(SABAN_TR("layers", "northing, easting of {0}"), reading.crs.label()) : text(SABAN_TR("layers", "easting, northing of {0}"), reading.crs.label());
}

void tellReading(const CoordinateReading& reading, const std::string& what, const std::string& how, const PlanPlace& place, const std::string& file,
                 Warnings& warnings) {
    if (reading.isOtherZone) {
        warnings.push_back({"other_zone", text(SABAN_TR("layers", "'{0}': {1} were read as {2}: in the plan's CRS ({3}) they do not lie on the table. If that is wrong, pass --crs."),
                                               file, what, how, place.crs.label())});
    } else if (!reading.isFitting) {
        warnings.push_back({"off_table", text(SABAN_TR("layers", "'{0}': {1} were read as {2}, but lie far from the table, as in every other zone of VN-2000. Pass the right --crs."), file,
                                              what, how)});
    } else {
        warnings.push_back({"coordinates_read", text(SABAN_TR("layers", "'{0}': {1} were read as {2}"), file, what, how)});
    }
}

void refuse(SourceRow& row, std::string reason) {
    row.shapes.clear();
    if (row.fault.empty()) row.fault = std::move(reason);
}

std::string farAway(const PlanPlace& place) {
    return text(SABAN_TR("layers", "it lies more than {0} km from the table in {1}"), static_cast<int>(kFarthestFromTableM / 1000.0), place.crs.label());
}

/// Which shapes a reading that exchanges easting and northing is about.
enum class Swapped { All, Points };

/// Moves shapes to the plan's CRS.
geo::Result<void> moveRows(SourceTable& table, const CoordinateReading& reading, Swapped which, const PlanPlace& place) {
    const auto transform = geo::Transform::create(reading.crs, place.crs);
    if (!transform) return tl::unexpected(transform.error());
    for (SourceRow& row : table.rows) {
        bool isPlaced = true, isNear = false;
        for (Geometry& shape : row.shapes)
            for (Geometry::Part& part : shape.parts) {
                if (reading.isSwapped && (which == Swapped::All || shape.kind == GeometryKind::Point))
                    for (glm::dvec2& p : part.points) std::swap(p.x, p.y);
                isPlaced = transform->forward(std::span(part.points)) == 0 && isPlaced;
                for (const glm::dvec2 p : part.points) isNear = isNear || isNearTable(p, place);
            }
        if (row.shapes.empty()) continue;
        if (!isPlaced) refuse(row, text(SABAN_TR("layers", "its coordinates are no place in {0}"), reading.crs.label()));
        else if (!isNear) refuse(row, farAway(place));
    }
    return {};
}

std::vector<glm::dvec2> firstPoints(const SourceTable& table) {
    std::vector<glm::dvec2> points;
    for (const SourceRow& row : table.rows)
        if (!row.shapes.empty()) points.push_back(row.shapes.front().parts.front().points.front());
    return points;
}

/// Which CRS the shapes of a file are in.
geo::Result<CoordinateReading> readingOfShapes(const SourceTable& table, const PlanPlace& place, const std::optional<Crs>& given, const std::string& file,
                                               Warnings& warnings) {
    const std::vector<glm::dvec2> points = firstPoints(table);
    const bool areDegrees = std::all_of(points.begin(), points.end(), isDegrees);
    // GeoJSON is in degrees whatever its numbers are, unless it says otherwise.
    const bool isUsable = table.crs && (!table.crs->isGeographic() || areDegrees);
    if (isUsable) return CoordinateReading{.crs = *table.crs};
    const auto unit = areDegrees && !given ? CoordinateUnit::Degrees : CoordinateUnit::Metres;
    auto reading = chooseReading(points, unit, place, given);
    if (!reading || points.empty()) return reading;
    if (!given) {
        reading->isSwapped = reading->isSwapped && reading->isFitting;
        tellReading(*reading, text(SABAN_TR("layers", "its coordinates, for which it declares no CRS,")), describe(*reading, false), place, file, warnings);
    }
    return reading;
}

/// Makes points from two columns, the order of X and Y still open.
std::vector<glm::dvec2> makePoints(SourceTable& table, const PlaceColumns& columns) {
    std::vector<glm::dvec2> points;
    for (SourceRow& row : table.rows) {
        if (!row.fault.empty() || !row.shapes.empty()) continue;
        const Value &a = row.values[columns.first], &b = row.values[columns.second];
        const auto first = numberOf(a), second = numberOf(b);
        if (!first || !second) {
            if (a.index() != 0 || b.index() != 0)
                refuse(row, text(SABAN_TR("layers", "its coordinates '{0}', '{1}' are no numbers"), textOf(a).substr(0, 40), textOf(b).substr(0, 40)));
            continue;
        }
        glm::dvec2 p = columns.isNorthFirst ? glm::dvec2(*second, *first) : glm::dvec2(*first, *second);
        if (columns.unit == CoordinateUnit::Metres) restoreThousands(p);
        row.shapes.push_back(Geometry::point(p));
        points.push_back(p);
    }
    return points;
}

void makeFromWkt(SourceTable& table, std::size_t column) {
    const geo::GdalErrors quiet;
    for (SourceRow& row : table.rows) {
        const auto* wkt = std::get_if<std::string>(&row.values[column]);
        if (!wkt || !row.fault.empty() || !row.shapes.empty()) continue;
        OGRGeometry* made = nullptr;
        const bool isRead = OGRGeometryFactory::createFromWkt(wkt->c_str(), nullptr, &made) == OGRERR_NONE && made;
        const std::unique_ptr<OGRGeometry> geometry(made);
        if (isRead) row.shapes = cleanShapes(*geometry).shapes;
        if (row.shapes.empty()) refuse(row, text(SABAN_TR("layers", "its WKT '{0}' is no geometry that can be used"), wkt->substr(0, 40)));
    }
}

}  // namespace

geo::Result<void> placeRows(SourceTable& table, const ColumnRoles& roles, const PlanPlace& place, const std::optional<Crs>& given, const std::string& file,
                            Warnings& warnings) {
    const auto columns = placeColumns(roles);
    const auto wkt = roles.find(role::kWkt);
    if (!table.hasShapes && wkt != roles.end()) makeFromWkt(table, wkt->second);
    const bool hasShapes = std::any_of(table.rows.begin(), table.rows.end(), [](const SourceRow& row) { return !row.shapes.empty(); });
    if (!hasShapes && !columns) return {};
    if (table.crs || !columns) {
        const auto reading = readingOfShapes(table, place, given, file, warnings);
        return reading ? moveRows(table, *reading, Swapped::All, place) : tl::unexpected(reading.error());
    }
    // A list with points in columns may have lines in another: one reading serves both.
    const std::vector<glm::dvec2> made = makePoints(table, *columns);
    const std::vector<glm::dvec2> points = made.empty() ? firstPoints(table) : made;
    const auto unit = std::all_of(points.begin(), points.end(), isDegrees) && !points.empty() ? CoordinateUnit::Degrees : columns->unit;
    auto reading = chooseReading(points, unit, place, given);
    if (!reading) return tl::unexpected(reading.error());
    if (!points.empty()) {
        const std::string names = fmt::format("{}, {}", table.columns[columns->first], table.columns[columns->second]);
        tellReading(*reading, text(SABAN_TR("layers", "columns {0}"), names), describe(*reading, columns->isNorthFirst), place, file, warnings);
    }
    return moveRows(table, *reading, Swapped::Points, place);
}

}  // namespace saban::layers
