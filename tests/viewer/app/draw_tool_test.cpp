#include "viewer/app/draw_tool.h"

#include <cmath>
#include <fstream>
#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "tests/support/sample_plan.h"
#include "tests/viewer/app/tool_fixture.h"

namespace saban::test {
namespace {

/// Ten metres a pixel, seen from above.
std::optional<app::Snap> snapNear(const layers::Plan& plan, glm::dvec2 cursor, const viewer::PlanView& view = {}) {
    return app::snapTo(plan, view, cursor, 150.0, [&](glm::dvec2 at) { return std::optional(glm::distance(at, cursor) / 10.0); }, 10.0);
}

TEST(Snapping, PrefersAVertexToAnEdge) {
    const layers::Plan plan = smallPlan();
    // The road goes from (480500, 2335000) by (480900, 2335300) to (481250, 2336000); the boundary from (480000, 2336000) to
    // (482000, 2336500).
    const auto vertex = snapNear(plan, {480000, 2335920});
    ASSERT_TRUE(vertex);
    EXPECT_TRUE(vertex->isPoint());
    EXPECT_EQ(vertex->at, glm::dvec2(480000, 2336000));
    const auto edge = snapNear(plan, {480800, 2336250});
    ASSERT_TRUE(edge);
    EXPECT_FALSE(edge->isPoint());
    // Foot of the perpendicular on the line of slope 1/4: 200 east, 50 north each; here 50 beyond its height of 2336200.
    EXPECT_NEAR(edge->at.x, 480800 + 50.0 * 4.0 / 17.0, 1e-6);
    EXPECT_NEAR(edge->at.y, 2336200 + 50.0 / 17.0, 1e-6);
    EXPECT_FALSE(snapNear(plan, {489000, 2339000}));
}

TEST(Snapping, LooksOnlyAtWhatIsShown) {
    const layers::Plan plan = smallPlan();
    EXPECT_TRUE(snapNear(plan, {480800, 2336250}));
    EXPECT_FALSE(snapNear(plan, {480800, 2336250}, {.hidden = {"control_lines"}}));
    EXPECT_FALSE(snapNear(layers::Plan{}, {480800, 2336250}));
    EXPECT_FALSE(snapNear(plan, {480800, 2336250}, {.hiddenFeatures = {plan.all<layers::ControlLine>().rows().front()->uid}}));
}

TEST(Snapping, PrefersACrossingOfTheGridToItsLines) {
    const auto near = [](glm::dvec2 cursor) { return app::snapToGrid(1000.0, cursor, [&](glm::dvec2 at) { return std::optional(glm::distance(at, cursor) / 10.0); }, 10.0); };
    const auto crossing = near({480060.0, 2335930.0});
    ASSERT_TRUE(crossing);
    EXPECT_EQ(crossing->target, app::SnapTarget::GridCrossing);
    EXPECT_EQ(crossing->at, glm::dvec2(480000.0, 2336000.0));
    const auto line = near({480400.0, 2335930.0});
    ASSERT_TRUE(line);
    EXPECT_EQ(line->target, app::SnapTarget::GridLine);
    EXPECT_EQ(line->at, glm::dvec2(480400.0, 2336000.0));
    EXPECT_FALSE(near({480400.0, 2335600.0}));
}

// The crossing is where another library call puts the round coordinates of the other zone.
TEST(Snapping, KnowsTheLinesOfAnotherGridThanTheTables) {
    const auto crs = *geo::Crs::fromEpsg(3405);
    const auto grid = viewer::GroundGrid::create({.kind = viewer::GridKind::LatLon}, crs);
    ASSERT_TRUE(grid && *grid);
    const auto toTable = geo::Transform::create(*geo::Crs::fromEpsg(4326), crs);
    ASSERT_TRUE(toTable);
    const glm::dvec2 crossing = *toTable->forward(glm::dvec2(104.9, 21.1));
    const glm::dvec2 cursor = crossing + glm::dvec2(40.0, -30.0);
    const auto snap = app::snapToGrid(**grid, 1.0 / 60.0, cursor, [&](glm::dvec2 at) { return std::optional(glm::distance(at, cursor) / 10.0); }, 10.0);
    ASSERT_TRUE(snap);
    EXPECT_EQ(snap->target, app::SnapTarget::GridCrossing);
    EXPECT_LT(glm::distance(snap->at, crossing), 0.01);
}

TEST(Snapping, FindsTheNearestPlaceOnALineOfTheMap) {
    const ScratchFolder folder;
    const std::string path = folder.file("roads.geojson").toStdString();
    // A road due east and one due north; the file is in the table's CRS.
    std::ofstream(path) << R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:3405"}},"features":[
        {"type":"Feature","properties":{"highway":"primary"},"geometry":{"type":"LineString","coordinates":[[480000,2336000],[482000,2336000]]}},
        {"type":"Feature","properties":{"highway":"primary"},"geometry":{"type":"LineString","coordinates":[[481000,2335000],[481000,2337000]]}}]})";
    const auto source = geo::VectorSource::open({{.path = path}}, *geo::Crs::fromEpsg(3405));
    ASSERT_TRUE(source) << source.error().message;
    const auto near = [&](glm::dvec2 cursor, const geo::VectorSource& vectors) {
        return app::snapToMapLines(vectors, cursor, 150.0, [&](glm::dvec2 at) { return std::optional(glm::distance(at, cursor) / 10.0); }, 10.0);
    };
    const auto road = near({480500.0, 2336060.0}, **source);
    ASSERT_TRUE(road);
    EXPECT_EQ(road->target, app::SnapTarget::MapLine);
    EXPECT_LT(glm::distance(road->at, glm::dvec2(480500.0, 2336000.0)), 0.02);
    EXPECT_FALSE(near({480500.0, 2336120.0}, **source));
    EXPECT_FALSE(near({480500.0, 2336060.0}, *(*source)->with({{.path = path, .visible = false}})));
}

