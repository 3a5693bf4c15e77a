#include "layers/works/work_state.h"

#include <array>
#include <chrono>

namespace saban::layers {

namespace {

std::optional<double> dayNumber(const Day& day) {
    const auto read = parseDay(day.iso);
    if (!read) return std::nullopt;
    const auto number = [&](std::size_t from, std::size_t count) { return std::stoi(read->iso.substr(from, count)); };
    const std::chrono::year_month_day date(std::chrono::year(number(0, 4)), std::chrono::month(static_cast<unsigned>(number(5, 2))),
                                           std::chrono::day(static_cast<unsigned>(number(8, 2))));
    return static_cast<double>(std::chrono::sys_days(date).time_since_epoch().count());
}

}  // namespace

std::string_view nameOf(WorkState state) {
    static constexpr std::array<std::string_view, 5> names{"unknown", "done", "on_time", "at_risk", "late"};
    return names[static_cast<std::size_t>(state)];
}

std::optional<double> timePercent(const WorkItem& item, const Day& day) {
    const auto start = dayNumber(item.start), due = dayNumber(item.due), now = dayNumber(day);
    if (!start || !due || !now || *due < *start) return std::nullopt;
    if (*now < *start) return 0.0;
    if (*now >= *due) return 100.0;
    return 100.0 * (*now + 1.0 - *start) / (*due + 1.0 - *start);
}

WorkState stateOf(const WorkItem& item, const Day& day) {
    if (item.percentDone >= 100.0) return WorkState::Done;
    const auto due = dayNumber(item.due), now = dayNumber(day);
    if (!due || !now) return WorkState::Unknown;
    if (*due < *now) return WorkState::Late;
    const auto over = timePercent(item, day);
    return over && *over - item.percentDone > kWorkLagPercent ? WorkState::AtRisk : WorkState::OnTime;
}

}  // namespace saban::layers
