#include "geo/core/cache_files.h"

#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <system_error>

namespace saban::geo {

namespace fs = std::filesystem;

std::optional<fs::path> cacheFolder() {
    const char* cache = std::getenv("XDG_CACHE_HOME");
    // The XDG base directory specification says to ignore relative paths.
    if (cache && *cache == '/') return fs::path(cache) / "saban";
    const char* home = std::getenv("HOME");
    if (home && *home == '/') return fs::path(home) / ".cache" / "saban";
    return std::nullopt;
}

// Drafts are named "<name>.<process>.<number>.draft".
std::string draftName(const std::string& name) {
    static std::atomic<unsigned> number{0};
    return name + "." + std::to_string(getpid()) + "." + std::to_string(number++) + kDraftSuffix;
}

bool isAbandonedDraft(const fs::path& draft) {
    constexpr auto kGrace = std::chrono::hours(24);
    std::error_code error;
    const auto written = fs::last_write_time(draft, error);
    if (!error && fs::file_time_type::clock::now() - written > kGrace) return true;
    const std::string name = draft.filename().string();
    const auto dot = name.find('.');
    int process = 0;
    if (dot == std::string::npos) return false;
    const char* first = name.data() + dot + 1;
    const auto parsed = std::from_chars(first, name.data() + name.size(), process);
    return parsed.ec == std::errc() && process > 0 && kill(process, 0) != 0 && errno == ESRCH;
}

void trimLongestUnused(std::vector<CacheEntry> entries, std::uint64_t limit, const std::function<bool(const CacheEntry&)>& remove) {
    std::uint64_t total = 0;
    for (const auto& entry : entries) total += entry.bytes;
    std::sort(entries.begin(), entries.end(), [](const CacheEntry& a, const CacheEntry& b) { return a.used < b.used; });
    for (const auto& entry : entries) {
        if (total <= limit) return;
        if (remove(entry)) total -= entry.bytes;
    }
}

}  // namespace saban::geo
