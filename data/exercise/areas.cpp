#include <glm/common.hpp>

#include "data/exercise/exercise.h"

namespace saban::exercise {

using namespace layers;

namespace {

std::vector<glm::dvec2> ellipse(glm::dvec2 centre, double halfE, double halfN) {
    std::vector<glm::dvec2> ring;
    for (int i = 0; i < 28; ++i) {
        const double angle = i * std::acos(-1.0) / 14.0;
        // Not quite round: ground never is.
        const double bulge = 1.0 + 0.09 * std::sin(3.0 * angle + centre.x);
        ring.push_back(glm::round(centre + bulge * glm::dvec2(halfE * std::cos(angle), halfN * std::sin(angle))));
    }
    return ring;
}

void append(std::vector<glm::dvec2>& to, const std::vector<glm::dvec2>& from, bool isReversed) {
    if (isReversed) to.insert(to.end(), from.rbegin(), from.rend());
    else to.insert(to.end(), from.begin(), from.end());
}

}  // namespace

void addAreas(Draft& draft) {
    const geo::Bounds& table = draft.site.bounds();
    const auto& villages = draft.site.villages();
    const auto area = [&](const char* name, AreaKind kind, std::vector<glm::dvec2> ring, std::vector<Uid> phases, const char* grade, const Uid& group) {
        Area a;
        a.name = name;
        a.kind = kind;
        a.grade = grade;
        a.phases = std::move(phases);
        if (!group.empty()) a.groups = {group};
        a.geometry = Geometry::area(std::move(ring));
        draft.add(a);
    };
    // Three communes meet in one point; their borders are shared point by point.
    const double margin = 300.0;
    const double west = table.minE + margin, east = table.maxE - margin, south = table.minN + margin, north = table.maxN - margin;
    const glm::dvec2 meeting = glm::round(glm::dvec2((villages[0].x + villages[1].x + villages[2].x) / 3.0 - 350.0, (villages[0].y + villages[1].y + villages[2].y) / 3.0));
    const auto border = [&](glm::dvec2 end, double sway) {
        std::vector<glm::dvec2> line;
        for (int i = 1; i <= 12; ++i) {
            const glm::dvec2 at = glm::mix(meeting, end, i / 12.0);
            const glm::dvec2 side(-(end - meeting).y, (end - meeting).x);
            line.push_back(i == 12 ? end : glm::round(at + side * sway * std::sin(i * 0.9)));
        }
        return line;
    };
    const auto toNorth = border({west + 8600.0, north}, 0.05), toWest = border({west, south + 4300.0}, 0.04), toEast = border({east, south + 2900.0}, 0.045);
    std::vector<glm::dvec2> stone{meeting}, dream{meeting}, ravine{meeting};
    append(stone, toWest, false);
    stone.push_back({west, north});
    std::vector<glm::dvec2> northBack(toNorth.rbegin(), toNorth.rend());
    stone.insert(stone.end(), northBack.begin(), northBack.end());
    append(dream, toNorth, false);
    dream.push_back({east, north});
    append(dream, toEast, true);
    append(ravine, toEast, false);
    ravine.push_back({east, south});
    ravine.push_back({west, south});
    append(ravine, toWest, true);
    area("Xã Suối Mơ", AreaKind::AdministrativeUnit, dream, {}, "giỏi", draft.communes[0]);
    area("Xã Đá Trắng", AreaKind::AdministrativeUnit, stone, {}, "khá", draft.communes[1]);
    area("Xã Khe Sim", AreaKind::AdministrativeUnit, ravine, {}, "đạt", draft.communes[2]);
    const Uid &first = draft.phases[0], &second = draft.phases[1], &third = draft.phases[2];
    area("Khu căn cứ chiến đấu", AreaKind::BaseArea, ellipse(draft.mainAt, 900, 760), {}, "", draft.operations);
    area("Khu hậu phương", AreaKind::RearArea, ellipse(draft.rearAt, 950, 700), {second, third}, "", draft.logistics);
    area("Khu tập kết Suối Mơ", AreaKind::Assembly, ellipse(villages[0] + glm::dvec2(-800, -250), 380, 300), {first, second}, "", draft.communes[0]);
    area("Khu cấm Đồi Cọ", AreaKind::Restricted, ellipse(draft.forwardAt + glm::dvec2(700, 500), 420, 360), {third}, "", draft.operations);
    area("Khu dễ ngập ven sông", AreaKind::FloodProne, ellipse(villages[0] + glm::dvec2(1900, -1300), 900, 330), {}, "", {});
    area("Khu tìm kiếm, cứu nạn", AreaKind::SearchArea, ellipse(villages[2] + glm::dvec2(-1500, 500), 600, 500), {third}, "", draft.communes[2]);

    const auto line = [&](const char* name, ControlLineKind kind, Side side, std::vector<glm::dvec2> points, std::vector<Uid> phases) {
        ControlLine l;
        l.name = name;
        l.kind = kind;
        l.side = side;
        l.phases = std::move(phases);
        l.geometry = Geometry::line(std::move(points));
        draft.add(l);
    };
    const glm::dvec2 f = draft.forwardAt;
    line("Tuyến ngăn chặn số 1", ControlLineKind::Obstacle, Side::Own, {f + glm::dvec2(-1500, 500), f + glm::dvec2(-900, 950), f + glm::dvec2(-200, 1150), f + glm::dvec2(500, 1250)}, {second, third});
    line("Hướng chủ yếu của đối phương", ControlLineKind::Axis, Side::Other, {f + glm::dvec2(-2600, 2700), f + glm::dvec2(-1900, 1900), f + glm::dvec2(-1000, 1300)}, {second, third});
    line("Tuyến phối hợp", ControlLineKind::PhaseLine, Side::Own, {f + glm::dvec2(-2300, -900), f + glm::dvec2(-600, -700), f + glm::dvec2(1500, -200)}, {third});
    line("Ranh giới phân công", ControlLineKind::Boundary, Side::Own, {draft.mainAt + glm::dvec2(-1500, 300), draft.mainAt + glm::dvec2(-500, 1500), draft.mainAt + glm::dvec2(200, 2900)}, {second, third});

    const auto note = [&](const char* text, const char* author, const char* at, Geometry geometry) {
        Remark remark;
        remark.note = text;
        remark.author = author;
        remark.at = {at};
        remark.geometry = std::move(geometry);
        draft.add(remark);
    };
    note("Đoạn ngầm ngập khi mưa trên 100 mm", "Tham mưu", "2026-09-10T09:00", Geometry::point(villages[2] + glm::dvec2(250, 1500)));
    note("Cần dọn tầm quan sát phía bắc", "Trinh sát", "2026-09-11T15:20", Geometry::point(f + glm::dvec2(-250, 300)));
    note("Bổ sung biển chỉ đường", "Hậu cần", "2026-09-12T08:10", Geometry::point(villages[0] + glm::dvec2(300, -200)));
    note("Sóng vô tuyến yếu trong khe", "Thông tin", "2026-09-12T10:45", Geometry::point(villages[2] + glm::dvec2(-400, 900)));
    note("Tổng duyệt: xe vào bãi chậm 12 phút", "Ban tổ chức", "2026-09-13T17:30", Geometry::point(draft.mainAt + glm::dvec2(150, -260)));
    note("Sườn có nguy cơ sạt lở", "Công binh", "2026-09-13T18:00", Geometry::area(ellipse(draft.mainAt + glm::dvec2(-900, 900), 220, 160)));
}

}  // namespace saban::exercise
