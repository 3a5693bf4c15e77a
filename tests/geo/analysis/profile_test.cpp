#include "geo/analysis/profile.h"

#include <gtest/gtest.h>

#include <cmath>
#include <glm/geometric.hpp>
#include <limits>
#include <vector>

namespace saban::geo {
namespace {

Crs utm48() { return *Crs::fromEpsg(3405); }

std::shared_ptr<const ElevationSource> terrain(std::function<double(glm::dvec2)> heightM) {
    return ElevationSource::fromFunction(utm48(), Bounds{480000.0, 2330000.0, 490000.0, 2340000.0}, 10.0, std::move(heightM));
}

// Geodesics from cs2cs (PROJ 9.1.1) and `geod -I +ellps=WGS84`: 2122.170599 m from A to B, 2122.171450 m from B to C.
const glm::dvec2 kA(481200.0, 2335600.0), kB(482700.0, 2337100.0), kC(483000.0, 2335000.0);
const std::vector<glm::dvec2> kLine{kA, kB, kC};
constexpr double kAB = 2122.170599, kBC = 2122.171450;

// On a plane that rises by 5 m each 100 m to the north, A to B climbs 75 m and B to C falls 105 m, both evenly.
TEST(Profile, OfAnEvenSlopeHasItsGradesAndHeights) {
    const auto profile = computeProfile(*terrain([](glm::dvec2 p) { return 0.05 * (p.y - 2330000.0); }), kLine, 25.0);
    ASSERT_TRUE(profile) << profile.error().message;
    EXPECT_NEAR(profile->lengthM, kAB + kBC, 1e-4);
    EXPECT_NEAR(profile->ascentM, 75.0, 1e-6);
    EXPECT_NEAR(profile->descentM, 105.0, 1e-6);
    EXPECT_NEAR(profile->heightMinM, 250.0, 1e-6);
    EXPECT_NEAR(profile->heightMaxM, 355.0, 1e-6);
    EXPECT_NEAR(profile->gradeMaxPercent, -100.0 * 105.0 / kBC, 1e-3);
    EXPECT_NEAR(profile->samples.front().gradePercent.value(), 100.0 * 75.0 / kAB, 1e-3);
    EXPECT_NEAR(profile->heightAt(kAB / 2.0).value(), 280.0 + 37.5, 1e-6);
    EXPECT_EQ(profile->missingM, 0.0);
}

TEST(Profile, HasEveryVertexAndStepsNoLongerThanAsked) {
    const auto profile = computeProfile(*terrain([](glm::dvec2) { return 12.0; }), kLine, 100.0);
    ASSERT_TRUE(profile);
    ASSERT_EQ(profile->vertexDistancesM.size(), 3u);
    EXPECT_NEAR(profile->vertexDistancesM[1], kAB, 1e-4);
    bool hasVertex = false;
    for (std::size_t i = 0; i < profile->samples.size(); ++i) {
        hasVertex = hasVertex || profile->samples[i].at == kB;
        const double before = i > 0 ? profile->samples[i - 1].distanceM : 0.0;
        EXPECT_LE(profile->samples[i].distanceM - before, 100.0 + 1e-9);
    }
    EXPECT_TRUE(hasVertex);
    EXPECT_EQ(profile->samples.front().at, kA);
    EXPECT_EQ(profile->samples.back().at, kC);
    EXPECT_NEAR(glm::distance(profile->placeAt(kAB), kB), 0.0, 1e-6);
}

// 2000 m of the grid are 2000.8 m on the ground there, so 21 steps of at most 100 m: the eleventh ends 1048 m from the start, the first
// beyond the elevation's edge at 1000 m. What lies between the tenth and the end has no height.
TEST(Profile, NamesTheFirstDistanceWithoutAHeight) {
    const std::vector<glm::dvec2> line{{489000.0, 2335000.0}, {491000.0, 2335000.0}};  // half of it beside the elevation
    const auto source = terrain([](glm::dvec2) { return 5.0; });
    const auto refused = computeProfile(*source, line, 100.0);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::NoData);
    EXPECT_NE(refused.error().message.find("1048 m"), std::string::npos) << refused.error().message;
    const auto kept = computeProfile(*source, line, 100.0, ProfileGaps::Keep);
    ASSERT_TRUE(kept);
    EXPECT_NEAR(kept->missingM, 2000.8 * 11.0 / 21.0, 0.2);
    EXPECT_FALSE(kept->samples.back().heightM);
    EXPECT_FALSE(kept->heightAt(kept->lengthM - 10.0));
    EXPECT_EQ(kept->heightMinM, 5.0);
}

TEST(Profile, WhereNothingHasAHeightIsRefusedInAnyCase) {
    const std::vector<glm::dvec2> line{{500000.0, 2335000.0}, {501000.0, 2335000.0}};
    const auto profile = computeProfile(*terrain([](glm::dvec2) { return 5.0; }), line, 100.0, ProfileGaps::Keep);
    ASSERT_FALSE(profile);
    EXPECT_EQ(profile.error().code, ErrorCode::NoData);
}

TEST(Profile, RefusesWhatMakesNoLine) {
    const auto source = terrain([](glm::dvec2) { return 5.0; });
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const auto codeOf = [&](const std::vector<glm::dvec2>& line, double stepM) {
        const auto profile = computeProfile(*source, line, stepM);
        return profile ? std::string("ok") : profile.error().code == ErrorCode::InvalidArgument ? "refused" : "other";
    };
    EXPECT_EQ(codeOf({}, 1.0), "refused");
    EXPECT_EQ(codeOf({kA}, 1.0), "refused");
    EXPECT_EQ(codeOf({kA, kA}, 1.0), "refused");
    EXPECT_EQ(codeOf({kA, {nan, 0.0}}, 1.0), "refused");
    EXPECT_EQ(codeOf(kLine, 0.0), "refused");
    EXPECT_EQ(codeOf(kLine, nan), "refused");
    EXPECT_EQ(codeOf(kLine, 1e-4), "refused");
    EXPECT_EQ(codeOf(kLine, 10.0), "ok");
}

TEST(Profile, StopsWhenAskedTo) {
    std::stop_source stop;
    stop.request_stop();
    const auto profile = computeProfile(*terrain([](glm::dvec2) { return 5.0; }), kLine, 10.0, ProfileGaps::Refuse, stop.get_token());
    ASSERT_FALSE(profile);
    EXPECT_EQ(profile.error().code, ErrorCode::Cancelled);
}

/// Samples every metre.
Profile profileOf(const std::vector<std::optional<double>>& heights) {
    Profile profile;
    for (std::size_t i = 0; i < heights.size(); ++i) profile.samples.push_back({.distanceM = static_cast<double>(i), .at = {}, .heightM = heights[i]});
    profile.lengthM = static_cast<double>(heights.size() - 1);
    return profile;
}

TEST(SteepestStretch, TellsTheSlopeOfTheGroundFromABankOfAMetre) {
    std::vector<std::optional<double>> heights;
    for (int i = 0; i <= 100; ++i) heights.emplace_back(100.0 + 0.02 * i - (i > 50 ? 1.5 : 0.0));  // 2 % up, and 1.5 m down in one step
    const auto bank = steepestStretch(profileOf(heights), 0.0), ground = steepestStretch(profileOf(heights), 10.0);
    ASSERT_TRUE(bank && ground);
    EXPECT_NEAR(bank->gradePercent, -148.0, 1e-9);
    EXPECT_EQ(bank->fromM, 50.0);
    EXPECT_EQ(bank->toM, 51.0);
    EXPECT_NEAR(ground->gradePercent, -13.0, 1e-9);  // 0.2 m up and 1.5 m down in 10 m
    EXPECT_EQ(ground->toM - ground->fromM, 10.0);
}

TEST(SteepestStretch, IsTheWholeOfAShortProfileAndNeverGoesOverAGap) {
    const auto whole = steepestStretch(profileOf({10.0, 11.0, 12.0}), 50.0);
    ASSERT_TRUE(whole);
    EXPECT_NEAR(whole->gradePercent, 100.0, 1e-9);
    EXPECT_EQ(whole->toM, 2.0);
    const auto parted = steepestStretch(profileOf({0.0, 1.0, 2.0, std::nullopt, 90.0, 92.0, 94.0}), 2.0);
    ASSERT_TRUE(parted);
    EXPECT_NEAR(parted->gradePercent, 200.0, 1e-9);
    EXPECT_EQ(parted->fromM, 4.0);
    EXPECT_FALSE(steepestStretch(profileOf({0.0, std::nullopt, 2.0}), 1.0));
}

TEST(ProfileStep, IsHalfACellUnlessTheLineIsLong) {
    const auto source = terrain([](glm::dvec2) { return 5.0; });
    EXPECT_DOUBLE_EQ(profileStepM(*source, kLine, 100000), 5.0);
    EXPECT_NEAR(profileStepM(*source, kLine, 100), (std::hypot(1500.0, 1500.0) + std::hypot(300.0, 2100.0)) / 100.0, 1e-9);
}

}  // namespace
}  // namespace saban::geo
