#include "layers/symbols/sign_pictures.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "geo/core/fingerprint.h"
#include "geo/core/text.h"
#include "layers/symbols/small_file.h"

namespace saban::layers {

namespace {

using geo::ErrorCode;
using geo::fail;
namespace fs = std::filesystem;

constexpr std::size_t kLargestFileBytes = 4u << 20;
constexpr std::size_t kMostPictures = 2000;

tl::unexpected<geo::Error> badIndex(const fs::path& index, std::size_t entry, const std::string& reason) {
    return fail(ErrorCode::BadFormat, text(SABAN_TR("layers", "cannot read the signs of '{0}': entry {1}: {2}."), index.string(), entry, reason));
}

/// The text of an SVG file. Whether all of it can be drawn shows when it is drawn.
geo::Result<std::string> readSvg(const fs::path& path) {
    auto svg = readSmallFile(path.string(), text(SABAN_TR("layers", "the picture of a sign")), kLargestFileBytes);
    if (!svg) return svg;
    if (svg->find("<svg") == std::string::npos)
        return fail(ErrorCode::BadFormat, text(SABAN_TR("layers", "cannot read the picture of a sign '{0}': it is no SVG file."), path.string()));
    if (svg->find("</svg>") == std::string::npos && svg->find("</svg ") == std::string::npos)
        return fail(ErrorCode::BadFormat,
                    text(SABAN_TR("layers", "cannot read the picture of a sign '{0}': its end is missing. Copy it again."), path.string()));
    return svg;
}

/// True for a name that leads into the folder, and not out of it again.
bool isInside(const fs::path& name) {
    if (name.empty() || name.is_absolute()) return false;
    return std::none_of(name.begin(), name.end(), [](const fs::path& part) { return part == ".."; });
}

geo::Result<SignPicture> readEntry(const fs::path& folder, const nlohmann::json& entry, std::size_t number) {
    const fs::path index = folder / "index.json";
    if (!entry.is_object()) return badIndex(index, number, text(SABAN_TR("layers", "it is no object {{...}}")));
    SignPicture picture;
    for (const auto& [key, value] : entry.items()) {
        const bool isText = value.is_string() && !value.get_ref<const std::string&>().empty();
        if (key == "code" && isText) picture.code = value;
        else if (key == "file" && isText) picture.file = value;
        else if (key == "height" && value.is_number() && value > 0.0 && value <= 10.0) picture.height = value;
        else if (key == "anchor" && value.is_array() && value.size() == 2 && value[0].is_number() && value[1].is_number()) {
            picture.anchorX = value[0];
            picture.anchorY = value[1];
        } else if (key != "comment")
            return badIndex(index, number,
                            text(SABAN_TR("layers", "'{0}' is unknown or has a wrong value; there are code, file (texts), height (above 0, at most 10), "
                                                    "anchor (two numbers) and comment"),
                                 key));
    }
    if (picture.code.empty() || picture.file.empty()) return badIndex(index, number, text(SABAN_TR("layers", "it lacks code or file")));
    if (!(picture.anchorX >= 0.0 && picture.anchorX <= 1.0 && picture.anchorY >= 0.0 && picture.anchorY <= 1.0))
        return badIndex(index, number, text(SABAN_TR("layers", "the anchor is not within 0 and 1")));
    if (!isInside(picture.file))
        return fail(ErrorCode::Refused, text(SABAN_TR("layers", "cannot read the signs of '{0}': entry {1} names '{2}', which is outside of the folder."),
                                             index.string(), number, picture.file));
    auto svg = readSvg(folder / picture.file);
    if (!svg) return tl::unexpected(svg.error());
    picture.svg = *std::move(svg);
    return picture;
}

geo::Result<std::vector<SignPicture>> readIndex(const fs::path& folder) {
    std::vector<SignPicture> pictures;
    const fs::path path = folder / "index.json";
    std::error_code error;
    if (!fs::exists(path, error)) return pictures;
    const std::string what = text(SABAN_TR("layers", "the list of signs"));
    const auto content = readSmallFile(path.string(), what, kLargestFileBytes);
    if (!content) return tl::unexpected(content.error());
    const auto json = parseJsonObject(*content, path.string(), what);
    if (!json) return tl::unexpected(json.error());
    const auto signs = json->find("signs");
    if (signs == json->end() || !signs->is_array())
        return fail(ErrorCode::BadFormat, text(SABAN_TR("layers", "cannot read {0} '{1}': it has no list \"signs\"."), what, path.string()));
    for (const auto& entry : *signs) {
        if (pictures.size() >= kMostPictures) break;
        auto picture = readEntry(folder, entry, pictures.size() + 1);
        if (!picture) return tl::unexpected(picture.error());
        pictures.push_back(*std::move(picture));
    }
    return pictures;
}

}  // namespace

geo::Result<std::shared_ptr<const SignPictures>> SignPictures::read(const std::string& folder) {
    std::error_code error;
    if (!fs::is_directory(folder, error))
        return fail(ErrorCode::NotFound, text(SABAN_TR("layers", "cannot read the signs of '{0}': no such folder."), folder));
    auto pictures = readIndex(folder);
    if (!pictures) return tl::unexpected(pictures.error());

    std::vector<fs::path> files;
    auto entry = fs::directory_iterator(folder, error);
    if (error) return fail(ErrorCode::Unreadable, text(SABAN_TR("layers", "cannot read the signs of '{0}': no permission."), folder));
    for (; entry != fs::directory_iterator() && files.size() <= kMostPictures; entry.increment(error)) {
        const fs::path& file = entry->path();
        const auto isOfIndex = [&](const SignPicture& picture) { return picture.file == file.filename(); };
        if (file.extension() == ".svg" && std::none_of(pictures->begin(), pictures->end(), isOfIndex)) files.push_back(file);
    }
    if (pictures->size() + files.size() > kMostPictures)
        return fail(ErrorCode::Refused, text(SABAN_TR("layers", "cannot read the signs of '{0}': there are more than {1} of them."), folder, kMostPictures));
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files) {
        auto svg = readSvg(file);
        if (!svg) return tl::unexpected(svg.error());
        pictures->push_back({.code = file.stem().string(), .file = file.filename().string(), .svg = *std::move(svg)});
    }

    std::shared_ptr<SignPictures> result(new SignPictures);
    result->folder_ = folder;
    result->pictures_ = *std::move(pictures);
    geo::Fingerprint print;
    for (const SignPicture& picture : result->pictures_)
        print.add(picture.code).add(picture.svg).add(picture.height).add(picture.anchorX).add(picture.anchorY);
    result->identity_ = print.digest().text();
    return std::shared_ptr<const SignPictures>(std::move(result));
}

const SignPicture* SignPictures::find(std::string_view code) const {
    for (const SignPicture& picture : pictures_)
        if (picture.code == code) return &picture;
    for (const SignPicture& picture : pictures_)
        if (picture.code.find('*') != std::string::npos && fitsPattern(code, picture.code)) return &picture;
    return nullptr;
}

bool fitsPattern(std::string_view code, std::string_view pattern) {
    // On a mismatch the last star takes one character more; earlier ones never need to.
    std::size_t c = 0, p = 0, star = std::string_view::npos, taken = 0;
    while (c < code.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            taken = c;
        } else if (p < pattern.size() && pattern[p] == code[c]) {
            ++c;
            ++p;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            c = ++taken;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*') ++p;
    return p == pattern.size();
}

}  // namespace saban::layers
