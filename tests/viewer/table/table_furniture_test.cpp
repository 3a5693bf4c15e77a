#include "viewer/table/table_furniture.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/spoken_as.h"
#include "tests/viewer/table/furniture_picture.h"
#include "viewer/table/frame_layout.h"
#include "viewer/table/frame_writing.h"
#include "viewer/table/palette.h"
#include "viewer/table/screen_overlay.h"

namespace saban::viewer {
namespace {

using test::differingPixels;
using test::FurnitureStudio;
using test::pixelAt;
using test::pixelOf;

constexpr Projection kProjection{.fovYDeg = 45.0, .sizePx = {960, 540}};

geo::Crs vn2000() {
    auto crs = geo::Crs::fromEpsg(3405);
    EXPECT_TRUE(crs) << crs.error().message;
    return *crs;
}

FurnitureSpec specOf(const geo::Bounds& bounds) {
    return {.bounds = bounds,
            .crs = vn2000(),
            .title = "Sa bàn thung lũng Sông Đà – Khu vực phòng thủ",
            .subtitle = {},
            .baseM = 0.03 * tableUnitM(bounds)};
}

geo::Bounds tableOf(double widthM, double heightM) {
    return {.minE = 531000.0, .minN = 2318000.0, .maxE = 531000.0 + widthM, .maxN = 2318000.0 + heightM};
}

struct Scene {
    FurnitureSpec spec;
    SceneFrame frame;
    Viewpoint view;
};

Scene sceneOf(const geo::Bounds& bounds, double headingDeg, double pitchDeg) {
    Scene scene{.spec = specOf(bounds), .frame = {.origin = {bounds.center(), 100.0}}, .view = {}};
    scene.view = wholeTable(bounds, 100.0, 100.0, scene.frame, kProjection, headingDeg, pitchDeg);
    return scene;
}

// Skips where no OpenGL is to be had: the furniture itself needs none to be built.
#define TAKE(variable, studio, ...)                                        \
    const auto variable##Taken = (studio).take(__VA_ARGS__);               \
    if (!variable##Taken) GTEST_SKIP() << "no OpenGL 3.3 context here";    \
    const Picture& variable = *variable##Taken

std::array<int, 3> bytesOf(glm::vec3 color) {
    return {static_cast<int>(color.r * 255.0F + 0.5F), static_cast<int>(color.g * 255.0F + 0.5F),
            static_cast<int>(color.b * 255.0F + 0.5F)};
}

bool isNear(const std::array<int, 3>& a, const std::array<int, 3>& b, int tolerance) {
    return std::abs(a[0] - b[0]) <= tolerance && std::abs(a[1] - b[1]) <= tolerance && std::abs(a[2] - b[2]) <= tolerance;
}

TEST(TableFurniture, DrawsTheBackgroundAloneBeforeItHasATable) {
    FurnitureStudio studio;
    TableFurniture furniture;
    TAKE(picture, studio, furniture, Viewpoint{}, SceneFrame{}, kProjection, Look{});
    EXPECT_TRUE(isNear(pixelAt(picture, {480, 0}), bytesOf(palette::kWallTop), 2));
    EXPECT_TRUE(isNear(pixelAt(picture, {0, 539}), bytesOf(palette::kWallBottom), 2));
}

TEST(TableFurniture, ShowsTheDarkPlateWhereThereIsNoGround) {
    FurnitureStudio studio;
    TableFurniture furniture;
    const Scene scene = sceneOf(tableOf(12000.0, 12000.0), 0.0, -60.0);
    furniture.setSpec(scene.spec, scene.frame);
    TAKE(picture, studio, furniture, scene.view, scene.frame, kProjection, Look{});
    const glm::dvec2 middle = pixelOf({0.0, 0.0, furniture.plateZ()}, scene.view, scene.frame, kProjection);
    EXPECT_TRUE(isNear(pixelAt(picture, middle), bytesOf(palette::kPlate), 2));
}

TEST(TableFurniture, WritesOnTheFrameWhereTheLayoutSays) {
    FurnitureStudio studio;
    TableFurniture furniture;
    // Large enough for a tick to cover a whole pixel.
    constexpr Projection large{.fovYDeg = 45.0, .sizePx = {1920, 1080}};
    const Scene scene = sceneOf(tableOf(12000.0, 12000.0), 0.0, -60.0);
    furniture.setSpec(scene.spec, scene.frame);
    TAKE(picture, studio, furniture, scene.view, scene.frame, large, Look{});
    // The ticks of easting 532 000 to 542 000, halfway across the southern lip, are the only ivory on it.
    const FrameLayout layout = frameLayoutOf(scene.spec.bounds, scene.spec.baseM, scene.frame);
    for (double along = 1000.0; along < 12000.0; along += 1000.0) {
        const bool isGridLine = std::fmod(along, 2000.0) > 500.0;
        const glm::ivec2 at = pixelOf(layout.lip(Side::South).at({along, layout.lipM / 2}), scene.view, scene.frame, large);
        int brightest = 0;
        for (int x = at.x - 1; x <= at.x + 1; ++x) brightest = std::max(brightest, pixelAt(picture, {x, at.y})[0]);
        if (isGridLine) EXPECT_GT(brightest, 120) << along;
        else EXPECT_LT(brightest, 100) << along;
    }
}

TEST(TableFurniture, PutsTheOverlayInThePictureOnlyWhereTheFrameIsNotRead) {
    FurnitureStudio studio;
    TableFurniture furniture;
    const Scene scene = sceneOf(tableOf(12000.0, 12000.0), 0.0, -38.0);
    furniture.setSpec(scene.spec, scene.frame);
    const glm::ivec2 corner{25, 510};
    TAKE(whole, studio, furniture, scene.view, scene.frame, kProjection, Look{});
    EXPECT_GT(pixelAt(whole, corner)[0], 150);
    Viewpoint near = scene.view;
    near.target = {537000.0, 2330000.0, 100.0};
    near.rangeM = 1500.0;
    near.pitchDeg = -10.0;
    TAKE(close, studio, furniture, near, scene.frame, kProjection, Look{});
    EXPECT_LT(pixelAt(close, corner)[0], 120);
    Viewpoint behind = scene.view;
    behind.headingDeg = 180.0;
    TAKE(turned, studio, furniture, behind, scene.frame, kProjection, Look{});
    EXPECT_LT(pixelAt(turned, corner)[0], 120);
}

TEST(TableFurniture, WritesTheExaggerationAsTheLanguageDoes) {
    FurnitureStudio studio;
    TableFurniture furniture;
    Scene scene = sceneOf(tableOf(12000.0, 12000.0), 0.0, -60.0);
    scene.frame.exaggeration = 1.5;
    furniture.setSpec(scene.spec, scene.frame);
    const Projection large{.fovYDeg = 45.0, .sizePx = {1920, 1080}};
    const auto takeIn = [&](QLocale::Language language) {
        const saban::test::SpokenAs numbers(language, QLocale::AnyTerritory);
        return studio.take(furniture, scene.view, scene.frame, large, Look{});
    };
    struct Speaking {
        decltype(takeIn)& take;
    } const spoken{takeIn};
    TAKE(english, spoken, QLocale::English);
    TAKE(vietnamese, spoken, QLocale::Vietnamese);
    EXPECT_GT(differingPixels(english, vietnamese), 0);  // 1.5 and 1,5
}

// What stands in the corner is written anew when it is another overlay.
TEST(ScreenOverlayOfAView, IsAnotherInALanguageThatWritesNumbersOtherwise) {
    const Viewpoint view{.target = {0.0, 0.0, 0.0}, .rangeM = 9000.0};
    const auto of = [&](QLocale::Language language) {
        const saban::test::SpokenAs numbers(language, QLocale::AnyTerritory);
        return screenOverlayOf(view, kProjection, 1.0);
    };
    EXPECT_EQ(of(QLocale::English), of(QLocale::English));
    EXPECT_FALSE(of(QLocale::English) == of(QLocale::Vietnamese));
}

TEST(TableFurniture, LeavesOutFrameAndGridAsTheLookAsks) {
    FurnitureStudio studio;
    TableFurniture furniture;
    const Scene scene = sceneOf(tableOf(12000.0, 12000.0), 0.0, -60.0);
    furniture.setSpec(scene.spec, scene.frame);
    Look look;
    TAKE(all, studio, furniture, scene.view, scene.frame, kProjection, look);
    look.grid = false;
    TAKE(withoutGrid, studio, furniture, scene.view, scene.frame, kProjection, look);
    EXPECT_GT(differingPixels(all, withoutGrid), 500);
    look.frame = false;
    TAKE(withoutFrame, studio, furniture, scene.view, scene.frame, kProjection, look);
    const FrameLayout layout = frameLayoutOf(scene.spec.bounds, scene.spec.baseM, scene.frame);
    const glm::ivec2 onFrame = pixelOf(layout.face(Side::South).at({6000.0, -400.0}), scene.view, scene.frame, kProjection);
    EXPECT_LT(pixelAt(withoutGrid, onFrame)[0], 100);
    EXPECT_GT(pixelAt(withoutFrame, onFrame)[0], 150);
    // The plate stays: it is the block's.
    const glm::ivec2 middle = pixelOf({0.0, 0.0, furniture.plateZ()}, scene.view, scene.frame, kProjection);
    EXPECT_TRUE(isNear(pixelAt(withoutFrame, middle), bytesOf(palette::kPlate), 2));
}

TEST(TableFurniture, WritesAComposedAndADecomposedTitleAlike) {
    FurnitureStudio studio;
    TableFurniture furniture;
    Scene scene = sceneOf(tableOf(12000.0, 12000.0), 0.0, -60.0);
    scene.spec.title = "Vi\u1EC7t";
    furniture.setSpec(scene.spec, scene.frame);
    TAKE(composed, studio, furniture, scene.view, scene.frame, kProjection, Look{});
    scene.spec.title = "Vie\u0323\u0302t";
    furniture.setSpec(scene.spec, scene.frame);
    TAKE(decomposed, studio, furniture, scene.view, scene.frame, kProjection, Look{});
    EXPECT_EQ(differingPixels(composed, decomposed), 0);
    scene.spec.title = "Viet";
    furniture.setSpec(scene.spec, scene.frame);
    TAKE(plain, studio, furniture, scene.view, scene.frame, kProjection, Look{});
    EXPECT_GT(differingPixels(composed, plain), 3);
}

TEST(TableFurniture, WritesAgainOnlyWhenSomethingChanged) {
    TableFurniture furniture;
    const Scene scene = sceneOf(tableOf(12000.0, 12000.0), 0.0, -60.0);
    furniture.setSpec(scene.spec, scene.frame);
    Look look;
    EXPECT_TRUE(furniture.update(scene.view, scene.frame, kProjection, look));
    EXPECT_FALSE(furniture.update(scene.view, scene.frame, kProjection, look));
    look.title = "Another title";
    EXPECT_TRUE(furniture.update(scene.view, scene.frame, kProjection, look));
    const FurnitureState contoured{.contourIntervalM = 20.0};
    EXPECT_TRUE(furniture.update(scene.view, scene.frame, kProjection, look, contoured));
    EXPECT_FALSE(furniture.update(scene.view, scene.frame, kProjection, look, contoured));
}

TEST(TableFurniture, StandsAroundTablesOfAnySizeAndShape) {
    FurnitureStudio studio;
    for (const geo::Bounds& bounds :
         {tableOf(1.0, 1.0), tableOf(30.0, 45.0), tableOf(1000.0, 1000.0), tableOf(180000.0, 180000.0), tableOf(20000.0, 1000.0),
          tableOf(1000.0, 20000.0), tableOf(1e6, 10.0)}) {
        TableFurniture furniture;
        const Scene scene = sceneOf(bounds, 30.0, -38.0);
        furniture.setSpec(scene.spec, scene.frame);
        EXPECT_GE(furniture.gridIntervalM(), 1.0);
        EXPECT_FALSE(furniture.outlineOfFrame().isEmpty());
        TAKE(picture, studio, furniture, scene.view, scene.frame, kProjection, Look{});
        EXPECT_FALSE(isNear(pixelAt(picture, {480, 270}), {255, 0, 255}, 2));
    }
}

TEST(TableFurniture, GoesBackToTheBackgroundWhenCleared) {
    FurnitureStudio studio;
    TableFurniture furniture;
    const Scene scene = sceneOf(tableOf(1000.0, 1000.0), 30.0, -38.0);
    TAKE(before, studio, furniture, scene.view, scene.frame, kProjection, Look{});
    furniture.setSpec(scene.spec, scene.frame);
    TAKE(with, studio, furniture, scene.view, scene.frame, kProjection, Look{});
    EXPECT_GT(differingPixels(before, with), 10000);
    furniture.clear();
    TAKE(after, studio, furniture, scene.view, scene.frame, kProjection, Look{});
    EXPECT_EQ(differingPixels(before, after), 0);
    EXPECT_EQ(furniture.gridIntervalM(), 0.0);
}

}  // namespace
}  // namespace saban::viewer
