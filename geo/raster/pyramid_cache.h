#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "geo/core/error.h"
#include "geo/core/progress.h"

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

    static std::uint64_t limitBytes();

    /// Stable name for a source: hash of absolute path, size and modification time. Nothing when the file cannot be stat'ed.
    static std::optional<std::string> keyOf(const std::string& path);

    /// Removes the longest unused entries until at most `limit` bytes are left. `keep` is never removed.
    static void trim(std::uint64_t limit, const std::string& keep = {});
};

}  // namespace saban::geo
