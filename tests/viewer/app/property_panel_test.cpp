// Properties of a plan's features, typed by a person, and what is in the file afterwards.
#include "viewer/app/property_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <span>

#include "layers/edit/field_edits.h"
#include "tests/viewer/app/session_fixture.h"
#include "viewer/app/colour_editor.h"

namespace saban::test {
namespace {

using layers::Structure;

class PropertyPanelTest : public SessionTest {
   protected:
    void SetUp() override {
        SessionTest::SetUp();
        open(smallPlan());
        panel_ = std::make_unique<app::PropertyPanel>(session_);
        panel_->resize(360, 900);
        showActive(*panel_);
        bunker_ = named<Structure>("Hầm họp");
        trench_ = named<Structure>("Hào giao thông");
    }

    QLineEdit* line(const std::string& column) {
        auto* editor = panel_->editor(column);
        EXPECT_TRUE(editor) << column;
        if (!editor) return nullptr;
        if (auto* line = qobject_cast<QLineEdit*>(editor->input())) return line;
        return editor->findChild<QLineEdit*>();
    }
    QComboBox* combo(const std::string& column) { return qobject_cast<QComboBox*>(panel_->editor(column)->input()); }

    void type(const std::string& column, const QString& text, Qt::Key end = Qt::Key_Return) {
        QLineEdit* input = line(column);
        input->setFocus();
        input->selectAll();
        QTest::keyClick(input, Qt::Key_Delete);
        QTest::keyClicks(input, text);
        QTest::keyClick(input, end);
    }

    /// Opens the list with the keys and takes the entry of that title.
    void choose(const std::string& column, const QString& title) {
        QComboBox* box = combo(column);
        box->setFocus();
        box->showPopup();
        const int index = box->findText(title);
        ASSERT_GE(index, 0) << title.toStdString();
        QTest::keyClick(box->view(), Qt::Key_Home);
        for (int i = 0; i < index; ++i) QTest::keyClick(box->view(), Qt::Key_Down);
        QTest::keyClick(box->view(), Qt::Key_Return);
    }

