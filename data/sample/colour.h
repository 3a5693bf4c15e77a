#pragma once

#include <algorithm>
#include <cstdint>

namespace saban::sample {

/// Red, green and blue, 0 to 255, as stored (sRGB).
struct Colour {
    double r = 0.0;
    double g = 0.0;
    double b = 0.0;

    friend Colour operator*(Colour c, double k) { return {c.r * k, c.g * k, c.b * k}; }
};

inline Colour blend(Colour a, Colour b, double t) {
    return {a.r + (b.r - a.r) * t, a.g + (b.g - a.g) * t, a.b + (b.b - a.b) * t};
}

inline std::uint8_t toByte(double value) {
    return std::uint8_t(std::clamp(value + 0.5, 0.0, 255.0));
}

}  // namespace saban::sample
