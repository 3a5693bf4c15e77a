#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace saban::test {

enum class Vision { Ordinary, Deuteranope, Protanope };

using Triple = std::array<double, 3>;

inline Triple times(const std::array<Triple, 3>& m, const Triple& v) {
    Triple out{};
    for (int i = 0; i < 3; ++i) out[i] = m[i][0] * v[0] + m[i][1] * v[1] + m[i][2] * v[2];
    return out;
}

/// sRGB 0xRRGGBB to light, 0 to 1.
inline Triple lightOf(std::uint32_t rgb) {
    Triple light{};
    for (int i = 0; i < 3; ++i) {
        const double c = ((rgb >> (16 - 8 * i)) & 0xff) / 255.0;
        light[i] = c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    }
    return light;
}

/// What a dichromat sees of a colour.
/// Source: Viénot, Brettel, Mollon, Digital video colourmaps for checking the legibility of displays by dichromats, Color Research and Application 24, 1999.
inline Triple seenLight(std::uint32_t rgb, Vision vision) {
    Triple light = lightOf(rgb);
    if (vision == Vision::Ordinary) return light;
    const bool isProtan = vision == Vision::Protanope;
    for (double& c : light) c = isProtan ? 0.992052 * c + 0.003974 : 0.957237 * c + 0.0213814;
    constexpr std::array<Triple, 3> kToLms{{{17.8824, 43.5161, 4.11935}, {3.45565, 27.1554, 3.86714}, {0.0299566, 0.184309, 1.46709}}};
    constexpr std::array<Triple, 3> kToRgb{{{0.0809444479, -0.130504409, 0.116721066}, {-0.0102485335, 0.0540193266, -0.113614708}, {-0.000365296938, -0.00412161469, 0.693511405}}};
    Triple lms = times(kToLms, light);
    if (isProtan) lms[0] = 2.02344 * lms[1] - 2.52581 * lms[2];
    else lms[1] = 0.494207 * lms[0] + 1.24827 * lms[2];
    Triple seen = times(kToRgb, lms);
    for (double& c : seen) c = std::clamp(c, 0.0, 1.0);
    return seen;
}

/// CIELAB for D65. Source: CIE 15:2004.
inline Triple labOf(const Triple& light) {
    constexpr std::array<Triple, 3> kToXyz{{{0.4124564, 0.3575761, 0.1804375}, {0.2126729, 0.7151522, 0.0721750}, {0.0193339, 0.1191920, 0.9503041}}};
    const Triple xyz = times(kToXyz, light);
    const Triple white{0.95047, 1.0, 1.08883};
    Triple f{};
    for (int i = 0; i < 3; ++i) {
        const double x = xyz[i] / white[i];
        f[i] = x > 216.0 / 24389.0 ? std::cbrt(x) : (24389.0 / 27.0 * x + 16.0) / 116.0;
    }
    return {116.0 * f[1] - 16.0, 500.0 * (f[0] - f[1]), 200.0 * (f[1] - f[2])};
}

/// How different two colours are to such eyes: CIE 1976 colour difference. 2.3 is just noticed side by side.
inline double difference(std::uint32_t a, std::uint32_t b, Vision vision) {
    const Triple one = labOf(seenLight(a, vision)), other = labOf(seenLight(b, vision));
    return std::sqrt(std::pow(one[0] - other[0], 2) + std::pow(one[1] - other[1], 2) + std::pow(one[2] - other[2], 2));
}

/// The least for anyone.
inline double leastDifference(std::uint32_t a, std::uint32_t b) {
    return std::min({difference(a, b, Vision::Ordinary), difference(a, b, Vision::Deuteranope), difference(a, b, Vision::Protanope)});
}

/// Contrast of two colours, 1 to 21. Source: Web Content Accessibility Guidelines 2.1, W3C 2018, "contrast ratio".
inline double contrast(std::uint32_t a, std::uint32_t b) {
    const auto luminance = [](std::uint32_t rgb) {
        const Triple l = lightOf(rgb);
        return 0.2126 * l[0] + 0.7152 * l[1] + 0.0722 * l[2];
    };
    const double x = luminance(a), y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

}  // namespace saban::test
