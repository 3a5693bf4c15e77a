#include "geo/imagery/imagery_source.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>
#include <mutex>
#include <utility>

#include "geo/core/text.h"
#include "geo/imagery/rgba_composite.h"
#include "geo/raster/placed_raster.h"
#include "geo/raster/resample.h"

namespace saban::geo {

namespace {

/// Of the pixels that are read, whole or reduced.
constexpr double kMappingTolerancePx = 0.05;
/// Reduces to the nearest power of two: a picture that flickers is worse than one a little softer.
constexpr double kReductionBias = 0.5;
/// Reduced reads beyond this would touch too much of a large raster that has no overviews yet.
constexpr int kDirectReduction = 4;
constexpr int kOverviewPixels = 1024;

/// Pixels of a raster, whole or reduced.
struct Pixels {
    CellFrame frame;
    std::vector<std::uint8_t> rgba;
};

/// One raster of the stack with its coarse picture, shared by all sources that show it.
class Picture {
 public:
    explicit Picture(PlacedRaster raster) : raster_(std::move(raster)) {}

    const PlacedRaster& raster() const { return raster_; }
    /// Pixels around the given places; null when the raster does not reach there.
    Result<std::shared_ptr<const Pixels>> read(const Bounds& pixels, int reduction, const std::stop_token& stop) const;

 private:
    Result<std::shared_ptr<const Pixels>> overview(const std::stop_token& stop) const;
    Result<std::shared_ptr<const Pixels>> reduced(int reduction, const std::stop_token& stop) const;

    PlacedRaster raster_;
    mutable std::mutex mutex_;
    mutable std::shared_ptr<const Pixels> overview_;  ///< made when first asked for
    mutable std::vector<std::shared_ptr<const Pixels>>
        reduced_;  ///< of a small raster: by 2, by 4 …; made when first asked for
};

Result<std::shared_ptr<const Pixels>> Picture::read(const Bounds& pixels, int reduction,
                                                    const std::stop_token& stop) const {
    const auto window = windowFor(raster_, pixels, reduction);
    if (!window) return nullptr;
    const bool isSmall = static_cast<long long>(raster_.width()) * raster_.height() <= kSmallRasterCells;
    if (reduction > 1 && isSmall) return reduced(reduction, stop);
    if (reduction > kDirectReduction && raster_.file()->needsPyramid()) return overview(stop);
    auto read = std::make_shared<Pixels>(Pixels{CellFrame::of(*window), {}});
    if (auto done = raster_.file()->readRgba(*window, read->rgba, stop); !done) return tl::unexpected(done.error());
    return read;
}

Result<std::shared_ptr<const Pixels>> Picture::overview(const std::stop_token& stop) const {
    const std::lock_guard lock(mutex_);
    if (!overview_) {
        auto glance = raster_.file()->glance(kOverviewPixels, stop);
        if (!glance) return tl::unexpected(glance.error());
        overview_ = std::make_shared<Pixels>(
            Pixels{CellFrame::ofWhole(raster_, glance->columns, glance->rows), std::move(glance->rgba)});
    }
    return overview_;
}

Result<std::shared_ptr<const Pixels>> Picture::reduced(int reduction, const std::stop_token& stop) const {
    const std::lock_guard lock(mutex_);
    if (reduced_.empty()) {
        Pixels pixels{{raster_.width(), raster_.height()}, {}};
        auto done = raster_.file()->readRgba(
            {0, 0, raster_.width(), raster_.height(), raster_.width(), raster_.height()}, pixels.rgba, stop);
        if (!done) return tl::unexpected(done.error());
        do {
            halveRgba(pixels.frame, pixels.rgba);
            reduced_.push_back(std::make_shared<const Pixels>(pixels));
        } while (std::min(pixels.frame.columns, pixels.frame.rows) >= 4);
    }
    const auto level = static_cast<std::size_t>(std::countr_zero(static_cast<unsigned>(reduction))) - 1;
    return reduced_[std::min(level, reduced_.size() - 1)];
}

Result<std::shared_ptr<const Picture>> openPicture(const ImageryLayer& layer, const Crs& tableCrs,
                                                   const RasterOptions& options) {
    auto file = RasterFile::open(layer.path, options);
    if (!file) return tl::unexpected(file.error());
    const RasterInfo& info = (*file)->info();
    if ((*file)->kind() != RasterKind::Imagery) {
        return fail(ErrorCode::Unsupported,
                    text(SABAN_TR("geo",
                                  "cannot drape '{0}': it holds numbers ({1}), not colours. Pass it with --elevation, "
                                  "or make a picture of it "
                                  "with gdaldem color-relief or gdal_translate -ot Byte -scale."),
                         info.path, info.dataType));
    }
    if (!info.crs) {
        return fail(ErrorCode::NoCrs,
                    text(SABAN_TR("geo",
                                  "cannot read imagery '{}': it has no CRS. Assign one with gdal_edit.py -a_srs "
                                  "EPSG:nnnn, or pass --crs."),
                         info.path));
    }
    auto placed = PlacedRaster::create(*file, tableCrs);
    if (!placed) return tl::unexpected(placed.error());
    return std::make_shared<const Picture>(*std::move(placed));
}

bool isShown(const ImageryLayer& layer) {
    return layer.visible && layer.opacity > 0.0;
}

}  // namespace

struct ImagerySource::Impl {
    explicit Impl(const Crs& crs) : tableCrs(crs) {}
    /// After layers and pictures are in.
    void summarise();

