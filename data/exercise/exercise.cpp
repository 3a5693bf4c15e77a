#include "data/exercise/exercise.h"

#include <fmt/format.h>

#include <QUuid>

namespace saban::exercise {

using namespace layers;

layers::Uid Draft::uidOf(std::string_view kind, int number) {
    static const QUuid space("5aba0000-0000-4000-8000-000000000001");
    return QUuid::createUuidV5(space, QString::fromStdString(fmt::format("{} {}", kind, number))).toString(QUuid::WithoutBraces).toStdString();
}

std::string codeOf(int side, int echelon, const std::string& entity, int symbolSet, int headquarters, int modifier) {
    return fmt::format("100{}{:02}0{}{:02}{}{:02}00", side, symbolSet, headquarters, echelon, entity, modifier);
}

void addFrame(Draft& draft) {
    PlanSettings settings;
    settings.name = "Diễn tập khu vực phòng thủ (mẫu)";
    settings.marking = "DIỄN TẬP";
    settings.crs = "EPSG:3405";
    settings.levels = {"khu vực phòng thủ", "xã"};
    draft.editor.setSettings(settings);

    const auto group = [&](const char* name, const char* kind, const Uid& parent, int order) {
        Group g;
        g.name = name;
        g.kind = kind;
        g.parent = parent;
        g.order = order;
        return draft.add(g);
    };
    const Uid area = group("Khu vực phòng thủ", "cấp", {}, 1);
    draft.communes[0] = group("Xã Suối Mơ", "cấp", area, 2);
    draft.communes[1] = group("Xã Đá Trắng", "cấp", area, 3);
    draft.communes[2] = group("Xã Khe Sim", "cấp", area, 4);
    draft.operations = group("Khối vận hành cơ chế", "khối", area, 5);
    draft.logistics = group("Tiểu ban hậu cần, kỹ thuật", "tiểu ban", draft.operations, 6);
    draft.protection = group("Tiểu ban bảo đảm công trình", "tiểu ban", draft.operations, 7);
    draft.options[0] = group("Phương án 1", "phương án", {}, 8);
    draft.options[1] = group("Phương án 2", "phương án", {}, 9);

    const char* names[3] = {"Giai đoạn 1: Chuyển trạng thái", "Giai đoạn 2: Tổ chức chuẩn bị", "Giai đoạn 3: Thực hành diễn tập"};
    const char* days[4] = {"2026-09-14T07:00", "2026-09-15T07:00", "2026-09-16T05:00", "2026-09-16T17:00"};
    for (int i = 0; i < 3; ++i) {
        Phase phase;
        phase.name = names[i];
        phase.order = i + 1;
        phase.start = {days[i]};
        phase.end = {days[i + 1]};
        draft.phases[i] = draft.add(phase);
    }
    const auto layer = [&](const char* name, const char* path, MapLayerKind kind, int order) {
        MapLayer l;
        l.name = name;
        l.path = path;
        l.kind = kind;
        l.order = order;
        draft.add(l);
    };
    layer("Độ cao 10 m", "valley_10m.tif", MapLayerKind::Elevation, 1);
    layer("Độ cao 1 m quanh thôn", "village_1m.tif", MapLayerKind::Elevation, 2);
    layer("Ảnh vệ tinh (mẫu)", "valley_2m5.tif", MapLayerKind::Imagery, 3);
}

void addCommandPosts(Draft& draft) {
    const auto& village = draft.site.villages();
    const auto post = [&](const char* name, CommandPostKind kind, int modifier, glm::dvec2 wanted, glm::dvec2& at) {
        at = draft.site.place(wanted, 9.0, 100.0);
        CommandPost p;
        p.name = name;
        p.kind = kind;
        p.level = "khu vực phòng thủ";
        p.symbolCode = codeOf(3, 16, "110000", 10, 2, modifier);
        p.headingDeg = draft.site.downhillDeg(at);
        p.groups = {draft.operations};
        p.geometry = Geometry::point(at);
        return draft.add(p);
    };
    draft.mainPost = post("Sở chỉ huy cơ bản", CommandPostKind::Main, 0, village[0] + glm::dvec2(1150, 900), draft.mainAt);
    draft.forwardPost = post("Sở chỉ huy phía trước", CommandPostKind::Forward, 27, village[1] + glm::dvec2(900, 1000), draft.forwardAt);
    draft.rearPost = post("Sở chỉ huy phía sau", CommandPostKind::Rear, 77, village[2] + glm::dvec2(500, 750), draft.rearAt);
}

Plan makeExercise(Site& site) {
    Draft draft(site);
    addFrame(draft);
    addCommandPosts(draft);
    addStructures(draft);
    addRoutes(draft);
    addUnits(draft);
    addAreas(draft);
    addWork(draft);
    addScenes(draft);
    return draft.editor.plan();
}

}  // namespace saban::exercise
