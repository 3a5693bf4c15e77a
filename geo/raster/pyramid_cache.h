#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "geo/core/error.h"

namespace saban::geo {

/// Overviews (and other derived rasters) of the user's files, kept apart from them.
///
/// Lies in `$XDG_CACHE_HOME/saban` (else `~/.cache/saban`), one entry per path, size and modification time of the source.
/// Entries are written beside and renamed, so two programs at once and a crash do no harm. When the sum of sizes passes the
/// limit (default 4 GiB, `$SABAN_CACHE_LIMIT_MIB`), the longest unused entries go.
/// A folder that is missing, full or read-only makes the cache unusable, never the program.
/// Thread safety: any thread.
class PyramidCache {
   public:
    /// The folder in use, made when missing. Errors: `WriteFailed` naming the folder and why.
    static Result<std::filesystem::path> folder();

    /// The folder when it is there already, writable or not; reading from it needs no more.
    static std::optional<std::filesystem::path> existingFolder();

    static std::uint64_t limitBytes();

    /// Stable name for a source: hash of absolute path, size and modification time. Nothing when the file cannot be stat'ed.
    static std::optional<std::string> keyOf(const std::string& path);

    /// The same for a raster of several files, any change to one of them giving another name; `variant` tells apart
    /// rasters that lie in the same files.
    static std::optional<std::string> keyOf(const std::vector<std::string>& paths, const std::string& variant);

    /// Where the finished entry of a key lies, and a folder name nobody else uses to prepare it in.
    static std::filesystem::path entryFolder(const std::filesystem::path& cache, const std::string& key);
    static std::filesystem::path draftFolder(const std::filesystem::path& cache, const std::string& key);

    /// The file in an entry that lists the others; its time is the time of the last use.
    static constexpr const char* kListName = "pyramid.txt";

    /// Removes an entry or a draft; nothing happens when it is gone already.
    static void remove(const std::filesystem::path& entry);

    /// Removes the longest unused entries until at most `limit` bytes are left. `keep` is never removed.
    static void trim(std::uint64_t limit, const std::string& keep = {});
};

}  // namespace saban::geo
