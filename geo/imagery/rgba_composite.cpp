#include "geo/imagery/rgba_composite.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace saban::geo {

namespace {
/// What is more opaque than this hides all below to within half a step of 255.
constexpr float kOpaque = 1.0f - 1.0f / 512.0f;
}  // namespace

RgbaComposite::RgbaComposite(const GridSpec& grid)
    : grid_{grid, {}}, alpha_(static_cast<std::size_t>(grid.columns) * grid.rows, 0.0f) {
    grid_.rgba.resize(alpha_.size() * 4);
}

void RgbaComposite::addBelow(int row, std::span<const std::uint8_t> rgba, double opacity) {
    const std::size_t columns = grid_.grid.columns;
    assert(rgba.size() == columns * 4 && opacity > 0.0 && opacity <= 1.0);
    const auto factor = static_cast<float>(opacity / 255.0);
    const std::size_t first = static_cast<std::size_t>(row) * columns;
    for (std::size_t i = 0; i < columns; ++i) {
        const std::uint8_t* from = rgba.data() + i * 4;
        const std::size_t pixel = first + i;
        if (from[3] == 0 || alpha_[pixel] >= kOpaque) continue;
        if (alpha_[pixel] == 0.0f) {
            std::copy_n(from, 3, grid_.rgba.begin() + static_cast<std::ptrdiff_t>(pixel * 4));
            alpha_[pixel] = static_cast<float>(from[3]) * factor;
            if (!colour_.empty()) {
                for (std::size_t c = 0; c < 3; ++c)
                    colour_[pixel * 3 + c] = static_cast<float>(from[c]) * alpha_[pixel];
            }
        } else {
            mix(pixel, from, static_cast<float>(from[3]) * factor);
        }
        if (alpha_[pixel] >= kOpaque) ++opaque_;
    }
}

void RgbaComposite::mix(std::size_t pixel, const std::uint8_t* rgba, float alpha) {
    if (colour_.empty()) {
        colour_.resize(alpha_.size() * 3);
        for (std::size_t i = 0; i < alpha_.size(); ++i)
            for (std::size_t c = 0; c < 3; ++c)
                colour_[i * 3 + c] = static_cast<float>(grid_.rgba[i * 4 + c]) * alpha_[i];
    }
    const float share = (1.0f - alpha_[pixel]) * alpha;
    for (std::size_t c = 0; c < 3; ++c) colour_[pixel * 3 + c] += share * static_cast<float>(rgba[c]);
    alpha_[pixel] += share;
}

RgbaGrid RgbaComposite::finish() {
    const auto toByte = [](float v) { return static_cast<std::uint8_t>(std::lround(std::clamp(v, 0.0f, 255.0f))); };
    grid_.isEmpty = true;
    grid_.isOpaque = true;
    for (std::size_t i = 0; i < alpha_.size(); ++i) {
        std::uint8_t* to = grid_.rgba.data() + i * 4;
        to[3] = toByte(alpha_[i] * 255.0f);
        if (to[3] == 0) std::fill_n(to, 3, std::uint8_t{0});
        if (to[3] != 0 && !colour_.empty())
            for (std::size_t c = 0; c < 3; ++c) to[c] = toByte(colour_[i * 3 + c] / alpha_[i]);
        grid_.isEmpty = grid_.isEmpty && to[3] == 0;
        grid_.isOpaque = grid_.isOpaque && to[3] == 255;
    }
    return std::move(grid_);
}

}  // namespace saban::geo
