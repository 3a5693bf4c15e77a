#include "viewer/app/table_search.h"

#include <QMetaObject>
#include <algorithm>
#include <utility>

namespace saban::app {

TableSearch::TableSearch(QObject* parent) : QObject(parent) {}

TableSearch::~TableSearch() {
    ofSources_.request_stop();
    ofQuery_.request_stop();
}

void TableSearch::setSources(PlanPtr plan, std::shared_ptr<const layers::StructureCatalogue> catalogue, std::shared_ptr<const layers::Ground> ground) {
    // Names of another ground need not be finished; those of the next state of a plan are made in an instant.
    if (ground != sources_.ground) ofSources_ = (ofSources_.request_stop(), std::stop_source());
    sources_ = {std::move(plan), std::move(catalogue), std::move(ground)};
}

void TableSearch::bringUpToDate(Indices& indices, const Sources& sources, const std::stop_token& stop) {
    if (!sources.plan) {
        indices.plan.reset();
        indices.ofPlan.reset();
    } else if (!indices.ofPlan || sources.plan != indices.plan || sources.catalogue != indices.catalogue) {
        const auto symbols = layers::SymbolNames::builtIn();
        indices.ofPlan = layers::PlanIndex::of(*sources.plan, sources.catalogue.get(), symbols ? symbols->get() : nullptr, stop);
        indices.plan = sources.plan;
        indices.catalogue = sources.catalogue;
    }
    if (!sources.ground || !sources.ground->vectors)
        indices.ofPlaces.reset();
    else if (!indices.ofPlaces || !indices.ofPlaces->isOf(*sources.ground->vectors, sources.ground->bounds))
        indices.ofPlaces = layers::PlaceIndex::of(*sources.ground->vectors, sources.ground->bounds, stop);
}

SearchAnswer TableSearch::answerOf(const Indices& indices, const QString& query, const std::stop_token& stop) {
    SearchAnswer answer{.query = query};
    const std::string text = query.toStdString();
    if (indices.ofPlan)
        for (layers::FoundFeature& found : indices.ofPlan->find(text, kMostHits + 1, stop))
            answer.hits.push_back({.name = std::move(found.name), .feature = std::move(found.feature), .rank = found.rank});
    if (indices.ofPlaces)
        for (layers::FoundPlace& found : indices.ofPlaces->find(text, kMostHits + 1, stop))
            answer.hits.push_back({.name = std::move(found.name), .at = found.at, .layer = found.layer, .isOnTable = found.isOnTable, .rank = found.rank});
    std::stable_sort(answer.hits.begin(), answer.hits.end(),
                     [](const SearchHit& a, const SearchHit& b) { return std::pair(!a.isOnTable, a.rank) < std::pair(!b.isOnTable, b.rank); });
    answer.hasMore = answer.hits.size() > kMostHits;
    if (answer.hasMore) answer.hits.resize(kMostHits);
    return answer;
}

void TableSearch::prepare() {
    worker_.submit([indices = indices_, sources = sources_, stop = ofSources_.get_token()](const std::stop_token&) { bringUpToDate(*indices, sources, stop); });
}

void TableSearch::search(const QString& query) {
    cancel();
    isSearching_ = true;
    worker_.submit([this, query, number = latest_, indices = indices_, sources = sources_, ready = ofSources_.get_token(), stop = ofQuery_.get_token()](const std::stop_token&) {
        if (stop.stop_requested()) return;
        bringUpToDate(*indices, sources, ready);
        SearchAnswer answer = answerOf(*indices, query, stop);
        if (stop.stop_requested()) return;
        QMetaObject::invokeMethod(this, [this, number, answer = std::move(answer)] {
            if (number != latest_) return;
            isSearching_ = false;
            emit answered(answer);
        }, Qt::QueuedConnection);
    });
}

void TableSearch::cancel() {
    ++latest_;
    isSearching_ = false;
    ofQuery_.request_stop();
    ofQuery_ = std::stop_source();
}

}  // namespace saban::app
