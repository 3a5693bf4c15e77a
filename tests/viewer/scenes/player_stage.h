#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "layers/edit/edit.h"
#include "tests/viewer/render/table_stage.h"
#include "viewer/render/framebuffer.h"
#include "viewer/scenes/scene_player.h"

namespace saban::viewer {

inline constexpr glm::ivec2 kSizePx{240, 160};

struct SceneWanted {
    std::string uid;
    glm::dvec2 target{486000, 2336000};
    double headingDeg = 30.0;
    layers::SceneTransition transition = layers::SceneTransition::Fly;
    std::optional<double> transitionS = 2.0;
    std::string hidden{};
    std::vector<layers::SceneAction> actions{};
};

inline Performance performanceOf(const std::vector<SceneWanted>& wanted) {
    layers::PlanEditor editor{layers::Plan{}};
    layers::Area area;
    area.uid = "area1";
    area.fill = "#e03030";
    area.geometry = layers::Geometry::area({{484000, 2334000}, {488000, 2334000}, {488000, 2338000}, {484000, 2338000}});
    editor.put(area);
    layers::Route route;
    route.uid = "route1";
    route.geometry = layers::Geometry::line({{484000, 2334000}, {488000, 2336000}});
    editor.put(route);
    int order = 1;
    for (const SceneWanted& one : wanted) {
        layers::Scene scene;
        scene.uid = one.uid;
        scene.name = "Cảnh " + std::to_string(order);
        scene.order = order++;
        scene.targetE = one.target.x;
        scene.targetN = one.target.y;
        scene.headingDeg = one.headingDeg;
        scene.pitchDeg = -45.0;
        scene.rangeM = 5000.0;
        scene.transition = one.transition;
        scene.transitionS = one.transitionS;
        scene.hiddenLayers = one.hidden;
        scene.actions = layers::actionsText(one.actions);
        editor.put(scene);
    }
    Look look;
    look.contours = look.grid = look.frame = false;
    return {.briefing = std::make_shared<const layers::Briefing>(layers::briefingOf(std::make_shared<const layers::Plan>(editor.plan()))),
            .ground = groundOf(rough, 20.0),
            .look = look};
}

/// A player and what it plays on, released in the right order.
struct PlayerStage : Stage {
    explicit PlayerStage(Completeness completeness, const std::vector<SceneWanted>& wanted) : Stage(completeness), player(table) {
        context->makeCurrent();
        table.resize(kSizePx);
        player.setPerformance(performanceOf(wanted));
    }
    ~PlayerStage() { player.releaseGl(); }

    Picture take() {
        auto picture = player.takePicture(*context, kSizePx, 1);
        EXPECT_TRUE(picture) << (picture ? "" : picture.error().message);
        return picture ? std::move(*picture) : Picture{};
    }
    Picture takeAt(double timeS) {
        player.advance(timeS);
        return take();
    }
    /// Until everything that is wanted now and next is there.
    void load() {
        Framebuffer target;
        ASSERT_TRUE(target.ensure(kSizePx, 0, Framebuffer::Depth::None));
        for (int i = 0; i < 6000; ++i) {
            if (player.needsFrame()) {
                ASSERT_TRUE(player.draw(target.id()));
            }
            if (table.status().isComplete && !player.loadAhead(TableView::Graphics::Current) && !player.needsFrame()) break;
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
        target.release();
    }
    ScenePlayer player;
};

inline glm::dvec2 targetOf(const ScenePlayer&, const TableView& table) { return glm::dvec2(table.camera().view().target); }

inline double meanDifference(const Picture& a, const Picture& b) {
    if (a.rgb.size() != b.rgb.size() || a.rgb.empty()) return 1e9;
    double sum = 0.0;
    for (std::size_t i = 0; i < a.rgb.size(); ++i) sum += std::abs(int(a.rgb[i]) - int(b.rgb[i]));
    return sum / static_cast<double>(a.rgb.size());
}

}  // namespace saban::viewer
