#include "viewer/overlay/marker_layout.h"

#include <gtest/gtest.h>

#include <random>

namespace saban::viewer {
namespace {

std::vector<MarkerCandidate> scattered(int count, unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> x(0, 1920), y(0, 1080);
    std::vector<MarkerCandidate> candidates;
    for (int i = 0; i < count; ++i)
        candidates.push_back({.anchorPx = {x(random), y(random)}, .sizePx = {40, 30}, .labelSizePx = {90, 14}, .importance = static_cast<double>(i % 7)});
    return candidates;
}

TEST(MarkerLayout, NothingOverlapsAnything) {
    const auto candidates = scattered(3000, 1);
    const auto placed = layOutMarkers(candidates, {});
    ASSERT_GT(placed.size(), 200u);
    std::vector<Rectangle> all;
    for (const PlacedMarker& marker : placed) {
        all.push_back(marker.sign);
        if (marker.hasLabel) all.push_back(marker.label);
    }
    for (std::size_t i = 0; i < all.size(); ++i)
        for (std::size_t j = i + 1; j < all.size(); ++j) ASSERT_FALSE(all[i].overlaps(all[j])) << i << ' ' << j;
}

TEST(MarkerLayout, EveryCandidateInThePictureStandsOrIsCounted) {
    const auto candidates = scattered(3000, 2);
    std::size_t counted = 0;
    const auto placed = layOutMarkers(candidates, {.most = 10000});
    for (const PlacedMarker& marker : placed) counted += 1 + marker.hiddenBehind;
    // Anchors at the upper edge have their sign above the picture.
    std::size_t inPicture = 0;
    for (const auto& candidate : candidates) inPicture += candidate.anchorPx.y - 14.0 > 0.0;
    EXPECT_EQ(counted, inPicture);
}

TEST(MarkerLayout, TheMoreImportantStandsAndTheOtherIsLiftedOrHidden) {
    std::vector<MarkerCandidate> candidates(3, {.anchorPx = {500, 500}, .sizePx = {40, 30}});
    candidates[1].importance = 5.0;
    const auto placed = layOutMarkers(candidates, {});
    ASSERT_EQ(placed.size(), 2u);
    EXPECT_EQ(placed[0].index, 1u);
    EXPECT_NEAR(placed[0].sign.max.y, 500 - 14, 1e-9);
    EXPECT_LT(placed[1].sign.max.y, placed[0].sign.min.y);
    EXPECT_EQ(placed[0].hiddenBehind + placed[1].hiddenBehind, 1);
}

TEST(MarkerLayout, ASignThatStoodKeepsItsPlaceALittleLonger) {
    std::vector<MarkerCandidate> candidates(2, {.anchorPx = {500, 500}, .sizePx = {40, 30}});
    candidates[0].importance = 5.0;
    candidates[1].anchorPx.x = 538;  // two pixels of overlap
    EXPECT_LT(layOutMarkers(candidates, {})[1].sign.max.y, 480);
    candidates[1].wasShown = true;
    EXPECT_NEAR(layOutMarkers(candidates, {})[1].sign.max.y, 486, 1e-9);
}

TEST(MarkerLayout, TextsStandWhereTheyAreInNobodysWay) {
    MarkerCandidate candidate{.anchorPx = {500, 500}, .sizePx = {40, 30}, .labelSizePx = {90, 14}, .amplifiedPx = {{-120, -40}, {80, 4}}};
    const auto alone = layOutMarkers(std::span(&candidate, 1), {});
    ASSERT_EQ(alone.size(), 1u);
    EXPECT_TRUE(alone[0].isAmplified);
    EXPECT_FALSE(alone[0].hasLabel);  // the name is among the texts
    EXPECT_NEAR(alone[0].sign.min.x, 380.0, 1e-9);
    std::vector<MarkerCandidate> both(2, candidate);
    both[1].anchorPx.x = 420;
    both[1].amplifiedPx = {};
    const auto crowded = layOutMarkers(both, {});
    ASSERT_EQ(crowded.size(), 2u);
    EXPECT_FALSE(crowded[0].isAmplified);
    candidate.anchorPx.x = 100;  // they would be cut off by the picture's edge
    EXPECT_FALSE(layOutMarkers(std::span(&candidate, 1), {})[0].isAmplified);
}

TEST(MarkerLayout, NoNameLiesUnderTheBadgeThatCountsHiddenSigns) {
    std::size_t counts = 0;
    const auto placed = layOutMarkers(scattered(3000, 5), {.countPx = 15.0});
    for (const PlacedMarker& counted : placed) {
        const bool isCounted = counted.count.max.x > counted.count.min.x;
        EXPECT_EQ(isCounted, counted.hiddenBehind > 0);
        if (!isCounted) continue;
        ++counts;
        EXPECT_TRUE(counted.count.overlaps(counted.sign));
        for (const PlacedMarker& named : placed) ASSERT_FALSE(named.hasLabel && named.label.overlaps(counted.count));
    }
    EXPECT_GT(counts, 100u);
}

/// With texts a sign is larger and its badge stands elsewhere: (467, 444) to (489, 459). Without them it would reach down to 462, where the other sign's name, (384, 460) to (474, 474), begins.
TEST(MarkerLayout, ABadgeTakesNoRoomWhereItWouldStandWithoutTexts) {
    const std::vector<MarkerCandidate> candidates{{.anchorPx = {500, 500}, .sizePx = {40, 30}, .amplifiedPx = {{-22, -33}, {22, 0}}, .hiddenBehind = 1, .importance = 2.0},
                                                  {.anchorPx = {361, 496}, .sizePx = {40, 30}, .labelSizePx = {90, 14}, .labelSideBefore = 0}};
    const auto placed = layOutMarkers(candidates, {.countPx = 15.0, .amplifiedScale = 1.1});
    ASSERT_EQ(placed.size(), 2u);
    EXPECT_TRUE(placed[0].isAmplified);
    EXPECT_NEAR(placed[0].count.max.y, 459.0, 1e-9);
    EXPECT_EQ(placed[1].labelSide, 0);
    EXPECT_NEAR(placed[1].label.max.x, 474.0, 1e-9);
}

TEST(MarkerLayout, NothingStandsWhereItMustBeKeptClear) {
    const Rectangle clear{{1500, 0}, {1920, 600}};
    for (const PlacedMarker& marker : layOutMarkers(scattered(3000, 3), {.keepClear = {clear}})) {
        EXPECT_FALSE(marker.sign.overlaps(clear));
        EXPECT_FALSE(marker.hasLabel && marker.label.overlaps(clear));
    }
}

TEST(MarkerLayout, ANameStandsInThePictureAsAWholeOrNotAtAll) {
    std::vector<MarkerCandidate> names(3, {.anchorPx = {20, 500}, .sizePx = {120, 16}, .isName = true});
    names[1].anchorPx = {-5, 300};
    names[2].anchorPx = {900, 10};  // nothing but room above the picture
    const auto placed = layOutMarkers(names, {});
    ASSERT_EQ(placed.size(), 1u);
    EXPECT_EQ(placed[0].index, 0u);
    EXPECT_NEAR(placed[0].sign.min.x, 0.0, 1e-9);  // pushed in, over its point
    EXPECT_NEAR(placed[0].sign.max.x, 120.0, 1e-9);
    EXPECT_NEAR(placed[0].seatPx.x, 20.0, 1e-9);
}

TEST(MarkerLayout, OfTwoHalvesEachHasWhatIsAnchoredInItAndNoNameCrossesTheDivider) {
    std::vector<MarkerCandidate> candidates = scattered(2000, 4);
    for (std::size_t i = 0; i < candidates.size(); i += 2) candidates[i].isName = true;
    constexpr double kDivider = 1000.0;
    const auto left = layOutMarkers(candidates, {.toPx = kDivider}), right = layOutMarkers(candidates, {.fromPx = kDivider});
    for (const PlacedMarker& marker : left) {
        EXPECT_LT(candidates[marker.index].anchorPx.x, kDivider);
        EXPECT_FALSE(marker.hasLabel && marker.label.max.x > kDivider);
        EXPECT_FALSE(candidates[marker.index].isName && marker.sign.max.x > kDivider);
    }
    for (const PlacedMarker& marker : right) {
        EXPECT_GE(candidates[marker.index].anchorPx.x, kDivider);
        EXPECT_FALSE(marker.hasLabel && marker.label.min.x < kDivider);
        EXPECT_FALSE(candidates[marker.index].isName && marker.sign.min.x < kDivider);
    }
    const MarkerCandidate sign{.anchorPx = {990, 540}, .sizePx = {40, 30}, .labelSizePx = {90, 14}}, name{.anchorPx = {1005, 700}, .sizePx = {90, 16}, .isName = true};
    const auto besideIt = layOutMarkers(std::span(&sign, 1), {.toPx = kDivider}), pushed = layOutMarkers(std::span(&name, 1), {.fromPx = kDivider});
    ASSERT_EQ(besideIt.size() + pushed.size(), 2u);
    EXPECT_EQ(besideIt[0].labelSide, 1);  // left of the sign: right of it is the divider
    EXPECT_NEAR(pushed[0].sign.min.x, kDivider, 1e-9);
}

TEST(MarkerLayout, OfNothingIsNothing) { EXPECT_TRUE(layOutMarkers({}, {}).empty()); }

TEST(MarkerLayout, ASignStaysLiftedAndANameOnItsSide) {
    std::vector<MarkerCandidate> candidates{{.anchorPx = {500, 500}, .sizePx = {40, 30}, .labelSizePx = {90, 14}}};
    const auto usual = layOutMarkers(candidates, {});
    ASSERT_EQ(usual.size(), 1u);
    EXPECT_EQ(usual[0].lift, 0);
    EXPECT_EQ(usual[0].labelSide, 0);
    candidates[0].liftBefore = 1;
    candidates[0].labelSideBefore = 2;
    const auto kept = layOutMarkers(candidates, {});
    ASSERT_EQ(kept.size(), 1u);
    EXPECT_EQ(kept[0].lift, 1);
    EXPECT_EQ(kept[0].labelSide, 2);
    EXPECT_GE(kept[0].label.min.y, kept[0].sign.max.y);  // 2: under the sign
    // Where there is no room any longer, it gives way.
    const auto pushed = layOutMarkers(candidates, {.keepClear = {kept[0].label}});
    ASSERT_EQ(pushed.size(), 1u);
    EXPECT_NE(pushed[0].labelSide, 2);
}

TEST(MarkerLayout, ALongerLeaderRaisesTheSign) {
    const std::vector<MarkerCandidate> candidates{{.anchorPx = {500, 500}, .sizePx = {40, 30}, .raisePx = 12.0}};
    EXPECT_NEAR(layOutMarkers(candidates, {})[0].sign.max.y, 500 - 14 - 12, 1e-9);
}

}  // namespace
}  // namespace saban::viewer
