#pragma once

#include <cstdint>
#include <vector>

namespace saban::sample::test {

/// Number of cells from which no strictly falling chain of neighbours leads to the border: a flood from the border
/// upwards that shares nothing with the code under test.
template <typename T>
std::size_t cellsWithoutFallingWay(const std::vector<T>& heights, int width, int height) {
    std::vector<std::uint8_t> drains(heights.size(), 0);
    std::vector<std::size_t> open;
    for (int r = 0; r < height; ++r) {
        for (int c = 0; c < width; ++c) {
            if (c != 0 && r != 0 && c != width - 1 && r != height - 1) continue;
            drains[std::size_t(r) * width + c] = 1;
            open.push_back(std::size_t(r) * width + c);
        }
    }
    std::size_t drained = open.size();
    while (!open.empty()) {
        const std::size_t cell = open.back();
        open.pop_back();
        const int c = int(cell % width);
        const int r = int(cell / width);
        for (int dr = -1; dr <= 1; ++dr) {
            for (int dc = -1; dc <= 1; ++dc) {
                if (c + dc < 0 || r + dr < 0 || c + dc >= width || r + dr >= height) continue;
                const std::size_t other = std::size_t(r + dr) * width + (c + dc);
                if (drains[other] || !(heights[other] > heights[cell])) continue;
                drains[other] = 1;
                ++drained;
                open.push_back(other);
            }
        }
    }
    return heights.size() - drained;
}

}  // namespace saban::sample::test
