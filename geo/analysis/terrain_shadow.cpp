// A front of shadow is led away from the sun, row by row, along lines that run with the light. Each line carries the height of the
// shadow over it: the greater of what it carried and the ground that it crosses, less what the light sinks by until the next row.
// Lines have whole numbers in the lattice, so that all areas of a lattice follow the same ones, and every height is interpolated
// once. Two heights are carried, for the upper and the lower limb of the sun, each with the way from what throws it: the
// edge of a shadow gets softer with it.
#include "geo/analysis/terrain_shadow.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>
#include <utility>

namespace saban::geo {

namespace {

constexpr double kDegToRad = std::numbers::pi / 180.0;
constexpr double kSunRadiusDeg = 0.2666;
constexpr double kLowestSunDeg = 1.0;
constexpr long kRowsOfZone = 128;    // that are read at one step
constexpr int kMostZones = 14;
constexpr float kNoShadowM = -1e6f;  // far below all ground, and still exact to a few centimetres when interpolated
constexpr float kHalfCell = 0.5f;
const glm::vec4 kNoShadow{kNoShadowM, 0.0f, kNoShadowM, 0.0f};

/// The lattice seen along the light: `row` grows away from the sun, one step of the lattice each; `column` runs across. Going one row
/// towards the sun leads `drift` columns on.
struct Light {
    bool isAlongE;
    int sign;       ///< of the lattice's own index towards the sun
    double drift;
    double rowM;    ///< length of the way from row to row
    double upperTan, lowerTan, middleTan;
};

Light lightOf(const LatticeArea& area, const SunDirection& sun) {
    const double azimuth = sun.azimuthDeg * kDegToRad, elevationDeg = std::clamp(sun.elevationDeg, kLowestSunDeg, 89.9);
    const double e = std::sin(azimuth) / area.stepE, n = std::cos(azimuth) / area.stepN;
    Light light{.isAlongE = std::abs(e) > std::abs(n), .sign = 1, .drift = 0.0, .rowM = 1.0, .upperTan = 0.0, .lowerTan = 0.0, .middleTan = 0.0};
    const double along = light.isAlongE ? e : n, across = light.isAlongE ? n : e;
    light.sign = along < 0.0 ? -1 : 1;
    light.drift = across / std::abs(along);
    light.rowM = 1.0 / std::abs(along);
    light.upperTan = std::tan(std::min(elevationDeg + kSunRadiusDeg, 89.95) * kDegToRad);
    light.lowerTan = std::tan((elevationDeg - kSunRadiusDeg) * kDegToRad);
    light.middleTan = std::tan(elevationDeg * kDegToRad);
    return light;
}

/// Columns of a row, both ends included.
struct Span {
    double from, to;
};

/// Shadow over the lines that cross a row.
struct Front {
    long firstLine = 0;
    /// Of each line: shadow from the upper limb, way from what throws it; shadow from the lower limb, way. Empty: no shadow comes in.
    std::vector<glm::vec4> shadows;
};

class ShadowCaster {
   public:
    ShadowCaster(const ElevationSource& elevation, const LatticeArea& area, const Light& light, const std::stop_token& stop)
        : elevation_(elevation), area_(area), light_(light), stop_(stop) {}

    Result<ShadowField> cast(double reachM) {
        const long first = light_.isAlongE ? area_.firstColumn : area_.firstRow;
        const long across = light_.isAlongE ? area_.firstRow : area_.firstColumn;
        const long count = light_.isAlongE ? area_.columns : area_.rows, columns = light_.isAlongE ? area_.rows : area_.columns;
        const long fromRow = light_.sign > 0 ? -(first + count - 1) : first, toRow = fromRow + count - 1;
        reachRows_ = static_cast<long>(std::min(std::ceil(reachM / light_.rowM), 1e8)) + 1;

        ShadowField field{.columns = area_.columns, .rows = area_.rows, .edges = {},
                          .softnessM = static_cast<float>(kHalfCell * light_.rowM * light_.middleTan)};
        field.edges.resize(static_cast<std::size_t>(count) * columns);
        const auto soft = static_cast<float>(light_.upperTan - light_.lowerTan);
        const Keep keep = [&](long row, const Front& front) {
            if (row < fromRow) return;
            const double shift = light_.drift * static_cast<double>(row);
            for (long i = 0; i < columns; ++i) {
                const glm::vec4 shadow = sampled(front, static_cast<double>(across + i) + shift);
                const long along = light_.sign > 0 ? -row - first : row - first;
                const std::size_t at = light_.isAlongE ? static_cast<std::size_t>(i * area_.columns + along) : static_cast<std::size_t>(along * area_.columns + i);
                const float upper = shadow.y * soft, lower = shadow.w * soft;
                field.edges[at] = {shadow.x + 0.5f * upper, upper, shadow.z - 0.5f * lower, lower};
            }
        };
        const auto swept = sweep(0, fromRow, toRow, {static_cast<double>(across), static_cast<double>(across + columns - 1)}, 0, keep);
        if (!swept) return tl::unexpected(swept.error());
        return field;
    }

