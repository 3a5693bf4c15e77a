#include "layers/ground/ground.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <glm/geometric.hpp>

#include "geo/core/decimal.h"
#include "geo/core/text.h"
#include "layers/ground/layer_diagnosis.h"
#include "layers/ground/straight_edges.h"
#include "layers/ground/table_crs.h"

namespace saban::layers {

namespace {

using geo::Bounds;
using geo::ErrorCode;
using geo::RasterFile;
using geo::Warnings;
using RasterList = std::vector<std::shared_ptr<RasterFile>>;

std::string nameOf(const std::string& path) {
    const std::filesystem::path file(path);
    return file.has_filename() ? file.filename().string() : file.parent_path().filename().string();
}

std::string titleFrom(const std::string& path) {
    const std::filesystem::path file(path);
    std::error_code error;
    if (std::filesystem::is_directory(file, error)) return nameOf(path);
    return file.stem().string();
}

/// Two names of one file are the same here.
std::string canonical(const std::string& path) {
    std::error_code error;
    const auto whole = std::filesystem::canonical(path, error);
    return error ? path : whole.string();
}

/// Layers and the cells of each; nothing where that is not known.
template <typename Layer>
struct Graded {
    Layer layer;
    std::optional<double> cellM;
};

/// Coarser files go below finer ones; those of about the same cell keep the order in which they were given. What is there
/// already keeps its own order.
template <typename Layer>
void insertByResolution(std::vector<Graded<Layer>>& layers, Graded<Layer> added) {
    constexpr double kAboutTheSame = 1.2;
    auto place = layers.end();
    for (auto at = layers.end(); at != layers.begin();) {
        --at;
        if (!at->cellM) continue;
        if (*added.cellM <= kAboutTheSame * *at->cellM) break;
        place = at;
    }
    layers.insert(place, std::move(added));
}

/// The layers that are there before others are added, cells of those that can be opened.
template <typename Layer>
std::vector<Graded<Layer>> gradedOf(const std::vector<Layer>& layers, const geo::RasterOptions& options) {
    std::vector<Graded<Layer>> graded;
    for (const Layer& layer : layers) {
        const auto raster = RasterFile::open(layer.path, options);  // what is wrong with it is told when the ground is opened
        graded.push_back({layer, raster ? std::optional((*raster)->cellM()) : std::nullopt});
    }
    return graded;
}

template <typename Layer>
std::vector<Layer> layersOf(const std::vector<Graded<Layer>>& graded) {
    std::vector<Layer> layers;
    for (const auto& one : graded) layers.push_back(one.layer);
    return layers;
}

template <typename Layer>
bool holds(const std::vector<Layer>& layers, const std::string& path) {
    return std::any_of(layers.begin(), layers.end(), [name = canonical(path)](const Layer& layer) { return canonical(layer.path) == name; });
}

geo::Result<std::optional<geo::Crs>> wantedCrs(const GroundSpec& spec) {
    if (!spec.crs) return std::optional<geo::Crs>();
    auto crs = geo::Crs::parse(*spec.crs);
    if (!crs) return tl::unexpected(crs.error());
    return std::optional(std::move(*crs));
}

void append(Warnings& all, const Warnings& more) { all.insert(all.end(), more.begin(), more.end()); }

tl::unexpected<geo::Error> cancelled() {
    return geo::fail(ErrorCode::Cancelled, text(SABAN_TR("layers", "opening the ground was stopped")));
}

/// Rasters that hang together, as lists of indices, the largest area first.
std::vector<std::vector<std::size_t>> joined(const std::vector<Bounds>& footprints) {
    std::vector<std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < footprints.size(); ++i) {
        std::vector<std::size_t> group{i};
        std::erase_if(groups, [&](const std::vector<std::size_t>& other) {
            const bool touches = std::any_of(other.begin(), other.end(), [&](std::size_t j) {
                const double slack = 0.01 * std::max(footprints[i].width(), footprints[i].height());
                return footprints[i].grownBy(slack).intersects(footprints[j]);
            });
            if (touches) group.insert(group.end(), other.begin(), other.end());
            return touches;
        });
        groups.push_back(std::move(group));
    }
    return groups;
}

Bounds around(const std::vector<Bounds>& footprints, const std::vector<std::size_t>& group) {
    Bounds bounds;
    for (const std::size_t i : group) bounds.include(footprints[i]);
    return bounds;
}

double diagonal(const Bounds& b) { return std::hypot(b.width(), b.height()); }

/// All elevation; without the wedges at its rim when one raster, slightly turned in the table's grid, makes up all of it.
Bounds wholeBounds(const geo::ElevationSource& elevation) {
    for (const auto& raster : elevation.rasters()) {
        const auto transform = geo::Transform::create(*raster->info().crs, elevation.crs());
        const auto footprint = transform ? transform->forward(raster->bounds()) : std::nullopt;
        const double slackM = 2.0 * raster->cellM();
        if (!footprint || footprint->minE > elevation.bounds().minE + slackM || footprint->maxE < elevation.bounds().maxE - slackM ||
            footprint->minN > elevation.bounds().minN + slackM || footprint->maxN < elevation.bounds().maxN - slackM)
            continue;
        if (const auto straight = straightEdged(*raster, *transform)) return *straight;
    }
    return elevation.bounds();
}

/// All elevation, unless a stray layer would leave the rest as a dot on an empty table.
Bounds sensibleBounds(const geo::ElevationSource& elevation, Warnings& warnings) {
    constexpr double kGreatestM = 2'000'000.0;
    constexpr double kGreatestRatio = 50.0;
    std::vector<Bounds> footprints;
    std::vector<std::string> names;
    for (const auto& raster : elevation.rasters()) {
        const auto transform = geo::Transform::create(*raster->info().crs, elevation.crs());
        const auto footprint = transform ? transform->forward(raster->bounds()) : std::nullopt;
        if (!footprint) continue;
        footprints.push_back(*footprint);
        names.push_back(nameOf(raster->info().path));
    }
    const auto groups = joined(footprints);
    if (groups.size() < 2) return wholeBounds(elevation);
    const auto largest = *std::max_element(groups.begin(), groups.end(), [&](const auto& a, const auto& b) {
        return diagonal(around(footprints, a)) < diagonal(around(footprints, b));
    });
    const Bounds main = around(footprints, largest);
    const double whole = diagonal(elevation.bounds());
    if (whole <= kGreatestM && whole <= kGreatestRatio * diagonal(main)) return elevation.bounds();
    for (std::size_t i = 0; i < footprints.size(); ++i)
        if (std::find(largest.begin(), largest.end(), i) == largest.end())
            warnings.push_back({"outside_table", text(SABAN_TR("layers", "'{0}' lies so far from the rest ({1:.0f} km) that the table leaves it out. Correct its CRS, "
                                                               "or open it on its own."),
                                                      names[i], glm::distance(footprints[i].center(), main.center()) / 1000.0)});
    return main;
}

geo::Result<Bounds> tableBounds(const GroundSpec& spec, const geo::ElevationSource& elevation, Warnings& warnings) {
    if (!spec.bounds) return sensibleBounds(elevation, warnings);
    const Bounds& wanted = *spec.bounds;
    const bool isFinite = std::isfinite(wanted.minE) && std::isfinite(wanted.minN) && std::isfinite(wanted.maxE) && std::isfinite(wanted.maxN);
    if (!isFinite || wanted.isEmpty())
        return geo::fail(ErrorCode::InvalidArgument, text(SABAN_TR("layers", "cannot use the bounds {0}, {1}, {2}, {3}: give west, south, east, north in metres, "
                                                                             "east greater than west and north greater than south."),
                                                          wanted.minE, wanted.minN, wanted.maxE, wanted.maxN));
    if (!wanted.intersects(elevation.bounds())) {
        const Bounds& have = elevation.bounds();
        return geo::fail(ErrorCode::InvalidArgument,
                         text(SABAN_TR("layers", "cannot use the bounds {0:.0f}, {1:.0f}, {2:.0f}, {3:.0f}: they lie outside all elevation, which reaches from {4:.0f}, {5:.0f} "
                                                 "to {6:.0f}, {7:.0f} in {8}."),
                              wanted.minE, wanted.minN, wanted.maxE, wanted.maxN, have.minE, have.minN, have.maxE, have.maxN, elevation.crs().label()));
    }
    constexpr double kGreatestRatio = 50.0;
    if (diagonal(wanted) > kGreatestRatio * diagonal(elevation.bounds())) {
        const Bounds& have = elevation.bounds();
        return geo::fail(ErrorCode::InvalidArgument,
                         text(SABAN_TR("layers", "cannot use the bounds {0:.0f}, {1:.0f}, {2:.0f}, {3:.0f}: they are more than {4:.0f} times as wide as all elevation, which "
                                                 "would be a dot on the table. It reaches from {5:.0f}, {6:.0f} to {7:.0f}, {8:.0f} in {9}: give bounds near these."),
                              wanted.minE, wanted.minN, wanted.maxE, wanted.maxN, kGreatestRatio, have.minE, have.minN, have.maxE, have.maxN,
                              elevation.crs().label()));
    }
    return wanted;
}

/// One warning for all files without a vertical reference, and one when files declare different ones.
Warnings aboutHeights(const geo::ElevationSource& elevation) {
    Warnings warnings;
    std::string silent, first, firstName;
    int silentCount = 0;
    for (const auto& raster : elevation.rasters()) {
        const auto vertical = raster->info().crs->vertical();
        const std::string name = nameOf(raster->info().path);
        if (!vertical.isDeclared()) {
            if (++silentCount == 1) silent = name;
        } else if (first.empty()) {
            first = vertical.name;
            firstName = name;
        } else if (vertical.name != first) {
            warnings.push_back({"mixed_vertical_references", text(SABAN_TR("layers", "heights of '{0}' are in {1}, those of '{2}' in {3}: they are used as they are, so a "
                                                                                     "step of up to some ten metres can lie between them."),
                                                                  firstName, first, name, vertical.name)});
        }
    }
    if (silentCount == 1)
        warnings.push_back({"no_vertical_reference", text(SABAN_TR("layers", "'{}' does not say which vertical reference its heights are in; they are used as they are."), silent)});
    if (silentCount > 1)
        warnings.push_back({"no_vertical_reference", text(SABAN_TR("layers", "'{0}' and {1} more do not say which vertical reference their heights are in; they are used as they are."),
                                                          silent, silentCount - 1)});
    return warnings;
}

/// How far apart two rectangles are, metres; 0 when they touch.
double gapM(const Bounds& a, const Bounds& b) {
    return std::hypot(std::max({0.0, a.minE - b.maxE, b.minE - a.maxE}), std::max({0.0, a.minN - b.maxN, b.minN - a.maxN}));
}

/// What reading told, what a layer alone shows of a wrong CRS, and whether it is on the table at all.
Warnings aboutVectors(const geo::VectorSource& vectors, const Bounds& table) {
    Warnings warnings = vectors.warnings();
    for (std::size_t i = 0; i < vectors.layers().size(); ++i) {
        const std::string name = nameOf(vectors.layers()[i].path);
        const Bounds& inFile = vectors.fileBoundsOf(i);
        append(warnings, geo::diagnoseLayer({.name = name, .crs = vectors.fileCrsOf(i), .bounds = inFile.isEmpty() ? inFile.grownBy(1e-9) : inFile}));
        const double awayM = gapM(vectors.boundsOf(i), table);
        if (awayM > 0.0)
            warnings.push_back({"outside_table", text(SABAN_TR("layers", "'{0}' lies {1} km outside the table, so nothing of it is seen. Check its CRS, or whether it belongs "
                                                                         "to this ground."),
                                                      name, decimalText(awayM / 1000.0, 1))});
    }
    return warnings;
}

Warnings diagnosed(const geo::ElevationSource& elevation, const geo::ImagerySource* imagery) {
    std::vector<DiagnosedRaster> rasters;
    for (std::size_t i = 0; i < elevation.rasters().size(); ++i)
        rasters.push_back({.file = elevation.rasters()[i], .unitToMetre = elevation.unitToMetre(i), .isElevation = true});
    if (imagery)
        for (const auto& raster : imagery->rasters()) rasters.push_back({.file = raster, .unitToMetre = 1.0, .isElevation = false});
    return diagnoseRasters(rasters);
}

struct OpenedRasters {
    RasterList files;
    bool isAssumedCrsUsed = false;  ///< some file declares no CRS of its own
};

geo::Result<OpenedRasters> openElevationFiles(const GroundSpec& spec, const geo::RasterOptions& options, const std::stop_token& stop) {
    OpenedRasters opened;
    for (const geo::ElevationLayer& layer : spec.elevation) {
        if (stop.stop_requested()) return cancelled();
        auto raster = RasterFile::open(layer.path, options);
        if (!raster) return tl::unexpected(raster.error());
        const auto& crs = (*raster)->info().crs;
        if (crs && options.assumedCrs && crs->isSameAs(*options.assumedCrs)) {
            const auto bare = RasterFile::open(layer.path, {.assumedCrs = {}, .network = options.network});
            opened.isAssumedCrsUsed = opened.isAssumedCrsUsed || (bare && !(*bare)->info().crs);
        }
        opened.files.push_back(std::move(*raster));
    }
    return opened;
}

}  // namespace

