#pragma once

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <fstream>
#include <string>

#include "layers/symbols/symbol_painter.h"

namespace saban::test {

inline std::string writeText(const std::string& path, const std::string& content) {
    std::ofstream(path, std::ios::binary) << content;
    return path;
}

/// A friendly, real infantry unit without echelon.
constexpr const char* kInfantry = "10031000001211000000";

inline layers::ConventionProfilePtr convention(const std::string& id) { return *layers::builtInConvention(id); }

/// Red, green, blue, alpha of one pixel.
inline std::array<int, 4> pixelAt(const layers::SymbolImage& image, double xPx, double yPx) {
    const auto x = static_cast<int>(std::floor(xPx)), y = static_cast<int>(std::floor(yPx));
    const std::size_t at = (static_cast<std::size_t>(y) * static_cast<std::size_t>(image.widthPx) + static_cast<std::size_t>(x)) * 4;
    return {image.rgba.at(at), image.rgba.at(at + 1), image.rgba.at(at + 2), image.rgba.at(at + 3)};
}

/// The pixel at shares of the frame's width and height, from its upper left.
inline std::array<int, 4> pixelInFrame(const layers::SymbolImage& image, double x, double y) {
    return pixelAt(image, image.frameLeftPx + x * (image.frameRightPx - image.frameLeftPx), image.frameTopPx + y * (image.frameBottomPx - image.frameTopPx));
}

/// Pixels in which anything was drawn.
inline std::size_t drawnPixels(const layers::SymbolImage& image) {
    std::size_t count = 0;
    for (std::size_t i = 3; i < image.rgba.size(); i += 4) count += image.rgba[i] > 0;
    return count;
}

}  // namespace saban::test