   private:
    using Keep = std::function<void(long row, const Front& front)>;

    /// Leads the shadow through a zone whose step is 2^zone of the lattice's, up to `toRow`, and gives what crosses that one. Columns of `wanted` are needed
    /// from `fromRow` to there; `doneRows`: of the lattice, that nearer zones have been through.
    Result<Front> sweep(int zone, long fromRow, long toRow, Span wanted, long doneRows, const Keep& keep) const {
        const long left = reachRows_ - doneRows;
        if (left <= 0 || zone >= kMostZones) return Front{};
        const long ahead = std::min(kRowsOfZone, (left >> zone) + 1);
        const long start = (fromRow - ahead) & ~1L;  // a row of the next zone too
        // Lines come in from the side; where they are not over anything wanted, nothing is read.
        const double spread = light_.drift * static_cast<double>(toRow - start);
        const Span read{std::floor(wanted.from + std::min(spread, 0.0)) - 1.0, std::ceil(wanted.to + std::max(spread, 0.0)) + 2.0};
        auto heights = readZone(zone, start, toRow, read);
        if (!heights) return tl::unexpected(heights.error());
        if (heights->empty()) return Front{};
        const double drift = light_.drift;
        const double lineFrom = std::floor(wanted.from + drift * static_cast<double>(drift > 0.0 ? fromRow : toRow)) - 1.0;
        const double lineTo = std::ceil(wanted.to + drift * static_cast<double>(drift > 0.0 ? toRow : fromRow)) + 2.0;

        // What farther ground throws comes in at the first row.
        const double shift = drift * static_cast<double>(start);
        const Span entry{std::floor((lineFrom - shift) / 2.0) - 1.0, std::ceil((lineTo - shift) / 2.0) + 1.0};
        const auto far = sweep(zone + 1, start / 2, start / 2, entry, doneRows + ((fromRow - start) << zone), {});
        if (!far) return tl::unexpected(far.error());
        Front front{.firstLine = static_cast<long>(lineFrom), .shadows = {}};
        front.shadows.assign(static_cast<std::size_t>(lineTo - lineFrom) + 1, kNoShadow);
        for (std::size_t i = 0; !far->shadows.empty() && i < front.shadows.size(); ++i) {
            const double column = (lineFrom + static_cast<double>(i) - shift) / 2.0;
            front.shadows[i] = sampled(*far, column + drift * static_cast<double>(start / 2));
        }
        const auto columns = static_cast<long>(read.to - read.from) + 1;
        for (long row = start;; ++row) {
            if (keep) keep(row, front);
            if (row == toRow) return front;
            advance(front, &(*heights)[static_cast<std::size_t>((row - start) * columns)], columns, static_cast<long>(read.from), row, std::ldexp(light_.rowM, zone));
        }
    }

    /// From one row to the next, over the heights of the first of them.
    void advance(Front& front, const float* heights, long columns, long firstColumn, long row, double stepM) const {
        const double shift = -light_.drift * static_cast<double>(row), whole = std::floor(shift);
        const auto right = static_cast<float>(shift - whole), left = 1.0f - right;
        const Step step{.upperM = static_cast<float>(stepM * light_.upperTan), .lowerM = static_cast<float>(stepM * light_.lowerTan), .wayM = static_cast<float>(stepM)};
        const long offset = front.firstLine + static_cast<long>(whole) - firstColumn;  // column of line 0
        const auto lines = static_cast<long>(front.shadows.size());
        const long from = std::clamp(-offset, 0L, lines), to = std::clamp(columns - 1 - offset, from, lines);
        glm::vec4* shadows = front.shadows.data();
        for (long i = 0; i < from; ++i) sink(shadows[i], kNoShadowM, step);
        for (long i = from; i < to; ++i) sink(shadows[i], heights[i + offset] * left + heights[i + offset + 1] * right, step);
        for (long i = to; i < lines; ++i) sink(shadows[i], kNoShadowM, step);
    }

