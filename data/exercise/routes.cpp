#include <glm/geometric.hpp>
#include <limits>

#include "data/exercise/exercise.h"

namespace saban::exercise {

using namespace layers;

namespace {

glm::dvec2 nearestOn(const std::vector<std::vector<glm::dvec2>>& roads, glm::dvec2 at) {
    glm::dvec2 best = roads.front().front();
    for (const auto& road : roads)
        for (const glm::dvec2 p : road)
            if (glm::distance(p, at) < glm::distance(best, at)) best = p;
    return best;
}

}  // namespace

void addRoutes(Draft& draft) {
    const auto& roads = draft.site.roads();
    const auto route = [&](const char* name, RouteKind kind, double widthM, const char* surface, std::vector<glm::dvec2> line, std::vector<Uid> phases,
                           std::vector<const char*> checkpoints) {
        Route r;
        r.name = name;
        r.kind = kind;
        r.widthM = widthM;
        r.surface = surface;
        r.phases = std::move(phases);
        r.isOneWay = kind == RouteKind::VehicleTrack;
        r.geometry = Geometry::line(line);
        r.groups = {draft.logistics};
        const Uid uid = draft.add(r);
        draft.routes.push_back(uid);
        if (kind == RouteKind::RoadToBuild) draft.works.emplace_back(uid, name);
        for (std::size_t i = 0; i < checkpoints.size(); ++i) {
            Checkpoint c;
            c.name = checkpoints[i];
            c.route = uid;
            c.order = static_cast<int>(i) + 1;
            c.geometry = Geometry::point(line[(i + 1) * line.size() / (checkpoints.size() + 1)]);
            draft.add(c);
        }
    };
    const Uid &first = draft.phases[0], &second = draft.phases[1], &third = draft.phases[2];
    route("Đường trục phía tây", RouteKind::ExistingRoad, 6.0, "nhựa", roads[0], {}, {"Ngã ba Cây Gạo", "Cầu tràn"});
    route("Đường trục phía đông", RouteKind::ExistingRoad, 6.0, "nhựa", roads[1], {}, {"Trạm điều chỉnh số 1"});
    route("Đường đèo Đá Trắng", RouteKind::ExistingRoad, 4.5, "nhựa", roads[2], {first, second}, {"Chân đèo", "Đỉnh đèo"});
    route("Đường vào Khe Sim", RouteKind::ExistingRoad, 3.5, "bê tông", roads[3], {}, {"Ngầm tràn"});
    route("Đường vào Sở chỉ huy cơ bản", RouteKind::RoadToBuild, 4.0, "cấp phối", draft.site.way(nearestOn(roads, draft.mainAt), draft.mainAt, 0.10), {}, {});
    route("Đường vào Sở chỉ huy phía trước", RouteKind::RoadToBuild, 3.5, "cấp phối", draft.site.way(nearestOn(roads, draft.forwardAt), draft.forwardAt, 0.12), {second, third}, {});
    route("Đường mòn nối hai sở chỉ huy", RouteKind::FootPath, 1.2, "đất", draft.site.way(draft.mainAt, draft.forwardAt, 0.25), {third}, {"Yên ngựa"});
    route("Đường xe hậu cần", RouteKind::VehicleTrack, 3.0, "đất", draft.site.way(draft.rearAt, draft.site.villages()[0] + glm::dvec2(-700, -500), 0.14), {second, third}, {"Bãi vượt"});
}

}  // namespace saban::exercise
