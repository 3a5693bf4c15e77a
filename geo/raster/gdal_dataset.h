#pragma once

#include <memory>
#include <string>
#include <vector>

#include "geo/core/error.h"

class GDALDataset;

namespace saban::geo {

/// Catches what GDAL reports on this thread for as long as it lives, in place of GDAL's printing it.
class GdalErrors {
   public:
    GdalErrors();
    ~GdalErrors();
    GdalErrors(const GdalErrors&) = delete;
    GdalErrors& operator=(const GdalErrors&) = delete;

    /// True once GDAL reported a failure (warnings do not count).
    bool hasFailed() const { return hasFailed_; }
    /// The first failure in GDAL's words on one line, else a sentence that says that GDAL gave no reason.
    std::string reason() const;

    /// Called by GDAL's error handler.
    void note(bool isFailure, const char* message);

   private:
    bool hasFailed_ = false;
    std::string first_;
};

struct DatasetCloser {
    void operator()(GDALDataset* dataset) const;
};
using DatasetPtr = std::unique_ptr<GDALDataset, DatasetCloser>;

/// Opens a raster read-only: a path or a text that GDAL takes for one (such as the XML of a VRT).
/// Errors: `BadFormat` whose message is GDAL's reason alone.
Result<DatasetPtr> openRasterDataset(const std::string& spec, const std::vector<std::string>& openOptions = {});

/// Open datasets of one raster, each used by one thread at a time. Those that are not in use stay open for the next reader, at
/// most `kMostIdle` of all rasters together: a table of thousands of files must not use up the files a program may have open.
/// Thread safety: any thread.
class DatasetPool : public std::enable_shared_from_this<DatasetPool> {
   public:
    static constexpr std::size_t kMostIdle = 128;

    explicit DatasetPool(std::string spec) : spec_(std::move(spec)) {}
    ~DatasetPool();
    DatasetPool(const DatasetPool&) = delete;
    DatasetPool& operator=(const DatasetPool&) = delete;

    struct Returner {
        std::shared_ptr<DatasetPool> pool;
        void operator()(GDALDataset* dataset) const;
    };
    using Lease = std::unique_ptr<GDALDataset, Returner>;

    /// A dataset that nobody else uses; opened when none is idle. Errors: as `openRasterDataset`.
    Result<Lease> acquire();

    /// Gives an already open dataset into the pool. The longest idle of all pools may be closed for it.
    void add(DatasetPtr dataset);

   private:
    std::string spec_;
};

}  // namespace saban::geo
