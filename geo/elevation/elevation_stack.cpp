#include "geo/elevation/elevation_stack.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "geo/core/text.h"

namespace saban::geo {

namespace {

/// Of the width of the cells of the layer below.
constexpr double kFeatherCells = 8.0;
/// Of the shorter side of the upper layer.
constexpr double kFeatherShare = 0.1;
/// Of the cells that are read, whole or reduced.
constexpr double kMappingTolerancePx = 0.05;
/// Reduces only when the grid's step is nearer to the next power of two than a quarter power: detail before smoothness.
constexpr double kReductionBias = 0.25;
/// Weights left over below this are nothing.
constexpr float kCovered = 1e-4f;

/// Heights of a grid while layers are being laid on each other, topmost first.
class Composite {
 public:
    explicit Composite(const GridSpec& grid)
        : field_{grid, std::vector<float>(count(grid)), std::vector<CellState>(count(grid), CellState::Void)},
          weights_(count(grid), 0.0f),
          left_(count(grid)) {}

    bool isCovered() const { return left_ == 0; }
    void add(const StackedLayer& layer, bool isLowest, const GridMapping& mapping, const StackedLayer::Cells& cells);
    Heightfield finish();

 private:
    static std::size_t count(const GridSpec& grid) { return static_cast<std::size_t>(grid.columns) * grid.rows; }
    void blend(std::size_t index, float heightM, float share);
    bool isHoleAt(const StackedLayer::Cells& cells, glm::dvec2 pixel) const;

    Heightfield field_;           ///< heights times weights until finished
    std::vector<float> weights_;  ///< sum of the shares given so far
    std::vector<float> filledM_;  ///< heights across holes, NaN where there is none; empty when there are none at all
    std::size_t left_;            ///< points that a lower layer would still change
};

void Composite::blend(std::size_t index, float heightM, float share) {
    const float given = weights_[index];
    const float weight = (1.0f - given) * share;
    field_.heightM[index] += weight * heightM;
    weights_[index] = given + weight;
    if (1.0f - weights_[index] < kCovered) --left_;
}

bool Composite::isHoleAt(const StackedLayer::Cells& cells, glm::dvec2 pixel) const {
    if (cells.isFilled.empty()) return false;
    const BilinearCells four = bilinearCells(cells.frame, pixel);
    const int column = four.column0 + (four.isNearestRight() ? 1 : 0),
              row = four.row0 + (four.isNearestBelow() ? 1 : 0);
    return cells.isFilled[static_cast<std::size_t>(row) * cells.frame.columns + column] != 0;
}

void Composite::add(const StackedLayer& layer, bool isLowest, const GridMapping& mapping,
                    const StackedLayer::Cells& cells) {
    const GridSpec& grid = field_.grid;
    std::vector<glm::dvec2> pixels(grid.columns);
    std::vector<float> heightM(grid.columns);
    const bool isWeighted = !isLowest && layer.isFeathered();
    for (int row = 0; row < grid.rows; ++row) {
        mapping.row(row, pixels);
        sampleValues(layer.raster(), cells.frame, cells.heightM, pixels, heightM);
        for (int column = 0; column < grid.columns; ++column) {
            const std::size_t index = field_.index(column, row);
            if (std::isnan(heightM[column]) || 1.0f - weights_[index] < kCovered) continue;
            if (isHoleAt(cells, pixels[column])) {
                if (filledM_.empty()) filledM_.assign(weights_.size(), std::numeric_limits<float>::quiet_NaN());
                if (std::isnan(filledM_[index])) filledM_[index] = heightM[column];
                continue;
            }
            blend(index, heightM[column], isWeighted ? static_cast<float>(layer.weightAt(pixels[column])) : 1.0f);
        }
    }
}

Heightfield Composite::finish() {
    for (std::size_t i = 0; i < weights_.size(); ++i) {
        if (weights_[i] > 0.0f) {
            if (weights_[i] != 1.0f) field_.heightM[i] /= weights_[i];
            field_.state[i] = CellState::Valid;
        } else if (!filledM_.empty() && !std::isnan(filledM_[i])) {
            field_.heightM[i] = filledM_[i];
            field_.state[i] = CellState::Filled;
            field_.hasFilled = true;
        } else {
            field_.hasVoid = true;
        }
    }
    return std::move(field_);
}

void warnOfMixedReferences(const std::vector<std::unique_ptr<StackedLayer>>& layers, Warnings& warnings) {
    const StackedLayer* first = nullptr;
    for (const auto& layer : layers) {
        const RasterInfo& info = layer->raster().file()->info();
        const VerticalReference vertical = info.crs->vertical();
        if (!vertical.isDeclared()) continue;
        if (first == nullptr) {
            first = layer.get();
            continue;
        }
        const RasterInfo& other = first->raster().file()->info();
        if (other.crs->vertical().name == vertical.name) continue;
        warnings.push_back(
            {"mixed_vertical_references",
             text(SABAN_TR(
                      "geo",
                      "'{0}' gives heights in {1}, '{2}' in {3}: they are not converted, and may not fit together."),
                  other.path, other.crs->vertical().name, info.path, vertical.name)});
        return;
    }
}

}  // namespace

Result<std::unique_ptr<const ElevationStack>> ElevationStack::open(const std::vector<ElevationLayer>& layers,
                                                                   const Crs& tableCrs, const ElevationOptions& options,
                                                                   Warnings& warnings) {
    std::unique_ptr<ElevationStack> stack(new ElevationStack);
    for (const ElevationLayer& spec : layers) {
        auto layer = StackedLayer::open(spec, tableCrs, options, warnings);
        if (!layer) return tl::unexpected(layer.error());
        if (!stack->layers_.empty() && spec.seam == SeamStyle::Feather) {
            const double below = stack->layers_.back()->raster().file()->cellM();
            const double featherM = std::min(kFeatherCells * below, kFeatherShare * (*layer)->raster().shorterSideM());
            (*layer)->feather(spec.featherM.value_or(featherM));
        }
        stack->layers_.push_back(*std::move(layer));
    }
    warnOfMixedReferences(stack->layers_, warnings);
    return std::unique_ptr<const ElevationStack>(std::move(stack));
}

Result<Heightfield> ElevationStack::read(const GridSpec& grid, const std::stop_token& stop) const {
    Composite composite(grid);
    for (std::size_t i = layers_.size(); i-- > 0 && !composite.isCovered();) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, text(SABAN_TR("geo", "reading heights was stopped.")));
        const StackedLayer& layer = *layers_[i];
        const PlacedRaster& raster = layer.raster();
        if (!raster.bounds().grownBy(raster.cellSizeM().x).intersects(grid.bounds)) continue;
        const int reduction = reductionFor(raster, grid, kReductionBias);
        const GridMapping mapping(raster, grid, kMappingTolerancePx * reduction);
        auto cells = layer.readCells(mapping.pixelBounds(), reduction, stop);
        if (!cells) return tl::unexpected(cells.error());
        if (*cells) composite.add(layer, i == 0, mapping, **cells);
    }
    return composite.finish();
}

