#pragma once

#include <QString>
#include <filesystem>
#include <functional>
#include <glm/vec2.hpp>

namespace saban::test {

/// A folder of its own that goes away with the value.
class ScratchFolder {
   public:
    ScratchFolder();
    ~ScratchFolder();
    std::filesystem::path path() const { return path_; }
    QString file(const char* name) const { return QString::fromStdString((path_ / name).string()); }

   private:
    std::filesystem::path path_;
};

/// The ground of the window's tests: 6 x 6 km in VN-2000 / UTM 48N (EPSG:3405), cells of 20 m, two hills on a slope.
double testHeightM(glm::dvec2 point);

/// Writes it as a Float32 GeoTIFF. `epsg` 0 declares no CRS.
QString writeElevation(const ScratchFolder& folder, const char* name, int epsg = 3405);

/// Heights of 900 m on a square of 1 km in its middle, cells of 10 m.
QString writeUpperElevation(const ScratchFolder& folder, const char* name);

/// The ground of `writeElevation` in cells of 5 m, with many holes: filling them takes more than an instant.
QString writeHoledElevation(const ScratchFolder& folder, const char* name);

/// A picture of one colour over the western half.
QString writePicture(const ScratchFolder& folder, const char* name, int red, int green, int blue);

/// A file that ends in .tif and holds a sentence.
QString writeNoRaster(const ScratchFolder& folder, const char* name);

}  // namespace saban::test
