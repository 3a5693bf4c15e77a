#include <fmt/format.h>

#include "geo/raster/raster_file_impl.h"

namespace saban::geo {

void RasterFile::restrictValues(double lowest, double highest) {
    const auto count = std::make_shared<std::atomic<std::uint64_t>>(0);
    impl_->changeLevels([&](RasterLevels& all) {
        // A pyramid from the cache may hold averages over values that are void now.
        std::erase_if(all, [](const RasterLevel& level) { return level.isPyramid; });
        for (RasterLevel& level : all) {
            level.layout.lowest = lowest;
            level.layout.highest = highest;
            level.layout.outside = count;
        }
    });
    impl_->spec += fmt::format("|values from {} to {}", lowest, highest);
    if (impl_->needsPyramid()) impl_->attachCached();
}

std::uint64_t RasterFile::restrictedCells() const {
    const auto levels = impl_->levels();
    const auto& count = levels->front().layout.outside;
    return count ? count->load() : 0;
}

}  // namespace saban::geo
