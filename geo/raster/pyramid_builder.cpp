#include "geo/raster/pyramid_builder.h"

#include <cpl_string.h>
#include <cpl_vsi.h>
#include <gdal_priv.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <string_view>

#include "geo/core/text.h"
#include "geo/raster/raster_source.h"

namespace saban::geo {

namespace {

/// No level below this many cells on its longer side.
constexpr int kSmallestSide = 256;
constexpr int kTileCells = 256;
/// Cells of the base held decoded at once.
constexpr int kCellsPerChunk = 4'000'000;

/// Heights: one float per cell, NaN where void; the mean of the valid ones.
struct ValueCells {
    using Item = float;
    static constexpr int kBands = 1;
    static constexpr GDALDataType kType = GDT_Float32;

    static Result<void> read(GDALDataset& dataset, const RasterLevel& base, const CellRect& rect, std::vector<Item>& out) {
        return readValueCells(dataset, base.layout, base.overview, rect, out);
    }
    /// `rows` rows of `columns` cells into one row, `factor` cells side by side into one.
    static void reduce(const Item* in, std::ptrdiff_t stride, int rows, int columns, int factor, Item* out) {
        for (int i = 0; i * factor < columns; ++i) {
            double sum = 0.0;
            int count = 0;
            const int end = std::min(columns, (i + 1) * factor);
            for (int r = 0; r < rows; ++r)
                for (int c = i * factor; c < end; ++c) {
                    const float value = in[r * stride + c];
                    if (std::isnan(value)) continue;
                    sum += value;
                    ++count;
                }
            out[i] = count ? static_cast<float>(sum / count) : std::numeric_limits<float>::quiet_NaN();
        }
    }
};

/// Colours: red, green, blue weighted by alpha.
struct ColourCells {
    using Item = std::uint8_t;
    static constexpr int kBands = 4;
    static constexpr GDALDataType kType = GDT_Byte;

    static Result<void> read(GDALDataset& dataset, const RasterLevel& base, const CellRect& rect, std::vector<Item>& out) {
        return readColourCells(dataset, base.layout, base.overview, rect, out);
    }
    static void reduce(const Item* in, std::ptrdiff_t stride, int rows, int columns, int factor, Item* out) {
        for (int i = 0; i * factor < columns; ++i) {
            std::array<std::uint32_t, 3> sums{};
            std::uint32_t alpha = 0, count = 0;
            const int end = std::min(columns, (i + 1) * factor);
            for (int r = 0; r < rows; ++r)
                for (int c = i * factor; c < end; ++c, ++count) {
                    const Item* p = in + r * stride + static_cast<std::ptrdiff_t>(c) * kBands;
                    for (std::size_t b = 0; b < 3; ++b) sums[b] += static_cast<std::uint32_t>(p[b]) * p[3];
                    alpha += p[3];
                }
            Item* target = out + static_cast<std::ptrdiff_t>(i) * kBands;
            for (std::size_t b = 0; b < 3; ++b) target[b] = alpha ? static_cast<Item>((sums[b] + alpha / 2) / alpha) : Item{0};
            target[3] = static_cast<Item>((alpha + count / 2) / count);
        }
    }
};

CPLStringList creationOptions(GDALDriver& driver, int bands) {
    CPLStringList options;
    options.SetNameValue("TILED", "YES");
    options.SetNameValue("BLOCKXSIZE", std::to_string(kTileCells).c_str());
    options.SetNameValue("BLOCKYSIZE", std::to_string(kTileCells).c_str());
    options.SetNameValue("BIGTIFF", "IF_SAFER");
    options.SetNameValue("NUM_THREADS", "2");
    const char* known = driver.GetMetadataItem(GDAL_DMD_CREATIONOPTIONLIST);
    if (known && std::string_view(known).find("ZSTD") != std::string_view::npos) {
        options.SetNameValue("COMPRESS", "ZSTD");
        options.SetNameValue("ZSTD_LEVEL", "1");
    } else {
        options.SetNameValue("COMPRESS", "DEFLATE");
        options.SetNameValue("ZLEVEL", "1");
    }
    options.SetNameValue("PREDICTOR", bands == 1 ? "3" : "2");
    if (bands == 4) {
        options.SetNameValue("PHOTOMETRIC", "RGB");
        options.SetNameValue("ALPHA", "YES");
    }
    return options;
}

/// Writes one level and feeds the next one, row by row from the top.
template <typename Cells>
class LevelWriter {
   public:
    using Item = typename Cells::Item;

