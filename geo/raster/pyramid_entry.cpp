#include "geo/raster/pyramid_entry.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <system_error>

#include "geo/raster/pyramid_cache.h"

namespace saban::geo {

namespace {

/// Changes whenever pyramids are computed or stored in another way.
constexpr const char* kHeading = "saban pyramid 1";

}  // namespace

Result<void> writePyramidEntry(const std::string& folder, const PyramidEntry& entry) {
    const std::string path = folder + "/" + PyramidCache::kListName;
    std::ofstream out(path, std::ios::trunc);
    out.precision(17);
    out << kHeading << '\n'
        << (entry.kind == RasterKind::Elevation ? "elevation" : "imagery") << ' ' << entry.width << ' ' << entry.height << '\n'
        << entry.files.size() << '\n';
    for (const auto& file : entry.files)
        out << file.name << ' ' << file.width << ' ' << file.height << ' ' << file.cellsPerColumn << ' ' << file.cellsPerRow << ' '
            << file.bytes << '\n';
    out << "end\n" << entry.source << '\n';
    out.close();
    if (!out) return fail(ErrorCode::WriteFailed, std::generic_category().message(errno));
    return {};
}

std::optional<PyramidEntry> readPyramidEntry(const std::string& folder) {
    std::ifstream in(folder + "/" + PyramidCache::kListName);
    std::string heading, kind, end;
    if (!std::getline(in, heading) || heading != kHeading) return std::nullopt;
    PyramidEntry entry;
    std::size_t count = 0;
    constexpr std::size_t kMostFiles = 32;
    if (!(in >> kind >> entry.width >> entry.height >> count) || count == 0 || count > kMostFiles) return std::nullopt;
    if (kind != "elevation" && kind != "imagery") return std::nullopt;
    entry.kind = kind == "elevation" ? RasterKind::Elevation : RasterKind::Imagery;
    for (std::size_t i = 0; i < count; ++i) {
        PyramidFile file;
        if (!(in >> file.name >> file.width >> file.height >> file.cellsPerColumn >> file.cellsPerRow >> file.bytes)) return std::nullopt;
        const bool isSane = file.width > 0 && file.height > 0 && file.cellsPerColumn >= 1.0 && file.cellsPerRow >= 1.0 &&
                            file.name.find('/') == std::string::npos;
        if (!isSane) return std::nullopt;
        entry.files.push_back(std::move(file));
    }
    if (!(in >> end) || end != "end") return std::nullopt;
    return entry;
}

void touchPyramidEntry(const std::string& folder) {
    // A cache that may only be read keeps its times: nothing depends on them but the order of removal.
    (void)utimensat(AT_FDCWD, (folder + "/" + PyramidCache::kListName).c_str(), nullptr, 0);
}

}  // namespace saban::geo
