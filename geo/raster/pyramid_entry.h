#pragma once

#include <optional>
#include <string>
#include <vector>

#include "geo/raster/pyramid_builder.h"

namespace saban::geo {

/// The list of contents of a cached pyramid. It is written last: a folder without one is not an entry.
struct PyramidEntry {
    RasterKind kind = RasterKind::Elevation;
    int width = 0, height = 0;  ///< of the source
    std::string source;         ///< for people who look into the cache
    std::vector<PyramidFile> files;
};

/// Errors: `WriteFailed` with the reason alone.
Result<void> writePyramidEntry(const std::string& folder, const PyramidEntry& entry);

/// Nothing when there is none, or of another version, or damaged.
std::optional<PyramidEntry> readPyramidEntry(const std::string& folder);

/// Marks the entry as used now: the longest unused ones are removed first.
void touchPyramidEntry(const std::string& folder);

}  // namespace saban::geo
