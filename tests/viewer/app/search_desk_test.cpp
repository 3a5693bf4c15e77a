// Everything on the table is found by typing, as a person does, in a real window.
#include "viewer/app/search_desk.h"

#include <QAction>
#include <QLineEdit>
#include <QMenuBar>
#include <fstream>
#include <glm/geometric.hpp>

#include "layers/edit/edit.h"
#include "layers/model/fields.h"
#include "tests/viewer/app/tool_fixture.h"
#include "viewer/app/search_row_delegate.h"

namespace saban::test {
namespace {

class SearchDeskTest : public ToolTest {
 protected:
    app::SearchDesk& search() { return window_->search(); }
    QLineEdit& edit() { return *search().field().findChild<QLineEdit*>(QStringLiteral("searchField")); }

    layers::FeatureRef put(layers::Structure structure) {
        layers::PlanEditor editor{*session().plan()};
        const layers::Uid uid = editor.put(structure);
        EXPECT_TRUE(session().apply(editor.finish("put")));
        return {std::string(layers::kindName<layers::Structure>()), uid};
    }

    layers::FeatureRef putBunker(const char* name, glm::dvec2 at) {
        layers::Structure bunker;
        bunker.name = name;
        bunker.type = "meeting_bunker";
        bunker.geometry = layers::Geometry::point(at);
        return put(bunker);
    }

