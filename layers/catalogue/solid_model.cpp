#include "layers/catalogue/solid_model.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <glm/geometric.hpp>
#include <numbers>

#include "layers/catalogue/solid_models.h"

namespace saban::layers {

namespace {

using AddModel = void (*)(SolidBuilder&, const ModelInput&);

/// Null for lines.
AddModel modelOf(StructureModel model) {
    switch (model) {
        case StructureModel::CommandBunker:
            return addCommandBunker;
        case StructureModel::MeetingBunker:
            return addMeetingBunker;
        case StructureModel::PersonnelShelter:
            return addPersonnelShelter;
        case StructureModel::VehicleShelter:
            return addVehicleShelter;
        case StructureModel::Tent:
            return addTent;
        case StructureModel::FrameHouse:
            return addFrameHouse;
        case StructureModel::BriefingHall:
            return addBriefingHall;
        case StructureModel::SandTableHall:
            return addSandTableHall;
        case StructureModel::WatchTower:
            return addWatchTower;
        case StructureModel::Gate:
            return addGate;
        case StructureModel::ParkingPlace:
            return addParkingPlace;
        case StructureModel::Kitchen:
            return addKitchen;
        case StructureModel::MedicalPost:
            return addMedicalPost;
        case StructureModel::CommunicationsPost:
            return addCommunicationsPost;
        case StructureModel::GeneratorPlace:
            return addGeneratorPlace;
        case StructureModel::WaterPoint:
            return addWaterPoint;
        case StructureModel::Latrine:
            return addLatrine;
        case StructureModel::CoveredTrench:
        case StructureModel::OpenTrench:
            break;
    }
    return nullptr;
}

}  // namespace

double turnOf(EntranceSide side) {
    switch (side) {
        case EntranceSide::Front:
            return 0.0;
        case EntranceSide::Left:
            return std::numbers::pi / 2.0;
        case EntranceSide::Back:
            return std::numbers::pi;
        case EntranceSide::Right:
            return -std::numbers::pi / 2.0;
    }
    return 0.0;
}

ModelInput inputOf(const StructureType& type, const StructureSizes& sizes, const SolidOptions& options) {
    ModelInput in{.sizes = sizes,
                  .detail = options.detail,
                  .foundationM = std::max(options.foundationDepthM, 0.0),
                  .ground = options.ground,
                  .platform = options.platform,
                  .body = opaque(type.bodyColour),
                  .accent = opaque(type.accentColour)};
    if (type.entranceSide == EntranceSide::Left || type.entranceSide == EntranceSide::Right)
        std::swap(in.sizes.widthM, in.sizes.lengthM);
    const double turn = turnOf(type.entranceSide);
    if (options.groundZ)
        in.groundZ = [groundZ = options.groundZ, c = std::cos(turn), s = std::sin(turn)](glm::dvec2 at) {
            return groundZ({at.x * c - at.y * s, at.x * s + at.y * c});
        };
    return in;
}

double ModelInput::part(double wantedM) const {
    return std::min(wantedM, 0.25 * std::min(sizes.widthM, sizes.lengthM));
}

double ModelInput::footOf(const Rectangle& plan) const {
    double low = 0.0;
    if (groundZ)
        for (const double x : {plan.xMin, (plan.xMin + plan.xMax) / 2.0, plan.xMax})
            for (const double y : {plan.yMin, (plan.yMin + plan.yMax) / 2.0, plan.yMax})
                low = std::min(low, groundZ({x, y}));
    return low - foundationM;
}

/// The plane of least squares, lifted.
GroundPlane ModelInput::planeOver(const Rectangle& plan) const {
    if (!groundZ) return {};
    constexpr int kAcross = 5;
    std::vector<glm::dvec3> samples;
    GroundPlane plane;
    glm::dvec2 squares(0.0);
    for (int i = 0; i < kAcross; ++i)
        for (int k = 0; k < kAcross; ++k) {
            const glm::dvec2 at(plan.xMin + (plan.xMax - plan.xMin) * i / (kAcross - 1),
                                plan.yMin + (plan.yMax - plan.yMin) * k / (kAcross - 1));
            samples.emplace_back(at, groundZ(at));
            plane.slope += at * samples.back().z;
            squares += at * at;
        }
    plane.slope = platform == Platform::Level ? glm::dvec2(0.0) : plane.slope / squares;
    plane.liftM = platform == Platform::Level ? 0.0 : -INFINITY;
    if (platform == Platform::AlongGround)
        for (const glm::dvec3& sample : samples)
            plane.liftM = std::max(plane.liftM, sample.z - glm::dot(plane.slope, glm::dvec2(sample)));
    for (const glm::dvec3& sample : samples) plane.dropM = std::max(plane.dropM, plane(glm::dvec2(sample)) - sample.z);
    return plane;
}

void addTerrace(SolidBuilder& builder, const ModelInput& in, const Rectangle& plan) {
    constexpr double kFallsAwayM = 0.15, kBesideM = 0.5, kBankSlope = 0.8, kWidestBankM = kTerraceReachM - kBesideM;
    constexpr Colour kEarth{134, 112, 78, 255};
    if (!in.groundZ || in.footOf(plan) + in.foundationM > -kFallsAwayM) return;
    // The more points a side has, the better its foot follows the ground.
    const int pieces = in.isBox() ? 1 : in.isFull() ? 3 : 2;
    const Ring corners = roundedRing(grown(plan, kBesideM), -0.02, 0.0, 0);
    constexpr std::array<glm::dvec2, 4> kOut{glm::dvec2(-1, -1), {1, -1}, {1, 1}, {-1, 1}};
    Ring top, foot;
    for (std::size_t i = 0; i < corners.size() * pieces; ++i) {
        const std::size_t from = i / pieces, to = (from + 1) % corners.size();
        const double part = static_cast<double>(i % pieces) / pieces;
        const bool isCorner = i % pieces == 0;
        const glm::dvec2 out = isCorner ? kOut[from] : (kOut[from] + kOut[to]) / 2.0;
        // A little out, so that no three points are in line.
        const glm::dvec3 at =
            corners[from] + (corners[to] - corners[from]) * part + glm::dvec3(out * (isCorner ? 0.0 : 0.02), 0.0);
        const double fallM = std::max(-in.groundAt(glm::dvec2(at)), 0.0);
        const glm::dvec2 below = glm::dvec2(at) + out * std::min(kBankSlope * fallM, kWidestBankM);
        top.push_back(at);
        foot.emplace_back(below, std::min(in.groundAt(below), at.z - 0.01));
    }
    Ring bottom = foot;
    // Between two corners the ground may be lower than at both.
    const double lowest = in.footOf(grown(plan, kTerraceReachM));
    for (glm::dvec3& point : bottom) point.z = std::min(point.z - in.foundationM, lowest);
    builder.loft(std::vector<Ring>{bottom, foot, top}, kEarth);
}

bool standsLevel(StructureModel model) {
    switch (model) {
        case StructureModel::Tent:
        case StructureModel::FrameHouse:
        case StructureModel::BriefingHall:
        case StructureModel::SandTableHall:
        case StructureModel::Kitchen:
        case StructureModel::MedicalPost:
        case StructureModel::CommunicationsPost:
        case StructureModel::GeneratorPlace:
        case StructureModel::WaterPoint:
        case StructureModel::Latrine:
            return true;
        default:
            return false;
    }
}

SolidModel buildSolid(const StructureType& type, const StructureSizes& sizes, const SolidOptions& options) {
    assert(geometryOf(type.model) == StructureGeometry::Point);
    assert(sizes.lengthM > 0.0 && sizes.widthM > 0.0 && sizes.heightM > 0.0);
    const AddModel add = modelOf(type.model);
    if (!add) return {};
    SolidBuilder builder;
    builder.turn(turnOf(type.entranceSide));
    add(builder, inputOf(type, sizes, options));
    return builder.finish();
}

SolidModel buildLineSolid(const StructureType& type, const StructureSizes& sizes, std::span<const glm::dvec3> points,
                          const SolidOptions& options) {
    assert(geometryOf(type.model) == StructureGeometry::Line);
    assert(sizes.topWidthM > 0.0 && sizes.bottomWidthM > 0.0 && sizes.depthM > 0.0 && sizes.heightM > 0.0);
    const SweepPath path = sweepPath(points, options.acrossSlopes);
    if (path.points.empty()) return {};
    SolidBuilder builder;
    const ModelInput in = inputOf(type, sizes, options);
    if (type.model == StructureModel::CoveredTrench)
        addCoveredTrench(builder, in, path);
    else
        addOpenTrench(builder, in, path);
    return builder.finish();
}

}  // namespace saban::layers