    Result<void> create(const std::string& path, const PyramidFile& file) {
        file_ = file;
        path_ = path;
        GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GTiff");
        const GdalErrors errors;
        dataset_.reset(driver->Create(path.c_str(), file.width, file.height, Cells::kBands, Cells::kType,
                                      creationOptions(*driver, Cells::kBands).List()));
        if (!dataset_) return fail(ErrorCode::WriteFailed, errors.reason());
        tileRows_.resize(rowItems() * kTileCells);
        return {};
    }

    std::size_t rowItems() const { return static_cast<std::size_t>(file_.width) * Cells::kBands; }
    /// Where the next row goes.
    Item* nextRow() { return &tileRows_[static_cast<std::size_t>(filled_) * rowItems()]; }

    /// The row at `nextRow` is complete. `next` is the following level or null.
    Result<void> pushRow(LevelWriter* next) {
        ++filled_;
        ++done_;
        const bool isLast = done_ == file_.height;
        if (next && (filled_ % 2 == 0 || isLast)) {
            const int pair = filled_ % 2 == 0 ? 2 : 1;
            const Item* first = &tileRows_[static_cast<std::size_t>(filled_ - pair) * rowItems()];
            Cells::reduce(first, static_cast<std::ptrdiff_t>(rowItems()), pair, file_.width, 2, next->nextRow());
            if (auto pushed = next->pushRow(next->following); !pushed) return pushed;
        }
        if (filled_ == kTileCells || isLast) return flush();
        return {};
    }

    /// Closes the file; its size is then known.
    Result<PyramidFile> finish() {
        const GdalErrors errors;
        GDALClose(dataset_.release());
        if (errors.hasFailed()) return fail(ErrorCode::WriteFailed, errors.reason());
        VSIStatBufL status;
        if (VSIStatL(path_.c_str(), &status) != 0) return fail(ErrorCode::WriteFailed, errors.reason());
        file_.bytes = static_cast<std::uint64_t>(status.st_size);
        return file_;
    }

    LevelWriter* following = nullptr;

   private:
    Result<void> flush() {
        const GdalErrors errors;
        const auto cellBytes = static_cast<GSpacing>(sizeof(Item)) * Cells::kBands;
        const auto status = dataset_->RasterIO(GF_Write, 0, done_ - filled_, file_.width, filled_, tileRows_.data(), file_.width, filled_,
                                               Cells::kType, Cells::kBands, nullptr, cellBytes, cellBytes * file_.width, sizeof(Item), nullptr);
        // Blocks leave GDAL's cache later: only a flush shows that the disk took them.
        dataset_->FlushCache(false);
        if (status != CE_None || errors.hasFailed()) return fail(ErrorCode::WriteFailed, errors.reason());
        filled_ = 0;
        return {};
    }

