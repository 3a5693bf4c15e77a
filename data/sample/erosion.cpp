#include "data/sample/erosion.h"

namespace saban::sample {

namespace {

/// Height h with h + f (h - receiver)^n = before, for f >= 0 and before > receiver.
double solveHeight(double before, double receiver, double f, double n) {
    if (n == 1.0) return (before + f * receiver) / (1.0 + f);
    double h = before;
    for (int i = 0; i < 40; ++i) {
        const double fall = std::max(h - receiver, 1e-12);
        const double power = f * std::pow(fall, n);
        const double next = h - (h - before + power) / (1.0 + n * power / fall);
        const double change = std::abs(next - h);
        h = std::max(next, receiver);
        if (change < 1e-9) break;
    }
    return h;
}

/// Sediment that leaves each cell, as metres over the cell's area in one step of time, from the last step's erosion.
std::vector<float> sedimentFlux(const ErodingGround& ground, const Flow& flow) {
    std::vector<float> flux(ground.erodedM.values);
    for (auto it = flow.order.rbegin(); it != flow.order.rend(); ++it) {
        flux[*it] = std::max(flux[*it], 0.0F);
        if (flow.receiver[*it] != *it) flux[flow.receiver[*it]] += flux[*it];
    }
    return flux;
}

}  // namespace

void erode(ErodingGround& ground, const ErosionLaw& law, std::uint64_t seed) {
    Grid<double>& h = ground.heights;
    constexpr int kFillEvery = 8;
    if (closeSmallPits(h, ground.outlets, 1e-4) > 0 && ground.stepsDone % kFillEvery == 0)
        fillDepressions(h, ground.outlets, 1e-4);
    ++ground.stepsDone;
    const Flow flow = routeFlow(h, ground.outlets, law.flow, seed);
    const Grid<float> area = drainageArea(h, flow);
    const double dt = law.timeStepYears;
    const double cellM2 = h.cellM * h.cellM;
    const auto flux = law.deposition > 0.0 ? sedimentFlux(ground, flow) : std::vector<float>();

    for (const std::uint32_t i : flow.order) {
        const std::uint32_t to = flow.receiver[i];
        if (to == i) continue;
        const double rise = law.upliftMPerYear * ground.uplift.values[i] * dt;
        double before = h.values[i] + rise;
        if (law.deposition > 0.0) before += law.deposition * flux[i] * cellM2 / area.values[i];
        const double base = h.values[to];
        const double runM = flow.distanceM[i];
        double after = before;
        if (before > base) {
            const double f = law.erodibility * ground.erodibility.values[i] *
                             double(std::pow(area.values[i], float(law.areaExponent))) * dt /
                             (law.slopeExponent == 1.0 ? runM : std::pow(runM, law.slopeExponent));
            after = solveHeight(before, base, f, law.slopeExponent);
        }
        after = std::min(after, std::max(base, base + law.slopeMax * runM));
        ground.erodedM.values[i] = float(h.values[i] + rise - after);
        h.values[i] = after;
    }
    if (law.diffusivityM2PerYear > 0.0) {
        // Soil creeps on hillslopes; in a stream's bed, water decides.
        constexpr double kStreamAreaM2 = 20'000.0;
        auto weight = Grid<float>::like(h);
        for (std::size_t i = 0; i < h.size(); ++i)
            weight.values[i] = float(1.0 / (1.0 + area.values[i] / (kStreamAreaM2 + 2.0 * cellM2)));
        diffuse(h, ground.outlets, weight, law.diffusivityM2PerYear, dt);
    }
}

void diffuse(Grid<double>& heights, const OutletMask& outlets, const Grid<float>& weight, double diffusivityM2PerYear,
             double years) {
    const double number = diffusivityM2PerYear * years / (heights.cellM * heights.cellM);
    const int parts = std::max(1, int(std::ceil(number / 0.2)));
    const double k = number / parts;
    Grid<double> next = heights;
    for (int part = 0; part < parts; ++part) {
        for (int r = 1; r < heights.height - 1; ++r) {
            for (int c = 1; c < heights.width - 1; ++c) {
                const std::size_t i = heights.index(c, r);
                if (outlets[i]) continue;
                const double middle = heights.values[i];
                const double around = heights.values[i - 1] + heights.values[i + 1] +
                                      heights.values[i - heights.width] + heights.values[i + heights.width];
                next.values[i] = middle + k * weight.values[i] * (around - 4.0 * middle);
            }
        }
        std::swap(heights.values, next.values);
        // The borders of both copies are equal, as nothing changes them.
    }
}

}  // namespace saban::sample
