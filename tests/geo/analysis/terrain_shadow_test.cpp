#include "geo/analysis/terrain_shadow.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>
#include <optional>

namespace saban::geo {
namespace {

constexpr double kDegToRad = std::numbers::pi / 180.0;
const Bounds kCountry{0.0, 0.0, 40000.0, 40000.0};

std::shared_ptr<const ElevationSource> source(std::function<double(glm::dvec2)> heightM) {
    return ElevationSource::fromFunction(*Crs::fromEpsg(3405), kCountry, 5.0, std::move(heightM));
}

/// How much of the sun a point of the area sees that lies on the ground.
double litAt(const ShadowField& field, const LatticeArea& area, int column, int row, const ElevationSource& ground) {
    const glm::dvec2 place = area.origin + glm::dvec2((area.firstColumn + column) * area.stepE, (area.firstRow + row) * area.stepN);
    const std::size_t i = static_cast<std::size_t>(row) * field.columns + column;
    return field.litAt(static_cast<float>(ground.heightAt(place).value().value()), field.edges[i]);
}

/// Ground that is `heightM` high where a place lies at least `fromM` along a direction from the middle of the country, else 0.
std::function<double(glm::dvec2)> stepOf(double heightM, double fromM, double azimuthDeg) {
    const glm::dvec2 along(std::sin(azimuthDeg * kDegToRad), std::cos(azimuthDeg * kDegToRad));
    return [=](glm::dvec2 p) {
        const glm::dvec2 off = p - kCountry.center();
        return off.x * along.x + off.y * along.y >= fromM - 1e-6 ? heightM : 0.0;
    };
}

// A step of height h throws a shadow of length h / tan(elevation) away from the sun. Tiles of 64 cells go from the middle westwards:
// the shadow's end is looked for wherever it lies, across their borders.
TEST(TerrainShadow, OfAStepIsAsLongAsItsHeightByTheTangentOfTheSun) {
    constexpr double kStepM = 10.0;
    for (const auto& [heightM, elevationDeg] : {std::pair(100.0, 30.0), std::pair(40.0, 5.0), std::pair(400.0, 45.0), std::pair(900.0, 10.0)}) {
        const auto ground = source(stepOf(heightM, 0.0, 90.0));
        const double lengthM = heightM / std::tan(elevationDeg * kDegToRad);
        std::optional<double> endM;
        double before = 0.0;
        for (int tile = -1; tile >= -10 && !endM; --tile) {
            const LatticeArea area{.origin = kCountry.center(), .stepE = kStepM, .stepN = kStepM, .firstColumn = tile * 64, .firstRow = 3, .columns = 65, .rows = 5};
            const auto field = castShadows(*ground, area, {.azimuthDeg = 90.0, .elevationDeg = elevationDeg}, 1000.0);
            ASSERT_TRUE(field) << field.error().message;
            for (int column = 63; column >= 0 && !endM; --column) {
                const double lit = litAt(*field, area, column, 2, *ground);
                if (lit > 0.5) endM = -(tile * 64 + column + 1 - (0.5 - before) / (lit - before)) * kStepM;
                before = lit;
            }
        }
        ASSERT_TRUE(endM) << heightM;
        EXPECT_NEAR(*endM, lengthM, kStepM / 2.0) << heightM << " m, " << elevationDeg << " degrees";
    }
}

TEST(TerrainShadow, FallsAwayFromTheSunWhereverItStands) {
    constexpr double kStepM = 10.0, kHeightM = 200.0, kElevationDeg = 35.0;
    const double lengthM = kHeightM / std::tan(kElevationDeg * kDegToRad);
    for (const double azimuthDeg : {0.0, 30.0, 45.0, 77.0, 135.0, 180.0, 200.0, 225.0, 260.0, 315.0, 341.0}) {
        const auto ground = source(stepOf(kHeightM, 0.0, azimuthDeg));
        const LatticeArea area{.origin = kCountry.center(), .stepE = kStepM, .stepN = kStepM, .firstColumn = -60, .firstRow = -60, .columns = 121, .rows = 121};
        const auto field = castShadows(*ground, area, {.azimuthDeg = azimuthDeg, .elevationDeg = kElevationDeg}, kHeightM);
        ASSERT_TRUE(field) << field.error().message;
        for (int row = 0; row < area.rows; ++row) {
            for (int column = 0; column < area.columns; ++column) {
                const double alongM = ((column - 60) * std::sin(azimuthDeg * kDegToRad) + (row - 60) * std::cos(azimuthDeg * kDegToRad)) * kStepM;
                const double lit = litAt(*field, area, column, row, *ground);
                const auto where = testing::Message() << azimuthDeg << " degrees, " << alongM << " m along";
                // Between the lattice's points a step is a ramp of a cell's width, seen across: two cells are left out at the foot and at the end.
                const bool isOutside = alongM > kStepM * 2.0 || alongM < -lengthM - kStepM * 2.0, isInside = alongM < -kStepM * 2.0 && alongM > -lengthM + kStepM * 2.0;
                if (isOutside) {
                    EXPECT_GT(lit, 0.95) << where;
                }
                if (isInside) {
                    EXPECT_LT(lit, 0.05) << where;
                }
            }
        }
    }
}

// The sun's disc is 0.533 degrees wide: 3 km behind a wall, with the sun at 20 degrees, its shadow's edge is soft over
// d (tan 20.27 / tan 19.73 - 1) = 3000 * 0.0297 = 89 m.
TEST(TerrainShadow, HasAnEdgeAsSoftAsTheSunIsWide) {
    const double heightM = 3000.0 * std::tan(20.0 * kDegToRad);
    const auto ground = source(stepOf(heightM, 0.0, 90.0));
    const LatticeArea area{.origin = kCountry.center(), .stepE = 5.0, .stepN = 5.0, .firstColumn = -640, .firstRow = 0, .columns = 90, .rows = 3};
    const auto field = castShadows(*ground, area, {.azimuthDeg = 90.0, .elevationDeg = 20.0}, heightM);
    ASSERT_TRUE(field) << field.error().message;
    double tenthM = 0.0, nineTenthsM = 0.0;
    for (int column = 0; column < area.columns; ++column) {
        const double lit = litAt(*field, area, column, 1, *ground), atM = (area.firstColumn + column) * area.stepE;
        if (lit > 0.9) nineTenthsM = atM;
        if (lit > 0.1) tenthM = atM;
    }
    EXPECT_NEAR(tenthM - nineTenthsM, 0.8 * 89.0, 8.0);
}

double hills(glm::dvec2 p) {
    double h = 400.0, size = 2200.0;
    for (int i = 0; i < 6; ++i, size *= 0.5) h += 0.16 * size * std::sin(p.x / size + i * 1.3) * std::cos(p.y / size * 1.1 + i * 0.7);
    return h;
}

/// The horizon towards the sun, looked for in small steps over the ground itself.
bool isInSun(glm::dvec2 place, double azimuthDeg, double elevationDeg) {
    const glm::dvec2 along(std::sin(azimuthDeg * kDegToRad), std::cos(azimuthDeg * kDegToRad));
    const double here = hills(place), tangent = std::tan(elevationDeg * kDegToRad);
    for (double d = 10.0; d < 1500.0 / tangent; d += 5.0)
        if (kCountry.contains(place + along * d) && hills(place + along * d) > here + d * tangent) return false;
    return true;
}

TEST(TerrainShadow, AgreesWithALookAlongEveryRay) {
    const auto ground = source(hills);
    for (const auto& [azimuthDeg, elevationDeg] : {std::pair(100.0, 8.0), std::pair(228.0, 5.0), std::pair(349.0, 9.0)}) {
        const LatticeArea area{.origin = {0.0, 0.0}, .stepE = 10.0, .stepN = 10.0, .firstColumn = 1800, .firstRow = 1900, .columns = 200, .rows = 180};
        const auto field = castShadows(*ground, area, {.azimuthDeg = azimuthDeg, .elevationDeg = elevationDeg}, 1500.0);
        ASSERT_TRUE(field) << field.error().message;
        int inSun = 0, points = 0, wrong = 0;
        for (int row = 0; row < area.rows; row += 6) {
            for (int column = 0; column < area.columns; column += 6, ++points) {
                const bool expected = isInSun({(area.firstColumn + column) * 10.0, (area.firstRow + row) * 10.0}, azimuthDeg, elevationDeg);
                inSun += expected ? 1 : 0;
                wrong += (litAt(*field, area, column, row, *ground) > 0.5) != expected ? 1 : 0;
            }
        }
        EXPECT_GT(inSun, points / 20);
        EXPECT_LT(inSun, points * 19 / 20);
        EXPECT_LT(wrong, points / 50) << azimuthDeg;  // along the edges of shadows
    }
}

TEST(TerrainShadow, IsTheSameOnBothSidesOfASeam) {
    const auto ground = source(hills);
    for (const double azimuthDeg : {100.0, 190.0, 315.0}) {
        const auto castOn = [&](int firstColumn, int firstRow) {
            const LatticeArea area{.origin = {0.0, 0.0}, .stepE = 10.0, .stepN = 10.0, .firstColumn = firstColumn, .firstRow = firstRow, .columns = 257, .rows = 257};
            return std::pair(area, *castShadows(*ground, area, {.azimuthDeg = azimuthDeg, .elevationDeg = 8.0}, 1500.0));
        };
        const auto [west, westField] = castOn(1500, 1500);
        const auto [east, eastField] = castOn(1756, 1500);
        const auto [north, northField] = castOn(1500, 1756);
        double off = 0.0;
        int visible = 0;
        for (int i = 0; i < 257; ++i) {
            const double acrossE = std::abs(litAt(westField, west, 256, i, *ground) - litAt(eastField, east, 0, i, *ground));
            const double acrossN = std::abs(litAt(westField, west, i, 256, *ground) - litAt(northField, north, i, 0, *ground));
            off += acrossE + acrossN;
            visible += (acrossE > 0.2 ? 1 : 0) + (acrossN > 0.2 ? 1 : 0);
        }
        EXPECT_LT(off / 514.0, 0.01) << azimuthDeg;
        EXPECT_LE(visible, 5) << azimuthDeg;
    }
}

TEST(TerrainShadow, OfHolesAndOfLevelGroundIsNone) {
    const auto ground = source([](glm::dvec2 p) { return p.x > 20500.0 ? std::numeric_limits<double>::quiet_NaN() : 12.0; });
    const LatticeArea area{.origin = kCountry.center(), .stepE = 10.0, .stepN = 10.0, .firstColumn = -20, .firstRow = 0, .columns = 60, .rows = 60};
    const auto field = castShadows(*ground, area, {.azimuthDeg = 80.0, .elevationDeg = 2.0}, 500.0);
    ASSERT_TRUE(field) << field.error().message;
    for (int row = 0; row < area.rows; ++row)
        for (int column = 0; column < area.columns; ++column) EXPECT_EQ(litAt(*field, area, column, row, *ground), 1.0);
}

}  // namespace
}  // namespace saban::geo
