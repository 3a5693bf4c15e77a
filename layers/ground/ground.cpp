#include "layers/ground/ground.h"

namespace saban::layers {

std::vector<std::shared_ptr<geo::RasterFile>> rastersWithoutPyramid(const Ground& ground) {
    std::vector<std::shared_ptr<geo::RasterFile>> waiting;
    for (const auto& raster : ground.elevation->rasters())
        if (raster->needsPyramid()) waiting.push_back(raster);
    if (ground.imagery)
        for (const auto& raster : ground.imagery->rasters())
            if (raster->needsPyramid()) waiting.push_back(raster);
    return waiting;
}

}  // namespace saban::layers
