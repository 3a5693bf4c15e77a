#include "geo/elevation/hole_fill.h"

#include <fmt/format.h>
#include <gdal_alg.h>
#include <gdal_priv.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "geo/core/text.h"
#include "geo/elevation/hole_map.h"
#include "geo/raster/gdal_dataset.h"
#include "geo/raster/pyramid_cache.h"

namespace saban::geo {

namespace {

namespace fs = std::filesystem;

constexpr int kReachCells = 100;
constexpr int kBlock = 512;
/// Where the search for holes and the filling end in the progress of the whole; overviews are the rest.
constexpr double kSearched = 0.3, kFilled = 0.9;
constexpr float kVoid = std::numeric_limits<float>::quiet_NaN();

tl::unexpected<Error> stopped() {
    return fail(ErrorCode::Cancelled, text(SABAN_TR("geo", "filling holes was stopped.")));
}

/// Tells how far a call of GDAL is, and ends the call when that is wanted.
struct GdalCall {
    std::stop_token stop;
    Progress progress;

    /// A GDALProgressFunc; `call` is the `GdalCall`.
    static int CPL_STDCALL advance(double fraction, const char*, void* call) {
        const auto& self = *static_cast<const GdalCall*>(call);
        if (self.stop.stop_requested()) return FALSE;
        report(self.progress, std::clamp(fraction, 0.0, 1.0));
        return TRUE;
    }
};

/// The raster with impossible values taken out.
struct Source {
    const RasterFile& raster;
    double lowest, highest;
    std::stop_token stop;

