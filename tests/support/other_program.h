#pragma once

#include <gdal_priv.h>

#include <memory>
#include <string>

#include "geo/raster/network_guard.h"

namespace saban::test {

/// Another program that has a plan's file open.
class OtherProgram {
   public:
    explicit OtherProgram(const std::string& path) {
        geo::initialiseGdal();
        dataset_.reset(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE));
    }
    /// "END" and "ROLLBACK TRANSACTION" end a transaction; other words for them GDAL keeps to itself.
    void does(const char* statement) { dataset_->ReleaseResultSet(dataset_->ExecuteSQL(statement, nullptr, nullptr)); }

   private:
    std::unique_ptr<GDALDataset> dataset_;
};

}  // namespace saban::test
