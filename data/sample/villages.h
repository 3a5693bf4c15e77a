#pragma once

#include <cstdint>
#include <vector>

#include "data/sample/grid.h"
#include "data/sample/roads.h"

namespace saban::sample {

/// A building with a rectangular plan.
struct House {
    Point centre;
    /// Unit vector along the ridge of the roof.
    Point along;
    double halfLengthM = 0.0;
    double halfWidthM = 0.0;
    /// Mixed bits that choose its roof.
    std::uint64_t id = 0;
};

struct Village {
    Point centre;
    std::vector<House> houses;
    /// Where its roads and lanes lead.
    std::vector<Road> lanes;
};

/// The best dry and level site for a village within `reachM` of `wanted`.
Point villageSite(const Terrain& terrain, Point wanted, double reachM);

/// Lanes that branch from the roads near the site, and houses with their gates on them. Houses keep off the river, the
/// roads, steep ground and each other.
Village makeVillage(const Terrain& terrain, const std::vector<Road>& roads, Point site, int houseCount,
                    std::uint64_t seed);

}  // namespace saban::sample
