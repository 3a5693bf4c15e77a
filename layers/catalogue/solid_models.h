#pragma once

#include "layers/catalogue/solid_parts.h"

namespace saban::layers {

/// A sloping plane that no ground pokes through: `liftM` high in the middle, at most `dropM` over the ground.
struct GroundPlane {
    glm::dvec2 slope{0.0};
    double liftM = 0.0, dropM = 0.0;
    double operator()(glm::dvec2 at) const { return liftM + slope.x * at.x + slope.y * at.y; }
};

/// What every model is built from. The entrance looks along +y.
struct ModelInput {
    StructureSizes sizes{};  ///< width along x, length along y, as the entrance has them
    SolidDetail detail = SolidDetail::Full;
    double foundationM = 0.0;
    GroundState ground = GroundState::Untouched;
    Platform platform = Platform::AlongGround;
    Colour body{}, accent{};
    GroundZ groundZ{};

    bool isFull() const { return detail == SolidDetail::Full; }
    bool isBox() const { return detail == SolidDetail::Box; }
    Rectangle plan() const { return centred(sizes.widthM, sizes.lengthM); }
    /// `wantedM`, less where the structure itself is so small that a part of that size would not suit it.
    double part(double wantedM) const;

    double groundAt(glm::dvec2 at) const { return groundZ ? groundZ(at) : 0.0; }
    /// Under all of the ground below a part, and its own foundation deeper; under the platform in any case.
    double footOf(const Rectangle& plan) const;
    /// Along the ground of a plan whose middle is at 0, 0; that of a level platform is the platform itself.
    GroundPlane planeOver(const Rectangle& plan) const;
};

/// Sizes and ground as the entrance has them: all is built so and turned by `turnOf`.
ModelInput inputOf(const StructureType& type, const StructureSizes& sizes, const SolidOptions& options);
/// Counter-clockwise seen from above, from ahead to the entrance's side.
double turnOf(EntranceSide side);

/// Earth under what stands level, with banks down to the ground, at most `kTerraceReachM` beyond it: nothing where the
/// ground does not fall away.
void addTerrace(SolidBuilder& builder, const ModelInput& in, const Rectangle& plan);

// Mounds of earth (bunker_models.cpp).
/// The earth over a bunker. Its top goes with the ground as far as some of it stays over the roof.
MoundShape moundOver(const ModelInput& in);
/// How far ahead of the middle its entrances stand, and on which level.
double portalFrontM(const MoundShape& mound);
double portalSillM(const MoundShape& mound, double x);
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
