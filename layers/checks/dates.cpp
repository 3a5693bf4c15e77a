#include "layers/checks/rules.h"

namespace saban::layers {

namespace {

/// As people write days and moments: "20/05/2026", "15/09/2026 07:30".
std::string shown(const std::string& iso) {
    if (iso.size() < 10) return iso;
    const std::string day = iso.substr(8, 2) + "/" + iso.substr(5, 2) + "/" + iso.substr(0, 4);
    return iso.size() > 11 ? day + " " + iso.substr(11, 5) : day;
}

}  // namespace

void checkDates(const Plan& plan, const CheckContext& context, Findings& findings) {
    // Days and moments of ISO 8601 sort as their texts do.
    for (const auto& row : plan.all<WorkItem>().rows()) {
        if (!row->start.iso.empty() && !row->due.iso.empty() && row->due.iso < row->start.iso)
            findings.add(Severity::Error, *row, text(SABAN_TR("layers", "{0} is due on {1}, before it starts on {2}"), titleOf(*row), shown(row->due.iso), shown(row->start.iso)));
        if (!(row->percentDone >= 0.0 && row->percentDone <= 100.0))
            findings.add(Severity::Error, *row, text(SABAN_TR("layers", "{0} is {1} % done: give a number from 0 to 100"), titleOf(*row), row->percentDone));
        else if (!context.today.iso.empty() && !row->due.iso.empty() && row->due.iso < context.today.iso && row->percentDone < 100.0)
            findings.add(Severity::Warning, *row, text(SABAN_TR("layers", "{0} is late: it was due on {1} and is {2} % done"), titleOf(*row), shown(row->due.iso), row->percentDone));
    }
    for (const auto& row : plan.all<WorkLogEntry>().rows())
        if (row->percentDone && !(*row->percentDone >= 0.0 && *row->percentDone <= 100.0))
            findings.add(Severity::Error, *row, text(SABAN_TR("layers", "{0} is {1} % done: give a number from 0 to 100"), titleOf(*row), *row->percentDone));
    for (const auto& row : plan.all<Phase>().rows())
        if (!row->start.iso.empty() && !row->end.iso.empty() && row->end.iso < row->start.iso)
            findings.add(Severity::Error, *row, text(SABAN_TR("layers", "{0} ends at {1}, before it starts at {2}"), titleOf(*row), shown(row->end.iso), shown(row->start.iso)));
}

}  // namespace saban::layers
