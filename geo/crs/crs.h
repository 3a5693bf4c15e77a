#pragma once

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "geo/core/bounds.h"
#include "geo/core/error.h"

namespace saban::geo {

/// Which vertical reference a CRS declares.
struct VerticalReference {
    std::string name;          ///< e.g. "EGM96 height"; empty when none is declared
    double unitToMetre = 1.0;  ///< metres per vertical unit of the CRS
    bool isDeclared() const { return !name.empty(); }
};

/// The numbers that make a transverse Mercator zone.
struct TransverseMercator {
    double centralMeridianDeg = 0.0;
    double latitudeOfOriginDeg = 0.0;
    double scale = 1.0;
    double falseEastingM = 0.0;
    double falseNorthingM = 0.0;
};

/// A coordinate reference system. A value: cheap to copy, immutable, safe to use from any thread.
/// Coordinates are always in the order easting, northing or longitude, latitude (degrees), whatever the authority says.
class Crs {
   public:
    /// From "EPSG:3405", WKT, PROJ string or anything else that PROJ understands.
    /// A compound CRS is used by its horizontal part, its vertical part is told by `vertical()`; a CRS bound to WGS 84
    /// (TOWGS84) keeps that shift for transformations.
    /// Errors: `BadCrs` with what to do; the deprecated and wrong EPSG:6956 to 6959 are refused naming the right code,
    /// also when a definition only has their numbers (false easting 0, false northing 500 000 on VN-2000).
    static Result<Crs> parse(std::string_view definition);
    static Result<Crs> fromEpsg(int code);

    const std::string& name() const;         ///< of the horizontal part: "VN-2000 / UTM zone 48N"
    std::string label() const;               ///< name and code of the horizontal part: "VN-2000 / UTM zone 48N (EPSG:3405)"
    std::string authorityCode() const;       ///< "EPSG:3405", compound "EPSG:3405+5727"; empty when no registered CRS matches
    std::optional<int> epsg() const;         ///< code of the horizontal part
    const std::string& wkt() const;          ///< WKT2:2019 of the whole definition, a vertical part included
    Crs horizontal() const;                  ///< the same without a vertical part
    const std::string& datum() const;        ///< "Vietnam 2000"; "unknown …" when the definition names none
    bool isDatumKnown() const;               ///< named, or tied to WGS 84 by a TOWGS84 shift
    bool isProjected() const;
    bool isGeographic() const;
    bool isMetric() const;                   ///< projected, with the metre as unit
    double unitToMetre() const;              ///< metres per horizontal unit; degrees on the ellipsoid for geographic ones
    VerticalReference vertical() const;
    bool isVn2000() const;                   ///< geodetic datum is VN-2000, by name or by its TOWGS84 numbers
    bool isWgs84() const;                    ///< geodetic datum is WGS 84 (any realisation)
    std::optional<Bounds> areaOfUse() const; ///< longitude, latitude degrees; maxE passes 180 across the antimeridian
    std::optional<TransverseMercator> transverseMercator() const;  ///< nothing for any other projection

    /// True when both describe the same horizontal CRS, axis order ignored.
    bool isSameAs(const Crs& other) const;

    struct Data;

   private:
    explicit Crs(std::shared_ptr<const Data> data);
    std::shared_ptr<const Data> data_;
    friend class Transform;
};

/// Horizontal transformation between two CRSs, using the best operation PROJ has for the areas of both; never the network.
///
/// One operation serves all points, so that a surface keeps no step where areas of two operations meet. Between VN-2000
/// and WGS 84 it is EPSG:6960 (1 m) everywhere, also in the Mekong delta, where PROJ's programs take EPSG:5194 (about
/// 0.8 m away) inside a rectangle of 104.24 to 107.11 E, 9.35 to 11.04 N. Heights are never changed.
/// A value with shared state; each thread has its own PROJ context inside.
/// Thread safety: any thread.
class Transform {
   public:
    /// Cheap when asked again for the same pair. Errors: `BadCrs` when no operation exists.
    static Result<Transform> create(const Crs& from, const Crs& to);

    /// Nothing when the point cannot be transformed (outside the projection's domain).
    std::optional<glm::dvec2> forward(glm::dvec2 point) const;
    std::optional<glm::dvec2> inverse(glm::dvec2 point) const;

    /// In place; points that fail become NaN. Returns how many failed.
    std::size_t forward(std::span<glm::dvec2> points) const;
    std::size_t inverse(std::span<glm::dvec2> points) const;

    /// Bounds of the transformed rectangle, its edges densified; nothing when no edge point can be transformed.
    std::optional<Bounds> forward(const Bounds& bounds) const;
    std::optional<Bounds> inverse(const Bounds& bounds) const;

    bool isIdentity() const;
    /// Name of the operation, for people: "Inverse of UTM zone 48N + VN-2000 to WGS 84 (2)".
    const std::string& description() const;
    double accuracyM() const;  ///< of the operation, metres; negative: unknown, as when datums are not related by anything known

    struct Data;

   private:
    explicit Transform(std::shared_ptr<const Data> data);
    std::shared_ptr<const Data> data_;
};

/// Geodesic distance on the WGS 84 ellipsoid between two longitude, latitude points, metres.
/// Source: Karney, Algorithms for geodesics, 2013 (through GeographicLib).
double geodesicDistanceM(glm::dvec2 lonLatA, glm::dvec2 lonLatB);

}  // namespace saban::geo
