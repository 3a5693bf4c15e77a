#include "geo/elevation/elevation_source.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <utility>

#include "geo/core/text.h"
#include "geo/elevation/elevation_stack.h"

namespace saban::geo {

/// Where heights come from, a stack of rasters or a function.
struct ElevationSource::Impl {
    explicit Impl(const Crs& crs) : tableCrs(crs) {}

    Crs tableCrs;
    Bounds bounds;
    double cellM = 0.0;
    Warnings warnings;
    std::vector<std::shared_ptr<RasterFile>> files;
    std::unique_ptr<const ElevationStack> stack;
    std::vector<ElevationLayer> layers;          ///< as the stack was told, empty without one
    HoleFilling holes = HoleFilling::LeaveHoles;
    std::function<double(glm::dvec2)> function;  ///< set when there is no stack

    std::optional<double> computed(glm::dvec2 point) const;
    Result<Heightfield> computeGrid(const GridSpec& grid, const std::stop_token& stop) const;
    Range computedRange() const;
};

std::optional<double> ElevationSource::Impl::computed(glm::dvec2 point) const {
    if (!bounds.contains(point)) return std::nullopt;
    const double heightM = function(point);
    if (!std::isfinite(heightM)) return std::nullopt;
    return heightM;
}

Result<Heightfield> ElevationSource::Impl::computeGrid(const GridSpec& grid, const std::stop_token& stop) const {
    const std::size_t count = static_cast<std::size_t>(grid.columns) * grid.rows;
    Heightfield field{grid, std::vector<float>(count), std::vector<CellState>(count, CellState::Void)};
    for (int row = 0; row < grid.rows; ++row) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, text(SABAN_TR("geo", "reading heights was stopped.")));
        for (int column = 0; column < grid.columns; ++column) {
            const auto heightM = computed(grid.at(column, row));
            if (!heightM) {
                field.hasVoid = true;
                continue;
            }
            field.heightM[field.index(column, row)] = static_cast<float>(*heightM);
            field.state[field.index(column, row)] = CellState::Valid;
        }
    }
    return field;
}

