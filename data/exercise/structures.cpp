#include <glm/geometric.hpp>

#include "data/exercise/exercise.h"

namespace saban::exercise {

using namespace layers;

namespace {

struct Piece {
    const char* type;
    const char* name;
    glm::dvec2 offset;  ///< metres from its command post: right of and ahead of its heading
    double lengthM;     ///< of a trench; 0: a point
};

// Around the main command post: works in the slope, halls and supply behind, guard in front.
constexpr Piece kMain[] = {{"command_bunker", "Hầm chỉ huy", {0, 18}, 0},
                           {"meeting_bunker", "Hầm họp", {42, 10}, 0},
                           {"communications_post", "Hầm thông tin", {-40, 14}, 0},
                           {"personnel_shelter", "Hầm trú ẩn số 1", {26, 58}, 0},
                           {"personnel_shelter", "Hầm trú ẩn số 2", {-24, 60}, 0},
                           {"covered_trench", "Hào có nắp nối hầm chỉ huy, hầm họp", {6, 36}, 60},
                           {"open_trench", "Hào giao thông phía bắc", {-70, 70}, 140},
                           {"sand_table_hall", "Nhà sa bàn", {20, -52}, 0},
                           {"briefing_hall", "Nhà giao ban", {-26, -56}, 0},
                           {"generator_place", "Trạm phát điện", {-78, -30}, 0},
                           {"kitchen", "Bếp Hoàng Cầm", {84, -36}, 0},
                           {"water_point", "Điểm cấp nước", {98, -70}, 0},
                           {"latrine", "Nhà vệ sinh", {120, 20}, 0},
                           {"medical_post", "Trạm quân y", {64, -92}, 0},
                           {"gate", "Cổng gác số 1", {-10, -150}, 0},
                           {"watch_tower", "Chòi quan sát", {-120, 96}, 0},
                           {"parking_place", "Bãi đỗ xe", {70, -150}, 0},
                           {"vehicle_shelter", "Công sự xe", {118, -128}, 0}};
constexpr Piece kForward[] = {{"command_bunker", "Hầm chỉ huy phía trước", {0, 16}, 0},
                              {"personnel_shelter", "Hầm trú ẩn phía trước", {32, 20}, 0},
                              {"open_trench", "Hào chiến đấu điểm cao", {-40, 60}, 180},
                              {"watch_tower", "Đài quan sát", {-70, 40}, 0},
                              {"tent", "Nhà bạt thông tin", {44, -30}, 0},
                              {"tent", "Nhà bạt quân y", {-36, -34}, 0}};
constexpr Piece kRear[] = {{"meeting_bunker", "Hầm họp phía sau", {0, 14}, 0},
                           {"frame_house", "Nhà khung số 1", {46, -16}, 0},
                           {"frame_house", "Nhà khung số 2", {-46, -18}, 0},
                           {"medical_post", "Bệnh xá dã chiến", {30, -66}, 0},
                           {"parking_place", "Bãi xe hậu cần", {-60, -88}, 0},
                           {"gate", "Cổng gác phía sau", {0, -120}, 0}};

template <std::size_t N>
void addAround(Draft& draft, const Piece (&pieces)[N], glm::dvec2 post, const Uid& postUid) {
    // The slope behind gives cover: works lie uphill, supply downhill.
    const double uphill = (draft.site.downhillDeg(post) + 180.0) * std::acos(-1.0) / 180.0;
    const glm::dvec2 ahead(std::sin(uphill), std::cos(uphill)), right(ahead.y, -ahead.x);
    for (const Piece& piece : pieces) {
        Structure structure;
        structure.type = piece.type;
        structure.name = piece.name;
        structure.commandPost = postUid;
        structure.groups = {draft.protection};
        const glm::dvec2 wanted = post + right * piece.offset.x + ahead * piece.offset.y;
        const glm::dvec2 at = draft.site.place(wanted, 14.0, piece.lengthM > 0 ? 10.0 : 20.0);
        if (piece.lengthM > 0) {
            structure.geometry = Geometry::line(draft.site.alongContour(at, piece.lengthM));
        } else {
            structure.geometry = Geometry::point(at);
            structure.headingDeg = draft.site.downhillDeg(at);
        }
        structure.state = draft.works.size() % 3 == 0 ? StructureState::Ready : draft.works.size() % 3 == 1 ? StructureState::UnderConstruction : StructureState::Planned;
        const std::string name = structure.name;
        draft.works.emplace_back(draft.add(structure), name);
    }
}

}  // namespace

void addStructures(Draft& draft) {
    addAround(draft, kMain, draft.mainAt, draft.mainPost);
    addAround(draft, kForward, draft.forwardAt, draft.forwardPost);
    addAround(draft, kRear, draft.rearAt, draft.rearPost);
}

}  // namespace saban::exercise
