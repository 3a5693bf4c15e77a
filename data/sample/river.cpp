#include "data/sample/river.h"

#include <numbers>

#include "data/sample/noise.h"
#include "data/sample/valley_plan.h"

namespace saban::sample {

namespace {

double valueAlong(const std::vector<double>& values, double stepM, double alongM) {
    const double u = std::clamp(alongM / stepM, 0.0, double(values.size()) - 1.001);
    const auto i = std::size_t(u);
    return mix(values[i], values[i + 1], u - double(i));
}

constexpr double kStepM = 10.0;

std::vector<double> bendsOf(const Polyline& line) {
    constexpr int kReach = 9;
    constexpr double kSharpTurn = 0.75;
    const int last = int(line.size()) - 1;
    std::vector<double> bends(line.size(), 0.0);
    for (int i = 0; i <= last; ++i) {
        const Point in = line[i] - line[std::max(i - kReach, 0)];
        const Point out = line[std::min(i + kReach, last)] - line[i];
        const double turn = std::atan2(in.x * out.y - in.y * out.x, dot(in, out));
        bends[i] = std::clamp(turn / kSharpTurn, -1.0, 1.0);
    }
    return bends;
}

}  // namespace

double River::waterAt(double alongM) const {
    return valueAlong(waterM, kStepM, alongM);
}
double River::halfWidthAt(double alongM) const {
    return valueAlong(halfWidthM, kStepM, alongM);
}
double River::bendAt(double alongM) const {
    return valueAlong(bend, kStepM, alongM);
}

River makeRiver() {
    constexpr double kMarginM = 2600.0;
    Polyline walked;
    Point p{-kMarginM, valleyAxisY(-kMarginM)};
    double phase = 0.7;
    double along = 0.0;
    while (p.x < kSideM + kMarginM) {
        walked.push_back(p);
        const double roomM = std::min(floorHalfWidthM(p.x, true), floorHalfWidthM(p.x, false));
        const double free = smoothStep(120.0, 520.0, roomM);
        const double swing = (0.35 + 0.85 * free) * (1.0 + 0.3 * gradientNoise(along / 1500.0, 0.5, 701));
        const double waveM = 1250.0 * (1.0 + 0.35 * gradientNoise(along / 2100.0, 7.5, 709)) * (0.75 + 0.35 * free);
        const Point axis = valleyDirection(p.x);
        const double drift = acrossValleyM(p);
        const double heading =
            std::atan2(axis.y, axis.x) + swing * std::sin(phase) - std::clamp(drift / 900.0, -0.7, 0.7);
        p = p + Point{std::cos(heading), std::sin(heading)} * kStepM;
        phase += 2.0 * std::numbers::pi * kStepM / waveM;
        along += kStepM;
    }
    River river;
    river.line = resampled(smoothed(walked, 4.0), kStepM);
    const auto lengths = lengthsAlong(river.line);
    const double top = floodPlainM(river.line.front().x) - 2.8;
    const double bottom = floodPlainM(river.line.back().x) - 2.8;
    for (const double s : lengths) {
        river.waterM.push_back(mix(top, bottom, s / lengths.back()));
        const double wide = 1.0 + 0.28 * fractalNoise(s / 700.0, 2.5, 2, 719);
        river.halfWidthM.push_back(mix(30.0, 42.0, s / lengths.back()) * wide);
    }
    river.bend = bendsOf(river.line);
    return river;
}

Grid<float> distanceToRiver(const Grid<double>& shape, const SegmentIndex& river, double reachM) {
    auto distance = Grid<float>::like(shape, float(reachM));
    for (int r = 0; r < shape.height; ++r)
        for (int c = 0; c < shape.width; ++c)
            if (const auto hit = river.nearest(shape.centre(c, r)); hit && hit->distanceM < reachM)
                distance.at(c, r) = float(hit->distanceM);
    return distance;
}

}  // namespace saban::sample
