#include "geo/raster/raster_file.h"

#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include <algorithm>
#include <atomic>
#include <cassert>
#include <cmath>
#include <mutex>

#include "geo/core/text.h"
#include "geo/raster/pyramid_cache.h"
#include "geo/raster/raster_file_impl.h"

namespace saban::geo {

namespace {

Result<std::optional<Crs>> crsOf(GDALDataset& dataset, const std::string& path, const RasterOptions& options) {
    const OGRSpatialReference* declared = dataset.GetSpatialRef();
    if (!declared || declared->IsEmpty() || declared->IsLocal()) return options.assumedCrs;
    char* wkt = nullptr;
    const GdalErrors errors;
    const char* const wktOptions[] = {"FORMAT=WKT2_2019", nullptr};
    const auto status = declared->exportToWkt(&wkt, wktOptions);
    const std::string definition = status == OGRERR_NONE && wkt ? wkt : "";
    CPLFree(wkt);
    auto crs = Crs::parse(definition);
    if (crs) return std::optional(std::move(*crs));
    if (options.assumedCrs) return options.assumedCrs;
    return fail(crs.error().code, text(SABAN_TR("geo", "cannot read raster '{0}': {1}"), path, crs.error().message));
}

RasterInfo describe(GDALDataset& dataset, const RasterSource& source, const std::string& path, const CellLayout& layout) {
    GDALRasterBand& band = *dataset.GetRasterBand(1);
    RasterInfo info;
    info.path = path;
    info.driver = source.driver;
    info.width = dataset.GetRasterXSize();
    info.height = dataset.GetRasterYSize();
    info.bands = dataset.GetRasterCount();
    info.dataType = GDALGetDataTypeName(band.GetRasterDataType());
    dataset.GetGeoTransform(info.geotransform.data());
    info.nodata = layout.nodata;
    info.scale = layout.scale;
    info.offset = layout.offset;
    info.unit = band.GetUnitType() ? band.GetUnitType() : "";
    info.hasPalette = layout.colour == CellLayout::Colour::Palette;
    info.hasAlpha = layout.alphaBand != 0;
    info.hasOverviews = band.GetOverviewCount() > 0;
    info.isRotated = info.geotransform[2] != 0.0 || info.geotransform[4] != 0.0;
    info.isSouthUp = info.geotransform[5] > 0.0;
    info.isFromGcps = source.isFromGcps;
    return info;
}

/// The full resolution and the overviews that can stand in for it, finest first.
std::vector<RasterLevel> levelsOf(GDALDataset& dataset, const CellLayout& layout, const std::shared_ptr<DatasetPool>& pool) {
    std::vector<RasterLevel> levels;
    GDALRasterBand& band = *dataset.GetRasterBand(1);
    const int width = dataset.GetRasterXSize(), height = dataset.GetRasterYSize();
    levels.push_back({.width = width, .height = height, .pool = pool, .layout = layout});
    for (int i = 0; i < band.GetOverviewCount(); ++i) {
        GDALRasterBand* overview = band.GetOverview(i);
        if (!overview || overview->GetXSize() <= 0 || overview->GetYSize() <= 0 || overview->GetXSize() >= width) continue;
        bool isOnAllBands = true;
        for (int b = 2; b <= dataset.GetRasterCount(); ++b)
            isOnAllBands = isOnAllBands && dataset.GetRasterBand(b)->GetOverviewCount() > i;
        if (!isOnAllBands || !overviewKeepsVoids(dataset, layout, i)) continue;
        levels.push_back({.cellsPerColumn = static_cast<double>(width) / overview->GetXSize(),
                          .cellsPerRow = static_cast<double>(height) / overview->GetYSize(),
                          .width = overview->GetXSize(),
                          .height = overview->GetYSize(),
                          .overview = i,
                          .pool = pool,
                          .layout = layout});
    }
    std::sort(levels.begin(), levels.end(), [](const RasterLevel& a, const RasterLevel& b) { return a.width > b.width; });
    return levels;
}

/// The shorter of two steps from a point, metres on the ellipsoid.
std::optional<double> measureOnGround(const Crs& crs, glm::dvec2 here, glm::dvec2 along, glm::dvec2 down) {
    const auto wgs84 = Crs::fromEpsg(4326);
    if (!wgs84) return std::nullopt;
    const auto transform = Transform::create(crs, *wgs84);
    if (!transform) return std::nullopt;
    const auto a = transform->forward(here), b = transform->forward(along), c = transform->forward(down);
    if (!a || !b || !c) return std::nullopt;
    return std::min(geodesicDistanceM(*a, *b), geodesicDistanceM(*a, *c));
}

double groundSizeOfCell(const RasterInfo& info, const RasterFile& file) {
    const glm::dvec2 middle{info.width / 2.0, info.height / 2.0};
    const glm::dvec2 here = file.toPoint(middle);
    const glm::dvec2 along = file.toPoint(middle + glm::dvec2{1.0, 0.0});
    const glm::dvec2 down = file.toPoint(middle + glm::dvec2{0.0, 1.0});
    if (info.crs && info.crs->isGeographic()) return std::min(geodesicDistanceM(here, along), geodesicDistanceM(here, down));
    const double unit = info.crs ? info.crs->unitToMetre() : 1.0;
    const double onGrid = unit * std::min(std::hypot(along.x - here.x, along.y - here.y), std::hypot(down.x - here.x, down.y - here.y));
    // Grids for survey are true to scale within a few parts in a thousand; Pseudo-Mercator and world maps are not.
    constexpr double kTrueToScale = 0.01;
    const auto onGround = info.crs ? measureOnGround(*info.crs, here, along, down) : std::nullopt;
    return onGround && std::abs(*onGround / onGrid - 1.0) > kTrueToScale ? *onGround : onGrid;
}

Result<void> checkWindow(const RasterInfo& info, const RasterFile::Window& w) {
    const bool isInside = w.column >= 0 && w.row >= 0 && w.columns > 0 && w.rows > 0 && w.columns <= info.width - w.column &&
                          w.rows <= info.height - w.row;
    const bool isReduced = w.outColumns > 0 && w.outRows > 0 && w.outColumns <= w.columns && w.outRows <= w.rows;
    if (isInside && isReduced) return {};
    return fail(ErrorCode::InvalidArgument,
                text(SABAN_TR("geo", "cannot read {0} x {1} cells at column {2}, row {3} of raster '{4}' as {5} x {6}: it has {7} x {8} cells. Ask for at "
                                     "least one cell inside it, and for no more cells than there are."),
                     w.columns, w.rows, w.column, w.row, info.path, w.outColumns, w.outRows, info.width, info.height));
}

}  // namespace

tl::unexpected<Error> failReading(const RasterInfo& info, const Error& error) {
    if (error.code == ErrorCode::Cancelled) return tl::unexpected(error);
    return fail(error.code, text(SABAN_TR("geo", "cannot read cells of raster '{0}': {1}. The file is damaged or incomplete: copy it again from where "
                                                 "it came from."),
                                 info.path, error.message));
}

RasterFile::RasterFile(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
RasterFile::~RasterFile() = default;

Result<std::shared_ptr<RasterFile>> RasterFile::open(const std::string& path, const RasterOptions& options) {
    auto source = openRasterSource(path, options);
    if (!source) return tl::unexpected(source.error());
    GDALDataset& dataset = *source->dataset;
    auto impl = std::make_unique<Impl>();
    const auto layout = CellLayout::of(dataset);
    impl->kind = layout.kind;
    impl->info = describe(dataset, *source, path, layout);
    auto crs = crsOf(dataset, path, options);
    if (!crs) return tl::unexpected(crs.error());
    impl->info.crs = std::move(*crs);
    impl->parts = std::move(source->parts);
    impl->spec = source->spec;
    impl->openedFiles = PyramidCache::keyOf(impl->parts, {});
    impl->isOnNetwork = options.network == NetworkPolicy::Allowed;
    impl->isSequential = isReadInSequence(dataset);
    const auto pool = std::make_shared<DatasetPool>(source->spec);
    impl->setLevels(levelsOf(dataset, layout, pool));
    pool->add(std::move(source->dataset));
    std::shared_ptr<RasterFile> file(new RasterFile(std::move(impl)));
    file->impl_->cellM = groundSizeOfCell(file->info(), *file);
    if (file->needsPyramid()) file->impl_->attachCached();
    return file;
}

const RasterInfo& RasterFile::info() const { return impl_->info; }
RasterKind RasterFile::kind() const { return impl_->kind; }
double RasterFile::cellM() const { return impl_->cellM; }
unsigned RasterFile::generation() const { return impl_->generation.load(); }

std::optional<Digest> RasterFile::identity() const {
    const auto isPlain = [](const std::string& part) { return !part.starts_with("/vsi"); };
    if (impl_->isOnNetwork || !impl_->openedFiles || !std::all_of(impl_->parts.begin(), impl_->parts.end(), isPlain)) return std::nullopt;
    if (PyramidCache::keyOf(impl_->parts, {}) != impl_->openedFiles) return std::nullopt;
    Fingerprint print;
    print.add(*impl_->openedFiles).add(impl_->spec).add(impl_->info.crs ? impl_->info.crs->wkt() : "").add(GDALVersionInfo("VERSION_NUM"));
    return print.digest();
}

Bounds RasterFile::bounds() const {
    const double w = impl_->info.width, h = impl_->info.height;
    Bounds bounds;
    for (const glm::dvec2 corner : {glm::dvec2{0, 0}, glm::dvec2{w, 0}, glm::dvec2{0, h}, glm::dvec2{w, h}}) bounds.include(toPoint(corner));
    return bounds;
}

glm::dvec2 RasterFile::toPixel(glm::dvec2 point) const {
    const auto& g = impl_->info.geotransform;
    const double x = point.x - g[0], y = point.y - g[3];
    const double determinant = g[1] * g[5] - g[2] * g[4];
    return {(x * g[5] - y * g[2]) / determinant, (y * g[1] - x * g[4]) / determinant};
}

glm::dvec2 RasterFile::toPoint(glm::dvec2 pixel) const {
    const auto& g = impl_->info.geotransform;
    return {g[0] + pixel.x * g[1] + pixel.y * g[2], g[3] + pixel.x * g[4] + pixel.y * g[5]};
}

Result<void> RasterFile::readValues(const Window& window, std::vector<float>& out, std::stop_token stop) const {
    if (auto valid = checkWindow(impl_->info, window); !valid) return valid;
    const auto levels = impl_->levels();
    const RasterLevel& level = chooseLevel(*levels, window, RasterKind::Elevation);
    auto read = readLevelValues(level, window, out, stop);
    if (!read && level.isPyramid && read.error().code != ErrorCode::Cancelled) {
        impl_->dropPyramid();
        return readValues(window, out, stop);
    }
    if (!read) return failReading(impl_->info, read.error());
    return {};
}

Result<void> RasterFile::readRgba(const Window& window, std::vector<std::uint8_t>& out, std::stop_token stop) const {
    if (auto valid = checkWindow(impl_->info, window); !valid) return valid;
    if (auto known = impl_->ensureStretch(stop); !known) return failReading(impl_->info, known.error());
    const auto levels = impl_->levels();
    const RasterLevel& level = chooseLevel(*levels, window, RasterKind::Imagery);
    auto read = readLevelRgba(level, window, out, stop);
    if (!read && level.isPyramid && read.error().code != ErrorCode::Cancelled) {
        impl_->dropPyramid();
        return readRgba(window, out, stop);
    }
    if (!read) return failReading(impl_->info, read.error());
    return {};
}

Result<std::optional<double>> RasterFile::readCell(int column, int row) const {
    const Window window{.column = column, .row = row, .columns = 1, .rows = 1, .outColumns = 1, .outRows = 1};
    if (auto valid = checkWindow(impl_->info, window); !valid) return tl::unexpected(valid.error());
    const auto levels = impl_->levels();
    const RasterLevel& full = levels->front();
    auto dataset = full.pool->acquire();
    if (!dataset) return failReading(impl_->info, dataset.error());
    const auto stored = readStoredCell(**dataset, 1, -1, column, row);
    if (!stored) return failReading(impl_->info, stored.error());
    std::vector<float> masked(1);
    if (auto read = readValueCells(**dataset, full.layout, -1, {.column = column, .row = row, .columns = 1, .rows = 1}, masked); !read)
        return failReading(impl_->info, read.error());
    if (std::isnan(masked[0])) return std::nullopt;
    return std::optional(*stored * full.layout.scale + full.layout.offset);
}

Result<RasterKind> classifyRaster(const std::string& path, const RasterOptions& options) {
    auto file = RasterFile::open(path, options);
    if (!file) return tl::unexpected(file.error());
    return (*file)->kind();
}

}  // namespace saban::geo