class DrawToolTest : public ToolTest {
 protected:
    void begin(app::DrawItem item) {
        openPlan();
        tool_ = std::make_unique<app::DrawTool>(table(), session(), [this]() -> const viewer::PlanView& { return view_; });
        QObject::connect(tool_.get(), &app::DrawTool::refused, [this](const QString& why) { why_ = why; });
        tool_->setItem(std::move(item));
        table().setTool(tool_.get());
    }
    void TearDown() override {
        if (window_) table().setTool(nullptr);
        tool_.reset();
        WindowTest::TearDown();
    }

    viewer::PlanView view_;
    std::unique_ptr<app::DrawTool> tool_;
    QString why_;
};

TEST_F(DrawToolTest, DrawsARouteByClicksInOneEdit) {
    begin({.kind = "routes", .name = "Đường mới", .route = layers::RouteKind::RoadToBuild, .widthM = 6.0});
    const QPoint a = middle() + QPoint(-150, 50), b = middle(), c = middle() + QPoint(150, -40);
    click(a);
    click(b);
    EXPECT_EQ(stored().all<layers::Route>().size(), 0u);
    doubleClick(c);
    const auto routes = stored().all<layers::Route>().rows();
    ASSERT_EQ(routes.size(), 1u);
    EXPECT_EQ(routes.front()->name, "Đường mới");
    EXPECT_EQ(routes.front()->kind, layers::RouteKind::RoadToBuild);
    EXPECT_EQ(routes.front()->widthM, 6.0);
    const auto& points = routes.front()->geometry.linePoints();
    ASSERT_EQ(points.size(), 3u);
    EXPECT_LT(glm::distance(points[0], groundAt(a)), 0.01);
    EXPECT_LT(glm::distance(points[2], groundAt(c)), 0.01);
    EXPECT_TRUE(session().isSelected({"routes", routes.front()->uid}));
    EXPECT_TRUE(tool_->points().empty());
    session().undo();
    EXPECT_EQ(stored().all<layers::Route>().size(), 0u);
}

TEST_F(DrawToolTest, SnapsToWhatIsThereUnlessAltIsHeld) {
    begin({.kind = "routes", .name = "Đường"});
    const QPoint a = middle() + QPoint(-150, 0), b = middle() + QPoint(150, 0);
    click(a);
    click(b);
    press(Qt::Key_Return);
    const auto first = session().plan()->all<layers::Route>().rows().front()->geometry.linePoints();
    moveTo(b + QPoint(5, 4));
    ASSERT_TRUE(tool_->snap());
    EXPECT_TRUE(tool_->snap()->isPoint());
    EXPECT_EQ(tool_->snap()->at, first.back());
    moveTo(positionOf(glm::mix(first.front(), first.back(), 0.4)) + QPoint(2, 5));
    ASSERT_TRUE(tool_->snap());
    EXPECT_FALSE(tool_->snap()->isPoint());
    moveTo(b + QPoint(5, 4), Qt::AltModifier);
    EXPECT_FALSE(tool_->snap());
    moveTo(b + QPoint(30, 30));
    EXPECT_FALSE(tool_->snap());
    click(b + QPoint(5, 4));
    click(b + QPoint(60, 80));
    press(Qt::Key_Enter);
    const auto routes = session().plan()->all<layers::Route>().rows();
    ASSERT_EQ(routes.size(), 2u);
    const auto& second = routes[routes[0]->name == "Đường 2" ? 0 : 1];
    EXPECT_EQ(second->name, "Đường 2");
    EXPECT_EQ(second->geometry.linePoints().front(), first.back());
}

