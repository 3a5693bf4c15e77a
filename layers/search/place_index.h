#pragma once

#include <cstddef>
#include <glm/vec2.hpp>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "geo/core/bounds.h"
#include "geo/vector/vector_source.h"
#include "layers/search/name_index.h"

namespace saban::layers {

/// A name of a map that answers to what is looked for.
struct FoundPlace {
    std::string name{};
    glm::dvec2 at{0.0};     ///< table CRS
    std::size_t layer = 0;  ///< of the vector source
    bool isOnTable = true;
    MatchRank rank = MatchRank::Inside;
};

/// The names of all vector layers of a ground, hidden layers too. Keeps the lists that it was made of.
/// Thread safety: any thread. Immutable.
class PlaceIndex {
 public:
    /// Null when asked to stop. A million names take some seconds.
    static std::shared_ptr<const PlaceIndex> of(const geo::VectorSource& vectors, const geo::Bounds& table, const std::stop_token& stop = {});

    /// The best `most`, the best first; those beside the table come after all that are on it. Of equals, towns come before villages.
    std::vector<FoundPlace> find(std::string_view query, std::size_t most, const std::stop_token& stop = {}) const;

    /// True while it is made of what the source holds, and for this table.
    bool isOf(const geo::VectorSource& vectors, const geo::Bounds& table) const;

 private:
    struct Entry {
        const geo::PlaceName* place;
        std::size_t layer;
    };
    /// Names on the table, or those beside it.
    struct Part {
        std::vector<Entry> entries;
        NameIndex names;
    };
    std::vector<FoundPlace> findIn(const Part& part, bool isOnTable, std::string_view query, std::size_t most, const std::stop_token& stop) const;

    std::vector<std::shared_ptr<const geo::PlaceNames>> lists_;
    geo::Bounds table_;
    Part onTable_, beside_;
};

}  // namespace saban::layers
