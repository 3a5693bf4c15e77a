#include "viewer/scenes/video_parts.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "tests/support/raster_fixtures.h"

namespace saban::viewer {
namespace {

geo::Digest digestOf(const char* what) { return geo::Fingerprint().add(what).digest(); }

void write(const std::string& path, const std::string& content) { std::ofstream(path) << content; }

// Television's rates are whole ones times 1000/1001: SMPTE 12M.
TEST(FrameRate, IsTheFractionThatVideoFilesHave) {
    EXPECT_EQ(frameRateOf(25.0), (FrameRate{25, 1}));
    EXPECT_EQ(frameRateOf(29.97), (FrameRate{30000, 1001}));
    EXPECT_EQ(frameRateOf(23.976), (FrameRate{24000, 1001}));
    EXPECT_EQ(frameRateOf(59.94), (FrameRate{60000, 1001}));
    EXPECT_EQ(frameRateOf(12.5), (FrameRate{12500, 1000}));
    EXPECT_EQ(frameRateOf(30.0).text(), "30/1");
}

TEST(FrameRate, PutsFrameNAtNTimesItsLength) {
    const FrameRate rate{30000, 1001};
    EXPECT_DOUBLE_EQ(rate.timeOf(0), 0.0);
    EXPECT_DOUBLE_EQ(rate.timeOf(30000), 1001.0);
    EXPECT_EQ(rate.framesIn(10.0), 300u);   // 299.7
    EXPECT_EQ(rate.framesIn(0.0), 1u) << "a scene has a frame at least";
    EXPECT_EQ((FrameRate{25, 1}).framesIn(6.02), 151u);  // 150.5, rounded away from zero
}

TEST(VideoParts, AreThereAgainForTheSameVideo) {
    const test::TemporaryFolder folder;
    const std::string at = folder.file("talk.mp4.parts");
    {
        auto parts = VideoParts::open(at, digestOf("plan"));
        ASSERT_TRUE(parts) << parts.error().message;
        EXPECT_EQ(parts->part(2), nullptr);
        write(parts->draftOf(2), "twelve bytes");
        ASSERT_TRUE(parts->keep({.scene = 2, .frames = 150, .transitionS = 1.25}));
        EXPECT_FALSE(std::filesystem::exists(parts->draftOf(2)));
    }
    const auto again = VideoParts::open(at, digestOf("plan"));
    ASSERT_TRUE(again);
    EXPECT_FALSE(again->hadOthers());
    ASSERT_NE(again->part(2), nullptr);
    EXPECT_EQ(*again->part(2), (VideoPart{.scene = 2, .frames = 150, .transitionS = 1.25, .bytes = 12}));
    EXPECT_EQ(test::readBytes(again->fileOf(2)), "twelve bytes");
}

TEST(VideoParts, OfAnotherPlanAreRemovedAndTold) {
    const test::TemporaryFolder folder;
    {
        auto parts = VideoParts::open(folder.file("parts"), digestOf("plan"));
        write(parts->draftOf(0), "part");
        ASSERT_TRUE(parts->keep({.scene = 0, .frames = 1}));
    }
    const auto other = VideoParts::open(folder.file("parts"), digestOf("another plan"));
    ASSERT_TRUE(other);
    EXPECT_TRUE(other->hadOthers());
    EXPECT_EQ(other->part(0), nullptr);
    EXPECT_FALSE(std::filesystem::exists(other->fileOf(0)));
}

TEST(VideoParts, ThatWereCutOffOrListedWronglyAreMadeAnew) {
    const test::TemporaryFolder folder;
    const std::string at = folder.file("parts");
    {
        auto parts = VideoParts::open(at, digestOf("plan"));
        for (const std::size_t scene : {0u, 1u}) {
            write(parts->draftOf(scene), "a whole part");
            ASSERT_TRUE(parts->keep({.scene = scene, .frames = 10}));
        }
        write(parts->fileOf(1), "a wh");
    }
    {
        const auto again = VideoParts::open(at, digestOf("plan"));
        ASSERT_TRUE(again);
        EXPECT_NE(again->part(0), nullptr);
        EXPECT_EQ(again->part(1), nullptr);
    }
    for (const char* list : {"", "{", "[]", "null", R"({"version":1,"key":7,"parts":[]})", R"({"version":"x"})"}) {
        write(at + "/parts.json", list);
        EXPECT_FALSE(VideoParts::open(at, digestOf("plan"))) << list;
        EXPECT_EQ(test::readBytes(at + "/parts.json"), list) << "it may be another program's";
        EXPECT_EQ(test::readBytes(at + "/scene_001.mp4"), "a whole part") << list;
    }
    const std::string key = digestOf("plan").text();
    for (const char* entry : {"3", "{}", R"({"scene":-1,"frames":1,"transition_s":0,"bytes":12})", R"({"scene":"0","frames":1,"transition_s":0,"bytes":12})", R"({"scene":1e300,"frames":1,"transition_s":0,"bytes":12})"}) {
        write(at + "/parts.json", R"({"version":1,"key":")" + key + R"(","parts":[)" + entry + "]}");
        const auto broken = VideoParts::open(at, digestOf("plan"));
        ASSERT_TRUE(broken) << entry;
        EXPECT_TRUE(broken->parts().empty()) << entry;
    }
}

TEST(VideoParts, LeaveWhatOthersPutIntoTheirFolder) {
    const test::TemporaryFolder folder;
    auto parts = VideoParts::open(folder.file("parts"), digestOf("plan"));
    write(parts->draftOf(0), "part");
    ASSERT_TRUE(parts->keep({.scene = 0, .frames = 1}));
    write(folder.file("parts/holiday.mp4"), "mine");
    parts->remove();
    EXPECT_EQ(test::readBytes(folder.file("parts/holiday.mp4")), "mine");
    EXPECT_FALSE(std::filesystem::exists(folder.file("parts/parts.json")));
    std::filesystem::remove(folder.file("parts/holiday.mp4"));
    parts->remove();
    EXPECT_FALSE(std::filesystem::exists(folder.file("parts")));
}

TEST(VideoParts, RefuseAFolderOfOtherFilesAndLeaveThem) {
    const test::TemporaryFolder folder;
    write(folder.file("scene_001.mp4"), "mine");
    write(folder.file("scene_final.mp4"), "mine too");
    const auto parts = VideoParts::open(folder.path().string(), digestOf("plan"));
    ASSERT_FALSE(parts);
    EXPECT_NE(parts.error().message.find("holds other files"), std::string::npos) << parts.error().message;
    EXPECT_EQ(test::readBytes(folder.file("scene_001.mp4")), "mine");
    EXPECT_EQ(test::readBytes(folder.file("scene_final.mp4")), "mine too");
    EXPECT_FALSE(std::filesystem::exists(folder.file("parts.json")));
}

TEST(VideoParts, OfAnotherPlanGoAloneWithTheirDrafts) {
    const test::TemporaryFolder folder;
    {
        auto parts = VideoParts::open(folder.file("parts"), digestOf("plan"));
        write(parts->draftOf(0), "part");
        ASSERT_TRUE(parts->keep({.scene = 0, .frames = 1}));
        write(parts->draftOf(1), "half");
        write(folder.file("parts/scene_final.mp4"), "mine");
        write(folder.file("parts/scene_002.mp4"), "in no list");
    }
    const auto other = VideoParts::open(folder.file("parts"), digestOf("another plan"));
    ASSERT_TRUE(other);
    EXPECT_FALSE(std::filesystem::exists(other->fileOf(0)));
    EXPECT_FALSE(std::filesystem::exists(other->draftOf(1)));
    EXPECT_EQ(test::readBytes(folder.file("parts/scene_final.mp4")), "mine");
    EXPECT_EQ(test::readBytes(folder.file("parts/scene_002.mp4")), "in no list");
}

TEST(VideoParts, AreOfOneRunAtATime) {
    const test::TemporaryFolder folder;
    {
        const auto first = VideoParts::open(folder.file("parts"), digestOf("plan"));
        ASSERT_TRUE(first);
        const auto second = VideoParts::open(folder.file("parts"), digestOf("plan"));
        ASSERT_FALSE(second);
        EXPECT_NE(second.error().message.find("another run"), std::string::npos) << second.error().message;
    }
    EXPECT_TRUE(VideoParts::open(folder.file("parts"), digestOf("plan"))) << "the first one has ended";
}

TEST(VideoParts, CannotLieWhereAFileIs) {
    const test::TemporaryFolder folder;
    write(folder.file("parts"), "a file");
    const auto parts = VideoParts::open(folder.file("parts"), digestOf("plan"));
    ASSERT_FALSE(parts);
    EXPECT_EQ(parts.error().code, geo::ErrorCode::WriteFailed);
    EXPECT_NE(parts.error().message.find("--parts"), std::string::npos);
}

}  // namespace
}  // namespace saban::viewer
