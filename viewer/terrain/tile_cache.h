#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>

#include "geo/core/fingerprint.h"
#include "viewer/terrain/tile_content.h"

namespace saban::viewer {

/// Ready tiles on disk, each in a file named by everything it was made from, so that nothing has to be made twice and nothing
/// can be out of date.
///
/// Files are written beside and renamed: two programs at once and a crash do no harm, and a damaged file is as good as
/// none. When the sum of sizes passes the limit, the longest unused tiles go. A folder that is missing, full or read-only ends
/// writing, never the program.
/// Thread safety: any thread.
class TileCache {
   public:
    static constexpr std::uint64_t kDefaultLimitBytes = 2ULL << 30;

    struct Options {
        std::uint64_t limitBytes = kDefaultLimitBytes;
        std::uint64_t leastFreeBytes = 256ULL << 20;  ///< that the disk keeps for others
    };

    /// That of the user, in Saban's cache folder, with the user's own limit when that is smaller. Null when there is no such
    /// folder or its limit is 0.
    static std::shared_ptr<TileCache> ofUser();

    explicit TileCache(std::filesystem::path folder);
    TileCache(std::filesystem::path folder, const Options& options);

    /// Nothing when there is none, or a damaged one.
    std::optional<ReadyTile> load(const geo::Digest& identity) const;

    /// Now and then also removes the longest unused tiles.
    void store(const geo::Digest& identity, const ReadyTile& tile);

    /// Removes the longest unused tiles down to seven eighths of the limit, and what crashed programs left.
    void trim();

    /// False once writing has failed.
    bool isWritable() const { return isWritable_.load(); }

   private:
    std::filesystem::path pathOf(const geo::Digest& identity) const;

    std::filesystem::path folder_;
    Options options_;
    std::atomic<bool> isWritable_{true};
    std::atomic<std::uint64_t> untrimmedBytes_;  ///< written since the last trimming; at first as if it were time for it
};

}  // namespace saban::viewer
