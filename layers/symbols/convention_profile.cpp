#include "layers/symbols/convention_profile.h"

#include <QString>
#include <algorithm>
#include <cctype>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "geo/core/fingerprint.h"
#include "geo/core/text.h"
#include "layers/symbols/small_file.h"
#include "layers/symbols/symbol_resources.h"

namespace saban::layers {

namespace {

using geo::ErrorCode;
using geo::fail;

constexpr std::size_t kLargestFileBytes = 1u << 20;
constexpr std::size_t kLongestSideText = 20;

bool isColour(const nlohmann::json& value) {
    if (!value.is_string()) return false;
    const auto& text = value.get_ref<const std::string&>();
    return text.size() == 7 && text[0] == '#' && std::all_of(text.begin() + 1, text.end(), [](unsigned char c) { return std::isxdigit(c) != 0; });
}

/// Fills a profile from JSON, key by key; the first thing that is wrong ends it.
class ProfileReader {
 public:
    ProfileReader(ConventionProfile& profile, std::string path) : profile_(profile), path_(std::move(path)) {}

    geo::Result<void> read(const nlohmann::json& json) {
        for (const auto& [key, value] : json.items())
            if (auto done = readKey(key, value); !done) return done;
        return {};
    }

 private:
    geo::Result<void> readKey(const std::string& key, const nlohmann::json& value) {
        if (key == "comment") return {};
        if (key == "name_vi") return readText(key, value, profile_.nameVi);
        if (key == "name_en") return readText(key, value, profile_.nameEn);
        if (key == "note_vi") return readText(key, value, profile_.noteVi);
        if (key == "note_en") return readText(key, value, profile_.noteEn);
        if (key == "label_colour") return readColour(key, value, profile_.labelColour);
        if (key == "halo_colour") return readColour(key, value, profile_.haloColour);
        if (key == "sides") return readSides(value);
        if (key == "side_texts") return readSideTexts(value);
        if (key == "svg_folder") return readPictures(value);
        if (key == "verified") {
            if (!value.is_boolean()) return wrong(key, text(SABAN_TR("layers", "it is neither true nor false")));
            profile_.isVerified = value;
            return {};
        }
        if (key == "halo_percent") {
            if (!value.is_number() || value < 0.0 || value > 20.0) return wrong(key, text(SABAN_TR("layers", "it is no number from 0 to 20")));
            profile_.haloPercent = value;
            return {};
        }
        return wrong(key, text(SABAN_TR("layers", "there is no such key; 'comment' takes remarks")));
    }

    geo::Result<void> readSides(const nlohmann::json& sides) {
        if (!sides.is_object()) return wrong("sides", text(SABAN_TR("layers", "it is no object {{...}}")));
        for (const auto& [name, colours] : sides.items()) {
            SignColours* side = sideOf(name);
            if (!side || !colours.is_object())
                return wrong("sides." + name, text(SABAN_TR("layers", "the sides are own, other, neutral, unknown, suspect and civilian, each an object")));
            for (const auto& [part, colour] : colours.items()) {
                std::string* place = part == "fill" ? &side->fill : part == "frame" ? &side->frame : part == "icon" ? &side->icon : nullptr;
                const std::string key = "sides." + name + "." + part;
                if (!place) return wrong(key, text(SABAN_TR("layers", "a side has the colours fill, frame and icon")));
                if (auto done = readColour(key, colour, *place); !done) return done;
            }
        }
        return {};
    }

    SignColours* sideOf(const std::string& name) {
        if (name == "own") return &profile_.own;
        if (name == "other") return &profile_.other;
        if (name == "neutral") return &profile_.neutral;
        if (name == "unknown") return &profile_.unknown;
        if (name == "suspect") return &profile_.suspect;
        if (name == "civilian") return &profile_.civilian;
        return nullptr;
    }

    geo::Result<void> readSideTexts(const nlohmann::json& texts) {
        if (!texts.is_object()) return wrong("side_texts", text(SABAN_TR("layers", "it is no object {{...}}")));
        for (const auto& [name, value] : texts.items()) {
            static constexpr std::array kNames{"unknown", "own", "neutral", "other"};  // by SymbolSide
            const auto at = std::find(kNames.begin(), kNames.end(), name);
            const std::string key = "side_texts." + name;
            if (at == kNames.end()) return wrong(key, text(SABAN_TR("layers", "texts are for own, other, neutral and unknown")));
            std::string& place = profile_.sideTexts[static_cast<std::size_t>(at - kNames.begin())];
            if (auto done = readText(key, value, place); !done) return done;
            if (QString::fromStdString(place).size() > static_cast<qsizetype>(kLongestSideText))
                return wrong(key, text(SABAN_TR("layers", "it is longer than {0} characters"), kLongestSideText));
        }
        return {};
    }

