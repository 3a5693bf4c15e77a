#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geo/core/bounds.h"
#include "geo/imagery/imagery_source.h"

namespace saban::geo {

/// Pixels of a grid while pictures are laid under each other, topmost first.
/// Source: Porter and Duff, Compositing Digital Images, 1984 (the operator "over").
class RgbaComposite {
 public:
    explicit RgbaComposite(const GridSpec& grid);

    /// Lays one row of straight RGBA below what the row holds so far. `opacity` is above 0, at most 1.
    void addBelow(int row, std::span<const std::uint8_t> rgba, double opacity);
    /// True when nothing below would show any more.
    bool isOpaque() const { return opaque_ == alpha_.size(); }
    RgbaGrid finish();

 private:
    RgbaGrid grid_;              ///< colours where `alpha_` is 0 or came from one layer alone
    std::vector<float> colour_;  ///< premultiplied red, green, blue, 0 to 255; empty until two layers mix
    std::vector<float> alpha_;   ///< 0 to 1
    std::size_t opaque_ = 0;     ///< pixels whose alpha is 1

    void mix(std::size_t pixel, const std::uint8_t* rgba, float alpha);
};

}  // namespace saban::geo
