#include "viewer/overlay/map_names.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <mutex>
#include <utility>

#include "geo/vector/vector_style.h"

namespace saban::viewer {

namespace {

constexpr double kBelowPlans = -1000.0;
constexpr int kTownOrder = 35, kVillageOrder = 34;

double labelScaleOf(int order) { return order > kTownOrder ? 1.15 : order == kTownOrder ? 1.05 : order == kVillageOrder ? 0.95 : 0.85; }

}  // namespace

bool MapNames::set(const std::shared_ptr<const geo::VectorSource>& vectors, const geo::Bounds& table) {
    std::vector<std::shared_ptr<const geo::PlaceNames>> lists;
    for (std::size_t i = 0; vectors && i < vectors->layers().size(); ++i) {
        const geo::VectorLayer& layer = vectors->layers()[i];
        if (layer.visible && layer.opacity > 0.0 && !vectors->names(i)->empty()) lists.push_back(vectors->names(i));
    }
    if (lists == list_->sources && table == list_->table) return false;
    static std::mutex mutex;
    static std::weak_ptr<const List> latest;  // of whatever view made one
    const std::lock_guard lock(mutex);
    auto known = latest.lock();
    list_ = known && known->sources == lists && known->table == table ? std::move(known) : make(std::move(lists), table);
    latest = list_;
    return true;
}

std::shared_ptr<const MapNames::List> MapNames::make(std::vector<std::shared_ptr<const geo::PlaceNames>> sources, const geo::Bounds& table) {
    auto list = std::make_shared<List>();
    list->sources = std::move(sources);
    list->table = table;
    for (const auto& source : list->sources)
        for (const geo::PlaceName& name : *source) {
            if (!table.contains(name.at)) continue;
            const geo::VectorStyle& style = geo::vectorStyle(name.style);
            list->places.push_back({.at = name.at, .toM = style.nameToM, .order = style.order});
            list->markers.push_back({.id = fmt::format("map_names{}", list->markers.size()), .at = name.at, .label = name.text, .importance = kBelowPlans + style.order,
                                     .scale = labelScaleOf(style.order), .isMapName = true, .isBold = style.order >= kTownOrder});
        }
    return list;
}

void MapNames::findNear(const Eye& eye, const std::function<bool(glm::dvec2)>& mayBeSeen, std::vector<std::uint32_t>& found) const {
    struct Candidate {
        std::int32_t order;
        float squareM;
        std::uint32_t index;
    };
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < list_->places.size(); ++i) {
        const Place& place = list_->places[i];
        const glm::dvec2 way = place.at - eye.at;
        const double square = way.x * way.x + way.y * way.y + eye.overGroundM * eye.overGroundM;
        const double farthest = place.toM / eye.metresPerPixel;
        if (place.toM > 0.0f && square > farthest * farthest) continue;
        if (!mayBeSeen(place.at)) continue;
        candidates.push_back({place.order, static_cast<float>(square), static_cast<std::uint32_t>(i)});
    }
    const auto comesFirst = [](const Candidate& a, const Candidate& b) {
        if (a.order != b.order) return a.order > b.order;
        return a.squareM != b.squareM ? a.squareM < b.squareM : a.index < b.index;
    };
    if (candidates.size() > kMost) {
        std::nth_element(candidates.begin(), candidates.begin() + kMost, candidates.end(), comesFirst);
        candidates.resize(kMost);
    }
    // In the order of the layers, so that equals keep their places as the view moves.
    found.clear();
    for (const Candidate& candidate : candidates) found.push_back(candidate.index);
    std::sort(found.begin(), found.end());
}

}  // namespace saban::viewer