    /// Ctrl+F, then the keys of the text; waits for the answer.
    void type(const QString& text) {
        QTest::keyClick(window_->focusWidget() ? window_->focusWidget() : window_.get(), Qt::Key_F, Qt::ControlModifier);
        ASSERT_TRUE(waitFor([this] { return edit().hasFocus(); }, kPatienceMs));
        QTest::keyClick(&edit(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(&edit(), Qt::Key_Delete);
        // QTest has keys for ASCII only; other letters come as one commit of an input method.
        if (text.toLatin1() == text.toUtf8()) {
            QTest::keyClicks(&edit(), text);
        } else {
            QInputMethodEvent commit;
            commit.setCommitString(text);
            QCoreApplication::sendEvent(&edit(), &commit);
        }
        ASSERT_EQ(edit().text(), text);
        ASSERT_TRUE(waitFor([this] { return !search().isSearching(); }, kPatienceMs));
    }
    void enter() {
        QTest::keyClick(&edit(), Qt::Key_Return);
        settle();
    }
    QStringList titles() {
        QStringList titles;
        for (const app::SearchRow& row : search().field().rows()) titles << row.title;
        return titles;
    }
    glm::dvec2 target() { return glm::dvec2(view().target); }

    /// Points with names on the ground of the tests.
    QString writePlaces() {
        const QString path = folder_.file("places.geojson");
        std::ofstream(path.toStdString()) << R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3405"}},"features":[
            {"type":"Feature","properties":{"name":"Bản Nà Lốc","place":"village"},"geometry":{"type":"Point","coordinates":[)" << middleOfTable().x + 700.0 << "," << middleOfTable().y - 900.0
                                          << R"(]}}]})";
        return path;
    }
    glm::dvec2 middleOfTable() { return table().ground()->bounds.center(); }
};

TEST_F(SearchDeskTest, CtrlFAndAFewLettersWithoutMarksSelectAFeatureAndFlyThere) {
    openPlan();
    const glm::dvec2 at = middleOfTable() + glm::dvec2(900.0, 600.0);
    const auto bunker = putBunker("Hầm họp", at);
    putBunker("Hầm trú ẩn", middleOfTable());
    ASSERT_NO_FATAL_FAILURE(type("ham hop"));
    ASSERT_FALSE(titles().isEmpty()) << search().field().note().toStdString();
    EXPECT_EQ(titles().front(), QString::fromUtf8("Hầm họp"));
    EXPECT_TRUE(search().field().isListShown());
    EXPECT_EQ(search().field().rows().front().kind, "Structure");
    EXPECT_TRUE(search().field().rows().front().where.contains("X ")) << search().field().rows().front().where.toStdString();
    enter();
    EXPECT_EQ(session().selection(), std::vector{bunker});
    EXPECT_LT(glm::distance(target(), at), 1.0);
    EXPECT_LE(view().rangeM, 801.0);
    EXPECT_TRUE(table().hasFocus());
    EXPECT_TRUE(search().mark().isShown());
    EXPECT_FALSE(search().field().isListShown());
}

TEST_F(SearchDeskTest, EnterBeforeTheAnswerTakesTheFirstOnceItIsThere) {
    openPlan();
    const auto bunker = putBunker("Hầm họp", middleOfTable());
    QTest::keyClick(&table(), Qt::Key_F, Qt::ControlModifier);
    ASSERT_TRUE(edit().hasFocus());
    QTest::keyClicks(&edit(), "hamhop");
    for (int i = 0; i < 3; ++i) QTest::keyClick(&edit(), Qt::Key_Backspace);
    QTest::keyClick(&edit(), Qt::Key_Return);
    ASSERT_TRUE(waitFor([&] { return session().isSelected(bunker); }, kPatienceMs));
}

TEST_F(SearchDeskTest, ArrowsChooseAnotherOfTheList) {
    openPlan();
    putBunker("Hầm 1", middleOfTable());
    const auto second = putBunker("Hầm 2", middleOfTable() + glm::dvec2(500.0, 0.0));
    ASSERT_NO_FATAL_FAILURE(type("ham"));
    const auto row = titles().indexOf(QString::fromUtf8("Hầm 2"));
    ASSERT_GE(row, 0);
    for (int i = 0; i < row; ++i) QTest::keyClick(&edit(), Qt::Key_Down);
    EXPECT_TRUE(edit().hasFocus());
    EXPECT_TRUE(edit().accessibleDescription().contains(QString::fromUtf8("Hầm 2")));
    enter();
    EXPECT_EQ(session().selection(), std::vector{second});
}

TEST_F(SearchDeskTest, AClickInTheListChooses) {
    openPlan();
    const auto bunker = putBunker("Hầm họp", middleOfTable());
    ASSERT_NO_FATAL_FAILURE(type("hop"));
    auto* list = window_->findChild<QAbstractItemView*>(QStringLiteral("searchList"));
    ASSERT_TRUE(list && list->isVisible());
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(0, 0)).center());
    settle();
    EXPECT_EQ(session().selection(), std::vector{bunker});
}

TEST_F(SearchDeskTest, CoordinatesInVn2000AreFlownTo) {
    openPlan();
    const glm::dvec2 at = middleOfTable() + glm::dvec2(-1000.0, 400.0);
    ASSERT_NO_FATAL_FAILURE(type(QStringLiteral("X %1 Y %2").arg(at.y, 0, 'f', 1).arg(at.x, 0, 'f', 1)));
    ASSERT_EQ(search().field().rows().size(), 1u) << search().field().note().toStdString();
    EXPECT_EQ(search().field().rows().front().kind, "Coordinates");
    enter();
    EXPECT_LT(glm::distance(target(), at), 0.1);
    EXPECT_TRUE(search().mark().isShown());
}

TEST_F(SearchDeskTest, CoordinatesInMgrsAreFlownTo) {
    openPlan();
    const glm::dvec2 at = middleOfTable() + glm::dvec2(300.0, -700.0);
    const auto written = geo::formatCoordinate(at, table().ground()->crs, geo::CoordinateStyle::Mgrs);
    ASSERT_TRUE(written);
    ASSERT_NO_FATAL_FAILURE(type(QString::fromStdString(*written)));
    ASSERT_FALSE(search().field().rows().empty()) << search().field().note().toStdString();
    enter();
    EXPECT_LT(glm::distance(target(), at), 2.0);  // squares of a metre
}

TEST_F(SearchDeskTest, CoordinatesBesideTheTableAreToldAndNotFlownTo) {
    openPlan();
    const glm::dvec2 before = target();
    const glm::dvec2 away{table().ground()->bounds.maxE + 5000.0, middleOfTable().y};
    ASSERT_NO_FATAL_FAILURE(type(QStringLiteral("X %1 Y %2").arg(away.y, 0, 'f', 0).arg(away.x, 0, 'f', 0)));
    ASSERT_EQ(search().field().rows().size(), 1u);
    EXPECT_EQ(search().field().rows().front().where, "outside the table, 5.0 km from its edge");
    enter();
    EXPECT_LT(glm::distance(target(), before), 0.1);
    EXPECT_TRUE(search().field().note().contains("outside the table"));
    EXPECT_TRUE(edit().hasFocus());
    EXPECT_FALSE(edit().text().isEmpty());
}

TEST_F(SearchDeskTest, WhatIsNoPlaceAndNoNameSaysWhy) {
    openPlan();
    ASSERT_NO_FATAL_FAILURE(type("qwxzqw"));
    EXPECT_TRUE(search().field().rows().empty());
    EXPECT_EQ(search().field().note(), QString::fromUtf8("Nothing in the plan or on the map is called “qwxzqw”."));
    EXPECT_TRUE(search().field().isListShown());
    ASSERT_NO_FATAL_FAILURE(type("99 Q 12345 67890 5"));
    EXPECT_TRUE(search().field().note().contains("Read as coordinates: ")) << search().field().note().toStdString();
    EXPECT_EQ(edit().text(), "99 Q 12345 67890 5");
}

TEST_F(SearchDeskTest, NamesOfAVectorLayerAreFoundWithoutAPlan) {
    openSample();
    window_->addFiles({writePlaces()});
    settle();
    ASSERT_TRUE(table().ground()->vectors) << messages().messages().join("\n").toStdString();
    ASSERT_NO_FATAL_FAILURE(type("na loc"));
    ASSERT_EQ(titles(), QStringList{QString::fromUtf8("Bản Nà Lốc")}) << search().field().note().toStdString();
    EXPECT_EQ(search().field().rows().front().kind, "Name on the map");
    EXPECT_TRUE(search().field().rows().front().where.startsWith("places.geojson")) << search().field().rows().front().where.toStdString();
    enter();
    EXPECT_LT(glm::distance(target(), middleOfTable() + glm::dvec2(700.0, -900.0)), 1.0);
}

TEST_F(SearchDeskTest, ChoosingAPhaseShowsIt) {
    openPlan();
    layers::PlanEditor editor{*session().plan()};
    layers::Phase phase;
    phase.name = "Giai đoạn 1";
    phase.order = 1;
    editor.put(phase);
    phase = {};
    phase.name = "Giai đoạn 2";
    phase.order = 2;
    editor.put(phase);
    ASSERT_TRUE(session().apply(editor.finish("phases")));
    ASSERT_NO_FATAL_FAILURE(type("doan 2"));
    ASSERT_FALSE(titles().isEmpty());
    enter();
    QAction* shown = nullptr;
    for (QAction* action : window_->findChildren<QAction*>())
        if (action->isChecked() && action->text() == QString::fromUtf8("Giai đoạn 2")) shown = action;
    EXPECT_TRUE(shown);
}

TEST_F(SearchDeskTest, EscapeClearsAndGivesTheKeysBackToTheTable) {
    openPlan();
    putBunker("Hầm họp", middleOfTable());
    ASSERT_NO_FATAL_FAILURE(type("ham"));
    ASSERT_TRUE(search().field().isListShown());
    QTest::keyClick(&edit(), Qt::Key_Escape);
    EXPECT_TRUE(edit().text().isEmpty());
    EXPECT_FALSE(search().field().isListShown());
    EXPECT_TRUE(table().hasFocus());
    EXPECT_TRUE(session().selection().empty());
}

TEST_F(SearchDeskTest, TheMarkLeavesTheSketchOfAToolAndTheOtherWayRound) {
    openPlan();
    viewer::Sketch ofTool;
    ofTool.lines.push_back({.points = {middleOfTable(), middleOfTable() + glm::dvec2(100.0, 0.0)}});
    table().setSketch(ofTool);
    viewer::Sketch mark;
    mark.handles.push_back({.at = middleOfTable()});
    table().setStandingSketch(&messages(), mark);
    EXPECT_EQ(table().shownSketch().lines, ofTool.lines);
    EXPECT_EQ(table().shownSketch().handles, mark.handles);
    table().setSketch({});
    EXPECT_EQ(table().shownSketch().handles, mark.handles);
    table().setSketch(ofTool);
    table().setStandingSketch(&messages(), {});
    EXPECT_EQ(table().shownSketch(), ofTool);
}

TEST_F(SearchDeskTest, SpeaksTheLanguageOfTheMoment) {
    openPlan();
    app::setLanguage(app::Language::Vietnamese);
    ASSERT_NO_FATAL_FAILURE(type("qwxzqw"));
    EXPECT_TRUE(search().field().note().contains(QString::fromUtf8("Không có gì trong kế hoạch hay trên bản đồ"))) << search().field().note().toStdString();
    EXPECT_FALSE(edit().accessibleName().isEmpty());
    EXPECT_NE(edit().accessibleName(), "Search the plan, the map and coordinates");
    EXPECT_EQ(edit().placeholderText(), QString::fromUtf8("Tìm: tên, địa danh, tọa độ (Ctrl+F)"));
}

TEST_F(SearchDeskTest, TheFieldComesWithItsBarInFullScreen) {
    openPlan();
    window_->actions().fullScreen->setChecked(true);
    ASSERT_TRUE(waitFor([this] { return !window_->menuBar()->isVisible(); }, kPatienceMs));
    search().findAction()->trigger();
    ASSERT_TRUE(waitFor([this] { return edit().hasFocus(); }, kPatienceMs));
    EXPECT_TRUE(window_->menuBar()->isVisible());
    QTest::keyClick(&edit(), Qt::Key_Escape);
    EXPECT_FALSE(window_->menuBar()->isVisible());
    window_->actions().fullScreen->setChecked(false);
}

}  // namespace
}  // namespace saban::test
