#include "viewer/overlay/marker_pictures.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <mutex>

#include "viewer/overlay/sign_sizes.h"

namespace saban::viewer {

namespace {

constexpr double kLabelCapPx = 9.5;    // logical pixels
constexpr double kNamesMs = 3.0;      // for names that are drawn anew in a frame while nothing is waited for: each takes half a millisecond, in a large room two

/// One painter for all tables of the program, gone with the last of them: it must not outlive the application object.
std::shared_ptr<layers::SymbolPainter> sharedPainter() {
    static std::mutex mutex;
    static std::weak_ptr<layers::SymbolPainter> shared;
    const std::lock_guard lock(mutex);
    auto painter = shared.lock();
    if (!painter) shared = painter = std::make_shared<layers::SymbolPainter>();
    return painter;
}

LabelWeight weightOf(const Marker& marker) { return marker.isBold || marker.importance >= 300.0 ? LabelWeight::Bold : LabelWeight::Regular; }

bool hasSideTexts(const layers::ConventionProfile* profile) {
    return profile && std::any_of(profile->sideTexts.begin(), profile->sideTexts.end(), [](const std::string& text) { return !text.empty(); });
}

/// On a staff: its foot. Else under the middle of the frame, whatever is written beside it.
glm::dvec2 seatOf(const Marker& marker, const layers::SymbolImage& image) {
    if (hasStaff(marker.code)) return {image.anchorXPx, image.anchorYPx};
    return {(image.frameLeftPx + image.frameRightPx) / 2.0, static_cast<double>(image.heightPx)};
}

}  // namespace

/// Digit 8 of a numeric code, character 11 of one of letters.
bool hasStaff(const std::string& code) {
    const bool isNumeric = code.size() >= 20 && code.find_first_not_of("0123456789") == std::string::npos;
    if (isNumeric) return std::string_view("2367").find(code[7]) != std::string_view::npos;
    return code.size() >= 11 && std::string_view("ABCD").find(code[10]) != std::string_view::npos;
}

MarkerPictures::MarkerPictures(std::function<void()> wakeUp)
    : wakeUp_(std::move(wakeUp)), news_(std::make_shared<std::atomic<bool>>(false)), painter_(sharedPainter()) {}

void MarkerPictures::setProfile(layers::ConventionProfilePtr profile) {
    profile_ = plainProfile_ = std::move(profile);
    if (!hasSideTexts(profile_.get())) return;
    layers::ConventionProfile plain = *profile_;
    plain.sideTexts = {};
    plain.identity += " plain";
    plainProfile_ = std::make_shared<const layers::ConventionProfile>(std::move(plain));
}

void MarkerPictures::beginFrame(Waiting waiting, View view) {
    atlas_.beginFrame();
    waiting_ = waiting;
    view_ = view;
    namesMs_ = 0.0;
    isBehind_ = false;
}

layers::SymbolSpec MarkerPictures::specOf(const Marker& marker, double sizePx, Texts texts) const {
    const bool isAmplified = texts == Texts::Amplifiers;
    return {.code = marker.code,
            .amplifiers = isAmplified ? marker.amplifiers : layers::SymbolAmplifiers{},
            .profile = isAmplified ? profile_ : plainProfile_,
            .sizePx = std::clamp(std::round(sizePx * marker.scale * (isAmplified ? kAmplifiedScale : 1.0)), 8.0, 1024.0),
            .capPx = isAmplified ? labelCapPx(marker, sizePx / kSignPx) : 0.0};
}

layers::SymbolImagePtr MarkerPictures::imageOf(const layers::SymbolSpec& spec, Texts texts) {
    layers::SymbolImagePtr image;
    if (waiting_ == Waiting::ForAllSigns) {
        if (auto painted = painter_->paint(spec)) image = *painted;
    } else {
        image = painter_->findDrawn(spec);
        if (!image && texts == Texts::Amplifiers && view_ == View::Moving) {
            isBehind_ = true;
        } else if (!image) {
            painter_->request(spec, [news = news_, wake = wakeUp_](const layers::SymbolPainter::Answer&) {
                if (!news->exchange(true)) wake();
            });
            image = painter_->findDrawn(spec);
        }
    }
    if (!image) return nullptr;
    for (const geo::Warning& warning : image->warnings)
        if (std::none_of(warnings_.begin(), warnings_.end(), [&](const geo::Warning& w) { return w.message == warning.message; })) warnings_.push_back(warning);
    return image;
}

std::optional<MarkerPictures::Sign> MarkerPictures::pictogram(const Marker& marker, double sizePx) {
    if (!marker.pictogram) return std::nullopt;
    sizePx = std::round(sizePx * marker.scale);
    const std::string name = fmt::format("p{} {:06x} {}", static_cast<int>(*marker.pictogram), marker.colour, sizePx);
    auto place = atlas_.find(name);
    if (!place) {
        const PixelImage image = drawPictogram(*marker.pictogram, sizePx, marker.colour);
        place = atlas_.add(name, image.width, image.height, image.rgba);
    }
    return place ? std::optional(Sign{*place, {place->sizePx().x / 2.0, place->sizePx().y}}) : std::nullopt;
}

std::optional<MarkerPictures::Sign> MarkerPictures::sign(const Marker& marker, double sizePx, Texts texts) {
    if (marker.code.empty()) return pictogram(marker, sizePx);
    const layers::SymbolSpec spec = specOf(marker, sizePx, texts);
    const layers::SymbolAmplifiers& a = spec.amplifiers;
    const std::string name = fmt::format("s{} {} {} {}\n{}\n{}\n{}\n{}", marker.code, spec.sizePx, spec.capPx, spec.profile ? spec.profile->identity : "", a.designation, a.higherFormation, a.strength,
                                         a.additionalText);
    if (const auto place = atlas_.find(name)) return Sign{*place, seats_.at(name)};
    const layers::SymbolImagePtr image = imageOf(spec, texts);
    if (!image) return std::nullopt;
    const auto place = atlas_.add(name, image->widthPx, image->heightPx, image->rgba);
    if (!place) return std::nullopt;
    seats_[name] = seatOf(marker, *image);
    return Sign{*place, seats_.at(name)};
}

std::optional<Rectangle> MarkerPictures::amplifiedBox(const Marker& marker, double sizePx) {
    if (marker.code.empty() || (marker.amplifiers == layers::SymbolAmplifiers{} && !hasSideTexts(profile_.get()))) return std::nullopt;
    const layers::SymbolImagePtr image = imageOf(specOf(marker, sizePx, Texts::Amplifiers), Texts::Amplifiers);
    if (!image) return std::nullopt;
    const glm::dvec2 seat = seatOf(marker, *image);
    return Rectangle{-seat, glm::dvec2(image->widthPx, image->heightPx) - seat};
}

double MarkerPictures::labelCapPx(const Marker& marker, double unitPx) { return std::round(kLabelCapPx * unitPx * (marker.isMapName ? marker.scale : 1.0)); }

glm::dvec2 MarkerPictures::labelSize(const Marker& marker, double unitPx) { return labelSizePx(marker.label, labelCapPx(marker, unitPx), weightOf(marker)); }

std::optional<ImageAtlas::Place> MarkerPictures::label(const Marker& marker, double unitPx) {
    if (marker.label.empty()) return std::nullopt;
    const double capPx = labelCapPx(marker, unitPx);
    const std::string name = fmt::format("t{} {} {}", static_cast<int>(weightOf(marker)), capPx, marker.label);
    if (auto place = atlas_.find(name)) return place;
    if (waiting_ == Waiting::ForNothing && namesMs_ >= kNamesMs) {
        isBehind_ = true;
        return std::nullopt;
    }
    const auto began = std::chrono::steady_clock::now();
    const PixelImage image = drawLabel(marker.label, capPx, weightOf(marker));
    auto place = atlas_.add(name, image.width, image.height, image.rgba);
    namesMs_ += std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count();
    return place;
}

std::optional<ImageAtlas::Place> MarkerPictures::count(int count, double sizePx) {
    const std::string name = fmt::format("n{} {}", std::min(count, 1000), std::round(sizePx));
    if (auto place = atlas_.find(name)) return place;
    const PixelImage image = drawCount(count, std::round(sizePx));
    return atlas_.add(name, image.width, image.height, image.rgba);
}

}  // namespace saban::viewer
