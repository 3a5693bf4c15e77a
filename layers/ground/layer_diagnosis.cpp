#include "layers/ground/layer_diagnosis.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <optional>

namespace saban::layers {

namespace {

/// Reads every cell once for each point asked for: meant for some hundreds of points.
std::optional<double> heightAtM(const DiagnosedRaster& raster, glm::dvec2 point) {
    const geo::RasterInfo& info = raster.file->info();
    const glm::dvec2 pixel = raster.file->toPixel(point) - 0.5;
    if (!(pixel.x >= 0.0 && pixel.y >= 0.0 && pixel.x <= info.width - 1.0 && pixel.y <= info.height - 1.0)) return std::nullopt;
    const int column = std::min(static_cast<int>(pixel.x), info.width - 2), row = std::min(static_cast<int>(pixel.y), info.height - 2);
    std::vector<float> cells;
    const auto read = raster.file->readValues({column, row, 2, 2, 2, 2}, cells);
    if (!read || cells.size() != 4) return std::nullopt;
    const double u = pixel.x - column, v = pixel.y - row;
    const double value = (cells[0] * (1 - u) + cells[1] * u) * (1 - v) + (cells[2] * (1 - u) + cells[3] * u) * v;
    if (!std::isfinite(value)) return std::nullopt;
    return value * raster.unitToMetre;
}

std::vector<glm::dvec3> samplesOf(const DiagnosedRaster& raster) {
    constexpr int kPerSide = 24;
    std::vector<glm::dvec3> samples;
    const geo::RasterInfo& info = raster.file->info();
    for (int row = 0; row < kPerSide; ++row)
        for (int column = 0; column < kPerSide; ++column) {
            const glm::dvec2 pixel{std::floor((column + 0.5) * info.width / kPerSide) + 0.5, std::floor((row + 0.5) * info.height / kPerSide) + 0.5};
            const glm::dvec2 point = raster.file->toPoint(pixel);
            if (const auto heightM = heightAtM(raster, point)) samples.emplace_back(point.x, point.y, *heightM);
        }
    return samples;
}

/// Overlap of two rasters in the CRS of the first, as a share of the smaller.
double sharedPart(const geo::RasterFile& a, const geo::RasterFile& b) {
    const auto transform = geo::Transform::create(*b.info().crs, *a.info().crs);
    const auto other = transform ? transform->forward(b.bounds()) : std::nullopt;
    if (!other || !other->intersects(a.bounds())) return 0.0;
    const geo::Bounds common = other->intersection(a.bounds());
    const auto area = [](const geo::Bounds& bounds) { return bounds.width() * bounds.height(); };
    return area(common) / std::min(area(*other), area(a.bounds()));
}

/// Neighbouring tiles prove nothing and are many; layers that lie on each other, or alone, are worth comparing.
bool isWorthComparing(const DiagnosedRaster& raster, std::span<const DiagnosedRaster> all) {
    constexpr double kEnough = 0.05;
    constexpr std::size_t kMostStrays = 12;
    bool hasOther = false, touchesAny = false;
    for (const DiagnosedRaster& other : all) {
        if (other.file == raster.file || !other.isElevation || !other.file->info().crs) continue;
        hasOther = true;
        const double part = sharedPart(*raster.file, *other.file);
        if (part > kEnough) return true;
        touchesAny = touchesAny || part > 0.0;
    }
    return hasOther && !touchesAny && all.size() <= kMostStrays;
}

}  // namespace

std::vector<geo::PlacedLayer> placedLayers(std::span<const DiagnosedRaster> rasters) {
    std::vector<geo::PlacedLayer> layers;
    for (const DiagnosedRaster& raster : rasters) {
        const geo::RasterInfo& info = raster.file->info();
        if (!info.crs) continue;
        const std::filesystem::path path(info.path);
        geo::PlacedLayer layer{.name = path.has_filename() ? path.filename().string() : path.parent_path().filename().string(),
                               .crs = *info.crs, .bounds = raster.file->bounds()};
        const bool isGround = raster.isElevation && info.width > 1 && info.height > 1;
        if (isGround && rasters.size() > 1 && isWorthComparing(raster, rasters)) {
            layer.samples = samplesOf(raster);
            layer.heightAt = [raster](glm::dvec2 point) { return heightAtM(raster, point); };
        }
        layers.push_back(std::move(layer));
    }
    return layers;
}

geo::Warnings diagnoseRasters(std::span<const DiagnosedRaster> rasters) {
    const auto layers = placedLayers(rasters);
    geo::Warnings warnings;
    for (const geo::PlacedLayer& layer : layers) {
        const geo::Warnings own = geo::diagnoseLayer(layer);
        warnings.insert(warnings.end(), own.begin(), own.end());
    }
    const geo::Warnings together = geo::diagnosePlacement(layers);
    warnings.insert(warnings.end(), together.begin(), together.end());
    return warnings;
}

}  // namespace saban::layers