    PyramidFile file_;
    std::string path_;
    DatasetPtr dataset_;
    std::vector<Item> tileRows_;
    int filled_ = 0;  ///< rows waiting in tileRows_
    int done_ = 0;
};

/// How the base is cut for reading: strips as high as its blocks, pieces as wide as memory allows.
struct Cutting {
    int rows = 0, columns = 0;
};

/// Strips and pieces end between cells of the first level.
constexpr int kAlignment = 4;

Cutting cut(GDALDataset& dataset, const RasterLevel& base) {
    int blockColumns = 1, blockRows = 1;
    GDALRasterBand* band = dataset.GetRasterBand(1);
    if (base.overview >= 0) band = band->GetOverview(base.overview);
    band->GetBlockSize(&blockColumns, &blockRows);
    constexpr int kMostRows = 1024, kFewestRows = 64;
    int rows = std::lcm(std::min(blockRows, kMostRows), kAlignment);
    if (rows > kMostRows) rows = kFewestRows;
    while (rows < kFewestRows) rows *= 2;
    const int step = std::lcm(std::min(blockColumns, base.width), kAlignment);
    int columns = std::max(1, kCellsPerChunk / rows / step) * step;
    if (static_cast<long long>(columns) * rows > 4LL * kCellsPerChunk) columns = kCellsPerChunk / rows / kAlignment * kAlignment;
    return {.rows = rows, .columns = std::max(columns, kAlignment)};
}

template <typename Cells>
Result<void> feed(GDALDataset& dataset, const RasterLevel& base, int factor, LevelWriter<Cells>& first, const Progress& progress,
                  const std::stop_token& stop) {
    using Item = typename Cells::Item;
    const Cutting cutting = cut(dataset, base);
    const int outRows = cutting.rows / factor;
    std::vector<Item> piece;
    std::vector<Item> strip(first.rowItems() * outRows);
    for (int top = 0; top < base.height; top += cutting.rows) {
        const int rows = std::min(cutting.rows, base.height - top);
        for (int left = 0; left < base.width; left += cutting.columns) {
            if (stop.stop_requested()) return fail(ErrorCode::Cancelled, text(SABAN_TR("geo", "building overviews was stopped")));
            const CellRect rect{.column = left, .row = top, .columns = std::min(cutting.columns, base.width - left), .rows = rows};
            piece.resize(static_cast<std::size_t>(rect.columns) * rect.rows * Cells::kBands);
            if (auto read = Cells::read(dataset, base, rect, piece); !read) return read;
            const auto stride = static_cast<std::ptrdiff_t>(rect.columns) * Cells::kBands;
            for (int r = 0; r * factor < rows; ++r)
                Cells::reduce(&piece[static_cast<std::size_t>(r * factor * stride)], stride, std::min(factor, rows - r * factor),
                              rect.columns, factor,
                              &strip[first.rowItems() * r + static_cast<std::size_t>(left / factor) * Cells::kBands]);
        }
        for (int r = 0; r * factor < rows; ++r) {
            std::copy_n(&strip[first.rowItems() * r], first.rowItems(), first.nextRow());
            if (auto pushed = first.pushRow(first.following); !pushed) return pushed;
        }
        report(progress, static_cast<double>(top + rows) / base.height);
    }
    return {};
}

template <typename Cells>
Result<std::vector<PyramidFile>> build(const RasterLevel& base, const std::vector<PyramidFile>& plan, const std::string& folder,
                                       const Progress& progress, const std::stop_token& stop) {
    auto dataset = base.pool->acquire();
    if (!dataset) return tl::unexpected(dataset.error());
    std::vector<LevelWriter<Cells>> writers(plan.size());
    for (std::size_t i = 0; i < plan.size(); ++i) {
        if (auto created = writers[i].create(folder + "/" + plan[i].name, plan[i]); !created) return tl::unexpected(created.error());
        if (i > 0) writers[i - 1].following = &writers[i];
    }
    const int factor = static_cast<int>(std::lround(plan.front().cellsPerColumn / base.cellsPerColumn));
    if (auto fed = feed<Cells>(**dataset, base, factor, writers.front(), progress, stop); !fed) return tl::unexpected(fed.error());
    std::vector<PyramidFile> files;
    for (auto& writer : writers) {
        auto file = writer.finish();
        if (!file) return tl::unexpected(file.error());
        files.push_back(std::move(*file));
    }
    return files;
}

}  // namespace

std::vector<PyramidFile> planPyramid(const RasterLevel& base, int firstFactor) {
    std::vector<PyramidFile> files;
    int width = (base.width + firstFactor - 1) / firstFactor, height = (base.height + firstFactor - 1) / firstFactor;
    for (int factor = firstFactor;; factor *= 2) {
        files.push_back({.name = "level_" + std::to_string(files.size()) + ".tif",
                         .width = width,
                         .height = height,
                         .cellsPerColumn = base.cellsPerColumn * factor,
                         .cellsPerRow = base.cellsPerRow * factor,
                         .bytes = static_cast<std::uint64_t>(width) * height * 4});
        if (std::max(width, height) <= kSmallestSide) return files;
        width = (width + 1) / 2;
        height = (height + 1) / 2;
    }
}

Result<std::vector<PyramidFile>> buildPyramidFiles(const RasterLevel& base, RasterKind kind, const std::vector<PyramidFile>& plan,
                                                   const std::string& folder, const Progress& progress, const std::stop_token& stop) {
    return kind == RasterKind::Elevation ? build<ValueCells>(base, plan, folder, progress, stop)
                                         : build<ColourCells>(base, plan, folder, progress, stop);
}

std::optional<RasterLevel> openPyramidFile(const std::string& folder, const PyramidFile& file, RasterKind kind) {
    const std::string path = folder + "/" + file.name;
    VSIStatBufL status;
    if (VSIStatL(path.c_str(), &status) != 0 || static_cast<std::uint64_t>(status.st_size) != file.bytes) return std::nullopt;
    auto dataset = openRasterDataset(path);
    if (!dataset) return std::nullopt;
    const int bands = kind == RasterKind::Elevation ? 1 : 4;
    const bool isAsSaid = (*dataset)->GetRasterXSize() == file.width && (*dataset)->GetRasterYSize() == file.height &&
                          (*dataset)->GetRasterCount() == bands;
    if (!isAsSaid || !checkComplete(**dataset)) return std::nullopt;
    RasterLevel level{.cellsPerColumn = file.cellsPerColumn,
                      .cellsPerRow = file.cellsPerRow,
                      .width = file.width,
                      .height = file.height,
                      .overview = -1,
                      .isPyramid = true,
                      .pool = std::make_shared<DatasetPool>(path),
                      .layout = CellLayout::of(**dataset)};
    level.layout.kind = kind;
    level.pool->add(std::move(*dataset));
    return level;
}

}  // namespace saban::geo