geo::Result<FileKind> classifyFile(const std::string& path, const geo::RasterOptions& options) {
    const auto raster = RasterFile::open(path, options);
    if (raster) {
        // Other drivers that read both, such as PDF, take pictures of text for vectors.
        const bool mayHoldBoth = (*raster)->info().driver == "GPKG";
        return FileKind{.raster = (*raster)->kind(), .hasVectors = mayHoldBoth && geo::isVectorFile(path, options.network)};
    }
    const ErrorCode code = raster.error().code;
    if (code != ErrorCode::BadFormat && code != ErrorCode::Unsupported) return tl::unexpected(raster.error());
    if (geo::isVectorFile(path, options.network)) return FileKind{.raster = std::nullopt, .hasVectors = true};
    if (const auto damage = geo::vectorFileDamage(path, options.network)) return tl::unexpected(*damage);
    return tl::unexpected(raster.error());
}

geo::Result<GroundSpec> specFromFiles(const std::vector<std::string>& files, const GroundSpec& base) {
    const auto crs = wantedCrs(base);
    if (!crs) return tl::unexpected(crs.error());
    const geo::RasterOptions options{.assumedCrs = *crs, .network = base.network};
    auto elevation = gradedOf(base.elevation, options);
    auto imagery = gradedOf(base.imagery, options);
    GroundSpec spec = base;
    for (const std::string& path : files) {
        if (holds(base.elevation, path) || holds(base.imagery, path) || holds(base.vectors, path)) continue;
        const auto kind = classifyFile(path, options);
        if (!kind) return tl::unexpected(kind.error());
        if (kind->hasVectors) spec.vectors.push_back({.path = path});
        if (!kind->raster) continue;
        const auto raster = RasterFile::open(path, options);
        if (!raster) return tl::unexpected(raster.error());
        const double cellM = (*raster)->cellM();
        if ((*raster)->kind() == geo::RasterKind::Elevation)
            insertByResolution(elevation, {geo::ElevationLayer{.path = path}, cellM});
        else
            insertByResolution(imagery, {geo::ImageryLayer{.path = path}, cellM});
    }
    spec.elevation = layersOf(elevation);
    spec.imagery = layersOf(imagery);
    if (spec.elevation.empty())
        return geo::fail(ErrorCode::Unsupported,
                         files.empty() ? text(SABAN_TR("layers", "cannot make a table: no elevation file was given. Give at least one."))
                                       : text(SABAN_TR("layers", "cannot make a table: none of the files holds elevation ('{}' is a picture or a vector file). Give a file with heights, "
                                                                 "or name it with --elevation when its heights are 8-bit numbers."),
                                              files.front()));
    if (spec.title.empty()) spec.title = titleFrom(spec.elevation.front().path);
    return spec;
}

