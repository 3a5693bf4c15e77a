#include "data/sample/valley_plan.h"

#include <numbers>

#include "data/sample/noise.h"

namespace saban::sample {

namespace {

constexpr double kTau = 2.0 * std::numbers::pi;

double bump(double x, double centre, double halfWidth) {
    const double t = (x - centre) / halfWidth;
    return std::exp(-t * t);
}

/// The side valley that opens into the basin from the south, as distance from its axis and distance up it.
struct SideValley {
    double acrossM = 0.0;
    double upM = 0.0;
};

SideValley sideValley(Point p) {
    constexpr Point kMouth{6900.0, 7700.0};
    constexpr Point kUp{-0.3420, 0.9397};
    const Point off = p - kMouth;
    const double up = dot(off, kUp);
    const double bend = 380.0 * std::sin(kTau * up / 4300.0) * smoothStep(0.0, 900.0, up);
    return {off.x * kUp.y - off.y * kUp.x + bend, up};
}

}  // namespace

double valleyAxisY(double x) {
    return 3000.0 + 0.45 * x + 620.0 * std::sin(kTau * x / 9700.0 + 0.5) + 210.0 * std::sin(kTau * x / 4300.0 + 2.0);
}

Point valleyDirection(double x) {
    const double slope = (valleyAxisY(x + 20.0) - valleyAxisY(x - 20.0)) / 40.0;
    const double norm = 1.0 / std::sqrt(1.0 + slope * slope);
    return {norm, slope * norm};
}

double acrossValleyM(Point p) {
    // One correction towards the foot of the perpendicular is enough for so gentle a curve.
    const Point direction = valleyDirection(p.x);
    const double across = (p.y - valleyAxisY(p.x)) * direction.x;
    const double footX = p.x + across * direction.y;
    const Point footDirection = valleyDirection(footX);
    return (p.y - valleyAxisY(footX)) * footDirection.x - (p.x - footX) * footDirection.y;
}

double floodPlainM(double x) {
    return 104.0 - 0.0029 * x;
}

double floorHalfWidthM(double x, bool southern) {
    const double swing = fractalNoise(x / 2600.0, southern ? 3.7 : 11.2, 2, 101);
    double half = 430.0 + 260.0 * swing;
    if (southern)
        half += 1250.0 * bump(x, 7000.0, 1350.0) + 250.0 * bump(x, 2300.0, 700.0);
    else
        half += 520.0 * bump(x, 3900.0, 1000.0) + 320.0 * bump(x, 8600.0, 900.0);
    // A narrow passage where a ridge of hard rock crosses the valley.
    half *= 1.0 - 0.72 * bump(x, 10300.0, 650.0) - 0.35 * bump(x, 700.0, 700.0);
    return std::max(half, 110.0);
}

double upliftShare(Point p) {
    // The edge of the floor wanders, so that spurs and bays form along it.
    const Point warped{p.x + 420.0 * fractalNoise(p.x / 1300.0, p.y / 1300.0, 3, 211),
                       p.y + 420.0 * fractalNoise(p.x / 1300.0, p.y / 1300.0, 3, 223)};
    const double across = acrossValleyM(warped);
    const double outside = std::abs(across) - floorHalfWidthM(warped.x, across > 0.0);
    const SideValley side = sideValley(warped);
    const double sideHalf = 170.0 * smoothStep(4200.0, 0.0, side.upM) + 50.0;
    const double outsideSide =
        std::abs(side.acrossM) - sideHalf + 3000.0 * smoothStep(2500.0, 5200.0, side.upM) + (side.upM < -500 ? 9e3 : 0);
    // Foothills first, then the mountains; in the side valley the foothills are narrow.
    const double main = 0.24 * smoothStep(0.0, 350.0, outside) + 0.76 * smoothStep(500.0, 3600.0, outside);
    const double beside = 0.24 * smoothStep(0.0, 200.0, outsideSide) + 0.76 * smoothStep(150.0, 1500.0, outsideSide);
    const double massif = 0.78 + 0.5 * fractalNoise(p.x / 4200.0 + 3.0, p.y / 4200.0, 2, 307);
    return std::min(main, beside) * std::clamp(massif, 0.35, 1.25);
}

double erodibilityFactor(Point p) {
    const double along = (p.x + p.y) * std::numbers::sqrt2 / 2.0;
    const double across = (p.y - p.x) * std::numbers::sqrt2 / 2.0;
    const double bend = 260.0 * gradientNoise(p.x / 2400.0, p.y / 2400.0, 401);
    const double bands = fractalNoise(along / 5200.0, (across + bend) / 900.0, 3, 409);
    const double patches = fractalNoise(p.x / 450.0, p.y / 450.0, 4, 419);
    return std::exp(0.75 * bands + 0.6 * patches);
}

double initialHeightM(Point p) {
    return floodPlainM(p.x) + 150.0 * upliftShare(p) + 22.0 * fractalNoise(p.x / 700.0, p.y / 700.0, 5, 503) +
           6.0 * (hashUnit(std::int64_t(p.x), std::int64_t(p.y), 509) - 0.5);
}

double alluvialHeightM(Point p, double riverM) {
    const double across = std::abs(acrossValleyM(p));
    const double wander = 170.0 * fractalNoise(p.x / 620.0, p.y / 620.0, 3, 601);
    const double wander2 = 240.0 * fractalNoise(p.x / 900.0, p.y / 900.0, 3, 607);
    const double lowTerrace = 5.5 * smoothStep(-22.0, 22.0, riverM - 330.0 - wander);
    const double highTerrace = 8.0 * smoothStep(-30.0, 30.0, riverM - 860.0 - wander2);
    const double ripples = 1.5 * fractalNoise(p.x / 420.0, p.y / 420.0, 4, 613);
    return floodPlainM(p.x) + lowTerrace + highTerrace + 0.004 * across + ripples;
}

}  // namespace saban::sample
