#pragma once

#include <filesystem>
#include <vector>

namespace saban::viewer {

enum class FontWeight { Regular, Bold };

/// Font files with all Vietnamese letters: Noto Sans, DejaVu Sans, Liberation Sans, the best first, in the folders where
/// fontconfig looks too. Empty when none of them is installed. One of them may be damaged: then the next one serves.
std::vector<std::filesystem::path> findFontFiles(FontWeight weight);

}  // namespace saban::viewer
