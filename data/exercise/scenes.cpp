#include <fmt/format.h>

#include <cassert>
#include <cmath>
#include <glm/common.hpp>
#include <glm/trigonometric.hpp>

#include "data/exercise/exercise.h"
#include "layers/briefing/scene_action.h"

namespace saban::exercise {

using namespace layers;

namespace {

constexpr double kWholeRangeM = 22000.0;  // from which the whole table is seen, however it turns

struct Camera {
    glm::dvec2 at{0.0};
    double headingDeg = 0.0, pitchDeg = 0.0, rangeM = 0.0;  ///< 0: the whole table
};

class Script {
 public:
    explicit Script(Draft& draft) : draft_(draft) {}

    template <typename T>
    Uid named(std::string_view name) const {
        for (const auto& row : draft_.editor.plan().all<T>().rows())
            if (row->name == name) return row->uid;
        assert(false);
        return {};
    }
    template <typename T>
    std::vector<Uid> named(std::initializer_list<std::string_view> names) const {
        std::vector<Uid> uids;
        for (const std::string_view name : names) uids.push_back(named<T>(name));
        return uids;
    }
    glm::dvec2 placeOf(std::string_view structure) const { return *draft_.editor.plan().find<Structure>(named<Structure>(structure))->geometry.labelPoint(); }

    void add(Scene scene, int phase, const Camera& camera, const std::vector<SceneAction>& actions) {
        scene.order = ++order_;
        if (phase > 0) scene.phase = draft_.phases[phase - 1];
        if (camera.rangeM > 0.0) {
            scene.targetE = std::round(camera.at.x);
            scene.targetN = std::round(camera.at.y);
            scene.headingDeg = camera.headingDeg;
            scene.pitchDeg = camera.pitchDeg;
            scene.rangeM = camera.rangeM;
        }
        scene.actions = actionsText(actions);
        draft_.add(std::move(scene));
    }