ElevationSource::Range ElevationSource::Impl::computedRange() const {
    constexpr int kSide = 65;
    const GridSpec grid{bounds, kSide, kSide};
    Range range{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
    for (int row = 0; row < kSide; ++row) {
        for (int column = 0; column < kSide; ++column) {
            if (const auto heightM = computed(grid.at(column, row))) {
                range.minM = std::min(range.minM, *heightM);
                range.maxM = std::max(range.maxM, *heightM);
            }
        }
    }
    return range.minM <= range.maxM ? range : Range{0.0, 0.0};
}

ElevationSource::ElevationSource(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ElevationSource::~ElevationSource() = default;

Result<std::shared_ptr<const ElevationSource>> ElevationSource::open(const std::vector<ElevationLayer>& layers,
                                                                     const Crs& tableCrs,
                                                                     const ElevationOptions& options,
                                                                     const std::stop_token& stop,
                                                                     const StepProgress& progress) {
    if (layers.empty()) {
        return fail(ErrorCode::InvalidArgument,
                    text(SABAN_TR("geo", "cannot make a table: no elevation file was given. Give at least one.")));
    }
    auto impl = std::make_unique<Impl>(tableCrs);
    auto stack = ElevationStack::open(layers, tableCrs, options, impl->warnings, stop, progress);
    if (!stack) return tl::unexpected(stack.error());
    impl->stack = *std::move(stack);
    impl->layers = layers;
    impl->holes = options.holes;
    impl->cellM = std::numeric_limits<double>::infinity();
    for (const auto& layer : impl->stack->layers()) {
        impl->files.push_back(layer->raster().file());
        impl->bounds.include(layer->raster().bounds());
        impl->cellM = std::min(impl->cellM, layer->raster().file()->cellM());
    }
    return std::shared_ptr<const ElevationSource>(new ElevationSource(std::move(impl)));
}

std::shared_ptr<const ElevationSource> ElevationSource::fromFunction(const Crs& tableCrs, const Bounds& bounds,
                                                                     double cellM,
                                                                     std::function<double(glm::dvec2)> heightM) {
    assert(!bounds.isEmpty() && cellM > 0.0 && heightM);
    auto impl = std::make_unique<Impl>(tableCrs);
    impl->bounds = bounds;
    impl->cellM = cellM;
    impl->function = std::move(heightM);
    return std::shared_ptr<const ElevationSource>(new ElevationSource(std::move(impl)));
}

const Crs& ElevationSource::crs() const {
    return impl_->tableCrs;
}
const Bounds& ElevationSource::bounds() const {
    return impl_->bounds;
}
double ElevationSource::cellM() const {
    return impl_->cellM;
}
const Warnings& ElevationSource::warnings() const {
    return impl_->warnings;
}
const std::vector<std::shared_ptr<RasterFile>>& ElevationSource::rasters() const {
    return impl_->files;
}

double ElevationSource::unitToMetre(std::size_t layer) const {
    assert(impl_->stack && layer < impl_->files.size());
    return impl_->stack->layers()[layer]->unitToMetre();
}

ElevationSource::Range ElevationSource::roughRange() const {
    if (!impl_->stack) return impl_->computedRange();
    return impl_->stack->roughRange();
}

Result<Heightfield> ElevationSource::read(const GridSpec& grid, std::stop_token stop) const {
    assert(grid.columns >= 2 && grid.rows >= 2 && !grid.bounds.isEmpty());
    return impl_->stack ? impl_->stack->read(grid, stop) : impl_->computeGrid(grid, stop);
}

Result<std::optional<HeightSample>> ElevationSource::sampleAt(glm::dvec2 point) const {
    if (impl_->stack) return impl_->stack->sampleAt(point);
    const auto heightM = impl_->computed(point);
    if (!heightM) return std::nullopt;
    return HeightSample{*heightM, CellState::Valid};
}

Result<std::optional<double>> ElevationSource::heightAt(glm::dvec2 point) const {
    const auto sample = sampleAt(point);
    if (!sample) return tl::unexpected(sample.error());
    if (!*sample) return std::nullopt;
    return (*sample)->heightM;
}

std::optional<double> ElevationSource::cellAtM(const Bounds& area) const {
    if (!impl_->stack) return area.intersects(impl_->bounds) ? std::optional(impl_->cellM) : std::nullopt;
    std::optional<double> finest;
    for (const auto& layer : impl_->stack->layers()) {
        if (!layer->raster().bounds().intersects(area)) continue;
        const double cellM = layer->raster().file()->cellM();
        if (!finest || cellM < *finest) finest = cellM;
    }
    return finest;
}

std::optional<Digest> ElevationSource::identity() const {
    if (!impl_->stack) return std::nullopt;
    Fingerprint print;
    print.add(impl_->tableCrs.wkt()).add(static_cast<std::int64_t>(impl_->holes));
    for (std::size_t i = 0; i < impl_->layers.size(); ++i) {
        const ElevationLayer& spec = impl_->layers[i];
        const StackedLayer& layer = *impl_->stack->layers()[i];
        const auto file = layer.raster().file()->identity();
        if (!file) return std::nullopt;
        const Bounds& placed = layer.raster().bounds();  // tells apart what another PROJ, or another of its grids, places elsewhere
        print.add(*file).add(layer.unitToMetre()).add(static_cast<std::int64_t>(spec.seam)).add(spec.featherM.value_or(-1.0));
        print.add(placed.minE).add(placed.minN).add(placed.maxE).add(placed.maxN);
        // Seams follow the coarse look at the file from when it was opened, which depends on what overviews there were.
        if (layer.hasSeam()) print.add(std::as_bytes(std::span(layer.overview().heightM)));
    }
    return print.digest();
}

unsigned ElevationSource::generation() const {
    unsigned sum = 0;
    for (const auto& file : impl_->files) sum += file->generation();
    return sum;
}

}  // namespace saban::geo