    Crs tableCrs;
    Bounds bounds;
    std::vector<ImageryLayer> layers;
    std::vector<std::shared_ptr<const Picture>> pictures;  ///< of each layer
    std::vector<std::shared_ptr<RasterFile>> files;
    Warnings warnings;
};

void ImagerySource::Impl::summarise() {
    for (const auto& picture : pictures) {
        files.push_back(picture->raster().file());
        bounds.include(picture->raster().bounds());
    }
}

ImagerySource::ImagerySource(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ImagerySource::~ImagerySource() = default;

Result<std::shared_ptr<const ImagerySource>> ImagerySource::open(const std::vector<ImageryLayer>& layers,
                                                                 const Crs& tableCrs, const RasterOptions& options) {
    auto impl = std::make_unique<Impl>(tableCrs);
    impl->layers = layers;
    for (const ImageryLayer& layer : layers) {
        auto picture = openPicture(layer, tableCrs, options);
        if (!picture) return tl::unexpected(picture.error());
        impl->pictures.push_back(*std::move(picture));
    }
    impl->summarise();
    return std::shared_ptr<const ImagerySource>(new ImagerySource(std::move(impl)));
}

std::shared_ptr<const ImagerySource> ImagerySource::with(const std::vector<ImageryLayer>& layers) const {
    assert(layers.size() == impl_->layers.size());
    auto impl = std::make_unique<Impl>(impl_->tableCrs);
    impl->layers = layers;
    impl->warnings = impl_->warnings;
    // A path that is there twice is taken once for each time it is named.
    std::vector<bool> isTaken(impl_->layers.size(), false);
    for (const ImageryLayer& layer : layers) {
        std::size_t i = 0;
        while (i < isTaken.size() && (isTaken[i] || impl_->layers[i].path != layer.path)) ++i;
        assert(i < isTaken.size() && "with() was given a path that is not among the source's layers");
        isTaken[i] = true;
        impl->pictures.push_back(impl_->pictures[i]);
    }
    impl->summarise();
    return std::shared_ptr<const ImagerySource>(new ImagerySource(std::move(impl)));
}

const std::vector<ImageryLayer>& ImagerySource::layers() const {
    return impl_->layers;
}
const std::vector<std::shared_ptr<RasterFile>>& ImagerySource::rasters() const {
    return impl_->files;
}
const Crs& ImagerySource::crs() const {
    return impl_->tableCrs;
}
const Bounds& ImagerySource::bounds() const {
    return impl_->bounds;
}
const Warnings& ImagerySource::warnings() const {
    return impl_->warnings;
}

std::optional<double> ImagerySource::cellAtM(const Bounds& area) const {
    std::optional<double> finest;
    for (std::size_t i = 0; i < impl_->layers.size(); ++i) {
        const PlacedRaster& raster = impl_->pictures[i]->raster();
        if (!isShown(impl_->layers[i]) || !raster.bounds().intersects(area)) continue;
        const double cellM = raster.file()->cellM();
        if (!finest || cellM < *finest) finest = cellM;
    }
    return finest;
}

Result<RgbaGrid> ImagerySource::read(const GridSpec& grid, std::stop_token stop) const {
    assert(grid.columns >= 2 && grid.rows >= 2 && !grid.bounds.isEmpty());
    RgbaComposite composite(grid);
    for (std::size_t i = impl_->layers.size(); i-- > 0 && !composite.isOpaque();) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, text(SABAN_TR("geo", "reading imagery was stopped.")));
        if (!isShown(impl_->layers[i])) continue;
        const Picture& picture = *impl_->pictures[i];
        const PlacedRaster& raster = picture.raster();
        if (!raster.bounds().grownBy(raster.cellSizeM().x).intersects(grid.bounds)) continue;
        const int reduction = reductionFor(raster, grid, kReductionBias);
        const GridMapping mapping(raster, grid, kMappingTolerancePx * reduction);
        auto pixels = picture.read(mapping.pixelBounds(), reduction, stop);
        if (!pixels) return tl::unexpected(pixels.error());
        if (!*pixels) continue;
        std::vector<glm::dvec2> places(grid.columns);
        std::vector<std::uint8_t> line(static_cast<std::size_t>(grid.columns) * 4);
        for (int row = 0; row < grid.rows; ++row) {
            mapping.row(row, places);
            sampleRgba(raster, (*pixels)->frame, (*pixels)->rgba, places, line);
            composite.addBelow(row, line, std::min(impl_->layers[i].opacity, 1.0));
        }
    }
    return composite.finish();
}

std::optional<Digest> ImagerySource::identity() const {
    Fingerprint print;
    print.add(impl_->tableCrs.wkt());
    for (std::size_t i = 0; i < impl_->layers.size(); ++i) {
        if (!isShown(impl_->layers[i])) continue;
        const PlacedRaster& raster = impl_->pictures[i]->raster();
        const auto file = raster.file()->identity();
        if (!file) return std::nullopt;
        const Bounds& placed = raster.bounds();
        print.add(*file).add(impl_->layers[i].opacity);
        print.add(placed.minE).add(placed.minN).add(placed.maxE).add(placed.maxN);
    }
    return print.digest();
}

unsigned ImagerySource::generation() const {
    unsigned sum = 0;
    for (const auto& file : impl_->files) sum += file->generation();
    return sum;
}

}  // namespace saban::geo
