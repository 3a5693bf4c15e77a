#include <cpl_error.h>
#include <cpl_vsi.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <unistd.h>

#include <atomic>
#include <cassert>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <mutex>
#include <span>

#include "geo/core/text.h"
#include "viewer/render/offscreen.h"

namespace saban::viewer {

namespace {

geo::Error writeFailed(const std::string& path, const std::string& reason) {
    return {geo::ErrorCode::WriteFailed,
            text(SABAN_TR("viewer", "cannot write picture '{}': {}. Check the folder, its permissions and the free space."),
                 path, reason)};
}

struct DatasetCloser {
    void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};
using Dataset = std::unique_ptr<GDALDataset, DatasetCloser>;

/// A file in GDAL's memory file system, gone when this is.
class MemoryFile {
   public:
    MemoryFile() {
        static std::atomic<unsigned> number{0};
        name_ = fmt::format("/vsimem/saban_picture_{}.png", number++);
    }
    ~MemoryFile() { VSIUnlink(name_.c_str()); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    const std::string& name() const { return name_; }
    std::span<const std::uint8_t> bytes() const {
        vsi_l_offset size = 0;
        const GByte* data = VSIGetMemFileBuffer(name_.c_str(), &size, FALSE);
        return {data, data ? static_cast<std::size_t>(size) : 0};
    }

   private:
    std::string name_;
};

/// Keeps GDAL's messages off the terminal: they go into the returned error.
struct QuietGdal {
    QuietGdal() {
        CPLPushErrorHandler(CPLQuietErrorHandler);
        CPLErrorReset();
    }
    ~QuietGdal() { CPLPopErrorHandler(); }
    QuietGdal(const QuietGdal&) = delete;
    QuietGdal& operator=(const QuietGdal&) = delete;

    static std::string lastMessage() {
        const char* message = CPLGetLastErrorMsg();
        return message && *message ? message : "GDAL gives no reason";
    }
};

geo::Result<void> encode(const Picture& picture, const std::string& path, const std::string& description, const MemoryFile& file) {
    static std::once_flag registered;
    std::call_once(registered, [] { GDALAllRegister(); });
    const QuietGdal quiet;

    GDALDriver* memory = GetGDALDriverManager()->GetDriverByName("MEM");
    GDALDriver* png = GetGDALDriverManager()->GetDriverByName("PNG");
    if (!memory || !png) return tl::unexpected(writeFailed(path, text(SABAN_TR("viewer", "this GDAL has no PNG driver"))));

    const int width = picture.sizePx.x, height = picture.sizePx.y;
    const Dataset pixels(memory->Create("", width, height, 3, GDT_Byte, nullptr));
    if (!pixels) return tl::unexpected(writeFailed(path, QuietGdal::lastMessage()));
    for (int band = 1; band <= 3; ++band)
        pixels->GetRasterBand(band)->SetColorInterpretation(static_cast<GDALColorInterp>(GCI_RedBand + band - 1));
    // GDAL takes the pixels as non-const although a write only reads them.
    auto* rgb = const_cast<std::uint8_t*>(picture.rgb.data());
    if (pixels->RasterIO(GF_Write, 0, 0, width, height, rgb, width, height, GDT_Byte, 3, nullptr, 3,
                         static_cast<GSpacing>(3) * width, 1, nullptr) != CE_None)
        return tl::unexpected(writeFailed(path, QuietGdal::lastMessage()));

    char level[] = "ZLEVEL=6";
    std::string described = "DESCRIPTION=" + description;
    char* options[] = {level, description.empty() ? nullptr : described.data(), nullptr};
    const Dataset written(png->CreateCopy(file.name().c_str(), pixels.get(), FALSE, options, nullptr, nullptr));
    if (!written) return tl::unexpected(writeFailed(path, QuietGdal::lastMessage()));
    return {};
}

/// Writes `bytes` beside `path` and renames; nothing stays behind on failure.
geo::Result<void> replaceFile(std::span<const std::uint8_t> bytes, const std::string& path) {
    const std::string beside = fmt::format("{}.{}.part", path, getpid());
    const auto failWith = [&](int error) {
        std::error_code ignored;
        std::filesystem::remove(beside, ignored);
        return tl::unexpected(writeFailed(path, std::strerror(error)));
    };
    std::FILE* file = std::fopen(beside.c_str(), "wb");
    if (!file) return failWith(errno);
    errno = 0;
    const bool isWritten = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size() && std::fflush(file) == 0 &&
                           fsync(fileno(file)) == 0;
    const int writeError = errno;
    // A full disk may show itself only here.
    const bool isClosed = std::fclose(file) == 0;
    if (!isWritten) return failWith(writeError);
    if (!isClosed) return failWith(errno);
    if (std::rename(beside.c_str(), path.c_str()) != 0) return failWith(errno);
    return {};
}

}  // namespace

geo::Result<void> writePng(const Picture& picture, const std::string& path, const std::string& description) {
    assert(picture.sizePx.x > 0 && picture.sizePx.y > 0);
    assert(picture.rgb.size() == static_cast<std::size_t>(picture.sizePx.x) * static_cast<std::size_t>(picture.sizePx.y) * 3);
    const MemoryFile file;
    if (auto encoded = encode(picture, path, description, file); !encoded) return encoded;
    if (file.bytes().empty()) return tl::unexpected(writeFailed(path, text(SABAN_TR("viewer", "the PNG driver wrote nothing"))));
    return replaceFile(file.bytes(), path);
}

}  // namespace saban::viewer