    struct Step {
        float upperM, lowerM, wayM;
    };

    static void sink(glm::vec4& shadow, float heightM, const Step& step) {
        const bool hidesUpper = heightM > shadow.x, hidesLower = heightM > shadow.z;
        shadow.x = std::max(hidesUpper ? heightM : shadow.x, kNoShadowM) - step.upperM;
        shadow.y = (hidesUpper ? 0.0f : shadow.y) + step.wayM;
        shadow.z = std::max(hidesLower ? heightM : shadow.z, kNoShadowM) - step.lowerM;
        shadow.w = (hidesLower ? 0.0f : shadow.w) + step.wayM;
    }

    /// Between two lines.
    static glm::vec4 sampled(const Front& front, double line) {
        if (front.shadows.empty()) return kNoShadow;
        const double at = std::clamp(line - static_cast<double>(front.firstLine), 0.0, static_cast<double>(front.shadows.size() - 1));
        const auto first = std::min(static_cast<std::size_t>(at), front.shadows.size() - 2);
        const auto right = static_cast<float>(at - static_cast<double>(first));
        return front.shadows[first] * (1.0f - right) + front.shadows[first + 1] * right;
    }

    /// Heights of a zone in the order of the light, row by row; empty where there is no elevation.
    Result<std::vector<float>> readZone(int zone, long fromRow, long toRow, Span columns) const {
        const double stepE = std::ldexp(area_.stepE, zone), stepN = std::ldexp(area_.stepN, zone);
        const double alongFrom = static_cast<double>(light_.sign > 0 ? -toRow : fromRow), alongTo = static_cast<double>(light_.sign > 0 ? -fromRow : toRow);
        const Span e = light_.isAlongE ? Span{alongFrom, alongTo} : columns, n = light_.isAlongE ? columns : Span{alongFrom, alongTo};
        const GridSpec grid{.bounds = {area_.origin.x + e.from * stepE, area_.origin.y + n.from * stepN, area_.origin.x + e.to * stepE, area_.origin.y + n.to * stepN},
                            .columns = static_cast<int>(e.to - e.from) + 1,
                            .rows = static_cast<int>(n.to - n.from) + 1};
        if (!grid.bounds.intersects(elevation_.bounds())) return std::vector<float>{};
        auto field = elevation_.read(grid, stop_);
        if (!field) return tl::unexpected(field.error());
        for (std::size_t i = 0; field->hasVoid && i < field->heightM.size(); ++i)
            if (field->state[i] == CellState::Void) field->heightM[i] = kNoShadowM;
        if (!light_.isAlongE && light_.sign < 0) return std::move(field->heightM);
        std::vector<float> ordered(field->heightM.size());
        const long rows = toRow - fromRow + 1, across = static_cast<long>(columns.to - columns.from) + 1;
        for (long row = 0; row < rows; ++row) {
            const long along = light_.sign > 0 ? rows - 1 - row : row;
            for (long column = 0; column < across; ++column)
                ordered[static_cast<std::size_t>(row * across + column)] =
                    field->heightM[static_cast<std::size_t>(light_.isAlongE ? column * grid.columns + along : along * grid.columns + column)];
        }
        return ordered;
    }

    const ElevationSource& elevation_;
    const LatticeArea& area_;
    const Light& light_;
    const std::stop_token& stop_;
    long reachRows_ = 0;
};

}  // namespace

float ShadowField::litAt(float heightM, glm::vec4 edgesHere) const {
    // An edge that is sharper than the lattice would show its steps.
    const float upper = (heightM - edgesHere.x) / std::max(edgesHere.y, softnessM), lower = (heightM - edgesHere.z) / std::max(edgesHere.w, softnessM);
    return std::clamp(0.5f + std::min(upper, lower), 0.0f, 1.0f);
}

Result<ShadowField> castShadows(const ElevationSource& elevation, const LatticeArea& area, const SunDirection& sun, double reliefM, const std::stop_token& stop) {
    const Light light = lightOf(area, sun);
    return ShadowCaster(elevation, area, light, stop).cast(std::max(reliefM, 0.0) / light.lowerTan);
}

}  // namespace saban::geo
