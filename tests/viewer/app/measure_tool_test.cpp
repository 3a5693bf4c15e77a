#include "viewer/app/measure_tool.h"

#include <cmath>
#include <glm/geometric.hpp>

#include "tests/viewer/app/tool_fixture.h"
#include "viewer/app/measure_settings.h"

namespace saban::test {
namespace {

TEST(MeasuredTexts, AreShortAndInTheNumbersOfTheLanguage) {
    app::setLanguage(app::Language::English);
    EXPECT_EQ(app::lengthText(84.46).toStdString(), "84.5 m");
    EXPECT_EQ(app::lengthText(1234.4).toStdString(), "1,234 m");
    EXPECT_EQ(app::lengthText(12345.0).toStdString(), "12.35 km");
    EXPECT_EQ(app::areaText(850.0).toStdString(), "850 m²");
    EXPECT_EQ(app::areaText(123400.0).toStdString(), "12.34 ha");
    EXPECT_EQ(app::areaText(4560000.0).toStdString(), "4.56 km²");
    EXPECT_EQ(app::heightChangeText(35.24).toStdString(), "+35.2 m");
    EXPECT_EQ(app::heightChangeText(-35.24).toStdString(), "−35.2 m");
    EXPECT_EQ(app::heightChangeText(-0.01).toStdString(), "0.0 m");
    app::setLanguage(app::Language::Vietnamese);
    EXPECT_EQ(app::lengthText(12345.0).toStdString(), "12,35 km");
    app::setLanguage(app::Language::English);
}

// A full circle is 6000 or 6400 mils: 45 degrees are an eighth of it.
TEST(MeasuredTexts, WriteAnglesInTheUnitOfThePlan) {
    EXPECT_EQ(app::angleText(45.0, "degrees").toStdString(), "45.0°");
    EXPECT_EQ(app::angleText(45.0, "mils6000").toStdString(), "750 mil");
    EXPECT_EQ(app::angleText(45.0, "mils6400").toStdString(), "800 mil");
    EXPECT_EQ(app::angleText(359.99, "degrees").toStdString(), "0.0°");
    EXPECT_EQ(app::angleText(359.99, "mils6000").toStdString(), "0 mil");
}

// Magnetic north lies east of true north by the declination, so that a magnetic bearing is less by it.
TEST(MeasuredTexts, TellMagneticBearingsByTheDeclination) {
    EXPECT_DOUBLE_EQ(app::magneticDeg(45.0, 1.5), 43.5);
    EXPECT_DOUBLE_EQ(app::magneticDeg(1.0, 3.0), 358.0);
    EXPECT_DOUBLE_EQ(app::magneticDeg(359.0, -2.0), 1.0);
}

TEST(Declination, IsReadInDegreesMinutesAndMilsEastPositive) {
    const auto read = [](const char* text, double mils = 6000.0) { return app::parseDeclination(QString::fromUtf8(text), mils).value_or(999.0); };
    EXPECT_DOUBLE_EQ(read("1.5"), 1.5);
    EXPECT_DOUBLE_EQ(read("-1,5"), -1.5);
    EXPECT_DOUBLE_EQ(read("1°30′ W"), -1.5);
    EXPECT_DOUBLE_EQ(read("1° 30' T"), -1.5);  // tây
    EXPECT_DOUBLE_EQ(read("2 Đ"), 2.0);        // đông
    EXPECT_DOUBLE_EQ(read("25 mil"), 1.5);     // 6000 to the circle
    for (const char* text : {"25 ly giác", "25 Ly giác", "25 li giác", "25lg", "25 MILS", "25 ly gia\u0301c"}) EXPECT_DOUBLE_EQ(read(text), 1.5) << text;
    EXPECT_DOUBLE_EQ(read("25 ly giác T"), -1.5);
    EXPECT_DOUBLE_EQ(read("80 mil", 6400.0), 4.5);
    for (const char* text : {"", "north", "61", "-61", "1°75′", "-1.5 W", "nan"}) EXPECT_EQ(read(text), 999.0) << text;
}

class MeasureToolTest : public ToolTest {
 protected:
    void begin(const std::string& angleUnit = "degrees") {
        openPlan(angleUnit);
        tool_ = std::make_unique<app::MeasureTool>(table(), session());
        QObject::connect(tool_.get(), &app::MeasureTool::measured, [this](const QString& text) { text_ = text; });
        table().setTool(tool_.get());
    }
    void TearDown() override {
        if (window_) table().setTool(nullptr);
        tool_.reset();
        WindowTest::TearDown();
    }

