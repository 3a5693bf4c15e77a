#include "geo/raster/pyramid_cache.h"

#include <cpl_vsi.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <system_error>
#include <vector>

#include "geo/core/cache_files.h"
#include "geo/core/text.h"

namespace saban::geo {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kDefaultLimitMiB = 4096;
constexpr std::string_view kEntrySuffix = ".pyramid";

/// FNV-1a, 64 bits. Source: Fowler, Noll, Vo, The FNV non-cryptographic hash algorithm, IETF draft.
class Hash {
   public:
    void add(std::string_view bytes) {
        for (const unsigned char byte : bytes) {
            a_ = (a_ ^ byte) * 0x100000001b3ULL;
            // A second, differently started sum makes an accidental meeting of two names as good as impossible.
            b_ = (b_ ^ (byte + 0x9eU)) * 0x100000001b3ULL;
        }
    }
    void add(std::int64_t number) { add(std::to_string(number) + "|"); }
    std::string text() const { return fmt::format("{:016x}{:016x}", a_, b_); }

   private:
    std::uint64_t a_ = 0xcbf29ce484222325ULL, b_ = 0x84222325cbf29ce4ULL;
};

bool addFile(Hash& hash, const std::string& path) {
    std::error_code error;
    const std::string absolute = path.starts_with("/vsi") ? path : fs::absolute(path, error).lexically_normal().string();
    hash.add(absolute + "|");
    struct stat status {};
    if (stat(path.c_str(), &status) == 0) {
        hash.add(static_cast<std::int64_t>(status.st_size));
        hash.add(static_cast<std::int64_t>(status.st_mtim.tv_sec));
        hash.add(static_cast<std::int64_t>(status.st_mtim.tv_nsec));
        return true;
    }
    VSIStatBufL inside;
    if (path.starts_with("/vsimem") || VSIStatL(path.c_str(), &inside) != 0) return false;
    hash.add(static_cast<std::int64_t>(inside.st_size));
    hash.add(static_cast<std::int64_t>(inside.st_mtime));
    return true;
}

std::uint64_t bytesUnder(const fs::path& folder) {
    std::uint64_t bytes = 0;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        std::error_code ignored;
        const auto size = it->file_size(ignored);
        if (!ignored) bytes += size;
    }
    return bytes;
}

}  // namespace

Result<fs::path> PyramidCache::folder() {
    const auto folder = cacheFolder();
    if (!folder)
        return fail(ErrorCode::WriteFailed, text(SABAN_TR("geo", "there is no cache folder: neither XDG_CACHE_HOME nor HOME is set. Set one of them.")));
    std::error_code error;
    fs::create_directories(*folder, error);
    if (!error && !fs::is_directory(*folder, error)) error = std::make_error_code(std::errc::not_a_directory);
    if (!error && access(folder->c_str(), W_OK | X_OK) != 0) error = std::error_code(errno, std::generic_category());
    if (error)
        return fail(ErrorCode::WriteFailed,
                    text(SABAN_TR("geo", "cannot write to the cache folder '{0}': {1}. Free it or set XDG_CACHE_HOME to another folder."),
                         folder->string(), error.message()));
    return *folder;
}

std::optional<fs::path> PyramidCache::existingFolder() {
    auto folder = cacheFolder();
    std::error_code error;
    if (folder && fs::is_directory(*folder, error)) return folder;
    return std::nullopt;
}

std::uint64_t PyramidCache::limitBytes() {
    std::uint64_t limit = kDefaultLimitMiB;
    if (const char* wanted = std::getenv("SABAN_CACHE_LIMIT_MIB")) {
        std::uint64_t parsed = 0;
        const auto result = std::from_chars(wanted, wanted + std::strlen(wanted), parsed);
        if (result.ec == std::errc() && *result.ptr == '\0' && parsed < (1ULL << 40)) limit = parsed;
    }
    return limit << 20;
}

std::optional<std::string> PyramidCache::keyOf(const std::string& path) { return keyOf({path}, {}); }

std::optional<std::string> PyramidCache::keyOf(const std::vector<std::string>& paths, const std::string& variant) {
    if (paths.empty()) return std::nullopt;
    Hash hash;
    hash.add(variant);
    for (const auto& path : paths)
        if (!addFile(hash, path)) return std::nullopt;
    return hash.text();
}

fs::path PyramidCache::entryFolder(const fs::path& cache, const std::string& key) { return cache / (key + std::string(kEntrySuffix)); }

fs::path PyramidCache::draftFolder(const fs::path& cache, const std::string& key) { return cache / draftName(key); }

void PyramidCache::remove(const fs::path& entry) {
    // Renamed first, so that nobody opens an entry that is half gone.
    std::error_code error;
    const fs::path draft = draftFolder(entry.parent_path(), "removed");
    fs::rename(entry, draft, error);
    fs::remove_all(error ? entry : draft, error);
}

void PyramidCache::trim(std::uint64_t limit, const std::string& keep) {
    const auto cache = folder();
    if (!cache) return;
    std::vector<CacheEntry> entries;
    std::error_code error;
    for (fs::directory_iterator it(*cache, error), end; !error && it != end; it.increment(error)) {
        const fs::path path = it->path();
        std::error_code ignored;
        if (path.extension() == kDraftSuffix) {
            if (isAbandonedDraft(path)) fs::remove_all(path, ignored);
            continue;
        }
        if (path.extension() != kEntrySuffix) continue;
        CacheEntry entry{.path = path, .bytes = bytesUnder(path), .used = fs::last_write_time(path / kListName, ignored)};
        if (ignored) entry.used = fs::file_time_type::min();
        entries.push_back(std::move(entry));
    }
    trimLongestUnused(std::move(entries), limit, [&](const CacheEntry& entry) {
        if (!keep.empty() && entry.path.stem() == keep) return false;
        remove(entry.path);
        return true;
    });
}

}  // namespace saban::geo
