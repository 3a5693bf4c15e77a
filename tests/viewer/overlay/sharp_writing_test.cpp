// What is written is as sharp on a moving picture, whose ground is drawn small, as on one at rest.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "layers/edit/edit.h"
#include "tests/viewer/overlay/application_fixture.h"
#include "tests/viewer/render/table_stage.h"
#include "viewer/render/framebuffer.h"

namespace saban::viewer {
namespace {

constexpr glm::ivec2 kSizePx{960, 540};
constexpr int kMostLevels = 4;
using Pixels = std::vector<std::uint8_t>;

int differing(const Pixels& a, const Pixels& b) {
    if (a.size() != b.size()) return -1;
    int count = 0;
    for (std::size_t i = 0; i + 2 < a.size(); i += 3)
        count += std::max({std::abs(a[i] - b[i]), std::abs(a[i + 1] - b[i + 1]), std::abs(a[i + 2] - b[i + 2])}) > kMostLevels;
    return count;
}

/// Points of the plan alone: nothing of it is painted on the ground.
std::shared_ptr<const layers::Plan> signs() {
    layers::PlanEditor editor{layers::Plan{}};
    layers::PlanSettings settings;
    settings.marking = "DIỄN TẬP";
    settings.crs = "EPSG:3405";
    editor.setSettings(settings);
    for (int i = 0; i < 2; ++i) {
        layers::CommandPost post;
        post.name = "Sở chỉ huy " + std::to_string(i + 1);
        post.geometry = layers::Geometry::point({485200.0 + 900.0 * i, 2336200.0});  // neither in the other's way
        editor.put(post);
    }
    return std::make_shared<const layers::Plan>(editor.plan());
}

class SharpWriting : public testing::Test {
 protected:
    SharpWriting() : stage(Completeness::Progressive) {
        test::ensureApplication();
        stage.context->makeCurrent();
        stage.table.resize(kSizePx);
        EXPECT_TRUE(target.ensure(kSizePx, 0, Framebuffer::Depth::None));
    }
    ~SharpWriting() override { target.release(); }

    /// Signs are painted by a thread of their own, which nobody waits for: they are there once nothing comes any more.
    void settle() {
        constexpr int kQuietLooks = 100;
        int quiet = 0;
        for (int i = 0; i < 6000 && quiet < kQuietLooks; ++i, ++quiet) {
            if (stage.table.needsFrame() || !stage.table.status().isComplete) {
                ASSERT_TRUE(stage.table.draw(target.id(), {.scale = 0.3}));
                quiet = 0;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(3));
        }
        ASSERT_GE(quiet, kQuietLooks) << "it never comes to rest";
    }
    Pixels frame(double scale, const TableView::Finish& finish = {}) {
        EXPECT_TRUE(stage.table.draw(target.id(), {.scale = scale}, {0, 0}, finish));
        const Picture picture{.sizePx = kSizePx, .rgb = target.readRgb()};
        if (const char* folder = std::getenv("SABAN_TEST_PICTURES")) {
            EXPECT_TRUE(writePng(picture, std::string(folder) + "/" + testing::UnitTest::GetInstance()->current_test_info()->name() + std::to_string(count_++) + ".png"));
        }
        return picture.rgb;
    }

