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

void addScenes(Draft& draft) {
    int order = 0;
    const auto scene = [&](const char* name, const char* caption, const char* notes, int phase, glm::dvec2 at, double heading, double pitch, double range) {
        Scene s;
        s.name = name;
        s.caption = caption;
        s.note = notes;
        s.order = ++order;
        if (phase > 0) s.phase = draft.phases[phase - 1];
        if (range > 0.0) {
            s.targetE = at.x;
            s.targetN = at.y;
            s.headingDeg = heading;
            s.pitchDeg = pitch;
            s.rangeM = range;
        }
        draft.add(s);
    };
    const auto& villages = draft.site.villages();
    scene("Toàn khu vực", "Khu vực phòng thủ: ba xã, địa hình đồi núi", "Giới thiệu địa hình, dân cư, đường trục.", 0, {}, 0, 0, 0);
    scene("Sở chỉ huy cơ bản", "Sở chỉ huy cơ bản và hệ thống công trình", "Nhấn mạnh tiến độ các hầm.", 1, draft.mainAt, 20, -28, 650);
    scene("Sở chỉ huy phía trước", "Sở chỉ huy phía trước trên sườn đèo", "", 2, draft.forwardAt, 330, -24, 700);
    scene("Sở chỉ huy phía sau", "Sở chỉ huy phía sau, khu hậu phương", "", 2, draft.rearAt, 150, -26, 700);
    scene("Đường trục", "Cơ động theo đường trục", "Thời gian hành quân xem bảng.", 2, villages[0] + glm::dvec2(-1200, 400), 300, -20, 2600);
    scene("Giai đoạn 1", "Giai đoạn 1: Chuyển trạng thái", "", 1, villages[0], 10, -34, 5200);
    scene("Giai đoạn 2", "Giai đoạn 2: Tổ chức chuẩn bị", "", 2, draft.forwardAt, 340, -30, 4600);
    scene("Giai đoạn 3", "Giai đoạn 3: Thực hành diễn tập", "Kết luận, rút kinh nghiệm.", 3, draft.forwardAt, 345, -26, 3600);
}

}  // namespace saban::exercise
