#pragma once

#include <array>
#include <glm/vec2.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "geo/core/bounds.h"
#include "geo/core/error.h"
#include "geo/crs/crs.h"
#include "viewer/render/look.h"
#include "viewer/table/grid_labels.h"

namespace saban::viewer {

/// Spacing of the lines of a grid.
struct GridInterval {
    double step = 0.0;  ///< metres; degrees for longitude and latitude
    int strong = 10;    ///< every so many lines one is stronger
    bool operator==(const GridInterval&) const = default;
};

/// Round metres from line to line, a readable distance apart where a pixel covers so much.
GridInterval metricIntervalFor(double metresPerPixel);

/// The lines of another CRS than the table's on the ground: coordinates, spacing and labels.
///
/// Coordinates are (east, north) in metres or (longitude, latitude) in degrees. Those of MGRS are UTM on WGS 84 in a zone of one's
/// choice, northings from the equator in both hemispheres: `zoneAt` says which zone holds at a place, the exceptions of Norway and
/// Svalbard included. Beyond 84 N and 80 S, where MGRS goes over to the poles' own grid, it has no lines here.
/// Thread safety: any thread.
class GroundGrid {
   public:
    /// Null for the table's own lines. Errors: those of `Crs::fromEpsg` and `Transform::create`; `BadCrs` for a CRS that is not metric.
    static geo::Result<std::shared_ptr<const GroundGrid>> create(const GridChoice& choice, const geo::Crs& tableCrs);

    const GridChoice& choice() const { return choice_; }
    const geo::Crs& tableCrs() const { return tableCrs_; }

    /// UTM zone of a place on the table (1 to 60); 0 for the poles and for grids without zones.
    int zoneAt(glm::dvec2 place) const;
    std::optional<glm::dvec2> coordinatesAt(glm::dvec2 place, int zone) const;
    /// The place on the table.
    std::optional<glm::dvec2> placeOf(glm::dvec2 coordinates, int zone) const;

    /// Lines a readable distance apart where a pixel covers so much: for MGRS 100 m to 100 km in powers of ten, else round metres,
    /// or seconds, minutes and degrees.
    GridInterval intervalFor(double metresPerPixel) const;
    /// Lines of those of `interval` for an edge: at most about a hundred.
    GridInterval edgeInterval(const GridInterval& interval, double lengthM) const;
    /// Metres from line to line, about.
    double spacingM(const GridInterval& interval) const;

    /// Coordinates on a tile as polynomials in (x, y), -0.5 to 0.5 from its middle: terms of 1, x, y, x², xy, y². Off by less than a
    /// metre on tiles up to 80 km wide, and by less than a tenth of a cell on wider ones.
    using Terms = std::array<glm::dvec2, 6>;
    struct TileFit {
        Terms terms{};
        /// Of the zone in the east where two meet, and the polynomial that is positive there.
        struct Beyond {
            Terms terms{};
            std::array<double, 6> border{};
        };
        std::optional<Beyond> beyond{};
    };
    /// Nothing where there are no coordinates, and on a tile with more than two zones.
    std::optional<TileFit> fit(const geo::Bounds& tile) const;

    /// A crossing of a line with the edge of a table.
    struct Crossing {
        double alongM = 0.0;  ///< from the southern or western end
        double value = 0.0;   ///< of the coordinate
        GridLabel label{};
    };
    /// East-west coordinates along the southern and northern edges, north-south ones along the others, from south or west.
    std::vector<Crossing> crossings(glm::dvec2 from, glm::dvec2 to, bool isNorthing, const GridInterval& interval) const;

    /// As it is written at an edge; of MGRS with the square on the far side of the line.
    GridLabel labelOf(double value, bool isNorthing, const GridInterval& interval, glm::dvec2 place, int zone) const;

    /// "MGRS 48Q km", "X km", "Vĩ độ": what the labels along an edge mean.
    std::string axisName(bool isNorthing, const GridInterval& interval) const;
    /// For the facts under the title: "Grid: MGRS", "Grid: VN-2000 / UTM zone 49N".
    std::string title() const;

   private:
    /// A part of an edge on which the coordinate changes evenly.
    struct EdgeStretch {
        glm::dvec2 from, to;
        double fromM, lengthM;  ///< along the edge
        double fromValue, toValue;
        int zone;
        bool isLast;
    };
    GroundGrid(const GridChoice& choice, const geo::Crs& tableCrs, geo::Transform toGrid, std::string name)
        : choice_(choice), tableCrs_(tableCrs), toGrid_(std::move(toGrid)), name_(std::move(name)) {}

    void addLines(std::vector<Crossing>& found, const EdgeStretch& stretch, bool isNorthing, const GridInterval& interval) const;
    std::string squareAt(glm::dvec2 coordinates, int zone) const;

    GridChoice choice_;
    geo::Crs tableCrs_;
    geo::Transform toGrid_;  ///< from the table: to the other CRS, or to longitude and latitude
    std::string name_;
};

}  // namespace saban::viewer
