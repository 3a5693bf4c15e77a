#pragma once

#include "layers/edit/edit.h"

namespace saban::test {

/// A small plan with something of every kind, on invented ground in VN-2000 / UTM zone 48N.
inline layers::Plan smallPlan() {
    using namespace layers;
    PlanEditor editor{Plan{}};
    PlanSettings settings;
    settings.name = "Diễn tập thử";
    settings.marking = "DIỄN TẬP";
    settings.crs = "EPSG:3405";
    settings.levels = {"tỉnh", "khu vực", "xã"};
    editor.setSettings(settings);

    Group block;
    block.name = "Khối vận hành";
    const Uid outer = editor.put(block);
    Group part;
    part.name = "Tiểu ban hậu cần";
    part.parent = outer;
    const Uid inner = editor.put(part);

    Phase phase;
    phase.name = "Giai đoạn 1";
    phase.order = 1;
    phase.start = {"2026-05-14T07:30"};
    const Uid first = editor.put(phase);
    phase = {};
    phase.name = "Giai đoạn 2";
    phase.order = 2;
    const Uid second = editor.put(phase);

    Unit unit;
    unit.name = "Đại đội 1";
    unit.symbolCode = "10031000151211000000";
    unit.level = "xã";
    const Uid company = editor.put(unit);
    for (const auto& [uid, at] : {std::pair(first, glm::dvec2(480500.0, 2335000.0)), std::pair(second, glm::dvec2(481250.25, 2336000.125))}) {
        UnitPosition position;
        position.unit = company;
        position.phase = uid;
        position.geometry = Geometry::point(at);
        editor.put(position);
    }

    CommandPost post;
    post.name = "Sở chỉ huy chính";
    post.kind = CommandPostKind::Main;
    post.unit = company;
    post.headingDeg = 135.5;
    post.groups = {inner};
    post.geometry = Geometry::point({481234.567, 2335678.901});
    const Uid main = editor.put(post);

    Structure bunker;
    bunker.name = "Hầm họp";
    bunker.type = "meeting_bunker";
    bunker.widthM = 4.5;
    bunker.commandPost = main;
    bunker.state = StructureState::UnderConstruction;
    bunker.groups = {inner};
    bunker.geometry = Geometry::point({481240.0, 2335690.0});
    const Uid meeting = editor.put(bunker);
    Structure trench;
    trench.name = "Hào giao thông";
    trench.type = "open_trench";
    trench.geometry = Geometry::line({{481200.0, 2335600.0}, {481220.0, 2335640.0}, {481230.0, 2335690.0}});
    editor.put(trench);

    Route route;
    route.name = "Đường cơ động số 1";
    route.kind = RouteKind::RoadToBuild;
    route.widthM = 5.0;
    route.isOneWay = true;
    route.phases = {first, second};
    route.geometry = Geometry::line({{480500.0, 2335000.0}, {480900.0, 2335300.0}, {481250.0, 2336000.0}});
    const Uid road = editor.put(route);
    Checkpoint checkpoint;
    checkpoint.name = "Cầu";
    checkpoint.route = road;
    checkpoint.geometry = Geometry::point({480900.0, 2335300.0});
    editor.put(checkpoint);

    Area area;
    area.name = "Khu tập kết";
    area.kind = AreaKind::Assembly;
    area.grade = "giỏi";
    area.geometry = {.kind = GeometryKind::Area,
                     .parts = {{.points = {{480000, 2334000}, {482000, 2334000}, {482000, 2335000}, {480000, 2335000}}},
                               {.points = {{480500, 2334200}, {480500, 2334600}, {480900, 2334600}}, .isHole = true}}};
    editor.put(area);
    ControlLine line;
    line.name = "Tuyến A";
    line.kind = ControlLineKind::Boundary;
    line.geometry = Geometry::line({{480000, 2336000}, {482000, 2336500}});
    editor.put(line);
    Remark remark;
    remark.note = "Đường lầy khi mưa";
    remark.author = "Tham mưu";
    remark.at = {"2026-05-14T09:00"};
    remark.geometry = Geometry::point({480700.0, 2335100.0});
    editor.put(remark);

    Scene scene;
    scene.name = "Mở đầu";
    scene.phase = first;
    scene.targetE = 481000.0;
    scene.targetN = 2335500.0;
    scene.rangeM = 4000.0;
    editor.put(scene);
    WorkItem item;
    item.name = "Xây hầm họp";
    item.feature = meeting;
    item.responsibleBody = "Ban chỉ huy quân sự xã";
    item.start = {"2026-04-01"};
    item.due = {"2026-04-30"};
    item.percentDone = 40.0;
    item.cost = 125000000.0;
    const Uid work = editor.put(item);
    WorkLogEntry entry;
    entry.workItem = work;
    entry.at = {"2026-04-12T10:00"};
    entry.note = "Đào xong hố móng";
    entry.percentDone = 40.0;
    editor.put(entry);
    MapLayer layer;
    layer.name = "Độ cao";
    layer.kind = MapLayerKind::Elevation;
    layer.path = "valley_10m.tif";
    editor.put(layer);
    return editor.plan();
}

}  // namespace saban::test
