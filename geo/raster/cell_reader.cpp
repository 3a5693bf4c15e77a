#include "geo/raster/cell_reader.h"

#include <gdal_priv.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>

#include "geo/raster/gdal_dataset.h"

namespace saban::geo {

namespace {

constexpr float kVoid = std::numeric_limits<float>::quiet_NaN();

std::optional<double> nodataOf(GDALRasterBand& band) {
    int isSet = 0;
    const double value = band.GetNoDataValue(&isSet);
    return isSet ? std::optional(value) : std::nullopt;
}

bool isNodata(double stored, const std::optional<double>& nodata) {
    if (!nodata) return false;
    // Formats that keep nodata as text or double give a value that only matches after rounding to the cells' type.
    return stored == *nodata || static_cast<float>(stored) == static_cast<float>(*nodata);
}

bool isPerDatasetMask(GDALRasterBand& band) {
    const int flags = band.GetMaskFlags();
    return (flags & GMF_PER_DATASET) != 0 && (flags & GMF_ALPHA) == 0;
}

/// Formats that hold heights even when a cell is one byte.
bool isHeightDriver(std::string_view driver) {
    return driver == "SRTMHGT" || driver == "DTED" || driver == "USGSDEM" || driver == "GSAG" || driver == "GSBG" ||
           driver == "AAIGrid" || driver == "GRASSASCIIGrid" || driver == "Terragen" || driver == "XYZ";
}

RasterKind kindOf(GDALDataset& dataset, const CellLayout& layout, int plainBands) {
    GDALRasterBand& band = *dataset.GetRasterBand(1);
    const auto type = band.GetRasterDataType();
    if (layout.colour == CellLayout::Colour::Palette) return RasterKind::Imagery;
    const auto* driver = dataset.GetDriver();
    if (driver && isHeightDriver(driver->GetDescription())) return RasterKind::Elevation;
    const bool isColoured = layout.colour != CellLayout::Colour::Grey;
    if (plainBands >= 3) {
        // Several bands of wide numbers without a colour are heights and their companions (BAG: height, uncertainty).
        const bool isPictureType = type == GDT_Byte || type == GDT_UInt16;
        return isColoured && (isPictureType || band.GetColorInterpretation() == GCI_RedBand) ? RasterKind::Imagery
                                                                                             : RasterKind::Elevation;
    }
    if (type != GDT_Byte) return RasterKind::Elevation;
    const bool hasUnit = band.GetUnitType() && *band.GetUnitType();
    return hasUnit || layout.scale != 1.0 || layout.offset != 0.0 ? RasterKind::Elevation : RasterKind::Imagery;
}

int bandWith(GDALDataset& dataset, GDALColorInterp meaning) {
    for (int i = 1; i <= dataset.GetRasterCount(); ++i)
        if (dataset.GetRasterBand(i)->GetColorInterpretation() == meaning) return i;
    return 0;
}

std::vector<Rgba> paletteOf(const GDALColorTable& table, const std::optional<double>& nodata) {
    std::vector<Rgba> palette(static_cast<std::size_t>(table.GetColorEntryCount()));
    for (int i = 0; i < table.GetColorEntryCount(); ++i) {
        GDALColorEntry entry{};
        table.GetColorEntryAsRGB(i, &entry);
        const auto clamp = [](short v) { return static_cast<std::uint8_t>(std::clamp<int>(v, 0, 255)); };
        palette[static_cast<std::size_t>(i)] = {clamp(entry.c1), clamp(entry.c2), clamp(entry.c3), clamp(entry.c4)};
        if (nodata && *nodata == i) palette[static_cast<std::size_t>(i)][3] = 0;
    }
    return palette;
}

void chooseColourBands(GDALDataset& dataset, CellLayout& layout) {
    GDALRasterBand& first = *dataset.GetRasterBand(1);
    layout.alphaBand = bandWith(dataset, GCI_AlphaBand);
    const int plainBands = dataset.GetRasterCount() - (layout.alphaBand ? 1 : 0);
    const auto* table = first.GetColorTable();
    const bool hasIndexType = first.GetRasterDataType() == GDT_Byte || first.GetRasterDataType() == GDT_UInt16;
    if (table && table->GetColorEntryCount() > 0 && hasIndexType) {
        layout.colour = CellLayout::Colour::Palette;
        layout.colourBands = {1};
        layout.palette = paletteOf(*table, nodataOf(first));
        return;
    }
    const int cyan = bandWith(dataset, GCI_CyanBand), magenta = bandWith(dataset, GCI_MagentaBand);
    const int yellow = bandWith(dataset, GCI_YellowBand), black = bandWith(dataset, GCI_BlackBand);
    if (cyan && magenta && yellow && black) {
        layout.colour = CellLayout::Colour::Cmyk;
        layout.colourBands = {cyan, magenta, yellow, black};
        return;
    }
    const int red = bandWith(dataset, GCI_RedBand), green = bandWith(dataset, GCI_GreenBand), blue = bandWith(dataset, GCI_BlueBand);
    if (red && green && blue) {
        layout.colour = CellLayout::Colour::Rgb;
        layout.colourBands = {red, green, blue};
    } else if (plainBands >= 3) {
        layout.colour = CellLayout::Colour::Rgb;
        for (int i = 1; layout.colourBands.size() < 3; ++i)
            if (i != layout.alphaBand) layout.colourBands.push_back(i);
    } else {
        layout.colour = CellLayout::Colour::Grey;
        layout.colourBands = {layout.alphaBand == 1 ? 2 : 1};
    }
}

GDALRasterBand* bandAt(GDALDataset& dataset, int band, int overview) {
    GDALRasterBand* full = dataset.GetRasterBand(band);
    return overview < 0 ? full : full->GetOverview(overview);
}

Result<void> readPlane(GDALRasterBand* band, const CellRect& rect, void* out, GDALDataType type,
                       int pixelSpace) {
    const GdalErrors errors;
    if (!band) return fail(ErrorCode::BadFormat, errors.reason());
    const auto status = band->RasterIO(GF_Read, rect.column, rect.row, rect.columns, rect.rows, out, rect.columns, rect.rows,
                                       type, pixelSpace, static_cast<GSpacing>(pixelSpace) * rect.columns, nullptr);
    if (status != CE_None) return fail(ErrorCode::BadFormat, errors.reason());
    return {};
}

/// 0 where the mask or the alpha of a raster of values says void; empty when it has neither.
Result<std::vector<std::uint8_t>> readMask(GDALDataset& dataset, const CellLayout& layout, int overview, const CellRect& rect) {
    std::vector<std::uint8_t> mask;
    if (!layout.hasMask && layout.alphaBand == 0) return mask;
    mask.resize(static_cast<std::size_t>(rect.columns) * rect.rows);
    GDALRasterBand* band = nullptr;
    if (layout.alphaBand) {
        band = bandAt(dataset, layout.alphaBand, overview);
    } else if (GDALRasterBand* values = bandAt(dataset, 1, overview)) {
        band = values->GetMaskBand();
    }
    if (auto read = readPlane(band, rect, mask.data(), GDT_Byte, 1); !read) return tl::unexpected(read.error());
    return mask;
}

std::uint8_t toByte(double value) { return static_cast<std::uint8_t>(std::clamp(std::lround(value), 0L, 255L)); }

void markNodata(const CellLayout& layout, const std::vector<std::vector<float>>& planes, std::span<std::uint8_t> out) {
    const std::size_t cells = out.size() / 4;
    for (std::size_t i = 0; i < cells; ++i) {
        bool isVoid = true;
        bool isDeclared = false;
        for (std::size_t b = 0; b < planes.size() && isVoid; ++b) {
            if (!std::isfinite(planes[b][i])) {
                isDeclared = true;
                continue;
            }
            if (!layout.colourNodata[b]) continue;
            isDeclared = true;
            isVoid = isNodata(planes[b][i], layout.colourNodata[b]);
        }
        if (isVoid && isDeclared) out[i * 4 + 3] = 0;
    }
}

void paint(const CellLayout& layout, const std::vector<std::vector<float>>& planes, std::span<std::uint8_t> out) {
    const std::size_t cells = out.size() / 4;
    const double range = layout.stretchMax - layout.stretchMin;
    const double factor = range > 0.0 ? 255.0 / range : 0.0;
    const auto level = [&](float v) {
        return std::isfinite(v) ? toByte((static_cast<double>(v) - layout.stretchMin) * factor) : std::uint8_t{0};
    };
    for (std::size_t i = 0; i < cells; ++i) {
        std::uint8_t* pixel = &out[i * 4];
        switch (layout.colour) {
            case CellLayout::Colour::Palette: {
                const auto index = static_cast<std::size_t>(planes[0][i]);
                const Rgba colour = index < layout.palette.size() ? layout.palette[index] : Rgba{0, 0, 0, 0};
                std::copy(colour.begin(), colour.end(), pixel);
                break;
            }
            case CellLayout::Colour::Grey:
                pixel[0] = pixel[1] = pixel[2] = level(planes[0][i]);
                pixel[3] = 255;
                break;
            case CellLayout::Colour::Rgb:
                for (std::size_t b = 0; b < 3; ++b) pixel[b] = level(planes[b][i]);
                pixel[3] = 255;
                break;
            case CellLayout::Colour::Cmyk: {
                const int white = 255 - level(planes[3][i]);
                for (std::size_t b = 0; b < 3; ++b)
                    pixel[b] = static_cast<std::uint8_t>((255 - level(planes[b][i])) * white / 255);
                pixel[3] = 255;
                break;
            }
        }
    }
}

/// RGB bytes without nodata need no detour over planes of floats.
bool isPlainRgb(const CellLayout& layout) {
    return layout.colour == CellLayout::Colour::Rgb && layout.isByte &&
           std::none_of(layout.colourNodata.begin(), layout.colourNodata.end(), [](const auto& n) { return n.has_value(); });
}

Result<void> readAlpha(GDALDataset& dataset, const CellLayout& layout, int overview, const CellRect& rect,
                       std::span<std::uint8_t> out) {
    const std::size_t cells = out.size() / 4;
    if (layout.alphaBand) {
        std::vector<float> alpha(cells);
        auto* band = bandAt(dataset, layout.alphaBand, overview);
        if (auto read = readPlane(band, rect, alpha.data(), GDT_Float32, sizeof(float)); !read) return read;
        for (std::size_t i = 0; i < cells; ++i)
            out[i * 4 + 3] = static_cast<std::uint8_t>(out[i * 4 + 3] * toByte(alpha[i] * layout.alphaScale) / 255);
    }
    if (layout.hasMask) {
        std::vector<std::uint8_t> mask(cells);
        auto* colour = bandAt(dataset, layout.colourBands[0], overview);
        auto* band = colour ? colour->GetMaskBand() : nullptr;
        if (auto read = readPlane(band, rect, mask.data(), GDT_Byte, 1); !read) return read;
        for (std::size_t i = 0; i < cells; ++i)
            if (mask[i] == 0) out[i * 4 + 3] = 0;
    }
    return {};
}

}  // namespace

CellLayout CellLayout::of(GDALDataset& dataset) {
    CellLayout layout;
    GDALRasterBand& first = *dataset.GetRasterBand(1);
    chooseColourBands(dataset, layout);
    layout.scale = first.GetScale();
    layout.offset = first.GetOffset();
    layout.nodata = nodataOf(first);
    layout.hasMask = isPerDatasetMask(first);
    const auto type = first.GetRasterDataType();
    layout.isExactInFloat = type == GDT_Byte || type == GDT_Int16 || type == GDT_UInt16 || type == GDT_Float32;
    layout.isByte = type == GDT_Byte;
    for (const int band : layout.colourBands) layout.colourNodata.push_back(nodataOf(*dataset.GetRasterBand(band)));
    if (layout.alphaBand && dataset.GetRasterBand(layout.alphaBand)->GetRasterDataType() == GDT_UInt16)
        layout.alphaScale = 255.0 / 65535.0;
    layout.kind = kindOf(dataset, layout, dataset.GetRasterCount() - (layout.alphaBand ? 1 : 0));
    return layout;
}

double valueOf(const CellLayout& layout, double stored, std::uint64_t& outside) {
    constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
    if (!std::isfinite(stored) || isNodata(stored, layout.nodata)) return kNone;
    const double value = stored * layout.scale + layout.offset;
    if (value >= layout.lowest && value <= layout.highest) return value;
    ++outside;
    return kNone;
}

bool overviewKeepsVoids(GDALDataset& dataset, const CellLayout& layout, int overview) {
    if (!layout.hasMask) return true;
    GDALRasterBand* band = bandAt(dataset, 1, overview);
    return band && isPerDatasetMask(*band);
}

Result<void> readValueCells(GDALDataset& dataset, const CellLayout& layout, int overview, const CellRect& rect,
                            std::span<float> out) {
    GDALRasterBand* band = bandAt(dataset, 1, overview);
    std::uint64_t outside = 0;
    if (layout.isExactInFloat) {
        if (auto read = readPlane(band, rect, out.data(), GDT_Float32, sizeof(float)); !read) return read;
        for (float& value : out) value = static_cast<float>(valueOf(layout, value, outside));
    } else {
        std::vector<double> stored(out.size());
        if (auto read = readPlane(band, rect, stored.data(), GDT_Float64, sizeof(double)); !read) return read;
        for (std::size_t i = 0; i < out.size(); ++i) out[i] = static_cast<float>(valueOf(layout, stored[i], outside));
    }
    if (outside > 0 && layout.outside) *layout.outside += outside;
    const auto mask = readMask(dataset, layout, overview, rect);
    if (!mask) return tl::unexpected(mask.error());
    for (std::size_t i = 0; i < mask->size(); ++i)
        if ((*mask)[i] == 0) out[i] = kVoid;
    return {};
}

Result<void> readColourCells(GDALDataset& dataset, const CellLayout& layout, int overview, const CellRect& rect,
                             std::span<std::uint8_t> out) {
    const std::size_t cells = static_cast<std::size_t>(rect.columns) * rect.rows;
    if (isPlainRgb(layout)) {
        for (std::size_t b = 0; b < 3; ++b) {
            auto* band = bandAt(dataset, layout.colourBands[b], overview);
            if (auto read = readPlane(band, rect, out.data() + b, GDT_Byte, 4); !read) return read;
        }
        for (std::size_t i = 0; i < cells; ++i) out[i * 4 + 3] = 255;
    } else {
        std::vector<std::vector<float>> planes;
        for (const int number : layout.colourBands) {
            auto& plane = planes.emplace_back(cells);
            auto* band = bandAt(dataset, number, overview);
            if (auto read = readPlane(band, rect, plane.data(), GDT_Float32, sizeof(float)); !read) return read;
        }
        paint(layout, planes, out);
        if (layout.colour != CellLayout::Colour::Palette) markNodata(layout, planes, out);
    }
    return readAlpha(dataset, layout, overview, rect, out);
}

Result<double> readStoredCell(GDALDataset& dataset, int band, int overview, int column, int row) {
    double value = 0.0;
    const CellRect rect{.column = column, .row = row, .columns = 1, .rows = 1};
    if (auto read = readPlane(bandAt(dataset, band, overview), rect, &value, GDT_Float64, sizeof(double)); !read)
        return tl::unexpected(read.error());
    return value;
}

}  // namespace saban::geo