    std::unique_ptr<app::MeasureTool> tool_;
    QString text_;
};

TEST_F(MeasureToolTest, MeasuresWhileTheCursorMovesAndExactlyAtTheEnd) {
    begin();
    const QPoint a = middle() + QPoint(-120, 40), b = middle() + QPoint(140, -60);
    const glm::dvec2 from = groundAt(a), to = groundAt(b);
    click(a);
    EXPECT_FALSE(tool_->measurement());
    moveTo(b);
    ASSERT_TRUE(tool_->measurement());
    EXPECT_NEAR(tool_->measurement()->line.gridM, glm::distance(from, to), 0.01);
    click(b);
    moveTo(b + QPoint(60, 0));
    EXPECT_EQ(tool_->measurement()->points.size(), 3u);
    press(Qt::Key_Return);
    ASSERT_EQ(tool_->measurement()->points.size(), 2u);  // the cursor is no point
    const auto& line = tool_->measurement()->line;
    EXPECT_NEAR(line.gridM, glm::distance(from, to), 0.01);
    EXPECT_NEAR(line.geodesicM, line.gridM / 0.9996, line.gridM * 2e-4);  // not far from the middle of the zone
    EXPECT_NEAR(line.heightChangeM.value(), testHeightM(to) - testHeightM(from), 0.5);
    EXPECT_GE(line.groundM, line.geodesicM);
    EXPECT_NEAR(tool_->measurement()->bearings->gridDeg, std::atan2(to.x - from.x, to.y - from.y) * 180.0 / M_PI, 0.01);
    EXPECT_TRUE(text_.startsWith("Distance: ")) << text_.toStdString();
    EXPECT_TRUE(text_.contains("Bearing of the last leg: grid ")) << text_.toStdString();
    moveTo(a);
    EXPECT_EQ(tool_->measurement()->points.size(), 2u);  // stays until the next click
    click(a);
    EXPECT_FALSE(tool_->measurement());
}

TEST_F(MeasureToolTest, ItsFigureStandsOverNamesOnAGroundOfItsOwn) {
    begin();
    click(middle() + QPoint(-120, 40));
    moveTo(middle() + QPoint(140, -60));
    const auto texts = table().shownSketch().texts;
    ASSERT_EQ(texts.size(), 1u);
    EXPECT_TRUE(texts.front().hasPlate);
}

TEST_F(MeasureToolTest, KeyATurnsTheLineIntoAnArea) {
    begin();
    const QPoint corners[] = {middle() + QPoint(-100, -80), middle() + QPoint(100, -80), middle() + QPoint(100, 80)};
    for (const QPoint& corner : corners) click(corner);
    EXPECT_FALSE(tool_->measurement()->areaM2);
    press(Qt::Key_A);
    EXPECT_TRUE(tool_->isClosing());
    ASSERT_TRUE(tool_->measurement()->areaM2);
    const glm::dvec2 a = groundAt(corners[0]), b = groundAt(corners[1]), c = groundAt(corners[2]);
    const double areaM2 = std::abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2.0;
    EXPECT_NEAR(tool_->measurement()->gridAreaM2, areaM2, 1.0);
    EXPECT_NEAR(*tool_->measurement()->areaM2, areaM2 / (0.9996 * 0.9996), areaM2 * 4e-4);
    EXPECT_TRUE(text_.startsWith("Area: ")) << text_.toStdString();
    press(Qt::Key_A);
    EXPECT_FALSE(tool_->measurement()->areaM2);
}

TEST_F(MeasureToolTest, BackspaceTakesBackADoubleClickEndsAndEscapeClears) {
    begin();
    click(middle());
    click(middle() + QPoint(80, 0));
    click(middle() + QPoint(80, 80));
    press(Qt::Key_Backspace);
    press(Qt::Key_Return);
    EXPECT_EQ(tool_->measurement()->points.size(), 2u);
    press(Qt::Key_Escape);
    EXPECT_FALSE(tool_->measurement());
    EXPECT_EQ(text_, "");
    const auto view = table().camera().view();
    click(middle());
    doubleClick(middle() + QPoint(90, 10));
    ASSERT_TRUE(tool_->measurement());
    EXPECT_EQ(tool_->measurement()->points.size(), 2u);
    EXPECT_EQ(table().camera().view().rangeM, view.rangeM);  // nobody flew there
    QSignalSpy finished(tool_.get(), &app::MapTool::finished);
    press(Qt::Key_Escape);
    EXPECT_EQ(finished.count(), 0);
    press(Qt::Key_Escape);
    EXPECT_EQ(finished.count(), 1);
    press(Qt::Key_Backspace);
    press(Qt::Key_Return);
    press(Qt::Key_K);
    EXPECT_EQ(stored().all<layers::Remark>().size(), 0u);
}

TEST_F(MeasureToolTest, KeyKKeepsTheResultAsANote) {
    begin("mils6000");
    const QPoint a = middle(), b = middle() + QPoint(100, -30);
    click(a);
    click(b);
    press(Qt::Key_K);
    const auto notes = stored().all<layers::Remark>().rows();
    ASSERT_EQ(notes.size(), 1u);
    ASSERT_EQ(notes.front()->geometry.kind, layers::GeometryKind::Line);
    EXPECT_LT(glm::distance(notes.front()->geometry.linePoints().back(), groundAt(b)), 0.01);
    EXPECT_EQ(notes.front()->note, text_.toStdString());
    EXPECT_NE(notes.front()->note.find("(6,000 mil to the circle)"), std::string::npos) << notes.front()->note;
    EXPECT_TRUE(session().isSelected({"notes", notes.front()->uid}));
    press(Qt::Key_A);
    click(middle() + QPoint(-60, 0));
    click(middle() + QPoint(-60, 60));
    click(middle() + QPoint(-120, 60));
    tool_->keepAsNote();
    ASSERT_EQ(stored().all<layers::Remark>().size(), 2u);
    session().undo();
    EXPECT_EQ(stored().all<layers::Remark>().size(), 1u);
}

TEST_F(MeasureToolTest, LeavesTheTableToTheCameraOtherwise) {
    begin();
    click(middle());
    const double heading = view().headingDeg;
    drag(Qt::RightButton, middle(), middle() + QPoint(60, 0));
    EXPECT_NE(view().headingDeg, heading);
    table().zoomBy(3.0);
    moveTo(QPoint(2, 2));  // beside the table
    EXPECT_FALSE(tool_->measurement());
    table().setTool(nullptr);
    EXPECT_FALSE(tool_->measurement());
}

}  // namespace
}  // namespace saban::test
