// How structures are seated on the ground as drawn.
#include "viewer/overlay/structure_scene.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <glm/vec3.hpp>
#include <map>
#include <osg/Geometry>
#include <osg/NodeVisitor>
#include <osg/Transform>
#include <set>
#include <tuple>

#include "layers/edit/edit.h"
#include "tests/layers/catalogue/solid_check.h"

namespace saban::viewer {
namespace {

using namespace layers;

constexpr glm::dvec2 kPlace{480000.0, 2335000.0};
constexpr double kRise = 0.25;  // 14 degrees

/// Rises to the north-east.
double slopeAt(glm::dvec2 at) { return 300.0 + kRise * ((at.x - kPlace.x) * 0.6 + (at.y - kPlace.y) * 0.8); }

/// All corners of what is drawn, in the scene.
struct Corners : osg::NodeVisitor {
    Corners() : osg::NodeVisitor(TRAVERSE_ALL_CHILDREN) {}
    void apply(osg::Geometry& geometry) override {
        const osg::Matrix matrix = osg::computeLocalToWorld(getNodePath());
        const auto* positions = dynamic_cast<const osg::Vec3Array*>(geometry.getVertexAttribArray(0));
        if (!positions) return;
        for (const osg::Vec3& position : *positions) {
            const osg::Vec3d at = osg::Vec3d(position) * matrix;
            all.emplace_back(at.x(), at.y(), at.z());
        }
    }
    std::vector<glm::dvec3> all;
};

/// Waves of 42 m and 0.8 m from top to bottom on a gentle slope.
double wavesAt(glm::dvec2 at) { return 300.0 + 0.1 * (at.y - kPlace.y) + 0.4 * std::sin(0.15 * (at.x - kPlace.x)) * std::cos(0.1 * (at.y - kPlace.y)); }

struct Scene {
    explicit Scene(const Structure& structure, double exaggeration, double (*groundM)(glm::dvec2) = slopeAt) : heightM(groundM), frame{.origin = {kPlace, 300.0}, .exaggeration = exaggeration} {
        PlanEditor editor{Plan{}};
        uid = editor.put(structure);
        scene.setPlan(std::make_shared<const Plan>(editor.plan()), {}, nullptr);
    }
    std::vector<glm::dvec3> corners(double rangeM) {
        scene.update({.target = {kPlace, 300.0}, .headingDeg = 20.0, .rangeM = rangeM}, frame, {}, {}, [this](glm::dvec2 at) { return std::optional(heightM(at)); }, 1);
        Corners found;
        scene.node()->accept(found);
        EXPECT_FALSE(found.all.empty()) << rangeM;
        return found.all;
    }
    double groundZ(glm::dvec3 corner) const { return (heightM(kPlace + glm::dvec2(corner)) - 300.0) * frame.exaggeration; }
    double (*heightM)(glm::dvec2);
    SceneFrame frame;
    StructureScene scene;
    Uid uid;
};

Structure pointOf(const StructureType& type, double headingDeg) {
    Structure structure;
    structure.type = type.id;
    structure.headingDeg = headingDeg;
    structure.geometry = Geometry::point(kPlace);
    return structure;
}

/// Nothing stands on air: what is lowest at the corners of the outline is in the ground.
void expectOutlineInTheGround(Scene& stage, const std::vector<glm::dvec3>& corners, const std::string& what) {
    for (const glm::dvec3& corner : test::outlineOf(corners)) EXPECT_LT(corner.z, stage.groundZ(corner)) << what << " at " << corner.x << ", " << corner.y;
}

TEST(StructureScene, EdgesOfEarthAndPadsReachIntoTheGroundUnderAnyExaggerationAndFromAnywhere) {
    for (const char* id : {"command_bunker", "meeting_bunker", "personnel_shelter", "vehicle_shelter", "parking_place"})
        for (const double exaggeration : {1.0, 2.0, 3.0})
            for (const double headingDeg : {0.0, 37.0, 127.0, 217.0}) {
                Scene stage(pointOf(*defaultCatalogue().find(id), headingDeg), exaggeration);
                for (const double rangeM : {60.0, 250.0, 900.0}) expectOutlineInTheGround(stage, stage.corners(rangeM), std::string(id) + " from " + std::to_string(rangeM));
            }
}

TEST(StructureScene, EdgesOfEarthReachIntoGroundThatIsRough) {
    for (const char* id : {"command_bunker", "meeting_bunker", "personnel_shelter", "vehicle_shelter"})
        for (const double exaggeration : {1.0, 2.0, 3.0}) {
            Scene stage(pointOf(*defaultCatalogue().find(id), 37.0), exaggeration, wavesAt);
            for (const double rangeM : {60.0, 250.0, 900.0}) expectOutlineInTheGround(stage, stage.corners(rangeM), std::string(id) + " from " + std::to_string(rangeM));
        }
}

TEST(StructureScene, ABunkerThatAppearsRisesWithItsFootInTheGround) {
    Scene stage(pointOf(*defaultCatalogue().find("meeting_bunker"), 37.0), 2.0);
    double before = -INFINITY;
    for (const double presence : {0.2, 0.6, 1.0}) {
        PlanMotion motion;
        motion.appeared[stage.uid] = presence;
        stage.scene.setMotion(motion);
        const std::vector<glm::dvec3> corners = stage.corners(60.0);
        expectOutlineInTheGround(stage, corners, std::to_string(presence));
        double top = -INFINITY;
        for (const glm::dvec3& corner : corners) top = std::max(top, corner.z);
        EXPECT_GT(top, before + 1.0);
        before = top;
    }
}

TEST(StructureScene, TrenchesReachIntoTheGroundOnBothSides) {
    for (const char* id : {"open_trench", "covered_trench"})
        for (const double exaggeration : {1.0, 3.0}) {
            Structure trench;
            trench.type = id;
            trench.geometry = Geometry::line({kPlace + glm::dvec2(-40.0, 30.0), kPlace, kPlace + glm::dvec2(40.0, -30.0)});  // along the contour
            Scene stage(trench, exaggeration);
            for (const double rangeM : {60.0, 150.0}) {
                std::map<std::pair<float, float>, double> lowest;
                for (const glm::dvec3& corner : stage.corners(rangeM)) {
                    const auto [place, isNew] = lowest.try_emplace({static_cast<float>(corner.x), static_cast<float>(corner.y)}, corner.z);
                    place->second = std::min(place->second, corner.z);
                }
                const double halfM = defaultCatalogue().find(id)->sizes.topWidthM * 0.75;
                for (const auto& [place, z] : lowest) {
                    const glm::dvec2 at(place.first, place.second);
                    if (std::abs(glm::dot(at, glm::dvec2(0.6, 0.8))) < halfM + 0.5) continue;  // of the ditch, posts and frames
                    EXPECT_LT(z, stage.groundZ({at, 0.0})) << id << " at " << at.x << ", " << at.y;
                }
            }
        }
}

TEST(StructureScene, AHouseStaysLevelAndIsNotBuriedByTheSlopeBehindIt) {
    const StructureType& hall = *defaultCatalogue().find("briefing_hall");
    for (const double exaggeration : {1.0, 3.0}) {
        Scene stage(pointOf(hall, 217.0), exaggeration);  // its front looks down the slope: the rear lies 9 m up
        double top = -INFINITY;
        for (const glm::dvec3& corner : stage.corners(80.0)) top = std::max(top, corner.z);
        const double behindZ = 9.0 * kRise * exaggeration;
        EXPECT_GE(top - behindZ, 0.7 * hall.sizes.heightM - 0.3) << exaggeration;
        EXPECT_LE(top - behindZ, std::max(hall.sizes.heightM, 0.7 * hall.sizes.heightM + 0.6)) << exaggeration;
    }
}

TEST(StructureScene, AGivenPlatformIsWhereItWasGiven) {
    Structure hall = pointOf(*defaultCatalogue().find("briefing_hall"), 217.0);
    hall.platformLevelM = 301.0;
    for (const double exaggeration : {1.0, 3.0}) {
        Scene stage(hall, exaggeration);
        double top = -INFINITY;
        for (const glm::dvec3& corner : stage.corners(80.0)) top = std::max(top, corner.z);
        EXPECT_NEAR(top, exaggeration + 5.5, 0.01);
    }
}

/// Heights at which triangles of a node go through an upright line, in the scene.
struct Crossings : osg::NodeVisitor {
    explicit Crossings(glm::dvec2 place) : osg::NodeVisitor(TRAVERSE_ALL_CHILDREN), at(place) {}
    void apply(osg::Geometry& geometry) override {
        const osg::Matrix matrix = osg::computeLocalToWorld(getNodePath());
        const auto* positions = dynamic_cast<const osg::Vec3Array*>(geometry.getVertexAttribArray(0));
        const auto* triangles = dynamic_cast<const osg::DrawElementsUInt*>(geometry.getPrimitiveSet(0));
        if (!positions || !triangles) return;
        for (std::size_t i = 0; i + 2 < triangles->size(); i += 3) {
            glm::dvec3 p[3];
            for (int k = 0; k < 3; ++k) {
                const osg::Vec3d v = osg::Vec3d((*positions)[(*triangles)[i + k]]) * matrix;
                p[k] = {v.x(), v.y(), v.z()};
            }
            const auto twice = [](glm::dvec2 a, glm::dvec2 b, glm::dvec2 c) { return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x); };
            const double area = twice(p[0], p[1], p[2]), u = twice(p[1], p[2], at) / area, v = twice(p[2], p[0], at) / area;
            if (u >= 0.0 && v >= 0.0 && u + v <= 1.0) heightsZ.push_back(u * p[0].z + v * p[1].z + (1.0 - u - v) * p[2].z);
        }
    }
    glm::dvec2 at;
    std::vector<double> heightsZ;
};

// A room from 1.6 m under the ground to its roof: beside its table nothing lies between floor and ceiling.
TEST(StructureScene, RoomsOfAnOpenedBunkerAreEmptyFromFloorToCeiling) {
    StructureScene scene;
    PlanEditor editor{Plan{}};
    const Uid uid = editor.put(pointOf(*defaultCatalogue().find("command_bunker"), 0.0));
    scene.setPlan(std::make_shared<const Plan>(editor.plan()), {}, nullptr);
    PlanMotion motion;
    motion.opened[uid] = 1.0;
    scene.setMotion(motion);
    scene.update({.target = {kPlace, 300.0}, .headingDeg = 80.0, .rangeM = 40.0}, {.origin = {kPlace, 300.0}}, {}, {}, [](glm::dvec2) { return std::optional(300.0); }, 1);
    Crossings line({1.5, -2.0});
    scene.node()->accept(line);
    ASSERT_FALSE(line.heightsZ.empty());
    for (const double z : line.heightsZ) EXPECT_TRUE(z < -1.55 || z > -0.01) << z;
}

TEST(StructureScene, OpenedAndHalfBuiltOnASlopeAllNumbersAreFinite) {
    for (const char* id : {"command_bunker", "meeting_bunker", "tent", "briefing_hall", "parking_place"})
        for (const double exaggeration : {1.0, 3.0}) {
            Scene stage(pointOf(*defaultCatalogue().find(id), 37.0), exaggeration);
            for (const bool isOpened : {true, false}) {
                PlanMotion motion;
                (isOpened ? motion.opened : motion.built)[stage.uid] = isOpened ? 1.0 : 0.5;
                stage.scene.setMotion(motion);
                for (const glm::dvec3& corner : stage.corners(60.0)) ASSERT_TRUE(std::isfinite(corner.x + corner.y + corner.z)) << id;
            }
        }
}

// Three tenths of it are buried by the slope behind it at the most: it stands higher than the ground in its middle, and its name with it.
TEST(StructureScene, AHouseIsRecognisedAsHighAsItStandsOverTheGround) {
    const StructureType& hall = *defaultCatalogue().find("briefing_hall");
    Scene stage(pointOf(hall, 217.0), 3.0);
    double top = -INFINITY;
    for (const glm::dvec3& corner : stage.corners(80.0)) top = std::max(top, corner.z);
    ASSERT_TRUE(stage.scene.recognisable().contains(stage.uid));
    EXPECT_GT(stage.scene.recognisable().at(stage.uid), hall.sizes.heightM + 1.0);
    EXPECT_NEAR(stage.scene.recognisable().at(stage.uid), top, 0.01);
}

/// A window over many bunkers, on a slope that is as high as it is asked for.
struct Window {
    static constexpr int kAcross = 20;
    explicit Window(StructureScene::Pace asked) : pace(asked) {
        PlanEditor editor{Plan{}};
        for (int i = 0; i < kAcross * kAcross; ++i) {
            Structure bunker = pointOf(*defaultCatalogue().find("command_bunker"), 37.0);
            bunker.geometry = Geometry::point(kPlace + 30.0 * glm::dvec2(i % kAcross - kAcross / 2, i / kAcross - kAcross / 2));
            editor.put(bunker);
        }
        scene.setPlan(std::make_shared<const Plan>(editor.plan()), {}, nullptr);
    }
    /// True when all is settled.
    bool update(double raisedM, std::uint64_t version) {
        // Waves that differ from place to place: no two of them stand on the same ground.
        const HeightAt heightAt = [&](glm::dvec2 at) { return std::optional(slopeAt(at) + std::sin(0.011 * at.x) * raisedM * std::sin(0.05 * at.y) + 2.0 * std::sin(0.017 * (at.x + 1.7 * at.y))); };
        scene.update({.target = {kPlace, 300.0}, .headingDeg = 20.0, .rangeM = 500.0}, {.origin = {kPlace, 300.0}}, {}, {}, heightAt, version, pace);
        return !scene.isUnsettled();
    }
    std::vector<glm::dvec3> corners() {
        Corners found;
        scene.node()->accept(found);
        // Rows of two plans are not in one order.
        std::sort(found.all.begin(), found.all.end(), [](const auto& l, const auto& r) { return std::tie(l.x, l.y, l.z) < std::tie(r.x, r.y, r.z); });
        return found.all;
    }
    StructureScene::Pace pace;
    StructureScene scene;
};

TEST(StructureScene, InAWindowManyAreMadeSomeAtATimeAndAllInTheEnd) {
    Window window(StructureScene::Pace::SomeAtATime), picture(StructureScene::Pace::All);
    EXPECT_TRUE(picture.update(0.0, 1));
    EXPECT_FALSE(window.update(0.0, 1));
    EXPECT_LT(window.scene.madeCount(), picture.scene.madeCount());
    int frames = 1;
    while (!window.update(0.0, 1)) ASSERT_LT(++frames, 200);
    EXPECT_TRUE(window.corners() == picture.corners());
}

TEST(StructureScene, InAWindowNothingIsMadeAnewForWhatNobodySees) {
    Window window(StructureScene::Pace::SomeAtATime);
    while (!window.update(0.0, 1)) {}
    const std::uint64_t made = window.scene.madeCount();
    while (!window.update(0.005, 2)) {}
    EXPECT_EQ(window.scene.madeCount(), made);
    while (!window.update(6.0, 3)) {}
    EXPECT_GT(window.scene.madeCount(), made);
}

TEST(StructureScene, APictureDoesNotDependOnWhatAWindowShowedBefore) {
    Window shownBefore(StructureScene::Pace::SomeAtATime), picture(StructureScene::Pace::All);
    while (!shownBefore.update(0.02, 1)) {}
    while (!shownBefore.update(0.0, 2)) {}
    shownBefore.pace = StructureScene::Pace::All;
    shownBefore.update(0.0, 2);
    picture.update(0.0, 1);
    EXPECT_TRUE(shownBefore.corners() == picture.corners());
}

}  // namespace
}  // namespace saban::viewer
