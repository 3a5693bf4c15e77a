#pragma once

#include <QMetaType>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "layers/edit/edit.h"
#include "layers/model/plan.h"

namespace saban::app {

/// How long each scene took in a rehearsal, seconds, by uid of the scene, in the order in which they were first shown.
struct Rehearsal {
    std::vector<std::pair<layers::Uid, double>> times{};
    bool operator==(const Rehearsal&) const = default;
};

/// Adds up how long scenes are shown, from the arrival of their cameras; a scene that is shown again goes on. Told the time, it has no clock.
class RehearsalClock {
   public:
    /// Another scene is shown, whose camera takes a while to arrive. An overview that is no scene of the plan has no uid and is not counted.
    void show(const layers::Uid& scene, double nowS);
    /// Its camera has arrived. Without it nothing is counted.
    void arrive(double nowS);
    void setPaused(bool isPaused, double nowS);

    Rehearsal until(double nowS) const;

   private:
    void stop(double nowS);

    Rehearsal done_;
    layers::Uid scene_{};
    std::optional<double> sinceS_{};  ///< counting since then
    bool isPaused_ = false, wasCounting_ = false;
};

/// The times become the planned durations of the scenes, in whole seconds, one at least. Scenes that are gone are passed over; nothing differs: an empty edit.
layers::Edit takeOver(const layers::Plan& plan, const Rehearsal& rehearsal, std::string label);

}  // namespace saban::app

Q_DECLARE_METATYPE(saban::app::Rehearsal)
