#include "geo/elevation/elevation_stack.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include "geo/core/text.h"

namespace saban::geo {

namespace {

/// Of the width of the coarsest cells that lie below.
constexpr double kFeatherCells = 8.0;
/// Of the shorter side of the upper layer.
constexpr double kFeatherShare = 0.1;
/// Layers whose cells differ by less than this factor may be one surface.
constexpr double kAboutTheSame = 1.2;
/// Of the cells that are read, whole or reduced.
constexpr double kMappingTolerancePx = 0.05;
/// Reduces only when the grid's step is nearer to the next power of two than a quarter power: detail before smoothness.
constexpr double kReductionBias = 0.25;
/// Weights left over below this are nothing.
constexpr float kCovered = 1e-4f;

/// What layers of a group that lie above leave to the next one.
double shareLeft(double given) {
    return std::max(0.0, 1.0 - given);
}

/// Heights of a grid while layers are being laid on each other, topmost first.
class Composite {
 public:
    explicit Composite(const GridSpec& grid)
        : field_{grid, std::vector<float>(count(grid)), std::vector<CellState>(count(grid), CellState::Void)},
          weights_(count(grid), 0.0f),
          left_(count(grid)) {}

    bool isCovered() const { return left_ == 0; }
    /// Begins a group of layers, those above it being done. `isLowest`: nothing lies below the group.
    void beginGroup(bool isLowest, bool isAlone);
    void add(const StackedLayer& layer, const GridMapping& mapping, const StackedLayer::Cells& cells);
    void endGroup();
    Heightfield finish();

 private:
    static std::size_t count(const GridSpec& grid) { return static_cast<std::size_t>(grid.columns) * grid.rows; }
    void blend(std::size_t index, float heightM, float share);
    bool isHoleAt(const StackedLayer::Cells& cells, glm::dvec2 pixel) const;

    Heightfield field_;           ///< heights times weights until finished
    std::vector<float> weights_;  ///< sum of the shares given so far
    std::vector<float> filledM_;  ///< heights across holes, NaN where there is none; empty when there are none at all
    std::size_t left_;            ///< points that a lower layer would still change