TEST_F(DrawToolTest, AnAreaEndsOnItsFirstCorner) {
    begin({.kind = "areas", .name = "Khu tập kết", .area = layers::AreaKind::Assembly});
    const QPoint corners[] = {middle() + QPoint(-100, -80), middle() + QPoint(100, -80), middle() + QPoint(100, 80), middle() + QPoint(-100, 80)};
    for (const QPoint& corner : corners) click(corner);
    click(corners[0] + QPoint(3, 2));
    const auto areas = stored().all<layers::Area>().rows();
    ASSERT_EQ(areas.size(), 1u);
    EXPECT_EQ(areas.front()->kind, layers::AreaKind::Assembly);
    EXPECT_EQ(areas.front()->geometry.parts.front().points.size(), 4u);
}

TEST_F(DrawToolTest, RefusesWhatIsNoAreaAndKeepsWhatWasDrawn) {
    begin({.kind = "areas", .name = "Khu"});
    click(middle() + QPoint(-100, -80));
    click(middle() + QPoint(100, 80));
    press(Qt::Key_Return);
    EXPECT_TRUE(why_.startsWith("An area needs three points")) << why_.toStdString();
    click(middle() + QPoint(100, -80));
    click(middle() + QPoint(-100, 80));  // a bow tie
    press(Qt::Key_Return);
    EXPECT_TRUE(why_.contains("crosses itself")) << why_.toStdString();
    EXPECT_EQ(tool_->points().size(), 4u);
    EXPECT_EQ(stored().all<layers::Area>().size(), 0u);
    press(Qt::Key_Backspace);
    press(Qt::Key_Return);
    EXPECT_EQ(stored().all<layers::Area>().size(), 1u);
}

TEST_F(DrawToolTest, DrawsTrenchesControlLinesAndNotes) {
    begin({.kind = "structures", .name = "Hào", .type = "open_trench"});
    const auto draw = [this] {
        click(middle() + QPoint(-80, 30), Qt::AltModifier);
        click(middle() + QPoint(80, -60), Qt::AltModifier);
        click(middle() + QPoint(90, 60), Qt::AltModifier);
        press(Qt::Key_Return);
    };
    draw();
    tool_->setItem({.kind = "control_lines", .name = "Tuyến", .line = layers::ControlLineKind::Axis, .side = layers::Side::Other});
    draw();
    tool_->setItem({.kind = "notes", .name = "Ghi chú", .isNoteOfArea = true});
    draw();
    const layers::Plan plan = stored();
    ASSERT_EQ(plan.all<layers::Structure>().size(), 1u);
    EXPECT_EQ(plan.all<layers::Structure>().rows().front()->type, "open_trench");
    EXPECT_EQ(plan.all<layers::Structure>().rows().front()->geometry.kind, layers::GeometryKind::Line);
    ASSERT_EQ(plan.all<layers::ControlLine>().size(), 1u);
    EXPECT_EQ(plan.all<layers::ControlLine>().rows().front()->kind, layers::ControlLineKind::Axis);
    EXPECT_EQ(plan.all<layers::ControlLine>().rows().front()->side, layers::Side::Other);
    ASSERT_EQ(plan.all<layers::Remark>().size(), 1u);
    EXPECT_EQ(plan.all<layers::Remark>().rows().front()->geometry.kind, layers::GeometryKind::Area);
}

TEST_F(DrawToolTest, EscapeDropsAndThenEnds) {
    begin({.kind = "routes", .name = "Đường"});
    click(middle());
    click(middle() + QPoint(50, 0));
    press(Qt::Key_Backspace);
    EXPECT_EQ(tool_->points().size(), 1u);
    QSignalSpy finished(tool_.get(), &app::MapTool::finished);
    press(Qt::Key_Escape);
    EXPECT_TRUE(tool_->points().empty());
    EXPECT_EQ(finished.count(), 0);
    press(Qt::Key_Escape);
    EXPECT_EQ(finished.count(), 1);
    press(Qt::Key_Return);
    EXPECT_EQ(stored().all<layers::Route>().size(), 0u);
}

TEST_F(DrawToolTest, ClosingThePlanDropsWhatWasBegun) {
    begin({.kind = "routes", .name = "Đường"});
    click(middle());
    session().close();
    EXPECT_TRUE(tool_->points().empty());
    click(middle());
    click(middle() + QPoint(50, 0));
    press(Qt::Key_Return);  // there is no plan to draw on
    SUCCEED();
}

}  // namespace
}  // namespace saban::test
