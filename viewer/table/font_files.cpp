#include "viewer/table/font_files.h"

#include <array>
#include <cstdlib>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

namespace saban::viewer {

namespace {

namespace fs = std::filesystem;

constexpr std::array kRegular{"NotoSans-Regular.ttf", "DejaVuSans.ttf", "LiberationSans-Regular.ttf"};
constexpr std::array kBold{"NotoSans-Bold.ttf", "DejaVuSans-Bold.ttf", "LiberationSans-Bold.ttf"};

std::vector<fs::path> fontFolders() {
    std::vector<fs::path> folders;
    const char* home = std::getenv("HOME");
    if (const char* data = std::getenv("XDG_DATA_HOME"); data && *data) folders.push_back(fs::path(data) / "fonts");
    else if (home) folders.push_back(fs::path(home) / ".local/share/fonts");
    if (home) folders.push_back(fs::path(home) / ".fonts");
    std::string shared = "/usr/local/share:/usr/share";
    if (const char* dirs = std::getenv("XDG_DATA_DIRS"); dirs && *dirs) shared = std::string(dirs) + ":" + shared;
    for (std::size_t from = 0; from <= shared.size();) {
        const std::size_t to = std::min(shared.find(':', from), shared.size());
        if (to > from) folders.push_back(fs::path(shared.substr(from, to - from)) / "fonts");
        from = to + 1;
    }
    return folders;
}

std::optional<fs::path> fileBelow(const fs::path& folder, const std::string& name) {
    std::error_code error;
    // Debian's places first: walking through thousands of fonts takes a while.
    for (const char* known : {"truetype/noto", "truetype/dejavu", "truetype/liberation2", "truetype/liberation", "."})
        if (const fs::path path = folder / known / name; fs::is_regular_file(path, error)) return path;
    const auto options = fs::directory_options::skip_permission_denied;
    for (fs::recursive_directory_iterator entry(folder, options, error), end; !error && entry != end; entry.increment(error))
        if (entry->path().filename() == name && entry->is_regular_file(error)) return entry->path();
    return std::nullopt;
}

}  // namespace

std::vector<fs::path> findFontFiles(FontWeight weight) {
    std::vector<fs::path> files;
    const auto folders = fontFolders();
    for (const char* name : weight == FontWeight::Bold ? kBold : kRegular)
        for (const fs::path& folder : folders)
            if (auto path = fileBelow(folder, name)) files.push_back(std::move(*path));
    return files;
}

}  // namespace saban::viewer
