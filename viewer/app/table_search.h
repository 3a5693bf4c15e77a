#pragma once

#include <QObject>
#include <QString>
#include <glm/vec2.hpp>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "geo/core/executor.h"
#include "layers/ground/ground.h"
#include "layers/search/place_index.h"
#include "layers/search/plan_index.h"
#include "viewer/app/plan_session.h"

namespace saban::app {

/// What answers to a search: a feature of the plan, or a name of the map.
struct SearchHit {
    std::string name{};             ///< empty: it has none
    layers::FeatureRef feature{};   ///< of the plan; no kind: a name of the map
    glm::dvec2 at{0.0};             ///< of a name of the map, table CRS
    std::size_t layer = 0;          ///< of the ground's vector layers
    bool isOnTable = true;
    layers::MatchRank rank = layers::MatchRank::Elsewhere;
};

/// The answer to one search, the best first.
struct SearchAnswer {
    QString query{};
    std::vector<SearchHit> hits{};
    bool hasMore = false;  ///< more than are told
};

/// Looks through a plan and the names of the map on a worker thread. Their names are made ready once for a plan and once for a ground.
/// A new search takes the place of the one before it, which is not answered.
/// Thread safety: GUI thread.
class TableSearch : public QObject {
    Q_OBJECT

   public:
    static constexpr std::size_t kMostHits = 60;

    explicit TableSearch(QObject* parent = nullptr);
    ~TableSearch() override;

    /// What is searched from now on; null: none. Cheap while nothing changed.
    void setSources(PlanPtr plan, std::shared_ptr<const layers::StructureCatalogue> catalogue, std::shared_ptr<const layers::Ground> ground);
    /// Answered by `answered`, later.
    void search(const QString& query);
    /// Makes the names ready, so that the first search need not wait.
    void prepare();
    /// Drops what is being looked for.
    void cancel();
    /// A search is not answered yet.
    bool isSearching() const { return isSearching_; }

   signals:
    void answered(const saban::app::SearchAnswer& answer);

   private:
    struct Sources {
        PlanPtr plan;
        std::shared_ptr<const layers::StructureCatalogue> catalogue;
        std::shared_ptr<const layers::Ground> ground;
    };
    /// Belongs to the worker.
    struct Indices {
        PlanPtr plan;
        std::shared_ptr<const layers::StructureCatalogue> catalogue;
        std::shared_ptr<const layers::PlanIndex> ofPlan;
        std::shared_ptr<const layers::PlaceIndex> ofPlaces;
    };
    static void bringUpToDate(Indices& indices, const Sources& sources, const std::stop_token& stop);
    static SearchAnswer answerOf(const Indices& indices, const QString& query, const std::stop_token& stop);

    Sources sources_;
    std::shared_ptr<Indices> indices_ = std::make_shared<Indices>();
    std::stop_source ofSources_, ofQuery_;
    unsigned latest_ = 0;
    bool isSearching_ = false;
    geo::Executor worker_{1};  ///< last: it ends before what it uses
};

}  // namespace saban::app
