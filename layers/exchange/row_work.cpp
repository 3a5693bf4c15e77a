#include "layers/exchange/row_work.h"

#include <tuple>

namespace saban::layers {

std::unordered_map<Uid, std::shared_ptr<const WorkItem>> worksInRows(const Plan& plan) {
    std::unordered_map<Uid, std::shared_ptr<const WorkItem>> works;
    for (const auto& item : plan.all<WorkItem>().rows()) {
        if (item->feature.empty()) continue;
        auto& held = works[item->feature];
        if (!held || std::tie(item->name, item->uid) < std::tie(held->name, held->uid)) held = item;
    }
    return works;
}

}  // namespace saban::layers