    std::unique_ptr<app::PropertyPanel> panel_;
    layers::FeatureRef bunker_, trench_;
};

TEST_F(PropertyPanelTest, ShowsAFieldOfEveryColumn) {
    layers::forEachKind([&]<typename T>(layers::KindTag<T>) {
        const auto& row = session_.plan()->all<T>().rows().front();
        session_.select({{std::string(layers::kindName<T>()), row->uid}});
        for (const auto& field : layers::fieldsOf<T>())
            // What a scene hides and does is told in words by a panel of its own.
            EXPECT_TRUE(field.column == "uid" || field.column == "actions" || field.column == "hidden_layers" || panel_->editor(std::string(field.column))) << layers::kindName<T>() << " " << field.column;
    });
}

TEST_F(PropertyPanelTest, StoresANumberWithADecimalCommaWhenItIsEntered) {
    session_.select({bunker_});
    EXPECT_EQ(line("width_m")->text(), "4.5");
    type("width_m", "5,25");
    EXPECT_EQ(storedFeature<Structure>(bunker_)->widthM, 5.25);
    EXPECT_EQ(line("width_m")->text(), "5.25");
    session_.undo();
    EXPECT_EQ(line("width_m")->text(), "4.5");
    EXPECT_EQ(storedFeature<Structure>(bunker_)->widthM, 4.5);
}

TEST_F(PropertyPanelTest, MakesOneEditWhenAFieldIsLeftAndNonePerKey) {
    session_.select({bunker_});
    QSignalSpy edits(&session_, &app::PlanSession::edited);
    type("name", "Ham chi huy", Qt::Key_Tab);
    EXPECT_EQ(edits.count(), 1);
    EXPECT_EQ(storedFeature<Structure>(bunker_)->name, "Ham chi huy");
    type("name", "Ham chi huy", Qt::Key_Tab);
    EXPECT_EQ(edits.count(), 1);
}

TEST_F(PropertyPanelTest, RefusesNonsenseWithAReasonAndKeepsWhatWasTyped) {
    session_.select({bunker_});
    type("heading_deg", "361");
    EXPECT_EQ(line("heading_deg")->text(), "361");
    EXPECT_EQ(panel_->editor("heading_deg")->reason(), "Give a number from 0 to 360.");
    EXPECT_EQ(storedFeature<Structure>(bunker_)->headingDeg, 0.0);
    type("name", "X", Qt::Key_Tab);  // another edit leaves it alone
    EXPECT_EQ(line("heading_deg")->text(), "361");
    type("heading_deg", "36");
    EXPECT_TRUE(panel_->editor("heading_deg")->reason().isEmpty());
    EXPECT_EQ(storedFeature<Structure>(bunker_)->headingDeg, 36.0);
}

TEST_F(PropertyPanelTest, TitlesStandBesideTheFirstLineOfTheirFieldsHoweverTallTheRow) {
    panel_->resize(620, 1400);
    session_.select({bunker_});
    type("heading_deg", "361");  // a reason below
    QTest::qWait(0);
    int beside = 0;
    for (const QLabel* title : panel_->findChildren<QLabel*>()) {
        const auto* editor = qobject_cast<const app::FieldEditor*>(title->buddy());
        if (!editor || !title->isVisible() || editor->x() <= title->x()) continue;
        const QWidget* line = editor->input();
        if (!qobject_cast<const QLineEdit*>(line) && !qobject_cast<const QComboBox*>(line)) continue;
        const double written = title->y() + title->contentsMargins().top() + title->fontMetrics().height() / 2.0, middle = editor->y() + line->y() + line->height() / 2.0;
        EXPECT_TRUE(title->alignment() & Qt::AlignTop) << title->text().toStdString();
        EXPECT_NEAR(written, middle, 1.5) << title->text().toStdString();
        ++beside;
    }
    EXPECT_GT(beside, 5);
}

TEST_F(PropertyPanelTest, GivesBackWhatHeldOnEscape) {
    session_.select({bunker_});
    type("width_m", "wide");
    EXPECT_FALSE(panel_->editor("width_m")->reason().isEmpty());
    QTest::keyClick(line("width_m"), Qt::Key_Escape);
    EXPECT_EQ(line("width_m")->text(), "4.5");
    EXPECT_TRUE(panel_->editor("width_m")->reason().isEmpty());
}

TEST_F(PropertyPanelTest, KeepsTheKeysAndTheTextWhileThePlanChangesElsewhere) {
    session_.select({bunker_});
    line("name")->setFocus();
    line("name")->selectAll();
    QTest::keyClicks(line("name"), "Half wri");
    session_.apply(layers::moveFeatures(*session_.plan(), std::span(&bunker_, 1), {10.0, 0.0}, {}));
    EXPECT_TRUE(line("name")->hasFocus());
    EXPECT_EQ(line("name")->text(), "Half wri");
    EXPECT_EQ(line("place")->text(), "X 2335690  Y 481250");
    QTest::keyClicks(line("name"), "tten");
    QTest::keyClick(line("name"), Qt::Key_Return);
    EXPECT_EQ(storedFeature<Structure>(bunker_)->name, "Half written");
}

TEST_F(PropertyPanelTest, TakesVietnameseFromAnInputMethod) {
    session_.select({bunker_});
    QLineEdit* name = line("name");
    name->setFocus();
    name->selectAll();
    compose(name, {"H", "Ha", "Hâ", "Hầ", "Hầm"}, "Hầm ");
    compose(name, {"h", "ho", "hop", "họp"}, "họp");
    EXPECT_EQ(storedFeature<Structure>(bunker_)->name, "Hầm họp");
    compose(name, {"s", "so", "số"}, " số 1");
    QTest::keyClick(name, Qt::Key_Return);
    EXPECT_EQ(storedFeature<Structure>(bunker_)->name, "Hầm họp số 1");

    auto* note = qobject_cast<QPlainTextEdit*>(panel_->editor("note")->input());
    note->setFocus();
    compose(note, {"Đ", "Đa", "Đã"}, "Đã đào xong");
    line("name")->setFocus();
    EXPECT_EQ(storedFeature<Structure>(bunker_)->note, "Đã đào xong");
}

TEST_F(PropertyPanelTest, ShowsADashWhereSeveralDifferAndSetsThemTogether) {
    session_.select({bunker_, trench_});
    EXPECT_EQ(line("name")->text(), "");
    EXPECT_EQ(line("name")->placeholderText(), "—");
    EXPECT_EQ(combo("state")->currentIndex(), -1);
    EXPECT_FALSE(panel_->editor("place"));
    type("cover_m", "1.2");
    choose("state", "Ready");
    for (const auto& feature : {bunker_, trench_}) {
        EXPECT_EQ(storedFeature<Structure>(feature)->coverM, 1.2);
        EXPECT_EQ(storedFeature<Structure>(feature)->state, layers::StructureState::Ready);
    }
    EXPECT_EQ(storedFeature<Structure>(trench_)->name, "Hào giao thông");
    line("name")->setFocus();
    line("width_m")->setFocus();  // left without typing
    EXPECT_EQ(storedFeature<Structure>(trench_)->name, "Hào giao thông");
    session_.undo();
    EXPECT_EQ(storedFeature<Structure>(bunker_)->state, layers::StructureState::UnderConstruction);
}

TEST_F(PropertyPanelTest, ATrenchShowsTheSizesOfItsTypeAndAsksForNoneThatChangesNothing) {
    session_.select({trench_});
    // data/catalogue/structures.json, open_trench: 1.1 m wide at the top, parapets of 0.5 m, 1.5 m deep, no cover.
    EXPECT_EQ(line("width_m")->placeholderText(), "1.1 (default)");
    EXPECT_EQ(line("height_m")->placeholderText(), "0.5 (default)");
    EXPECT_EQ(line("excavation_m")->placeholderText(), "1.5 (default)");
    EXPECT_EQ(line("cover_m")->placeholderText(), "0 (default)");
    EXPECT_EQ(line("length_m")->placeholderText(), "its line's");
    for (const char* column : {"length_m", "width_m", "excavation_m"}) EXPECT_TRUE(line(column)->isReadOnly()) << column;
    for (const char* column : {"height_m", "cover_m"}) EXPECT_FALSE(line(column)->isReadOnly()) << column;
    type("height_m", "0.8");
    EXPECT_EQ(storedFeature<Structure>(trench_)->heightM, 0.8);
    // What a list brought in all the same can be taken away.
    const auto edit = layers::setField(*session_.plan(), std::span(&trench_, 1), "width_m", layers::Value{2.0});
    ASSERT_TRUE(edit && session_.apply(*edit));
    EXPECT_FALSE(line("width_m")->isReadOnly());
    type("width_m", "");
    EXPECT_FALSE(storedFeature<Structure>(trench_)->widthM);
    EXPECT_TRUE(line("width_m")->isReadOnly());
}

TEST_F(PropertyPanelTest, AColourIsChosenFromSwatchesOrTyped) {
    const auto area = named<layers::Area>("Khu tập kết");
    session_.select({area});
    auto* editor = dynamic_cast<app::ColourEditor*>(panel_->editor("fill"));
    ASSERT_TRUE(editor);
    const QColor ofItsKind = editor->shownColour();
    EXPECT_TRUE(ofItsKind.isValid());
    line("fill")->setFocus();
    QTest::keyClick(line("fill"), Qt::Key_Down, Qt::AltModifier);
    ASSERT_TRUE(editor->menu().isVisible());
    QTest::keyClick(&editor->menu(), Qt::Key_Down);
    QTest::keyClick(&editor->menu(), Qt::Key_Down);  // past that of its kind: red
    QTest::keyClick(&editor->menu(), Qt::Key_Return);
    EXPECT_EQ(storedFeature<layers::Area>(area)->fill, "#ba2420");
    EXPECT_EQ(line("fill")->text(), "#ba2420");
    EXPECT_EQ(editor->shownColour(), QColor("#ba2420"));
    type("fill", "#2c7854");
    EXPECT_EQ(storedFeature<layers::Area>(area)->fill, "#2c7854");
    EXPECT_EQ(editor->shownColour(), QColor("#2c7854"));
    editor->menu().actions().front()->trigger();
    EXPECT_EQ(storedFeature<layers::Area>(area)->fill, "");
    EXPECT_EQ(editor->shownColour(), ofItsKind);
    type("fill", "reddish");  // refused, and no colour to be shown
    EXPECT_FALSE(editor->shownColour().isValid());
    EXPECT_FALSE(editor->reason().isEmpty());
    EXPECT_TRUE(panel_->editor("grade")->findChild<QLabel*>("faint")->text().contains("rated"));
}

TEST_F(PropertyPanelTest, ChoosesReferencesAndTypesByName) {
    session_.select({bunker_});
    EXPECT_EQ(combo("command_post_uid")->currentText(), "Sở chỉ huy chính");
    choose("command_post_uid", "(none)");
    EXPECT_TRUE(storedFeature<Structure>(bunker_)->commandPost.empty());
    choose("type", QString::fromStdString(layers::defaultCatalogue().find("command_bunker") ? layers::defaultCatalogue().find("command_bunker")->nameEn : ""));
    EXPECT_EQ(storedFeature<Structure>(bunker_)->type, "command_bunker");
}

TEST_F(PropertyPanelTest, ASignOfAnyPostIsNotCalledMainBelowAPostOfAnotherKind) {
    session_.select({named<layers::CommandPost>("Sở chỉ huy chính")});
    const auto hint = [&] { return panel_->editor("symbol_code")->findChild<QLabel*>("faint")->text(); };
    type("symbol_code", "10031002161100000000");
    EXPECT_EQ(hint(), "Main command post");
    choose("kind", "Rear");
    EXPECT_EQ(hint(), "Command post");
    type("symbol_code", "10031002161211000000");  // says more than the kind does
    EXPECT_EQ(hint(), "Infantry command post");
}

TEST_F(PropertyPanelTest, TicksGroups) {
    session_.select({bunker_, trench_});
    auto* list = qobject_cast<QListWidget*>(panel_->editor("groups")->input());
    ASSERT_EQ(list->count(), 2);
    const auto items = list->findItems("Tiểu ban hậu cần", Qt::MatchExactly);
    ASSERT_EQ(items.size(), 1);
    EXPECT_EQ(items[0]->checkState(), Qt::PartiallyChecked);
    list->setCurrentItem(items[0]);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Space);
    EXPECT_EQ(storedFeature<Structure>(trench_)->groups.size(), 1u);
    EXPECT_EQ(storedFeature<Structure>(bunker_)->groups.size(), 1u);
}

TEST_F(PropertyPanelTest, PlacesAtTypedCoordinatesOfAnyStyle) {
    session_.select({bunker_});
    EXPECT_EQ(line("place")->text(), "X 2335690  Y 481240");
    type("place", "2335700.5 481250,25");
    EXPECT_EQ(storedFeature<Structure>(bunker_)->geometry.at(), glm::dvec2(481250.25, 2335700.5));
    const auto asDegrees = geo::formatCoordinate({481260.0, 2335710.0}, *geo::Crs::fromEpsg(3405), geo::CoordinateStyle::LonLatDecimal, 4);
    type("place", QString::fromStdString(*asDegrees).remove("°"));
    const glm::dvec2 at = storedFeature<Structure>(bunker_)->geometry.at();
    EXPECT_NEAR(at.x, 481260.0, 0.003);
    EXPECT_NEAR(at.y, 2335710.0, 0.003);
    session_.undo();
    EXPECT_EQ(line("place")->text(), "X 2335700.50  Y 481250.25");
}

TEST_F(PropertyPanelTest, RefusesAPlaceThatIsNoneOrFarFromTheTable) {
    session_.select({bunker_});
    panel_->setTableBounds(geo::Bounds{480000, 2334000, 486000, 2340000});
    type("place", "somewhere");
    EXPECT_FALSE(panel_->editor("place")->reason().isEmpty());
    EXPECT_EQ(line("place")->text(), "somewhere");
    type("place", "X 1335690 Y 481240");
    EXPECT_TRUE(panel_->editor("place")->reason().contains("km from the table")) << panel_->editor("place")->reason().toStdString();
    EXPECT_EQ(storedFeature<Structure>(bunker_)->geometry.at(), glm::dvec2(481240.0, 2335690.0));
}

TEST_F(PropertyPanelTest, ShowsCoordinatesInTheChosenStyle) {
    session_.select({bunker_});
    panel_->setCoordinateStyle(geo::CoordinateStyle::Mgrs);
    EXPECT_TRUE(line("place")->text().startsWith("48Q VJ ")) << line("place")->text().toStdString();
    panel_->setCoordinateStyle(geo::CoordinateStyle::EastingNorthing);
    EXPECT_EQ(line("place")->text(), "E 481240  N 2335690");
    EXPECT_EQ(storedFeature<Structure>(bunker_)->geometry.at(), glm::dvec2(481240.0, 2335690.0));
}

TEST_F(PropertyPanelTest, TakesTheVerticesOfALineFromASpreadsheet) {
    session_.select({trench_});
    auto* vertices = panel_->editor("place")->findChild<QPlainTextEdit*>();
    ASSERT_TRUE(vertices && vertices->isVisible());
    EXPECT_EQ(vertices->toPlainText().split('\n').size(), 3);
    vertices->setFocus();
    vertices->setPlainText("2335600\t481200\n2335650,5\t481210,5\nnot a place");
    QTest::keyClick(vertices, Qt::Key_Return, Qt::ControlModifier);
    EXPECT_TRUE(panel_->editor("place")->reason().startsWith("Line 3: ")) << panel_->editor("place")->reason().toStdString();
    vertices->setPlainText("2335600\t481200\n2335650,5\t481210,5\n");
    QTest::keyClick(vertices, Qt::Key_Return, Qt::ControlModifier);
    EXPECT_EQ(storedFeature<Structure>(trench_)->geometry.linePoints(), (std::vector<glm::dvec2>{{481200, 2335600}, {481210.5, 2335650.5}}));
}

// MGRS is written to the metre: places that were read again would move.
TEST_F(PropertyPanelTest, LeavesPointsWhereTheyAreWhoseLinesWereNotChanged) {
    session_.select({trench_});
    panel_->setCoordinateStyle(geo::CoordinateStyle::Mgrs);
    std::vector<glm::dvec2> expected = storedFeature<Structure>(trench_)->geometry.linePoints();
    ASSERT_EQ(expected.size(), 3u);
    expected[1] = {481210.5, 2335650.5};
    auto* vertices = panel_->editor("place")->findChild<QPlainTextEdit*>();
    QStringList lines = vertices->toPlainText().split('\n');
    ASSERT_TRUE(lines[0].startsWith("48Q VJ ")) << lines[0].toStdString();
    lines[1] = QStringLiteral("X 2335650.5 Y 481210.5");
    vertices->setFocus();
    vertices->setPlainText(lines.join('\n'));
    QTest::keyClick(vertices, Qt::Key_Return, Qt::ControlModifier);
    EXPECT_EQ(storedFeature<Structure>(trench_)->geometry.linePoints(), expected);
    lines = vertices->toPlainText().split('\n');
    lines.removeAt(1);
    vertices->setPlainText(lines.join('\n'));
    QTest::keyClick(vertices, Qt::Key_Return, Qt::ControlModifier);
    EXPECT_EQ(storedFeature<Structure>(trench_)->geometry.linePoints(), (std::vector<glm::dvec2>{expected[0], expected[2]}));
}

TEST_F(PropertyPanelTest, PlacesAUnitInThePhaseThatIsShown) {
    const auto unit = named<layers::Unit>("Đại đội 1");
    const auto second = named<layers::Phase>("Giai đoạn 2");
    panel_->setPhase(second.uid);
    session_.select({unit});
    EXPECT_EQ(line("place")->text(), "X 2336000.125  Y 481250.250");
    type("place", "X 2336010 Y 481260");
    const auto plan = stored();
    EXPECT_EQ(layers::geometryOf(plan, unit, second.uid).at(), glm::dvec2(481260, 2336010));
    EXPECT_EQ(layers::geometryOf(plan, unit, named<layers::Phase>("Giai đoạn 1").uid).at(), glm::dvec2(480500, 2335000));
}

TEST_F(PropertyPanelTest, TakesWhatWasTypedBeforeSomethingElseIsSelected) {
    session_.select({bunker_});
    line("width_m")->setFocus();
    line("width_m")->selectAll();
    QTest::keyClicks(line("width_m"), "6");
    session_.select({trench_});
    EXPECT_EQ(storedFeature<Structure>(bunker_)->widthM, 6.0);
    EXPECT_FALSE(storedFeature<Structure>(trench_)->widthM);
    QSignalSpy troubles(panel_.get(), &app::PropertyPanel::troubled);
    line("cover_m")->setFocus();
    QTest::keyClicks(line("cover_m"), "much");
    session_.select({bunker_});
    EXPECT_EQ(troubles.count(), 1);
}

TEST_F(PropertyPanelTest, TakesDaysAsPeopleWriteThem) {
    session_.select({named<layers::WorkItem>("Xây hầm họp")});
    EXPECT_EQ(line("due_date")->text(), "30/04/2026");
    type("due_date", "5-5-2026");
    EXPECT_EQ(storedFeature<layers::WorkItem>(session_.selection().front())->due.iso, "2026-05-05");
    type("due_date", "31/2/2026");
    EXPECT_FALSE(panel_->editor("due_date")->reason().isEmpty());
    EXPECT_EQ(combo("feature_uid")->currentText(), "Hầm họp");
}

TEST_F(PropertyPanelTest, SpeaksVietnameseWithDecimalCommas) {
    session_.select({bunker_});
    app::setLanguage(app::Language::Vietnamese);
    QCoreApplication::processEvents();
    EXPECT_EQ(line("width_m")->text(), "4,5");
    EXPECT_EQ(combo("state")->currentText(), "Đang xây dựng");
    type("width_m", "7,75");
    EXPECT_EQ(storedFeature<Structure>(bunker_)->widthM, 7.75);
}

TEST_F(PropertyPanelTest, OffersNothingWithoutAPlan) {
    session_.select({bunker_});
    line("name")->setFocus();
    QTest::keyClicks(line("name"), "x");
    session_.close();
    EXPECT_FALSE(panel_->editor("name"));
    EXPECT_EQ(storedFeature<Structure>(bunker_)->name, "Hầm họp");
}

TEST_F(PropertyPanelTest, LosesTheFormWithWhatItShows) {
    session_.select({bunker_});
    line("name")->setFocus();
    session_.apply(layers::removeFeatures(*session_.plan(), std::span(&bunker_, 1)));
    EXPECT_FALSE(panel_->editor("name"));
    session_.undo();
    EXPECT_TRUE(session_.plan()->find<Structure>(bunker_.uid));
    EXPECT_EQ(session_.plan()->find<Structure>(bunker_.uid)->name, "Hầm họp");
}

}  // namespace
}  // namespace saban::test
