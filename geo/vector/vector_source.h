#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "geo/core/bounds.h"
#include "geo/core/error.h"
#include "geo/core/fingerprint.h"
#include "geo/core/progress.h"
#include "geo/crs/crs.h"
#include "geo/raster/raster_file.h"
#include "geo/vector/map_features.h"
#include "geo/vector/shape_set.h"

namespace saban::geo {

struct VectorLayer {
    std::string path;
    std::string layer{};   ///< of the file, by name; empty: all that have geometry
    double opacity = 1.0;  ///< 0 to 1
    bool visible = true;
};

/// Points, lines and polygons to be draped over the table: any number of vector files, the later lie on top.
///
/// A file is read once, on opening, and moved to the table's CRS; from then on it is not needed any more. Curves become
/// lines, collections their parts. As long as a file does not change, all sources on the same table share what was read.
/// Thread safety: any thread. Immutable: changing opacity, order or visibility makes another source that shares the shapes.
class VectorSource {
 public:
    /// Layers that declare no CRS are taken to be in the assumed one, else in the table's, which is told. Geometries that
    /// are empty or hold coordinates that are no numbers are left out and counted in a warning.
    /// Errors: `NotFound`, `Unreadable` (permission), `Refused` (network), `BadFormat` (empty, damaged), `Unsupported` (no
    /// geometry), `BadCrs` (none of it has a place in the table's CRS), `Cancelled`.
    static Result<std::shared_ptr<const VectorSource>> open(const std::vector<VectorLayer>& layers, const Crs& tableCrs,
                                                            const RasterOptions& options = {}, std::stop_token stop = {},
                                                            const StepProgress& progress = {});
    ~VectorSource();

    /// The same files in another state. `layers` must name the same paths and layers, in any order.
    std::shared_ptr<const VectorSource> with(const std::vector<VectorLayer>& layers) const;

    const std::vector<VectorLayer>& layers() const;
    const Crs& crs() const;
    /// Of one layer, table CRS; of a single point its edges coincide.
    const Bounds& boundsOf(std::size_t layer) const;
    /// The CRS that a layer's file is in, and where it lies in it.
    const Crs& fileCrsOf(std::size_t layer) const;
    const Bounds& fileBoundsOf(std::size_t layer) const;
    std::size_t vertexCount() const;
    const Warnings& warnings() const;
    /// Stands for everything that pictures of these layers depend on.
    Digest identity() const;

    /// The shapes of a layer inside `area`, cut off at its edge, as exact as a picture with pixels of `resolutionM` needs:
    /// the lines pass within half a pixel of every vertex of the file, lines and rings smaller than half a pixel are left
    /// out, and so are points that others nearby stand for. What is given of a shape does not depend on `area`, so that
    /// neighbouring pictures agree.
    ShapeSet read(std::size_t layer, const Bounds& area, double resolutionM) const;

    /// Names of a layer's points, those of the highest order first. Never null; the same list for all sources that share it.
    const std::shared_ptr<const PlaceNames>& names(std::size_t layer) const;
    /// Buildings of a layer whose height is known. Never null; shared as `names` are.
    const std::shared_ptr<const Buildings>& buildings(std::size_t layer) const;

    struct Impl;

 private:
    explicit VectorSource(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

/// True when OGR opens the file and finds a layer that may hold geometry; GeoJSON, which has to be read whole, is known by
/// its beginning.
bool isVectorFile(const std::string& path, NetworkPolicy network = NetworkPolicy::Forbidden);

/// Why a file cannot be opened whose format OGR recognises; nothing when it can be opened, or when OGR does not know it.
std::optional<Error> vectorFileDamage(const std::string& path, NetworkPolicy network = NetworkPolicy::Forbidden);

}  // namespace saban::geo