 private:
    Draft& draft_;
    int order_ = 0;
};

SceneAction action(std::string_view kind, double startS, double durationS, std::vector<Uid> features = {}, Extras settings = {}) {
    return {.kind = std::string(kind), .startS = startS, .durationS = durationS, .features = std::move(features), .settings = std::move(settings)};
}

Scene words(const char* name, const char* title, const char* role, const char* caption, const char* notes, double durationS, SceneTransition transition = SceneTransition::Fly) {
    Scene scene;
    scene.name = name;
    scene.title = title;
    scene.role = role;
    scene.caption = caption;
    scene.note = notes;
    scene.durationS = durationS;
    scene.transition = transition;
    return scene;
}

/// The ground: the whole, and who lives where.
void addGround(Draft& draft, Script& script) {
    Scene whole = words("Toàn khu vực", "Khu vực phòng thủ ba xã", "Tham mưu trưởng", "Đồi núi bao quanh lòng sông; dân cư tập trung dọc hai đường trục",
                        "Giới thiệu địa hình, dân cư, đường trục.\nChỉ ba sở chỉ huy, để câu hỏi về quân số sang phần sau.", 20.0, SceneTransition::Cut);
    whole.hiddenLayers = "units checkpoints notes";
    script.add(whole, 0, {.at = draft.site.bounds().center(), .headingDeg = 20.0, .pitchDeg = -40.0, .rangeM = kWholeRangeM}, {action(kOrbit, 2.0, 16.0, {}, {{"degrees", 50.0}})});

    const Uid imagery = script.named<MapLayer>("Ảnh vệ tinh (mẫu)");
    Scene communes = words("Ba xã", "Ba xã: Suối Mơ, Đá Trắng, Khe Sim", "Chủ tịch UBND xã Suối Mơ", "Mỗi xã tự bảo đảm một phần, ba xã hiệp đồng thành khu vực",
                           "Nêu số dân, số hộ phải sơ tán của từng xã.\nKhi ảnh vệ tinh hiện lên: chỉ các thôn ven sông.", 20.0);
    communes.hiddenLayers = "units structures checkpoints notes control_lines " + imagery;
    const glm::dvec2 middle = (draft.site.bounds().center() + draft.site.villages()[0]) / 2.0;
    script.add(communes, 1, {.at = middle, .headingDeg = 0.0, .pitchDeg = -50.0, .rangeM = 12500.0},
               {action(kAppear, 1.0, 2.0, script.named<Area>({"Xã Suối Mơ"})), action(kAppear, 4.0, 2.0, script.named<Area>({"Xã Đá Trắng"})),
                action(kAppear, 7.0, 2.0, script.named<Area>({"Xã Khe Sim"})), action(kFadeLayer, 11.0, 5.0, {imagery}, {{"to", 1.0}})});
}

/// The works: how the main post is built, what it looks like inside.
void addWorks(Draft& draft, Script& script) {
    const Uid bunker = script.named<Structure>("Hầm chỉ huy"), meeting = script.named<Structure>("Hầm họp");
    Scene building = words("Sở chỉ huy cơ bản", "Sở chỉ huy cơ bản: tiến độ công trình", "Trợ lý công trình", "Từ tháng 6 đến ngày diễn tập: hầm, hào, nhà, bãi xe",
                           "Thời gian chạy từ 01/6 đến 14/9: chỉ các hầm mọc lên.\nNhấn mạnh: hầm chỉ huy xong trước 10 ngày.", 20.0);
    building.hiddenLayers = "units checkpoints notes";
    script.add(building, 1, {.at = draft.mainAt, .headingDeg = 20.0, .pitchDeg = -30.0, .rangeM = 300.0},
               {action(kRunTime, 1.5, 13.0, {}, {{"from", std::string("2026-06-01T00:00")}, {"to", std::string("2026-09-14T07:00")}}), action(kHighlight, 15.0, 4.0, {bunker})});

    Scene inside = words("Hầm chỉ huy", "Bên trong hầm chỉ huy và hầm họp", "Trợ lý công trình", "Nắp đất dày, hai cửa, thông khí; hào có nắp nối hai hầm",
                         "Hầm mở ra theo mặt cắt: chỉ lớp phủ, khung, cửa thoát.", 22.0, SceneTransition::Fade);
    inside.hiddenLayers = "units command_posts routes checkpoints notes areas";
    script.add(inside, 1, {.at = glm::mix(script.placeOf("Hầm chỉ huy"), script.placeOf("Hầm họp"), 0.2), .headingDeg = 20.0, .pitchDeg = -28.0, .rangeM = 40.0},
               {action(kOpenSection, 1.0, 4.0, {bunker, meeting}, {{"to", 1.0}}), action(kOrbit, 6.0, 14.0, {}, {{"degrees", 55.0}})});
}

void addOtherPosts(Draft& draft, Script& script) {
    const Uid axis = script.named<Route>("Đường trục phía tây");
    const auto& way = draft.editor.plan().find<Route>(axis)->geometry.linePoints();
    Scene road = words("Đường trục", "Cơ động theo đường trục phía tây", "Chủ nhiệm hậu cần, kỹ thuật", "7 km đường nhựa, một cầu tràn; xe vận tải đi hết 17 phút",
                       "Bay dọc đường: dừng lời ở cầu tràn. Thời gian hành quân xem bảng.", 26.0);
    road.hiddenLayers = "units structures notes";
    script.add(road, 2, {.at = way.front(), .headingDeg = bearingDeg(way.front(), way[way.size() / 4]), .pitchDeg = -18.0, .rangeM = 900.0},
               {action(kHighlight, 0.0, 3.0, {axis}), action(kFlyRoute, 2.0, 24.0, {axis}, {{"height_m", 110.0}})});

    const glm::dvec2 f = draft.forwardAt;
    Scene forward = words("Sở chỉ huy phía trước", "Sở chỉ huy phía trước trên sườn đèo", "Chỉ huy trưởng", "Hầm, hào hiện lên; từ cạnh đài quan sát thấy trọn lòng thung lũng và đường trục",
                          "Xuống tầm mắt: người chỉ huy thấy gì, bị che ở đâu.", 20.0);
    forward.hiddenLayers = "units checkpoints";
    forward.sunTime = {"2026-09-15T09:30"};  // light from the side: slopes are told apart
    const glm::dvec2 tower = script.placeOf("Đài quan sát"), eye = tower + glm::dvec2(27.0, 21.0);
    script.add(forward, 2, {.at = eye, .headingDeg = 222.0, .pitchDeg = -24.0, .rangeM = 240.0},
               {action(kAppear, 1.0, 3.0, script.named<Structure>({"Hầm chỉ huy phía trước", "Hầm trú ẩn phía trước", "Đài quan sát"})),
                action(kAppear, 3.0, 3.0, script.named<Structure>({"Hào chiến đấu điểm cao", "Nhà bạt thông tin", "Nhà bạt quân y"})),
                action(kEyeLevel, 9.0, 6.0, {}, {{"eye_height_m", 5.0}})});

    const double lookedDeg = 330.0;
    const glm::dvec2 along(std::cos(glm::radians(lookedDeg)), -std::sin(glm::radians(lookedDeg)));
    const glm::dvec2 from = glm::round(f - 1700.0 * along), to = glm::round(f + 1700.0 * along);
    Scene section = words("Mặt cắt sườn đèo", "Mặt cắt địa hình qua Sở chỉ huy phía trước", "Trợ lý công binh", "Sườn dốc che hướng bắc; chân đèo là lối vào duy nhất của xe",
                          "Khối địa hình được cắt ngang: chỉ độ dốc hai bên, nơi đặt hầm.", 16.0);
    section.hiddenLayers = "units checkpoints notes";
    section.exaggeration = 1.5;
    // Low and beyond the cut, so that its earth fills the lower part of the picture and the foot of the table stays below.
    const glm::dvec2 beyond = f + 600.0 * glm::dvec2(std::sin(glm::radians(lookedDeg)), std::cos(glm::radians(lookedDeg)));
    script.add(section, 2, {.at = beyond, .headingDeg = lookedDeg, .pitchDeg = -5.0, .rangeM = 2000.0},
               {action(kCutBlock, 1.0, 0.0, {}, {{"line", fmt::format("{:.0f},{:.0f} {:.0f},{:.0f}", from.x, from.y, to.x, to.y)}}), action(kOrbit, 3.0, 12.0, {}, {{"degrees", -16.0}})});

    Scene rear = words("Sở chỉ huy phía sau", "Sở chỉ huy phía sau, khu hậu phương", "Chủ nhiệm hậu cần, kỹ thuật", "Bệnh xá, bãi xe, nhà khung; đường xe hậu cần nối lên phía trước",
                       "Sẵn sàng thay sở chỉ huy cơ bản trong 60 phút.", 14.0);
    rear.hiddenLayers = "units command_posts checkpoints notes";
    script.add(rear, 2, {.at = draft.rearAt, .headingDeg = 150.0, .pitchDeg = -26.0, .rangeM = 270.0},
               {action(kHighlight, 1.0, 6.0, script.named<Structure>({"Bệnh xá dã chiến", "Bãi xe hậu cần"})), action(kOrbit, 2.0, 11.0, {}, {{"degrees", 50.0}})});
}

void addPhases(Draft& draft, Script& script) {
    const glm::dvec2 village = draft.site.villages()[0], f = draft.forwardAt;
    Scene first = words("Giai đoạn 1", "Giai đoạn 1: Chuyển trạng thái", "Trưởng ban tác chiến", "Các xã báo động, các đơn vị về khu tập kết",
                        "Nêu giờ báo động, giờ sẵn sàng từng xã.", 16.0);
    first.hiddenLayers = "structures checkpoints notes";
    first.exerciseTime = {"2026-09-14T07:00"};
    first.sunTime = {"2026-09-14T08:00"};
    script.add(first, 1, {.at = village, .headingDeg = 10.0, .pitchDeg = -36.0, .rangeM = 5200.0}, {action(kHighlight, 2.0, 10.0, script.named<Area>({"Khu tập kết Suối Mơ"}))});

    Scene second = words("Giai đoạn 2", "Giai đoạn 2: Tổ chức chuẩn bị", "Trưởng ban tác chiến", "Các lực lượng cơ động theo đường trục ra tuyến ngăn chặn",
                         "Đợi các cột hành quân tới nơi rồi mới nói về hướng của đối phương.", 24.0);
    second.hiddenLayers = "structures checkpoints notes";
    second.showsLegend = true;
    second.sunTime = {"2026-09-15T10:00"};
    script.add(second, 2, {.at = glm::mix(village, f, 0.6), .headingDeg = 335.0, .pitchDeg = -38.0, .rangeM = 6200.0},
               {action(kMoveUnits, 1.5, 15.0), action(kAppear, 17.0, 2.0, script.named<ControlLine>({"Hướng chủ yếu của đối phương"})),
                action(kHighlight, 19.0, 5.0, script.named<ControlLine>({"Hướng chủ yếu của đối phương"}))});

    Scene third = words("Giai đoạn 3", "Giai đoạn 3: Thực hành diễn tập", "Chỉ huy trưởng", "05:00 đến 17:00 ngày 16/9: ngăn chặn tại sườn đèo",
                        "Thời gian chạy nhanh: 12 giờ trong 16 giây. Dừng (S) ở 12:00 nếu có câu hỏi.", 24.0);
    third.hiddenLayers = "structures checkpoints notes";
    third.sunTime = {"2026-09-16T16:00"};
    script.add(third, 3, {.at = glm::mix(village, f, 0.8), .headingDeg = 340.0, .pitchDeg = -34.0, .rangeM = 5200.0},
               {action(kRunTime, 1.5, 16.0, {}, {{"from", std::string("2026-09-16T05:00")}, {"to", std::string("2026-09-16T17:00")}}),
                action(kHighlight, 18.0, 5.0, script.named<ControlLine>({"Tuyến ngăn chặn số 1"}))});

    Scene end = words("Kết luận", "Kết luận", "Chỉ huy trưởng", "Khu vực phòng thủ sẵn sàng; ba việc cần làm ngay: ngầm Khe Sim, biển chỉ đường, tầm quan sát phía bắc",
                      "Giao nhiệm vụ, nêu thời hạn. Rút kinh nghiệm.", 0.0, SceneTransition::Fade);
    end.hiddenLayers = "units checkpoints";
    script.add(end, 3, {.at = draft.site.bounds().center(), .headingDeg = 0.0, .pitchDeg = -40.0, .rangeM = kWholeRangeM}, {action(kOrbit, 1.0, 0.0, {}, {{"degrees_per_s", 4.0}})});
}

}  // namespace

void addScenes(Draft& draft) {
    Script script(draft);
    addGround(draft, script);
    addWorks(draft, script);
    addOtherPosts(draft, script);
    addPhases(draft, script);
}

}  // namespace saban::exercise
