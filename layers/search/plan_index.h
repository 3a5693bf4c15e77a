#pragma once

#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "layers/catalogue/structure_catalogue.h"
#include "layers/model/feature_ref.h"
#include "layers/model/plan.h"
#include "layers/search/name_index.h"
#include "layers/symbols/symbol_search.h"

namespace saban::layers {

/// A feature that answers to what is looked for.
struct FoundFeature {
    FeatureRef feature{};
    std::string name{};  ///< its own, else the first line of its note; may be empty
    MatchRank rank = MatchRank::Elsewhere;
};

/// All features of a plan, to be found by their names, and by their notes, kinds, words, types of structures and the names of their
/// symbols in both languages. What is a part of something else (positions of units, the log of works) is found only by a name or a note
/// of its own.
/// Thread safety: any thread. Immutable.
class PlanIndex {
 public:
    /// `catalogue` null: the one that comes with Saban; `symbols` null: signs have no names. Null when asked to stop.
    static std::shared_ptr<const PlanIndex> of(const Plan& plan, const StructureCatalogue* catalogue, const SymbolNames* symbols, const std::stop_token& stop = {});

    /// The best `most`, the best first.
    std::vector<FoundFeature> find(std::string_view query, std::size_t most, const std::stop_token& stop = {}) const;

 private:
    struct Entry {
        FeatureRef feature;
        std::string name;
    };
    std::vector<Entry> entries_;
    NameIndex names_;
};

}  // namespace saban::layers
