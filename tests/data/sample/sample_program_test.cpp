#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

namespace {

struct Outcome {
    int status = -1;
    std::string output;
};

/// Runs the program with its messages in the output.
Outcome runProgram(const std::string& arguments) {
    Outcome outcome;
    FILE* pipe = popen((std::string("'") + SABAN_SAMPLE_GROUND + "' " + arguments + " 2>&1").c_str(), "r");
    if (!pipe) return outcome;
    std::array<char, 256> buffer;
    while (std::fgets(buffer.data(), int(buffer.size()), pipe)) outcome.output += buffer.data();
    const int raw = pclose(pipe);
    if (WIFEXITED(raw)) outcome.status = WEXITSTATUS(raw);
    return outcome;
}

TEST(SampleProgram, SaysHowToUseItWithoutArguments) {
    const Outcome outcome = runProgram("");
    EXPECT_EQ(outcome.status, 2);
    EXPECT_NE(outcome.output.find("usage: saban_sample_ground OUTDIR"), std::string::npos);
}

TEST(SampleProgram, RefusesAnUnknownOption) {
    const Outcome outcome = runProgram("--fast out");
    EXPECT_EQ(outcome.status, 2);
    EXPECT_NE(outcome.output.find("'--fast'"), std::string::npos);
}

TEST(SampleProgram, PrintsItsHelp) {
    const Outcome outcome = runProgram("--help");
    EXPECT_EQ(outcome.status, 0);
    EXPECT_NE(outcome.output.find("--preview"), std::string::npos);
}

TEST(SampleProgram, FailsWithOneLineWhereItCannotWrite) {
    const auto file = std::filesystem::temp_directory_path() / ("saban_not_a_folder_" + std::to_string(getpid()));
    std::ofstream(file) << "a file where a folder should be";
    const Outcome outcome = runProgram("--preview '" + (file / "out").string() + "'");
    std::filesystem::remove(file);
    EXPECT_EQ(outcome.status, 1);
    EXPECT_EQ(outcome.output.find("saban_sample_ground: error: cannot make the folder"), 0U) << outcome.output;
    EXPECT_EQ(outcome.output.find('\n'), outcome.output.size() - 1);
}

}  // namespace
