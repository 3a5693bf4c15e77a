#include "viewer/terrain/tile_cache.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <span>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "geo/core/cache_files.h"
#include "geo/raster/pyramid_cache.h"
#include "viewer/terrain/tile_file.h"

namespace saban::viewer {

namespace {

namespace fs = std::filesystem;

constexpr std::time_t kTouchAfterS = 3600;  // the order of use need not be known to the minute
constexpr std::uint64_t kTrimShare = 8;     // trimmed whenever this part of the limit was written

/// A file of the system, closed at the end.
class File {
   public:
    explicit File(int number) : number_(number) {}
    ~File() {
        if (number_ >= 0) ::close(number_);
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    int number() const { return number_; }
    bool isOpen() const { return number_ >= 0; }
    bool close() { return ::close(std::exchange(number_, -1)) == 0; }

   private:
    int number_;
};

bool readAll(int file, std::span<std::byte> bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::read(file, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return false;
        bytes = bytes.subspan(static_cast<std::size_t>(count));
    }
    return true;
}

bool writeAll(int file, std::span<const std::byte> bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::write(file, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return false;
        bytes = bytes.subspan(static_cast<std::size_t>(count));
    }
    return true;
}

/// Whole or not at all. No sync: a file that a power cut left half written has a wrong checksum, and is made again.
bool writeBeside(const fs::path& path, std::span<const std::byte> bytes) {
    const fs::path draft = path.parent_path() / geo::draftName(path.filename().string());
    const auto create = [&] { return ::open(draft.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644); };
    int number = create();
    if (number < 0 && errno == ENOENT) {
        std::error_code error;
        fs::create_directories(path.parent_path(), error);
        number = create();
    }
    File file(number);
    if (!file.isOpen()) return false;
    const bool isWritten = writeAll(file.number(), bytes);
    const bool isClosed = file.close();
    if (isWritten && isClosed && ::rename(draft.c_str(), path.c_str()) == 0) return true;
    ::unlink(draft.c_str());
    return false;
}

}  // namespace

std::shared_ptr<TileCache> TileCache::ofUser() {
    const auto folder = geo::cacheFolder();
    const std::uint64_t limit = std::min(kDefaultLimitBytes, geo::PyramidCache::limitBytes());
    if (!folder || limit == 0) return nullptr;
    return std::make_shared<TileCache>(*folder / "tiles", Options{.limitBytes = limit});
}

TileCache::TileCache(fs::path folder) : TileCache(std::move(folder), Options{}) {}

TileCache::TileCache(fs::path folder, const Options& options)
    : folder_(std::move(folder)), options_(options), untrimmedBytes_(options.limitBytes) {}

fs::path TileCache::pathOf(const geo::Digest& identity) const {
    const std::string name = identity.text();
    return folder_ / name.substr(0, 2) / name;
}

std::optional<ReadyTile> TileCache::load(const geo::Digest& identity) const {
    const fs::path path = pathOf(identity);
    const File file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat status {};
    if (!file.isOpen() || ::fstat(file.number(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
    if (status.st_size < 0 || static_cast<std::uint64_t>(status.st_size) > kGreatestTileBytes) return std::nullopt;
    std::vector<std::byte> bytes(static_cast<std::size_t>(status.st_size));
    if (!readAll(file.number(), bytes)) return std::nullopt;
    auto tile = decodeTile(identity, bytes);
    // A cache that may only be read keeps its times.
    if (tile && std::abs(::time(nullptr) - status.st_mtim.tv_sec) > kTouchAfterS) (void)::utimensat(AT_FDCWD, path.c_str(), nullptr, 0);
    return tile;
}

void TileCache::store(const geo::Digest& identity, const ReadyTile& tile) {
    if (!isWritable()) return;
    const auto bytes = encodeTile(identity, tile);
    if (bytes.empty() || bytes.size() > options_.limitBytes / kTrimShare) return;
    if (untrimmedBytes_ + bytes.size() > options_.limitBytes / kTrimShare) {
        untrimmedBytes_ = 0;
        trim();
    }
    std::error_code error;
    const fs::path path = pathOf(identity);
    if (!writeBeside(path, bytes)) {
        isWritable_ = false;
        return;
    }
    untrimmedBytes_ += bytes.size();
    // Asked after writing, when the folder is there.
    const auto space = fs::space(folder_, error);
    if (error || space.available >= options_.leastFreeBytes) return;
    isWritable_ = false;
    fs::remove(path, error);
}

void TileCache::trim() {
    std::vector<geo::CacheEntry> entries;
    std::error_code error;
    for (fs::recursive_directory_iterator it(folder_, error), end; !error && it != end; it.increment(error)) {
        std::error_code ignored;
        if (!it->is_regular_file(ignored)) continue;
        const fs::path& path = it->path();
        if (path.extension() == geo::kDraftSuffix) {
            if (geo::isAbandonedDraft(path)) fs::remove(path, ignored);
            continue;
        }
        geo::CacheEntry entry{.path = path, .bytes = it->file_size(ignored), .used = {}};
        if (ignored) continue;  // another program was quicker
        entry.used = it->last_write_time(ignored);
        entries.push_back(std::move(entry));
    }
    geo::trimLongestUnused(std::move(entries), options_.limitBytes - options_.limitBytes / kTrimShare, [](const geo::CacheEntry& entry) {
        std::error_code ignored;
        fs::remove(entry.path, ignored);
        return !ignored;
    });
}

}  // namespace saban::viewer
