#include "data/sample/noise.h"

#include <gtest/gtest.h>

#include <cmath>

namespace saban::sample {
namespace {

// The first output of splitmix64 for the state 0, as published with the algorithm (prng.di.unimi.it/splitmix64.c).
TEST(Noise, MixesBitsAsSplitmix64) {
    EXPECT_EQ(mixBits(0), 0xe220a8397b1dcdafULL);
}

TEST(Noise, GradientNoiseIsZeroOnItsLattice) {
    for (int i = -3; i < 4; ++i)
        for (int j = -3; j < 4; ++j) EXPECT_DOUBLE_EQ(gradientNoise(i, j, 42), 0.0);
}

TEST(Noise, GradientNoiseIsSmoothAcrossTheLattice) {
    const double step = 1e-4;
    for (int k = 0; k < 50; ++k) {
        const double y = 0.37 + 0.11 * k;
        const double before = (gradientNoise(2.0, y, 1) - gradientNoise(2.0 - step, y, 1)) / step;
        const double after = (gradientNoise(2.0 + step, y, 1) - gradientNoise(2.0, y, 1)) / step;
        EXPECT_NEAR(before, after, 0.01);
    }
}

TEST(Noise, UnitValuesFillTheirRangeEvenly) {
    int counts[10] = {};
    for (int i = 0; i < 100; ++i)
        for (int j = 0; j < 100; ++j) ++counts[int(hashUnit(i, j, 7) * 10.0)];
    // 1000 expected in each tenth, standard deviation 30.
    for (const int count : counts) EXPECT_NEAR(count, 1000, 150);
}

TEST(Noise, NearestScatteredPointIsNearerThanTheSecond) {
    for (int k = 0; k < 200; ++k) {
        const ScatterHit hit = nearestScattered(0.173 * k, 0.311 * k, 0.9, 3);
        EXPECT_LE(hit.nearest, hit.second);
        EXPECT_NEAR(std::hypot(hit.dx, hit.dy), hit.nearest, 1e-12);
    }
}

}  // namespace
}  // namespace saban::sample
