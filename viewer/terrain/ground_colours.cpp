#include "viewer/terrain/ground_colours.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

namespace saban::viewer {

namespace {

struct TintStop {
    float at;
    Rgb colour;
};

// Meadow green over ochre slopes to grey-brown and pale rock: the order of painted relief models.
constexpr std::array<TintStop, 7> kLand{{{0.00f, {0.545f, 0.660f, 0.445f}},
                                         {0.08f, {0.640f, 0.720f, 0.480f}},
                                         {0.25f, {0.790f, 0.775f, 0.540f}},
                                         {0.45f, {0.780f, 0.675f, 0.455f}},
                                         {0.65f, {0.665f, 0.530f, 0.385f}},
                                         {0.85f, {0.680f, 0.600f, 0.530f}},
                                         {1.00f, {0.880f, 0.860f, 0.840f}}}};
constexpr std::array<TintStop, 2> kGrey{{{0.0f, {0.80f, 0.80f, 0.79f}}, {1.0f, {0.80f, 0.80f, 0.79f}}}};
constexpr std::array<TintStop, 9> kLowland{{{0.00f, {0.365f, 0.610f, 0.620f}},
                                            {0.12f, {0.470f, 0.720f, 0.610f}},
                                            {0.25f, {0.640f, 0.805f, 0.550f}},
                                            {0.38f, {0.850f, 0.870f, 0.570f}},
                                            {0.50f, {0.945f, 0.825f, 0.510f}},
                                            {0.62f, {0.910f, 0.665f, 0.420f}},
                                            {0.75f, {0.800f, 0.510f, 0.370f}},
                                            {0.88f, {0.660f, 0.470f, 0.440f}},
                                            {1.00f, {0.890f, 0.865f, 0.855f}}}};
constexpr std::array<TintStop, 8> kCividis{{{0.000f, {0.416f, 0.457f, 0.562f}},
                                            {0.143f, {0.499f, 0.517f, 0.565f}},
                                            {0.286f, {0.574f, 0.577f, 0.583f}},
                                            {0.429f, {0.651f, 0.639f, 0.598f}},
                                            {0.571f, {0.732f, 0.705f, 0.586f}},
                                            {0.714f, {0.821f, 0.774f, 0.553f}},
                                            {0.857f, {0.910f, 0.848f, 0.493f}},
                                            {1.000f, {0.997f, 0.932f, 0.407f}}}};
constexpr Rgb kSea{0.600f, 0.725f, 0.790f}, kGreySea{0.700f, 0.735f, 0.760f};
constexpr Rgb kDeep{0.290f, 0.470f, 0.600f};  // below what the colours for plains begin with
constexpr float kLowlandStepM = 2.0f;         // the first metres over which those colours spread evenly

// From pale green over yellow to dark red, each step darker than the one before.
constexpr std::array<TintStop, 6> kSlopes{{{0.0f, {0.870f, 0.925f, 0.800f}},
                                           {0.2f, {0.970f, 0.860f, 0.530f}},
                                           {0.4f, {0.985f, 0.735f, 0.340f}},
                                           {0.6f, {0.930f, 0.490f, 0.240f}},
                                           {0.8f, {0.770f, 0.195f, 0.160f}},
                                           {1.0f, {0.450f, 0.020f, 0.190f}}}};

constexpr Rgb bytes(int r, int g, int b) { return {static_cast<float>(r) / 255.0f, static_cast<float>(g) / 255.0f, static_cast<float>(b) / 255.0f}; }
constexpr std::array<Rgb, 8> kAspects{bytes(141, 196, 88), bytes(61, 171, 113), bytes(80, 120, 182), bytes(119, 71, 157),
                                      bytes(192, 77, 156), bytes(231, 111, 122), bytes(226, 166, 108), bytes(214, 219, 94)};

Rgb between(std::span<const TintStop> stops, float part) {
    const float at = std::clamp(part, 0.0f, 1.0f);
    for (std::size_t i = 1; i < stops.size(); ++i) {
        if (at > stops[i].at) continue;
        const float t = (at - stops[i - 1].at) / (stops[i].at - stops[i - 1].at);
        const Rgb a = stops[i - 1].colour, b = stops[i].colour;
        return {a.r + (b.r - a.r) * t, a.g + (b.g - a.g) * t, a.b + (b.b - a.b) * t};
    }
    return stops.back().colour;
}

std::span<const TintStop> stopsOf(Tint tint) {
    switch (tint) {
        case Tint::Land: break;
        case Tint::Grey: return kGrey;
        case Tint::Lowland: return kLowland;
        case Tint::Cividis: return kCividis;
    }
    return kLand;
}

}  // namespace

TintColours::TintColours(Tint tint, const HeightRange& range)
    : fromM_(static_cast<float>(range.fromM)), scale_(static_cast<float>(1.0 / std::max(1e-3, range.toM - range.fromM))) {
    if (tint == Tint::Lowland) {
        logScale_ = static_cast<float>(1.0 / std::log1p(std::max(1e-3, range.toM - range.fromM) / kLowlandStepM));
        sea_ = kDeep;
        seaM_ = range.fromM <= 0.0 ? fromM_ - 1e-3f : std::numeric_limits<float>::lowest();
    } else {
        sea_ = tint == Tint::Land ? kSea : kGreySea;
        seaM_ = range.fromM <= 0.5 ? 0.0f : std::numeric_limits<float>::lowest();
    }
    const auto stops = stopsOf(tint);
    for (std::size_t i = 0; i < kRamp; ++i) ramp_[i] = between(stops, static_cast<float>(i) / (kRamp - 1));
}

float TintColours::partAt(float heightM) const {
    const float above = heightM - fromM_;
    const float part = logScale_ > 0.0f ? std::log1p(std::max(above, 0.0f) / kLowlandStepM) * logScale_ : above * scale_;
    return part > 0.0f ? std::min(part, 1.0f) : 0.0f;  // no number is the lowest colour
}

float TintColours::heightAtPart(float part) const {
    return fromM_ + (logScale_ > 0.0f ? std::expm1(part / logScale_) * kLowlandStepM : part / scale_);
}

Rgb slopeColour(std::size_t index, std::size_t count) {
    return between(kSlopes, count < 2 ? 0.0f : static_cast<float>(index) / static_cast<float>(count - 1));
}

Rgb aspectColour(std::size_t direction) { return kAspects[direction % kAspects.size()]; }
Rgb levelColour() { return {0.74f, 0.74f, 0.74f}; }
Rgb unknownColour() { return {0.56f, 0.55f, 0.53f}; }

}  // namespace saban::viewer
