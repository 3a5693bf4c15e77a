#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace saban::geo {

/// Where Saban keeps what it derives from the user's files: `$XDG_CACHE_HOME/saban`, else `~/.cache/saban`, there or not yet.
/// Nothing when the environment names neither.
std::optional<std::filesystem::path> cacheFolder();

/// A name nobody else uses, to prepare the entry `name` under before it is renamed: no other program and no crash leaves half
/// an entry. Ends in `kDraftSuffix`.
std::string draftName(const std::string& name);
inline constexpr const char* kDraftSuffix = ".draft";

/// True for a draft whose program has died.
bool isAbandonedDraft(const std::filesystem::path& draft);

/// Something in a cache.
struct CacheEntry {
    std::filesystem::path path;
    std::uint64_t bytes = 0;
    std::filesystem::file_time_type used;
};

/// Has the longest unused entries removed until at most `limit` bytes are left. `remove` answers false for what has to stay.
void trimLongestUnused(std::vector<CacheEntry> entries, std::uint64_t limit, const std::function<bool(const CacheEntry&)>& remove);

}  // namespace saban::geo
