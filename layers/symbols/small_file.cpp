#include "layers/symbols/small_file.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "geo/core/text.h"

namespace saban::layers {

using geo::ErrorCode;
using geo::fail;

geo::Result<std::string> readSmallFile(const std::string& path, const std::string& what, std::size_t maxBytes) {
    std::error_code error;
    if (!std::filesystem::exists(path, error))
        return fail(ErrorCode::NotFound, text(SABAN_TR("layers", "cannot read {0} '{1}': no such file."), what, path));
    if (!std::filesystem::is_regular_file(path, error))
        return fail(ErrorCode::Unreadable, text(SABAN_TR("layers", "cannot read {0} '{1}': it is not a file."), what, path));
    std::ifstream file(path, std::ios::binary);
    if (!file) return fail(ErrorCode::Unreadable, text(SABAN_TR("layers", "cannot read {0} '{1}': no permission."), what, path));
    if (std::filesystem::file_size(path, error) > maxBytes || error)
        return fail(ErrorCode::BadFormat,
                    text(SABAN_TR("layers", "cannot read {0} '{1}': it is larger than {2} KiB. Is it the right file?"), what, path, maxBytes / 1024));
    std::string content{std::istreambuf_iterator<char>(file), {}};
    if (file.bad()) return fail(ErrorCode::Unreadable, text(SABAN_TR("layers", "cannot read {0} '{1}': reading failed."), what, path));
    if (content.empty()) return fail(ErrorCode::BadFormat, text(SABAN_TR("layers", "cannot read {0} '{1}': it is empty."), what, path));
    return content;
}

geo::Result<nlohmann::json> parseJsonObject(const std::string& content, const std::string& path, const std::string& what) {
    std::size_t brokenAt = 0;
    try {
        auto json = nlohmann::json::parse(content, nullptr, true, true);
        if (json.is_object()) return json;
    } catch (const nlohmann::json::parse_error& error) {
        brokenAt = error.byte;
    } catch (const nlohmann::json::exception&) {
        return fail(ErrorCode::BadFormat, text(SABAN_TR("layers", "cannot read {0} '{1}': it holds a number that is too large."), what, path));
    }
    if (brokenAt > 0)
        return fail(ErrorCode::BadFormat,
                    text(SABAN_TR("layers", "cannot read {0} '{1}': it is no JSON from byte {2} on. Is it cut off, or a comma or a quote missing?"), what,
                         path, brokenAt));
    return fail(ErrorCode::BadFormat, text(SABAN_TR("layers", "cannot read {0} '{1}': it is no JSON object {{...}}."), what, path));
}

}  // namespace saban::layers
