#include "geo/analysis/surface_gradient.h"

#include <cmath>
#include <glm/geometric.hpp>
#include <limits>
#include <numbers>

namespace saban::geo {

namespace {

constexpr double kDegPerRad = 180.0 / std::numbers::pi;

/// Heights of a point's neighbourhood, row by row from the south-west; false when the point itself is void.
bool neighbourhood(const Heightfield& field, int column, int row, float (&out)[9]) {
    if (field.isVoid(column, row)) return false;
    const float here = field.heightM[field.index(column, row)];
    bool isKnown[9];
    for (int i = 0; i < 9; ++i) {
        const int x = column + i % 3 - 1, y = row + i / 3 - 1;
        isKnown[i] = x >= 0 && y >= 0 && x < field.grid.columns && y < field.grid.rows && !field.isVoid(x, y);
        out[i] = isKnown[i] ? field.heightM[field.index(x, y)] : here;
    }
    for (int i = 0; i < 9; ++i)
        if (!isKnown[i] && isKnown[8 - i]) out[i] = 2.0f * here - out[8 - i];
    // Where both ends of a diagonal are missing, as in the corner of a grid, the sides beside them tell.
    for (const int i : {0, 2, 6, 8})
        if (!isKnown[i] && !isKnown[8 - i]) out[i] = out[i < 3 ? 1 : 7] + out[i % 3 == 0 ? 3 : 5] - here;
    return true;
}

}  // namespace

std::vector<glm::vec2> computeGradients(const Heightfield& heights) {
    const int columns = heights.grid.columns, rows = heights.grid.rows;
    std::vector<glm::vec2> gradients(heights.heightM.size(), glm::vec2(std::numeric_limits<float>::quiet_NaN()));
    const auto perE = static_cast<float>(1.0 / (8.0 * heights.grid.stepE())), perN = static_cast<float>(1.0 / (8.0 * heights.grid.stepN()));
    const auto horn = [&](const float* south, const float* middle, const float* north) {
        return glm::vec2((south[2] + 2.0f * middle[2] + north[2] - south[0] - 2.0f * middle[0] - north[0]) * perE,
                         (north[0] + 2.0f * north[1] + north[2] - south[0] - 2.0f * south[1] - south[2]) * perN);
    };
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            const std::size_t i = heights.index(column, row);
            if (!heights.hasVoid && row > 0 && column > 0 && row + 1 < rows && column + 1 < columns) {
                const float* middle = &heights.heightM[i - 1];
                gradients[i] = horn(middle - columns, middle, middle + columns);
            } else if (float around[9]; neighbourhood(heights, column, row, around)) {
                gradients[i] = horn(around, around + 3, around + 6);
            }
        }
    }
    return gradients;
}

double slopePercent(glm::vec2 gradient) { return 100.0 * glm::length(glm::dvec2(gradient)); }

double slopeDeg(glm::vec2 gradient) { return std::atan(glm::length(glm::dvec2(gradient))) * kDegPerRad; }

std::optional<double> aspectDeg(glm::vec2 gradient) {
    if (gradient.x == 0.0f && gradient.y == 0.0f) return std::nullopt;
    const double deg = std::atan2(-static_cast<double>(gradient.x), -static_cast<double>(gradient.y)) * kDegPerRad;
    const double positive = deg < 0.0 ? deg + 360.0 : deg;
    return positive < 360.0 ? positive : 0.0;
}

}  // namespace saban::geo
