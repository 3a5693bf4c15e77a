#include "data/exercise/site.h"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <limits>
#include <queue>

#include "geo/raster/gdal_dataset.h"
#include "geo/raster/network_guard.h"
#include "layers/ground/ground.h"

namespace saban::exercise {

namespace {

constexpr double kRiverReachM = 90.0, kHouseReachM = 22.0, kVertexM = 25.0;

std::vector<glm::dvec2> pointsOf(const OGRGeometry& geometry) {
    std::vector<glm::dvec2> points;
    if (wkbFlatten(geometry.getGeometryType()) == wkbPoint) return {{geometry.toPoint()->getX(), geometry.toPoint()->getY()}};
    const OGRLineString* line = wkbFlatten(geometry.getGeometryType()) == wkbPolygon ? static_cast<const OGRLineString*>(geometry.toPolygon()->getExteriorRing())
                                                                                    : geometry.toLineString();
    for (int i = 0; i < line->getNumPoints(); ++i) points.emplace_back(line->getX(i), line->getY(i));
    return points;
}

double lengthOf(const std::vector<glm::dvec2>& line) {
    double length = 0.0;
    for (std::size_t i = 1; i < line.size(); ++i) length += glm::distance(line[i - 1], line[i]);
    return length;
}

std::vector<glm::dvec2> resampled(const std::vector<glm::dvec2>& line, double stepM) {
    std::vector<glm::dvec2> points{line.front()};
    for (const glm::dvec2 p : line)
        if (glm::distance(p, points.back()) >= stepM) points.push_back(p);
    if (points.back() != line.back()) points.push_back(line.back());
    return points;
}

/// Chaikin, An algorithm for high-speed curve generation, 1974: corners cut twice.
std::vector<glm::dvec2> rounded(std::vector<glm::dvec2> line) {
    for (int pass = 0; pass < 3; ++pass) {
        std::vector<glm::dvec2> cut{line.front()};
        for (std::size_t i = 1; i < line.size(); ++i) {
            cut.push_back(glm::mix(line[i - 1], line[i], 0.25));
            cut.push_back(glm::mix(line[i - 1], line[i], 0.75));
        }
        cut.push_back(line.back());
        line = std::move(cut);
    }
    return line;
}

double distanceTo(const std::vector<glm::dvec2>& line, glm::dvec2 at) {
    double nearest = std::numeric_limits<double>::max();
    for (const glm::dvec2 p : line) nearest = std::min(nearest, glm::distance(p, at));
    return nearest;
}

}  // namespace

double bearingDeg(glm::dvec2 from, glm::dvec2 to) {
    const glm::dvec2 way = to - from;
    const double degrees = std::atan2(way.x, way.y) * 180.0 / std::acos(-1.0);
    return std::round((degrees < 0 ? degrees + 360.0 : degrees) * 10.0) / 10.0;
}

geo::Result<Site> Site::open(const std::string& folder) {
    Site site;
    layers::GroundSpec spec;
    spec.elevation.emplace_back().path = folder + "/valley_10m.tif";
    auto ground = layers::openGround(spec);
    if (!ground) return tl::unexpected(ground.error());
    site.elevation_ = (*ground)->elevation;
    site.bounds_ = (*ground)->bounds;

    const std::string path = folder + "/valley_map.gpkg";
    const geo::GdalErrors errors;
    const geo::DatasetPtr map(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_VERBOSE_ERROR));
    if (!map) return geo::fail(geo::ErrorCode::Unreadable, "cannot read '" + path + "': " + errors.reason());
    const auto read = [&](const char* layer, auto take) {
        if (OGRLayer* rows = map->GetLayerByName(layer))
            for (const auto& row : *rows)
                if (row->GetGeometryRef()) take(*row, pointsOf(*row->GetGeometryRef()));
    };
    std::vector<std::pair<int, std::vector<glm::dvec2>>> roads;
    read("roads", [&](OGRFeature& row, const std::vector<glm::dvec2>& points) {
        const std::string kind = row.GetFieldAsString("highway");
        const int rank = kind == "secondary" ? 0 : kind == "tertiary" ? 1 : kind == "residential" ? 2 : 3;
        roads.emplace_back(rank, resampled(points, kVertexM));
    });
    std::stable_sort(roads.begin(), roads.end(), [](const auto& a, const auto& b) { return a.first != b.first ? a.first < b.first : lengthOf(a.second) > lengthOf(b.second); });
    for (auto& road : roads) site.roads_.push_back(std::move(road.second));
    read("river", [&](OGRFeature&, const std::vector<glm::dvec2>& points) { site.river_ = points; });
    read("places", [&](OGRFeature&, const std::vector<glm::dvec2>& points) { site.villages_.push_back(points.front()); });
    read("buildings", [&](OGRFeature&, const std::vector<glm::dvec2>& points) { site.houses_.push_back(points.front()); });
    if (site.villages_.size() < 3 || site.roads_.size() < 5 || site.river_.empty())
        return geo::fail(geo::ErrorCode::BadFormat, "cannot use '" + path + "': it lacks villages, roads or the river of the sample ground");
    return site;
}

double Site::heightM(glm::dvec2 at) const { return elevation_->heightAt(at).value_or(std::nullopt).value_or(0.0); }