Result<std::optional<HeightSample>> ElevationStack::sampleAt(glm::dvec2 point) const {
    double sum = 0.0, given = 0.0;
    std::optional<HeightSample> filled;
    for (std::size_t i = layers_.size(); i-- > 0 && 1.0 - given >= kCovered;) {
        const StackedLayer& layer = *layers_[i];
        if (!layer.raster().bounds().grownBy(layer.raster().cellSizeM().x).contains(point)) continue;
        const auto pixel = layer.raster().toPixel(point);
        if (!pixel) continue;
        const auto sample = layer.sampleAt(*pixel);
        if (!sample) return tl::unexpected(sample.error());
        if (!*sample) continue;
        if ((*sample)->state == CellState::Filled) {
            if (!filled) filled = *sample;
            continue;
        }
        const double weight = (1.0 - given) * (i == 0 ? 1.0 : layer.weightAt(*pixel));
        sum += weight * (*sample)->heightM;
        given += weight;
    }
    if (given > 0.0) return HeightSample{sum / given, CellState::Valid};
    return filled;
}

ElevationSource::Range ElevationStack::roughRange() const {
    ElevationSource::Range range{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
    for (const auto& layer : layers_) {
        for (const float heightM : layer->overview().heightM) {
            if (std::isnan(heightM)) continue;
            range.minM = std::min<double>(range.minM, heightM);
            range.maxM = std::max<double>(range.maxM, heightM);
        }
    }
    return range.minM <= range.maxM ? range : ElevationSource::Range{0.0, 0.0};
}

}  // namespace saban::geo