    geo::Result<void> readPictures(const nlohmann::json& value) {
        std::string folder;
        if (auto done = readText("svg_folder", value, folder); !done) return done;
        if (folder.empty()) return {};
        const auto pictures = SignPictures::read((std::filesystem::path(path_).parent_path() / folder).string());
        if (!pictures) return tl::unexpected(pictures.error());
        profile_.pictures = *pictures;
        return {};
    }

    geo::Result<void> readText(const std::string& key, const nlohmann::json& value, std::string& place) const {
        if (!value.is_string()) return wrong(key, text(SABAN_TR("layers", "it is no text")));
        place = QString::fromStdString(value.get<std::string>()).normalized(QString::NormalizationForm_C).toStdString();
        return {};
    }

    geo::Result<void> readColour(const std::string& key, const nlohmann::json& value, std::string& place) const {
        if (!isColour(value)) return wrong(key, text(SABAN_TR("layers", "it is no colour such as \"#c00000\"")));
        place = value;
        return {};
    }

    tl::unexpected<geo::Error> wrong(const std::string& key, const std::string& reason) const {
        return fail(ErrorCode::BadFormat, text(SABAN_TR("layers", "cannot read the conventions '{0}': '{1}': {2}."), path_, key, reason));
    }

    ConventionProfile& profile_;
    std::string path_;
};

void addColours(geo::Fingerprint& print, const SignColours& colours) { print.add(colours.fill).add(colours.frame).add(colours.icon); }

std::string identityOf(const ConventionProfile& profile) {
    geo::Fingerprint print;
    for (const SignColours* side : {&profile.own, &profile.other, &profile.neutral, &profile.unknown, &profile.suspect, &profile.civilian})
        addColours(print, *side);
    print.add(profile.labelColour).add(profile.haloColour).add(profile.haloPercent);
    for (const std::string& sideText : profile.sideTexts) print.add(sideText);
    print.add(profile.pictures ? profile.pictures->identity() : std::string());
    return print.digest().text();
}

geo::Result<ConventionProfilePtr> fromJson(const std::string& content, const std::string& path, ConventionProfile profile) {
    const auto json = parseJsonObject(content, path, text(SABAN_TR("layers", "the conventions")));
    if (!json) return tl::unexpected(json.error());
    profile.id = std::filesystem::path(path).stem().string();
    if (auto done = ProfileReader(profile, path).read(*json); !done) return tl::unexpected(done.error());
    if (profile.nameEn.empty()) profile.nameEn = profile.nameVi.empty() ? profile.id : profile.nameVi;
    if (profile.nameVi.empty()) profile.nameVi = profile.nameEn;
    profile.identity = identityOf(profile);
    return std::make_shared<const ConventionProfile>(std::move(profile));
}

}  // namespace

std::vector<std::string> builtInConventions() { return {"nato", "vn"}; }

geo::Result<ConventionProfilePtr> builtInConvention(const std::string& id) {
    const auto ids = builtInConventions();
    if (std::find(ids.begin(), ids.end(), id) == ids.end())
        return fail(ErrorCode::NotFound, text(SABAN_TR("layers", "there are no conventions '{0}' in the program. There are nato and vn; your own are a file."), id));
    return fromJson(symbolResource("conventions/" + id + ".json"), id + ".json", {});
}

geo::Result<ConventionProfilePtr> readConvention(const std::string& path) {
    const auto content = readSmallFile(path, text(SABAN_TR("layers", "the conventions")), kLargestFileBytes);
    if (!content) return tl::unexpected(content.error());
    const auto standard = builtInConvention("nato");
    if (!standard) return standard;
    // Colours are taken over; what says who made it and what it is worth is not.
    ConventionProfile profile = **standard;
    profile.nameVi = profile.nameEn = profile.noteVi = profile.noteEn = {};
    profile.isVerified = false;
    return fromJson(*content, path, std::move(profile));
}

}  // namespace saban::layers
