#include "viewer/scenes/encoder_process.h"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "tests/support/raster_fixtures.h"

namespace saban::viewer {
namespace {

std::span<const unsigned char> bytesOf(const std::string& text) { return {reinterpret_cast<const unsigned char*>(text.data()), text.size()}; }

TEST(FedProcess, GivesEveryByteToItsProgram) {
    const test::TemporaryFolder folder;
    std::string content;
    for (int i = 0; i < 300000; ++i) content += std::to_string(i);  // more than a pipe holds
    auto process = FedProcess::start({"sh", "-c", "cat >'" + folder.file("copy") + "'"});
    ASSERT_TRUE(process) << process.error().message;
    EXPECT_TRUE((*process)->feed(bytesOf(content), {}));
    EXPECT_EQ((*process)->finish({}), 0);
    EXPECT_EQ(test::readBytes(folder.file("copy")), content);
}

TEST(FedProcess, NamesTheProgramThatIsNotThereAndItsPackage) {
    const auto process = FedProcess::start({"no-such-encoder"});
    ASSERT_FALSE(process);
    EXPECT_EQ(process.error().code, geo::ErrorCode::NotFound);
    EXPECT_NE(process.error().message.find("'no-such-encoder'"), std::string::npos) << process.error().message;
    EXPECT_NE(process.error().message.find("apt-get install ffmpeg"), std::string::npos) << process.error().message;
}

TEST(FedProcess, KeepsTheLastWordsAndStatusOfAProgramThatGivesUp) {
    auto process = FedProcess::start({"sh", "-c", "head -c 10 >/dev/null; echo first >&2; echo 'no room' >&2; exit 7"});
    ASSERT_TRUE(process);
    const std::string content(4 << 20, 'x');
    EXPECT_FALSE((*process)->feed(bytesOf(content), {})) << "nobody reads it";
    EXPECT_EQ((*process)->finish({}), 7);
    EXPECT_EQ((*process)->lastWords(), "first no room");
}

TEST(FedProcess, TellsTheSignalThatEndedIt) {
    auto process = FedProcess::start({"sh", "-c", "kill -9 $$"});
    ASSERT_TRUE(process);
    EXPECT_EQ((*process)->finish({}), 128 + 9);
}

TEST(FedProcess, IsEndedWhenItIsNoLongerWanted) {
    std::stop_source stop;
    auto process = FedProcess::start({"sleep", "1000"});
    ASSERT_TRUE(process);
    stop.request_stop();
    EXPECT_FALSE((*process)->feed(bytesOf("frame"), stop.get_token()));
    EXPECT_EQ((*process)->finish(stop.get_token()), -1);
}

TEST(RunProcess, GivesStatusAndWords) {
    const auto outcome = runProcess({"sh", "-c", "echo 'so it is' >&2; exit 3"}, {});
    ASSERT_TRUE(outcome);
    EXPECT_EQ(outcome->status, 3);
    EXPECT_EQ(outcome->words, "so it is");
}

}  // namespace
}  // namespace saban::viewer
