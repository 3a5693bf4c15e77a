#include "geo/raster/gdal_dataset.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <gdal_priv.h>
#include <ogr_srs_api.h>

#include <algorithm>
#include <iterator>
#include <list>
#include <mutex>

#include "geo/core/text.h"
#include "geo/raster/network_guard.h"
#include "geo/raster/raster_file.h"

namespace saban::geo {

namespace {

/// Memory for decoded blocks, shared by all datasets of the program.
constexpr const char* kBlockCacheMiB = "192";

void CPL_STDCALL noteError(CPLErr severity, CPLErrorNum, const char* message) {
    if (auto* errors = static_cast<GdalErrors*>(CPLGetErrorHandlerUserData()))
        errors->note(severity >= CE_Failure, message);
}

/// An open dataset that nobody uses, and the pool that it belongs to.
struct Idle {
    const DatasetPool* pool;
    DatasetPtr dataset;
};

/// Those of all pools, the longest idle first.
struct IdleDatasets {
    std::mutex mutex;
    std::list<Idle> list;
};

/// Never destroyed, because pools may live as long as the program.
IdleDatasets& idleDatasets() {
    static auto& idle = *new IdleDatasets;
    return idle;
}

}  // namespace

void initialiseGdal() {
    static std::once_flag once;
    std::call_once(once, [] {
        CPLSetConfigOption("GDAL_CACHEMAX", kBlockCacheMiB);
        // A dataset opened by one thread may be read by another later: sources of a VRT must not be shared between them.
        CPLSetConfigOption("VRT_SHARED_SOURCE", "0");
        // GDAL would put the successor in place of a deprecated CRS without a word: the CRS in the file is what counts.
        CPLSetConfigOption("OSR_USE_NON_DEPRECATED", "NO");
        // The vertical reference that a GeoTIFF declares, or that SRTM and DTED have by their format, is told only on request.
        CPLSetConfigOption("GTIFF_REPORT_COMPD_CS", "YES");
        CPLSetConfigOption("REPORT_COMPD_CS", "YES");
        // GDAL's worker threads report to this handler; threads of ours push GdalErrors over it.
        CPLSetErrorHandler(CPLQuietErrorHandler);
        OSRSetPROJEnableNetwork(0);  // whatever PROJ_NETWORK says: grids are on this computer or not used
        GDALAllRegister();
        applyNetworkPolicy(NetworkPolicy::Forbidden);
    });
}

GdalErrors::GdalErrors() { CPLPushErrorHandlerEx(noteError, this); }

GdalErrors::~GdalErrors() { CPLPopErrorHandler(); }

void GdalErrors::note(bool isFailure, const char* message) {
    if (!isFailure || hasFailed_) return;
    hasFailed_ = true;
    first_ = message ? message : "";
    std::replace(first_.begin(), first_.end(), '\n', ' ');
    while (!first_.empty() && (first_.back() == ' ' || first_.back() == '.')) first_.pop_back();
}

std::string GdalErrors::reason() const {
    return first_.empty() ? text(SABAN_TR("geo", "GDAL gives no reason")) : first_;
}

void DatasetCloser::operator()(GDALDataset* dataset) const {
    const GdalErrors errors;
    GDALClose(dataset);
}

Result<DatasetPtr> openRasterDataset(const std::string& spec, const std::vector<std::string>& openOptions) {
    initialiseGdal();
    const GdalErrors errors;
    CPLStringList options;
    for (const auto& option : openOptions) options.AddString(option.c_str());
    DatasetPtr dataset(GDALDataset::Open(spec.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR, nullptr,
                                         options.List(), nullptr));
    if (!dataset) return fail(ErrorCode::BadFormat, errors.reason());
    return dataset;
}

void DatasetPool::Returner::operator()(GDALDataset* dataset) const { pool->add(DatasetPtr(dataset)); }

DatasetPool::~DatasetPool() {
    std::list<Idle> closed;  // after the lock: closing takes its time
    IdleDatasets& idle = idleDatasets();
    const std::lock_guard lock(idle.mutex);
    for (auto it = idle.list.begin(); it != idle.list.end();) {
        const auto at = it++;
        if (at->pool == this) closed.splice(closed.end(), idle.list, at);
    }
}

Result<DatasetPool::Lease> DatasetPool::acquire() {
    IdleDatasets& idle = idleDatasets();
    {
        const std::lock_guard lock(idle.mutex);
        const auto last = std::find_if(idle.list.rbegin(), idle.list.rend(), [this](const Idle& one) { return one.pool == this; });
        if (last != idle.list.rend()) {
            Lease lease(last->dataset.release(), Returner{shared_from_this()});
            idle.list.erase(std::next(last).base());
            return lease;
        }
    }
    auto dataset = openRasterDataset(spec_);
    if (!dataset) return tl::unexpected(dataset.error());
    return Lease(dataset->release(), Returner{shared_from_this()});
}

void DatasetPool::add(DatasetPtr dataset) {
    std::list<Idle> closed;  // after the lock
    IdleDatasets& idle = idleDatasets();
    const std::lock_guard lock(idle.mutex);
    idle.list.push_back({this, std::move(dataset)});
    if (idle.list.size() > kMostIdle) closed.splice(closed.end(), idle.list, idle.list.begin());
}

}  // namespace saban::geo
