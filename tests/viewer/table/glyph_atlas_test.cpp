#include "viewer/table/glyph_atlas.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "tests/support/raster_fixtures.h"
#include "viewer/table/font_files.h"

namespace saban::viewer {
namespace {

namespace fs = std::filesystem;

/// `XDG_DATA_HOME` for as long as it lasts.
class DataHome {
 public:
    explicit DataHome(const std::string& folder) {
        if (const char* before = std::getenv("XDG_DATA_HOME")) before_ = before;
        setenv("XDG_DATA_HOME", folder.c_str(), 1);
    }
    ~DataHome() {
        if (before_.empty()) unsetenv("XDG_DATA_HOME");
        else setenv("XDG_DATA_HOME", before_.c_str(), 1);
    }

 private:
    std::string before_{};
};

TEST(GlyphAtlas, WritesWithTheNextFontWhenOneIsDamaged) {
    const double whole = GlyphAtlas().widthOf("Ấ", FontWeight::Regular);
    ASSERT_GT(whole, 0.0);
    const auto files = findFontFiles(FontWeight::Regular);
    ASSERT_GE(files.size(), 2u);
    for (const std::uintmax_t part : {std::uintmax_t{0}, std::uintmax_t{2}, std::uintmax_t{4}}) {
        const test::TemporaryFolder f;
        fs::create_directory(f.file("fonts"));
        const fs::path copy = fs::path(f.file("fonts")) / files.front().filename();
        fs::copy_file(files.front(), copy);
        fs::resize_file(copy, part == 0 ? 0 : fs::file_size(copy) / part);
        const DataHome home(fs::path(f.file("fonts")).parent_path().string());
        ASSERT_TRUE(fs::equivalent(findFontFiles(FontWeight::Regular).front(), copy));
        GlyphAtlas atlas;
        for (const auto& glyph : atlas.glyphsOf("HẤữ", FontWeight::Regular)) EXPECT_FALSE(glyph.isBlank()) << part;
        EXPECT_EQ(atlas.glyphsOf("ẤA", FontWeight::Regular).size(), 2u);
        EXPECT_GT(atlas.glyphsOf("Ấ", FontWeight::Regular).front().max.y, atlas.glyphsOf("A", FontWeight::Regular).front().max.y) << part;  // signs are not taken off
    }
}

}  // namespace
}  // namespace saban::viewer
