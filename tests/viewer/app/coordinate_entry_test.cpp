// Places are typed while something is placed or drawn, on a real window.
#include "viewer/app/coordinate_entry.h"

#include <QApplication>
#include <QClipboard>
#include <QPlainTextEdit>
#include <glm/geometric.hpp>

#include "tests/viewer/app/tool_fixture.h"

namespace saban::test {
namespace {

class CoordinateEntryTest : public ToolTest {
 protected:
    void SetUp() override {
        ToolTest::SetUp();
        openPlan();
        centre_ = glm::round(table().ground()->bounds.center());
    }

    app::CoordinateEntry& entry() { return window_->desk().coordinateEntry(); }
    QPlainTextEdit& field() { return *entry().findChild<QPlainTextEdit*>(); }
    void chooseBunker() {
        window_->desk().placeTool->trigger();
        window_->desk().palette().setSearch("ham hop");
        window_->desk().palette().choose(0);
    }
    QString written(glm::dvec2 place) { return QStringLiteral("%1 %2").arg(place.y, 0, 'f', 1).arg(place.x, 0, 'f', 1); }
    /// As a person does: the first digit opens the field.
    void type(const QString& text) {
        QTest::keyClicks(&table(), text.left(1));
        ASSERT_TRUE(entry().isVisible());
        QTest::keyClicks(&field(), text.mid(1));
    }

    glm::dvec2 centre_{0.0};
};

TEST_F(CoordinateEntryTest, ABunkerStandsExactlyWhereItWasTyped) {
    chooseBunker();
    const glm::dvec2 place = centre_ + glm::dvec2(123.4, -56.7);
    type(written(place));
    EXPECT_EQ(session().shown()->all<layers::Structure>().size(), 1u);  // it shows at once
    EXPECT_TRUE(entry().told().contains("X ")) << entry().told().toStdString();
    EXPECT_TRUE(entry().told().contains("height")) << entry().told().toStdString();
    QTest::keyClick(&field(), Qt::Key_Return);
    const auto rows = stored().all<layers::Structure>().rows();
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_LT(glm::distance(rows.front()->geometry.at(), place), 1e-9);
    EXPECT_FALSE(entry().isVisible());
    EXPECT_TRUE(table().hasFocus());
}

TEST_F(CoordinateEntryTest, NonsenseIsRefusedWithTheReasonAndStays) {
    chooseBunker();
    QTest::keyClick(&table(), Qt::Key_F2);
    ASSERT_TRUE(entry().isVisible());
    QTest::keyClicks(&field(), "12 nowhere");
    QTest::keyClick(&field(), Qt::Key_Return);
    EXPECT_TRUE(stored().all<layers::Structure>().isEmpty());
    EXPECT_TRUE(entry().isVisible());
    EXPECT_EQ(entry().text(), "12 nowhere");
    EXPECT_FALSE(entry().told().isEmpty());
    QTest::keyClick(&field(), Qt::Key_Escape);
    EXPECT_FALSE(entry().isVisible());
    EXPECT_TRUE(session().shown()->all<layers::Structure>().isEmpty());
}

TEST_F(CoordinateEntryTest, RowsOfASpreadsheetAreOneEditAndThoseThatAreNoneStay) {
    chooseBunker();
    const QString rows = QString::fromUtf8("Hầm 1\t%1\t%2\nHầm 2\tchưa rõ\nHầm 3\t%3\t%4").arg(centre_.y, 0, 'f', 1).arg(centre_.x, 0, 'f', 1).arg(centre_.y + 200, 0, 'f', 1).arg(centre_.x + 100, 0, 'f', 1);
    QApplication::clipboard()->setText(rows);
    QTest::keyClick(&table(), Qt::Key_V, Qt::ControlModifier);
    ASSERT_TRUE(entry().isVisible());
    EXPECT_TRUE(entry().told().contains("2 of 3")) << entry().told().toStdString();
    EXPECT_TRUE(entry().told().contains("Line 2")) << entry().told().toStdString();
    EXPECT_TRUE(stored().all<layers::Structure>().isEmpty());
    QTest::keyClick(&field(), Qt::Key_Return);
    ASSERT_EQ(stored().all<layers::Structure>().size(), 2u);
    EXPECT_EQ(entry().text(), QString::fromUtf8("Hầm 2\tchưa rõ"));
    const layers::Plan placed = stored();
    std::set<std::string> names;
    for (const auto& row : placed.all<layers::Structure>().rows()) names.insert(row->name);
    EXPECT_EQ(names, (std::set<std::string>{"Hầm 1", "Hầm 3"}));
    session().undo();
    EXPECT_TRUE(stored().all<layers::Structure>().isEmpty());
}

TEST_F(CoordinateEntryTest, ARouteIsTypedPointByPointAndEndedWithEnter) {
    window_->desk().draw({.kind = "routes", .name = "Đường mới"});
    const glm::dvec2 a = centre_, b = centre_ + glm::dvec2(300.0, 100.0);
    type(written(a));
    QTest::keyClick(&field(), Qt::Key_Return);
    EXPECT_TRUE(entry().isVisible());
    QTest::keyClicks(&field(), written(b));
    QTest::keyClick(&field(), Qt::Key_Return);
    EXPECT_TRUE(stored().all<layers::Route>().isEmpty());
    QTest::keyClick(&field(), Qt::Key_Return);  // nothing typed: done
    const auto routes = stored().all<layers::Route>().rows();
    ASSERT_EQ(routes.size(), 1u);
    EXPECT_EQ(routes.front()->geometry.linePoints(), (std::vector{a, b}));
    EXPECT_FALSE(entry().isVisible());
}

TEST_F(CoordinateEntryTest, DigitsOpenNothingWhileNothingIsPlaced) {
    QTest::keyClicks(&table(), "2");
    EXPECT_FALSE(entry().isVisible());
    chooseBunker();
    type("2");
    window_->desk().selectTool->trigger();
    EXPECT_FALSE(entry().isVisible());
}

TEST_F(CoordinateEntryTest, WhatLiesOutsideThePictureIsFlownTo) {
    chooseBunker();
    const glm::dvec2 corner = table().ground()->bounds.center() + glm::dvec2(2800.0, 2800.0);
    table().setView({.target = {centre_, testHeightM(centre_)}, .headingDeg = 0.0, .pitchDeg = -90.0, .rangeM = 500.0});
    settle();
    type(written(corner));
    QTest::keyClick(&field(), Qt::Key_Return);
    settle();
    const auto on = table().positionOf(corner);
    ASSERT_TRUE(on);
    EXPECT_TRUE(QRectF(table().rect()).contains(*on));
}

}  // namespace
}  // namespace saban::test
