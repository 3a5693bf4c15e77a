#include "geo/elevation/stacked_layer.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>
#include <filesystem>
#include <limits>
#include <utility>

#include "geo/core/text.h"
#include "geo/elevation/hole_fill.h"
#include "geo/elevation/vertical_unit.h"

namespace saban::geo {

namespace {

// Below the deepest sea and above the highest peak with room for errors of datum.
constexpr double kLowestM = -12000.0;
constexpr double kHighestM = 9500.0;
constexpr int kOverviewCells = 512;
/// Reduced reads beyond this would touch too much of a large raster that has no overviews yet.
constexpr int kDirectReduction = 4;
constexpr float kVoid = std::numeric_limits<float>::quiet_NaN();

tl::unexpected<Error> openingStopped() {
    return fail(ErrorCode::Cancelled, text(SABAN_TR("geo", "opening elevation was stopped.")));
}

/// What people call a file; the whole name of what is no path, such as the XML of a VRT.
std::string fileName(const std::string& path) {
    const std::string name = std::filesystem::path(path).filename().string();
    return name.empty() ? path : name;
}

Result<void> checkUsable(const RasterFile& raster) {
    const RasterInfo& info = raster.info();
    if (raster.kind() == RasterKind::Imagery && (info.bands > 1 || info.hasPalette)) {
        return fail(ErrorCode::Unsupported,
                    text(SABAN_TR("geo",
                                  "cannot read elevation '{0}': it is a picture ({1} bands), not one band of heights. "
                                  "Pass it with --imagery, or extract the band of heights with gdal_translate -b."),
                         info.path, info.bands));
    }
    if (info.width < 2 || info.height < 2) {
        return fail(
            ErrorCode::Unsupported,
            text(SABAN_TR("geo",
                          "cannot read elevation '{0}': it has {1} x {2} cells, and ground needs at least 2 x 2."),
                 info.path, info.width, info.height));
    }
    if (!info.crs) {
        return fail(ErrorCode::NoCrs,
                    text(SABAN_TR("geo",
                                  "cannot read elevation '{}': it has no CRS. Assign one with gdal_edit.py -a_srs "
                                  "EPSG:nnnn, or pass --crs."),
                         info.path));
    }
    return {};
}

Result<double> findUnit(const ElevationLayer& layer, const RasterInfo& info) {
    if (layer.unitToMetre) return *layer.unitToMetre;
    if (!info.unit.empty()) {
        if (const auto metres = metresPerVerticalUnit(info.unit)) return *metres;
        return fail(ErrorCode::Unsupported,
                    text(SABAN_TR("geo",
                                  "cannot read elevation '{0}': its heights are in '{1}', which is not a known unit "
                                  "of length. Say what they are with --height-unit."),
                         info.path, info.unit));
    }
    const VerticalReference vertical = info.crs->vertical();
    return vertical.isDeclared() ? vertical.unitToMetre : 1.0;
}

/// A CRS in feet suggests heights in feet, and nothing says what they are in.
bool isUnitGuessed(const ElevationLayer& layer, const RasterInfo& info) {
    if (layer.unitToMetre || !info.unit.empty() || info.crs->vertical().isDeclared()) return false;
    const double horizontal = info.crs->unitToMetre();
    return info.crs->isProjected() && horizontal > 0.3 && horizontal < 0.31;
}

std::optional<ElevationSource::Range> rangeOf(std::span<const float> heightM) {
    ElevationSource::Range range{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
    for (const float h : heightM) {
        if (std::isnan(h)) continue;
        range.minM = std::min<double>(range.minM, h);
        range.maxM = std::max<double>(range.maxM, h);
    }
    return range.minM <= range.maxM ? std::optional(range) : std::nullopt;
}

}  // namespace

Result<std::unique_ptr<StackedLayer>> StackedLayer::open(const ElevationLayer& spec, const Crs& tableCrs,
                                                         const ElevationOptions& options, Warnings& warnings,
                                                         const std::stop_token& stop, const StepProgress& progress) {
    if (stop.stop_requested()) return openingStopped();
    auto file = RasterFile::open(spec.path, options.raster);
    if (!file) return tl::unexpected(file.error());
    if (auto usable = checkUsable(**file); !usable) return tl::unexpected(usable.error());
    const RasterInfo& info = (*file)->info();
    const auto unit = findUnit(spec, info);
    if (!unit) return tl::unexpected(unit.error());

    auto placed = PlacedRaster::create(*file, tableCrs);
    if (!placed) return tl::unexpected(placed.error());
    std::unique_ptr<StackedLayer> layer(new StackedLayer(*std::move(placed)));
    layer->unitToMetre_ = *unit;
    // Before anything is averaged: a filler that nobody declared would drag its neighbours down.
    layer->raster_.file()->restrictValues(kLowestM / *unit, kHighestM / *unit);
    const bool isSmall = static_cast<long long>(info.width) * info.height <= kSmallRasterCells;
    if (isSmall) {
        if (auto done = layer->readWhole(); !done) return tl::unexpected(done.error());
    } else {
        const unsigned generation = layer->raster_.file()->generation();
        auto look = layer->lookCoarsely(stop);
        if (!look) return tl::unexpected(look.error());
        layer->overview_ = std::make_shared<const Cells>(*std::move(look));
        layer->rangeGeneration_ = generation;
        layer->range_ = rangeOf(layer->overview_->heightM);
    }
    if (!layer->hasData()) {
        const std::string step = text(SABAN_TR("geo", "Looking for heights in '{}'"), fileName(info.path));
        const auto found = layer->searchData(stop, progressOf(progress, step));
        if (!found) return tl::unexpected(found.error());
        if (!*found) {
            return fail(ErrorCode::NoData,
                        text(SABAN_TR("geo",
                                      "cannot read elevation '{}': every cell is no-data. Check the file's no-data "
                                      "value with gdalinfo, or leave the file out."),
                             info.path));
        }
    }
    if (const auto impossible = layer->raster_.file()->restrictedCells(); impossible > 0) {
        warnings.push_back(
            {"impossible_heights",
             text(SABAN_TR("geo",
                           "'{0}' holds heights that cannot be, below {1} m or above {2} m, in at least {3} cells: "
                           "they are treated as "
                           "holes. If all of it looks wrong, check the unit (--height-unit) and the no-data value."),
                  info.path, kLowestM, kHighestM, impossible)});
    }
    if (isUnitGuessed(spec, info)) {
        warnings.push_back(
            {"unit_guessed",
             text(SABAN_TR("geo",
                           "'{}' has a CRS in feet and does not say what its heights are in: heights are taken as "
                           "metres; if they are feet pass --height-unit."),
                  info.path)});
    }
    if (!info.crs->vertical().isDeclared()) {
        warnings.push_back(
            {"no_vertical_reference",
             text(SABAN_TR("geo",
                           "'{}' does not say which vertical reference its heights are in; they are used as they are."),
                  info.path)});
    }
    if (options.holes == HoleFilling::Interpolate) {
        const std::string step = text(SABAN_TR("geo", "Filling holes of '{}'"), fileName(info.path));
        auto filled =
            fillHoles(*layer->raster_.file(), kLowestM / *unit, kHighestM / *unit, stop, progressOf(progress, step));
        if (!filled) return tl::unexpected(filled.error());
        layer->filled_ = *std::move(filled);
        if (auto done = layer->mergeFilled(); !done) return tl::unexpected(done.error());
    }
    return layer;
}

float StackedLayer::heightFrom(float value) const {
    const float heightM = unitToMetre_ == 1.0 ? value : static_cast<float>(value * unitToMetre_);
    return heightM >= static_cast<float>(kLowestM) && heightM <= static_cast<float>(kHighestM) ? heightM : kVoid;
}

void StackedLayer::toHeights(std::vector<float>& values) const {
    std::transform(values.begin(), values.end(), values.begin(), [this](float value) { return heightFrom(value); });
}

Result<void> StackedLayer::readWhole() {
    Cells cells{{raster_.width(), raster_.height()}, {}, {}};
    auto done = raster_.file()->readValues({0, 0, raster_.width(), raster_.height(), raster_.width(), raster_.height()},
                                           cells.heightM);
    if (!done) return done;
    toHeights(cells.heightM);
    while (!overview_ || std::min(cells.frame.columns, cells.frame.rows) >= 4) {
        if (!overview_ && std::max(cells.frame.columns, cells.frame.rows) <= kOverviewCells)
            overview_ = std::make_shared<const Cells>(cells);
        halveValues(cells.frame, cells.heightM);
        reduced_.push_back(std::make_shared<const Cells>(cells));
    }
    return {};
}

Result<StackedLayer::Cells> StackedLayer::lookCoarsely(const std::stop_token& stop) const {
    const RasterFile& file = *raster_.file();
    auto glance = file.glance(kOverviewCells, stop);
    if (!glance) return tl::unexpected(glance.error());
    if (glance->values.empty()) {
        // One band of grey is a picture by its kind, so the glance has colours: read the numbers instead.
        const RasterFile::Window whole{0,
                                       0,
                                       raster_.width(),
                                       raster_.height(),
                                       std::min(raster_.width(), kOverviewCells),
                                       std::min(raster_.height(), kOverviewCells)};
        if (auto done = file.readValues(whole, glance->values, stop); !done) return tl::unexpected(done.error());
        glance->columns = whole.outColumns;
        glance->rows = whole.outRows;
    }
    Cells cells{CellFrame::ofWhole(raster_, glance->columns, glance->rows), std::move(glance->values), {}};
    toHeights(cells.heightM);
    return cells;
}

std::optional<ElevationSource::Range> StackedLayer::roughRange() const {
    const std::lock_guard lock(rangeMutex_);
    const unsigned generation = raster_.file()->generation();
    const bool isNewer = rangeGeneration_ && *rangeGeneration_ != generation && !raster_.file()->needsPyramid();
    if (!range_) range_ = rangeOf(overview_->heightM);
    if (isNewer) {
        if (const auto look = lookCoarsely({})) range_ = rangeOf(look->heightM);
        rangeGeneration_ = generation;
    }
    return range_;
}

Result<void> StackedLayer::mergeFilled() {
    if (!filled_ || reduced_.empty()) return {};
    Cells filled{{raster_.width(), raster_.height()}, {}, {}};
    auto done = filled_->readValues({0, 0, raster_.width(), raster_.height(), raster_.width(), raster_.height()},
                                    filled.heightM);
    if (!done) return done;
    toHeights(filled.heightM);
    for (auto& level : reduced_) {
        halveValues(filled.frame, filled.heightM);
        Cells merged = *level;
        merged.fillFrom(filled.heightM);
        level = std::make_shared<const Cells>(std::move(merged));
    }
    return {};
}

void StackedLayer::Cells::fillFrom(std::span<const float> filledM) {
    assert(filledM.size() == heightM.size());
    for (std::size_t i = 0; i < filledM.size(); ++i) {
        if (!std::isnan(heightM[i]) || std::isnan(filledM[i])) continue;
        if (isFilled.empty()) isFilled.resize(filledM.size());
        heightM[i] = filledM[i];
        isFilled[i] = 1;
    }
}

bool StackedLayer::hasData() const {
    return std::any_of(overview_->heightM.begin(), overview_->heightM.end(), [](float h) { return !std::isnan(h); });
}

Result<bool> StackedLayer::searchData(const std::stop_token& stop, const Progress& progress) const {
    constexpr int kRowsAtOnce = 64, kColumnsAtOnce = 4096;
    std::vector<float> values;
    for (int row = 0; row < raster_.height(); row += kRowsAtOnce) {
        const int rows = std::min(kRowsAtOnce, raster_.height() - row);
        for (int column = 0; column < raster_.width(); column += kColumnsAtOnce) {
            const int columns = std::min(kColumnsAtOnce, raster_.width() - column);
            auto done = raster_.file()->readValues({column, row, columns, rows, columns, rows}, values, stop);
            if (!done) return tl::unexpected(done.error());
            if (std::any_of(values.begin(), values.end(), [this](float v) { return !std::isnan(heightFrom(v)); }))
                return true;
        }
        report(progress, static_cast<double>(row + rows) / raster_.height());
    }
    return false;
}

void StackedLayer::measureEdge() {
    std::vector<std::uint8_t> mask(overview_->heightM.size());
    std::transform(overview_->heightM.begin(), overview_->heightM.end(), mask.begin(),
                   [](float h) { return static_cast<std::uint8_t>(!std::isnan(h)); });
    edge_.emplace(raster_.width(), raster_.height(), raster_.cellSizeM(), overview_->frame.columns,
                  overview_->frame.rows, mask);
}

void StackedLayer::feather(double featherM) {
    if (!(featherM > 0.0)) return;
    featherM_ = featherM;
    measureEdge();
}

void StackedLayer::featherInGroup(double innerM, double outerM, std::span<const OutlineSegment> outline) {
    shareM_ = innerM;
    featherM_ = outerM;
    measureEdge();
    outline_.emplace();
    for (const OutlineSegment& segment : outline) {
        Bounds around;
        around.include(segment.from);
        around.include(segment.to);
        if (!around.grownBy(outerM).intersects(raster_.bounds())) continue;
        const auto from = raster_.toPixel(segment.from), to = raster_.toPixel(segment.to);
        if (from && to) outline_->push_back({*from * raster_.cellSizeM(), *to * raster_.cellSizeM()});
    }
}

namespace {
// Never quite nothing: where no other layer has data, the height is this layer's right to its edge.
constexpr double kLeastWeight = 1e-6;
}  // namespace

double StackedLayer::weightAt(glm::dvec2 pixel) const {
    if (!edge_ || !(featherM_ > 0.0)) return 1.0;
    if (!outline_) return std::max(kLeastWeight, smoothStep(edge_->at(pixel) / featherM_));
    double distanceM = std::min(featherM_, edge_->toHole(pixel));
    for (const OutlineSegment& segment : *outline_)
        distanceM = std::min(distanceM, distanceTo(segment, pixel * raster_.cellSizeM()));
    return std::max(kLeastWeight, smoothStep(distanceM / featherM_));
}

double StackedLayer::shareAt(glm::dvec2 pixel) const {
    if (!outline_ || !(shareM_ > 0.0)) return 1.0;
    return std::max(kLeastWeight, smoothStep(edge_->at(pixel) / shareM_));
}

Result<std::shared_ptr<const StackedLayer::Cells>> StackedLayer::readCells(const Bounds& pixels, int reduction,
                                                                           std::stop_token stop) const {
    const auto window = windowFor(raster_, pixels, reduction);
    if (!window) return nullptr;
    if (reduction > 1 && !reduced_.empty()) {
        const auto level = static_cast<std::size_t>(std::countr_zero(static_cast<unsigned>(reduction))) - 1;
        return reduced_[std::min(level, reduced_.size() - 1)];
    }
    const RasterFile& file = *raster_.file();
    if (reduction > kDirectReduction && file.needsPyramid()) return overview_;

    auto cells = std::make_shared<Cells>();
    cells->frame = CellFrame::of(*window);
    if (auto done = file.readValues(*window, cells->heightM, stop); !done) return tl::unexpected(done.error());
    toHeights(cells->heightM);
    if (!filled_) return cells;

    std::vector<float> filled;
    if (auto done = filled_->readValues(*window, filled, stop); !done) return tl::unexpected(done.error());
    toHeights(filled);
    cells->fillFrom(filled);
    return cells;
}

Result<std::optional<double>> StackedLayer::readCellM(int column, int row) const {
    auto value = raster_.file()->readCell(column, row);
    if (!value || !*value) return value;
    const double heightM = **value * unitToMetre_;
    if (!(heightM >= kLowestM && heightM <= kHighestM)) return std::nullopt;
    return heightM;
}

Result<std::optional<HeightSample>> StackedLayer::sampleAt(glm::dvec2 pixel) const {
    if (!raster_.covers(pixel)) return std::nullopt;
    const BilinearCells cells = bilinearCells(CellFrame{raster_.width(), raster_.height()}, pixel);
    double values[4];
    bool isFilled[4] = {false, false, false, false};
    for (int i = 0; i < 4; ++i) {
        const int column = cells.column0 + i % 2, row = cells.row0 + i / 2;
        auto height = readCellM(column, row);
        if (!height) return tl::unexpected(height.error());
        if (!*height && filled_) {
            auto filled = filled_->readCell(column, row);
            if (!filled) return tl::unexpected(filled.error());
            if (*filled) {
                height = std::optional(**filled * unitToMetre_);
                isFilled[i] = true;
            }
        }
        values[i] = height->value_or(std::numeric_limits<double>::quiet_NaN());
    }
    const double blended = blendBilinear(values, cells);
    if (std::isnan(blended)) return std::nullopt;
    const int nearest = (cells.isNearestRight() ? 1 : 0) + (cells.isNearestBelow() ? 2 : 0);
    return HeightSample{blended, isFilled[nearest] ? CellState::Filled : CellState::Valid};
}

}  // namespace saban::geo
