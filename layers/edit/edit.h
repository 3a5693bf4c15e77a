#pragma once

#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "layers/model/plan.h"

namespace saban::layers {

/// One feature before and after: `before` is null for what is new, `after` for what is removed.
template <typename T>
struct Change {
    std::shared_ptr<const T> before{}, after{};
    bool operator==(const Change&) const = default;
};

/// What turns one plan into the next: the only way in which plans change. A value.
struct Edit {
    std::string label{};  ///< for people: "Move Sở chỉ huy cơ bản"
    std::optional<std::pair<PlanSettings, PlanSettings>> settings{};
    std::tuple<std::vector<Change<Group>>, std::vector<Change<Phase>>, std::vector<Change<MapLayer>>, std::vector<Change<Unit>>,
               std::vector<Change<CommandPost>>, std::vector<Change<Structure>>, std::vector<Change<Route>>, std::vector<Change<Checkpoint>>,
               std::vector<Change<UnitPosition>>, std::vector<Change<Area>>, std::vector<Change<ControlLine>>, std::vector<Change<Remark>>,
               std::vector<Change<Scene>>, std::vector<Change<WorkItem>>, std::vector<Change<WorkLogEntry>>>
        changes{};

    template <typename T>
    const std::vector<Change<T>>& of() const {
        return std::get<std::vector<Change<T>>>(changes);
    }
    template <typename T>
    std::vector<Change<T>>& of() {
        return std::get<std::vector<Change<T>>>(changes);
    }
};

bool isEmpty(const Edit& edit);

/// How many features an edit adds, removes and changes.
struct EditCount {
    std::size_t added = 0, removed = 0, changed = 0;
};
EditCount countOf(const Edit& edit);

/// What turns `from` into `to`. Features that both share as objects are not looked into.
Edit difference(const Plan& from, const Plan& to, std::string label = {});

/// `plan` must hold what the edit says was there before.
Plan applied(const Plan& plan, const Edit& edit);

/// What takes the edit back.
Edit inverted(const Edit& edit, std::string label);

/// Gathers changes and makes one edit of them. Later changes of a feature take the place of earlier ones.
class PlanEditor {
   public:
    explicit PlanEditor(Plan plan) : before_(plan), plan_(std::move(plan)) {}

    const Plan& plan() const { return plan_; }  ///< with all changes so far

    void setSettings(PlanSettings settings) { plan_.settings = std::move(settings); }

    /// Adds features, or replaces those of the same uid. Those without a uid get one. Coordinates are rounded to millimetres.
    template <typename T>
    void put(std::vector<T> features);
    /// The same for one. Its uid.
    template <typename T>
    Uid put(T feature);

    /// Removes a feature and what is nothing without it: positions of a unit, checkpoints of a route, work items of a structure
    /// or route with their log. References from others to it are cleared, but for that of what is used in this phase only: without it,
    /// it would be used in all. What has no such uid is left as it is.
    template <typename T>
    void remove(const Uid& uid);

    Edit finish(std::string label) const { return difference(before_, plan_, std::move(label)); }

   private:
    Plan before_, plan_;
};

}  // namespace saban::layers