double Site::slopeDeg(glm::dvec2 at) const {
    constexpr double kReach = 10.0;
    const double e = heightM(at + glm::dvec2(kReach, 0)) - heightM(at - glm::dvec2(kReach, 0));
    const double n = heightM(at + glm::dvec2(0, kReach)) - heightM(at - glm::dvec2(0, kReach));
    return std::atan(std::hypot(e, n) / (2 * kReach)) * 180.0 / std::acos(-1.0);
}

double Site::downhillDeg(glm::dvec2 at) const {
    constexpr double kReach = 10.0;
    const double e = heightM(at + glm::dvec2(kReach, 0)) - heightM(at - glm::dvec2(kReach, 0));
    const double n = heightM(at + glm::dvec2(0, kReach)) - heightM(at - glm::dvec2(0, kReach));
    return bearingDeg({0, 0}, {-e, -n});
}

double Site::riverDistanceM(glm::dvec2 at) const { return distanceTo(river_, at); }

glm::dvec2 Site::place(glm::dvec2 wanted, double slope, double spacingM) {
    const auto isGood = [&](glm::dvec2 at, double steepest) {
        return bounds_.contains(at) && slopeDeg(at) <= steepest && riverDistanceM(at) > kRiverReachM && distanceTo(houses_, at) > kHouseReachM &&
               distanceTo(taken_, at) >= spacingM;
    };
    // Outwards in a spiral; a little steeper when there is nothing for half a kilometre.
    for (const double steepest : {slope, slope * 1.5, 45.0})
        for (int i = 0; i < 1600; ++i) {
            const double radius = 12.0 * std::sqrt(static_cast<double>(i)), angle = i * 2.399963;  // the golden angle
            const glm::dvec2 at = glm::round(wanted + radius * glm::dvec2(std::cos(angle), std::sin(angle)));
            if (!isGood(at, steepest)) continue;
            taken_.push_back(at);
            return at;
        }
    return wanted;
}

std::vector<glm::dvec2> Site::way(glm::dvec2 from, glm::dvec2 to, double gradeMax) const {
    constexpr double kCell = 40.0;
    const int columns = static_cast<int>(bounds_.width() / kCell), rows = static_cast<int>(bounds_.height() / kCell);
    const auto at = [&](int cell) { return glm::dvec2(bounds_.minE + (cell % columns + 0.5) * kCell, bounds_.minN + (cell / columns + 0.5) * kCell); };
    const auto cellOf = [&](glm::dvec2 p) {
        return std::clamp(static_cast<int>((p.y - bounds_.minN) / kCell), 0, rows - 1) * columns + std::clamp(static_cast<int>((p.x - bounds_.minE) / kCell), 0, columns - 1);
    };
    std::vector<double> heights(static_cast<std::size_t>(columns) * rows), cost(heights.size(), std::numeric_limits<double>::max());
    std::vector<int> before(heights.size(), -1);
    for (int i = 0; i < columns * rows; ++i) heights[i] = heightM(at(i));
    using Entry = std::pair<double, int>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open;
    const int start = cellOf(from), goal = cellOf(to);
    cost[start] = 0.0;
    open.emplace(0.0, start);
    constexpr std::array<std::pair<int, int>, 16> kMoves{{{1, 0}, {-1, 0}, {0, 1}, {0, -1}, {1, 1}, {1, -1}, {-1, 1}, {-1, -1}, {2, 1}, {2, -1}, {-2, 1}, {-2, -1}, {1, 2}, {1, -2}, {-1, 2}, {-1, -2}}};
    while (!open.empty()) {
        const auto [c, cell] = open.top();
        open.pop();
        if (cell == goal) break;
        if (c > cost[cell]) continue;
        for (const auto& [dx, dy] : kMoves) {
            const int x = cell % columns + dx, y = cell / columns + dy;
            if (x < 0 || y < 0 || x >= columns || y >= rows) continue;
            const int next = y * columns + x;
            const double run = kCell * std::hypot(dx, dy), grade = std::abs(heights[next] - heights[cell]) / run;
            const double over = std::max(0.0, grade / gradeMax - 1.0);
            const double total = c + run * (1.0 + 2.0 * grade + 12.0 * over + (riverDistanceM(at(next)) < 45.0 ? 6.0 : 0.0));
            if (total >= cost[next]) continue;
            cost[next] = total;
            before[next] = cell;
            open.emplace(total, next);
        }
    }
    std::vector<glm::dvec2> line;
    for (int cell = before[goal]; cell >= 0 && cell != start; cell = before[cell]) line.push_back(at(cell));
    std::reverse(line.begin(), line.end());
    line.insert(line.begin(), from);
    line.push_back(to);
    return resampled(rounded(line), kVertexM);
}

std::vector<glm::dvec2> Site::alongContour(glm::dvec2 from, double lengthM) const {
    constexpr double kStep = 10.0;
    std::vector<glm::dvec2> line{from};
    glm::dvec2 ahead(0.0);
    for (double done = 0.0; done < lengthM; done += kStep) {
        const double downhill = downhillDeg(line.back()) * std::acos(-1.0) / 180.0;
        glm::dvec2 side(std::cos(downhill), -std::sin(downhill));
        if (glm::dot(side, ahead) < 0.0) side = -side;
        ahead = done == 0.0 ? side : glm::normalize(ahead * 0.6 + side * 0.4);
        line.push_back(glm::round((line.back() + ahead * kStep) * 1000.0) / 1000.0);
    }
    return line;
}

}  // namespace saban::exercise
