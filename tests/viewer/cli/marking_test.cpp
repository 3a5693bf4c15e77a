// The marking of a plan on what the shipped program draws of it.
#include <gdal_priv.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <vector>

#include "tests/viewer/cli/plan_fixture.h"

namespace saban::test {
namespace {

namespace fs = std::filesystem;

/// Red, green, blue, row by row.
struct Pixels {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgb{};
    std::array<int, 3> at(int x, int y) const {
        const std::uint8_t* p = &rgb[(static_cast<std::size_t>(y) * width + x) * 3];
        return {p[0], p[1], p[2]};
    }
};

Pixels pixelsOf(const std::string& path) {
    Pixels pixels;
    GDALAllRegister();
    const std::unique_ptr<GDALDataset> file(GDALDataset::Open(path.c_str(), GDAL_OF_RASTER));
    if (!file) return pixels;
    pixels.width = file->GetRasterXSize();
    pixels.height = file->GetRasterYSize();
    pixels.rgb.resize(static_cast<std::size_t>(pixels.width) * pixels.height * 3);
    std::array bands{1, 2, 3};
    EXPECT_EQ(file->RasterIO(GF_Read, 0, 0, pixels.width, pixels.height, pixels.rgb.data(), pixels.width, pixels.height, GDT_Byte, 3, bands.data(), 3, 3 * pixels.width, 1, nullptr), CE_None);
    return pixels;
}

/// Pixels of the marking's ink in the middle third of the upper, and of the lower, tenth of the picture.
std::array<int, 2> inkOf(const Pixels& pixels) {
    std::array<int, 2> ink{};
    for (int y = 0; y < pixels.height; ++y)
        for (int x = pixels.width / 3; x < pixels.width * 2 / 3; ++x) {
            const auto [red, green, blue] = pixels.at(x, y);
            if (red < 120 || red > 200 || green > 60 || blue > 70) continue;
            if (y < pixels.height / 10) ++ink[0];
            if (y >= pixels.height - pixels.height / 10) ++ink[1];
        }
    return ink;
}

TEST(MarkingOfAPlan, StandsOnEveryPictureWhateverIsLeftOut) {
    const TemporaryFolder f;
    const std::string plan = writeSmallPlan(f), picture = f.file("a.png");
    for (const char* options : {"", "--no-frame", "--no-frame --no-grid --no-imagery --legend", "--hide units --hide structures --hide routes --hide areas"}) {
        const Outcome run = saban("render " + quoted(plan) + " --size 640x360 --samples 1 --force -o " + quoted(picture) + " " + options);
        ASSERT_EQ(run.status, 0) << run.err;
        const auto ink = inkOf(pixelsOf(picture));
        EXPECT_GT(ink[0], 100) << options;
        EXPECT_GT(ink[1], 100) << options;
    }
    const Outcome profile = saban("profile " + quoted(plan) + " --line '480000,2335000 482000,2336000' --size 640x360 --force -o " + quoted(f.file("p.png")));
    ASSERT_EQ(profile.status, 0) << profile.err;
    EXPECT_GT(inkOf(pixelsOf(f.file("p.png")))[1], 100);
}

std::string fontsOnlyIn(const TemporaryFolder& f, const std::string& folder) {
    std::ofstream(f.file("fonts.conf")) << "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig><dir>" << folder << "</dir><cachedir>" << f.file("fontcache")
                                        << "</cachedir></fontconfig>";
    return "FONTCONFIG_FILE='" + f.file("fonts.conf") + "'";
}

TEST(MarkingOfAPlan, ThatNoFontWritesIsNotLeftOff) {
    const TemporaryFolder f;
    const std::string plan = writeSmallPlan(f), picture = f.file("a.png");
    fs::create_directory(f.file("none"));
    expectOneError(saban("render " + quoted(plan) + " --size 320x180 --samples 1 -o " + quoted(picture), fontsOnlyIn(f, f.file("none"))), "DIỄN TẬP");
    EXPECT_FALSE(fs::exists(picture));
}

TEST(MarkingOfAPlan, IsWrittenWithAnotherFontWhenOneIsDamaged) {
    const TemporaryFolder f;
    const std::string plan = writeSmallPlan(f), picture = f.file("a.png");
    const fs::path folder = f.file("fonts");
    fs::create_directory(folder);
    for (const char* name : {"NotoSans-Regular.ttf", "NotoSans-Bold.ttf"}) {
        const fs::path copy = folder / name;
        fs::copy_file(fs::path("/usr/share/fonts/truetype/noto") / name, copy);
        fs::resize_file(copy, fs::file_size(copy) / 4);
    }
    for (const char* name : {"DejaVuSans.ttf", "DejaVuSans-Bold.ttf"}) fs::copy_file(fs::path("/usr/share/fonts/truetype/dejavu") / name, folder / name);
    const Outcome run = saban("render " + quoted(plan) + " --size 640x360 --samples 1 -o " + quoted(picture), fontsOnlyIn(f, folder.string()));
    ASSERT_EQ(run.status, 0) << run.err;
    const auto ink = inkOf(pixelsOf(picture));
    EXPECT_GT(ink[0], 100);
    EXPECT_GT(ink[1], 100);
}

}  // namespace
}  // namespace saban::test
