#include "layers/search/place_index.h"

#include <algorithm>

#include "geo/vector/vector_style.h"

namespace saban::layers {

namespace {

constexpr std::size_t kCheckEvery = 4096;  ///< names between questions whether to stop

}  // namespace

std::shared_ptr<const PlaceIndex> PlaceIndex::of(const geo::VectorSource& vectors, const geo::Bounds& table, const std::stop_token& stop) {
    auto index = std::make_shared<PlaceIndex>();
    index->table_ = table;
    std::vector<Entry> all;
    for (std::size_t layer = 0; layer < vectors.layers().size(); ++layer) {
        index->lists_.push_back(vectors.names(layer));
        for (const geo::PlaceName& place : *index->lists_.back()) all.push_back({&place, layer});
    }
    std::stable_sort(all.begin(), all.end(), [](const Entry& a, const Entry& b) { return geo::vectorStyle(a.place->style).order > geo::vectorStyle(b.place->style).order; });
    std::size_t count = 0;
    for (const Entry& entry : all) {
        if (++count % kCheckEvery == 0 && stop.stop_requested()) return nullptr;
        Part& part = table.contains(entry.place->at) ? index->onTable_ : index->beside_;
        part.names.add(entry.place->text);
        part.entries.push_back(entry);
    }
    return index;
}

bool PlaceIndex::isOf(const geo::VectorSource& vectors, const geo::Bounds& table) const {
    if (!(table == table_) || vectors.layers().size() != lists_.size()) return false;
    for (std::size_t layer = 0; layer < lists_.size(); ++layer)
        if (vectors.names(layer) != lists_[layer]) return false;
    return true;
}

std::vector<FoundPlace> PlaceIndex::findIn(const Part& part, bool isOnTable, std::string_view query, std::size_t most, const std::stop_token& stop) const {
    std::vector<FoundPlace> found;
    const auto nameOf = [&](std::uint32_t entry) -> std::string_view { return part.entries[entry].place->text; };
    for (const NameMatch& match : part.names.find(query, most, nameOf, stop)) {
        const Entry& entry = part.entries[match.entry];
        found.push_back({.name = entry.place->text, .at = entry.place->at, .layer = entry.layer, .isOnTable = isOnTable, .rank = match.rank});
    }
    return found;
}

std::vector<FoundPlace> PlaceIndex::find(std::string_view query, std::size_t most, const std::stop_token& stop) const {
    std::vector<FoundPlace> found = findIn(onTable_, true, query, most, stop);
    if (found.size() < most)
        for (FoundPlace& place : findIn(beside_, false, query, most - found.size(), stop)) found.push_back(std::move(place));
    return found;
}

}  // namespace saban::layers
