#pragma once

#include <optional>
#include <string_view>

#include "layers/model/features.h"

namespace saban::layers {

/// How a work item stands on a day, from the best to the worst but for what is not known.
enum class WorkState { Unknown, Done, OnTime, AtRisk, Late };

/// "unknown", "done", "on_time", "at_risk", "late".
std::string_view nameOf(WorkState state);

/// Points of percent by which work may lag behind its time before it is at risk.
constexpr double kWorkLagPercent = 15.0;

/// Share of the time from start to due that is over at the end of that day, percent: 0 before the start, 100 from the due day on. Nothing
/// without both days, for what is no day, or when it is due before it starts.
std::optional<double> timePercent(const WorkItem& item, const Day& day);

/// How it stands on that day, by what is done now:
/// - done: 100 %;
/// - late: the due day is over and it is not done;
/// - at risk: less is done than the share of time that is over, by more than `kWorkLagPercent` points;
/// - on time: otherwise, also when nothing says when it starts;
/// - unknown: not done, and without a due day.
WorkState stateOf(const WorkItem& item, const Day& day);

}  // namespace saban::layers
