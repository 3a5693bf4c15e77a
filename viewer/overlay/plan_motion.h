#pragma once

#include <cstddef>
#include <map>
#include <optional>

#include "layers/briefing/timeline.h"
#include "layers/model/uid.h"

namespace saban::viewer {

/// How features of a plan stand at a moment of a scene, in place of how the plan and its phase have them. Changes from frame to frame, so
/// nothing is read or painted on the ground anew for it. A value.
struct PlanMotion {
    std::map<layers::Uid, layers::UnitPlace> units{};  ///< where units are, and which way they march; columns lie on the ground
    std::map<layers::Uid, double> appeared{};          ///< 0: not there, 1: wholly; others are there
    std::map<layers::Uid, double> opened{};            ///< structures, 0 closed to 1 open
    std::map<layers::Uid, double> built{};             ///< structures, 0 not begun (not there) to 1
    std::map<layers::Uid, double> highlighted{};       ///< any with a place, 0 to 1: ringed
    /// Seconds of the briefing's clock, never falling: signs that come and go then fade, and where they stand depends on where they stood in the moment before. Nothing: each picture
    /// stands by itself. Pictures of `Completeness::Final` fade by this time, others by the clock of the machine.
    std::optional<double> timeS{};
    /// Of a briefing, from 1; 0: none. Pictures of `Completeness::Final` remember nothing of another one: a scene looks the same whatever was shown before it.
    std::size_t scene = 0;
    bool isEmpty() const { return units.empty() && appeared.empty() && opened.empty() && built.empty() && highlighted.empty(); }
    /// But for the time and the scene.
    bool isSameState(const PlanMotion& other) const {
        return units == other.units && appeared == other.appeared && opened == other.opened && built == other.built && highlighted == other.highlighted;
    }
    bool operator==(const PlanMotion&) const = default;
};

}  // namespace saban::viewer
