#pragma once

#include <cstdint>

namespace saban::sample {

/// The finaliser of splitmix64: a well mixed 64-bit value for every input.
///
/// The standard library's distributions differ between vendors; the sample ground must not, so all chance in it
/// comes from here. Source: G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number generators", 2014.
constexpr std::uint64_t mixBits(std::uint64_t x) {
    x += 0x9e3779b97f4a7c15ULL;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}

/// A mixed value for a lattice point; equal arguments give equal values.
constexpr std::uint64_t hashCell(std::int64_t i, std::int64_t j, std::uint64_t seed) {
    return mixBits(std::uint64_t(i) * 0x8da6b343d8163841ULL + std::uint64_t(j) * 0xd8163841cb1ab31fULL +
                   seed * 0xa0761d6478bd642fULL);
}

/// In [0, 1), from the upper 24 bits: exact in float.
constexpr double unit(std::uint64_t bits) {
    return double(bits >> 40) * (1.0 / 16777216.0);
}

/// In [0, 1) for a lattice point.
constexpr double hashUnit(std::int64_t i, std::int64_t j, std::uint64_t seed) {
    return unit(hashCell(i, j, seed));
}

/// A sequence of pseudorandom numbers that depends on nothing but its seed.
class Random {
 public:
    explicit Random(std::uint64_t seed) : state_(mixBits(seed)) {}

    std::uint64_t bits() { return mixBits(state_ += 0x9e3779b97f4a7c15ULL); }
    /// In [0, 1).
    double unitValue() { return unit(bits()); }
    double between(double low, double high) { return low + (high - low) * unitValue(); }

 private:
    std::uint64_t state_;
};

/// Gradient noise on a lattice of unit cells: zero at the lattice points, about -1 to 1, twice differentiable.
/// Source: K. Perlin, "Improving noise", 2002, with sixteen hashed gradient directions.
double gradientNoise(double x, double y, std::uint64_t seed);

/// Sum of `octaves` of gradient noise, each at twice the frequency and half the height of the one before it;
/// about -1 to 1.
double fractalNoise(double x, double y, int octaves, std::uint64_t seed);

/// The nearest and second nearest of points scattered one to a unit cell.
struct ScatterHit {
    double nearest = 0.0;
    double second = 0.0;
    /// From the nearest point to the place asked about.
    double dx = 0.0;
    double dy = 0.0;
    /// A mixed value that belongs to the nearest point.
    std::uint64_t id = 0;
};

/// Distances in unit cells. Source: S. Worley, "A cellular texture basis function", 1996.
ScatterHit nearestScattered(double x, double y, double jitter, std::uint64_t seed);

}  // namespace saban::sample