    Result<void> read(const RasterFile::Window& window, std::vector<float>& values) const {
        if (auto done = raster.readValues(window, values, stop); !done) return done;
        for (float& value : values)
            if (!(value >= lowest && value <= highest)) value = kVoid;
        return {};
    }
};

Result<HoleMap> findHoles(const Source& source, const Progress& progress) {
    constexpr int kRowsAtOnce = 64, kColumnsAtOnce = 4096;
    const int width = source.raster.info().width, height = source.raster.info().height;
    HoleMap map(width);
    std::vector<float> values;
    std::vector<std::uint8_t> isVoid(static_cast<std::size_t>(width) * kRowsAtOnce);
    for (int row = 0; row < height; row += kRowsAtOnce) {
        const int rows = std::min(kRowsAtOnce, height - row);
        for (int column = 0; column < width; column += kColumnsAtOnce) {
            const int columns = std::min(kColumnsAtOnce, width - column);
            if (auto done = source.read({column, row, columns, rows, columns, rows}, values); !done)
                return tl::unexpected(done.error());
            for (int i = 0; i < rows; ++i) {
                const auto first = values.begin() + static_cast<std::ptrdiff_t>(i) * columns;
                std::transform(first, first + columns, &isVoid[static_cast<std::size_t>(i) * width + column],
                               [](float v) { return static_cast<std::uint8_t>(std::isnan(v)); });
            }
        }
        for (int i = 0; i < rows; ++i)
            map.pushRow({&isVoid[static_cast<std::size_t>(i) * width], static_cast<std::size_t>(width)});
        report(progress, static_cast<double>(row + rows) / height);
    }
    map.finish();
    return map;
}

DatasetPtr create(const char* driverName, const std::string& path, int width, int height, GDALDataType type,
                  char** options) {
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName(driverName);
    return DatasetPtr(driver ? driver->Create(path.c_str(), width, height, 1, type, options) : nullptr);
}

/// Interpolates over all void cells of a window.
Result<void> interpolate(const RasterFile::Window& window, std::vector<float>& values, GdalCall call) {
    const GdalErrors errors;
    const auto heights = create("MEM", "", window.columns, window.rows, GDT_Float32, nullptr);
    const auto mask = create("MEM", "", window.columns, window.rows, GDT_Byte, nullptr);
    std::vector<std::uint8_t> isData(values.size());
    std::transform(values.begin(), values.end(), isData.begin(),
                   [](float v) { return static_cast<std::uint8_t>(std::isnan(v) ? 0 : 255); });
    CPLStringList options;
    options.SetNameValue("TEMP_FILE_DRIVER", "MEM");
    const auto transfer = [&](GDALDataset& dataset, GDALRWFlag direction, void* data, GDALDataType type) {
        return dataset.GetRasterBand(1)->RasterIO(direction, 0, 0, window.columns, window.rows, data, window.columns,
                                                  window.rows, type, 0, 0, nullptr) == CE_None;
    };
    const bool isDone = heights && mask && transfer(*heights, GF_Write, values.data(), GDT_Float32) &&
                        transfer(*mask, GF_Write, isData.data(), GDT_Byte) &&
                        GDALFillNodata(heights->GetRasterBand(1), mask->GetRasterBand(1), kReachCells, 0, 0,
                                       options.List(), GdalCall::advance, &call) == CE_None &&
                        transfer(*heights, GF_Read, values.data(), GDT_Float32);
    if (call.stop.stop_requested()) return stopped();
    if (isDone) return {};
    return fail(ErrorCode::BadFormat, text(SABAN_TR("geo", "cannot interpolate across holes: {}"), errors.reason()));
}

/// A part of the output's grid that is filled at once; its upper left cell.
struct Block {
    int column, row;
};

/// Those that hold a part of a hole, row by row.
std::vector<Block> blocksWith(const HoleMap& holes, int width, int height) {
    std::vector<Block> blocks;
    std::vector<std::uint8_t> isMet((width + kBlock - 1) / kBlock);
    for (int row = 0; row < height; row += kBlock) {
        std::fill(isMet.begin(), isMet.end(), std::uint8_t{0});
        for (const HoleMap::Run& run : holes.holes(row, row + kBlock - 1))
            std::fill(isMet.begin() + run.first / kBlock, isMet.begin() + run.last / kBlock + 1, std::uint8_t{1});
        for (std::size_t i = 0; i < isMet.size(); ++i)
            if (isMet[i]) blocks.push_back({static_cast<int>(i) * kBlock, row});
    }
    return blocks;
}

/// Fills the holes of one block and writes them. Errors: `WriteFailed` for the output, others for the input.
Result<void> fillBlock(const Source& source, const HoleMap& holes, Block at, GDALRasterBand& out,
                       const Progress& progress) {
    const auto [column, row] = at;
    const int width = source.raster.info().width, height = source.raster.info().height;
    const int columns = std::min(kBlock, width - column), rows = std::min(kBlock, height - row);

    // With data from as far around as the interpolation reaches, a block comes out as the whole raster would.
    RasterFile::Window window;
    window.column = std::max(0, column - kReachCells - 1);
    window.row = std::max(0, row - kReachCells - 1);
    window.columns = window.outColumns = std::min(width, column + columns + kReachCells + 1) - window.column;
    window.rows = window.outRows = std::min(height, row + rows + kReachCells + 1) - window.row;
    std::vector<float> values;
    if (auto done = source.read(window, values); !done) return done;
    if (auto done = interpolate(window, values, {source.stop, progress}); !done) return done;

    std::vector<float> block(static_cast<std::size_t>(columns) * rows, kVoid);
    for (const HoleMap::Run& run : holes.holes(row, row + rows - 1)) {
        for (int c = std::max(run.first, column); c <= std::min(run.last, column + columns - 1); ++c)
            block[static_cast<std::size_t>(run.row - row) * columns + (c - column)] =
                values[static_cast<std::size_t>(run.row - window.row) * window.columns + (c - window.column)];
    }
    const GdalErrors errors;
    const bool isWritten = out.RasterIO(GF_Write, column, row, columns, rows, block.data(), columns, rows, GDT_Float32,
                                        0, 0, nullptr) == CE_None;
    // At once: blocks that wait in GDAL's cache would all be written when a stopped filling closes its file.
    if (!isWritten || out.FlushCache(false) != CE_None) return fail(ErrorCode::WriteFailed, errors.reason());
    return {};
}

Result<void> finishFile(GDALDataset& dataset, const GdalErrors& errors, GdalCall call) {
    std::vector<int> factors;
    for (int factor = 2; std::max(dataset.GetRasterXSize(), dataset.GetRasterYSize()) / factor >= kBlock / 2;
         factor *= 2)
        factors.push_back(factor);
    const bool isDone =
        factors.empty() || dataset.BuildOverviews("AVERAGE", static_cast<int>(factors.size()), factors.data(), 0,
                                                  nullptr, GdalCall::advance, &call) == CE_None;
    if (call.stop.stop_requested()) return stopped();
    dataset.FlushCache(true);
    if (!isDone || errors.hasFailed()) return fail(ErrorCode::WriteFailed, errors.reason());
    return {};
}

/// Writes a whole file of filled cells. Errors: `WriteFailed` for the output, `Cancelled`, others for the input.
Result<void> writeFilled(const Source& source, const HoleMap& holes, const std::string& path,
                         const Progress& progress) {
    const RasterInfo& info = source.raster.info();
    const GdalErrors errors;
    CPLStringList options;
    for (const char* option : {"TILED=YES", "COMPRESS=DEFLATE", "PREDICTOR=3", "SPARSE_OK=TRUE", "BIGTIFF=IF_SAFER"})
        options.AddString(option);
    const auto dataset = create("GTiff", path, info.width, info.height, GDT_Float32, options.List());
    if (!dataset) return fail(ErrorCode::WriteFailed, errors.reason());
    auto geotransform = info.geotransform;
    dataset->SetGeoTransform(geotransform.data());
    dataset->GetRasterBand(1)->SetNoDataValue(kVoid);
    const auto blocks = blocksWith(holes, info.width, info.height);
    const double share = (kFilled - kSearched) / static_cast<double>(blocks.size());
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const double from = kSearched + share * static_cast<double>(i);
        const Progress ofBlock = partOf(progress, from, from + share);
        if (auto done = fillBlock(source, holes, blocks[i], *dataset->GetRasterBand(1), ofBlock); !done) return done;
    }
    return finishFile(*dataset, errors, {source.stop, partOf(progress, kFilled, 1.0)});
}

std::string uniqueSuffix() {
    static std::atomic<unsigned> count{0};
    return fmt::format("{}-{}", CPLGetCurrentProcessID(), count++);
}

RasterOptions optionsLike(const RasterFile& raster) {
    return {.assumedCrs = raster.info().crs};
}

constexpr const char* kFilledName = "filled.tif";

/// Puts the filled cells into a new entry of the cache. False when the cache cannot be used.
Result<bool> writeToCache(const Source& source, const HoleMap& holes, const fs::path& cache, const std::string& key,
                          const Progress& progress) {
    const fs::path draft = PyramidCache::draftFolder(cache, key), entry = PyramidCache::entryFolder(cache, key);
    std::error_code failed;
    fs::create_directory(draft, failed);
    if (failed) return false;
    const auto written = writeFilled(source, holes, (draft / kFilledName).string(), progress);
    const bool isListed =
        written && (std::ofstream(draft / PyramidCache::kListName) << kFilledName << '\n').flush().good();
    if (isListed) {
        PyramidCache::remove(entry);  // an older one that could not be read
        fs::rename(draft, entry, failed);
    }
    if (!isListed || failed) {
        PyramidCache::remove(draft);
        if (!written && written.error().code != ErrorCode::WriteFailed) return tl::unexpected(written.error());
        return false;
    }
    PyramidCache::trim(PyramidCache::limitBytes(), key);
    return true;
}

/// The same, kept where it is when filling begins anew in memory because the cache turned out to be full.
Progress neverFalling(const Progress& progress) {
    if (!progress) return {};
    return [progress, highest = std::make_shared<double>(0.0)](double fraction) {
        *highest = std::max(*highest, fraction);
        progress(*highest);
    };
}

/// Null when the cache holds nothing for the key that fits the raster.
std::shared_ptr<RasterFile> openFromCache(const RasterFile& raster, const fs::path& cache, const std::string& key) {
    const fs::path entry = PyramidCache::entryFolder(cache, key);
    std::error_code failed;
    if (!fs::exists(entry / kFilledName, failed)) return nullptr;
    auto kept = RasterFile::open((entry / kFilledName).string(), optionsLike(raster));
    if (!kept || (*kept)->info().width != raster.info().width || (*kept)->info().height != raster.info().height)
        return nullptr;
    fs::last_write_time(entry / PyramidCache::kListName, fs::file_time_type::clock::now(), failed);
    return *std::move(kept);
}

Result<std::shared_ptr<RasterFile>> fillInMemory(const Source& source, const HoleMap& holes, const Progress& progress) {
    const std::string path = fmt::format("/vsimem/saban-fill-{}.tif", uniqueSuffix());
    auto done = writeFilled(source, holes, path, progress);
    auto file = done ? RasterFile::open(path, optionsLike(source.raster))
                     : Result<std::shared_ptr<RasterFile>>(tl::unexpected(done.error()));
    if (!file) {
        VSIUnlink(path.c_str());
        if (file.error().code == ErrorCode::Cancelled) return file;
        return fail(file.error().code, text(SABAN_TR("geo", "cannot fill the holes of '{0}': {1}"),
                                            source.raster.info().path, file.error().message));
    }
    RasterFile* const raw = file->get();
    return std::shared_ptr<RasterFile>(raw, [owner = *std::move(file), path](RasterFile*) mutable {
        owner.reset();
        VSIUnlink(path.c_str());
    });
}

}  // namespace

