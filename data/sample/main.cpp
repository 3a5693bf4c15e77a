#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <string_view>
#include <system_error>

#include "data/sample/picture.h"
#include "data/sample/landscape.h"
#include "data/sample/writer.h"

int main(int, char** argv) {
    using namespace saban::sample;
    const std::filesystem::path folder = argv[1];
    std::filesystem::create_directories(folder);
    const Landscape land = makeLandscape(argv[2] ? std::atoi(argv[2]) : 1200);
    if (const auto done = writeHeights(land.terrain.heights, folder / "valley_10m.tif"); !done) {
        fmt::print(stderr, "saban_sample_ground: error: {}\n", done.error().message);
        return 1;
    }
    if (const auto done = writePicture(drawPicture(land, 4800), folder / "valley_2m5.tif"); !done) {
        fmt::print(stderr, "saban_sample_ground: error: {}\n", done.error().message);
        return 1;
    }
}
