// The table while a briefing plays on it.
#include <gtest/gtest.h>

#include <cstdlib>
#include <functional>
#include <numeric>

#include "layers/edit/edit.h"
#include "tests/viewer/overlay/application_fixture.h"
#include "tests/viewer/render/table_stage.h"

namespace saban::viewer {
namespace {

using namespace layers;

constexpr glm::dvec2 kMiddle{486000.0, 2336000.0};
constexpr glm::ivec2 kSize{960, 540};

double calm(glm::dvec2 p) { return 120.0 + 18.0 * std::sin(p.x / 260.0) * std::cos(p.y / 310.0) + 0.012 * (p.x - kMiddle.x); }

struct Made {
    std::shared_ptr<const Plan> plan;
    Uid bunker, hall, command, tent, trench, unit, other, phase;
};

Made makePlan() {
    Made made;
    PlanEditor editor{Plan{}};
    PlanSettings settings;
    settings.name = "Thử";
    settings.crs = "EPSG:3405";
    editor.setSettings(settings);
    Phase phase;
    phase.name = "Giai đoạn 1";
    phase.order = 1;
    made.phase = editor.put(phase);
    const auto putStructure = [&](const char* name, const char* type, glm::dvec2 at, double heading) {
        Structure row;
        row.name = name;
        row.type = type;
        row.headingDeg = heading;
        row.geometry = Geometry::point(kMiddle + at);
        return editor.put(row);
    };
    made.bunker = putStructure("Hầm họp", "meeting_bunker", {0.0, 0.0}, 180.0);
    made.command = putStructure("Hầm chỉ huy", "command_bunker", {45.0, 10.0}, 150.0);
    made.hall = putStructure("Hội trường", "briefing_hall", {-45.0, 20.0}, 200.0);
    made.tent = putStructure("Nhà bạt", "tent", {20.0, -30.0}, 90.0);
    Structure trench;
    trench.name = "Hào";
    trench.type = "covered_trench";
    trench.geometry = Geometry::line({kMiddle + glm::dvec2(-40.0, -35.0), kMiddle + glm::dvec2(-10.0, -28.0)});
    made.trench = editor.put(trench);
    const auto putUnit = [&](const char* name, const char* code, Side side, glm::dvec2 at) {
        Unit row;
        row.name = name;
        row.symbolCode = code;
        row.side = side;
        const Uid uid = editor.put(row);
        UnitPosition position;
        position.unit = uid;
        position.phase = made.phase;
        position.geometry = Geometry::point(kMiddle + at);
        editor.put(position);
        return uid;
    };
    made.unit = putUnit("Đại đội 1", "10031000151211000000", Side::Own, {-400.0, -300.0});
    made.other = putUnit("Đối phương", "10061000141211000000", Side::Other, {500.0, 350.0});
    made.plan = std::make_shared<const Plan>(editor.plan());
    return made;
}

class MotionPicture : public testing::Test {
 protected:
    MotionPicture() : stage(Completeness::Final), made(makePlan()) {
        test::ensureApplication();
        stage.table.setGround(groundOf(calm, 10.0));
        Look look = stage.table.look();
        look.contours = look.grid = false;
        stage.table.setLook(look);
        stage.table.setPlan(made.plan, {.phase = made.phase}, builtInConvention("vn").value_or(nullptr));
        lookAt({0.0, 0.0}, 140.0, 10.0, -30.0);
    }
    void lookAt(glm::dvec2 at, double rangeM, double headingDeg, double pitchDeg) {
        const glm::dvec2 place = kMiddle + at;
        stage.table.camera().setView({.target = {place, calm(place)}, .headingDeg = headingDeg, .pitchDeg = pitchDeg, .rangeM = rangeM});
    }
    std::vector<std::uint8_t> picture(const std::string& name = {}) {
        const auto taken = takePicture(*stage.context, stage.table, kSize, 0);
        EXPECT_TRUE(taken) << (taken ? "" : taken.error().message);
        const char* folder = std::getenv("SABAN_TEST_PICTURES");
        if (taken && folder && !name.empty()) {
            EXPECT_TRUE(writePng(*taken, std::string(folder) + "/" + name + ".png"));
        }
        return taken ? taken->rgb : std::vector<std::uint8_t>{};
    }
    static int differing(const std::vector<std::uint8_t>& a, const std::vector<std::uint8_t>& b) {
        return std::inner_product(a.begin(), a.end(), b.begin(), 0, std::plus<>(), std::not_equal_to<>());
    }
    /// Of pixels whose three parts a test accepts.
    static int counted(const std::vector<std::uint8_t>& rgb, const std::function<bool(int, int, int)>& accepts) {
        int count = 0;
        for (std::size_t i = 0; i + 2 < rgb.size(); i += 3) count += accepts(rgb[i], rgb[i + 1], rgb[i + 2]) ? 1 : 0;
        return count;
    }
    Stage stage;
    Made made;
};

TEST_F(MotionPicture, WithoutMotionIsAsThePlanHasIt) {
    const auto before = picture("motion_none");
    stage.table.setMotion({.opened = {{made.bunker, 1.0}}, .highlighted = {{made.hall, 1.0}}});
    EXPECT_GT(differing(picture(), before), 3000);
    stage.table.setMotion({});
    EXPECT_EQ(differing(picture(), before), 0);
}

TEST_F(MotionPicture, AStructureOpensTowardsTheViewer) {
    const auto closed = picture();
    std::vector<int> changes;
    for (const double share : {0.3, 0.6, 1.0}) {
        stage.table.setMotion({.opened = {{made.bunker, share}, {made.hall, share}, {made.command, share}, {made.trench, share}, {made.tent, share}}});
        changes.push_back(differing(picture("opened_" + std::to_string(static_cast<int>(share * 100))), closed));
    }
    EXPECT_GT(changes[0], 2000);
    EXPECT_GT(changes[2], changes[0]);
    for (const auto& [pitch, heading] : {std::pair(-15.0, 10.0), {-55.0, 10.0}, {-80.0, 10.0}, {-30.0, 100.0}, {-30.0, 190.0}}) {
        lookAt({0.0, 0.0}, 120.0, heading, pitch);
        const auto open = picture("opened_pitch" + std::to_string(static_cast<int>(-pitch)) + "_from" + std::to_string(static_cast<int>(heading)));
        // Nothing is seen through the hole: no pixel under the horizon is the wall behind the table.
        stage.table.setMotion({});
        const auto shut = picture();
        stage.table.setMotion({.opened = {{made.bunker, 1.0}, {made.hall, 1.0}, {made.command, 1.0}, {made.trench, 1.0}, {made.tent, 1.0}}});
        const auto isWall = [](int r, int g, int b) { return b > r && b >= g && r > 150 && b - r < 40; };
        EXPECT_LE(counted(open, isWall), counted(shut, isWall) + 400) << pitch << " " << heading;
    }
}

TEST_F(MotionPicture, AWorkIsDugRisesAndIsWhole) {
    const auto whole = picture();
    std::map<Uid, double> built;
    const auto at = [&](double share) {
        for (const Uid& uid : {made.bunker, made.hall, made.command, made.tent, made.trench}) built[uid] = share;
        stage.table.setMotion({.built = built});
        return picture("built_" + std::to_string(static_cast<int>(share * 100)));
    };
    const auto none = at(0.0);
    EXPECT_GT(differing(none, whole), 5000);
    auto before = none;
    for (const double share : {0.08, 0.25, 0.45, 0.62, 0.8, 0.95}) {
        const auto now = at(share);
        EXPECT_GT(differing(now, before), 500) << share;
        EXPECT_GT(differing(now, none), 500) << share;
        before = now;
    }
    EXPECT_EQ(differing(at(1.0), whole), 0);
}

TEST_F(MotionPicture, WhatAppearsRisesAndItsSignFades) {
    const auto there = picture();
    stage.table.setMotion({.appeared = {{made.hall, 0.0}}});
    const auto gone = picture("appeared_0");
    EXPECT_GT(differing(there, gone), 1000);
    stage.table.setMotion({.appeared = {{made.hall, 0.5}}});
    const auto half = picture("appeared_50");
    EXPECT_GT(differing(half, gone), 500);
    EXPECT_GT(differing(half, there), 500);
    stage.table.setMotion({.appeared = {{made.hall, 1.0}}});
    EXPECT_EQ(differing(picture(), there), 0);
}

TEST_F(MotionPicture, AColumnLiesOnTheGroundInTheColourOfItsSide) {
    lookAt({0.0, 0.0}, 2600.0, 20.0, -40.0);
    const auto still = picture("march_still");
    UnitPlace place{.at = kMiddle + glm::dvec2(-100.0, 60.0), .headingDeg = 50.0};
    UnitPlace other{.at = kMiddle + glm::dvec2(420.0, 100.0), .headingDeg = 270.0};
    stage.table.setMotion({.units = {{made.unit, place}, {made.other, other}}});
    const auto standing = picture("march_places");
    for (int i = 0; i <= 10; ++i) place.column.push_back(kMiddle + glm::dvec2(-700.0 + 60.0 * i, -260.0 + 32.0 * i));
    other.column = {kMiddle + glm::dvec2(900.0, 100.0), kMiddle + glm::dvec2(420.0, 100.0)};
    stage.table.setMotion({.units = {{made.unit, place}, {made.other, other}}});
    const auto marching = picture("march_columns");
    // The own side is red in this convention, the other one blue.
    const auto isRed = [](int r, int g, int b) { return r > 140 && g < 110 && b < 110 && r > g + 60; };
    const auto isBlue = [](int r, int g, int b) { return b > 140 && r < 110 && b > r + 60 && g < 170; };
    EXPECT_GT(counted(marching, isRed), counted(standing, isRed) + 150);
    EXPECT_GT(counted(marching, isBlue), counted(standing, isBlue) + 150);
    stage.table.setMotion({});
    EXPECT_EQ(differing(picture(), still), 0);
    // A cut takes it away with the ground.
    const Cut cut{kMiddle + glm::dvec2(-2000.0, 700.0), kMiddle + glm::dvec2(2000.0, 700.0)};
    stage.table.setCut(cut);
    const auto bare = picture();
    stage.table.setMotion({.units = {{made.unit, place}, {made.other, other}}});
    EXPECT_EQ(differing(picture("march_cut"), bare), 0);
}

/// Seen from behind a hill, 60 m high: what marches on the other side of it does not shine through.
TEST_F(MotionPicture, HillsHideColumnsAndRings) {
    const auto ridge = [](glm::dvec2 p) { return 100.0 + 160.0 * std::exp(-std::pow((p.y - kMiddle.y) / 250.0, 2.0)); };
    stage.table.setGround(groundOf(ridge, 10.0));
    stage.table.setPlan(made.plan, {.hidden = {"structures"}}, builtInConvention("vn").value_or(nullptr));
    stage.table.camera().setView({.target = {kMiddle + glm::dvec2(0.0, -600.0), 100.0}, .headingDeg = 0, .pitchDeg = -3, .rangeM = 700});
    const UnitPlace place{.at = kMiddle + glm::dvec2(200.0, 500.0), .column = {kMiddle + glm::dvec2(-300.0, 500.0), kMiddle + glm::dvec2(200.0, 500.0)}};
    stage.table.setMotion({.units = {{made.unit, UnitPlace{.at = place.at}}}});
    const auto bare = picture();
    stage.table.setMotion({.units = {{made.unit, place}}, .highlighted = {{made.unit, 1.0}}});
    EXPECT_EQ(differing(picture("march_behind"), bare), 0);
}

TEST_F(MotionPicture, ARingIsAroundWhatIsPointedOut) {
    lookAt({0.0, 0.0}, 500.0, 20.0, -35.0);
    const auto plain = picture();
    const auto isAmber = [](int r, int g, int b) { return r > 215 && g > 160 && b < 110; };
    stage.table.setMotion({.highlighted = {{made.bunker, 1.0}, {made.trench, 1.0}, {made.unit, 1.0}}});
    const auto ringed = picture("ringed");
    EXPECT_GT(counted(ringed, isAmber), counted(plain, isAmber) + 150);
    stage.table.setMotion({.highlighted = {{made.bunker, 0.0}}});
    EXPECT_EQ(differing(picture(), plain), 0);
}

TEST_F(MotionPicture, AHiddenUnitOnItsWayHasNoRing) {
    lookAt({0.0, 0.0}, 500.0, 20.0, -35.0);
    stage.table.setPlan(made.plan, {.hidden = {"units"}}, builtInConvention("vn").value_or(nullptr));
    const UnitPlace place{.at = kMiddle};
    stage.table.setMotion({.units = {{made.unit, place}}});
    const auto plain = picture();
    stage.table.setMotion({.units = {{made.unit, place}}, .highlighted = {{made.unit, 1.0}}});
    EXPECT_EQ(differing(picture(), plain), 0);
}

TEST_F(MotionPicture, ABlockThatIsCutShowsStructuresClosedAndTheirRooms) {
    stage.table.setCut(Cut{kMiddle + glm::dvec2(-200.0, -1.0), kMiddle + glm::dvec2(200.0, 3.0)});
    picture("cut_front");
    lookAt({0.0, 0.0}, 40.0, 355.0, -8.0);
    picture("cut_near");
    lookAt({-45.0, 20.0}, 40.0, 5.0, -12.0);
    stage.table.setCut(Cut{kMiddle + glm::dvec2(-200.0, 20.0), kMiddle + glm::dvec2(200.0, 20.0)});
    const auto hall = picture("cut_hall");
    // Rooms are pale inside: the hall is neither a block nor a hollow skin.
    EXPECT_GT(counted(hall, [](int r, int g, int b) { return r > 150 && r > b + 12 && g > 130; }), 3000);
}

TEST_F(MotionPicture, TextsAndSignsGrowWithTheirScale) {
    lookAt({0.0, 0.0}, 2600.0, 20.0, -40.0);
    const auto plain = picture("scale_1");
    stage.table.setTextScale(2.0);
    const auto large = picture("scale_2");
    const auto isSign = [](int r, int g, int b) { return r > 235 && g > 235 && b > 225; };
    EXPECT_GT(counted(large, isSign), counted(plain, isSign) * 2);
    stage.table.setTextScale(1.0);
    EXPECT_EQ(differing(picture(), plain), 0);
}

TEST_F(MotionPicture, FramesThatFollowEachOtherFadeWhatComes) {
    lookAt({0.0, 0.0}, 2600.0, 20.0, -40.0);
    stage.table.setMotion({.timeS = 10.0});
    picture();
    UnitPlace place{.at = kMiddle + glm::dvec2(0.0, -340.0), .headingDeg = 50.0};
    std::vector<std::uint8_t> before;
    int most = 0;
    for (int frame = 1; frame <= 25; ++frame) {
        place.at.x = kMiddle.x - 300.0 + 6.0 * frame;
        stage.table.setMotion({.units = {{made.unit, place}}, .timeS = 10.0 + frame / 25.0});
        const auto now = picture(frame % 8 == 0 ? "frame_" + std::to_string(frame) : std::string());
        if (frame > 1) most = std::max(most, differing(now, before));
        before = now;
    }
    EXPECT_GT(most, 50);
    // The same frames again are the same pictures.
    stage.table.setMotion({.timeS = 10.0});
    picture();
    for (int frame = 1; frame <= 25; ++frame) {
        place.at.x = kMiddle.x - 300.0 + 6.0 * frame;
        stage.table.setMotion({.units = {{made.unit, place}}, .timeS = 10.0 + frame / 25.0});
        picture();
    }
    EXPECT_EQ(differing(picture(), before), 0);
}

}  // namespace
}  // namespace saban::viewer
