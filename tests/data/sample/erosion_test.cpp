#include "data/sample/erosion.h"

#include <gtest/gtest.h>

#include <cmath>

namespace saban::sample {
namespace {

constexpr double kUplift = 1e-3;
constexpr double kErodibility = 1e-5;

struct ChannelCase {
    double areaExponent;
    double slopeExponent;
    double deposition;
};

/// A row of cells between two borders that drains to its western end only, eroded until nothing changes.
ErodingGround steadyChannel(const ChannelCase& channel) {
    constexpr int kCells = 60;
    ErodingGround ground;
    ground.heights = Grid<double>(kCells, 3, 100.0, {});
    ground.uplift = Grid<float>::like(ground.heights, 1.0F);
    ground.erodibility = Grid<float>::like(ground.heights, 1.0F);
    ground.erodedM = Grid<float>::like(ground.heights);
    ground.outlets.assign(ground.heights.size(), 0);
    for (int c = 0; c < kCells; ++c) {
        // Walls to the north and south that never drain, so that the channel gets no water but its own.
        ground.heights.at(c, 0) = 1e6;
        ground.heights.at(c, 2) = 1e6;
        ground.outlets[ground.heights.index(c, 0)] = 1;
        ground.outlets[ground.heights.index(c, 2)] = 1;
        ground.heights.at(c, 1) = 0.1 * c;
    }
    ground.outlets[ground.heights.index(0, 1)] = 1;
    const ErosionLaw law{.timeStepYears = 20'000.0,
                         .upliftMPerYear = kUplift,
                         .erodibility = kErodibility,
                         .areaExponent = channel.areaExponent,
                         .slopeExponent = channel.slopeExponent,
                         .deposition = channel.deposition};
    for (int step = 0; step < 3000; ++step) erode(ground, law, 1);
    return ground;
}

// Where uplift and erosion balance, U = K A^m S^n, so S = (U / K)^(1/n) A^(-m/n). With sediment that settles in
// proportion G, erosion must also carry away G U: S = (U (1 + G) / K)^(1/n) A^(-m/n) (Yuan et al. 2019, eq. 8).
// The area of the cell c of n is (n - c) cells of 100 m x 100 m.
class SteadyChannel : public testing::TestWithParam<ChannelCase> {};

TEST_P(SteadyChannel, HasTheSlopeOfTheStreamPowerLaw) {
    const ChannelCase channel = GetParam();
    const ErodingGround ground = steadyChannel(channel);
    const Grid<double>& h = ground.heights;
    for (int c = 1; c < h.width; ++c) {
        const double areaM2 = (h.width - c) * 1e4;
        const double expected =
            std::pow(kUplift * (1.0 + channel.deposition) / kErodibility, 1.0 / channel.slopeExponent) *
            std::pow(areaM2, -channel.areaExponent / channel.slopeExponent);
        const double slope = (h.at(c, 1) - h.at(c - 1, 1)) / h.cellM;
        EXPECT_NEAR(slope, expected, expected * 1e-3) << "cell " << c;
    }
}

INSTANTIATE_TEST_SUITE_P(Erosion, SteadyChannel,
                         testing::Values(ChannelCase{0.5, 1.0, 0.0}, ChannelCase{0.4, 1.0, 0.0},
                                         ChannelCase{0.5, 1.0, 0.6}, ChannelCase{0.8, 2.0, 0.0},
                                         ChannelCase{0.4, 0.8, 0.0}));

// A sine wave of wavelength L decays by exp(-D (2 pi / L)^2 t) under dh/dt = D d2h/dx2. With L = 640 m, D = 0.1 m2/a
// and 50 000 a: exp(-0.4819) = 0.6176.
TEST(Diffusion, DampsASineWaveAtItsAnalyticRate) {
    Grid<double> h(129, 3, 10.0, {});
    const double wave = 2.0 * 3.14159265358979 / 640.0;
    for (int r = 0; r < 3; ++r)
        for (int c = 0; c < h.width; ++c) h.at(c, r) = std::sin(wave * 10.0 * c);
    // One row: the rows beside it follow it, so the wave has no slope across.
    const auto weight = Grid<float>::like(h, 1.0F);
    const OutletMask outlets = borderOutlets(h);
    for (int k = 0; k < 500; ++k) {
        diffuse(h, outlets, weight, 0.1, 100.0);
        for (int c = 0; c < h.width; ++c) h.at(c, 0) = h.at(c, 2) = h.at(c, 1);
    }
    EXPECT_NEAR(h.at(16, 1), 0.6176, 0.001);
    EXPECT_NEAR(h.at(48, 1), -0.6176, 0.001);
}

TEST(Diffusion, KeepsOutletsAndHoldsWhereTheWeightIsZero) {
    Grid<double> h(5, 5, 10.0, {}, 1.0);
    h.at(2, 2) = 9.0;
    const Grid<double> before = h;
    diffuse(h, borderOutlets(h), Grid<float>::like(h, 0.0F), 1.0, 1000.0);
    EXPECT_EQ(h.values, before.values);
}

TEST(Erosion, KeepsGroundBelowTheSteepestSlope) {
    ErodingGround ground;
    ground.heights = Grid<double>(21, 21, 10.0, {}, 0.0);
    ground.heights.at(10, 10) = 500.0;
    ground.uplift = Grid<float>::like(ground.heights, 0.0F);
    ground.erodibility = Grid<float>::like(ground.heights, 1.0F);
    ground.erodedM = Grid<float>::like(ground.heights);
    ground.outlets = borderOutlets(ground.heights);
    erode(ground, {.timeStepYears = 1.0, .erodibility = 1e-12, .slopeMax = 0.5}, 1);
    EXPECT_LE(ground.heights.at(10, 10), 0.5 * 10.0 * std::sqrt(2.0) + 0.02);
}

}  // namespace
}  // namespace saban::sample
