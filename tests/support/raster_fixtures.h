#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace saban::test {

/// An empty folder of its own, gone with everything in it at the end.
class TemporaryFolder {
   public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }
    std::string file(const std::string& name) const { return (path_ / name).string(); }

   private:
    std::filesystem::path path_;
};

/// Sets an environment variable and puts the old value back at the end.
class EnvironmentGuard {
   public:
    EnvironmentGuard(std::string name, const std::string& value);
    ~EnvironmentGuard();
    EnvironmentGuard(const EnvironmentGuard&) = delete;
    EnvironmentGuard& operator=(const EnvironmentGuard&) = delete;

   private:
    std::string name_;
    std::optional<std::string> old_;
};

/// A ground control point: pixel and line to easting and northing.
struct ControlPoint {
    double column = 0.0, row = 0.0, e = 0.0, n = 0.0;
};

/// What `writeRaster` makes. The default is 64 x 48 cells of 10 m of Float32 zeros in VN-2000 / UTM zone 48N.
struct RasterRecipe {
    int columns = 64, rows = 48, bands = 1;
    std::string driver = "GTiff";
    std::string type = "Float32";
    std::string crs = "EPSG:3405";                                                         ///< empty: none
    std::optional<std::array<double, 6>> geotransform = {{500000, 10, 0, 2300000, 0, -10}};  ///< GDAL order
    std::vector<ControlPoint> controlPoints;
    std::optional<double> nodata;
    std::optional<double> scale, offset;
    std::string unit;
    std::vector<std::string> creationOptions;
    std::vector<std::array<std::uint8_t, 4>> palette;  ///< of band 1
    std::vector<int> overviewFactors;                  ///< made with GDAL's AVERAGE
    /// Value as stored; band counts from 1.
    std::function<double(int column, int row, int band)> value = [](int, int, int) { return 0.0; };
    /// Internal mask of the whole raster: false is void. Empty: no mask.
    std::function<bool(int column, int row)> isValid;
};

/// Writes a raster with GDAL. Returns `path`. Aborts when GDAL cannot.
std::string writeRaster(const std::string& path, const RasterRecipe& recipe);

std::string writeText(const std::string& path, const std::string& content);
std::string readBytes(const std::string& path);

/// True when a program is installed.
bool hasProgram(const std::string& name);

/// What a shell command prints; empty when it fails.
std::string outputOf(const std::string& command);

/// Names of all files in a folder and below, sorted.
std::vector<std::string> filesUnder(const std::filesystem::path& folder);

}  // namespace saban::test
