#pragma once

#include "layers/catalogue/solid_parts.h"

namespace saban::layers {

/// What every model is built from. The entrance looks along +y.
struct ModelInput {
    StructureSizes sizes{};  ///< width along x, length along y, as the entrance has them
    SolidDetail detail = SolidDetail::Full;
    double foundationM = 0.0;
    GroundState ground = GroundState::Untouched;
    Colour body{}, accent{};

    bool isFull() const { return detail == SolidDetail::Full; }
    bool isBox() const { return detail == SolidDetail::Box; }
    Rectangle plan() const { return centred(sizes.widthM, sizes.lengthM); }
    /// `wantedM`, less where the structure itself is so small that a part of that size would not suit it.
    double part(double wantedM) const;
};

// Mounds of earth (bunker_models.cpp).
void addCommandBunker(SolidBuilder& builder, const ModelInput& in);
void addMeetingBunker(SolidBuilder& builder, const ModelInput& in);
void addPersonnelShelter(SolidBuilder& builder, const ModelInput& in);
void addVehicleShelter(SolidBuilder& builder, const ModelInput& in);

// Roofs on walls or posts (building_models.cpp).
void addTent(SolidBuilder& builder, const ModelInput& in);
void addFrameHouse(SolidBuilder& builder, const ModelInput& in);
void addBriefingHall(SolidBuilder& builder, const ModelInput& in);
void addSandTableHall(SolidBuilder& builder, const ModelInput& in);
void addKitchen(SolidBuilder& builder, const ModelInput& in);
void addMedicalPost(SolidBuilder& builder, const ModelInput& in);
void addLatrine(SolidBuilder& builder, const ModelInput& in);

// Masts, tanks and what else stands in the open (field_models.cpp).
void addWatchTower(SolidBuilder& builder, const ModelInput& in);
void addGate(SolidBuilder& builder, const ModelInput& in);
void addParkingPlace(SolidBuilder& builder, const ModelInput& in);
void addCommunicationsPost(SolidBuilder& builder, const ModelInput& in);
void addGeneratorPlace(SolidBuilder& builder, const ModelInput& in);
void addWaterPoint(SolidBuilder& builder, const ModelInput& in);

// Along a line (trench_models.cpp).
void addOpenTrench(SolidBuilder& builder, const ModelInput& in, const SweepPath& path);
void addCoveredTrench(SolidBuilder& builder, const ModelInput& in, const SweepPath& path);

}  // namespace saban::layers
