#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <glm/vec2.hpp>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "geo/core/bounds.h"
#include "geo/core/error.h"
#include "geo/core/fingerprint.h"
#include "geo/core/progress.h"
#include "geo/crs/crs.h"

namespace saban::geo {

enum class NetworkPolicy { Forbidden, Allowed };

/// How a raster is opened.
struct RasterOptions {
    std::optional<Crs> assumedCrs;                       ///< used when the file declares none
    NetworkPolicy network = NetworkPolicy::Forbidden;    ///< http(s), /vsicurl/, /vsis3/, WMS … need Allowed
};

/// What Saban uses a raster for.
enum class RasterKind {
    Elevation,  ///< one band of numbers
    Imagery     ///< a picture: RGB(A), palette, or 8-bit grey with colour meaning
};

/// What a raster declares of itself.
struct RasterInfo {
    std::string path;
    std::string driver;                 ///< GDAL short name, "GTiff"
    int width = 0;                      ///< cells
    int height = 0;
    int bands = 0;
    std::string dataType;               ///< of band 1, "Int16"
    std::array<double, 6> geotransform{};  ///< GDAL order, in `crs`
    std::optional<Crs> crs;
    std::optional<double> nodata;       ///< of band 1
    double scale = 1.0;                 ///< band 1
    double offset = 0.0;
    std::string unit;                   ///< vertical unit as the file words it; may be empty
    bool hasPalette = false;
    bool hasAlpha = false;
    bool hasOverviews = false;
    bool isRotated = false;
    bool isSouthUp = false;
    bool isFromGcps = false;            ///< georeferenced by ground control points, rectified while reading
};

/// A raster that can be read by window from many threads at once.
///
/// Opens one GDAL dataset per reading thread, on demand, and keeps them in a pool. Files without overviews get them from
/// the pyramid cache once `PyramidCache` has built them: reads use them from then on. The file itself is never written.
/// GCP-only and otherwise non-affine rasters are rectified by GDAL while reading.
/// Thread safety: any thread.
class RasterFile {
   public:
    /// `path` is a file, anything else GDAL opens, or a folder of tiles (stacked into one mosaic).
    /// Errors: `NotFound`, `Unreadable` (permission), `BadFormat` (not a raster, empty, truncated), `Refused` (network),
    /// `Unsupported` (0 x 0, a missing part of a VRT, no raster in a folder), `NoCrs` is not an error here: see `info().crs`.
    static Result<std::shared_ptr<RasterFile>> open(const std::string& path, const RasterOptions& options = {});

    ~RasterFile();

    const RasterInfo& info() const;
    RasterKind kind() const;
    /// Footprint in `info().crs`.
    Bounds bounds() const;
    /// Cell size on the ground in metres at the centre (the smaller of both directions).
    double cellM() const;

    /// Pixel (column, row; 0,0 is the outer corner of the first cell) of a point in the raster's CRS.
    glm::dvec2 toPixel(glm::dvec2 point) const;
    glm::dvec2 toPoint(glm::dvec2 pixel) const;

    /// From now on values outside `lowest` to `highest` (after scale and offset) are void in all that is read, averaged and
    /// built. To be called before the raster is shared between threads.
    void restrictValues(double lowest, double highest);
    /// How many cells were read so far whose value was out of that range (a cell counts each time it is read).
    std::uint64_t restrictedCells() const;

    /// A rectangle of cells at full or reduced resolution.
    struct Window {
        int column = 0, row = 0, columns = 0, rows = 0;  ///< at full resolution, inside the raster
        int outColumns = 0, outRows = 0;                 ///< what is wanted; never more than columns, rows
    };

    /// Values of band 1 with scale, offset and nothing else applied; void cells (nodata, mask, NaN, not finite) are NaN.
    /// Reduced reads average the valid cells. `out` is outColumns x outRows, first row first.
    /// Errors: `BadFormat` with the reason GDAL gives (truncated, damaged); `Cancelled`.
    Result<void> readValues(const Window& window, std::vector<float>& out, std::stop_token stop = {}) const;

    /// As `readValues`, but nearest cells and at full double precision: what gdallocationinfo prints.
    Result<std::optional<double>> readCell(int column, int row) const;

    /// Red, green, blue, alpha (straight, 0 where void), 8 bits each; palettes, grey and 16-bit data become RGB.
    Result<void> readRgba(const Window& window, std::vector<std::uint8_t>& out, std::stop_token stop = {}) const;

    /// True while a reduced read has to touch the full-resolution data because neither the file nor the cache has overviews
    /// and the raster is large enough for that to be slow.
    bool needsPyramid() const;
    /// Builds the pyramid in the cache (or in memory when the cache cannot be written and it is small enough) and uses it.
    /// A second call while one runs waits for it. Errors: `WriteFailed` when there is no room for it anywhere (reading
    /// goes on, slowly); `BadFormat`; `Cancelled`.
    Result<void> buildPyramid(const Progress& progress = {}, std::stop_token stop = {});

    /// Name in the cache for what is derived from this raster: another one whenever one of the files that it is made of, such as the
    /// parts of a VRT or of a folder, changes. Nothing when one of them cannot be looked at.
    std::optional<std::string> cacheKey(const std::string& variant) const;

    /// Stands for all that reading this raster gives, its place included. Nothing when nobody can know that: it lies in memory or in an
    /// archive, may lie on a network, or has changed since it was opened.
    std::optional<Digest> identity() const;

    /// Counts up when reads begin to give better data (a pyramid came to be).
    unsigned generation() const;

    /// A quick, coarse look at the whole raster, at most `maxCells` per side, touching at most a bounded number of blocks:
    /// usable at once on a raster of any size without overviews. NaN where void. `out.columns`, `rows` tell the size got.
    struct Glance {
        int columns = 0, rows = 0;
        std::vector<float> values;          ///< band 1; empty for imagery
        std::vector<std::uint8_t> rgba;     ///< for imagery; empty for elevation
    };
    Result<Glance> glance(int maxCells = 256, std::stop_token stop = {}) const;

    struct Impl;

   private:
    explicit RasterFile(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

/// Starts GDAL once: drivers, cache size, no network, errors captured instead of printed.
void initialiseGdal();

/// Quick decision for a file given without saying what it is. Errors as `RasterFile::open`.
Result<RasterKind> classifyRaster(const std::string& path, const RasterOptions& options = {});

}  // namespace saban::geo
