#pragma once

#include <filesystem>
#include <optional>

namespace saban::viewer {

enum class FontWeight { Regular, Bold };

/// A font file with all Vietnamese letters: Noto Sans, else DejaVu Sans, else Liberation Sans, in the folders where
/// fontconfig looks too. Nothing when none of them is installed.
std::optional<std::filesystem::path> findFontFile(FontWeight weight);

}  // namespace saban::viewer
