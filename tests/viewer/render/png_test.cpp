#include <gdal_priv.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <fstream>

#include "viewer/render/offscreen.h"

namespace saban::viewer {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

class WritePng : public ::testing::Test {
   protected:
    void SetUp() override {
        folder_ = fs::temp_directory_path() / ("saban_png_" + std::to_string(getpid()));
        fs::create_directories(folder_);
    }
    void TearDown() override {
        fs::permissions(folder_, fs::perms::owner_all);
        fs::remove_all(folder_);
    }
    std::size_t fileCount() const {
        return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
    }
    fs::path folder_;
};

// Three columns, two rows; every channel of every pixel differs.
Picture smallPicture() {
    Picture picture{.sizePx = {3, 2}, .rgb = {}};
    for (int i = 0; i < 18; ++i) picture.rgb.push_back(static_cast<std::uint8_t>(i * 14));
    return picture;
}

TEST_F(WritePng, KeepsEveryPixelWithTheFirstRowOnTop) {
    const auto path = (folder_ / "sa bàn.png").string();
    const Picture picture = smallPicture();
    const auto written = writePng(picture, path);
    ASSERT_TRUE(written) << written.error().message;

    GDALAllRegister();
    auto* file = static_cast<GDALDataset*>(GDALOpen(path.c_str(), GA_ReadOnly));
    ASSERT_NE(file, nullptr);
    EXPECT_STREQ(file->GetDriverName(), "PNG");
    ASSERT_EQ(file->GetRasterXSize(), 3);
    ASSERT_EQ(file->GetRasterYSize(), 2);
    ASSERT_EQ(file->GetRasterCount(), 3);
    std::array<std::uint8_t, 18> pixels{};
    ASSERT_EQ(file->RasterIO(GF_Read, 0, 0, 3, 2, pixels.data(), 3, 2, GDT_Byte, 3, nullptr, 3, 9, 1, nullptr), CE_None);
    GDALClose(file);
    EXPECT_EQ(std::vector<std::uint8_t>(pixels.begin(), pixels.end()), picture.rgb);
}

TEST_F(WritePng, LeavesNothingBesideThePicture) {
    ASSERT_TRUE(writePng(smallPicture(), (folder_ / "a.png").string()));
    EXPECT_EQ(fileCount(), 1u);
}

TEST_F(WritePng, ReplacesAnOlderPicture) {
    const auto path = folder_ / "a.png";
    std::ofstream(path) << "old";
    ASSERT_TRUE(writePng(smallPicture(), path.string()));
    std::ifstream file(path, std::ios::binary);
    std::array<char, 4> magic{};
    file.read(magic.data(), 4);
    EXPECT_EQ(std::string_view(magic.data() + 1, 3), "PNG");
}

TEST_F(WritePng, SaysWhichFileAndWhyWhenTheFolderIsMissing) {
    const auto path = (folder_ / "missing" / "a.png").string();
    const auto written = writePng(smallPicture(), path);
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, geo::ErrorCode::WriteFailed);
    EXPECT_THAT(written.error().message, HasSubstr(path));
    EXPECT_THAT(written.error().message, HasSubstr("No such file or directory"));
}

TEST_F(WritePng, LeavesNothingBehindWhenTheTargetCannotBeReplaced) {
    const auto path = folder_ / "a.png";
    fs::create_directory(path);
    const auto written = writePng(smallPicture(), path.string());
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, geo::ErrorCode::WriteFailed);
    EXPECT_EQ(fileCount(), 1u);
}

TEST_F(WritePng, SaysThatTheDiskIsFull) {
    if (!fs::exists("/dev/full")) GTEST_SKIP() << "needs /dev/full";
    // The picture is written beside its target: a link of that name leads the bytes to a device without space.
    const auto path = folder_ / "a.png";
    fs::create_symlink("/dev/full", fs::path(path.string() + "." + std::to_string(getpid()) + ".part"));
    const auto written = writePng(smallPicture(), path.string());
    ASSERT_FALSE(written);
    EXPECT_THAT(written.error().message, HasSubstr("No space left on device"));
    EXPECT_EQ(fileCount(), 0u);
}

}  // namespace
}  // namespace saban::viewer
