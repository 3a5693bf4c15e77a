#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <string_view>
#include <system_error>

#include "data/sample/landscape.h"
#include "data/sample/map_writer.h"
#include "data/sample/picture.h"
#include "data/sample/village_patch.h"
#include "data/sample/writer.h"
#include "geo/core/error.h"

namespace {

constexpr const char* kUsage =
    "usage: saban_sample_ground OUTDIR [--preview]\n"
    "\n"
    "Makes an invented valley of 12 x 12 km and writes it into the folder OUTDIR:\n"
    "  valley_10m.tif   heights at 10 m\n"
    "  valley_2m5.tif   picture at 2.5 m\n"
    "  valley_map.gpkg roads, river, villages and houses\n"
    "  village_1m.tif   heights of 1 x 1 km by the main village at 1 m\n"
    "The files are the same on every run.\n"
    "\n"
    "  --preview  heights at 40 m and the picture at 10 m, in a few seconds, under the same names\n";

/// What of the ground is made, and how finely.
struct Detail {
    int cells;
    int pixels;
};

saban::geo::Result<void> writeSample(const std::filesystem::path& folder, Detail detail) {
    using namespace saban::sample;
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error)
        return saban::geo::fail(saban::geo::ErrorCode::WriteFailed,
                                fmt::format("cannot make the folder '{}': {}. Check the path and its permissions.",
                                            folder.string(), error.message()));
    const Landscape land = makeLandscape(detail.cells);
    if (auto done = writeHeights(land.terrain.heights, folder / "valley_10m.tif"); !done) return done;
    if (auto done = writeHeights(makeVillagePatch(land, 1000.0, 1.0), folder / "village_1m.tif"); !done) return done;
    if (auto done = writeMap(land, folder / "valley_map.gpkg"); !done) return done;
    return writePicture(drawPicture(land, detail.pixels), folder / "valley_2m5.tif");
}

}  // namespace

int main(int argc, char** argv) {
    constexpr Detail kFull{.cells = 1200, .pixels = 4800};
    constexpr Detail kPreview{.cells = 300, .pixels = 1200};
    std::filesystem::path folder;
    Detail detail = kFull;
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == "--help" || argument == "-h") {
            fmt::print("{}", kUsage);
            return 0;
        }
        if (argument == "--preview") {
            detail = kPreview;
        } else if (folder.empty() && !argument.empty() && argument.front() != '-') {
            folder = argument;
        } else {
            fmt::print(stderr, "saban_sample_ground: error: cannot use the argument '{}'.\n{}", argument, kUsage);
            return 2;
        }
    }
    if (folder.empty()) {
        fmt::print(stderr, "{}", kUsage);
        return 2;
    }
    if (const auto done = writeSample(folder, detail); !done) {
        fmt::print(stderr, "saban_sample_ground: error: {}\n", done.error().message);
        return 1;
    }
    return 0;
}