geo::Result<std::shared_ptr<const Ground>> openGround(const GroundSpec& spec, std::stop_token stop,
                                                      const geo::StepProgress& progress) {
    if (spec.elevation.empty())
        return geo::fail(ErrorCode::InvalidArgument, text(SABAN_TR("layers", "cannot make a table: no elevation file was given. Give at least one.")));
    const auto wanted = wantedCrs(spec);
    if (!wanted) return tl::unexpected(wanted.error());
    const geo::RasterOptions options{.assumedCrs = *wanted, .network = spec.network};

    const auto files = openElevationFiles(spec, options, stop);
    if (!files) return tl::unexpected(files.error());
    auto table = chooseTableCrs(files->files, *wanted, files->isAssumedCrsUsed);
    if (!table) return tl::unexpected(table.error());
    if (stop.stop_requested()) return cancelled();

    auto elevation = geo::ElevationSource::open(spec.elevation, table->crs, {.holes = spec.holes, .raster = options}, stop, progress);
    if (!elevation) return tl::unexpected(elevation.error());
    if (stop.stop_requested()) return cancelled();

    Ground ground{.crs = table->crs, .crsReason = table->reason, .bounds = {}, .elevation = std::move(*elevation), .imagery = nullptr,
                  .warnings = std::move(table->warnings), .title = spec.title, .spec = spec};
    if (!spec.imagery.empty()) {
        auto imagery = geo::ImagerySource::open(spec.imagery, table->crs, options);
        if (!imagery) return tl::unexpected(imagery.error());
        ground.imagery = std::move(*imagery);
        if (stop.stop_requested()) return cancelled();
    }

    if (!spec.vectors.empty()) {
        auto vectors = geo::VectorSource::open(spec.vectors, table->crs, options, stop, progress);
        if (!vectors) return tl::unexpected(vectors.error());
        ground.vectors = std::move(*vectors);
    }

    for (const geo::Warning& warning : ground.elevation->warnings())
        if (warning.code != "no_vertical_reference") ground.warnings.push_back(warning);  // told once for all files below
    if (ground.imagery) append(ground.warnings, ground.imagery->warnings());
    append(ground.warnings, aboutHeights(*ground.elevation));
    append(ground.warnings, diagnosed(*ground.elevation, ground.imagery.get()));
    const auto bounds = tableBounds(spec, *ground.elevation, ground.warnings);
    if (!bounds) return tl::unexpected(bounds.error());
    ground.bounds = *bounds;
    if (ground.vectors) append(ground.warnings, aboutVectors(*ground.vectors, *bounds));
    if (ground.title.empty()) ground.title = titleFrom(spec.elevation.front().path);
    return std::make_shared<const Ground>(std::move(ground));
}

std::vector<std::shared_ptr<RasterFile>> rastersWithoutPyramid(const Ground& ground) {
    RasterList waiting;
    for (const auto& raster : ground.elevation->rasters())
        if (raster->needsPyramid()) waiting.push_back(raster);
    if (ground.imagery)
        for (const auto& raster : ground.imagery->rasters())
            if (raster->needsPyramid()) waiting.push_back(raster);
    return waiting;
}

}  // namespace saban::layers
