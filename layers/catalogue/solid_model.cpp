#include "layers/catalogue/solid_model.h"

#include <algorithm>
#include <cassert>
#include <numbers>

#include "layers/catalogue/solid_models.h"

namespace saban::layers {

namespace {

ModelInput inputOf(const StructureType& type, const StructureSizes& sizes, const SolidOptions& options) {
    return {.sizes = sizes,
            .detail = options.detail,
            .foundationM = std::max(options.foundationDepthM, 0.0),
            .ground = options.ground,
            .body = opaque(type.bodyColour),
            .accent = opaque(type.accentColour)};
}

/// Counter-clockwise seen from above, from ahead to the entrance's side.
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

double ModelInput::part(double wantedM) const {
    return std::min(wantedM, 0.25 * std::min(sizes.widthM, sizes.lengthM));
}

SolidModel buildSolid(const StructureType& type, const StructureSizes& sizes, const SolidOptions& options) {
    assert(geometryOf(type.model) == StructureGeometry::Point);
    assert(sizes.lengthM > 0.0 && sizes.widthM > 0.0 && sizes.heightM > 0.0);
    const AddModel add = modelOf(type.model);
    if (!add) return {};
    ModelInput in = inputOf(type, sizes, options);
    if (type.entranceSide == EntranceSide::Left || type.entranceSide == EntranceSide::Right)
        std::swap(in.sizes.widthM, in.sizes.lengthM);
    SolidBuilder builder;
    builder.turn(turnOf(type.entranceSide));
    add(builder, in);
    return builder.finish();
}

SolidModel buildLineSolid(const StructureType& type, const StructureSizes& sizes, std::span<const glm::dvec3> points,
                          const SolidOptions& options) {
    assert(geometryOf(type.model) == StructureGeometry::Line);
    assert(sizes.topWidthM > 0.0 && sizes.bottomWidthM > 0.0 && sizes.depthM > 0.0 && sizes.heightM > 0.0);
    const SweepPath path = sweepPath(points);
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
