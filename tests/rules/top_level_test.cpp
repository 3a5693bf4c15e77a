#include <gtest/gtest.h>

#include <set>

#include "tests/rules/source_tree.h"

namespace saban::test {
namespace {

TEST(TopLevel, HoldsTheLayersAndNothingElse) {
    const std::set<std::string> allowed{
        ".ci",     ".clang-format", ".gitignore", "CHANGELOG.md", "CMakeLists.txt", "CMakePresets.json",
        "LICENSE", "README.md",     "data",       "geo",          "layers",         "run",
        "shaders", "tests",         "viewer"};
    for (const std::string& file : projectFiles()) {
        const std::string top = file.substr(0, file.find('/'));
        EXPECT_TRUE(allowed.contains(top)) << file << ": put it into the folder of the layer that it belongs to";
    }
}

TEST(TopLevel, EveryLayerSaysWhatItHolds) {
    for (const char* folder : {"data", "geo", "layers", "shaders", "tests", "viewer"})
        EXPECT_TRUE(std::filesystem::exists(sourceRoot() / folder / "README.md")) << folder;
}

}  // namespace
}  // namespace saban::test
