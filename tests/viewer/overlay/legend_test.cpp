#include "viewer/overlay/legend.h"

#include <gtest/gtest.h>

#include <QImage>
#include <QPainter>
#include <algorithm>
#include <set>
#include <tuple>

#include "tests/support/sample_plan.h"
#include "tests/viewer/overlay/application_fixture.h"
#include "viewer/overlay/legend_picture.h"

namespace saban::viewer {
namespace {

using namespace layers;

std::vector<std::string> textsOf(const LegendContent& legend, const std::string& title) {
    std::vector<std::string> texts;
    for (const LegendSection& section : legend.sections)
        if (section.title == title)
            for (const LegendEntry& entry : section.entries) texts.push_back(entry.text);
    return texts;
}

Area areaWith(const std::string& grade) {
    Area area;
    area.grade = grade;
    area.geometry = Geometry::area({{0.0, 0.0}, {10.0, 0.0}, {10.0, 10.0}});
    return area;
}

Plan planOf(const std::vector<std::string>& grades) {
    PlanEditor editor{Plan{}};
    for (const std::string& grade : grades) editor.put(areaWith(grade));
    return editor.plan();
}

TEST(Legend, ListsOnlyWhatIsOnTheTableInThePhase) {
    PlanEditor editor{Plan{}};
    Phase phase;
    const Uid first = editor.put(phase), second = editor.put(phase);
    for (const auto& [kind, in] : {std::pair(RouteKind::FootPath, first), std::pair(RouteKind::VehicleTrack, second)}) {
        Route route;
        route.kind = kind;
        route.phases = {in};
        route.geometry = Geometry::line({{0.0, 0.0}, {100.0, 0.0}});
        editor.put(route);
    }
    EXPECT_EQ(textsOf(legendOf(editor.plan(), {.phase = first}, nullptr), "Routes"), std::vector<std::string>{"Foot path"});
    EXPECT_EQ(textsOf(legendOf(editor.plan(), {.phase = second}, nullptr), "Routes"), std::vector<std::string>{"Vehicle track"});
    EXPECT_TRUE(legendOf(editor.plan(), {.phase = second, .hidden = {"routes"}}, nullptr).sections.empty());
}

TEST(Legend, ListsValuesOfAreasByGradeBestFirst) {
    const auto legend = legendOf(planOf({"đạt", "xuất sắc", "khá", "đạt"}), {.colourAreasBy = "grade"}, nullptr);
    EXPECT_EQ(textsOf(legend, "Areas by: Grade"), (std::vector<std::string>{"xuất sắc", "khá", "đạt"}));
    EXPECT_TRUE(textsOf(legend, "Areas").empty());
}

TEST(Legend, ListsOtherValuesByTheirLettersAndNumbers) {
    const auto legend = legendOf(planOf({"Khu 10", "Khu 2", "Đồi 1", "Khu 1", "Ao", "Ga"}), {.colourAreasBy = "grade"}, nullptr);
    EXPECT_EQ(textsOf(legend, "Areas by: Grade"), (std::vector<std::string>{"Ao", "Đồi 1", "Ga", "Khu 1", "Khu 2", "Khu 10"}));
}

// A picture has no room for more than 24; a page goes on.
TEST(Legend, SaysHowManyValuesAreLeftOutAndLeavesNoneOutOnAPage) {
    std::vector<std::string> values;
    for (int i = 0; i < 60; ++i) values.push_back("value " + std::to_string(100 + i));
    const Plan plan = planOf(values);
    const auto inPicture = textsOf(legendOf(plan, {.colourAreasBy = "grade"}, nullptr), "Areas by: Grade");
    ASSERT_EQ(inPicture.size(), 25u);
    EXPECT_EQ(inPicture.back(), "and 36 more");
    EXPECT_EQ(textsOf(legendOf(plan, {.colourAreasBy = "grade"}, nullptr, 1000), "Areas by: Grade"), values);
}

TEST(Legend, ListsAreasInColoursOfTheirOwnByTheirNames) {
    PlanEditor editor{Plan{}};
    const auto put = [&](const std::string& name, const std::string& fill) {
        Area area;
        area.uid = name + fill;
        area.name = name;
        area.fill = fill;
        area.geometry = Geometry::area({{0, 0}, {100, 0}, {100, 100}});
        editor.put(area);
    };
    put("Khu 10", "#101010");
    put("Khu 2", "#808080");
    put("Khu 3", "#404040");
    put("Khu 4", "#404040");
    EXPECT_EQ(textsOf(legendOf(editor.plan(), {}, nullptr), "Areas"), (std::vector<std::string>{"Khu 2", "Khu 3, Khu 4", "Khu 10"}));
    EXPECT_EQ(textsOf(legendOf(editor.plan(), {}, nullptr, 2), "Areas"), (std::vector<std::string>{"Khu 2", "Khu 3, Khu 4", "and 1 more"}));
}

TEST(Legend, ListsTheFirstNamesOfAColourByLettersAndNumbers) {
    PlanEditor editor{Plan{}};
    for (const auto& [name, fill] : {std::pair("Khu 10", "#101010"), std::pair("Khu 2", "#101010"), std::pair("Khu 1", "#101010"), std::pair("Khu 20", "#101010"), std::pair("Tây", "#808080"),
                                     std::pair("Đông", "#808080")}) {
        Area area;
        area.uid = area.name = name;
        area.fill = fill;
        area.geometry = Geometry::area({{0, 0}, {100, 0}, {100, 100}});
        editor.put(area);
    }
    EXPECT_EQ(textsOf(legendOf(editor.plan(), {}, nullptr), "Areas"), (std::vector<std::string>{"Đông, Tây", "Khu 1, Khu 2, Khu 10, …"}));
}

TEST(Legend, GivesDifferentValuesDifferentColours) {
    std::vector<std::string> values;
    for (int i = 0; i < 24; ++i) values.push_back("value " + std::to_string(i));
    std::vector<std::uint32_t> colours;
    for (const auto& [value, look] : areaLooksOf(planOf(values), "grade")) colours.push_back(look.colour.red << 16 | look.colour.green << 8 | look.colour.blue);
    std::sort(colours.begin(), colours.end());
    EXPECT_EQ(std::unique(colours.begin(), colours.end()) - colours.begin(), 24);
}

TEST(Legend, HatchesValuesThatColoursDoNotTellApart) {
    std::vector<std::string> values;
    for (int i = 0; i < 120; ++i) values.push_back("value " + std::to_string(i));
    std::set<std::tuple<int, int, int, DrapedHatch>> looks;
    for (const auto& [value, look] : areaLooksOf(planOf(values), "grade")) looks.emplace(look.colour.red, look.colour.green, look.colour.blue, look.hatch);
    EXPECT_EQ(looks.size(), 120u);
}

TEST(Legend, StaysWithinItsHeightByMoreColumns) {
    test::ensureApplication();
    const auto legend = legendOf(test::smallPlan(), {}, nullptr);
    ASSERT_GT(legend.sections.size(), 2u);
    const PixelImage tall = drawLegend(legend, 1.0, 5000.0), low = drawLegend(legend, 1.0, tall.height * 0.7);
    EXPECT_LE(low.height, tall.height * 0.7);
    EXPECT_GT(low.width, tall.width);
    const PixelImage large = drawLegend(legend, 2.0, 10000.0);
    EXPECT_NEAR(large.height, 2.0 * tall.height, 2.0);
    EXPECT_EQ(drawLegend({}, 1.0, 1000.0).width, 0);
}

/// A section with entries of those texts.
LegendContent contentOf(const std::vector<std::string>& texts) {
    LegendContent legend{.title = "Chú giải", .sections = {{.title = "Khu vực"}}};
    for (const std::string& text : texts) legend.sections[0].entries.push_back({LegendColours{0x2060a0, 0x2060a0}, text});
    return legend;
}

TEST(Legend, ShowsEachHatchingInItsSample) {
    test::ensureApplication();
    const auto drawn = [](DrapedHatch hatch) {
        LegendContent legend{.title = "Legend", .sections = {{.title = "Areas"}}};
        legend.sections[0].entries.push_back({DrapedArea{.fill = {0, 0, 200, 46}, .line = {0, 0, 200, 255}, .hatch = hatch}, "Area"});
        return drawLegend(legend, 1.0, 1e6).rgba;
    };
    std::vector<std::vector<std::uint8_t>> pictures;
    for (const DrapedHatch hatch : {DrapedHatch::None, DrapedHatch::Rising, DrapedHatch::Falling, DrapedHatch::Crossed, DrapedHatch::Level}) pictures.push_back(drawn(hatch));
    for (std::size_t i = 0; i < pictures.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) EXPECT_NE(pictures[i], pictures[j]) << i << ' ' << j;
}

// As they are drawn: dots that older releases kept are points.
TEST(Legend, CountsNotesOfAPenOnlyWhereTheyAreStrokes) {
    const auto isListed = [](Geometry geometry, const std::string& colour) {
        Remark note;
        note.geometry = std::move(geometry);
        note.extras["ink_colour"] = colour;
        PlanEditor editor{Plan{}};
        editor.put(note);
        return textsOf(legendOf(editor.plan(), {}, nullptr), "Others") == std::vector<std::string>{"Note"};
    };
    EXPECT_FALSE(isListed(Geometry::line({{0.0, 0.0}, {10.0, 0.0}}), "#cc241d"));
    EXPECT_TRUE(isListed(Geometry::line({{0.0, 0.0}, {10.0, 0.0}}), "red"));
    EXPECT_TRUE(isListed(Geometry::point({0.0, 0.0}), "#cc241d"));
}

// A line after the first is 18 logical pixels high, a row of one line 26, a section's title and the gap below it 34.
TEST(LegendLayout, WritesLongTextInFurtherLines) {
    test::ensureApplication();
    const std::string longText = "Khu vực tập trung lực lượng dự bị và phương tiện vận tải của huyện trong giai đoạn hai";
    const auto heightOf = [](const std::string& text) { return LegendLayout(contentOf({text}), {.unitPx = 8.0, .isOnPage = true}).boxesWithin({1.0, 1e6}).front().sizePx.height() / 8.0; };
    const double one = heightOf("Khu vực"), many = heightOf(longText);
    const double lines = 1.0 + (many - one) / 18.0;
    EXPECT_NEAR(lines, std::round(lines), 1e-6);
    EXPECT_GE(lines, 3.0) << "86 letters of 14 pixels in lines of 250";
    EXPECT_LE(lines, 4.0);
}

TEST(LegendLayout, BreaksSectionsThatAreHigherThanABoxAndLosesNoEntry) {
    test::ensureApplication();
    const LegendLayout layout(contentOf(std::vector<std::string>(100, "Khu vực")), {.unitPx = 1.0, .isOnPage = true});
    const double column = layout.boxesWithin({1.0, 1e6}).front().sizePx.width();
    // Two columns of (400 - 52 - 7 - 34) / 26 = 11 entries.
    const auto boxes = layout.boxesWithin({2.0 * column, 400.0});
    ASSERT_EQ(boxes.size(), 5u);
    std::size_t next = 0;
    for (const auto& box : boxes) {
        EXPECT_LE(box.sizePx.height(), 400.0);
        EXPECT_LE(box.sizePx.width(), 2.0 * column);
        for (const auto& placed : box.pieces) {
            EXPECT_EQ(placed.piece.first, next);
            next += placed.piece.count;
        }
    }
    EXPECT_EQ(next, 100u);
}

TEST(LegendLayout, IsPaintedInGreysAlone) {
    test::ensureApplication();
    LegendContent legend = legendOf(test::smallPlan(), {}, nullptr);
    legend.sections.push_back(contentOf({"Thấp"}).sections[0]);
    for (const Inks inks : {Inks::Colours, Inks::Greys}) {
        const LegendLayout layout(legend, {.unitPx = 2.0, .isOnPage = true, .inks = inks});
        const auto box = layout.boxesWithin({1.0, 1e6}).front();
        QImage page(box.sizePx.toSize(), QImage::Format_RGB32);
        page.fill(Qt::white);
        QPainter painter(&page);
        layout.paint(painter, box, {});
        painter.end();
        int coloured = 0;
        for (int y = 0; y < page.height(); ++y)
            for (int x = 0; x < page.width(); ++x) {
                const QColor c = page.pixelColor(x, y);
                coloured += std::max({c.red(), c.green(), c.blue()}) - std::min({c.red(), c.green(), c.blue()}) > 2;
            }
        EXPECT_EQ(coloured > 1000, inks == Inks::Colours) << coloured;
        if (inks == Inks::Greys) {
            EXPECT_EQ(coloured, 0);
        }
    }
}

TEST(Legend, LeavesTheCornerWhereItWouldHideWriting) {
    test::ensureApplication();
    Legend legend;
    legend.setPlan(std::make_shared<const Plan>(test::smallPlan()), {}, nullptr);
    const Projection projection{.sizePx = {1920, 1080}};
    const auto right = legend.update(true, projection, 1.0, {}, Legend::Corner::ChooseAnew);
    ASSERT_TRUE(right);
    EXPECT_GT(right->min.x, 960.0);
    const auto left = legend.update(true, projection, 1.0, {.writing = {{1850.0, 60.0}}}, Legend::Corner::Keep);
    ASSERT_TRUE(left);
    EXPECT_LT(left->max.x, 960.0);
    EXPECT_FALSE(legend.update(false, projection, 1.0, {}, Legend::Corner::Keep));
}

// Titles for a large room: what they leave is lower than the legend would be.
TEST(Legend, IsMadeSmallerWhereTitlesLeaveNoOtherRoomAndLargerWhenTheyAreGone) {
    test::ensureApplication();
    Legend legend;
    legend.setPlan(std::make_shared<const Plan>(test::smallPlan()), {}, nullptr);
    const Projection projection{.sizePx = {1920, 1080}};
    const auto alone = legend.update(true, projection, 2.5, {}, Legend::Corner::Keep);
    ASSERT_TRUE(alone);
    const double height = alone->max.y - alone->min.y;
    const Rectangle titles{{20.0, 300.0}, {1900.0, 1060.0 - 0.8 * height}};
    ASSERT_LT(titles.min.y, 0.8 * height);
    const auto beside = legend.update(true, projection, 2.5, {.taken = {titles}}, Legend::Corner::Keep);
    ASSERT_TRUE(beside);
    EXPECT_FALSE(beside->overlaps(titles));
    EXPECT_LT(beside->max.y - beside->min.y, height);
    const auto again = legend.update(true, projection, 2.5, {}, Legend::Corner::Keep);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->max.y - again->min.y, height);
}

}  // namespace
}  // namespace saban::viewer
