#pragma once

#include <glm/vec2.hpp>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "layers/model/plan.h"

namespace saban::layers {

/// Where a unit is at a moment.
struct UnitPlace {
    glm::dvec2 at{0.0};                  ///< of its head, table CRS
    std::optional<double> headingDeg{};  ///< of its march, 0 to 360 clockwise from grid north; nothing: it stands
    std::vector<glm::dvec2> column{};    ///< of a unit on a route, from its tail to its head along the route; empty: it stands
    bool operator==(const UnitPlace&) const = default;
};

/// A moment of local time as seconds since 1970, and back ("2026-05-14T07:30:00"). Nothing for what is no moment.
std::optional<double> secondsOf(const Moment& moment);
Moment momentOf(double timeS);

/// The exercise over time: its phases, where each unit is, how far works have come.
///
/// Phases without dates come one after the other, each as long as `kUndatedPhaseS`: after the one before, before the first that is dated, and after all works or at 1970 when none is.
/// A unit starts for its place of a phase so that it arrives as the phase ends, or, when the way takes longer than the phase, marches through all of it. It takes the route of its
/// position, whole or in part: from the point of the route nearest to where it stood to the one nearest to where it goes, straight lines between; without a route a straight line.
/// Its column forms as the head sets off and closes up where it arrives.
/// Thread safety: immutable, any thread.
class Timeline {
 public:
    static constexpr double kUndatedPhaseS = 3600.0;
    static constexpr double kMarchKmh = 25.0;            ///< on routes; on foot paths and without a route a fifth
    static constexpr double kColumnMPerPerson = 1.5;     ///< length of a column by the unit's strength, by the echelon of its sign where that is no number
    static constexpr double kShortestColumnM = 30.0, kLongestColumnM = 5000.0;

    explicit Timeline(std::shared_ptr<const Plan> plan);

    struct Span {
        std::shared_ptr<const Phase> phase;
        double beginS, endS;  ///< begin < end
    };
    const std::vector<Span>& phases() const { return spans_; }  ///< in their order
    /// Of phases and works together. Equal when there are neither.
    double beginS() const { return beginS_; }
    double endS() const { return endS_; }
    /// Whether the plan gives dates, so that moments can be shown as such.
    bool isDated() const { return isDated_; }
    /// Null for what is no phase.
    const Span* spanOf(const Uid& phase) const;

    /// The last that has begun; empty before the first.
    Uid phaseAt(double timeS) const;
    /// Of units that have a place by then.
    std::map<Uid, UnitPlace> unitsAt(double timeS) const;
    /// On the way from where they were in the phase before to where they are in this one, `share` from 0 to 1 of each unit's own way. Empty for what is no phase.
    std::map<Uid, UnitPlace> unitsBetween(const Uid& phase, double share) const;
    /// As the plan has them in a phase; for what is no phase where they are first.
    std::map<Uid, UnitPlace> unitsIn(const Uid& phase) const;
    /// Units that change their place in a phase.
    std::vector<Uid> movingIn(const Uid& phase) const;
    /// Structures and routes that have work items: how far each is built, 0 (not begun: not there) to 1. By the dates of its items, evenly from the start to the end of the due day,
    /// through what the log says was done; what the log says at or after the due day is the end of it. An item without dates: what is done now, all when its structure is ready. Several items
    /// count alike.
    std::map<Uid, double> builtAt(double timeS) const;

 private:
    struct Move {
        int phase = -1;                       ///< index among `spans_`; -1: before all
        std::vector<glm::dvec2> way{};        ///< at least one point
        std::vector<double> alongM{};         ///< of each point
        double beginS = 0.0, endS = 0.0;
        double columnM = 0.0;                 ///< 0: without a route
    };
    /// How far a work has come: points of time and share between which it goes on evenly.
    using Progress = std::vector<std::pair<double, double>>;

    void layPhases(std::optional<double> worksEndS);
    void layWorks();
    void layMoves();
    static UnitPlace placeOn(const Move& move, double share);

    std::shared_ptr<const Plan> plan_;
    std::vector<Span> spans_;
    std::map<Uid, std::vector<Move>> moves_;        ///< by unit, in the order of phases
    std::map<Uid, std::vector<Progress>> progress_;  ///< by structure or route, of each of its items
    double beginS_ = 0.0, endS_ = 0.0;
    bool isDated_ = false;
};

}  // namespace saban::layers