Result<std::shared_ptr<RasterFile>> fillHoles(const RasterFile& raster, double lowest, double highest,
                                              const std::stop_token& stop, const Progress& progress) {
    if (stop.stop_requested()) return stopped();
    const auto cache = PyramidCache::folder();
    // The range is part of the name: with another unit other cells are impossible.
    const auto key = raster.cacheKey(fmt::format("filled between {:.0f} and {:.0f}", lowest, highest));
    if (cache && key) {
        if (auto kept = openFromCache(raster, *cache, *key)) return kept;
    }
    const Source source{raster, lowest, highest, stop};
    const Progress rising = neverFalling(progress);
    const auto holes = findHoles(source, partOf(rising, 0.0, kSearched));
    if (!holes) return tl::unexpected(holes.error());
    std::shared_ptr<RasterFile> filled;
    if (!holes->holes().empty() && cache && key) {
        const auto isWritten = writeToCache(source, *holes, *cache, *key, rising);
        if (!isWritten) return tl::unexpected(isWritten.error());
        if (*isWritten) filled = openFromCache(raster, *cache, *key);
    }
    if (!holes->holes().empty() && !filled) {
        auto inMemory = fillInMemory(source, *holes, rising);
        if (!inMemory) return inMemory;
        filled = *std::move(inMemory);
    }
    report(rising, 1.0);
    return filled;
}

}  // namespace saban::geo
