#include "geo/vector/line_detail.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <vector>

namespace saban::geo {
namespace {

double distanceTo(glm::dvec2 p, glm::dvec2 a, glm::dvec2 b) {
    const glm::dvec2 along = b - a;
    const double squared = glm::dot(along, along);
    const double t = squared > 0.0 ? std::clamp(glm::dot(p - a, along) / squared, 0.0, 1.0) : 0.0;
    return glm::distance(p, a + along * t);
}

/// The greatest distance of a vertex of `line` from the line of those whose detail is greater than `toleranceM`.
double worstM(const std::vector<glm::dvec2>& line, const std::vector<float>& detail, double toleranceM, bool isRing) {
    std::vector<glm::dvec2> kept;
    for (std::size_t i = 0; i < line.size(); ++i)
        if (detail[i] > toleranceM) kept.push_back(line[i]);
    if (isRing) kept.push_back(kept.front());
    double worst = 0.0;
    for (const glm::dvec2 p : line) {
        double nearest = 1e300;
        for (std::size_t i = 1; i < kept.size(); ++i) nearest = std::min(nearest, distanceTo(p, kept[i - 1], kept[i]));
        worst = std::max(worst, nearest);
    }
    return worst;
}

std::vector<glm::dvec2> wavyLine(int count) {
    std::vector<glm::dvec2> line;
    for (int i = 0; i < count; ++i) line.push_back({i * 3.0 + 7.0 * std::sin(i * 0.9), 40.0 * std::sin(i / 17.0) + 5.0 * std::cos(i * 1.7)});
    return line;
}

TEST(LineDetail, OfABendIsItsHeightOverTheLineWithoutIt) {
    const std::vector<glm::dvec2> line{{0, 0}, {50, 12}, {100, 0}};
    std::vector<float> detail(3);
    computeLineDetail(line, detail);
    EXPECT_FLOAT_EQ(detail[1], 12.0f);
    EXPECT_TRUE(std::isinf(detail[0]) && std::isinf(detail[2]));
}

TEST(LineDetail, KeepsTheSimplifiedLineWithinTheToleranceOfEveryVertex) {
    const auto line = wavyLine(3000);
    std::vector<float> detail(line.size());
    computeLineDetail(line, detail);
    for (const double toleranceM : {0.5, 3.0, 20.0, 200.0}) EXPECT_LE(worstM(line, detail, toleranceM, false), toleranceM);
    EXPECT_LT(std::count_if(detail.begin(), detail.end(), [](float d) { return d > 20.0f; }), 300);
}

TEST(LineDetail, KeepsARingWithinTheToleranceToo) {
    std::vector<glm::dvec2> ring;
    for (int i = 0; i < 900; ++i) ring.push_back(glm::dvec2(std::cos(i * M_PI / 450), std::sin(i * M_PI / 450)) * (100.0 + 9.0 * std::sin(i * 0.7)));
    std::vector<float> detail(ring.size());
    computeRingDetail(ring, detail);
    for (const double toleranceM : {0.5, 5.0, 500.0}) {
        EXPECT_LE(worstM(ring, detail, toleranceM, true), toleranceM);
        EXPECT_GE(std::count_if(detail.begin(), detail.end(), [&](float d) { return d > toleranceM; }), 3);
    }
}

TEST(LineDetail, OfPointsAllInOnePlaceIsNone) {
    const std::vector<glm::dvec2> line(10, glm::dvec2{5, 5});
    std::vector<float> detail(10);
    computeLineDetail(line, detail);
    for (int i = 1; i < 9; ++i) EXPECT_LT(detail[i], 1e-6f);
}

}  // namespace
}  // namespace saban::geo
