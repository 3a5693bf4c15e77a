#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <utility>
#include <vector>

#include "tests/viewer/render/table_stage.h"
#include "viewer/overlay/ground_ink.h"

namespace saban::viewer {

inline constexpr glm::ivec2 kSize{640, 400};
inline constexpr geo::Colour kRed{220, 20, 20, 255};
inline const glm::dvec2 kMiddle{486000.0, 2336000.0};

struct Rgb {
    int r = 0, g = 0, b = 0;
};

inline Rgb at(const Picture& picture, glm::dvec2 pixel) {
    const int x = std::clamp(static_cast<int>(pixel.x), 0, picture.sizePx.x - 1), y = std::clamp(static_cast<int>(pixel.y), 0, picture.sizePx.y - 1);
    const std::size_t i = (static_cast<std::size_t>(y) * picture.sizePx.x + x) * 3;
    return {picture.rgb[i], picture.rgb[i + 1], picture.rgb[i + 2]};
}
inline bool isRed(const Rgb& c) { return c.r > 150 && c.g < 90 && c.b < 90; }

inline long countRed(const Picture& picture) {
    long count = 0;
    for (std::size_t i = 0; i + 2 < picture.rgb.size(); i += 3) count += isRed({picture.rgb[i], picture.rgb[i + 1], picture.rgb[i + 2]});
    return count;
}

inline int largestDifference(const Picture& a, const Picture& b) {
    int largest = 0;
    for (std::size_t i = 0; i < std::min(a.rgb.size(), b.rgb.size()); ++i) largest = std::max(largest, std::abs(a.rgb[i] - b.rgb[i]));
    return a.rgb.size() == b.rgb.size() ? largest : 255;
}

/// A table with nothing on it but ink.
struct InkStage : Stage {
    explicit InkStage(std::function<double(glm::dvec2)> height, double exaggeration = 1.0) : Stage(Completeness::Final) {
        Look look;
        look.contours = look.grid = look.frame = false;
        look.exaggeration = exaggeration;
        table.setLook(look);
        table.setGround(groundOf(std::move(height), 20.0));
    }
    Picture picture(const Viewpoint& view, glm::ivec2 size = kSize, int samples = 0) {
        table.resize(size);
        table.camera().setView(view);
        auto made = takePicture(*context, table, size, samples);
        EXPECT_TRUE(made) << made.error().message;
        return made ? std::move(*made) : Picture{size, std::vector<std::uint8_t>(static_cast<std::size_t>(size.x) * size.y * 3)};
    }
    Picture draw(const GroundInk& ink, const Viewpoint& view, glm::ivec2 size = kSize, int samples = 0) {
        table.setInk(ink);
        return picture(view, size, samples);
    }
};

inline Viewpoint viewOf(glm::dvec2 target, double heightM, double headingDeg, double pitchDeg, double rangeM) {
    return {.target = {target, heightM}, .headingDeg = headingDeg, .pitchDeg = pitchDeg, .rangeM = rangeM};
}

inline GroundInk::Stroke line(std::vector<glm::dvec2> points, double widthM, GroundInk::Tool tool = GroundInk::Tool::Pen) {
    return {.points = std::move(points), .tool = tool, .colour = kRed, .widthM = widthM};
}

inline double flat(glm::dvec2) { return 300.0; }
/// Hills that hide parts of each other, at one scale: tiles of them are quickly made.
inline double hills(glm::dvec2 p) { return 400.0 + 90.0 * std::sin(p.x / 170.0) * std::cos(p.y / 210.0); }
/// An upright wall of a ridge, 400 m high, from west to east.
inline double ridge(glm::dvec2 p) { return 300.0 + 400.0 * std::exp(-std::pow((p.y - kMiddle.y) / 150.0, 2.0)); }

}  // namespace saban::viewer
