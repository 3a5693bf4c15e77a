#pragma once

#include <gdal_priv.h>

#include <functional>
#include <utility>

namespace saban::test {

/// Does something once, right before a GeoPackage is opened the next time: what another program does just then.
class BeforeNextOpening {
 public:
    explicit BeforeNextOpening(std::function<void()> work) {
        work_ = std::move(work);
        GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GPKG");
        open_ = std::exchange(driver->pfnOpen, [](GDALOpenInfo* info) {
            if (const auto once = std::exchange(work_, nullptr)) once();
            return open_(info);
        });
    }
    ~BeforeNextOpening() {
        GetGDALDriverManager()->GetDriverByName("GPKG")->pfnOpen = open_;
        work_ = nullptr;
    }
    BeforeNextOpening(const BeforeNextOpening&) = delete;
    BeforeNextOpening& operator=(const BeforeNextOpening&) = delete;

    bool isDone() const { return !work_; }

 private:
    static inline std::function<void()> work_;
    static inline GDALDataset* (*open_)(GDALOpenInfo*) = nullptr;
};

}  // namespace saban::test
