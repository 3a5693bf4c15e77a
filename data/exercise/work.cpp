#include <fmt/format.h>

#include <array>

#include "data/exercise/exercise.h"

namespace saban::exercise {

using namespace layers;

void addWork(Draft& draft) {
    constexpr std::array kBodies{"Ban chỉ huy phòng thủ khu vực", "UBND xã Suối Mơ", "UBND xã Đá Trắng", "Đại đội công binh", "Phòng hậu cần, kỹ thuật"};
    constexpr std::array kStages{"Tạm ứng", "Đợt 1", "Đợt 2", "Quyết toán"};
    int number = 0;
    for (const auto& [feature, name] : draft.works) {
        if (++number % 4 == 0) continue;  // not everything has been given to somebody yet
        WorkItem item;
        item.name = "Xây dựng: " + name;
        item.feature = feature;
        item.responsibleBody = kBodies[static_cast<std::size_t>(number) % kBodies.size()];
        item.start = {fmt::format("2026-{:02}-{:02}", 6 + number % 2, 1 + number % 27)};
        item.due = {fmt::format("2026-{:02}-{:02}", 8 + number % 2, 1 + (number * 7) % 27)};
        item.percentDone = number % 3 == 0 ? 100.0 : (number * 17) % 90;
        item.cost = 15e6 * (1 + number % 9);
        item.fundingStage = kStages[static_cast<std::size_t>(number) % kStages.size()];
        item.materials = fmt::format("gỗ {} m³; bao cát {} cái; tôn {} tấm", 2 + number % 5, 200 + 40 * (number % 8), 10 + number % 12);
        item.groups = {draft.protection};
        const double done = item.percentDone;
        const Uid uid = draft.add(item);
        for (int i = 1; i <= (done > 50.0 ? 2 : done > 0.0 ? 1 : 0); ++i) {
            WorkLogEntry entry;
            entry.workItem = uid;
            entry.at = {fmt::format("2026-{:02}-{:02}T16:00", 6 + i, 3 + (number * 5) % 24)};
            entry.author = "Trợ lý công trình";
            entry.percentDone = done * i / (done > 50.0 ? 2 : 1);
            entry.note = i == 1 ? "Đào đất, chuẩn bị vật liệu" : "Dựng khung, lấp phủ";
            draft.add(entry);
        }
    }
}

}  // namespace saban::exercise
