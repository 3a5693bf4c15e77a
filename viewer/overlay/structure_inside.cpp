#include "viewer/overlay/structure_inside.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "layers/catalogue/solid_models.h"

namespace saban::viewer {

namespace {

using namespace layers;

constexpr Colour kShell{186, 184, 176, 255}, kWall{226, 216, 196, 255}, kFloor{150, 138, 118, 255};
constexpr double kRoomM = 4.5;        // length of a room, about
constexpr int kMostRooms = 4;

/// Seen from within; what looks up is a floor.
SolidModel turnedInsideOut(const SolidModel& rooms) {
    SolidModel walls = rooms;
    for (std::size_t i = 0; i + 2 < walls.triangles.size(); i += 3) std::swap(walls.triangles[i + 1], walls.triangles[i + 2]);
    for (SolidVertex& vertex : walls.vertices) {
        vertex.normal = -vertex.normal;
        vertex.colour = vertex.normal.z > 0.7f ? kFloor : kWall;
    }
    return walls;
}

struct InsideBuilder {
    explicit InsideBuilder(double turnRad) {
        for (SolidBuilder* builder : {&shell, &rooms, &things}) builder->turn(turnRad);
    }
    StructureInside finish(bool isBuried) const {
        StructureInside inside{.shell = shell.finish(), .rooms = rooms.finish(), .things = things.finish(), .isBuried = isBuried};
        inside.walls = turnedInsideOut(inside.rooms);
        return inside;
    }
    SolidBuilder shell, rooms, things;
};

/// A long table with benches, or a small one where there is no room for it.
void furnish(SolidBuilder& things, const Rectangle& room, double floorZ) {
    const double width = room.xMax - room.xMin, length = room.yMax - room.yMin;
    if (std::min(width, length) < 1.6) return;
    const glm::dvec2 middle((room.xMin + room.xMax) / 2.0, (room.yMin + room.yMax) / 2.0);
    const glm::dvec2 half(std::min(width * 0.28, 0.9), std::min(length * 0.3, 1.8));
    const Rectangle table{middle.x - half.x, middle.y - half.y, middle.x + half.x, middle.y + half.y};
    things.box(table, floorZ + 0.68, floorZ + 0.76, palette::kTimber);
    for (const double x : {table.xMin + 0.08, table.xMax - 0.08})
        for (const double y : {table.yMin + 0.08, table.yMax - 0.08}) things.box({x - 0.04, y - 0.04, x + 0.04, y + 0.04}, floorZ, floorZ + 0.68, shaded(palette::kTimber, 0.8));
    things.box(grown(table, -0.12), floorZ + 0.76, floorZ + 0.775, Colour{214, 205, 170, 255});  // a map
    for (const double side : {-1.0, 1.0}) {
        const double x = middle.x + side * (half.x + 0.35);
        if (std::abs(x - middle.x) + 0.2 > width / 2.0) continue;
        things.box({x - 0.16, table.yMin, x + 0.16, table.yMax}, floorZ + 0.38, floorZ + 0.44, shaded(palette::kTimber, 1.15));
        for (const double y : {table.yMin + 0.1, table.yMax - 0.1}) things.box({x - 0.14, y - 0.05, x + 0.14, y + 0.05}, floorZ, floorZ + 0.38, shaded(palette::kTimber, 0.8));
    }
}

/// In a row along the longer side, with walls between them.
std::vector<Rectangle> roomsOf(const Rectangle& plan, double betweenM) {
    const bool isAlongX = plan.xMax - plan.xMin > plan.yMax - plan.yMin;
    const double from = isAlongX ? plan.xMin : plan.yMin, length = isAlongX ? plan.xMax - plan.xMin : plan.yMax - plan.yMin;
    const int count = std::clamp(static_cast<int>(std::lround(length / kRoomM)), 1, kMostRooms);
    const double each = (length - betweenM * (count - 1)) / count;
    std::vector<Rectangle> rooms;
    for (int i = 0; i < count; ++i) {
        const double a = from + i * (each + betweenM), b = a + each;
        rooms.push_back(isAlongX ? Rectangle{a, plan.yMin, b, plan.yMax} : Rectangle{plan.xMin, a, plan.xMax, b});
    }
    return rooms;
}

/// Steps from the sill of a door to the floor, mostly down, and the passage over them.
void addPassage(InsideBuilder& in, double x, double widthM, double fromY, double toY, double floorZ, double sillZ, double doorM) {
    const double outerZ = sillZ + 0.05, headroom = doorM - 0.05;
    const int steps = std::clamp(static_cast<int>(std::ceil(std::abs(outerZ - 0.05 - floorZ) / 0.3)), 1, 12);
    const double each = (toY - fromY) / steps, high = std::clamp(headroom, 1.2, 2.0);
    for (int i = 0; i < steps; ++i) {
        const double low = floorZ + (outerZ - floorZ) * (i + 1) / steps;
        // Under the door's lintel, where the way goes down to it under its own height.
        const double top = std::min(low + high, std::max(sillZ + doorM, low + headroom));
        in.rooms.box({x - widthM / 2.0, fromY + i * each - 0.03, x + widthM / 2.0, fromY + (i + 1) * each}, low, top, kWall);
    }
}

StructureInside bunker(const StructureType& type, const ModelInput& input) {
    InsideBuilder in(turnOf(type.entranceSide));
    const StructureSizes& s = input.sizes;
    const MoundShape mound = moundOver(input);
    const double topOfMound = mound.heightM;
    const double small = std::min(s.widthM, s.lengthM), wall = std::clamp(0.1 * small, 0.12, 0.4);
    const double floorZ = -s.excavationDepthM, shellTop = std::min(floorZ + s.heightM, topOfMound - 0.05);
    // No wider than the earth over it, whose shoulders are rounded.
    const double flat = mound.top.xMax, flare = moundFlareM(mound), share = std::clamp(shellTop / topOfMound, 0.0, 1.0);
    const double reach = share > 0.8 ? 0.4 * s.fillSlope * topOfMound * (1.0 - share) / 0.2 : 0.4 * s.fillSlope * topOfMound + (flare - 0.4 * s.fillSlope * topOfMound) * (0.8 - share) / 0.8;
    const double inset = std::max({0.0, s.widthM / 2.0 - flat - reach * 0.9, s.lengthM / 2.0 - mound.top.yMax - reach * 0.9});
    const Rectangle outer = grown(centred(s.widthM, s.lengthM), -std::min(inset, 0.3 * small));
    const Rectangle plan = grown(outer, -wall);
    const double roof = std::min(std::clamp(0.12 * s.heightM, 0.15, 0.35), 0.3 * (shellTop - floorZ)), ceiling = shellTop - roof;
    in.shell.box(outer, floorZ - wall, shellTop, kShell);
    const std::vector<Rectangle> rooms = roomsOf(plan, std::min(wall, 0.25));
    for (const Rectangle& room : rooms) {
        in.rooms.box(room, floorZ, ceiling, kWall);
        furnish(in.things, room, floorZ);
    }
    // Doors from room to room, beside the tables.
    for (std::size_t i = 1; i < rooms.size(); ++i) {
        const double top = std::min(floorZ + 2.0, ceiling - 0.1);
        const Rectangle &a = rooms[i - 1], &b = rooms[i];
        const bool isAlongX = b.xMin > a.xMax;
        const double at = isAlongX ? plan.yMin + 0.75 * (plan.yMax - plan.yMin) : plan.xMin + 0.75 * (plan.xMax - plan.xMin);
        in.rooms.box(isAlongX ? Rectangle{a.xMax - 0.02, at - 0.4, b.xMin + 0.02, at + 0.4} : Rectangle{at - 0.4, a.yMax - 0.02, at + 0.4, b.yMin + 0.02}, floorZ, top, kWall);
    }
    const bool isMeeting = type.model == StructureModel::MeetingBunker, isShelter = type.model == StructureModel::PersonnelShelter;
    const double portalM = std::min(0.85 * topOfMound, isMeeting ? 2.2 : isShelter ? 1.6 : 2.1), front = portalFrontM(mound);
    const double passageM = std::min({1.0, 0.45 * portalM, 0.25 * s.widthM});
    for (const double x : isMeeting ? std::vector<double>{-0.27 * s.widthM, 0.27 * s.widthM} : std::vector<double>{0.0})
        addPassage(in, x, passageM, plan.yMax, front, floorZ, portalSillM(mound, x), 0.86 * portalM);
    return in.finish(true);
}

/// A house of thick walls: hollow up to under its roof.
StructureInside house(const StructureType& type, const StructureSizes& s, double eaves, double overhangM, double ridge, double wallM) {
    InsideBuilder in(turnOf(type.entranceSide));
    const auto part = [&](double wanted) { return std::min(wanted, 0.25 * std::min(s.widthM, s.lengthM)); };
    const Rectangle plan = centred(s.widthM, s.lengthM), walls = grown(plan, -part(overhangM));
    const double wall = std::min(wallM, 0.15 * std::min(walls.xMax - walls.xMin, walls.yMax - walls.yMin));
    const Rectangle inner = grown(walls, -wall);
    const bool isAlongY = type.model == StructureModel::Tent || ridgeOf(plan) == RidgeAlong::Y;
    const double floorZ = 0.07 * s.heightM, eavesZ = eaves * s.heightM, peakZ = ridge * s.heightM - part(0.14) - wall;
    const double halfAcross = isAlongY ? inner.xMax : inner.yMax, halfAlong = isAlongY ? inner.yMax : inner.xMax;
    // Its own ceiling goes up with the roof.
    const double sideZ = std::max(eavesZ - wall, floorZ + 0.5), topZ = std::max(peakZ, sideZ + 0.05);
    const auto at = [&](double across, double along, double z) { return isAlongY ? glm::dvec3(across, along, z) : glm::dvec3(along, across, z); };
    const bool hasRooms = type.model == StructureModel::MedicalPost || type.model == StructureModel::Latrine;
    const int count = hasRooms ? std::clamp(static_cast<int>(std::lround(2.0 * halfAlong / 3.5)), 1, kMostRooms) : 1;
    const double between = 0.15, each = (2.0 * halfAlong - between * (count - 1)) / count;
    for (int i = 0; i < count; ++i) {
        const double from = -halfAlong + i * (each + between);
        const Ring gable{at(-halfAcross, from, floorZ), at(halfAcross, from, floorZ), at(halfAcross, from, sideZ), at(0.0, from, topZ), at(-halfAcross, from, sideZ)};
        in.rooms.prism(gable, at(0.0, each, 0.0), kWall);
        const Rectangle room = isAlongY ? Rectangle{-halfAcross, from, halfAcross, from + each} : Rectangle{from, -halfAcross, from + each, halfAcross};
        if (type.model == StructureModel::BriefingHall) {
            // Rows of benches before a table.
            const double step = 1.2;
            for (double y = room.yMin + 1.0; y < room.yMax - 3.0; y += step) in.things.box({0.8 * room.xMin, y, 0.8 * room.xMax, y + 0.4}, floorZ, floorZ + 0.45, palette::kTimber);
            in.things.box({0.35 * room.xMin, room.yMax - 2.0, 0.35 * room.xMax, room.yMax - 1.2}, floorZ, floorZ + 0.78, shaded(palette::kTimber, 0.85));
        } else if (type.model == StructureModel::Latrine) {
            continue;
        } else {
            furnish(in.things, room, floorZ);
        }
    }
    return in.finish(false);
}

}  // namespace

StructureInside insideOf(const StructureType& type, const StructureSizes& sizes, const SolidOptions& options) {
    if (!type.modelFile.empty()) return {};  // a person's own model has the inside that it has
    const ModelInput in = inputOf(type, sizes, options);
    const StructureSizes& s = in.sizes;
    switch (type.model) {
        case StructureModel::CommandBunker:
        case StructureModel::MeetingBunker:
        case StructureModel::PersonnelShelter: return bunker(type, in);
        case StructureModel::Tent: return house(type, s, 0.42, 0.12, 1.0, 0.05);
        case StructureModel::BriefingHall: return house(type, s, 0.6, 0.4, 1.0, 0.25);
        case StructureModel::Kitchen: return house(type, s, 0.55, 0.4, 0.84, 0.2);
        case StructureModel::MedicalPost: return house(type, s, 0.58, 0.4, 1.0, 0.2);
        case StructureModel::Latrine: return house(type, s, 0.66, 0.15, 0.78, 0.12);
        default: return {};
    }
}

StructureInside insideOfLine(const StructureType& type, const StructureSizes& sizes, std::span<const glm::dvec3> points, std::span<const double> rises) {
    const SweepPath path = sweepPath(points, rises);
    if (path.points.size() < 2) return {};
    InsideBuilder in(0.0);
    const double half = sizes.topWidthM / 2.0, floorHalf = sizes.bottomWidthM / 2.0;
    const double top = type.model == StructureModel::CoveredTrench ? std::max(sizes.heightM - std::max(sizes.coverThicknessM, 0.2), 0.05) : sizes.heightM + 0.05;
    in.rooms.sweep(path, {{-floorHalf, -sizes.depthM}, {floorHalf, -sizes.depthM}, {half, 0.0}, {half, top}, {-half, top}, {-half, 0.0}}, kWall);
    StructureInside inside = in.finish(true);
    for (SolidVertex& vertex : inside.walls.vertices) vertex.colour = vertex.normal.z > 0.7f ? Colour{118, 98, 72, 255} : palette::kDugEarth;
    return inside;
}

}  // namespace saban::viewer