    /// Sums over the layers of a group at one point.
    struct GroupSum {
        double share = 0.0, heightM = 0.0, weight = 0.0;  ///< the latter two times the shares
    };
    bool isLowest_ = false, isAlone_ = true;
    std::vector<GroupSum> group_;  ///< empty until a group of several layers is read
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

void Composite::beginGroup(bool isLowest, bool isAlone) {
    isLowest_ = isLowest;
    isAlone_ = isAlone;
    if (!isAlone) group_.assign(weights_.size(), {});
}

void Composite::add(const StackedLayer& layer, const GridMapping& mapping, const StackedLayer::Cells& cells) {
    const GridSpec& grid = field_.grid;
    std::vector<glm::dvec2> pixels(grid.columns);
    std::vector<float> heightM(grid.columns);
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
            const double weight = isLowest_ ? 1.0 : layer.weightAt(pixels[column]);
            if (isAlone_) {
                blend(index, heightM[column], static_cast<float>(weight));
                continue;
            }
            GroupSum& sum = group_[index];
            const double share = shareLeft(sum.share) * layer.shareAt(pixels[column]);
            sum.share += share;
            sum.heightM += share * heightM[column];
            sum.weight += share * weight;
        }
    }
}

void Composite::endGroup() {
    if (isAlone_) return;
    for (std::size_t i = 0; i < group_.size(); ++i) {
        const GroupSum& sum = group_[i];
        if (sum.share > 0.0)
            blend(i, static_cast<float>(sum.heightM / sum.share), static_cast<float>(sum.weight / sum.share));
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
                                                                   Warnings& warnings, const std::stop_token& stop,
                                                                   const StepProgress& progress) {
    std::unique_ptr<ElevationStack> stack(new ElevationStack);
    for (const ElevationLayer& spec : layers) {
        auto layer = StackedLayer::open(spec, tableCrs, options, warnings, stop, progress);
        if (!layer) return tl::unexpected(layer.error());
        stack->layers_.push_back(*std::move(layer));
    }
    stack->arrange(layers);
    warnOfMixedReferences(stack->layers_, warnings);
    return std::unique_ptr<const ElevationStack>(std::move(stack));
}

std::optional<double> ElevationStack::coarsestBelowM(std::size_t end, std::span<const std::size_t> above) const {
    std::optional<double> coarsest;
    for (std::size_t i = 0; i < end; ++i) {
        const PlacedRaster& raster = layers_[i]->raster();
        const bool isUnder = std::any_of(above.begin(), above.end(), [&](std::size_t upper) {
            return layers_[upper]->raster().bounds().intersects(raster.bounds());
        });
        if (isUnder) coarsest = std::max(coarsest.value_or(0.0), raster.file()->cellM());
    }
    return coarsest;
}

void ElevationStack::arrange(const std::vector<ElevationLayer>& specs) {
    const auto isPlain = [&](std::size_t i) { return specs[i].seam == SeamStyle::Feather && !specs[i].featherM; };
    for (std::size_t first = 0, end = 0; first < layers_.size(); first = end) {
        double finestM = layers_[first]->raster().file()->cellM(), coarsestM = finestM;
        for (end = first + 1; end < layers_.size() && isPlain(first) && isPlain(end); ++end) {
            const double cellM = layers_[end]->raster().file()->cellM();
            if (std::max(coarsestM, cellM) >= kAboutTheSame * std::min(finestM, cellM)) break;
            finestM = std::min(finestM, cellM);
            coarsestM = std::max(coarsestM, cellM);
        }
        groups_.push_back({first, end});
        if (end - first > 1) {
            arrangeGroup(groups_.back());
        } else if (specs[first].seam == SeamStyle::Feather) {
            StackedLayer& layer = *layers_[first];
            const std::array above{first};
            const double belowM = coarsestBelowM(first, above).value_or(0.0);
            const double featherM = std::min(kFeatherCells * belowM, kFeatherShare * layer.raster().shorterSideM());
            if (first > 0) layer.feather(specs[first].featherM.value_or(featherM));
        }
    }
}

void ElevationStack::arrangeGroup(const Group& group) {
    std::vector<std::size_t> waiting;
    for (std::size_t i = group.first; i < group.end; ++i) waiting.push_back(i);
    while (!waiting.empty()) {
        // Those that hang together, however many lie between.
        std::vector<std::size_t> joined{waiting.back()};
        waiting.pop_back();
        for (std::size_t k = 0; k < joined.size(); ++k) {
            const PlacedRaster& raster = layers_[joined[k]]->raster();
            const Bounds reach = raster.bounds().grownBy(raster.cellSizeM().x);
            std::erase_if(waiting, [&](std::size_t other) {
                const bool touches = reach.intersects(layers_[other]->raster().bounds());
                if (touches) joined.push_back(other);
                return touches;
            });
        }
        std::vector<const PlacedRaster*> rasters;
        double shortestM = std::numeric_limits<double>::infinity();
        for (const std::size_t i : joined) {
            rasters.push_back(&layers_[i]->raster());
            shortestM = std::min(shortestM, layers_[i]->raster().shorterSideM());
        }
        const double belowM = coarsestBelowM(group.first, joined).value_or(0.0);
        const double outerM = std::min(kFeatherCells * belowM, kFeatherShare * shortestM);
        const auto outline = outlineOf(rasters);
        for (const std::size_t i : joined) {
            const PlacedRaster& raster = layers_[i]->raster();
            const double innerM = std::min(kFeatherCells * raster.file()->cellM(), kFeatherShare * raster.shorterSideM());
            layers_[i]->featherInGroup(innerM, outerM, outline);
        }
    }
}

Result<Heightfield> ElevationStack::read(const GridSpec& grid, const std::stop_token& stop) const {
    Composite composite(grid);
    for (std::size_t g = groups_.size(); g-- > 0 && !composite.isCovered();) {
        const Group& group = groups_[g];
        composite.beginGroup(g == 0, group.end - group.first == 1);
        for (std::size_t i = group.end; i-- > group.first;) {
            if (stop.stop_requested())
                return fail(ErrorCode::Cancelled, text(SABAN_TR("geo", "reading heights was stopped.")));
            const StackedLayer& layer = *layers_[i];
            const PlacedRaster& raster = layer.raster();
            if (!raster.bounds().grownBy(raster.cellSizeM().x).intersects(grid.bounds)) continue;
            const int reduction = reductionFor(raster, grid, kReductionBias);
            const GridMapping mapping(raster, grid, kMappingTolerancePx * reduction);
            auto cells = layer.readCells(mapping.pixelBounds(), reduction, stop);
            if (!cells) return tl::unexpected(cells.error());
            if (*cells) composite.add(layer, mapping, **cells);
        }
        composite.endGroup();
    }
    return composite.finish();
}

Result<std::optional<HeightSample>> ElevationStack::sampleAt(glm::dvec2 point) const {
    double sum = 0.0, given = 0.0;
    std::optional<HeightSample> filled;
    for (std::size_t g = groups_.size(); g-- > 0 && 1.0 - given >= kCovered;) {
        const Group& group = groups_[g];
        double groupShare = 0.0, groupHeightM = 0.0, groupWeight = 0.0;  // the latter two times the shares
        for (std::size_t i = group.end; i-- > group.first;) {
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
            const double share = shareLeft(groupShare) * layer.shareAt(*pixel);
            groupShare += share;
            groupHeightM += share * (*sample)->heightM;
            groupWeight += share * (g == 0 ? 1.0 : layer.weightAt(*pixel));
        }
        if (!(groupShare > 0.0)) continue;
        const double weight = (1.0 - given) * groupWeight / groupShare;
        sum += weight * groupHeightM / groupShare;
        given += weight;
    }
    if (given > 0.0) return HeightSample{sum / given, CellState::Valid};
    return filled;
}

ElevationSource::Range ElevationStack::roughRange() const {
    ElevationSource::Range range{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
    for (const auto& layer : layers_) {
        const auto own = layer->roughRange();
        if (!own) continue;
        range.minM = std::min(range.minM, own->minM);
        range.maxM = std::max(range.maxM, own->maxM);
    }
    return range.minM <= range.maxM ? range : ElevationSource::Range{0.0, 0.0};
}

}  // namespace saban::geo
