#include "layers/symbols/symbol_drawing.h"

#include <QImage>
#include <QPainter>
#include <QSvgRenderer>
#include <algorithm>
#include <cmath>

#include "geo/core/text.h"
#include "layers/symbols/symbol_code.h"
#include "layers/symbols/symbol_labels.h"

namespace saban::layers {

namespace {

/// The frame of a friendly unit is so high in a sign.
constexpr double kFrameUnits = 100.0;
/// An unknown affiliation in an unknown dimension: a yellow frame with a question mark.
constexpr const char* kUnknownSign = "10010000000000000000";
/// The letter of exercises and simulations beside the top of the frame; milsymbol sets it closer to frames that taper to the right. In exercises
/// the other side (joker, faker) has the frame of friends.
constexpr double kMarkUnits = 34.0, kMarkAtTaperUnits = 14.0;

QByteArray bytesOf(const std::string& text) { return QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size())); }

/// A person's picture as a sign; nothing when it cannot be drawn.
std::optional<SignSvg> signOf(const SignPicture& picture) {
    const QSvgRenderer renderer(bytesOf(picture.svg));
    const QRectF box = renderer.viewBoxF();
    if (!renderer.isValid() || !(box.width() > 0.0) || !(box.height() > 0.0)) return std::nullopt;
    const double height = kFrameUnits * picture.height, width = height * box.width() / box.height();
    if (width > 20.0 * kFrameUnits) return std::nullopt;
    return SignSvg{.svg = picture.svg,
                   .width = width,
                   .height = height,
                   .anchorX = width * picture.anchorX,
                   .anchorY = height * picture.anchorY,
                   .frame = {.left = 0.0, .top = 0.0, .right = width, .bottom = height}};
}

const SignPicture* pictureFor(const SymbolSpec& spec, const geo::Result<SymbolCode>& code, const ConventionProfile& profile) {
    if (!profile.pictures) return nullptr;
    if (code)
        if (const SignPicture* picture = profile.pictures->find(code->text)) return picture;
    return profile.pictures->find(spec.code);
}

double marksOf(const SymbolCode& code) {
    if (code.context == SymbolContext::Reality) return 0.0;
    const bool isTapered = code.side == SymbolSide::Unknown || (code.side == SymbolSide::Other && code.context == SymbolContext::Simulation);
    return isTapered ? kMarkAtTaperUnits : kMarkUnits;
}

/// Whole pixels around the sign and its texts.
struct Canvas {
    double left = 0.0, top = 0.0;  ///< of the canvas, in pixels from the sign's corner
    int widthPx = 0, heightPx = 0;
};

Canvas canvasAround(const SignBox& sign, const SignBox& labels) {
    // One pixel more, so that soft edges are not cut off.
    const double left = std::floor(std::min(sign.left, labels.left)) - 1.0, top = std::floor(std::min(sign.top, labels.top)) - 1.0;
    const double right = std::ceil(std::max(sign.right, labels.right)) + 1.0, bottom = std::ceil(std::max(sign.bottom, labels.bottom)) + 1.0;
    return {.left = left, .top = top, .widthPx = static_cast<int>(right - left), .heightPx = static_cast<int>(bottom - top)};
}

SignBox scaled(const SignBox& box, double scale) {
    return {.left = box.left * scale, .top = box.top * scale, .right = box.right * scale, .bottom = box.bottom * scale};
}

}  // namespace

geo::Result<ChosenSign> chooseSign(SymbolEngine& engine, const SymbolSpec& spec, const ConventionProfile& profile) {
    ChosenSign chosen;
    const auto code = parseSymbolCode(spec.code);
    if (code) chosen.side = code->side;
    if (const SignPicture* picture = pictureFor(spec, code, profile)) {
        if (auto sign = signOf(*picture)) {
            chosen.sign = *std::move(sign);
            chosen.isPicture = true;
            return chosen;
        }
        chosen.warnings.push_back({"sign_picture", text(SABAN_TR("layers", "The picture '{0}' for the symbol code '{1}' cannot be drawn: it is damaged, empty or "
                                                                           "more than 20 times as wide as high. The standard sign is drawn."),
                                                        picture->file, spec.code)});
    }
    auto sign = engine.draw(signOptions(code ? code->text : kUnknownSign, spec.amplifiers.directionDeg, profile));
    if (!sign) return tl::unexpected(sign.error());
    chosen.sign = *std::move(sign);
    if (!code) {
        chosen.sign.isKnown = false;
        chosen.warnings.push_back({"malformed_symbol", text(SABAN_TR("layers", "An unknown sign is drawn: {0}"), code.error().message)});
        return chosen;
    }
    chosen.marks = marksOf(*code);
    if (!chosen.sign.isKnown)
        chosen.warnings.push_back({"unknown_symbol", text(SABAN_TR("layers", "An unknown sign is drawn: there is none for the symbol code '{0}'. Check it, or add a "
                                                                             "picture for it to the conventions."),
                                                          code->text)});
    return chosen;
}

geo::Result<SymbolImage> drawSymbol(SymbolEngine& engine, const SymbolSpec& spec, const ConventionProfile& profile) {
    auto chosen = chooseSign(engine, spec, profile);
    if (!chosen) return tl::unexpected(chosen.error());
    const SignSvg& sign = chosen->sign;
    const double scale = spec.sizePx / kFrameUnits;
    const SignBox frame = scaled(sign.frame, scale);
    const SymbolLabels labels(spec.amplifiers, profile, chosen->side, frame, {.signPx = spec.sizePx, .capPx = spec.capPx}, chosen->marks * scale);
    const Canvas canvas = canvasAround(scaled({.left = 0.0, .top = 0.0, .right = sign.width, .bottom = sign.height}, scale), labels.box());

    SymbolImage image{.widthPx = canvas.widthPx,
                      .heightPx = canvas.heightPx,
                      .rgba = std::vector<std::uint8_t>(static_cast<std::size_t>(canvas.widthPx) * static_cast<std::size_t>(canvas.heightPx) * 4),
                      .anchorXPx = sign.anchorX * scale - canvas.left,
                      .anchorYPx = sign.anchorY * scale - canvas.top,
                      .frameLeftPx = frame.left - canvas.left,
                      .frameTopPx = frame.top - canvas.top,
                      .frameRightPx = frame.right - canvas.left,
                      .frameBottomPx = frame.bottom - canvas.top,
                      .isKnown = sign.isKnown,
                      .warnings = std::move(chosen->warnings)};
    QImage pixels(image.rgba.data(), image.widthPx, image.heightPx, image.widthPx * 4, QImage::Format_RGBA8888_Premultiplied);
    QPainter painter(&pixels);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(-canvas.left, -canvas.top);
    const std::string svg = chosen->isPicture ? sign.svg : withAlignedTexts(sign.svg);
    QSvgRenderer renderer(bytesOf(svg));
    renderer.render(&painter, QRectF(0.0, 0.0, sign.width * scale, sign.height * scale));
    labels.paint(painter);
    painter.end();
    return image;
}

}  // namespace saban::layers
