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

/// A coordinate reference system. A value: cheap to copy, immutable, safe to use from any thread.
/// Coordinates are always in the order easting, northing or longitude, latitude (degrees), whatever the authority says.
class Crs {
   public:
    /// From "EPSG:3405", WKT, PROJ string or anything else that PROJ understands.
    /// Errors: `BadCrs` with what to do; the deprecated and wrong EPSG:6956 to 6959 are refused naming the right code.
    static Result<Crs> parse(std::string_view definition);
    static Result<Crs> fromEpsg(int code);

    const std::string& name() const;         ///< "VN-2000 / UTM zone 48N"
    std::string authorityCode() const;       ///< "EPSG:3405"; empty when the definition matches no registered CRS
    std::optional<int> epsg() const;         ///< code of the horizontal part
    const std::string& wkt() const;          ///< WKT2:2019
    bool isProjected() const;
    bool isGeographic() const;
    bool isMetric() const;                   ///< projected, with the metre as unit
    double unitToMetre() const;              ///< metres per horizontal unit; degrees on the ellipsoid for geographic ones
    VerticalReference vertical() const;
    bool isVn2000() const;                   ///< geodetic datum is VN-2000, whatever the projection
    bool isWgs84() const;                    ///< geodetic datum is WGS 84 (any realisation)
    std::optional<Bounds> areaOfUse() const; ///< longitude, latitude degrees

    /// True when both describe the same horizontal CRS, axis order ignored.
    bool isSameAs(const Crs& other) const;

    struct Data;

   private:
    explicit Crs(std::shared_ptr<const Data> data);
    std::shared_ptr<const Data> data_;
    friend class Transform;
};

/// Horizontal transformation between two CRSs, using the most accurate operation PROJ has for the area; never the network.
/// Heights are never changed. A value with shared state; each thread has its own PROJ context inside.
/// Thread safety: any thread.
class Transform {
   public:
    /// Errors: `BadCrs` when no operation exists.
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
    /// Name of the operation and its accuracy in metres (negative: unknown), for people.
    std::string description() const;
    double accuracyM() const;

    struct Data;

   private:
    explicit Transform(std::shared_ptr<const Data> data);
    std::shared_ptr<const Data> data_;
};

/// Geodesic distance on the WGS 84 ellipsoid between two longitude, latitude points, metres.
/// Source: Karney, Algorithms for geodesics, 2013 (through PROJ).
double geodesicDistanceM(glm::dvec2 lonLatA, glm::dvec2 lonLatB);

}  // namespace saban::geo
