#include <cpl_vsi.h>

#include <algorithm>
#include <atomic>
#include <filesystem>

#include "geo/core/text.h"
#include "geo/raster/pyramid_cache.h"
#include "geo/raster/pyramid_entry.h"
#include "geo/raster/raster_file_impl.h"

namespace saban::geo {

namespace {

namespace fs = std::filesystem;

/// A whole raster of this many cells is read in an instant even without overviews.
constexpr long long kQuickCells = 1500LL * 1500LL;

/// A pyramid in memory may take this much before compression.
constexpr std::uint64_t kMostInMemory = 256ULL << 20;

std::uint64_t bytesOf(const std::vector<PyramidFile>& files) {
    std::uint64_t bytes = 0;
    for (const auto& file : files) bytes += file.bytes;
    return bytes;
}

const RasterLevel& coarsestOfFile(const RasterLevels& levels) {
    return *std::find_if(levels.rbegin(), levels.rend(), [](const RasterLevel& level) { return !level.isPyramid; });
}

/// Removes a draft that was not made an entry, whatever ended its making.
struct DraftRemover {
    fs::path draft;
    ~DraftRemover() {
        if (!draft.empty()) PyramidCache::remove(draft);
    }
};

/// Makes the draft the entry. When another program was quicker, its entry stays and the draft goes.
Result<void> install(DraftRemover& draft, const fs::path& entry) {
    std::error_code error;
    fs::rename(draft.draft, entry, error);
    if (error && !readPyramidEntry(entry.string())) {
        PyramidCache::remove(entry);
        fs::rename(draft.draft, entry, error);
        if (error) return fail(ErrorCode::WriteFailed, error.message());
    }
    if (!error) draft.draft.clear();
    return {};
}

}  // namespace

RasterFile::Impl::~Impl() {
    levels_.reset();
    for (const auto& folder : memoryFolders_) VSIRmdirRecursive(folder.c_str());
}

bool RasterFile::Impl::needsPyramid() const {
    const auto now = levels();
    return static_cast<long long>(now->back().width) * now->back().height > kQuickCells;
}

std::optional<std::string> RasterFile::Impl::key() const { return PyramidCache::keyOf(parts, spec); }

bool RasterFile::Impl::attach(const std::string& folder, const std::vector<PyramidFile>& files) {
    std::vector<RasterLevel> pyramid;
    for (const auto& file : files) {
        auto level = openPyramidFile(folder, file, kind);
        if (!level) return false;
        pyramid.push_back(std::move(*level));
    }
    changeLevels([&](RasterLevels& all) {
        std::erase_if(all, [](const RasterLevel& level) { return level.isPyramid; });
        std::move(pyramid.begin(), pyramid.end(), std::back_inserter(all));
        // Stable: of two levels of one resolution the file's own stays before the pyramid's, which is the quicker one to read.
        std::stable_sort(all.begin(), all.end(), [](const RasterLevel& a, const RasterLevel& b) { return a.cellsPerColumn < b.cellsPerColumn; });
        pyramidFolder_ = folder;
    });
    ++generation;
    return true;
}

bool RasterFile::Impl::attachCached() {
    const auto name = key();
    const auto cache = PyramidCache::existingFolder();
    if (!name || !cache) return false;
    const fs::path folder = PyramidCache::entryFolder(*cache, *name);
    std::error_code error;
    if (!fs::exists(folder, error)) return false;
    const auto entry = readPyramidEntry(folder.string());
    const bool fits = entry && entry->kind == kind && entry->width == info.width && entry->height == info.height;
    if (fits && attach(folder.string(), entry->files)) {
        touchPyramidEntry(folder.string());
        return true;
    }
    PyramidCache::remove(folder);
    return false;
}

void RasterFile::Impl::dropPyramid() {
    std::string folder;
    changeLevels([&](RasterLevels& all) {
        folder.swap(pyramidFolder_);
        if (!folder.empty()) std::erase_if(all, [](const RasterLevel& level) { return level.isPyramid; });
    });
    if (folder.empty()) return;  // another reader was quicker
    if (!folder.starts_with("/vsimem/")) PyramidCache::remove(folder);
    ++generation;
}

Result<void> RasterFile::Impl::buildInCache(const Progress& progress, const std::stop_token& stop) {
    const auto name = key();
    if (!name) return fail(ErrorCode::WriteFailed, text(SABAN_TR("geo", "its files have no size and time to be known by in the cache")));
    const auto cache = PyramidCache::folder();
    if (!cache) return tl::unexpected(cache.error());
    const RasterLevel base = coarsestOfFile(*levels());
    // What is slow to read at any place gets a copy at full resolution as well.
    const auto plan = planPyramid(base, isSequential ? 1 : kUsualFirstFactor);
    const auto wanted = bytesOf(plan);
    if (wanted > PyramidCache::limitBytes())
        return fail(ErrorCode::WriteFailed, text(SABAN_TR("geo", "its overviews may take {0} MiB, more than the cache's limit of {1} MiB. Raise "
                                                                 "SABAN_CACHE_LIMIT_MIB."),
                                                 wanted >> 20, PyramidCache::limitBytes() >> 20));
    PyramidCache::trim(PyramidCache::limitBytes() - wanted);
    std::error_code error;
    const auto space = fs::space(*cache, error);
    if (!error && space.available < wanted)
        return fail(ErrorCode::WriteFailed, text(SABAN_TR("geo", "the cache folder '{0}' has {1} MiB left, and overviews may take {2} MiB. Free some "
                                                                 "space or set XDG_CACHE_HOME to another folder."),
                                                 cache->string(), space.available >> 20, wanted >> 20));
    DraftRemover draft{PyramidCache::draftFolder(*cache, *name)};
    fs::create_directories(draft.draft, error);
    if (error) return fail(ErrorCode::WriteFailed, error.message());
    auto files = buildPyramidFiles(base, kind, plan, draft.draft.string(), progress, stop);
    if (!files) return tl::unexpected(files.error());
    for (const auto& file : *files)
        if (!openPyramidFile(draft.draft.string(), file, kind))
            return fail(ErrorCode::WriteFailed, text(SABAN_TR("geo", "the overviews written to '{}' cannot be read back"), cache->string()));
    const PyramidEntry entry{.kind = kind, .width = info.width, .height = info.height, .source = info.path, .files = *files};
    if (auto written = writePyramidEntry(draft.draft.string(), entry); !written) return written;
    const fs::path folder = PyramidCache::entryFolder(*cache, *name);
    if (auto installed = install(draft, folder); !installed) return installed;
    if (!attachCached()) return fail(ErrorCode::WriteFailed, text(SABAN_TR("geo", "the overviews in '{}' cannot be read back"), folder.string()));
    PyramidCache::trim(PyramidCache::limitBytes(), *name);
    return {};
}

Result<void> RasterFile::Impl::buildInMemory(const Error& why, const Progress& progress, const std::stop_token& stop) {
    const RasterLevel base = coarsestOfFile(*levels());
    auto plan = planPyramid(base, isSequential ? 1 : kUsualFirstFactor);
    if (bytesOf(plan) > kMostInMemory) plan = planPyramid(base);
    const auto wanted = bytesOf(plan);
    if (wanted > kMostInMemory)
        return fail(ErrorCode::WriteFailed, text(SABAN_TR("geo", "cannot keep overviews of raster '{0}': {1} In memory they would take {2} MiB, which is too "
                                                                 "much. Reading goes on without them, slowly."),
                                                 info.path, why.message, wanted >> 20));
    static std::atomic<unsigned> number{0};
    const std::string folder = "/vsimem/saban_pyramid_" + std::to_string(number++);
    auto files = buildPyramidFiles(base, kind, plan, folder, progress, stop);
    if (!files || !attach(folder, *files)) {
        VSIRmdirRecursive(folder.c_str());
        if (!files) return tl::unexpected(files.error());
        return fail(ErrorCode::WriteFailed, text(SABAN_TR("geo", "cannot keep overviews of raster '{0}': {1}"), info.path, why.message));
    }
    memoryFolders_.push_back(folder);
    return {};
}

Result<void> RasterFile::Impl::build(const Progress& progress, const std::stop_token& stop) {
    if (kind == RasterKind::Imagery)
        if (auto known = ensureStretch(stop); !known) return failReading(info, known.error());
    if (attachCached()) return {};
    auto built = buildInCache(progress, stop);
    if (!built && built.error().code == ErrorCode::WriteFailed) built = buildInMemory(built.error(), progress, stop);
    if (!built && built.error().code == ErrorCode::BadFormat) return failReading(info, built.error());
    return built;
}

std::optional<std::string> RasterFile::cacheKey(const std::string& variant) const { return PyramidCache::keyOf(impl_->parts, impl_->spec + '\n' + variant); }

bool RasterFile::needsPyramid() const { return impl_->needsPyramid(); }

Result<void> RasterFile::buildPyramid(const Progress& progress, std::stop_token stop) {
    {
        std::unique_lock lock(impl_->buildMutex);
        if (!impl_->buildDone.wait(lock, stop, [this] { return !impl_->isBuilding; }))
            return fail(ErrorCode::Cancelled, text(SABAN_TR("geo", "building overviews was stopped")));
        if (!impl_->needsPyramid()) return {};
        impl_->isBuilding = true;
    }
    auto built = impl_->build(progress, stop);
    {
        const std::lock_guard lock(impl_->buildMutex);
        impl_->isBuilding = false;
    }
    impl_->buildDone.notify_all();
    if (built) report(progress, 1.0);
    return built;
}

}  // namespace saban::geo