    Stage stage;
    Framebuffer target;
    int count_ = 0;
};

TEST_F(SharpWriting, OfAMotionIsThatOfAPictureAtRest) {
    Look look;
    look.contours = look.grid = false;
    look.legend = true;
    stage.table.setLook(look);
    stage.table.setGround(groundOf([](glm::dvec2) { return 100.0; }, 50.0));
    stage.table.camera().setView({.target = {485700, 2336100, 100}, .headingDeg = 0, .pitchDeg = -60, .rangeM = 3500});
    settle();
    const Pixels bare = frame(0.3);
    stage.table.setPlan(signs());
    stage.table.setTitles({.title = "Giai đoạn 2: Tổ chức chuẩn bị", .caption = "Chữ nhỏ phải đọc được khi hình đang chuyển động"});
    settle();
    const Pixels moving = frame(0.3), atRest = frame(1.0);
    EXPECT_GT(differing(bare, atRest), 10'000) << "signs, names, titles, legend, marking";
    EXPECT_EQ(differing(moving, atRest), 0);
}

/// A wall along the south hides the face of the frame that bears the title from who looks from the north.
TEST_F(SharpWriting, OnTheTableIsHiddenByItsGround) {
    stage.table.setGround(groundOf([](glm::dvec2 p) { return p.y < kTable.minN + 1500.0 ? 2500.0 : 100.0; }, 50.0));
    Look look, other;
    look.title = "MỘT";
    other.title = "Hai Ba Bốn Năm";
    const auto differences = [&](const Viewpoint& view) {
        stage.table.camera().setView(view);
        stage.table.setLook(look);
        settle();
        const Pixels first = frame(0.3);
        stage.table.setLook(other);
        settle();
        return differing(first, frame(0.3));
    };
    EXPECT_EQ(differences({.target = {486000, 2331500, 100}, .headingDeg = 180, .pitchDeg = -12, .rangeM = 6000}), 0);
    EXPECT_GT(differences({.target = {486000, 2330000, 100}, .headingDeg = 0, .pitchDeg = -40, .rangeM = 16000}), 200);
}

/// Where another view comes in, titles are its own at once, and what is the same in both stays as it is.
TEST_F(SharpWriting, OfAViewThatComesInTakesThePlaceOfTheFirst) {
    Look look;
    look.contours = look.grid = false;
    TableView second(Completeness::Progressive);
    const auto ground = groundOf([](glm::dvec2) { return 100.0; }, 50.0);
    const auto plan = signs();
    for (TableView* view : {&second, &stage.table}) {
        view->resize(kSizePx);
        view->setLook(look);
        view->setGround(ground);
        view->camera().setView({.target = {485700, 2336100, 100}, .headingDeg = 0, .pitchDeg = -60, .rangeM = 3500});
        view->setPlan(plan);
        view->setTitles({.title = view == &second ? "Cảnh sau" : "Cảnh trước"});
    }
    settle();
    const Pixels before = frame(0.3);
    stage.table.exchange(second);
    settle();
    const Pixels after = frame(0.3);
    stage.table.exchange(second);
    EXPECT_GT(differing(before, after), 200);
    settle();
    for (const double share : {0.2, 0.5, 0.9}) {
        ASSERT_TRUE(second.draw(target.id(), {.scale = 0.3}, {0, 0}, {.isEnlarged = false}));
        EXPECT_EQ(differing(frame(0.3, {.over = [](unsigned, glm::ivec2) {}, .comesIn = &second, .share = share}), after), 0) << share;
    }
    second.releaseGl();
}

/// Of careful frames too, drawn whole: titles would be seen twice while one fades into the next.
TEST_F(SharpWriting, IsNoPartOfTheGroundThatAFadeBeginsWith) {
    TableView second(Completeness::Progressive);
    stage.table.shareBuffers(second);
    Look look;
    look.contours = look.grid = false;
    stage.table.setLook(look);
    stage.table.setGround(groundOf([](glm::dvec2) { return 100.0; }, 50.0));
    stage.table.camera().setView({.target = {485700, 2336100, 100}, .headingDeg = 0, .pitchDeg = -60, .rangeM = 3500});
    const auto careful = [&](const std::string& title, const TableView::Finish& finish) {
        stage.table.setTitles({.title = title});
        settle();
        EXPECT_TRUE(stage.table.draw(target.id(), {.samples = 4}, {0, 0}, finish));
        const Pixels written = target.readRgb();
        EXPECT_TRUE(stage.table.copyGround(target.id()));
        return std::pair(written, target.readRgb());
    };
    for (const TableView::Finish& finish : {TableView::Finish{}, TableView::Finish{.over = [](unsigned, glm::ivec2) {}}}) {
        const auto one = careful("Giai đoạn 1", finish), other = careful("Thực hành đánh chiếm", finish);
        EXPECT_GT(differing(one.first, other.first), 200);
        EXPECT_EQ(differing(one.second, other.second), 0);
    }
}

}  // namespace
}  // namespace saban::viewer
