#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "layers/model/feature_ref.h"
#include "layers/model/plan.h"
#include "layers/works/work_state.h"

namespace saban::layers {

using WorkItemPtr = std::shared_ptr<const WorkItem>;

/// What several work items come to on a day.
struct WorkTotals {
    std::string name{};  ///< of the body or command post; empty: of those that have none
    std::size_t count = 0, done = 0, onTime = 0, atRisk = 0, late = 0, unknown = 0;
    double meanPercent = 0.0;      ///< each item counts the same; 0 for none
    std::optional<double> cost{};  ///< of those that have one
    Day latestDue{};               ///< empty: none is due on a day
    bool operator==(const WorkTotals&) const = default;
};

WorkTotals totalsOf(std::span<const WorkItemPtr> items, const Day& day);

/// By responsible body, and by the command post that the structure to be made belongs to: by name, without one last.
std::vector<WorkTotals> totalsByBody(std::span<const WorkItemPtr> items, const Day& day);
std::vector<WorkTotals> totalsByCommandPost(const Plan& plan, std::span<const WorkItemPtr> items, const Day& day);

/// Structure or route that the work is about; nothing when the plan has none of that uid.
std::optional<FeatureRef> featureOf(const Plan& plan, const WorkItem& item);
/// Name of the command post that it belongs to; empty: none.
std::string commandPostOf(const Plan& plan, const WorkItem& item);

}  // namespace saban::layers
