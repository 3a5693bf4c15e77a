#include "geo/vector/vector_source.h"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <cassert>
#include <filesystem>
#include <map>
#include <mutex>
#include <string_view>

#include "geo/core/text.h"
#include "geo/raster/network_guard.h"
#include "geo/vector/ogr_dataset.h"
#include "geo/vector/vector_reader.h"

namespace saban::geo {

namespace {

using ShapesPtr = std::shared_ptr<const VectorShapes>;

/// What the shapes of a file depend on; nothing when that cannot be known.
std::optional<std::string> identityOf(const VectorLayer& layer, const Crs& tableCrs, const RasterOptions& options) {
    std::error_code error;
    const auto path = std::filesystem::canonical(layer.path, error);
    if (error || !std::filesystem::is_regular_file(path, error)) return std::nullopt;
    const auto written = std::filesystem::last_write_time(path, error);
    if (error) return std::nullopt;
    const auto bytes = std::filesystem::file_size(path, error);
    if (error) return std::nullopt;
    return fmt::format("{}\n{}\n{}\n{}\n{}\n{}", path.string(), written.time_since_epoch().count(), bytes, layer.layer, tableCrs.wkt(),
                       options.assumedCrs ? options.assumedCrs->wkt() : "");
}

/// Opening a table anew, with one more file for instance, does not read again what is shown already.
class SharedShapes {
 public:
    ShapesPtr find(const std::string& identity) {
        const std::lock_guard lock(mutex_);
        const auto found = shapes_.find(identity);
        return found == shapes_.end() ? nullptr : found->second.lock();
    }
    void add(const std::string& identity, const ShapesPtr& shapes) {
        const std::lock_guard lock(mutex_);
        std::erase_if(shapes_, [](const auto& entry) { return entry.second.expired(); });
        shapes_[identity] = shapes;
    }

 private:
    std::mutex mutex_;
    std::map<std::string, std::weak_ptr<const VectorShapes>> shapes_;
};

Result<ShapesPtr> openShapes(const VectorLayer& layer, const Crs& tableCrs, const RasterOptions& options, const std::stop_token& stop,
                             const StepProgress& progress) {
    static SharedShapes shared;
    const auto identity = identityOf(layer, tableCrs, options);
    if (identity)
        if (auto known = shared.find(*identity)) return known;
    const std::string name = std::filesystem::path(layer.path).filename().string();
    auto read = readVectorShapes(layer.path, layer.layer, tableCrs, options, stop, progressOf(progress, text(SABAN_TR("geo", "Reading '{}'"), name)));
    if (read && identity) shared.add(*identity, *read);
    return read;
}

}  // namespace

struct VectorSource::Impl {
    explicit Impl(const Crs& crs) : tableCrs(crs) {}

    Crs tableCrs;
    std::vector<VectorLayer> layers;
    std::vector<ShapesPtr> shapes;  ///< of each layer
    Warnings warnings;
};

VectorSource::VectorSource(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
VectorSource::~VectorSource() = default;

Result<std::shared_ptr<const VectorSource>> VectorSource::open(const std::vector<VectorLayer>& layers, const Crs& tableCrs,
                                                               const RasterOptions& options, std::stop_token stop,
                                                               const StepProgress& progress) {
    auto impl = std::make_unique<Impl>(tableCrs);
    impl->layers = layers;
    for (const VectorLayer& layer : layers) {
        auto shapes = openShapes(layer, tableCrs, options, stop, progress);
        if (!shapes) return tl::unexpected(shapes.error());
        impl->warnings.insert(impl->warnings.end(), (*shapes)->warnings.begin(), (*shapes)->warnings.end());
        impl->shapes.push_back(*std::move(shapes));
    }
    return std::shared_ptr<const VectorSource>(new VectorSource(std::move(impl)));
}

std::shared_ptr<const VectorSource> VectorSource::with(const std::vector<VectorLayer>& layers) const {
    assert(layers.size() == impl_->layers.size());
    auto impl = std::make_unique<Impl>(impl_->tableCrs);
    impl->layers = layers;
    impl->warnings = impl_->warnings;
    // A path that is there twice is taken once for each time it is named.
    std::vector<bool> isTaken(impl_->layers.size(), false);
    for (const VectorLayer& layer : layers) {
        std::size_t i = 0;
        while (i < isTaken.size() && (isTaken[i] || impl_->layers[i].path != layer.path || impl_->layers[i].layer != layer.layer)) ++i;
        assert(i < isTaken.size() && "with() was given a layer that is not among the source's");
        isTaken[i] = true;
        impl->shapes.push_back(impl_->shapes[i]);
    }
    return std::shared_ptr<const VectorSource>(new VectorSource(std::move(impl)));
}

const std::vector<VectorLayer>& VectorSource::layers() const { return impl_->layers; }
const Crs& VectorSource::crs() const { return impl_->tableCrs; }
const Bounds& VectorSource::boundsOf(std::size_t layer) const { return impl_->shapes[layer]->shapes.bounds(); }
const Crs& VectorSource::fileCrsOf(std::size_t layer) const { return *impl_->shapes[layer]->fileCrs; }
const Bounds& VectorSource::fileBoundsOf(std::size_t layer) const { return impl_->shapes[layer]->fileBounds; }
const Warnings& VectorSource::warnings() const { return impl_->warnings; }

std::size_t VectorSource::vertexCount() const {
    std::size_t count = 0;
    for (const auto& shapes : impl_->shapes) count += shapes->shapes.vertexCount();
    return count;
}

Digest VectorSource::identity() const {
    Fingerprint print;
    for (std::size_t i = 0; i < impl_->layers.size(); ++i)
        if (impl_->layers[i].visible) print.add(impl_->shapes[i]->shapes.digest()).add(impl_->layers[i].opacity);
    return print.digest();
}

ShapeSet VectorSource::read(std::size_t layer, const Bounds& area, double resolutionM) const {
    assert(!area.isEmpty() && resolutionM > 0.0);
    ShapeSet found;
    impl_->shapes[layer]->shapes.read(area, resolutionM, found);
    return found;
}

const std::shared_ptr<const PlaceNames>& VectorSource::names(std::size_t layer) const { return impl_->shapes[layer]->names; }
const std::shared_ptr<const Buildings>& VectorSource::buildings(std::size_t layer) const { return impl_->shapes[layer]->buildings; }

bool isVectorFile(const std::string& path, NetworkPolicy network) {
    initialiseGdal();
    if (network == NetworkPolicy::Allowed || !isNetworkSource(path)) {
        // Opening one of these reads all of it: that is done once, when it is wanted.
        const GdalErrors errors;
        GDALDriverH driver = GDALIdentifyDriverEx(path.c_str(), GDAL_OF_VECTOR, nullptr, nullptr);
        if (driver && std::string_view(GDALGetDriverShortName(driver)) == "GeoJSON") return true;
    }
    const auto dataset = openVectorDataset(path, network);
    if (!dataset) return false;
    for (OGRLayer* layer : (*dataset)->GetLayers())
        if (layer->GetGeomType() != wkbNone) return true;
    return false;
}

std::optional<Error> vectorFileDamage(const std::string& path, NetworkPolicy network) {
    const auto dataset = openVectorDataset(path, network);
    const GdalErrors errors;
    if (dataset || !GDALIdentifyDriverEx(path.c_str(), GDAL_OF_VECTOR, nullptr, nullptr)) return std::nullopt;
    return dataset.error();
}

}  // namespace saban::geo
