#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace saban::test {

/// Root of the tree that these tests were built from.
std::filesystem::path sourceRoot();

/// Files of the project relative to its root, with forward slashes, sorted: what git tracks or would add. Without git
/// (a tree that was copied, or git not installed): all files but those in hidden folders and in the folders that
/// `.gitignore` names.
std::vector<std::string> projectFiles();

/// Bytes of a file of the project. The file must be there.
std::string contentOf(const std::string& projectFile);

/// `projectFile` ends with one of the given suffixes (".h", ".cpp").
bool hasSuffix(const std::string& projectFile, const std::vector<std::string>& suffixes);

}  // namespace saban::test
