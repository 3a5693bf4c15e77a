#include "layers/symbols/symbol_engine.h"

#include <QCoreApplication>
#include <QJSEngine>
#include <QJSValue>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "geo/core/text.h"
#include "layers/symbols/symbol_resources.h"

namespace saban::layers {

namespace {

using geo::ErrorCode;
using geo::fail;

/// Text of this size stands too high by this share of it when `dominant-baseline="middle"` is ignored.
constexpr double kMiddleOfText = 0.26;

/// A sign and where things lie in it; coordinates relative to the upper left of the viewBox.
constexpr const char* kDraw = R"JS((function (json) {
    const sign = new ms.Symbol(JSON.parse(json));
    const svg = sign.asSVG();
    const border = Number(sign.style.strokeWidth) + Number(sign.style.outlineWidth);
    const left = sign.bbox.x1 - border, top = sign.bbox.y1 - border;
    const isFramed = sign.metadata.frame && sign.metadata.baseGeometry.g;
    const frame = isFramed ? sign.metadata.baseGeometry.bbox : sign.bbox;
    const anchor = sign.getAnchor();
    return [svg, sign.width, sign.height, anchor.x, anchor.y,
            frame.x1 - left, frame.y1 - top, frame.x2 - left, frame.y2 - top, sign.isValid() ? 1 : 0];
}))JS";

tl::unexpected<geo::Error> scriptFailed(const QJSValue& error) {
    return fail(ErrorCode::BadFormat, text(SABAN_TR("layers", "cannot draw military symbols: milsymbol failed: {0} (line {1}). Build the program anew."),
                                           error.toString().toStdString(), error.property(QStringLiteral("lineNumber")).toInt()));
}

/// The value of an attribute in the text of an SVG element, with the quotes around it; empty when there is none.
std::pair<std::size_t, std::size_t> attributeAt(const std::string& svg, std::size_t begin, std::size_t end, const std::string& name) {
    const std::string start = " " + name + "=\"";
    const std::size_t at = svg.find(start, begin);
    if (at == std::string::npos || at >= end) return {0, 0};
    const std::size_t first = at + start.size();
    return {first, svg.find('"', first)};
}

nlohmann::json coloursOf(const ConventionProfile& profile, std::string SignColours::*part) {
    return {{"Civilian", profile.civilian.*part}, {"Friend", profile.own.*part},      {"Hostile", profile.other.*part},
            {"Neutral", profile.neutral.*part},   {"Unknown", profile.unknown.*part}, {"Suspect", profile.suspect.*part}};
}

}  // namespace

struct SymbolEngine::Impl {
    QJSEngine engine;
    QJSValue draw;
};

SymbolEngine::SymbolEngine(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
SymbolEngine::~SymbolEngine() = default;

geo::Result<std::unique_ptr<SymbolEngine>> SymbolEngine::start() {
    if (!QCoreApplication::instance())
        return fail(ErrorCode::Unsupported, text(SABAN_TR("layers", "cannot draw military symbols: the program has no application object yet.")));
    auto impl = std::make_unique<Impl>();
    const QJSValue loaded = impl->engine.evaluate(QString::fromStdString(symbolResource("milsymbol.js")), QStringLiteral("milsymbol.js"));
    if (loaded.isError()) return scriptFailed(loaded);
    impl->draw = impl->engine.evaluate(QString::fromLatin1(kDraw));
    if (!impl->draw.isCallable()) return scriptFailed(impl->draw);
    return std::unique_ptr<SymbolEngine>(new SymbolEngine(std::move(impl)));
}

geo::Result<SignSvg> SymbolEngine::draw(const std::string& options) {
    const QJSValue drawn = impl_->draw.call({QJSValue(QString::fromStdString(options))});
    if (drawn.isError()) return scriptFailed(drawn);
    const auto number = [&](quint32 at) { return drawn.property(at).toNumber(); };
    return SignSvg{.svg = drawn.property(0).toString().toStdString(),
                   .width = number(1),
                   .height = number(2),
                   .anchorX = number(3),
                   .anchorY = number(4),
                   .frame = {.left = number(5), .top = number(6), .right = number(7), .bottom = number(8)},
                   .isKnown = number(9) != 0.0};
}

std::string signOptions(const std::string& code, std::optional<double> directionDeg, const ConventionProfile& profile) {
    // Objects made anew for each sign: milsymbol changes those that it is given.
    nlohmann::json options{{"sidc", code},
                           {"infoFields", directionDeg.has_value()},
                           {"colorMode", coloursOf(profile, &SignColours::fill)},
                           {"frameColor", coloursOf(profile, &SignColours::frame)},
                           {"iconColor", coloursOf(profile, &SignColours::icon)}};
    if (directionDeg) options["direction"] = *directionDeg;
    if (profile.haloPercent > 0.0) {
        options["outlineWidth"] = profile.haloPercent;
        options["outlineColor"] = profile.haloColour;
    }
    return options.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string withAlignedTexts(const std::string& svg) {
    std::string aligned;
    std::size_t copied = 0;
    for (std::size_t at = svg.find("<text "); at != std::string::npos; at = svg.find("<text ", at + 1)) {
        const std::size_t end = svg.find('>', at);
        if (end == std::string::npos) break;
        const auto [baseline, baselineEnd] = attributeAt(svg, at, end, "dominant-baseline");
        const auto [y, yEnd] = attributeAt(svg, at, end, "y");
        const auto [size, sizeEnd] = attributeAt(svg, at, end, "font-size");
        if (y == 0 || size == 0 || svg.compare(baseline, baselineEnd - baseline, "middle") != 0) continue;
        const double moved = std::strtod(svg.c_str() + y, nullptr) + kMiddleOfText * std::strtod(svg.c_str() + size, nullptr);
        aligned.append(svg, copied, y - copied).append(fmt::format("{}", moved));
        copied = yEnd;
    }
    return aligned.append(svg, copied);
}

}  // namespace saban::layers
