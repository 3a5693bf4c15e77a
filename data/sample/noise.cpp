#include "data/sample/noise.h"

#include <cmath>

namespace saban::sample {

namespace {

double gradient(std::int64_t i, std::int64_t j, double x, double y, std::uint64_t seed) {
    static constexpr double kDirections[16][2] = {
        {1.0, 0.0},  {0.92388, 0.38268},   {0.70711, 0.70711},   {0.38268, 0.92388},
        {0.0, 1.0},  {-0.38268, 0.92388},  {-0.70711, 0.70711},  {-0.92388, 0.38268},
        {-1.0, 0.0}, {-0.92388, -0.38268}, {-0.70711, -0.70711}, {-0.38268, -0.92388},
        {0.0, -1.0}, {0.38268, -0.92388},  {0.70711, -0.70711},  {0.92388, -0.38268}};
    const auto& d = kDirections[hashCell(i, j, seed) >> 60];
    return d[0] * x + d[1] * y;
}

double fade(double t) {
    return t * t * t * (t * (t * 6.0 - 15.0) + 10.0);
}

}  // namespace

double gradientNoise(double x, double y, std::uint64_t seed) {
    const double fx = std::floor(x);
    const double fy = std::floor(y);
    const auto i = std::int64_t(fx);
    const auto j = std::int64_t(fy);
    const double u = x - fx;
    const double v = y - fy;
    const double su = fade(u);
    const double sv = fade(v);
    const double a = gradient(i, j, u, v, seed);
    const double b = gradient(i + 1, j, u - 1.0, v, seed);
    const double c = gradient(i, j + 1, u, v - 1.0, seed);
    const double d = gradient(i + 1, j + 1, u - 1.0, v - 1.0, seed);
    const double north = a + (b - a) * su;
    const double south = c + (d - c) * su;
    return 1.5 * (north + (south - north) * sv);
}

double fractalNoise(double x, double y, int octaves, std::uint64_t seed) {
    double sum = 0.0;
    double height = 0.5;
    for (int octave = 0; octave < octaves; ++octave) {
        sum += height * gradientNoise(x, y, seed + std::uint64_t(octave) * 7919);
        // A turn between the octaves keeps their lattices from lining up.
        const double turned = 1.6 * x - 1.2 * y + 17.3;
        y = 1.2 * x + 1.6 * y - 9.1;
        x = turned;
        height *= 0.5;
    }
    return sum * 1.3;
}

ScatterHit nearestScattered(double x, double y, double jitter, std::uint64_t seed) {
    const auto i = std::int64_t(std::floor(x));
    const auto j = std::int64_t(std::floor(y));
    double best = 1e9;
    double next = 1e9;
    ScatterHit hit;
    for (std::int64_t dj = -1; dj <= 1; ++dj) {
        for (std::int64_t di = -1; di <= 1; ++di) {
            const std::uint64_t bits = hashCell(i + di, j + dj, seed);
            const double px = double(i + di) + 0.5 + jitter * (unit(bits) - 0.5);
            const double py = double(j + dj) + 0.5 + jitter * (unit(bits << 24) - 0.5);
            const double distance = (x - px) * (x - px) + (y - py) * (y - py);
            if (distance < best) {
                next = best;
                best = distance;
                hit.dx = x - px;
                hit.dy = y - py;
                hit.id = bits;
            } else if (distance < next) {
                next = distance;
            }
        }
    }
    hit.nearest = std::sqrt(best);
    hit.second = std::sqrt(next);
    return hit;
}

}  // namespace saban::sample
